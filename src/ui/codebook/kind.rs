//! A kind: its line, and the fields that it opens into.

use std::rc::Rc;

use yew::prelude::*;

use super::acts::Acts;
use super::asking::Question;
use super::desk::{Desk, anchor};
use super::line::Line;
use super::pair::{Pair, languages};
use super::row::Row;
use super::swatches::Swatches;
use super::written::Written;
use crate::model::codebook::{Hue, Kind, Part, Refusal, Slug, Stroke, Text};
use crate::model::edit::Revision;
use crate::model::language::Language;
use crate::ui::chips::Chips;
use crate::ui::select::Select;

/// Which kind.
#[derive(Properties, PartialEq)]
pub struct KindEntryProps {
    /// What the place works with.
    pub desk: Desk,
    /// The kind.
    pub kind: Kind,
    /// Whether it is open.
    pub open: bool,
}

/// A kind of the codebook.
#[component]
pub fn KindEntry(KindEntryProps { desk, kind, open }: &KindEntryProps) -> Html {
    let Kind { id, .. } = kind;
    let anchor = anchor(Part::Kind, id);
    let used = desk.usage.kinds.get(id).copied().unwrap_or_default();
    let name = desk.name(&kind.label);
    let on_toggle = {
        let (desk, id, open) = (desk.clone(), Rc::clone(id), *open);
        Callback::from(move |()| desk.open.emit((Part::Kind, Rc::clone(&id), !open)))
    };
    let on_move = {
        let (desk, id) = (desk.clone(), Rc::clone(id));
        Callback::from(move |(forward, focus): (bool, String)| {
            if let Some(to) = desk.codebook.neighbour_kind(&id, forward) {
                desk.focus.emit(focus);
                desk.settle(desk.codebook.move_kind(&id, to));
            }
        })
    };
    let on_line = {
        let line = format!("#{anchor}");
        on_move.reform(move |forward| (forward, line.clone()))
    };
    let letter = kind.key.map(String::from).unwrap_or_else(|| "·".to_owned());
    let claims = if used > 0 { (desk.messages.claim_count)(used) } else { String::new() };
    html! {
        <>
            <Line anchor={anchor.clone()} name={name.clone()} about={desk.name(&kind.description)} count={claims}
                sign={Some((kind.hue.name(), letter.into()))} open={*open} {on_toggle} on_move={on_line} />
            if *open {
                <div id={format!("{anchor}-panel")} class="entry-panel" data-hue={kind.hue.name()}>
                    { view_fields(desk, kind, &anchor) }
                    { view_acts(desk, kind, &anchor, name, used, on_move) }
                </div>
            }
        </>
    }
}

fn view_fields(desk: &Desk, kind: &Kind, anchor: &str) -> Html {
    let texts = desk.messages.codebook;
    let [first, second] = languages(desk.messages.language);
    let id = &kind.id;
    let pair = |name: &str, label: &'static str, make: fn(Slug, Language) -> Text, long: bool| {
        let (first, second) = (make(Rc::clone(id), first), make(Rc::clone(id), second));
        html! {
            <Row {label}>
                <Pair desk={desk.clone()} id={format!("{anchor}-{name}")} {label} {first} {second} {long} />
            </Row>
        }
    };
    let on_example = {
        let (desk, text) = (desk.clone(), Text::Example(Rc::clone(id)));
        Callback::from(move |words: String| desk.write(&text, &words))
    };
    let on_key = {
        let (desk, id) = (desk.clone(), Rc::clone(id));
        Callback::from(move |typed: String| desk.settle(desk.codebook.rekey_kind(&id, typed.chars().next())))
    };
    let recolour = |desk: &Desk, id: &Slug, hue: Hue, stroke: Stroke| {
        desk.settle(desk.codebook.recolour_kind(id, hue, stroke));
    };
    let on_hue = {
        let (desk, id, stroke) = (desk.clone(), Rc::clone(id), kind.stroke);
        Callback::from(move |hue: Hue| recolour(&desk, &id, hue, stroke))
    };
    let on_stroke = {
        let (desk, id, hue) = (desk.clone(), Rc::clone(id), kind.hue);
        Callback::from(move |chosen: Vec<String>| {
            let stroke = chosen.first().and_then(|name| Stroke::named(name));
            stroke.into_iter().for_each(|stroke| recolour(&desk, &id, hue, stroke));
        })
    };
    let strokes = Stroke::ALL.map(|stroke| (stroke.name().into(), (texts.stroke_of)(stroke).into())).to_vec();
    let on_parent = {
        let (desk, id) = (desk.clone(), Rc::clone(id));
        let field = format!("#{anchor}-panel .kind-parent");
        Callback::from(move |parent: String| {
            let parent = Some(parent.as_str()).filter(|parent| !parent.is_empty());
            // The line may go elsewhere, and take the field with it.
            desk.focus.emit(field.clone());
            desk.settle(desk.codebook.nest_kind(&id, parent));
        })
    };
    let none = (AttrValue::from(""), AttrValue::from(texts.no_parent));
    let others = desk.codebook.kinds.iter().filter(|other| desk.codebook.may_nest(id, &other.id));
    let others = others.map(|other| (other.id.to_string().into(), desk.name(&other.label).into()));
    let parents: Vec<(AttrValue, AttrValue)> = [none].into_iter().chain(others).collect();
    let parent = kind.parent.as_deref().unwrap_or_default().to_owned();
    let key = kind.key.map(String::from).unwrap_or_default();
    html! {
        <>
            { pair("label", texts.label, Text::Label, false) }
            { pair("short", texts.short, Text::Short, false) }
            { pair("description", texts.description, Text::Description, true) }
            <Row label={texts.example}>
                <Written id={format!("{anchor}-example")} label={texts.example} value={kind.example.clone()} long={true} on_write={on_example} />
            </Row>
            <Row label={texts.key} class="row-key">
                <Written id={format!("{anchor}-key")} label={texts.key} value={key} letter={true} placeholder="—" on_write={on_key} />
            </Row>
            <Row label={texts.hue} class="row-hue"><Swatches id={format!("{anchor}-hue")} hue={kind.hue} on_choose={on_hue} /></Row>
            <Row label={texts.stroke} class="row-stroke">
                <Chips id={format!("{anchor}-stroke")} label={texts.stroke} options={strokes} chosen={vec![kind.stroke.name().to_owned()]}
                    several={false} on_choose={on_stroke} />
            </Row>
            <Row label={texts.parent}>
                <Select class="field kind-parent" label={texts.parent} options={parents} value={parent} on_choose={on_parent} />
            </Row>
        </>
    }
}

fn view_acts(
    desk: &Desk,
    kind: &Kind,
    anchor: &str,
    name: String,
    used: usize,
    on_move: Callback<(bool, String)>,
) -> Html {
    let texts = desk.messages.codebook;
    let id = &kind.id;
    // The kind that it is a sort of is proposed first.
    let (near, far): (Vec<&Kind>, Vec<&Kind>) = desk
        .codebook
        .kinds
        .iter()
        .filter(|other| other.id != *id)
        .partition(|other| Some(&other.id) == kind.parent.as_ref());
    let heirs = near.into_iter().chain(far);
    let options: Vec<(AttrValue, AttrValue)> =
        heirs.map(|heir| (heir.id.to_string().into(), desk.name(&heir.label).into())).collect();
    let question = |words: String, accept: &'static str| {
        let options = options.clone();
        Question { words, label: texts.heir.into(), options, accept: accept.into() }
    };
    let last = options.is_empty();
    let merge = (!last).then(|| question((texts.merge_kind)(&name, used), texts.merge_it));
    let remove = (used > 0).then(|| question((texts.remove_kind)(used), texts.remove_it));
    let stays = last.then(|| desk.refused(&Refusal::LastKind));
    let send = {
        let (desk, id) = (desk.clone(), Rc::clone(id));
        move |heir: Option<Slug>| {
            let tree = desk.codebook.tree();
            let next = desk.neighbour(Part::Kind, tree.iter().map(|(_, kind)| &kind.id), &id);
            desk.remove(Revision::without_kind(&desk.codebook, &id, heir.as_ref()), next);
        }
    };
    let on_merge = {
        let send = send.clone();
        Callback::from(move |heir: String| send(Some(heir.into())))
    };
    let on_remove = Callback::from(move |heir: Option<String>| send(heir.map(Slug::from)));
    let [up, down] = [false, true].map(|forward| desk.codebook.neighbour_kind(id, forward).is_some());
    html! {
        <Acts anchor={anchor.to_owned()} {name} can_move={(up, down)} {on_move} merges={true} {merge}
            {remove} {stays} {on_merge} {on_remove} />
    }
}
