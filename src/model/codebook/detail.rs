//! In what something differs that two codebooks both have.

use super::entry::Entry;
use super::{Alteration, Attribute, Bilingual, Codebook, Difference, Form, Hue, Kind, Part, Slug, Stroke};

/// One thing in which a kind, an attribute or a type of link differs: what it was, and what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail<'a> {
    /// What it is called.
    Label(&'a Bilingual, &'a Bilingual),
    /// A kind's short name.
    Short(&'a Bilingual, &'a Bilingual),
    /// When to use a kind.
    Description,
    /// A kind's example.
    Example,
    /// A kind's key letter.
    Key(Option<char>, Option<char>),
    /// A kind's colour.
    Hue(Hue, Hue),
    /// A kind's underline.
    Stroke(Stroke, Stroke),
    /// What a kind is a sort of.
    Parent(Option<&'a Slug>, Option<&'a Slug>),
    /// What the values of an attribute are.
    Form(Form, Form),
    /// How to fill an attribute in.
    Hint,
    /// The kinds that an attribute is for.
    Kinds(&'a [Slug], &'a [Slug]),
    /// A value that is only in the other codebook, or not in it.
    Value(Alteration, &'a Bilingual),
    /// A value that is called otherwise.
    ValueLabel(&'a Bilingual, &'a Bilingual),
    /// The values are the same, in another order.
    Order,
}

/// In what a thing that both have differs.
#[must_use]
pub fn details<'a>(difference: &Difference, mine: &'a Codebook, theirs: &'a Codebook) -> Vec<Detail<'a>> {
    let id = &difference.id;
    match difference.part {
        Part::Kind => mine.kind(id).zip(theirs.kind(id)).map(of_kind),
        Part::Attribute => mine.attribute(id).zip(theirs.attribute(id)).map(of_attribute),
        Part::Link => mine.link(id).zip(theirs.link(id)).map(|(before, after)| {
            said(before.label != after.label, Detail::Label(&before.label, &after.label)).collect()
        }),
    }
    .unwrap_or_default()
}

fn said<'a>(differs: bool, detail: Detail<'a>) -> impl Iterator<Item = Detail<'a>> {
    differs.then_some(detail).into_iter()
}

fn of_kind<'a>((before, after): (&'a Kind, &'a Kind)) -> Vec<Detail<'a>> {
    said(before.label != after.label, Detail::Label(&before.label, &after.label))
        .chain(said(before.short != after.short, Detail::Short(&before.short, &after.short)))
        .chain(said(before.description != after.description, Detail::Description))
        .chain(said(before.example != after.example, Detail::Example))
        .chain(said(before.key != after.key, Detail::Key(before.key, after.key)))
        .chain(said(before.hue != after.hue, Detail::Hue(before.hue, after.hue)))
        .chain(said(before.stroke != after.stroke, Detail::Stroke(before.stroke, after.stroke)))
        .chain(said(
            before.parent != after.parent,
            Detail::Parent(before.parent.as_ref(), after.parent.as_ref()),
        ))
        .collect()
}

fn of_attribute<'a>((before, after): (&'a Attribute, &'a Attribute)) -> Vec<Detail<'a>> {
    let kinds = Detail::Kinds(&before.applies_to, &after.applies_to);
    let mut details: Vec<Detail<'a>> =
        said(before.label != after.label, Detail::Label(&before.label, &after.label))
            .chain(said(before.form != after.form, Detail::Form(before.form, after.form)))
            .chain(said(before.hint != after.hint, Detail::Hint))
            .chain(said(before.applies_to != after.applies_to, kinds))
            .collect();
    for value in &before.values {
        match after.value(&value.id) {
            None => details.push(Detail::Value(Alteration::Removed, &value.label)),
            Some(other) if other.label != value.label => {
                details.push(Detail::ValueLabel(&value.label, &other.label));
            }
            Some(_) => {}
        }
    }
    let added = after.values.iter().filter(|value| before.value(&value.id).is_none());
    details.extend(added.map(|value| Detail::Value(Alteration::Added, &value.label)));
    let ids = |attribute: &'a Attribute| attribute.values.iter().map(Entry::id);
    let is_same = |id: &&Slug| before.value(id).is_some() && after.value(id).is_some();
    if !ids(before).filter(is_same).eq(ids(after).filter(is_same)) {
        details.push(Detail::Order);
    }
    details
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::default_codebook;
    use crate::model::codebook::differences;

    #[track_caller]
    fn check(theirs: &Codebook, expected: &[&str]) {
        let mine = default_codebook();
        let told: Vec<String> = differences(&mine, theirs)
            .iter()
            .flat_map(|difference| {
                let details = details(difference, &mine, theirs);
                assert_eq!(details.is_empty(), difference.change != Alteration::Changed);
                details.iter().map(|detail| format!("{detail:?}")).collect::<Vec<_>>()
            })
            .collect();
        assert_eq!(told.len(), expected.len(), "{told:?}");
        for (told, expected) in told.iter().zip(expected) {
            assert!(told.starts_with(expected), "{told}");
        }
    }

    fn french(text: &str) -> Bilingual {
        Bilingual { fr: text.to_owned(), en: String::new() }
    }

    #[test]
    fn what_changed_in_a_kind_is_told() {
        let theirs = default_codebook().rename_kind("fact", &french("A"), &french("B")).unwrap();
        check(&theirs, &["Label", "Short"]);
        let theirs = default_codebook().describe_kind("fact", &french("A"), "b").unwrap();
        check(&theirs, &["Description", "Example"]);
        let theirs = default_codebook().recolour_kind("fact", Hue::Red, Stroke::Dotted).unwrap();
        let theirs = theirs.rekey_kind("fact", None).unwrap().nest_kind("fact", Some("law")).unwrap();
        check(
            &theirs,
            &[
                "Key(Some('F'), None)",
                "Hue(Blue, Red)",
                "Stroke(Solid, Dotted)",
                "Parent(None, Some(\"law\"))",
            ],
        );
    }

    #[test]
    fn what_changed_in_an_attribute_is_told() {
        let theirs = default_codebook().reform_attribute("value", Form::Texts).unwrap();
        let theirs = theirs.describe_attribute("value", "x").unwrap();
        let theirs = theirs.restrict_attribute("value", &["figure".into()]).unwrap();
        check(&theirs, &["Form(Text, Texts)", "Hint", "Kinds([], [\"figure\"])"]);
        let theirs = default_codebook().remove_value("mode", "implied").unwrap();
        let theirs = theirs.add_value("mode", &french("Nié")).unwrap().0;
        let theirs = theirs.rename_value("mode", "asserted", &french("Dit")).unwrap();
        check(&theirs, &["ValueLabel", "Value(Removed", "Value(Added"]);
        check(&default_codebook().move_value("mode", "implied", 0).unwrap(), &["Order"]);
    }

    #[test]
    fn what_changed_in_a_type_of_link_is_told() {
        check(&default_codebook().rename_link("answers", &french("A")).unwrap(), &["Label"]);
        check(&default_codebook().remove_link("answers").unwrap(), &[]);
        check(&default_codebook(), &[]);
    }
}
