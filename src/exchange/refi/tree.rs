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
    let mut open = 0;
    for (depth, kind) in codebook.tree() {
        while open > depth.min(DEEPEST) {
            markup.close("Code");
            open -= 1;
        }
        let name = if kind.label.fr.is_empty() { &kind.label.en } else { &kind.label.fr };
        let color = edge(kind.hue);
        let description = describe(kind);
        let own = claims.get(&*kind.id).map(Vec::as_slice).unwrap_or_default();
        code(&guid("kind", &kind.id), name, color, &description, markup);
        own.iter().for_each(|claim| write_claim(claim, color, markup));
        open += 1;
    }
    (0..open).for_each(|_| markup.close("Code"));
    let known: BTreeSet<&str> = codebook.kinds.iter().map(|kind| &*kind.id).collect();
    for (kind, own) in claims.iter().filter(|(kind, _)| !known.contains(*kind)) {
        let color = edge(Default::default());
        let mut said = Said::default();
        said.put("kind", kind);
        let name = if kind.is_empty() { "?" } else { kind };
        code(&guid("kind", kind), name, color, &said.under(""), markup);
        own.iter().for_each(|claim| write_claim(claim, color, markup));
        markup.close("Code");
    }
}

/// Opens a code.
fn code(guid: &str, name: &str, color: &str, description: &str, markup: &mut Markup) {
    markup.open("Code", &[("guid", guid), ("name", name), ("isCodable", "true"), ("color", color)]);
    if !description.is_empty() {
        markup.words("Description", description);
    }
}

/// What a kind means, and below it what it is called in files and in English.
fn describe(kind: &Kind) -> String {
    let mut said = Said::default();
    said.put("kind", &kind.id);
    if kind.label.fr.is_empty() {
        said.put("language", "en");
        said.put("definition fr", &kind.description.fr);
        return said.under(&kind.description.en);
    }
    said.put("en", &kind.label.en);
    said.put("definition en", &kind.description.en);
    said.under(&kind.description.fr)
}

fn write_claim(claim: &Claim, color: &str, markup: &mut Markup) {
    let mut said = Said::default();
    said.put("claim", &claim.id.to_string());
    claim.attributes.iter().for_each(|(name, value)| said.attribute(name, value));
    stamp(&mut said, "made", &claim.made);
    stamp(&mut said, "changed", &claim.changed);
    let name = if claim.label.is_empty() { "?" } else { &claim.label };
    if claim.label.is_empty() {
        said.put("label", "none");
    }
    code(&claim.id.to_string(), name, color, &said.under(&claim.note), markup);
    markup.close("Code");
}

fn stamp(said: &mut Said, name: &str, stamp: &Stamp) {
    if *stamp != Stamp::default() {
        said.put(name, &moment::write(stamp.at));
        said.put(&format!("{name} by"), &stamp.by);
    }
}
