//! Argdown: claims and their links as an argument map, to be read and drawn.
//!
//! A claim is a statement under its label, with the words of its first passage and its kind as a tag; what
//! supports it stands below it with `+`, what attacks it with `-`. Other links, notes, and each passage with its
//! citation are remarks.
//!
//! Lost: attributes, dates, where the words stand. What programs suggest is left out: a map does not say who
//! drew it.

use std::collections::{BTreeMap, BTreeSet};

use super::dossier::stem;
use super::loose::quoted;
use super::outgoing::{File, Sheet, Writer};
use crate::model::claim::{Claim, Link};
use crate::model::dossier::Dossier;
use crate::model::identity::ClaimId;
use crate::model::language::Language;
use crate::model::outgoing::Loss;
use crate::model::sorted;

/// What it cannot hold.
pub const LOSES: &[Loss] = &[
    Loss::Orphans,
    Loss::Places,
    Loss::Attributes,
    Loss::Stamps,
    Loss::Codebook,
    Loss::Data,
    Loss::Work,
    Loss::Layout,
    Loss::Unmarked,
    Loss::Suggestions,
];

const EXTENSION: &str = ".argdown";
/// The types of link that Argdown has signs for.
const SIGNS: [(&str, char); 2] = [("supports", '+'), ("attacks", '-')];

/// Writes the claims of a dossier, its words in `language` where the codebook has both.
pub fn writer(language: Language) -> Box<dyn Writer> {
    Box::new(Map { language, quotes: BTreeMap::new() })
}

struct Map {
    language: Language,
    /// The words of each claim, with what they are cited by, and the comment.
    quotes: BTreeMap<ClaimId, Vec<(String, String)>>,
}

impl Writer for Map {
    fn document(&mut self, sheet: &Sheet<'_>) {
        let citation = sheet.cited(None);
        for marked in sheet.passages() {
            let words = line(&marked.passage.spans.quote(&sheet.document.text));
            let comment = line(&marked.passage.comment);
            let comment = if comment.is_empty() { comment } else { format!(" — {comment}") };
            let cited = format!("« {words} » ({}){comment}", line(&citation));
            self.quotes.entry(marked.claim.id).or_default().push((words, cited));
        }
    }

    fn finish(self: Box<Self>, dossier: &Dossier) -> Vec<File> {
        let names = names(dossier);
        let mut text = format!("===\ntitle: {}\n===\n", quoted(&line(&dossier.about.title)));
        for claim in dossier.claims.values() {
            text.push('\n');
            self.statement(dossier, claim, &names, &mut text);
        }
        vec![File::text(format!("{}{EXTENSION}", stem(dossier)), "text/vnd.argdown", text)]
    }
}

impl Map {
    fn statement(
        &self,
        dossier: &Dossier,
        claim: &Claim,
        names: &BTreeMap<ClaimId, String>,
        text: &mut String,
    ) {
        let name = |id: &ClaimId| names.get(id).map(String::as_str).unwrap_or_default();
        let quotes = self.quotes.get(&claim.id).map(Vec::as_slice).unwrap_or_default();
        let words = quotes.first().map_or(&claim.label, |(words, _)| words);
        let kind = dossier.codebook.kind(&claim.kind).map(|kind| kind.short.get(self.language));
        let kind = kind.filter(|kind| !kind.is_empty()).unwrap_or(&claim.kind);
        let words = escaped(&line(words));
        *text += &format!("[{}]:", name(&claim.id));
        for part in [words, tag(kind)].iter().filter(|part| !part.is_empty()) {
            text.push(' ');
            *text += part;
        }
        text.push('\n');
        let to = dossier.links.values().filter(|link| link.to == claim.id && names.contains_key(&link.from));
        let signed = to.filter_map(|link| Some((sign(link)?, name(&link.from))));
        for (sign, from) in sorted::set(signed) {
            *text += &format!("  {sign} [{from}]\n");
        }
        // Remarks come after a blank line: they belong to no relation.
        let mut remarks: Vec<String> = quotes.iter().map(|(_, cited)| cited.clone()).collect();
        if !claim.note.is_empty() {
            remarks.push(line(&claim.note));
        }
        let from = dossier.links.values().filter(|link| link.from == claim.id && sign(link).is_none());
        remarks.extend(from.filter(|link| names.contains_key(&link.to)).map(|link| {
            let kind = dossier.codebook.link(&link.kind).map(|kind| kind.label.get(self.language));
            format!("{} → [{}]", line(kind.unwrap_or(&link.kind)), name(&link.to))
        }));
        if !remarks.is_empty() {
            text.push('\n');
        }
        for remark in remarks {
            *text += &format!("// {remark}\n");
        }
    }
}

fn sign(link: &Link) -> Option<char> {
    SIGNS.iter().find(|(kind, _)| *kind == &*link.kind).map(|(_, sign)| *sign)
}

/// What the claims are called: their labels, no two alike.
fn names(dossier: &Dossier) -> BTreeMap<ClaimId, String> {
    let mut taken = BTreeSet::new();
    let mut names = BTreeMap::new();
    for claim in dossier.claims.values() {
        // Brackets end a name, and `>` and braces mean something behind one.
        let label = line(&claim.label).replace(['[', '{', '<'], "(").replace([']', '}', '>'], ")");
        let label = if label.is_empty() { "—".to_owned() } else { label };
        let numbered = (2_u32..).map(|number| format!("{label} ({number})"));
        let mut all = [label.clone()].into_iter().chain(numbered);
        let name = all.find(|name| !taken.contains(name)).unwrap_or_default();
        taken.insert(name.clone());
        names.insert(claim.id, name);
    }
    names
}

/// In one line.
fn line(text: &str) -> String {
    text.split(|letter: char| letter.is_ascii_whitespace() || letter.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// A tag: in brackets where it is more than one plain word.
fn tag(kind: &str) -> String {
    let kind = line(kind).replace(['(', ')'], " ");
    let kind = line(&kind);
    let is_plain =
        kind.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_');
    match (kind.is_empty(), is_plain) {
        (true, _) => String::new(),
        (false, true) => format!("#{kind}"),
        (false, false) => format!("#({kind})"),
    }
}

/// Words in which no letter means anything to Argdown. They stand behind a name, not at the beginning of a line.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut before = ' ';
    for letter in text.chars() {
        // Two strokes begin a remark.
        if "\\[]<>{}*_#@".contains(letter) || (letter, before) == ('/', '/') {
            escaped.push('\\');
        }
        escaped.push(letter);
        before = letter;
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::fixture::{content, dossier, written};

    #[test]
    fn claims_are_statements_with_what_supports_and_attacks_them() {
        let files = written(&dossier(), writer(Language::French));
        assert_eq!(files[0].name, "donnees-de-sante.argdown");
        let expected = "===
title: \"Données; de \\\"santé\\\"\"
===

[Pas d’appel d’offres en 2019]: n’a pas lancé d’appel d’offres 🇫🇷 en 2019 #Fait

// « n’a pas lancé d’appel d’offres 🇫🇷 en 2019 » (QE n°\u{a0}3331) — un commentaire
// « pas lancé […] appel d’offres » («\u{a0}note\u{a0}»)
// Une note sur deux lignes

[=L’État; ou \"un\" autre]: L’État n’a pas lancé #Chiffre
  + [Pas d’appel d’offres en 2019]

// « L’État n’a pas lancé » (QE n°\u{a0}3331)
// « pas lancé » (QE n°\u{a0}3331) — dedans
";
        let text = content(&files[0]);
        assert!(text.starts_with(expected), "{text}");
        assert!(
            text.contains("\n[Dite nulle part]: Dite nulle part #Promesse\n  - [Qui paie ?]\n\n// rien\n"),
            "{text}"
        );
        assert!(text.contains(" #no-such-kind\n"), "{text}");
    }

    #[test]
    fn what_means_something_to_argdown_is_escaped() {
        assert_eq!(escaped("- [a] *b* {c} #d e/f://"), "- \\[a\\] \\*b\\* \\{c\\} \\#d e/f:/\\/");
        assert_eq!(
            (tag("Fait"), tag("Écart (a)\nb"), tag("")),
            ("#Fait".to_owned(), "#(Écart a b)".to_owned(), String::new())
        );
    }
}
