//! Putting together what a file marks with what travelled beside it.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::mark::{Known, Mark};
use super::{BesideForm, PassageForm};
use crate::exchange::error::{Error, Problem, parse};
use crate::exchange::foreign::{Extract, Foreign, Item, Statement, Text, Tie};
use crate::exchange::offsets::Unit;
use crate::exchange::records::SuggestionForm;
use crate::model::claim::{Claim, Link, Value};
use crate::model::codebook::Slug;
use crate::model::file_place::FilePlace;
use crate::model::identity::{Moment, Stamp};
use crate::model::outgoing::Format;
use crate::model::sorted;

/// A file that is being read.
#[derive(Debug)]
pub struct Gathering {
    foreign: Foreign,
    /// Whether the format tells what a program suggests from what people say.
    tells_suggestions: bool,
    /// The passages that travelled with each text.
    passages: Vec<Vec<PassageForm>>,
    /// The claims that travelled along.
    claims: BTreeMap<Uuid, Claim>,
    /// Those of them that some passage of the file was said to make.
    made: BTreeSet<Uuid>,
    /// The links that travelled along, and whether the file shows them.
    links: BTreeMap<Uuid, (Link, bool)>,
    /// The statements by what names them.
    statements: BTreeMap<String, usize>,
    /// The statements that claims of ours became.
    own: BTreeMap<Uuid, usize>,
    /// The keys of the links that were taken.
    tied: BTreeSet<String>,
}

impl Gathering {
    /// A file of which nothing was read yet.
    pub fn new(format: Format) -> Self {
        Self {
            foreign: Foreign::new(format),
            // Its labels are all that doccano has.
            tells_suggestions: format != Format::Doccano,
            passages: Vec::new(),
            claims: BTreeMap::new(),
            made: BTreeSet::new(),
            links: BTreeMap::new(),
            statements: BTreeMap::new(),
            own: BTreeMap::new(),
            tied: BTreeSet::new(),
        }
    }

    /// What was found so far.
    pub fn foreign(&mut self) -> &mut Foreign {
        &mut self.foreign
    }

    /// Says that a record could not be read.
    pub fn refuse(&mut self, place: impl Into<FilePlace>, problem: Problem) {
        self.foreign.refused.push((place.into(), problem));
    }

    /// Begins a text, with what travelled beside it as JSON; its number.
    pub fn text(&mut self, mut text: Text, beside: Option<&str>, place: &FilePlace) -> usize {
        let form = beside.map(parse::<BesideForm>).transpose();
        let passages = match form {
            Ok(form) => form.map(|form| self.take(form, &mut text, place)).unwrap_or_default(),
            Err(error) => {
                self.refuse(place.within(super::KEY), error.problem().clone());
                Vec::new()
            }
        };
        self.passages.push(passages);
        self.foreign.texts.push(text);
        self.foreign.texts.len() - 1
    }

    fn take(&mut self, form: BesideForm, text: &mut Text, place: &FilePlace) -> Vec<PassageForm> {
        let place = place.within(super::KEY);
        let refuse = |gathering: &mut Self, error: &Error| {
            gathering.refuse(place.within(&error.place().to_string()), error.problem().clone());
        };
        text.id = Some(form.document);
        text.title = Some(form.title).filter(|title| !title.is_empty());
        text.sha256 = Some(form.text_sha256);
        match form.question.read(&"question") {
            Ok(question) => text.question = question,
            Err(error) => refuse(self, &error),
        }
        for claim in form.claims {
            match claim.read(&"claims") {
                Ok((id, claim)) => {
                    self.claims.entry(id.0).or_insert(claim);
                }
                Err(error) => refuse(self, &error),
            }
        }
        for shown in form.links {
            match shown.link.read(&"links") {
                Ok((id, link)) => {
                    self.links.entry(id.0).or_insert((link, shown.shown));
                }
                Err(error) => refuse(self, &error),
            }
        }
        self.made.extend(form.passages.iter().map(|passage| passage.claim));
        form.passages
    }

    /// Takes all marks of a text; the claim that each of them makes.
    pub fn marks(&mut self, text: usize, marks: Vec<Mark>, unit: Unit) -> Vec<usize> {
        let passages = self.passages.get_mut(text).map(std::mem::take).unwrap_or_default();
        let mut homes: Vec<Option<usize>> = vec![None; marks.len()];
        let known = Known::new(&marks);
        for (index, passage) in passages.iter().enumerate() {
            let kind = self.claims.get(&passage.claim).map(|claim| &*claim.kind).unwrap_or_default();
            for mark in known.of(passage, kind, &marks, &homes) {
                if let Some(home) = homes.get_mut(mark) {
                    *home = Some(index);
                }
            }
        }
        let mut items: BTreeMap<usize, usize> = BTreeMap::new();
        let mut claims = Vec::with_capacity(marks.len());
        for (mark, home) in marks.into_iter().zip(homes) {
            let Some((index, passage)) = home.and_then(|home| Some((home, passages.get(home)?))) else {
                let claim = self.foreign_claim(&mark);
                claims.push(claim);
                self.foreign.items.push(Item { id: None, ..item(mark, text, claim) });
                continue;
            };
            let extracts = mark.extracts.iter().cloned().map(|own| Extract { unit: Some(unit), ..own });
            let begun = items.get(&index).and_then(|item| self.foreign.items.get_mut(*item));
            if let Some(begun) = begun {
                begun.extracts.extend(extracts);
                claims.push(begun.claim);
                continue;
            }
            let claim = self.own_claim(passage.claim, &mark);
            claims.push(claim);
            items.insert(index, self.foreign.items.len());
            let extracts = extracts.collect();
            let item = Item { extracts, ..item(mark, text, claim) };
            let item = recall(passage, item, self.tells_suggestions);
            self.foreign.items.push(item);
        }
        // What is not where it was, or makes another claim, was changed there.
        for (index, item) in items {
            let (Some(passage), Some(item)) = (passages.get(index), self.foreign.items.get_mut(item)) else {
                continue;
            };
            let mut places: Vec<_> = item.extracts.iter().filter_map(|extract| extract.position).collect();
            sorted::all(&mut places);
            let claim = self.foreign.claims.get(item.claim).and_then(|claim| claim.id);
            if places != passage.spans || claim != Some(passage.claim) {
                item.changed = later(&passage.modified.recall(), &item.changed);
            }
        }
        claims
    }

    /// Takes a link that the file shows.
    pub fn tie(&mut self, tie: Tie) {
        let end = |index: usize| self.foreign.claims.get(index).and_then(|claim| claim.id);
        let ends = (end(tie.from), end(tie.to));
        let same = |link: &Link| *link.kind == *tie.kind && (Some(link.from.0), Some(link.to.0)) == ends;
        let own = self.links.values().find(|(link, shown)| *shown && same(link));
        let tie = own.map(|(link, _)| own_tie(link, tie.from, tie.to)).unwrap_or(tie);
        if self.tied.insert(tie.key.clone()) {
            self.foreign.links.push(tie);
        }
    }

    /// Takes a link whose ends stand where several claims do: it is the one of ours that leads from one of those
    /// to another, and did not come yet.
    pub fn tie_among(&mut self, tie: Tie, from: &[usize], to: &[usize]) {
        let end = |index: &usize| self.foreign.claims.get(*index).and_then(|claim| claim.id);
        // The key of a link of ours is its name.
        let is_new = |link: &Link| !self.tied.contains(&link.id.to_string());
        let own =
            self.links.values().filter(|(link, shown)| *shown && *link.kind == *tie.kind && is_new(link));
        let ends = own.into_iter().find_map(|(link, _)| {
            let from = from.iter().find(|own| end(own) == Some(link.from.0))?;
            Some((*from, *to.iter().find(|own| end(own) == Some(link.to.0))?))
        });
        let ends = ends.or_else(|| from.first().copied().zip(to.first().copied()));
        if let Some((from, to)) = ends {
            self.tie(Tie { from, to, ..tie });
        }
    }

    /// Ends the file: what no mark shows comes from beside.
    pub fn finish(mut self) -> Foreign {
        let bare: Vec<Claim> =
            self.claims.values().filter(|claim| !self.made.contains(&claim.id.0)).cloned().collect();
        for claim in bare {
            self.own.insert(claim.id.0, self.foreign.claims.len());
            self.foreign.claims.push(statement(&claim));
        }
        for (link, shown) in self.links.values() {
            let ends = (self.own.get(&link.from.0), self.own.get(&link.to.0));
            if let ((Some(&from), Some(&to)), false) = (ends, shown) {
                self.foreign.links.push(own_tie(link, from, to));
            }
        }
        self.foreign
    }

    /// The claim of a mark that is none of ours.
    fn foreign_claim(&mut self, mark: &Mark) -> usize {
        let key = mark.claim.as_ref().unwrap_or(&mark.key);
        if let Some(known) = self.statements.get(key) {
            return *known;
        }
        self.state(Statement {
            key: key.clone(),
            id: None,
            label: mark.label.clone(),
            kind: mark.kind.clone(),
            attributes: mark.attributes.clone(),
            note: mark.note.clone().unwrap_or_default(),
            made: mark.made.clone(),
            changed: mark.changed.clone(),
        })
    }

    /// The claim of ours that a mark makes. The first mark of it says of what kind it is now; one that says
    /// another was made a claim of its own.
    fn own_claim(&mut self, id: Uuid, mark: &Mark) -> usize {
        let Some(claim) = self.claims.get(&id) else { return self.foreign_claim(mark) };
        let known = self.own.get(&id).and_then(|index| Some((*index, self.foreign.claims.get(*index)?)));
        let is_said = |statement: &Statement| mark.kind.is_empty() || statement.kind == mark.kind;
        match known {
            Some((index, statement)) if is_said(statement) => return index,
            Some(_) => {
                let key = format!("{id}/{}", mark.kind);
                if let Some(index) = self.statements.get(&key) {
                    return *index;
                }
                let kind = mark.kind.clone();
                let statement = Statement { key, id: None, kind, ..statement(claim) };
                return self.state(statement);
            }
            None => {}
        }
        let mut said = statement(claim);
        if !mark.kind.is_empty() {
            said.kind.clone_from(&mark.kind);
        }
        if let Some(label) = mark.label.as_deref().filter(|label| !same_words(label, &claim.label)) {
            said.label = Some(label.to_owned());
        }
        if let Some(note) = mark.note.as_deref().filter(|note| !same_words(note, &claim.note)) {
            note.clone_into(&mut said.note);
        }
        for (name, value) in &mark.attributes {
            let is_new = said.attributes.get(name).is_none_or(|known| texts(known) != texts(value));
            if is_new {
                said.attributes.insert(Slug::clone(name), value.clone());
            }
        }
        if said != statement(claim) {
            said.changed = later(&said.changed, &mark.changed);
        }
        let index = self.state(said);
        self.own.insert(id, index);
        index
    }

    fn state(&mut self, statement: Statement) -> usize {
        let index = self.foreign.claims.len();
        self.statements.insert(statement.key.clone(), index);
        self.foreign.claims.push(statement);
        index
    }
}

/// The texts of a value: a format may not tell one text from a list of one.
fn texts(value: &Value) -> Option<&[String]> {
    match value {
        Value::One(text) => Some(std::slice::from_ref(text)),
        Value::Many(texts) => Some(texts),
        Value::Evidence(_) => None,
    }
}

/// Whether two texts are the same but for spaces: some formats have no ends of line.
fn same_words(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}

fn statement(claim: &Claim) -> Statement {
    Statement {
        key: claim.id.to_string(),
        id: Some(claim.id.0),
        label: Some(claim.label.clone()),
        kind: claim.kind.to_string(),
        attributes: claim.attributes.clone(),
        note: claim.note.clone(),
        made: claim.made.clone(),
        changed: claim.changed.clone(),
    }
}

fn own_tie(link: &Link, from: usize, to: usize) -> Tie {
    let kind = link.kind.to_string();
    let (made, changed) = (link.made.clone(), link.changed.clone());
    Tie { key: link.id.to_string(), id: Some(link.id.0), kind, from, to, made, changed }
}

fn item(mark: Mark, text: usize, claim: usize) -> Item {
    Item {
        key: mark.key,
        place: mark.place,
        id: mark.id,
        text,
        claim,
        extracts: mark.extracts,
        comment: mark.comment.unwrap_or_default(),
        made: mark.made,
        changed: mark.changed,
        suggestion: mark.suggestion,
    }
}

/// The item with what travelled beside it, as far as the file does not say otherwise.
fn recall(passage: &PassageForm, item: Item, tells_suggestions: bool) -> Item {
    let (made, modified) = (passage.created.recall(), passage.modified.recall());
    let is_said = !item.comment.is_empty() && !same_words(&item.comment, &passage.comment);
    let comment = if is_said { item.comment } else { passage.comment.clone() };
    let known = passage.suggestion.as_ref().map(SuggestionForm::recall);
    let suggestion = match (item.suggestion, known.clone()) {
        (Some(said), Some(known)) if said.by.is_empty() || said.by == known.by => Some(known),
        (None, Some(_)) if tells_suggestions => None,
        (said, known) => said.or(known),
    };
    let is_changed = is_said || suggestion != known;
    let changed = if is_changed { later(&modified, &item.changed) } else { modified };
    let key = passage.id.to_string();
    Item { key, id: Some(passage.id), comment, made, changed, suggestion, ..item }
}

/// When something was changed there, that was last changed here at `own`: after that, even where the file
/// does not tell when.
fn later(own: &Stamp, said: &Stamp) -> Stamp {
    let by = if said.by.is_empty() { own.by.clone() } else { said.by.clone() };
    Stamp { by, at: said.at.max(Moment(own.at.0.saturating_add(1))) }
}
