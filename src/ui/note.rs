//! A note: the claim that a passage makes, edited in place.

mod attribute;
mod due;
mod evidence;
mod linking;
mod offer;
mod spans;
mod summary;
mod texts;
mod ties;
mod writing;

use std::rc::Rc;

use yew::prelude::*;

pub use self::attribute::options as choices;
use self::summary::Summary;
pub use self::summary::{VERDICT, shown};
pub use self::writing::Writing;
use super::shell::use_shell;
use super::tick::Tick;
use crate::browser::page;
use crate::model::action::Action;
use crate::model::claim::{Claim, Passage};
use crate::model::codebook::Codebook;
use crate::model::date::Date;
use crate::model::pick::{Pick, Share};
use crate::model::spread::Spread;
use crate::model::tie::Tie;
use crate::model::unseen::spelled;
use crate::model::workspace::{Focus, Workspace};

/// What a note shows.
#[derive(Properties, PartialEq, Eq)]
pub struct NoteProps {
    /// The number of the passage in the text, on paper.
    pub number: Option<u32>,
    /// The claim.
    pub claim: Rc<Claim>,
    /// The passage.
    pub passage: Rc<Passage>,
    /// The links of the claim.
    pub ties: Vec<Tie>,
    /// How many passages make the claim, in how many documents.
    pub places: Spread,
    /// The codebook in force.
    pub codebook: Rc<Codebook>,
    /// The day that deadlines are judged from.
    pub reference: Option<Date>,
    /// The state of the program where the note is the active one, and can be written in.
    pub writing: Option<Rc<Workspace>>,
    /// Whether its passage is lit.
    pub lit: bool,
    /// Whether its passage is picked.
    pub picked: bool,
}

/// One note in the margin.
#[component]
pub fn Note(props: &NoteProps) -> Html {
    let NoteProps { number, claim, passage, ties, places, codebook, reference, writing, lit, picked } = props;
    let shell = use_shell();
    let active = writing.is_some();
    let id = passage.id;
    let hue = codebook.kind(&claim.kind).map(|kind| kind.hue.name());
    let touch = shell.dispatch.reform(move |_: FocusEvent| Action::Touch(id));
    let on_pick = shell.dispatch.reform(move |_: bool| Action::Pick(vec![Pick::Passage(id)]));
    // A press on something that can be pressed belongs to it.
    let press = shell.when(move |event: MouseEvent| match page::is_picking(&event) {
        _ if page::is_within(&event, ".tick, a, button, textarea, select") => None,
        true => Some(Action::Pick(vec![Pick::Passage(id)])),
        false if active => None,
        false => {
            page::focus(&format!("#note-{id}"), false);
            Some(Action::Activate(id))
        }
    });
    // The focus comes with the click, not before: the note that is open closes then, and this one moves.
    let hold = Callback::from(move |event: MouseEvent| {
        if !active {
            event.prevent_default();
        }
    });
    let light = shell.dispatch.reform(move |_: PointerEvent| Action::Light(Some(id)));
    let unlight = shell.dispatch.reform(|_: PointerEvent| Action::Light(None));
    let on_key = shell.when(move |event: KeyboardEvent| {
        (event.key() == "Enter" && !page::is_at_control(&event)).then_some(Action::Focus(Focus::Label))
    });
    html! {
        <article id={format!("note-{id}")} aria-details={id.to_string()} class="note" tabindex="0" aria-label={spelled(&claim.label).into_owned()} data-passage={id.to_string()}
            data-hue={hue} data-number={number.map(|number| number.to_string())}
            data-suggested={passage.suggestion.is_some().then_some("")}
            data-active={active.then_some("")} data-lit={lit.then_some("")} data-picked={picked.then_some("")}
            onfocusin={touch} onmousedown={hold} onclick={press} onpointerenter={light} onpointerleave={unlight} onkeydown={on_key}>
            <Tick label={(shell.messages.picks.pick_of)(&claim.label)} share={if *picked { Share::All } else { Share::None }} on_tick={on_pick} />
            if let Some(workspace) = writing {
                <Writing workspace={Rc::clone(workspace)} claim={Rc::clone(claim)} passage={Some(Rc::clone(passage))} ties={ties.clone()} places={*places} />
            }
            // What an active note says stands in its fields; paper shows it as text.
            <Summary claim={Rc::clone(claim)} passage={Rc::clone(passage)} ties={ties.clone()} places={*places}
                codebook={Rc::clone(codebook)} reference={*reference} />
        </article>
    }
}
