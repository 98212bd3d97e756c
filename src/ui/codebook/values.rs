//! The values of an attribute that are chosen among.

use std::rc::Rc;

use yew::prelude::*;

use super::add::Add;
use super::asking::{Asking, Question};
use super::desk::{Desk, anchor, plain};
use super::pair::{Pair, languages};
use crate::browser::page;
use crate::model::codebook::{Attribute, AttributeChoice, Bilingual, Part, Text};
use crate::model::edit::{Fate, Revision};

/// Whose values.
#[derive(Properties, PartialEq)]
pub struct ValuesProps {
    /// What the place works with.
    pub desk: Desk,
    /// The attribute.
    pub attribute: Attribute,
}

/// A line for each value, and a field for more.
#[component]
pub fn Values(ValuesProps { desk, attribute }: &ValuesProps) -> Html {
    let texts = desk.messages.codebook;
    let on_add = {
        let (desk, id) = (desk.clone(), Rc::clone(&attribute.id));
        Callback::from(move |words: String| {
            let label = Bilingual::of(desk.messages.language, &words);
            desk.settle(desk.codebook.add_value(&id, &label).map(|(codebook, _)| codebook))
        })
    };
    let name = desk.name(&attribute.label);
    html! {
        <div class="values">
            <ul aria-label={(texts.of)(texts.values, &name)}>
                { for attribute.values.iter().map(|value| html! {
                    <ValueLine key={value.id.to_string()} desk={desk.clone()} attribute={attribute.clone()} value={value.clone()} />
                }) }
            </ul>
            <Add id={add(attribute)} words={texts.add_value} label={(texts.new_value)(&name)} again={true} {on_add} />
        </div>
    }
}

fn add(attribute: &Attribute) -> String {
    format!("{}-add", anchor(Part::Attribute, &attribute.id))
}

#[derive(Properties, PartialEq)]
struct ValueLineProps {
    desk: Desk,
    attribute: Attribute,
    value: AttributeChoice,
}

/// A value in both languages, how often it is said, and three small buttons.
#[component]
fn ValueLine(ValueLineProps { desk, attribute, value }: &ValueLineProps) -> Html {
    let (messages, texts) = (desk.messages, desk.messages.codebook);
    let asked = use_state_eq(|| false);
    let (owner, id) = (&attribute.id, &value.id);
    let line = |id: &str| format!("{}-value-{}", anchor(Part::Attribute, owner), plain(id));
    let own = line(id);
    let [first, second] =
        languages(messages.language).map(|language| Text::Value(Rc::clone(owner), Rc::clone(id), language));
    let name = desk.name(&value.label);
    let said = desk.usage.values.get(owner).and_then(|said| said.get(&**id)).copied().unwrap_or_default();
    let at = attribute.values.iter().position(|own| own.id == *id).unwrap_or_default();
    let last = attribute.values.len().saturating_sub(1);

    let on_move = {
        let (desk, owner, id) = (desk.clone(), Rc::clone(owner), Rc::clone(id));
        move |forward: bool, focus: Option<String>| {
            let to = if forward { Some(at + 1) } else { at.checked_sub(1) };
            if let Some(to) = to.filter(|to| *to <= last) {
                focus.into_iter().for_each(|focus| desk.focus.emit(focus));
                desk.settle(desk.codebook.move_value(&owner, &id, to));
            }
        }
    };
    let mover = |forward: bool, able: bool, sign: &'static str, text: &'static str| {
        let button = format!("{own}-{}", if forward { "down" } else { "up" });
        let (on_move, focus) = (on_move.clone(), Some(format!("#{button}")));
        let go = Callback::from(move |_: MouseEvent| on_move(forward, focus.clone()));
        html! {
            <button id={button} type="button" class="cross" aria-label={(texts.of)(text, &name)} title={text}
                aria-disabled={(!able).then_some("true")} onclick={go}>{ sign }</button>
        }
    };
    let on_key = {
        let on_move = on_move.clone();
        Callback::from(move |event: KeyboardEvent| {
            let forward = event.key() == "ArrowDown";
            if event.alt_key() && (forward || event.key() == "ArrowUp") {
                event.prevent_default();
                // Where the cursor is it stays: the field is the same one.
                on_move(forward, page::focused_id().map(|id| format!("#{id}")));
            }
        })
    };
    let send = {
        let (desk, owner, id) = (desk.clone(), Rc::clone(owner), Rc::clone(id));
        let other = attribute.values.get(at + 1).or_else(|| attribute.values.get(at.checked_sub(1)?));
        let next = other
            .map_or_else(|| format!("#{}", add(attribute)), |next| format!("#{}-remove", line(&next.id)));
        move |fate: Fate| {
            let removal = Revision::without_value(&desk.codebook, &owner, &id, &fate);
            desk.remove(removal, next.clone());
        }
    };
    let press_remove = {
        let (send, asked) = (send.clone(), asked.clone());
        Callback::from(move |_: MouseEvent| if said > 0 { asked.set(!*asked) } else { send(Fate::Kept) })
    };
    let remove_button = format!("{own}-remove");
    let on_answer = {
        let (asked, back) = (asked.clone(), format!("#{remove_button}"));
        Callback::from(move |answer: Option<String>| {
            asked.set(false);
            match answer {
                Some(fate) => send(Fate::named(&fate)),
                None => drop(page::focus(&back, false)),
            }
        })
    };
    let question = (*asked && said > 0).then(|| {
        let kept = (Fate::Kept.name().into(), texts.kept.into());
        let forgotten = (Fate::Forgotten.name().into(), texts.value_forgotten.into());
        let others = attribute.values.iter().filter(|own| own.id != *id);
        let sent = others.map(|own| {
            let name = Fate::Sent(Rc::clone(&own.id)).name();
            (AttrValue::from(name), AttrValue::from((texts.sent)(&desk.name(&own.label))))
        });
        Question {
            words: (texts.remove_value)(said),
            label: texts.fate.into(),
            options: [kept, forgotten].into_iter().chain(sent).collect(),
            accept: texts.remove_it.into(),
        }
    });
    let remove = (texts.of)(texts.remove, &name);
    html! {
        <li class="value" data-moves="" onkeydown={on_key}>
            <Pair desk={desk.clone()} id={own.clone()} label={(texts.of)(texts.values, &name)} {first} {second} />
            <span class="count">{ if said > 0 { said.to_string() } else { String::new() } }</span>
            { mover(false, at > 0, "↑", texts.up) }
            { mover(true, at < last, "↓", texts.down) }
            <button id={remove_button} type="button" class="cross" aria-label={remove} title={texts.remove} onclick={press_remove}>{ "×" }</button>
            if let Some(question) = question {
                <Asking id={format!("{own}-asking")} {question} {on_answer} />
            }
        </li>
    }
}
