//! A choice among a few texts, kept true to the state.

use yew::prelude::*;

use crate::browser::HtmlSelectElement;

/// What there is to choose.
#[derive(Properties, PartialEq)]
pub struct SelectProps {
    /// What is chosen.
    pub label: AttrValue,
    /// Names and texts.
    pub options: Vec<(AttrValue, AttrValue)>,
    /// The name of the one that is chosen.
    pub value: AttrValue,
    /// Another was chosen.
    pub on_choose: Callback<String>,
    /// Its class.
    #[prop_or_default]
    pub class: Classes,
}

/// A native select. Once a person has chosen, the attribute `selected` says nothing any more: after every
/// change of the state, by an undo for one, the property is set.
#[component]
pub fn Select(SelectProps { label, options, value, on_choose, class }: &SelectProps) -> Html {
    let node = use_node_ref();
    use_effect_with((node.clone(), value.clone(), options.clone()), |(node, value, _)| {
        if let Some(select) = node.cast::<HtmlSelectElement>() {
            select.set_value(value);
        }
    });
    // The state decides: where it does not take the choice, the old one is to be seen again.
    let on_change = {
        let (on_choose, value) = (on_choose.clone(), value.clone());
        Callback::from(move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            let name = select.value();
            select.set_value(&value);
            on_choose.emit(name);
        })
    };
    html! {
        <select ref={node} class={class.clone()} aria-label={label} onchange={on_change}>
            { for options.iter().map(|(name, text)| html! {
                <option key={name.to_string()} value={name} selected={name == value}>{ text }</option>
            }) }
        </select>
    }
}
