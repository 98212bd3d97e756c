//! Measures one piece of work at four sizes, and how its time grows.
//!
//! Our own, because neither `criterion` nor `divan` prints an exponent or a ratio to another work of the same run, and
//! the first brings forty crates. What is short is done many times between two looks at the clock; the figure is the
//! median of the looks. What is prepared before and let go after is not timed.

use std::hint::black_box;
use std::time::Instant;

use serde::Serialize;

/// The fewest looks at the clock, and the most where there is time for more.
const RUNS: (usize, usize) = (7, 41);
/// As long as this is looked again and again, in milliseconds.
const ENOUGH: f64 = 400.0;
/// So long is done between two looks, in milliseconds: the clock counts in less than a ten-thousandth of it.
const BATCH: f64 = 2.0;
/// What is short is not done more often than this between two looks.
const MOST: usize = 2_000;

/// How work may grow: time over size, as an exponent. A cache that becomes too small alone takes a little.
pub const EXPONENT: f64 = 1.10;

/// Does the work a few times: milliseconds for once.
pub type Sampler<'a> = Box<dyn FnMut() -> f64 + 'a>;

/// What may not be exceeded.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub enum Budget {
    /// Growth alone.
    Growth,
    /// So many times what the reference takes.
    Ratio(f64),
    /// So many milliseconds at the largest size.
    Milliseconds(f64),
}

/// Work at one size.
#[derive(Debug, Clone, Serialize)]
pub struct Point {
    /// Of what it counts.
    pub size: usize,
    /// The median.
    pub milliseconds: f64,
    /// The quickest.
    pub least: f64,
    /// The slowest.
    pub most: f64,
    /// How many looks at the clock.
    pub runs: usize,
    /// The median of the reference.
    pub reference: Option<f64>,
}

impl Point {
    /// How many times what the reference takes.
    pub fn ratio(&self) -> Option<f64> {
        self.reference.map(|reference| self.milliseconds / reference)
    }
}

/// Work at all sizes.
#[derive(Debug, Clone, Serialize)]
pub struct Figure {
    /// What is done.
    pub work: String,
    /// What the size counts.
    pub counts: String,
    /// What stands beside it.
    pub beside: Option<String>,
    /// What may not be exceeded.
    pub budget: Budget,
    /// The sizes, the smallest first.
    pub points: Vec<Point>,
    /// The slope of the logarithm of time over that of size, by least squares.
    pub exponent: f64,
    /// The same between the two largest sizes alone: what is small at first shows there.
    pub last_exponent: f64,
}

/// A figure to be taken, and the words that choose it.
pub type Work = (&'static str, Box<dyn Fn() -> Figure>);

/// A piece of work; `prepare` makes what it works on, which is let go after the clock was looked at, as what
/// it makes is.
pub fn sampler<'a, I: 'a, O: 'a>(
    mut prepare: impl FnMut() -> I + 'a,
    mut work: impl FnMut(&mut I) -> O + 'a,
) -> Sampler<'a> {
    let mut sample = move |count: usize| {
        let mut inputs: Vec<I> = (0..count).map(|_| prepare()).collect();
        let mut outputs: Vec<O> = Vec::with_capacity(count);
        let begun = Instant::now();
        outputs.extend(inputs.iter_mut().map(|input| black_box(work(black_box(input)))));
        let milliseconds = begun.elapsed().as_secs_f64() * 1e3;
        milliseconds / count as f64
    };
    // The first time is cold.
    sample(1);
    let count = (BATCH / sample(1)).ceil().clamp(1.0, MOST as f64) as usize;
    Box::new(move || sample(count))
}

/// Measures work, and what stands beside it by turns with it.
pub fn point(size: usize, mut own: Sampler<'_>, mut beside: Option<Sampler<'_>>) -> Point {
    let (mut times, mut others) = (Vec::new(), Vec::new());
    let begun = Instant::now();
    while times.len() < RUNS.0 || (times.len() < RUNS.1 && begun.elapsed().as_secs_f64() * 1e3 < ENOUGH) {
        times.push(own());
        others.extend(beside.as_mut().map(|beside| beside()));
    }
    times.sort_by(f64::total_cmp);
    others.sort_by(f64::total_cmp);
    Point {
        size,
        milliseconds: times[times.len() / 2],
        least: times[0],
        most: times[times.len() - 1],
        runs: times.len(),
        reference: others.get(others.len() / 2).copied(),
    }
}

/// The slope of log time over log size, by least squares.
pub fn slope(points: &[Point]) -> f64 {
    let places = points.iter().map(|point| ((point.size as f64).ln(), point.milliseconds.ln()));
    let places: Vec<(f64, f64)> = places.collect();
    let count = places.len() as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| places.iter().map(of).sum::<f64>() / count;
    let (x, y) = (mean(|place| place.0), mean(|place| place.1));
    let along: f64 = places.iter().map(|place| (place.0 - x) * (place.1 - y)).sum();
    along / places.iter().map(|place| (place.0 - x).powi(2)).sum::<f64>()
}

impl Figure {
    /// What was measured of a piece of work.
    pub fn new(work: &str, counts: &str, beside: Option<&str>, budget: Budget, points: Vec<Point>) -> Self {
        let last = &points[points.len().saturating_sub(2)..];
        Self {
            work: work.to_owned(),
            counts: counts.to_owned(),
            beside: beside.map(str::to_owned),
            budget,
            exponent: slope(&points),
            last_exponent: slope(last),
            points,
        }
    }

    fn largest(&self) -> &Point {
        &self.points[self.points.len() - 1]
    }

    /// Whether it grows more than it may. What takes no time to speak of may grow as it likes.
    pub fn grows(&self) -> bool {
        let is_short = self.largest().milliseconds < 1.0;
        !is_short && self.exponent.max(self.last_exponent) > EXPONENT
    }

    /// Whether it takes more than it may.
    pub fn exceeds(&self) -> bool {
        match self.budget {
            Budget::Growth => false,
            Budget::Ratio(most) => self.points.iter().filter_map(Point::ratio).any(|ratio| ratio > most),
            Budget::Milliseconds(most) => self.largest().milliseconds > most,
        }
    }
}
