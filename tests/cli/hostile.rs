//! Whatever it is given, it ends by itself, and says why.

use scolie::model::outgoing::Format;

use crate::program::Desk;

/// Numbers that look like chance, always the same.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % below.max(1)
    }

    /// `bytes`, damaged: cut off, some of it twice or gone, some bytes others.
    fn damage(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut damaged = bytes.to_vec();
        for _ in 0..=self.roll(3) {
            let (at, length) = (self.roll(damaged.len()), self.roll(40));
            let end = (at + length).min(damaged.len());
            match self.roll(5) {
                0 => damaged.truncate(at),
                1 => drop(damaged.drain(at..end)),
                2 => {
                    let piece = damaged[at..end].to_vec();
                    damaged.splice(at..at, piece);
                }
                3 => {
                    let signs =
                        [b"\0".as_slice(), b"{", b"\"", b"]", b"\xff", b"99999999999", b"\n", "é".as_bytes()];
                    let sign = signs[self.roll(signs.len())];
                    damaged.splice(at..at, sign.iter().copied());
                }
                _ => {
                    for byte in &mut damaged[at..end] {
                        *byte = byte.wrapping_add(1 + (length as u8));
                    }
                }
            }
        }
        damaged
    }
}

#[test]
fn no_damage_is_a_panic() {
    let desk = Desk::new("hostile").with_dossier();
    let mut files = vec![("question.md".to_owned(), desk.read("question.md"))];
    files.push(("labels.json".to_owned(), desk.read("labels.json")));
    for format in Format::ALL.into_iter().filter(|format| format.is_written() && format.is_read()) {
        let out = format!("out/{}/", format.name());
        desk.well(&["convert", "dossier.scolie.json", "--to", format.name(), "-o", &out]);
        let name = &desk.list(&out)[0];
        files.push((name.clone(), desk.read(&format!("{out}{name}"))));
    }
    desk.well(&["convert", "dossier.scolie.json", "--to", "scolie-lines", "-o", "l.jsonl"]);
    files.push(("l.jsonl".to_owned(), desk.read("l.jsonl").repeat(3)));
    let mut dice = Dice(0x5c0_11e);
    for (name, bytes) in &files {
        for round in 0..4 {
            let path = format!("{round}/{name}");
            desk.write(&path, dice.damage(bytes));
            let checked = desk.run(&["check", &path]);
            assert!(checked.code < 2, "{path}: {}", checked.said);
            if checked.code == 1 {
                assert!(!checked.out.is_empty(), "{path} says what is wrong");
            }
            let target = ["scolie", "prodigy", "passages", "brat"][round % 4];
            let mut arguments = vec!["convert", &path, "question.md", "--to", target, "--zip", "-k"];
            if target == "scolie" {
                arguments.extend(["--lang", "fr"]);
            }
            let converted = desk.run(&arguments);
            assert!(converted.code < 2, "{path}: {}", converted.said);
            desk.run(&["convert", &path, "--to", "doccano", "-q"]);
            desk.run_with(&["info", "--json", "-"], &dice.damage(bytes));
        }
    }
}

#[test]
fn odd_files_are_refused_with_words() {
    let desk = Desk::new("odd");
    desk.write("empty", "");
    desk.write("blank.jsonl", "\n\n");
    desk.write("nul.txt", [0; 5000]);
    desk.write("deep.json", "[".repeat(200_000));
    desk.write("deep.jsonl", format!("{}\n", "{\"a\":".repeat(100_000)));
    desk.write("bomb.zip", b"PK\x03\x04 no archive");
    for name in ["empty", "blank.jsonl", "nul.txt", "deep.json", "deep.jsonl", "bomb.zip"] {
        let ended = desk.run(&["convert", name, "--to", "prodigy"]);
        assert_eq!((ended.code, ended.out.len()), (1, 0), "{name}: {}", ended.said);
        assert!(ended.said.contains(name), "{name}: {}", ended.said);
        assert!(desk.run(&["check", name]).code < 2, "{name}");
    }
}
