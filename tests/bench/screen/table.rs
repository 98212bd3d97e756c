//! What was measured, beside what it is measured by: a table for people, and every run for later.

use std::fmt::Write as _;

use serde_json::{Value as Json, json};

use super::page::LIMIT;

/// What a figure must come to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Budget {
    /// It is only told.
    None,
    /// At most so many times the reference.
    Times(f64),
    /// At least so many times faster than the reference.
    Faster(f64),
    /// At most so much.
    Most(f64),
}

/// One line: what was measured of Scolie, and of something else in the same run.
#[derive(Debug, Clone)]
pub struct Row {
    pub figure: String,
    pub size: String,
    pub unit: &'static str,
    /// What each run came to; nothing, where it came to no end.
    pub ours: Vec<Option<f64>>,
    pub reference: String,
    pub theirs: Vec<Option<f64>>,
    pub budget: Budget,
}

impl Row {
    /// How much Scolie takes for one of the reference; where that came to no end, at most so much.
    fn ratio(&self) -> Option<f64> {
        let theirs = median(&self.theirs).unwrap_or(LIMIT as f64 * 1e3);
        // Of nothing there is no share.
        (!self.theirs.is_empty() && theirs > 0.0).then_some(median(&self.ours)? / theirs)
    }

    /// By how many times the budget is passed; less than one is within.
    fn share(&self) -> Option<f64> {
        match self.budget {
            Budget::None => None,
            Budget::Times(most) => Some(self.ratio()? / most),
            Budget::Faster(least) => Some(self.ratio()? * least),
            Budget::Most(most) => Some(median(&self.ours)? / most.max(f64::EPSILON)),
        }
    }

    fn cells(&self) -> [String; 8] {
        let ended = |runs: &[Option<f64>]| match (runs.is_empty(), median(runs)) {
            (true, _) => "—".to_owned(),
            (_, Some(median)) => format!("{} {}", rounded(median), self.unit).trim_end().to_owned(),
            (_, None) => format!("over {LIMIT} s"),
        };
        let ratio = self.ratio().map_or("—".to_owned(), |ratio| match self.budget {
            Budget::Faster(_) => format!("1/{}", rounded(1.0 / ratio)),
            _ => format!("{} ×", rounded(ratio)),
        });
        let budget = match self.budget {
            Budget::None => "—".to_owned(),
            Budget::Times(most) => format!("≤ {most} ×"),
            Budget::Faster(least) => format!("≤ 1/{least}"),
            Budget::Most(most) => format!("≤ {most} {}", self.unit).trim_end().to_owned(),
        };
        let verdict = match (self.share(), self.budget) {
            (_, Budget::None) => String::new(),
            (None, _) => "not measured".to_owned(),
            (Some(share), _) if share <= 1.0 => "met".to_owned(),
            (_, Budget::Most(most)) => {
                let over = median(&self.ours).unwrap_or_default() - most;
                format!("MISSED by {} {}", rounded(over), self.unit).trim_end().to_owned()
            }
            (Some(share), _) => format!("MISSED: {} × too much", rounded(share)),
        };
        let (ours, theirs) = (ended(&self.ours), ended(&self.theirs));
        [self.figure.clone(), self.size.clone(), ours, self.reference.clone(), theirs, ratio, budget, verdict]
    }

    /// Everything, with every run.
    pub fn json(&self) -> Json {
        json!({
            "figure": self.figure, "size": self.size, "unit": self.unit,
            "scolie": self.ours, "reference": self.reference, "runs": self.theirs,
            "median": median(&self.ours), "reference_median": median(&self.theirs), "ratio": self.ratio(),
            "budget": self.cells()[6], "verdict": self.cells()[7],
        })
    }
}

/// The lines as a table.
pub fn table(rows: &[Row]) -> String {
    let head = ["figure", "size", "Scolie", "reference", "its figure", "ratio", "budget", ""];
    let all: Vec<[String; 8]> =
        std::iter::once(head.map(str::to_owned)).chain(rows.iter().map(Row::cells)).collect();
    let width = |column: usize| all.iter().map(|row| row[column].chars().count()).max().unwrap_or_default();
    let mut table = String::new();
    for row in &all {
        for (column, cell) in row.iter().enumerate() {
            let width = width(column);
            // Names to the left, numbers to the right.
            let _ = match column {
                2 | 4 | 5 | 6 => write!(table, "{cell:>width$}  "),
                _ => write!(table, "{cell:width$}  "),
            };
        }
        table.truncate(table.trim_end().len());
        table.push('\n');
    }
    table
}

/// The middle one of those that came to an end, when most did.
pub fn median(runs: &[Option<f64>]) -> Option<f64> {
    let mut runs: Vec<f64> = runs.iter().map(|run| run.unwrap_or(f64::INFINITY)).collect();
    runs.sort_by(f64::total_cmp);
    runs.get(runs.len() / 2).copied().filter(|median| median.is_finite())
}

/// Three digits that count.
fn rounded(value: f64) -> String {
    match value {
        value if value >= 100.0 => format!("{value:.0}"),
        value if value >= 10.0 => format!("{value:.1}"),
        value => format!("{value:.2}"),
    }
}
