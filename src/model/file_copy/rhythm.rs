//! When a copy is written: soon after the last change, while nothing is typed, and not too often.

/// So long nothing changes before a copy is written, in milliseconds.
const QUIET: f64 = 2_000.0;
/// Whoever never pauses has a copy written all the same, once the first change is so old.
const LATEST: f64 = 15_000.0;
/// So much lies between the end of one copy and the beginning of the next.
const APART: f64 = 5_000.0;
/// The pause after a copy is so many times as long as writing it took.
const SHARE: f64 = 5.0;
/// After a failure it is tried again so much later, in milliseconds.
pub const TRY_AGAIN: u32 = 30_000;

/// However long the last one took, and whatever was done to the clock, none waits longer than this.
const LONGEST: f64 = 300_000.0;

/// What happened when, in milliseconds.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Rhythm {
    first: Option<f64>,
    last: f64,
    wrote: Option<f64>,
    took: f64,
}

impl Rhythm {
    /// Something changed; how long to wait before it is copied, unless more changes.
    #[must_use]
    pub fn changed(&mut self, now: f64) -> u32 {
        self.last = now;
        let first = *self.first.get_or_insert(now);
        let quiet = (self.last + QUIET).min(first + LATEST);
        let apart = self.wrote.map_or(0.0, |wrote| wrote + APART.max(self.took * SHARE));
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is cut to what fits")]
        let pause = (quiet.max(apart) - now).clamp(0.0, LONGEST) as u32;
        pause
    }

    /// A copy begins: what changes from now on is not in it.
    pub fn begins(&mut self) {
        self.first = None;
    }

    /// A copy that began at `began` is written.
    pub fn ends(&mut self, began: f64, now: f64) {
        self.wrote = Some(now);
        self.took = now - began;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_waits_for_a_quiet_moment_but_not_for_ever() {
        let mut rhythm = Rhythm::default();
        assert_eq!(rhythm.changed(0.0), 2_000);
        assert_eq!(rhythm.changed(1_500.0), 2_000);
        let pauses: Vec<u32> = (2..=16).map(|second| rhythm.changed(f64::from(second) * 1_000.0)).collect();
        assert_eq!(pauses.last(), Some(&0));
        assert!(pauses.iter().rev().is_sorted());
    }

    #[test]
    fn copies_keep_their_distance_the_more_the_longer_they_take() {
        let mut rhythm = Rhythm::default();
        let _ = rhythm.changed(0.0);
        rhythm.begins();
        rhythm.ends(2_000.0, 2_010.0);
        assert_eq!(rhythm.changed(2_020.0), 4_990);
        rhythm.begins();
        rhythm.ends(10_000.0, 12_000.0);
        assert_eq!(rhythm.changed(12_000.0), 10_000);
        assert_eq!(rhythm.changed(40_000.0), 0, "it waited long enough");
    }
}
