//! The keys in force: those of the table of commands, and the analyst's changes to them.
//!
//! One invariant: no chord belongs to two commands. The reaches lie one inside the other, so a chord that
//! two commands share would always be ambiguous somewhere. A change that breaks this is refused with the
//! name of the command that has the chord; so is one that a browser, a system, a layout or the text needs.

mod allowed;

use std::collections::BTreeMap;
use std::fmt::Write;

pub use self::allowed::Reserved;
use super::chord::{Chord, Pressed};
use super::command::{COMMANDS, Command, Entry, Reach};

/// The keys in force.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Keymap {
    /// The chord that replaces those of the table; `None` where the command has lost them.
    changes: BTreeMap<Command, Option<Chord>>,
}

/// Why a command cannot have a chord.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Another command has it.
    Taken(Command),
    /// Something else needs it.
    Reserved(Reserved),
    /// The keys of this command stay as they are.
    Fixed,
}

impl Keymap {
    /// The keys of a command, the one to show first.
    #[must_use]
    pub fn chords(&self, command: Command) -> &[Chord] {
        match self.changes.get(&command) {
            Some(change) => change.as_slice(),
            None => defaults(command),
        }
    }

    /// The key of a command to show.
    #[must_use]
    pub fn chord(&self, command: Command) -> Option<Chord> {
        self.chords(command).first().copied()
    }

    /// Whether the analyst changed the keys of a command.
    #[must_use]
    pub fn is_changed(&self, command: Command) -> bool {
        self.changes.contains_key(&command)
    }

    /// Whether the keys are those of the table.
    #[must_use]
    pub fn is_default(&self) -> bool {
        self.changes.is_empty()
    }

    /// The command that was pressed, for a key pressed within `reach`.
    #[must_use]
    pub fn pressed(&self, pressed: &Pressed, within: impl Fn(Reach) -> bool) -> Option<&'static Entry> {
        let chord = Chord::of(pressed)?;
        let entry = COMMANDS.iter().find(|entry| self.chords(entry.command).contains(&chord))?;
        let reach = match entry.reach {
            Reach::Everywhere if !chord.is_free_in_fields() => Reach::OutsideFields,
            reach => reach,
        };
        within(reach).then_some(entry)
    }

    /// These keys with `chord` for `command`, instead of those that it has.
    ///
    /// # Errors
    ///
    /// Says who has the chord, or why no command can have it.
    pub fn bind(&self, command: Command, chord: Chord) -> Result<Self, Refusal> {
        allow(command, chord)?;
        self.with(command, Some(Some(chord)))
    }

    /// These keys with none for `command`.
    ///
    /// # Errors
    ///
    /// Says that the keys of the command are fixed.
    pub fn unbind(&self, command: Command) -> Result<Self, Refusal> {
        if is_fixed(command) { Err(Refusal::Fixed) } else { self.with(command, Some(None)) }
    }

    /// These keys with those of the table for `command`.
    ///
    /// # Errors
    ///
    /// Says which command has taken one of them in the meantime.
    pub fn reset(&self, command: Command) -> Result<Self, Refusal> {
        self.with(command, None)
    }

    fn with(&self, command: Command, change: Option<Option<Chord>>) -> Result<Self, Refusal> {
        let mut next = self.clone();
        next.change(command, change);
        let conflict = next.conflicts().find(|(one, other)| *one == command || *other == command);
        match conflict {
            Some((one, other)) => Err(Refusal::Taken(if one == command { other } else { one })),
            None => Ok(next),
        }
    }

    /// Takes in a change; what equals the table is none.
    fn change(&mut self, command: Command, change: Option<Option<Chord>>) {
        match change.filter(|chord| chord.as_slice() != defaults(command)) {
            Some(chord) => self.changes.insert(command, chord),
            None => self.changes.remove(&command),
        };
    }

    /// The pairs of commands that share a chord, in the order of the table.
    fn conflicts(&self) -> impl Iterator<Item = (Command, Command)> {
        let commands = || COMMANDS.iter().map(|entry| entry.command).enumerate();
        commands().flat_map(move |(index, one)| {
            let others = commands().skip(index + 1);
            others.filter_map(move |(_, other)| {
                let taken = self.chords(one).iter().any(|chord| self.chords(other).contains(chord));
                taken.then_some((one, other))
            })
        })
    }

    /// The stored form: `repeat=, tag=Mod+e redo=`, only what was changed.
    #[must_use]
    pub fn write(&self) -> String {
        self.changes.iter().fold(String::new(), |mut text, (command, chord)| {
            let space = if text.is_empty() { "" } else { " " };
            let chord = chord.map(|chord| chord.to_string()).unwrap_or_default();
            // Writing to a string cannot fail.
            let _ = write!(text, "{space}{}={chord}", command.name());
            text
        })
    }

    /// Reads the stored form. What is unknown, not allowed or in conflict is left out: a preference never
    /// stops the program.
    ///
    /// A chosen key wins over one that a newer version gives to another command.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut keymap = Self::default();
        for (name, chord) in text.split_whitespace().filter_map(|entry| entry.split_once('=')) {
            let Some(command) = Command::named(name).filter(|command| !is_fixed(*command)) else { continue };
            if chord.is_empty() {
                keymap.change(command, Some(None));
            } else if let Some(chord) = chord.parse().ok().filter(|chord| allow(command, *chord).is_ok()) {
                keymap.change(command, Some(Some(chord)));
            }
        }
        // Each round turns a change back into the defaults, or defaults into nothing.
        let first = |keymap: &Self| keymap.conflicts().next();
        while let Some((one, other)) = first(&keymap) {
            match (keymap.is_changed(one), keymap.is_changed(other)) {
                (true, true) => keymap.change(other, None),
                (false, _) => keymap.change(one, Some(None)),
                (true, false) => keymap.change(other, Some(None)),
            }
        }
        keymap
    }
}

fn defaults(command: Command) -> &'static [Chord] {
    command.entry().map(|entry| entry.chords).unwrap_or_default()
}

/// Escape leaves: the way out of everything must not get lost.
#[must_use]
pub fn is_fixed(command: Command) -> bool {
    command == Command::Leave
}

/// Whether `command` may have `chord`; it may always have its own.
fn allow(command: Command, chord: Chord) -> Result<(), Refusal> {
    if is_fixed(command) {
        return Err(Refusal::Fixed);
    }
    if defaults(command).contains(&chord) {
        return Ok(());
    }
    // A chord of the table is named as its command's, even where nothing else could have it.
    match allowed::reserved(chord) {
        None => Ok(()),
        Some(reserved) => {
            let owner = COMMANDS.iter().find(|entry| entry.chords.contains(&chord));
            Err(owner.map_or(Refusal::Reserved(reserved), |owner| Refusal::Taken(owner.command)))
        }
    }
}

#[cfg(test)]
#[path = "keys/tests.rs"]
mod tests;
