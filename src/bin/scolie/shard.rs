//! One piece of a work that several processes share.

use std::ops::Range;

/// A piece of so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    /// Which, from 0.
    index: u64,
    /// Of how many.
    of: u64,
}

impl Shard {
    /// The whole.
    pub const WHOLE: Self = Self { index: 0, of: 1 };

    /// The piece that `2/8` names.
    pub fn read(text: &str) -> Option<Self> {
        let (piece, of) = text.split_once('/')?;
        let (piece, of): (u32, u32) = (piece.trim().parse().ok()?, of.trim().parse().ok()?);
        (piece >= 1 && piece <= of).then(|| Self { index: u64::from(piece) - 1, of: u64::from(of) })
    }

    /// Whether it is the first: what stands once at the head of the whole stands at the head of it.
    pub fn is_first(self) -> bool {
        self.index == 0
    }

    /// The bytes of `length` that are its own. A line belongs to the piece in which its first byte is.
    pub fn bytes(self, length: u64) -> Range<u64> {
        let at = |index: u64| {
            let at = u128::from(length) * u128::from(index) / u128::from(self.of);
            u64::try_from(at).unwrap_or(u64::MAX)
        };
        at(self.index)..at(self.index + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_tile_the_whole() {
        for length in [0, 1, 7, 1_000_003, u64::MAX] {
            let mut end = 0;
            for piece in 1..=8 {
                let own = Shard::read(&format!("{piece}/8")).unwrap().bytes(length);
                assert_eq!(own.start, end);
                end = own.end;
            }
            assert_eq!(end, length);
        }
    }

    #[test]
    fn only_a_piece_of_so_many_is_one() {
        for text in ["", "2", "0/8", "9/8", "1/0", "-1/8", "a/b", "1/8/2"] {
            assert_eq!(Shard::read(text), None, "{text}");
        }
    }
}
