//! What is wrong with a file, or with a record in it.

use std::fmt;

/// What is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// It is not JSON; what the parser says.
    Syntax(String),
    /// Something is missing, of another type, or unknown; what the parser says.
    Shape(String),
    /// It is JSON, but not of a format that is known; the format it names.
    Format(String),
    /// A text is no name of that sort (a UUID, a hue, a date…).
    Name(String),
    /// Two records have one name.
    Duplicate(String),
    /// It refers to a record that is not in the file.
    Unknown(String),
    /// It lacks what its format asks for.
    Lacks(Lack),
    /// A line is none of the format; the line.
    Line(String),
    /// A row has so many columns, and should have so many.
    Columns(usize, usize),
    /// It links words in chains; the name of their layer.
    Chain(String),
    /// A sentence is said to begin at the first place, and the text before it ends at the second.
    Sentence(u32, u32),
    /// The file ends in the middle.
    CutOff,
    /// It is not UTF-8.
    NotUtf8,
    /// What is wrong with an archive.
    Archive(Archive),
    /// A kind is a sort of itself.
    Cycle,
    /// There is no kind: nothing could be tagged.
    NoKind,
    /// A range is empty or reversed.
    Empty,
    /// A range ends past the text; the end, and the length of the text.
    PastText(u32, u32),
    /// Ranges of one passage overlap or touch.
    Overlap,
    /// The quote is not what stands at the range; what is quoted, and what stands there.
    Quote(String, String),
    /// A fingerprint is not that of the text.
    Fingerprint,
    /// It marks no words.
    Unmarked,
    /// It answers another annotation.
    Reply,
    /// Whoever looked at it there said no to it.
    Rejected,
}

impl Problem {
    /// What it is called by programs.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Syntax(_) => "syntax",
            Self::Shape(_) => "shape",
            Self::Format(_) => "format",
            Self::Name(_) => "name",
            Self::Duplicate(_) => "duplicate",
            Self::Unknown(_) => "unknown",
            Self::Lacks(_) => "lack",
            Self::Line(_) => "line",
            Self::Columns(..) => "columns",
            Self::Chain(_) => "chain",
            Self::Sentence(..) => "sentence",
            Self::CutOff => "cut-off",
            Self::NotUtf8 => "not-utf-8",
            Self::Archive(_) => "archive",
            Self::Cycle => "cycle",
            Self::NoKind => "no-kind",
            Self::Empty => "empty",
            Self::PastText(..) => "past-text",
            Self::Overlap => "overlap",
            Self::Quote(..) => "quote",
            Self::Fingerprint => "fingerprint",
            Self::Unmarked => "unmarked",
            Self::Reply => "reply",
            Self::Rejected => "rejected",
        }
    }
}

/// What a record lacks that its format asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lack {
    /// The braces of an object.
    Object,
    /// Where it begins and ends, and what it is: a span of doccano.
    Span,
    /// Where it begins and ends.
    Position,
    /// The two ends of a link.
    Ends,
    /// A code.
    Code,
    /// A column of tags.
    Tags,
    /// The structures of a CAS.
    Structures,
    /// A text: it marks a place in a picture, a sound or a film.
    Text,
    /// An element of XML; its name, where it is a certain one.
    Element(String),
}

/// What is wrong with an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Archive {
    /// It cannot be unpacked; what the program that unpacks it says.
    Broken(String),
    /// It holds more files than this.
    Many(usize),
    /// It holds more than so many megabytes.
    Large(usize),
    /// The name of a file leads out of it.
    LeadsOut,
    /// A file in it is encrypted.
    Encrypted,
    /// A file is packed in a way that is not read; which.
    Packing(String),
    /// The sum of a file is another: it is damaged.
    Sum,
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax(detail) => write!(formatter, "not JSON: {detail}"),
            Self::Shape(detail) => write!(formatter, "{detail}"),
            Self::Format(format) => write!(formatter, "unknown format {format:?}"),
            Self::Name(name) => write!(formatter, "{name:?} is no such name"),
            Self::Duplicate(name) => write!(formatter, "{name} is there twice"),
            Self::Unknown(name) => write!(formatter, "{name} is not in the file"),
            Self::Lacks(lack) => write!(formatter, "{lack}"),
            Self::Line(line) => write!(formatter, "{line:?} is no line of this format"),
            Self::Columns(found, expected) => write!(formatter, "{found} columns instead of {expected}"),
            Self::Chain(layer) => write!(formatter, "the chains of {layer} are not read"),
            Self::Sentence(said, found) => write!(formatter, "a sentence at {said}, not at {found}"),
            Self::CutOff => write!(formatter, "the file ends in the middle"),
            Self::NotUtf8 => write!(formatter, "not UTF-8"),
            Self::Archive(archive) => write!(formatter, "{archive}"),
            Self::Cycle => write!(formatter, "a kind is a sort of itself"),
            Self::NoKind => write!(formatter, "there is no kind"),
            Self::Empty => write!(formatter, "the range is empty"),
            Self::PastText(end, length) => write!(formatter, "end {end} is past the text ({length})"),
            Self::Overlap => write!(formatter, "spans overlap"),
            Self::Quote(quoted, found) => write!(formatter, "quoted {quoted:?}, found {found:?}"),
            Self::Fingerprint => write!(formatter, "the text is not the one that was annotated"),
            Self::Unmarked => write!(formatter, "it marks no words"),
            Self::Reply => write!(formatter, "it is a reply to another annotation"),
            Self::Rejected => write!(formatter, "it was rejected or set aside"),
        }
    }
}

impl fmt::Display for Lack {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Object => write!(formatter, "it is no object"),
            Self::Span => write!(formatter, "it is not a start, an end and a label"),
            Self::Position => write!(formatter, "it does not say where it begins and ends"),
            Self::Ends => write!(formatter, "it does not say what it links"),
            Self::Code => write!(formatter, "it has no code"),
            Self::Tags => write!(formatter, "no column holds tags"),
            Self::Structures => write!(formatter, "it holds no structures"),
            Self::Text => write!(formatter, "it marks a place in what is no text"),
            Self::Element(name) if name.is_empty() => write!(formatter, "not XML"),
            Self::Element(name) => write!(formatter, "no element {name}"),
        }
    }
}

impl fmt::Display for Archive {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Broken(detail) => write!(formatter, "{detail}"),
            Self::Many(most) => write!(formatter, "more than {most} entries"),
            Self::Large(most) => write!(formatter, "more than {most} MB unpacked"),
            Self::LeadsOut => write!(formatter, "the name leads out of the archive"),
            Self::Encrypted => write!(formatter, "encrypted"),
            Self::Packing(way) => write!(formatter, "packed in a way that is not read: {way}"),
            Self::Sum => write!(formatter, "damaged: its sum is another"),
        }
    }
}
