//! What keys commands have, can have and cannot have.

use super::*;
use crate::model::caret::MOVES;

fn chord(text: &str) -> Chord {
    text.parse().unwrap()
}

/// What a key gives when it is pressed; `AltGr+` before it is no part of a chord.
fn press(text: &str) -> Pressed {
    let altgr = text.starts_with("AltGr+");
    let chord = chord(text.trim_start_matches("AltGr+"));
    let key = match chord.key {
        crate::model::chord::Key::Typed(character) => character.to_string(),
        crate::model::chord::Key::Named(name) => name.to_owned(),
    };
    Pressed { key, primary: chord.primary, shift: chord.shift, alt: chord.alt, altgr }
}

#[track_caller]
fn check_refused(command: Command, keys: &str, reserved: Reserved) {
    let refusal = Keymap::default().bind(command, chord(keys)).unwrap_err();
    assert_eq!(refusal, Refusal::Reserved(reserved), "{keys}");
}

#[test]
fn the_keys_of_the_table_are_in_force_until_they_are_changed() {
    let keymap = Keymap::default();
    assert_eq!(keymap.chords(Command::Repeat), [Chord::plain(".")]);
    let keymap = keymap.bind(Command::Repeat, chord("%")).unwrap();
    assert_eq!(keymap.chords(Command::Repeat), [chord("%")]);
    let command = |keys| keymap.pressed(&press(keys), |_| true).map(|entry| entry.command);
    assert_eq!(command("%"), Some(Command::Repeat));
    assert_eq!(command("."), None);
    assert_eq!(command("AltGr+%"), Some(Command::Repeat), "a sign is known by what it types");
    assert!(keymap.reset(Command::Repeat).unwrap().is_default());
}

#[test]
fn a_conflict_is_refused_with_the_command_that_has_the_key() {
    let keymap = Keymap::default();
    let taken = |command| Err(Refusal::Taken(command));
    assert_eq!(keymap.bind(Command::Repeat, chord("Mod+s")), taken(Command::ExportDossier));
    assert_eq!(keymap.bind(Command::Repeat, chord("Enter")), taken(Command::Tag));
    assert_eq!(keymap.bind(Command::Repeat, chord("Mod+y")), taken(Command::Redo));
    assert_eq!(keymap.bind(Command::Leave, chord("F3")), Err(Refusal::Fixed));
    assert_eq!(keymap.unbind(Command::Leave), Err(Refusal::Fixed));
    // Once its key is free another may have it, and then it is in the way of the first one's return.
    let keymap = keymap.unbind(Command::EditLabel).unwrap().bind(Command::Repeat, chord("F2")).unwrap();
    assert_eq!(keymap.reset(Command::EditLabel), taken(Command::Repeat));
}

#[test]
fn what_the_browser_the_layout_or_the_text_needs_is_refused() {
    for keys in ["Mod+w", "Mod+t", "Mod+n", "Mod+q", "Mod+l", "Mod+r", "Mod+Shift+t", "Mod+h", "Mod+m"] {
        check_refused(Command::Repeat, keys, Reserved::Browser);
    }
    for keys in ["F5", "F11", "F12", "Alt+F4", "Mod+F4", "Shift+F5", "Mod+1", "Mod++"] {
        check_refused(Command::Repeat, keys, Reserved::Browser);
    }
    for keys in ["Mod+c", "Mod+v", "Mod+a", "Mod+f", "Mod+Delete", "Shift+Insert"] {
        check_refused(Command::Repeat, keys, Reserved::Editing);
    }
    for keys in ["a", "é", "ß"] {
        check_refused(Command::Repeat, keys, Reserved::Letter);
    }
    for keys in ["1", "[", "]", "{", "@", "~"] {
        check_refused(Command::Repeat, keys, Reserved::Layout);
    }
    for keys in ["Alt+o", "Alt+œ", "Mod+Alt+e"] {
        check_refused(Command::Repeat, keys, Reserved::Typing);
    }
    for keys in ["Tab", "Mod+Tab", "ArrowDown", "Shift+ArrowDown", "Alt+ArrowLeft", "End", "Mod+Home"] {
        check_refused(Command::Repeat, keys, Reserved::Moving);
    }
    for keys in ["%", "-", "Shift+F1", "Mod+e", "Mod+Shift+e", "Mod+Shift+b", "Alt+Shift+ArrowUp"] {
        assert!(Keymap::default().bind(Command::Repeat, chord(keys)).is_ok(), "{keys}");
    }
}

#[test]
fn a_key_that_types_never_fires_in_a_field() {
    let keymap = Keymap::default();
    let in_field = |keymap: &Keymap, keys| {
        let entry = keymap.pressed(&press(keys), |reach| reach == Reach::Everywhere);
        entry.map(|entry| entry.command)
    };
    assert_eq!(in_field(&keymap, "?"), None);
    assert_eq!(in_field(&keymap, "F1"), Some(Command::Keys));
    assert_eq!(in_field(&keymap, "Mod+k"), Some(Command::Palette));
    let keymap = keymap.bind(Command::NextPassage, chord("%")).unwrap();
    assert_eq!(in_field(&keymap, "%"), None);
    assert_eq!(in_field(&keymap, "Mod+z"), None, "the field's own undo");
}

#[track_caller]
fn check_parse(text: &str, expected: &str) {
    assert_eq!(Keymap::parse(text).write(), expected, "{text}");
}

#[test]
fn what_is_stored_is_read_as_far_as_it_is_good() {
    check_parse("", "");
    check_parse("repeat=% tag=Mod+e", "tag=Mod+e repeat=%");
    check_parse("repeat=- redo=", "redo= repeat=-");
    check_parse("repeat==", "repeat==");
    check_parse("nothing=F3 repeat tag=Volume repeat=a leave=F3 leave=", "");
    check_parse("repeat=.", "");
    // Two that have exchanged their keys.
    check_parse("edit-label=Shift+F2 edit-comment=F2", "edit-label=Shift+F2 edit-comment=F2");
    // A chosen key wins over the table's, and of two chosen ones the first.
    check_parse("repeat=F2", "repeat=F2 edit-label=");
    check_parse("edit-label=- repeat=-", "repeat=-");
}

/// What the keys of a layout type, without and with Shift; on BÉPO `<` and `>` need AltGr.
const LAYOUTS: [(&str, &str); 6] = [
    ("AZERTY", "&é\"'(-è_çà)=°+azertyuiopqsdfghjklmùwxcvbn,;:!^$*<AZERTYUIOPQSDFGHJKLM%WXCVBN?./§¨£µ>"),
    ("QWERTY", "!@#$%^&*()-_=+qwertyuiop[]asdfghjkl;'\\zxcvbnm,./QWERTYUIOP{}ASDFGHJKL:\"|ZXCVBNM<>?"),
    ("QWERTZ", "!\"§$%&/()=?´`ßqwertzuiopü+asdfghjklöä#yxcvbnm,.-<QWERTZUIOPÜ*ASDFGHJKLÖÄ'YXCVBNM;:_>"),
    ("BÉPO", "\"«»()@+-/*=%<>bépoè^vdljzwauie,ctsrnmçêàyx.k’qghfBÉPOÈ!VDLJZWAUIE;CTSRNMÇÊÀYX:K?QGHF"),
    ("Mac French", "&é\"'(§è!çà)-_@#azertyuiop^$qsdfghjklmù`wxcvbn,;:=<AZERTYUIOP¨*QSDFGHJKLM%£WXCVBN?./+>"),
    ("UK", "!\"£$%^&*()-_=+qwertyuiop[]asdfghjkl;'#\\zxcvbnm,./QWERTYUIOP{}ASDFGHJKL:@~|ZXCVBNM<>?"),
];

#[test]
fn every_key_of_the_table_is_on_every_layout_and_no_other_command_has_it() {
    assert_eq!(Keymap::default().conflicts().next(), None);
    for entry in COMMANDS {
        for chord in entry.chords {
            assert_eq!(
                chord.to_string().parse(),
                Ok(*chord),
                "{:?}: {chord} is not canonical",
                entry.command
            );
            let crate::model::chord::Key::Typed(character) = chord.key else { continue };
            assert!(!chord.alt, "{:?}", entry.command);
            let bare = character.is_alphanumeric() && !chord.primary;
            assert!(!bare, "{:?}: a letter by itself is that of a kind", entry.command);
            for (name, typed) in LAYOUTS {
                assert!(typed.contains(character), "{:?}: {character} on {name}", entry.command);
            }
        }
    }
}

#[test]
fn no_command_has_a_key_of_the_caret() {
    for chord in MOVES.iter().flat_map(|own| own.keys.iter().chain(own.mac).flatten()) {
        for chord in [*chord, chord.shift()] {
            assert_eq!(allowed::reserved(chord), Some(Reserved::Moving), "{chord}");
            assert!(COMMANDS.iter().all(|entry| !entry.chords.contains(&chord)), "{chord}");
        }
    }
}
