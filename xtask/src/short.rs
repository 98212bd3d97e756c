//! Short names for what the program and its glue ask of each other: wasm-bindgen ends each with a number of sixteen
//! digits, which packs badly in the program and not at all in the script.

use std::collections::BTreeMap;

use wasmparser::{BinaryReaderError, Parser, Payload};

use crate::{Failure, sections};

/// The digits at the end of a name that is not for people.
const DIGITS: usize = 16;

/// A program and its glue under short names.
pub fn names(program: &[u8], glue: &str) -> Result<(Vec<u8>, String), Failure> {
    let wrong = |error: BinaryReaderError| format!("scolie_bg.wasm: {error}");
    let mut short: BTreeMap<&str, String> = BTreeMap::new();
    let mut written = program.get(..8).unwrap_or_default().to_vec();
    for payload in Parser::new(0).parse_all(program) {
        let payload = payload.map_err(wrong)?;
        let Some((id, range)) = payload.as_section() else { continue };
        // Where names stand, each after its length.
        let mut names: Vec<(usize, &str)> = Vec::new();
        match payload {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports_with_offsets() {
                    let (at, import) = import.map_err(wrong)?;
                    names.push((at + sections::text(import.module).len(), import.name));
                }
            }
            Payload::ExportSection(exports) => {
                for export in exports.into_iter_with_offsets() {
                    let (at, export) = export.map_err(wrong)?;
                    names.push((at, export.name));
                }
            }
            _ => {}
        }
        let (mut content, mut at) = (Vec::new(), range.start);
        for (place, name) in names.into_iter().filter(|(_, name)| is_numbered(name)) {
            let next = format!("n{:x}", short.len());
            let own = short.entry(name).or_insert(next);
            content.extend(program.get(at..place).unwrap_or_default());
            content.extend(sections::text(own));
            at = place + sections::text(name).len();
        }
        content.extend(program.get(at..range.end).unwrap_or_default());
        sections::add(&mut written, id, &content);
    }
    Ok((written, renamed(glue, &short)))
}

fn is_numbered(name: &str) -> bool {
    let digits = name.bytes().rev().take_while(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(byte));
    digits.count() >= DIGITS
}

/// A script in which every such word is another.
fn renamed(script: &str, short: &BTreeMap<&str, String>) -> String {
    let is_of_word = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '$';
    let (mut written, mut rest) = (String::with_capacity(script.len()), script);
    while let Some(begin) = rest.find(is_of_word) {
        let (between, from) = rest.split_at(begin);
        let (word, after) = from.split_at(from.find(|letter| !is_of_word(letter)).unwrap_or(from.len()));
        written.push_str(between);
        written.push_str(short.get(word).map_or(word, String::as_str));
        rest = after;
    }
    written + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbered_names_are_short_in_both() {
        let text = sections::text;
        let [get, set] = ["__wbg_get_0123456789abcdef", "invoke__h0123456789abcdef"];
        let program = |get: &str, set: &str| {
            let mut written = b"\0asm\x01\0\0\0".to_vec();
            sections::add(&mut written, 1, &[1, 0x60, 0, 0]);
            let imports = [text("./a.js"), text(get), vec![0, 0], text("./a.js"), text("print"), vec![0, 0]];
            sections::add(&mut written, 2, &[vec![2], imports.concat()].concat());
            let exports = [text("main"), vec![0, 1], text(set), vec![0, 0]];
            sections::add(&mut written, 7, &[vec![2], exports.concat()].concat());
            written
        };
        let glue = |get: &str, set: &str| format!("{{ {get}: f() }}; wasm.{set}(arg0, print); {get}0");
        let (short, script) = names(&program(get, set), &glue(get, set)).unwrap();
        assert_eq!(short, program("n0", "n1"));
        assert_eq!(script, format!("{{ n0: f() }}; wasm.n1(arg0, print); {get}0"));
    }
}
