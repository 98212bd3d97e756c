//! The release: the one file, and the folder for a static host. Both are the same page; what they differ in is
//! how it gets the program. Trunk makes neither: its glue does not stop after a panic, and has no recovery.
//!
//! The file holds style, glue and the compressed wasm, under a policy that allows its own hashed scripts
//! and no connection at all. Two builds of one commit give the same bytes.

use std::fs;
use std::io::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::setup::Tools;
use crate::{Failure, digits, folder, icon, root, run, same};

/// The most that the file may weigh, in bytes. It leaves room for the formats that are still to come; once
/// they are there it is to come down to 500,000, by a better packing and by the crates that weigh most.
const BUDGET: usize = 2_360_000;
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
    style: String,
    script: String,
    /// What the script of the folder has before it: it keeps the program for the time without a network.
    install: String,
}

/// How the page gets the program.
#[derive(Debug, Clone, Copy)]
pub enum Form<'a> {
    /// It holds it, as digits.
    File(&'a str),
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
    if make == Make::Release {
        same::check(&wasm)?;
    }
    let script = String::from_utf8_lossy(&read(&glue.join("scolie.js"))?).into_owned();
    let script = small(
        tools,
        "page.js",
        &format!("{}\n{script}\n{}", include_str!("recovery.js"), include_str!("boot.js")),
    )?;
    let mut style = String::new();
    for name in STYLES {
        style += &String::from_utf8_lossy(&read(&root().join(format!("styles/{name}.css")))?);
    }
    let style = small(tools, "page.css", &style)?;
    let install = small(tools, "install.js", include_str!("install.js"))?;
    let page = Page { style, script, install };
    folder::write(&page, &wasm)?;
    let packed = pack(&wasm, make)?;
    let html = assemble(&page, Form::File(&packed.1))?;
    let Page { style, script, .. } = page;
    fs::write(root().join("dist/scolie.html"), &html).map_err(|error| error.to_string())?;
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

/// The page, under a policy that allows its own hashed style and scripts, and to reach nothing; in the folder,
/// its own program and worker.
pub fn assemble(page: &Page, form: Form<'_>) -> Result<String, Failure> {
    let script = match form {
        Form::File(_) => page.script.clone(),
        Form::Folder { .. } => format!("{}{}", page.install, page.script),
    };
    let Page { style, .. } = page;
    for forbidden in ["</script", "<!--", "import.meta", "\nimport ", "\nexport "] {
        if script.contains(forbidden) {
            return Err(format!("the script holds {forbidden:?}"));
        }
    }
    if style.contains("</style") || style.contains("url(") {
        return Err("the style closes itself or loads something".to_owned());
    }
    let (reach, images, types) = match form {
        Form::File(_) => ("connect-src 'none'", "data: blob:", "'none'"),
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
        hash(style)
    );
    let (links, program) = match form {
        Form::File(digits) => (
            format!("<link rel=\"icon\" href=\"{}\">", icon::address()),
            format!("<script type=\"application/octet-stream\" id=\"wasm\">{digits}</script>"),
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

    fn policy(form: Form<'_>) -> String {
        let page = Page { style: "a{}".to_owned(), script: "1".to_owned(), install: "2;".to_owned() };
        let html = assemble(&page, form).unwrap();
        let policy = html.split("Content-Security-Policy\" content=\"").nth(1).unwrap();
        policy.split('"').next().unwrap().to_owned()
    }

    #[test]
    fn both_forms_allow_nothing_but_what_is_hashed() {
        let folder = Form::Folder { program: "a.wasm", integrity: "sha256-x" };
        for (form, script) in [(Form::File("digits"), "1"), (folder, "2;1")] {
            let policy = policy(form);
            for rule in [
                "default-src 'none'",
                "base-uri 'none'",
                "form-action 'none'",
                "require-trusted-types-for 'script'",
                &format!("script-src {} 'wasm-unsafe-eval';", hash(script)),
                &format!("style-src {};", hash("a{}")),
            ] {
                assert!(policy.contains(rule), "{rule} is not in {policy}");
            }
            for open in ["'unsafe-inline'", "'unsafe-eval'", "'self' 'sha", "http", "*"] {
                assert!(!policy.contains(open), "{open} is in {policy}");
            }
        }
        assert!(policy(Form::File("digits")).contains("connect-src 'none'; "));
        assert!(policy(Form::File("digits")).contains("trusted-types 'none'"));
    }
}
