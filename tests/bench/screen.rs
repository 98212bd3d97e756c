//! How quick the screen is, beside a page that does nothing but the work, and beside others: `cargo xtask bench screen`.
//!
//! It drives the built single file in a headless browser. Each figure is the median of several runs, and stands as a
//! ratio to a reference that was measured in the same run, turn by turn with Scolie. What is measured, from where to
//! where, is said in the module of each figure. Nothing is warmed up beforehand but what a person would have warm.
//!
//! All runs are kept in `target/bench/screen.json`.
#![allow(
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::expect_used,
    clippy::indexing_slicing
)]
#![allow(clippy::print_stdout, clippy::unwrap_used, missing_docs)]

#[path = "../support/browser.rs"]
#[allow(dead_code)]
mod browser;
#[path = "screen/case.rs"]
mod case;
#[path = "../support/edits.rs"]
#[allow(dead_code)]
mod edits;
#[path = "screen/find.rs"]
mod find;
#[path = "screen/memory.rs"]
mod memory;
#[path = "screen/open.rs"]
mod open;
#[path = "screen/page.rs"]
mod page;
#[path = "screen/profile.rs"]
mod profile;
#[path = "screen/save.rs"]
mod save;
#[path = "screen/scroll.rs"]
mod scroll;
#[path = "screen/show.rs"]
mod show;
#[path = "screen/table.rs"]
mod table;
#[path = "screen/tag.rs"]
mod tag;
#[path = "screen/typing.rs"]
mod typing;

use std::path::{Path, PathBuf};

use serde_json::{Value as Json, json};

use self::browser::Engine;
use self::table::{Row, table};

/// The figures, in the order in which they are measured.
const FIGURES: [&str; 11] =
    [PROFILE, "show", "tag", "scroll", "type", "open", "find", "save", "export", "import", "memory"];

/// Not a figure: where the time goes.
const PROFILE: &str = "profile";

/// What is measured, and how often.
pub struct Options {
    engine: Engine,
    quick: bool,
    runs: usize,
    figures: Vec<String>,
    /// Where files are put that pages are handed.
    folder: PathBuf,
}

impl Options {
    fn of(words: impl Iterator<Item = String>) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/bench");
        let (engine, figures) = (Engine::Chromium, Vec::new());
        let mut options = Self { engine, quick: false, runs: 0, figures, folder };
        for word in words {
            match word.as_str() {
                "--bench" => {}
                "--firefox" => options.engine = Engine::Firefox,
                "--quick" => options.quick = true,
                figure if FIGURES.contains(&figure) => options.figures.push(figure.to_owned()),
                other => match other.strip_prefix("--runs=").and_then(|runs| runs.parse().ok()) {
                    Some(runs) => options.runs = runs,
                    None => panic!("--firefox --quick --runs=N {}", FIGURES.join(" ")),
                },
            }
        }
        if options.runs == 0 {
            options.runs = if options.quick { 3 } else { 7 };
        }
        options
    }

    fn wants(&self, figure: &str) -> bool {
        match self.figures.as_slice() {
            [] if self.quick => ["show", "tag"].contains(&figure),
            [] => figure != PROFILE,
            figures => figures.iter().any(|own| own == figure),
        }
    }

    /// Writes a file that pages are handed.
    fn keep(&self, name: &str, text: &str) -> PathBuf {
        let file = self.folder.join(name);
        std::fs::create_dir_all(&self.folder).unwrap();
        std::fs::write(&file, text).unwrap();
        file
    }

    /// Says how far it is.
    fn say(&self, what: &str) {
        if !self.quick {
            eprintln!("  {what}");
        }
    }
}

#[tokio::main]
async fn main() {
    let options = Options::of(std::env::args().skip(1));
    if options.wants(PROFILE) {
        return profile::profile(&options).await;
    }
    let mut rows: Vec<Row> = Vec::new();
    if options.wants("show") {
        show::show(&options, &mut rows).await;
    }
    if options.wants("tag") {
        tag::tag(&options, &mut rows).await;
    }
    if options.wants("scroll") {
        scroll::scroll(&options, &mut rows).await;
    }
    if options.wants("type") {
        typing::typing(&options, &mut rows).await;
    }
    if options.wants("open") {
        open::open(&options, &mut rows).await;
    }
    if options.wants("find") {
        find::find(&options, &mut rows).await;
    }
    if ["save", "export", "import"].iter().any(|figure| options.wants(figure)) {
        save::save(&options, &mut rows).await;
    }
    if options.wants("memory") {
        memory::memory(&options, &mut rows).await;
    }
    let about = about(&options);
    println!("{}", about["where"].as_str().unwrap_or_default());
    print!("{}", table(&rows));
    let rows: Vec<Json> = rows.iter().map(Row::json).collect();
    let kept = json!({ "about": about, "runs": options.runs, "rows": rows });
    options.keep("screen.json", &format!("{kept:#}\n"));
}

/// When, where and of what it was measured.
fn about(options: &Options) -> Json {
    let said = |program: &str, words: &[&str]| {
        let output = std::process::Command::new(program).args(words).output().ok();
        output.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned()).unwrap_or_default()
    };
    let browser = match options.engine {
        Engine::Chromium => said("chromium", &["--version"]),
        Engine::Firefox => said("firefox-esr", &["--version"]),
    };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let known = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = known.lines().find_map(|line| line.strip_prefix("model name")).unwrap_or_default();
    let model = model.trim_start_matches([' ', '\t', ':']);
    let (date, commit) = (said("date", &["-u", "-Iminutes"]), said("git", &["rev-parse", "--short", "HEAD"]));
    let bytes = std::fs::metadata(browser::page().trim_start_matches("file://")).map_or(0, |file| file.len());
    json!({
        "where": format!("{date}, {commit}, {browser}, {cores} cores, {model}, scolie.html of {bytes} bytes"),
        "date": date, "commit": commit, "browser": browser, "cores": cores, "model": model, "bytes": bytes,
    })
}
