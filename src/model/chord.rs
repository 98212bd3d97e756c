//! Keys: what was pressed, and which chord it is.
//!
//! A key is known by what it types, not by where it lies, so that AZERTY, QWERTY and BÉPO all work.
//! Shift counts only with named keys and with the primary modifier: `?` is `?` however it is typed.

use super::language::Language;

/// A combination of keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chord {
    /// The key, as `KeyboardEvent.key` names it; letters in lower case.
    pub key: &'static str,
    /// With Control, or Command on a Mac.
    pub primary: bool,
    /// With Shift.
    pub shift: bool,
    /// With Alt, or Option on a Mac.
    pub alt: bool,
}

/// What a keyboard event says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pressed {
    /// `KeyboardEvent.key`.
    pub key: String,
    /// Whether Control or Command is down.
    pub primary: bool,
    /// Whether Shift is down.
    pub shift: bool,
    /// Whether Alt is down.
    pub alt: bool,
}

impl Chord {
    /// A key by itself.
    #[must_use]
    pub const fn plain(key: &'static str) -> Self {
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

    /// Whether that is what was pressed.
    #[must_use]
    pub fn is(&self, pressed: &Pressed) -> bool {
        let typed = self.key.chars().count() == 1;
        let shift_matters = !typed || self.primary;
        pressed.key.to_lowercase() == self.key.to_lowercase()
            && pressed.primary == self.primary
            && pressed.alt == self.alt
            && (!shift_matters || pressed.shift == self.shift)
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
        caps.push(self.key_cap(language));
        caps
    }

    fn key_cap(&self, language: Language) -> String {
        let named = match (self.key, language) {
            ("Enter", Language::French) => "Entrée",
            ("Delete", Language::French) => "Suppr",
            ("Delete", Language::English) => "Del",
            ("Escape", Language::French) => "Échap",
            ("Escape", Language::English) => "Esc",
            ("ArrowUp", _) => "↑",
            ("ArrowDown", _) => "↓",
            (key, _) => key,
        };
        if named.chars().count() == 1 { named.to_uppercase() } else { named.to_owned() }
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
        (letter.is_lowercase() && !self.primary && !self.alt).then_some(letter)
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
        Pressed { key: key.to_owned(), primary, shift, alt: false }
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
    fn chords_are_written_as_on_the_keyboard() {
        let redo = Chord::primary("z").shift();
        assert_eq!(redo.caps(Language::French, false), ["Ctrl", "Maj", "Z"]);
        assert_eq!(redo.caps(Language::English, true), ["⌘", "⇧", "Z"]);
        assert_eq!(Chord::plain("Enter").caps(Language::French, false), ["Entrée"]);
    }
}
