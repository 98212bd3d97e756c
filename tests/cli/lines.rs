//! JSON Lines: line by line, in pieces, and there and back.

use scolie::exchange::dossier;

use crate::program::Desk;

/// Questions, one a line, no two alike; some lines are blank, or end as on Windows.
fn corpus(count: usize) -> String {
    let line = |n: usize| {
        let end = ["\n", "\r\n", "\n\n"][n % 3];
        let words = "Le train 👩 « passe »\u{202f}; la gare ferme. ".repeat(1 + n % 7);
        format!("{{\"numero\": {n}, \"titre\": \"Gare {n}\", \"texte\": \"Question {n}. {words}\"}}{end}")
    };
    (1..=count).map(line).collect()
}

const TARGETS: [&str; 4] = ["doccano", "prodigy", "passages", "scolie-lines"];

#[test]
fn lines_go_through_a_pipe() {
    let desk = Desk::new("lines-pipe");
    desk.write("q.jsonl", corpus(50));
    for target in TARGETS {
        let whole = desk.well(&["convert", "q.jsonl", "--to", target, "--now", "0"]);
        let arguments = ["convert", "-", "--name", "q.jsonl", "--to", target, "--now", "0"];
        let piped = desk.run_with(&arguments, corpus(50).as_bytes());
        assert_eq!(piped.code, 0, "{}", piped.said);
        assert!(piped.out == whole.out, "{target}");
        let lines = whole.text().lines().count();
        // No passage is marked: of the table there is only the head.
        assert_eq!(lines, if target == "passages" { 1 } else { 50 }, "{target}");
    }
}

#[test]
fn the_pieces_joined_are_the_whole() {
    let desk = Desk::new("lines-pieces");
    desk.write("a.jsonl", corpus(40));
    desk.write("b.jsonl", corpus(60));
    desk.well(&["convert", "a.jsonl", "--to", "doccano", "-o", "labels.jsonl"]);
    for target in TARGETS {
        for inputs in [&["a.jsonl", "b.jsonl"][..], &["labels.jsonl"]] {
            let arguments = [&["convert"][..], inputs, &["--to", target, "--now", "0", "-q"]].concat();
            let whole = desk.well(&arguments).out;
            for count in [1, 2, 7, 300] {
                let mut joined = Vec::new();
                for piece in 1..=count {
                    let shard = format!("{piece}/{count}");
                    joined.extend(desk.well(&[&arguments[..], &["--shard", &shard]].concat()).out);
                    if count == 300 && piece > 12 {
                        break;
                    }
                }
                let is_whole = count < 300;
                assert!(
                    if is_whole { joined == whole } else { whole.starts_with(&joined) },
                    "{target} {count}"
                );
            }
        }
    }
}

#[test]
fn a_piece_is_a_file_even_with_nothing_in_it() {
    let desk = Desk::new("lines-empty");
    desk.write("q.jsonl", corpus(2));
    for piece in 1..=5 {
        let (shard, out) = (format!("{piece}/5"), format!("{piece}.jsonl"));
        desk.well(&["convert", "q.jsonl", "--to", "prodigy", "--shard", &shard, "-o", &out]);
    }
    let joined: String = (1..=5).map(|piece| desk.text(&format!("{piece}.jsonl"))).collect();
    assert_eq!(joined, desk.well(&["convert", "q.jsonl", "--to", "prodigy"]).text());
}

#[test]
fn lines_are_the_questions_that_the_file_is_as_a_whole() {
    let desk = Desk::new("lines-whole");
    desk.write("q.jsonl", corpus(30));
    desk.well(&["convert", "q.jsonl", "--to", "scolie", "-o", "whole.scolie.json"]);
    desk.well(&["convert", "q.jsonl", "--to", "scolie-lines", "-o", "lines.jsonl"]);
    desk.well(&["convert", "lines.jsonl", "--to", "scolie", "-o", "joined.scolie.json"]);
    let [whole, joined] =
        ["whole", "joined"].map(|name| dossier::import(&desk.text(&format!("{name}.scolie.json"))).unwrap());
    assert_eq!((whole.documents.len(), &whole.documents), (30, &joined.documents));
}

#[test]
fn a_dossier_goes_through_lines_and_is_the_same() {
    let desk = Desk::new("lines-dossier").with_dossier();
    desk.well(&["convert", "dossier.scolie.json", "--to", "scolie-lines", "-o", "l.jsonl"]);
    desk.well(&["convert", "l.jsonl", "--to", "scolie-lines", "-o", "again.jsonl"]);
    assert_eq!(desk.text("l.jsonl"), desk.text("again.jsonl"));
    let back = desk.well(&["convert", "again.jsonl", "--to", "scolie"]);
    assert!(back.out == desk.read("dossier.scolie.json"));
    let rows = |name: &str| desk.well(&["convert", name, "--to", "passages"]).text();
    assert_eq!(rows("l.jsonl"), rows("dossier.scolie.json"));
    assert_eq!(rows("l.jsonl").lines().count(), 4);
}

#[test]
fn a_damaged_line_is_told_with_its_number() {
    let desk = Desk::new("lines-damaged");
    let mut lines: Vec<String> = corpus(6).lines().map(str::to_owned).collect();
    lines[3] = "{\"numero\": ".to_owned();
    desk.write("q.jsonl", lines.join("\n"));
    let ended = desk.run(&["convert", "q.jsonl", "--to", "prodigy", "-o", "p.jsonl"]);
    assert_eq!((ended.code, desk.folder.join("p.jsonl").exists()), (1, false), "{}", ended.said);
    assert!(ended.said.contains("q.jsonl: line 4: "), "{}", ended.said);
    let ended = desk.run(&["convert", "q.jsonl", "--to", "prodigy", "-o", "p.jsonl", "--keep-going"]);
    assert_eq!(ended.code, 1, "{}", ended.said);
    assert!(desk.text("p.jsonl").lines().count() >= 3);
    let ended = desk.run(&["check", "q.jsonl"]);
    assert_eq!(ended.code, 1, "{}", ended.said);
    assert!(ended.text().contains("q.jsonl: line 4: "), "{}", ended.text());
}

#[test]
fn a_project_of_lines_is_a_folder() {
    let desk = Desk::new("lines-folder");
    desk.write("q.jsonl", corpus(5));
    desk.well(&["convert", "q.jsonl", "--to", "doccano", "-o", "out/"]);
    let names = desk.list("out");
    assert_eq!(names.len(), 4, "{names:?}");
    assert_eq!(desk.text("out/q.doccano.jsonl").lines().count(), 5);
    assert_eq!(desk.text("out/q.doccano.spans.jsonl").lines().count(), 5);
    let types = serde_json::from_str::<serde_json::Value>(&desk.text("out/q.doccano.span-types.json"));
    assert!(types.unwrap().is_array());
    let again = desk.run(&["convert", "q.jsonl", "--to", "doccano", "-o", "out/"]);
    assert_eq!(again.code, 3, "{}", again.said);
}
