//! The release: the one file, and the folder for a static host. Both are the same page; what they differ in is
//! how it gets the program. Trunk makes neither: its glue does not stop after a panic, and has no recovery.
//!
//! The file holds style, glue and the packed program, under a policy that allows its own hashed scripts
//! and no connection at all. Two builds of one commit give the same bytes.

use std::fs;
use std::io::Write;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use lzma_rust2::{CheckType, LzmaOptions, XzOptions, XzWriter};
use sha2::{Digest, Sha256};

use crate::setup::Tools;
use crate::{Failure, digits, folder, icon, order, root, run, same, short};

/// The most that the file may weigh, in bytes: a build that is larger fails. It is to come down to 500,000;
/// `cargo xtask bench size` says what it is made of.
const BUDGET: usize = 1_533_000;
/// Those of the styles that the file has before its program, and without it; all follow with the program, in their
/// order, on which it depends what wins.
const FIRST_STYLES: [&str; 4] = ["tokens", "base", "controls", "recovery"];
const STYLES: [&str; 23] = [
    "tokens",
    "base",
    "layout",
    "reader",
    "movements",
    "margin",
    "note",
    "controls",
    "window",
    "claims",
    "documents",
    "history",
    "dossiers",
    "progress",
    "outgoing",
    "pairing",
    "replacing",
    "table",
    "search",
    "keys",
    "codebook",
    "recovery",
    "print",
];
/// What rustc turns on for this target, and wasm-opt must know of.
const FEATURES: [&str; 7] = [
    "bulk-memory",
    "nontrapping-float-to-int",
    "sign-ext",
    "mutable-globals",
    "reference-types",
    "multivalue",
    "exception-handling",
];

/// How the file is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Make {
    /// As small as it gets.
    Release,
    /// Soon: for a look at what was just changed.
    Draft,
}

/// The parts of the page, the program apart.
#[derive(Debug)]
pub struct Page {
    /// What the file has before its program.
    first_style: String,
    style: String,
    script: String,
    /// What the script of the folder has before it: it keeps the program for the time without a network.
    install: String,
}

/// How the page gets the program.
#[derive(Debug, Clone, Copy)]
pub enum Form<'a> {
    /// It holds it, and the whole style, as letters.
    File {
        /// Both, packed.
        packed: &'a str,
        /// How many bytes of what is packed are style; the program follows.
        style: usize,
    },
    /// It lies beside the page.
    Folder {
        /// Its name.
        program: &'a str,
        /// The digest of its bytes, as the browser checks it.
        integrity: &'a str,
    },
}

/// Builds the folder and the file.
pub fn build(tools: &Tools) -> Result<(), Failure> {
    make(tools, Make::Release)
}

/// Builds both in a few seconds, at ten times their size.
pub fn draft(tools: &Tools) -> Result<(), Failure> {
    make(tools, Make::Draft)
}

fn make(tools: &Tools, make: Make) -> Result<(), Failure> {
    // Trunk serves the same styles while one works.
    let served = fs::read_to_string(root().join("index.html")).map_err(|error| error.to_string())?;
    if let Some(name) = STYLES.iter().find(|name| !served.contains(&format!("styles/{name}.css"))) {
        return Err(format!("index.html lacks styles/{name}.css"));
    }
    let profile = if make == Make::Release { "release" } else { "draft" };
    let target = root().join("target");
    let wasm = target.join("wasm32-unknown-unknown").join(profile).join("scolie-web.wasm");
    let glue = target.join("bundle");
    let mut cargo = tools.command("cargo");
    cargo.args(["build", "--profile", profile, "--locked", "--target", "wasm32-unknown-unknown"]);
    if make == Make::Release {
        cargo.env("CARGO_ENCODED_RUSTFLAGS", same::flags());
    }
    run(&mut cargo)?;
    let mut bindgen = tools.command("wasm-bindgen");
    bindgen.args(["--target", "no-modules", "--no-typescript", "--force-enable-abort-handler"]);
    bindgen.args(["--out-name", "scolie", "--out-dir"]);
    run(bindgen.arg(&glue).arg(&wasm))?;
    let (wasm, script) = (read(&glue.join("scolie_bg.wasm"))?, read(&glue.join("scolie.js"))?);
    let (mut wasm, mut script) = (wasm, String::from_utf8_lossy(&script).into_owned());
    if make == Make::Release {
        (wasm, script) = short::names(&wasm, &script)?;
        wasm = smallest(tools, &wasm, &glue)?;
        same::check(&wasm)?;
    }
    let unpacker = unpacker(tools)?;
    let script = small(
        tools,
        "page.js",
        &[include_str!("recovery.js"), &script, &unpacker, include_str!("boot.js")].join("\n"),
    )?;
    let styles = |names: &[&str], as_name: &str| {
        let mut style = String::new();
        for name in names {
            style += &String::from_utf8_lossy(&read(&root().join(format!("styles/{name}.css")))?);
        }
        small(tools, as_name, &style)
    };
    let (first_style, style) = (styles(&FIRST_STYLES, "first.css")?, styles(&STYLES, "page.css")?);
    let install = small(tools, "install.js", include_str!("install.js"))?;
    let page = Page { first_style, style, script, install };
    folder::write(&page, &wasm)?;
    let packed = pack(&[page.style.as_bytes(), &wasm].concat(), make)?;
    let file = Form::File { packed: &digits::encode(&packed), style: page.style.len() };
    let html = assemble(&page, file)?;
    fs::write(root().join("dist/scolie.html"), &html).map_err(|error| error.to_string())?;
    println!(
        "size: dist/scolie.html {} bytes (budget {BUDGET}); wasm {} bytes, packed with the style {}; script {}; \
         style {}",
        html.len(),
        wasm.len(),
        packed.len(),
        page.script.len(),
        page.style.len()
    );
    if make == Make::Release && html.len() > BUDGET {
        Err(format!("dist/scolie.html is over its budget of {BUDGET} bytes"))
    } else {
        Ok(())
    }
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// A program as it is shipped; `folder` is where it is worked on.
fn smallest(tools: &Tools, program: &[u8], folder: &Path) -> Result<Vec<u8>, Failure> {
    let (named, small) = (folder.join("named.wasm"), folder.join("small.wasm"));
    fs::write(&named, order::named(program)?).map_err(|error| format!("{}: {error}", named.display()))?;
    let mut optimise = tools.command("wasm-opt");
    optimise.args(["-Oz", "--reorder-functions-by-name", "--strip-debug", "--strip-producers"]);
    // What is said twice packs better than what is shared in some other way each time, and functions inside their
    // only callers are like no other. The compiler has shared and put there what is the quicker for it.
    optimise.args(["--skip-pass=local-cse", "--one-caller-inline-max-function-size=0"]);
    optimise.args(FEATURES.map(|feature| format!("--enable-{feature}")));
    run(optimise.arg(named).arg("-o").arg(&small))?;
    order::without_hints(&read(&small)?)
}

/// The bytes in the form of xz, with a sum of them.
fn pack(bytes: &[u8], make: Make) -> Result<Vec<u8>, Failure> {
    let mut options = XzOptions::with_preset(if make == Make::Release { 9 } else { 0 });
    options.set_check_sum_type(CheckType::Crc32);
    if make == Make::Release {
        // A program has no words of two or four bytes, and its next letter depends on all of the one before.
        options.lzma_options = LzmaOptions { lc: 4, lp: 0, pb: 0, nice_len: 273, ..options.lzma_options };
    }
    // No more than the page must find room for.
    options.lzma_options.dict_size = u32::try_from(bytes.len()).unwrap_or(u32::MAX).next_power_of_two();
    let written = XzWriter::new(Vec::new(), options).and_then(|mut writer| {
        writer.write_all(bytes)?;
        writer.finish()
    });
    written.map_err(|error| error.to_string())
}

/// The script that reads xz, with its own program packed in the form that browsers read by themselves.
fn unpacker(tools: &Tools) -> Result<String, Failure> {
    let script = bundled(tools, "unpack.js", include_str!("unpack.js"))?;
    let inside =
        script.split_once("data:application/wasm;base64,").and_then(|(_, rest)| rest.split_once('"'));
    let (program, _) = inside.ok_or("the reader of xz holds no program")?;
    let bytes = STANDARD.decode(program).map_err(|error| error.to_string())?;
    let packed = gzip(&bytes)?;
    Ok(script.replace(program, "").replace("PROGRAM", &STANDARD.encode(packed)))
}

/// The bytes in the form of gzip, as small as it makes them.
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>, Failure> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(bytes).and_then(|()| gzip.finish()).map_err(|error| error.to_string())
}

/// A script that stands in this crate, together with the packages that it names.
fn bundled(tools: &Tools, name: &str, text: &str) -> Result<String, Failure> {
    through_esbuild(tools, name, text, &["--bundle", "--format=iife"])
}

/// A script or a style with every name of its own and every space made short; what it does is the same.
fn small(tools: &Tools, name: &str, text: &str) -> Result<String, Failure> {
    through_esbuild(tools, name, &text.replace("\r\n", "\n"), &["--minify"])
}

fn through_esbuild(tools: &Tools, name: &str, text: &str, words: &[&str]) -> Result<String, Failure> {
    let (from, to) = (root().join("target/bundle").join(name), root().join("target/bundle/small").join(name));
    fs::write(&from, text).map_err(|error| format!("{}: {error}", from.display()))?;
    let mut command = tools.command("esbuild");
    command.arg(&from).args(words).args(["--legal-comments=none", "--log-level=warning"]);
    command.env("NODE_PATH", root().join("target/tools/node_modules"));
    run(command.arg(format!("--outfile={}", to.display())))?;
    fs::read_to_string(&to).map_err(|error| format!("{}: {error}", to.display()))
}

/// The page, under a policy that allows its own hashed style and scripts, and to reach nothing; in the folder,
/// its own program and worker.
pub fn assemble(page: &Page, form: Form<'_>) -> Result<String, Failure> {
    let script = match form {
        Form::File { .. } => page.script.clone(),
        Form::Folder { .. } => format!("{}{}", page.install, page.script),
    };
    let style = match form {
        Form::File { .. } => page.first_style.clone(),
        Form::Folder { .. } => page.style.clone(),
    };
    for forbidden in ["</script", "<!--", "import.meta", "\nimport ", "\nexport "] {
        if script.contains(forbidden) {
            return Err(format!("the script holds {forbidden:?}"));
        }
    }
    if style.contains("</style") || style.contains("url(") {
        return Err("the style closes itself or loads something".to_owned());
    }
    let (reach, images, types) = match form {
        Form::File { .. } => ("connect-src 'none'", "data: blob:", "'none'"),
        Form::Folder { .. } => (
            "connect-src 'self'; manifest-src 'self'; worker-src 'self'",
            "'self' data: blob:",
            "scolie-worker",
        ),
    };
    // `frame-ancestors` counts only in a header: the script refuses to start in the page of another.
    let policy = format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; img-src {images}; {reach}; \
         base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types {types}",
        hash(&script),
        hash(&style)
    );
    let (links, program) = match form {
        Form::File { packed, style } => (
            format!("<link rel=\"icon\" href=\"{}\">", icon::address()),
            format!(
                "<script type=\"application/octet-stream\" data-style=\"{style}\" id=\"wasm\">{packed}</script>"
            ),
        ),
        Form::Folder { program, integrity } => (
            format!(
                "<link rel=\"icon\" href=\"icon.svg\" type=\"image/svg+xml\">\n\
                 <link rel=\"apple-touch-icon\" href=\"icon-180.png\">\n\
                 <link rel=\"manifest\" href=\"manifest.webmanifest\">\n\
                 <link rel=\"preload\" as=\"fetch\" id=\"wasm\" href=\"{program}\" integrity=\"{integrity}\" crossorigin>"
            ),
            String::new(),
        ),
    };
    Ok(format!(
        "<!doctype html>\n<html lang=\"fr\" data-theme=\"system\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>Scolie</title>\n\
         {links}\n<style>{style}</style>\n</head>\n<body>\n{}{program}\n<script>{script}</script>\n</body>\n</html>\n",
        include_str!("recovery.html")
    ))
}

fn hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: Form<'_> = Form::File { packed: "letters", style: 3 };

    fn policy(form: Form<'_>) -> String {
        let [first_style, style, script, install] = ["a{}", "b{}", "1", "2;"].map(str::to_owned);
        let page = Page { first_style, style, script, install };
        let html = assemble(&page, form).unwrap();
        let policy = html.split("Content-Security-Policy\" content=\"").nth(1).unwrap();
        policy.split('"').next().unwrap().to_owned()
    }

    #[test]
    fn both_forms_allow_nothing_but_what_is_hashed() {
        let folder = Form::Folder { program: "a.wasm", integrity: "sha256-x" };
        for (form, script, style) in [(FILE, "1", "a{}"), (folder, "2;1", "b{}")] {
            let policy = policy(form);
            for rule in [
                "default-src 'none'",
                "base-uri 'none'",
                "form-action 'none'",
                "require-trusted-types-for 'script'",
                &format!("script-src {} 'wasm-unsafe-eval';", hash(script)),
                &format!("style-src {};", hash(style)),
            ] {
                assert!(policy.contains(rule), "{rule} is not in {policy}");
            }
            for open in ["'unsafe-inline'", "'unsafe-eval'", "'self' 'sha", "http", "*"] {
                assert!(!policy.contains(open), "{open} is in {policy}");
            }
        }
        assert!(policy(FILE).contains("connect-src 'none'; "));
        assert!(policy(FILE).contains("trusted-types 'none'"));
    }
}
