//! Keeps the focus on the page when what had it goes away.

use yew::prelude::*;

use crate::browser::page;
use crate::model::saving::Saving;
use crate::model::workspace::Workspace;

/// Looks, after every change that takes fields or buttons off the page, whether something still has the
/// focus: without it a screen reader begins again at the top, so does the Tab key, and the keys of the text
/// do nothing. A text that is opened or shown again after a reload has it too.
#[hook]
pub fn use_kept_focus(workspace: &Workspace) {
    let view = &workspace.view;
    let shown = (
        view.dialog,
        view.tag_box,
        view.choice.is_some(),
        view.active,
        (view.place, view.document),
        view.claim,
        view.picks.is_empty(),
        view.pairing.is_some(),
    );
    let before = use_mut_ref(|| None);
    let starting = workspace.saving == Saving::Starting && !workspace.is_opening();
    use_effect_with((shown, starting), move |(shown, starting)| {
        let before = before.replace((!starting).then_some(*shown));
        match before.filter(|before| before != shown && shown.0.is_none()) {
            Some((Some(_), ..)) => page::return_focus(),
            Some(_) => page::keep_focus(),
            None if before.is_none() && !starting && shown.4.1.is_some() => page::keep_focus(),
            None => {}
        }
    });
}
