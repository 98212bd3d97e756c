//! A type of link: its line, and the fields that it opens into.

use std::rc::Rc;

use yew::prelude::*;

use super::acts::Acts;
use super::asking::Question;
use super::desk::{Desk, anchor};
use super::line::Line;
use super::pair::{Pair, languages};
use super::row::Row;
use crate::model::codebook::{LinkKind, Part, Text};
use crate::model::edit::{Fate, Revision};

/// Which type of link.
#[derive(Properties, PartialEq)]
pub struct LinkEntryProps {
    /// What the place works with.
    pub desk: Desk,
    /// The type of link.
    pub link: LinkKind,
    /// Whether it is open.
    pub open: bool,
}

/// A type of link of the codebook.
#[component]
pub fn LinkEntry(LinkEntryProps { desk, link, open }: &LinkEntryProps) -> Html {
    let texts = desk.messages.codebook;
    let id = &link.id;
    let anchor = anchor(Part::Link, id);
    let used = desk.usage.links.get(id).copied().unwrap_or_default();
    let name = desk.name(&link.label);
    let on_toggle = {
        let (desk, id, open) = (desk.clone(), Rc::clone(id), *open);
        Callback::from(move |()| desk.open.emit((Part::Link, Rc::clone(&id), !open)))
    };
    let at = desk.codebook.links.iter().position(|own| own.id == *id).unwrap_or_default();
    let last = desk.codebook.links.len().saturating_sub(1);
    let on_move = {
        let (desk, id) = (desk.clone(), Rc::clone(id));
        Callback::from(move |(forward, focus): (bool, String)| {
            let to = if forward { Some(at + 1) } else { at.checked_sub(1) };
            if let Some(to) = to.filter(|to| *to <= last) {
                desk.focus.emit(focus);
                desk.settle(desk.codebook.move_link(&id, to));
            }
        })
    };
    let on_line = {
        let line = format!("#{anchor}");
        on_move.reform(move |forward| (forward, line.clone()))
    };
    let [first, second] =
        languages(desk.messages.language).map(|language| Text::Link(Rc::clone(id), language));
    let remove = (used > 0).then(|| {
        let kept = (Fate::Kept.name().into(), texts.kept.into());
        let removed = (Fate::Forgotten.name().into(), texts.links_removed.into());
        let others = desk.codebook.links.iter().filter(|own| own.id != *id);
        let sent = others.map(|own| {
            let name = Fate::Sent(Rc::clone(&own.id)).name();
            (AttrValue::from(name), AttrValue::from((texts.sent)(&desk.name(&own.label))))
        });
        Question {
            words: (texts.remove_link)(used),
            label: texts.fate.into(),
            options: [kept, removed].into_iter().chain(sent).collect(),
            accept: texts.remove_it.into(),
        }
    });
    let on_remove = {
        let (desk, id) = (desk.clone(), Rc::clone(id));
        Callback::from(move |fate: Option<String>| {
            let fate = fate.map_or(Fate::Kept, |name| Fate::named(&name));
            let next = desk.neighbour(Part::Link, desk.codebook.links.iter().map(|own| &own.id), &id);
            desk.remove(Revision::without_link(&desk.codebook, &id, &fate), next);
        })
    };
    html! {
        <>
            <Line anchor={anchor.clone()} name={name.clone()} about="" count={if used > 0 { (texts.link_count)(used) } else { String::new() }}
                open={*open} {on_toggle} on_move={on_line} />
            if *open {
                <div id={format!("{anchor}-panel")} class="entry-panel">
                    <Row label={texts.label}>
                        <Pair desk={desk.clone()} id={format!("{anchor}-label")} label={texts.label} {first} {second} />
                    </Row>
                    <Acts {anchor} {name} can_move={(at > 0, at < last)} {on_move} {remove} {on_remove} />
                </div>
            }
        </>
    }
}
