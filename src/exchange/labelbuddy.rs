//! labelbuddy: documents with their annotations, as one list or one a line.
//!
//! Read only. It counts code points and bytes side by side; the code points are taken, and where they are not
//! said, the bytes. A document may be exported without its text; then its fingerprint is an MD5, which tells us
//! nothing, and its titles name it. What was typed beside a label is the comment.

use std::collections::BTreeMap;

use super::beside::{Gathering, Mark};
use super::error::{Error, Lack, Problem};
use super::foreign::{Extract, Foreign, Text};
use super::loose::{self, Value as Json, list, offset, word};
use super::offsets::Unit;
use super::shape::Shape;
use super::work::turn;
use crate::model::file_place::FilePlace;
use crate::model::outgoing::Format;

/// Whether it is a file of such documents.
#[must_use]
pub fn recognise(_name: &str, text: &str) -> bool {
    let shape = Shape::of(text);
    let has_marks = shape.has(&["annotations[].label_name:text"])
        && shape.has_some(&["annotations[].start_char:number", "annotations[].start_byte:number"]);
    has_marks || shape.has(&["utf8_text_md5_checksum:text"])
}

/// Reads documents.
///
/// # Errors
///
/// Where the file is no JSON.
pub async fn read(text: &str) -> Result<Foreign, Error> {
    let mut gathering = Gathering::new(Format::Labelbuddy);
    for (place, document) in loose::records(text).await? {
        turn().await;
        match document {
            Ok(document) if document.is_object() => read_document(&document, &place, &mut gathering),
            Ok(_) => gathering.refuse(place, Problem::Lacks(Lack::Object)),
            Err(problem) => gathering.refuse(place, problem),
        }
    }
    Ok(gathering.finish())
}

fn read_document(document: &Json, place: &FilePlace, gathering: &mut Gathering) {
    let field = |name: &str| word(document, name);
    let meta = || document.get("metadata").and_then(|meta| word(meta, "id").or_else(|| word(meta, "title")));
    let title = field("list_title").or_else(|| field("display_title"));
    let name = title.clone().or_else(meta).or_else(|| field("utf8_text_md5_checksum"));
    let own = Text { name: name.unwrap_or_default(), title, words: field("text"), ..Text::default() };
    let own = gathering.text(own, None, place);
    let key = field("utf8_text_md5_checksum").unwrap_or_else(|| place.to_string());
    let mut seen: BTreeMap<(u32, u32, String), u32> = BTreeMap::new();
    let mut marks = Vec::new();
    for (n, annotation) in list(document, "annotations").iter().enumerate() {
        let place = place.element("annotations", n);
        let Some((start, end, unit)) = position(annotation) else {
            gathering.refuse(place, Problem::Lacks(Lack::Position));
            continue;
        };
        if start >= end {
            gathering.refuse(place, Problem::Empty);
            continue;
        }
        let label = annotation.get(2).and_then(loose::as_word);
        let kind = word(annotation, "label_name").or(label).unwrap_or_default();
        let again = seen.entry((start, end, kind.clone())).or_default();
        *again += 1;
        let extract = Extract { position: Some((start, end)), unit: Some(unit), ..Extract::default() };
        marks.push(Mark {
            key: format!("{key}/{start}-{end}/{kind}/{again}"),
            place,
            extracts: vec![extract],
            kind,
            comment: word(annotation, "extra_data"),
            ..Mark::default()
        });
    }
    gathering.marks(own, marks, Unit::CodePoints);
}

/// From where to where; older files have a list of a start, an end and a label.
fn position(annotation: &Json) -> Option<(u32, u32, Unit)> {
    let at = |start: &str, end: &str| offset(annotation, start).zip(offset(annotation, end));
    let listed = || {
        let at = |n: usize| annotation.get(n).and_then(loose::as_offset);
        at(0).zip(at(1))
    };
    let points =
        at("start_char", "end_char").or_else(listed).map(|(start, end)| (start, end, Unit::CodePoints));
    points.or_else(|| at("start_byte", "end_byte").map(|(start, end)| (start, end, Unit::Bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::fixture::damages;
    use crate::exchange::work::at_once;

    fn read(file: &str) -> Result<Foreign, Error> {
        at_once(super::read(file))
    }

    const FILE: &str = r#"[{"metadata": {"id": "d1"}, "utf8_text_md5_checksum": "0c", "text": "L’été 🐈 dort", "display_title": "Un été", "list_title": "été",
        "annotations": [{"start_byte": 0, "end_byte": 9, "start_char": 0, "end_char": 5, "label_name": "Saison", "extra_data": "chaud"},
          {"start_byte": 10, "end_byte": 14, "label_name": "Animal"}, [8, 12, "Verbe"], {"start_char": 3, "end_char": 3, "label_name": "x"}, {"label_name": "y"}]},
        {"utf8_text_md5_checksum": "0d", "annotations": []}]"#;

    #[test]
    fn documents_are_read() {
        assert!(recognise("x", FILE));
        let foreign = read(FILE).unwrap();
        let items: Vec<_> = foreign
            .items
            .iter()
            .map(|item| (&*item.key, item.extracts[0].unit.unwrap(), &*foreign.claims[item.claim].kind))
            .collect();
        assert_eq!(
            items,
            [
                ("0c/0-5/Saison/1", Unit::CodePoints, "Saison"),
                ("0c/10-14/Animal/1", Unit::Bytes, "Animal"),
                ("0c/8-12/Verbe/1", Unit::CodePoints, "Verbe")
            ]
        );
        assert_eq!((&*foreign.items[0].comment, &*foreign.texts[0].name), ("chaud", "été"));
        assert_eq!((foreign.texts[1].words.as_deref(), &*foreign.texts[1].name), (None, "0d"));
        let places: Vec<String> = foreign.refused.iter().map(|(place, _)| place.to_string()).collect();
        assert_eq!(places, ["item 1, annotations[3]", "item 1, annotations[4]"]);
        let lines = "{\"utf8_text_md5_checksum\": \"a\", \"annotations\": []}\n{\"utf8_text_md5_checksum\": \"b\", \"annotations\": []}";
        assert_eq!(read(lines).unwrap().texts.len(), 2);
    }

    #[test]
    fn damaged_files_are_refused_with_their_place() {
        for damaged in damages(FILE) {
            if let Err(error) = read(&damaged) {
                assert!(!error.place().is_empty());
            }
        }
    }
}
