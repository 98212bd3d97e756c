//! Puts the focus where the workspace sent it.

use yew::prelude::*;

use crate::browser::page;
use crate::model::workspace::{Focus, Sent};

/// Follows every sending of the focus, once the page shows what it was sent to.
#[hook]
pub fn use_focus(sent: Sent) {
    use_effect_with(sent, |sent| match sent.to {
        None => {}
        Some(Focus::Reader) => drop(page::focus(".reader", false)),
        Some(Focus::Mark(id)) => page::reveal(&format!("mark[data-passage=\"{id}\"]")),
        Some(Focus::TagBox) => drop(page::focus(".tag-box input[role=combobox]", false)),
        Some(Focus::Note(id)) => drop(page::focus(&format!(".note[data-passage=\"{id}\"]"), false)),
        Some(Focus::Label(id)) => {
            drop(page::focus(&format!(".note[data-passage=\"{id}\"] .note-label"), true))
        }
        Some(Focus::Comment(id)) => {
            page::focus(&format!(".note[data-passage=\"{id}\"] .note-comment"), false);
        }
        Some(Focus::Title) => drop(page::focus(".bar-title", true)),
    });
}
