//! One block of a text: its segments, each under its marks.

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::{VNode, VTag};

use crate::browser::{page, selection};
use crate::lang::Messages;
use crate::model::document::{BlockKind, Document, PartKind};
use crate::model::identity::PassageId;
use crate::model::segment::{LANES, Mark, Segment, unmarked};
use crate::model::span::Span;
use crate::model::unit::has_endless_word;
use crate::model::unseen::{Piece, is_from_right, is_in, pieces};

/// The lanes as they are written down.
const LANE: [&str; LANES as usize] = ["0", "1", "2", "3", "4"];

/// What a block shows.
#[derive(Properties, PartialEq)]
pub struct BlockProps {
    /// The document.
    pub document: Rc<Document>,
    /// Which block of it.
    pub index: usize,
    /// Its segments.
    pub segments: Rc<Vec<Segment>>,
    /// Those of its passages that stand out.
    pub standing_out: StandingOut,
    /// Whether its marks are drawn; without them it has the same words and the same height.
    pub marked: bool,
    /// The texts of the interface: what a movement is called, on paper.
    pub messages: &'static Messages,
    /// A link is to be followed.
    pub on_follow: Callback<Rc<str>>,
}

/// The passages of one block that stand out: a block is told of no others, so that it is drawn anew only
/// when its own change.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StandingOut {
    /// The active passage.
    pub active: Option<PassageId>,
    /// The lit passage.
    pub lit: Option<PassageId>,
    /// Those that are picked.
    pub picked: BTreeSet<PassageId>,
}

/// One block of the text.
#[component]
pub fn BlockView(props: &BlockProps) -> Html {
    let BlockProps { document, index, segments, standing_out, marked, messages, on_follow } = props;
    let Some(block) = document.blocks.get(*index) else { return html! {} };
    // The lines above the title name chamber and number: they are no sections of the text.
    let header = document.parts.first().filter(|part| part.kind == PartKind::Heading);
    let is_in_header = header.is_some_and(|part| part.blocks.contains(index));
    let tag = match block.kind {
        BlockKind::Heading(1) => "h1",
        BlockKind::Heading(_) if is_in_header => "p",
        BlockKind::Heading(2) => "h2",
        BlockKind::Heading(3) => "h3",
        BlockKind::Heading(4) => "h4",
        BlockKind::Heading(_) => "h5",
        BlockKind::Code => "pre",
        _ => "p",
    };
    let class = class_of(document, *index);
    let lanes =
        segments.iter().flat_map(|segment| &segment.marks).map(|mark| mark.lane + 1).max().unwrap_or(0);
    let marker = match block.kind {
        BlockKind::Item(_, Some(number)) => Some(format!("{number}.")),
        BlockKind::Item(_, None) => Some("•".to_owned()),
        _ => None,
    };
    let depth = match block.kind {
        BlockKind::Item(depth, _) | BlockKind::Continuation(depth) => Some(depth.min(6).to_string()),
        _ => None,
    };
    let bare = (!marked).then(|| unmarked(segments));
    let drawn = bare.as_deref().unwrap_or(segments);
    // Not by the style sheet: to find it out there takes seconds where a line has a million letters.
    let dir = is_from_right(block.span.slice(&document.text)).then_some("rtl");
    let endless = has_endless_word(block.span.slice(&document.text)).then_some("block-endless");
    let quoted = (block.quoted > 0).then(|| block.quoted.min(4).to_string());
    html! {
        <@{tag} class={classes!(class, endless)} data-block={index.to_string()} data-lanes={lanes.to_string()} data-marker={marker}
            data-depth={depth} data-quoted={quoted} {dir}>
            { for drawn.iter().map(|segment| view_segment(segment, &document.text, standing_out, messages, on_follow)) }
        </@>
    }
}

/// What a block is to the style sheet.
pub(super) fn class_of(document: &Document, index: usize) -> Option<&'static str> {
    Some(match document.blocks.get(index)?.kind {
        BlockKind::Heading(1) => "block block-title",
        BlockKind::Heading(_) if document.opens_part(index) => "block block-section",
        BlockKind::Heading(2) => "block block-heading",
        BlockKind::Heading(_) => "block block-subheading",
        BlockKind::Paragraph => "block",
        BlockKind::Item(..) => "block block-item",
        BlockKind::Continuation(_) => "block block-continuation",
        BlockKind::Code => "block block-code",
        BlockKind::Row(true) => "block block-row block-row-heading",
        BlockKind::Row(false) => "block block-row",
    })
}

/// The text of a segment in its style, inside its marks, the innermost nearest to it.
fn view_segment(
    segment: &Segment,
    text: &str,
    standing_out: &StandingOut,
    messages: &Messages,
    follow: &Callback<Rc<str>>,
) -> Html {
    let at: Rc<str> = segment.span.start().to_string().into();
    let mut leaf = view_leaf_at(Rc::clone(&at), segment.span, text, messages);
    let style = segment.style;
    let styles = [
        (style.code, "code"),
        (style.emphasis, "em"),
        (style.strong, "strong"),
        (style.struck, "s"),
        (style.superscript, "sup"),
        (style.subscript, "sub"),
    ];
    for (_, tag) in styles.into_iter().filter(|(on, _)| *on) {
        leaf = html! { <@{tag}>{ leaf }</@> };
    }
    if let Some(address) = &segment.link {
        leaf = view_link(address, leaf, follow);
    }
    let marked = segment.marks.iter().rev().fold(leaf, |inner, mark| view_mark(mark, inner, standing_out));
    match segment.begins.map(messages.parts.movement) {
        Some(begins) => html! { <span key={at} class="segment" data-begins={begins}>{ marked }</span> },
        // It stands in no list of its own: a long text has twenty thousand.
        None => changed(marked, |outermost| outermost.key = Some(at.into())),
    }
}

/// The text of a stretch: one element with one text node, unless it holds characters that are not seen. Those
/// stand in an element of their own, which shows their name and cannot turn round what is beside them.
pub(super) fn view_leaf(span: Span, text: &str, messages: &Messages) -> Html {
    view_leaf_at(span.start().to_string().into(), span, text, messages)
}

/// The same; `at` is its first byte, written down.
fn view_leaf_at(at: Rc<str>, span: Span, text: &str, messages: &Messages) -> Html {
    let within = span.start() as usize..span.end() as usize;
    if !is_in(text, within.clone()) {
        return html! { <span data-at={at}>{ span.slice(text).to_owned() }</span> };
    }
    let leaves = pieces(text, within).into_iter().map(|piece| {
        let (range, name) = match piece {
            Piece::Words(range) => (range, None),
            Piece::Unseen(range, name) => (range, Some(name)),
        };
        let (at, words) = (range.start, text.get(range).unwrap_or_default().to_owned());
        let class = name.is_some().then_some("unseen");
        let title = name.as_deref().map(messages.following.unseen);
        html! { <span key={at} {class} {title} data-unseen={name} data-at={at.to_string()}>{ words }</span> }
    });
    html! { <span>{ for leaves }</span> }
}

/// A link of the text. It has no address of its own: where it leads is shown first.
fn view_link(address: &Rc<str>, inner: Html, follow: &Callback<Rc<str>>) -> Html {
    let on_click = {
        let (address, follow) = (Rc::clone(address), follow.clone());
        move |event: MouseEvent| {
            if selection::is_collapsed() && !page::is_picking(&event) {
                event.stop_propagation();
                follow.emit(Rc::clone(&address));
            }
        }
    };
    let on_key = {
        let (address, follow) = (Rc::clone(address), follow.clone());
        move |event: KeyboardEvent| {
            if event.key() == "Enter" {
                event.prevent_default();
                event.stop_propagation();
                follow.emit(Rc::clone(&address));
            }
        }
    };
    html! {
        <a role="link" tabindex="0" class="link" title={address.to_string()} onclick={on_click} onkeydown={on_key}>{ inner }</a>
    }
}

fn view_mark(mark: &Mark, inner: Html, StandingOut { active, lit, picked }: &StandingOut) -> Html {
    let is = |id: &Option<PassageId>| *id == Some(mark.passage);
    let flag = |on: bool| on.then_some("");
    let passage: Rc<str> = mark.passage.to_string().into();
    // The same word as beside it: it is held once.
    let id = mark.head.then(|| Rc::clone(&passage));
    let note = mark.head.then(|| format!("note-{passage}"));
    let number = (mark.tail && mark.number > 0).then(|| mark.number.to_string());
    let drawn = html! {
        <mark {id} aria-details={note} data-hue={mark.hue.name()} data-stroke={mark.stroke.name()}
            data-lane={LANE.get(usize::from(mark.lane)).copied()} data-starts={flag(mark.starts)} data-ends={flag(mark.ends)}
            data-suggested={flag(mark.suggested)} data-number={number} data-passage={passage}>{ inner }</mark>
    };
    let rare = [
        ("data-active", is(active)),
        ("data-lit", is(lit) || is(active)),
        ("data-picked", picked.contains(&mark.passage)),
    ];
    // Few marks have one of them at a time: room for each in every one would take most of a megabyte of a long text.
    rare.into_iter()
        .filter(|(_, on)| *on)
        .fold(drawn, |drawn, (name, _)| changed(drawn, |mark| mark.add_attribute(name, "")))
}

/// The same element, changed.
fn changed(node: Html, change: impl FnOnce(&mut VTag)) -> Html {
    match node {
        VNode::VTag(mut tag) => {
            change(Rc::make_mut(&mut tag));
            VNode::VTag(tag)
        }
        other => other,
    }
}
