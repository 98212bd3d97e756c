//! The labelling configuration: which labels, choices and fields a project offers.

use std::collections::BTreeSet;

use super::{ATTRIBUTE, CLAIM, KIND, NOTE, TEXT};
use crate::exchange::colour;
use crate::exchange::foreign::Sort;
use crate::exchange::markup::escaped;
use crate::model::claim::Value;
use crate::model::codebook::{Attribute, Bilingual, Codebook, Form, Kind};
use crate::model::dossier::Dossier;
use crate::model::language::Language;
use crate::model::sorted;
use crate::read::xml::Xml;

/// Writes the configuration that shows all of `dossier`, its labels in `language`.
///
/// What the codebook does not know and the dossier uses all the same is offered too: the tool refuses what
/// its configuration does not name.
pub fn write(codebook: &Codebook, language: Language, dossier: &Dossier) -> String {
    let mut xml = String::from("<View>\n");
    let mut line = |line: String| {
        xml.push_str(&line);
        xml.push('\n');
    };
    line(format!("  <Labels name=\"{KIND}\" toName=\"{TEXT}\">"));
    for kind in &codebook.kinds {
        line(label(kind, language));
    }
    let used: BTreeSet<&str> = sorted::set(dossier.claims.values().map(|claim| &*claim.kind));
    for kind in used.into_iter().filter(|kind| codebook.kind(kind).is_none()) {
        line(format!("    <Label value=\"{}\"/>", escaped(kind)));
    }
    line("  </Labels>".to_owned());
    line(format!("  <Text name=\"{TEXT}\" value=\"${TEXT}\"/>"));
    let (claim, note) = match language {
        Language::French => ("Affirmation", "Note"),
        Language::English => ("Claim", "Note"),
    };
    line(area(CLAIM, claim, 1, false));
    line(area(NOTE, note, 4, false));
    for attribute in &codebook.attributes {
        attribute_control(attribute, language, &mut line);
    }
    let known = |name: &str| codebook.attribute(name).is_some();
    let attributes = dossier.claims.values().flat_map(|claim| claim.attributes.iter());
    let unknown = attributes.filter(|(name, value)| !known(name) && !matches!(value, Value::Evidence(_)));
    for name in sorted::set(unknown.map(|(name, _)| &**name)) {
        line(area(&format!("{ATTRIBUTE}{name}"), name, 1, true));
    }
    line("  <Relations>".to_owned());
    let links: BTreeSet<&str> = sorted::set(dossier.links.values().map(|link| &*link.kind));
    let known = codebook.links.iter().map(|link| &*link.id);
    for link in known.chain(links.into_iter().filter(|link| codebook.link(link).is_none())) {
        line(format!("    <Relation value=\"{}\"/>", escaped(link)));
    }
    line("  </Relations>\n</View>".to_owned());
    xml
}

fn label(kind: &Kind, language: Language) -> String {
    let key = kind.key.map(|key| format!(" hotkey=\"{}\"", escaped(&key.to_lowercase().to_string())));
    format!(
        "    <Label value=\"{}\" alias=\"{}\" background=\"{}\"{} hint=\"{}\"/>",
        escaped(kind.short.get(language)),
        escaped(&kind.id),
        colour::edge(kind.hue),
        key.unwrap_or_default(),
        escaped(kind.label.get(language)),
    )
}

fn attribute_control(attribute: &Attribute, language: Language, line: &mut impl FnMut(String)) {
    let name = format!("{ATTRIBUTE}{}", attribute.id);
    let title = attribute.label.get(language);
    let choice = match attribute.form {
        Form::Evidence => return,
        Form::Text | Form::Texts | Form::Date | Form::DateOrDuration => {
            line(area(&name, title, 1, attribute.form == Form::Texts));
            return;
        }
        Form::Choice => "single",
        Form::Choices => "multiple",
    };
    line(format!("  <Header value=\"{}\" size=\"6\"/>", escaped(title)));
    let name = escaped(&name);
    line(format!("  <Choices name=\"{name}\" toName=\"{TEXT}\" perRegion=\"true\" choice=\"{choice}\">"));
    for value in &attribute.values {
        let shown = escaped(value.label.get(language));
        line(format!("    <Choice value=\"{shown}\" alias=\"{}\"/>", escaped(&value.id)));
    }
    line("  </Choices>".to_owned());
}

fn area(name: &str, title: &str, rows: u32, many: bool) -> String {
    let most = if many { "" } else { " maxSubmissions=\"1\"" };
    format!(
        "  <TextArea name=\"{}\" toName=\"{TEXT}\" perRegion=\"true\" editable=\"true\" rows=\"{rows}\" \
         placeholder=\"{}\"{most}/>",
        escaped(name),
        escaped(title),
    )
}

/// What a configuration tells of the tasks beside it.
#[derive(Debug, Default)]
pub struct Config {
    /// The field of the data that holds the text.
    pub text: Option<String>,
    /// The labels.
    pub kinds: Vec<Sort>,
}

/// Reads a configuration.
pub fn read(xml: &str) -> Config {
    let Some(xml) = Xml::scan(xml) else { return Config::default() };
    let shown = ["text", "hypertext", "paragraphs"].into_iter().flat_map(|name| xml.named(name));
    let text =
        shown.filter_map(|element| element.attribute("value")?.strip_prefix('$').map(str::to_owned)).next();
    let kinds = xml.named("label").filter_map(|label| {
        let value = label.attribute("value")?.to_owned();
        let name = label.attribute("alias").unwrap_or(&value).to_owned();
        let color = label.attribute("background").map(str::to_owned);
        Some(Sort { name, label: Bilingual { fr: value.clone(), en: value }, color, ..Sort::default() })
    });
    Config { text, kinds: kinds.collect() }
}
