//! Choosing another place for a passage: its words are selected in the newer copy, with the pointer or the keys of
//! the reader.

use std::cell::Cell;
use std::rc::Rc;

use yew::prelude::*;

use crate::browser::timer::after;
use crate::browser::{Element, caret, event, selection};
use crate::model::action::Action;
use crate::model::caret::{self as keys, Stride};
use crate::model::replacing::{Replacing, Review};
use crate::model::unit::Unit;
use crate::ui::hooks::SETTLED_AFTER;
use crate::ui::shell::Shell;

/// Reports the words selected in the newer copy, which `area` holds; gives what its keys do.
#[hook]
pub fn use_choosing(area: &NodeRef, replacing: &Rc<Replacing>, shell: &Shell) -> Callback<KeyboardEvent> {
    let read_only = replacing.is_read_only();
    let deps = (area.clone(), Rc::clone(&replacing.new), read_only, shell.dispatch.clone());
    use_effect_with(deps, |(area, new, read_only, dispatch)| {
        let waiting = Cell::new(None);
        let (area, new, dispatch) = (area.clone(), Rc::clone(new), dispatch.clone());
        let listening = (!read_only).then(|| {
            event::on_document("selectionchange", move |_| {
                let (area, new, dispatch) = (area.clone(), Rc::clone(&new), dispatch.clone());
                waiting.set(Some(after(SETTLED_AFTER, move || {
                    let Some(area) = area.cast::<Element>().filter(caret::is_inside) else { return };
                    let span = selection::words(&area, &new.text);
                    dispatch.emit(Action::Review(Review::Select(span)));
                })));
            })
        });
        move || drop(listening)
    });
    let (area, replacing, shell) = (area.clone(), Rc::clone(replacing), shell.clone());
    Callback::from(move |event: KeyboardEvent| {
        let (Some(pressed), Some(area)) = (event::pressed(&event), area.cast::<Element>()) else { return };
        if read_only {
            return;
        }
        if pressed.key == "Enter" && !selection::is_collapsed() {
            event.prevent_default();
            let span = selection::words(&area, &replacing.new.text);
            if span.is_some() {
                shell.dispatch.emit(Action::Review(Review::Select(span)));
                shell.dispatch.emit(Action::Review(Review::Place));
            }
            return;
        }
        let Some(step) = keys::step(&pressed, shell.mac) else { return };
        // By the text, and not by what the screen shows: the other copy stands beside it.
        let unit = match step.stride {
            Stride::Unit(unit) => unit,
            Stride::Line => Unit::Sentence,
            Stride::LineEdge => Unit::Block,
            Stride::Text => return,
        };
        event.prevent_default();
        let begin =
            || replacing.item().and_then(|item| Some(item.shown()?.hull().start())).unwrap_or_default();
        match caret::focus_at(&area) {
            Some(at) => caret::go(&area, keys::target(&replacing.new, at, unit, step), step.extend),
            None => caret::go(&area, begin(), false),
        }
        caret::show(&area);
        caret::reveal(&area);
    })
}
