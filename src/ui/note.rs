//! A note: the claim that a passage makes, edited in place.

mod attribute;
mod checked;
mod chips;
mod due;
mod evidence;
mod linking;
mod offer;
mod select;
mod spans;
mod summary;
mod texts;
mod ties;
mod writing;

use std::rc::Rc;

use yew::prelude::*;

use self::summary::Summary;
use self::writing::Writing;
use super::shell::use_shell;
use crate::browser::page;
use crate::model::action::Action;
use crate::model::claim::{Claim, Passage};
use crate::model::codebook::Codebook;
use crate::model::date::Date;
use crate::model::tie::Tie;
use crate::model::workspace::{Focus, Workspace};

/// What a note shows.
#[derive(Properties, PartialEq, Eq)]
pub struct NoteProps {
    /// The number of the passage in the text.
    pub number: u32,
    /// The claim.
    pub claim: Rc<Claim>,
    /// The passage.
    pub passage: Rc<Passage>,
    /// The links of the claim.
    pub ties: Vec<Tie>,
    /// The codebook in force.
    pub codebook: Rc<Codebook>,
    /// The day that deadlines are judged from.
    pub reference: Option<Date>,
    /// The state of the program where the note is the active one, and can be written in.
    pub writing: Option<Rc<Workspace>>,
    /// Whether its passage is lit.
    pub lit: bool,
}

/// One note in the margin.
#[component]
pub fn Note(props: &NoteProps) -> Html {
    let NoteProps { number, claim, passage, ties, codebook, reference, writing, lit } = props;
    let shell = use_shell();
    let active = writing.is_some();
    let id = passage.id;
    let hue = codebook.kind(&claim.kind).map(|kind| kind.hue.name());
    let touch = shell.dispatch.reform(move |_: FocusEvent| Action::Touch(id));
    let press = shell.dispatch.reform(move |_: MouseEvent| Action::Activate(id));
    let light = shell.dispatch.reform(move |_: PointerEvent| Action::Light(Some(id)));
    let unlight = shell.dispatch.reform(|_: PointerEvent| Action::Light(None));
    let on_key = shell.when(move |event: KeyboardEvent| {
        (event.key() == "Enter" && !page::is_at_control(&event)).then_some(Action::Focus(Focus::Label(id)))
    });
    html! {
        <article id={format!("note-{id}")} aria-details={format!("passage-{id}")} class="note" tabindex="0" aria-label={claim.label.clone()} data-passage={id.to_string()}
            data-hue={hue} data-number={number.to_string()}
            data-active={active.then_some("")} data-lit={lit.then_some("")}
            onfocusin={touch} onclick={(!active).then_some(press)} onpointerenter={light} onpointerleave={unlight} onkeydown={on_key}>
            if let Some(workspace) = writing {
                <Writing workspace={Rc::clone(workspace)} claim={Rc::clone(claim)} passage={Rc::clone(passage)} ties={ties.clone()} />
            }
            // What an active note says stands in its fields; paper shows it as text.
            <Summary claim={Rc::clone(claim)} passage={Rc::clone(passage)} ties={ties.clone()}
                codebook={Rc::clone(codebook)} reference={*reference} />
        </article>
    }
}
