//! Changing the types of link of a codebook.

use std::rc::Rc;

use super::entry::{find, labelled, name, put, take};
use super::{Bilingual, Codebook, LinkKind, Refusal, Slug};

impl Codebook {
    /// With a type of link more, at the end, and its name.
    ///
    /// # Errors
    ///
    /// When the label says nothing.
    pub fn add_link(&self, label: &Bilingual) -> Result<(Self, Slug), Refusal> {
        let id = name(&self.links, label)?;
        let mut codebook = self.clone();
        codebook.links.push(LinkKind { id: Rc::clone(&id), label: label.clone() });
        Ok((codebook, id))
    }

    /// With another label for a type of link.
    ///
    /// # Errors
    ///
    /// When there is no such type, or the label says nothing.
    pub fn rename_link(&self, id: &str, label: &Bilingual) -> Result<Self, Refusal> {
        labelled(label)?;
        self.with_links(|links| find(links, id).map(|link| link.label.clone_from(label)))
    }

    /// With a type of link at another place of the list.
    ///
    /// # Errors
    ///
    /// When there is no such type.
    pub fn move_link(&self, id: &str, to: usize) -> Result<Self, Refusal> {
        self.with_links(|links| put(links, id, to))
    }

    /// Without a type of link.
    ///
    /// # Errors
    ///
    /// When there is no such type.
    pub fn remove_link(&self, id: &str) -> Result<Self, Refusal> {
        self.with_links(|links| take(links, id).map(|_| ()))
    }

    fn with_links(
        &self,
        write: impl FnOnce(&mut Vec<LinkKind>) -> Result<(), Refusal>,
    ) -> Result<Self, Refusal> {
        let mut codebook = self.clone();
        write(&mut codebook.links)?;
        Ok(codebook)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::default_codebook;

    #[test]
    fn types_of_link_come_change_and_go() {
        let label = |text: &str| Bilingual { fr: text.to_owned(), en: String::new() };
        let (codebook, id) = default_codebook().add_link(&label("contredit")).unwrap();
        assert_eq!(&*id, "contredit");
        let codebook = codebook.rename_link(&id, &label("dément")).unwrap().move_link(&id, 0).unwrap();
        assert_eq!(codebook.links[0].label.fr, "dément");
        assert_eq!(codebook.remove_link(&id), Ok(default_codebook()));
        assert_eq!(codebook.remove_link("loves"), Err(Refusal::Unknown("loves".into())));
        assert_eq!(codebook.rename_link(&id, &label("")), Err(Refusal::NoLabel));
    }
}
