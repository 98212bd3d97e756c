//! An attribute: its line, and the fields that it opens into.

use std::rc::Rc;

use yew::prelude::*;

use super::acts::Acts;
use super::asking::Question;
use super::desk::{Desk, anchor};
use super::line::Line;
use super::pair::{Pair, languages};
use super::row::Row;
use super::values::Values;
use super::written::Written;
use crate::model::codebook::{Attribute, Form, Part, Slug, Text};
use crate::model::edit::{Fate, Revision};
use crate::ui::chips::Chips;
use crate::ui::select::Select;

/// Which attribute.
#[derive(Properties, PartialEq)]
pub struct AttributeEntryProps {
    /// What the place works with.
    pub desk: Desk,
    /// The attribute.
    pub attribute: Attribute,
    /// Whether it is open.
    pub open: bool,
}

/// An attribute of the codebook.
#[component]
pub fn AttributeEntry(AttributeEntryProps { desk, attribute, open }: &AttributeEntryProps) -> Html {
    let id = &attribute.id;
    let anchor = anchor(Part::Attribute, id);
    let used = desk.usage.attributes.get(id).copied().unwrap_or_default();
    let on_toggle = {
        let (desk, id, open) = (desk.clone(), Rc::clone(id), *open);
        Callback::from(move |()| desk.open.emit((Part::Attribute, Rc::clone(&id), !open)))
    };
    let on_move = {
        let (desk, id) = (desk.clone(), Rc::clone(id));
        Callback::from(move |(forward, focus): (bool, String)| {
            let count = desk.codebook.attributes.len();
            let at = desk.codebook.attributes.iter().position(|own| own.id == id);
            let to = at.and_then(|at| if forward { Some(at + 1) } else { at.checked_sub(1) });
            if let Some(to) = to.filter(|to| *to < count) {
                desk.focus.emit(focus);
                desk.settle(desk.codebook.move_attribute(&id, to));
            }
        })
    };
    let on_line = {
        let line = format!("#{anchor}");
        on_move.reform(move |forward| (forward, line.clone()))
    };
    let name = desk.name(&attribute.label);
    let claims = if used > 0 { (desk.messages.claim_count)(used) } else { String::new() };
    html! {
        <>
            <Line anchor={anchor.clone()} name={name.clone()} about={about(desk, attribute)} count={claims} open={*open}
                {on_toggle} on_move={on_line} />
            if *open {
                <div id={format!("{anchor}-panel")} class="entry-panel">
                    { view_fields(desk, attribute, &anchor) }
                    { view_acts(desk, attribute, &anchor, name, used, on_move) }
                </div>
            }
        </>
    }
}

/// What an attribute is, in a line: its form, the kinds it is for, its values.
fn about(desk: &Desk, attribute: &Attribute) -> String {
    let texts = desk.messages.codebook;
    let mut parts = vec![(texts.form_of)(attribute.form).to_owned()];
    if !attribute.applies_to.is_empty() {
        let name =
            |id: &Slug| desk.codebook.kind(id).map_or_else(|| id.to_string(), |kind| desk.name(&kind.short));
        let kinds: Vec<String> = attribute.applies_to.iter().map(name).collect();
        parts.push((texts.only_for)(&kinds.join(", ")));
    }
    if attribute.form.is_chosen() {
        let values: Vec<String> = attribute.values.iter().map(|value| desk.name(&value.label)).collect();
        parts.push(if values.is_empty() { texts.no_values.to_owned() } else { values.join(", ") });
    }
    parts.join(" · ")
}

fn view_fields(desk: &Desk, attribute: &Attribute, anchor: &str) -> Html {
    let texts = desk.messages.codebook;
    let id = &attribute.id;
    let [first, second] = languages(desk.messages.language).map(|own| Text::Attribute(Rc::clone(id), own));
    let forms = Form::ALL.map(|form| (form.name().into(), (texts.form_of)(form).into())).to_vec();
    let on_form = {
        let (desk, id) = (desk.clone(), Rc::clone(id));
        Callback::from(move |name: String| {
            let reformed = Form::named(&name).map(|form| desk.codebook.reform_attribute(&id, form));
            reformed.into_iter().for_each(|reformed| drop(desk.settle(reformed)));
        })
    };
    let on_hint = {
        let (desk, text) = (desk.clone(), Text::Hint(Rc::clone(id)));
        Callback::from(move |words: String| desk.write(&text, &words))
    };
    let on_kinds = {
        let (desk, id) = (desk.clone(), Rc::clone(id));
        Callback::from(move |chosen: Vec<String>| {
            let kinds: Vec<Slug> = chosen.into_iter().map(Slug::from).collect();
            desk.settle(desk.codebook.restrict_attribute(&id, &kinds));
        })
    };
    let kinds: Vec<(AttrValue, AttrValue)> = desk
        .codebook
        .kinds
        .iter()
        .map(|kind| (kind.id.to_string().into(), desk.name(&kind.short).into()))
        .collect();
    // A kind that is gone cannot be chosen again.
    let known = attribute.applies_to.iter().filter(|kind| desk.codebook.kind(kind).is_some());
    let chosen: Vec<String> = known.map(|kind| kind.to_string()).collect();
    html! {
        <>
            <Row label={texts.label}>
                <Pair desk={desk.clone()} id={format!("{anchor}-label")} label={texts.label} {first} {second} />
            </Row>
            <Row label={texts.form}>
                <Select class="field" label={texts.form} options={forms} value={attribute.form.name()} on_choose={on_form} />
                <p class="field-about">{ (texts.form_about)(attribute.form) }</p>
            </Row>
            if attribute.form.is_chosen() {
                <Row label={texts.values}><Values desk={desk.clone()} attribute={attribute.clone()} /></Row>
            }
            <Row label={texts.kinds_for}>
                <Chips id={format!("{anchor}-kinds")} label={texts.kinds_for} options={kinds} {chosen} several={true} on_choose={on_kinds} />
                if attribute.applies_to.is_empty() {
                    <p class="field-about">{ texts.all_kinds }</p>
                }
            </Row>
            <Row label={texts.hint}>
                <Written id={format!("{anchor}-hint")} label={texts.hint} value={attribute.hint.clone()} long={true} on_write={on_hint} />
            </Row>
        </>
    }
}

fn view_acts(
    desk: &Desk,
    attribute: &Attribute,
    anchor: &str,
    name: String,
    used: usize,
    on_move: Callback<(bool, String)>,
) -> Html {
    let texts = desk.messages.codebook;
    let id = &attribute.id;
    let others: Vec<&Attribute> = desk.codebook.attributes.iter().filter(|own| own.id != *id).collect();
    let sent = |own: &&Attribute| {
        let name = Fate::Sent(Rc::clone(&own.id)).name();
        (AttrValue::from(name), AttrValue::from((texts.sent)(&desk.name(&own.label))))
    };
    let plain = |own: &&Attribute| {
        let name = Fate::Sent(Rc::clone(&own.id)).name();
        (AttrValue::from(name), AttrValue::from(desk.name(&own.label)))
    };
    let kept = (Fate::Kept.name().into(), texts.kept.into());
    let forgotten = (Fate::Forgotten.name().into(), texts.forgotten.into());
    let fates = [kept, forgotten].into_iter().chain(others.iter().map(sent)).collect();
    let question = |words: String, accept: &'static str, options: Vec<(AttrValue, AttrValue)>| Question {
        words,
        label: texts.fate.into(),
        options,
        accept: accept.into(),
    };
    let merge = (!others.is_empty()).then(|| {
        question((texts.merge_attribute)(&name, used), texts.merge_it, others.iter().map(plain).collect())
    });
    let remove = (used > 0).then(|| question((texts.remove_attribute)(used), texts.remove_it, fates));
    let send = {
        let (desk, id) = (desk.clone(), Rc::clone(id));
        move |fate: Fate| {
            let next =
                desk.neighbour(Part::Attribute, desk.codebook.attributes.iter().map(|own| &own.id), &id);
            desk.remove(Revision::without_attribute(&desk.codebook, &id, &fate), next);
        }
    };
    let on_merge = {
        let send = send.clone();
        Callback::from(move |heir: String| send(Fate::named(&heir)))
    };
    let on_remove = Callback::from(move |fate: Option<String>| {
        send(fate.map_or(Fate::Kept, |name| Fate::named(&name)));
    });
    let at = desk.codebook.attributes.iter().position(|own| own.id == *id).unwrap_or_default();
    let can_move = (at > 0, at + 1 < desk.codebook.attributes.len());
    html! {
        <Acts anchor={anchor.to_owned()} {name} {can_move} {on_move} merges={true} {merge} {remove} {on_merge} {on_remove} />
    }
}
