//! The benchmarks: what is measured, beside whom, in one run.

mod screen;

use std::fs;
use std::process::Command;

use crate::judge::node_packages;
use crate::{Failure, root, run, setup, size};

/// Where a run leaves what it made, in the project's top folder.
const FOLDER: &str = "target/bench";
/// WebAssembly that reads and writes files.
const WASI: &str = "wasm32-wasip1";

/// Runs a benchmark by its name, with what stands behind it.
pub fn bench() -> Result<(), Failure> {
    let words: Vec<String> = std::env::args().skip(2).collect();
    match words.split_first() {
        Some((name, words)) if name == "anchor" => anchor(words.first().map(String::as_str)),
        Some((name, words)) if name == "growth" => growth(words.to_vec()),
        Some((name, words)) if name == "screen" => screen::screen(words),
        Some((name, words)) if name == "size" => size::size(words),
        _ => Err("usage: cargo xtask bench anchor [first seed] | growth [part…] | size [--built] | \
             screen [--built] [--firefox] [--quick] [--runs=N] [figure…]"
            .to_owned()),
    }
}

/// Measures how the time of each piece of work grows with its size, natively.
fn growth(parts: Vec<String>) -> Result<(), Failure> {
    let folder = root().join(FOLDER);
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut command = Command::new("cargo");
    command.args(["bench", "--locked", "--quiet", "--profile", "native", "--features", "cli"]);
    command.args(["--bench", "growth", "--"]);
    run(command.arg(folder.join("growth.json")).args(parts))
}

/// Measures in short how quick the screen of the file in `dist` is, and says so.
pub fn quick() {
    if let Err(failure) = screen::screen(&["--built", "--quick"].map(str::to_owned)) {
        println!("the screen was not measured: {failure}");
    }
}

/// Finds passages again in changed texts: here, in WebAssembly, and with the JavaScript peers.
fn anchor(seed: Option<&str>) -> Result<(), Failure> {
    let tools = setup::all()?;
    let packages = node_packages(&tools, "tests/bench/peers/packages.txt", "target/tools/peers")?;
    setup::target(&tools, WASI)?;
    let folder = root().join(FOLDER);
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let file = |name: &str| format!("{FOLDER}/{name}");
    let (cases, native, wasm, peers) =
        (file("anchor.jsonl"), file("native.json"), file("wasm.json"), file("peers.json"));
    let program = |words: &[&str]| {
        let mut command = Command::new("cargo");
        command.args(["bench", "--locked", "--quiet", "--profile", "native", "--bench", "anchor", "--"]);
        run(command.args(words))
    };
    program(&[&["cases", &cases], seed.as_slice()].concat())?;
    program(&["place", "", &cases, &native])?;
    // As it travels in the application: the same profile.
    let mut command = tools.command("cargo");
    command.args(["bench", "--locked", "--quiet", "--target", WASI, "--profile", "release"]);
    // With threads of its own, Node.js 20 crashes on its way out.
    let runner = "node --single-threaded --no-warnings tests/bench/peers/wasi.mjs";
    command.env("CARGO_TARGET_WASM32_WASIP1_RUNNER", runner);
    run(command.args(["--bench", "anchor", "--", "place", " in WebAssembly", &cases, &wasm]))?;
    let script = root().join("tests/bench/peers/run.mjs");
    let mut node = tools.command("node");
    node.arg(script).arg(root().join(&cases)).arg(root().join(&peers));
    println!("· node tests/bench/peers/run.mjs (some minutes)");
    let status = node.current_dir(packages).status().map_err(|error| format!("node: {error}"))?;
    if !status.success() {
        return Err(format!("node: {status}"));
    }
    program(&["table", &cases, &native, &wasm, &peers])
}
