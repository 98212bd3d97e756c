//! Show: from the file of the dossier in memory to painted.
//!
//! Scolie is handed a `File` that holds the whole dossier file, by the field behind *Open…*; the clock begins with the
//! event that says so, and ends with the second animation frame after the text stands with the marks in view. In
//! between lie reading and checking the file, the text out of its source, the journal's transaction, and what is
//! drawn: the document, its notes, the lists. Of a long text the marks that are not in view come after that, one
//! stretch a frame: *every mark* is until the last one stands, while the page can be used. It stores the dossier
//! meanwhile.
//!
//! The plain page is given the same text and ranges as JSON, builds paragraphs and marks, and knows nothing else of
//! the dossier; Recogito is given the same as its annotations. Every figure is that of a page in a browser of its own
//! with an empty profile: nothing is warm.

use serde_json::json;

use super::Options;
use super::case::{Case, Size};
use super::page::{Page, Program};
use super::table::{Budget, Row, median};

/// What Recogito draws with.
pub const RENDERERS: [&str; 2] = ["SPANS", "CSS_HIGHLIGHTS"];
/// What took longer than so many milliseconds is done again only twice: it has its figure.
const LONG: f64 = 10_000.0;

/// What the figure is for a text of every size.
pub async fn show(options: &Options, rows: &mut Vec<Row>) {
    let sizes: &[Size] = if options.quick { &[Size::LARGE] } else { &Size::ALL };
    let mut large = Vec::new();
    for &size in sizes {
        let (runs, whole) = measure(options, size).await;
        let ours = runs[0].1.clone();
        rows.push(Row {
            figure: "show, every mark".to_owned(),
            size: size.name(),
            unit: "ms",
            ours: whole,
            reference: Program::Plain.name(),
            theirs: runs[1].1.clone(),
            budget: Budget::None,
        });
        for (program, theirs) in runs.into_iter().skip(1) {
            let budget = match (program, size) {
                (Program::Plain, Size::LARGE) => Budget::Times(1.5),
                (Program::Recogito(_), Size::LARGE) => Budget::Faster(40.0),
                _ => Budget::None,
            };
            let (size, reference, ours) = (size.name(), program.name(), ours.clone());
            rows.push(Row { figure: "show".to_owned(), size, unit: "ms", ours, reference, theirs, budget });
        }
        if size == Size::LARGE {
            large = ours;
        } else if size == Size::HUGE {
            rows.push(Row {
                figure: "show, growth".to_owned(),
                size: size.name(),
                unit: "ms",
                ours,
                reference: format!("Scolie, {}", Size::LARGE.name()),
                theirs: large.clone(),
                budget: Budget::Times(12.0),
            });
        }
    }
}

/// What each program took for a text, run by run, one after the other in each run; and what Scolie took to its last
/// mark.
async fn measure(options: &Options, size: Size) -> (Vec<(Program, Vec<Option<f64>>)>, Vec<Option<f64>>) {
    let case = Case::of_text(size);
    let file = options.keep("debat.scolie.json", &case.file());
    let ranges = options.keep("debat.json", &case.ranges());
    let mut whole = Vec::new();
    let mut runs = vec![(Program::Scolie, Vec::new()), (Program::Plain, Vec::new())];
    if !options.quick {
        runs.extend(RENDERERS.map(|renderer| (Program::Recogito(renderer), Vec::new())));
    }
    for run in 0..options.runs {
        // None is always the one that finds the machine as the one before left it.
        let count = runs.len();
        for place in 0..count {
            let (program, taken) = &mut runs[(run + place) % count];
            let is_long = |taken: &[Option<f64>]| median(taken).is_none_or(|median| median > LONG);
            let is_known = taken.contains(&None) || taken.len() >= 3 && is_long(taken);
            if matches!(program, Program::Recogito(_)) && is_known {
                continue;
            }
            let file = if *program == Program::Scolie { &file } else { &ranges };
            let page = Page::of(options.engine, *program).await;
            page.hand(file).await;
            taken.push(page.milliseconds(&shown(*program)).await);
            options.say(&format!("show {}, {}: {:?}", size.name(), program.name(), taken.last().unwrap()));
            // A page that stands still does not even close.
            if taken.last().is_some_and(Option::is_some) {
                if *program == Program::Scolie {
                    let count = case.dossier.passages.len();
                    whole.push(page.milliseconds(&every_mark(count)).await);
                }
                check(&page, *program, &case).await;
                page.close().await;
            }
        }
    }
    (runs, whole)
}

/// The promise of how long Scolie takes until every passage has its marks; one of each has a name.
fn every_mark(count: usize) -> String {
    format!(
        "bench.stands(() => document.querySelectorAll('.reader mark[id]').length === {count})
            .then((now) => ({{ ms: now - bench.begun }}))"
    )
}

/// The promise of how long a program takes to show what the page was handed.
pub fn shown(program: Program) -> String {
    match program {
        Program::Scolie => "(() => {
            const field = document.querySelector('#open-files');
            const carried = new DataTransfer();
            carried.items.add(bench.file);
            field.files = carried.files;
            const open = () => field.dispatchEvent(new Event('change', { bubbles: true }));
            return bench.show(open, () => document.querySelector('.reader mark') !== null);
        })()"
            .to_owned(),
        Program::Plain => {
            "bench.show(() => show(bench.text), () => document.querySelector('mark') !== null)".to_owned()
        }
        Program::Recogito(renderer) => format!(
            "(() => {{ const own = prepare(bench.text);
                return bench.show(() => show(own, '{renderer}'), () => isDrawn()); }})()"
        ),
    }
}

/// A page that shows less than was asked for was not measured.
async fn check(page: &Page, program: Program, case: &Case) {
    let document = case.dossier.documents.values().next().unwrap();
    let (text, count) = (&document.text, case.dossier.passages.len());
    let first = text.split('\n').next().unwrap();
    let script = format!(
        "const text = document.querySelector('{}');
        const first = text.querySelector('p.block, main > p');
        return [first.textContent === arguments[0], text.querySelectorAll('mark').length]",
        program.text()
    );
    let found = page.run(&script, json!(first)).await;
    assert_eq!(found[0], true, "{}: {first:?}", program.name());
    if !matches!(program, Program::Recogito(_)) {
        // Each passage has at least one; those that overlap have more.
        assert!(found[1].as_u64().unwrap() as usize >= count, "{}: {found} of {count}", program.name());
    }
}
