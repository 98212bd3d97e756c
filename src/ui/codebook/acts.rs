//! What can be done with a whole entry: move it, merge it, remove it.

use yew::prelude::*;

use super::asking::{Asking, Question};
use crate::browser::page;
use crate::ui::shell::use_shell;

/// What can be done.
#[derive(Properties, PartialEq)]
pub struct ActsProps {
    /// The name of the entry's line on the page.
    pub anchor: AttrValue,
    /// What the entry is called.
    pub name: AttrValue,
    /// Whether it can go up, and down.
    pub can_move: (bool, bool),
    /// Moves it down, or up; the focus goes to what fits the selector.
    pub on_move: Callback<(bool, String)>,
    /// What is asked before it is merged; there is nothing to merge it into where there is none.
    #[prop_or_default]
    pub merge: Option<Question>,
    /// Whether there is such a thing as merging it.
    #[prop_or_default]
    pub merges: bool,
    /// What is asked before it is removed; it goes at once where there is none.
    pub remove: Option<Question>,
    /// Why it cannot be removed.
    #[prop_or_default]
    pub stays: Option<String>,
    /// Merges it into that of the name.
    #[prop_or_default]
    pub on_merge: Callback<String>,
    /// Removes it, with the answer where one was asked for.
    pub on_remove: Callback<Option<String>>,
}

/// What is being asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    Merge,
    Remove,
}

/// A row of quiet buttons; what one of them asks stands under it.
#[component]
pub fn Acts(props: &ActsProps) -> Html {
    let ActsProps { anchor, name, can_move, on_move, merge, merges, remove, stays, on_merge, on_remove } =
        props;
    let texts = use_shell().messages.codebook;
    let asked = use_state_eq(|| None::<Asked>);
    let refused = use_state_eq(|| false);
    // Not disabled at the end of the list: the focus would be lost with the last move.
    let mover = |forward: bool, able: bool, id: String, text: &'static str| {
        let (on_move, target) = (on_move.clone(), format!("#{id}"));
        let go = Callback::from(move |_: MouseEvent| {
            if able {
                on_move.emit((forward, target.clone()));
            }
        });
        html! {
            <button {id} type="button" class="button button-small" aria-disabled={(!able).then_some("true")}
                aria-label={(texts.of)(text, name)} onclick={go}>{ text }</button>
        }
    };
    let ask = |what: Asked| {
        let (asked, refused) = (asked.clone(), refused.clone());
        Callback::from(move |_: MouseEvent| {
            refused.set(false);
            asked.set(if *asked == Some(what) { None } else { Some(what) });
        })
    };
    let press_remove = match (stays, remove) {
        (Some(_), _) => {
            let (asked, refused) = (asked.clone(), refused.clone());
            Callback::from(move |_: MouseEvent| {
                asked.set(None);
                refused.set(true);
            })
        }
        (None, Some(_)) => ask(Asked::Remove),
        (None, None) => on_remove.reform(|_: MouseEvent| None),
    };
    let on_answer = {
        let (asked, anchor) = (asked.clone(), anchor.clone());
        let (on_merge, on_remove) = (on_merge.clone(), on_remove.clone());
        Callback::from(move |answer: Option<String>| {
            match (*asked, answer) {
                (Some(Asked::Merge), Some(answer)) => on_merge.emit(answer),
                (Some(Asked::Remove), Some(answer)) => on_remove.emit(Some(answer)),
                (Some(Asked::Merge), None) => drop(page::focus(&format!("#{anchor}-merge"), false)),
                (_, None) => drop(page::focus(&format!("#{anchor}-remove"), false)),
                (None, Some(_)) => {}
            }
            asked.set(None);
        })
    };
    let question = match *asked {
        Some(Asked::Merge) => merge.as_ref(),
        Some(Asked::Remove) => remove.as_ref(),
        None => None,
    };
    let expanded = |what: Asked| (*asked == Some(what)).to_string();
    html! {
        <div class="acts">
            <div class="acts-row">
                { mover(false, can_move.0, format!("{anchor}-up"), texts.up) }
                { mover(true, can_move.1, format!("{anchor}-down"), texts.down) }
                if *merges {
                    <button id={format!("{anchor}-merge")} type="button" class="button button-small" disabled={merge.is_none()}
                        aria-label={(texts.of)(texts.merge, name)} aria-expanded={expanded(Asked::Merge)} onclick={ask(Asked::Merge)}>{ texts.merge }</button>
                }
                <button id={format!("{anchor}-remove")} type="button" class="button button-small"
                    aria-label={(texts.of)(texts.remove, name)} aria-expanded={remove.as_ref().map(|_| expanded(Asked::Remove))} onclick={press_remove}>{ texts.remove }</button>
            </div>
            if let Some(question) = question {
                <Asking key={if *asked == Some(Asked::Merge) { "merge" } else { "remove" }} id={format!("{anchor}-asking")} question={question.clone()} {on_answer} />
            }
            <p class="field-about field-wrong" role="alert">{ stays.clone().filter(|_| *refused) }</p>
        </div>
    }
}
