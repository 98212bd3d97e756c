//! Columns as of CoNLL: a token and its tag on each line, an empty line after each sentence.
//!
//! Two columns parted by a tab, `B-fact`, `I-fact` and `O` (IOB2), and nothing else: no comments and no header,
//! which half of the readers take for tokens. doccano and spaCy read it as it is, and so does `conlleval` once a
//! column of predictions is added. Each document is a file, named after it. How words are cut
//! is told by [`crate::model::unit::tokens`].
//!
//! A tag is the kind of the claim; everything else is lost. Columns hold neither overlaps nor gaps: of passages
//! that overlap one is kept (the earlier start, then the longer), an extract is a chunk by itself,
//! and so is what a passage has in each sentence. A passage that begins or ends inside a token is widened to
//! it. Suggestions are left out: a tag does not say who put it there.
//!
//! Read are two to four columns and more, parted by tabs or spaces, in IOB1, IOB2 and IOBES (BILOU), with or
//! without `-DOCSTART-`, comments, and a first line that names them (HIPE). The text is put together again from its tokens, so that a passage is found by its
//! words and those around it.

mod reading;

pub use self::reading::{read, recognise};
use super::outgoing::{File, Marked, Sheet, Writer};
use super::tokens::{sentences, touched};
use crate::model::dossier::Dossier;
use crate::model::outgoing::{Loss, Losses};
use crate::model::span::Span;

/// The ending of the files.
pub const EXTENSION: &str = ".conll";

/// What columns cannot hold.
pub const LOSES: &[Loss] = &[
    Loss::Orphans,
    Loss::Gaps,
    Loss::Places,
    Loss::SharedClaims,
    Loss::BareClaims,
    Loss::Labels,
    Loss::Attributes,
    Loss::Notes,
    Loss::Comments,
    Loss::Links,
    Loss::Stamps,
    Loss::Codebook,
    Loss::Data,
    Loss::Work,
    Loss::Layout,
    Loss::Suggestions,
];

/// A writer of columns.
#[must_use]
pub fn writer() -> Box<dyn Writer> {
    Box::new(Columns::default())
}

#[derive(Default)]
struct Columns {
    files: Vec<File>,
    losses: Losses,
}

impl Writer for Columns {
    fn document(&mut self, sheet: &Sheet<'_>) {
        let sentences = sentences(sheet.document);
        let tokens: Vec<Span> =
            sentences.iter().flat_map(|sentence| sentence.tokens.iter().copied()).collect();
        let mut starts = vec![false; tokens.len()];
        let firsts = sentences.iter().scan(0, |at, sentence| {
            *at += sentence.tokens.len();
            Some(*at - sentence.tokens.len())
        });
        firsts.for_each(|first| starts.get_mut(first).into_iter().for_each(|start| *start = true));
        let mut tags: Vec<Option<(bool, &str)>> = vec![None; tokens.len()];
        let passages: Vec<Marked<'_>> = sheet.passages().collect();
        for marked in &passages {
            self.tag(marked, &tokens, &starts, &mut tags);
        }
        let mut text = String::new();
        for ((token, tag), starts) in tokens.iter().zip(&tags).zip(starts) {
            if starts && !text.is_empty() {
                text.push('\n');
            }
            text.extend([token.slice(&sheet.document.text), "\t"]);
            match tag {
                None => text.push('O'),
                Some((begins, kind)) => {
                    text.push_str(if *begins { "B-" } else { "I-" });
                    text.extend(kind.chars().map(|own| if own.is_whitespace() { '_' } else { own }));
                }
            }
            text.push('\n');
        }
        text.push('\n');
        self.files.push(File::text(format!("{}{EXTENSION}", sheet.stem), "text/plain", text));
    }

    fn finish(self: Box<Self>, _: &Dossier) -> Vec<File> {
        self.files
    }

    fn lost(&self) -> Losses {
        self.losses.clone()
    }
}

impl Columns {
    fn tag<'a>(
        &mut self,
        marked: &Marked<'a>,
        tokens: &[Span],
        starts: &[bool],
        tags: &mut [Option<(bool, &'a str)>],
    ) {
        let (mut overlaps, mut widened, mut parted) = (false, false, false);
        for span in marked.passage.spans.iter() {
            let range = touched(tokens, span);
            let (Some(own), Some(taken)) = (tokens.get(range.clone()), tags.get_mut(range.clone())) else {
                continue;
            };
            let hull =
                own.first().zip(own.last()).and_then(|(first, last)| Span::new(first.start(), last.end()));
            widened |= hull != Some(span);
            if taken.iter().any(Option::is_some) {
                overlaps = true;
                continue;
            }
            for (index, tag) in taken.iter_mut().enumerate() {
                let begins = starts.get(range.start + index).copied().unwrap_or_default();
                parted |= begins && index > 0;
                *tag = Some((begins || index == 0, &marked.claim.kind));
            }
        }
        self.losses.add(Loss::Overlaps, usize::from(overlaps));
        self.losses.add(Loss::Boundaries, usize::from(widened && !overlaps));
        // Those with gaps are counted already.
        self.losses.add(Loss::Gaps, usize::from(parted && marked.passage.spans.count() == 1));
    }
}

#[cfg(test)]
mod tests;
