//! The quiet line: who asks whom, when it was published, and what has become of it.

use yew::prelude::*;

use crate::lang::Messages;
pub use crate::lang::said::gazette;
use crate::model::answer_time::answer_time;
use crate::model::date::Date;
use crate::model::question::{Question, Status};

/// The line; it says so where nothing is known.
pub fn view(question: &Question, today: Option<Date>, messages: &Messages) -> Html {
    let texts = messages.data;
    let who = [&question.author, &question.group, &question.constituency];
    let who: Vec<&str> = who.into_iter().filter_map(|value| value.as_deref()).collect();
    let ministries = match (&question.ministry_asked, &question.ministry_assigned) {
        (Some(asked), Some(assigned)) if asked != assigned => Some(html! {
            <><span class="ministry">{ asked }</span>{ " → " }<span class="ministry">{ assigned }</span></>
        }),
        (Some(one), _) | (None, Some(one)) => Some(html! { <span class="ministry">{ one }</span> }),
        (None, None) => None,
    };
    let who = (!who.is_empty()).then(|| html! { { who.join("\u{a0}· ") } });
    let published = question.asked.map(|place| html! { { gazette(question, place, messages) } });
    let known = who.is_some() || ministries.is_some() || published.is_some();
    let pieces: Vec<Html> = [who, ministries, published].into_iter().flatten().collect();
    if !known && question.number.is_none() {
        return html! { <span class="data-none">{ texts.unknown }</span> };
    }
    let status = question.status();
    let late = today.and_then(|today| answer_time(question, today)).and_then(texts.late);
    let last = pieces.len().saturating_sub(1);
    // A dash or a point stays with the words before it.
    let pieces = pieces.into_iter().enumerate().map(|(index, piece)| {
        html! { <span key={index} class="data-piece">{ piece }{ if index < last { "\u{a0}— " } else { "\u{a0}· " } }</span> }
    });
    html! {
        <>
            <span>{ for pieces }</span>
            <strong class="data-status" data-waiting={(status != Status::Answered).then_some("")}>{ (texts.status)(status) }</strong>
            if let Some(late) = late { <span class="data-late">{ format!("\u{a0}· {late}") }</span> }
        </>
    }
}
