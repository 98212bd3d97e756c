//! Documents as a CAS: what is written, and what comes back, also from other writers.

use super::*;
use crate::exchange::fixture::dossier;
use crate::exchange::foreign::Foreign;
use crate::exchange::returned::{bare, damages, dossier_again, written};

#[test]
fn a_document_is_a_text_with_sentences_tokens_claims_and_links() {
    let (files, losses) = written(writer(), LOSES);
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["typesystem.xml", "qe-3331.json", "note.json"]);
    let text = |n: usize| std::str::from_utf8(&files[n].content).unwrap();
    let json: serde_json::Value = serde_json::from_str(text(1)).unwrap();
    let structures = json["%FEATURE_STRUCTURES"].as_array().unwrap();
    let document = dossier().documents.values().next().unwrap().text.clone();
    assert_eq!(structures[0]["sofaString"], document);
    let units: Vec<u16> = document.encode_utf16().collect();
    let slice = |own: &serde_json::Value| {
        let at = |name: &str| usize::try_from(own[name].as_u64().unwrap()).unwrap();
        String::from_utf16(&units[at("begin")..at("end")]).unwrap()
    };
    let of = |kind: &'static str| structures.iter().filter(move |own| own["%TYPE"] == kind);
    let claims: Vec<(String, &str)> =
        of(CLAIM).map(|own| (slice(own), own["kind"].as_str().unwrap())).collect();
    let expected = [
        ("L’État n’a pas lancé", "figure"),
        ("n’a pas lancé d’appel d’offres 🇫🇷 en 2019", "fact"),
        ("pas lancé", "figure"),
        ("e\u{301}crit la juge 👩\u{200d}⚖️", "no-such-kind"),
        ("qui paie\u{202f}?", "request"),
        ("quand", "request"),
    ];
    assert_eq!(claims, expected.map(|(words, kind)| (words.to_owned(), kind)));
    assert!(of(TOKEN).any(|own| slice(own) == "🇫🇷") && of(TOKEN).all(|own| slice(own).trim() == slice(own)));
    assert!(of(SENTENCE).any(|own| slice(own) == "Il lui demande quand."));
    let [link] = &of(LINK).collect::<Vec<_>>()[..] else { panic!() };
    assert_eq!((&link["kind"], slice(link)), (&"supports".into(), "L’État n’a pas lancé".to_owned()));
    assert!(text(1).starts_with("{\n \"%TYPES\": {\n\"de.tudarmstadt.") && text(1).ends_with("\n }\n}\n"));
    assert!(text(0).contains("<rangeTypeName>uima.cas.String</rangeTypeName>"));
    // One link leads to a claim that no passage makes.
    assert_eq!(
        (losses.count(Loss::Links), losses.count(Loss::BareClaims), losses.count(Loss::Gaps)),
        (1, 1, 0)
    );
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
    assert_eq!(again.links.len(), 1);
    for (id, claim) in again.claims.iter() {
        assert_eq!(claim, &expected.claims[id]);
    }
    assert_eq!(again.claims.len(), expected.claims.len() - 1);
    for (text, document) in foreign.texts.iter().zip(expected.documents.values()) {
        assert_eq!((text.id, text.words.as_ref()), (Some(document.id.0), Some(&document.text)));
        assert_eq!(text.title.as_ref(), Some(&document.title));
    }
}

/// As INCEpTION and dkpro-cassis write it, in our own words.
const OTHERS: &str = r##"{
  "%TYPES" : {
    "webanno.custom.Fact" : { "%NAME" : "webanno.custom.Fact", "%SUPER_TYPE" : "uima.tcas.Annotation",
      "sure" : { "%NAME" : "sure", "%RANGE" : "uima.cas.Boolean" }, "value" : { "%NAME" : "value", "%RANGE" : "uima.cas.String" } },
    "webanno.custom.Then" : { "%NAME" : "webanno.custom.Then", "%SUPER_TYPE" : "uima.tcas.Annotation" }
  },
  "%FEATURE_STRUCTURES" : [
    { "%ID" : 1, "%TYPE" : "uima.cas.Sofa", "sofaNum" : 1, "sofaID" : "_InitialView", "mimeType" : "text", "sofaString" : "👧 mange. Il dort." },
    { "%ID" : 2, "%TYPE" : "uima.tcas.DocumentAnnotation", "@sofa" : 1, "begin" : 0, "end" : 18, "language" : "fr" },
    { "%ID" : 3, "%TYPE" : "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token", "@sofa" : 1, "begin" : 0, "end" : 2 },
    { "%ID" : 4, "%TYPE" : "webanno.custom.Fact", "@sofa" : 1, "begin" : 3, "end" : 8, "sure" : true, "value" : "repas" },
    { "%ID" : 5, "%TYPE" : "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity", "@sofa" : 1, "^begin" : 0, "^end" : 2, "identifier" : "x:1" },
    { "%ID" : 6, "%TYPE" : "webanno.custom.Fact", "@sofa" : 1, "begin" : 10, "end" : 12, "sure" : false },
    { "%ID" : 7, "%TYPE" : "webanno.custom.Then", "@sofa" : 1, "begin" : 10, "end" : 12, "@Governor" : 4, "@Dependent" : 6 },
    { "%ID" : 8, "%TYPE" : "webanno.custom.Then", "@sofa" : 1, "begin" : 10, "end" : 12, "@Governor" : 4, "@Dependent" : 3 },
    { "%ID" : 9, "%TYPE" : "webanno.custom.Fact", "@sofa" : 1, "begin" : 5, "end" : 5 },
    { "%ID" : 10, "%TYPE" : "webanno.custom.Fact", "@sofa" : 1, "begin" : 5 },
    { "%ID" : 11, "%TYPE" : "webanno.custom.Fact", "@sofa" : 99, "begin" : 5, "end" : 6 },
    { "%ID" : 12, "%TYPE" : "uima.cas.FSArray", "%ELEMENTS" : [ 4 ] }
  ],
  "%VIEWS" : { "_InitialView" : { "%SOFA" : 1, "%MEMBERS" : [ 2, 3, 4 ] } }
}"##;

#[test]
fn layers_of_others_are_read_with_their_first_feature_as_the_kind() {
    assert!(recognise("", OTHERS));
    let foreign = read("d.json", OTHERS).unwrap();
    let found: Vec<_> = foreign
        .items
        .iter()
        .map(|item| {
            (foreign.claims[item.claim].kind.as_str(), item.extracts[0].position.unwrap(), item.key.as_str())
        })
        .collect();
    assert_eq!(
        found,
        [("repas", (3, 8), "d.json:4"), ("x:1", (0, 2), "d.json:5"), ("false", (10, 12), "d.json:6")]
    );
    assert!(foreign.items.iter().all(|item| item.id.is_none()));
    assert_eq!(foreign.texts[0].words.as_deref(), Some("👧 mange. Il dort."));
    let [tie] = &foreign.links[..] else { panic!("{:?}", foreign.links) };
    assert_eq!((tie.kind.as_str(), tie.from, tie.to), ("Then", 0, 2));
    let places: Vec<_> = foreign.refused.iter().map(|(place, _)| place.to_string()).collect();
    assert_eq!(places, [8, 9, 10, 7].map(|n| format!("%FEATURE_STRUCTURES[{n}]")));
}

#[test]
fn what_is_no_cas_is_refused() {
    assert_eq!(
        read("", "{\"a\": 1}").unwrap_err().to_string(),
        "%FEATURE_STRUCTURES: it holds no structures"
    );
    assert_eq!(read("", "{\"a\"").unwrap_err().place().to_string(), "line 1, column 4");
    assert!(!recognise("", "{\"text\": \"a\"}") && !recognise("", "[]") && !recognise("", ""));
}

#[test]
fn no_damage_is_a_panic() {
    let (files, _) = written(writer(), LOSES);
    for damaged in damages(&files[1].content) {
        let text = String::from_utf8_lossy(&damaged);
        let _ = recognise("", &text);
        if let Err(error) = read("", &text) {
            assert!(!error.place().is_empty());
        }
    }
}
