//! A table of questions that waits until it is said what its columns hold.

use super::document::Warning;
use super::identity::DocumentId;
use super::source::{Column, Role, Source};

/// A table, one question a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The file, whole.
    pub file: Source,
    /// What had to be decided about it.
    pub warnings: Vec<Warning>,
    /// Its columns, and what they seem to hold by their names.
    pub columns: Vec<Column>,
    /// The first words of some of the values of each column.
    pub samples: Vec<String>,
    /// How many rows it has.
    pub rows: usize,
    /// The first row, as a source of its own.
    pub first: Source,
    /// The questions that were read from it before, which are to be read again; none of a table that is new.
    pub again: Vec<DocumentId>,
}

/// Says what the column at `index` holds. Two columns never hold the same: the other one loses it.
#[must_use]
pub fn with_role(columns: &[Column], index: usize, role: Option<Role>) -> Vec<Column> {
    let of = |(own, column): (usize, &Column)| {
        let role = if own == index { role } else { column.role.filter(|other| Some(*other) != role) };
        Column { name: column.name.clone(), role }
    };
    columns.iter().enumerate().map(of).collect()
}

/// Whether some column holds a text to be read.
#[must_use]
pub fn has_text(columns: &[Column]) -> bool {
    columns.iter().any(|column| matches!(column.role, Some(Role::Question | Role::Answer)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_that_is_given_twice_is_moved() {
        let column = |name: &str, role| Column { name: name.to_owned(), role };
        let columns = [column("a", Some(Role::Question)), column("b", None), column("c", None)];
        let moved = with_role(&columns, 1, Some(Role::Question));
        assert_eq!(moved, [column("a", None), column("b", Some(Role::Question)), column("c", None)]);
        assert!(has_text(&moved));
        let none = with_role(&moved, 1, None);
        assert!(!has_text(&none) && none.iter().all(|column| column.role.is_none()));
    }
}
