//! The heads of the columns, which sort by them; and which columns there are.

use std::rc::Rc;

use yew::prelude::*;

use crate::browser::HtmlInputElement;
use crate::model::action::Action;
use crate::model::roster::{Arrangement, Column};
use crate::ui::select::Select;
use crate::ui::shell::use_shell;

/// How the documents are arranged.
#[derive(Properties, PartialEq, Eq)]
pub struct ArrangedProps {
    /// That.
    pub arrangement: Rc<Arrangement>,
}

/// A button over each column: a press sorts by it, a second one the other way, a third as they came.
#[component]
pub fn Heads(ArrangedProps { arrangement }: &ArrangedProps) -> Html {
    let shell = use_shell();
    let texts = shell.messages.roster;
    let heads = Column::ALL.into_iter().filter(|column| arrangement.shows(*column)).map(|column| {
        let next = arrangement.turn(column);
        let turn = shell.dispatch.reform(move |_: MouseEvent| Action::Arrange(next.clone()));
        let sorted = (arrangement.by == Some(column)).then_some(arrangement.descending);
        let sign = match sorted {
            None => "",
            Some(false) => "▲",
            Some(true) => "▼",
        };
        let title = match sorted {
            None => format!("{}\u{202f}: {}", texts.sort, (texts.column)(column)),
            Some(descending) => (texts.direction)(descending).to_owned(),
        };
        html! {
            <button key={column.name()} type="button" class={format!("document-head document-cell document-{}", column.name())}
                aria-pressed={sorted.is_some().to_string()} {title} onclick={turn}>
                { (texts.column)(column) }<span class="document-sign" aria-hidden="true">{ sign }</span>
                if let Some(descending) = sorted {
                    <span class="hidden">{ (texts.direction)(descending) }</span>
                }
            </button>
        }
    });
    html! { <div class="document-heads" role="group" aria-label={texts.sort}>{ for heads }</div> }
}

/// The same choice as a field, where there is no room for heads; the order of arrival too.
#[component]
pub fn SortChoice(ArrangedProps { arrangement }: &ArrangedProps) -> Html {
    let shell = use_shell();
    let texts = shell.messages.roster;
    let options = std::iter::once((AttrValue::from(""), AttrValue::from(texts.arrival)));
    let columns = Column::ALL.map(|column| (column.name().into(), (texts.column)(column).into()));
    let on_choose = {
        let arrangement = Rc::clone(arrangement);
        shell.dispatch.reform(move |name: String| {
            Action::Arrange(Arrangement { by: Column::named(&name), ..Arrangement::clone(&arrangement) })
        })
    };
    let turn = {
        let next = Arrangement { descending: !arrangement.descending, ..Arrangement::clone(arrangement) };
        shell.dispatch.reform(move |_: MouseEvent| Action::Arrange(next.clone()))
    };
    let direction = (texts.direction)(arrangement.descending);
    html! {
        <div class="documents-sort">
            <Select class="button button-small" label={texts.sort} options={options.chain(columns).collect::<Vec<_>>()}
                value={arrangement.by.map(Column::name).unwrap_or_default()} {on_choose} />
            <button type="button" class="button button-small button-quiet" aria-label={direction} title={direction} onclick={turn}>
                { if arrangement.descending { "▼" } else { "▲" } }
            </button>
        </div>
    }
}

/// Which columns are seen.
#[component]
pub fn ColumnMenu(ArrangedProps { arrangement }: &ArrangedProps) -> Html {
    let shell = use_shell();
    let texts = shell.messages.roster;
    let boxes = Column::ALL.into_iter().filter(|column| column.can_go()).map(|column| {
        let arrangement = Rc::clone(arrangement);
        let on = arrangement.shows(column);
        let flip = shell.dispatch.reform(move |event: Event| {
            let on = event.target_unchecked_into::<HtmlInputElement>().checked();
            Action::Arrange(arrangement.with(column, on))
        });
        html! {
            <label key={column.name()} class="check"><input type="checkbox" checked={on} onchange={flip} />{ (texts.column)(column) }</label>
        }
    });
    html! {
        <details class="documents-columns">
            <summary class="button button-small button-quiet">{ texts.columns }</summary>
            <fieldset class="menu" aria-label={texts.columns}>{ for boxes }</fieldset>
        </details>
    }
}
