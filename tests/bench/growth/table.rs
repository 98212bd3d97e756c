//! The table that is printed.

use std::fmt::Write;

use super::measure::{Budget, EXPONENT, Figure, Point};

/// The head of the table.
pub const HEAD: &str =
    "| work | sizes | ms at each | exponent | between the last two | beside it | ratio at each | budget |
|---|---|---|---:|---:|---|---|---|";

/// One figure in a line; what is over its budget stands in bold.
pub fn line(figure: &Figure) -> String {
    let each = |of: &dyn Fn(&Point) -> String| figure.points.iter().map(of).collect::<Vec<_>>().join(" · ");
    let sizes = each(&|point| short(point.size));
    let times = each(&|point| digits(point.milliseconds));
    let strong = |text: String, is_over: bool| if is_over { format!("**{text}**") } else { text };
    let exponent = |own: f64| strong(format!("{own:.2}"), figure.grows() && own > EXPONENT);
    let ratios = each(&|point| point.ratio().map(|ratio| format!("{ratio:.2}")).unwrap_or_default());
    let ratios = if figure.beside.is_some() { ratios } else { "–".to_owned() };
    let budget = match figure.budget {
        Budget::Growth => format!("exponent ≤ {EXPONENT:.2}"),
        Budget::Ratio(most) => format!("ratio ≤ {most}"),
        Budget::Milliseconds(most) => {
            format!("≤ {most} ms at {}", short(figure.points.last().map_or(0, |own| own.size)))
        }
    };
    let mut text = String::new();
    let _ = write!(
        text,
        "| {} | {sizes} {} | {times} | {} | {} | {} | {ratios} | {} |",
        figure.work,
        figure.counts,
        exponent(figure.exponent),
        exponent(figure.last_exponent),
        figure.beside.as_deref().unwrap_or("–"),
        strong(budget, figure.exceeds()),
    );
    text
}

/// Three digits that count.
fn digits(milliseconds: f64) -> String {
    let places = (2.0 - milliseconds.log10().floor()).clamp(0.0, 5.0) as usize;
    format!("{milliseconds:.places$}")
}

/// 1,000 as 1k.
fn short(size: usize) -> String {
    match size {
        1_000_000.. if size.is_multiple_of(1_000_000) => format!("{}M", size / 1_000_000),
        1_000.. if size.is_multiple_of(1_000) => format!("{}k", size / 1_000),
        _ => size.to_string(),
    }
}
