//! What we build with: the licence and the source of every crate, and what is known against it.

use std::process::Command;

use crate::setup::{self, Tools};
use crate::{Failure, root, run};

/// Each has a lock file of its own.
const MANIFESTS: [&str; 2] = ["Cargo.toml", "tests/fuzz/Cargo.toml"];

/// Refuses what `deny.toml` does not allow. Advisories are asked where a database can be had; else it is said
/// that they were not.
pub fn all(tools: &Tools) -> Result<(), Failure> {
    setup::deny(tools)?;
    for manifest in MANIFESTS {
        let (mut deny, rest) = (deny(tools, manifest), ["licenses", "bans", "sources"]);
        run(deny.arg("check").args(rest))?;
    }
    let network: &[&str] = match advisories(tools) {
        Advisories::Fetched => &[],
        Advisories::Kept => &["--offline"],
        Advisories::None => {
            println!("advisories: NOT checked, no database of them could be had here");
            return Ok(());
        }
    };
    for manifest in MANIFESTS {
        run(deny(tools, manifest).args(network).args(["check", "advisories"]))?;
    }
    Ok(())
}

/// The database of what is known against crates.
enum Advisories {
    /// It is new.
    Fetched,
    /// It was fetched before.
    Kept,
    /// There is none.
    None,
}

fn deny(tools: &Tools, manifest: &str) -> Command {
    let mut command = tools.command("cargo-deny");
    command.args(["--locked", "--workspace", "--config", "deny.toml", "--manifest-path", manifest]);
    command
}

fn advisories(tools: &Tools) -> Advisories {
    let fetched = deny(tools, "Cargo.toml").args(["fetch", "db"]).current_dir(root()).output();
    if fetched.is_ok_and(|output| output.status.success()) {
        return Advisories::Fetched;
    }
    let folder = setup::cargo_home().map(|home| home.join("advisory-dbs"));
    let mut entries =
        folder.and_then(|folder| std::fs::read_dir(folder).ok()).into_iter().flatten().flatten();
    if entries.any(|entry| entry.path().join("crates").is_dir()) {
        println!("advisories: from the database that was fetched before");
        return Advisories::Kept;
    }
    Advisories::None
}
