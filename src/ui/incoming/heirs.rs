//! Claims whose kind will not be in force, and the kind that they become.

use std::rc::Rc;

use yew::prelude::*;

use crate::model::codebook::{Codebook, Slug};
use crate::model::incoming::Homeless;
use crate::ui::select::Select;
use crate::ui::shell::use_shell;

/// What is asked.
#[derive(Properties, PartialEq)]
pub struct HeirListProps {
    /// The kinds in use that go.
    pub asked: Vec<Homeless>,
    /// The heir of each.
    pub chosen: Vec<Option<Slug>>,
    /// The codebook that will be in force.
    pub codebook: Rc<Codebook>,
    /// Whether claims may keep a kind that it does not know.
    pub may_keep: bool,
    /// Another heir was chosen for a kind.
    pub on_choose: Callback<(Slug, Option<Slug>)>,
}

/// A line for each kind that goes; nothing where none does.
#[component]
pub fn HeirList(HeirListProps { asked, chosen, codebook, may_keep, on_choose }: &HeirListProps) -> Html {
    let messages = use_shell().messages;
    let texts = messages.incoming;
    if asked.is_empty() {
        return html! {};
    }
    let keeps = may_keep.then(|| (AttrValue::from(""), AttrValue::from(texts.keeps_kind)));
    let kinds = codebook.kinds.iter().map(|kind| {
        (AttrValue::from(kind.id.to_string()), AttrValue::from(messages.get(&kind.label).to_owned()))
    });
    let options: Vec<(AttrValue, AttrValue)> = kinds.chain(keeps).collect();
    let rows = asked.iter().zip(chosen).map(|(own, heir)| {
        let name = own.label.as_ref().map_or_else(|| own.kind.to_string(), |label| messages.get(label).to_owned());
        let words = (texts.becomes)(&name, own.claims);
        let choose = {
            let kind = Rc::clone(&own.kind);
            on_choose.reform(move |name: String| (Rc::clone(&kind), Some(name).filter(|name| !name.is_empty()).map(Slug::from)))
        };
        html! {
            <li key={own.kind.to_string()} class="heir" data-kind={own.kind.to_string()}>
                <span>{ &words }</span>
                <Select class="field" label={words.clone()} options={options.clone()} value={heir.as_deref().unwrap_or_default().to_owned()} on_choose={choose} />
            </li>
        }
    });
    html! {
        <section class="heirs" aria-labelledby="heirs-title">
            <h3 id="heirs-title">{ texts.homeless }</h3>
            <ul>{ for rows }</ul>
        </section>
    }
}
