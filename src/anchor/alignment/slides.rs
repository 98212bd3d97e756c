//! A deletion or an insertion that may as well stand a little before or behind, because what is around it repeats,
//! is slid to where the text divides: a paragraph that was put in is a paragraph, not the end of one and the
//! beginning of the next.

use std::ops::Range;

use imara_diff::Token as Name;

use super::{Names, Run, SHINGLE};
use crate::anchor::tokens::{Break, Text};

/// Slides deletions and insertions to where texts divide.
pub struct Slides<'a> {
    /// The names of all tokens.
    pub names: &'a Names,
    /// The old text.
    pub olds: &'a Text,
    /// The new text.
    pub news: &'a Text,
}

impl Slides<'_> {
    /// The runs with all stretches between them slid, within two stretches of the texts.
    pub fn slide(&self, mut runs: Vec<Run>, old: &Range<usize>, new: &Range<usize>) -> Vec<Run> {
        let mut index = 0;
        while index <= runs.len() {
            let before = index.checked_sub(1).and_then(|index| runs.get(index)).copied();
            let after = runs.get(index).copied();
            let edge =
                before.map_or((old.start, new.start), |run| (run.old + run.length, run.new + run.length));
            let next = after.map_or((old.end, new.end), |run| (run.old, run.new));
            let (gone, fresh) = (edge.0..next.0, edge.1..next.1);
            let (names, text, hunk) = match (gone.is_empty(), fresh.is_empty()) {
                (false, true) => (&self.names.old, self.olds, gone.clone()),
                (true, false) => (&self.names.new, self.news, fresh),
                _ => {
                    index += 1;
                    continue;
                }
            };
            index += 1;
            let at = index - 1;
            let (most_up, most_down) =
                (before.map_or(0, |run| run.length), after.map_or(0, |run| run.length));
            let mut shift = best_shift(names, text, &hunk, most_up, most_down);
            // A run that slides as a whole may then go on with what comes before or behind it.
            if self.gains(&runs, at, gone.is_empty(), &hunk, true) {
                shift = -isize::try_from(most_up).unwrap_or_default();
            } else if self.gains(&runs, at, gone.is_empty(), &hunk, false) {
                shift = isize::try_from(most_down).unwrap_or_default();
            }
            if shift == 0 {
                continue;
            }
            let by = shift.unsigned_abs();
            let mut resize = |at: usize, grows: bool, at_end: bool| {
                if let Some(run) = runs.get_mut(at) {
                    match (grows, at_end) {
                        (true, true) => run.length += by,
                        (false, true) => run.length -= by,
                        (true, false) => {
                            *run = Run { old: run.old - by, new: run.new - by, length: run.length + by };
                        }
                        (false, false) => {
                            *run = Run { old: run.old + by, new: run.new + by, length: run.length - by };
                        }
                    }
                }
            };
            // A run that is not there yet begins where the text does.
            match (before, after) {
                (Some(_), Some(_)) => {
                    resize(at - 1, shift > 0, true);
                    resize(at, shift < 0, false);
                }
                (Some(_), None) => {
                    resize(at - 1, false, true);
                    runs.push(Run { old: old.end - by, new: new.end - by, length: by });
                    break;
                }
                (None, _) => {
                    resize(at, false, false);
                    runs.insert(0, Run { old: old.start, new: new.start, length: by });
                }
            }
        }
        runs.retain(|run| run.length > 0);
        self.close(&mut runs, old, new);
        runs
    }

    /// Whether the run before the stretch, or behind it, is the same at the other end of the stretch, and more with
    /// it: then it belongs there.
    fn gains(&self, runs: &[Run], at: usize, is_new: bool, hunk: &Range<usize>, up: bool) -> bool {
        let at = if up { at.checked_sub(1) } else { Some(at) };
        let Some(run) = at.and_then(|at| runs.get(at)) else { return false };
        let names = if is_new { &self.names.new } else { &self.names.old };
        let own = if is_new { run.new..run.new + run.length } else { run.old..run.old + run.length };
        let there = match up {
            true => hunk.end.checked_sub(run.length).map(|start| start..hunk.end),
            false => Some(hunk.start..hunk.start + run.length),
        };
        let Some(there) = there.filter(|there| hunk.start <= there.start && there.end <= hunk.end) else {
            return false;
        };
        if names.get(own) != names.get(there.clone()) {
            return false;
        }
        // What comes before the run in the one text, and before its new place in the other.
        let (one, other) = match (is_new, up) {
            (true, true) => (before(&self.names.old, run.old), before(&self.names.new, there.start)),
            (false, true) => (before(&self.names.new, run.new), before(&self.names.old, there.start)),
            (true, false) => (self.names.old.get(run.old + run.length), self.names.new.get(there.end)),
            (false, false) => (self.names.new.get(run.new + run.length), self.names.old.get(there.end)),
        };
        let neighbour = if up { at.and_then(|at| at.checked_sub(1)) } else { at.map(|at| at + 1) };
        let is_open = match (neighbour.and_then(|at| runs.get(at)), up) {
            (Some(other), true) => {
                other.old + other.length < run.old || is_new && other.new + other.length < run.new
            }
            (Some(other), false) => {
                run.old + run.length < other.old || is_new && run.new + run.length < other.new
            }
            (None, _) => true,
        };
        is_open && one.is_some() && one == other
    }

    /// Makes runs as long as they go into what is between them.
    fn close(&self, runs: &mut [Run], old: &Range<usize>, new: &Range<usize>) {
        let is_same = |one: usize, other: usize| self.names.old.get(one) == self.names.new.get(other);
        for index in 0..runs.len() {
            let before = index.checked_sub(1).and_then(|index| runs.get(index)).copied();
            let after = runs.get(index + 1).copied();
            let Some(run) = runs.get_mut(index) else { continue };
            let low =
                before.map_or((old.start, new.start), |run| (run.old + run.length, run.new + run.length));
            let high = after.map_or((old.end, new.end), |run| (run.old, run.new));
            while run.old > low.0 && run.new > low.1 && is_same(run.old - 1, run.new - 1) {
                *run = Run { old: run.old - 1, new: run.new - 1, length: run.length + 1 };
            }
            while run.old + run.length < high.0
                && run.new + run.length < high.1
                && is_same(run.old + run.length, run.new + run.length)
            {
                run.length += 1;
            }
        }
    }
}

/// What comes before a place.
fn before(names: &[Name], at: usize) -> Option<&Name> {
    at.checked_sub(1).and_then(|at| names.get(at))
}

/// By how much to slide a stretch so that it begins and ends where the text divides most; at most so far up and
/// so far down. Not at all, where nothing is gained.
fn best_shift(names: &[Name], text: &Text, hunk: &Range<usize>, up: usize, down: usize) -> isize {
    let divides = |at: usize| text.token(at).map_or(Break::Line, |token| token.before) as usize;
    let is_same = |one: Option<&Name>, other: Option<&Name>| one.is_some() && one == other;
    // A stretch that repeats what is around it slides no further than it is long, and a paragraph is enough.
    let most = hunk.len().max(SHINGLE) * 2;
    let ups = (1..=up.min(most).min(hunk.start))
        .take_while(|by| is_same(names.get(hunk.start - by), names.get(hunk.end - by)))
        .count();
    let downs = (0..down.min(most))
        .take_while(|by| is_same(names.get(hunk.start + by), names.get(hunk.end + by)))
        .count();
    let rate = |shift: isize| {
        let at = |edge: usize| divides(edge.saturating_add_signed(shift));
        at(hunk.start) + at(hunk.end)
    };
    let (ups, downs) = (isize::try_from(ups).unwrap_or(0), isize::try_from(downs).unwrap_or(0));
    (-ups..=downs).max_by_key(|shift| (rate(*shift), std::cmp::Reverse(shift.unsigned_abs()))).unwrap_or(0)
}
