//! Puts the focus where the workspace sent it.

use yew::prelude::*;

use crate::browser::{caret, page};
use crate::model::edit::End;
use crate::model::workspace::{Focus, Sent};

/// Follows every sending of the focus, once the page shows what it was sent to.
#[hook]
pub fn use_focus(sent: Sent) {
    use_effect_with(sent, |sent| {
        let (selector, select) = match sent.to {
            None => return,
            Some(Focus::Mark(id)) => {
                let mark = format!("mark[data-passage=\"{id}\"]");
                page::reveal(&mark);
                return caret::enter(&mark);
            }
            Some(Focus::At(at)) => return caret::arrive(at),
            Some(Focus::Words(span)) => {
                let (Some(page), Some(text)) = (page::find(".page"), page::find(".reader")) else { return };
                caret::select(&text, span);
                page::focus(".reader", false);
                return caret::show_selected(&page);
            }
            Some(Focus::Search) => (".search-words", true),
            Some(Focus::Results) => (".search-results", false),
            Some(Focus::Reader) => (".reader", false),
            Some(Focus::Place) => ("main", false),
            Some(Focus::TagBox) => (".tag-box [role=combobox]", false),
            Some(Focus::Choice) => (".choice [aria-checked=true]", false),
            Some(Focus::Edge(End::Start)) => (".edge-start", false),
            Some(Focus::Edge(End::End)) => (".edge-end:last-of-type", false),
            Some(Focus::Note) => {
                page::reveal("mark[data-active]");
                (".note[data-active]", false)
            }
            Some(Focus::Label) => (".note[data-active] .note-label", true),
            Some(Focus::Comment) => (".note[data-active] .note-comment", false),
            Some(Focus::Link) => return open(".note-linking [role=combobox]", ".note-link-open"),
            Some(Focus::Pairing) if page::focus(".pairing-status select", false) => return,
            Some(Focus::Pairing) => (".pairing-quote", false),
            Some(Focus::Attributes) => return open(".note-offer button", ".note-offer-open"),
            Some(Focus::Dossier(id)) => {
                let row = format!("[data-dossier=\"{id}\"] .dossier-open");
                page::focus(&row, false);
                return page::scroll_to(&row);
            }
            Some(Focus::Title) => (".bar-title", true),
        };
        page::focus(selector, select);
    });
}

/// Puts the focus on a part of the active note, which a button opens where it is closed.
fn open(part: &str, button: &str) {
    if !page::focus(&format!(".note[data-active] {part}"), false) {
        page::click(&format!(".note[data-active] {button}"));
    }
}
