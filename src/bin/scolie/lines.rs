//! The lines of a file, one by one: as much memory as the longest of them.

use std::io::{self, BufRead, Read};
use std::ops::Range;

use super::console::Console;
use super::input::{Input, LONGEST, Reader};

/// Lines that are being read.
pub struct Lines {
    from: Reader,
    /// The byte of the file that is read next.
    at: u64,
    /// Lines that begin at this byte, or later, are another's.
    until: u64,
    /// How many lines were read, where they are counted from the first.
    number: Option<usize>,
}

/// A line.
pub struct Line {
    /// The byte at which it begins.
    pub start: u64,
    /// Which it is, from 1, if that is known.
    number: Option<usize>,
    /// Its words; what is wrong with it, where it has none.
    pub text: Result<String, &'static str>,
}

impl Lines {
    /// The lines of `input` that begin in `range`.
    pub fn of(input: &Input, range: &Range<u64>) -> io::Result<Self> {
        if range.start == 0 {
            return Ok(Self { from: input.open(0)?, at: 0, until: range.end, number: Some(0) });
        }
        // The line that is under way is another's, unless it has just ended.
        let mut lines =
            Self { from: input.open(range.start - 1)?, at: range.start - 1, until: u64::MAX, number: None };
        lines.skip()?;
        lines.until = range.end;
        Ok(lines)
    }

    /// The next line that is not blank.
    pub fn next(&mut self, console: &Console) -> io::Result<Option<Line>> {
        loop {
            if self.at >= self.until {
                return Ok(None);
            }
            let start = self.at;
            let mut bytes = Vec::new();
            let count = (&mut self.from).take(LONGEST + 1).read_until(b'\n', &mut bytes)?;
            if count == 0 {
                return Ok(None);
            }
            self.at += count as u64;
            self.number = self.number.map(|number| number + 1);
            let text = if count as u64 > LONGEST {
                if bytes.last() != Some(&b'\n') {
                    self.skip()?;
                }
                Err(console.texts.line_too_long)
            } else {
                String::from_utf8(bytes).map_err(|_| console.texts.not_utf8)
            };
            if text.as_ref().is_ok_and(|text| text.trim_start_matches('\u{feff}').trim().is_empty()) {
                continue;
            }
            return Ok(Some(Line { start, number: self.number, text }));
        }
    }

    /// How many bytes were read.
    pub fn at(&self) -> u64 {
        self.at
    }

    /// Reads to the end of the line.
    fn skip(&mut self) -> io::Result<()> {
        loop {
            let buffer = self.from.fill_buf()?;
            let (count, ended) = match buffer.iter().position(|byte| *byte == b'\n') {
                Some(at) => (at + 1, true),
                None => (buffer.len(), buffer.is_empty()),
            };
            self.from.consume(count);
            self.at += count as u64;
            if ended {
                return Ok(());
            }
        }
    }
}

impl Line {
    /// Where it stands, for people.
    pub fn place(&self, console: &Console) -> String {
        match self.number {
            Some(number) => (console.texts.line)(number),
            None => (console.texts.byte)(self.start),
        }
    }
}
