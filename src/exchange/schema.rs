//! The form of dossier files as JSON Schema (draft 2020-12), made from the types that read and write them.
//!
//! `dossier.schema.json` is what is made here, published with the program: `cargo xtask schema` writes it, and a
//! test says when it is behind. The program itself only carries the file.

use std::borrow::Cow;

use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value as Json, json};

use super::dossier::{DossierForm, SCHEMA};

/// A UUID as it is written.
const ID: &str = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$";
/// The variable that says where the schema is to be written.
const FILE: &str = "SCOLIE_SCHEMA";

macro_rules! texts {
    ($($name:ident, $called:literal, $description:literal, $pattern:literal;)+) => {$(
        #[doc = $description]
        pub struct $name;

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                $called.into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({"type": "string", "description": $description, "pattern": $pattern})
            }
        }
    )+};
}

texts! {
    Instant, "instant", "An instant, RFC 3339, in UTC.",
        r"^-?[0-9]{4,6}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?Z$";
    Date, "date", "A civil date, ISO 8601.", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
    Fingerprint, "fingerprint", "A SHA-256, in hexadecimal.", "^[0-9a-f]{64}$";
}

/// Says that an object always has the fields `names`, although a reader does without them.
pub fn require(names: &'static [&'static str]) -> impl Transform {
    move |schema: &mut Schema| {
        let mut required = match schema.remove("required") {
            Some(Json::Array(required)) => required,
            _ => Vec::new(),
        };
        required.extend(names.iter().map(|name| json!(name)));
        schema.insert("required".to_owned(), required.into());
    }
}

/// Makes a schema as strict as what is written: what is not there is left out, and never null; a whole number
/// says how large it may be; an id has one form.
#[derive(Clone)]
struct Strict;

impl Transform for Strict {
    fn transform(&mut self, schema: &mut Schema) {
        transform_subschemas(self, schema);
        let is_null = |value: &Json| *value == json!("null") || *value == json!({"type": "null"});
        schema.remove("default");
        if let Some(Json::String(description)) = schema.get_mut("description") {
            *description = description.replace('\n', " ");
        }
        match schema.remove("format").as_ref().and_then(Json::as_str) {
            Some("uint32") => drop(schema.insert("maximum".to_owned(), u32::MAX.into())),
            Some("uint16") => drop(schema.insert("maximum".to_owned(), u16::MAX.into())),
            Some("uuid") => drop(schema.insert("pattern".to_owned(), ID.into())),
            _ => {}
        }
        for key in ["type", "anyOf", "enum"] {
            let Some(Json::Array(values)) = schema.get_mut(key) else { continue };
            values.retain(|value| !is_null(value) && !value.is_null());
            if let ("type" | "anyOf", [only]) = (key, &values[..]) {
                let only = only.clone();
                schema.remove(key);
                match only {
                    Json::Object(fields) => fields.into_iter().for_each(|(name, value)| {
                        schema.as_object_mut().map(|own| own.entry(name).or_insert(value));
                    }),
                    sort => drop(schema.insert(key.to_owned(), sort)),
                }
            }
        }
    }
}

fn made() -> String {
    let generator = SchemaSettings::draft2020_12().with_transform(Strict).into_generator();
    let mut schema = generator.into_root_schema_for::<DossierForm>();
    schema.insert("$id".to_owned(), "urn:scolie:dossier:1".into());
    schema.insert("title".to_owned(), "Scolie dossier".into());
    let mut text = serde_json::to_string_pretty(&schema).unwrap();
    text.push('\n');
    text
}

#[test]
fn the_published_schema_is_that_of_the_types() {
    let made = made();
    match std::env::var_os(FILE) {
        Some(file) => std::fs::write(file, made).unwrap(),
        None => assert!(made == SCHEMA, "dossier.schema.json is behind: cargo xtask schema"),
    }
}
