//! The two generations of a copy: they are written in turn, so that one of them is whole at any instant.

/// One of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The first one.
    A,
    /// The second one.
    B,
}

/// How a file is known again as the one that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Print {
    /// How long it is, in bytes.
    pub size: u64,
    /// When the disk says that it was written, in milliseconds since 1970.
    pub modified: i64,
    /// The fingerprint of its bytes.
    pub sha256: String,
}

/// Two files that hold a dossier, an older and a newer one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Generations {
    /// What their names begin with.
    pub stem: String,
    /// The one that was written last and found whole.
    pub whole: Option<Side>,
    /// What is known of each, where it was written.
    pub prints: [Option<Print>; 2],
    /// How many transactions the whole one holds.
    pub transactions: usize,
    /// The fingerprint of what was about to be written last: a crash may have come between that and its end.
    pub begun: Option<String>,
}

impl Side {
    /// The letter that tells it from the other one.
    #[must_use]
    pub fn letter(self) -> &'static str {
        match self {
            Self::A => "a",
            Self::B => "b",
        }
    }

    /// The side of that letter.
    #[must_use]
    pub fn named(letter: &str) -> Option<Self> {
        [Self::A, Self::B].into_iter().find(|side| side.letter() == letter)
    }

    fn other(self) -> Self {
        match self {
            Self::A => Self::B,
            Self::B => Self::A,
        }
    }
}

impl Generations {
    /// Two files that are not there yet.
    #[must_use]
    pub fn new(stem: String) -> Self {
        Self { stem, whole: None, prints: [None, None], transactions: 0, begun: None }
    }

    /// The one to be written next: never the one that is whole.
    #[must_use]
    pub fn next(&self) -> Side {
        self.whole.map_or(Side::A, Side::other)
    }

    /// What is known of a side.
    #[must_use]
    pub fn print(&self, side: Side) -> Option<&Print> {
        let [a, b] = &self.prints;
        match side {
            Side::A => a.as_ref(),
            Side::B => b.as_ref(),
        }
    }

    /// What they are before a text of that fingerprint is written.
    #[must_use]
    pub fn begin(self, sha256: String) -> Self {
        Self { begun: Some(sha256), ..self }
    }

    /// Whether the file that was found in the place of a side is one of ours, to be written over: another program,
    /// or another device, may have put its own there.
    #[must_use]
    pub fn is_ours(&self, side: Side, found: &Print) -> bool {
        let known = self.print(side).map(|print| &print.sha256);
        // A file is made before anything is written to it.
        found.size == 0 || known == Some(&found.sha256) || self.begun.as_ref() == Some(&found.sha256)
    }

    /// What they are once a side was written with so many transactions, and read back.
    #[must_use]
    pub fn written(mut self, side: Side, print: Print, transactions: usize) -> Self {
        let [a, b] = &mut self.prints;
        *(match side {
            Side::A => a,
            Side::B => b,
        }) = Some(print);
        Self { whole: Some(side), transactions, begun: None, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn print(size: u64) -> Print {
        Print { size, modified: 5, sha256: "00".to_owned() }
    }

    #[test]
    fn the_whole_one_is_never_written_over() {
        let mut generations = Generations::new("budget".to_owned());
        for turn in 0..5 {
            let next = generations.next();
            assert_ne!(Some(next), generations.whole);
            // Where writing fails, it is the same one's turn again.
            assert_eq!(generations.next(), next);
            generations = generations.written(next, print(turn), 7);
            assert_eq!((generations.whole, generations.print(next)), (Some(next), Some(&print(turn))));
        }
        assert_eq!(generations.print(Side::A), Some(&print(4)));
        assert_eq!(generations.print(Side::B), Some(&print(3)));
    }

    #[test]
    fn only_what_was_written_here_is_written_over() {
        let of = |sha256: &str| Print { size: 5, modified: 5, sha256: sha256.to_owned() };
        let generations = Generations::new("budget".to_owned());
        assert!(!generations.is_ours(Side::A, &of("other")));
        assert!(generations.is_ours(Side::A, &Print { size: 0, ..of("empty") }));
        let written = generations.begin("one".to_owned()).written(Side::A, of("one"), 1);
        assert!(written.is_ours(Side::A, &of("one")) && !written.is_ours(Side::B, &of("one")));
        // A crash before the end of the next one: it may be written, or what it replaces may still be there.
        let begun = written.begin("two".to_owned());
        assert!(begun.is_ours(Side::B, &of("two")) && !begun.is_ours(Side::B, &of("three")));
    }

    #[test]
    fn every_letter_leads_to_its_side() {
        assert_eq!([Side::A, Side::B].map(|side| Side::named(side.letter())), [Some(Side::A), Some(Side::B)]);
        assert_eq!(Side::named("c"), None);
    }
}
