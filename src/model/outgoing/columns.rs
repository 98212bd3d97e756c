//! The columns of a table that leaves: which there are, which are wanted, and in which order.

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::model::codebook::Slug;
use crate::model::datum::Datum;
use crate::model::dossier::Dossier;
use crate::model::language::Language;
use crate::model::sorted;

/// What each row of a table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rows {
    /// A passage.
    Passages,
    /// A claim.
    Claims,
}

/// What a column of a table says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// How the question is cited; of a claim, all that make it.
    Citation,
    /// One of the question data.
    Datum(Datum),
    /// What has become of the question.
    Status,
    /// The part of the document.
    Part,
    /// The words of the passage; of a claim, those of each.
    Quote,
    /// What the claim says.
    Claim,
    /// Its kind.
    Kind,
    /// What is noted of the passage.
    Comment,
    /// What is noted of the claim.
    Note,
    /// What is said of the claim under an attribute.
    Attribute(Slug),
    /// The links of the claim.
    Links,
    /// How many passages make the claim.
    Passages,
    /// In how many questions.
    Questions,
    /// The program that suggests the passage.
    SuggestedBy,
    /// How sure that program is.
    Score,
    /// The words before the passage.
    Before,
    /// The words after it.
    After,
    /// Its first character.
    Start,
    /// The one behind its last.
    End,
    /// The file that the question came from.
    File,
    /// Who made the row's record.
    MadeBy,
    /// When.
    MadeAt,
    /// Who changed it last.
    ChangedBy,
    /// When.
    ChangedAt,
    /// The name of the document in files.
    DocumentId,
    /// That of the claim.
    ClaimId,
    /// That of the passage.
    PassageId,
}

impl Column {
    /// The columns of a table, in the order in which they are offered: the question, what it claims, where
    /// exactly, and what a program needs to know.
    #[must_use]
    pub fn all(rows: Rows, dossier: &Dossier) -> Vec<Self> {
        let fixed = Self::fixed();
        let mut columns: Vec<Self> = fixed.into_iter().filter(|column| column.is_of(rows)).collect();
        let at = columns.iter().position(|column| *column == Self::Note).map_or(0, |at| at + 1);
        columns.splice(at..at, attributes(dossier).into_iter().map(Self::Attribute));
        columns
    }

    /// Those that every dossier has.
    #[must_use]
    pub fn fixed() -> Vec<Self> {
        let mut columns = vec![Self::Citation];
        columns.extend(Datum::ALL.iter().copied().map(Self::Datum));
        columns.extend([
            Self::Status,
            Self::Part,
            Self::Quote,
            Self::Claim,
            Self::Kind,
            Self::Comment,
            Self::Note,
            Self::Links,
            Self::Passages,
            Self::Questions,
            Self::SuggestedBy,
            Self::Score,
            Self::Before,
            Self::After,
            Self::Start,
            Self::End,
            Self::File,
            Self::MadeBy,
            Self::MadeAt,
            Self::ChangedBy,
            Self::ChangedAt,
            Self::DocumentId,
            Self::ClaimId,
            Self::PassageId,
        ]);
        columns
    }

    /// Whether a table with such rows has it.
    fn is_of(&self, rows: Rows) -> bool {
        match self {
            Self::Claim | Self::Kind | Self::Note | Self::Attribute(_) | Self::Links | Self::ClaimId => true,
            Self::Quote | Self::Citation | Self::Comment => true,
            Self::MadeBy | Self::MadeAt | Self::ChangedBy | Self::ChangedAt => true,
            Self::Passages | Self::Questions => rows == Rows::Claims,
            _ => rows == Rows::Passages,
        }
    }

    /// Whether it is there before anyone chooses: what is read, and what brings a row back to its place.
    fn is_usual(&self) -> bool {
        match self {
            Self::Datum(datum) => matches!(
                datum,
                Datum::Legislature
                    | Datum::Kind
                    | Datum::Number
                    | Datum::Title
                    | Datum::Author
                    | Datum::Group
                    | Datum::MinistryAsked
                    | Datum::Asked
                    | Datum::Answered
            ),
            Self::Before | Self::After => false,
            _ => true,
        }
    }

    /// What it is called in preferences.
    #[must_use]
    pub fn name(&self) -> String {
        let name = match self {
            Self::Datum(datum) => return format!("datum:{}", datum.name()),
            Self::Attribute(slug) => {
                let slug = slug.split_whitespace().collect::<Vec<_>>().join("_");
                return format!("attribute:{slug}");
            }
            Self::Citation => "citation",
            Self::Status => "status",
            Self::Part => "part",
            Self::Quote => "quote",
            Self::Claim => "claim",
            Self::Kind => "kind",
            Self::Comment => "comment",
            Self::Note => "note",
            Self::Links => "links",
            Self::Passages => "passages",
            Self::Questions => "questions",
            Self::SuggestedBy => "suggested-by",
            Self::Score => "score",
            Self::Before => "before",
            Self::After => "after",
            Self::Start => "start",
            Self::End => "end",
            Self::File => "file",
            Self::MadeBy => "made-by",
            Self::MadeAt => "made-at",
            Self::ChangedBy => "changed-by",
            Self::ChangedAt => "changed-at",
            Self::DocumentId => "document-id",
            Self::ClaimId => "claim-id",
            Self::PassageId => "passage-id",
        };
        name.to_owned()
    }
}

/// The attributes of the codebook, and those that claims have from elsewhere.
fn attributes(dossier: &Dossier) -> Vec<Slug> {
    let own: Vec<Slug> =
        dossier.codebook.attributes.iter().map(|attribute| Rc::clone(&attribute.id)).collect();
    let used: BTreeSet<&Slug> =
        sorted::set(dossier.claims.values().flat_map(|claim| claim.attributes.keys()));
    let foreign: Vec<Slug> = used.into_iter().filter(|slug| !own.contains(slug)).map(Rc::clone).collect();
    [own, foreign].concat()
}

/// The columns that there are in the order that is wanted, each with whether it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Columns(Vec<(Column, bool)>);

impl Columns {
    /// Those that a table of `dossier` can have, the usual ones wanted.
    #[must_use]
    pub fn of(rows: Rows, dossier: &Dossier) -> Self {
        let with_use = |column: Column| {
            let usual = column.is_usual();
            (column, usual)
        };
        Self(Column::all(rows, dossier).into_iter().map(with_use).collect())
    }

    /// The same as they were arranged before; columns that were not there then stand where they are offered.
    #[must_use]
    pub fn arranged(self, kept: &str) -> Self {
        let kept: Vec<(bool, &str)> = kept
            .split_whitespace()
            .map(|word| word.strip_prefix('-').map_or((true, word), |name| (false, name)))
            .collect();
        let place = |column: &Column| {
            let name = column.name();
            kept.iter().position(|(_, own)| *own == name)
        };
        let mut known: Vec<(usize, Column, bool)> = Vec::new();
        let mut new: Vec<(usize, (Column, bool))> = Vec::new();
        for (index, (column, usual)) in self.0.into_iter().enumerate() {
            match place(&column) {
                Some(at) => known.push((at, column, kept.get(at).is_some_and(|(on, _)| *on))),
                None => new.push((index, (column, usual))),
            }
        }
        sorted::by_key(&mut known, |(at, ..)| *at);
        let mut arranged: Vec<(Column, bool)> =
            known.into_iter().map(|(_, column, on)| (column, on)).collect();
        for (index, own) in new {
            arranged.insert(index.min(arranged.len()), own);
        }
        Self(arranged)
    }

    /// What is kept of it.
    #[must_use]
    pub fn write(&self) -> String {
        let words =
            self.0.iter().map(|(column, on)| format!("{}{}", if *on { "" } else { "-" }, column.name()));
        words.collect::<Vec<_>>().join(" ")
    }

    /// Each with whether it is wanted.
    pub fn iter(&self) -> impl Iterator<Item = (&Column, bool)> {
        self.0.iter().map(|(column, on)| (column, *on))
    }

    /// Those that are wanted.
    #[must_use]
    pub fn wanted(&self) -> Vec<Column> {
        self.0.iter().filter(|(_, on)| *on).map(|(column, _)| column.clone()).collect()
    }

    /// With the one at `index` wanted, or not.
    #[must_use]
    pub fn with(&self, index: usize, on: bool) -> Self {
        let mut columns = self.clone();
        columns.0.get_mut(index).into_iter().for_each(|(_, own)| *own = on);
        columns
    }

    /// With all of them wanted, or none.
    #[must_use]
    pub fn with_all(&self, on: bool) -> Self {
        Self(self.0.iter().map(|(column, _)| (column.clone(), on)).collect())
    }

    /// With the one at `index` one place earlier or later.
    #[must_use]
    pub fn moved(&self, index: usize, later: bool) -> Self {
        let mut columns = self.clone();
        let other = if later { index.checked_add(1) } else { index.checked_sub(1) };
        if let Some(other) = other.filter(|other| index.max(*other) < columns.0.len()) {
            columns.0.swap(index, other);
        }
        columns
    }
}

/// What stands between the cells of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Separator {
    /// What spreadsheets in French expect.
    Semicolon,
    /// What those in English do.
    Comma,
    /// The tab of TSV.
    Tab,
}

impl Separator {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Semicolon, Self::Comma, Self::Tab];

    /// The character.
    #[must_use]
    pub fn character(self) -> char {
        match self {
            Self::Semicolon => ';',
            Self::Comma => ',',
            Self::Tab => '\t',
        }
    }

    /// What it is called in preferences.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Semicolon => "semicolon",
            Self::Comma => "comma",
            Self::Tab => "tab",
        }
    }

    /// The separator of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|separator| separator.name() == name)
    }
}

/// How a table is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableForm {
    /// What stands between cells.
    pub separator: Separator,
    /// Whether a byte order mark says that it is UTF-8: without, some spreadsheets take accents for others.
    pub mark: bool,
    /// The columns; the usual ones, where nobody chose.
    pub columns: Option<Vec<Column>>,
}

impl TableForm {
    /// What spreadsheets in that language expect.
    #[must_use]
    pub fn of(language: Language) -> Self {
        let separator = match language {
            Language::French => Separator::Semicolon,
            Language::English => Separator::Comma,
        };
        Self { separator, mark: true, columns: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::edit::fixture::dossier;

    #[test]
    fn columns_keep_their_choice_and_their_order() {
        let offered = Columns::of(Rows::Passages, &dossier("[1a:no tender]"));
        assert_eq!(offered.clone().arranged(""), offered);
        let chosen = offered.with_all(false).with(3, true).with(0, true).moved(3, false).moved(0, true);
        let [second, first] = [offered.0[0].0.clone(), offered.0[3].0.clone()];
        assert_eq!(chosen.wanted(), [second, first]);
        assert_eq!(offered.clone().arranged(&chosen.write()), chosen);
        assert_eq!(chosen.moved(0, false), chosen, "nothing stands before the first");
    }

    #[test]
    fn a_column_that_is_new_stands_where_it_is_offered() {
        let offered = Columns::of(Rows::Claims, &dossier("[1a:no tender]"));
        let kept = offered.write().replace(" -", " ").replace("note ", "gone ");
        let arranged = offered.clone().arranged(&kept);
        assert_eq!(
            arranged.0.iter().map(|(column, _)| column).collect::<Vec<_>>(),
            offered.0.iter().map(|(column, _)| column).collect::<Vec<_>>()
        );
    }

    #[test]
    fn names_are_no_two_alike() {
        for rows in [Rows::Passages, Rows::Claims] {
            let all = Column::all(rows, &dossier("[1a:no tender]"));
            let names: BTreeSet<String> = all.iter().map(Column::name).collect();
            assert_eq!(names.len(), all.len());
            assert!(names.iter().all(|name| !name.contains(' ') && !name.starts_with('-')));
        }
    }
}
