//! Evidence: what a fact-checker found that bears on a claim.

/// One piece of evidence. All is text as the analyst wrote it; what is not known is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Where it is found.
    pub url: String,
    /// What it is called.
    pub title: String,
    /// When it was published; EDTF where the analyst keeps to the hint.
    pub date: String,
    /// When the analyst saw it.
    pub accessed: String,
    /// The words that matter.
    pub excerpt: String,
    /// What it says of the claim.
    pub stance: Option<Stance>,
}

impl Evidence {
    /// Whether nothing was written of it yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What a piece of evidence says of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stance {
    /// It says that the claim is true.
    Supports,
    /// It says that it is not.
    Contradicts,
    /// It says neither, but one must know it.
    Context,
}

impl Stance {
    /// Every stance, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Supports, Self::Contradicts, Self::Context];

    /// Its name in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Supports => "supports",
            Self::Contradicts => "contradicts",
            Self::Context => "context",
        }
    }

    /// The stance of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stance| stance.name() == name)
    }
}
