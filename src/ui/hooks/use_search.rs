//! The search of the dossier: at each key stroke, in slices so short that the next key never waits.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use yew::prelude::*;

use crate::browser::timer::{Waiting, after, now};
use crate::model::action::{Action, Seek};
use crate::model::fulltext::{Library, Run};
use crate::model::workspace::{Place, Workspace};

/// How long a slice may take, in milliseconds: less than a frame.
const SLICE: f64 = 12.0;
/// How long nothing is shown of a search that takes long, in milliseconds.
const QUIET: f64 = 200.0;

/// Searches while the place of the search is shown, and folds the texts before something is asked. A newer
/// query stops the older one.
#[hook]
pub fn use_search(workspace: &Rc<Workspace>, dispatch: &Callback<Action>) {
    let library = use_mut_ref(Library::default);
    let (view, dossier) = (&workspace.view, &workspace.dossier);
    let asked = (view.place == Place::Search).then(|| {
        (
            view.seeking.query.clone(),
            dossier.documents.clone(),
            dossier.claims.clone(),
            dossier.dockets.clone(),
        )
    });
    let (dispatch, dossier) = (dispatch.clone(), Rc::clone(dossier));
    use_effect_with(asked, move |asked| {
        let waiting = Rc::new(Cell::new(None));
        if let Some(run) = asked.as_ref().and_then(|(query, ..)| Run::new(query, &dossier).ok()) {
            let quiet = asked.as_ref().is_some_and(|(query, ..)| query.is_empty());
            let search =
                Search { run: RefCell::new(run), library, dispatch, waiting: Rc::clone(&waiting), quiet };
            Rc::new(search).go_on(now());
        }
        move || waiting.set(None)
    });
}

struct Search {
    run: RefCell<Run>,
    library: Rc<RefCell<Library>>,
    dispatch: Callback<Action>,
    waiting: Rc<Cell<Option<Waiting>>>,
    /// Whether nothing is asked, so that there is nothing to tell.
    quiet: bool,
}

impl Search {
    /// Does one slice, and has the next follow; `told` is when something was last shown.
    fn go_on(self: Rc<Self>, mut told: f64) {
        let begun = now();
        let mut run = self.run.borrow_mut();
        let done = run.step(&mut self.library.borrow_mut(), &mut || now() - begun > SLICE);
        if !self.quiet && (done || now() - told > QUIET) {
            told = now();
            self.dispatch.emit(Action::Seek(Seek::Take(Rc::new(run.findings()))));
        }
        drop(run);
        if !done {
            let next = Rc::clone(&self);
            self.waiting.set(Some(after(0, move || next.go_on(told))));
        }
    }
}
