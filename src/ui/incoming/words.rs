//! What differs, in words.

use crate::lang::Messages;
use crate::model::codebook::{Alteration, Bilingual, Codebook, Detail, Slug};
use crate::model::language::Language;

/// One line for each thing that a detail says; a name may differ in both languages.
pub fn words(detail: &Detail, mine: &Codebook, theirs: &Codebook, messages: &Messages) -> Vec<String> {
    let (texts, own) = (messages.incoming, messages.codebook);
    let or_none = |text: &str| if text.is_empty() { texts.none.to_owned() } else { text.to_owned() };
    let turned =
        |what: &str, before: &str, after: &str| vec![(texts.turned)(what, &or_none(before), &or_none(after))];
    let letter = |key: Option<char>| key.map_or_else(|| own.no_key.to_owned(), String::from);
    let kind = |codebook: &Codebook, id: &Slug| {
        codebook.kind(id).map_or_else(|| id.to_string(), |kind| messages.get(&kind.short).to_owned())
    };
    let kinds = |codebook: &Codebook, ids: &[Slug]| {
        let names: Vec<String> = ids.iter().map(|id| kind(codebook, id)).collect();
        if names.is_empty() { texts.all.to_owned() } else { names.join(", ") }
    };
    match detail {
        Detail::Label(before, after) => in_both(own.label, before, after, messages),
        Detail::Short(before, after) => in_both(own.short, before, after, messages),
        Detail::Description => vec![(texts.changed)(own.description)],
        Detail::Example => vec![(texts.changed)(own.example)],
        Detail::Hint => vec![(texts.changed)(own.hint)],
        Detail::Key(before, after) => turned(own.key, &letter(*before), &letter(*after)),
        Detail::Hue(before, after) => turned(own.hue, (own.hue_of)(*before), (own.hue_of)(*after)),
        Detail::Stroke(before, after) => {
            turned(own.stroke, (own.stroke_of)(*before), (own.stroke_of)(*after))
        }
        Detail::Parent(before, after) => {
            let name = |codebook: &Codebook, id: &Option<&Slug>| {
                id.map_or_else(|| own.no_parent.to_owned(), |id| kind(codebook, id))
            };
            turned(own.parent, &name(mine, before), &name(theirs, after))
        }
        Detail::Form(before, after) => turned(own.form, (own.form_of)(*before), (own.form_of)(*after)),
        Detail::Kinds(before, after) => turned(own.kinds_for, &kinds(mine, before), &kinds(theirs, after)),
        Detail::Value(change, label) => vec![(texts.value_change)(*change, messages.get(label))],
        Detail::ValueLabel(before, after) => {
            let what = (texts.value_change)(Alteration::Changed, messages.get(before));
            in_both(&what, before, after, messages)
        }
        Detail::Order => vec![texts.order.to_owned()],
    }
}

/// A line for each language in which a name differs, that of the interface first.
fn in_both(what: &str, before: &Bilingual, after: &Bilingual, messages: &Messages) -> Vec<String> {
    let (texts, language) = (messages.incoming, messages.language);
    let line = |own: Language| {
        let (before, after) = (before.own(own), after.own(own));
        let shown = |text: &str| if text.is_empty() { texts.none.to_owned() } else { text.to_owned() };
        let what = if own == language { what.to_owned() } else { (messages.codebook.in_language)(what, own) };
        (before != after).then(|| (texts.turned)(&what, &shown(before), &shown(after)))
    };
    [language, language.other()].into_iter().filter_map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::default_codebook;
    use crate::model::codebook::{Form, Hue, Stroke, Text, details, differences};

    #[track_caller]
    fn check(theirs: &Codebook, french: &[&str], english: &[&str]) {
        let mine = default_codebook();
        for (language, expected) in [(Language::French, french), (Language::English, english)] {
            let said: Vec<String> = differences(&mine, theirs)
                .iter()
                .flat_map(|difference| details(difference, &mine, theirs))
                .flat_map(|detail| words(&detail, &mine, theirs, Messages::of(language)))
                .collect();
            assert_eq!(said, expected);
        }
    }

    #[test]
    fn what_differs_is_said_in_plain_words() {
        let theirs = default_codebook().recolour_kind("law", Hue::Red, Stroke::Double).unwrap();
        let theirs = theirs.rekey_kind("law", None).unwrap().nest_kind("law", Some("fact")).unwrap();
        check(
            &theirs,
            &[
                "Lettre\u{a0}: D → aucune",
                "Couleur\u{a0}: violet → rouge",
                "Soulignement\u{a0}: plein → double",
                "Une sorte de\u{a0}: rien d’autre → Fait",
            ],
            &[
                "Key letter: D → none",
                "Colour: violet → red",
                "Underline: solid → double",
                "A sort of: nothing else → Fact",
            ],
        );
    }

    #[test]
    fn a_name_is_said_in_the_language_in_which_it_differs() {
        let theirs = default_codebook();
        let theirs = theirs.write(&Text::Link("answers".into(), Language::English), "replies to").unwrap();
        check(&theirs, &["Nom (anglais)\u{a0}: answers → replies to"], &["Name: answers → replies to"]);
    }

    #[test]
    fn values_and_forms_are_said() {
        let theirs = default_codebook().remove_value("mode", "implied").unwrap();
        let theirs = theirs.reform_attribute("value", Form::Texts).unwrap();
        let theirs = theirs.restrict_attribute("value", &["figure".into()]).unwrap();
        check(
            &theirs,
            &[
                "valeur retirée\u{a0}: Implicite",
                "Forme\u{a0}: texte → textes",
                "Pour les types\u{a0}: tous → Chiffre",
            ],
            &["value removed: Implied", "Form: text → texts", "For the kinds: all → Figure"],
        );
    }
}
