//! The white space of a page: any run of it is one space, and none at the edges of a block.

use std::ops::Range;
use std::rc::Rc;

use crate::model::document::Style;

/// White space that will be written if text follows in the same block.
#[derive(Debug)]
pub struct Space {
    /// Its bytes of the source.
    pub source: Range<usize>,
    /// Whether it is one space in the source too.
    pub exact: bool,
    /// How it is set.
    pub style: Style,
    /// Where it leads.
    pub link: Option<Rc<str>>,
}

/// The bytes of the source of a part of a text whose bytes are `source`.
pub fn part(source: &Range<usize>, range: Range<usize>, verbatim: bool) -> Range<usize> {
    if verbatim { source.start + range.start..source.start + range.end } else { source.clone() }
}

/// How long the words are that `text` begins with, one single space between any two.
pub fn words(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut length = 0;
    for (index, byte) in bytes.iter().enumerate() {
        if !byte.is_ascii_whitespace() {
            length = index + 1;
        } else if *byte != b' ' || length < index {
            break;
        }
    }
    length
}
