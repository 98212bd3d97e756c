//! Finds words that were changed a little: Myers' bit-parallel search (G. Myers, "A fast bit-vector algorithm
//! for approximate string matching based on dynamic programming", J. ACM 46, 1999), in blocks of 64 characters
//! as Hyyrö has them.

use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use super::grams::Grams;
use super::tokens::{Text, offset};

/// A longer text is looked through only where enough of the words stand, in bytes or characters.
const LONG: usize = 1 << 14;

/// A place whose words are nearly those that were looked for, in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Match {
    /// One past its last character.
    pub end: usize,
    /// How many characters differ.
    pub errors: usize,
}

/// One block of 64 characters of what is looked for.
#[derive(Clone, Copy)]
struct Block {
    plus: u64,
    minus: u64,
}

/// A text to be searched again and again: its characters by number, so that no table is looked through for each.
struct Haystack {
    numbers: HashMap<char, u32>,
    letters: Vec<u32>,
}

impl Haystack {
    /// A text to be searched.
    fn new(text: impl Iterator<Item = char>) -> Self {
        let mut numbers: HashMap<char, u32> = HashMap::new();
        let number = |letter: char| {
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            *numbers.entry(letter).or_insert(next)
        };
        let letters = text.map(number).collect();
        Self { numbers, letters }
    }

    /// The places among `range` that end a stretch which differs from `words` by at most `most` characters; of places that
    /// overlap, the best.
    fn matches(&self, words: &[char], most: usize, range: Range<usize>) -> Vec<Match> {
        let blocks = words.len().div_ceil(64);
        if blocks == 0 {
            return Vec::new();
        }
        let mut masks: Vec<u64> = vec![0; blocks * self.numbers.len()];
        for (index, letter) in words.iter().enumerate() {
            let number = self.numbers.get(letter).map(|number| *number as usize);
            if let Some(mask) = number.and_then(|number| masks.get_mut(number * blocks + index / 64)) {
                *mask |= 1 << (index % 64);
            }
        }
        let mut state = vec![Block { plus: u64::MAX, minus: 0 }; blocks];
        let last = 1_u64 << ((words.len() - 1) % 64);
        let mut errors = words.len();
        let mut found: Vec<Match> = Vec::new();
        let letters = self.letters.get(range.clone()).unwrap_or_default();
        for (at, letter) in range.zip(letters) {
            let from = *letter as usize * blocks;
            let masks = masks.get(from..from + blocks).unwrap_or_default();
            // A match may begin anywhere: nothing comes in from above.
            let (mut carry_plus, mut carry_minus) = (0_u64, 0_u64);
            for (index, (block, mask)) in state.iter_mut().zip(masks).enumerate() {
                let is_last = index + 1 == blocks;
                let top = if is_last { last } else { 1 << 63 };
                let equal = mask | carry_minus;
                let vertical = mask | block.minus;
                let horizontal = ((equal & block.plus).wrapping_add(block.plus) ^ block.plus) | equal;
                let mut plus = block.minus | !(horizontal | block.plus);
                let mut minus = block.plus & horizontal;
                let (out_plus, out_minus) = (u64::from(plus & top != 0), u64::from(minus & top != 0));
                if is_last {
                    errors = errors + usize::from(out_plus > 0) - usize::from(out_minus > 0);
                }
                plus = plus << 1 | carry_plus;
                minus = minus << 1 | carry_minus;
                block.plus = minus | !(vertical | plus);
                block.minus = plus & vertical;
                (carry_plus, carry_minus) = (out_plus, out_minus);
            }
            if errors <= most {
                let own = Match { end: at + 1, errors };
                match found.last_mut() {
                    Some(last) if own.end - last.end < words.len() / 2 + 1 => {
                        if own.errors < last.errors {
                            *last = own;
                        }
                    }
                    _ => found.push(own),
                }
            }
        }
        found
    }
}

/// A stretch of a folded text that is searched again and again.
pub struct Stretch {
    /// Where it is, in the folded text.
    pub place: Range<u32>,
    /// Its characters, with where they stand in the folded text.
    letters: Vec<(u32, char)>,
    haystack: Haystack,
    /// Where its words are, if it is long.
    grams: Option<Rc<Grams>>,
}

impl Stretch {
    /// The stretch at `place` of `text`.
    pub fn of(text: &Text, place: Range<u32>) -> Self {
        let is_long = (place.end - place.start) as usize > LONG;
        let grams = is_long.then(|| Rc::new(Grams::of(text.slice(place.clone()))));
        Self::with(text, place, grams)
    }

    /// The same, where it is known where its words are.
    pub fn with(text: &Text, place: Range<u32>, grams: Option<Rc<Grams>>) -> Self {
        let slice = text.slice(place.clone());
        let letters: Vec<(u32, char)> =
            slice.char_indices().map(|(at, own)| (place.start + offset(at), own)).collect();
        Self { letters, haystack: Haystack::new(slice.chars()), place, grams }
    }

    /// How many characters it has.
    pub fn len(&self) -> usize {
        self.letters.len()
    }

    /// The places that end a stretch which differs from `words` by at most `most` characters; of places that
    /// overlap, the best. Of a long text only where more of the words stand than would by chance.
    pub fn matches(&self, words: &[char], most: usize) -> Vec<Match> {
        let Some(grams) = self.grams.as_ref().filter(|_| self.len() > LONG) else {
            return self.haystack.matches(words, most, 0..self.len());
        };
        let at = |byte: usize| self.letters.partition_point(|(at, _)| *at < self.place.start + offset(byte));
        let near = grams.near(&words.iter().collect::<String>(), most * 2);
        near.into_iter()
            .flat_map(|own| self.haystack.matches(words, most, at(own.start)..at(own.end)))
            .collect()
    }

    /// Where a match of `words` is in the folded text, from where it begins.
    pub fn range(&self, words: &[char], own: Match) -> Option<Range<u32>> {
        let before = own.end.saturating_sub(words.len() * 2);
        let there: Vec<char> = self.letters.get(before..own.end)?.iter().map(|(_, own)| *own).collect();
        let start = own.end - length(words, &there, own.errors);
        let at = |index: usize| self.letters.get(index).map_or(self.place.end, |(at, _)| *at);
        Some(at(start)..at(own.end))
    }
}

/// How long the stretch is, in characters, that ends at the end of `text` and differs from `words` by at most `most`
/// characters; of several the one that differs least, and of those the longest that is no longer than the words. As
/// long as the words, where there is none (in a band as in E. Ukkonen, "Algorithms for approximate string matching",
/// Information and Control 64, 1985).
fn length(words: &[char], text: &[char], most: usize) -> usize {
    // From the end backwards, with the beginning of what is looked for bound to the end of the text.
    let far = most + 1;
    let mut column: Vec<usize> = (0..=words.len()).map(|row| row.min(far)).collect();
    let mut best = (far, words.len().min(text.len()));
    let keep = |best: &mut (usize, usize), errors: usize, length: usize| {
        if errors < best.0 || errors == best.0 && errors < far && length <= words.len() {
            *best = (errors, length);
        }
    };
    keep(&mut best, column.last().copied().unwrap_or(far), 0);
    for (index, letter) in text.iter().rev().take(words.len() + most).enumerate() {
        let (from, to) = (index.saturating_sub(most), (index + 1 + most).min(words.len()));
        let mut diagonal = column.get(from).copied().unwrap_or(far);
        let mut left = if from == 0 { (index + 1).min(far) } else { far };
        if let Some(first) = column.get_mut(from) {
            *first = left;
        }
        for row in from..to {
            let above = column.get(row + 1).copied().unwrap_or(far);
            let is_same = words.get(words.len() - 1 - row) == Some(letter);
            // What has left the band on the other side is of no use.
            let above = if row < index + most { above } else { far };
            left = (diagonal + usize::from(!is_same)).min(left + 1).min(above + 1).min(far);
            diagonal = column.get(row + 1).copied().unwrap_or(far);
            if let Some(own) = column.get_mut(row + 1) {
                *own = left;
            }
        }
        if to == words.len() {
            keep(&mut best, left, index + 1);
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    /// The last row of the whole table.
    fn slow(words: &[char], text: &[char]) -> Vec<usize> {
        let mut column: Vec<usize> = (0..=words.len()).collect();
        let mut errors = Vec::new();
        for letter in text {
            let mut diagonal = std::mem::replace(&mut column[0], 0);
            for at in 0..words.len() {
                let value = (diagonal + usize::from(words[at] != *letter))
                    .min(column[at] + 1)
                    .min(column[at + 1] + 1);
                diagonal = std::mem::replace(&mut column[at + 1], value);
            }
            errors.push(column[words.len()]);
        }
        errors
    }

    #[test]
    fn the_best_of_the_table_is_found_whatever_its_length() {
        let text =
            chars(&"Le ministre a promis la fin du contrat avant dix-huit mois, puis rien. ".repeat(4));
        for (from, length) in [(3, 8), (10, 63), (1, 64), (5, 65), (0, 128), (7, 200)] {
            let mut words = text[from..from + length].to_vec();
            words[length / 2] = '#';
            words.remove(length / 3);
            let errors = slow(&words, &text);
            let found = Haystack::new(text.iter().copied()).matches(&words, 3, 0..text.len());
            let best = errors.iter().min().unwrap();
            assert!(found.iter().all(|own| errors[own.end - 1] == own.errors), "{length}");
            assert_eq!(found.iter().map(|own| own.errors).min(), Some(*best), "{length}");
        }
        assert!(Haystack::new(text.iter().copied()).matches(&[], 3, 0..9).is_empty());
        assert!(
            Haystack::new(text.iter().copied())
                .matches(&chars("tout autre chose"), 3, 0..text.len())
                .is_empty()
        );
    }

    #[test]
    fn a_match_begins_where_the_words_do() {
        for (words, text, expected) in [
            ("la gare", "voici la gare", 7),
            ("la gare", "voici là gares", 8),
            ("abc", "abc", 3),
            ("abc", "xbc", 3),
        ] {
            let (words, text) = (chars(words), chars(text));
            assert_eq!(length(&words, &text, words.len()), expected, "{words:?} {text:?}");
            assert_eq!(length(&words, &text, 2), expected, "{words:?} {text:?}");
        }
    }
}
