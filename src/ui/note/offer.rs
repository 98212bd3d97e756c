//! The attributes that are not shown yet, behind a button that keeps the note small.

use yew::prelude::*;

use crate::browser::page;
use crate::ui::shell::use_shell;

/// What is on offer.
#[derive(Properties, PartialEq)]
pub struct OfferProps {
    /// Names and texts.
    pub options: Vec<(AttrValue, AttrValue)>,
    /// One was asked for.
    pub on_open: Callback<AttrValue>,
}

/// A button that opens a short list.
#[component]
pub fn Offer(OfferProps { options, on_open }: &OfferProps) -> Html {
    let texts = use_shell().messages.note;
    let open = use_state_eq(|| false);
    use_effect_with(*open, |open| {
        if *open {
            page::focus(".note-offer button", false);
        }
    });
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let on_key = Callback::from(|event: KeyboardEvent| {
        page::rove(&event, ".note-offer button");
    });
    let items = options.iter().map(|(name, text)| {
        let (open, on_open, wanted) = (open.clone(), on_open.clone(), name.clone());
        let choose = Callback::from(move |_: MouseEvent| {
            open.set(false);
            on_open.emit(wanted.clone());
        });
        html! {
            <li key={name.to_string()}><button type="button" class="chip" data-value={name} onclick={choose}>{ text }</button></li>
        }
    });
    html! {
        <>
            <button type="button" class="button button-small note-offer-open" aria-expanded={open.to_string()} onclick={toggle}>
                { texts.add_attribute }
            </button>
            if *open {
                <ul class="note-offer chips-list" aria-label={texts.attributes} onkeydown={on_key}>{ for items }</ul>
            }
        </>
    }
}
