//! Files are read as a whole and come together in one dossier; what came of each is said.

use scolie::exchange::collecting::{Collected, Collecting};
use scolie::exchange::formats::belong_together;
use scolie::lang::arrival::Group;
use scolie::model::arrival::{Arrival, Fate};
use scolie::model::identity::Stamp;
use scolie::model::opening::Twin;
use scolie::model::progress::Job;

use super::columns::Columns;
use super::console::Console;
use super::input::Input;

/// Reads `inputs` into one dossier; and what could not be read, in words.
pub fn gather(
    inputs: &[Input],
    stamp: &Stamp,
    columns: &Columns,
    console: &Console,
) -> (Collected, Vec<String>) {
    let mut collecting =
        Collecting::begin(stamp.clone(), &columns.questions).with_passages(&columns.passages);
    let mut unread = Vec::new();
    let paths: Vec<&str> = inputs.iter().map(|input| input.path.as_str()).collect();
    let together = belong_together(&paths);
    let mut bundle = Vec::new();
    for (index, input) in inputs.iter().enumerate() {
        console.progress(Job::Files, index, Some(inputs.len()));
        match input.bytes(console) {
            Err(words) => unread.push(words),
            Ok(bytes) if together.contains(&index) => bundle.push((input.path.clone(), bytes)),
            Ok(bytes) => collecting.take(&input.path, bytes),
        }
    }
    if !bundle.is_empty() {
        collecting.take_together(bundle);
    }
    let collected = collecting.finish(|done, of| console.progress(Job::Annotations, done, Some(of)));
    (collected, unread)
}

/// Says what is wrong, what was decided, and what became of annotations; how many files and records were left
/// out.
pub fn tell(collected: &Collected, console: &Console) -> usize {
    let (messages, texts) = (console.messages, console.texts);
    let mut left = 0;
    for (path, error) in &collected.faults {
        console.fault(&(texts.at)(shown(path), &(messages.damage.file)(error)));
        left += 1;
    }
    for (path, refusal) in &collected.report.refused {
        console.fault(&(texts.at)(shown(path), &(messages.opening.refusal)(refusal)));
        left += 1;
    }
    for (path, warning) in &collected.report.told {
        console.remark(&(texts.at)(shown(path), (messages.warning)(*warning)));
    }
    for (path, id) in &collected.report.known {
        if let Some(document) = collected.dossier.documents.get(id) {
            let name = collected.dossier.name_of(document);
            console.remark(&(texts.at)(shown(path), &(messages.opening.known)(&name)));
        }
    }
    for Twin { file: path, known: id, .. } in &collected.report.twins {
        if let Some(document) = collected.dossier.documents.get(id) {
            let name = collected.dossier.name_of(document);
            console.remark(&(texts.at)(shown(path), &(messages.opening.twin)(&name)));
        }
    }
    for arrival in &collected.arrivals {
        left += tell_arrival(arrival, console);
    }
    left
}

fn tell_arrival(arrival: &Arrival, console: &Console) -> usize {
    let (messages, texts) = (console.messages, console.texts);
    let mut left = 0;
    if let Some(remark) = &arrival.remark {
        console.remark(&(texts.at)(shown(&arrival.name), &(messages.arrival.remark)(remark)));
    }
    for landing in &arrival.landings {
        let words = || {
            let place = (texts.at)(shown(&arrival.name), &(messages.damage.place)(&landing.place));
            (texts.at)(&place, &(messages.arrival.fate)(&landing.fate))
        };
        match &landing.fate {
            Fate::Refused(_) => {
                console.fault(&words());
                left += 1;
            }
            Fate::Waiting(_) => console.remark(&words()),
            _ => {}
        }
    }
    let groups: Vec<String> = Group::ALL
        .into_iter()
        .map(|group| {
            let is = |fate: &Fate| Group::of(fate) == group;
            (group, arrival.count(is), arrival.suggested(is))
        })
        .filter(|(_, count, _)| *count > 0)
        .map(|(group, count, suggested)| (messages.arrival.group)(group, count, suggested))
        .collect();
    if !groups.is_empty() {
        let words = (texts.placed)(arrival.landings.len(), &groups.join(", "));
        console.remark(&(texts.at)(shown(&arrival.name), &words));
    }
    left
}

/// What a file is called where it is spoken of.
pub fn shown(path: &str) -> &str {
    if path.is_empty() { "-" } else { path }
}
