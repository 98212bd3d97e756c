//! A choice among a few texts, kept true to the state.

use std::rc::Rc;

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
    // A key chooses step by step, and each step is a change to some browsers: what it comes to is taken with
    // Enter, or when the field is left or goes.
    let by_key = use_mut_ref(|| false);
    let waiting = use_mut_ref(|| None::<(String, Callback<String>)>);
    let take = {
        let waiting = Rc::clone(&waiting);
        move || {
            let taken = waiting.borrow_mut().take();
            taken.into_iter().for_each(|(name, on_choose)| on_choose.emit(name));
        }
    };
    use_effect_with((), {
        let take = take.clone();
        move |()| take
    });
    let on_change = {
        let (on_choose, value, by_key) = (on_choose.clone(), value.clone(), Rc::clone(&by_key));
        let (waiting, take) = (Rc::clone(&waiting), take.clone());
        Callback::from(move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            let name = select.value();
            *waiting.borrow_mut() = (*name != *value).then(|| (name, on_choose.clone()));
            if !*by_key.borrow() {
                // The state decides: where it does not take the choice, the old one is to be seen again.
                select.set_value(&value);
                take();
            }
        })
    };
    let on_key = {
        let (by_key, waiting, take) = (Rc::clone(&by_key), Rc::clone(&waiting), take.clone());
        Callback::from(move |event: KeyboardEvent| {
            let chosen = matches!(event.key().as_str(), "Enter" | " ");
            by_key.replace(!chosen);
            if chosen && waiting.borrow().is_some() {
                // Enter opens the list otherwise.
                event.prevent_default();
                take();
            }
        })
    };
    let on_press = Callback::from(move |_: MouseEvent| {
        by_key.replace(false);
    });
    let on_blur = Callback::from(move |_: FocusEvent| take());
    html! {
        <select ref={node} class={class.clone()} aria-label={label} onchange={on_change} onkeydown={on_key} onmousedown={on_press} onblur={on_blur}>
            { for options.iter().map(|(name, text)| html! {
                <option key={name.to_string()} value={name} selected={name == value}>{ text }</option>
            }) }
        </select>
    }
}
