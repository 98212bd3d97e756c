//! A row of the table of documents.

use std::rc::Rc;

use yew::prelude::*;

use crate::browser::page;
use crate::lang::Messages;
use crate::model::action::Action;
use crate::model::answer_time::answer_time;
use crate::model::command::Command;
use crate::model::date::Date;
use crate::model::docket::Work;
use crate::model::identity::DocumentId;
use crate::model::pick::Share;
use crate::model::question::Closing;
use crate::model::roster::{Arrangement, Column, Entry, Reply};
use crate::model::unseen::spelled;
use crate::model::workspace::Focus;
use crate::ui::shell::use_shell;
use crate::ui::tick::Tick;
use crate::ui::window::Row;
use crate::ui::words::view_words;

/// What the row shows.
#[derive(Properties, PartialEq)]
pub struct DocumentRowProps {
    /// Where it stands.
    pub row: Row,
    /// The document.
    pub entry: Rc<Entry>,
    /// The day it is.
    pub today: Option<Date>,
    /// Which columns are seen.
    pub arrangement: Rc<Arrangement>,
    /// Whether it is the one that is read.
    pub open: bool,
    /// Whether it is picked.
    pub picked: bool,
    /// It was ticked; true with all since the one ticked before.
    pub on_tick: Callback<(DocumentId, bool)>,
}

/// A document: a press opens it, with Control or Command it picks it, with Shift as far as here.
#[component]
pub fn DocumentRow(props: &DocumentRowProps) -> Html {
    let DocumentRowProps { row, entry, today, arrangement, open, picked, on_tick } = props;
    let shell = use_shell();
    let (messages, texts) = (shell.messages, shell.messages.roster);
    let id = entry.document.id;
    let question = entry.question();
    let on_tick = on_tick.reform(move |through: bool| (id, through));
    let press = {
        let (dispatch, on_tick) = (shell.dispatch.clone(), on_tick.clone());
        Callback::from(move |event: MouseEvent| {
            if page::is_picking(&event) || event.shift_key() {
                on_tick.emit(event.shift_key());
            } else {
                dispatch.emit(Action::Show(id));
                dispatch.emit(Action::Focus(Focus::Reader));
            }
        })
    };
    let regard = shell.dispatch.reform(move |_: FocusEvent| Action::Regard(id));
    let on_key = {
        let (run, on_tick) = (shell.run.clone(), on_tick.clone());
        Callback::from(move |event: KeyboardEvent| {
            let held = event.ctrl_key() || event.alt_key() || event.meta_key();
            match event.key().as_str() {
                " " if !held && !page::is_at(&event, "input") => on_tick.emit(event.shift_key()),
                "Delete" | "Backspace" if !held => run.emit(Command::RemoveDocument),
                _ => return,
            }
            event.prevent_default();
        })
    };
    let cell = |column: Column, content: Html| {
        html! { <span class={format!("document-cell document-{}", column.name())}>{ content }</span> }
    };
    let cells = Column::ALL.into_iter().filter(|column| arrangement.shows(*column)).map(|column| match column {
        Column::Work => cell(column, html! { <WorkMark work={entry.work} named={true} /> }),
        Column::Number => cell(column, html! { { entry.name.clone().unwrap_or_else(|| "—".to_owned()) } }),
        Column::Title => cell(column, view_words(entry.title())),
        Column::Author => cell(
            column,
            html! {
                <>{ question.author.clone() }if let Some(group) = &question.group { { " " }<span class="document-group">{ group }</span> }</>
            },
        ),
        Column::Ministry => cell(column, html! { <>{ entry.ministry().map(str::to_owned) }</> }),
        Column::Asked => cell(column, html! { <>{ question.asked.map(|published| (texts.day)(published.date)) }</> }),
        Column::Answer => cell(column, view_reply(entry, *today, messages)),
        Column::Passages => {
            let count = if entry.passages == 0 { "—".to_owned() } else { entry.passages.to_string() };
            let long = (messages.passages)(entry.passages);
            cell(
                column,
                html! {
                    <><span class="document-short" aria-hidden="true">{ count }</span><span class="document-long">{ long }</span></>
                },
            )
        }
    });
    let share = if *picked { Share::All } else { Share::None };
    html! {
        <li class="document-row" aria-posinset={row.position()} aria-setsize={row.size()} data-picked={picked.then_some("")} onkeydown={on_key} onfocusin={regard}>
            <Tick label={(messages.picks.pick_of)(entry.called())} {share} {on_tick} tabindex={row.tabindex()} />
            <button type="button" class="document-open" tabindex={row.tabindex()} aria-current={open.then_some("true")}
                title={spelled(entry.title()).into_owned()} onclick={press}>
                { for cells }
            </button>
        </li>
    }
}

/// The answer, or how long it has been waited for.
fn view_reply(entry: &Entry, today: Option<Date>, messages: &Messages) -> Html {
    let texts = messages.roster;
    let question = entry.question();
    let time = today.and_then(|today| answer_time(question, today));
    let reply = Reply::of(question, today);
    let text = match (reply, time) {
        (Reply::Answered, _) => {
            let date = question.answered.map(|published| (texts.day)(published.date)).unwrap_or_default();
            (texts.answered_on)(&date)
        }
        (Reply::Late, Some(time)) => (texts.late)(time.late),
        (Reply::Late | Reply::Waiting, time) => (texts.waiting)(time.map(|time| time.days)),
        (Reply::Closed, _) => match question.closed {
            Some(Closing::Withdrawn(_)) => texts.withdrawn.to_owned(),
            _ => texts.lapsed.to_owned(),
        },
    };
    html! { <span class={format!("reply reply-{}", reply.name())}>{ text }</span> }
}

/// What a mark shows.
#[derive(Properties, PartialEq, Eq)]
pub struct WorkMarkProps {
    /// How far the work has come.
    pub work: Work,
    /// Whether the word is seen beside the mark, not only spoken.
    #[prop_or_default]
    pub named: bool,
}

/// How far the work has come: a ring, half a disc, a tick, and the word for it.
#[component]
pub fn WorkMark(WorkMarkProps { work, named }: &WorkMarkProps) -> Html {
    let word = (use_shell().messages.roster.work)(*work);
    let (class, sign) = match work {
        Work::Untouched => ("work work-untouched", "○"),
        Work::InProgress => ("work work-begun", "◐"),
        Work::Done => ("work work-done", "✓"),
    };
    html! {
        <span {class} title={(!named).then_some(word)}>
            <span class="work-sign" aria-hidden="true">{ sign }</span>
            <span class={if *named { "work-word" } else { "hidden" }}>{ word }</span>
        </span>
    }
}
