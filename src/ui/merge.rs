//! The dialog that makes several claims one: which stays, and what it says where they differ.

mod difference;

use std::cmp::Reverse;
use std::rc::Rc;

use yew::prelude::*;

use self::difference::DifferenceField;
use super::hooks::{Modal, use_modal};
use super::select::Select;
use super::shell::use_shell;
use super::words::view_words;
use crate::browser::page;
use crate::model::action::Action;
use crate::model::claim::Claim;
use crate::model::edit::Edit;
use crate::model::edit::merge::{Merged, Said, differences};
use crate::model::identity::ClaimId;
use crate::model::notice::{Notice, Tone};
use crate::model::sorted;
use crate::model::unseen::spelled;
use crate::model::workspace::Workspace;

/// What the dialog works on.
#[derive(Properties, PartialEq, Eq)]
pub struct MergeProps {
    /// The state of the program.
    pub workspace: Rc<Workspace>,
}

/// The dialog. It begins with what is picked, or with the claim before one's eyes.
#[component]
pub fn Merge(MergeProps { workspace }: &MergeProps) -> Html {
    let shell = use_shell();
    let (messages, texts) = (shell.messages, shell.messages.picks);
    let dossier = &workspace.dossier;
    let merged = use_state_eq(|| workspace.meant_claims());
    let keep = use_state_eq(|| None::<ClaimId>);
    // The claim that is chosen to be merged as well.
    let other = use_state_eq(String::new);
    // What was chosen where they differ; the proposal stands for the rest.
    let chosen = use_state_eq(Vec::<Said>::new);
    let Modal { node, on_close } = use_modal(|| ());

    let count = |id: ClaimId| dossier.passages.count_of(id);
    let claims: Vec<Rc<Claim>> =
        merged.iter().filter_map(|id| dossier.claims.get(id)).map(Rc::clone).collect();
    // The one with the most passages, the first made among equals.
    let kept = claims
        .iter()
        .find(|claim| Some(claim.id) == *keep)
        .or_else(|| claims.iter().min_by_key(|claim| (Reverse(count(claim.id)), claim.id)));
    let Some(kept) = kept.map(Rc::clone) else { return html! {} };
    let gone: Vec<&Claim> = claims.iter().filter(|claim| claim.id != kept.id).map(|claim| &**claim).collect();
    // A kind that the codebook does not know is not taken on.
    let is_known = |said: &Said| !matches!(said, Said::Kind(kind) if dossier.codebook.kind(kind).is_none());
    let mut differing = differences(&kept, &gone);
    differing.iter_mut().for_each(|difference| difference.values.retain(is_known));
    differing.retain(|difference| difference.values.len() > 1);
    // What was chosen counts while it is still on offer: a claim may have been left out since.
    let offered =
        |said: &&Said| differing.iter().any(|own| own.values.contains(said) || own.proposed == **said);

    let on_submit = {
        let said = chosen.iter().filter(offered).cloned();
        let result = said.fold(Merged::propose(&kept, &gone), Merged::with);
        let gone: Vec<ClaimId> = gone.iter().map(|claim| claim.id).collect();
        let edit = Edit::MergeClaims { keep: kept.id, gone, merged: result };
        let (dispatch, text) =
            (shell.dispatch.clone(), (texts.merge_done)(&(messages.claim_count)(claims.len())));
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let notice = Notice { tone: Tone::Quiet, text: text.clone(), remedy: None };
            dispatch.emit(Action::Close);
            dispatch.emit(Action::Edit(edit.clone(), page::seed()));
            dispatch.emit(Action::Notify(notice));
        })
    };
    let on_say = {
        let chosen = chosen.clone();
        Callback::from(move |said: Said| {
            let others = chosen.iter().filter(|own| !own.is_of_the_same(&said)).cloned();
            let all = others.chain([said.clone()]).collect();
            chosen.set(all);
        })
    };
    let rows = claims.iter().map(|claim| {
        let (id, keep, merged) = (claim.id, keep.clone(), merged.clone());
        let choose = Callback::from(move |_: Event| keep.set(Some(id)));
        let leave_out = Callback::from(move |_: MouseEvent| {
            merged.set(merged.iter().copied().filter(|own| *own != id).collect());
        });
        let kind = dossier.codebook.kind(&claim.kind);
        let name = kind.map_or_else(|| claim.kind.to_string(), |kind| messages.get(&kind.short).to_owned());
        html! {
            <li key={id.to_string()} class="merged" data-hue={kind.map(|kind| kind.hue.name())}>
                <label class="check">
                    <input type="radio" name="kept" checked={id == kept.id} onchange={choose} />
                    <span class="swatch"></span>
                    <span class="merged-label">{ view_words(&claim.label) }</span>
                    <span class="count">{ name }{ " · " }{ (messages.passages)(count(id)) }</span>
                </label>
                if claims.len() > 1 {
                    <button type="button" class="cross" aria-label={(texts.left_out)(&spelled(&claim.label))} onclick={leave_out}>{ "×" }</button>
                }
            </li>
        }
    });
    let point = {
        let other = other.clone();
        Callback::from(move |name: String| other.set(name))
    };
    let add = {
        let (merged, other) = (merged.clone(), other.clone());
        Callback::from(move |_: MouseEvent| {
            let added = other.parse().ok().map(ClaimId);
            merged.set(merged.iter().copied().chain(added).collect());
            other.set(String::new());
        })
    };
    let cancel = shell.dispatch.reform(|_: MouseEvent| Action::Close);
    let total: usize = claims.iter().map(|claim| count(claim.id)).sum();
    let alone = gone.is_empty();
    html! {
        <dialog class="dialog merge" aria-label={texts.merge_title} ref={node} onclose={on_close}>
            <form onsubmit={on_submit}>
                <h2>{ texts.merge_title }</h2>
                <fieldset class="merge-part">
                    <legend>{ texts.kept }</legend>
                    <ul>{ for rows }</ul>
                    <p class="merge-other">
                        <Select class="field" label={texts.merge_with} options={others(workspace, &merged, texts.merge_with)} value={(*other).clone()} on_choose={point} />
                        <button type="button" class="button" disabled={other.is_empty()} onclick={add}>{ texts.merge_add }</button>
                    </p>
                    <p class="field-about">{ if alone { texts.too_few } else { texts.kept_hint } }</p>
                </fieldset>
                if !alone {
                    <h3>{ texts.differing }</h3>
                    if differing.is_empty() {
                        <p class="field-about">{ texts.same }</p>
                    }
                    <div class="merge-differences">
                        { for differing.iter().enumerate().map(|(index, difference)| {
                            let own = chosen.iter().filter(offered).find(|said| said.is_of_the_same(&difference.proposed));
                            html! {
                                <DifferenceField key={index} {index} difference={difference.clone()} codebook={Rc::clone(&dossier.codebook)}
                                    chosen={own.unwrap_or(&difference.proposed).clone()} on_say={on_say.clone()} />
                            }
                        }) }
                    </div>
                }
                <p class="dialog-end">
                    <span class="merge-result">{ (!alone).then(|| (texts.result)(&(messages.passages)(total))) }</span>
                    <button type="button" class="button button-quiet" onclick={cancel}>{ messages.note.cancel }</button>
                    <button type="submit" class="button button-strong" disabled={alone}>{ texts.merge_now }</button>
                </p>
            </form>
        </dialog>
    }
}

/// Every other claim by its label, after a line that asks for one.
fn others(workspace: &Workspace, merged: &[ClaimId], ask: &'static str) -> Vec<(AttrValue, AttrValue)> {
    let others = workspace.dossier.claims.values().filter(|claim| !merged.contains(&claim.id));
    let mut others: Vec<(AttrValue, AttrValue)> =
        others.map(|claim| (claim.id.to_string().into(), claim.label.clone().into())).collect();
    sorted::by_key(&mut others, |(_, label)| crate::model::folding::fold(label));
    others.insert(0, (AttrValue::from(""), AttrValue::from(ask)));
    others
}
