//! Keys as they are shown: on caps, and in words.

use yew::prelude::*;

use super::shell::Shell;
use crate::model::chord::Chord;
use crate::model::command::Command;
use crate::model::keys::Keymap;

/// The name of a chord on one line: `Ctrl Z`.
pub fn spell(shell: &Shell, chord: Chord) -> String {
    chord.caps(shell.messages.language, shell.mac).join("\u{a0}")
}

/// A chord on a cap.
pub fn cap(shell: &Shell, chord: Chord) -> Html {
    html! { <kbd>{ spell(shell, chord) }</kbd> }
}

/// The key of a command on a cap; an empty cap is not shown.
pub fn cap_of(shell: &Shell, keymap: &Keymap, command: Command) -> Html {
    keymap.chord(command).map(|chord| cap(shell, chord)).unwrap_or_default()
}

/// `text` with the key of a command behind it, for a tooltip.
pub fn with_key(shell: &Shell, keymap: &Keymap, command: Command, text: &str) -> String {
    match keymap.chord(command) {
        Some(chord) => format!("{text} ({})", spell(shell, chord)),
        None => text.to_owned(),
    }
}
