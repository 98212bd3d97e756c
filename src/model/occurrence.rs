//! Every place where a document says some words.
//!
//! The text is folded as the search asks, each block by itself, so that nothing found runs from one block
//! into the next; only words with a line end in them are looked for in the whole text. What is found is a
//! span of the unfolded text: whole grapheme clusters that fold to the folded words. The time is linear in
//! the text and the words.

use std::cell::OnceCell;

use unicode_segmentation::UnicodeSegmentation;

use super::document::Document;
use super::folding::{Folded, Folding, is_mark};
use super::span::Span;

/// What counts as the same words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Matching {
    /// What is made the same.
    pub folding: Folding,
    /// Whether a letter or a digit may not touch the words: `offre` is not in `offres`, but is in `d'offre`.
    pub whole_words: bool,
}

/// A place in a list: the words found, and a few words around them of the same block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Context<'a> {
    /// What stands before, up to the words.
    pub before: &'a str,
    /// The words as the document writes them.
    pub words: &'a str,
    /// What stands after.
    pub after: &'a str,
    /// Whether the block goes on before `before`.
    pub cut_before: bool,
    /// Whether the block goes on after `after`.
    pub cut_after: bool,
}

/// The most code points of a context on each side: with the words, a line or two of a list.
const CONTEXT_LENGTH: usize = 40;

/// The places where `document` says `words`, in order, none overlapping another.
///
/// Of places that overlap, the first counts: in `ananana`, `anana` is once. Spaces around `words` do not
/// matter, and words that fold to nothing are nowhere.
#[must_use]
pub fn occurrences(document: &Document, words: &str, matching: Matching) -> Vec<Span> {
    let folded = matching.folding.fold(words);
    let needle = folded.trim();
    let text = document.text.as_str();
    let mut found = Vec::new();
    if needle.is_empty() {
        return found;
    }
    if words.trim().contains('\n') {
        Haystack::new(text, 0, matching).find(needle, &mut found);
    } else {
        for block in &document.blocks {
            let start = block.span.start();
            Haystack::new(block.span.slice(text), start, matching).find(needle, &mut found);
        }
    }
    found
}

/// The words at `span` and those around them, cut between words.
#[must_use]
pub fn context(document: &Document, span: Span) -> Context<'_> {
    context_within(document, span, CONTEXT_LENGTH)
}

/// The same, with at most `length` code points on each side.
#[must_use]
pub fn context_within(document: &Document, span: Span, length: usize) -> Context<'_> {
    let text = document.text.as_str();
    let block = |at: u32| document.block_at(at).and_then(|index| document.blocks.get(index));
    let begin = block(span.start()).map_or(span.start(), |block| block.span.start());
    let end = block(span.end() - 1).map_or(span.end(), |block| block.span.end());
    let slice = |start: u32, end: u32| text.get(start as usize..end as usize).unwrap_or_default();
    let (whole_before, whole_after) = (slice(begin, span.start()), slice(span.end(), end));
    let (before, after) = (last_words(whole_before, length), first_words(whole_after, length));
    Context {
        before,
        words: span.slice(text),
        after,
        cut_before: before.len() < whole_before.trim_start().len(),
        cut_after: after.len() < whole_after.trim_end().len(),
    }
}

/// A piece of the text to search by itself.
struct Haystack<'a> {
    text: &'a str,
    /// Where the piece starts in the document.
    base: u32,
    folded: Folded,
    whole_words: bool,
    /// The boundaries of its grapheme clusters, once there is something to check against them.
    boundaries: OnceCell<Vec<u32>>,
}

impl<'a> Haystack<'a> {
    fn new(text: &'a str, base: u32, matching: Matching) -> Self {
        let Matching { folding, whole_words } = matching;
        Self { text, base, folded: Folded::with(folding, text), whole_words, boundaries: OnceCell::new() }
    }

    fn find(&self, needle: &str, found: &mut Vec<Span>) {
        if needle.len() > self.folded.text.len() {
            // Not for a short block is a long needle to be prepared.
            return;
        }
        let mut free = 0;
        for start in all_matches(self.folded.text.as_bytes(), needle.as_bytes()) {
            let end = start + needle.len();
            if start < free || (self.whole_words && !self.stands_alone(start, end)) {
                continue;
            }
            if let Some(span) = self.span(start, end) {
                free = end;
                found.push(span);
            }
        }
    }

    /// The span of the document behind some bytes of the folded text, if it is whole clusters and holds
    /// nothing else.
    fn span(&self, start: usize, end: usize) -> Option<Span> {
        let (first, last) = self.folded.whole(start, end)?;
        let next = self.folded.original(end, end + 1).map_or(u32::MAX, |(next, _)| next);
        let boundaries = self.boundaries.get_or_init(|| boundaries(self.text));
        boundaries.binary_search(&first).ok()?;
        let index = boundaries.partition_point(|boundary| *boundary < last);
        let last = *boundaries.get(index)?;
        if last > next { None } else { Span::new(self.base + first, self.base + last) }
    }

    /// Whether no letter or digit goes on before or after those bytes of the folded text.
    fn stands_alone(&self, start: usize, end: usize) -> bool {
        let joined = |at: usize| {
            let Some((before, after)) = self.folded.text.split_at_checked(at) else { return true };
            let before = before.chars().rev().find(|c| !is_silent(*c));
            let after = after.chars().find(|c| !is_silent(*c));
            before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)
        };
        !joined(start) && !joined(end)
    }
}

/// A character inside a word that is no letter of it.
pub(super) fn is_silent(character: char) -> bool {
    is_mark(character) || matches!(character, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}')
}

fn boundaries(text: &str) -> Vec<u32> {
    let starts = text.grapheme_indices(true).map(|(start, _)| start);
    starts.chain([text.len()]).map(|at| u32::try_from(at).unwrap_or(u32::MAX)).collect()
}

/// Where `needle` begins in `text`, places that overlap included (Knuth, Morris and Pratt).
///
/// The standard search leaves out a place that overlaps the one before, even if that one is then refused.
pub fn all_matches(text: &[u8], needle: &[u8]) -> impl Iterator<Item = usize> {
    // For each beginning of the needle, how long its longest border is: a shorter beginning that ends it.
    let mut borders: Vec<usize> = Vec::with_capacity(needle.len());
    let mut border = 0;
    for (index, byte) in needle.iter().enumerate() {
        border = if index == 0 { 0 } else { extend(needle, &borders, border, *byte) };
        borders.push(border);
    }
    let mut matched = 0;
    text.iter().enumerate().filter_map(move |(index, byte)| {
        matched = extend(needle, &borders, matched, *byte);
        (matched == needle.len()).then(|| index + 1 - needle.len())
    })
}

/// How much of `needle` is matched when `matched` bytes of it were, and `byte` follows.
fn extend(needle: &[u8], borders: &[usize], mut matched: usize, byte: u8) -> usize {
    while needle.get(matched) != Some(&byte) {
        let Some(border) = matched.checked_sub(1).and_then(|last| borders.get(last)) else { return 0 };
        matched = *border;
    }
    matched + 1
}

/// The end of `text`, from the beginning of a word; inside a word when that is too long by itself.
pub(super) fn last_words(text: &str, length: usize) -> &str {
    let Some((cut, _)) = text.char_indices().rev().nth(length) else { return text.trim_start() };
    let cut = text.get(cut..).unwrap_or_default();
    match cut.trim_end().split_once(char::is_whitespace) {
        Some((word, _)) => cut.get(word.len()..).unwrap_or_default().trim_start(),
        None => cut.graphemes(true).next().and_then(|first| cut.get(first.len()..)).unwrap_or_default(),
    }
}

/// The beginning of `text`, to the end of a word; inside a word when that is too long by itself.
pub(super) fn first_words(text: &str, length: usize) -> &str {
    let Some((cut, next)) = text.char_indices().nth(length) else { return text.trim_end() };
    let cut = text.get(..cut + next.len_utf8()).unwrap_or_default();
    match cut.trim_start().rsplit_once(char::is_whitespace) {
        Some((_, word)) => cut.get(..cut.len() - word.len()).unwrap_or_default().trim_end(),
        None => cut.graphemes(true).next_back().and_then(|last| cut.strip_suffix(last)).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::identity::DocumentId;
    use crate::read::{self, MediaType};
    use uuid::Uuid;

    const EXACT: Matching = Matching { folding: Folding::NONE, whole_words: false };
    const LOOSE: Matching = Matching { folding: Folding::ALL, whole_words: false };
    const WORDS: Matching = Matching { folding: Folding::ALL, whole_words: true };

    /// A document whose lines are its blocks.
    fn document(text: &str) -> Document {
        read::read_as(DocumentId(Uuid::nil()), "", MediaType::Plain, text.to_owned()).0
    }

    /// `marked` shows what is found by `[` and `]`.
    #[track_caller]
    fn check(words: &str, matching: Matching, marked: &str) {
        check_in(&document(&marked.replace(['[', ']'], "")), words, matching, marked);
    }

    #[track_caller]
    fn check_in(document: &Document, words: &str, matching: Matching, marked: &str) {
        let text = &document.text;
        let (mut shown, mut at) = (String::new(), 0);
        for span in occurrences(document, words, matching) {
            let (start, end) = (span.start() as usize, span.end() as usize);
            shown += &format!("{}[{}]", &text[at..start], &text[start..end]);
            at = end;
        }
        assert_eq!(shown + &text[at..], marked);
    }

    #[test]
    fn what_is_not_folded_must_be_the_same() {
        check("appel", EXACT, "Un [appel] d’offres, un Appel, un r[appel]");
        check("d'offres", EXACT, "appel d’offres");
        check("Véran", EXACT, "M. [Véran], M. [Ve\u{301}ran], M. Veran");
        check("", EXACT, "rien");
        check("\u{ad}", LOOSE, "rien");
    }

    #[test]
    fn case_accents_and_typography_do_not_matter_when_folded() {
        check("ministere", LOOSE, "Le [Ministère], les [MINISTÈRE]S, le [ministe\u{300}re]");
        check("d'offres", LOOSE, "appel [d’offres] ou [D'OFFRES]");
        check("appel d'offres", LOOSE, "un [ap\u{ad}pel\u{a0} d’offres]");
        check("« oui »", LOOSE, "dire [\"\u{a0}oui\u{202f}\"] ou [« oui »]");
        check("oeuvre", LOOSE, "mise en [œuvre], en [Œuvre]");
        check("...", LOOSE, "OVH[…] et[...]");
        check("  appel ", LOOSE, "un [appel] ");
    }

    #[test]
    fn a_cluster_or_a_ligature_is_found_whole_or_not() {
        check("e", EXACT, "[e]te\u{301}");
        check("e", LOOSE, "[e]t[e\u{301}]");
        check("o", LOOSE, "œuvre [o]");
        check("ee", LOOSE, "æ[ee]");
        check("👩", LOOSE, "👩\u{200d}👧 [👩]");
        check("🇫🇷", EXACT, "[🇫🇷]🇪🇺");
        check("🇷🇪", EXACT, "🇫🇷🇪🇺");
    }

    #[test]
    fn places_do_not_overlap() {
        check("anana", EXACT, "[anana]na b[anana]s");
        check("aa", EXACT, "[aa][aa]a");
    }

    #[test]
    fn whole_words_touch_no_letter() {
        check("offre", WORDS, "une [offre], des offres, l’[offre], coffre, d'[offre]");
        check("l'etat", WORDS, "[l’État], L'ÉTATS-unis");
        check("n°", WORDS, "[n°]3331, [n°] 4, an° 5");
        check("appel", WORDS, "appel\u{ad}s [appel], appele\u{301} éappel e\u{301}appel");
        check("appel", Matching { whole_words: true, ..EXACT }, "appel\u{ad}s [appel] e\u{301}appel");
        check("2019", WORDS, "en [2019], 12019, 2019e");
    }

    #[test]
    fn nothing_runs_from_one_block_into_the_next() {
        let text = "un appel\nd’offres et un appel d’offres";
        check_in(&document(text), "appel d'offres", LOOSE, "un appel\nd’offres et un [appel d’offres]");
        check_in(&document(text), "appel\nd'offres", EXACT, "un appel\nd’offres et un appel d’offres");
        check_in(&document(text), "un appel\nd'o", LOOSE, "[un appel\nd’o]ffres et [un appel d’o]ffres");
        check_in(&document(text), "appel\n", LOOSE, "un [appel]\nd’offres et un [appel] d’offres");
    }

    #[test]
    fn a_line_end_inside_a_block_is_a_space() {
        let source = "un appel  \nd’offres".to_owned();
        let document = read::read_as(DocumentId(Uuid::nil()), "", MediaType::Markdown, source).0;
        check_in(&document, "appel d'offres", LOOSE, "un [appel\nd’offres]");
    }

    /// In `marked`, `[` and `]` mark the words, `<` and `>` the context.
    #[track_caller]
    fn check_context(marked: &str) {
        let text = marked.replace(['[', ']', '<', '>'], "");
        let document = document(&text);
        let words = marked.split(['[', ']']).nth(1).unwrap();
        let span = occurrences(&document, words, EXACT)[0];
        let Context { before, words, after, cut_before, cut_after } = context(&document, span);
        let shown = format!("<{before}[{words}]{after}>");
        let expected = &marked[marked.find('<').unwrap()..=marked.rfind('>').unwrap()];
        assert_eq!(shown, expected);
        let edge = |text: &str| text.is_empty() || text.contains('\n');
        assert_eq!(cut_before, !edge(marked.split('<').next().unwrap()));
        assert_eq!(cut_after, !edge(marked.rsplit('>').next().unwrap()));
    }

    #[test]
    fn a_context_is_cut_between_words_and_stays_in_its_block() {
        check_context("<Aucun [appel] d'offres.>");
        check_context("avant\n<le [mot] et>\naprès");
        check_context(
            "Lors du choix de cette plateforme <en 2019, aucun marché public ni autre [consultation] \
             n'avait été engagé par les services de> l'État, dit-elle.",
        );
    }

    #[test]
    fn a_word_too_long_is_cut_between_clusters() {
        let long = "e\u{301}".repeat(50);
        let text = format!("{long}|{long}");
        let document = document(&text);
        let place = occurrences(&document, "|", EXACT)[0];
        let context = context(&document, place);
        assert_eq!(context.before, "e\u{301}".repeat(20));
        assert_eq!(context.after, "e\u{301}".repeat(20));
        assert!(context.cut_before && context.cut_after);
    }
}
