//! The history: every step, the last one first, and the way back to any of them.

use std::rc::Rc;

use yew::prelude::*;

use super::shell::{Shell, use_shell};
use super::window::{Row, Window, use_names};
use crate::browser::page;
use crate::model::action::Action;
use crate::model::date::{Date, Local};
use crate::model::history::{Entry, entries};
use crate::model::identity::Moment;
use crate::model::notice::{Notice, Tone};
use crate::model::workspace::Workspace;

/// What the place shows.
#[derive(Properties, PartialEq, Eq)]
pub struct HistoryPlaceProps {
    /// The state of the program.
    pub workspace: Rc<Workspace>,
}

/// Every step by day. The last one is first: one comes here to take back what was just done.
#[component]
pub fn HistoryPlace(HistoryPlaceProps { workspace }: &HistoryPlaceProps) -> Html {
    let shell = use_shell();
    let texts = shell.messages.history_place;
    let language = shell.messages.language;
    let deps = (Rc::clone(&workspace.journal), Rc::clone(&workspace.dossier), language);
    let entries = use_memo(deps, |(journal, dossier, language)| entries(journal, dossier, *language));
    let standing = workspace.journal.done().len();
    let local = shell.local.clone();
    let lines = use_memo(Rc::clone(&entries), move |entries| lines(entries, &local));
    let names = use_names(Rc::clone(&lines), |lines| lines.iter().map(Line::name).collect());
    let here = lines.iter().position(|line| matches!(line, Line::Step(entry) if entry.standing == standing));
    let here = here.or(lines.len().checked_sub(1).filter(|_| standing == 0));
    let draw = {
        let (shell, lines) = (shell.clone(), Rc::clone(&lines));
        Callback::from(move |row: Row| match lines.get(row.index) {
            None => html! {},
            Some(Line::Day(day, _)) => html! {
                <li key={row.index}><h2>{ (shell.messages.date)(*day) }</h2></li>
            },
            Some(Line::Step(entry)) => view_step(&shell, row, standing, Some(entry)),
            Some(Line::Beginning) => view_step(&shell, row, standing, None),
        })
    };
    let can_reach = {
        let lines = Rc::clone(&lines);
        Callback::from(move |row: usize| !matches!(lines.get(row), Some(Line::Day(..))))
    };
    html! {
        <main class="page history-place" tabindex="-1">
            <div class="history">
                <h1>{ texts.title }</h1>
                <p class="history-explanation">{ texts.explanation }</p>
                <Window class="history-steps" {names} {draw} control=".history-step" {can_reach} shown={here} guess={41.0} />
            </div>
        </main>
    }
}

/// A line of the list.
#[derive(Debug, PartialEq, Eq)]
enum Line {
    /// The day of the steps under it, the last of which stands first.
    Day(Date, usize),
    Step(Entry),
    /// Before every step.
    Beginning,
}

impl Line {
    fn name(&self) -> u128 {
        match self {
            Self::Day(_, last) => u128::MAX - *last as u128,
            Self::Step(entry) => entry.standing as u128,
            Self::Beginning => 0,
        }
    }
}

/// The steps under their days, the last one first.
fn lines(entries: &[Entry], local: &Callback<Moment, Option<Local>>) -> Vec<Line> {
    let mut lines = Vec::with_capacity(entries.len() + 1);
    let mut last = None;
    for entry in entries.iter().rev() {
        let day = local.emit(entry.stamp.at).map(|local| local.date);
        if day != last {
            last = day;
            lines.extend(day.map(|day| Line::Day(day, entry.standing)));
        }
        lines.push(Line::Step(entry.clone()));
    }
    lines.push(Line::Beginning);
    lines
}

/// One step: a press goes to the dossier as it was once that was done.
fn view_step(shell: &Shell, row: Row, standing: usize, entry: Option<&Entry>) -> Html {
    let texts = shell.messages.history_place;
    let step = entry.map_or(0, |entry| entry.standing);
    let time = entry.and_then(|entry| shell.local.emit(entry.stamp.at));
    let time = time.map(|local| format!("{:02}:{:02}", local.hour, local.minute));
    let act = entry.map_or(texts.beginning, |entry| (shell.messages.act)(entry.act));
    let dispatch = shell.dispatch.clone();
    let here = step == standing;
    // Not disabled where it stands: the focus would be lost with each jump.
    let jump = Callback::from(move |_: MouseEvent| {
        if here {
            return;
        }
        dispatch.emit(Action::Jump(step, page::seed()));
        let text = texts.jumped.to_owned();
        dispatch.emit(Action::Notify(Notice { tone: Tone::Quiet, text, remedy: None }));
    });
    let undone = entry.is_some_and(|entry| entry.undone);
    let many = |count: fn(&Entry) -> usize| entry.map(count).filter(|count| *count > 1);
    let documents = many(|entry| entry.documents).map(shell.messages.roster.documents);
    let passages = many(|entry| entry.passages).map(shell.messages.passages);
    html! {
        <li key={row.index} aria-posinset={row.position()} aria-setsize={row.size()}>
        <button class="history-step" tabindex={row.tabindex()} aria-current={here.then_some("step")} data-undone={undone.then_some("")}
            aria-disabled={here.then_some("true")} onclick={jump}>
            <span class="history-time">{ time }</span>
            <span class="history-act">{ act }</span>
            <span class="history-about">
                { entry.and_then(|entry| entry.about.as_ref().map(|about| about.to_string())) }
                { for documents.into_iter().chain(passages).map(|count| format!("\u{a0}· {count}")) }
            </span>
            <span class="history-state">{ if here { texts.here } else if undone { texts.undone } else { "" } }</span>
        </button>
        </li>
    }
}
