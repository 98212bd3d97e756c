//! Choices shown side by side: one of a few, or several of many.

use yew::prelude::*;

use crate::browser::{HtmlInputElement, page};
use crate::model::search::find;
use crate::ui::shell::use_shell;

/// From how many on they are found by their letters.
const FILTERED_FROM: usize = 13;

/// What there is to choose from.
#[derive(Properties, PartialEq)]
pub struct ChipsProps {
    /// The name of the group, unique on the page.
    pub id: AttrValue,
    /// What is chosen.
    pub label: AttrValue,
    /// Names and texts.
    pub options: Vec<(AttrValue, AttrValue)>,
    /// The names of those that are chosen.
    pub chosen: Vec<String>,
    /// Whether several can be.
    pub several: bool,
    /// Others were chosen.
    pub on_choose: Callback<Vec<String>>,
}

/// A group of chips with one place in the order of the Tab key; arrows go from chip to chip.
///
/// Buttons, not labels over inputs, as in the tag box.
#[component]
pub fn Chips(ChipsProps { id, label, options, chosen, several, on_choose }: &ChipsProps) -> Html {
    let messages = use_shell().messages;
    let query = use_state_eq(String::new);
    let on_query = {
        let query = query.clone();
        Callback::from(move |event: InputEvent| {
            query.set(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    let selector = format!("#{id} .chip");
    let on_key = Callback::from(move |event: KeyboardEvent| {
        if page::rove(&event, &selector) {
            event.stop_propagation();
        }
    });
    let is_chosen = |name: &str| chosen.iter().any(|own| own == name);
    let filtered = options.len() >= FILTERED_FROM;
    let found: Vec<_> =
        options.iter().filter(|(_, text)| !filtered || find(&query, text).is_some()).collect();
    let entry = found.iter().position(|(name, _)| is_chosen(name)).unwrap_or(0);
    let chips = found.iter().enumerate().map(|(index, (name, text))| {
        let checked = is_chosen(name);
        let next = toggled(chosen, name, *several);
        let choose = on_choose.reform(move |_: MouseEvent| next.clone());
        html! {
            <button key={name.to_string()} type="button" class="chip" role={if *several { "checkbox" } else { "radio" }}
                aria-checked={checked.to_string()} data-value={name} tabindex={if index == entry { "0" } else { "-1" }} onclick={choose}>
                { text }
            </button>
        }
    });
    html! {
        <div class="chips">
            if filtered {
                <input class="chips-filter" aria-label={(messages.note.filter_of)(label)} placeholder={messages.note.filter}
                    value={query.to_string()} oninput={on_query} />
            }
            <div id={id} class="chips-list" role={if *several { "group" } else { "radiogroup" }} aria-label={label} onkeydown={on_key}>
                { for chips }
            </div>
        </div>
    }
}

/// What is chosen once `name` was pressed; the chosen one of a few is let go of again.
fn toggled(chosen: &[String], name: &str, several: bool) -> Vec<String> {
    if chosen.iter().any(|own| own == name) {
        return chosen.iter().filter(|own| *own != name).cloned().collect();
    }
    let kept = if several { chosen } else { &[] };
    kept.iter().cloned().chain([name.to_owned()]).collect()
}
