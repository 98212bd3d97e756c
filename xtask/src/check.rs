//! Everything that is checked, in the order in which it fails fastest.

use crate::setup::Tools;
use crate::{Failure, bench, bundle, run, setup, supply};

const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];

/// The native program with all else.
const NATIVE: [&str; 2] = ["--features", "cli"];

/// Format, what we build with, lints, native tests, wasm tests in a browser, the release, the tests of the built file,
/// and how quick it is in short.
pub fn all() -> Result<(), Failure> {
    let tools = setup::all()?;
    setup::browser(&tools)?;
    let cargo = |arguments: &[&str]| run(tools.command("cargo").args(arguments));
    cargo(&["fmt", "--all", "--check"])?;
    supply::all(&tools)?;
    // Those that need the built file are no targets of `--all-targets`: they are named.
    for targets in [&["--workspace", "--all-targets"][..], &["--test", "e2e", "--test", "picture"]] {
        let lint = ["clippy", NATIVE[0], NATIVE[1], "--locked"];
        cargo(&[&lint, targets, &["--", "-D", "warnings"]].concat())?;
    }
    // Without the native program, as the application is built.
    let clippy = ["clippy", WASM[0], WASM[1], "--all-targets", "--locked", "--", "-D", "warnings"];
    run(tools.command("cargo").args(clippy))?;
    cargo(&["test", "--workspace", NATIVE[0], NATIVE[1], "--locked"])?;
    browser_tests(&tools)?;
    bundle::build(&tools)?;
    // With the same features as before: nothing is built twice.
    cargo(&["test", NATIVE[0], NATIVE[1], "--locked", "--test", "e2e"])?;
    // It informs, and never fails.
    bench::quick();
    Ok(())
}

/// Takes the pictures of the built file that the README shows.
pub fn pictures() -> Result<(), Failure> {
    let tools = setup::all()?;
    setup::browser(&tools)?;
    bundle::build(&tools)?;
    run(tools.command("cargo").args(["test", "--locked", "--test", "picture"]))
}

fn browser_tests(tools: &Tools) -> Result<(), Failure> {
    let mut command = tools.command("cargo");
    command.args(["test", "--locked", WASM[0], WASM[1], "--test", "browser"]);
    command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
    command.env("CHROMEDRIVER", tools.command("chromedriver").get_program());
    run(&mut command)
}
