//! The dialog for annotations of another program: what becomes of each, before anything changes.

use std::rc::Rc;

use yew::prelude::*;

use super::hooks::{Modal, use_modal};
use super::shell::use_shell;
use crate::browser::page;
use crate::lang::arrival::Group;
use crate::model::action::Action;
use crate::model::arrival::{Arrival, Fate, Landing};
use crate::model::notice::{Notice, Tone};

/// So many items are shown at a time.
const SHOWN: usize = 200;

/// What the dialog is about.
#[derive(Properties, PartialEq, Eq)]
pub struct ArrivalDialogProps {
    /// The file, read and placed.
    pub arrival: Rc<Arrival>,
}

/// The dialog. Closing it takes nothing in.
#[component]
pub fn ArrivalDialog(ArrivalDialogProps { arrival }: &ArrivalDialogProps) -> Html {
    let shell = use_shell();
    let texts = shell.messages.arrival;
    let group = use_state_eq(|| None::<Group>);
    let shown = use_state_eq(|| SHOWN);
    let Modal { node, on_close } =
        use_modal(|| page::focus(".arrival .dialog-end .button:last-child", false));
    let count = |own: Group| arrival.count(|fate| Group::of(fate) == own);
    let chip = |own: Option<Group>, text: String| {
        let (group, shown) = (group.clone(), shown.clone());
        let pressed = *group == own;
        let choose = Callback::from(move |_: MouseEvent| {
            group.set(own);
            shown.set(SHOWN);
        });
        html! {
            <button key={text.clone()} type="button" class="chip" aria-pressed={pressed.to_string()} onclick={choose}>{ &text }</button>
        }
    };
    let groups = Group::ALL.into_iter().map(|own| (own, count(own))).filter(|(_, count)| *count > 0);
    let chips =
        std::iter::once(chip(None, (texts.all)(arrival.landings.len()))).chain(groups.map(|(own, count)| {
            chip(Some(own), (texts.group)(own, count, arrival.suggested(|fate| Group::of(fate) == own)))
        }));
    let sifted: Vec<&Landing> = arrival
        .landings
        .iter()
        .filter(|landing| group.is_none_or(|own| Group::of(&landing.fate) == own))
        .collect();
    let rows = sifted.iter().take(*shown).enumerate().map(|(index, landing)| {
        html! {
            <tr key={index} data-group={name(Group::of(&landing.fate))}>
                <td class="arrival-place">{ (shell.messages.damage.place)(&landing.place) }</td>
                <td>
                    if !landing.quote.is_empty() {
                        <q class="arrival-words">{ &landing.quote }</q>
                    }
                    <span class="arrival-text">{ &landing.text }</span></td>
                <td class="arrival-fate">
                    { (texts.fate)(&landing.fate) }
                    if landing.is_suggested {
                        { " · " }{ texts.suggestion }
                    }
                </td>
            </tr>
        }
    });
    let left = sifted.len().saturating_sub(*shown);
    let more = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(*shown + SHOWN))
    };
    let nothing = arrival.additions.is_empty();
    let is_placed = |fate: &Fate| matches!(fate, Fate::Kept | Fate::Found | Fate::Moved | Fate::Updated);
    let suggested = arrival.suggested(is_placed);
    let placed = arrival.count(is_placed) - suggested;
    let accept = {
        let (dispatch, done) =
            (shell.dispatch.clone(), (texts.done)(placed, suggested, count(Group::Waiting)));
        Callback::from(move |_: MouseEvent| {
            dispatch.emit(Action::Accept(page::seed()));
            dispatch.emit(Action::Notify(Notice { tone: Tone::Quiet, text: done.clone(), remedy: None }));
        })
    };
    let cancel = shell.dispatch.reform(|_: MouseEvent| Action::Close);
    html! {
        <dialog class="dialog arrival" aria-labelledby="arrival-title" ref={node} onclose={on_close}>
            <h2 id="arrival-title">{ (texts.title)(&arrival.name, arrival.files) }</h2>
            <p class="arrival-about">{ (texts.about)((shell.messages.outgoing.name)(arrival.format)) }
                { arrival.remark.as_ref().map(|remark| format!(" {}", (texts.remark)(remark))) }
            </p>
            if !arrival.landings.is_empty() {
            <div class="arrival-groups" role="group" aria-label={texts.items}>{ for chips }</div>
            <div class="arrival-items" tabindex="0" role="region" aria-label={texts.items}>
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{ texts.place }</th>
                            <th scope="col">{ texts.words }</th>
                            <th scope="col">{ texts.fate_column }</th>
                        </tr>
                    </thead>
                    <tbody>{ for rows }</tbody>
                </table>
                if left > 0 {
                    <button type="button" class="button button-quiet" onclick={more}>{ (shell.messages.opening.more)(left) }</button>
                }
            </div>
            }
            <p id="arrival-comes" class="arrival-comes">
                if nothing {
                    { texts.nothing }
                } else {
                    { (texts.comes)(arrival) }
                }
            </p>
            <p class="dialog-end">
                if nothing {
                    <button type="button" class="button button-strong" onclick={cancel}>{ texts.close }</button>
                } else {
                    <button type="button" class="button button-quiet" onclick={cancel}>{ texts.cancel }</button>
                    <button type="button" class="button button-strong" aria-describedby="arrival-comes" onclick={accept}>{ (texts.accept)(placed, suggested) }</button>
                }
            </p>
        </dialog>
    }
}

fn name(group: Group) -> &'static str {
    match group {
        Group::Kept => "kept",
        Group::Moved => "moved",
        Group::Known => "known",
        Group::Waiting => "waiting",
        Group::Refused => "refused",
    }
}
