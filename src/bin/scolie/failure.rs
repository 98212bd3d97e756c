//! How the program ends.

use std::io;

/// All is well.
pub const WELL: u8 = 0;
/// Faults were found, something was left out, or a loss was refused.
pub const FAULTS: u8 = 1;
/// This is not how it is used.
pub const USE: u8 = 2;
/// Something could not be read or written.
pub const IO: u8 = 3;
/// It was told to end; the number of the signal is added, as shells have it: 130 after Ctrl+C.
pub const ENDED: u8 = 128;

/// Why it ends, in words for the person at the terminal; none, where all was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The exit code.
    pub code: u8,
    /// The words.
    pub words: String,
}

impl Failure {
    /// That the program is not used so.
    pub fn misuse(words: impl Into<String>) -> Self {
        Self { code: USE, words: words.into() }
    }

    /// That something is wrong with what was read.
    pub fn faults(words: impl Into<String>) -> Self {
        Self { code: FAULTS, words: words.into() }
    }

    /// That something could not be read or written.
    pub fn io(words: impl Into<String>) -> Self {
        Self { code: IO, words: words.into() }
    }

    /// That nobody reads what is written any more, which is their right.
    pub fn unread(error: &io::Error) -> Option<Self> {
        (error.kind() == io::ErrorKind::BrokenPipe).then(|| Self { code: WELL, words: String::new() })
    }
}
