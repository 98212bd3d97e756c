//! The selection, once it has settled: the pointer is up, or the keys have rested.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use yew::prelude::*;

use crate::browser::timer::after;
use crate::browser::{Element, caret, event, page, selection};
use crate::model::action::Action;
use crate::model::document::Document;
use crate::model::workspace::Workspace;

/// How long a selection must stay the same before it counts: long enough for a double click to become a
/// triple one, short enough to feel immediate. Milliseconds.
pub const SETTLED_AFTER: u32 = 120;

/// Reports the settled selection of the text in `root`; one made with the pointer opens the tag box. Gives
/// the byte at which its moving end was last seen: a field that takes the focus takes the selection too.
#[hook]
pub fn use_selection(
    root: &NodeRef,
    document: &Rc<Document>,
    workspace: &Workspace,
    dispatch: &Callback<Action>,
) -> Rc<RefCell<Option<u32>>> {
    let last = use_mut_ref(|| None::<u32>);
    // Whether the analyst did anything since the marks were last drawn. Drawing them moves the ends of a
    // selection that lies in what is replaced: that is no place anyone went to.
    let moved = use_memo((), |()| Cell::new(false));
    let down = use_memo((), |()| Cell::new(false));
    {
        let (root, last, moved) = (root.clone(), Rc::clone(&last), Rc::clone(&moved));
        let down = Rc::clone(&down);
        let (selection, resume) = (workspace.view.selection, workspace.view.resume);
        use_effect_with(Rc::clone(&workspace.dossier), move |_| {
            // Another tab did something while words are being selected here, or before that has settled.
            let is_new = selection.is_none() && resume.is_none() && !selection::is_collapsed();
            if moved.get() && (down.get() || is_new) {
                return;
            }
            moved.set(false);
            let Some(root) = root.cast::<Element>().filter(caret::is_inside) else { return };
            let at = resume.or(*last.borrow());
            match (selection, at) {
                (Some(span), _) => caret::select(&root, span),
                (None, Some(at)) => caret::go(&root, at, false),
                (None, None) => {}
            }
            last.replace(at);
        });
    }
    let deps = (root.clone(), Rc::clone(document), dispatch.clone());
    let held = Rc::clone(&down);
    let seen = Rc::clone(&last);
    use_effect_with(deps, move |(root, document, dispatch)| {
        caret::remember(None);
        let by_pointer = Rc::new(Cell::new(false));
        let waiting = Rc::new(Cell::new(None));
        let report = {
            let (root, document, dispatch) = (root.clone(), Rc::clone(document), dispatch.clone());
            let (down, by_pointer) = (Rc::clone(&held), Rc::clone(&by_pointer));
            Rc::new(move || {
                let Some(element) = root.cast::<Element>() else { return };
                // While this waited a new drag may have begun, which reports for itself; or the focus may
                // have gone to the tag box or to a note: then the words stay selected for it.
                if down.get() || selection::is_elsewhere(&element) {
                    return;
                }
                let span = selection::words(&element, &document.text);
                dispatch.emit(Action::Select(span));
                if span.is_some() && by_pointer.get() {
                    dispatch.emit(Action::OpenTagBox(false));
                }
            })
        };
        let settle = {
            let (waiting, down) = (Rc::clone(&waiting), Rc::clone(&held));
            move || {
                if !down.get() {
                    let report = Rc::clone(&report);
                    waiting.set(Some(after(SETTLED_AFTER, move || report())));
                }
            }
        };
        let changed = {
            let (settle, root, by_pointer) = (settle.clone(), root.clone(), Rc::clone(&by_pointer));
            let moved = Rc::clone(&moved);
            event::on_document("selectionchange", move |_| {
                let Some(root) = root.cast::<Element>() else { return };
                if moved.get()
                    && let Some(at) = caret::focus_at(&root)
                {
                    seen.replace(Some(at));
                    caret::remember(Some(at));
                }
                if by_pointer.get() || selection::is_elsewhere(&root) {
                    caret::hide();
                } else {
                    caret::show(&root);
                }
                settle();
            })
        };
        let pressed = {
            let (down, by_pointer) = (Rc::clone(&held), Rc::clone(&by_pointer));
            let moved = Rc::clone(&moved);
            event::on_document("pointerdown", move |event| {
                moved.set(page::is_in_text(event));
                down.set(true);
                // A press that leads to a result is no press on its words.
                by_pointer.set(!page::is_within(event, ".search-reading"));
            })
        };
        let released = {
            let (down, settle) = (Rc::clone(&held), settle.clone());
            move |_: &_| {
                down.set(false);
                settle();
            }
        };
        let released = [
            event::on_document("pointerup", released.clone()),
            event::on_document("pointercancel", released),
        ];
        // What is typed elsewhere moves no caret here, and may come before a change that is late.
        let typed = event::on_document("keydown", move |event| {
            moved.set(page::is_in_text(event));
            by_pointer.set(false);
        });
        move || drop((changed, pressed, released, typed, waiting))
    });
    last
}
