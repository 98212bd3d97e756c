//! Tokens: words, numbers and signs, as corpora of annotated French cut them.
//!
//! - An elided word ends with its apostrophe: `L’` `État`, `qu’` `il`, `jusqu’` `en`; other apostrophes are
//!   inside a word: `aujourd’hui`, `prud’homme`.
//! - Hyphens inside a word keep it whole: `rendez-vous`, `a-t-il`, `Jean-Paul`, `2019-2020`.
//! - A full stop belongs to a word cut short, when the sentence goes on: `M.` `Roy`, `art.` `L.` `123-4`,
//!   `J.O.`, `etc.` `)`.
//! - What stands between digits keeps a number whole: `3,5`, `21/01/2025`, `12:30`; `n°` is a token. Every space
//!   parts, also U+202F and U+00A0: `3` `000`, `75` `%`. Most readers of columns take these for a border, and
//!   a number that one reader sees whole and another in halves is worse than one in halves.
//! - Addresses of pages are whole. Every other sign is a token by itself, each guillemet and each emoji; only
//!   dots in a row are one.
//!
//! No token cuts a grapheme cluster, and none holds white space or a control character.

use unicode_segmentation::UnicodeSegmentation;

use super::{is_elided, sentence};
use crate::model::document::Document;
use crate::model::span::Span;

/// What the address of a page begins with.
const ADDRESSES: [&str; 4] = ["http://", "https://", "www.", "mailto:"];

/// The tokens of one sentence, or of any other stretch of a document.
#[must_use]
pub fn tokens(document: &Document, within: Span) -> Vec<Span> {
    let base = within.start() as usize;
    let ranges = cut(within.slice(&document.text));
    ranges
        .into_iter()
        .filter_map(|(start, end)| Span::within(&document.text, base + start, base + end))
        .collect()
}

fn cut(text: &str) -> Vec<(usize, usize)> {
    let clusters: Vec<(usize, &str)> = text.grapheme_indices(true).collect();
    let mut reader = Reader { text, clusters, tokens: Vec::new() };
    let mut at = 0;
    while at < reader.clusters.len() {
        at = reader.token(at);
    }
    reader.tokens
}

struct Reader<'a> {
    text: &'a str,
    clusters: Vec<(usize, &'a str)>,
    tokens: Vec<(usize, usize)>,
}

impl Reader<'_> {
    /// Reads what begins at the cluster `at`; the cluster after it.
    fn token(&mut self, at: usize) -> usize {
        let end = match self.first(at) {
            Some(first) if is_word(first) => self.address(at).unwrap_or_else(|| self.word(at)),
            Some('.') => at + self.count(at, |character| character == '.'),
            Some(first) if is_nothing(first) => return at + 1,
            _ => at + 1,
        };
        self.tokens.push((self.byte(at), self.byte(end)));
        end
    }

    fn first(&self, at: usize) -> Option<char> {
        self.clusters.get(at)?.1.chars().next()
    }

    fn byte(&self, at: usize) -> usize {
        self.clusters.get(at).map_or(self.text.len(), |(byte, _)| *byte)
    }

    fn slice(&self, from: usize, to: usize) -> &str {
        self.text.get(self.byte(from)..self.byte(to)).unwrap_or_default()
    }

    /// How many clusters from `at` begin with what `is` says.
    fn count(&self, at: usize, is: impl Fn(char) -> bool) -> usize {
        self.clusters
            .iter()
            .skip(at)
            .take_while(|(_, cluster)| cluster.chars().next().is_some_and(&is))
            .count()
    }

    /// The end of the address that begins here: the marks that close a sentence are none of it.
    fn address(&self, at: usize) -> Option<usize> {
        let rest = self.text.get(self.byte(at)..)?;
        ADDRESSES.iter().find(|address| rest.starts_with(**address))?;
        let end = at
            + self
                .count(at, |character| !is_nothing(character) && !matches!(character, '»' | '«' | '<' | '>'));
        let closing = self.clusters.get(at..end)?.iter().rev();
        let closes = |(_, cluster): &&(usize, &str)| {
            matches!(*cluster, "." | "," | ";" | ":" | "!" | "?" | ")" | "]" | "\"" | "'" | "’" | "”")
        };
        Some(end - closing.take_while(closes).count())
    }

    fn word(&self, start: usize) -> usize {
        let mut at = start;
        loop {
            at += self.count(at, is_word);
            match self.first(at) {
                Some('\'' | '’') if is_elided(self.slice(start, at)) => return at + 1,
                Some('°' | 'º') if self.first(at - 1).is_some_and(char::is_alphabetic) => return at + 1,
                Some(sign) if self.joins(start, at, sign) => at += 1,
                Some('.') if self.is_cut_short(start, at) => return at + 1,
                _ => return at,
            }
        }
    }

    /// Whether a sign at `at` stands inside the word that begins at `start`.
    fn joins(&self, start: usize, at: usize, sign: char) -> bool {
        let (Some(before), Some(after)) = (self.first(at - 1), self.first(at + 1)) else { return false };
        let digits = before.is_ascii_digit() && after.is_ascii_digit();
        // `J.-P.`: the hyphen goes on.
        let goes_on = after == '-' && self.first(at + 2).is_some_and(is_word);
        match sign {
            '\'' | '’' | '-' | '‐' | '‑' | '@' | '_' | '\u{ad}' => is_word(after),
            ',' | ':' | '/' => digits,
            '.' => digits || ((is_word(after) || goes_on) && self.is_initial(start, at)),
            _ => false,
        }
    }

    /// Whether one letter by itself stands before `at`: `J` of `J.O.`, `P` of `J.-P.`
    fn is_initial(&self, start: usize, at: usize) -> bool {
        let piece = self.slice(start, at).rsplit(['.', '-']).next().unwrap_or_default();
        piece.chars().count() == 1 && piece.chars().all(char::is_alphabetic)
    }

    /// Whether the full stop at `at` belongs to the word before, and the sentence goes on.
    fn is_cut_short(&self, start: usize, at: usize) -> bool {
        let before = self.slice(0, at);
        let after = self.slice(at + 1, self.clusters.len()).trim_start();
        let is_known = || before.ends_with("etc") || sentence::is_abbreviation(before, after);
        !after.is_empty() && (self.is_initial(start, at) || is_known())
    }
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric()
}

/// Whether it stands between tokens: white space, controls, and what has no width.
fn is_nothing(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tokens of `marked` stand between bars; spaces around them are none of them.
    #[track_caller]
    fn check(marked: &str) {
        let text: String = marked.replace('|', "");
        let mut shown = text.clone();
        for (_, end) in cut(&text).into_iter().rev() {
            shown.insert(end, '|');
        }
        assert_eq!(shown, marked);
    }

    #[test]
    fn elided_words_end_with_their_apostrophe() {
        check("L’|État| n'|a| qu’|aujourd’hui| d’|appel| d’|offres| jusqu’|en| 2019|");
        check("prud’homme| l’|«|État|»| don't| quelqu’un|");
    }

    #[test]
    fn hyphens_keep_a_word_whole() {
        check(
            "Le| rendez-vous| a-t-il| eu| lieu| -| ou| non| –| Jean-Paul| –5| -|x|-|"
                .replace("–5", "–|5")
                .as_str(),
        );
    }

    #[test]
    fn a_full_stop_belongs_to_a_word_cut_short() {
        check("M.| Roy| cite| l’|art.| L.| 123-4| du| J.O.| du| 3| mai|.|");
        check("J.-P.| Roy| (|lycées|,| etc.|)| et| l’|U.E.| aussi|.|");
        check("Il| vise| les| lycées|,| etc|.|");
        check("Des| acteurs|...| Il| hésite|…|");
    }

    #[test]
    fn numbers_and_dates_are_whole_and_every_space_parts() {
        check("3|\u{202f}000| euros|,| 3,5| le| 21/01/2025| à| 12:30| (|75|\u{a0}%|)| n°| 3331| 1er| 12|,|");
        check("N°|12|;| 20|°|C|");
    }

    #[test]
    fn signs_stand_by_themselves_and_clusters_are_whole() {
        check("«|\u{a0}oui|\u{a0}»|,| 🇫🇷| 👩\u{200d}⚖️|\u{202f};| e\u{301}crit| $|5|?|!|");
        check("ar\u{ad}rêt| \u{200b}a|\t b|\0");
    }

    #[test]
    fn addresses_are_whole() {
        check("Voir| https://exemple.fr/?a=b,c|.| (|www.exemple.fr|)| «|\u{a0}http://a.fr|\u{a0}»| a.b@exemple.fr|".replace("a.b@", "a|.|b@").replace("a|.|b@exemple.fr", "a.b@exemple|.|fr").as_str());
    }

    #[test]
    fn no_token_holds_a_space_or_a_control() {
        let text = "a\u{85}b\u{1c}c\u{2028}d\u{3000}e\rf";
        let tokens: Vec<&str> = cut(text).into_iter().map(|(start, end)| &text[start..end]).collect();
        assert_eq!(tokens, ["a", "b", "c", "d", "e", "f"]);
        assert!(cut("").is_empty() && cut(" \u{200b}").is_empty());
    }
}
