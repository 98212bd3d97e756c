//! What every component can reach: the way to act, and the texts.

use std::rc::Rc;

use yew::prelude::*;

use super::opening::Handed;
use crate::lang::Messages;
use crate::model::action::Action;
use crate::model::command::Command;
use crate::model::date::Local;
use crate::model::dossier::Dossier;
use crate::model::errand::Errand;
use crate::model::identity::{DocumentId, Moment, PassageId};
use crate::model::workspace::Focus;

/// The context of every component. It changes only with the language.
#[derive(Clone, PartialEq)]
pub struct Shell {
    /// Takes an action.
    pub dispatch: Callback<Action>,
    /// Takes what was written into a field, which shows it already: what else it changes is drawn one picture later.
    pub write: Callback<Action>,
    /// Runs a command, if it applies.
    pub run: Callback<Command>,
    /// Opens files, folders or texts.
    pub open: Callback<Handed>,
    /// Goes over to a dossier that comes from a file, and takes in what the file says.
    pub take: Callback<Rc<Dossier>>,
    /// Opens what was handed in before the dossier of last time was back.
    pub go_on: Callback<()>,
    /// Does something with the dossiers of this device.
    pub errand: Callback<Errand>,
    /// What a clock on the wall shows at an instant.
    pub local: Callback<Moment, Option<Local>>,
    /// Where one read a document last.
    pub place: Callback<DocumentId, Option<String>>,
    /// The texts of the interface.
    pub messages: &'static Messages,
    /// Whether keys are shown as on a Mac.
    pub mac: bool,
}

impl Shell {
    /// One that does nothing, and says it in those words.
    #[must_use]
    pub fn inert(messages: &'static Messages) -> Self {
        Self {
            dispatch: Callback::noop(),
            write: Callback::noop(),
            run: Callback::noop(),
            open: Callback::noop(),
            take: Callback::noop(),
            go_on: Callback::noop(),
            errand: Callback::noop(),
            local: Callback::from(|_| None),
            place: Callback::from(|_| None),
            messages,
            mac: false,
        }
    }

    /// Goes to a passage in its text, and to its note.
    pub fn go_to(&self, passage: PassageId) {
        self.dispatch.emit(Action::Activate(passage));
        self.dispatch.emit(Action::Focus(Focus::Note));
    }

    /// A callback that acts when `decide` finds something to do.
    pub fn when<E: 'static>(&self, decide: impl Fn(E) -> Option<Action> + 'static) -> Callback<E> {
        when(&self.dispatch, decide)
    }
}

/// A callback that hands `take` what `decide` finds to do.
pub fn when<E: 'static>(
    take: &Callback<Action>,
    decide: impl Fn(E) -> Option<Action> + 'static,
) -> Callback<E> {
    let take = take.clone();
    Callback::from(move |event| decide(event).into_iter().for_each(|action| take.emit(action)))
}

/// The context; a component outside it is a mistake of ours.
#[hook]
pub fn use_shell() -> Shell {
    let inert = || Shell::inert(Messages::of(crate::model::language::Language::French));
    use_context::<Shell>().unwrap_or_else(inert)
}
