//! Both copies side by side, line by line; what says the same is folded away.

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::prelude::*;

use super::line::{Copy, view_line};
use super::words::Side;
use crate::lang::Messages;
use crate::model::codebook::Codebook;
use crate::model::comparison::{Fold, Row};
use crate::model::document::Document;
use crate::model::dossier::Dossier;
use crate::model::identity::PassageId;
use crate::model::replacing::{Decision, Item, Replacing};
use crate::model::segment::{Layer, Mark, segments, sorted};
use crate::model::span::Spans;

/// What is shown.
#[derive(Properties, PartialEq)]
pub struct TextsProps {
    /// Both copies.
    pub replacing: Rc<Replacing>,
    /// The dossier, which knows the colours of passages.
    pub dossier: Rc<Dossier>,
    /// The texts of the interface.
    pub messages: &'static Messages,
    /// A passage is to be looked at.
    pub on_look: Callback<PassageId>,
}

/// Both copies. They are drawn anew only when something of them changes.
#[component]
pub fn Texts(TextsProps { replacing, dossier, messages, on_look }: &TextsProps) -> Html {
    let texts = messages.replacing;
    // The folds that were opened, by their first row.
    let opened = use_state_eq(BTreeSet::<usize>::new);
    let old = copy(replacing, dossier, Side::Old);
    let new = copy(replacing, dossier, Side::New);
    let wanted = |row: &Row| is_wanted(replacing, row);
    let folds = replacing.comparison.folds(wanted);
    let rows = |range: &std::ops::Range<usize>| {
        let rows = replacing.comparison.rows.get(range.clone()).unwrap_or_default();
        let rows =
            rows.iter().zip(range.clone()).map(|(row, index)| view_row(row, index, &old, &new, messages));
        rows.collect::<Html>()
    };
    let folds = folds.iter().map(|fold| match fold {
        Fold::Open(range) => html! { <div key={range.start} class="compared-rows">{ rows(range) }</div> },
        Fold::Same(range) => {
            let (first, is_open) = (range.start, opened.contains(&range.start));
            let toggle = {
                let opened = opened.clone();
                Callback::from(move |_: MouseEvent| {
                    let mut next = (*opened).clone();
                    if !next.remove(&first) {
                        next.insert(first);
                    }
                    opened.set(next);
                })
            };
            html! {
                <div key={first} class="compared-rows">
                    <button type="button" class="compared-fold" aria-expanded={is_open.to_string()} onclick={toggle}>
                        { (texts.same)(range.len()) }
                    </button>
                    if is_open {
                        <div>{ rows(range) }</div>
                    }
                </div>
            }
        }
    });
    let on_click = {
        let on_look = on_look.clone();
        Callback::from(move |event: MouseEvent| {
            if crate::browser::selection::is_collapsed() {
                let id = crate::browser::page::passage_at(&event).and_then(|id| id.parse().ok());
                id.map(PassageId).into_iter().for_each(|id| on_look.emit(id));
            }
        })
    };
    html! { <div class="compared-all" onclick={on_click}>{ for folds }</div> }
}

fn view_row(row: &Row, index: usize, old: &Copy, new: &Copy, messages: &'static Messages) -> Html {
    let texts = messages.replacing;
    let cell = |copy: &Copy, blocks: &std::ops::Range<usize>, nothing: &'static str| {
        let lines = blocks.clone().map(|block| view_line(copy, block, messages));
        html! {
            if blocks.is_empty() {
                <p class="compared-nothing">{ nothing }</p>
            } else {
                { lines.collect::<Html>() }
            }
        }
    };
    html! {
        <div key={index} class="compared-row" data-same={row.is_same.then_some("")}>
            <div class="compared-cell compared-old">{ cell(old, &row.old, texts.added) }</div>
            <div class="compared-cell compared-new">{ cell(new, &row.new, texts.nothing_here) }</div>
        </div>
    }
}

/// Whether a row is shown although it says the same: a passage of it must be looked at, or is.
fn is_wanted(replacing: &Replacing, row: &Row) -> bool {
    let holds = |document: &Document, blocks: &std::ops::Range<usize>, spans: &Spans| {
        let at = |at: u32| document.block_at(at).is_some_and(|block| blocks.contains(&block));
        spans.iter().any(|span| at(span.start()) || at(span.end().saturating_sub(1)))
    };
    let is_meant =
        |item: &&Rc<Item>| item.decision == Decision::Open || Some(item.passage.id) == replacing.at;
    replacing.items.iter().filter(is_meant).any(|item| {
        holds(&replacing.old, &row.old, &item.passage.spans)
            || item.shown().is_some_and(|spans| holds(&replacing.new, &row.new, spans))
    })
}

/// One of both copies, with the passages where they are in it.
fn copy(replacing: &Replacing, dossier: &Dossier, side: Side) -> Copy {
    let (document, touched) = match side {
        Side::Old => (&replacing.old, &replacing.comparison.old),
        Side::New => (&replacing.new, &replacing.comparison.new),
    };
    let places = replacing.items.iter().filter_map(|item| {
        let spans = if side == Side::Old { Some(&item.passage.spans) } else { item.shown() };
        Some((item, spans?))
    });
    let layers = places.flat_map(|(item, spans)| layers(item, spans, dossier, &dossier.codebook)).collect();
    let open = replacing.items.iter().filter(|item| item.decision == Decision::Open);
    Copy {
        side,
        document: Rc::clone(document),
        segments: segments(document, &sorted(layers)),
        touched: touched.clone(),
        open: open.map(|item| item.passage.id).collect(),
        at: replacing.at,
    }
}

fn layers(item: &Item, spans: &Spans, dossier: &Dossier, codebook: &Codebook) -> Vec<Layer> {
    let kind = dossier.claim_of(&item.passage).and_then(|claim| codebook.kind(&claim.kind));
    let mark = Mark {
        passage: item.passage.id,
        hue: kind.map(|kind| kind.hue).unwrap_or_default(),
        stroke: kind.map(|kind| kind.stroke).unwrap_or_default(),
        lane: 0,
        suggested: false,
        number: 0,
        starts: false,
        ends: false,
        head: false,
        tail: false,
    };
    spans.iter().map(|span| Layer { span, mark }).collect()
}
