//! How the documents are arranged: which columns are seen, and by which one they are sorted. A preference.

use std::collections::BTreeSet;

/// A column of the list of documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Column {
    Work,
    Number,
    Title,
    Author,
    Ministry,
    Asked,
    Answer,
    Passages,
}

impl Column {
    /// All of them, as they stand.
    pub const ALL: [Self; 8] = [
        Self::Work,
        Self::Number,
        Self::Title,
        Self::Author,
        Self::Ministry,
        Self::Asked,
        Self::Answer,
        Self::Passages,
    ];

    /// Its name in what is stored; once published, it stays.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Work => "work",
            Self::Number => "number",
            Self::Title => "title",
            Self::Author => "author",
            Self::Ministry => "ministry",
            Self::Asked => "asked",
            Self::Answer => "answer",
            Self::Passages => "passages",
        }
    }

    /// The column of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.name() == name)
    }

    /// Whether it can be left out: a row is known by its state, its number and its title.
    #[must_use]
    pub fn can_go(self) -> bool {
        !matches!(self, Self::Work | Self::Number | Self::Title)
    }
}

/// How the documents are arranged.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Arrangement {
    /// The column that they are sorted by; else they stand as they came.
    pub by: Option<Column>,
    /// Whether from the last to the first.
    pub descending: bool,
    /// The columns that are left out.
    pub hidden: BTreeSet<Column>,
}

/// The order in which they came.
const ARRIVAL: &str = "arrival";
const DESCENDING: &str = "descending";

impl Arrangement {
    /// Whether a column is seen.
    #[must_use]
    pub fn shows(&self, column: Column) -> bool {
        !self.hidden.contains(&column)
    }

    /// Sorted by `column`; where it is already, the other way round, and then as they came.
    #[must_use]
    pub fn turn(&self, column: Column) -> Self {
        let (by, descending) = match (self.by == Some(column), self.descending) {
            (false, _) => (Some(column), false),
            (true, false) => (Some(column), true),
            (true, true) => (None, false),
        };
        Self { by, descending, hidden: self.hidden.clone() }
    }

    /// With a column shown or left out.
    #[must_use]
    pub fn with(&self, column: Column, shown: bool) -> Self {
        let mut next = self.clone();
        if shown {
            next.hidden.remove(&column);
        } else if column.can_go() {
            next.hidden.insert(column);
        }
        next
    }

    /// As it is stored: `asked descending -ministry`.
    #[must_use]
    pub fn write(&self) -> String {
        let mut words = vec![self.by.map_or(ARRIVAL, Column::name).to_owned()];
        words.extend(self.descending.then(|| DESCENDING.to_owned()));
        words.extend(self.hidden.iter().map(|column| format!("-{}", column.name())));
        words.join(" ")
    }

    /// What was stored; what is not understood is passed over.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut own = Self::default();
        for word in text.split_whitespace() {
            if let Some(column) = word.strip_prefix('-').and_then(Column::named) {
                own = own.with(column, false);
            } else if word == DESCENDING {
                own.descending = true;
            } else if let Some(column) = Column::named(word) {
                own.by = Some(column);
            }
        }
        own
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arrangement_is_read_as_it_was_written() {
        for text in ["arrival", "arrival descending", "asked descending -ministry -passages"] {
            assert_eq!(Arrangement::parse(text).write(), text);
        }
        assert_eq!(Arrangement::parse("colour -title asked -shape").write(), "asked");
        assert_eq!(Arrangement::parse(""), Arrangement::default());
    }

    #[test]
    fn a_column_is_turned_and_turned_again() {
        let first = Arrangement::default().turn(Column::Title);
        assert_eq!((first.by, first.descending), (Some(Column::Title), false));
        let second = first.turn(Column::Title);
        assert!(second.descending);
        assert_eq!(second.turn(Column::Title), Arrangement::default());
        assert_eq!(second.turn(Column::Asked).by, Some(Column::Asked));
    }
}
