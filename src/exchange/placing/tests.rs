//! Tests of placing: files of other programs, made by hand.

use super::*;
use crate::exchange::fixture;
use crate::exchange::foreign::{Extract, Sort, Statement, Text, Tie};
use crate::exchange::offsets::{Newline, Offsets, Unit};
use crate::model::codebook::Bilingual;
use crate::model::document::Document;
use crate::model::edit::Edit;
use crate::model::identity::{Moment, Seed};
use crate::model::outgoing::Format;

fn stamp() -> Stamp {
    Stamp { by: "me".to_owned(), at: Moment(1_800_000_000_000) }
}

fn place(dossier: &Rc<Dossier>, foreign: &Foreign) -> Arrival {
    let mut placing = Placing::begin(dossier, "x", foreign.clone(), stamp());
    while placing.go_on() {}
    placing.finish()
}

/// The dossier once it is accepted; the same file again must change nothing.
#[track_caller]
fn accept(dossier: &Rc<Dossier>, foreign: &Foreign) -> Rc<Dossier> {
    let seed = Seed { stamp: stamp(), random: [3; 10] };
    let edit = Edit::TakeIn(place(dossier, foreign).additions);
    let after = Rc::new(dossier.apply(&edit.plan(dossier, &seed)));
    let again = place(&after, foreign);
    assert!(again.additions.is_empty(), "{:?}", again.additions);
    after
}

fn fates(arrival: &Arrival) -> Vec<Fate> {
    arrival.landings.iter().map(|landing| landing.fate.clone()).collect()
}

/// Items of one text: a position or none, and a quote or none.
fn foreign(text: Text, extracts: &[Extract]) -> Foreign {
    let mut foreign = Foreign::new(Format::Doccano);
    foreign.texts.push(text);
    for (index, extract) in extracts.iter().enumerate() {
        foreign.claims.push(Statement { kind: "fact".to_owned(), ..Statement::default() });
        foreign.items.push(Item {
            key: index.to_string(),
            place: format!("items[{index}]").into(),
            claim: index,
            extracts: vec![extract.clone()],
            ..Item::default()
        });
    }
    foreign
}

fn quote(exact: &str, prefix: &str, suffix: &str) -> Extract {
    let (prefix, suffix) = (prefix.to_owned(), suffix.to_owned());
    Extract { quote: Some(exact.to_owned()), prefix, suffix, ..Extract::default() }
}

fn known(dossier: &Dossier) -> (Rc<Document>, Text) {
    let document = dossier.documents.values().next().unwrap();
    (Rc::clone(document), Text { id: Some(document.id.0), ..Text::default() })
}

#[test]
fn a_position_is_believed_in_any_unit_where_its_words_are_the_quote() {
    let dossier = Rc::new(fixture::dossier());
    let (document, text) = known(&dossier);
    let words = "qui paie\u{202f}?";
    let at = document.text.find(words).unwrap();
    let span = crate::model::span::Span::within(&document.text, at, at + words.len()).unwrap();
    for unit in Unit::ALL {
        for newline in [Newline::AsItIs, Newline::Two] {
            let offsets = Offsets::counting(&document.text, unit, newline);
            let position = Some((offsets.of_byte(span.start()), offsets.of_byte(span.end())));
            // Typography may differ.
            let extract = Extract { position, ..quote("qui paie ?", "", "") };
            let arrival = place(&dossier, &foreign(text.clone(), &[extract]));
            assert_eq!(fates(&arrival), [Fate::Kept], "{unit:?} {newline:?}");
            assert_eq!(arrival.additions.passages[0].spans, span.into());
        }
    }
    let wrong = Extract { position: Some((3, 9)), ..quote("qui paie ?", "", "") };
    let arrival = place(&dossier, &foreign(text, &[wrong]));
    assert_eq!(fates(&arrival), [Fate::Moved]);
    assert_eq!(arrival.additions.passages[0].spans, span.into());
}

#[test]
fn a_quote_that_stands_twice_needs_its_surroundings_and_one_that_stands_nowhere_waits() {
    let mut dossier = fixture::dossier();
    let id = DocumentId(Uuid::from_u128(7));
    let source = "Le délai court ici. Le coût du délai court là. Rien de plus.";
    let document = crate::read::read(id, "delai.txt", source.to_owned()).0;
    dossier.documents.insert(id, Rc::new(document));
    let dossier = Rc::new(dossier);
    let text = Text { name: "dossier/delai.html".to_owned(), ..Text::default() };
    let extracts = [
        quote("délai court", "coût du ", " là."),
        quote("délai court", "", ""),
        quote("délai court", "rien de tel", "nulle part"),
        quote("un autre texte", "", ""),
    ];
    let arrival = place(&dossier, &foreign(text.clone(), &extracts));
    let several = Fate::Waiting(Why::Several(2));
    assert_eq!(fates(&arrival), [Fate::Found, several.clone(), several, Fate::Waiting(Why::NotFound)]);
    assert_eq!(
        arrival.additions.passages[0].spans.hull().start() as usize,
        source.rfind("délai court").unwrap()
    );
    let orphans = &arrival.additions.orphans;
    assert_eq!(
        (orphans.len(), orphans[0].document, orphans[2].quote()),
        (3, Some(id), "un autre texte".to_owned())
    );
    let after = accept(&dossier, &foreign(text, &extracts));
    assert_eq!((after.orphans.len(), after.passages.len()), (3, dossier.passages.len() + 1));
    // Without a document they wait too.
    let nowhere = Text { name: "ailleurs.txt".to_owned(), ..Text::default() };
    let arrival = place(&dossier, &foreign(nowhere, &extracts[..1]));
    assert_eq!(fates(&arrival), [Fate::Waiting(Why::NoDocument)]);
    assert_eq!(arrival.additions.orphans[0].origin, "ailleurs.txt");
}

#[test]
fn a_text_that_is_not_there_comes_with_its_passages() {
    let dossier = Rc::new(Dossier::new(
        crate::model::dossier::About::clone(&fixture::dossier().about),
        Rc::new(crate::exchange::default_codebook()),
    ));
    // Without quotes, in UTF-16: the flag takes four units, two code points.
    let words = "Un drapeau 🇫🇷 flotte.\r\n\r\nUn autre paragraphe.";
    let text = Text { name: "a.txt".to_owned(), words: Some(words.to_owned()), ..Text::default() };
    let bare = |start, end| Extract { position: Some((start, end)), ..Extract::default() };
    let file = foreign(text, &[bare(3, 10), bare(16, 22), bare(30, 45)]);
    let after = accept(&dossier, &file);
    let document = after.documents.values().next().unwrap();
    let quotes: Vec<String> =
        after.passages_in(document.id).iter().map(|own| own.spans.quote(&document.text)).collect();
    assert_eq!(quotes, ["drapeau", "flotte", "autre paragraph"]);
    let labels: BTreeSet<&str> = after.claims.values().map(|claim| claim.label.as_str()).collect();
    assert_eq!(labels, ["Drapeau", "Flotte", "Autre paragraph"].into());
}

/// `5 000 €` in UTF-16 would be `000 €. ` in code points, which begins and ends between words too.
#[test]
fn positions_without_a_quote_count_what_leaves_no_space_at_an_edge() {
    let dossier = Rc::new(fixture::dossier());
    let words = "Un drapeau 🇫🇷 coûte 5 000 €. Elle paie.";
    let text = Text { name: "a.txt".to_owned(), words: Some(words.to_owned()), ..Text::default() };
    let start = words[..words.find('5').unwrap()].encode_utf16().count() as u32;
    let own = Extract { position: Some((start, start + 7)), ..Extract::default() };
    let after = accept(&dossier, &foreign(text, &[own]));
    let document = after.documents.values().find(|own| own.text == words).unwrap();
    assert_eq!(after.passages_in(document.id)[0].spans.quote(words), "5 000 €");
}

#[test]
fn positions_in_the_source_of_a_document_are_those_of_its_words() {
    let dossier = Rc::new(fixture::dossier());
    let (document, _) = known(&dossier);
    let text = Text { words: Some(document.source.text.clone()), ..Text::default() };
    let start = document.source.text.find("demande **quand").unwrap();
    let offsets = Offsets::new(&document.source.text, Unit::CodePoints);
    let at = |byte: usize| offsets.of_byte(u32::try_from(byte).unwrap());
    let position = Some((at(start), at(start + "demande **quand".len())));
    let arrival = place(&dossier, &foreign(text, &[Extract { position, ..Extract::default() }]));
    assert_eq!(fates(&arrival), [Fate::Kept]);
    assert_eq!(arrival.additions.passages[0].spans.quote(&document.text), "demande quand");
}

#[test]
fn claims_and_kinds_are_those_of_the_dossier_where_they_are_called_the_same() {
    let dossier = Rc::new(fixture::dossier());
    let (_, text) = known(&dossier);
    let mut file =
        foreign(text, &[quote("écrit la juge", "", ""), quote("en 2019", "", ""), quote("quand", "", "")]);
    file.claims[0] = Statement {
        label: Some("PAS D'APPEL d'offres en 2019".to_owned()),
        kind: "Fait".to_owned(),
        ..Statement::default()
    };
    file.claims[1] =
        Statement { label: Some("Neuf".to_owned()), kind: "Rumeur".to_owned(), ..Statement::default() };
    file.kinds.push(Sort {
        name: "Rumeur".to_owned(),
        definition: Bilingual { fr: "Ce qui se dit".to_owned(), en: String::new() },
        parent: Some("Bruit".to_owned()),
        ..Sort::default()
    });
    let called = dossier.codebook.link("supports").unwrap().label.fr.to_uppercase();
    file.links.push(Tie { kind: called, from: 1, to: 0, ..Tie::default() });
    let after = accept(&dossier, &file);
    assert_eq!(after.passages.count_of(fixture::claim(1)), dossier.passages.count_of(fixture::claim(1)) + 1);
    let new = after.claims.values().find(|claim| claim.label == "Neuf").unwrap();
    let kind = after.codebook.kind(&new.kind).unwrap();
    assert_eq!((kind.label.fr.as_str(), kind.description.fr.as_str()), ("Rumeur", "Ce qui se dit"));
    let parent = after.codebook.kind(kind.parent.as_deref().unwrap()).unwrap();
    assert_eq!(parent.label.fr, "Bruit");
    let link = after.links.values().find(|link| link.from == new.id).unwrap();
    assert_eq!((&*link.kind, link.to), ("supports", fixture::claim(1)));
}

#[test]
fn what_is_there_is_known_and_what_the_file_has_later_is_updated() {
    let dossier = Rc::new(fixture::dossier());
    let (document, text) = known(&dossier);
    let passage = &dossier.passages_in(document.id)[1];
    let claim = &dossier.claims[&passage.claim];
    let own = quote(&passage.spans.quote(&document.text), "", "");
    let mut file = foreign(text, &[own]);
    file.claims[0] = Statement {
        id: Some(claim.id.0),
        label: Some(claim.label.clone()),
        kind: claim.kind.to_string(),
        attributes: claim.attributes.clone(),
        note: claim.note.clone(),
        ..Statement::default()
    };
    file.items[0].id = Some(passage.id.0);
    file.items[0].comment = "autre".to_owned();
    let arrival = place(&dossier, &file);
    assert_eq!(fates(&arrival), [Fate::Known]);
    assert!(arrival.additions.is_empty());
    let later = Stamp { by: "Ana".to_owned(), at: Moment(passage.changed.at.0 + 1) };
    file.items[0].changed = later.clone();
    file.claims[0].note = "autre note".to_owned();
    file.claims[0].changed = later;
    let after = accept(&dossier, &file);
    assert_eq!(after.passages[&passage.id].comment, "autre");
    assert_eq!(after.claims[&claim.id].note, "autre note");
    // The same words with the same claim, unnamed: it is there already.
    file.items[0].id = None;
    file.claims[0].id = None;
    assert_eq!(fates(&place(&after, &file)), [Fate::Known]);
}

#[test]
fn what_columns_hold_finds_its_document_and_its_place() {
    use crate::exchange::returned::written;
    use crate::exchange::{iob, webanno};
    let dossier = Rc::new(fixture::dossier());
    let text = |file: &crate::exchange::outgoing::File| String::from_utf8(file.content.clone()).unwrap();
    let (columns, _) = written(iob::writer(), iob::LOSES);
    for file in &columns {
        let foreign = iob::read(&file.name, &text(file)).unwrap();
        assert!(!foreign.items.is_empty());
        let arrival = place(&dossier, &foreign);
        assert!(arrival.additions.documents.is_empty(), "{}", file.name);
        assert!(fates(&arrival).iter().all(|fate| !matches!(fate, Fate::Waiting(_) | Fate::Refused(_))));
    }
    // Positions count alike, though the white space is another: so do words that are there twice.
    let (rows, _) = written(webanno::writer(), webanno::LOSES);
    for file in &rows[1..] {
        let mut foreign = webanno::read(&file.name, &text(file)).unwrap();
        foreign.items.iter_mut().for_each(|item| item.id = None);
        let arrival = place(&dossier, &foreign);
        assert!(arrival.additions.documents.is_empty(), "{}", file.name);
        let is_placed = |fate: &Fate| matches!(fate, Fate::Kept | Fate::Known);
        assert!(fates(&arrival).iter().all(is_placed), "{:?}", fates(&arrival));
    }
}

#[test]
fn every_item_says_what_it_claims_and_of_what_kind() {
    let dossier = Rc::new(fixture::dossier());
    let (document, text) = known(&dossier);
    let words: Vec<&str> =
        document.text.split(' ').filter(|word| document.text.matches(word).count() == 1).collect();
    let mut file =
        foreign(text, &[quote(words[0], "", ""), quote("des mots absents", "", ""), quote(" ", "", "")]);
    file.claims[0].label = Some("Une affirmation".to_owned());
    file.claims[1].kind = "Sorte nouvelle".to_owned();
    let said = |dossier: &Rc<Dossier>| -> Vec<(String, String)> {
        let arrival = place(dossier, &file);
        let codebook = arrival.additions.codebook.as_ref().unwrap_or(&dossier.codebook);
        let landings = arrival.landings.iter().map(|landing| landing.claim.as_ref().unwrap());
        landings
            .map(|claim| {
                let kind = codebook.kind(&claim.kind).map_or("", |kind| &kind.label.fr);
                (claim.label.clone(), kind.to_owned())
            })
            .collect()
    };
    let fact = dossier.codebook.kind("fact").unwrap().label.fr.clone();
    let label = |words: &str| crate::model::claim::suggest_label(words);
    let expected = [
        ("Une affirmation".to_owned(), fact.clone()),
        (label("des mots absents"), "Sorte nouvelle".to_owned()),
        (label(" "), fact),
    ];
    assert_eq!(said(&dossier), expected);
    // The same of what is there already.
    assert_eq!(said(&accept(&dossier, &file)), expected);
}

#[test]
fn a_link_that_was_changed_here_stays_so_and_the_report_tells() {
    use crate::model::claim::Link;
    let dossier = Rc::new(fixture::dossier());
    let (_, text) = known(&dossier);
    let [one, other] = [quote("qui paie\u{202f}?", "", ""), quote("absent", "", "")];
    let mut file = foreign(text, &[one, other]);
    file.claims[0].label = Some("Une".to_owned());
    file.claims[1].label = Some("Autre".to_owned());
    file.links.push(Tie { kind: "supports".to_owned(), from: 0, to: 1, ..Tie::default() });
    let told = |dossier: &Rc<Dossier>, file: &Foreign| {
        let own = place(dossier, file);
        [own.additions.links.len(), own.changed_links, own.other_links]
    };
    assert_eq!(told(&dossier, &file), [1, 0, 0]);
    let after = accept(&dossier, &file);
    assert_eq!(told(&after, &file), [0, 0, 0]);
    let link = after.links.values().find(|own| !dossier.links.contains_key(&own.id)).unwrap();
    let changed = |to: Option<Link>| {
        let mut own = Dossier::clone(&after);
        own.links.remove(&link.id);
        own.links.extend(to.map(|to| (to.id, Rc::new(to))));
        Rc::new(own)
    };
    // Turned around: the file does not turn it back, unless it is later.
    let turned = Link { from: link.to, to: link.from, ..Link::clone(link) };
    assert_eq!(told(&changed(Some(turned.clone())), &file), [0, 0, 1]);
    let arrival = place(&changed(Some(turned.clone())), &file);
    assert!(arrival.additions.is_empty());
    assert!((crate::lang::arrival::EN.comes)(&arrival).contains("another in the dossier"));
    let mut later = file.clone();
    later.links[0].changed = Stamp { by: "Ana".to_owned(), at: Moment(link.changed.at.0 + 1) };
    assert_eq!(told(&changed(Some(turned.clone())), &later), [1, 1, 0]);
    let back = accept(&changed(Some(turned)), &later);
    assert_eq!((back.links[&link.id].from, back.links.len()), (link.from, after.links.len()));
    // Of another type here.
    let other = Link { kind: "attacks".into(), ..Link::clone(link) };
    assert_eq!(told(&changed(Some(other)), &file), [0, 0, 1]);
    // Deleted: it comes again, as what is new does.
    assert_eq!(told(&changed(None), &file), [1, 0, 0]);
}
