//! Words of one copy beside those of the other: what is gone, and what is new.

use yew::prelude::*;

use crate::anchor::Placer;
use crate::model::comparison::{Touched, touched};
use crate::model::sorted;
use crate::model::span::{Span, Spans};
use crate::ui::words::view_words;

/// Which copy words are of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The one that was there.
    Old,
    /// The newer one.
    New,
}

/// How many letters of what is around words stand before and after them.
const AROUND: usize = 48;

/// A passage's words, with what differs from its words in the other copy marked, and a few around them.
pub fn view_quote((text, spans): (&str, &Spans), (other, others): (&str, &Spans), side: Side) -> Html {
    let own = spans.quote(text);
    let counterpart = others.quote(other);
    let changed = match side {
        Side::Old => {
            let kept = Placer::new(&own, &counterpart).common();
            touched(&own, &kept.iter().map(|kept| (kept.old, kept.is_moved)).collect::<Vec<_>>())
        }
        Side::New => {
            let kept = Placer::new(&counterpart, &own).common();
            let mut spans: Vec<(Span, bool)> = kept.iter().map(|kept| (kept.new, kept.is_moved)).collect();
            sorted::all(&mut spans);
            touched(&own, &spans)
        }
    };
    let hull = spans.hull();
    let (before, after) = (around(text, hull, true), around(text, hull, false));
    html! {
        <span class="compared-quote">
            <span class="compared-around">{ view_words(&before) }</span>
            <q>{ view_changed(&own, &changed, side) }</q>
            <span class="compared-around">{ view_words(&after) }</span>
        </span>
    }
}

/// A text with what changed of it marked.
fn view_changed(text: &str, changed: &[Touched], side: Side) -> Html {
    let mut pieces: Vec<Html> = Vec::new();
    let mut from = 0;
    let slice = |from: u32, to: u32| text.get(from as usize..to as usize).unwrap_or_default();
    for own in changed {
        pieces.push(view_words(slice(from, own.span.start())));
        pieces.push(view_touched(view_words(own.span.slice(text)), own.is_moved, side));
        from = own.span.end();
    }
    let end = u32::try_from(text.len()).unwrap_or(u32::MAX);
    pieces.push(view_words(slice(from, end)));
    let pieces = pieces.into_iter().enumerate().map(|(key, piece)| html! { <span {key}>{ piece }</span> });
    html! { <span>{ for pieces }</span> }
}

/// Words that are not what, or not where, they were.
pub fn view_touched(inner: Html, is_moved: bool, side: Side) -> Html {
    match (is_moved, side) {
        (true, _) => html! { <span class="compared-moved">{ inner }</span> },
        (false, Side::Old) => html! { <del>{ inner }</del> },
        (false, Side::New) => html! { <ins>{ inner }</ins> },
    }
}

/// What stands before or behind a span, in the same line, at whole words.
fn around(text: &str, span: Span, before: bool) -> String {
    if before {
        let line =
            text.get(..span.start() as usize).unwrap_or_default().rsplit('\n').next().unwrap_or_default();
        let start = line.char_indices().rev().nth(AROUND - 1).map(|(at, _)| at);
        match start {
            None => line.to_owned(),
            Some(at) => {
                let cut = line.get(at..).unwrap_or_default();
                format!("…{}", cut.split_once(' ').map_or(cut, |(_, rest)| rest))
            }
        }
    } else {
        let line = text.get(span.end() as usize..).unwrap_or_default().split('\n').next().unwrap_or_default();
        match line.char_indices().nth(AROUND).map(|(at, _)| at) {
            None => line.to_owned(),
            Some(at) => {
                let cut = line.get(..at).unwrap_or_default();
                format!("{}…", cut.rsplit_once(' ').map_or(cut, |(rest, _)| rest))
            }
        }
    }
}
