//! The question data as fields to correct. Each keeps what is typed at once, and can go back to its source.

use std::rc::Rc;

use yew::prelude::*;

use crate::browser::{HtmlInputElement, HtmlSelectElement, page};
use crate::model::action::Action;
use crate::model::check::Check;
use crate::model::datum::Datum;
use crate::model::edit::Edit;
use crate::model::identity::DocumentId;
use crate::model::question::Question;
use crate::ui::checked::Checked;
use crate::ui::shell::{use_shell, when};

/// What the fields show.
#[derive(Properties, PartialEq, Eq)]
pub struct FieldsProps {
    /// The document.
    pub id: DocumentId,
    /// The data in force.
    pub question: Rc<Question>,
    /// What the source says.
    pub read: Rc<Question>,
}

/// A field for each datum that can be said.
#[component]
pub fn Fields(FieldsProps { id, question, read }: &FieldsProps) -> Html {
    let fields = Datum::ALL.iter().filter(|datum| datum.applies(question)).map(|datum| {
        html! {
            <Field key={format!("{datum:?}")} datum={*datum} id={*id} question={Rc::clone(question)} read={Rc::clone(read)} />
        }
    });
    html! { <div class="data-fields">{ for fields }</div> }
}

#[derive(Properties, PartialEq, Eq)]
struct FieldProps {
    datum: Datum,
    id: DocumentId,
    question: Rc<Question>,
    read: Rc<Question>,
}

#[component]
fn Field(FieldProps { datum, id, question, read }: &FieldProps) -> Html {
    let shell = use_shell();
    let texts = shell.messages.data;
    let (datum, document) = (*datum, *id);
    let name = (texts.datum)(datum);
    let (value, was) = (datum.read(question), datum.read(read));
    let store = |take: &Callback<Action>| {
        let question = Rc::clone(question);
        when(take, move |text: String| {
            let written = datum.write(&question, &text)?;
            Some(Action::Edit(Edit::Question(document, Box::new(written)), page::seed()))
        })
    };
    let (store, write) = (store(&shell.dispatch), store(&shell.write));
    let take_back = {
        let (store, was) = (store.clone(), was.clone());
        Callback::from(move |_: MouseEvent| store.emit(was.clone()))
    };
    let field_id = format!("datum-{datum:?}").to_lowercase();
    let field = match (datum.choices(), datum.check()) {
        ([], None) => {
            let on_input =
                write.reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
            html! { <input id={field_id.clone()} class="field" autocomplete="off" value={value.clone()} oninput={on_input} /> }
        }
        ([], Some(check)) => {
            let hint = match check {
                Check::Day => texts.day_hint,
                Check::Days => texts.days_hint,
                Check::Numbers { .. } => texts.numbers_hint,
                _ => "",
            };
            html! { <Checked id={field_id.clone()} label={name} {check} value={value.clone()} {hint} on_store={store} /> }
        }
        (choices, _) => {
            let on_change =
                store.reform(|event: Event| event.target_unchecked_into::<HtmlSelectElement>().value());
            html! {
                <select id={field_id.clone()} class="field" onchange={on_change}>
                    <option value="" selected={value.is_empty()}>{ texts.none }</option>
                    { for choices.iter().map(|choice| html! {
                        <option key={*choice} value={*choice} selected={*choice == value}>{ (texts.choice)(choice) }</option>
                    }) }
                </select>
            }
        }
    };
    html! {
        <div class="data-field" data-corrected={(value != was).then_some("")}>
            <label for={field_id}>{ name }</label>
            <div>{ field }</div>
            if value != was {
                <button type="button" class="cross" aria-label={(texts.take_back)(name)} title={(texts.read)(&was)} onclick={take_back}>{ "↺" }</button>
            }
        </div>
    }
}
