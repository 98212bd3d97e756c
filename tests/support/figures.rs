//! What the long checks count, in lines that `cargo xtask soak` collects.

use std::fmt::Display;
use std::str::FromStr;

use serde_json::{Value, json};

/// Before each line: it may stand behind other words.
const PREFIX: &str = "figure: ";

/// How often something is done: as the variable of that name says, else `few` times.
pub fn times<T: FromStr>(variable: &str, few: T) -> T {
    std::env::var(variable).ok().and_then(|count| count.parse().ok()).unwrap_or(few)
}

/// What was done, how often, and what failed of it.
#[derive(Debug)]
pub struct Figure {
    what: String,
    times: usize,
    failed: Vec<String>,
    measures: Vec<Value>,
}

impl Figure {
    pub fn new(what: impl Display) -> Self {
        Self { what: what.to_string(), times: 0, failed: Vec::new(), measures: Vec::new() }
    }

    /// It was done once more; `wrong` is what went wrong, in words.
    pub fn done(&mut self, wrong: Option<String>) {
        self.add(1, wrong);
    }

    /// It was done so many times more.
    pub fn add(&mut self, times: usize, wrong: impl IntoIterator<Item = String>) {
        self.times += times;
        self.failed.extend(wrong);
    }

    /// The middle one and the worst of what was measured.
    pub fn measure(&mut self, name: &str, unit: &str, mut values: Vec<f64>) {
        values.sort_by(f64::total_cmp);
        let round = |value: &f64| (value * 10.0).round() / 10.0;
        let (Some(worst), Some(median)) = (values.last(), values.get(values.len() / 2)) else { return };
        self.measures.push(
            json!({ "name": name, "unit": unit, "median": round(median), "worst": round(worst), "of": values.len() }),
        );
    }

    /// Prints the line, and fails where anything failed.
    #[track_caller]
    pub fn close(self) {
        let Self { what, times, failed, measures } = self;
        // In a line of its own, whatever the test runner has begun to write.
        println!(
            "\n{PREFIX}{}",
            json!({ "what": what, "times": times, "failed": failed.len(), "measures": measures })
        );
        assert!(failed.is_empty(), "{what}: {} of {times}:\n{}", failed.len(), failed.join("\n"));
    }
}
