//! The hues to choose from. Each is of checked contrast, so that none has to be judged by eye.

use yew::prelude::*;

use crate::browser::page;
use crate::model::codebook::Hue;
use crate::ui::shell::use_shell;

/// Which hue.
#[derive(Properties, PartialEq)]
pub struct SwatchesProps {
    /// The name of the group, unique on the page.
    pub id: AttrValue,
    /// The hue in force.
    pub hue: Hue,
    /// Another was chosen.
    pub on_choose: Callback<Hue>,
}

/// A group with one place in the order of the Tab key; arrows go from hue to hue, and choose nothing yet:
/// each choice is a step of the history.
#[component]
pub fn Swatches(SwatchesProps { id, hue, on_choose }: &SwatchesProps) -> Html {
    let texts = use_shell().messages.codebook;
    let selector = format!("#{id} .hue");
    let on_key = Callback::from(move |event: KeyboardEvent| {
        page::rove(&event, &selector);
    });
    html! {
        <div id={id} class="hues" role="radiogroup" aria-label={texts.hue} onkeydown={on_key}>
            { for Hue::ALL.into_iter().map(|own| {
                let (chosen, name) = (own == *hue, (texts.hue_of)(own));
                let choose = on_choose.reform(move |_: MouseEvent| own);
                html! {
                    <button key={own.name()} type="button" class="hue" role="radio" aria-checked={chosen.to_string()} aria-label={name} title={name}
                        data-hue={own.name()} tabindex={if chosen { "0" } else { "-1" }} onclick={choose}>{ if chosen { "✓" } else { "" } }</button>
                }
            }) }
        </div>
    }
}
