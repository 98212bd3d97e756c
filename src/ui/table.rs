//! The dialog for a table: what its columns hold, and how its first row will be read.

use std::cell::Cell;
use std::rc::Rc;

use yew::prelude::*;

use super::opening::Handed;
use super::question_data::line;
use super::select::Select;
use super::shell::use_shell;
use crate::browser::{Element, page};
use crate::lang::table::Texts;
use crate::model::action::Action;
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
}

/// The dialog. Nothing is read before it is accepted; closing it leaves the table unread.
#[component]
pub fn TableDialog(TableDialogProps { table, today, waiting }: &TableDialogProps) -> Html {
    let shell = use_shell();
    let texts = shell.messages.table;
    let node = use_node_ref();
    let columns = use_state_eq(|| table.columns.clone());
    use_effect_with(node.clone(), |node| {
        node.cast::<Element>().iter().for_each(page::show_modal);
    });
    // The browser tells of a dialog that Escape closed once the next one may be open already.
    let gone = use_memo((), |()| Rc::new(Cell::new(false)));
    use_effect_with((), {
        let gone = Rc::clone(&gone);
        move |()| move || gone.set(true)
    });
    let close = {
        let gone = Rc::clone(&gone);
        shell.when(move |_: Event| (!gone.get()).then_some(Action::Close))
    };
    let cancel = shell.dispatch.reform(|_: MouseEvent| Action::Close);
    let on_submit = {
        let (shell, table, columns) = (shell.clone(), Rc::clone(table), (*columns).clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            shell.dispatch.emit(Action::Chosen);
            shell.open.emit(Handed::Table(Rc::clone(&table), columns.clone()));
        })
    };
    let preview = use_memo((Rc::clone(table), (*columns).clone()), |(table, columns)| first(table, columns));
    let rows = columns.iter().zip(&table.samples).enumerate().map(|(index, (column, sample))| {
        let name = named(column, index, texts);
        let choose = {
            let columns = columns.clone();
            Callback::from(move |role: String| columns.set(with_role(&columns, index, Role::named(&role))))
        };
        html! {
            <tr key={index}>
                <th scope="row">{ &name }</th>
                <td class="table-sample">{ sample }</td>
                <td><Select label={(texts.holds_of)(&name)} options={options(texts)}
                    value={column.role.map(Role::name).unwrap_or_default()} on_choose={choose} /></td>
            </tr>
        }
    });
    let called = Some(table.file.name.as_str())
        .filter(|name| !name.is_empty())
        .unwrap_or(shell.messages.incoming.pasted);
    let readable = has_text(&columns);
    html! {
        <dialog class="dialog table-dialog" aria-labelledby="table-title" ref={node} onclose={close}>
            <form onsubmit={on_submit}>
                <h2 id="table-title">{ (texts.title)(called) }</h2>
                <p class="table-about">{ (texts.about)(table.rows) }</p>
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
                <section class="table-preview" aria-label={texts.preview}>
                    <h3>{ texts.preview }</h3>
                    if readable {
                        <p class="table-preview-title">{ &preview.title }</p>
                        <p class="table-about">{ line(&preview.question, *today, shell.messages) }</p>
                        <p class="table-preview-text">{ beginning(&preview.text) }</p>
                    }
                </section>
                <p class="table-why" role="status">{ (!readable).then_some(texts.no_text) }</p>
                <p class="dialog-end">
                    if *waiting > 0 {
                        <span class="table-waiting">{ (texts.waiting)(*waiting) }</span>
                    }
                    <button type="button" class="button button-quiet" onclick={cancel}>{ texts.cancel }</button>
                    <button type="submit" class="button button-strong" disabled={!readable}>{ (texts.read)(table.rows) }</button>
                </p>
            </form>
        </dialog>
    }
}

fn options(texts: &Texts) -> Vec<(AttrValue, AttrValue)> {
    let role = |role: Role| (AttrValue::from(role.name()), AttrValue::from((texts.role)(role)));
    std::iter::once((AttrValue::from(""), AttrValue::from(texts.nothing)))
        .chain(Role::ALL.map(role))
        .collect()
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
