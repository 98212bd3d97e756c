//! `scolie convert`.

use std::rc::Rc;

use scolie::exchange::dossier;
use scolie::exchange::formats::{self, Options};
use scolie::exchange::outgoing::File;
use scolie::exchange::sort::Sort;
use scolie::lang::cli::Written;
use scolie::model::dossier::Dossier;
use scolie::model::outgoing::{Format, Loss, Losses, Separator, TableForm};
use scolie::model::progress::Job;
use scolie::model::union::parts;

use super::arguments::Convert;
use super::columns::Columns;
use super::console::Console;
use super::failure::Failure;
use super::gather::{gather, tell};
use super::output::Place;
use super::shard::Shard;
use super::stream::{self, Flow};
use super::target::Target;
use super::{input, time};

/// Puts files together and writes them in another format.
pub fn run(asked: &Convert, console: &Console) -> Result<(), Failure> {
    let texts = console.texts;
    let target = Target::named(&asked.to).ok_or_else(|| {
        let all: Vec<&str> = Target::all().map(Target::name).collect();
        Failure::misuse((texts.unknown_format)(&asked.to, &all.join(", ")))
    })?;
    let shard =
        asked.shard.as_deref().map(|own| Shard::read(own).ok_or_else(|| Failure::misuse(texts.shard_form)));
    let shard = shard.transpose()?;
    let columns = Columns::read(&asked.column, console)?;
    let roles = &columns.questions;
    let options = Options { language: console.messages.language, table: Some(table(asked, console)?) };
    let place = Place::of(&asked.output, asked.zip);
    place.check(asked.force, console)?;
    let inputs = input::find(&asked.inputs, &asked.name, console)?;
    let stamp = time::stamp(asked, &inputs, console)?;
    if let Some(records) = stream::records(target, &inputs, roles, &stamp, console)? {
        if shard.is_some() && inputs.iter().any(input::Input::is_stream) {
            return Err(Failure::misuse(texts.shard_stream));
        }
        let shard = shard.unwrap_or(Shard::WHOLE);
        let flow = Flow { asked, target, options, place, shard, inputs: &inputs, console };
        return stream::run(flow, &records);
    }
    if shard.is_some() {
        return Err(Failure::misuse(texts.shard_lines));
    }
    let (collected, unread) = gather(&inputs, &stamp, &columns, console);
    if !unread.is_empty() {
        return Err(Failure::io(unread.join("\n")));
    }
    let left = tell(&collected, console);
    if left > 0 && !asked.keep_going {
        return Err(Failure::faults(texts.stopped));
    }
    let dossier = &collected.dossier;
    // A codebook alone is a codebook in another format, or an empty dossier with it.
    let codebooks = [Sort::Codebook, Sort::Annotations(Format::RefiCodebook)];
    let has_codebook = collected.sorts.iter().any(|(_, sort)| codebooks.contains(sort));
    let is_codebook = target == Target::Format(Format::RefiCodebook)
        || has_codebook && target == Target::Format(Format::Dossier);
    if dossier.is_empty() && !is_codebook {
        return Err(Failure::faults(texts.nothing));
    }
    let (files, losses) = written(target, dossier, &options, console);
    let lossy = report(target, &losses, console);
    if asked.strict && lossy {
        return Err(Failure::faults(texts.strict));
    }
    let files = leading(files, target, &place, asked.zip, console);
    place.write(files, asked.force, asked.zip, console)?;
    tell_written(&place, &held(target, dossier, &losses), console);
    if left > 0 { Err(Failure::faults((texts.left_out)(left))) } else { Ok(()) }
}

/// The files of a dossier, and what is lost in them.
pub fn written(
    target: Target,
    dossier: &Rc<Dossier>,
    options: &Options,
    console: &Console,
) -> (Vec<File>, Losses) {
    match target {
        Target::Dossiers => {
            let mut lines = String::new();
            for part in parts(dossier) {
                lines.push_str(&dossier::line(&part));
                lines.push('\n');
            }
            let name = dossier::file_name(dossier);
            let stem = name.strip_suffix(dossier::EXTENSION).unwrap_or(&name);
            let name = format!("{stem}.scolie.jsonl");
            (vec![File::text(name, "application/x-ndjson", lines)], Losses::default())
        }
        Target::Format(format) => match formats::begin(format, dossier, options) {
            None => formats::own(dossier),
            Some(mut writing) => {
                while writing.go_on() {
                    let (done, of) = writing.progress();
                    console.progress(Job::Export, done, Some(of));
                }
                writing.finish()
            }
        },
    }
}

/// Says what is lost; whether anything is.
pub fn report(target: Target, losses: &Losses, console: &Console) -> bool {
    let outgoing = console.messages.outgoing;
    if losses.is_empty() {
        return false;
    }
    console.remark(&(outgoing.losses)(target.format()));
    for (loss, count) in losses.iter() {
        console.remark(&format!("  {}", (outgoing.loss)(loss, count)));
    }
    true
}

/// How much of `dossier` is in what was written of it, by what was lost.
pub fn held(target: Target, dossier: &Dossier, losses: &Losses) -> Vec<(Written, usize)> {
    let left = |all: usize, gone: &[Loss]| {
        all.saturating_sub(gone.iter().map(|loss| losses.count(*loss)).sum::<usize>())
    };
    let (suggestions, suggested) = (dossier.passages.suggested(), dossier.suggested_claims().len());
    let questions = (Written::Questions, left(dossier.documents.len(), &[Loss::Unmarked]));
    let claims =
        (Written::Claims, left(dossier.claims.len() - suggested, &[Loss::Unjudged, Loss::BareClaims]));
    let passages = (Written::Passages, left(dossier.passages.len() - suggestions, &[Loss::Overlaps]));
    match target.format() {
        Format::RefiCodebook => vec![(Written::Kinds, dossier.codebook.kinds.len())],
        Format::ClaimReview | Format::Claims => vec![claims],
        Format::Argdown => vec![claims, passages],
        // Of claims, only the kinds are written.
        Format::Iob => vec![questions, passages],
        Format::Report => vec![(Written::Questions, dossier.documents.len()), claims, passages],
        _ => {
            let suggested = (Written::SuggestedClaims, suggested);
            let suggestions = (Written::Suggestions, left(suggestions, &[Loss::Suggestions]));
            let more = |(what, count)| (count > 0).then_some((what, count));
            let all = [Some(questions), Some(claims), more(suggested), Some(passages), more(suggestions)];
            all.into_iter().flatten().collect()
        }
    }
}

/// Says what was written, unless it went to the standard output.
pub fn tell_written(place: &Place, held: &[(Written, usize)], console: &Console) {
    let (Place::File(path) | Place::Archive(path) | Place::Folder(path)) = place else { return };
    console.remark(&(console.texts.written)(&path.to_string_lossy(), held));
}

/// The files that go to `place`: where only one goes and the first says it all, that one.
fn leading(mut files: Vec<File>, target: Target, place: &Place, zip: bool, console: &Console) -> Vec<File> {
    let is_single = matches!(place, Place::Stream | Place::File(_)) && !zip;
    if is_single && target.leads() && files.len() > 1 {
        let others: Vec<String> = files.drain(1..).map(|file| file.name).collect();
        console.remark(&(console.texts.left_files)(&others.join(", ")));
    }
    files
}

/// How tables are written.
fn table(asked: &Convert, console: &Console) -> Result<TableForm, Failure> {
    let usual = TableForm::of(console.messages.language);
    let separator = match asked.separator.as_deref() {
        None => usual.separator,
        Some(";") => Separator::Semicolon,
        Some(",") => Separator::Comma,
        Some("tab" | "\t") => Separator::Tab,
        Some(_) => return Err(Failure::misuse(console.texts.separator_form)),
    };
    Ok(TableForm { separator, mark: !asked.no_bom, columns: None })
}
