//! The strip over the text while the requests of a question are paired with its answer.

use std::rc::Rc;

use yew::prelude::*;

use super::keycaps::cap_of;
use super::note::choices;
use super::select::Select;
use super::shell::use_shell;
use super::words::view_words;
use crate::browser::page;
use crate::model::action::Action;
use crate::model::claim::{Claim, Value};
use crate::model::codebook::Form;
use crate::model::command::Command;
use crate::model::edit::Edit;
use crate::model::identity::PassageId;
use crate::model::pairing::{ANSWERS, Request, STATUS};
use crate::model::workspace::{Focus, Place, Workspace};

/// What is paired.
#[derive(Properties, PartialEq, Eq)]
pub struct PairingProps {
    /// The state of the program.
    pub workspace: Rc<Workspace>,
}

/// The request at hand, how many are left, and the way to the others.
#[component]
pub fn Pairing(PairingProps { workspace }: &PairingProps) -> Html {
    let shell = use_shell();
    let texts = shell.messages.pairing;
    let is_on = workspace.view.pairing.is_some() && workspace.view.place == Place::Read;
    let requests = if is_on { workspace.requests() } else { Vec::new() };
    let at = requests.iter().position(|own| Some(own.claim.id) == workspace.view.pairing);
    let left = requests.iter().filter(|own| !own.is_paired()).count();
    let step = |by: usize, sign: &'static str, name: &'static str| {
        let request = at.and_then(|at| requests.get((at + by) % requests.len())).map(|own| own.claim.id);
        let go = shell.dispatch.reform(move |_: MouseEvent| Action::Pair(request));
        html! { <button type="button" class="button button-quiet" aria-label={name} title={name} disabled={requests.len() < 2} onclick={go}>{ sign }</button> }
    };
    let leave = shell.dispatch.reform(|_: MouseEvent| Action::Pair(None));
    let request = at.and_then(|at| requests.get(at));
    // What is told aloud must be there before it has something to tell.
    html! {
        <section class={classes!("pairing", request.map(|_| "pairing-on"))} aria-label={(shell.messages.command)(Command::Pair)}>
            <div class="pairing-head">
                <p class="pairing-place" role="status">
                    { at.zip(request).map(|(at, own)| (texts.place)(at + 1, requests.len(), &own.claim.label)) }
                </p>
                <p class="pairing-left" role="status">{ request.map(|_| (texts.left)(left, requests.len())) }</p>
                if request.is_some() {
                    <span class="pairing-steps">
                        { step(requests.len() - 1, "‹", texts.previous) }
                        { step(1, "›", texts.next) }
                        <button type="button" class={classes!("button", (left == 0).then_some("button-strong"))} onclick={leave}>{ texts.done }</button>
                    </span>
                }
            </div>
            if let Some(request) = request {
                <AtHand key={request.claim.id.to_string()} workspace={Rc::clone(workspace)} request={request.clone()} />
            }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct AtHandProps {
    workspace: Rc<Workspace>,
    request: Request,
}

/// What the request asks, what answers it, and what is said of that.
#[component]
fn AtHand(AtHandProps { workspace, request }: &AtHandProps) -> Html {
    let shell = use_shell();
    let (messages, texts) = (shell.messages, shell.messages.pairing);
    let codebook = &workspace.dossier.codebook;
    let go_to = |passage: Option<PassageId>| {
        let shell = shell.clone();
        Callback::from(move |_: MouseEvent| passage.into_iter().for_each(|id| shell.go_to(id)))
    };
    let answers = request.answers.iter().map(|claim| {
        let hue = codebook.kind(&claim.kind).map(|kind| kind.hue.name());
        html! {
            <li key={claim.id.to_string()}>
                <button type="button" class="pairing-answer" onclick={go_to(place_of(workspace, claim))}>
                    <span class="swatch" data-hue={hue}></span><span class="tie-label">{ view_words(&claim.label) }</span>
                </button>
            </li>
        }
    });
    let status = codebook.attribute(STATUS).filter(|own| own.form == Form::Choice).map(|attribute| {
        let value = match request.claim.attributes.get(STATUS) {
            Some(Value::One(text)) => text.clone(),
            _ => String::new(),
        };
        let none = (AttrValue::from(""), AttrValue::from(messages.note.none_chosen));
        let offered = choices(attribute, std::slice::from_ref(&value), messages);
        let label = messages.get(&attribute.label).to_owned();
        let claim = request.claim.id;
        let store = shell.dispatch.reform(move |status: String| {
            Action::Edit(Edit::Attribute(claim, STATUS.into(), Some(Value::One(status))), page::seed())
        });
        html! {
            <label class="pairing-status">
                <span>{ label.clone() }</span>
                <Select {label} options={[none].into_iter().chain(offered).collect::<Vec<_>>()} {value} on_choose={store} />
            </label>
        }
    });
    let next = {
        let shell = shell.clone();
        Callback::from(move |_: MouseEvent| {
            shell.run.emit(Command::NextRequest);
            shell.dispatch.emit(Action::Focus(Focus::Reader));
        })
    };
    let document = workspace.document();
    let quote = document.map(|own| request.passage.spans.quote(&own.text)).unwrap_or_default();
    html! {
        <>
            <button type="button" class="pairing-quote" title={texts.go} onclick={go_to(Some(request.passage.id))}>
                <q>{ view_words(&quote) }</q>
            </button>
            <div class="pairing-said">
                if !request.answers.is_empty() {
                    <p id="pairing-answers" class="pairing-about">{ texts.answers }</p>
                    <ul class="pairing-answers" aria-labelledby="pairing-answers">{ for answers }</ul>
                } else if codebook.link(ANSWERS).is_some() {
                    <p class="pairing-about">{ texts.select }</p>
                }
                { status }
                if Command::NextRequest.is_available(workspace) {
                    <button type="button" class={classes!("button", request.is_paired().then_some("button-strong"))} onclick={next}>
                        { texts.next_open }{ cap_of(&shell, &workspace.preferences.keymap, Command::NextRequest) }
                    </button>
                }
            </div>
        </>
    }
}

/// Where the text shown makes a claim, or else another one.
fn place_of(workspace: &Workspace, claim: &Claim) -> Option<PassageId> {
    let passages = workspace.dossier.passages_of(claim.id);
    let here = passages.iter().find(|own| Some(own.document) == workspace.view.document);
    here.or(passages.first()).map(|own| own.id)
}
