//! The palette: every command with its key, found by a few letters.

use std::rc::Rc;

use yew::prelude::*;

use super::hooks::{Modal, use_modal};
use super::keycaps::cap;
use super::shell::use_shell;
use crate::browser::{HtmlInputElement, page};
use crate::lang::Messages;
use crate::model::action::Action;
use crate::model::command::{COMMANDS, Command, Entry};
use crate::model::search::find;
use crate::model::sorted;
use crate::model::workspace::Workspace;

/// How many rows Page Up and Page Down pass over.
const PAGE: usize = 8;

/// What the palette needs to know.
#[derive(Properties, PartialEq, Eq)]
pub struct PaletteProps {
    /// The state of the program: what applies in it.
    pub workspace: Rc<Workspace>,
}

/// The list of all commands.
#[component]
pub fn Palette(PaletteProps { workspace }: &PaletteProps) -> Html {
    let shell = use_shell();
    let messages = shell.messages;
    let query = use_state_eq(String::new);
    let chosen = use_state_eq(|| 0_usize);
    let Modal { node, on_close } = use_modal(|| page::focus(".palette input", false));
    // The command that was chosen although it does not apply.
    let barred = use_state_eq(|| None::<Command>);
    use_effect_with((*chosen, query.to_string()), |(chosen, _)| {
        page::scroll_to(&format!("#palette-{chosen}"))
    });
    let keymap = &workspace.preferences.keymap;
    let found = commands(&query, messages);
    let run = {
        let (shell, workspace, barred) = (shell.clone(), Rc::clone(workspace), barred.clone());
        move |entry: &'static Entry| {
            if (entry.available)(&workspace) {
                shell.dispatch.emit(Action::Close);
                shell.run.emit(entry.command);
            } else {
                barred.set(Some(entry.command));
            }
        }
    };
    let on_input = {
        let (query, chosen, barred) = (query.clone(), chosen.clone(), barred.clone());
        Callback::from(move |event: InputEvent| {
            barred.set(None);
            query.set(event.target_unchecked_into::<HtmlInputElement>().value());
            chosen.set(0);
        })
    };
    let on_key = {
        let (chosen, barred, run) = (chosen.clone(), barred.clone(), run.clone());
        let last = found.len().saturating_sub(1);
        let current = found.get(*chosen).copied();
        let shown = query.to_string();
        Callback::from(move |event: KeyboardEvent| {
            let next = match event.key().as_str() {
                _ if event.is_composing() => return,
                "ArrowDown" => {
                    if *chosen < last {
                        *chosen + 1
                    } else {
                        0
                    }
                }
                "ArrowUp" => chosen.checked_sub(1).unwrap_or(last),
                "PageDown" => last.min(*chosen + PAGE),
                "PageUp" => chosen.saturating_sub(PAGE),
                "Home" if !event.shift_key() => 0,
                "End" if !event.shift_key() => last,
                "Enter" => {
                    event.prevent_default();
                    event.stop_propagation();
                    // Whoever types faster than the list is drawn means what is typed.
                    let typed = event.target_unchecked_into::<HtmlInputElement>().value();
                    let meant =
                        if typed == shown { current } else { commands(&typed, messages).first().copied() };
                    return meant.into_iter().for_each(&run);
                }
                _ => return,
            };
            event.prevent_default();
            event.stop_propagation();
            barred.set(None);
            chosen.set(next);
        })
    };
    let rows = found.iter().enumerate().map(|(index, entry)| {
        let (run, entry) = (run.clone(), *entry);
        let choose = Callback::from(move |_: MouseEvent| run(entry));
        let name = (messages.command)(entry.command);
        html! {
            <li key={name} id={format!("palette-{index}")} role="option" class="palette-row" aria-selected={(index == *chosen).to_string()}
                aria-disabled={(!(entry.available)(workspace)).to_string()} onclick={choose}>
                <span class="palette-group">{ (messages.group)(entry.group) }</span>
                <span class="palette-name">{ name }</span>
                <span class="palette-keys">
                    { for keymap.chords(entry.command).iter().take(2).map(|chord| html! {
                        <span key={chord.to_string()}>{ cap(&shell, *chord) }</span>
                    }) }
                </span>
            </li>
        }
    });
    let descendant = (*chosen < found.len()).then(|| format!("palette-{}", *chosen));
    let why = (*barred).map(|command| (messages.keys.not_now)((messages.command)(command), command));
    html! {
        <dialog class="dialog palette" aria-label={messages.all_commands} ref={node} onclose={on_close}>
            <input role="combobox" aria-expanded="true" aria-controls="palette-rows" aria-autocomplete="list" autocomplete="off"
                aria-activedescendant={descendant} aria-label={messages.search_command}
                placeholder={messages.search_command} value={query.to_string()} oninput={on_input} onkeydown={on_key} />
            <ul id="palette-rows" role="listbox" aria-label={messages.all_commands}>{ for rows }</ul>
            <p class="palette-why" role="status">{ why }</p>
        </dialog>
    }
}

/// The commands whose names `query` finds, the best first.
fn commands(query: &str, messages: &Messages) -> Vec<&'static Entry> {
    let mut found: Vec<(u32, &'static Entry)> = COMMANDS
        .iter()
        .filter_map(|entry| Some((find(query, (messages.command)(entry.command))?.score, entry)))
        .collect();
    sorted::by_key(&mut found, |(score, _)| std::cmp::Reverse(*score));
    found.into_iter().map(|(_, entry)| entry).collect()
}
