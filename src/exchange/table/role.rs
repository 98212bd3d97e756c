//! What the columns of a table of passages hold that is none of ours: as an analyst says, or as they are called.

use std::rc::Rc;

use crate::model::codebook::{Codebook, Slug};
use crate::model::folding::fold;

/// What a column of a table of passages holds, where an analyst says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// The words of the passage.
    Quote,
    /// The document: its number, its file or its title.
    Document,
    /// What the claim says.
    Claim,
    /// Its kind.
    Kind,
    /// What is noted of the passage.
    Comment,
    /// What is noted of the claim.
    Note,
    /// The words before the passage.
    Before,
    /// The words after it.
    After,
    /// Where it begins in the text: in code points, unless its words stand where another unit says.
    Start,
    /// Where it ends.
    End,
    /// What is said of the claim under an attribute.
    Attribute(Slug),
}

impl Role {
    /// Those that every table may have, in the order in which they are offered.
    pub const FIXED: [Self; 10] = [
        Self::Quote,
        Self::Document,
        Self::Claim,
        Self::Kind,
        Self::Comment,
        Self::Note,
        Self::Before,
        Self::After,
        Self::Start,
        Self::End,
    ];

    /// All of them, with the attributes of `codebook`.
    pub fn all(codebook: &Codebook) -> impl Iterator<Item = Self> + '_ {
        let attributes = codebook.attributes.iter().map(|own| Self::Attribute(Rc::clone(&own.id)));
        Self::FIXED.into_iter().chain(attributes)
    }

    /// Its name in the program; that of an attribute is the one that the codebook has for it.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Quote => "quote",
            Self::Document => "document",
            Self::Claim => "claim",
            Self::Kind => "kind",
            Self::Comment => "comment",
            Self::Note => "note",
            Self::Before => "before",
            Self::After => "after",
            Self::Start => "start",
            Self::End => "end",
            Self::Attribute(slug) => slug,
        }
    }

    /// The role of that name.
    #[must_use]
    pub fn named(name: &str, codebook: &Codebook) -> Option<Self> {
        Self::all(codebook).find(|role| role.name() == name)
    }

    /// What columns that hold it are called, the surest first.
    fn names(&self) -> &'static [&'static str] {
        match self {
            Self::Quote => &[
                "extrait", "quote", "citation", "passage", "verbatim", "segment", "exact", "extract", "span",
                "text", "texte",
            ],
            Self::Document => {
                &["document", "question", "fichier", "file", "numero", "number", "no", "source"]
            }
            Self::Claim => &["affirmation", "claim", "etiquette", "label", "assertion", "statement"],
            Self::Kind => &["type", "kind", "code", "categorie", "category", "tag", "theme", "nature"],
            Self::Comment => &["commentaire", "comment", "remarque", "remark", "memo"],
            Self::Note => &["note", "notes"],
            Self::Before => &["avant", "before", "prefix", "prefixe"],
            Self::After => &["apres", "after", "suffix", "suffixe"],
            Self::Start => &[
                "debut",
                "start",
                "begin",
                "offset",
                "debut (caracteres)",
                "start offset",
                "start_offset",
                "start_char",
                "char_start",
            ],
            Self::End => &[
                "fin",
                "end",
                "stop",
                "fin (caracteres)",
                "end offset",
                "end_offset",
                "end_char",
                "char_end",
            ],
            Self::Attribute(_) => &[],
        }
    }
}

/// What columns of those names seem to hold; no two the same.
#[must_use]
pub fn guess<'n>(names: impl IntoIterator<Item = &'n str>, codebook: &Codebook) -> Vec<Option<Role>> {
    let plain: Vec<String> = names.into_iter().map(|name| fold(name.trim())).collect();
    let mut roles = vec![None; plain.len()];
    for role in Role::FIXED {
        let found = role.names().iter().find_map(|name| {
            let mut own = plain.iter().zip(&roles);
            own.position(|(own, taken)| own == name && taken.is_none())
        });
        if let Some(own) = found.and_then(|index| roles.get_mut(index)) {
            *own = Some(role);
        }
    }
    for attribute in &codebook.attributes {
        let names = [&*attribute.id, &attribute.label.fr, &attribute.label.en].map(fold);
        let mut own = plain.iter().zip(&roles);
        let found = own.position(|(own, taken)| taken.is_none() && !own.is_empty() && names.contains(own));
        if let Some(own) = found.and_then(|index| roles.get_mut(index)) {
            *own = Some(Role::Attribute(Rc::clone(&attribute.id)));
        }
    }
    roles
}

/// Whether columns of those names seem to hold passages, each with its place: then a column called `text` holds
/// no question.
#[must_use]
pub fn holds_passages<'n>(names: impl IntoIterator<Item = &'n str>) -> bool {
    let roles = guess(names, &Codebook::default());
    [Role::Quote, Role::Start, Role::End].into_iter().all(|role| roles.contains(&Some(role)))
}
