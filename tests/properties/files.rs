//! Laws of what is written and read.

use proptest::prelude::*;
use scolie::exchange::{codebook, dossier};
use scolie::model::claim::Value;

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
    assert!(states.iter().flat_map(|state| state.passages.values()).any(|own| own.suggestion.is_some()));
    for state in states.iter().step_by(5) {
        let file = serde_json::from_str(&dossier::export(state)).unwrap();
        let errors: Vec<_> = validator.iter_errors(&file).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?}");
    }
    assert!(!validator.is_valid(&serde_json::json!({ "format": "scolie/1" })));
}
