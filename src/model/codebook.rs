//! The codebook: the kinds, attributes and links in force.
//!
//! Kinds may nest: each names the kind that it is a sort of, and none is a sort of itself, however far up.

mod additions;
mod attributes;
mod detail;
mod difference;
mod entry;
mod flaw;
mod form;
mod kinds;
mod links;
mod nesting;
mod refusal;
mod text;
mod unlisted;
mod usage;

use std::rc::Rc;

pub use self::detail::{Detail, details};
pub use self::difference::{Alteration, Difference, Part, differences, named_differences};
pub(super) use self::entry::unused;
pub use self::flaw::Flaw;
pub use self::form::Form;
pub use self::kinds::key_letter;
pub use self::refusal::Refusal;
pub use self::text::Text;
pub use self::unlisted::Unlisted;
pub use self::usage::Usage;

/// Names a kind, an attribute, a value or a link type inside a codebook: `fact`, `to-check`.
pub type Slug = Rc<str>;

/// A text in both languages of the interface.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bilingual {
    /// In French.
    pub fr: String,
    /// In English.
    pub en: String,
}

/// The kinds, attributes and links in force, in the order in which they are offered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Codebook {
    /// Kinds of claim.
    pub kinds: Vec<Kind>,
    /// What can be said of a claim.
    pub attributes: Vec<Attribute>,
    /// How claims relate.
    pub links: Vec<LinkKind>,
}

impl Codebook {
    /// The kind of that name.
    #[must_use]
    pub fn kind(&self, id: &str) -> Option<&Kind> {
        self.kinds.iter().find(|kind| &*kind.id == id)
    }

    /// The kinds that a kind is a sort of, the nearest first.
    ///
    /// It ends even where kinds are a sort of themselves, as only a damaged file can have it.
    pub fn ancestors(&self, id: &str) -> impl Iterator<Item = &Kind> {
        let parent = |kind: &&Kind| self.kind(kind.parent.as_deref()?);
        std::iter::successors(self.kind(id), parent).skip(1).take(self.kinds.len())
    }

    /// The kind whose key letter is `key`, in either case.
    #[must_use]
    pub fn kind_by_key(&self, key: char) -> Option<&Kind> {
        self.kinds.iter().find(|kind| kind.key.is_some_and(|own| own.to_lowercase().eq(key.to_lowercase())))
    }

    /// The attribute of that name.
    #[must_use]
    pub fn attribute(&self, id: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|attribute| &*attribute.id == id)
    }

    /// The type of link of that name.
    #[must_use]
    pub fn link(&self, id: &str) -> Option<&LinkKind> {
        self.links.iter().find(|link| &*link.id == id)
    }
}

/// What sort of statement a claim is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kind {
    /// Its name in files.
    pub id: Slug,
    /// The kind that it is a sort of.
    pub parent: Option<Slug>,
    /// The letter that tags with it.
    pub key: Option<char>,
    /// Its colour.
    pub hue: Hue,
    /// The style of its underline, so that colour is never alone.
    pub stroke: Stroke,
    /// One or two words, for cards and chips.
    pub short: Bilingual,
    /// Its full name.
    pub label: Bilingual,
    /// When to use it.
    pub description: Bilingual,
    /// A passage of that kind.
    pub example: String,
}

/// A colour of checked contrast; `styles/tokens.css` says what it looks like.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Hue {
    Blue,
    Teal,
    Violet,
    #[default]
    Slate,
    Orange,
    Pink,
    Green,
    Yellow,
    Lime,
    Emerald,
    Red,
    Brown,
    Indigo,
}

impl Hue {
    /// Every hue, in the order in which they are offered.
    pub const ALL: [Self; 13] = [
        Self::Blue,
        Self::Teal,
        Self::Violet,
        Self::Slate,
        Self::Orange,
        Self::Pink,
        Self::Green,
        Self::Yellow,
        Self::Lime,
        Self::Emerald,
        Self::Red,
        Self::Brown,
        Self::Indigo,
    ];

    /// Its name in files and in the style sheet.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Blue => "blue",
            Self::Teal => "teal",
            Self::Violet => "violet",
            Self::Slate => "slate",
            Self::Orange => "orange",
            Self::Pink => "pink",
            Self::Green => "green",
            Self::Yellow => "yellow",
            Self::Lime => "lime",
            Self::Emerald => "emerald",
            Self::Red => "red",
            Self::Brown => "brown",
            Self::Indigo => "indigo",
        }
    }

    /// The hue of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|hue| hue.name() == name)
    }
}

/// The style of a mark's underline: one per group of kinds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stroke {
    /// What can be established: facts, figures, law, definitions, causes.
    #[default]
    Solid,
    /// What someone owes: promises, their state, requests.
    Double,
    /// What might be: hypotheses, predictions.
    Dotted,
    /// What someone thinks: judgements, reported statements.
    Dashed,
}

impl Stroke {
    /// Every stroke.
    pub const ALL: [Self; 4] = [Self::Solid, Self::Double, Self::Dotted, Self::Dashed];

    /// Its name in files and in the style sheet.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Solid => "solid",
            Self::Double => "double",
            Self::Dotted => "dotted",
            Self::Dashed => "dashed",
        }
    }

    /// The stroke of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stroke| stroke.name() == name)
    }
}

/// Something that can be said of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute {
    /// Its name in files.
    pub id: Slug,
    /// What it is called.
    pub label: Bilingual,
    /// What its values are.
    pub form: Form,
    /// How to fill it in.
    pub hint: String,
    /// The kinds it is for; empty for all.
    pub applies_to: Vec<Slug>,
    /// Its values, where they are to be chosen.
    pub values: Vec<AttributeChoice>,
}

impl Attribute {
    /// The value of that name.
    #[must_use]
    pub fn value(&self, id: &str) -> Option<&AttributeChoice> {
        self.values.iter().find(|value| &*value.id == id)
    }
}

/// A value that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttributeChoice {
    /// Its name in files.
    pub id: Slug,
    /// What it is called.
    pub label: Bilingual,
}

/// A type of link between claims.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkKind {
    /// Its name in files.
    pub id: Slug,
    /// What it is called.
    pub label: Bilingual,
}
