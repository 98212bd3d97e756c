//! A note: the claim that a passage makes, edited in place.

use std::rc::Rc;

use yew::prelude::*;

use super::shell::use_shell;
use crate::browser::{HtmlSelectElement, HtmlTextAreaElement, page};
use crate::lang::Messages;
use crate::model::action::Action;
use crate::model::claim::{Claim, Passage, Value};
use crate::model::codebook::{Attribute, Codebook};
use crate::model::command::Command;
use crate::model::edit::Edit;
use crate::model::evidence::Evidence;
use crate::model::workspace::Focus;

/// What a note shows.
#[derive(Properties, PartialEq, Eq)]
pub struct NoteProps {
    /// The number of the passage in the text.
    pub number: u32,
    /// The claim.
    pub claim: Rc<Claim>,
    /// The passage.
    pub passage: Rc<Passage>,
    /// The codebook in force.
    pub codebook: Rc<Codebook>,
    /// Whether it is the active one, and can be written in.
    pub active: bool,
    /// Whether its passage is lit.
    pub lit: bool,
}

/// One note in the margin.
#[component]
pub fn Note(props: &NoteProps) -> Html {
    let NoteProps { number, claim, passage, codebook, active, lit } = props;
    let shell = use_shell();
    let messages = shell.messages;
    let id = passage.id;
    let kind = codebook.kind(&claim.kind);
    let name = kind.map_or_else(|| claim.kind.to_string(), |kind| messages.get(&kind.short).to_owned());
    let touch = shell.dispatch.reform(move |_: FocusEvent| Action::Touch(id));
    let press = shell.dispatch.reform(move |_: MouseEvent| Action::Activate(id));
    let light = shell.dispatch.reform(move |_: PointerEvent| Action::Light(Some(id)));
    let unlight = shell.dispatch.reform(|_: PointerEvent| Action::Light(None));
    let on_key = shell.when(move |event: KeyboardEvent| {
        (event.key() == "Enter" && !page::is_in_field(&event)).then_some(Action::Focus(Focus::Label(id)))
    });
    let attributes = claim.attributes.iter().filter_map(|(id, value)| {
        let attribute = codebook.attribute(id)?;
        Some((messages.get(&attribute.label), shown(attribute, value, messages)))
    });
    html! {
        <article id={format!("note-{id}")} aria-details={format!("passage-{id}")} class="note" tabindex="0" aria-label={claim.label.clone()} data-passage={id.to_string()}
            data-hue={kind.map(|kind| kind.hue.name())} data-number={number.to_string()}
            data-active={active.then_some("")} data-lit={lit.then_some("")}
            onfocusin={touch} onclick={(!active).then_some(press)} onpointerenter={light} onpointerleave={unlight} onkeydown={on_key}>
            if *active {
                <Writing claim={Rc::clone(claim)} passage={Rc::clone(passage)} codebook={Rc::clone(codebook)} />
            }
            // What an active note says stands in its fields; paper shows it as text.
            <p class="note-title">{ &claim.label }</p>
            <p class="note-kind">{ name }</p>
            <dl class="note-attributes">
                { for attributes.map(|(label, value)| html! {
                    <div key={label.to_owned()}><dt>{ label.to_owned() }</dt><dd>{ value }</dd></div>
                }) }
            </dl>
            if !passage.comment.is_empty() {
                <p class="note-words">{ &passage.comment }</p>
            }
        </article>
    }
}

#[derive(Properties, PartialEq)]
struct WritingProps {
    claim: Rc<Claim>,
    passage: Rc<Passage>,
    codebook: Rc<Codebook>,
}

/// The fields of the active note.
#[component]
fn Writing(WritingProps { claim, passage, codebook }: &WritingProps) -> Html {
    let shell = use_shell();
    let messages = shell.messages;
    let (claim_id, passage_id) = (claim.id, passage.id);
    let on_label = shell.dispatch.reform(move |event: InputEvent| {
        let value = event.target_unchecked_into::<HtmlTextAreaElement>().value().replace('\n', " ");
        Action::Edit(Edit::Label(claim_id, value), page::seed())
    });
    let on_comment = shell.dispatch.reform(move |event: InputEvent| {
        let value = event.target_unchecked_into::<HtmlTextAreaElement>().value();
        Action::Edit(Edit::Comment(passage_id, value), page::seed())
    });
    let on_kind = shell.dispatch.reform(move |event: Event| {
        let value = event.target_unchecked_into::<HtmlSelectElement>().value();
        Action::Edit(Edit::Kind(claim_id, value.into()), page::seed())
    });
    let on_label_key = shell.when(|event: KeyboardEvent| {
        let leaves = event.key() == "Enter" && !event.is_composing();
        leaves.then(|| event.prevent_default())?;
        Some(Action::Focus(Focus::Reader))
    });
    let run = |command: Command| shell.run.reform(move |_: MouseEvent| command);
    html! {
        <div class="note-fields">
            <textarea class="note-label" rows="1" aria-label={messages.label} value={claim.label.clone()} oninput={on_label} onkeydown={on_label_key} />
            <select class="note-kind-choice" aria-label={messages.kind} onchange={on_kind}>
                { for codebook.kinds.iter().map(|kind| html! {
                    <option key={kind.id.to_string()} value={kind.id.to_string()} selected={kind.id == claim.kind}>{ messages.get(&kind.short).to_owned() }</option>
                }) }
            </select>
            <textarea class="note-comment" rows="1" aria-label={messages.comment} placeholder={messages.comment_field} value={passage.comment.clone()} oninput={on_comment} />
            <p class="note-actions">
                <button class="button button-small" onclick={run(Command::DeletePassage)}>{ (messages.command)(Command::DeletePassage) }</button>
                <button class="button button-small" onclick={run(Command::DeleteClaim)}>{ (messages.command)(Command::DeleteClaim) }</button>
            </p>
        </div>
    }
}

fn shown(attribute: &Attribute, value: &Value, messages: &Messages) -> String {
    let name = |text: &String| {
        let choice = attribute.values.iter().find(|choice| *choice.id == **text);
        choice.map_or_else(|| text.clone(), |choice| messages.get(&choice.label).to_owned())
    };
    match value {
        Value::One(text) => name(text),
        Value::Many(texts) => texts.iter().map(name).collect::<Vec<_>>().join(", "),
        Value::Evidence(pieces) => {
            let name = |piece: &Evidence| {
                if piece.title.is_empty() { piece.url.clone() } else { piece.title.clone() }
            };
            pieces.iter().map(name).collect::<Vec<_>>().join(", ")
        }
    }
}
