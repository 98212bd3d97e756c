//! Columns: what is written, and what comes back, in every scheme.

use super::*;
use crate::exchange::fixture::dossier;
use crate::exchange::returned::{damages, written};
use crate::model::arrival::Remark;

#[test]
fn a_passage_is_a_chunk_of_tagged_tokens() {
    let (files, losses) = written(writer(), LOSES);
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["qe-3331.conll", "note.conll"]);
    let text = |n: usize| std::str::from_utf8(&files[n].content).unwrap();
    let line = "«\tO\nL’\tB-figure\nÉtat\tI-figure\nn’\tI-figure\na\tI-figure\npas\tI-figure\nlancé\tI-figure\n\
         d’\tO\nappel\tO\nd’\tO\noffres\tO\n🇫🇷\tO\nen\tO\n2019\tO\n»\tO\n,\tO\ne\u{301}crit\tO\nla\tO\njuge\tO\n\
         👩\u{200d}⚖️\tO\n;\tO\nqui\tB-request\npaie\tI-request\n?\tI-request\n\nIl\tO\n";
    assert!(text(0).contains(line), "{}", text(0));
    assert!(text(0).ends_with("lui\tO\ndemande\tO\nquand\tB-request\n.\tO\n\n"), "{}", text(0));
    assert!(
        text(1).contains(
            "pas\tB-fact\nlancé\tI-fact\nd’\tO\nappel\tB-fact\nd’\tI-fact\noffres\tI-fact\n🇫🇷\tO\n"
        )
    );
    // Two are hidden by others in the first document, one in the second; one is a suggestion.
    assert_eq!((losses.count(Loss::Overlaps), losses.count(Loss::Boundaries)), (3, 0));
    assert_eq!((losses.count(Loss::Gaps), losses.count(Loss::Suggestions)), (2, 1));
}

#[test]
fn chunks_come_back_with_their_words_and_context() {
    let (files, _) = written(writer(), LOSES);
    let text = std::str::from_utf8(&files[0].content).unwrap();
    assert!(recognise("a.txt", text));
    let foreign = read(&files[0].name, text).unwrap();
    assert_eq!(foreign.refused, []);
    let found: Vec<_> = foreign
        .items
        .iter()
        .map(|item| (foreign.claims[item.claim].kind.as_str(), item.extracts[0].quote.as_deref().unwrap()))
        .collect();
    assert_eq!(found, [("figure", "L’État n’a pas lancé"), ("request", "qui paie ?"), ("request", "quand")]);
    let words = foreign.texts[0].words.as_deref().unwrap();
    assert_eq!(foreign.texts[0].name, "qe-3331");
    // The words are those of the document, but for the sort of white space and what columns cannot tell.
    let bare = |text: &str| text.split_whitespace().collect::<String>();
    assert_eq!(bare(words), bare(&dossier().documents.values().next().unwrap().text));
    for item in &foreign.items {
        let extract = &item.extracts[0];
        let (start, end) = extract.position.unwrap();
        let slice: String = words.chars().skip(start as usize).take((end - start) as usize).collect();
        assert_eq!(Some(slice), extract.quote);
        assert!(words.contains(&format!("{}{}", extract.prefix, extract.quote.as_ref().unwrap())));
        assert!(words.contains(&format!("{}{}", extract.quote.as_ref().unwrap(), extract.suffix)));
    }
}

#[track_caller]
fn check(text: &str, expected: &[(&str, &str)]) {
    assert!(recognise("", text), "{text}");
    let foreign = read("f.conll", text).unwrap();
    let found: Vec<_> = foreign
        .items
        .iter()
        .map(|item| (foreign.claims[item.claim].kind.as_str(), item.extracts[0].quote.as_deref().unwrap()))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn every_scheme_and_number_of_columns_is_read() {
    // IOB1: a chunk begins with I, B only parts two of one kind.
    check("Rome I-LOC\nParis B-LOC\nest O\ngrand O\n", &[("LOC", "Rome"), ("LOC", "Paris")]);
    check("New\tB-LOC\nYork\tI-LOC\nI\tI-PER\n", &[("LOC", "New York"), ("PER", "I")]);
    check(
        "New B-LOC\nYork E-LOC\nRome S-LOC\nLa B-X\nI L-X\nU U-X\n",
        &[("LOC", "New York"), ("LOC", "Rome"), ("X", "La I"), ("X", "U")],
    );
    let conll = "-DOCSTART- -X- O O\n\nEU NNP I-NP B-ORG\nrejects VBZ I-VP O\n. . O O\n\n-DOCSTART- -X- O O\n\nRome NNP I-NP B-LOC\r\n";
    check(conll, &[("ORG", "EU"), ("LOC", "Rome")]);
    let foreign = read("f.conll", conll).unwrap();
    let names: Vec<_> =
        foreign.texts.iter().map(|text| (text.name.as_str(), text.words.as_deref())).collect();
    assert_eq!(names, [("f", Some("EU rejects.")), ("f (2)", Some("Rome"))]);
    assert_eq!(foreign.items[1].place.to_string(), "f.conll, line 9");
    // The exporter of Label Studio, and tags that are not in the last column.
    check("-DOCSTART- -X- O\nL’ -X- _ B-a\nÉtat -X- _ I-a\n", &[("a", "L’État")]);
    check("Rome\tB-LOC\tNNP\nest\tO\tVBZ\n", &[("LOC", "Rome")]);
}

#[test]
fn named_columns_with_comments_are_read_and_the_choice_is_told() {
    let hipe = "TOKEN\tNE-COARSE-LIT\tNE-METO\tNE-FINE-LIT\tNEL\tMISC\n\
        # hipe2022:document_id = avis-1\n# une remarque\n\
        À\tO\t_\tO\t_\t_\nl\tO\t_\tO\t_\tNoSpaceAfter\n’\tO\t_\tO\t_\tNoSpaceAfter\n\
        Isle\tB-loc\t_\tB-loc.town\tQ1\t_\nsur\tI-loc\t_\tI-loc.town\tQ1\t_\n#\tO\t_\tO\t_\tNoSpaceAfter\n\
        Sorgue\tO\t_\tO\t_\t_\n\n# hipe2022:document_id = avis-2\nRome\tB-loc\t_\tB-loc.town\tQ2\t_\n";
    check(hipe, &[("loc", "Isle sur"), ("loc", "Rome")]);
    let foreign = read("h.tsv", hipe).unwrap();
    let texts: Vec<_> = foreign.texts.iter().map(|own| (&*own.name, own.words.as_deref().unwrap())).collect();
    assert_eq!(texts, [("avis-1", "À l’Isle sur #Sorgue"), ("avis-2", "Rome")]);
    let remark = Remark::Column("NE-COARSE-LIT".to_owned(), vec!["NE-FINE-LIT".to_owned()]);
    assert_eq!((foreign.remark, foreign.refused.len()), (Some(remark), 0));
    for name in ["h.tsv", "h.txt", "h.conll"] {
        assert!(recognise(name, hipe), "{name}");
    }
    assert_eq!(foreign.items[1].place.to_string(), "h.tsv, line 13");
}

#[test]
fn what_is_in_no_columns_is_not_taken_for_them() {
    for text in [
        "",
        "a",
        "M. Roy\nMme Dupont\n",
        "{\"text\": \"O\"}\n",
        "a;b\n1;O\n",
        "#FORMAT=WebAnno TSV 3.3\n\n\n#Text=a\n1-1\t0-1\ta\t_\n",
        "T1\tfact 0 2\tab\n",
        "1\tLe\tle\tDET\t_\t_\t2\tdet\t_\t_\n",
    ] {
        assert!(!recognise("a.conll", text), "{text}");
        assert_eq!(read("a.conll", text).unwrap_err().place().to_string(), "a.conll");
    }
}

#[test]
fn a_line_without_a_tag_is_refused_and_the_rest_is_read() {
    let mut text = "a\tO\n".repeat(HEAD_LINES);
    text.push_str("seul\nb\tB-x\nc\tZ-x\n");
    let foreign = read("f", &text).unwrap();
    let places: Vec<_> = foreign.refused.iter().map(|(place, _)| place.to_string()).collect();
    assert_eq!(places, ["f, line 201", "f, line 203"]);
    assert_eq!(foreign.items.len(), 1);
}

const HEAD_LINES: usize = 200;

#[test]
fn no_damage_is_a_panic() {
    let (files, _) = written(writer(), LOSES);
    for damaged in damages(&files[0].content) {
        let text = String::from_utf8_lossy(&damaged);
        let _ = recognise("", &text);
        let _ = read("", &text);
    }
}
