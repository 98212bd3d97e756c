//! The dialog for annotations of another program: what becomes of each, before anything changes.

mod row;

use std::collections::BTreeMap;
use std::rc::Rc;

use yew::prelude::*;

use self::row::ArrivalRow;
use super::hooks::{Modal, use_modal};
use super::shell::use_shell;
use super::window::{Row, Window, use_names};
use crate::browser::{HtmlSelectElement, page};
use crate::lang::arrival::Group;
use crate::model::action::Action;
use crate::model::arrival::{Arrival, Fate, Landing};
use crate::model::codebook::{Codebook, Slug};
use crate::model::notice::{Notice, Tone};
use crate::model::sorted;

/// What the dialog is about.
#[derive(Properties, PartialEq, Eq)]
pub struct ArrivalDialogProps {
    /// The file, read and placed.
    pub arrival: Rc<Arrival>,
    /// The codebook in force.
    pub codebook: Rc<Codebook>,
}

/// The dialog. Closing it takes nothing in.
#[component]
pub fn ArrivalDialog(ArrivalDialogProps { arrival, codebook }: &ArrivalDialogProps) -> Html {
    let shell = use_shell();
    let texts = shell.messages.arrival;
    let group = use_state_eq(|| None::<Group>);
    let kind = use_state_eq(|| None::<Slug>);
    let codebook = arrival.additions.codebook.as_ref().unwrap_or(codebook);
    let Modal { node, on_close } =
        use_modal(|| page::focus(".arrival .dialog-end .button:last-child", false));
    let count = |own: Group| arrival.count(|fate| Group::of(fate) == own);
    let chip = |own: Option<Group>, text: String| {
        let group = group.clone();
        let pressed = *group == own;
        let choose = Callback::from(move |_: MouseEvent| group.set(own));
        html! {
            <button key={text.clone()} type="button" class="chip" aria-pressed={pressed.to_string()} onclick={choose}>{ &text }</button>
        }
    };
    let groups = Group::ALL.into_iter().map(|own| (own, count(own))).filter(|(_, count)| *count > 0);
    let chips =
        std::iter::once(chip(None, (texts.all)(arrival.landings.len()))).chain(groups.map(|(own, count)| {
            chip(Some(own), (texts.group)(own, count, arrival.suggested(|fate| Group::of(fate) == own)))
        }));
    let kinds = use_memo(Rc::clone(arrival), |arrival| kinds(arrival));
    let sifted = use_memo((Rc::clone(arrival), *group, (*kind).clone()), |(arrival, group, kind)| {
        let is_shown = |landing: &Landing| {
            let is_of = |kind: &Slug| landing.claim.as_ref().is_some_and(|claim| claim.kind == *kind);
            group.is_none_or(|own| Group::of(&landing.fate) == own) && kind.as_ref().is_none_or(is_of)
        };
        let landings = arrival.landings.iter().enumerate();
        landings.filter(|(_, landing)| is_shown(landing)).map(|(index, _)| index).collect::<Vec<usize>>()
    });
    let several = use_memo(Rc::clone(arrival), |arrival| {
        let mut texts = arrival.landings.iter().map(|landing| &landing.text).filter(|text| !text.is_empty());
        let first = texts.next();
        texts.any(|text| Some(text) != first)
    });
    let names = use_names(Rc::clone(&sifted), |own| own.iter().map(|index| *index as u128).collect());
    let draw = {
        let (arrival, codebook, sifted) = (Rc::clone(arrival), Rc::clone(codebook), Rc::clone(&sifted));
        let several = *several;
        Callback::from(move |row: Row| match sifted.get(row.index) {
            None => html! {},
            Some(item) => html! {
                <ArrivalRow key={*item} {row} item={*item} arrival={Rc::clone(&arrival)} codebook={Rc::clone(&codebook)} {several} />
            },
        })
    };
    let on_kind = {
        let (kind, kinds) = (kind.clone(), Rc::clone(&kinds));
        Callback::from(move |event: Event| {
            let value = event.target_unchecked_into::<HtmlSelectElement>().value();
            kind.set(kinds.iter().map(|(own, _)| own).find(|own| ***own == *value).map(Slug::clone));
        })
    };
    let called = |own: &Slug| match codebook.kind(own) {
        Some(kind) => shell.messages.get(&kind.short).to_owned(),
        None => own.to_string(),
    };
    let nothing = arrival.additions.is_empty();
    let comes = (texts.comes)(arrival);
    let is_placed = |fate: &Fate| !matches!(fate, Fate::Known | Fate::Waiting(_) | Fate::Refused(_));
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
                <div class="arrival-groups" role="group" aria-label={texts.items}>
                    { for chips }
                    if kinds.len() > 1 {
                        <select class="arrival-kinds" aria-label={texts.kinds} onchange={on_kind}>
                            <option value="" selected={kind.is_none()}>{ texts.all_kinds }</option>
                            { for kinds.iter().map(|(own, count)| html! {
                                <option key={own.to_string()} value={own.to_string()} selected={kind.as_ref() == Some(own)}>{ format!("{} ({})", called(own), (texts.number)(*count)) }</option>
                            }) }
                        </select>
                    }
                </div>
                <div class="arrival-items">
                    if sifted.is_empty() {
                        <p class="arrival-none">{ texts.none_of_these }</p>
                    }
                    <Window label={texts.items} {names} {draw} control=".arrival-line" guess={74.0} />
                </div>
            }
            <p id="arrival-comes" class="arrival-comes">
                { match nothing && comes.is_empty() {
                    true if count(Group::Refused) > 0 => texts.none,
                    true => texts.nothing,
                    false => &comes,
                } }
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

/// The kinds of the items in the order of how many are of each, the most first.
fn kinds(arrival: &Arrival) -> Vec<(Slug, usize)> {
    let mut counts: BTreeMap<Slug, usize> = BTreeMap::new();
    for claim in arrival.landings.iter().filter_map(|landing| landing.claim.as_ref()) {
        *counts.entry(Slug::clone(&claim.kind)).or_default() += 1;
    }
    let mut counts: Vec<(Slug, usize)> = counts.into_iter().collect();
    sorted::by_key(&mut counts, |(_, count)| std::cmp::Reverse(*count));
    counts
}

fn name(group: Group) -> &'static str {
    match group {
        Group::Kept => "kept",
        Group::Moved => "moved",
        Group::Adjusted => "adjusted",
        Group::Known => "known",
        Group::Waiting => "waiting",
        Group::Refused => "refused",
    }
}
