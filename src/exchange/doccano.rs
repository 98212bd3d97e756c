//! doccano: one text a line, with its spans; and the same with relations between spans.
//!
//! Two files, as doccano has two sorts of project: `….spans.jsonl` for sequence labelling, `….jsonl` for the
//! same with relations. Beside them stand the files that make their labels, with colours and keys. Kinds are
//! the labels; each extract is a span; everything else travels in the fields of the line that doccano keeps
//! as metadata. Offsets count code points, as doccano's own program takes them; its page counts UTF-16, which
//! differs from the first character beyond U+FFFF on.
//!
//! Its labels are all that doccano has: what a program suggests looks there as if someone had marked it. That it
//! is a suggestion travels with the rest, and doccano hands it out again when it exports.
//!
//! Lost: definitions of the codebook, how far the work has come, and how the texts are set.

use std::collections::BTreeSet;

use super::archive::Entry;
use super::beside::{self, Beside, Gathering, Mark};
use super::colour;
use super::error::{Error, Lack, Problem};
use super::foreign::{Extract, Foreign, Text, Tie};
use super::loose::{self, Out, Value as Json, list, object, offset, word};
use super::offsets::{Offsets, Unit};
use super::outgoing::{File, Sheet, Writer, file_name};
use super::shape::Shape;
use super::work::turn;
use crate::model::dossier::Dossier;
use crate::model::file_place::FilePlace;
use crate::model::outgoing::{Format, Loss};
use crate::model::sorted;

/// What a file of it cannot hold.
pub const LOSES: &[Loss] =
    &[Loss::Orphans, Loss::Codebook, Loss::Work, Loss::Layout, Loss::UntoldSuggestions];

const LINES: &str = "application/x-ndjson";
/// The ending of the file with relations.
const WHOLE: &str = ".jsonl";
/// The ending of the file of spans alone.
const SPANS: &str = ".spans.jsonl";

/// Writes lines.
pub fn writer() -> Box<dyn Writer> {
    Box::<Lines>::default()
}

#[derive(Default)]
struct Lines {
    spans: String,
    relations: String,
    beside: Beside,
}

impl Writer for Lines {
    fn document(&mut self, sheet: &Sheet<'_>) {
        let (beside, links) = self.beside.write(sheet, Unit::CodePoints);
        let offsets = Offsets::new(&sheet.document.text, Unit::CodePoints);
        let (mut spans, mut entities, mut firsts) = (Vec::new(), Vec::new(), Vec::new());
        for marked in sheet.passages() {
            firsts.push((marked.passage.id, entities.len() + 1));
            for at in marked.passage.spans.iter().map(|span| offsets.of(span)) {
                let kind = || Out::from(&*marked.claim.kind);
                spans.push(Out::List(vec![at.start.into(), at.end.into(), kind()]));
                entities.push(object([
                    ("id", (entities.len() + 1).into()),
                    ("start_offset", at.start.into()),
                    ("end_offset", at.end.into()),
                    ("label", kind()),
                ]));
            }
        }
        let number = |passage| firsts.iter().find(|(id, _)| *id == passage).map_or(0, |(_, number)| *number);
        let relations = links.iter().enumerate().map(|(n, shown)| {
            object([
                ("id", (n + 1).into()),
                ("from_id", number(shown.from).into()),
                ("to_id", number(shown.to).into()),
                ("type", (&*shown.link.kind).into()),
            ])
        });
        let relations: Vec<Out> = relations.collect();
        let begin = || object([("text", (&*sheet.document.text).into())]);
        let end = |line: Out| {
            line.with("title", sheet.title).with(beside::KEY, Out::Written(beside.clone())).line()
        };
        self.spans.push_str(&end(begin().with("label", spans)));
        self.spans.push('\n');
        self.relations.push_str(&end(begin().with("entities", entities).with("relations", relations)));
        self.relations.push('\n');
    }

    fn finish(self: Box<Self>, dossier: &Dossier) -> Vec<File> {
        let codebook = &dossier.codebook;
        let kinds = codebook.kinds.iter().map(|kind| {
            let label =
                object([("text", (&*kind.id).into()), ("background_color", colour::edge(kind.hue).into())]);
            let label = label.with("text_color", "#ffffff");
            // The page knows keys of letters and digits only.
            match kind.key.filter(char::is_ascii_alphanumeric) {
                Some(key) => label.with("suffix_key", key.to_ascii_lowercase().to_string()),
                None => label,
            }
        });
        let links = codebook.links.iter().map(|link| object([("text", (&*link.id).into())]));
        let name = |ending| file_name(dossier, Format::Doccano, ending);
        let labels = |labels: Vec<Out>| Out::List(labels).pretty();
        vec![
            File::text(name(WHOLE), LINES, self.relations),
            File::text(name(SPANS), LINES, self.spans),
            File::text(name(".span-types.json"), "application/json", labels(kinds.collect())),
            File::text(name(".relation-types.json"), "application/json", labels(links.collect())),
        ]
    }
}

/// Whether it is a file of texts with spans.
#[must_use]
pub fn recognise(_name: &str, text: &str) -> bool {
    let shape = Shape::of(text);
    let is_text = shape.has_some(&["text:text", "data:text"]);
    let has_spans = ["label", "labels"].iter().any(|field| {
        let is = |path: &str| shape.has(&[&format!("{field}{path}")]);
        is("[][]:number") && is("[][]:text")
    });
    let has_entities = shape.has(&["entities[].start_offset:number", "entities[].end_offset:number"]);
    // A record that no one has marked yet shows by its lists.
    let is_unmarked = shape.has(&["entities:list", "relations:list"]) && !shape.has(&["entities[]:list"]);
    let is_ours = shape.has(&["label:list", "scolie.document:text"]);
    is_text && (has_spans || has_entities || is_unmarked || is_ours)
}

/// Reads lines of either sort. In which unit the spans count is told by no file, and found out from its texts.
///
/// # Errors
///
/// Where the file is no JSON.
pub async fn read(text: &str) -> Result<Foreign, Error> {
    let mut gathering = Gathering::new(Format::Doccano);
    for (place, line) in loose::records(text).await? {
        turn().await;
        match line {
            Ok(line) if line.is_object() => read_line(&line, &place, &mut gathering),
            Ok(_) => gathering.refuse(place, Problem::Lacks(Lack::Object)),
            Err(problem) => gathering.refuse(place, problem),
        }
    }
    Ok(gathering.finish())
}

/// The names of those of several files that only repeat the passages of another: spans alone, beside as many
/// lines with relations.
#[must_use]
pub fn said_again(entries: &[Entry]) -> BTreeSet<String> {
    let lines = |entry: &Entry| entry.content.iter().filter(|byte| **byte == b'\n').count();
    let repeats = |entry: &&Entry| {
        let whole = entry.name.strip_suffix(SPANS).map(|stem| format!("{stem}{WHOLE}"));
        let other = whole.and_then(|whole| entries.iter().find(|other| other.name == whole));
        other.is_some_and(|other| lines(other) == lines(entry))
    };
    sorted::set(entries.iter().filter(repeats).map(|entry| entry.name.clone()))
}

fn read_line(line: &Json, place: &FilePlace, gathering: &mut Gathering) {
    let field = |name: &str| word(line, name);
    let meta = |name: &str| line.get("meta").and_then(|meta| word(meta, name));
    let title = field("title").or_else(|| meta("title"));
    let beside = line.get(beside::KEY).or_else(|| line.get("meta")?.get(beside::KEY));
    let name = title.clone().or_else(|| field("filename")).or_else(|| field("id"));
    let text = Text {
        name: name.unwrap_or_default(),
        title,
        words: field("text").or_else(|| field("data")),
        ..Text::default()
    };
    let number = gathering.text(text, beside.map(ToString::to_string).as_deref(), place);
    let key = field("id").unwrap_or_else(|| place.to_string());
    let fields = ["entities", "label", "labels", "spans"];
    let spans = fields.into_iter().flat_map(|field| {
        let spans = list(line, field).iter().enumerate();
        spans.map(move |(n, span)| (place.element(field, n), span))
    });
    let (mut marks, mut ids) = (Vec::new(), Vec::new());
    let mut seen = std::collections::BTreeMap::new();
    for (place, span) in spans {
        let part = |n: usize, name: &str| span.get(n).or_else(|| span.get(name));
        let start = part(0, "start_offset").and_then(loose::as_offset).or_else(|| offset(span, "start"));
        let end = part(1, "end_offset").and_then(loose::as_offset).or_else(|| offset(span, "end"));
        let kind = part(2, "label").and_then(loose::as_word);
        let (Some(start), Some(end), Some(kind)) = (start, end, kind) else {
            let problem = if span.is_string() { Problem::Unmarked } else { Problem::Lacks(Lack::Span) };
            gathering.refuse(place, problem);
            continue;
        };
        if start >= end {
            gathering.refuse(place, Problem::Empty);
            continue;
        }
        // The same span may be marked twice, and must not be one.
        let again: &mut u32 = seen.entry((start, end, kind.clone())).or_default();
        *again += 1;
        ids.push(word(span, "id"));
        marks.push(Mark {
            key: format!("{key}/{start}-{end}/{kind}/{again}"),
            place,
            extracts: vec![Extract { position: Some((start, end)), ..Extract::default() }],
            kind,
            ..Mark::default()
        });
    }
    let claims = gathering.marks(number, marks, Unit::CodePoints);
    for (n, relation) in list(line, "relations").iter().enumerate() {
        let place = place.element("relations", n);
        let end = |name: &str| {
            let id = word(relation, name);
            let known = ids.iter().position(|own| own.is_some() && *own == id);
            known.and_then(|n| claims.get(n).copied()).ok_or_else(|| Problem::Unknown(id.unwrap_or_default()))
        };
        match (end("from_id"), end("to_id")) {
            (Ok(from), Ok(to)) => {
                let kind = word(relation, "type").unwrap_or_default();
                let key = format!("{key}/{from}-{to}/{kind}");
                gathering.tie(Tie { key, kind, from, to, ..Tie::default() });
            }
            (Err(problem), _) | (_, Err(problem)) => gathering.refuse(place, problem),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::fixture::{check_back, content, damages, dossier, written};
    use crate::exchange::work::at_once;

    fn read(file: &str) -> Result<Foreign, Error> {
        at_once(super::read(file))
    }

    fn files() -> Vec<File> {
        written(&dossier(), writer())
    }

    #[test]
    fn spans_alone_repeat_what_is_there_with_relations() {
        let entry =
            |name: &str, lines: usize| Entry { name: name.to_owned(), content: b"{}\n".repeat(lines) };
        let entries = [entry("a.jsonl", 2), entry("a.spans.jsonl", 2), entry("b.spans.jsonl", 2)];
        assert_eq!(Vec::from_iter(said_again(&entries)), ["a.spans.jsonl"]);
        assert_eq!(said_again(&[entry("a.jsonl", 2), entry("a.spans.jsonl", 3)]), BTreeSet::new());
    }

    #[test]
    fn lines_hold_spans_and_relations() {
        let files = files();
        let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
        let endings = [".jsonl", ".spans.jsonl", ".span-types.json", ".relation-types.json"];
        assert_eq!(names, endings.map(|ending| format!("donnees-de-sante.doccano{ending}")));
        let mut marked = Vec::new();
        for (relations, spans) in content(&files[0]).lines().zip(content(&files[1]).lines()) {
            let (relations, spans) = (loose::whole(relations).unwrap(), loose::whole(spans).unwrap());
            let text: Vec<char> = relations["text"].as_str().unwrap().chars().collect();
            assert_eq!(spans["text"], relations["text"]);
            for (span, entity) in list(&spans, "label").iter().zip(list(&relations, "entities")) {
                assert_eq!(
                    span,
                    &Json::from(vec![
                        entity["start_offset"].clone(),
                        entity["end_offset"].clone(),
                        entity["label"].clone()
                    ])
                );
                let at = |n: usize| usize::try_from(span[n].as_u64().unwrap()).unwrap();
                let words: String = text[at(0)..at(1)].iter().collect();
                marked.push(format!("{} {words}", entity["label"].as_str().unwrap()));
            }
            let relations = list(&relations, "relations").iter();
            marked.extend(relations.map(ToString::to_string));
        }
        assert_eq!(
            marked,
            [
                "figure L’État n’a pas lancé",
                "fact n’a pas lancé d’appel d’offres 🇫🇷 en 2019",
                "figure pas lancé",
                "no-such-kind e\u{301}crit la juge 👩\u{200d}⚖️",
                "request qui paie\u{202f}?",
                "request quand",
                r#"{"from_id":2,"id":1,"to_id":1,"type":"supports"}"#,
                "fact pas lancé",
                "fact appel d’offres",
                "request qui paie\u{202f}?",
                "no-such-kind qui paie\u{202f}?",
            ]
        );
        let types = loose::whole(content(&files[2])).unwrap();
        assert_eq!(
            types[0].to_string(),
            r##"{"background_color":"#1f5fa8","suffix_key":"f","text":"fact","text_color":"#ffffff"}"##
        );
    }

    #[test]
    fn both_files_come_back_whole_and_alike() {
        let files = files();
        let (relations, spans) = (content(&files[0]), content(&files[1]));
        for text in [relations, spans] {
            assert!(recognise("x", text));
        }
        let foreign = read(relations).unwrap();
        check_back(&dossier(), &foreign);
        // Only the relations that doccano shows are not in the file of spans.
        let other = read(spans).unwrap();
        assert_eq!((&other.items.len(), other.links.len()), (&foreign.items.len(), foreign.links.len() - 1));
        assert_eq!(other.claims, foreign.claims);
        assert!(!recognise("x", content(&files[2])));
    }

    #[test]
    fn files_of_the_tool_are_read() {
        let text = concat!(
            r#"{"id": 5, "text": "Le chat 🐈 dort", "label": [[3, 7, "ANIMAL"], [3, 7, "ANIMAL"], [11, 15, "VERBE"], [2, 2, "X"]], "Comments": ["?"]}"#,
            "\n\n",
            r#"{"id": 6, "text": "Ana aime Bo", "entities": [{"id": 31, "label": "P", "start_offset": 0, "end_offset": 3}, {"id": 32, "label": "P", "start_offset": 9, "end_offset": 11}], "relations": [{"id": 1, "from_id": 31, "to_id": 32, "type": "aime"}, {"id": 2, "from_id": 31, "to_id": 99, "type": "aime"}]}"#,
            "\n{\"text\": \"sans rien\", \"label\": [\"classe\"]}\n{"
        );
        assert!(recognise("all.jsonl", text));
        let foreign = read(text).unwrap();
        let keys: Vec<&str> = foreign.items.iter().map(|item| item.key.as_str()).collect();
        let expected = ["5/3-7/ANIMAL/1", "5/3-7/ANIMAL/2", "5/11-15/VERBE/1", "6/0-3/P/1", "6/9-11/P/1"];
        assert_eq!(keys, expected);
        assert_eq!(foreign.items[2].extracts[0].unit, None);
        assert_eq!((foreign.links.len(), foreign.links[0].from, foreign.links[0].to), (1, 3, 4));
        let places: Vec<String> = foreign.refused.iter().map(|(place, _)| place.to_string()).collect();
        assert_eq!(places, ["line 1, label[3]", "line 3, relations[1]", "line 4, label[0]", "line 5"]);
        for other in
            [r#"{"text": "a", "label": ["b"]}"#, r#"{"text": "a", "number": 3}"#, r#"[{"label": [1]}]"#]
        {
            assert!(!recognise("x", other), "{other}");
        }
    }

    #[test]
    fn damaged_files_are_refused_with_their_place() {
        for file in files().iter().take(2) {
            for damaged in damages(content(file)) {
                if let Err(error) = read(&damaged) {
                    assert!(!error.place().is_empty());
                }
            }
        }
    }

    #[test]
    fn what_is_suggested_looks_like_any_label_and_comes_back_as_a_suggestion() {
        use crate::model::claim::{Passage, Suggestion};
        use crate::model::outgoing::Losses;
        use std::rc::Rc;

        let mut dossier = dossier();
        let first = dossier.passages.values().next().map(|own| Passage::clone(own)).unwrap();
        let suggestion = Suggestion { by: "rules-1".to_owned(), score: "0.8".to_owned() };
        let own = Passage { suggestion: Some(Rc::new(suggestion.clone())), ..first };
        let id = own.id;
        dossier.passages.put(&Rc::new(own));
        let losses = Losses::of(&dossier, LOSES, &crate::exchange::default_codebook());
        let all = dossier.passages.suggested();
        assert_eq!(losses.count(Loss::UntoldSuggestions), all);
        // As doccano exports: the text under another name, what travelled along beside it.
        let file = content(&written(&dossier, writer())[0]).replace("{\"text\":", "{\"id\":7,\"data\":");
        let foreign = read(&file).unwrap();
        let back = foreign.items.iter().find(|item| item.id == Some(id.0)).unwrap();
        assert_eq!(back.suggestion, Some(suggestion));
        assert_eq!(foreign.items.iter().filter(|item| item.suggestion.is_some()).count(), all);
    }
}
