//! The project's own commands: `cargo xtask run`, `test`, `serve`, `build`, `pictures`, `setup`, `fuzz`, `soak`,
//! `judge`, `deny`, `schema`, `install`, `bench`.

mod bench;
mod bundle;
mod check;
mod digits;
mod folder;
mod fuzz;
mod icon;
mod judge;
mod order;
mod same;
mod sections;
mod setup;
mod short;
mod size;
mod soak;
mod supply;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// What went wrong, in words for the person at the terminal.
pub type Failure = String;

fn main() -> ExitCode {
    let task = std::env::args().nth(1).unwrap_or_default();
    let result = match task.as_str() {
        "setup" => setup::all().map(drop),
        "build" => setup::all().and_then(|tools| bundle::build(&tools)),
        "draft" => setup::all().and_then(|tools| bundle::draft(&tools)),
        "run" => setup::all().and_then(|tools| bundle::build(&tools)).and_then(|()| open()),
        "serve" => setup::all().and_then(|tools| {
            let open = has_display().then_some("--open");
            run(tools.command("trunk").arg("serve").args(open))
        }),
        "test" => check::all(),
        "pictures" => check::pictures(),
        "twice" => setup::all().and_then(|tools| same::twice(&tools)),
        "judge" => judge::all(),
        "deny" => setup::all().and_then(|tools| supply::all(&tools)),
        "schema" => schema(),
        "install" => install(),
        "bench" => bench::bench(),
        "soak" => soak::soak(&std::env::args().skip(2).collect::<Vec<_>>()),
        "fuzz" => {
            let mut arguments = std::env::args().skip(2);
            let (target, seconds) = (arguments.next(), arguments.next());
            fuzz::fuzz(target.as_deref(), seconds.as_deref())
        }
        _ => Err("usage: cargo xtask run | test | serve | build | draft | pictures | twice | judge | deny | schema | install | bench | setup | soak [--built] [part…] | fuzz [target] [seconds]".to_owned()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::FAILURE
        }
    }
}

/// The project's top folder.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// Says what is run, runs it in the project's top folder, and fails when it does.
pub fn run(command: &mut Command) -> Result<(), Failure> {
    command.current_dir(root());
    let arguments: Vec<_> = command.get_args().map(|argument| argument.to_string_lossy()).collect();
    let line = format!("{} {}", command.get_program().to_string_lossy(), arguments.join(" "));
    println!("· {line}");
    let status = command.status().map_err(|error| format!("{line}: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{line}: {status}")) }
}

/// Installs the native program, `scolie`, where Cargo has its programs.
fn install() -> Result<(), Failure> {
    let mut command = Command::new("cargo");
    command.args(["install", "--path", ".", "--locked", "--force", "--bin", "scolie"]);
    run(command.args(["--features", "cli", "--profile", "native"]))
}

/// Writes the schema of dossier files, as the types that read and write them have it.
fn schema() -> Result<(), Failure> {
    let file = root().join("src/exchange/dossier.schema.json");
    let mut test = Command::new("cargo");
    test.args(["test", "--locked", "--lib", "exchange::schema"]).env("SCOLIE_SCHEMA", file);
    run(&mut test)
}

/// Opens the built file in the default browser, where there is a display.
fn open() -> Result<(), Failure> {
    let file = root().join("dist/scolie.html");
    println!("open {} in a browser", file.display());
    if !has_display() {
        return Ok(());
    }
    let opener = match std::env::consts::OS {
        "macos" => "open",
        "windows" => "explorer",
        _ => "xdg-open",
    };
    // The file is built whether or not a browser could be started.
    let _ = Command::new(opener).arg(file).status();
    Ok(())
}

fn has_display() -> bool {
    let named = |name| std::env::var_os(name).is_some();
    cfg!(any(target_os = "macos", windows)) || named("DISPLAY") || named("WAYLAND_DISPLAY")
}
