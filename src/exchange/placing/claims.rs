//! Which claims, kinds and links of the dossier those of a file are.

use std::collections::HashMap;
use std::rc::Rc;

use super::{Placing, named};
use crate::exchange::colour;
use crate::exchange::foreign::{Item, Sort, Statement, Tie};
use crate::model::claim::{Claim, Link, suggest_label};
use crate::model::codebook::{Bilingual, Kind, Slug};
use crate::model::dossier::Dossier;
use crate::model::folding::fold;
use crate::model::identity::{ClaimId, DocumentId, LinkId, Stamp};
use crate::model::span::Spans;

impl Placing {
    /// The claim that a statement is: one that is there, or a new one.
    pub(super) fn claim(&mut self, index: usize, words: Option<&str>, anchor: &str) -> ClaimId {
        if let Some(id) = self.claims.get(&index) {
            return *id;
        }
        let statement = self.foreign.claims.get(index).cloned().unwrap_or_default();
        // A file with our codebook names kinds by their ids, those too that the codebook does not know.
        let kind = match &self.foreign.codebook {
            Some(_) if statement.id.is_some() => statement.kind.as_str().into(),
            _ => self.kind(&statement.kind),
        };
        let label = statement.label.clone().unwrap_or_else(|| suggest_label(words.unwrap_or_default()));
        let id = match statement.id {
            Some(id) => ClaimId(id),
            None => self.namesake(&statement, &kind).unwrap_or_else(|| {
                // A claim may have passages in many texts; only where the file names it is it one.
                let anchor = if statement.key.is_empty() { anchor } else { "" };
                let key = format!("{}\n{index}", statement.key);
                let file = self.texts.fingerprint();
                let kind = &*kind;
                ClaimId(named(&["claim", self.foreign.format.name(), file, anchor, &key, &label, kind]))
            }),
        };
        self.claims.insert(index, id);
        let (made, changed) = (self.stamped(&statement.made), self.stamped(&statement.changed));
        let Statement { attributes, note, .. } = statement;
        let claim = Rc::new(Claim { id, label, kind, attributes, note, made, changed });
        let told = match self.dossier.claims.get(&id) {
            // Only a file that names it, and is later, says what it is.
            Some(known) if statement.id.is_none() || statement.changed.at <= known.changed.at => known,
            Some(known) if same_claim(known, &claim) => known,
            // Several files of one export each repeat the claims that they use.
            _ if !self.brought.insert(id) => &claim,
            _ => {
                self.additions.claims.push(Rc::clone(&claim));
                &claim
            }
        };
        self.told.entry(id).or_insert_with(|| Rc::clone(told));
        id
    }

    /// Whether a passage that the file does not name is one that is there: the same words, and a claim that the
    /// file does not tell apart from it.
    pub(super) fn is_known(&mut self, item: &Item, document: DocumentId, spans: &Spans) -> bool {
        if item.id.is_some() {
            return false;
        }
        let Some(statement) = self.foreign.claims.get(item.claim).cloned() else { return false };
        let kind = self.kind(&statement.kind);
        let same = |claim: &Claim| {
            claim.kind == kind
                && statement.id.is_none_or(|id| claim.id == ClaimId(id))
                && statement.label.as_ref().is_none_or(|label| fold(label) == fold(&claim.label))
        };
        let there = self.dossier.passages.in_document(document);
        let mut claims = there.iter().filter(|own| own.spans == *spans).map(|own| own.claim);
        let known = claims.find_map(|id| self.dossier.claims.get(&id).filter(|claim| same(claim)));
        let Some(known) = known.map(Rc::clone) else { return false };
        if statement.id.is_none() {
            self.claims.entry(item.claim).or_insert(known.id);
            self.told.entry(known.id).or_insert(known);
        }
        true
    }

    /// The claim that an item makes, as it is or will be; of one that is not taken in, as the file tells it.
    pub(super) fn told(&self, item: &Item) -> Rc<Claim> {
        let known = || {
            let id = self.name(item);
            let passage = self.dossier.passages.get(&id).map(|own| own.claim);
            let claim = passage.or_else(|| self.dossier.orphans.get(&id).map(|own| own.claim))?;
            self.dossier.claims.get(&claim)
        };
        let taken = self.claims.get(&item.claim).and_then(|id| self.told.get(id));
        taken.or_else(known).map(Rc::clone).unwrap_or_else(|| {
            let statement = self.foreign.claims.get(item.claim).cloned().unwrap_or_default();
            let words = || item.extracts.iter().find_map(|extract| extract.quote.as_deref());
            let kind = self.known_kind(&statement.kind).unwrap_or_else(|| statement.kind.as_str().into());
            Rc::new(Claim {
                id: ClaimId(statement.id.unwrap_or_default()),
                label: statement.label.unwrap_or_else(|| suggest_label(words().unwrap_or_default())),
                kind,
                attributes: statement.attributes,
                note: statement.note,
                made: statement.made,
                changed: statement.changed,
            })
        })
    }

    /// The only claim of the dossier with that label and kind.
    fn namesake(&self, statement: &Statement, kind: &Slug) -> Option<ClaimId> {
        let label = fold(statement.label.as_ref()?.trim());
        *self.namesakes.get(&(label, Rc::clone(kind)))?
    }

    /// The kind of that name: one of the codebook, by its name or its label, or a new one.
    pub(super) fn kind(&mut self, name: &str) -> Slug {
        if let Some(kind) = self.kinds.get(name) {
            return Rc::clone(kind);
        }
        let kind = match self.known_kind(name) {
            Some(kind) => kind,
            // A kind that no codebook knows is left to the claims that have it.
            None if self.dossier.claims.values().any(|claim| *claim.kind == *name) => name.into(),
            None if name.trim().is_empty() => {
                self.codebook.kinds.first().map(|kind| Rc::clone(&kind.id)).unwrap_or_else(|| "".into())
            }
            None => self.new_kind(name),
        };
        self.kinds.insert(name.to_owned(), Rc::clone(&kind));
        kind
    }

    /// The kind of the codebook that is called so, by its name or its label.
    fn known_kind(&self, name: &str) -> Option<Slug> {
        let wanted = fold(name.trim());
        let called = |text: &str| !text.trim().is_empty() && fold(text.trim()) == wanted;
        let kinds = || self.codebook.kinds.iter();
        let is_called =
            |kind: &&Kind| [&kind.label, &kind.short].iter().any(|own| called(&own.fr) || called(&own.en));
        let known = kinds().find(|kind| *kind.id == *name).or_else(|| kinds().find(is_called));
        known.map(|kind| Rc::clone(&kind.id))
    }

    /// A kind that the codebook does not have, as the file describes it.
    fn new_kind(&mut self, name: &str) -> Slug {
        let sort = self.foreign.kinds.iter().find(|sort| sort.name == name).cloned();
        let sort = sort.unwrap_or_else(|| Sort { name: name.to_owned(), ..Sort::default() });
        let plain = Bilingual { fr: name.trim().to_owned(), en: String::new() };
        let label = if sort.label == Bilingual::default() { plain } else { sort.label };
        let Ok((mut codebook, mut id)) = self.codebook.add_kind(&label) else { return name.into() };
        // A kind of ours keeps its name, whatever it is called.
        let is_plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
        let is_free = self.codebook.kind(name).is_none() && !name.is_empty() && name.chars().all(is_plain);
        if let Some(kind) = codebook.kinds.iter_mut().find(|kind| kind.id == id) {
            kind.description = sort.definition;
            kind.hue = sort.color.as_deref().and_then(colour::nearest).unwrap_or(kind.hue);
            if is_free {
                id = name.into();
                kind.id = Rc::clone(&id);
            }
        }
        self.codebook = codebook;
        // Its parent first: that may be a new one too, and none is a sort of itself.
        let parent = sort.parent.filter(|parent| parent != name).map(|parent| {
            self.kinds.insert(name.to_owned(), Rc::clone(&id));
            self.kind(&parent)
        });
        if let Some(nested) = parent.and_then(|parent| self.codebook.nest_kind(&id, Some(&parent)).ok()) {
            self.codebook = nested;
        }
        id
    }

    pub(super) fn link(&mut self, tie: &Tie) {
        let (Some(from), Some(to)) = (self.claims.get(&tie.from), self.claims.get(&tie.to)) else { return };
        let (from, to) = (*from, *to);
        let wanted = fold(tie.kind.trim());
        let kind = self.codebook.links.iter().find(|link| *link.id == *tie.kind).or_else(|| {
            let called = |text: &str| fold(text.trim()) == wanted;
            self.codebook.links.iter().find(|link| called(&link.label.fr) || called(&link.label.en))
        });
        let kind: Slug = kind.map_or_else(|| tie.kind.as_str().into(), |link| Rc::clone(&link.id));
        let names = [from.to_string(), to.to_string()];
        let [one, other] = &names;
        let id = tie.id.map_or_else(|| LinkId(named(&["link", one, other, &kind])), LinkId);
        if from == to || self.additions.links.iter().any(|link| link.id == id) {
            return;
        }
        let is_same = |link: &Link| link.from == from && link.to == to && link.kind == kind;
        match self.dossier.links.get(&id) {
            Some(known) if is_same(known) => return,
            // What was changed here later stays so.
            Some(known) if tie.changed.at <= known.changed.at => return self.odd_links.1 += 1,
            Some(_) => self.odd_links.0 += 1,
            None if self.dossier.links.values().any(|link| is_same(link)) => return,
            None => {}
        }
        let (made, changed) = (self.stamped(&tie.made), self.stamped(&tie.changed));
        self.additions.links.push(Rc::new(Link { id, kind, from, to, made, changed }));
    }
}

/// The claims of a dossier by label and kind; none, where several are called the same.
pub(super) fn namesakes(dossier: &Dossier) -> HashMap<(String, Slug), Option<ClaimId>> {
    let mut found = HashMap::new();
    for claim in dossier.claims.values() {
        let name = (fold(claim.label.trim()), Rc::clone(&claim.kind));
        found.entry(name).and_modify(|id| *id = None).or_insert(Some(claim.id));
    }
    found
}

/// Whether both say the same; who said it, and when, is not looked at.
fn same_claim(one: &Claim, other: &Claim) -> bool {
    let bare = |own: &Claim| Claim { made: Stamp::default(), changed: Stamp::default(), ..own.clone() };
    bare(one) == bare(other)
}
