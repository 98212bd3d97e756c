//! UIMA CAS as JSON (0.4), for INCEpTION: a file for each document, and the type system beside them.
//!
//! Positions count UTF-16 units. Sentences and tokens are those of DKPro, so that every editor of INCEpTION
//! can work; [`super::layer`] says what passages and links are. The name and the title of a document stand in
//! its metadata.
//!
//! Read is every layer that marks words, in every view with a text; those of grammar are left out.

mod form;
mod reading;

use self::form::{Cas, Structure};
pub use self::reading::{read, recognise};
use super::layer::{self, CLAIM, ENDS, FEATURES, LINK, LINK_FEATURES};
use super::offsets::{Offsets, Unit};
use super::outgoing::{File, Marked, Sheet, Writer};
use super::tokens::sentences;
use crate::model::dossier::Dossier;
use crate::model::outgoing::{Loss, Losses};

/// The ending of the files.
pub const EXTENSION: &str = ".json";

/// What a CAS cannot hold: as much as the layer cannot.
pub const LOSES: &[Loss] = layer::LOSES;

const SOFA: &str = "uima.cas.Sofa";
const SENTENCE: &str = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence";
const TOKEN: &str = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token";
const METADATA: &str = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData";

/// A writer of CAS.
#[must_use]
pub fn writer() -> Box<dyn Writer> {
    Box::new(Documents { files: vec![layer::type_system()], losses: Losses::default() })
}

struct Documents {
    files: Vec<File>,
    losses: Losses,
}

impl Writer for Documents {
    fn document(&mut self, sheet: &Sheet<'_>) {
        if self.files.len() == 1 {
            self.losses = layer::lost_links(sheet);
        }
        let document = sheet.document;
        let units = Offsets::new(&document.text, Unit::Utf16);
        let mut cas = Cas::new(&document.text);
        let whole = (0, units.length());
        let metadata = cas.annotate(METADATA, whole);
        metadata.text("documentId", &document.id.to_string());
        metadata.text("documentTitle", sheet.title);
        metadata.text("language", &document.language);
        let of = |span| {
            let range = units.of(span);
            (range.start, range.end)
        };
        for sentence in sentences(document) {
            cas.annotate(SENTENCE, of(sentence.span));
            for token in &sentence.tokens {
                cas.annotate(TOKEN, of(*token));
            }
        }
        let passages: Vec<Marked<'_>> = sheet.passages().collect();
        let mut firsts = Vec::with_capacity(passages.len());
        for marked in &passages {
            let values = layer::values(marked);
            for (index, span) in marked.passage.spans.iter().enumerate() {
                let annotation = cas.annotate(CLAIM, of(span));
                FEATURES.iter().zip(&values).for_each(|(name, value)| annotation.text(name, value));
                if index == 0 {
                    firsts.push((annotation.id, of(span)));
                }
            }
        }
        for (link, from, to) in layer::links(sheet, &passages) {
            let (Some((from, _)), Some((to, position))) = (firsts.get(from), firsts.get(to)) else {
                continue;
            };
            // A relation stands where it ends, as INCEpTION has it.
            let relation: &mut Structure = cas.annotate(LINK, *position);
            ENDS.iter().zip([from, to]).for_each(|(name, end)| relation.refer(name, *end));
            let values = [link.kind.to_string(), link.id.to_string()];
            LINK_FEATURES.iter().zip(&values).for_each(|(name, value)| relation.text(name, value));
        }
        self.files.push(File::text(format!("{}{EXTENSION}", sheet.stem), "application/json", cas.finish()));
    }

    fn finish(self: Box<Self>, _: &Dossier) -> Vec<File> {
        self.files
    }

    fn lost(&self) -> Losses {
        self.losses.clone()
    }
}

#[cfg(test)]
mod tests;
