//! Tables of questions: CSV and TSV, JSON Lines, lists of JSON objects. One document a row.
//!
//! What a column holds is told from its name, or chosen by the analyst. A text may be HTML, even HTML that
//! was escaped once too often.

mod columns;
mod csv;
mod objects;
mod rows;

pub use self::columns::{by_length, of_names, tell_questions};
pub use self::csv::{CsvRows, delimiter, row, row_values};
pub use self::objects::{json_objects, json_values};
pub use self::rows::{Pieces, json_records, read_json, read_row};
