//! The tree of codes: kinds, and below each the claims of its kind.

use std::collections::{BTreeMap, BTreeSet};

use super::guid;
use super::said::Said;
use crate::exchange::colour::edge;
use crate::exchange::markup::Markup;
use crate::exchange::moment;
use crate::model::claim::Claim;
use crate::model::codebook::{Codebook, Kind};
use crate::model::dossier::Dossier;
use crate::model::identity::Stamp;
use crate::model::sorted;

/// How deep codes nest: no program shows more, and readers of XML have limits.
const DEEPEST: usize = 32;

/// Writes the codes of a dossier.
pub fn project(dossier: &Dossier, markup: &mut Markup) {
    let mut claims: BTreeMap<&str, Vec<&Claim>> = BTreeMap::new();
    for claim in dossier.claims.values() {
        claims.entry(&claim.kind).or_default().push(claim);
    }
    write(&dossier.codebook, &claims, markup);
}

/// Writes the codes of a codebook, without a claim.
pub fn codebook(codebook: &Codebook, markup: &mut Markup) {
    write(codebook, &BTreeMap::new(), markup);
}

fn write(codebook: &Codebook, claims: &BTreeMap<&str, Vec<&Claim>>, markup: &mut Markup) {
    let mut names = Names::default();
    let kinds: Vec<(usize, &Kind, String)> = codebook
        .tree()
        .into_iter()
        .map(|(depth, kind)| (depth, kind, names.unused(label_of(kind))))
        .collect();
    let known: BTreeSet<&str> = sorted::set(codebook.kinds.iter().map(|kind| &*kind.id));
    let unknown = claims.iter().filter(|(kind, _)| !known.contains(*kind));
    let unknown: Vec<_> = unknown.map(|(kind, own)| (*kind, own, names.unused(kind))).collect();
    let mut open = 0;
    for (depth, kind, name) in &kinds {
        while open > (*depth).min(DEEPEST) {
            markup.close("Code");
            open -= 1;
        }
        let mut said = Said::default();
        let words = describe(kind, &mut said);
        code(&guid("kind", &kind.id), [name, label_of(kind)], edge(kind.hue), (said, words), markup);
        for claim in claims.get(&*kind.id).into_iter().flatten() {
            write_claim(claim, edge(kind.hue), &mut names, markup);
        }
        open += 1;
    }
    (0..open).for_each(|_| markup.close("Code"));
    for (kind, own, name) in unknown {
        let color = edge(Default::default());
        let mut said = Said::default();
        said.tell("kind", kind);
        code(&guid("kind", kind), [&name, kind], color, (said, ""), markup);
        own.iter().for_each(|claim| write_claim(claim, color, &mut names, markup));
        markup.close("Code");
    }
}

/// The names that are given: some programs know codes by them, and lose all but one of those of one name.
#[derive(Default)]
struct Names(BTreeSet<String>);

impl Names {
    fn unused(&mut self, label: &str) -> String {
        let label = if label.trim().is_empty() { "?" } else { label };
        let numbered = (2_u32..).map(|number| format!("{label} ({number})"));
        let mut names = [label.to_owned()].into_iter().chain(numbered);
        names.find(|name| self.0.insert(name.clone())).unwrap_or_default()
    }
}

fn label_of(kind: &Kind) -> &str {
    if kind.label.fr.is_empty() { &kind.label.en } else { &kind.label.fr }
}

/// Opens a code.
fn code(
    guid: &str,
    [name, label]: [&str; 2],
    color: &str,
    (mut said, words): (Said, &str),
    markup: &mut Markup,
) {
    if name != label {
        said.tell("label", label);
    }
    markup.open("Code", &[("guid", guid), ("name", name), ("isCodable", "true"), ("color", color)]);
    let description = said.under(words);
    if !description.is_empty() {
        markup.words("Description", &description);
    }
}

/// What a kind means, and what it is called in files and in English.
fn describe<'a>(kind: &'a Kind, said: &mut Said) -> &'a str {
    said.tell("kind", &kind.id);
    if kind.label.fr.is_empty() {
        said.tell("language", "en");
        said.put("definition fr", &kind.description.fr);
        return &kind.description.en;
    }
    said.put("en", &kind.label.en);
    said.put("definition en", &kind.description.en);
    &kind.description.fr
}

fn write_claim(claim: &Claim, color: &str, names: &mut Names, markup: &mut Markup) {
    let mut said = Said::default();
    said.put("claim", &claim.id.to_string());
    claim.attributes.iter().for_each(|(name, value)| said.attribute(name, value));
    stamp(&mut said, "made", &claim.made);
    stamp(&mut said, "changed", &claim.changed);
    let name = names.unused(&claim.label);
    code(&claim.id.to_string(), [&name, &claim.label], color, (said, &claim.note), markup);
    markup.close("Code");
}

fn stamp(said: &mut Said, name: &str, stamp: &Stamp) {
    if *stamp != Stamp::default() {
        said.put(name, &moment::write(stamp.at));
        said.put(&format!("{name} by"), &stamp.by);
    }
}
