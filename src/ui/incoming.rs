//! The dialog for a file whose codebook is not the one in force: what differs, and what is to become of it.

mod differences;
mod heirs;
mod words;

use std::collections::BTreeMap;
use std::rc::Rc;

use yew::prelude::*;

use self::differences::Differences;
use self::heirs::HeirList;
use super::hooks::{Modal, use_modal};
use super::shell::use_shell;
use crate::browser::page;
use crate::lang::Messages;
use crate::model::action::Action;
use crate::model::codebook::Slug;
use crate::model::edit::Edit;
use crate::model::incoming::{Content, Decision, Heirs, Homeless, Incoming, Kept, Way};
use crate::model::sorted;
use crate::model::workspace::Workspace;

/// What the dialog is about.
#[derive(Properties, PartialEq, Eq)]
pub struct IncomingDialogProps {
    /// The state of the program.
    pub workspace: Rc<Workspace>,
    /// The file.
    pub incoming: Rc<Incoming>,
}

/// The dialog. Nothing is changed before it is accepted, and then all of it is one step.
#[component]
pub fn IncomingDialog(IncomingDialogProps { workspace, incoming }: &IncomingDialogProps) -> Html {
    let shell = use_shell();
    let (messages, texts) = (shell.messages, shell.messages.incoming);
    let dossier = &workspace.dossier;
    let way = use_state_eq(Way::default);
    // What was chosen instead of the heirs proposed.
    let chosen = use_state_eq(BTreeMap::<Slug, Option<Slug>>::new);
    let Modal { node, on_close } = use_modal(|| ());
    let asked = incoming.homeless(dossier, *way);
    let kept = incoming.kept(dossier, *way);
    let heir = |own: &Homeless| chosen.get(&own.kind).cloned().unwrap_or_else(|| own.heir.clone());
    let heirs: Heirs = sorted::map(asked.iter().filter_map(|own| Some((Rc::clone(&own.kind), heir(own)?))));
    let accept = {
        let (shell, workspace, incoming) = (shell.clone(), Rc::clone(workspace), Rc::clone(incoming));
        let (way, heirs) = (*way, heirs.clone());
        Callback::from(move |_: MouseEvent| {
            let decision = incoming.decide(&workspace.dossier, way, heirs.clone(), &page::seed());
            shell.dispatch.emit(Action::Close);
            match decision {
                Decision::Revise(revision) => {
                    shell.dispatch.emit(Action::Edit(Edit::Codebook(revision), page::seed()));
                }
                Decision::Take(dossier) => shell.take.emit(dossier),
            }
        })
    };
    let cancel = shell.dispatch.reform(|_: MouseEvent| Action::Close);
    let on_way = {
        let (way, chosen) = (way.clone(), chosen.clone());
        Callback::from(move |other: Way| {
            way.set(other);
            chosen.set(BTreeMap::new());
        })
    };
    let on_heir = {
        let chosen = chosen.clone();
        Callback::from(move |(kind, heir): (Slug, Option<Slug>)| {
            let mut next = (*chosen).clone();
            next.insert(kind, heir);
            chosen.set(next);
        })
    };
    let is_dossier = matches!(incoming.content, Content::Dossier(_));
    let title = if is_dossier { (texts.dossier)(&incoming.name) } else { (texts.codebook)(&incoming.name) };
    let (theirs, mine) = match incoming.content {
        Content::Codebook(_) => {
            ((texts.replace, texts.replace_about), (texts.additions, texts.additions_about))
        }
        Content::Dossier(_) => ((texts.theirs, texts.theirs_about), (texts.mine, texts.mine_about)),
    };
    let outcome = incoming.outcome(dossier, *way);
    let nothing = *outcome == *dossier.codebook && !is_dossier;
    let radio = |own: Way, (name, about): (&'static str, &'static str)| {
        let choose = on_way.reform(move |_: Event| own);
        html! {
            <label class="way">
                <input type="radio" name="way" checked={*way == own} onchange={choose} />
                <span><b>{ name }</b><span class="way-about">{ about }</span></span>
            </label>
        }
    };
    html! {
        <dialog class="dialog incoming" aria-labelledby="incoming-title" ref={node} onclose={on_close}>
            <h2 id="incoming-title">{ title }</h2>
            <Differences dossier={Rc::clone(dossier)} theirs={Rc::clone(incoming.codebook())} used={!is_dossier} />
            <div class="incoming-choice">
                <fieldset class="ways">
                    <legend>{ texts.ways }</legend>
                    { radio(Way::Theirs, theirs) }
                    { radio(Way::Mine, mine) }
                </fieldset>
                if nothing {
                    <p class="incoming-kept">{ texts.nothing_new }</p>
                }
                <HeirList asked={asked.clone()} chosen={asked.iter().map(heir).collect::<Vec<_>>()} codebook={outcome} may_keep={is_dossier} on_choose={on_heir} />
                if !kept.is_empty() {
                    <p class="incoming-kept">{ (texts.kept_names)(&names(&kept, messages)) }</p>
                }
            </div>
            <p class="dialog-end">
                <button type="button" class="button button-quiet" onclick={cancel}>{ messages.codebook.cancel }</button>
                <button type="button" class="button button-strong" disabled={nothing} onclick={accept}>{ texts.accept }</button>
            </p>
        </dialog>
    }
}

/// What is kept, each with how often it is said.
fn names(kept: &[Kept], messages: &Messages) -> String {
    let name = |own: &Kept| {
        let labels: Vec<&str> = own.labels.iter().map(|label| messages.get(label)).collect();
        let name = match labels.as_slice() {
            [attribute, value] => (messages.codebook.of)(attribute, value),
            labels => labels.join(", "),
        };
        (messages.incoming.times)(&name, own.times)
    };
    kept.iter().map(name).collect::<Vec<_>>().join(", ")
}
