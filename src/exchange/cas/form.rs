//! A CAS as it is written: types, structures one on each line, views; no space that means nothing, since the
//! tokens of 2,000 questions are a quarter of a million lines.

use serde_json::{Value as Json, json, to_string};

use super::{METADATA, SENTENCE, SOFA, TOKEN};
use crate::exchange::layer::{CLAIM, ENDS, FEATURES, LINK, LINK_FEATURES};

/// The number of the structure that holds the text.
const TEXT: usize = 1;
/// The view that holds all.
const VIEW: &str = "_InitialView";

/// A CAS with one view.
pub struct Cas {
    text: String,
    structures: Vec<Structure>,
}

/// A structure that stands in the text.
pub struct Structure {
    /// Its number.
    pub id: usize,
    fields: Vec<(String, Json)>,
}

impl Structure {
    /// Says a text; nothing, when there is none.
    pub fn text(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.fields.push((name.to_owned(), Json::from(text)));
        }
    }

    /// Refers to another structure.
    pub fn refer(&mut self, name: &str, to: usize) {
        self.fields.push((format!("@{name}"), Json::from(to)));
    }
}

impl Cas {
    /// A CAS in which nothing is said of a text.
    pub fn new(text: &str) -> Self {
        Self { text: text.to_owned(), structures: Vec::new() }
    }

    /// Marks a stretch of the text, in UTF-16 units.
    pub fn annotate(&mut self, kind: &str, (begin, end): (u32, u32)) -> &mut Structure {
        let id = TEXT + 1 + self.structures.len();
        let fields = [("%ID", json!(id)), ("%TYPE", json!(kind)), ("@sofa", json!(TEXT))];
        let fields = fields.into_iter().chain([("begin", json!(begin)), ("end", json!(end))]);
        let fields = fields.map(|(name, value)| (name.to_owned(), value)).collect();
        self.structures.push(Structure { id, fields });
        let last = self.structures.len() - 1;
        // It was put there just now.
        #[expect(clippy::indexing_slicing, reason = "the index of what was pushed")]
        &mut self.structures[last]
    }

    /// The file: the types first, then the text, then what refers to it.
    pub fn finish(self) -> String {
        let line = |value: &Json| to_string(value).unwrap_or_default();
        let mut file = "{\n \"%TYPES\": {\n".to_owned();
        let types = types();
        for (index, (name, kind)) in types.iter().enumerate() {
            let comma = if index + 1 < types.len() { "," } else { "" };
            file.push_str(&format!("{}:{}{comma}\n", line(&json!(name)), object(kind)));
        }
        file.push_str(" },\n \"%FEATURE_STRUCTURES\": [\n");
        let sofa = [
            ("%ID", json!(TEXT)),
            ("%TYPE", json!(SOFA)),
            ("sofaNum", json!(1)),
            ("sofaID", json!(VIEW)),
            ("mimeType", json!("text")),
            ("sofaString", json!(self.text)),
        ];
        file.push_str(&object(&sofa.map(|(name, value)| (name.to_owned(), value))));
        for structure in &self.structures {
            file.push_str(&format!(",\n{}", object(&structure.fields)));
        }
        let members: Vec<usize> = self.structures.iter().map(|structure| structure.id).collect();
        let view = object(&[("%SOFA".to_owned(), json!(TEXT)), ("%MEMBERS".to_owned(), json!(members))]);
        file.push_str(&format!("\n ],\n \"%VIEWS\": {{\n  \"{VIEW}\": {view}\n }}\n}}\n"));
        file
    }
}

/// An object in the order of its fields.
fn object(fields: &[(String, Json)]) -> String {
    let field = |(name, value): &(String, Json)| {
        format!("{}:{}", to_string(name).unwrap_or_default(), to_string(value).unwrap_or_default())
    };
    format!("{{{}}}", fields.iter().map(field).collect::<Vec<_>>().join(","))
}

fn types() -> Vec<(&'static str, Vec<(String, Json)>)> {
    let string =
        |names: &[&'static str]| names.iter().map(|name| (*name, "uima.cas.String")).collect::<Vec<_>>();
    let mut metadata =
        string(&["documentTitle", "documentId", "documentUri", "collectionId", "documentBaseUri"]);
    metadata.push(("isLastSegment", "uima.cas.Boolean"));
    let annotation = "uima.tcas.Annotation";
    let mut link: Vec<_> = ENDS.iter().map(|name| (*name, annotation)).collect();
    link.extend(string(&LINK_FEATURES));
    [
        (METADATA, "uima.tcas.DocumentAnnotation", metadata),
        (SENTENCE, annotation, string(&["id"])),
        (TOKEN, annotation, Vec::new()),
        (CLAIM, annotation, string(&FEATURES)),
        (LINK, annotation, link),
    ]
    .into_iter()
    .map(|(name, parent, features)| {
        let mut fields = vec![("%NAME".to_owned(), json!(name)), ("%SUPER_TYPE".to_owned(), json!(parent))];
        let feature =
            |(name, range): (&str, &str)| (name.to_owned(), json!({ "%NAME": name, "%RANGE": range }));
        fields.extend(features.into_iter().map(feature));
        (name, fields)
    })
    .collect()
}
