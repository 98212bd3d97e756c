//! What tables look like, what comes back from them, and what they do with damage.

use std::rc::Rc;

use super::*;
use crate::exchange::default_codebook;
use crate::exchange::fixture::dossier;
use crate::exchange::foreign::Foreign;
use crate::exchange::formats::{self, Options};
use crate::exchange::placing::Placing;
use crate::exchange::returned::{bare, damages, dossier_again};
use crate::model::arrival::{Arrival, Fate};
use crate::model::claim::Value;
use crate::model::dossier::Dossier;
use crate::model::identity::Stamp;
use crate::model::language::Language;
use crate::model::outgoing::{Column, Format, Loss, Losses, TableForm};
use crate::read::CsvRows;

fn written(format: Format, language: Language, form: TableForm) -> (String, Losses) {
    let options = Options { language, table: Some(form) };
    let mut writing = formats::begin(format, &Rc::new(dossier()), &options).unwrap();
    while writing.go_on() {}
    let (files, losses) = writing.finish();
    let [file] = &files[..] else { panic!("{files:?}") };
    (String::from_utf8(file.content.clone()).unwrap(), losses)
}

fn usual(format: Format, language: Language) -> (String, Losses) {
    written(format, language, TableForm::of(language))
}

fn with(columns: Vec<Column>) -> TableForm {
    TableForm { separator: Separator::Comma, mark: false, columns: Some(columns) }
}

fn placed(dossier: Dossier, foreign: Foreign) -> Arrival {
    let mut placing = Placing::begin(&Rc::new(dossier), "t.csv", foreign, Stamp::default());
    while placing.go_on() {}
    placing.finish()
}

#[test]
fn a_table_is_written_as_spreadsheets_want_it() {
    let columns = vec![
        Column::Datum(crate::model::datum::Datum::Number),
        Column::Claim,
        Column::Quote,
        Column::Start,
        Column::Comment,
    ];
    let (text, _) = written(Format::Passages, Language::English, with(columns.clone()));
    let expected = "Number,Claim,Quote,Start (characters),Comment\r\n\
        3331,\"'=L’État; ou \"\"un\"\" autre\",L’État n’a pas lancé,";
    assert!(text.starts_with(expected), "{text}");
    assert!(text.contains("\r\n3331,\"Qui paie\t?\",qui paie\u{202f}? […] quand,"), "{text}");
    assert!(text.ends_with("\r\n") && !text.replace("\r\n", "").contains('\r'), "{text}");
    let form = TableForm { separator: Separator::Tab, mark: true, columns: Some(columns) };
    let (tabs, _) = written(Format::Passages, Language::French, form);
    assert!(
        tabs.starts_with("\u{feff}Numéro\tAffirmation\tExtrait\tDébut (caractères)\tCommentaire\r\n3331\t"),
        "{tabs}"
    );
}

#[test]
fn every_row_has_every_cell() {
    for format in [Format::Passages, Format::Claims] {
        let (text, _) = usual(format, Language::French);
        let rows: Vec<usize> = CsvRows::new(&text).unwrap().map(|(_, cells)| cells.len()).collect();
        assert_eq!(rows.len(), if format == Format::Passages { 9 } else { 6 });
        assert!(rows.iter().all(|own| *own == rows[0]), "{rows:?}");
    }
}

#[test]
fn offsets_count_characters_of_the_text() {
    let (text, _) = written(
        Format::Passages,
        Language::English,
        with(vec![
            Column::Quote,
            Column::Start,
            Column::End,
            Column::Datum(crate::model::datum::Datum::Number),
        ]),
    );
    let dossier = dossier();
    let texts: Vec<Vec<char>> = dossier.documents.values().map(|own| own.text.chars().collect()).collect();
    for (_, cells) in CsvRows::new(&text).unwrap().skip(1) {
        let text = &texts[usize::from(cells[3].is_empty())];
        let numbers = |cell: &str| cell.split(" | ").map(|own| own.parse().unwrap()).collect::<Vec<usize>>();
        let slices = numbers(&cells[1]).into_iter().zip(numbers(&cells[2]));
        let words: Vec<String> = slices.map(|(start, end)| text[start..end].iter().collect()).collect();
        assert_eq!(words.join(" […] "), cells[0]);
    }
}

#[test]
fn what_is_written_comes_back_but_for_what_is_said_to_be_lost() {
    for language in [Language::French, Language::English] {
        let (text, losses) = usual(Format::Passages, language);
        assert!(recognise(&text), "{text}");
        let foreign = read(&text, &default_codebook()).unwrap();
        assert_eq!(foreign.refused, []);
        let mut expected = bare(dossier());
        expected.links = Default::default();
        expected.claims.retain(|_, claim| claim.label != "Dite nulle part");
        let again = bare(dossier_again(&foreign));
        assert_eq!(again.claims, expected.claims);
        assert_eq!(again, expected);
        let lost: Vec<Loss> = losses.iter().map(|(loss, _)| loss).collect();
        assert_eq!(
            lost,
            [Loss::BareClaims, Loss::Links, Loss::Stamps, Loss::Data, Loss::Layout, Loss::Texts]
        );
        let arrival = placed(dossier(), foreign);
        let added = (&arrival.additions.passages, &arrival.additions.claims);
        assert_eq!(added, (&Vec::new(), &Vec::new()), "the same file changes nothing");
        assert!(arrival.landings.iter().all(|landing| landing.fate == Fate::Known));
    }
}

#[test]
fn a_column_that_is_not_there_is_a_loss() {
    let (text, losses) =
        written(Format::Passages, Language::English, with(vec![Column::Quote, Column::Kind]));
    assert_eq!(CsvRows::new(&text).unwrap().count(), 8, "the suggestion is left out");
    let lost = |loss| losses.count(loss) > 0;
    assert!(
        [Loss::Places, Loss::Labels, Loss::SharedClaims, Loss::Attributes, Loss::Notes, Loss::Comments]
            .into_iter()
            .all(lost)
    );
    assert_eq!(losses.count(Loss::Suggestions), 1);
}

#[test]
fn rows_without_our_names_find_their_words() {
    let columns = vec![
        Column::Datum(crate::model::datum::Datum::Number),
        Column::Quote,
        Column::Claim,
        Column::Kind,
        Column::Before,
    ];
    let (text, _) = written(Format::Passages, Language::French, with(columns));
    let foreign = read(&text, &default_codebook()).unwrap();
    let mut empty = dossier();
    empty.passages = crate::model::passages::Passages::default();
    empty.claims = Default::default();
    let arrival = placed(empty, foreign);
    let first: Vec<&Fate> = arrival.landings.iter().take(4).map(|landing| &landing.fate).collect();
    assert_eq!(first, [&Fate::Found; 4], "{:?}", arrival.landings);
    let texts: Vec<_> = arrival.additions.passages.iter().map(|own| own.document).collect();
    assert!(texts.len() >= 4);
}

#[test]
fn a_table_of_anyone_is_read_by_the_roles_of_its_columns() {
    let table = "Numéro;Verbatim;Code;Remarque\n3331;qui paie\u{a0}?;Chiffre;vu\n;Deux fois deux.;;\n;nulle part ainsi;;\n9;qui paie\u{202f}?;;\n";
    let mut rows = CsvRows::new(table).unwrap();
    let (_, headers) = rows.next().unwrap();
    let roles = guess(headers.iter().map(String::as_str), &default_codebook());
    assert_eq!(roles, [Some(Role::Document), Some(Role::Quote), Some(Role::Kind), Some(Role::Comment)]);
    assert!(!recognise(table));
    let rows: Vec<_> = rows.collect();
    let arrival = placed(dossier(), read_as(&rows, &roles, &default_codebook()));
    let fates: Vec<String> = arrival.landings.iter().map(|landing| format!("{:?}", landing.fate)).collect();
    assert_eq!(fates, ["Found", "Found", "Waiting(NotFound)", "Waiting(NoDocument)"]);
    assert_eq!(arrival.landings[0].place.to_string(), "row 2");
    assert_eq!(arrival.additions.passages[0].comment, "vu");
    assert_eq!(&*arrival.additions.claims[0].kind, "figure");
}

#[test]
fn a_table_of_anyone_may_say_where_passages_stand_and_what_is_said_of_them() {
    let names = ["text", "start", "end", "Code", "Verdict"];
    assert!(holds_passages(names) && !holds_passages(["numero", "texte", "titre"]));
    let codebook = default_codebook();
    let roles = guess(names, &codebook);
    let verdict = Some(Role::Attribute("verdict".into()));
    assert_eq!(
        roles,
        [Some(Role::Quote), Some(Role::Start), Some(Role::End), Some(Role::Kind), verdict.clone()]
    );
    assert_eq!(Role::named("verdict", &codebook), verdict);
    let dossier = dossier();
    let document = dossier.documents.values().next().unwrap();
    let at = document.text.find("en 2019").unwrap();
    let units = document.text[..at].encode_utf16().count();
    let row = ["en 2019", &units.to_string(), &(units + 7).to_string(), "fait", "vrai"].map(str::to_owned);
    let foreign = read_as(&[(2, row.to_vec())], &roles, &codebook);
    assert_eq!(foreign.claims[0].attributes["verdict"], Value::One("true".to_owned()));
    assert_eq!((&*foreign.claims[0].kind, foreign.items[0].extracts[0].unit), ("fact", None));
}

#[test]
fn attributes_come_back_by_their_names_for_people() {
    let cell = "À vérifier";
    let table =
        format!("Extrait;Affirmation;Verdict;Acteurs;Thème (CAP)\nqui paie;Qui paie;{cell};A | B||C;x\n");
    let foreign = read(&table, &default_codebook()).unwrap();
    let attributes = &foreign.claims[0].attributes;
    assert_eq!(attributes["actors"], Value::Many(vec!["A".to_owned(), "B|C".to_owned()]));
    assert_eq!(attributes["verdict"], Value::One("to-check".to_owned()));
    assert_eq!(attributes["topic"], Value::Many(vec!["x".to_owned()]));
}

#[test]
fn claims_are_written_once_each_with_all_their_passages() {
    let columns = vec![Column::Claim, Column::Passages, Column::Questions, Column::Quote, Column::Links];
    let (text, losses) = written(Format::Claims, Language::English, with(columns));
    let rows: Vec<Vec<String>> = CsvRows::new(&text).unwrap().map(|(_, cells)| cells).collect();
    assert_eq!(rows.len(), 6);
    assert_eq!(rows[1][..3], ["'=L’État; ou \"un\" autre", "2", "1"]);
    assert_eq!(rows[1][3], "L’État n’a pas lancé | pas lancé");
    assert_eq!(rows[5][..4], ["Dite nulle part", "0", "0", ""]);
    assert!(
        rows.iter().any(|row| row[4] == "supports “'=L’État; ou \"un\" autre”".replace("'=", "=")),
        "{rows:?}"
    );
    assert_eq!(losses.count(Loss::BareClaims), 0);
    assert!(!recognise(&usual(Format::Claims, Language::French).0));
}

#[test]
fn damage_is_refused_or_read_and_never_worse() {
    let (text, _) = usual(Format::Passages, Language::French);
    for damaged in damages(text.as_bytes()) {
        let damaged = String::from_utf8_lossy(&damaged);
        match read(&damaged, &default_codebook()) {
            Ok(foreign) => assert!(!placed(dossier(), foreign).name.is_empty()),
            Err(error) => assert!(!error.place().is_empty()),
        }
    }
}
