//! How a table is to be written: what stands between cells, the byte order mark, the columns and their order.

use std::rc::Rc;

use yew::prelude::*;

use crate::browser::page;
use crate::exchange::table::headers;
use crate::model::dossier::Dossier;
use crate::model::language::Language;
use crate::model::outgoing::{Columns, Rows, Separator, TableForm};
use crate::model::pick::Share;
use crate::ui::select::Select;
use crate::ui::shell::use_shell;
use crate::ui::tick::Tick;

/// What there is to choose.
#[derive(Properties, PartialEq)]
pub struct TableFieldsProps {
    /// What the rows are.
    pub rows: Rows,
    /// The dossier that leaves.
    pub dossier: Rc<Dossier>,
    /// How the table is written.
    pub form: TableForm,
    /// Its columns.
    pub columns: Columns,
    /// Something else was chosen.
    pub on_change: Callback<(TableForm, Columns)>,
}

/// The fields. What is chosen is kept for the next time, for each sort of table by itself.
#[component]
pub fn TableFields(TableFieldsProps { rows, dossier, form, columns, on_change }: &TableFieldsProps) -> Html {
    let messages = use_shell().messages;
    let texts = messages.outgoing.columns;
    // A column that moved keeps the focus on the button that moved it.
    let wanted = use_mut_ref(|| None::<String>);
    use_effect_with(columns.clone(), {
        let wanted = Rc::clone(&wanted);
        move |_| {
            if let Some(selector) = wanted.take() {
                page::focus(&selector, false);
            }
        }
    });
    let change = {
        let (rows, on_change) = (*rows, on_change.clone());
        Callback::from(move |(form, columns): (TableForm, Columns)| {
            keep(rows, &form, &columns);
            on_change.emit((form, columns));
        })
    };
    let separators = Separator::ALL
        .map(|own| (AttrValue::from(own.name()), AttrValue::from((texts.separator)(own))))
        .to_vec();
    let on_separator = {
        let (form, columns) = (form.clone(), columns.clone());
        change.reform(move |name: String| {
            let separator = Separator::named(&name).unwrap_or(form.separator);
            (TableForm { separator, ..form.clone() }, columns.clone())
        })
    };
    let on_mark = {
        let (form, columns) = (form.clone(), columns.clone());
        change.reform(move |_: bool| (TableForm { mark: !form.mark, ..form.clone() }, columns.clone()))
    };
    let set = |columns: Columns| {
        let form = form.clone();
        change.reform(move |_: MouseEvent| (form.clone(), columns.clone()))
    };
    let all: Vec<_> = columns.iter().map(|(column, _)| column.clone()).collect();
    let names = headers(&all, &dossier.codebook, messages.language);
    let last = names.len().saturating_sub(1);
    // One stop for the Tab key; the arrows go along the list, with Alt they move the column.
    let current = use_state_eq(|| 0_usize);
    let place = (*current).min(last);
    let on_key = {
        let (form, columns, wanted, current) =
            (form.clone(), columns.clone(), Rc::clone(&wanted), current.clone());
        let change = change.clone();
        Callback::from(move |event: KeyboardEvent| {
            let step = match event.key().as_str() {
                "ArrowDown" if place < last => place + 1,
                "ArrowUp" if place > 0 => place - 1,
                "Home" if !event.alt_key() => 0,
                "End" if !event.alt_key() => last,
                _ => return,
            };
            event.prevent_default();
            let selector = format!(".columns-list li:nth-child({}) input", step + 1);
            current.set(step);
            if event.alt_key() {
                wanted.replace(Some(selector));
                change.emit((form.clone(), columns.moved(place, step > place)));
            } else {
                page::focus(&selector, false);
            }
        })
    };
    let items = columns.iter().zip(names).enumerate().map(|(index, ((column, on), name))| {
        let tick = {
            let (form, columns, current) = (form.clone(), columns.clone(), current.clone());
            change.reform(move |_: bool| {
                current.set(index);
                (form.clone(), columns.with(index, !on))
            })
        };
        let step = |later: bool, class: &'static str| {
            let (form, columns, wanted) = (form.clone(), columns.clone(), Rc::clone(&wanted));
            let place = if later { index + 2 } else { index };
            change.reform(move |_: MouseEvent| {
                wanted.replace(Some(format!(".columns-list li:nth-child({place}) .{class}")));
                (form.clone(), columns.moved(index, later))
            })
        };
        html! {
            <li key={column.name()}>
                <Tick label={name.clone()} named={true} share={if on { Share::All } else { Share::None }} tabindex={(index != place).then_some("-1")} on_tick={tick} />
                <button type="button" class="columns-step columns-earlier" tabindex="-1" disabled={index == 0} aria-label={(texts.earlier)(&name)} onclick={step(false, "columns-earlier")}>{ "↑" }</button>
                <button type="button" class="columns-step columns-later" tabindex="-1" disabled={index == last} aria-label={(texts.later)(&name)} onclick={step(true, "columns-later")}>{ "↓" }</button>
            </li>
        }
    });
    let count = columns.wanted().len();
    html! {
        <fieldset class="outgoing-table">
            <legend>{ texts.table }</legend>
            <div class="outgoing-table-form">
                <label class="outgoing-separator"><span aria-hidden="true">{ texts.separator_field }</span>
                    <Select label={texts.separator_field} options={separators} value={form.separator.name()} on_choose={on_separator} />
                </label>
                <span class="outgoing-mark" title={texts.mark_hint}>
                    <Tick label={texts.mark} named={true} share={if form.mark { Share::All } else { Share::None }} on_tick={on_mark} />
                </span>
                <details class="columns">
                    <summary>{ (texts.columns)(count, all.len()) }</summary>
                    <p class="columns-acts">
                        <button type="button" class="button button-small" onclick={set(columns.with_all(true))}>{ texts.all }</button>
                        <button type="button" class="button button-small" onclick={set(columns.with_all(false))}>{ texts.none }</button>
                        <button type="button" class="button button-small" onclick={set(Columns::of(*rows, dossier))}>{ texts.usual }</button>
                    </p>
                    <ul class="columns-list" title={texts.keys} onkeydown={on_key}>{ for items }</ul>
                </details>
                <p class="columns-none" role="status">{ (count == 0).then_some(texts.no_column) }</p>
            </div>
        </fieldset>
    }
}

/// The preference of a sort of table.
fn preference(rows: Rows) -> &'static str {
    match rows {
        Rows::Passages => "scolie.table.passages",
        Rows::Claims => "scolie.table.claims",
    }
}

/// How such a table was written the last time; else as spreadsheets in that language expect it.
pub fn kept_form(rows: Rows, dossier: &Dossier, language: Language) -> (TableForm, Columns) {
    let usual = (TableForm::of(language), Columns::of(rows, dossier));
    let Some(kept) = page::preference(preference(rows)) else { return usual };
    let mut words = kept.splitn(3, ' ');
    let (form, columns) = usual;
    let separator = words.next().and_then(Separator::named).unwrap_or(form.separator);
    let mark = words.next().map_or(form.mark, |word| word == "mark");
    (TableForm { separator, mark, ..form }, columns.arranged(words.next().unwrap_or_default()))
}

fn keep(rows: Rows, form: &TableForm, columns: &Columns) {
    let mark = if form.mark { "mark" } else { "bare" };
    page::keep_preference(preference(rows), &format!("{} {mark} {}", form.separator.name(), columns.write()));
}
