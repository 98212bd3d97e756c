//! Questions of the Sénat in our own words: its pages of today and of old, the same pasted as text, its tables.

use scolie::model::document::{Document, PartKind, Warning};
use scolie::model::identity::DocumentId;
use scolie::model::question::{Chamber, Closing, QuestionKind, Status};
use scolie::read::{self, Decoded};
use uuid::Uuid;

use crate::laws::check_laws;

fn open_all(name: &str, file: impl Into<Decoded>) -> Vec<Document> {
    let read = read::documents(name, file.into(), None, || DocumentId(Uuid::nil()));
    let read: Vec<_> = read.map(|(document, _)| document).collect();
    for document in &read {
        check_laws(document);
        assert_eq!(&read::read_source(document.id, document.source.clone()).0, document);
    }
    read
}

fn open(name: &str, file: &str) -> Document {
    let mut read = open_all(name, file.to_owned());
    assert_eq!(read.len(), 1);
    read.remove(0)
}

/// The lines of each part.
fn parts(document: &Document) -> Vec<(PartKind, Vec<&str>)> {
    let lines = |range: std::ops::Range<usize>| {
        document.blocks[range].iter().map(|block| block.span.slice(&document.text)).collect()
    };
    document.parts.iter().map(|part| (part.kind, lines(part.blocks.clone()))).collect()
}

fn part(document: &Document, kind: PartKind) -> Vec<&str> {
    parts(document).into_iter().filter(|(own, _)| *own == kind).flat_map(|(_, lines)| lines).collect()
}

const MENU: &str =
    "<header><nav><ul><li><a href='/x'>Sénateurs</a><li><a href='/y'>Travaux</a></ul></nav></header>";

/// The layout of today.
const PAGE: &str = include_str!("records/senat.html");

#[track_caller]
fn check_page(document: &Document) {
    assert_eq!(document.title, "Des serveurs pour la santé");
    assert_eq!(
        part(document, PartKind::Question),
        [
            "Mme Jeanne-Marie Exemple attire l'attention de M. le ministre de la santé et de la prévention sur les serveurs où dorment les dossiers.",
            "Elle lui demande, d'une part, un calendrier",
            "et, d'autre part, un coût."
        ]
    );
    let answer = part(document, PartKind::Answer);
    assert_eq!(answer[0], "Réponse du Ministère du numérique publiée le 25/01/2024");
    assert_eq!(answer[1..3], ["Le calendrier est arrêté.", "Le coût ne l'est pas."]);
    let question = &document.question;
    assert_eq!(question.chamber, Some(Chamber::Senat));
    assert_eq!((question.legislature, question.number), (Some(16), Some(8911)));
    assert_eq!(question.kind, Some(QuestionKind::Written));
    assert_eq!(question.author.as_deref(), Some("Mme Jeanne-Marie Exemple"));
    assert_eq!(question.constituency.as_deref(), Some("Ain"));
    assert_eq!(question.group.as_deref(), Some("Groupe X-R"));
    assert_eq!(question.ministry_asked.as_deref(), Some("ministre de la santé et de la prévention"));
    assert_eq!(question.ministry_assigned.as_deref(), Some("Ministère du numérique"));
    let asked = question.asked.unwrap();
    assert_eq!((asked.date.to_string().as_str(), asked.page), ("2023-10-12", Some(5876)));
    let answered = question.answered.unwrap();
    assert_eq!((answered.date.to_string().as_str(), answered.page), ("2024-01-25", Some(256)));
    assert_eq!(question.status(), Status::Answered);
}

#[test]
fn a_page_of_today_is_a_question_with_its_answer() {
    let document = open("qSEQ231008911.html", &PAGE.replace("MENU", MENU));
    check_page(&document);
    assert!(!document.text.contains("Travaux"), "the menu is left out");
    let bare = open("x.html", &PAGE.replace("MENU", "").replace("<main id=main>", "<div>"));
    check_page(&bare);
}

#[test]
fn the_same_page_pasted_as_text_is_the_same_question() {
    let document = open(
        "",
        "Accueil\nQuestions\n16e législature\nDes serveurs pour la santé\nQuestion écrite n°08911\n
Question de Mme EXEMPLE Jeanne-Marie (Ain - Groupe X-R) publiée le 12/10/2023\n
Mme Jeanne-Marie Exemple attire l'attention de M. le ministre de la santé et de la prévention sur les serveurs où dorment les dossiers.\n
Elle lui demande, d'une part, un calendrier\net, d'autre part, un coût.\n
Publiée dans le JO Sénat du 12/10/2023 - page 5876\nTransmise au Ministère du numérique\n
Réponse du Ministère du numérique publiée le 25/01/2024\nLe calendrier est arrêté.\nLe coût ne l'est pas.
Publiée dans le JO Sénat du 25/01/2024 - page 256\nPage mise à jour le 26 janvier 2024\nMentions légales\n",
    );
    check_page(&document);
}

/// The layout of old, in its own encoding.
const OLD: &str = include_str!("records/senat-old.html");

#[test]
fn a_page_of_old_is_a_question() {
    let page = format!(
        "{OLD}<hr><h2>R&eacute;ponse du Minist&egrave;re de l'&eacute;cologie</h2>
<p>publi&eacute;e dans le JO S&eacute;nat du 12/09/2008 - page 1876</p><p align=\"justify\">Les quais le seront.<br/><br/>Bientôt.</p>
<!-- Affichage --></body></html>"
    );
    let latin: Vec<u8> = page.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
    let document = open_all("qSEQ080506541.html", read::decode(latin).unwrap()).remove(0);
    assert_eq!(document.title, "Quais et canaux");
    assert_eq!(part(&document, PartKind::Question).len(), 2);
    assert_eq!(
        part(&document, PartKind::Answer),
        [
            "Réponse du Ministère de l'écologie",
            "publiée dans le JO Sénat du 12/09/2008 - page 1876",
            "Les quais le seront.",
            "Bientôt."
        ]
    );
    let question = &document.question;
    assert_eq!((question.legislature, question.number), (Some(13), Some(6541)));
    assert_eq!(question.author.as_deref(), Some("M. Jean Exemple"));
    assert_eq!(question.constituency.as_deref(), Some("Territoire de Belfort"));
    assert_eq!(question.group.as_deref(), Some("GX"));
    assert_eq!(question.asked.unwrap().page, Some(1543));
    assert_eq!(question.answered.unwrap().page, Some(1876));
    assert_eq!(question.ministry_asked.as_deref(), Some("Ministère de l'écologie"));
    assert_eq!(question.ministry_assigned.as_deref(), Some("Ministère de l'écologie"));
}

#[test]
fn what_became_of_a_question_is_told() {
    let check = |rest: &str, status: Status| {
        let document = open("x.html", &format!("{OLD}{rest}"));
        assert_eq!(document.question.status(), status, "{rest}");
        assert!(part(&document, PartKind::Answer).is_empty());
        document
    };
    let waiting = check("<p>En attente de réponse du Ministère de l'écologie</p>", Status::Waiting);
    assert_eq!(waiting.question.ministry_assigned.as_deref(), Some("Ministère de l'écologie"));
    let lapsed = check(
        "<p>Transmise au Secrétariat d'État aux transports</p><p>La question est caduque</p>",
        Status::Lapsed,
    );
    assert_eq!(lapsed.question.closed, Some(Closing::Lapsed(None)));
    assert_eq!(lapsed.question.ministry_asked.as_deref(), Some("ministre de l'écologie"));
    assert_eq!(lapsed.question.ministry_assigned.as_deref(), Some("Secrétariat d'État aux transports"));
    let withdrawn = check("<p>La question a été retirée le 03/06/2009</p>", Status::Withdrawn);
    assert!(
        matches!(withdrawn.question.closed, Some(Closing::Withdrawn(Some(day))) if day.to_string() == "2009-06-03")
    );
    let renewed = check("<p>Rappelée le 10/09/2008 par la question n° 07001</p>", Status::Renewed);
    assert_eq!(renewed.question.renewed[0].to_string(), "2008-09-10");
    assert_eq!(renewed.question.recalled_by, [7001]);
    assert_eq!(renewed.question.number, Some(6541));
    let undated = check("<p>Rappelée par la question 07001</p>", Status::Renewed);
    assert_eq!((undated.question.recalled_by, undated.question.renewed), (vec![7001], vec![]));
    for line in [
        "Rappelle la question 05001",
        "Rappelle la question n° 05001 du 10/09/2008",
        "Rappel de la question n°\u{a0}05001",
    ] {
        let recalling = check(&format!("<p>{line}</p>"), Status::Waiting);
        assert_eq!(
            (recalling.question.recalls, recalling.question.number),
            (Some(5001), Some(6541)),
            "{line}"
        );
    }
    assert_eq!(part(&renewed, PartKind::Dates), ["Rappelée le 10/09/2008 par la question n° 07001"]);
}

#[test]
fn every_sort_of_question_has_its_name() {
    for (name, kind) in [
        ("Question orale sans débat n° 0104S", QuestionKind::Oral),
        ("Question orale avec débat n° 0012A", QuestionKind::Oral),
        ("Question d'actualité au gouvernement n° 0456G", QuestionKind::ToGovernment),
        ("Question crible thématique n° 0003C", QuestionKind::ToGovernment),
    ] {
        let page = OLD.replace("Question écrite n&deg; 06541", name);
        let document = open("x.html", &page);
        assert_eq!(document.question.kind, Some(kind), "{name}");
        let number: String = name.chars().filter(char::is_ascii_digit).collect();
        assert_eq!(document.question.number, number.parse().ok());
    }
}

#[test]
fn what_only_speaks_of_the_senat_is_no_question_of_it() {
    for text in [
        "La réponse publiée dans le JO Sénat du 12/10/2023 - page 12 dit le contraire.\n\nAutre chose.",
        "Question écrite n° 12\n\nM. X demande.",
        "Question écrite n° 1\nQuestion écrite n° 2\nQuestion écrite n° 3\nQuestion écrite n° 4\nQuestion écrite n° 5\npubliée dans le JO Sénat du 12/10/2023 - page 12",
    ] {
        assert_ne!(open("x.txt", text).question.chamber, Some(Chamber::Senat), "{text}");
    }
}

/// A table of the open data: its columns, in the order in which it has them; two rows of our own.
const TABLE: &str = include_str!("records/senat.csv");

#[test]
fn a_table_of_the_open_data_tells_questions_without_their_texts() {
    let latin: Vec<u8> = TABLE.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
    let decoded = read::decode(latin).unwrap();
    let warnings: Vec<_> = read::documents("x.csv", decoded.clone(), None, || DocumentId(Uuid::nil()))
        .map(|(_, warnings)| warnings)
        .collect();
    assert_eq!(warnings, [vec![Warning::NoText, Warning::EncodingGuessed], vec![Warning::NoText]]);
    let read = open_all("x.csv", decoded);
    let first = &read[0];
    assert_eq!(first.text, "Des \"quais\" et des canaux\nQuestion écrite n° 05975");
    let question = &first.question;
    assert_eq!(question.chamber, Some(Chamber::Senat));
    assert_eq!((question.number, question.kind), (Some(5975), Some(QuestionKind::Written)));
    assert_eq!(question.author.as_deref(), Some("Mme Jeanne Exemple"));
    assert_eq!((question.constituency.as_deref(), question.group.as_deref()), (Some("Ain"), Some("GX")));
    assert_eq!(question.ministry_asked.as_deref(), Some("Écologie"));
    assert_eq!(question.ministry_assigned.as_deref(), Some("Sports"));
    assert_eq!(question.heading.as_deref(), Some("Transports"));
    assert_eq!(question.asked.unwrap().date.to_string(), "2025-08-21");
    assert_eq!(question.answered.unwrap().date.to_string(), "2025-11-13");
    assert_eq!(question.status(), Status::Answered);
    assert_eq!(question.recalls, Some(2871));
    let second = &read[1].question;
    assert_eq!((second.number, second.status()), (Some(1054), Status::Lapsed));
}

#[test]
fn texts_in_a_table_keep_their_paragraphs() {
    let file = "numéro;titre;texte;réponse\n1;Un;\"R&D d'abord.\n\nPuis le <i>reste</i>.\";\"<p>Un\nseul.</p><p>Deux.</p>\"\n";
    let document = open("x.csv", file);
    let lines: Vec<_> = document.blocks.iter().map(|block| block.span.slice(&document.text)).collect();
    assert_eq!(lines[2..4], ["R&D d'abord.", "Puis le reste."]);
    assert_eq!(lines[5..], ["Un seul.", "Deux."]);
}
