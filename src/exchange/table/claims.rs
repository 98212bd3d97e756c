//! Writes a table of claims: those that passages make in the order in which they are first made, then the others.

use std::collections::BTreeSet;

use super::passages::{claim_cell, stamp};
use super::{Table, cell, header};
use crate::exchange::outgoing::{File, Gathered, Sheet, Writer, file_name};
use crate::lang::Messages;
use crate::model::claim::Claim;
use crate::model::dossier::Dossier;
use crate::model::language::Language;
use crate::model::outgoing::{Column, Columns, Format, Loss, Rows, TableForm};
use crate::model::tie::{Tie, ties};

/// A writer of claims, and what it does not tell.
pub fn writer(dossier: &Dossier, language: Language, form: &TableForm) -> (Box<dyn Writer>, Vec<Loss>) {
    let usual = || Columns::of(Rows::Claims, dossier).wanted();
    let columns = form.columns.clone().unwrap_or_else(usual);
    let losses = losses(&columns, dossier);
    let claims = Claims { form: form.clone(), language, columns, made: Gathered::default() };
    (Box::new(claims), losses)
}

/// What the columns do not say. The file does not come back: passages have a table of their own.
fn losses(columns: &[Column], dossier: &Dossier) -> Vec<Loss> {
    let mut losses = vec![
        Loss::Orphans,
        Loss::Places,
        Loss::Codebook,
        Loss::Data,
        Loss::Work,
        Loss::Layout,
        Loss::Unmarked,
        Loss::Suggestions,
        Loss::Texts,
    ];
    let has = |column: &Column| columns.contains(column);
    let all = Column::all(Rows::Claims, dossier);
    let mut attributes = all.iter().filter(|column| matches!(column, Column::Attribute(_)));
    let stamps = [Column::MadeBy, Column::MadeAt, Column::ChangedBy, Column::ChangedAt];
    let conditions = [
        (has(&Column::Claim), Loss::Labels),
        (attributes.all(has), Loss::Attributes),
        (has(&Column::Note), Loss::Notes),
        (has(&Column::Comment), Loss::Comments),
        (has(&Column::Links), Loss::Links),
        (stamps.iter().all(has), Loss::Stamps),
    ];
    losses.extend(conditions.into_iter().filter(|(holds, _)| !holds).map(|(_, loss)| loss));
    losses
}

struct Claims {
    form: TableForm,
    language: Language,
    columns: Vec<Column>,
    made: Gathered<Made>,
}

/// Where a claim is made.
#[derive(Default)]
struct Made {
    passages: usize,
    questions: usize,
    quotes: Vec<String>,
    citations: Vec<String>,
    comments: Vec<String>,
}

impl Writer for Claims {
    fn document(&mut self, sheet: &Sheet<'_>) {
        let text = &sheet.document.text;
        let mut here = BTreeSet::new();
        for marked in sheet.passages() {
            let (claim, passage) = (marked.claim.id, marked.passage);
            let made = self.made.at(claim);
            made.passages += 1;
            made.questions += usize::from(here.insert(claim));
            made.quotes.push(passage.spans.quote(text));
            let cited = Some(sheet.cited(Some(passage))).filter(|own| !own.is_empty());
            made.citations.extend(cited.filter(|own| !made.citations.contains(own)));
            made.comments.extend(Some(&passage.comment).filter(|own| !own.is_empty()).cloned());
        }
    }

    fn finish(self: Box<Self>, dossier: &Dossier) -> Vec<File> {
        let headers = header::headers(&self.columns, &dossier.codebook, self.language);
        let mut table = Table::new(self.form.separator, self.form.mark, &headers);
        let ties = ties(dossier);
        for claim in self.made.claims(dossier) {
            let ties = ties.get(&claim.id);
            let cells: Vec<String> =
                self.columns.iter().map(|column| self.cell(column, dossier, claim, ties)).collect();
            table.row(&cells);
        }
        let (extension, media_type) = Table::ending(self.form.separator);
        vec![File::text(file_name(dossier, Format::Claims, extension), media_type, table.text)]
    }
}

impl Claims {
    fn cell(&self, column: &Column, dossier: &Dossier, claim: &Claim, ties: Option<&Vec<Tie>>) -> String {
        let none = Made::default();
        let made = self.made.get(claim.id).unwrap_or(&none);
        match column {
            Column::Citation => cell::list(&made.citations),
            Column::Quote => cell::list(&made.quotes),
            Column::Comment => cell::list(&made.comments),
            Column::Passages => made.passages.to_string(),
            Column::Questions => made.questions.to_string(),
            Column::MadeBy | Column::MadeAt => stamp(column, &claim.made),
            Column::ChangedBy | Column::ChangedAt => stamp(column, &claim.changed),
            _ => claim_cell(column, dossier, claim, ties, Messages::of(self.language)),
        }
    }
}
