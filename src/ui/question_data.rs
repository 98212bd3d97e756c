//! The question data: one quiet line that opens into a table, and the table into fields.

mod fields;
mod line;
mod table;

use std::rc::Rc;

use yew::prelude::*;

use self::fields::Fields;
pub use self::line::gazette;
pub use self::line::view as line;
use self::table::Table;
use super::shell::use_shell;
use crate::browser::page;
use crate::model::command::Command;
use crate::model::date::Date;
use crate::model::document::Document;
use crate::model::dossier::Dossier;

/// What the line shows.
#[derive(Properties, PartialEq, Eq)]
pub struct QuestionDataProps {
    /// The dossier.
    pub dossier: Rc<Dossier>,
    /// The document.
    pub document: Rc<Document>,
    /// The day it is, once the browser has said so: an answer that is missing is late by then.
    pub today: Option<Date>,
}

/// The line under the title.
#[component]
pub fn QuestionData(QuestionDataProps { dossier, document, today }: &QuestionDataProps) -> Html {
    let shell = use_shell();
    let texts = shell.messages.data;
    let correcting = use_state_eq(|| false);
    let question = Rc::new(dossier.question_of(document).clone());
    let toggle = {
        let correcting = correcting.clone();
        Callback::from(move |_: MouseEvent| correcting.set(!*correcting))
    };
    use_effect_with(*correcting, |correcting| {
        if *correcting {
            page::focus(".data-field .field", false);
        }
    });
    let cite = shell.run.reform(|_: MouseEvent| Command::CopyCitation);
    let columns = shell.run.reform(|_: MouseEvent| Command::ChooseColumns);
    let label = if *correcting { texts.finish } else { texts.correct };
    html! {
        <details class="question-data" data-apart="" lang={shell.messages.language.tag()}>
            <summary>{ line::view(&question, *today, shell.messages) }</summary>
            if *correcting {
                <Fields id={document.id} {question} read={Rc::new(document.question.clone())} />
            } else {
                <Table {question} read={Rc::new(document.question.clone())} today={*today} />
            }
            <p class="data-acts">
                <button type="button" class="button button-small" aria-pressed={correcting.to_string()} onclick={toggle}>{ label }</button>
                <button type="button" class="button button-small" onclick={cite}>{ texts.cite }</button>
                if document.source.reading.columns.is_some() {
                    <button type="button" class="button button-small" onclick={columns}>{ shell.messages.table.columns }</button>
                }
            </p>
        </details>
    }
}
