//! Two copies of a text that differ in their white space only: what stands where in one, in the other.
//!
//! Formats of columns do not keep the white space between words: `\ / 100 %` comes back as `\/100%`.

use crate::model::span::Span;

/// Both texts, letter by letter.
pub struct Letters {
    /// At which byte of the one each letter begins.
    theirs: Vec<u32>,
    /// Which bytes of the other it is.
    own: Vec<(u32, u32)>,
}

impl Letters {
    /// Both texts, if they are the same but for white space.
    pub fn of(theirs: &str, own: &str) -> Option<Self> {
        if !letters(theirs).map(|(_, letter)| letter).eq(letters(own).map(|(_, letter)| letter)) {
            return None;
        }
        let at = |at: usize| u32::try_from(at).ok();
        let theirs = letters(theirs).map(|(start, _)| at(start)).collect::<Option<_>>()?;
        let own = letters(own).map(|(start, letter)| Some((at(start)?, at(start + letter.len_utf8())?)));
        Some(Self { theirs, own: own.collect::<Option<_>>()? })
    }

    /// Where the letters between two bytes of the one stand in the other.
    pub fn span(&self, start: u32, end: u32) -> Option<Span> {
        let first = self.theirs.partition_point(|at| *at < start);
        let last = self.theirs.partition_point(|at| *at < end).checked_sub(1)?;
        Span::new(self.own.get(first)?.0, self.own.get(last)?.1)
    }
}

fn letters(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    text.char_indices().filter(|(_, letter)| !letter.is_whitespace() && !letter.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_letters_are_found_whatever_stands_between_them() {
        let letters = Letters::of("z>\"w\" \\/100%", "z > \"w\" \\ / 100 %").unwrap();
        let span = letters.span(1, 8).unwrap();
        assert_eq!(span.slice("z > \"w\" \\ / 100 %"), "> \"w\" \\ /");
        assert_eq!(letters.span(5, 6), None);
        assert!(Letters::of("a b", "ab c").is_none());
    }
}
