//! The folder for a static host: the same page with its program beside it, installable, and whole without the
//! network after one visit.

use std::fs;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::bundle::{Form, Page, assemble};
use crate::icon::{self, Frame};
use crate::{Failure, root};

/// What the policy of the page cannot say from inside it, for a host that reads such a file: those that do not
/// are to send these two.
const HEADERS: &str = "/*\n  Content-Security-Policy: frame-ancestors 'none'\n  X-Content-Type-Options: nosniff\n  \
                       Referrer-Policy: no-referrer\n/sw.js\n  Cache-Control: no-cache\n";

/// Writes the folder; what an older build left in it goes.
pub fn write(page: &Page, wasm: &[u8]) -> Result<(), Failure> {
    let dist = root().join("dist");
    clear(&dist)?;
    let program = format!("scolie-{}.wasm", short(wasm));
    let form = Form::Folder { program: &program, integrity: &integrity(wasm) };
    let mut files: Vec<(&str, Vec<u8>)> = vec![
        ("icon.svg", icon::svg().into_bytes()),
        ("icon-180.png", icon::png(180, Frame::Full)?),
        ("icon-192.png", icon::png(192, Frame::Round)?),
        ("icon-512.png", icon::png(512, Frame::Round)?),
        ("icon-full-512.png", icon::png(512, Frame::Full)?),
        ("index.html", assemble(page, form)?.into_bytes()),
        ("manifest.webmanifest", include_bytes!("manifest.json").to_vec()),
        (&program, wasm.to_vec()),
    ];
    let worker = worker(&files);
    files.push(("sw.js", worker.into_bytes()));
    files.push(("_headers", HEADERS.into()));
    for (name, content) in &files {
        let path = dist.join(name);
        fs::write(&path, content).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    let sum: usize = files.iter().map(|(_, content)| content.len()).sum();
    println!("size: dist/ {sum} bytes in {} files, installable", files.len());
    Ok(())
}

/// The worker that keeps these files: it bears a name of them all, so that one of another byte is another.
fn worker(files: &[(&str, Vec<u8>)]) -> String {
    let listed = files.iter().map(|(name, content)| {
        // A page is asked for by the name of its folder.
        let name = if *name == "index.html" { "./" } else { name };
        format!("[\"{name}\",\"{}\"]", integrity(content))
    });
    let listed = format!("[{}]", listed.collect::<Vec<_>>().join(","));
    let template = include_str!("worker.js").replace("\r\n", "\n");
    let build = short(format!("{template}{listed}").as_bytes());
    template.replace("\"BUILD\"", &format!("\"{build}\"")).replace("= FILES", &format!("= {listed}"))
}

fn clear(dist: &Path) -> Result<(), Failure> {
    if dist.exists() {
        fs::remove_dir_all(dist).map_err(|error| format!("{}: {error}", dist.display()))?;
    }
    fs::create_dir_all(dist).map_err(|error| format!("{}: {error}", dist.display()))
}

fn integrity(content: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(content)))
}

/// Sixteen digits that name some bytes.
fn short(content: &[u8]) -> String {
    Sha256::digest(content).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
