//! Writes a table of passages.

use std::collections::BTreeMap;

use super::{Table, cell, header};
use crate::exchange::moment;
use crate::exchange::offsets::{Offsets, Unit};
use crate::exchange::outgoing::{File, Marked, Sheet, Writer, file_name};
use crate::lang::{Messages, said};
use crate::model::dossier::Dossier;
use crate::model::identity::{ClaimId, Stamp};
use crate::model::language::Language;
use crate::model::orphan::Quote;
use crate::model::outgoing::{Column, Columns, Format, Loss, Rows, TableForm};
use crate::model::tie::{Tie, ties};

/// A writer of passages, and what it loses.
pub fn writer(dossier: &Dossier, language: Language, form: &TableForm) -> (Box<dyn Writer>, Vec<Loss>) {
    let usual = || Columns::of(Rows::Passages, dossier).wanted();
    let columns = form.columns.clone().unwrap_or_else(usual);
    let headers = header::headers(&columns, &dossier.codebook, language);
    let losses = losses(&columns, dossier);
    let passages = Passages {
        table: Table::new(form.separator, form.mark, &headers),
        messages: Messages::of(language),
        columns,
        ties: ties(dossier),
    };
    (Box::new(passages), losses)
}

/// What the columns do not say.
fn losses(columns: &[Column], dossier: &Dossier) -> Vec<Loss> {
    let mut losses = vec![
        Loss::Orphans,
        Loss::BareClaims,
        Loss::Links,
        Loss::Stamps,
        Loss::Codebook,
        Loss::Data,
        Loss::Work,
        Loss::Layout,
        Loss::Unmarked,
        Loss::Texts,
    ];
    let has = |column: &Column| columns.contains(column);
    let all = Column::all(Rows::Passages, dossier);
    let mut attributes = all.iter().filter(|column| matches!(column, Column::Attribute(_)));
    let conditions = [
        (has(&Column::Start) && has(&Column::End), Loss::Places),
        (has(&Column::Claim), Loss::Labels),
        (has(&Column::Claim) || has(&Column::ClaimId), Loss::SharedClaims),
        (attributes.all(has), Loss::Attributes),
        (has(&Column::Note), Loss::Notes),
        (has(&Column::Comment), Loss::Comments),
        (has(&Column::SuggestedBy), Loss::Suggestions),
    ];
    losses.extend(conditions.into_iter().filter(|(holds, _)| !holds).map(|(_, loss)| loss));
    losses
}

struct Passages {
    table: Table,
    messages: &'static Messages,
    columns: Vec<Column>,
    ties: BTreeMap<ClaimId, Vec<Tie>>,
}

impl Writer for Passages {
    fn document(&mut self, sheet: &Sheet<'_>) {
        let offsets = Offsets::new(&sheet.document.text, Unit::CodePoints);
        for marked in sheet.passages() {
            let cells = self.columns.iter().map(|column| self.cell(column, sheet, &marked, &offsets));
            let cells: Vec<String> = cells.collect();
            self.table.row(&cells);
        }
    }

    fn finish(self: Box<Self>, dossier: &Dossier) -> Vec<File> {
        let (extension, media_type) = Table::ending(self.table.separator);
        vec![File::text(file_name(dossier, Format::Passages, extension), media_type, self.table.text)]
    }
}

impl Passages {
    fn cell(&self, column: &Column, sheet: &Sheet<'_>, marked: &Marked<'_>, offsets: &Offsets<'_>) -> String {
        let Marked { passage, claim, .. } = *marked;
        let (text, messages) = (sheet.document.text.as_str(), self.messages);
        let hull = passage.spans.hull();
        let part = sheet.document.part_at(hull.start()).map(|part| part.kind);
        let ends = |end: fn(std::ops::Range<u32>) -> u32| {
            cell::list(passage.spans.iter().map(|span| end(offsets.of(span)).to_string()))
        };
        let suggestion = passage.suggestion.as_deref();
        match column {
            Column::Citation => sheet.cited(Some(passage)),
            // A text of which nothing else is known has its title all the same.
            Column::Datum(crate::model::datum::Datum::Title) => sheet.title.to_owned(),
            Column::Datum(datum) => datum.read(sheet.question),
            Column::Status if !sheet.question.is_of_a_chamber() => String::new(),
            Column::Status => (messages.data.status)(sheet.question.status()).to_owned(),
            Column::Part => part.map(messages.parts.part).unwrap_or_default().to_owned(),
            Column::Quote => passage.spans.quote(text),
            Column::Comment => passage.comment.clone(),
            Column::SuggestedBy => suggestion.map(|own| shown_by(&own.by)).unwrap_or_default(),
            Column::Score => suggestion.map(|own| own.score.clone()).unwrap_or_default(),
            Column::Before => Quote::of(text, hull).prefix,
            Column::After => Quote::of(text, hull).suffix,
            Column::Start => ends(|range| range.start),
            Column::End => ends(|range| range.end),
            Column::File => sheet.document.source.name.clone(),
            Column::DocumentId => sheet.document.id.to_string(),
            Column::PassageId => passage.id.to_string(),
            Column::MadeBy | Column::MadeAt => stamp(column, &passage.made),
            Column::ChangedBy | Column::ChangedAt => stamp(column, &passage.changed),
            _ => claim_cell(column, sheet.dossier, claim, self.ties.get(&claim.id), messages),
        }
    }
}

/// What a column says of a claim, in a table of either sort.
pub fn claim_cell(
    column: &Column,
    dossier: &Dossier,
    claim: &crate::model::claim::Claim,
    ties: Option<&Vec<Tie>>,
    messages: &Messages,
) -> String {
    let codebook = &dossier.codebook;
    match column {
        Column::Claim => claim.label.clone(),
        Column::Kind => codebook
            .kind(&claim.kind)
            .map_or_else(|| claim.kind.to_string(), |kind| messages.get(&kind.label).to_owned()),
        Column::Note => claim.note.clone(),
        Column::Attribute(slug) => {
            let value = claim.attributes.get(slug);
            value.map(|value| cell::value(codebook.attribute(slug), value, messages)).unwrap_or_default()
        }
        Column::Links => cell::list(ties.into_iter().flatten().map(|tie| {
            let relation = said::relation(&tie.kind, tie.outgoing, codebook, messages);
            format!("{relation} {}", (messages.note.quoted)(&tie.other.label))
        })),
        Column::ClaimId => claim.id.to_string(),
        _ => String::new(),
    }
}

/// Who made or changed a record, or when.
pub fn stamp(column: &Column, stamp: &Stamp) -> String {
    match column {
        Column::MadeBy | Column::ChangedBy => stamp.by.clone(),
        _ => moment::write(stamp.at),
    }
}

/// A program without a name is one all the same.
fn shown_by(name: &str) -> String {
    if name.is_empty() { "?".to_owned() } else { name.to_owned() }
}
