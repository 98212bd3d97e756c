//! One block of a text: its segments, each under its marks.

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::VTag;

use crate::lang::Messages;
use crate::model::document::{BlockKind, Document, PartKind};
use crate::model::identity::PassageId;
use crate::model::segment::{Mark, Segment};

/// What a block shows.
#[derive(Properties, PartialEq)]
pub struct BlockProps {
    /// The document.
    pub document: Rc<Document>,
    /// Which block of it.
    pub index: usize,
    /// Its segments.
    pub segments: Rc<[Segment]>,
    /// Those of its passages that stand out.
    pub standing_out: StandingOut,
    /// The texts of the interface: what a movement is called, on paper.
    pub messages: &'static Messages,
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
    let BlockProps { document, index, segments, standing_out, messages } = props;
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
    let class = match block.kind {
        BlockKind::Heading(1) => "block block-title",
        BlockKind::Heading(_) if document.opens_part(*index) => "block block-section",
        BlockKind::Heading(2) => "block block-heading",
        BlockKind::Heading(_) => "block block-subheading",
        BlockKind::Paragraph => "block",
        BlockKind::Item(..) => "block block-item",
        BlockKind::Continuation(_) => "block block-continuation",
        BlockKind::Code => "block block-code",
        BlockKind::Row(true) => "block block-row block-row-heading",
        BlockKind::Row(false) => "block block-row",
    };
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
    let quoted = (block.quoted > 0).then(|| block.quoted.min(4).to_string());
    html! {
        <@{tag} {class} data-block={index.to_string()} data-lanes={lanes.to_string()} data-marker={marker}
            data-depth={depth} data-quoted={quoted}>
            { for segments.iter().map(|segment| view_segment(segment, &document.text, standing_out, messages)) }
        </@>
    }
}

/// The text of a segment in its style, inside its marks, the innermost nearest to it.
fn view_segment(segment: &Segment, text: &str, standing_out: &StandingOut, messages: &Messages) -> Html {
    let at = segment.span.start().to_string();
    let words = segment.span.slice(text).to_owned();
    let mut leaf = html! { <span data-at={at.clone()}>{ words }</span> };
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
        leaf = html! {
            <a href={address.to_string()} target="_blank" rel="noopener noreferrer" draggable="false">{ leaf }</a>
        };
    }
    let marked = segment.marks.iter().rev().fold(leaf, |inner, mark| view_mark(mark, inner, standing_out));
    let begins = segment.begins.map(messages.parts.movement);
    html! { <span key={at} class="segment" data-begins={begins}>{ marked }</span> }
}

fn view_mark(mark: &Mark, inner: Html, StandingOut { active, lit, picked }: &StandingOut) -> Html {
    let is = |id: &Option<PassageId>| *id == Some(mark.passage);
    let (active, lit) = (is(active), is(lit));
    let mut tag = VTag::new("mark");
    let passage = mark.passage.to_string();
    let mut attributes = vec![
        ("data-hue", mark.hue.name().to_owned()),
        ("data-stroke", mark.stroke.name().to_owned()),
        ("data-lane", mark.lane.to_string()),
    ];
    let flags = [
        ("data-starts", mark.starts),
        ("data-ends", mark.ends),
        ("data-active", active),
        ("data-lit", lit || active),
        ("data-suggested", mark.suggested),
        ("data-picked", picked.contains(&mark.passage)),
    ];
    attributes.extend(flags.into_iter().filter(|(_, on)| *on).map(|(name, _)| (name, String::new())));
    if mark.tail {
        attributes.push(("data-number", mark.number.to_string()));
    }
    if mark.head {
        attributes.push(("id", format!("passage-{passage}")));
        attributes.push(("aria-details", format!("note-{passage}")));
    }
    attributes.push(("data-passage", passage));
    for (name, value) in attributes {
        tag.add_attribute(name, value);
    }
    tag.add_child(inner);
    tag.into()
}
