//! One thing on which claims differ, and what the merged one is to say.

use std::rc::Rc;

use yew::prelude::*;

use crate::lang::Messages;
use crate::model::codebook::Codebook;
use crate::model::edit::merge::{Difference, Said};
use crate::ui::note::shown;
use crate::ui::shell::use_shell;

/// What there is to choose from.
#[derive(Properties, PartialEq)]
pub struct DifferenceFieldProps {
    /// Its number, which tells its choices from others.
    pub index: usize,
    /// What the claims say.
    pub difference: Difference,
    /// The codebook in force.
    pub codebook: Rc<Codebook>,
    /// What is chosen.
    pub chosen: Said,
    /// Another was chosen.
    pub on_say: Callback<Said>,
}

/// A choice for each saying, and one for all of them where they can be kept together.
#[component]
pub fn DifferenceField(props: &DifferenceFieldProps) -> Html {
    let DifferenceFieldProps { index, difference, codebook, chosen, on_say } = props;
    let messages = use_shell().messages;
    let united = Some(&difference.proposed).filter(|proposed| !difference.values.contains(proposed));
    let options = united.into_iter().chain(&difference.values).enumerate().map(|(number, said)| {
        let own = said.clone();
        let choose = on_say.reform(move |_: Event| own.clone());
        let text = words(said, codebook, messages);
        let text = if Some(said) == united { (messages.picks.both)(&text) } else { text };
        html! {
            <li key={number}>
                <label class="check">
                    <input type="radio" name={format!("difference-{index}")} checked={said == chosen} onchange={choose} />
                    <span class="merge-saying">{ text }</span>
                </label>
            </li>
        }
    });
    html! {
        <fieldset class="merge-part">
            <legend>{ topic(&difference.proposed, codebook, messages) }</legend>
            <ul>{ for options }</ul>
        </fieldset>
    }
}

fn topic(said: &Said, codebook: &Codebook, messages: &Messages) -> String {
    match said {
        Said::Label(_) => messages.label.to_owned(),
        Said::Kind(_) => messages.kind.to_owned(),
        Said::Note(_) => messages.note.claim_note.to_owned(),
        Said::Attribute(name, _) => codebook
            .attribute(name)
            .map_or_else(|| name.to_string(), |attribute| messages.get(&attribute.label).to_owned()),
    }
}

fn words(said: &Said, codebook: &Codebook, messages: &Messages) -> String {
    match said {
        Said::Label(text) | Said::Note(text) => text.clone(),
        Said::Kind(name) => {
            codebook.kind(name).map_or_else(|| name.to_string(), |kind| messages.get(&kind.label).to_owned())
        }
        Said::Attribute(name, value) => shown(codebook.attribute(name), value, messages),
    }
}
