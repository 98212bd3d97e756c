//! One attribute of a claim, with the control that fits its form.

use std::rc::Rc;

use yew::prelude::*;

use super::due::Deadline;
use super::evidence::Pieces;
use super::summary::shown;
use super::texts::Texts;
use crate::browser::{HtmlTextAreaElement, page};
use crate::model::action::Action;
use crate::model::check::Check;
use crate::model::claim::{Claim, Value};
use crate::model::codebook::{Attribute, Form, Slug};
use crate::model::edit::Edit;
use crate::model::evidence::Evidence;
use crate::model::workspace::Workspace;
use crate::ui::checked::Checked;
use crate::ui::chips::Chips;
use crate::ui::select::Select;
use crate::ui::shell::use_shell;

/// Up to how many choices are shown side by side; more go into a list.
const CHIPS_UP_TO: usize = 4;

/// Which attribute, of which claim.
#[derive(Properties, PartialEq)]
pub struct AttributeRowProps {
    /// The name of the row, unique on the page.
    pub id: AttrValue,
    /// The state of the program.
    pub workspace: Rc<Workspace>,
    /// The claim.
    pub claim: Rc<Claim>,
    /// The attribute.
    pub attribute: Attribute,
    /// The attribute is cleared, and its row goes.
    pub on_clear: Callback<Slug>,
}

/// A label, a control, and a button that clears.
#[component]
pub fn AttributeRow(props: &AttributeRowProps) -> Html {
    let AttributeRowProps { id, workspace, claim, attribute, on_clear } = props;
    let shell = use_shell();
    let messages = shell.messages;
    let label = messages.get(&attribute.label).to_owned();
    let value = claim.attributes.get(&attribute.id).map(|value| attribute.form.adapt(value.clone()));
    let store = |take: &Callback<Action>| {
        let (claim, name) = (claim.id, Rc::clone(&attribute.id));
        take.reform(move |value: Value| {
            Action::Edit(Edit::Attribute(claim, Rc::clone(&name), Some(value)), page::seed())
        })
    };
    let (store, write) = (store(&shell.dispatch), store(&shell.write));
    let clear = {
        let name = Rc::clone(&attribute.id);
        on_clear.reform(move |()| Rc::clone(&name))
    };
    let field = AttrValue::from(format!("{id}-field"));
    let check = Check::of(attribute.form);
    let control = match (check, value) {
        (_, Some(value)) if !attribute.form.admits(&value) => {
            // It can be read, and cleared.
            html! { <p class="field-about">{ shown(None, &value, messages) }</p> }
        }
        (Some(check), value) => {
            let hint =
                if check == Check::Date { messages.note.date_hint } else { messages.note.duration_hint };
            html! {
                <Checked id={field} label={label.clone()} {check} value={one(value)} {hint} on_store={store.reform(Value::One)} on_clear={clear.clone()} />
            }
        }
        (None, value) => view_control(attribute, value, &field, &label, messages, [&store, &write]),
    };
    let on_cross = clear.reform(|_: MouseEvent| ());
    html! {
        <div {id} class="attribute" data-attribute={attribute.id.to_string()}>
            <p class="attribute-label" title={attribute.hint.clone()}>{ &label }</p>
            <div class="attribute-control">{ control }</div>
            if check.is_none() {
                <button type="button" class="cross" aria-label={(messages.note.clear)(&label)} onclick={on_cross}>{ "×" }</button>
            }
            if attribute.form == Form::DateOrDuration {
                <Deadline workspace={Rc::clone(workspace)} claim={Rc::clone(claim)} attribute={attribute.clone()} />
            }
        </div>
    }
}

/// The control of a form that takes any value of its shape. `store` takes what is chosen, `write` what is written into
/// a field.
fn view_control(
    attribute: &Attribute,
    value: Option<Value>,
    field: &AttrValue,
    label: &str,
    messages: &crate::lang::Messages,
    [store, write]: [&Callback<Value>; 2],
) -> Html {
    let label = AttrValue::from(label.to_owned());
    match attribute.form {
        Form::Choice if attribute.values.len() <= CHIPS_UP_TO => {
            let chosen: Vec<String> = Some(one(value)).filter(|text| !text.is_empty()).into_iter().collect();
            let options = options(attribute, &chosen, messages);
            let choose =
                store.reform(|chosen: Vec<String>| Value::One(chosen.into_iter().next().unwrap_or_default()));
            html! { <Chips id={field} {label} {options} {chosen} several={false} on_choose={choose} /> }
        }
        Form::Choice => {
            let value = one(value);
            let none = (AttrValue::from(""), AttrValue::from(messages.note.none_chosen));
            let options = options(attribute, std::slice::from_ref(&value), messages);
            let options = [none].into_iter().chain(options).collect::<Vec<_>>();
            html! { <Select class="field" {label} {options} {value} on_choose={store.reform(Value::One)} /> }
        }
        Form::Choices => {
            let chosen = many(value);
            let options = options(attribute, &chosen, messages);
            html! { <Chips id={field} {label} {options} {chosen} several={true} on_choose={store.reform(Value::Many)} /> }
        }
        Form::Texts => {
            html! { <Texts id={field} {label} texts={many(value)} on_change={store.reform(Value::Many)} /> }
        }
        Form::Evidence => {
            html! { <Pieces id={field} pieces={pieces(value)} on_change={store.reform(Value::Evidence)} /> }
        }
        Form::Text | Form::Date | Form::DateOrDuration => {
            let on_input = write.reform(|event: InputEvent| {
                Value::One(event.target_unchecked_into::<HtmlTextAreaElement>().value())
            });
            html! { <textarea id={field} class="field" rows="1" aria-label={label} value={one(value)} oninput={on_input} /> }
        }
    }
}

/// The choices on offer, and those that were made although the codebook no longer offers them.
pub fn options(
    attribute: &Attribute,
    chosen: &[String],
    messages: &crate::lang::Messages,
) -> Vec<(AttrValue, AttrValue)> {
    let offered = attribute.values.iter().map(|choice| {
        let text = messages.get(&choice.label).to_owned();
        (AttrValue::from(choice.id.to_string()), AttrValue::from(text))
    });
    let is_unknown = |name: &&String| !attribute.values.iter().any(|choice| *choice.id == ***name);
    let unknown = chosen.iter().filter(|name| !name.is_empty()).filter(is_unknown);
    offered
        .chain(unknown.map(|name| (AttrValue::from(name.clone()), AttrValue::from(name.clone()))))
        .collect()
}

fn one(value: Option<Value>) -> String {
    match value {
        Some(Value::One(text)) => text,
        _ => String::new(),
    }
}

fn many(value: Option<Value>) -> Vec<String> {
    match value {
        Some(Value::Many(texts)) => texts,
        _ => Vec::new(),
    }
}

fn pieces(value: Option<Value>) -> Vec<Evidence> {
    match value {
        Some(Value::Evidence(pieces)) => pieces,
        _ => Vec::new(),
    }
}
