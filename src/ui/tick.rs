//! A box to tick, that also shows when only some of what it stands for is ticked.

use yew::prelude::*;

use crate::browser::HtmlInputElement;
use crate::model::pick::Share;

/// What is ticked.
#[derive(Properties, PartialEq)]
pub struct TickProps {
    /// What it is called; it stands beside the box where `named` says so.
    pub label: AttrValue,
    /// Whether the name is seen.
    #[prop_or_default]
    pub named: bool,
    /// How much is ticked.
    pub share: Share,
    /// Whether the Tab key leads to it.
    #[prop_or_default]
    pub tabindex: Option<AttrValue>,
    /// It was pressed; true with Shift.
    pub on_tick: Callback<bool>,
}

/// A native box. Some of something is a property, not an attribute: it is set once the box is drawn, and so
/// is what is ticked, which a press has changed before the state decides.
#[component]
pub fn Tick(TickProps { label, named, share, tabindex, on_tick }: &TickProps) -> Html {
    let node = use_node_ref();
    use_effect_with((node.clone(), *share), |(node, share)| {
        if let Some(input) = node.cast::<HtmlInputElement>() {
            input.set_indeterminate(*share == Share::Some);
            input.set_checked(*share == Share::All);
        }
    });
    let on_click = {
        let (on_tick, on) = (on_tick.clone(), *share == Share::All);
        Callback::from(move |event: MouseEvent| {
            event.target_unchecked_into::<HtmlInputElement>().set_checked(on);
            on_tick.emit(event.shift_key());
        })
    };
    html! {
        <label class="tick">
            <input ref={node} type="checkbox" tabindex={tabindex.clone()} checked={*share == Share::All} aria-label={(!named).then(|| label.clone())} onclick={on_click} />
            if *named {
                <span>{ label }</span>
            }
        </label>
    }
}
