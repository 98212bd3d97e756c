//! The question data as a table to read: what is known, what was corrected, and what follows from it.

use std::rc::Rc;

use yew::prelude::*;

use crate::lang::said::datum as datum_said;
use crate::model::answer_time::answer_time;
use crate::model::date::Date;
use crate::model::datum::Datum;
use crate::model::question::Question;
use crate::ui::shell::use_shell;

/// What the table shows.
#[derive(Properties, PartialEq, Eq)]
pub struct TableProps {
    /// The data in force.
    pub question: Rc<Question>,
    /// What the source says.
    pub read: Rc<Question>,
    /// The day it is.
    pub today: Option<Date>,
}

/// A row for each datum that is known; a page stands with its day.
#[component]
pub fn Table(TableProps { question, read, today }: &TableProps) -> Html {
    let messages = use_shell().messages;
    let texts = messages.data;
    let rows = Datum::ALL.iter().filter(|datum| !is_with_another(**datum)).filter_map(|datum| {
        let value = datum_said(*datum, question, messages)?;
        let corrected = has_changed(*datum, question, read);
        let was = datum_said(*datum, read, messages).unwrap_or_default();
        Some(html! {
            <tr key={(texts.datum)(*datum)}>
                <th scope="row">{ (texts.datum)(*datum) }</th>
                <td>
                    { value }
                    if corrected {
                        { " " }<span class="data-corrected" title={(texts.read)(&was)}>{ texts.corrected }</span>
                    }
                </td>
            </tr>
        })
    });
    let time = today.and_then(|today| answer_time(question, today));
    let time = time.map(|time| (texts.answer_time)(time, &(messages.date)(time.due)));
    let more = [
        (texts.author_reference, question.author_reference.clone().filter(|_| question.author.is_none())),
        (texts.status_row, Some((texts.status)(question.status()).to_owned())),
        (texts.answer_time_row, time),
    ];
    let more = more.into_iter().filter_map(|(name, value)| {
        Some(html! { <tr key={name}><th scope="row">{ name }</th><td>{ value? }</td></tr> })
    });
    html! {
        <table aria-label={texts.table}>
            <tbody>{ for rows }</tbody>
            <tbody>{ for more }</tbody>
        </table>
    }
}

/// The page of a publication stands beside its day, and the day of an ending beside how it ended.
fn is_with_another(datum: Datum) -> bool {
    matches!(datum, Datum::AskedPage | Datum::AnsweredPage | Datum::ClosedOn)
}

fn has_changed(datum: Datum, question: &Question, read: &Question) -> bool {
    let with = match datum {
        Datum::Asked => Some(Datum::AskedPage),
        Datum::Answered => Some(Datum::AnsweredPage),
        Datum::Closed => Some(Datum::ClosedOn),
        _ => None,
    };
    [Some(datum), with].into_iter().flatten().any(|datum| datum.read(question) != datum.read(read))
}
