//! What two copies of a text have in common, for showing one beside the other.

use std::ops::Range;

use super::Placer;
use crate::anchor::tokens::{Break, Text};
use crate::model::span::Span;

/// Words that are in both texts, in a row, inside one line of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    /// Where they were.
    pub old: Span,
    /// Where they are.
    pub new: Span,
    /// Whether they are out of order: they moved.
    pub is_moved: bool,
}

impl Placer {
    /// What stayed, in the order of the old text. What is in none of it is gone, or new.
    #[must_use]
    pub fn common(&self) -> Vec<Kept> {
        let mut rows: Vec<(Range<usize>, Range<usize>, usize)> = Vec::new();
        for index in 0..self.old.tokens.len() {
            let Some(image) = self.alignment.image(index) else { continue };
            let breaks = begins_line(&self.old, index) || begins_line(&self.new, image.token);
            match rows.last_mut() {
                Some((old, new, piece))
                    if !breaks && old.end == index && new.end == image.token && *piece == image.piece =>
                {
                    old.end += 1;
                    new.end += 1;
                }
                _ => rows.push((index..index + 1, image.token..image.token + 1, image.piece)),
            }
        }
        let span = |text: &Text, tokens: &Range<usize>| text.span(text.hull(tokens)?);
        let kept = |(old, new, piece): (Range<usize>, Range<usize>, usize)| {
            Some(Kept { old: span(&self.old, &old)?, new: span(&self.new, &new)?, is_moved: piece > 0 })
        };
        rows.into_iter().filter_map(kept).collect()
    }
}

fn begins_line(text: &Text, index: usize) -> bool {
    text.token(index).is_some_and(|token| token.before == Break::Line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(old: &str, new: &str, expected: &[(&str, &str, bool)]) {
        let kept = Placer::new(old, new).common();
        let said: Vec<_> =
            kept.iter().map(|own| (own.old.slice(old), own.new.slice(new), own.is_moved)).collect();
        assert_eq!(said, expected);
    }

    #[test]
    fn what_is_the_same_is_kept_line_by_line() {
        check("La gare ferme.", "La gare a fermé.", &[("La gare", "La gare", false), (".", ".", false)]);
        check(
            "Un l'État\nDeux",
            "Un l’État\nDeux",
            &[("Un l'État", "Un l’État", false), ("Deux", "Deux", false)],
        );
        check("Un. Deux.", "Un.\nDeux.", &[("Un.", "Un.", false), ("Deux.", "Deux.", false)]);
        check("", "Un", &[]);
    }
}
