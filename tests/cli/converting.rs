//! `convert`: every format out and back in, streams, losses, places.

use scolie::exchange::work::at_once;
use scolie::exchange::{archive, dossier};
use scolie::model::outgoing::Format;
use scolie::read::EXAMPLE;
use serde_json::Value;

use crate::program::Desk;

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn questions_and_annotations_become_a_dossier() {
    let desk = Desk::new("dossier").with_dossier();
    let own = desk.text("dossier.scolie.json");
    let read = dossier::import(&own).unwrap();
    assert_eq!((read.documents.len(), read.passages.len()), (1, 3), "{own}");
    assert!(read.passages.values().all(|passage| passage.comment == "commentaire 👩"));
    assert_eq!(json(&own)["dossier"]["created"], "2025-11-25T00:00:00Z");
}

#[test]
fn the_same_input_is_the_same_bytes() {
    let desk = Desk::new("same").with_dossier();
    let again = Desk::new("again").with_dossier();
    assert_eq!(desk.read("dossier.scolie.json"), again.read("dossier.scolie.json"));
    // From a stream, too, whatever its order.
    let now = ["--to", "scolie", "--now", "2025-11-25", "--by", "Zoé"];
    let arguments = [&["convert", "labels.json", "-", "--name", "question.md"][..], &now].concat();
    let ended = desk.run_with(&arguments, EXAMPLE.as_bytes());
    assert_eq!(ended.code, 0, "{}", ended.said);
    assert_eq!(ended.out, desk.read("dossier.scolie.json"));
    // The time may come from where builds have it.
    let mut command = desk.command(&["convert", "question.md", "--to", "scolie"]);
    let output = command.env("SOURCE_DATE_EPOCH", "1764028800").output().unwrap();
    assert_eq!(
        json(&String::from_utf8(output.stdout).unwrap())["dossier"]["created"],
        "2025-11-25T00:00:00Z"
    );
}

#[test]
fn every_format_goes_out_and_what_is_read_comes_back() {
    let desk = Desk::new("formats").with_dossier();
    let own = desk.read("dossier.scolie.json");
    for format in Format::ALL.into_iter().filter(|format| format.is_written()) {
        let name = format.name();
        let (folder, zip) = (format!("{name}/"), format!("{name}.zip"));
        desk.well(&["convert", "dossier.scolie.json", "--to", name, "-o", &folder]);
        assert!(!desk.list(name).is_empty(), "{name}");
        desk.well(&["convert", "dossier.scolie.json", "--to", name, "-o", &zip]);
        assert!(archive::is_archive(&desk.read(&zip)), "{name}");
        // Columns keep neither the ends of passages nor their claims: what comes back is another.
        if !format.is_read() || format == Format::Iob {
            continue;
        }
        for back in [&folder, &zip] {
            let ended = desk.well(&["convert", "dossier.scolie.json", back, "--to", "scolie"]);
            assert!(ended.out == own, "{back}: {}", ended.said);
        }
    }
    // Those that bring their texts along do without the dossier.
    for name in
        ["web-annotation", "doccano", "prodigy", "brat", "label-studio", "pubannotation", "cas", "refi-qda"]
    {
        let ended = desk.well(&["convert", &format!("{name}/"), "--to", "scolie"]);
        let read = dossier::import(&ended.text()).unwrap();
        assert_eq!((read.documents.len(), read.passages.len()), (1, 3), "{name}: {}", ended.said);
    }
}

#[test]
fn what_is_lost_is_said_before_and_refused_if_asked() {
    let desk = Desk::new("losses").with_dossier();
    let lossy = desk.well(&["convert", "dossier.scolie.json", "--to", "claims", "-o", "claims.csv"]);
    assert!(lossy.said.contains("what it does not hold"), "{}", lossy.said);
    let strict = desk.run(&["convert", "dossier.scolie.json", "--to", "brat", "-o", "brat/", "--strict"]);
    assert_eq!(strict.code, 1, "{}", strict.said);
    assert!(strict.said.contains("--strict") && !desk.folder.join("brat").exists(), "{}", strict.said);
    desk.well(&["convert", "dossier.scolie.json", "--to", "web-annotation", "--strict", "-q"]);
    let quiet = desk.well(&["convert", "dossier.scolie.json", "--to", "claims", "-q"]);
    assert_eq!(quiet.said, "");
}

#[test]
fn nothing_is_replaced_unless_asked_and_nothing_is_left_by_half() {
    let desk = Desk::new("places").with_dossier();
    desk.write("out.json", "mine");
    let arguments = ["convert", "dossier.scolie.json", "--to", "scolie", "-o", "out.json"];
    let ended = desk.run(&arguments);
    assert_eq!((ended.code, desk.text("out.json").as_str()), (3, "mine"), "{}", ended.said);
    desk.well(&[&arguments[..], &["--force"]].concat());
    assert_eq!(desk.read("out.json"), desk.read("dossier.scolie.json"));
    let several = desk.run(&["convert", "dossier.scolie.json", "--to", "brat", "-o", "one.ann"]);
    assert_eq!((several.code, several.said.contains("-o OUT/")), (2, true), "{}", several.said);
    let packed = desk.well(&["convert", "dossier.scolie.json", "--to", "brat", "--zip"]);
    assert!(at_once(archive::unpack(&packed.out)).unwrap().len() > 3);
    let inside = desk.run(&["convert", "dossier.scolie.json", "--to", "scolie", "-o", "no/such/folder.json"]);
    assert_eq!(inside.code, 3, "{}", inside.said);
    let left = desk.list(".");
    assert!(left.iter().all(|name| !name.ends_with(".part")), "{left:?}");
}

#[test]
fn what_cannot_be_read_stops_it_unless_it_may_go_on() {
    let desk = Desk::new("going-on");
    desk.write("all/q.md", "# Gares\n\nLa gare ferme.\n");
    desk.write("all/.hidden.md", "# Rien\n\nRien.\n");
    desk.write("all/bad.scolie.json", "{\"format\": \"scolie/1\", \"dossier\": 3}");
    desk.write("all/picture.png", b"\x89PNG\r\n\x1a\n");
    let ended = desk.run(&["convert", "all", "--to", "scolie", "-o", "out.json"]);
    assert_eq!((ended.code, desk.folder.join("out.json").exists()), (1, false), "{}", ended.said);
    assert!(
        ended.said.contains("bad.scolie.json: dossier") && ended.said.contains("picture.png"),
        "{}",
        ended.said
    );
    let ended = desk.run(&["convert", "all", "--to", "scolie", "-o", "out.json", "-k"]);
    assert_eq!(ended.code, 1, "{}", ended.said);
    assert_eq!(dossier::import(&desk.text("out.json")).unwrap().documents.len(), 1);
}

#[test]
fn columns_are_named_by_whoever_knows_them() {
    let desk = Desk::new("columns");
    desk.write("t.csv", "a;b;c\nGares;La gare ferme demain.;12\nBus;Le bus passe.;13\n");
    assert_eq!(desk.run(&["convert", "t.csv", "--to", "scolie"]).code, 1);
    let roles = ["-c", "a=title", "-c", "b=question", "--column", "c=number"];
    let ended = desk.well(&[&["convert", "t.csv", "--to", "scolie"][..], &roles].concat());
    let read = dossier::import(&ended.text()).unwrap();
    let numbers: Vec<_> = read.documents.values().map(|own| own.question.number).collect();
    assert!(numbers.contains(&Some(12)) && numbers.contains(&Some(13)), "{numbers:?}");
    assert_eq!(desk.run(&["convert", "t.csv", "--to", "scolie", "-c", "a=mayor"]).code, 2);
}

#[test]
fn dossiers_are_united() {
    let desk = Desk::new("united").with_dossier();
    desk.write("q.md", "# Gares\n\nLa gare ferme.\n");
    desk.well(&["convert", "q.md", "--to", "scolie", "-o", "other.scolie.json"]);
    let ended =
        desk.well(&["convert", "dossier.scolie.json", "other.scolie.json", "question.md", "--to", "scolie"]);
    let read = dossier::import(&ended.text()).unwrap();
    assert_eq!((read.documents.len(), read.passages.len()), (2, 3), "{}", ended.said);
    assert!(ended.said.contains("already"), "{}", ended.said);
}

#[test]
fn tables_are_written_as_spreadsheets_of_the_language_expect() {
    let desk = Desk::new("tables").with_dossier();
    let table = |more: &[&str]| {
        desk.well(&[&["convert", "dossier.scolie.json", "--to", "passages"][..], more].concat()).text()
    };
    assert!(table(&["--lang", "fr"]).starts_with('\u{feff}'));
    let french = table(&["--lang", "fr", "--no-bom"]);
    assert!(french.lines().next().unwrap().contains(';'), "{french}");
    assert!(table(&["--separator", "tab", "--no-bom"]).lines().next().unwrap().contains('\t'));
}

#[test]
fn what_was_written_is_told_and_nothing_else() {
    let desk = Desk::new("told").with_dossier();
    for (format, told) in [
        (Format::Iob, "written: 1\u{a0}question, 3\u{a0}passages."),
        (Format::RefiCodebook, "\u{a0}kinds."),
        (Format::ClaimReview, "written: 0\u{a0}claims."),
    ] {
        let name = format!("{}.out", format.name());
        let ended = desk.well(&["convert", "dossier.scolie.json", "--to", format.name(), "-o", &name]);
        assert!(ended.said.contains(told), "{format:?}: {}", ended.said);
    }
}

#[test]
fn a_codebook_alone_becomes_an_empty_dossier() {
    let desk = Desk::new("codebook-alone").with_dossier();
    desk.well(&["convert", "dossier.scolie.json", "--to", Format::RefiCodebook.name(), "-o", "kb.qdc"]);
    let ended = desk.well(&["convert", "kb.qdc", "--to", "scolie"]);
    let read = dossier::import(&ended.text()).unwrap();
    assert_eq!((read.documents.len(), read.codebook.kinds.is_empty()), (0, false));
}

#[test]
fn a_table_of_passages_is_none_of_questions() {
    let desk = Desk::new("passages").with_dossier();
    let at = EXAMPLE.find("Microsoft").unwrap();
    let quoted = "text;start;end;label;verdict\nMicrosoft;0;0;fact;true\n";
    assert!(at > 0);
    desk.write("p.csv", quoted);
    let refused = desk.run(&["convert", "p.csv", "--to", "scolie"]);
    assert!(refused.code != 0 && refused.said.contains("passages"), "{}", refused.said);
    let columns =
        ["text=quote", "start=start", "end=end", "label=kind", "verdict=verdict"].map(|own| ["-c", own]);
    let arguments = [&["convert", "question.md", "p.csv", "--to", "scolie"][..], &columns.concat()].concat();
    let ended = desk.well(&arguments);
    let read = dossier::import(&ended.text()).unwrap();
    assert_eq!((read.documents.len(), read.passages.len() + read.orphans.len()), (1, 1), "{}", ended.said);
    let unknown = desk.run(&["convert", "p.csv", "--to", "scolie", "-c", "text=nonsense"]);
    assert!(unknown.code == 2 && unknown.said.contains("start, end"), "{}", unknown.said);
}

#[test]
fn json_that_is_cut_short_says_where() {
    let desk = Desk::new("cut-short");
    desk.write("tasks.json", "[{\"id\": 1,\n \"data\": {\"te");
    let ended = desk.run(&["convert", "tasks.json", "--to", "scolie"]);
    assert!(ended.code != 0 && ended.said.contains("line 2, column"), "{}", ended.said);
}
