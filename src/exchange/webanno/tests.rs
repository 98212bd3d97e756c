//! Rows of tokens: what is written, and what comes back, also from other writers.

use super::*;
use crate::exchange::fixture::dossier;
use crate::exchange::foreign::Foreign;
use crate::exchange::returned::{bare, damages, dossier_again, written};
use crate::model::file_place::FilePlace;

#[test]
fn a_document_is_a_row_for_each_token() {
    let (files, losses) = written(writer(), LOSES);
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["typesystem.xml", "qe-3331.tsv", "note.tsv"]);
    let text = std::str::from_utf8(&files[1].content).unwrap();
    let head = "#FORMAT=WebAnno TSV 3.3\n\
        #T_SP=webanno.custom.Claim|attributes|claim|comment|kind|label|note|passage|suggestion\n\
        #T_RL=webanno.custom.ClaimLink|kind|link|BT_webanno.custom.Claim\n\n\n\
        #Sentence.id=00000000-0000-0000-0000-000000000001\n#Text=ASSEMBLÉE NATIONALE\n1-1\t0-9\tASSEMBLÉE\t_\t";
    assert!(text.starts_with(head), "{text}");
    let document = dossier().documents.values().next().unwrap().text.clone();
    let units: Vec<u16> = document.encode_utf16().collect();
    let rows: Vec<Vec<&str>> =
        text.lines().filter(|line| line.contains('\t')).map(|line| line.split('\t').collect()).collect();
    for row in &rows {
        assert_eq!(row.len(), 3 + 8 + 3 + 1, "{row:?}");
        let (start, end) = row[1].split_once('-').unwrap();
        let slice = &units[start.parse().unwrap()..end.parse().unwrap()];
        assert_eq!(String::from_utf16(slice).unwrap(), escape::undo(row[2]));
    }
    let row = |words: &str| rows.iter().find(|row| row[2] == words).unwrap();
    assert_eq!(row("L’")[6], "figure[1]");
    assert_eq!(row("pas")[6], "figure[1]|fact[2]|figure[3]");
    assert_eq!(row("pas")[5], "*[1]|un commentaire[2]|dedans[3]");
    assert_eq!(row("pas")[8], "*[1]|Une note\\nsur deux lignes[2]|*[3]");
    assert_eq!(
        row("L’")[11..14],
        ["supports", "00000000-0000-0000-0000-000000000001", &format!("{}[2_1]", row("n’")[0])]
    );
    assert_eq!(row("quand")[6], "request");
    assert_eq!(row("2019")[11..14], ["_", "_", "_"]);
    assert_eq!((losses.count(Loss::Boundaries), losses.count(Loss::Links)), (0, 1));
}

#[test]
fn documents_come_back_whole_but_for_what_is_lost() {
    let (files, _) = written(writer(), LOSES);
    let foreign = files[1..].iter().map(|file| {
        let text = std::str::from_utf8(&file.content).unwrap();
        assert!(recognise(&file.name, text));
        read(&file.name, text).unwrap()
    });
    let join = |mut one: Foreign, other| {
        one.join(other);
        one
    };
    let foreign = foreign.reduce(join).unwrap();
    assert_eq!(foreign.refused, []);
    let (again, expected) = (dossier_again(&foreign), bare(dossier()));
    assert_eq!(again.passages, expected.passages);
    for (id, claim) in again.claims.iter() {
        assert_eq!(claim, &expected.claims[id]);
    }
    assert_eq!((again.claims.len(), again.links.len()), (4, 1));
    for (text, document) in foreign.texts.iter().zip(expected.documents.values()) {
        assert_eq!(text.id, Some(document.id.0));
        // Positions count in both alike: only white space between sentences differs.
        let (words, own) = (text.words.as_ref().unwrap(), &document.text);
        assert_eq!(words.split_whitespace().collect::<Vec<_>>(), own.split_whitespace().collect::<Vec<_>>());
        assert!(words.encode_utf16().count() <= own.encode_utf16().count());
    }
    for item in &foreign.items {
        let text = &expected.documents.values().nth(item.text).unwrap().text;
        for extract in &item.extracts {
            let span = crate::exchange::returned::span(text, extract.position.unwrap(), Unit::Utf16);
            assert_eq!(Some(span.slice(text)), extract.quote.as_deref());
        }
    }
}

#[test]
fn a_passage_that_ends_inside_a_token_stands_on_parts_of_it() {
    use crate::model::span::Span;
    let sentences = [Sentence {
        span: Span::new(0, 12).unwrap(),
        tokens: vec![Span::new(0, 5).unwrap(), Span::new(6, 12).unwrap()],
    }];
    let mut grid = Grid::new(&sentences);
    let values = |kind: &str| ["", "", "", kind, "", "", "", ""].map(str::to_owned);
    assert_eq!(grid.mark(Span::new(3, 8).unwrap(), values("a")), (Some(0), true));
    assert_eq!(grid.mark(Span::new(2, 4).unwrap(), values("b")), (Some(1), true));
    assert_eq!(grid.mark(Span::new(5, 8).unwrap(), values("c")), (Some(2), false));
    assert_eq!(grid.mark(Span::new(5, 6).unwrap(), values("d")), (None, false));
    let rows: Vec<_> =
        grid.rows().into_iter().map(|row| format!("{} {:?} {}", row.id, row.span, row.cells[3])).collect();
    assert_eq!(
        rows,
        [
            "1-1 Span { start: 0, end: 5 } _",
            "1-1.1 Span { start: 2, end: 4 } b",
            "1-1.2 Span { start: 3, end: 5 } a[1]",
            "1-2 Span { start: 6, end: 12 } _",
            "1-2.1 Span { start: 6, end: 8 } a[1]|c[2]",
        ]
    );
}

/// As WebAnno and INCEpTION write it, in our own words.
const OTHERS: &str = "#FORMAT=WebAnno TSV 3.2\r\n#T_SP=de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS|PosValue\n#T_SP=webanno.custom.Role|ROLE_webanno.custom.Role:to_webanno.custom.RoleToLink|uima.tcas.Annotation|name\n#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value\n#T_CH=webanno.custom.CorefLink|referenceType|referenceRelation\n#T_RL=webanno.custom.Then|value|BT_de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity\n\n\n#Text=Le 👧 dort .\n1-1\t0-2\tLe\tDET\t_\t_\t_\t_\t_\t_\t_\t_\t\n1-2\t3-5\t👧\tN\t_\t_\t_\t*\tPER\\_x[1]|*[2]\t*[3]\t*->3-1\t_\t_\t\n1-3\t6-10\tdort\tV\tquoi;qui\t1-2;1-1\tacte\t*\tPER\\_x[1]\t_\t_\t_\t_\t\n1-3.1\t6-8\tdo\t_\t_\t_\t_\thttp://x\t*\t_\t_\t*\t1-2[1_0]\t\n1-4\t11-12\t.\tP\t_\t_\t_\t_\t_\t_\t_\t_\t_\t\n\n#Text=Fin\n#Text=nie\n2-1\t12-15\tFin\tN\t_\t_\t_\t_\tX\t_\t_\tpuis\t1-3.1\t\n2-2\t16-19\tnie\tN\t_\t_\t_\t_\t_\t_\t_\t_\t_\t\n2-3\t40-44\t????\tN\t_\t_\t_\t_\tX\t_\t_\t_\t_\t\n2-4\tx\ty\n2-5\t19-19\ty\n2-6\t17-18\ty\tN\n";

#[test]
fn layers_of_others_are_read_with_stacks_and_relations() {
    let foreign = read("d.tsv", OTHERS).unwrap();
    // A first row of position 12 follows the sentence before without a space.
    assert_eq!(foreign.texts[0].words.as_deref(), Some("Le 👧 dort .Fin\nnie"));
    let found: Vec<_> = foreign
        .items
        .iter()
        .map(|item| {
            let quote = item.extracts[0].quote.as_deref().unwrap();
            (foreign.claims[item.claim].kind.as_str(), quote, item.place.clone())
        })
        .collect();
    let expected = [
        ("PER_x", "👧 dort", 11),
        ("NamedEntity", "👧", 11),
        ("acte", "dort", 12),
        ("http://x", "do", 13),
        ("X", "Fin", 18),
    ];
    let expected = expected.map(|(kind, quote, line)| (kind, quote, FilePlace::line(line).in_file("d.tsv")));
    let mut sorted = found.clone();
    sorted.sort_by_key(|(.., place)| place.to_string());
    assert_eq!(sorted.len(), expected.len(), "{found:?}");
    expected.iter().for_each(|one| assert!(found.contains(one), "{one:?} {found:?}"));
    let kind = |claim: usize| foreign.claims[claim].kind.as_str();
    let ties: Vec<_> =
        foreign.links.iter().map(|tie| (tie.kind.as_str(), kind(tie.from), kind(tie.to))).collect();
    assert_eq!(ties, [("Then", "PER_x", "http://x"), ("puis", "http://x", "X")]);
    let places: Vec<_> = foreign.refused.iter().map(|(place, _)| place.to_string()).collect();
    assert_eq!(places, [5, 21, 22, 23, 20].map(|line| format!("d.tsv, line {line}")));
}

#[test]
fn a_hostile_gap_is_refused() {
    let text = "#FORMAT=WebAnno TSV 3.3\n\n\n#Text=a\n1-1\t4000000000-4000000001\ta\t\n";
    let foreign = read("d", text).unwrap();
    assert_eq!((foreign.refused.len(), foreign.texts[0].words.as_deref()), (1, Some("a")));
    assert_eq!(read("d", "#FORMAT=WebAnno TSV 2").unwrap_err().place().to_string(), "d, line 1");
}

#[test]
fn many_gaps_do_not_grow_a_text_without_end() {
    let mut text = "#FORMAT=WebAnno TSV 3.3\n\n".to_owned();
    for number in 1..=100 {
        let start = number * 65_000;
        text += &format!("#Text=a\n{number}-1\t{start}-{}\ta\t\n\n", start + 1);
    }
    let foreign = read("d", &text).unwrap();
    assert!(foreign.texts[0].words.as_ref().unwrap().len() < 2_000_000);
    assert!(foreign.refused.len() > 50, "{}", foreign.refused.len());
}

#[test]
fn no_damage_is_a_panic() {
    let (files, _) = written(writer(), LOSES);
    for damaged in damages(&files[1].content) {
        let _ = read("", &String::from_utf8_lossy(&damaged));
    }
}
