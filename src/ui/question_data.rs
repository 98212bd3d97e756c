//! The question data: one quiet line that opens into a table.

use std::rc::Rc;

use yew::prelude::*;

use super::shell::use_shell;
use crate::lang::Messages;
use crate::model::document::Document;
use crate::model::dossier::Dossier;
use crate::model::question::{Chamber, Publication, Question};

/// What the line shows.
#[derive(Properties, PartialEq, Eq)]
pub struct QuestionDataProps {
    /// The dossier.
    pub dossier: Rc<Dossier>,
    /// The document.
    pub document: Rc<Document>,
}

/// The line under the title.
#[component]
pub fn QuestionData(QuestionDataProps { dossier, document }: &QuestionDataProps) -> Html {
    let messages = use_shell().messages;
    let question = dossier.question_of(document);
    let rows = rows(question, messages);
    if question.author.is_none() && question.asked.is_none() && question.ministry_asked.is_none() {
        return html! {};
    }
    html! {
        <details class="question-data" lang={messages.language.tag()}>
            <summary>{ summary(question, messages) }</summary>
            <table>
                <tbody>
                    { for rows.into_iter().map(|(label, value)| html! {
                        <tr key={label}><th scope="row">{ label }</th><td>{ value }</td></tr>
                    }) }
                </tbody>
            </table>
        </details>
    }
}

fn summary(question: &Question, messages: &Messages) -> Html {
    let who = [&question.author, &question.group, &question.constituency];
    let who: Vec<&str> = who.into_iter().filter_map(|value| value.as_deref()).collect();
    let ministries = match (&question.ministry_asked, &question.ministry_assigned) {
        (Some(asked), Some(assigned)) if asked != assigned => html! {
            <><span class="ministry">{ asked }</span>{ " → " }<span class="ministry">{ assigned }</span></>
        },
        (Some(one), _) | (None, Some(one)) => html! { <span class="ministry">{ one }</span> },
        (None, None) => html! {},
    };
    let has_ministry = question.ministry_asked.is_some() || question.ministry_assigned.is_some();
    let published = question.asked.map(|publication| gazette(publication, messages));
    let state = if question.answered.is_some() { messages.answered } else { messages.unanswered };
    html! {
        <>
            { who.join(" · ") }
            if has_ministry { { " — " }{ ministries } }
            if let Some(published) = published { { " — " }{ published } }
            { " · " }<strong>{ state }</strong>
        </>
    }
}

fn rows(question: &Question, messages: &Messages) -> Vec<(&'static str, String)> {
    let chamber = question.chamber.map(|chamber| match chamber {
        Chamber::AssembleeNationale => "Assemblée nationale".to_owned(),
        Chamber::Senat => "Sénat".to_owned(),
    });
    let values = [
        chamber,
        question.legislature.map(|number| number.to_string()),
        question.kind.map(|kind| (messages.question_kind)(kind).to_owned()),
        question.number.map(|number| number.to_string()),
        question.author.clone(),
        question.constituency.clone(),
        question.group.clone(),
        question.heading.clone(),
        question.ministry_asked.clone(),
        question.ministry_assigned.clone(),
        question.asked.map(|publication| gazette(publication, messages)),
        question.answered.map(|publication| gazette(publication, messages)),
    ];
    messages.data.into_iter().zip(values).filter_map(|(label, value)| Some((label, value?))).collect()
}

fn gazette(publication: Publication, messages: &Messages) -> String {
    (messages.gazette)(&(messages.date)(publication.date), publication.page)
}
