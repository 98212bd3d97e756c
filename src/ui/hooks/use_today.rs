//! The day it is, asked again whenever the analyst comes back to the page.

use yew::prelude::*;

use crate::browser::{event, page};
use crate::model::action::Action;

/// Tells the workspace which day it is.
#[hook]
pub fn use_today(dispatch: &Callback<Action>) {
    use_effect_with(dispatch.clone(), |dispatch| {
        dispatch.emit(Action::Day(page::today()));
        let dispatch = dispatch.clone();
        let listening = event::on_document("visibilitychange", move |_| {
            dispatch.emit(Action::Day(page::today()));
        });
        move || drop(listening)
    });
}
