//! Records of questions in our own words, with every quirk of the open data; and tables of them.

use scolie::model::document::{BlockKind, Document, PartKind, Warning};
use scolie::model::identity::DocumentId;
use scolie::model::question::{Closing, QuestionKind, Status};
use scolie::model::source::{Column, Encoding, Role, Wrapped};
use scolie::model::span::Span;
use scolie::read::{self, Decoded, MediaType};
use uuid::Uuid;

use crate::laws::check_laws;

fn open_all(name: &str, file: impl Into<Decoded>) -> Vec<(Document, Vec<Warning>)> {
    let mut ids = 0..;
    let read = read::read_all(name, file.into(), || DocumentId(Uuid::from_u128(ids.next().unwrap())));
    read.iter().for_each(|(document, _)| check_laws(document));
    for (document, _) in &read {
        let again = read::read_source(document.id, document.source.clone()).0;
        assert_eq!(&again, document, "a source is always read in the same way");
    }
    read
}

fn open(name: &str, file: &str) -> Document {
    let mut read = open_all(name, file.to_owned());
    assert_eq!(read.len(), 1);
    read.remove(0).0
}

fn lines(document: &Document) -> Vec<&str> {
    document.blocks.iter().map(|block| block.span.slice(&document.text)).collect()
}

fn kinds(document: &Document) -> Vec<PartKind> {
    document.parts.iter().map(|part| part.kind).collect()
}

/// The bytes of the source of the first place where `quote` stands in the text.
#[track_caller]
fn source<'d>(document: &'d Document, quote: &str) -> &'d str {
    let at = document.text.find(quote).unwrap();
    let span = Span::within(&document.text, at, at + quote.len()).unwrap();
    let bytes = document.source_bytes(span).unwrap();
    &document.source.text[bytes.start as usize..bytes.end as usize]
}

const RECORD: &str = include_str!("records/written.json");

#[test]
fn a_record_of_json_is_a_question() {
    let (document, warnings) = open_all("x.json", RECORD.to_owned()).remove(0);
    assert_eq!(warnings, [Warning::Damaged], "half of a pair of surrogates");
    assert_eq!(document.title, "Données, Cloud");
    assert_eq!(
        lines(&document),
        [
            "Données, Cloud",
            "Question écrite n° 42",
            "Texte de la question",
            "Mme Jeanne Exemple interroge le ministre sur l’hébergement des données.",
            "Elle demande un calendrier & un coût 👧 \u{fffd}.",
            "Texte de la réponse",
            "OUI",
            "Suite",
            "Rectificatif",
        ]
    );
    assert_eq!(kinds(&document), [PartKind::Heading, PartKind::Question, PartKind::Answer]);
    assert_eq!(source(&document, "l’hébergement"), "l\\u2019h\\u00e9bergement");
    assert_eq!(source(&document, "demande un"), "demande\\nun");
    assert_eq!(source(&document, "& un"), "&amp; un");
    assert_eq!(source(&document, "👧"), "\\ud83d\\udc67");
    assert_eq!(source(&document, "Texte de la réponse"), "\"texteReponse\"");
    let question = &document.question;
    assert_eq!(
        (question.number, question.legislature, question.kind),
        (Some(42), Some(17), Some(QuestionKind::Written))
    );
    assert_eq!(question.author.as_deref(), Some("Mme Jeanne Exemple"));
    assert_eq!(question.author_reference.as_deref(), Some("PA1"));
    assert_eq!(question.group.as_deref(), Some("Groupe X"));
    assert_eq!(question.ministry_asked.as_deref(), Some("Santé"));
    assert_eq!(question.ministry_assigned.as_deref(), Some("Numérique"));
    assert_eq!(question.asked.unwrap().page, Some(1958));
    assert_eq!(question.answered.unwrap().date.to_string(), "2025-06-03");
    assert_eq!(question.signalled.unwrap().to_string(), "2025-05-27");
    assert_eq!(question.renewed[0].to_string(), "2025-05-29");
    assert_eq!(question.status(), Status::Answered);
}

#[test]
fn a_question_that_was_withdrawn_has_no_answer() {
    let record = r#"{"identifiant": {"numero": "7"}, "type": "QOSD", "textesQuestion": {"texteQuestion": {"texte": "Texte"}},
        "textesReponse": null, "minInt": null, "auteur": null,
        "cloture": {"codeCloture": "RET", "libelleCloture": "Question retirée", "dateCloture": "2024-06-11"}}"#;
    let document = open("x.json", record);
    assert!(matches!(document.question.closed, Some(Closing::Withdrawn(Some(_)))));
    assert_eq!(document.question.status(), Status::Withdrawn);
    assert_eq!(document.title, "QO\u{a0}7");
    assert_eq!(kinds(&document), [PartKind::Heading, PartKind::Question]);
}

#[test]
fn a_list_of_records_is_as_many_documents() {
    for file in [
        format!("[{RECORD}, {RECORD}]"),
        format!("{{\"questions\": {{\"question\": [{RECORD},\n{RECORD}]}}}}"),
    ] {
        let read = open_all("x.json", file.clone());
        assert_eq!(read.len(), 2);
        for (document, _) in &read {
            let start = document.source.start as usize;
            assert_eq!(
                file.get(start..start + document.source.text.len()),
                Some(document.source.text.as_str())
            );
            assert_eq!(document.question.number, Some(42));
        }
    }
}

#[test]
fn lines_of_json_are_as_many_documents() {
    let line = RECORD.replace('\n', " ");
    let file = format!("\u{feff}{line}\r\n\r\n{line}\n");
    assert_eq!(open_all("x.jsonl", file).len(), 2);
}

#[test]
fn objects_with_texts_are_records() {
    let file = r#"[{"shortId": "26.1", "title": "Un titre \"cité\"", "author": "Dupont Jean", "party": "PX", "date": "2026-06-17",
        "text": "&amp;lt;p&amp;gt;Le Conseil est pri&amp;eacute; de r&amp;eacute;pondre.&amp;lt;/p&amp;gt;&amp;lt;ol&amp;gt;&amp;lt;li&amp;gt;Combien&amp;amp;nbsp;?&amp;lt;/li&amp;gt;&amp;lt;/ol&amp;gt;", "tags": "A|B"},
        {"shortId": "26.2", "title": "Autre", "author": "Durand", "text": "Première ligne.\nSeconde ligne."}]"#;
    let read = open_all("x.json", file.to_owned());
    let document = &read[0].0;
    assert_eq!(lines(document), ["Un titre \"cité\"", "Le Conseil est prié de répondre.", "Combien\u{a0}?"]);
    assert_eq!(document.blocks[2].kind, BlockKind::Item(1, Some(1)));
    assert_eq!(source(document, "\u{a0}?"), "&amp;amp;nbsp;?");
    assert_eq!(document.question.group.as_deref(), Some("PX"));
    assert_eq!(document.question.asked.unwrap().date.to_string(), "2026-06-17");
    assert_eq!(lines(&read[1].0), ["Autre", "Première ligne.", "Seconde ligne."]);
}

#[test]
fn annotations_and_other_json_are_no_questions() {
    for file in [
        r#"{"format": "scolie/1", "documents": []}"#,
        r#"[{"text": "Un texte assez long", "title": "x", "label": [[0, 2, "A"]]}]"#,
        r#"[{"id": 1, "data": {"text": "x"}, "annotations": []}]"#,
        r#"{"@context": "http://www.w3.org/ns/anno.jsonld", "text": "x", "title": "y"}"#,
        r#"{"a": [1, 2, {"b": null}]}"#,
        "[]",
        "3",
    ] {
        assert!(!read::holds_questions(MediaType::Json, file), "{file}");
    }
    assert!(read::holds_questions(MediaType::Json, RECORD));
}

const XML: &str = include_str!("records/written.xml");

#[test]
fn a_record_of_xml_is_a_question() {
    let document = open("x.xml", XML);
    assert_eq!(
        lines(&document),
        [
            "matériel, coût & bilan",
            "Question écrite n° 812",
            "Texte de la question",
            "M. Jean Exemple demande é\nle détail.",
            "Texte de la réponse",
            "Voici :",
            "A\tB",
            "\t1",
        ]
    );
    assert_eq!(source(&document, "demande é"), "demande &eacute;");
    assert_eq!(source(&document, "812"), "812");
    let question = &document.question;
    assert_eq!(question.author.as_deref(), Some("M. Jean Exemple"));
    assert_eq!(question.constituency.as_deref(), Some("Ain (1re circonscription)"));
    assert_eq!(question.ministry_assigned.as_deref(), Some("Budget"));
    assert_eq!(question.asked.unwrap().page, Some(18));
    assert_eq!(question.answered.unwrap().page, Some(3858));
    assert_eq!(question.signalled, None);
    assert_eq!(question.renewed.len(), 1);
    let (head, record) = XML.split_once("\r\n").unwrap();
    let file = format!("{head}<Q>{record}{record}</Q>");
    assert_eq!(open_all("x.xml", file).len(), 2);
}

#[test]
fn a_page_with_only_a_form_has_no_answer() {
    let page = "<header class=question_legislature>16ème législature</header><section class=question_header>
        <div> Question N° 9</div><div> de <a href=x>Mme Jeanne Exemple</a> (Groupe X - <span>Ain</span> )</div><div>Question écrite</div></section>
        <div class=question_col50><b>Ministère interrogé > </b> Santé</div><div class=question_col33><p><b>Titre > </b>Un titre &amp; un autre</p></div>
        <div class=question_publish_date><div>Question publiée au JO le : <b>12/12/2023</b> page : <b>11081</b></div>
        <div>Date de signalement : <b>02/04/2024</b></div><div>Question retirée le : <b>11/06/2024</b> (Caducité)</div></div>
        <section class=question_answer><div class=question><h3>Texte de la question</h3><p>Un texte.</p></div>
        <div class=answer><h3>Texte de la réponse</h3><form><label>Être alerté</label><input></form></div></section>";
    let document = open("x.html", page);
    assert_eq!(
        lines(&document),
        ["Un titre & un autre", "Question écrite n° 9", "Texte de la question", "Un texte."]
    );
    assert_eq!(kinds(&document), [PartKind::Heading, PartKind::Question]);
    let question = &document.question;
    assert_eq!(question.author.as_deref(), Some("Mme Jeanne Exemple"));
    assert_eq!(
        (question.group.as_deref(), question.constituency.as_deref()),
        (Some("Groupe X"), Some("Ain"))
    );
    assert_eq!(question.legislature, Some(16));
    assert_eq!(question.asked.unwrap().page, Some(11081));
    assert_eq!(question.signalled.unwrap().to_string(), "2024-04-02");
    assert_eq!(question.status(), Status::Lapsed);
}

#[test]
fn a_page_of_the_old_days_is_a_question() {
    let page = include_str!("records/ninth.html");
    let document = open("x.html", page);
    assert_eq!(
        lines(&document),
        [
            "Ecluses; entretien",
            "Question écrite n° 4127",
            "Texte de la question",
            "Mme Jeanne Exemple demande a M le ministre des transports combien d'ecluses ont ete reparees & a quel cout.",
            "Texte de la réponse",
            "Reponse. - Douze ecluses ont ete reparees.",
        ]
    );
    assert_eq!(kinds(&document), [PartKind::Heading, PartKind::Question, PartKind::Answer]);
    assert_eq!(source(&document, "& a quel"), "&amp; a quel");
    let question = &document.question;
    assert_eq!((question.number, question.legislature), (Some(4127), Some(9)));
    assert_eq!(question.kind, Some(QuestionKind::Written));
    assert_eq!(question.author.as_deref(), Some("Mme Exemple Jeanne"));
    assert_eq!(
        (question.group.as_deref(), question.constituency.as_deref(), question.heading.as_deref()),
        (Some("Groupe X"), Some("Ain"), Some("Voies navigables"))
    );
    assert_eq!(question.ministry_asked.as_deref(), Some("transports"));
    assert_eq!(question.ministry_assigned.as_deref(), Some("budget"));
    assert_eq!((question.asked.unwrap().page, question.answered.unwrap().page), (Some(604), Some(3011)));
    assert_eq!(question.renewed[0].to_string(), "1990-05-14");
    assert_eq!((question.status(), question.closed), (Status::Answered, None));
    // Withdrawn, and lapsed: no answer, and why.
    let without = page.replace("<REP>Reponse. - Douze ecluses ont ete reparees. </REP>", "<REP></REP>");
    let without = without.replace("<DPR>25/06/1990</DPR>", "<DPR></DPR>");
    let withdrawn = without.replace("<DRET></DRET>", "<DRET>02/07/1990</DRET>");
    assert_eq!(open("x.html", &withdrawn).question.status(), Status::Withdrawn);
    let lapsed = withdrawn.replace("<CRET></CRET>", "<CRET>Fin de mandat</CRET>");
    assert!(matches!(open("x.html", &lapsed).question.closed, Some(Closing::Lapsed(Some(_)))));
    assert_eq!(kinds(&open("x.html", &lapsed)), [PartKind::Heading, PartKind::Question]);
}

#[test]
fn what_became_of_a_question_is_read_from_its_labels() {
    let file = |dates: &str| {
        let head = "# Assemblée nationale\n## Un titre\n17e législature — Question écrite n° 7\n";
        open("x.md", &format!("{head}### Texte de la question\nUn texte.\n\n### Date(s) clé(s)\n{dates}"))
            .question
    };
    let question = file(
        "**Question publiée au JO le :** 21/01/2025 page 186\n\n**Date de signalement :** 01/04/2025\n\n\
        **Date de renouvellement :** 15/04/2025\n\n**Date de renouvellement :** 15/06/2025",
    );
    assert_eq!(question.signalled.unwrap().to_string(), "2025-04-01");
    assert_eq!(
        question.renewed.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["2025-04-15", "2025-06-15"]
    );
    assert_eq!(question.status(), Status::Signalled);
    assert_eq!(file("**Question retirée le :** 11/06/2025").status(), Status::Withdrawn);
    let lapsed = file("**Question retirée le :** 11/06/2024 (Fin de mandat)");
    assert!(matches!(lapsed.closed, Some(Closing::Lapsed(Some(_)))));
    assert_eq!(file("**Question caduque le :** 11/06/2024").status(), Status::Lapsed);
    assert_eq!(file("**Question publiée au JO le :** 21/01/2025").closed, None);
}

#[test]
fn a_table_without_names_loses_no_row() {
    let long = "M. Jean Exemple attire l'attention de Mme la ministre sur les quais du canal, qui s'effondrent depuis l'hiver dernier, et lui demande quand ils seront réparés.";
    let file = format!("12;Quais;{long}\n13;Ponts;{long}\n");
    let read = open_all("x.csv", file.clone());
    assert_eq!(read.len(), 2);
    assert!(read[0].0.text.contains("quais du canal"));
    let names: Vec<_> =
        read::glance("x.csv", &file.into()).unwrap().columns.into_iter().map(|column| column.name).collect();
    assert_eq!(names, ["1", "2", "3"]);
    let named = format!("ref;objet du courrier;corps\n12;Quais;{long}\n");
    assert_eq!(open_all("x.csv", named).len(), 1);
}

#[test]
fn rows_of_a_table_are_documents() {
    let file = "Numéro;Nature;Titre;Auteur;Date de publication;Texte de la question;Texte de la réponse\r\n\
        12;QE;\"Un \"\"titre\"\"\";M. X;25/03/2025;\"<p>Un.</p><p>Deux.</p>\";\r\n\
        13;QE;Autre;Mme Y;26/03/2025;Une seule ligne;\"Oui.\r\nNon.\"\r\n";
    let read = open_all("x.csv", file.to_owned());
    assert_eq!(lines(&read[0].0), ["Un \"titre\"", "Question écrite n° 12", "Un.", "Deux."]);
    assert_eq!(source(&read[0].0, "\"titre\""), "\"\"titre\"\"");
    let second = &read[1].0;
    assert_eq!(
        lines(second),
        [
            "Autre",
            "Question écrite n° 13",
            "Texte de la question",
            "Une seule ligne",
            "Texte de la réponse",
            "Oui.",
            "Non."
        ]
    );
    assert_eq!(second.question.asked.unwrap().date.to_string(), "2025-03-26");
    let start = second.source.start as usize;
    assert_eq!(&file[start..start + 3], "13;");
}

#[test]
fn columns_can_be_chosen() {
    let file = "a\tb\n1\tUn texte\n2\tDeux\n";
    let guessed = read::glance("x.tsv", &file.to_owned().into()).unwrap().columns;
    assert!(guessed.iter().all(|column| column.role.is_none()));
    assert_eq!(open("x.tsv", file).blocks.len(), 3, "a table without a text is shown as it stands");
    let column = |name: &str, role| Column { name: name.to_owned(), role: Some(role) };
    let columns = vec![column("a", Role::Number), column("b", Role::Question)];
    let file = Decoded::from(file.to_owned());
    let mut read = read::documents("x.tsv", file, Some(columns), || DocumentId(Uuid::nil()));
    assert_eq!(read.len(), 2, "how many there are is known before they are read");
    assert_eq!(read.next().unwrap().0.text, "Un texte");
    assert_eq!(read.len(), 1);
    assert_eq!(read.next().unwrap().0.text, "Deux");
    assert!(read.next().is_none());
}

#[test]
fn sources_keep_their_place_in_files_of_any_encoding() {
    let text = "titre;texte;auteur\nUn;« L’État » ;M. é\nDeux;Trois;Mme È\n";
    let utf16: Vec<u8> = [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let latin: Vec<u8> =
        text.chars().map(|c| if c == '’' { 0x92 } else { u8::try_from(u32::from(c)).unwrap() }).collect();
    for (bytes, encoding, deux) in
        [(utf16, Encoding::Utf16Le, b"D\0e\0".to_vec()), (latin, Encoding::Windows1252, b"De".to_vec())]
    {
        let read = open_all("x.csv", read::decode(bytes.clone()).unwrap());
        let second = &read[1].0;
        assert_eq!(second.source.encoding, encoding);
        assert!(bytes[second.source.start as usize..].starts_with(&deux));
    }
}

#[test]
fn wrapped_lines_are_joined_only_where_that_is_sure() {
    let wrapped = include_str!("plain.txt").split("---").next().unwrap();
    let read = open_all("x.txt", wrapped.to_owned());
    assert_eq!(read[0].0.source.reading.wrapped, Some(Wrapped::Joined));
    assert_eq!(read[0].1, [Warning::LinesJoined]);
    for text in [
        "Une ligne assez longue qui est un paragraphe à elle seule, bien plus longue que ce qu'un papier porterait sans la couper en deux ou trois.\nUne autre, de même longueur ou presque, afin que rien ne puisse être pris pour une coupure de ligne au bout du papier.",
        "Un\nDeux\nTrois\nQuatre\nCinq\nSix\nSept\nHuit",
        "M. X : oui\nMme Y : non\nM. X : pourquoi\nMme Y : parce que\nM. X : soit\nMme Y : bien\nM. X : fin",
    ] {
        assert_eq!(open("x.txt", text).source.reading.wrapped, None, "{text}");
    }
}
