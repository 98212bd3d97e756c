//! The house rules that a compiler does not check.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};

fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|own| own == extension) {
                found.push(path);
            }
        }
    }
    assert!(!found.is_empty(), "no {extension} files");
    found
}

fn name(path: &Path) -> String {
    path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().to_string_lossy().replace('\\', "/")
}

/// The code of a file, its comments left out.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn belongs(name: &str, module: &str) -> bool {
    name == format!("src/{module}.rs") || name.starts_with(&format!("src/{module}/"))
}

#[track_caller]
fn check_absent(words: &[&str], applies: impl Fn(&str) -> bool) {
    for path in files("src", "rs").into_iter().filter(|path| applies(&name(path))) {
        let code = code(&path);
        for word in words {
            assert!(!code.contains(word), "{} names {word}", name(&path));
        }
    }
}

#[test]
fn pure_modules_name_no_browser() {
    let pure = ["model", "read", "anchor", "exchange", "lang"];
    let words = ["yew", "web_sys", "js_sys", "wasm_bindgen", "gloo", "std::time", "SystemTime"];
    check_absent(&words, |name| pure.iter().any(|module| belongs(name, module)));
}

#[test]
fn the_browser_is_named_only_in_its_shell() {
    check_absent(&["web_sys", "js_sys", "gloo"], |name| !belongs(name, "browser"));
}

#[test]
fn only_the_native_program_touches_files() {
    let is_native = |name: &str| name.starts_with("src/bin/");
    // Two tests are told by the environment where to write: the schema, and what judges are shown.
    let writes = |name: &str| matches!(name, "src/exchange/judged.rs" | "src/exchange/schema.rs");
    check_absent(&["std::fs", "std::env", "std::process"], |name| !is_native(name) && !writes(name));
    check_absent(&["scolie::browser", "scolie::ui", "yew"], is_native);
}

#[test]
fn only_exchange_serialises() {
    check_absent(&["serde"], |name| !belongs(name, "exchange"));
}

#[test]
fn no_html_string_reaches_the_page() {
    check_absent(&["inner_html", "from_html_unchecked", "insert_adjacent_html", "document.write"], |_| true);
}

#[test]
fn files_stay_short_and_none_is_called_mod() {
    for path in files("src", "rs").into_iter().chain(files("xtask/src", "rs")) {
        let text = fs::read_to_string(&path).unwrap();
        let before_tests = text.split("#[cfg(test)]").next().unwrap().lines().count();
        assert!(before_tests <= 400, "{} has {before_tests} lines before its tests", name(&path));
        assert_ne!(path.file_name().unwrap(), "mod.rs");
        assert!(text.starts_with("//!"), "{} does not say what it is for", name(&path));
    }
}

#[test]
fn interface_texts_come_from_the_messages() {
    for path in files("src/ui", "rs") {
        for (number, line) in code(&path).lines().enumerate() {
            let Some((before, rest)) = line.split_once("{ \"") else { continue };
            let is_child = before.trim().is_empty() || before.ends_with('>');
            let text = rest.split('"').next().unwrap_or_default();
            let words = text.chars().filter(|c| c.is_alphabetic()).count();
            let is_sign = words < 2 || text == "Scolie" || text.contains("\\u");
            assert!(!is_child || is_sign, "{}:{number}: {text:?}", name(&path));
        }
    }
}

#[test]
fn colours_stand_only_among_the_tokens() {
    for path in files("styles", "css").into_iter().filter(|path| !path.ends_with("tokens.css")) {
        let text = fs::read_to_string(&path).unwrap();
        for word in ["!important", "rgb(", "url("] {
            assert!(!text.contains(word), "{} has {word}", name(&path));
        }
        let hex = text.split('#').skip(1).any(|rest| rest.chars().take(3).all(|c| c.is_ascii_hexdigit()));
        assert!(!hex, "{} has a colour of its own", name(&path));
    }
}
