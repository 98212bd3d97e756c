//! Two changes of one record, made without knowledge of each other, come together field by field.
//!
//! A change says what a record was and what it becomes. Where the record is no longer what it was, because
//! another tab changed it meanwhile, only the fields that the change touched become what it says; the others
//! stay as they are now. Where both touched one field the later change stands, and the other is in the history.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::change::Record;
use super::claim::{Claim, Link, Passage};
use super::codebook::{Codebook, Slug};
use super::docket::Docket;
use super::dossier::About;
use super::identity::Stamp;
use super::orphan::Orphan;
use super::question::Question;
use super::sorted;

/// Gives a record whose fields are those of `$now`, but for those that `$before` and `$after` tell apart.
macro_rules! fields {
    ($type:ident { $($field:ident),+ }, $before:expr, $after:expr, $now:expr) => {
        $type { $($field: field(&$before.$field, &$after.$field, &$now.$field)),+ }
    };
}

/// What a record that is `now` becomes by a change from `before` to `after`.
#[must_use]
pub fn merged(before: &Record, after: &Record, now: &Record) -> Record {
    match (before, after, now) {
        _ if before == now => after.clone(),
        (Record::About(before), Record::About(after), Record::About(now)) => {
            Record::About(Rc::new(fields!(About { id, title, created }, before, after, now)))
        }
        (Record::Codebook(before), Record::Codebook(after), Record::Codebook(now)) => {
            Record::Codebook(Rc::new(codebook(before, after, now)))
        }
        (Record::Docket(before), Record::Docket(after), Record::Docket(now)) => {
            Record::Docket(Rc::new(docket(before, after, now)))
        }
        (Record::Claim(before), Record::Claim(after), Record::Claim(now)) => {
            Record::Claim(Rc::new(claim(before, after, now)))
        }
        (Record::Passage(before), Record::Passage(after), Record::Passage(now)) => {
            let mut own = fields!(
                Passage { id, claim, document, spans, comment, made, changed, suggestion },
                before,
                after,
                now
            );
            own.changed = later(&after.changed, &now.changed);
            Record::Passage(Rc::new(own))
        }
        (Record::Orphan(before), Record::Orphan(after), Record::Orphan(now)) => {
            let mut own = fields!(
                Orphan { id, claim, document, origin, quotes, comment, made, changed, suggestion },
                before,
                after,
                now
            );
            own.changed = later(&after.changed, &now.changed);
            Record::Orphan(Rc::new(own))
        }
        (Record::Link(before), Record::Link(after), Record::Link(now)) => {
            let mut own = fields!(Link { id, kind, from, to, made, changed }, before, after, now);
            own.changed = later(&after.changed, &now.changed);
            Record::Link(Rc::new(own))
        }
        // A text is one thing: half of one and half of another is none.
        _ => after.clone(),
    }
}

/// What a field becomes.
fn field<T: Clone + PartialEq>(before: &T, after: &T, now: &T) -> T {
    if before == after { now.clone() } else { after.clone() }
}

fn later(one: &Stamp, other: &Stamp) -> Stamp {
    if (one.at, &one.by) < (other.at, &other.by) { other.clone() } else { one.clone() }
}

fn claim(before: &Claim, after: &Claim, now: &Claim) -> Claim {
    let mut own = fields!(Claim { id, label, kind, attributes, note, made, changed }, before, after, now);
    own.attributes = now.attributes.clone();
    for (name, value) in &after.attributes {
        if before.attributes.get(name) != Some(value) {
            own.attributes.insert(Slug::clone(name), value.clone());
        }
    }
    for (name, _) in before.attributes.iter().filter(|(name, _)| !after.attributes.contains_key(*name)) {
        own.attributes.remove(name);
    }
    own.changed = later(&after.changed, &now.changed);
    own
}

fn docket(before: &Docket, after: &Docket, now: &Docket) -> Docket {
    let mut own = fields!(Docket { document, question, movements, done }, before, after, now);
    if let (Some(before), Some(after), Some(now)) = (&before.question, &after.question, &now.question) {
        own.question = Some(Rc::new(question(before, after, now)));
    }
    own
}

fn question(before: &Question, after: &Question, now: &Question) -> Question {
    fields!(
        Question {
            chamber,
            legislature,
            number,
            kind,
            title,
            author,
            constituency,
            group,
            heading,
            ministry_asked,
            ministry_assigned,
            asked,
            answered,
            author_reference,
            signalled,
            renewed,
            recalls,
            recalled_by,
            closed
        },
        before,
        after,
        now
    )
}

fn codebook(before: &Codebook, after: &Codebook, now: &Codebook) -> Codebook {
    Codebook {
        kinds: list(&before.kinds, &after.kinds, &now.kinds, |own| &own.id),
        attributes: list(&before.attributes, &after.attributes, &now.attributes, |own| &own.id),
        links: list(&before.links, &after.links, &now.links, |own| &own.id),
    }
}

/// What a list of named things becomes, in the order of `after`; what it does not know comes last.
fn list<T: Clone + PartialEq>(before: &[T], after: &[T], now: &[T], name: fn(&T) -> &Slug) -> Vec<T> {
    let named = |all: &[T]| -> BTreeMap<Slug, T> {
        sorted::map(all.iter().map(|own| (Slug::clone(name(own)), own.clone())))
    };
    let (was, is) = (named(before), named(now));
    let mut list: Vec<T> = after
        .iter()
        .filter_map(|own| match (was.get(name(own)), is.get(name(own))) {
            (Some(was), Some(is)) => Some(field(was, own, is)),
            // Another tab has taken it out, and it was not touched here.
            (Some(was), None) if was == own => None,
            _ => Some(own.clone()),
        })
        .collect();
    let says = named(after);
    let others = now.iter().filter(|own| !says.contains_key(name(own)));
    // What goes here stays where it was changed there.
    list.extend(others.filter(|own| was.get(name(own)) != Some(own)).cloned());
    list
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::default_codebook;
    use crate::model::claim::Value;
    use crate::model::identity::{ClaimId, Moment};

    fn at(at: i64) -> Stamp {
        Stamp { by: String::new(), at: Moment(at) }
    }

    fn base() -> Claim {
        Claim {
            id: ClaimId(uuid::Uuid::nil()),
            label: "a".to_owned(),
            kind: "fact".into(),
            attributes: BTreeMap::from([("status".into(), Value::One("open".to_owned()))]),
            note: String::new(),
            made: at(1),
            changed: at(1),
        }
    }

    #[test]
    fn fields_changed_apart_are_both_changed() {
        let one = Claim { label: "b".to_owned(), changed: at(5), ..base() };
        let mut other = Claim { note: "n".to_owned(), changed: at(4), ..base() };
        other.attributes.insert("verdict".into(), Value::One("true".to_owned()));
        other.attributes.remove("status");
        let record = |claim: &Claim| Record::Claim(Rc::new(claim.clone()));
        let expected = Claim { label: "b".to_owned(), changed: at(5), ..other.clone() };
        assert_eq!(merged(&record(&base()), &record(&one), &record(&other)), record(&expected));
        assert_eq!(merged(&record(&base()), &record(&other), &record(&one)), record(&expected));
    }

    #[test]
    fn a_field_changed_twice_is_what_the_later_change_says() {
        let said = |label: &str| Record::Claim(Rc::new(Claim { label: label.to_owned(), ..base() }));
        assert_eq!(merged(&said("a"), &said("c"), &said("b")), said("c"));
    }

    #[test]
    fn kinds_that_come_and_go_apart_come_and_go_together() {
        let base = default_codebook();
        let (mut one, mut other) = (base.clone(), base.clone());
        one.kinds.remove(0);
        let mut new = base.kinds[1].clone();
        new.id = "new".into();
        other.kinds.push(new.clone());
        other.kinds[2].description.fr = "autre".to_owned();
        let record = |codebook: &Codebook| Record::Codebook(Rc::new(codebook.clone()));
        let mut expected = base.clone();
        expected.kinds[2].description.fr = "autre".to_owned();
        expected.kinds.remove(0);
        expected.kinds.push(new);
        assert_eq!(merged(&record(&base), &record(&one), &record(&other)), record(&expected));
        assert_eq!(merged(&record(&base), &record(&other), &record(&one)), record(&expected));
    }
}
