//! What is no question, or only half of one: it opens with a warning or is refused, and is never a panic.

use scolie::model::document::{Document, Warning};
use scolie::model::identity::DocumentId;
use scolie::model::source::Encoding;
use scolie::model::span::Span;
use scolie::read::{self, MediaType, NotText};
use uuid::Uuid;

use crate::laws::check_laws;

fn open(name: &str, bytes: &[u8]) -> Vec<(Document, Vec<Warning>)> {
    let read = read::read_all(name, read::decode(bytes.to_vec()).unwrap(), || DocumentId(Uuid::nil()));
    read.iter().for_each(|(document, _)| check_laws(document));
    read
}

#[test]
fn a_file_without_text_says_so() {
    let is_empty = |name: &str, bytes: &[u8]| {
        for (document, warnings) in open(name, bytes) {
            assert!(document.blocks.is_empty(), "{name} {bytes:?} {:?}", document.text);
            assert!(warnings.contains(&Warning::Empty));
        }
    };
    for name in ["a.txt", "a.md", "a.html", "a.json", "a.xml", "a.csv", ""] {
        for bytes in [&b""[..], b" \r\n\t", "\u{feff}".as_bytes(), b"\xff\xfe"] {
            is_empty(name, bytes);
        }
    }
    for bytes in [&b"<p></p>"[..], b"<!-- rien -->", b"<script>x</script>", b"<img src=x>"] {
        is_empty("a.html", bytes);
    }
}

#[test]
fn a_file_that_is_no_text_is_refused() {
    let noise: Vec<u8> = (0_u32..5000).map(|index| (index.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    let zeros = vec![0; 5000];
    let mut tape = b"moov".repeat(3);
    tape.extend([0, 1, 2, 3, 4, 5, 6, 7].repeat(20));
    for bytes in [
        &noise[..],
        &zeros,
        &tape,
        b"\xd0\xcf\x11\xe0\xa1\xb1",
        b"SQLite format 3\0\x10\0\x01\x01\0\x40\x20\x20\0\0\0\x1b",
    ] {
        assert_eq!(read::decode(bytes.to_vec()), Err(NotText), "{:?}", bytes.get(..8));
    }
}

#[test]
fn controls_stay_in_their_place_and_are_told() {
    for (bytes, encoding) in [
        ("Un\0 mot\u{85} de \u{9d}trop".as_bytes().to_vec(), Encoding::Utf8),
        (b"Un\0 mot \x81 de \x9dtrop \xe9".to_vec(), Encoding::Windows1252),
    ] {
        for name in ["a.txt", "a.md"] {
            let (document, warnings) = open(name, &bytes).remove(0);
            assert!(warnings.contains(&Warning::Controls));
            assert_eq!(document.source.encoding, encoding);
            let at = document.text.find("trop").unwrap();
            let place = document.source_bytes(Span::within(&document.text, at, at + 4).unwrap()).unwrap();
            let source = &document.source.text[..place.start as usize];
            let bytes_before: usize = source.chars().map(|letter| encoding.length(letter)).sum();
            assert_eq!(&bytes[bytes_before..bytes_before + 4], b"trop");
        }
    }
}

#[test]
fn a_letter_in_codes_is_told() {
    let letter = |coding: &str| {
        let head =
            "From: Jean Exemple <j@exemple.fr>\r\nSubject: Une question\r\nContent-Transfer-Encoding: ";
        open("a.eml", format!("{head}{coding}\r\n\r\nL=E2=80=99=C3=89tat\r\n").as_bytes()).remove(0).1
    };
    assert!(letter("Quoted-Printable").contains(&Warning::Mail) && letter("base64").contains(&Warning::Mail));
    assert!(!letter("8bit").contains(&Warning::Mail));
}

#[test]
fn line_ends_of_every_system_are_line_ends() {
    for text in ["Un\nDeux\n\nTrois", "Un\r\nDeux\r\n\r\nTrois\r\n", "Un\rDeux\r\rTrois"] {
        let document = open("a.txt", text.as_bytes()).remove(0).0;
        assert_eq!(document.text, "Un\nDeux\nTrois");
        let markdown = open("a.md", text.as_bytes()).remove(0).0;
        assert_eq!(markdown.text, "Un Deux\nTrois");
        let page = format!("<pre>{text}</pre>");
        assert_eq!(open("a.html", page.as_bytes()).remove(0).0.text, "Un\nDeux\n\nTrois");
    }
}

#[test]
fn json_that_is_no_question_is_a_document_that_says_so() {
    for file in ["null", "3", "\"mot\"", "[1, 2]", "{\"a\": {\"b\": []}}", "[[[]]]", "{\"question\": null}"] {
        assert!(!read::holds_questions(MediaType::Json, file), "{file}");
        for (document, warnings) in open("a.json", file.as_bytes()) {
            assert!(document.blocks.is_empty() == warnings.contains(&Warning::Empty), "{file}");
        }
    }
    // A record that is cut off is no JSON.
    let cut = "{\"question\": {\"identifiant\": {\"numero\": \"3\"}, \"textesQuestion\": {\"texteQuestion\"";
    assert!(!read::holds_questions(MediaType::Json, cut));
    assert_eq!(open("a.json", cut.as_bytes()).remove(0).0.text, cut);
}

#[test]
fn records_that_are_cut_off_or_broken_are_read_as_far_as_they_go() {
    let xml = "<QUESTION TYPE='QE'><DEPOT NUMERO='3'><TEXTE_DEPOT><![CDATA[M. Jean Exemple demande";
    let document = open("a.xml", xml.as_bytes()).remove(0).0;
    assert!(document.text.contains("M. Jean Exemple demande"), "{}", document.text);
    let page = "<section class=question_header><div> Question N° 9</div></section><section class=question_answer>\
        <div class=question><h3>Texte de la question</h3><p>Un texte";
    let document = open("a.html", page.as_bytes()).remove(0).0;
    assert!(document.text.ends_with("Un texte"));
    assert_eq!(document.question.number, Some(9));
    let table = "numéro;titre;texte\n1;Un;\"Un texte qui ne finit pas";
    assert!(open("a.csv", table.as_bytes()).remove(0).0.text.contains("Un texte qui ne finit pas"));
}
