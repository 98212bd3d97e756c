//! The keys in force, whatever is tried and whatever was stored.

use proptest::prelude::*;
use scolie::model::chord::{Chord, Pressed};
use scolie::model::command::{COMMANDS, Reach};
use scolie::model::keys::Keymap;

/// Keys to try: those of the table, and others that are free, kept or in conflict.
const TRIED: [&str; 14] = [
    ".",
    ",",
    "?",
    "Enter",
    "Mod+s",
    "Mod+e",
    "Mod+w",
    "F2",
    "Shift+F2",
    "F8",
    "Delete",
    "Alt+ArrowDown",
    "Mod+Shift+z",
    "a",
];

/// No chord belongs to two commands, and each leads to the one that has it.
fn check_keymap(keymap: &Keymap) -> Result<(), TestCaseError> {
    let mut chords: Vec<Chord> = Vec::new();
    for entry in COMMANDS {
        for chord in keymap.chords(entry.command) {
            prop_assert!(!chords.contains(chord), "{chord} is that of two");
            chords.push(*chord);
            let text = chord.to_string();
            let key = text.rsplit_once('+').map_or(text.as_str(), |(_, key)| key).to_owned();
            let key = if key.is_empty() { "+".to_owned() } else { key };
            let pressed =
                Pressed { key, primary: chord.primary, shift: chord.shift, alt: chord.alt, altgr: false };
            let found = keymap.pressed(&pressed, |_| true).map(|entry| entry.command);
            prop_assert_eq!(found, Some(entry.command));
            let in_field = keymap.pressed(&pressed, |reach| reach == Reach::Everywhere);
            prop_assert!(in_field.is_none() || chord.is_free_in_fields());
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn no_two_commands_ever_share_a_key(changes in prop::collection::vec((any::<prop::sample::Index>(), 0..20_usize), 0..24)) {
        let mut keymap = Keymap::default();
        for (which, what) in changes {
            let command = COMMANDS[which.index(COMMANDS.len())].command;
            let attempt = match TRIED.get(what) {
                Some(chord) => keymap.bind(command, chord.parse().unwrap()),
                None if what % 3 == 0 => keymap.reset(command),
                None => keymap.unbind(command),
            };
            keymap = attempt.unwrap_or(keymap);
            check_keymap(&keymap)?;
            prop_assert_eq!(&Keymap::parse(&keymap.write()), &keymap);
        }
    }

    #[test]
    fn any_text_reads_as_keys_without_conflict(
        text in "\\PC{0,80}",
        changes in prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(TRIED.to_vec())), 0..12),
    ) {
        check_keymap(&Keymap::parse(&text))?;
        let stored = changes.iter().map(|(which, chord)| {
            let command = COMMANDS[which.index(COMMANDS.len())].command;
            format!("{}={chord} ", command.name())
        });
        let keymap = Keymap::parse(&stored.collect::<String>());
        check_keymap(&keymap)?;
        prop_assert_eq!(Keymap::parse(&keymap.write()), keymap);
    }
}
