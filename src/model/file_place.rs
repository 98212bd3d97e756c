//! Where in a file something stands, to be told to people.

use std::fmt;

/// A place in a file. Empty for the file as a whole.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct FilePlace {
    file: String,
    count: Option<Count>,
    path: String,
}

/// What is counted to find a place. All of it begins at 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Count {
    /// Lines.
    Line(usize),
    /// Lines, and bytes in the line.
    Column(usize, usize),
    /// Rows of a table, that of the headers first.
    Row(usize),
    /// Records of a list.
    Item(usize),
}

impl FilePlace {
    /// The place that is so far from the beginning.
    #[must_use]
    pub fn at(count: Count) -> Self {
        Self { count: Some(count), ..Self::default() }
    }

    /// A line.
    #[must_use]
    pub fn line(line: usize) -> Self {
        Self::at(Count::Line(line))
    }

    /// The place in the file `name` of several.
    #[must_use]
    pub fn in_file(self, name: &str) -> Self {
        Self { file: name.to_owned(), ..self }
    }

    /// What stands there under `path`: `text`, `spans[0].start`, `[3]`.
    #[must_use]
    pub fn within(&self, path: &str) -> Self {
        let path = path.strip_prefix('.').unwrap_or(path);
        let dot = if self.path.is_empty() || path.is_empty() || path.starts_with('[') { "" } else { "." };
        Self { path: format!("{}{dot}{path}", self.path), ..self.clone() }
    }

    /// The element `index` (from 0) of the list `field` that stands there.
    #[must_use]
    pub fn element(&self, field: &str, index: usize) -> Self {
        self.within(&format!("{field}[{index}]"))
    }

    /// Which file of several it is in; empty where there is one.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }

    /// What is counted to find it, if anything.
    #[must_use]
    pub fn count(&self) -> Option<Count> {
        self.count
    }

    /// The path from there on: `passages[3].spans[0]`; empty where there is none.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Whether it is the file as a whole.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Its pieces in one line, what is counted put into words by `count`.
    pub fn words(&self, count: impl Fn(Count) -> String) -> String {
        let pieces = [self.file.clone(), self.count.map(count).unwrap_or_default(), self.path.clone()];
        pieces.into_iter().filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join(", ")
    }
}

impl From<&str> for FilePlace {
    fn from(path: &str) -> Self {
        Self::from(path.to_owned())
    }
}

impl From<String> for FilePlace {
    fn from(path: String) -> Self {
        Self { path, ..Self::default() }
    }
}

impl fmt::Display for FilePlace {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = |count| match count {
            Count::Line(line) => format!("line {line}"),
            Count::Column(line, column) => format!("line {line}, column {column}"),
            Count::Row(row) => format!("row {row}"),
            Count::Item(item) => format!("item {item}"),
        };
        formatter.write_str(&self.words(count))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(place: &FilePlace, expected: &str) {
        assert_eq!(place.to_string(), expected);
    }

    #[test]
    fn a_place_is_told_from_the_file_down_to_the_field() {
        check(&FilePlace::default(), "");
        check(&"passages[3].spans[0]".into(), "passages[3].spans[0]");
        check(&FilePlace::line(3).in_file("q.ann"), "q.ann, line 3");
        check(&FilePlace::at(Count::Item(2)).element("spans", 0).within("start"), "item 2, spans[0].start");
        check(&FilePlace::default().within("[1]").within("[2]").within(".a"), "[1][2].a");
        check(&FilePlace::at(Count::Column(1, 4)), "line 1, column 4");
        assert!(FilePlace::from("").is_empty() && !FilePlace::line(1).is_empty());
    }
}
