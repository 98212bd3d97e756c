//! A text in both languages: that of the interface first, the other one quieter behind it.

use std::rc::Rc;

use yew::prelude::*;

use super::desk::Desk;
use super::written::Written;
use crate::model::codebook::Text;
use crate::model::language::Language;

/// Which text.
#[derive(Properties, PartialEq)]
pub struct PairProps {
    /// What the place works with.
    pub desk: Desk,
    /// The name of the fields, unique on the page but for the language.
    pub id: AttrValue,
    /// What the text is.
    pub label: AttrValue,
    /// The text in the language of the interface.
    pub first: Text,
    /// The text in the other one.
    pub second: Text,
    /// Whether it may run over several lines.
    #[prop_or_default]
    pub long: bool,
}

/// Two fields side by side. An empty one shows what stands in for it: the text in the other language.
#[component]
pub fn Pair(PairProps { desk, id, label, first, second, long }: &PairProps) -> Html {
    let field = |text: &Text, other: &Text| {
        let language = text.language().unwrap_or_default();
        let value = shown(desk, text);
        // A short name that follows its label is seen as what it follows.
        let stands_in = [desk.codebook.text(text), desk.codebook.text(other)];
        let placeholder = stands_in.into_iter().find(|words| !words.is_empty() && **words != value);
        let on_write = {
            let (desk, text) = (desk.clone(), text.clone());
            Callback::from(move |words: String| desk.write(&text, &words))
        };
        html! {
            <Written id={format!("{id}-{}", language.tag())} label={(desk.messages.codebook.in_language)(label, language)}
                lang={language.tag()} {value} placeholder={placeholder.unwrap_or_default().to_owned()} long={*long} {on_write} />
        }
    };
    html! {
        <div class="pair">
            { field(first, second) }
            { field(second, first) }
        </div>
    }
}

/// What a field shows of a text: a short name that only follows its label is none of its own.
fn shown(desk: &Desk, text: &Text) -> String {
    let words = desk.codebook.text(text);
    let follows = followed(text).is_some_and(|label| desk.codebook.text(&label) == words);
    if follows { String::new() } else { words.to_owned() }
}

/// The label that a short name follows while it has no words of its own.
fn followed(text: &Text) -> Option<Text> {
    match text {
        Text::Short(id, language) => Some(Text::Label(Rc::clone(id), *language)),
        _ => None,
    }
}

/// The language of the interface and the other one.
pub fn languages(language: Language) -> [Language; 2] {
    [language, language.other()]
}
