//! The release: the folder that Trunk makes, and the one file that it cannot make.
//!
//! The file holds style, glue and the compressed wasm, under a policy that allows its own hashed scripts
//! and no connection at all. Two builds of one commit give the same bytes.

use std::fs;
use std::io::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::setup::Tools;
use crate::{Failure, digits, root, run};

/// The most that the file may weigh, in bytes. It leaves room for the formats that are still to come; once
/// they are there it is to come down to 500,000, by a better packing and by the crates that weigh most.
const BUDGET: usize = 2_100_000;
const STYLES: [&str; 20] = [
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
    "table",
    "search",
    "keys",
    "codebook",
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

/// Builds the folder and the file.
pub fn build(tools: &Tools) -> Result<(), Failure> {
    run(tools.command("trunk").args(["build", "--release"]))?;
    make(tools, Make::Release)
}

/// Builds the file in a few seconds, at ten times its size.
pub fn draft(tools: &Tools) -> Result<(), Failure> {
    make(tools, Make::Draft)
}

fn make(tools: &Tools, make: Make) -> Result<(), Failure> {
    let profile = if make == Make::Release { "release" } else { "draft" };
    let target = root().join("target");
    let wasm = target.join("wasm32-unknown-unknown").join(profile).join("scolie.wasm");
    let glue = target.join("bundle");
    run(tools.command("cargo").args([
        "build",
        "--profile",
        profile,
        "--locked",
        "--target",
        "wasm32-unknown-unknown",
    ]))?;
    let mut bindgen = tools.command("wasm-bindgen");
    bindgen.args(["--target", "no-modules", "--no-typescript", "--force-enable-abort-handler", "--out-dir"]);
    run(bindgen.arg(&glue).arg(&wasm))?;
    let wasm = if make == Make::Release {
        let mut optimise = tools.command("wasm-opt");
        optimise.args(["-Oz", "--strip-debug", "--strip-producers"]);
        optimise.args(FEATURES.map(|feature| format!("--enable-{feature}")));
        run(optimise.arg(glue.join("scolie_bg.wasm")).arg("-o").arg(glue.join("small.wasm")))?;
        glue.join("small.wasm")
    } else {
        glue.join("scolie_bg.wasm")
    };

    let read =
        |path: &std::path::Path| fs::read(path).map_err(|error| format!("{}: {error}", path.display()));
    let wasm = read(&wasm)?;
    let script = String::from_utf8_lossy(&read(&glue.join("scolie.js"))?).into_owned();
    let script = small(tools, "page.js", &format!("{script}\n{}", include_str!("boot.js")))?;
    let mut style = String::new();
    for name in STYLES {
        style += &String::from_utf8_lossy(&read(&root().join(format!("styles/{name}.css")))?);
    }
    let style = small(tools, "page.css", &style)?;
    let packed = pack(&wasm, make)?;
    let html = assemble(&style, &script, &packed.1)?;
    let dist = root().join("dist");
    fs::create_dir_all(&dist).map_err(|error| error.to_string())?;
    fs::write(dist.join("scolie.html"), &html).map_err(|error| error.to_string())?;
    println!(
        "size: dist/scolie.html {} bytes (budget {BUDGET}); wasm {} bytes, {} gzipped; script {}; style {}",
        html.len(),
        wasm.len(),
        packed.0,
        script.len(),
        style.len()
    );
    if make == Make::Release && html.len() > BUDGET {
        Err(format!("dist/scolie.html is over its budget of {BUDGET} bytes"))
    } else {
        Ok(())
    }
}

/// Gzip without a date, as digits that a page may hold; and how many bytes it is.
fn pack(bytes: &[u8], make: Make) -> Result<(usize, String), Failure> {
    let mut packed = Vec::new();
    let done = if make == Make::Release {
        zopfli::compress(zopfli::Options::default(), zopfli::Format::Gzip, bytes, &mut packed)
    } else {
        let mut encoder = flate2::write::GzEncoder::new(&mut packed, flate2::Compression::fast());
        encoder.write_all(bytes).and_then(|()| encoder.finish().map(drop))
    };
    done.map_err(|error| error.to_string())?;
    Ok((packed.len(), digits::encode(&packed)))
}

/// A script or a style with every name of its own and every space made short; what it does is the same.
fn small(tools: &Tools, name: &str, text: &str) -> Result<String, Failure> {
    let (from, to) = (root().join("target/bundle").join(name), root().join("target/bundle/small").join(name));
    fs::write(&from, text.replace("\r\n", "\n")).map_err(|error| format!("{}: {error}", from.display()))?;
    let mut command = tools.command("esbuild");
    command.arg(&from).args(["--minify", "--legal-comments=none", "--log-level=warning"]);
    run(command.arg(format!("--outfile={}", to.display())))?;
    fs::read_to_string(&to).map_err(|error| format!("{}: {error}", to.display()))
}

fn assemble(style: &str, script: &str, wasm: &str) -> Result<String, Failure> {
    for forbidden in ["</script", "<!--", "import.meta", "\nimport ", "\nexport "] {
        if script.contains(forbidden) {
            return Err(format!("the script holds {forbidden:?}"));
        }
    }
    if style.contains("</style") || style.contains("url(") {
        return Err("the style closes itself or loads something".to_owned());
    }
    let policy = format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; img-src data: blob:; \
         connect-src 'none'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
        hash(script),
        hash(style)
    );
    Ok(format!(
        "<!doctype html>\n<html lang=\"fr\" data-theme=\"system\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>Scolie</title>\n\
         <link rel=\"icon\" href=\"data:,\">\n<style>{style}</style>\n</head>\n<body>\n{}\
         <script type=\"application/octet-stream\" id=\"wasm\">{wasm}</script>\n<script>{script}</script>\n</body>\n</html>\n",
        include_str!("recovery.html")
    ))
}

fn hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes())))
}
