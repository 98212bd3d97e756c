//! One part of a document: its heading and its blocks.
//!
//! Where the source gives the part a heading, that is one of its blocks. Where it gives none, the question and
//! the answer are headed by what they are: such a heading is read out and led to, and is no part of the text.

use std::rc::Rc;

use yew::prelude::*;

use super::question_data::gazette;
use super::shell::use_shell;
use crate::lang::Messages;
use crate::model::document::{Document, Part, PartKind};
use crate::model::question::Question;

/// What a part shows.
#[derive(Properties, PartialEq)]
pub struct PartViewProps {
    /// The document.
    pub document: Rc<Document>,
    /// Its question data, as read or as corrected.
    pub question: Rc<Question>,
    /// Which part of it.
    pub part: Part,
    /// Whether it has the rule of the movements beside it; true where an analyst corrected them.
    pub ruled: Option<bool>,
    /// Its blocks.
    pub children: Html,
}

/// One part, a section of the outline.
#[component]
pub fn PartView(PartViewProps { document, question, part, ruled, children }: &PartViewProps) -> Html {
    let messages = use_shell().messages;
    let own = document.heading_of(part);
    let name = own.unwrap_or((messages.parts.part)(part.kind)).to_owned();
    let headed = own.is_none() && matches!(part.kind, PartKind::Question | PartKind::Answer);
    let answers = document.parts.iter().filter(|part| part.kind == PartKind::Answer).count();
    let detail = (part.kind == PartKind::Answer && answers == 1).then(|| said_by(question, messages));
    let named = part.kind != PartKind::Body;
    let corrected = ruled.unwrap_or_default();
    html! {
        <section class={classes!("part", class(part.kind), ruled.is_some().then_some("part-ruled"))}
            aria-label={named.then_some(name.clone())} data-corrected={corrected.then_some("")}>
            if headed {
                <h2 class="part-heading" data-apart="" lang={messages.language.tag()}>
                    { name }
                    if let Some(detail) = detail.filter(|detail| !detail.is_empty()) {
                        <span class="part-detail">{ detail }</span>
                    }
                </h2>
            }
            <div class="part-text">{ children.clone() }</div>
        </section>
    }
}

/// Who answered, and where it was published, as far as that is known.
fn said_by(question: &Question, messages: &Messages) -> String {
    let ministry = question.answered.and(question.ministry_assigned.clone());
    let published = question.answered.map(|publication| gazette(question, publication, messages));
    [ministry, published].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn class(kind: PartKind) -> Option<&'static str> {
    match kind {
        PartKind::KeyData | PartKind::Dates => Some("part-quiet"),
        PartKind::Answer => Some("part-answer"),
        _ => None,
    }
}
