//! What is gone in one place and new in another has moved.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use imara_diff::Token as Name;

use super::{Alignment, Names, Run, SHINGLE, weigh};
use crate::anchor::tokens::Text;
use crate::model::sorted;

/// How many bytes what moved must have in one piece, at least.
const LEAST_MOVED: u32 = 24;
/// How much more of a text must have moved than stays by that in order.
const STRONGER: u32 = 3;
/// How many tokens may be changed between two pieces that moved together.
const MOVED_GAP: usize = 24;

impl Alignment {
    /// Finds what is gone in one place and new in another. A piece that moved takes back what met by chance with
    /// words of other places.
    pub(super) fn find_moved(&mut self, names: &Names, old: &Text, new: &Text) {
        let is_full =
            |places: &mut dyn Iterator<Item = bool>| places.filter(|is_none| *is_none).count() < SHINGLE;
        if is_full(&mut self.images.iter().map(Option::is_none))
            || is_full(&mut self.sources.iter().map(Option::is_none))
        {
            return;
        }
        // What is there twice tells no place.
        let mut places: HashMap<&[Name], Option<usize>> = HashMap::new();
        for (at, shingle) in names.new.windows(SHINGLE).enumerate() {
            match places.entry(shingle) {
                Entry::Vacant(place) => drop(place.insert(Some(at))),
                Entry::Occupied(mut place) => *place.get_mut() = None,
            }
        }
        let mut runs: Vec<Run> = Vec::new();
        let mut at = 0;
        while let Some(shingle) = names.old.get(at..at + SHINGLE) {
            let place = places.get(shingle).copied().flatten();
            let Some(place) = place.filter(|place| self.image(at).is_none_or(|image| image.token != *place))
            else {
                at += 1;
                continue;
            };
            let run = self.grown(names, Run { old: at, new: place, length: SHINGLE });
            at = run.old + run.length;
            runs.push(self.trimmed(run));
        }
        let weight = |run: &Run| weigh(old, run.old..run.old + run.length);
        sorted::by_key(&mut runs, |run| std::cmp::Reverse(weight(run)));
        let mut piece = 0;
        for run in runs {
            let taken = self.taken(&run, old);
            if weight(&run) < LEAST_MOVED || taken.is_none_or(|taken| taken * STRONGER > weight(&run)) {
                continue;
            }
            piece += 1;
            self.free(&run);
            self.add(&[run], piece);
            self.spread(names, run, piece, old, new);
        }
    }

    /// How many bytes of a run have other images or sources by now; nothing, where another piece that moved has some.
    fn taken(&self, run: &Run, old: &Text) -> Option<u32> {
        let mut taken = 0;
        for step in 0..run.length {
            let image = self.image(run.old + step);
            let back = self.source(run.new + step).and_then(|source| self.image(source));
            if [image, back].into_iter().flatten().any(|image| image.piece > 0) {
                return None;
            }
            let length = old.token(run.old + step).map_or(0, |token| token.len());
            taken += length * u32::from(image.is_some()) + length * u32::from(back.is_some());
        }
        Some(taken)
    }

    /// Takes back all images and sources of a run.
    fn free(&mut self, run: &Run) {
        for step in 0..run.length {
            let image = self.images.get_mut(run.old + step).and_then(Option::take);
            if let Some(source) = image.and_then(|image| self.sources.get_mut(image.token)) {
                *source = None;
            }
            let source = self.sources.get_mut(run.new + step).and_then(Option::take);
            if let Some(image) = source.and_then(|source| self.images.get_mut(source)) {
                *image = None;
            }
        }
    }

    /// A run made as long as it goes.
    fn grown(&self, names: &Names, mut run: Run) -> Run {
        let is_same = |old: usize, new: usize| {
            names.old.get(old).is_some()
                && names.old.get(old) == names.new.get(new)
                && self.image(old).is_none_or(|image| image.token != new)
        };
        while run.old > 0 && run.new > 0 && is_same(run.old - 1, run.new - 1) {
            run = Run { old: run.old - 1, new: run.new - 1, length: run.length + 1 };
        }
        while is_same(run.old + run.length, run.new + run.length) {
            run.length += 1;
        }
        run
    }

    /// A run that takes nothing at its ends from what has its place: what comes next often begins alike.
    fn trimmed(&self, mut run: Run) -> Run {
        let has_place = |run: &Run, step: usize| {
            self.image(run.old + step).is_some() || self.source(run.new + step).is_some()
        };
        while run.length > 0 && has_place(&run, run.length - 1) {
            run.length -= 1;
        }
        while run.length > 0 && has_place(&run, 0) {
            run = Run { old: run.old + 1, new: run.new + 1, length: run.length - 1 };
        }
        run
    }

    /// What moved with a run, but was changed on the way.
    fn spread(&mut self, names: &Names, run: Run, piece: usize, old: &Text, new: &Text) {
        let free = |taken: &dyn Fn(usize) -> bool, from: usize, forward: bool| {
            let step = |at: usize| if forward { from.checked_add(at) } else { from.checked_sub(at + 1) };
            (0..MOVED_GAP).take_while(|at| step(*at).is_some_and(|at| !taken(at))).count()
        };
        for forward in [false, true] {
            let edge =
                if forward { (run.old + run.length, run.new + run.length) } else { (run.old, run.new) };
            let (olds, news) = (self.images.len(), self.sources.len());
            let gone = free(&|at| at >= olds || self.image(at).is_some(), edge.0, forward);
            let fresh = free(&|at| at >= news || self.source(at).is_some(), edge.1, forward);
            let range = |edge: usize, length: usize| match forward {
                true => edge..edge + length,
                false => edge - length..edge,
            };
            let runs = names.in_order((range(edge.0, gone), range(edge.1, fresh)), old, new);
            self.add(&runs, piece);
        }
    }
}
