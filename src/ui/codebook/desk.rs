//! What every part of the place works with: the codebook, and the way to change it.

use std::rc::Rc;

use yew::Callback;

use crate::browser::page;
use crate::lang::Messages;
use crate::model::action::Action;
use crate::model::codebook::{Bilingual, Codebook, Part, Refusal, Slug, Text, Usage};
use crate::model::edit::{Edit, Revision};

/// What every part of the place works with.
#[derive(Clone, PartialEq)]
pub struct Desk {
    /// The codebook in force.
    pub codebook: Rc<Codebook>,
    /// How much of it is in use.
    pub usage: Rc<Usage>,
    /// The texts of the interface.
    pub messages: &'static Messages,
    /// Takes an action.
    pub dispatch: Callback<Action>,
    /// Puts the focus on what fits a selector, once the change that follows is shown.
    pub focus: Callback<String>,
    /// Opens an entry, or closes it.
    pub open: Callback<(Part, Slug, bool)>,
}

impl Desk {
    /// Puts another codebook in force.
    pub fn revise(&self, revision: Revision) {
        self.dispatch.emit(Action::Edit(Edit::Codebook(revision), page::seed()));
    }

    /// Puts `outcome` in force, or says why there is none.
    pub fn settle(&self, outcome: Result<Codebook, Refusal>) -> Option<String> {
        match outcome {
            Ok(codebook) => {
                self.revise(Revision::to(Rc::new(codebook)));
                None
            }
            Err(refusal) => Some(self.refused(&refusal)),
        }
    }

    /// Writes one text, or says why it cannot say that.
    pub fn write(&self, text: &Text, words: &str) -> Option<String> {
        self.settle(self.codebook.write(text, words))
    }

    /// Takes something out; the focus goes to `next`.
    pub fn remove(&self, removal: Result<Revision, Refusal>, next: String) {
        if let Ok(revision) = removal {
            self.focus.emit(next);
            self.revise(revision);
        }
    }

    /// Why something cannot be, in words.
    pub fn refused(&self, refusal: &Refusal) -> String {
        let owner = match refusal {
            Refusal::KeyTaken(id) => self.codebook.kind(id).map(|kind| self.name(&kind.short)),
            _ => None,
        };
        (self.messages.codebook.refused)(refusal, &owner.unwrap_or_default())
    }

    /// A text of the codebook in the language of the interface.
    pub fn name(&self, label: &Bilingual) -> String {
        self.messages.get(label).to_owned()
    }

    /// The selector of the line after one in a list, else of the one before it, else of the way to add one.
    pub fn neighbour<'a>(&self, part: Part, ids: impl Iterator<Item = &'a Slug>, id: &Slug) -> String {
        let ids: Vec<&Slug> = ids.collect();
        let at = ids.iter().position(|own| *own == id).unwrap_or_default();
        let next = ids.get(at + 1).or_else(|| ids.get(at.checked_sub(1)?));
        next.map_or_else(|| format!("#add-{}", sort(part)), |next| format!("#{}", anchor(part, next)))
    }
}

/// The name of an entry's line on the page.
pub fn anchor(part: Part, id: &str) -> String {
    format!("{}-{}", sort(part), plain(id))
}

/// A name from a file as a part of a selector: what is neither letter nor digit is spelt out.
pub fn plain(id: &str) -> String {
    let spell = |sign: char| match sign {
        'a'..='z' | 'A'..='Z' | '0'..='9' | '-' => sign.to_string(),
        other => format!("_{:x}_", u32::from(other)),
    };
    id.chars().map(spell).collect()
}

/// What a list's entries are called on the page.
pub fn sort(part: Part) -> &'static str {
    match part {
        Part::Kind => "kind",
        Part::Attribute => "attribute",
        Part::Link => "link",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_from_a_file_is_always_a_part_of_a_selector() {
        assert_eq!(anchor(Part::Kind, "follow-up"), "kind-follow-up");
        assert_eq!(anchor(Part::Link, "dément \"x\""), "link-d_e9_ment_20__22_x_22_");
        assert_ne!(plain("a_b"), plain("a b"));
    }
}
