//! The edges of the active passage: two handles for each of its spans, moved by dragging and by keys.

use std::rc::Rc;

use yew::prelude::*;

use super::shell::use_shell;
use crate::browser::size_watch::SizeWatch;
use crate::browser::{Element, event, margin, page, selection};
use crate::model::action::Action;
use crate::model::claim::Passage;
use crate::model::document::Document;
use crate::model::edge;
use crate::model::edit::{Edit, End};
use crate::model::span::{Span, Spans};
use crate::model::unit::Unit;
use crate::model::workspace::Focus;

/// What the handles work on.
#[derive(Properties, PartialEq)]
pub struct EdgesProps {
    /// The document shown.
    pub document: Rc<Document>,
    /// The active passage.
    pub passage: Rc<Passage>,
    /// Its words while an edge is dragged.
    pub preview: Option<Spans>,
    /// Is told of the words that the passage would have.
    pub on_preview: Callback<Option<Spans>>,
    /// The element that scrolls the text.
    pub page: NodeRef,
}

/// The handles of the active passage.
#[component]
pub fn Edges(EdgesProps { document, passage, preview, on_preview, page }: &EdgesProps) -> Html {
    let shell = use_shell();
    let node = use_node_ref();
    // The edge, and how far from it the pointer took hold: the knob lies under or over the line it moves along.
    let dragged = use_state_eq(|| None::<(usize, End, (f64, f64))>);
    let spans = preview.as_ref().unwrap_or(&passage.spans);
    use_effect_with((page.clone(), node.clone(), spans.clone()), |(page, node, spans)| {
        let (Some(page), Some(node)) = (page.cast::<Element>(), node.cast::<Element>()) else {
            return Box::new(|| ()) as Box<dyn FnOnce()>;
        };
        // Whatever moves above the passage makes the text taller or less tall. The first call comes before the
        // frame is painted.
        let watched = margin::text_and_parts(&page);
        let spans = spans.clone();
        let watch = SizeWatch::new(watched.into_iter(), move || margin::place_edges(&page, &node, &spans));
        Box::new(move || drop(watch))
    });
    let id = passage.id;
    let commit = {
        let (dispatch, current) = (shell.dispatch.clone(), passage.spans.clone());
        move |spans: Option<Spans>| {
            if let Some(spans) = spans.filter(|spans| *spans != current) {
                dispatch.emit(Action::Edit(Edit::Spans(id, spans), page::seed()));
            }
        }
    };
    let on_move = {
        let (dragged, page, passage, document) =
            (dragged.clone(), page.clone(), Rc::clone(passage), Rc::clone(document));
        let on_preview = on_preview.clone();
        Callback::from(move |event: PointerEvent| {
            let (Some((index, end, off)), Some(page)) = (*dragged, page.cast::<Element>()) else { return };
            let point = (f64::from(event.client_x()) - off.0, f64::from(event.client_y()) - off.1);
            if let Some(to) = selection::byte_at_point(&page, point) {
                on_preview.emit(edge::moved(&document, &passage.spans, index, end, to));
            }
        })
    };
    let on_up = {
        let (dragged, preview, on_preview) = (dragged.clone(), preview.clone(), on_preview.clone());
        Callback::from(move |_: PointerEvent| {
            if dragged.is_some() {
                dragged.set(None);
                commit(preview.clone());
                on_preview.emit(None);
            }
        })
    };
    let on_cancel = {
        let (dragged, on_preview) = (dragged.clone(), on_preview.clone());
        Callback::from(move |_: PointerEvent| {
            dragged.set(None);
            on_preview.emit(None);
        })
    };
    let on_down = {
        let dragged = dragged.clone();
        Callback::from(move |(index, end, event): (usize, End, PointerEvent)| {
            event.prevent_default();
            event::capture(&event);
            dragged.set(Some((index, end, event::off_middle(&event))));
        })
    };
    let handles = (0..spans.count()).flat_map(|index| [(index, End::Start), (index, End::End)]);
    html! {
        <div class={classes!("edges", dragged.is_some().then_some("edges-dragged"))} ref={node}
            onpointermove={on_move} onpointerup={on_up} onpointercancel={on_cancel}>
            { for handles.map(|(index, end)| html! {
                <Handle key={format!("{index}{end:?}")} document={Rc::clone(document)} passage={Rc::clone(passage)}
                    spans={spans.clone()} {index} {end} on_down={on_down.clone()} />
            }) }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct HandleProps {
    document: Rc<Document>,
    passage: Rc<Passage>,
    /// The words shown, which a drag changes before the passage's own.
    spans: Spans,
    index: usize,
    end: End,
    on_down: Callback<(usize, End, PointerEvent)>,
}

/// One edge: a slider along the text.
#[component]
fn Handle(HandleProps { document, passage, spans, index, end, on_down }: &HandleProps) -> Html {
    let shell = use_shell();
    let (index, end) = (*index, *end);
    let Some(span) = spans.iter().nth(index) else { return html! {} };
    let on_down = on_down.reform(move |event: PointerEvent| (index, end, event));
    let on_key = {
        let (document, passage) = (Rc::clone(document), Rc::clone(passage));
        shell.when(move |event: KeyboardEvent| {
            let action = key_action(&event, &document, &passage, index, end);
            action.is_some().then(|| event.prevent_default());
            action
        })
    };
    let (at, name, class) = match end {
        End::Start => (span.start(), shell.messages.edge_start, "edge edge-start"),
        End::End => (span.end(), shell.messages.edge_end, "edge edge-end"),
    };
    html! {
        <span {class} role="slider" tabindex="0" aria-label={name} title={name} aria-valuemin="0"
            aria-valuemax={document.text.len().to_string()} aria-valuenow={at.to_string()}
            aria-valuetext={spoken(document, span, end)} onpointerdown={on_down} onkeydown={on_key}></span>
    }
}

/// Arrows move by character, with Control, Command or Alt by word, with Shift by sentence.
fn key_action(
    event: &KeyboardEvent,
    document: &Document,
    passage: &Passage,
    index: usize,
    end: End,
) -> Option<Action> {
    let forward = match event.key().as_str() {
        "Enter" | "Escape" => return Some(Action::Focus(Focus::Reader)),
        "ArrowRight" => true,
        "ArrowLeft" => false,
        _ => return None,
    };
    let unit = if event.shift_key() {
        Unit::Sentence
    } else if event.ctrl_key() || event.meta_key() || event.alt_key() {
        Unit::Word
    } else {
        Unit::Character
    };
    let spans = edge::stepped(document, &passage.spans, index, end, unit, forward)
        .unwrap_or_else(|| passage.spans.clone());
    Some(Action::Edit(Edit::Spans(passage.id, spans), page::seed()))
}

/// The words at an edge, for a screen reader: three of them.
fn spoken(document: &Document, span: Span, end: End) -> String {
    let words: Vec<&str> = span.slice(&document.text).split_whitespace().collect();
    let skipped = match end {
        End::Start => 0,
        End::End => words.len().saturating_sub(3),
    };
    words.into_iter().skip(skipped).take(3).collect::<Vec<_>>().join(" ")
}
