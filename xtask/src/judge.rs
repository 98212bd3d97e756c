//! Shows what Scolie writes to the programs and libraries that have to read it.
//!
//! A test of the library writes the fixture and the example in every format that has a judge; each script of
//! `tests/judges` is given the folders of its format. The readers are installed apart, in `target/tools`, at
//! the versions of `tests/judges/requirements.txt`, and of `node.txt` where there is Node.js; those that bear
//! no others beside them have a list by the name of their script, and a place of their own. What did not run is
//! said as plainly as what did. The tests of every day need none of this.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::setup::Tools;
use crate::{Failure, root, run, setup};

/// The test that writes the files, and the variable that says where.
const TEST: &str = "exchange::judged";
const FOLDER: &str = "SCOLIE_JUDGED";

/// Formats that no reader is known of that can be had: our own tests are all that looks at them.
const UNJUDGED: [&str; 3] = ["Hypothesis", "ClaimReview", "the report and the pages for people"];

/// What judged, and what it said.
struct Verdict {
    reader: String,
    version: String,
    of: String,
    said: String,
    accepted: bool,
}

/// Writes the files, gets the readers, runs every script; fails when one of them refuses.
pub fn all() -> Result<(), Failure> {
    let tools = setup::all()?;
    let judged = root().join("target/judged");
    // What an earlier run wrote is no longer what is judged.
    if judged.exists() {
        fs::remove_dir_all(&judged).map_err(|error| format!("{}: {error}", judged.display()))?;
    }
    run(tools.command("cargo").args(["test", "--locked", "--lib", TEST]).env(FOLDER, &judged))?;
    let (mut verdicts, mut absent) = (Vec::new(), Vec::new());
    for script in list(&root().join("tests/judges"))? {
        let format = script.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let ending = script.extension().unwrap_or_default().to_string_lossy().into_owned();
        let runner = match ending.as_str() {
            "py" => python(&tools, &format).map(|python| (python, None)),
            "mjs" => node_packages(&tools, "tests/judges/node.txt", "target/tools/judges-node")
                .map(|folder| (PathBuf::from("node"), Some(folder))),
            _ => continue,
        };
        match runner {
            Ok(runner) => judge(&tools, &runner, &script, &format, &judged.join(&format), &mut verdicts)?,
            Err(failure) => absent.push((format, failure)),
        }
    }
    print(&verdicts);
    absent.iter().for_each(|(format, failure)| println!("NOT JUDGED: {format}: {failure}"));
    if Command::new("soffice").arg("--version").output().is_err() {
        println!("NOT RUN: LibreOffice, for tables: there is no soffice");
    }
    println!("without a reader of others: {}", UNJUDGED.join(", "));
    match verdicts.iter().filter(|verdict| !verdict.accepted).count() {
        0 => Ok(()),
        refused => Err(format!("{refused} of {} verdicts are refusals", verdicts.len())),
    }
}

/// The list of the readers of a format: its own, or the one of most.
fn requirements(format: &str) -> PathBuf {
    let own = root().join(format!("tests/judges/{format}.txt"));
    if own.exists() { own } else { root().join("tests/judges/requirements.txt") }
}

/// A Python that has the readers of a format.
fn python(tools: &Tools, format: &str) -> Result<PathBuf, Failure> {
    let list = requirements(format);
    let name =
        if list.ends_with("requirements.txt") { "judges".to_owned() } else { format!("judges-{format}") };
    let folder = root().join("target/tools").join(name);
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    if !python.exists() {
        println!("making a place for the readers");
        let made = run(tools.command("python3").args(["-m", "venv"]).arg(&folder));
        made.map_err(|failure| {
            format!("{failure}\nthe judges need Python 3.10 or later, with its venv module")
        })?;
    }
    run(Command::new(&python).args(["-m", "pip", "install", "--quiet", "--requirement"]).arg(list))?;
    Ok(python)
}

/// The folder in which Node.js finds the packages of a list, installed.
pub fn node_packages(tools: &Tools, list: &str, folder: &str) -> Result<PathBuf, Failure> {
    let folder = root().join(folder);
    let list = fs::read_to_string(root().join(list)).map_err(|error| error.to_string())?;
    let packages = list.lines().filter(|line| !line.starts_with('#'));
    let packages: Vec<&str> = packages.filter_map(|line| line.split_whitespace().next()).collect();
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut npm = tools.command("npm");
    npm.args(["install", "--silent", "--no-save", "--no-audit", "--no-fund", "--prefix"]).arg(&folder);
    run(npm.args(packages))?;
    Ok(folder)
}

/// Runs a script on every folder of its format.
fn judge(
    tools: &Tools,
    (program, place): &(PathBuf, Option<PathBuf>),
    script: &Path,
    format: &str,
    folder: &Path,
    verdicts: &mut Vec<Verdict>,
) -> Result<(), Failure> {
    let mut readers = readers(format)?;
    if readers.is_empty() {
        readers.push(("our own reader of the specification".to_owned(), String::new()));
    }
    for dossier in list(folder)? {
        let mut command = match place {
            // A reader of Node.js is found from the folder that it runs in.
            Some(place) => {
                let mut command = tools.command(&program.to_string_lossy());
                command.current_dir(place);
                command
            }
            None => Command::new(program),
        };
        let output = command.arg(script).arg(&dossier).output();
        let output = output.map_err(|error| format!("{}: {error}", program.display()))?;
        let said = if output.status.success() { &output.stdout } else { &output.stderr };
        let said = String::from_utf8_lossy(said).trim().to_owned();
        let name = dossier.file_name().unwrap_or_default().to_string_lossy().into_owned();
        for (reader, version) in &readers {
            verdicts.push(Verdict {
                reader: reader.clone(),
                version: version.clone(),
                of: format!("{format}, {name}"),
                said: said.clone(),
                accepted: output.status.success(),
            });
        }
    }
    Ok(())
}

/// The readers that the script of a format asks, with their versions.
fn readers(format: &str) -> Result<Vec<(String, String)>, Failure> {
    let reader = |line: &str| {
        let (package, scripts) = line.rsplit_once(" #")?;
        let package = package.trim();
        let (name, version) = package.split_once("==").or_else(|| package.rsplit_once('@'))?;
        scripts.split_whitespace().any(|own| own == format).then(|| (name.to_owned(), version.to_owned()))
    };
    let mut found = Vec::new();
    for path in [requirements(format), root().join("tests/judges/node.txt")] {
        let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        found.extend(text.lines().filter_map(reader));
    }
    Ok(found)
}

fn list(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    let entries = fs::read_dir(folder).map_err(failed)?;
    let mut paths: Vec<PathBuf> =
        entries.map(|entry| Ok(entry?.path())).collect::<Result<_, _>>().map_err(failed)?;
    paths.sort();
    Ok(paths)
}

fn print(verdicts: &[Verdict]) {
    let row = |cells: [&str; 4]| println!("{:<36} {:<10} {:<26} {}", cells[0], cells[1], cells[2], cells[3]);
    println!();
    row(["reader", "version", "what", "verdict"]);
    for verdict in verdicts {
        let said = if verdict.accepted {
            format!("accepted ({})", verdict.said)
        } else {
            format!("REFUSED: {}", verdict.said)
        };
        row([&verdict.reader, &verdict.version, &verdict.of, &said]);
    }
}
