//! Puts the focus where the workspace sent it.

use yew::prelude::*;

use crate::browser::page;
use crate::model::edit::End;
use crate::model::identity::PassageId;
use crate::model::workspace::{Focus, Sent};

/// Follows every sending of the focus, once the page shows what it was sent to.
#[hook]
pub fn use_focus(sent: Sent) {
    use_effect_with(sent, |sent| {
        let (selector, select) = match sent.to {
            None => return,
            Some(Focus::Mark(id)) => return page::reveal(&format!("mark[data-passage=\"{id}\"]")),
            Some(Focus::Reader) => (".reader".to_owned(), false),
            Some(Focus::TagBox) => (".tag-box [role=combobox]".to_owned(), false),
            Some(Focus::Choice) => (".choice [aria-checked=true]".to_owned(), false),
            Some(Focus::Edge(End::Start)) => (".edge-start".to_owned(), false),
            Some(Focus::Edge(End::End)) => (".edge-end:last-of-type".to_owned(), false),
            Some(Focus::Note(id)) => {
                page::reveal(&format!("mark[data-passage=\"{id}\"]"));
                (format!(".note[data-passage=\"{id}\"]"), false)
            }
            Some(Focus::Label(id)) => (format!(".note[data-passage=\"{id}\"] .note-label"), true),
            Some(Focus::Comment(id)) => (format!(".note[data-passage=\"{id}\"] .note-comment"), false),
            Some(Focus::Link(id)) => return open(id, ".note-linking [role=combobox]", ".note-link-open"),
            Some(Focus::Attributes(id)) => return open(id, ".note-offer button", ".note-offer-open"),
            Some(Focus::Title) => (".bar-title".to_owned(), true),
        };
        page::focus(&selector, select);
    });
}

/// Puts the focus on a part of a note, which a button opens where it is closed.
fn open(id: PassageId, part: &str, button: &str) {
    let note = format!(".note[data-passage=\"{id}\"]");
    if !page::focus(&format!("{note} {part}"), false) {
        page::click(&format!("{note} {button}"));
    }
}
