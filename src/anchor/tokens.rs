//! A text as words and signs, folded: what is compared when passages are looked for in another copy.
//!
//! Spaces are no tokens, so that no copy differs by them; French typography is folded
//! ([`Folding::TYPOGRAPHY`]), the case and the accents of letters are not.

use std::ops::Range;

use crate::model::folding::{Folded, Folding, is_mark};
use crate::model::span::Span;

/// How much a place in a text divides it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Break {
    /// Inside a clause.
    None,
    /// Behind a comma, a semicolon, a colon.
    Clause,
    /// Behind the end of a sentence.
    Sentence,
    /// At the beginning of a line.
    Line,
}

/// A word or a sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Its first byte in the folded text.
    pub start: u32,
    /// One past its last byte in the folded text.
    pub end: u32,
    /// What divides it from the token before it.
    pub before: Break,
}

impl Token {
    /// How many bytes of the folded text.
    pub fn len(self) -> u32 {
        self.end - self.start
    }
}

/// A text in its tokens.
#[derive(Debug)]
pub struct Text {
    folded: Folded,
    /// In the order of the text.
    pub tokens: Vec<Token>,
}

impl Text {
    /// The tokens of `text`.
    pub fn of(text: &str) -> Self {
        let folded = Folded::with(Folding::TYPOGRAPHY, text);
        let mut tokens: Vec<Token> = Vec::new();
        let mut is_open = false;
        // What the tokens so far end with: an end of a sentence counts behind quotation marks too.
        let mut divides = Break::None;
        let mut end_of_last = 0;
        for (at, character) in folded.text.char_indices() {
            if character.is_whitespace() {
                is_open = false;
                continue;
            }
            let (start, end) = (offset(at), offset(at + character.len_utf8()));
            let is_word = character.is_alphanumeric() || is_mark(character);
            match tokens.last_mut() {
                Some(last) if is_open && is_word => last.end = end,
                _ => {
                    let (origin, _) = folded.original(at, at + 1).unwrap_or_default();
                    let gap = text.get(end_of_last as usize..origin as usize).unwrap_or_default();
                    let before = if gap.contains(['\n', '\r']) { Break::Line } else { divides };
                    tokens.push(Token { start, end, before });
                }
            }
            is_open = is_word;
            divides = match character {
                '.' | '!' | '?' => Break::Sentence,
                ',' | ';' | ':' => Break::Clause,
                '"' | '\'' | ')' | ']' => divides,
                _ => Break::None,
            };
            end_of_last = folded.original(at, at + 1).map_or(end_of_last, |(_, end)| end);
        }
        Self { folded, tokens }
    }

    /// The words of a token.
    pub fn word(&self, token: Token) -> &str {
        self.slice(token.start..token.end)
    }

    /// How long the folded text is, in bytes.
    pub fn folded_end(&self) -> u32 {
        offset(self.folded.text.len())
    }

    /// A range of the folded text.
    pub fn slice(&self, range: Range<u32>) -> &str {
        self.folded.text.get(range.start as usize..range.end as usize).unwrap_or_default()
    }

    /// The bytes of the text itself behind a range of the folded one.
    pub fn span(&self, range: Range<u32>) -> Option<Span> {
        let (start, end) = self.folded.original(range.start as usize, range.end as usize)?;
        Span::new(start, end)
    }

    /// The range of the folded text that `span` became, without spaces at its edges; none where nothing of it
    /// is left.
    pub fn range(&self, span: Span) -> Option<Range<u32>> {
        let start = self.folded.position(span.start());
        let end = self.folded.position(span.end()).max(start);
        let slice = self.folded.text.get(start..end)?;
        let trimmed = slice.trim_start();
        let start = end - trimmed.len();
        let end = start + trimmed.trim_end().len();
        (start < end).then(|| offset(start)..offset(end))
    }

    /// The tokens that a range of the folded text touches, by their numbers.
    pub fn touched(&self, range: &Range<u32>) -> Range<usize> {
        let first = self.tokens.partition_point(|token| token.end <= range.start);
        let last = self.tokens.partition_point(|token| token.start < range.end);
        first..last.max(first)
    }

    /// The edge of the word that a place of the folded text stands in, no further than a range of it.
    pub fn snapped(&self, at: u32, is_end: bool, within: &Range<u32>) -> u32 {
        let touched = if is_end { at.saturating_sub(1)..at } else { at..at + 1 };
        let token = self.touched(&touched).next().and_then(|index| self.token(index));
        let edge = token.map_or(at, |token| if is_end { token.end } else { token.start });
        edge.clamp(within.start, within.end)
    }

    /// The token at `index`.
    pub fn token(&self, index: usize) -> Option<Token> {
        self.tokens.get(index).copied()
    }

    /// The range of the folded text from the first to the last of some tokens.
    pub fn hull(&self, tokens: &Range<usize>) -> Option<Range<u32>> {
        let first = self.token(tokens.start)?;
        let last = self.token(tokens.end.checked_sub(1)?)?;
        Some(first.start..last.end)
    }
}

/// A place in a text as offsets are kept.
pub fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, tokens: &[&str]) {
        let own = Text::of(text);
        let sign = |before| match before {
            Break::None => "",
            Break::Clause => ",",
            Break::Sentence => ".",
            Break::Line => "/",
        };
        let said = own.tokens.iter().map(|token| format!("{}{}", sign(token.before), own.word(*token)));
        assert_eq!(said.collect::<Vec<_>>(), tokens);
    }

    #[test]
    fn words_and_signs_are_tokens_and_spaces_are_none() {
        check("L’œuvre\u{a0}: 30\u{202f}262 €.", &["L", "'", "oeuvre", ":", ",30", "262", "€", "."]);
        check("«\u{a0}Non.\u{a0}» Il", &["\"", "Non", ".", ".\"", ".Il"]);
        check("Un\n deux,\r\ntrois", &["Un", "/deux", ",", "/trois"]);
        check("dé\u{ad}jà", &["de\u{301}ja\u{300}"]);
        check(" \u{ad}\n", &[]);
    }

    #[test]
    fn spans_lead_to_the_folded_text_and_back() {
        let text = "Le « cœur » bat…";
        let own = Text::of(text);
        let at = |words: &str| {
            let start = text.find(words).unwrap();
            Span::within(text, start, start + words.len()).unwrap()
        };
        for (words, folded) in [("cœur", "coeur"), ("« cœur »", "\" coeur \""), ("bat…", "bat..."), (" ", "")]
        {
            let range = own.range(at(words));
            assert_eq!(range.clone().map(|range| own.slice(range)).unwrap_or_default(), folded);
            if let Some(range) = range {
                assert_eq!(own.span(range).unwrap().slice(text), words);
            }
        }
        let range = own.range(at("cœur » b")).unwrap();
        assert_eq!(own.touched(&range), 2..5);
        assert_eq!(own.hull(&(2..5)).map(|hull| own.slice(hull)), Some("coeur \" bat"));
    }
}
