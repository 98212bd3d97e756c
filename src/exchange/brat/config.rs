//! The configuration of a folder, and the names that brat takes.

use std::collections::{BTreeMap, BTreeSet};

use super::SUGGESTED;
use crate::exchange::colour;
use crate::exchange::foreign::Sort;
use crate::exchange::loose::{Out, object};
use crate::model::claim::Value;
use crate::model::codebook::{Bilingual, Codebook, Form, Kind};
use crate::model::dossier::Dossier;
use crate::model::folding::plain_words;
use crate::model::language::Language;
use crate::model::sorted;

/// The longest name, in letters.
const NAME_LENGTH: usize = 60;

/// What kinds, types of link, attributes and their values are called there: the same as here where brat takes
/// it, else in plain letters, no two alike.
#[derive(Debug, Default)]
pub struct Names {
    kinds: BTreeMap<String, String>,
    links: BTreeMap<String, String>,
    attributes: BTreeMap<String, String>,
    values: BTreeMap<String, String>,
}

impl Names {
    pub fn of(dossier: &Dossier) -> Self {
        let codebook = &dossier.codebook;
        let kinds = codebook.kinds.iter().map(|kind| &*kind.id);
        let kinds = kinds.chain(dossier.claims.values().map(|claim| &*claim.kind));
        let links = codebook.links.iter().map(|link| &*link.id);
        let links = links.chain(dossier.links.values().map(|link| &*link.kind));
        let attributes = codebook.attributes.iter().filter(|attribute| attribute.form == Form::Choice);
        let values = attributes.clone().flat_map(|attribute| &attribute.values).map(|value| &*value.id);
        let used = dossier.claims.values().flat_map(|claim| claim.attributes.values());
        let used = used.filter_map(|value| match value {
            Value::One(value) => Some(&**value),
            _ => None,
        });
        Self {
            kinds: plain(kinds, "claim"),
            links: plain(links, "link"),
            attributes: plain(attributes.map(|attribute| &*attribute.id), "attribute"),
            values: plain(values.chain(used), "value"),
        }
    }

    pub fn kind(&self, name: &str) -> String {
        found(&self.kinds, name)
    }

    pub fn link(&self, name: &str) -> String {
        found(&self.links, name)
    }

    pub fn attribute(&self, name: &str) -> String {
        found(&self.attributes, name)
    }

    pub fn value(&self, name: &str) -> String {
        found(&self.values, name)
    }

    /// Those that differ from ours, by what they are called there.
    pub fn write(&self) -> Out {
        let list = |names: &BTreeMap<String, String>| {
            let other = names.iter().filter(|(own, name)| own != name);
            Out::Object(other.map(|(own, name)| (name.clone().into(), Out::from(&**own))).collect())
        };
        object([
            ("kinds", list(&self.kinds)),
            ("links", list(&self.links)),
            ("attributes", list(&self.attributes)),
            ("values", list(&self.values)),
        ])
    }
}

fn found(names: &BTreeMap<String, String>, name: &str) -> String {
    names.get(name).cloned().unwrap_or_else(|| name.to_owned())
}

fn plain<'a>(names: impl Iterator<Item = &'a str>, sort: &str) -> BTreeMap<String, String> {
    let is_plain = |name: &str| {
        name.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_'))
            && !name.is_empty()
    };
    let names: BTreeSet<&str> = sorted::set(names);
    let mut taken: BTreeSet<String> =
        sorted::set(names.iter().filter(|name| is_plain(name)).map(|&name| name.to_owned()));
    let mut plain: BTreeMap<String, String> = BTreeMap::new();
    for name in names {
        if is_plain(name) {
            plain.insert(name.to_owned(), name.to_owned());
            continue;
        }
        let words = plain_words(name, NAME_LENGTH);
        let words = if words.is_empty() { sort } else { &words };
        let mut own = words.to_owned();
        let mut number = 1;
        while taken.contains(&own) {
            number += 1;
            own = format!("{words}-{number}");
        }
        taken.insert(own.clone());
        plain.insert(name.to_owned(), own);
    }
    plain
}

/// What may be annotated.
pub fn annotation(dossier: &Dossier, names: &Names) -> String {
    let codebook = &dossier.codebook;
    let mut lines = vec!["[entities]".to_owned()];
    let mut written = BTreeSet::new();
    let children = |parent: Option<&str>, depth: usize| {
        let kinds = codebook.kinds.iter().rev();
        let own = kinds.filter(|kind| kind.parent.as_deref() == parent).map(|kind| (kind, depth));
        own.collect::<Vec<_>>()
    };
    let mut open: Vec<(&Kind, usize)> = children(None, 0);
    while let Some((kind, depth)) = open.pop() {
        if written.insert(&*kind.id) {
            lines.push(format!("{}{}", "\t".repeat(depth), names.kind(&kind.id)));
            open.extend(children(Some(&kind.id), depth + 1));
        }
    }
    for (own, name) in &names.kinds {
        if !written.contains(&**own) {
            lines.push(name.clone());
        }
    }
    lines.push("\n[relations]".to_owned());
    let links = names.links.values();
    lines.extend(links.map(|name| format!("{name}\tArg1:<ENTITY>, Arg2:<ENTITY>")));
    // Passages overlap as they please.
    lines.push("<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>".to_owned());
    lines.push("\n[events]\n\n[attributes]".to_owned());
    lines.push(format!("{SUGGESTED}\tArg:<ENTITY>"));
    for attribute in codebook.attributes.iter().filter(|attribute| attribute.form == Form::Choice) {
        let used = dossier.claims.values().filter_map(|claim| match claim.attributes.get(&attribute.id)? {
            Value::One(value) => Some(&**value),
            _ => None,
        });
        let mut values: Vec<String> = attribute.values.iter().map(|value| names.value(&value.id)).collect();
        let others: BTreeSet<String> = sorted::set(used.map(|value| names.value(value)));
        values.extend(others.into_iter().filter(|value| attribute.value(value).is_none()));
        if !values.is_empty() {
            let name = names.attribute(&attribute.id);
            lines.push(format!("{name}\tArg:<ENTITY>, Value:{}", values.join("|")));
        }
    }
    lines.join("\n") + "\n"
}

/// How it looks: labels for people, and colours.
pub fn visual(codebook: &Codebook, names: &Names, language: Language) -> String {
    let mut lines = vec!["[labels]".to_owned()];
    let mut label = |name: String, texts: [&Bilingual; 2]| {
        let words = texts.map(|text| {
            let words = text.get(language);
            words.split(['|', '\n', '\t']).map(str::trim).collect::<Vec<_>>().join(" ")
        });
        let words: Vec<String> = words.into_iter().filter(|words| !words.is_empty()).collect();
        if !words.is_empty() {
            lines.push(format!("{name} | {}", words.join(" | ")));
        }
    };
    for kind in &codebook.kinds {
        label(names.kind(&kind.id), [&kind.label, &kind.short]);
    }
    for link in &codebook.links {
        label(names.link(&link.id), [&link.label, &link.label]);
    }
    for attribute in codebook.attributes.iter().filter(|attribute| attribute.form == Form::Choice) {
        label(names.attribute(&attribute.id), [&attribute.label, &attribute.label]);
    }
    lines.push("\n[drawing]".to_owned());
    lines.push("SPAN_DEFAULT\tfgColor:black, bgColor:lightgreen, borderColor:darken".to_owned());
    lines.push("ARC_DEFAULT\tcolor:black, dashArray:-, arrowHead:triangle-5, labelArrow:none".to_owned());
    for kind in &codebook.kinds {
        let (name, color) = (names.kind(&kind.id), colour::tint(kind.hue));
        lines.push(format!("{name}\tbgColor:{color}"));
    }
    lines.push(format!("{SUGGESTED}\tbox:crossed"));
    lines.join("\n") + "\n"
}

/// The labels and colours of a `visual.conf`, type by type.
pub fn sorts(visual: &str) -> Vec<Sort> {
    let mut sorts: BTreeMap<String, Sort> = BTreeMap::new();
    let mut section = "";
    for line in visual.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if line.starts_with('[') {
            section = line;
        } else if section == "[labels]" {
            let mut fields = line.split('|').map(str::trim);
            if let (Some(name), Some(label)) = (fields.next(), fields.next()) {
                let label = Bilingual { fr: label.to_owned(), en: label.to_owned() };
                sorts
                    .entry(name.to_owned())
                    .or_insert_with(|| Sort { name: name.to_owned(), ..Sort::default() })
                    .label = label;
            }
        } else if section == "[drawing]" {
            let Some((name, style)) = line.split_once(char::is_whitespace) else { continue };
            let color = style.split(',').find_map(|part| part.trim().strip_prefix("bgColor:"));
            // Only what has a label is a kind, and has that colour.
            if let (Some(color), Some(sort)) = (color, sorts.get_mut(name)) {
                sort.color = color.trim().starts_with('#').then(|| color.trim().to_owned());
            }
        }
    }
    sorts.into_values().filter(|sort| sort.color.is_some()).collect()
}
