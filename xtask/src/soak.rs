//! The promises at full length: every check of the README's table, as often as it takes to believe it, and what
//! came of it in one table. `cargo xtask test` runs the same checks a few times each, but for those that are ignored.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::Stdio;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use serde_json::{Map, Value, json};

use crate::setup::{self, Tools};
use crate::{Failure, bundle, root};

/// One part: some tests, and how often they do what they do.
#[derive(Debug)]
struct Part {
    name: &'static str,
    /// Which of the test programs, and which of its tests.
    test: &'static str,
    filters: &'static [&'static str],
    /// The variables that say how often, and how often that is.
    counts: &'static [(&'static str, u32)],
}

const fn part(
    name: &'static str,
    filters: &'static [&'static str],
    counts: &'static [(&'static str, u32)],
) -> Part {
    Part { name, test: "e2e", filters, counts }
}

const PARTS: [Part; 10] = [
    part("killed", &["killed::"], &[("SCOLIE_KILLS", 300)]),
    part("ended", &["ended::"], &[("SCOLIE_ENDS", 50)]),
    part("synced", &["synced::"], &[("SCOLIE_SYNCS", 50)]),
    part("faults", &["faults::"], &[("SCOLIE_ABORTS", 50), ("SCOLIE_ERRORS", 5), ("SCOLIE_SEEDS", 20)]),
    part("damaged", &["damaged::"], &[("SCOLIE_DAMAGES", 40)]),
    part("together", &["together::"], &[("SCOLIE_OPERATIONS", 2_000)]),
    part("trapped", &["trapped::"], &[("SCOLIE_TRAPS", 20)]),
    part("hostile", &["hostile::"], &[]),
    part("bombs", &["bombs::"], &[("SCOLIE_BOMBS", 100)]),
    Part {
        name: "laws",
        test: "properties",
        filters: &["tabs::", "untrusted::"],
        counts: &[("PROPTEST_CASES", 4_096)],
    },
];

/// What stands before a figure in what a test prints.
const PREFIX: &str = "figure: ";
/// Where the figures are kept, those of parts that were not run now among them.
const KEPT: &str = "target/soak.json";

/// Runs the parts that are named, or all of them, on a release; with `--built`, on what `dist` holds.
pub fn soak(arguments: &[String]) -> Result<(), Failure> {
    let (options, names): (Vec<&String>, Vec<&String>) =
        arguments.iter().partition(|argument| argument.starts_with('-'));
    let known = PARTS.map(|part| part.name).join(", ");
    if let Some(name) = names.iter().find(|name| PARTS.iter().all(|part| part.name != name.as_str())) {
        return Err(format!("no part is called {name}: {known}"));
    }
    if let Some(option) = options.iter().find(|option| **option != "--built") {
        return Err(format!("no option is called {option}: --built"));
    }
    let tools = setup::all()?;
    setup::browser(&tools)?;
    if options.is_empty() {
        bundle::build(&tools)?;
    }
    let programs = programs(&tools)?;
    let chosen = PARTS.iter().filter(|part| names.is_empty() || names.iter().any(|name| *name == part.name));
    let (mut rows, mut failed) = (Vec::new(), Vec::new());
    for part in chosen {
        let begun = Instant::now();
        let (figures, passed) = run_part(&tools, &programs, part)?;
        if !passed {
            failed.push(part.name);
        }
        keep(part, &figures, passed, begun.elapsed().as_secs())?;
        rows.extend(figures.iter().flat_map(|figure| lines(part.name, figure)));
    }
    println!("\n{}", table(&rows));
    println!("kept in {KEPT}");
    if failed.is_empty() { Ok(()) } else { Err(format!("failed: {}", failed.join(", "))) }
}

/// The programs of the tests and the file that they look at, as copies: one may go on working meanwhile.
#[derive(Debug)]
struct Programs {
    folder: PathBuf,
}

impl Drop for Programs {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// Builds the tests, and copies them and `dist`.
fn programs(tools: &Tools) -> Result<Programs, Failure> {
    let folder = root().join(format!("target/soak-{}", std::process::id()));
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    std::fs::create_dir_all(folder.join("dist")).map_err(failed)?;
    let mut command = tools.command("cargo");
    command.args(["test", "--locked", "--no-run", "--message-format=json-render-diagnostics"]);
    command.args(["--test", "e2e", "--test", "properties"]).current_dir(root()).stderr(Stdio::inherit());
    let output = command.output().map_err(|error| format!("cargo: {error}"))?;
    if !output.status.success() {
        return Err(format!("the tests were not built: {}", output.status));
    }
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let Ok(message) = serde_json::from_str::<Value>(line) else { continue };
        let name = message.pointer("/target/name").and_then(Value::as_str);
        if let (Some(name), Some(program)) = (name, message.get("executable").and_then(Value::as_str)) {
            std::fs::copy(program, folder.join(name)).map_err(failed)?;
        }
    }
    for entry in std::fs::read_dir(root().join("dist")).map_err(failed)?.flatten() {
        std::fs::copy(entry.path(), folder.join("dist").join(entry.file_name())).map_err(failed)?;
    }
    Ok(Programs { folder })
}

/// Runs a part and hears its figures.
fn run_part(tools: &Tools, programs: &Programs, part: &Part) -> Result<(Vec<Value>, bool), Failure> {
    let mut command = tools.command(&programs.folder.join(part.test).display().to_string());
    // One after the other: times are measured.
    command.args(part.filters).args(["--nocapture", "--test-threads=1", "--include-ignored"]);
    command.env("SCOLIE_DIST", programs.folder.join("dist")).current_dir(root()).stdout(Stdio::piped());
    let mut count = String::new();
    for (variable, full) in part.counts {
        count = std::env::var(variable).unwrap_or_else(|_| full.to_string());
        command.env(variable, &count);
        println!("· {}: {variable}={count}", part.name);
    }
    let mut child = command.spawn().map_err(|error| format!("{}: {error}", part.test))?;
    let (mut figures, mut tests) = (Vec::new(), 0);
    for line in child.stdout.take().map(BufReader::new).into_iter().flat_map(BufReader::lines) {
        let line = line.map_err(|error| format!("{}: {error}", part.name))?;
        println!("{line}");
        if let Some((_, figure)) = line.split_once(PREFIX) {
            figures.extend(serde_json::from_str::<Value>(figure));
        }
        tests += usize::from(line.starts_with("test ") && line.ends_with("... ok"));
    }
    let status = child.wait().map_err(|error| format!("{}: {error}", part.test))?;
    if part.test != "e2e" {
        // Each of them is a law, tried on as many cases.
        let times = tests * count.parse::<usize>().unwrap_or(1);
        let failed = usize::from(!status.success());
        figures.push(
            json!({ "what": format!("{tests} laws on any cases"), "times": times, "failed": failed, "measures": [] }),
        );
    }
    Ok((figures, status.success()))
}

/// Writes what came of a part to the file, and leaves the others there.
fn keep(part: &Part, figures: &[Value], passed: bool, seconds: u64) -> Result<(), Failure> {
    let path = root().join(KEPT);
    let kept = std::fs::read_to_string(&path).ok().and_then(|text| serde_json::from_str(&text).ok());
    let mut kept: Map<String, Value> = kept.unwrap_or_default();
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs());
    let own = json!({ "passed": passed, "seconds": seconds, "at": now, "figures": figures });
    kept.insert(part.name.to_owned(), own);
    let text = serde_json::to_string_pretty(&kept).map_err(|error| error.to_string())?;
    std::fs::write(&path, text + "\n").map_err(|error| format!("{}: {error}", path.display()))
}

/// The lines of the table that say a figure: one for each of its measures.
fn lines(part: &str, figure: &Value) -> Vec<[String; 6]> {
    let text = |name: &str| figure.get(name).map_or_else(String::new, plain);
    let measures = figure.get("measures").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let first = [part.to_owned(), text("what"), text("times"), text("failed"), String::new(), String::new()];
    let mut lines = vec![first];
    for measure in measures {
        let text = |name: &str| measure.get(name).map_or_else(String::new, plain);
        let with_unit = |name: &str| format!("{} {}", text(name), text("unit")).trim_end().to_owned();
        let name = format!("  {} ({} times)", text("name"), text("of"));
        let none = String::new;
        lines.push([none(), name, none(), none(), with_unit("median"), with_unit("worst")]);
    }
    lines
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// The table, its columns even.
fn table(rows: &[[String; 6]]) -> String {
    let heads = ["part", "what", "times", "failed", "median", "worst"].map(str::to_owned);
    let all: Vec<&[String; 6]> = std::iter::once(&heads).chain(rows).collect();
    let width = |column: usize| {
        let cells = all.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or_default()
    };
    let mut table = String::new();
    for row in &all {
        for (column, cell) in row.iter().enumerate() {
            let width = width(column);
            let _ =
                if column < 2 { write!(table, "{cell:width$}  ") } else { write!(table, "{cell:>width$}  ") };
        }
        table.truncate(table.trim_end().len());
        table.push('\n');
    }
    table
}
