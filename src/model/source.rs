//! Where a document's text came from, and the choices by which it was read.
//!
//! A source is kept whole, and with it all that it takes to read it again: its format, its encoding, and
//! what the analyst chose. Several documents may come from one file; each keeps its own piece of it, and
//! knows where in the file that piece stood.

/// Where a document's text came from, kept whole.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    /// The file's name, or empty for a pasted text.
    pub name: String,
    /// IANA media type of `text`.
    pub media_type: String,
    /// How the file writes its characters.
    pub encoding: Encoding,
    /// Which byte of the file `text` begins at: 0, unless the file holds several documents.
    pub start: u32,
    /// What was chosen about how to read it.
    pub reading: Reading,
    /// The source itself.
    pub text: String,
}

impl Source {
    /// Whether both were read from one table, its columns meant in the same way, as far as that can be told.
    #[must_use]
    pub fn shares_table(&self, other: &Self) -> bool {
        self.reading.columns.is_some()
            && (&self.name, &self.media_type, self.encoding)
                == (&other.name, &other.media_type, other.encoding)
            && self.reading == other.reading
    }
}

/// How a file writes its characters.
///
/// A byte order mark is the first character of the text, so that every character of the text is some
/// bytes of the file, and those of one character after those of another.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// UTF-8.
    #[default]
    Utf8,
    /// UTF-16, the low byte first.
    Utf16Le,
    /// UTF-16, the high byte first.
    Utf16Be,
    /// Windows-1252, of which ISO 8859-1 is a part.
    Windows1252,
}

impl Encoding {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Utf8, Self::Utf16Le, Self::Utf16Be, Self::Windows1252];

    /// Its IANA name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Windows1252 => "windows-1252",
        }
    }

    /// The encoding of that IANA name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|encoding| encoding.name() == name)
    }

    /// How many bytes of the file a character is.
    #[must_use]
    pub fn length(self, character: char) -> usize {
        match self {
            Self::Utf8 => character.len_utf8(),
            Self::Utf16Le | Self::Utf16Be => 2 * character.len_utf16(),
            Self::Windows1252 => 1,
        }
    }
}

/// What was chosen about how to read a source; nothing, for what its format says itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// Whether the lines of a plain text are joined into paragraphs; told from the text where not chosen.
    pub wrapped: Option<Wrapped>,
    /// What the columns of a table hold; told from their names where not chosen.
    pub columns: Option<Vec<Column>>,
    /// What stands between the fields of a table.
    pub delimiter: Option<char>,
}

/// What the lines of a plain text are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Wrapped {
    /// Pieces of paragraphs, broken to fit a width: joined for reading.
    Joined,
    /// Paragraphs of their own.
    AsIs,
}

/// A column of a table, or a key of its records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name in the table.
    pub name: String,
    /// What it holds; nothing that is read, where there is none.
    pub role: Option<Role>,
}

/// What a column of a table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// The title.
    Title,
    /// The text of the question.
    Question,
    /// The text of the answer.
    Answer,
    /// The number.
    Number,
    /// What sort of question it is.
    Kind,
    /// The legislature.
    Legislature,
    /// Who asks; the last name alone, where first names have a column of their own.
    Author,
    /// The author's first name.
    GivenName,
    /// How the author is addressed: `Mme`.
    Civility,
    /// The author's group.
    Group,
    /// The author's constituency.
    Constituency,
    /// What it is filed under.
    Heading,
    /// The ministry asked.
    MinistryAsked,
    /// The ministry that has to answer.
    MinistryAssigned,
    /// The day of publication.
    Asked,
    /// The page of publication.
    AskedPage,
    /// The day of the answer.
    Answered,
    /// The page of the answer.
    AnsweredPage,
    /// What has become of the question.
    Status,
    /// The question that it recalls.
    Recalls,
}

impl Role {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 20] = [
        Self::Title,
        Self::Question,
        Self::Answer,
        Self::Number,
        Self::Kind,
        Self::Legislature,
        Self::Author,
        Self::GivenName,
        Self::Civility,
        Self::Group,
        Self::Constituency,
        Self::Heading,
        Self::MinistryAsked,
        Self::MinistryAssigned,
        Self::Asked,
        Self::AskedPage,
        Self::Answered,
        Self::AnsweredPage,
        Self::Status,
        Self::Recalls,
    ];

    /// Its name in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Question => "question",
            Self::Answer => "answer",
            Self::Number => "number",
            Self::Kind => "type",
            Self::Legislature => "legislature",
            Self::Author => "author",
            Self::GivenName => "given_name",
            Self::Civility => "civility",
            Self::Group => "group",
            Self::Constituency => "constituency",
            Self::Heading => "heading",
            Self::MinistryAsked => "ministry_asked",
            Self::MinistryAssigned => "ministry_assigned",
            Self::Asked => "asked",
            Self::AskedPage => "asked_page",
            Self::Answered => "answered",
            Self::AnsweredPage => "answered_page",
            Self::Status => "status",
            Self::Recalls => "recalls",
        }
    }

    /// The role of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }
}
