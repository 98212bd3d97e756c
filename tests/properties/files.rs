//! Laws of what is written and read.

use proptest::prelude::*;
use scolie::exchange::{codebook, dossier};
use scolie::model::claim::Value;
use scolie::model::dossier::Dossier;
use serde_json::Value as Json;

use super::steps::{play, some_steps, steps};

proptest! {
    #[test]
    fn a_dossier_file_gives_the_dossier_back_and_the_same_bytes(steps in steps()) {
        let (_, states) = play(&steps);
        let dossier = states.last().unwrap();
        let file = dossier::export(dossier);
        let read = dossier::import(&file).unwrap();
        prop_assert_eq!(&read, dossier);
        prop_assert_eq!(dossier::export(&read), file);
    }

    #[test]
    fn a_codebook_file_gives_the_codebook_back_and_the_same_bytes(steps in steps()) {
        let (_, states) = play(&steps);
        let codebook = &*states.last().unwrap().codebook;
        let file = codebook::export(codebook);
        let read = codebook::import(&file).unwrap();
        prop_assert_eq!(&read, codebook);
        prop_assert_eq!(codebook::export(&read), file);
    }

    #[test]
    fn a_damaged_file_is_refused_and_never_panics(steps in steps(), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let (_, states) = play(&steps);
        let mut bytes = dossier::export(states.last().unwrap()).into_bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        let Ok(text) = String::from_utf8(bytes) else { return Ok(()) };
        if let Err(error) = dossier::import(&text) {
            prop_assert!(!error.place().is_empty());
        }
    }
}

#[test]
fn exports_fit_the_published_schema() {
    let schema = serde_json::from_str(dossier::SCHEMA).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let (_, states) = play(&some_steps(300));
    let evidence = |value: &Value| matches!(value, Value::Evidence(_));
    assert!(states.iter().any(|state| state.codebook.kinds.iter().any(|kind| kind.parent.is_some())));
    assert!(
        states
            .iter()
            .flat_map(|state| state.claims.values())
            .any(|claim| claim.attributes.values().any(evidence))
    );
    assert!(states.iter().any(|state| !state.orphans.is_empty()));
    assert!(states.iter().any(|state| !state.earlier.is_empty()));
    assert!(states.iter().flat_map(|state| state.passages.values()).any(|own| own.suggestion.is_some()));
    for state in states.iter().step_by(5) {
        let file = serde_json::from_str(&dossier::export(state)).unwrap();
        let errors: Vec<_> = validator.iter_errors(&file).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?}");
    }
}

/// Every place of `json` at which `is` says so, as JSON Pointers.
fn places(json: &Json, is: fn(&Json) -> bool) -> Vec<String> {
    let inner: Vec<(String, &Json)> = match json {
        Json::Object(fields) => fields.iter().map(|(name, value)| (name.clone(), value)).collect(),
        Json::Array(items) => {
            (0..).zip(items).map(|(index, value): (usize, _)| (index.to_string(), value)).collect()
        }
        _ => Vec::new(),
    };
    let deeper = inner.into_iter().flat_map(|(name, value)| {
        let name = name.replace('~', "~0").replace('/', "~1");
        places(value, is).into_iter().map(move |place| format!("/{name}{place}"))
    });
    is(json).then(String::new).into_iter().chain(deeper).collect()
}

#[test]
fn the_published_schema_refuses_what_no_dossier_says() {
    let schema = serde_json::from_str(dossier::SCHEMA).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let (_, states) = play(&some_steps(300));
    let is_full = |state: &&Dossier| {
        state.passages.values().next().is_some()
            && !state.orphans.is_empty()
            && !state.links.is_empty()
            && !state.documents.is_empty()
    };
    let state = states.iter().rfind(is_full).unwrap();
    let right: Json = serde_json::from_str(&dossier::export(state)).unwrap();
    let check = |spoil: &dyn Fn(&mut Json), what: &str| {
        let mut wrong = right.clone();
        spoil(&mut wrong);
        assert!(!validator.is_valid(&wrong), "{what}");
    };
    for place in places(&right, Json::is_object) {
        // Under attributes any name may stand, and none of them is a number.
        check(
            &|wrong| wrong.pointer_mut(&place).unwrap()["unknown"] = 3.into(),
            &format!("{place}: a field more"),
        );
    }
    for place in places(&right, |json| !json.is_object() && !json.is_array()) {
        check(&|wrong| *wrong.pointer_mut(&place).unwrap() = 0.5.into(), &format!("{place}: another type"));
    }
    for place in places(&right, |json| json.get("id").is_some() && json.get("created").is_some()) {
        let of = right.pointer(&place).unwrap();
        for name in
            of.as_object().unwrap().keys().filter(|name| !matches!(&***name, "suggestion" | "document"))
        {
            let remove = |wrong: &mut Json| {
                wrong.pointer_mut(&place).unwrap().as_object_mut().unwrap().remove(name);
            };
            check(&remove, &format!("{place}: without {name}"));
        }
        let capitals = of["id"].as_str().unwrap().to_uppercase().replace('0', "A");
        check(
            &|wrong| wrong.pointer_mut(&place).unwrap()["id"] = (&*capitals).into(),
            &format!("{place}: capitals"),
        );
    }
    check(&|wrong| wrong["format"] = "scolie/0".into(), "another format");
    check(&|wrong| wrong["unit"] = "bytes".into(), "another unit");
    check(&|wrong| wrong["passages"][0]["spans"] = Json::Array(Vec::new()), "a passage without a span");
}
