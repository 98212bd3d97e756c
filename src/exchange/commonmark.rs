//! Texts and notes in Markdown: each passage is a footnote at its last words, all claims are a table at the end.
//!
//! What stands in a text is escaped, so that any reader of CommonMark shows the same words; footnotes and tables
//! are of GitHub's flavour, and plain in others. Styles that CommonMark has no sign for, or that its rules for
//! asterisks would not see, are written as inline HTML.
//!
//! It is to be read, and does not come back. What it does not tell: definitions of the codebook, who made what
//! and when, what is done.

mod blocks;
mod inline;

use std::collections::{BTreeMap, BTreeSet};

use self::blocks::Blocks;
use self::inline::escape;
use super::outgoing::{File, Gathered, Marked, Sheet, Writer, file_name};
use crate::lang::{Messages, said};
use crate::model::claim::Claim;
use crate::model::document::PartKind;
use crate::model::dossier::Dossier;
use crate::model::identity::ClaimId;
use crate::model::language::Language;
use crate::model::outgoing::{Format, Loss};
use crate::model::segment::{layers, segments};
use crate::model::sorted;
use crate::model::tie::{Tie, ties};

/// What the text does not tell.
pub const LOSES: &[Loss] = &[Loss::Orphans, Loss::Codebook, Loss::Stamps, Loss::Work];

/// A writer of Markdown.
#[must_use]
pub fn writer(dossier: &Dossier, language: Language) -> Box<dyn Writer> {
    Box::new(Text {
        messages: Messages::of(language),
        alone: dossier.documents.len() == 1,
        text: String::new(),
        notes: 0,
        places: Gathered::default(),
        ties: ties(dossier),
        suggested: dossier.suggested_claims(),
    })
}

struct Text {
    messages: &'static Messages,
    /// Whether there is only one document: its title is that of the text.
    alone: bool,
    text: String,
    /// How many footnotes there are: no two of a dossier have one number.
    notes: u32,
    /// The footnotes of each claim.
    places: Gathered<Vec<u32>>,
    ties: BTreeMap<ClaimId, Vec<Tie>>,
    /// The claims that only suggestions make.
    suggested: BTreeSet<ClaimId>,
}

impl Writer for Text {
    fn document(&mut self, sheet: &Sheet<'_>) {
        let document = sheet.document;
        let level = if self.alone { 1 } else { 2 };
        let parted = segments(document, &layers(sheet.dossier, document.id));
        let mut blocks = Blocks::new(&document.text, level, self.notes);
        // The title stands first: the lines above it go on under it.
        if document.title_block.is_none() {
            blocks.heading(level, sheet.title);
        }
        let mut indices: Vec<usize> = (0..document.blocks.len()).collect();
        sorted::by_key(&mut indices, |index| document.title_block != Some(*index));
        let heading = |index: usize| {
            let own = document.parts.iter().find(|part| part.blocks.contains(&index));
            own.is_some_and(|part| part.kind == PartKind::Heading)
        };
        let mut told = false;
        for index in indices {
            let (Some(block), Some(own)) = (document.blocks.get(index), parted.get(index)) else { continue };
            let in_heading = heading(index);
            if !in_heading && !std::mem::replace(&mut told, true) {
                self.data(sheet, &mut blocks);
            }
            let part = document.parts.iter().find(|part| part.blocks.start == index);
            let headed = part.filter(|part| {
                matches!(part.kind, PartKind::Question | PartKind::Answer)
                    && document.heading_of(part).is_none()
            });
            if let Some(part) = headed {
                blocks.heading(level + 1, (self.messages.parts.part)(part.kind));
            }
            blocks.block(block, own, in_heading && document.title_block != Some(index));
        }
        if !told {
            self.data(sheet, &mut blocks);
        }
        self.text.push_str(&blocks.finish());
        for marked in sheet.passages() {
            self.note(sheet, &marked);
        }
        self.text.push('\n');
    }

    fn finish(self: Box<Self>, dossier: &Dossier) -> Vec<File> {
        let mut text = String::new();
        let title = dossier.about.title.trim();
        if !self.alone {
            let title = if title.is_empty() { self.messages.people.annotated } else { title };
            text.extend(["# ", &escape(title, true), "\n\n"]);
            let (claims, suggestions) =
                (dossier.claims.len() - self.suggested.len(), dossier.passages.suggested());
            let passages = dossier.passages.len() - suggestions;
            let counts = self.messages.people.counts;
            text.extend([&counts(dossier.documents.len(), claims, passages, suggestions), "\n\n"]);
        }
        text.push_str(&self.text);
        self.claims(dossier, &mut text);
        vec![File::text(file_name(dossier, Format::Markdown, ".md"), "text/markdown", text)]
    }
}

impl Text {
    fn data(&self, sheet: &Sheet<'_>, blocks: &mut Blocks<'_>) {
        let line = said::line(sheet.question, self.messages);
        if !line.is_empty() {
            blocks.paragraph(&line);
        }
    }

    /// The footnote of a passage.
    fn note(&mut self, sheet: &Sheet<'_>, marked: &Marked<'_>) {
        let Marked { passage, claim, .. } = *marked;
        self.notes += 1;
        let number = self.notes;
        self.places.at(claim.id).push(number);
        let mut about = vec![said::kind(&sheet.dossier.codebook, &claim.kind, self.messages).to_owned()];
        if let Some(suggestion) = &passage.suggestion {
            let score = (self.messages.people.score)(&suggestion.score);
            let who = [suggestion.by.as_str(), score.as_str()];
            let who: Vec<&str> = who.into_iter().filter(|own| !own.is_empty()).collect();
            about.push([self.messages.people.suggestion, &who.join(", ")].join(" ").trim_end().to_owned());
        }
        let quote = (self.messages.note.quoted)(&passage.spans.quote(&sheet.document.text));
        let words = [quote.as_str(), &passage.comment, &claim.note];
        let words = words.into_iter().filter(|own| !own.is_empty()).collect::<Vec<_>>().join("\n");
        let (label, about, words) =
            (escape(&claim.label, true), escape(&about.join(", "), true), escape(&words, false));
        let body = format!("**{label}** ({about})\\\n{words}");
        // A label in asterisks that begins or ends with a sign is not seen as such by all readers.
        let body = if inline::is_plain_edge(&claim.label) {
            body
        } else {
            body.replacen("**", "<strong>", 1).replacen("**", "</strong>", 1)
        };
        self.text.extend([&format!("[^{number}]: "), body.replace('\n', "\n    ").trim_end(), "\n\n"]);
    }

    /// Every claim, with its footnotes.
    fn claims(&self, dossier: &Dossier, text: &mut String) {
        if dossier.claims.is_empty() {
            return;
        }
        let texts = self.messages.people;
        let heads = [texts.claim, texts.kind, texts.said, texts.passages];
        text.extend(["## ", texts.claims, "\n\n| ", &heads.join(" | "), " |\n|---|---|---|---|\n"]);
        for claim in self.places.claims(dossier) {
            let notes = self.places.get(claim.id).map(Vec::as_slice).unwrap_or_default();
            let notes: Vec<String> = notes.iter().map(|number| format!("[^{number}]")).collect();
            let kind = escape(said::kind(&dossier.codebook, &claim.kind, self.messages), true);
            let is_suggested = self.suggested.contains(&claim.id);
            let cells = [
                escape(&claim.label, true),
                if is_suggested { format!("{kind} ({})", texts.suggested_claim) } else { kind },
                self.said(dossier, claim),
                notes.join(" "),
            ];
            text.extend(["| ", &cells.join(" | "), " |\n"]);
        }
    }

    /// What is said of a claim: attributes, links.
    fn said(&self, dossier: &Dossier, claim: &Claim) -> String {
        let codebook = &dossier.codebook;
        let attribute = |slug: &str| {
            let value = claim.attributes.get(slug).filter(|value| !value.is_empty())?;
            let own = codebook.attribute(slug);
            let label = own.map_or(slug, |own| self.messages.get(&own.label));
            let colon = if self.messages.language == Language::French { "\u{a0}: " } else { ": " };
            Some(format!("{label}{colon}{}", said::value(own, value, self.messages)))
        };
        let known = codebook.attributes.iter().map(|own| &*own.id);
        let others =
            claim.attributes.keys().map(|slug| &**slug).filter(|slug| codebook.attribute(slug).is_none());
        let mut said: Vec<String> = known.chain(others).filter_map(attribute).collect();
        said.extend(self.ties.get(&claim.id).into_iter().flatten().map(|tie| {
            let relation = said::relation(&tie.kind, tie.outgoing, codebook, self.messages);
            format!("{relation} {}", (self.messages.note.quoted)(&tie.other.label))
        }));
        said.iter().map(|own| escape(own, true)).collect::<Vec<_>>().join("<br>")
    }
}

#[cfg(test)]
mod tests;
