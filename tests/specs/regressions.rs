//! What once broke a reader, and what lay near it: each file of the folder is opened by every reader.

use std::path::Path;

use scolie::read::MediaType;

use crate::oracle;

#[test]
fn what_once_broke_a_reader_is_read_by_all_of_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/specs/regressions");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        for name in ["", "a.txt", "a.csv", "a.md", "a.html", "a.json", "a.jsonl", "a.xml"] {
            oracle::file(name, &bytes);
        }
        let text = String::from_utf8_lossy(&bytes);
        for media_type in MediaType::ALL {
            oracle::text(media_type, &text);
        }
        let (html, plain) = text.split_once('\0').unwrap_or((&text, "mot"));
        oracle::pasted(html, plain);
        count += 1;
    }
    assert!(count > 0);
}
