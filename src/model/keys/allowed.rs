//! Which chords a command can be given: those that nothing else needs, on any system and layout.

use crate::model::chord::{Chord, Key};

/// What else needs a chord.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reserved {
    /// The browser keeps it, or the system does.
    Browser,
    /// It edits: copy, paste, select all, find, undo.
    Editing,
    /// A letter by itself is that of a kind, or begins a label.
    Letter,
    /// Digits and brackets need other keys on each layout.
    Layout,
    /// It types a character on some keyboards.
    Typing,
    /// It moves the caret, the focus or the page.
    Moving,
}

/// The letters that a browser never gives away with Control or Command, or at once acts upon.
const BROWSER: &str = "wtnqlrhm";
/// Those with Shift as well: private windows, closed tabs, the developer's tools.
const BROWSER_SHIFTED: &str = "wtnqrpijc";
/// The letters of editing, everywhere the same.
const EDITING: &str = "cxvazyf";
/// The function keys of the browser: reload, address, caret, menu, full screen, tools.
const FUNCTIONS: [&str; 6] = ["F5", "F6", "F7", "F10", "F11", "F12"];
/// On one layout or another these are typed with AltGr, or on the digit row.
const BRACKETS: &str = "[](){}<>@#\\|~^`´¨";

/// What else needs `chord`, if anything does.
pub(super) fn reserved(chord: Chord) -> Option<Reserved> {
    let Chord { key, primary, shift, alt } = chord;
    match key {
        Key::Typed(character) => typed(character, primary, shift, alt),
        Key::Named(
            "Tab" | "Escape" | "Home" | "End" | "PageUp" | "PageDown" | "ArrowLeft" | "ArrowRight",
        ) => Some(Reserved::Moving),
        Key::Named("ArrowUp" | "ArrowDown") => (!alt).then_some(Reserved::Moving),
        Key::Named("Enter") => (!primary && !shift && !alt).then_some(Reserved::Moving),
        // Copy and paste of old; with Alt, the system's.
        Key::Named("Insert" | "Backspace" | "Delete") if primary || alt => Some(Reserved::Editing),
        Key::Named("Insert") if shift => Some(Reserved::Editing),
        Key::Named(name) if key.is_function() => {
            let system = alt || (name == "F4" && primary);
            (system || FUNCTIONS.contains(&name)).then_some(Reserved::Browser)
        }
        Key::Named(_) => None,
    }
}

fn typed(character: char, primary: bool, shift: bool, alt: bool) -> Option<Reserved> {
    // Option types characters on a Mac; Control and Alt together are AltGr on Windows; Alt with a letter
    // opens a menu elsewhere, and chooses a kind in the tag box.
    if alt {
        return Some(Reserved::Typing);
    }
    if character.is_whitespace() || character.is_control() {
        return Some(if primary { Reserved::Browser } else { Reserved::Moving });
    }
    if !primary {
        let layout = character.is_numeric() || BRACKETS.contains(character);
        return match character.is_alphabetic() {
            true => Some(Reserved::Letter),
            false => layout.then_some(Reserved::Layout),
        };
    }
    let (browser, editing) = if shift { (BROWSER_SHIFTED, "zv") } else { (BROWSER, EDITING) };
    if editing.contains(character) {
        return Some(Reserved::Editing);
    }
    // Digits choose a tab, plus and minus the size of the page.
    let page = character.is_numeric() || "+-=_".contains(character);
    if page || browser.contains(character) {
        return Some(Reserved::Browser);
    }
    (!character.is_alphabetic() && BRACKETS.contains(character)).then_some(Reserved::Layout)
}
