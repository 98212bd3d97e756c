//! The values of attributes, as files hold them: a text, a list of texts, or a list of evidence.
//!
//! What is in the list tells the two lists apart. An empty one is a list of texts: a claim of this program
//! never holds an empty list, since an attribute without a value is left out.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};

use crate::model::claim::Value;
use crate::model::evidence::{Evidence, Stance};

#[derive(Debug, Serialize)]
#[serde(untagged)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "value"))]
pub enum ValueForm {
    One(String),
    Many(Vec<String>),
    Evidence(Vec<EvidenceForm>),
}

/// What was found that bears on a claim; what is not known is left out.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "evidence"))]
pub struct EvidenceForm {
    #[serde(skip_serializing_if = "String::is_empty")]
    url: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    title: String,
    /// When it was published.
    #[serde(skip_serializing_if = "String::is_empty")]
    date: String,
    /// When it was seen.
    #[serde(skip_serializing_if = "String::is_empty")]
    accessed: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    excerpt: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    stance: Option<StanceForm>,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "stance"))]
enum StanceForm {
    Supports,
    Contradicts,
    Context,
}

/// Values by name. A name that stands twice is refused: neither value would be the one that is meant.
pub fn values<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BTreeMap<String, ValueForm>, D::Error> {
    deserializer.deserialize_map(ValuesVisitor)
}

struct ValuesVisitor;

impl<'de> Visitor<'de> for ValuesVisitor {
    type Value = BTreeMap<String, ValueForm>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Self::Value, A::Error> {
        let mut values = BTreeMap::new();
        while let Some(name) = fields.next_key::<String>()? {
            if values.contains_key(&name) {
                return Err(A::Error::custom(format!("duplicate field `{name}`")));
            }
            values.insert(name, fields.next_value()?);
        }
        Ok(values)
    }
}

impl From<&Value> for ValueForm {
    fn from(value: &Value) -> Self {
        match value {
            Value::One(text) => Self::One(text.clone()),
            Value::Many(texts) => Self::Many(texts.clone()),
            Value::Evidence(pieces) => Self::Evidence(pieces.iter().map(EvidenceForm::from).collect()),
        }
    }
}

impl From<ValueForm> for Value {
    fn from(form: ValueForm) -> Self {
        match form {
            ValueForm::One(text) => Self::One(text),
            ValueForm::Many(texts) => Self::Many(texts),
            ValueForm::Evidence(pieces) => Self::Evidence(pieces.into_iter().map(Evidence::from).collect()),
        }
    }
}

impl Default for EvidenceForm {
    fn default() -> Self {
        (&Evidence::default()).into()
    }
}

impl From<&Evidence> for EvidenceForm {
    fn from(evidence: &Evidence) -> Self {
        let Evidence { url, title, date, accessed, excerpt, stance } = evidence.clone();
        let stance = stance.map(|stance| match stance {
            Stance::Supports => StanceForm::Supports,
            Stance::Contradicts => StanceForm::Contradicts,
            Stance::Context => StanceForm::Context,
        });
        Self { url, title, date, accessed, excerpt, stance }
    }
}

impl From<EvidenceForm> for Evidence {
    fn from(form: EvidenceForm) -> Self {
        let EvidenceForm { url, title, date, accessed, excerpt, stance } = form;
        let stance = stance.map(|stance| match stance {
            StanceForm::Supports => Stance::Supports,
            StanceForm::Contradicts => Stance::Contradicts,
            StanceForm::Context => Stance::Context,
        });
        Self { url, title, date, accessed, excerpt, stance }
    }
}

/// Not `untagged`: its errors name neither the piece nor the field that does not fit.
impl<'de> Deserialize<'de> for ValueForm {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = ValueForm;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a text, a list of texts or a list of evidence")
    }

    fn visit_str<E>(self, text: &str) -> Result<ValueForm, E> {
        Ok(ValueForm::One(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<ValueForm, A::Error> {
        match items.next_element()? {
            None => Ok(ValueForm::Many(Vec::new())),
            Some(ItemForm::Text(first)) => Ok(ValueForm::Many(rest(first, items)?)),
            Some(ItemForm::Evidence(first)) => Ok(ValueForm::Evidence(rest(first, items)?)),
        }
    }
}

/// The list that begins with `first`; all that follows must be of its sort.
fn rest<'de, T: Deserialize<'de>, A: SeqAccess<'de>>(first: T, mut items: A) -> Result<Vec<T>, A::Error> {
    let mut list = vec![first];
    while let Some(item) = items.next_element()? {
        list.push(item);
    }
    Ok(list)
}

/// The first item of a list, which says of what sort the list is.
enum ItemForm {
    Text(String),
    Evidence(EvidenceForm),
}

impl<'de> Deserialize<'de> for ItemForm {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ItemVisitor)
    }
}

struct ItemVisitor;

impl<'de> Visitor<'de> for ItemVisitor {
    type Value = ItemForm;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a text or a piece of evidence")
    }

    fn visit_str<E>(self, text: &str) -> Result<ItemForm, E> {
        Ok(ItemForm::Text(text.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<ItemForm, A::Error> {
        EvidenceForm::deserialize(MapAccessDeserializer::new(fields)).map(ItemForm::Evidence)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::error::parse;

    #[track_caller]
    fn check(json: &str, expected: &Value) {
        let form: ValueForm = parse(json).unwrap();
        assert_eq!(serde_json::to_string(&form).unwrap(), json);
        assert_eq!(&Value::from(form), expected);
    }

    #[track_caller]
    fn check_refused(json: &str, place: &str) {
        assert_eq!(parse::<ValueForm>(json).unwrap_err().place().to_string(), place);
    }

    #[test]
    fn what_is_in_a_list_tells_its_sort() {
        check(r#""2019""#, &Value::One("2019".to_owned()));
        check(r#"["a","b"]"#, &Value::Many(vec!["a".to_owned(), "b".to_owned()]));
        check("[]", &Value::Many(Vec::new()));
        let known = Evidence { url: "https://x.fr".to_owned(), ..Evidence::default() };
        let doubted = Evidence { stance: Some(Stance::Contradicts), ..known.clone() };
        check(
            r#"[{"url":"https://x.fr"},{"url":"https://x.fr","stance":"contradicts"}]"#,
            &Value::Evidence(vec![known, doubted]),
        );
        check("[{}]", &Value::Evidence(vec![Evidence::default()]));
    }

    #[test]
    fn an_error_names_the_piece_and_the_field() {
        check_refused(r#"[{}, {"stance": "agrees"}]"#, "[1].stance");
        check_refused(r#"[{"author": "x"}]"#, "[0].author");
        check_refused(r#"["a", {}]"#, "[1]");
        check_refused("3", "line 1, column 1");
    }
}
