//! The records of a file of JSON whose keys are of no known names.

use std::ops::Range;

use super::columns;
use super::rows::{is_annotation, names_of};
use crate::model::source::Column;
use crate::read::assemblee;
use crate::read::json::{Json, Value};

/// The objects of the first list of objects in `source`, or the one that it is, and all of their keys.
///
/// Nothing, where they are records that need no choice, or annotations.
pub fn json_objects(source: &str) -> Option<(Vec<Column>, Vec<Range<usize>>)> {
    let json = Json::scan(source)?;
    let root = json.root();
    if root.is_object() && is_annotation(root) {
        return None;
    }
    let mut wanted = vec![root];
    for _ in 0..4 {
        for list in wanted.iter().filter(|value| value.is_array()) {
            let objects: Vec<_> = list.values().filter(Value::is_object).collect();
            if !objects.is_empty() {
                return columns_of(&objects);
            }
        }
        wanted = wanted
            .iter()
            .filter(|value| value.is_object())
            .flat_map(|value| value.values())
            .take(1000)
            .collect();
    }
    columns_of(&[root])
}

fn columns_of(objects: &[Value<'_, '_>]) -> Option<(Vec<Column>, Vec<Range<usize>>)> {
    let first = objects.first().filter(|object| object.is_object())?;
    if is_annotation(*first) || objects.iter().any(|object| assemblee::is_question(*object)) {
        return None;
    }
    let names = names_of(objects.get(..objects.len().min(20)).unwrap_or_default());
    let columns = columns::of_names(names);
    (!columns.is_empty()).then(|| (columns, objects.iter().map(Value::range).collect()))
}

/// What an object says under each of `columns`.
pub fn json_values(source: &str, columns: &[Column]) -> Vec<String> {
    let Some(json) = Json::scan(source) else { return Vec::new() };
    let said = |column: &Column| {
        let text = json.root().get(&column.name).and_then(|value| value.text());
        text.map(|text| text.text().to_owned()).unwrap_or_default()
    };
    columns.iter().map(said).collect()
}
