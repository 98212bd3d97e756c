//! The benchmark of the screen: the pages that stand beside Scolie, the release, and a browser that shows both.

use std::fs;

use super::FOLDER;
use crate::judge::node_packages;
use crate::setup::{self, Tools};
use crate::{Failure, bundle, root, run};

/// The pages as they are written, and where a browser finds them.
const PAGES: &str = "tests/bench/pages";
const MADE: &str = "target/bench/pages";

/// Measures the figures that are named, or all; with `--built`, of what `dist` holds.
pub fn screen(words: &[String]) -> Result<(), Failure> {
    let tools = setup::all()?;
    setup::browser(&tools)?;
    let (built, words): (Vec<&String>, Vec<&String>) = words.iter().partition(|word| *word == "--built");
    if built.is_empty() {
        bundle::build(&tools)?;
    }
    let quick = words.iter().any(|word| *word == "--quick");
    pages(&tools, !quick)?;
    // The one profile that the tests have built already: what is timed runs in the browser.
    let mut command = tools.command("cargo");
    command.args(["bench", "--locked", "--quiet", "--profile", "dev", "--features", "cli"]);
    run(command.args(["--bench", "screen", "--"]).args(words))?;
    println!("all runs are in {FOLDER}/screen.json");
    Ok(())
}

/// Puts the pages where they are opened, and Recogito's annotator into one file where it is wanted.
fn pages(tools: &Tools, others: bool) -> Result<(), Failure> {
    let (from, to) = (root().join(PAGES), root().join(MADE));
    fs::create_dir_all(&to).map_err(|error| format!("{}: {error}", to.display()))?;
    for entry in fs::read_dir(&from).map_err(|error| format!("{}: {error}", from.display()))?.flatten() {
        let page = entry.path();
        if page.extension().is_some_and(|ending| ending == "html") {
            let copied = fs::copy(&page, to.join(entry.file_name()));
            copied.map_err(|error| format!("{}: {error}", page.display()))?;
        }
    }
    if !others {
        return Ok(());
    }
    let packages = node_packages(tools, &format!("{PAGES}/packages.txt"), "target/tools/pages")?;
    let mut command = tools.command("esbuild");
    command.arg(format!("{PAGES}/recogito.js")).arg(format!("--outfile={MADE}/recogito.js"));
    command.args(["--bundle", "--minify", "--format=iife", "--log-level=warning"]);
    run(command.env("NODE_PATH", packages.join("node_modules")))
}
