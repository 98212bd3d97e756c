//! The palette: every command with its key, found by a few letters. It is the help sheet as well.

use std::rc::Rc;

use yew::prelude::*;

use super::shell::use_shell;
use crate::browser::{Element, HtmlInputElement, page};
use crate::model::action::Action;
use crate::model::command::{COMMANDS, Entry};
use crate::model::search::find;
use crate::model::workspace::Workspace;

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
    let node = use_node_ref();
    let query = use_state_eq(String::new);
    let chosen = use_state_eq(|| 0_usize);
    use_effect_with(node.clone(), |node| {
        if let Some(dialog) = node.cast::<Element>() {
            page::show_modal(&dialog);
            page::focus(".palette input", false);
        }
    });
    let mut found: Vec<(u32, &'static Entry)> = COMMANDS
        .iter()
        .filter_map(|entry| Some((find(&query, (messages.command)(entry.command))?.score, entry)))
        .collect();
    found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    let run = {
        let (dispatch, run) = (shell.dispatch.clone(), shell.run.clone());
        move |entry: &'static Entry| {
            dispatch.emit(Action::Close);
            run.emit(entry.command);
        }
    };
    let on_input = {
        let (query, chosen) = (query.clone(), chosen.clone());
        Callback::from(move |event: InputEvent| {
            query.set(event.target_unchecked_into::<HtmlInputElement>().value());
            chosen.set(0);
        })
    };
    let on_key = {
        let (chosen, run, count) = (chosen.clone(), run.clone(), found.len());
        let current = found.get(*chosen).map(|(_, entry)| *entry);
        Callback::from(move |event: KeyboardEvent| {
            match event.key().as_str() {
                "ArrowDown" => chosen.set((*chosen + 1) % count.max(1)),
                "ArrowUp" => chosen.set((*chosen + count.max(1) - 1) % count.max(1)),
                "Enter" => current.into_iter().for_each(&run),
                _ => return,
            }
            event.prevent_default();
            event.stop_propagation();
        })
    };
    let close = shell.dispatch.reform(|_: Event| Action::Close);
    let rows = found.iter().enumerate().map(|(index, (_, entry))| {
        let (run, entry) = (run.clone(), *entry);
        let choose = Callback::from(move |_: MouseEvent| run(entry));
        let name = (messages.command)(entry.command);
        html! {
            <li key={name} role="option" class="palette-row" aria-selected={(index == *chosen).to_string()}
                aria-disabled={(!(entry.available)(workspace)).to_string()} onclick={choose}>
                <span class="palette-group">{ (messages.group)(entry.group) }</span>
                <span class="palette-name">{ name }</span>
                <span class="palette-keys">
                    { for entry.chords.iter().take(2).map(|chord| {
                        let caps = chord.caps(messages.language, shell.mac).join("\u{a0}");
                        html! { <kbd key={caps.clone()}>{ caps.clone() }</kbd> }
                    }) }
                </span>
            </li>
        }
    });
    html! {
        <dialog class="dialog palette" aria-label={messages.all_commands} ref={node} onclose={close}>
            <input role="combobox" aria-expanded="true" aria-controls="palette-rows" aria-label={messages.search_command}
                placeholder={messages.search_command} value={query.to_string()} oninput={on_input} onkeydown={on_key} />
            <ul id="palette-rows" role="listbox" aria-label={messages.all_commands}>{ for rows }</ul>
        </dialog>
    }
}
