//! One command of the help sheet: its keys, and the field that asks for another.

use std::rc::Rc;

use yew::prelude::*;

use super::settle;
use crate::browser::{event, page};
use crate::model::chord::Chord;
use crate::model::command::Command;
use crate::model::keys::{Keymap, Refusal, Reserved, is_fixed};
use crate::ui::keycaps::{cap, spell};
use crate::ui::shell::{Shell, use_shell};

/// What a row shows.
#[derive(Properties, PartialEq)]
pub struct RowProps {
    /// The command.
    pub command: Command,
    /// The keys in force.
    pub keymap: Rc<Keymap>,
    /// Whether a key is being asked for here.
    pub asked: bool,
    /// Asks for the key of a command, or of none any more.
    pub on_ask: Callback<Option<Command>>,
    /// Puts other keys in force.
    pub on_rebind: Callback<(Command, Rc<Keymap>)>,
}

/// The row of a command.
#[component]
pub fn Row(RowProps { command, keymap, asked, on_ask, on_rebind }: &RowProps) -> Html {
    let shell = use_shell();
    let (messages, texts) = (shell.messages, shell.messages.keys);
    let command = *command;
    let name = (messages.command)(command);
    // What was pressed and why it is refused.
    let refused = use_state_eq(|| None::<(String, Refusal)>);
    use_effect_with(*asked, {
        let refused = refused.clone();
        move |asked| {
            refused.set(None);
            if *asked {
                page::focus(".keys-ask", false);
            }
        }
    });
    let ask = on_ask.reform(move |_: MouseEvent| Some(command));
    let cancel = on_ask.reform(|_: MouseEvent| None);
    let to = |make: fn(&Keymap, Command) -> Result<Keymap, Refusal>| {
        let (keymap, on_rebind, refused) = (Rc::clone(keymap), on_rebind.clone(), refused.clone());
        Callback::from(move |_: MouseEvent| {
            let refusal = settle(make(&keymap, command), command, &on_rebind);
            refused.set(refusal.map(|refusal| (String::new(), refusal)));
        })
    };
    let on_key = {
        let (shell, keymap, on_rebind, on_ask) =
            (shell.clone(), Rc::clone(keymap), on_rebind.clone(), on_ask.clone());
        let refused = refused.clone();
        Callback::from(move |event: KeyboardEvent| {
            let Some(pressed) = event::pressed(&event) else { return };
            if pressed.is_modifier() || pressed.key == "Tab" {
                return;
            }
            event.prevent_default();
            let chord = Chord::of(&pressed);
            if chord == Some(Chord::plain("Escape")) {
                return on_ask.emit(None);
            }
            // A key without a name is one of the system's; one with AltGr types.
            let unnamed = if pressed.altgr { Reserved::Typing } else { Reserved::Browser };
            let attempt = chord.ok_or(Refusal::Reserved(unnamed));
            let attempt = attempt.and_then(|chord| keymap.bind(command, chord));
            let keys = chord.map_or_else(|| pressed.key.clone(), |chord| spell(&shell, chord));
            refused.set(settle(attempt, command, &on_rebind).map(|refusal| (keys, refusal)));
        })
    };
    let keys = shown_keys(&shell, keymap, command);
    let (value, why) = match &*refused {
        Some((keys, refusal)) => {
            let why = (texts.refused)(*refusal, messages.command);
            let whole = if keys.is_empty() { why } else { (texts.now)(keys, &why) };
            (keys.clone(), whole)
        }
        None => (String::new(), String::new()),
    };
    let changed = keymap.is_changed(command);
    let id = command.name();
    html! {
        <li class="keys-row" data-changed={changed.then_some("")}>
            <span class="keys-name">{ name }</span>
            <span class="keys-caps">
                if keymap.chords(command).is_empty() {
                    <span class="keys-none" title={texts.none}>{ "—" }</span>
                }
                { for keymap.chords(command).iter().map(|chord| html! { <span key={chord.to_string()}>{ cap(&shell, *chord) }</span> }) }
            </span>
            if is_fixed(command) {
                <span class="keys-fixed">{ texts.fixed }</span>
            } else {
                <button id={format!("keys-change-{id}")} class="keys-change" aria-expanded={asked.to_string()}
                    aria-label={(texts.now)(&(texts.change_of)(name), &keys)} onclick={if *asked { cancel.clone() } else { ask }}>{ texts.change }</button>
            }
            if *asked || refused.is_some() {
                <div class="keys-asking">
                    if *asked {
                        <input class="keys-ask" readonly=true data-asks-keys="" aria-label={(texts.new_key)(name)} placeholder={texts.press}
                            aria-describedby={format!("keys-why-{id}")} value={value} onkeydown={on_key} />
                        <button class="button button-small" onclick={to(Keymap::unbind)} disabled={keymap.chords(command).is_empty()}>{ texts.without }</button>
                        <button class="button button-small" onclick={to(Keymap::reset)} disabled={!changed}
                            aria-label={(texts.back_of)(name)}>{ texts.back }</button>
                        <button class="button button-small" onclick={cancel}>{ texts.cancel }</button>
                    }
                    <p id={format!("keys-why-{id}")} class="keys-why" role="alert">{ why }</p>
                </div>
            }
        </li>
    }
}

/// The keys of a command in words.
pub fn shown_keys(shell: &Shell, keymap: &Keymap, command: Command) -> String {
    let chords = keymap.chords(command);
    if chords.is_empty() {
        return shell.messages.keys.none.to_owned();
    }
    chords.iter().map(|chord| spell(shell, *chord)).collect::<Vec<_>>().join(", ")
}
