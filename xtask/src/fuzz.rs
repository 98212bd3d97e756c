//! Fuzzing of the readers, by `cargo fuzz` without a sanitiser: there is no unsafe code, and so it works with
//! the stable compiler.

use std::path::Path;

use crate::{Failure, root, run, setup};

/// The targets, each with the ends of the names of the files it begins with.
const TARGETS: [(&str, &[&str]); 8] = [
    ("html", &["html"]),
    ("markdown", &["md"]),
    ("json", &["json"]),
    ("xml", &["xml"]),
    ("table", &["csv"]),
    ("plain", &["txt", "md"]),
    ("file", &["html", "md", "json", "xml", "csv", "txt"]),
    ("pasted", &["html"]),
];
/// How long each target is run where nothing else is said, in seconds.
const SECONDS: u64 = 60;
/// Longer sources find nothing that shorter ones do not, and slow the search down, in bytes.
const LONGEST: usize = 4096;

/// Runs the target `name`, or each of them, for so many seconds.
///
/// What is found stays in `target/fuzz/found`; a case worth keeping goes to `tests/specs/regressions`.
pub fn fuzz(name: Option<&str>, seconds: Option<&str>) -> Result<(), Failure> {
    let known = || TARGETS.map(|(name, _)| name).join(", ");
    let chosen = |target: &&(&str, _)| name.is_none_or(|name| name == "all" || name == target.0);
    let targets: Vec<_> = TARGETS.iter().filter(chosen).collect();
    if targets.is_empty() {
        return Err(format!("no such target; there are {}", known()));
    }
    let seconds = seconds.map_or(Ok(SECONDS), str::parse).map_err(|_| "how many seconds is a number")?;
    let tools = setup::all()?;
    setup::fuzzer(&tools)?;
    let top = root().join("target/fuzz");
    for (name, ends) in targets {
        let [seeds, corpus, found] = ["seeds", "corpus", "found"].map(|folder| top.join(folder).join(name));
        for folder in [&seeds, &corpus, &found] {
            std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        }
        sow(&seeds, ends).map_err(|error| format!("the seeds of {name}: {error}"))?;
        let mut command = tools.command("cargo");
        command.args(["fuzz", "run", "--sanitizer", "none", "--fuzz-dir", "tests/fuzz", "--target-dir"]);
        command.arg(top.join("build")).arg(name).arg(corpus).arg(seeds).arg("--");
        command.arg(format!("-max_total_time={seconds}")).arg(format!("-max_len={LONGEST}"));
        command
            .arg(format!("-artifact_prefix={}/", found.display()))
            .args(["-timeout=10", "-print_final_stats=1"]);
        run(&mut command)?;
    }
    Ok(())
}

/// Writes the sources of the specifications whose names end so into `folder`.
fn sow(folder: &Path, ends: &[&str]) -> std::io::Result<()> {
    let specs = root().join("tests/specs");
    let ends_so = |path: &Path| path.extension().is_some_and(|end| ends.iter().any(|own| end == *own));
    for from in ["records", "regressions"] {
        for entry in std::fs::read_dir(specs.join(from))? {
            let path = entry?.path();
            if (from == "regressions" || ends_so(&path))
                && let Some(name) = path.file_name()
            {
                std::fs::copy(&path, folder.join(name))?;
            }
        }
    }
    // The files of cases hold a source each: `=== name`, the source, a line `---`, what is shown.
    for (file, end) in [("html.txt", "html"), ("markdown.txt", "md"), ("plain.txt", "txt")] {
        let cases = std::fs::read_to_string(specs.join(file))?;
        let sources =
            cases.split("=== ").skip(1).filter_map(|case| case.split_once('\n')?.1.split_once("\n---\n"));
        for (index, (source, _)) in sources.enumerate().filter(|_| ends.contains(&end)) {
            std::fs::write(
                folder.join(format!("{index}.{end}")),
                source.replace('␍', "\r").replace('␠', " "),
            )?;
        }
    }
    Ok(())
}
