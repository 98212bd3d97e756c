//! The dialog for a table: what its rows are, what its columns hold, and how its first row will be read.

use std::rc::Rc;

use yew::prelude::*;

use super::hooks::{Modal, use_modal};
use super::opening::Handed;
use super::question_data::line;
use super::select::Select;
use super::shell::use_shell;
use crate::browser::page;
use crate::exchange::table::{Role as PassageRole, guess, holds_passages};
use crate::lang::Messages;
use crate::lang::table::Texts;
use crate::model::action::Action;
use crate::model::codebook::Codebook;
use crate::model::date::Date;
use crate::model::document::Document;
use crate::model::identity::DocumentId;
use crate::model::source::{Column, Reading, Role};
use crate::model::table::{Table, has_text, with_role};
use crate::read;

/// So many letters of the text are shown before it is read.
const PREVIEW: usize = 400;

/// What the dialog is about.
#[derive(Properties, PartialEq, Eq)]
pub struct TableDialogProps {
    /// The table.
    pub table: Rc<Table>,
    /// The day it is, once the browser has said so.
    pub today: Option<Date>,
    /// How many more wait.
    pub waiting: usize,
    /// Whether there are questions that passages could belong to.
    pub has_documents: bool,
    /// The codebook in force, whose attributes columns may hold.
    pub codebook: Rc<Codebook>,
}

/// The dialog. Nothing is read before it is accepted; closing it leaves the table unread.
#[component]
pub fn TableDialog(props: &TableDialogProps) -> Html {
    let TableDialogProps { table, today, waiting, has_documents, codebook } = props;
    let shell = use_shell();
    let texts = shell.messages.table;
    let columns = use_state_eq(|| table.columns.clone());
    let names = || table.columns.iter().map(|column| column.name.as_str());
    let roles = use_state_eq(|| guess(names(), codebook));
    let is_again = !table.again.is_empty();
    let are_passages = use_state_eq(|| {
        *has_documents
            && !is_again
            && roles.contains(&Some(PassageRole::Quote))
            && (!read::is_sure(&table.columns) || holds_passages(names()))
    });
    let passages = *are_passages;
    let Modal { node, on_close } = use_modal(|| page::focus(".table-sorts input:checked", false));
    let cancel = shell.dispatch.reform(|_: MouseEvent| Action::Close);
    let on_submit = {
        let (shell, table, columns) = (shell.clone(), Rc::clone(table), (*columns).clone());
        let roles = (*roles).clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            shell.dispatch.emit(Action::Chosen);
            shell.open.emit(if !table.again.is_empty() {
                Handed::Again(Rc::clone(&table), columns.clone())
            } else if passages {
                Handed::Passages(Rc::clone(&table), roles.clone())
            } else {
                Handed::Table(Rc::clone(&table), columns.clone())
            });
        })
    };
    let preview = use_memo((Rc::clone(table), (*columns).clone()), |(table, columns)| first(table, columns));
    let rows = columns.iter().zip(&table.samples).enumerate().map(|(index, (column, sample))| {
        let name = named(column, index, texts);
        let choose = {
            let (columns, roles, codebook) = (columns.clone(), roles.clone(), Rc::clone(codebook));
            Callback::from(move |role: String| {
                if passages {
                    roles.set(with_passage_role(&roles, index, PassageRole::named(&role, &codebook)));
                } else {
                    columns.set(with_role(&columns, index, Role::named(&role)));
                }
            })
        };
        let role = if passages {
            roles.get(index).and_then(Option::as_ref).map(|role| role.name().to_owned())
        } else {
            column.role.map(|role| role.name().to_owned())
        };
        html! {
            <tr key={index}>
                <th scope="row">{ &name }</th>
                <td class="table-sample">{ sample }</td>
                <td><Select label={(texts.holds_of)(&name)} options={options(texts, passages, codebook, shell.messages)}
                    value={role.unwrap_or_default()} on_choose={choose} /></td>
            </tr>
        }
    });
    let called = Some(table.file.name.as_str())
        .filter(|name| !name.is_empty())
        .unwrap_or(shell.messages.incoming.pasted);
    let why = match passages {
        true if !has_documents => Some(texts.no_question_yet),
        true => (!roles.contains(&Some(PassageRole::Quote))).then_some(texts.no_quote),
        false => (!has_text(&columns)).then_some(texts.no_text),
    };
    let readable = why.is_none();
    let sorts = [(false, texts.are_questions), (true, texts.are_passages)].map(|(own, label)| {
        let choose = {
            let are_passages = are_passages.clone();
            Callback::from(move |_: Event| are_passages.set(own))
        };
        html! {
            <label key={label} class="table-sort"><input type="radio" name="rows" checked={passages == own} onchange={choose} />{ label }</label>
        }
    });
    let (about, act, leave) = match (is_again, passages) {
        (true, _) => (texts.about_again, texts.read_again, texts.leave),
        (false, true) => (texts.about_passages, texts.place, texts.cancel),
        (false, false) => (texts.about, texts.read, texts.cancel),
    };
    html! {
        <dialog class="dialog table-dialog" aria-labelledby="table-title" ref={node} onclose={on_close}>
            <form onsubmit={on_submit}>
                <h2 id="table-title">{ (texts.title)(called) }</h2>
                if !is_again {
                    <div class="table-sorts" role="radiogroup" aria-label={texts.rows}><span aria-hidden="true">{ texts.rows }</span>{ for sorts }</div>
                }
                <p class="table-about">{ about(table.rows) }</p>
                <div class="table-columns">
                    <table>
                        <thead>
                            <tr>
                                <th scope="col">{ texts.column }</th>
                                <th scope="col">{ texts.sample }</th>
                                <th scope="col">{ texts.holds }</th>
                            </tr>
                        </thead>
                        <tbody>{ for rows }</tbody>
                    </table>
                </div>
                if !passages {
                    <section class="table-preview" aria-label={texts.preview}>
                        <h3>{ texts.preview }</h3>
                        if readable {
                            <p class="table-preview-title">{ &preview.title }</p>
                            <p class="table-about">{ line(&preview.question, *today, shell.messages) }</p>
                            <p class="table-preview-text">{ beginning(&preview.text) }</p>
                        }
                    </section>
                }
                <p class="table-why" role="status">{ why }</p>
                <p class="dialog-end">
                    if *waiting > 0 {
                        <span class="table-waiting">{ (texts.waiting)(*waiting) }</span>
                    }
                    <button type="button" class="button button-quiet" onclick={cancel}>{ leave }</button>
                    <button type="submit" class="button button-strong" disabled={!readable}>{ act(table.rows) }</button>
                </p>
            </form>
        </dialog>
    }
}

/// What a column may hold, by what the rows are.
fn options(
    texts: &Texts,
    passages: bool,
    codebook: &Codebook,
    messages: &Messages,
) -> Vec<(AttrValue, AttrValue)> {
    let named = |name: &'static str, text: &'static str| (AttrValue::from(name), AttrValue::from(text));
    let mut options = vec![named("", texts.nothing)];
    if passages {
        options.extend(PassageRole::all(codebook).map(|role| {
            let label = match &role {
                PassageRole::Attribute(slug) => {
                    codebook.attribute(slug).map(|own| messages.get(&own.label)).unwrap_or(&**slug)
                }
                _ => (texts.passage_role)(&role),
            };
            (AttrValue::from(role.name().to_owned()), AttrValue::from(label.to_owned()))
        }));
    } else {
        options.extend(Role::ALL.map(|role| named(role.name(), (texts.role)(role))));
    }
    options
}

/// Says what a column holds; two never hold the same.
fn with_passage_role(
    roles: &[Option<PassageRole>],
    index: usize,
    role: Option<PassageRole>,
) -> Vec<Option<PassageRole>> {
    let kept = |(own, held): (usize, &Option<PassageRole>)| {
        if own == index { role.clone() } else { held.clone().filter(|held| Some(held) != role.as_ref()) }
    };
    roles.iter().enumerate().map(kept).collect()
}

/// A column without a name is called by its place.
fn named(column: &Column, index: usize, texts: &Texts) -> String {
    if column.name.is_empty() { (texts.nameless)(index + 1) } else { column.name.clone() }
}

/// The first row, as it will be read.
fn first(table: &Table, columns: &[Column]) -> Rc<Document> {
    let mut source = table.first.clone();
    source.reading = Reading { columns: Some(columns.to_vec()), ..source.reading };
    Rc::new(read::read_source(DocumentId(uuid::Uuid::nil()), source).0)
}

fn beginning(text: &str) -> String {
    match text.char_indices().nth(PREVIEW) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default().trim_end()),
        None => text.to_owned(),
    }
}
