//! The help sheet: every command with its keys, which can be changed here, and the keys that are fixed.

mod row;
mod sheet;

use std::rc::Rc;

use yew::prelude::*;

use self::row::{Row, shown_keys};
use self::sheet::{Fixed, fixed};
use super::hooks::{Modal, use_modal};
use super::shell::use_shell;
use crate::browser::{HtmlInputElement, page};
use crate::model::action::Action;
use crate::model::command::{COMMANDS, Command, Entry, Group};
use crate::model::keys::{Keymap, Refusal};
use crate::model::search::find;
use crate::model::workspace::Workspace;

const GROUPS: [Group; 4] = [Group::Annotation, Group::Dossier, Group::Screen, Group::History];

/// What the help sheet needs to know.
#[derive(Properties, PartialEq, Eq)]
pub struct KeysProps {
    /// The state of the program: its keys, and the letters of its kinds.
    pub workspace: Rc<Workspace>,
}

/// The sheet of all keys.
#[component]
pub fn Keys(KeysProps { workspace }: &KeysProps) -> Html {
    let shell = use_shell();
    let (messages, texts) = (shell.messages, shell.messages.keys);
    let keymap = &workspace.preferences.keymap;
    let query = use_state_eq(String::new);
    // The command whose key is being asked for, and what was said last.
    let asked = use_state_eq(|| None::<Command>);
    let said = use_state_eq(String::new);
    let Modal { node, on_close } = use_modal(|| page::focus(".keys-filter", false));

    // Takes other keys in force, or gives the refusal back.
    let rebind = {
        let (shell, asked, said) = (shell.clone(), asked.clone(), said.clone());
        Callback::from(move |(command, keymap): (Command, Rc<Keymap>)| {
            let keys = shown_keys(&shell, &keymap, command);
            said.set((texts.now)((messages.command)(command), &keys));
            asked.set(None);
            shell.dispatch.emit(Action::Rebind(keymap));
            page::focus(&format!("#keys-change-{}", command.name()), false);
        })
    };
    let on_ask = {
        let (asked, said) = (asked.clone(), said.clone());
        Callback::from(move |command: Option<Command>| {
            if let Some(left) = asked.filter(|_| command.is_none()) {
                page::focus(&format!("#keys-change-{}", left.name()), false);
            }
            said.set(String::new());
            asked.set(command);
        })
    };
    let all_back = {
        let (dispatch, asked, said) = (shell.dispatch.clone(), asked.clone(), said.clone());
        Callback::from(move |_: MouseEvent| {
            asked.set(None);
            said.set(texts.all_are_back.to_owned());
            dispatch.emit(Action::Rebind(Rc::default()));
            page::focus(".keys-filter", false);
        })
    };
    let on_input = {
        let query = query.clone();
        Callback::from(move |event: InputEvent| {
            query.set(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    let fits = |name: &str, keys: &str| find(&query, &format!("{name} {keys}")).is_some();
    let rows = |group: Group| -> Vec<&'static Entry> {
        let of_group = COMMANDS.iter().filter(|entry| entry.group == group);
        let fitting = of_group.filter(|entry| {
            let keys = shown_keys(&shell, keymap, entry.command);
            *asked == Some(entry.command) || fits((messages.command)(entry.command), &keys)
        });
        fitting.collect()
    };
    let groups: Vec<_> = GROUPS.into_iter().map(|group| (group, rows(group))).collect();
    let fixed: Vec<Fixed> = fixed(&shell, &workspace.dossier.codebook, fits);
    let nothing = groups.iter().all(|(_, rows)| rows.is_empty()) && fixed.is_empty();
    let leave = shell.dispatch.reform(|_: MouseEvent| Action::Close);
    html! {
        <dialog class="dialog keys" aria-labelledby="keys-title" ref={node} onclose={on_close}>
            <div class="keys-head">
                <h2 id="keys-title">{ texts.title }</h2>
                <input class="keys-filter" type="search" autocomplete="off" aria-label={texts.filter} placeholder={texts.filter}
                    value={query.to_string()} oninput={on_input} />
            </div>
            <div class="keys-sheet">
                <div class="keys-columns">
                    { for groups.into_iter().filter(|(_, rows)| !rows.is_empty()).map(|(group, rows)| html! {
                        <section key={(messages.group)(group)} class="keys-group">
                            <h3>{ (messages.group)(group) }</h3>
                            <ul>
                                { for rows.into_iter().map(|entry| html! {
                                    <Row key={entry.command.name()} command={entry.command} keymap={Rc::clone(keymap)}
                                        asked={*asked == Some(entry.command)} on_ask={on_ask.clone()} on_rebind={rebind.clone()} />
                                }) }
                            </ul>
                        </section>
                    }) }
                    { for fixed.into_iter().map(Fixed::view) }
                </div>
                if nothing {
                    <p class="list-empty">{ texts.nothing_found }</p>
                }
            </div>
            <div class="dialog-end">
                <p class="keys-said" role="status">{ said.to_string() }</p>
                <button class="button button-quiet" disabled={keymap.is_default()} onclick={all_back}>{ texts.all_back }</button>
                <button class="button button-quiet keys-print" onclick={|_: MouseEvent| page::print()}>{ texts.print }</button>
                <button class="button" onclick={leave}>{ messages.close }</button>
            </div>
        </dialog>
    }
}

/// What to do with an attempt to change the keys of `command`.
fn settle(
    attempt: Result<Keymap, Refusal>,
    command: Command,
    on_rebind: &Callback<(Command, Rc<Keymap>)>,
) -> Option<Refusal> {
    match attempt {
        Ok(keymap) => {
            on_rebind.emit((command, Rc::new(keymap)));
            None
        }
        Err(refusal) => Some(refusal),
    }
}
