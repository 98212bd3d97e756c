//! What the program can be asked to do. What is said of it in `--help` stands in `lang`, in both languages.

use clap::{ArgAction, Args, Parser, Subcommand};

/// What it was asked.
#[derive(Debug, Parser)]
#[command(
    name = "scolie",
    disable_help_flag = true,
    disable_help_subcommand = true,
    disable_version_flag = true,
    version
)]
pub struct Arguments {
    #[arg(long, global = true, display_order = 90)]
    pub lang: Option<String>,
    #[arg(short, long, global = true, display_order = 91)]
    pub quiet: bool,
    #[arg(short, long, global = true, action = ArgAction::Help, display_order = 92)]
    pub help: Option<bool>,
    #[arg(short = 'V', long, action = ArgAction::Version, display_order = 93)]
    pub version: Option<bool>,
    #[command(subcommand)]
    pub task: Task,
}

/// What is to be done.
#[derive(Debug, Subcommand)]
pub enum Task {
    Convert(Convert),
    Check(Look),
    Info(Look),
    Schema(Schema),
}

/// Writes files in another format.
#[derive(Debug, Args)]
pub struct Convert {
    #[arg(required = true)]
    pub inputs: Vec<String>,
    #[arg(short, long)]
    pub to: String,
    #[arg(short, long, default_value = "-", hide_default_value = true)]
    pub output: String,
    #[arg(short, long)]
    pub force: bool,
    #[arg(long)]
    pub strict: bool,
    #[arg(short, long)]
    pub keep_going: bool,
    #[arg(long)]
    pub zip: bool,
    #[arg(long)]
    pub shard: Option<String>,
    #[arg(long)]
    pub now: Option<String>,
    #[arg(long, default_value = "", hide_default_value = true)]
    pub by: String,
    #[arg(short, long)]
    pub column: Vec<String>,
    #[arg(long)]
    pub separator: Option<String>,
    #[arg(long)]
    pub no_bom: bool,
    #[arg(long, default_value = "", hide_default_value = true)]
    pub name: String,
}

/// Looks into files.
#[derive(Debug, Args)]
pub struct Look {
    #[arg(required = true)]
    pub inputs: Vec<String>,
    #[arg(long)]
    pub json: bool,
}

/// Writes the schema.
#[derive(Debug, Args)]
pub struct Schema {
    #[arg(short, long, default_value = "-", hide_default_value = true)]
    pub output: String,
    #[arg(short, long)]
    pub force: bool,
}
