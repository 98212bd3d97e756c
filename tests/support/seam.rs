//! The built file with one script before its own: it stands between the program and the browser, and has things
//! fail as a check wants it. It works in either browser, under the policy of the file.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::browser::{Browser, page};

const SEAM: &str = include_str!("seam.js");

/// The address of such a page, in the folder of the browser; what it is told is put behind it.
pub fn seamed(browser: &Browser) -> String {
    let own = page();
    let html = std::fs::read_to_string(own.trim_start_matches("file://")).unwrap();
    let hash = STANDARD.encode(Sha256::digest(SEAM.as_bytes()));
    let policy = "script-src ";
    assert_eq!(html.matches(policy).count(), 1, "one policy");
    let html = html.replacen(policy, &format!("{policy}'sha256-{hash}' "), 1);
    let body = html.find("<body>").expect("a body") + "<body>".len();
    let (head, rest) = html.split_at(body);
    let file = browser.folder().join("seam.html");
    std::fs::write(&file, format!("{head}<script>{SEAM}</script>{rest}")).unwrap();
    format!("file://{}", file.display())
}
