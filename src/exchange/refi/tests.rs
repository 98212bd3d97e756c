//! Projects and codebooks: what is written, and what comes back, also from other programs.

use super::*;
use crate::exchange::archive::{self, Entry};
use crate::exchange::codebook::default_codebook;
use crate::exchange::error::Error;
use crate::exchange::fixture::dossier;
use crate::exchange::foreign::Foreign;
use crate::exchange::outgoing::File;
use crate::exchange::returned::{damages, dossier_again, written};
use crate::exchange::work::at_once;
use crate::model::claim::{Link, Suggestion};
use crate::model::identity::Stamp;
use crate::model::outgoing::Losses;

fn read(files: &[Entry]) -> Result<Foreign, Error> {
    at_once(super::read(files))
}

fn project() -> (Vec<Entry>, Losses) {
    let (files, losses) = written(writer(), LOSES);
    let [File { name, content, .. }] = &files[..] else { panic!("{}", files.len()) };
    assert_eq!(name, "donnees-de-sante.refi-qda.qdpx");
    (at_once(archive::unpack(content)).unwrap(), losses)
}

#[test]
fn a_project_holds_sources_codes_and_coded_selections() {
    let (entries, losses) = project();
    let names: Vec<&str> = entries.iter().map(|entry| entry.name.as_str()).collect();
    let source = |n| format!("sources/00000000-0000-0000-0000-00000000000{n}.txt");
    assert_eq!(names, ["project.qde", &source(1), &source(2)]);
    let first = dossier().documents.values().next().unwrap().text.clone();
    assert_eq!(entries[1].text(), Some(first.as_str()));
    let text = entries[0].text().unwrap();
    // By another way than the writer's: the characters before the words, counted one by one.
    let before = first.split("L’État n’a pas lancé").next().unwrap().chars().count();
    let selection = format!("startPosition=\"{before}\" endPosition=\"{}\"", before + 20);
    for part in [
        "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"Données; de &quot;santé&quot;\" origin=\"Scolie ",
        "  <User guid=\"",
        "name=\"Zoé\"/>\n",
        "<Code guid=\"00000000-0000-0000-0000-000000000001\" name=\"Pas d’appel d’offres en 2019\" isCodable=\"true\" color=\"#1f5fa8\">\n",
        "Une note\nsur deux lignes\n\n— Scolie —\nclaim: 00000000-0000-0000-0000-000000000001\nstatus = to-check\nmade: 2023-11-14T22:14:20Z\nmade by: Zoé\n",
        "<Variable guid=",
        "name=\"number\" typeOfVariable=\"Integer\"/>",
        "<IntegerValue>3331</IntegerValue>",
        &selection,
        "<Description>un commentaire</Description>",
        "suggested by: rules-1\nscore: 0.8</Description>",
        "name=\"continued by\" direction=\"OneWay\"",
        "name=\"appuie (supports)\" direction=\"OneWay\" originGUID=\"00000000-0000-0000-0000-000000000001\" targetGUID=\"00000000-0000-0000-0000-000000000002\"/>",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    let sections =
        ["<Users>", "<CodeBook>", "<Variables>", "<Sources>", "<Links>"].map(|name| text.find(name).unwrap());
    assert!(sections.is_sorted());
    assert_eq!(losses.count(Loss::Stamps), 2);
    assert_eq!(losses.count(Loss::Gaps), 0);
}

#[test]
fn a_project_comes_back_whole_but_for_what_it_cannot_hold() {
    let (entries, _) = project();
    assert!(recognise(&entries));
    let foreign = read(&entries).unwrap();
    assert_eq!(foreign.refused, []);
    let mut expected = dossier();
    let bare = |link: &Link| Link { made: Stamp::default(), changed: Stamp::default(), ..link.clone() };
    expected.links = expected.links.iter().map(|(id, link)| (*id, std::rc::Rc::new(bare(link)))).collect();
    let again = dossier_again(&foreign);
    assert_eq!(again.claims, expected.claims);
    assert_eq!(again.passages, expected.passages);
    assert_eq!(again.links, expected.links);
    for (text, document) in foreign.texts.iter().zip(expected.documents.values()) {
        assert_eq!(text.words.as_ref(), Some(&document.text));
        assert_eq!((text.id, &text.question), (Some(document.id.0), &document.question));
        assert_eq!(text.title.as_ref(), Some(&document.title));
    }
    check_kinds(&foreign);
    assert_eq!(read(&entries).unwrap(), foreign);
}

/// The kinds are those of the first codebook; one that is only named is none.
fn check_kinds(foreign: &Foreign) {
    let codebook = default_codebook();
    assert_eq!(foreign.kinds.len(), codebook.kinds.len());
    for (sort, kind) in foreign.kinds.iter().zip(&codebook.kinds) {
        assert_eq!((sort.name.as_str(), &sort.label), (&*kind.id, &kind.label));
        assert_eq!((&sort.definition, sort.parent.as_deref()), (&kind.description, kind.parent.as_deref()));
        assert_eq!(sort.color.as_deref(), Some(crate::exchange::colour::edge(kind.hue)));
    }
}

#[test]
fn a_codebook_holds_the_kinds_and_gives_them_back() {
    let (files, losses) = written(codebook_writer(), CODEBOOK_LOSES);
    let text = String::from_utf8(files[0].content.clone()).unwrap();
    assert_eq!(files[0].name, "donnees-de-sante.refi-codebook.qdc");
    assert!(
        recognise_codebook(&text)
            && text.contains("<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\" origin=\"Scolie ")
    );
    let foreign = read_codebook(&text).unwrap();
    check_kinds(&foreign);
    assert!(foreign.claims.is_empty() && foreign.items.is_empty() && foreign.refused.is_empty());
    assert_eq!(losses.count(Loss::Annotations), 13);
}

#[test]
fn codes_and_sources_of_one_name_are_told_apart() {
    let mut dossier = dossier();
    let labels = ["Promesse ou engagement", "x", "x", "", "x (2)"];
    for (mut claim, label) in dossier.claims.to_map().into_values().zip(labels) {
        std::rc::Rc::make_mut(&mut claim).label = label.to_owned();
        dossier.claims.insert(claim.id, claim);
    }
    for mut document in dossier.documents.to_map().into_values() {
        std::rc::Rc::make_mut(&mut document).title = "t".to_owned();
        dossier.documents.insert(document.id, document);
    }
    let dossier = std::rc::Rc::new(dossier);
    let mut writing =
        crate::exchange::outgoing::Writing::begin(std::rc::Rc::clone(&dossier), writer(), LOSES);
    while writing.go_on() {}
    let entries = at_once(archive::unpack(&writing.finish().0[0].content)).unwrap();
    let text = entries[0].text().unwrap();
    for name in ["Promesse ou engagement", "Promesse ou engagement (2)", "x", "x (2)", "x (2) (2)", "?"] {
        assert_eq!(text.matches(&format!("name=\"{name}\" isCodable")).count(), 1, "{name}\n{text}");
    }
    assert!(
        text.contains("name=\"t\"") && text.contains("name=\"t (note)\"") || text.contains("name=\"t (t)\""),
        "{text}"
    );
    assert_eq!(dossier_again(&read(&entries).unwrap()).claims, dossier.claims);
}

#[test]
fn kinds_that_nest_are_codes_that_nest() {
    let codebook = default_codebook().nest_kind("figure", Some("fact")).unwrap();
    let mut markup = crate::exchange::markup::Markup::begin();
    markup.open("CodeBook", &[("xmlns", CODEBOOK)]);
    markup.open("Codes", &[]);
    tree::codebook(&codebook, &mut markup);
    markup.close("Codes");
    markup.close("CodeBook");
    let foreign = read_codebook(&markup.finish()).unwrap();
    let figure = foreign.kinds.iter().find(|kind| kind.name == "figure").unwrap();
    assert_eq!(figure.parent.as_deref(), Some("fact"));
}

/// As programs for qualitative analysis write it, in our own words.
const OTHERS: &str = r##"<?xml version="1.0" encoding="utf-8" standalone="yes"?>
<Project name="Étude" origin="QDA 24.1" basePath="" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="urn:QDA-XML:project:1.0" creationDateTime="2024-02-01T10:00:00Z">
  <Users><User guid="{AAAAAAAA-0000-4000-8000-000000000001}" name="Ada" id="A"/></Users>
  <CodeBook><Codes>
    <Code guid="10000000-0000-4000-8000-000000000001" name="Marché" isCodable="true" color="#FF0000">
      <Description>Tout achat &amp; vente</Description>
      <Code guid="10000000-0000-4000-8000-000000000002" name="Prix" isCodable="true"/>
    </Code>
    <Code guid="10000000-0000-4000-8000-000000000003" name="Prix" isCodable="true"/>
  </Codes></CodeBook>
  <Sources>
    <TextSource guid="20000000-0000-4000-8000-000000000001" name="Question" richTextPath="internal://a.docx" plainTextPath="internal://A.TXT" creatingUser="AAAAAAAA-0000-4000-8000-000000000001">
      <PlainTextSelection guid="30000000-0000-4000-8000-000000000001" name="prix" startPosition="3" endPosition="7" creatingUser="AAAAAAAA-0000-4000-8000-000000000001" creationDateTime="2024-02-01T10:00:00">
        <Coding guid="40000000-0000-4000-8000-000000000001"><CodeRef targetGUID="10000000-0000-4000-8000-000000000002"/></Coding>
        <Coding guid="40000000-0000-4000-8000-000000000002" creatingUser="{aaaaaaaa-0000-4000-8000-000000000001}" creationDateTime="2024-02-02T10:00:00+01:00"><CodeRef targetGUID="{10000000-0000-4000-8000-000000000001}"/></Coding>
        <NoteRef targetGUID="50000000-0000-4000-8000-000000000001"/>
      </PlainTextSelection>
      <PlainTextSelection guid="30000000-0000-4000-8000-000000000002" startPosition="9" endPosition="9"/>
      <PlainTextSelection guid="30000000-0000-4000-8000-000000000003" startPosition="0" endPosition="2"/>
      <PlainTextSelection guid="30000000-0000-4000-8000-000000000004" startPosition="0" endPosition="2">
        <Coding guid="40000000-0000-4000-8000-000000000003"><CodeRef targetGUID="10000000-0000-4000-8000-00000000000f"/></Coding>
      </PlainTextSelection>
    </TextSource>
    <PictureSource guid="20000000-0000-4000-8000-000000000002" name="Image" path="internal://b.png">
      <PictureSelection guid="30000000-0000-4000-8000-000000000005" firstX="0" firstY="0" secondX="9" secondY="9"/>
    </PictureSource>
  </Sources>
  <Notes><Note guid="50000000-0000-4000-8000-000000000001" name="m" plainTextPath="internal://m.txt"/></Notes>
</Project>"##;

fn entries(text: &str) -> Vec<Entry> {
    let entry = |name: &str, text: &str| Entry { name: name.to_owned(), content: text.as_bytes().to_vec() };
    vec![
        entry("Project.QDE", text),
        entry("Sources/a.txt", "\u{feff}Le prix\r\nmonte."),
        entry("Sources/m.txt", "À vérifier"),
    ]
}

#[test]
fn projects_of_other_programs_make_a_claim_of_each_coded_selection() {
    let foreign = read(&entries(OTHERS)).unwrap();
    let kinds: Vec<_> =
        foreign.kinds.iter().map(|kind| (kind.name.as_str(), kind.parent.as_deref())).collect();
    assert_eq!(kinds, [("Marché", None), ("Prix", Some("Marché")), ("Prix (2)", None)]);
    assert_eq!(foreign.kinds[0].definition.fr, "Tout achat & vente");
    assert_eq!(foreign.kinds[0].color.as_deref(), Some("#FF0000"));
    let [text] = &foreign.texts[..] else { panic!("{:?}", foreign.texts) };
    assert_eq!((text.words.as_deref(), text.id), (Some("Le prix\r\nmonte."), None));
    let [first, second] = &foreign.items[..] else { panic!("{:?}", foreign.items) };
    assert_eq!(first.key, "30000000-0000-4000-8000-000000000001/10000000-0000-4000-8000-000000000002");
    assert_eq!(
        (&*first.place.to_string(), first.id, first.comment.as_str()),
        ("project.qde, line 13", None, "À vérifier")
    );
    let extract = &first.extracts[0];
    assert_eq!(
        (extract.position, extract.quote.as_deref(), extract.unit),
        (Some((3, 7)), Some("prix"), None)
    );
    assert_eq!((first.made.by.as_str(), first.made.at.0), ("Ada", 1_706_781_600_000));
    assert_eq!(second.made.at.0, 1_706_864_400_000);
    let kinds: Vec<_> = foreign.claims.iter().map(|claim| (claim.kind.as_str(), &claim.label)).collect();
    assert_eq!(kinds, [("Prix", &None), ("Marché", &None)]);
    let refused: Vec<String> = foreign.refused.iter().map(|(place, _)| place.to_string()).collect();
    assert_eq!(refused, [18, 19, 21, 25].map(|line| format!("project.qde, line {line}")));
}

#[test]
fn a_project_of_ours_that_another_program_wrote_again_keeps_its_claims() {
    let (mut entries, _) = project();
    let text = entries[0].text().unwrap();
    let code = "<Code guid=\"90000000-0000-4000-8000-000000000001\" name=\"Ajouté\" isCodable=\"true\"/>\n";
    let text = text.replace("origin=\"Scolie", "origin=\"QDA").replacen(
        "<Code guid=\"00000000-0000-0000-0000-000000000001\"",
        &format!("{code}<Code guid=\"80000000-0000-4000-8000-000000000001\""),
        1,
    );
    entries[0].content = text.into_bytes();
    let foreign = read(&entries).unwrap();
    let claim = foreign
        .claims
        .iter()
        .find(|claim| claim.label.as_deref() == Some("Pas d’appel d’offres en 2019"))
        .unwrap();
    assert_eq!((claim.id.map(|id| id.as_u128()), claim.kind.as_str()), (Some(1), "fact"));
    assert!(claim.key.starts_with('8'));
    let added = foreign.claims.iter().find(|claim| claim.label.as_deref() == Some("Ajouté")).unwrap();
    assert_eq!((added.id, added.kind.as_str()), (None, "fact"));
    assert!(foreign.items.iter().any(
        |item| item.suggestion == Some(Suggestion { by: "rules-1".to_owned(), score: "0.8".to_owned() })
    ));
}

#[test]
fn what_is_no_project_or_cut_off_is_refused_with_its_place() {
    let check =
        |entries: &[Entry], message: &str| assert_eq!(read(entries).unwrap_err().to_string(), message);
    check(&[], "ZIP: project.qde is not in the file");
    check(&entries("<a/>"), "ZIP: project.qde is not in the file");
    check(&entries(&OTHERS[..OTHERS.len() - 4]), "project.qde, line 29: the file ends in the middle");
    check(&entries("<p xmlns=\"urn:QDA-XML:project:1.0\"/>"), "project.qde, line 1: no element project");
    assert!(read_codebook("").is_err() && !recognise_codebook(OTHERS) && !recognise(&entries("<a/>")));
    // A codebook of any program.
    let codes = "<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\"><Codes><Code name=\"x\"/><Code guid=\"10000000-0000-4000-8000-000000000001\" name=\"A\"/></Codes></CodeBook>";
    let foreign = read_codebook(codes).unwrap();
    assert_eq!((foreign.kinds.len(), foreign.refused.len()), (1, 1));
}

#[test]
fn no_damage_of_a_project_is_a_panic() {
    let (mut entries, _) = project();
    let whole = entries[0].content.clone();
    for damaged in damages(&whole) {
        if let Ok(text) = std::str::from_utf8(&damaged) {
            drop(read_codebook(text));
        }
        entries[0].content = damaged;
        if let Err(error) = read(&entries) {
            assert!(!error.place().is_empty());
        }
    }
}
