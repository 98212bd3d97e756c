//! The history: every step, the last one first, and the way back to any of them.

use std::rc::Rc;

use yew::prelude::*;

use super::shell::{Shell, use_shell};
use crate::browser::page;
use crate::model::action::Action;
use crate::model::date::Date;
use crate::model::history::{Entry, entries};
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
    let on_key = Callback::from(|event: KeyboardEvent| {
        match event.key().as_str() {
            "ArrowDown" => page::focus_next(".history-step"),
            "ArrowUp" => page::focus_previous(".history-step"),
            _ => return,
        }
        event.prevent_default();
    });
    let mut days: Vec<(Option<Date>, Vec<&Entry>)> = Vec::new();
    for entry in entries.iter().rev() {
        let day = shell.local.emit(entry.stamp.at).map(|local| local.date);
        match days.last_mut() {
            Some((last, rows)) if *last == day => rows.push(entry),
            _ => days.push((day, vec![entry])),
        }
    }
    html! {
        <main class="page history-place" tabindex="-1">
            <div class="history" onkeydown={on_key}>
                <h1>{ texts.title }</h1>
                <p class="history-explanation">{ texts.explanation }</p>
                <div class="history-days">
                    { for days.into_iter().map(|(day, rows)| view_day(&shell, day, &rows, standing)) }
                </div>
                <ol class="history-steps">
                    <li>{ view_step(&shell, 0, standing, None, texts.beginning, None) }</li>
                </ol>
            </div>
        </main>
    }
}

fn view_day(shell: &Shell, day: Option<Date>, rows: &[&Entry], standing: usize) -> Html {
    let first = rows.first().map(|entry| entry.standing).unwrap_or_default();
    html! {
        <section class="history-day" key={first}>
            if let Some(day) = day {
                <h2>{ (shell.messages.date)(day) }</h2>
            }
            <ol class="history-steps">
                { for rows.iter().map(|entry| {
                    let time = shell.local.emit(entry.stamp.at).map(|local| format!("{:02}:{:02}", local.hour, local.minute));
                    let act = (shell.messages.act)(entry.act);
                    html! { <li key={entry.standing}>{ view_step(shell, entry.standing, standing, time, act, Some(entry)) }</li> }
                }) }
            </ol>
        </section>
    }
}

/// One step: a press goes to the dossier as it was once that was done.
fn view_step(
    shell: &Shell,
    step: usize,
    standing: usize,
    time: Option<String>,
    act: &str,
    entry: Option<&Entry>,
) -> Html {
    let texts = shell.messages.history_place;
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
    let count = entry.map(|entry| entry.passages).filter(|count| *count > 1);
    html! {
        <button class="history-step" aria-current={here.then_some("step")} data-undone={undone.then_some("")}
            aria-disabled={here.then_some("true")} onclick={jump}>
            <span class="history-time">{ time }</span>
            <span class="history-act">{ act.to_owned() }</span>
            <span class="history-about">
                { entry.and_then(|entry| entry.about.as_ref().map(|about| about.to_string())) }
                if let Some(count) = count {
                    { " · " }{ (shell.messages.passages)(count) }
                }
            </span>
            <span class="history-state">{ if here { texts.here } else if undone { texts.undone } else { "" } }</span>
        </button>
    }
}
