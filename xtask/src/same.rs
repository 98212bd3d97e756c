//! Two builds of one commit are the same bytes, wherever they are made.

use std::fs;
use std::path::{Path, PathBuf};

use crate::setup::{self, Tools};
use crate::{Failure, root, run};

/// Where things lie on this machine, and what is said instead: the message of a panic names its file.
fn places() -> Vec<(PathBuf, &'static str)> {
    let cargo = setup::cargo_home().map(|path| (path, "/cargo"));
    let rustup = std::env::var_os("RUSTUP_HOME").map(PathBuf::from);
    let rustup = rustup.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".rustup")));
    let rustup = rustup.map(|path| (path, "/rustup"));
    [Some((root(), "/scolie")), cargo, rustup].into_iter().flatten().collect()
}

/// What the compiler is told, as cargo takes it from its environment.
pub fn flags() -> String {
    let said = |(path, instead): (PathBuf, &str)| format!("--remap-path-prefix={}={instead}", path.display());
    places().into_iter().map(said).collect::<Vec<_>>().join("\u{1f}")
}

/// Refuses a program that names a place of this machine: on another it would be another.
pub fn check(program: &[u8]) -> Result<(), Failure> {
    let places = places();
    // With what stands in them: the name of a folder alone may be a word of any text.
    let inside = places.iter().flat_map(|(path, _)| {
        ["src", "target", "registry", "toolchains"]
            .map(|inner| path.join(inner).join("").display().to_string())
    });
    match inside.into_iter().find(|path| program.windows(path.len()).any(|bytes| bytes == path.as_bytes())) {
        Some(path) => Err(format!("the program names {path}: its bytes would differ on another machine")),
        None => Ok(()),
    }
}

/// Builds the last commit in a folder of another name as well, with nothing that was compiled before, and
/// compares. It takes as long as a first build.
pub fn twice(tools: &Tools) -> Result<(), Failure> {
    let changed = tools.command("git").args(["status", "--porcelain"]).current_dir(root()).output();
    let changed = changed.map_err(|error| format!("git: {error}"))?;
    if !changed.stdout.is_empty() {
        return Err("there are changes that are no commit: what is built would not be one".to_owned());
    }
    crate::bundle::build(tools)?;
    let other = std::env::temp_dir().join(format!("scolie, another place {}", std::process::id()));
    run(tools.command("git").args(["worktree", "add", "--detach", "--force"]).arg(&other).arg("HEAD"))?;
    let compared = build_in(tools, &other).and_then(|()| compare(&root().join("dist"), &other.join("dist")));
    let removed = run(tools.command("git").args(["worktree", "remove", "--force"]).arg(&other));
    compared.and(removed)?;
    println!("two builds, the same bytes");
    Ok(())
}

fn build_in(tools: &Tools, other: &Path) -> Result<(), Failure> {
    let mut cargo = tools.command("cargo");
    cargo.args(["xtask", "build"]).current_dir(other).env_remove("CARGO_TARGET_DIR");
    println!("· cargo xtask build, in {}", other.display());
    let status = cargo.status().map_err(|error| format!("cargo: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("the second build: {status}")) }
}

fn compare(one: &Path, other: &Path) -> Result<(), Failure> {
    let names = |folder: &Path| {
        let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let mut names: Vec<_> = entries.flatten().map(|entry| entry.file_name()).collect();
        names.sort();
        Ok::<_, Failure>(names)
    };
    let (here, there) = (names(one)?, names(other)?);
    if here != there {
        return Err(format!("two builds made different files: {here:?} and {there:?}"));
    }
    for name in here {
        let read = |folder: &Path| fs::read(folder.join(&name)).map_err(|error| format!("{name:?}: {error}"));
        let (here, there) = (read(one)?, read(other)?);
        if here != there {
            let at = here.iter().zip(&there).position(|(one, other)| one != other).unwrap_or_default();
            return Err(format!("two builds of {name:?} differ from byte {at} on"));
        }
    }
    Ok(())
}
