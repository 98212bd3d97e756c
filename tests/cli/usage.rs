//! How it is used, and how it ends.

use std::io::Read;

use scolie::exchange::dossier::SCHEMA;

use crate::program::Desk;

#[test]
fn help_teaches_in_both_languages() {
    let desk = Desk::new("help");
    for task in ["convert", "check", "info", "schema"] {
        let english = desk.well(&[task, "--help", "--lang", "en"]).text();
        assert!(english.contains("Example") && english.contains(&format!("scolie {task}")), "{english}");
        let french = desk.well(&["--lang=fr", task, "-h"]).text();
        assert!(french.contains("Exemple") && french.contains("Options\u{a0}:"), "{french}");
        for word in ["Usage:", "Example", "[OPTIONS]", "Print help"] {
            assert!(!french.contains(word), "{word} in {french}");
        }
        let longest = english.lines().chain(french.lines()).map(|line| line.chars().count()).max();
        assert!(longest.is_some_and(|longest| longest <= 100), "{longest:?}");
    }
    let whole = desk.well(&["--help"]).text();
    assert!(whole.contains("Exit codes:") && whole.contains("convert"), "{whole}");
    assert!(desk.well(&["--version"]).text().starts_with("scolie 0."));
}

#[test]
fn the_system_says_the_language() {
    let desk = Desk::new("language");
    let said = |name: &str, value: &str| {
        let output = desk.command(&["check", "nowhere"]).env(name, value).output().unwrap();
        String::from_utf8(output.stderr).unwrap()
    };
    assert!(said("LANG", "fr_FR.UTF-8").contains("aucun fichier"));
    assert!(said("LC_ALL", "fr").contains("aucun fichier"));
    assert!(said("LANG", "C.UTF-8").contains("no such file"));
}

#[test]
fn wrong_use_is_two_and_what_cannot_be_read_is_three() {
    let desk = Desk::new("codes");
    desk.write("q.md", "# Gares\n\nLa gare ferme.\n");
    let cases: [(&[&str], i32, &str); 12] = [
        (&[], 2, "say what to do"),
        (&["bogus"], 2, "no command bogus"),
        (&["chek"], 2, "Did you mean check?"),
        (&["convert", "q.md"], 2, "missing: --to"),
        (&["convert", "q.md", "--to", "word"], 2, "no format “word”"),
        (&["convert", "q.md", "--to", "scolie", "--tone"], 2, "no option --tone"),
        (&["convert", "q.md", "--to", "scolie", "--lang", "de"], 2, "“de” is no value of --lang"),
        (&["convert", "q.md", "--to", "scolie", "--now", "soon"], 2, "--now takes"),
        (&["convert", "q.md", "--to", "prodigy", "--shard", "3/2"], 2, "--shard takes"),
        (&["convert", "q.md", "--to", "prodigy", "--shard", "1/2"], 2, "--shard shares"),
        (&["convert", "nowhere.md", "--to", "scolie"], 3, "“nowhere.md” cannot be read"),
        (&["check", "."], 1, ""),
    ];
    desk.write("bad.scolie.json", "{");
    for (arguments, code, words) in cases {
        let ended = desk.run(arguments);
        assert_eq!(ended.code, code, "{arguments:?}: {}", ended.said);
        assert!(ended.said.contains(words), "{arguments:?}: {}", ended.said);
    }
    assert_eq!(desk.run(&["convert", "-", "-", "--to", "scolie"]).code, 2);
}

#[test]
fn the_schema_is_the_published_one() {
    let desk = Desk::new("schema");
    assert_eq!(desk.well(&["schema"]).text(), SCHEMA);
    desk.well(&["schema", "-o", "s.json"]);
    assert_eq!(desk.text("s.json"), SCHEMA);
    let again = desk.run(&["schema", "-o", "s.json"]);
    assert_eq!((again.code, again.said.contains("--force")), (3, true), "{}", again.said);
    desk.well(&["schema", "-o", "s.json", "--force"]);
    assert_eq!(desk.list("."), ["s.json"], "nothing is left beside it");
}

#[test]
fn whoever_stops_reading_ends_it_quietly() {
    let desk = Desk::new("pipe");
    let line = "{\"numero\": 1, \"titre\": \"Gares\", \"texte\": \"La gare ferme, dit-on partout.\"}\n";
    desk.write("q.jsonl", line.repeat(20_000));
    for arguments in [
        &["convert", "q.jsonl", "--to", "prodigy"][..],
        &["convert", "q.jsonl", "--to", "scolie-lines"],
        &["info", "--json", "q.jsonl"],
        &["schema"],
        &["convert", "--help"],
    ] {
        let mut child = desk.command(arguments).spawn().unwrap();
        let mut out = child.stdout.take().unwrap();
        let _ = out.read(&mut [0; 10]).unwrap();
        drop(out);
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(
            (output.status.code(), said.contains("panicked")),
            (Some(0), false),
            "{arguments:?}: {said}"
        );
    }
}

#[cfg(unix)]
#[test]
fn what_is_interrupted_leaves_nothing_behind() {
    use std::io::{Read, Write};
    use std::process::Command;

    for (signal, code) in [("INT", 130), ("TERM", 143)] {
        let desk = Desk::new(&format!("interrupted-{signal}"));
        desk.write("out.jsonl", "what was there");
        let arguments = [
            "convert",
            "-",
            "--name",
            "q.jsonl",
            "--to",
            "doccano",
            "-o",
            "out.jsonl",
            "--force",
            "--now",
            "0",
        ];
        let mut child = desk.command(&arguments).spawn().unwrap();
        // More questions than any buffer holds, and then it waits for others.
        let mut stdin = child.stdin.take().unwrap();
        for number in 0..3000 {
            writeln!(stdin, "{{\"numero\": {number}, \"texte\": \"La gare {number} ferme.\"}}").unwrap();
        }
        stdin.flush().unwrap();
        let is_begun = || desk.list("").iter().any(|name| name.ends_with(".part"));
        while !is_begun() {
            assert!(child.try_wait().unwrap().is_none(), "it ended by itself");
            std::thread::yield_now();
        }
        let number = child.id().to_string();
        assert!(Command::new("kill").args(["-s", signal, &number]).status().unwrap().success());
        let ended = child.wait().unwrap();
        drop(stdin);
        let mut said = String::new();
        child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        assert_eq!(ended.code(), Some(code), "{said}");
        assert!(said.contains("“out.jsonl” was not written"), "{said}");
        assert_eq!(
            (desk.list(""), desk.text("out.jsonl")),
            (vec!["out.jsonl".to_owned()], "what was there".to_owned())
        );
    }
}
