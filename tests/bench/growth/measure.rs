//! Measures one piece of work at four sizes, and how its time grows.
//!
//! `criterion` times it: it warms up, chooses how often to do what is short, and keeps its samples and what became of
//! them since the last time under `target/bench/criterion`. What it does not print is made of its estimates here: the
//! exponent, and the ratio to another work of the same run. The figure is the median of its samples; what is prepared
//! before and let go after is not timed.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use criterion::{BatchSize, Bencher, BenchmarkId, Criterion};
use serde::{Deserialize, Serialize};

/// How many samples: the fewest that criterion takes.
const SAMPLES: usize = 10;
/// How long it does the work to know how long that takes.
const WARM_UP: Duration = Duration::from_millis(100);
/// How long it does it then, in all samples together; what takes longer, once in each.
const MEASURED: Duration = Duration::from_millis(400);
/// Where it keeps what it measured.
const FOLDER: &str = "target/bench/criterion";

/// How work may grow: time over size, as an exponent. A cache that becomes too small alone takes a little.
pub const EXPONENT: f64 = 1.10;

/// A piece of work as criterion does it, so many times in one.
pub struct Sampler<'a> {
    work: Box<dyn FnMut(&mut Bencher<'_>) + 'a>,
    times: f64,
}

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
    /// How many samples.
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
    let work = move |bencher: &mut Bencher<'_>| {
        bencher.iter_batched_ref(&mut prepare, &mut work, BatchSize::LargeInput);
    };
    Sampler { work: Box::new(work), times: 1.0 }
}

impl Sampler<'_> {
    /// What was given does the work so many times.
    pub fn of(self, times: usize) -> Self {
        Self { times: times as f64, ..self }
    }
}

/// What is measured, and at which of its sizes.
#[derive(Debug, Clone, Copy)]
pub struct At<'a> {
    work: &'a str,
    pub size: usize,
}

/// What criterion says of its samples: nanoseconds for once.
#[derive(Deserialize)]
struct Estimates {
    median: Estimate,
}

#[derive(Deserialize)]
struct Estimate {
    point_estimate: f64,
}

/// How often the work was done in each sample, and how many nanoseconds that took.
#[derive(Deserialize)]
struct Samples {
    iters: Vec<f64>,
    times: Vec<f64>,
}

impl At<'_> {
    /// Measures work, and what stands beside it right after.
    pub fn point(self, own: Sampler<'_>, beside: Option<Sampler<'_>>) -> Point {
        let (milliseconds, each) = self.measure("Scolie", own);
        let least = each.iter().copied().fold(f64::INFINITY, f64::min);
        let most = each.iter().copied().fold(0.0, f64::max);
        let reference = beside.map(|beside| self.measure("beside", beside).0);
        Point { size: self.size, milliseconds, least, most, runs: each.len(), reference }
    }

    /// The median in milliseconds, and each sample.
    fn measure(self, who: &str, sampler: Sampler<'_>) -> (f64, Vec<f64>) {
        let Sampler { mut work, times } = sampler;
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(FOLDER);
        let mut criterion = Criterion::default()
            .sample_size(SAMPLES)
            .warm_up_time(WARM_UP)
            .measurement_time(MEASURED)
            .output_directory(&folder);
        let mut group = criterion.benchmark_group(self.work);
        group.bench_function(BenchmarkId::new(who, self.size), &mut work);
        group.finish();
        let kept = folder.join(self.work).join(who).join(self.size.to_string()).join("new");
        let read = |name: &str| fs::read_to_string(kept.join(name)).unwrap();
        let estimates: Estimates = serde_json::from_str(&read("estimates.json")).unwrap();
        let samples: Samples = serde_json::from_str(&read("sample.json")).unwrap();
        let once = |nanoseconds: f64| nanoseconds / 1e6 / times;
        let each = samples.iters.iter().zip(&samples.times).map(|(count, time)| once(time / count));
        (once(estimates.median.point_estimate), each.collect())
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
    /// Measures a piece of work at each of its sizes.
    pub fn take(
        work: &str,
        counts: &str,
        beside: Option<&str>,
        budget: Budget,
        sizes: &[usize],
        at: impl Fn(At<'_>) -> Point,
    ) -> Self {
        let points: Vec<Point> = sizes.iter().map(|&size| at(At { work, size })).collect();
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
