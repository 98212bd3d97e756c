//! What the release weighs, and which crate each part of it comes from.
//!
//! The crates are told by the names of functions, which only the program before `wasm-opt` has: that one is counted,
//! and a share of it is about the same share of what is shipped. It is compiled once more for it, the same code under
//! names that say what a generic function was made for. A function counts for the crate that it was written in; so
//! that what is generic does not hide there, it is told a second time with the crate that had it made.

mod names;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

use self::names::{Place, place};
use crate::setup::{self, Tools};
use crate::{Failure, bundle, digits, root, run, same};

/// Where the figures are kept, in the project's top folder.
const KEPT: &str = "target/bench/size.json";
/// Where that program is compiled.
const NAMED: &str = "target/named";
/// What weighs less is not a line of its own.
const LEAST: usize = 10_000;

/// The parts of the release, in bytes.
#[derive(Debug, Default)]
struct Parts {
    file: usize,
    wasm: usize,
    packed: usize,
    style: usize,
    script: usize,
    glue: usize,
    /// The whole file, the program and the glue as a server would send them, packed with gzip.
    gzipped: [usize; 3],
}

/// What the program holds before it is optimised, in bytes.
#[derive(Debug, Default)]
struct Program {
    all: usize,
    code: usize,
    data: usize,
    /// By crate.
    crates: BTreeMap<String, usize>,
    /// What is generic, by its crate and the one that it was made for.
    generic: BTreeMap<String, usize>,
}

/// Weighs a release; with `--built`, the one that `dist` (or `SCOLIE_DIST`) holds.
pub fn size(arguments: &[String]) -> Result<(), Failure> {
    let tools = setup::all()?;
    match arguments {
        [] => bundle::build(&tools)?,
        [option] if option == "--built" => {}
        _ => return Err("usage: cargo xtask bench size [--built]".to_owned()),
    }
    let dist = std::env::var_os("SCOLIE_DIST").map_or_else(|| root().join("dist"), PathBuf::from);
    let parts = parts(&dist)?;
    let program = program(&named(&tools)?)?;
    let kept = root().join(KEPT);
    let before = fs::read_to_string(&kept).ok().and_then(|json| serde_json::from_str(&json).ok());
    print(&parts, &program, before.as_ref());
    let write = || {
        fs::create_dir_all(kept.parent().unwrap_or(&kept))?;
        fs::write(&kept, format!("{:#}\n", figures(&parts, &program)))
    };
    write().map_err(|error| format!("{}: {error}", kept.display()))
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// The program under names that say everything, as the compiler leaves it.
fn named(tools: &Tools) -> Result<Vec<u8>, Failure> {
    let (folder, target) = (root().join(NAMED), "wasm32-unknown-unknown");
    let mut cargo = tools.command("cargo");
    cargo.args(["build", "--release", "--locked", "--bin", "scolie-web", "--target", target, "--target-dir"]);
    let flags = format!("{}\u{1f}-Csymbol-mangling-version=v0", same::flags());
    run(cargo.arg(&folder).env("CARGO_ENCODED_RUSTFLAGS", flags))?;
    read(&folder.join(target).join("release/scolie-web.wasm"))
}

/// What lies between two marks of a page, the last time that they stand there.
fn between<'a>(page: &'a str, open: &str, close: &str) -> &'a str {
    let rest = page.rsplit_once(open).map_or("", |(_, rest)| rest);
    rest.split_once(close).map_or("", |(inside, _)| inside)
}

fn parts(dist: &Path) -> Result<Parts, Failure> {
    let page = String::from_utf8_lossy(&read(&dist.join("scolie.html"))?).into_owned();
    let entries = fs::read_dir(dist).map_err(|error| format!("{}: {error}", dist.display()))?;
    let wasm = entries
        .flatten()
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|own| own == "wasm"));
    let wasm = wasm.map_or(Ok(Vec::new()), |path| read(&path))?;
    let glue = fs::read(root().join("target/bundle/scolie.js")).unwrap_or_default();
    let gzipped = |bytes: &[u8]| bundle::gzip(bytes).map(|packed| packed.len());
    Ok(Parts {
        file: page.len(),
        wasm: wasm.len(),
        gzipped: [gzipped(page.as_bytes())?, gzipped(&wasm)?, gzipped(&glue)?],
        packed: digits::length(between(&page, "id=\"wasm\">", "</script>")),
        // It is packed before the program.
        style: between(&page, "data-style=\"", "\"").parse().unwrap_or(0),
        script: between(&page, "<script>", "</script>").len(),
        glue: glue.len(),
    })
}

fn program(wasm: &[u8]) -> Result<Program, Failure> {
    let mut own = Program { all: wasm.len(), ..Program::default() };
    let (mut imported, mut sizes, mut names) = (0, Vec::new(), BTreeMap::new());
    let wrong = |error: wasmparser::BinaryReaderError| format!("scolie-web.wasm: {error}");
    for payload in Parser::new(0).parse_all(wasm) {
        match payload.map_err(wrong)? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    let is_function =
                        matches!(import.map_err(wrong)?.ty, TypeRef::Func(_) | TypeRef::FuncExact(_));
                    imported += u32::from(is_function);
                }
            }
            Payload::CodeSectionStart { range, .. } => own.code = range.len(),
            Payload::CodeSectionEntry(body) => sizes.push(body.range().len()),
            Payload::DataSection(section) => own.data = section.range().len(),
            Payload::CustomSection(section) => {
                let KnownCustom::Name(section) = section.as_known() else { continue };
                for name in section {
                    let Name::Function(functions) = name.map_err(wrong)? else { continue };
                    for function in functions {
                        let function = function.map_err(wrong)?;
                        names.insert(function.index, function.name);
                    }
                }
            }
            _ => {}
        }
    }
    if names.is_empty() {
        return Err("scolie-web.wasm: no function has a name".to_owned());
    }
    for (index, size) in (imported..).zip(sizes) {
        let Place { home, made_for } = place(names.get(&index).copied().unwrap_or_default());
        if let Some(made_for) = made_for {
            *own.generic.entry(format!("{home} for {made_for}")).or_default() += size;
        }
        *own.crates.entry(home).or_default() += size;
    }
    Ok(own)
}

/// The largest first, what is small in one line at the end.
fn ranked(sizes: &BTreeMap<String, usize>) -> Vec<(String, usize)> {
    let (mut large, small): (Vec<_>, Vec<_>) =
        sizes.iter().map(|(name, size)| (name.clone(), *size)).partition(|(_, size)| *size >= LEAST);
    large.sort_by_key(|(_, size)| std::cmp::Reverse(*size));
    let rest: usize = small.iter().map(|(_, size)| size).sum();
    large.push((format!("{} others", small.len()), rest));
    large
}

fn figures(parts: &Parts, program: &Program) -> Value {
    json!({
        "file": parts.file, "wasm": parts.wasm, "wasm and style packed": parts.packed, "style": parts.style,
        "script": parts.script, "glue as made": parts.glue, "gzipped": parts.gzipped,
        "before wasm-opt": { "all": program.all, "code": program.code, "data": program.data,
            "crates": program.crates, "generic": program.generic },
    })
}

/// So many thousand bytes, and how many more than when it was last weighed, where that is known.
fn cell(size: usize, before: Option<&Value>) -> String {
    let now = number(size);
    let change = before.and_then(Value::as_f64).map(|before| now - before);
    let change = change.filter(|change| change.abs() >= 50.0);
    let change = change.map(|change| format!(" ({:+.1})", change / 1e3)).unwrap_or_default();
    format!("{:.1}{change}", now / 1e3)
}

#[expect(clippy::cast_precision_loss, reason = "no file is so large")]
fn number(size: usize) -> f64 {
    size as f64
}

fn print(parts: &Parts, program: &Program, before: Option<&Value>) {
    let kept = |place: &str| before.and_then(|before| before.pointer(place));
    println!("| part of the release | kB |\n|---|---:|");
    for (name, place, size) in [
        ("single file", "/file", parts.file),
        ("WebAssembly", "/wasm", parts.wasm),
        ("WebAssembly and style, packed", "/wasm and style packed", parts.packed),
        ("style", "/style", parts.style),
        ("script: glue, recovery, start", "/script", parts.script),
        ("glue, as wasm-bindgen makes it", "/glue as made", parts.glue),
        ("single file, gzipped", "/gzipped/0", parts.gzipped[0]),
        ("WebAssembly, gzipped", "/gzipped/1", parts.gzipped[1]),
        ("glue, gzipped", "/gzipped/2", parts.gzipped[2]),
    ] {
        println!("| {name} | {} |", cell(size, kept(place)));
    }
    println!("\n| before wasm-opt, by crate | kB | share of the code |\n|---|---:|---:|");
    let share = |size: usize| format!("{:.1} %", 100.0 * number(size) / number(program.code.max(1)));
    println!("| all | {} | |", cell(program.all, kept("/before wasm-opt/all")));
    println!("| data | {} | |", cell(program.data, kept("/before wasm-opt/data")));
    println!("| code | {} | 100 % |", cell(program.code, kept("/before wasm-opt/code")));
    for (name, size) in ranked(&program.crates) {
        println!(
            "| `{name}` | {} | {} |",
            cell(size, kept(&format!("/before wasm-opt/crates/{name}"))),
            share(size)
        );
    }
    println!(
        "\n| of that, generic code of one crate made for another | kB | share of the code |\n|---|---:|---:|"
    );
    let all: usize = program.generic.values().sum();
    println!("| all | {} | {} |", cell(all, None), share(all));
    for (name, size) in ranked(&program.generic) {
        println!(
            "| `{name}` | {} | {} |",
            cell(size, kept(&format!("/before wasm-opt/generic/{name}"))),
            share(size)
        );
    }
}
