//! Keys: what was pressed, and which chord it is.
//!
//! A key is known by what it types, not by where it lies, so that AZERTY, QWERTY and BÉPO all work.
//! Shift counts only with named keys and with the primary modifier: `?` is `?` however it is typed.

use std::fmt::{self, Write};
use std::str::FromStr;

use super::language::Language;

/// The keys that have a name and type nothing, as `KeyboardEvent.key` names them.
const NAMED: [&str; 26] = [
    "Enter",
    "Escape",
    "Tab",
    "Backspace",
    "Delete",
    "Insert",
    "Home",
    "End",
    "PageUp",
    "PageDown",
    "ArrowUp",
    "ArrowDown",
    "ArrowLeft",
    "ArrowRight",
    "F1",
    "F2",
    "F3",
    "F4",
    "F5",
    "F6",
    "F7",
    "F8",
    "F9",
    "F10",
    "F11",
    "F12",
];

/// One key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// The one that types this character; letters in lower case.
    Typed(char),
    /// The one of this name.
    Named(&'static str),
}

/// A combination of keys.
///
/// One press is one chord, so that two chords are in conflict only when they are equal: Shift is left out
/// where it only chooses the character that is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Chord {
    /// The key.
    pub key: Key,
    /// With Control, or Command on a Mac.
    pub primary: bool,
    /// With Shift.
    pub shift: bool,
    /// With Alt, or Option on a Mac.
    pub alt: bool,
}

/// What a keyboard event says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pressed {
    /// `KeyboardEvent.key`.
    pub key: String,
    /// Whether Control is down, or Command on a Mac.
    pub primary: bool,
    /// Whether Shift is down.
    pub shift: bool,
    /// Whether Alt is down.
    pub alt: bool,
    /// Whether AltGr is down: like Shift, it chooses what a key types, and is no part of a chord.
    pub altgr: bool,
}

impl Key {
    /// The key that `KeyboardEvent.key` names; `None` for those that no chord can have.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let mut characters = name.chars();
        if let (Some(character), None) = (characters.next(), characters.next()) {
            return Some(Self::Typed(lower(character)));
        }
        NAMED.into_iter().find(|own| *own == name).map(Self::Named)
    }

    /// Whether it is a function key.
    #[must_use]
    pub fn is_function(self) -> bool {
        matches!(self, Self::Named(name) if name.starts_with('F'))
    }
}

/// The small letter of a capital; Caps Lock must not tell two chords apart.
fn lower(character: char) -> char {
    let mut small = character.to_lowercase();
    match (small.next(), small.next()) {
        (Some(small), None) => small,
        _ => character,
    }
}

impl Chord {
    /// A key by itself: a sign of ASCII or a name.
    #[must_use]
    pub const fn plain(key: &'static str) -> Self {
        let key = match key.as_bytes() {
            [sign] => Key::Typed(*sign as char),
            _ => Key::Named(key),
        };
        Self { key, primary: false, shift: false, alt: false }
    }

    /// A key with Control or Command.
    #[must_use]
    pub const fn primary(key: &'static str) -> Self {
        Self { primary: true, ..Self::plain(key) }
    }

    /// A key with Alt.
    #[must_use]
    pub const fn alt(key: &'static str) -> Self {
        Self { alt: true, ..Self::plain(key) }
    }

    /// This chord with Shift.
    #[must_use]
    pub const fn shift(self) -> Self {
        Self { shift: true, ..self }
    }

    /// The chord that was pressed, if it was one.
    #[must_use]
    pub fn of(pressed: &Pressed) -> Option<Self> {
        let sign = |key: &Key| matches!(key, Key::Typed(character) if !character.is_alphanumeric());
        let key = Key::named(&pressed.key).filter(|key| !pressed.altgr || sign(key))?;
        let Pressed { primary, shift, alt, .. } = *pressed;
        let shift = shift && (primary || matches!(key, Key::Named(_)));
        Some(Self { key, primary, shift, alt })
    }

    /// Whether that is what was pressed.
    #[must_use]
    pub fn is(&self, pressed: &Pressed) -> bool {
        Self::of(pressed) == Some(*self)
    }

    /// Whether it has no business of its own in a field: it types nothing, and moves no caret.
    #[must_use]
    pub fn is_free_in_fields(&self) -> bool {
        match self.key {
            Key::Typed(_) => self.primary,
            Key::Named("Escape") => true,
            Key::Named("Enter") => self.primary,
            Key::Named(name) => self.key.is_function() || (self.alt && name.starts_with("Arrow")),
        }
    }

    /// How the chord is written on a key cap: `Ctrl Maj Z`, `⌘ ⇧ Z`.
    #[must_use]
    pub fn caps(&self, language: Language, mac: bool) -> Vec<String> {
        let mut caps: Vec<&str> = Vec::new();
        if self.primary {
            caps.push(if mac { "⌘" } else { "Ctrl" });
        }
        if self.alt {
            caps.push(if mac { "⌥" } else { "Alt" });
        }
        if self.shift {
            caps.push(match (mac, language) {
                (true, _) => "⇧",
                (false, Language::French) => "Maj",
                (false, Language::English) => "Shift",
            });
        }
        let mut caps: Vec<String> = caps.into_iter().map(str::to_owned).collect();
        caps.push(self.key_cap(language, mac));
        caps
    }

    fn key_cap(&self, language: Language, mac: bool) -> String {
        let name = match self.key {
            Key::Typed(character) => return character.to_uppercase().collect(),
            Key::Named(name) => name,
        };
        let french = language == Language::French;
        let cap = match name {
            "ArrowUp" => "↑",
            "ArrowDown" => "↓",
            "ArrowLeft" => "←",
            "ArrowRight" => "→",
            "Backspace" if mac => "⌫",
            "Delete" if mac => "⌦",
            "Enter" if french => "Entrée",
            "Escape" if french => "Échap",
            "Escape" => "Esc",
            "Backspace" if french => "Ret.\u{a0}arr.",
            "Delete" if french => "Suppr",
            "Delete" => "Del",
            "Insert" if french => "Inser",
            "Home" if french => "Début",
            "End" if french => "Fin",
            "PageUp" if french => "Page\u{a0}préc.",
            "PageDown" if french => "Page\u{a0}suiv.",
            "PageUp" => "Page\u{a0}up",
            "PageDown" => "Page\u{a0}down",
            name => name,
        };
        cap.to_owned()
    }
}

/// The stored form: `Mod+Shift+z`. Being stored, it is the same in every language and on every system.
impl fmt::Display for Chord {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (down, name) in [(self.primary, "Mod+"), (self.alt, "Alt+"), (self.shift, "Shift+")] {
            formatter.write_str(if down { name } else { "" })?;
        }
        match self.key {
            Key::Typed(character) => formatter.write_char(character),
            Key::Named(name) => formatter.write_str(name),
        }
    }
}

impl FromStr for Chord {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let mut rest = text;
        let mut down = |name| {
            let stripped = rest.strip_prefix(name).filter(|rest| !rest.is_empty());
            rest = stripped.unwrap_or(rest);
            stripped.is_some()
        };
        let (primary, alt, shift) = (down("Mod+"), down("Alt+"), down("Shift+"));
        let key = rest.to_owned();
        Self::of(&Pressed { key, primary, shift, alt, altgr: false }).ok_or(())
    }
}

impl Pressed {
    /// The letter typed by itself in lower case, if it was one.
    ///
    /// A capital is the beginning of a word, not a key: see the tag box.
    #[must_use]
    pub fn small_letter(&self) -> Option<char> {
        let mut characters = self.key.chars();
        let (Some(letter), None) = (characters.next(), characters.next()) else { return None };
        (letter.is_lowercase() && !self.primary && !self.alt && !self.altgr).then_some(letter)
    }

    /// Whether only keys that change others are down.
    #[must_use]
    pub fn is_modifier(&self) -> bool {
        let names = ["Control", "Shift", "Alt", "AltGraph", "Meta", "OS", "Fn", "CapsLock", "NumLock"];
        names.contains(&self.key.as_str())
    }

    /// The character typed, if it was one and no command.
    #[must_use]
    pub fn typed(&self) -> Option<char> {
        let mut characters = self.key.chars();
        let (Some(character), None) = (characters.next(), characters.next()) else { return None };
        (!character.is_whitespace() && !self.primary && !self.alt).then_some(character)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pressed(key: &str, primary: bool, shift: bool) -> Pressed {
        Pressed { key: key.to_owned(), primary, shift, ..Pressed::default() }
    }

    #[test]
    fn a_sign_is_the_same_with_and_without_shift() {
        assert!(Chord::plain(".").is(&pressed(".", false, true)));
        assert!(Chord::plain(".").is(&pressed(".", false, false)));
        assert!(!Chord::plain(".").is(&pressed(".", true, false)));
    }

    #[test]
    fn shift_tells_redo_from_undo() {
        assert!(Chord::primary("z").is(&pressed("z", true, false)));
        assert!(!Chord::primary("z").is(&pressed("Z", true, true)));
        assert!(Chord::primary("z").shift().is(&pressed("Z", true, true)));
    }

    #[test]
    fn a_capital_is_no_key_letter() {
        assert_eq!(pressed("f", false, false).small_letter(), Some('f'));
        assert_eq!(pressed("F", false, true).small_letter(), None);
        assert_eq!(pressed("f", true, false).small_letter(), None);
        assert_eq!(pressed("Enter", false, false).small_letter(), None);
    }

    #[test]
    fn alt_gr_types_signs_and_makes_no_letter_a_key() {
        let sign = Pressed { altgr: true, ..pressed("<", false, false) };
        assert!(Chord::plain("<").is(&sign), "as on BÉPO");
        let pressed = Pressed { altgr: true, ..pressed("e", false, false) };
        assert_eq!(Chord::of(&pressed), None);
        assert_eq!(pressed.small_letter(), None);
        assert_eq!(pressed.typed(), Some('e'));
    }

    #[test]
    fn caps_lock_changes_no_chord() {
        assert!(Chord::primary("z").is(&pressed("Z", true, false)));
    }

    #[test]
    fn the_stored_form_reads_back() {
        for text in ["Mod+Shift+z", "Alt+ArrowDown", ".", "+", "Mod++", "Shift+F2", "é"] {
            assert_eq!(text.parse::<Chord>().map(|chord| chord.to_string()).as_deref(), Ok(text));
        }
        for text in ["", "Mod+", "Volume", "Mod+Volume", "ab"] {
            assert_eq!(text.parse::<Chord>(), Err(()), "{text}");
        }
        assert_eq!("Z".parse(), Ok(Chord::plain("z")));
    }

    #[test]
    fn chords_are_written_as_on_the_keyboard() {
        let redo = Chord::primary("z").shift();
        assert_eq!(redo.caps(Language::French, false), ["Ctrl", "Maj", "Z"]);
        assert_eq!(redo.caps(Language::English, true), ["⌘", "⇧", "Z"]);
        assert_eq!(Chord::plain("Enter").caps(Language::French, false), ["Entrée"]);
    }
}
