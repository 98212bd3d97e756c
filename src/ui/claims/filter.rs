//! The fields that say which claims are listed.

use std::rc::Rc;

use yew::prelude::*;

use crate::browser::HtmlInputElement;
use crate::lang::Messages;
use crate::model::action::Action;
use crate::model::codebook::{Codebook, Slug};
use crate::model::listing::{Filter, Listing, Sought};
use crate::ui::select::Select;
use crate::ui::shell::use_shell;

/// The sign before what an attribute must say, where that is a value: no attribute says only a sign.
const VALUE: char = '=';
const NOTHING: &str = "-";

/// What the fields show.
#[derive(Properties, PartialEq, Eq)]
pub struct ClaimFilterProps {
    /// How the claims are listed.
    pub listing: Rc<Listing>,
    /// The codebook in force.
    pub codebook: Rc<Codebook>,
    /// Whether kind and attribute can be chosen too, beside the words.
    pub whole: bool,
}

/// A field for words, and choices of kind and attribute.
#[component]
pub fn ClaimFilter(ClaimFilterProps { listing, codebook, whole }: &ClaimFilterProps) -> Html {
    let shell = use_shell();
    let (messages, texts) = (shell.messages, shell.messages.listing);
    let set = |change: fn(&mut Filter, String)| {
        let listing = Rc::clone(listing);
        shell.dispatch.reform(move |text: String| {
            let mut next = Listing::clone(&listing);
            change(&mut next.filter, text);
            Action::List(next)
        })
    };
    let on_words = set(|filter, words| filter.words = words)
        .reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
    // Escape empties it first; some browsers do so by themselves.
    let on_escape = {
        let clear = set(|filter, words| filter.words = words);
        let is_empty = listing.filter.words.is_empty();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && !is_empty {
                clear.emit(String::new());
            }
        })
    };
    let on_kind =
        set(|filter, name| filter.kind = Some(name).filter(|name| !name.is_empty()).map(Slug::from));
    let on_attribute = set(|filter, name| {
        let name = Some(name).filter(|name| !name.is_empty());
        filter.attribute = name.map(|name| (name.into(), Sought::Something));
    });
    let on_sought = set(|filter, text| {
        if let Some((_, sought)) = &mut filter.attribute {
            *sought = match text.strip_prefix(VALUE) {
                Some(value) => Sought::Value(value.to_owned()),
                None if text == NOTHING => Sought::Nothing,
                None => Sought::Something,
            };
        }
    });
    let filter = &listing.filter;
    let kind = filter.kind.as_ref().map(|kind| kind.to_string()).unwrap_or_default();
    let attribute = filter.attribute.as_ref().map(|(name, _)| name.to_string()).unwrap_or_default();
    html! {
        <div class="claim-filter" role="search" aria-label={texts.filter}>
            <input class="claim-filter-words" type="search" aria-label={texts.filter} placeholder={texts.filter_field}
                autocomplete="off" value={filter.words.clone()} oninput={on_words} onkeydown={on_escape} />
            if *whole {
                <Select class="button" label={texts.kind} options={kinds(codebook, messages)} value={kind} on_choose={on_kind} />
                <Select class="button" label={texts.attribute} options={attributes(codebook, messages)} value={attribute} on_choose={on_attribute} />
                if let Some((name, sought)) = &filter.attribute {
                    <Select class="button" label={texts.value} options={values(codebook, name, messages)} value={name_of(sought)} on_choose={on_sought} />
                }
            }
        </div>
    }
}

/// The kinds as a tree, after all of them.
fn kinds(codebook: &Codebook, messages: &Messages) -> Vec<(AttrValue, AttrValue)> {
    let every = (AttrValue::from(""), AttrValue::from(messages.listing.every_kind));
    let kinds = codebook.tree().into_iter().map(|(depth, kind)| {
        let text = format!("{}{}", "\u{2003}".repeat(depth), messages.get(&kind.label));
        (kind.id.to_string().into(), text.into())
    });
    [every].into_iter().chain(kinds).collect()
}

fn attributes(codebook: &Codebook, messages: &Messages) -> Vec<(AttrValue, AttrValue)> {
    let every = (AttrValue::from(""), AttrValue::from(messages.listing.every_attribute));
    let attributes = codebook
        .attributes
        .iter()
        .map(|attribute| (attribute.id.to_string().into(), messages.get(&attribute.label).to_owned().into()));
    [every].into_iter().chain(attributes).collect()
}

fn values(codebook: &Codebook, name: &str, messages: &Messages) -> Vec<(AttrValue, AttrValue)> {
    let option = |name: String, text: &str| (AttrValue::from(name), AttrValue::from(text.to_owned()));
    let fixed = [
        option(name_of(&Sought::Something), messages.listing.something),
        option(name_of(&Sought::Nothing), messages.listing.nothing),
    ];
    let attribute = codebook.attribute(name).filter(|attribute| attribute.form.is_chosen());
    let values = attribute.into_iter().flat_map(|attribute| &attribute.values);
    let values =
        values.map(|value| option(name_of(&Sought::Value(value.id.to_string())), messages.get(&value.label)));
    fixed.into_iter().chain(values).collect()
}

fn name_of(sought: &Sought) -> String {
    match sought {
        Sought::Something => String::new(),
        Sought::Nothing => NOTHING.to_owned(),
        Sought::Value(value) => format!("{VALUE}{value}"),
    }
}
