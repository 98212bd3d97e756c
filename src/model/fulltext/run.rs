//! A search, step by step, and the folded texts that it leaves for the next.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::index::{Form, Indexed};
use super::matcher::{Cursor, Matcher};
use super::pattern::Flaw;
use super::record::{Hit, Record};
use super::{Findings, Place, Query};
use crate::model::claim::Claim;
use crate::model::document::Document;
use crate::model::dossier::Dossier;
use crate::model::identity::{ClaimId, DocumentId};
use crate::model::question::Question;
use crate::model::span::Span;

/// The most places of texts that are listed.
pub const MOST: usize = 10_000;

/// The folded texts of a dossier. A document never changes, so that its text is folded once.
#[derive(Debug, Default)]
pub struct Library {
    texts: BTreeMap<(DocumentId, Form), (Rc<Document>, Rc<Indexed>)>,
    questions: BTreeMap<(DocumentId, Form), (String, Question, Rc<Record>)>,
    claims: BTreeMap<(ClaimId, Form), (Rc<Claim>, Rc<Record>)>,
}

/// A search that is under way.
#[derive(Debug)]
pub struct Run {
    dossier: Dossier,
    matcher: Option<Matcher>,
    waiting: std::vec::IntoIter<Rc<Document>>,
    /// The document that is being searched, how far, and what is found in it.
    current: Option<(Rc<Document>, Cursor, Vec<Span>)>,
    searched: usize,
    query: Query,
    questions: Vec<(DocumentId, Vec<Hit>)>,
    texts: Vec<Place>,
    claims: Vec<(ClaimId, Vec<Hit>)>,
    more: bool,
    done: bool,
}

impl Library {
    fn text(&mut self, document: &Rc<Document>, form: Form) -> Rc<Indexed> {
        let key = (document.id, form);
        if let Some((own, index)) = self.texts.get(&key)
            && Rc::ptr_eq(own, document)
        {
            return Rc::clone(index);
        }
        let lines = document.blocks.iter().map(|block| block.span);
        let index = Rc::new(Indexed::new(form, &document.text, lines));
        self.texts.insert(key, (Rc::clone(document), Rc::clone(&index)));
        index
    }

    fn question(&mut self, dossier: &Dossier, document: &Document, form: Form) -> Rc<Record> {
        let (title, question) = (dossier.title_of(document), dossier.question_of(document));
        let key = (document.id, form);
        if let Some((own, data, record)) = self.questions.get(&key)
            && own == title
            && data == question
        {
            return Rc::clone(record);
        }
        let record = Rc::new(Record::of_question(form, title, question));
        self.questions.insert(key, (title.to_owned(), question.clone(), Rc::clone(&record)));
        record
    }

    fn claim(&mut self, claim: &Rc<Claim>, form: Form) -> Rc<Record> {
        let key = (claim.id, form);
        if let Some((own, record)) = self.claims.get(&key)
            && Rc::ptr_eq(own, claim)
        {
            return Rc::clone(record);
        }
        let record = Rc::new(Record::of_claim(form, claim));
        self.claims.insert(key, (Rc::clone(claim), Rc::clone(&record)));
        record
    }

    /// Lets go of what is not in the dossier any more.
    fn tidy(&mut self, dossier: &Dossier) {
        self.texts.retain(|(id, _), _| dossier.documents.contains_key(id));
        self.questions.retain(|(id, _), _| dossier.documents.contains_key(id));
        self.claims.retain(|(id, _), _| dossier.claims.contains_key(id));
    }
}

impl Run {
    /// A search of `dossier`. Where nothing is asked, it only folds the texts.
    ///
    /// # Errors
    ///
    /// What is wrong with a regular expression.
    pub fn new(query: &Query, dossier: &Dossier) -> Result<Self, Flaw> {
        let documents: Vec<Rc<Document>> = dossier.documents.values().map(Rc::clone).collect();
        Ok(Self {
            dossier: dossier.clone(),
            matcher: query.matcher()?,
            waiting: documents.into_iter(),
            current: None,
            searched: 0,
            query: query.clone(),
            questions: Vec::new(),
            texts: Vec::new(),
            claims: Vec::new(),
            more: false,
            done: false,
        })
    }

    /// Goes on until it is `late`, which is asked after each small piece of work; true when all is done.
    pub fn step(&mut self, library: &mut Library, late: &mut dyn FnMut() -> bool) -> bool {
        let form = self.matcher.as_ref().map_or(Form::Folded, Matcher::form);
        while !self.done {
            let Some((document, mut cursor, mut found)) =
                self.current.take().or_else(|| self.next(library, form))
            else {
                self.finish(library, form);
                break;
            };
            let index = library.text(&document, form);
            let ended = match &self.matcher {
                Some(matcher) if !self.more => {
                    let room = MOST - self.texts.len();
                    // One place too many ends the search of the texts.
                    let ended = matcher.step(&index, &document.text, &mut cursor, &mut found, late);
                    self.more |= found.len() > room;
                    found.truncate(room);
                    ended || self.more
                }
                _ => true,
            };
            if ended {
                let id = document.id;
                self.texts.extend(found.into_iter().map(|span| Place { document: id, span }));
                self.searched += 1;
            } else {
                self.current = Some((document, cursor, found));
            }
            if late() {
                break;
            }
        }
        self.done
    }

    /// The next document, its data searched already.
    fn next(&mut self, library: &mut Library, form: Form) -> Option<(Rc<Document>, Cursor, Vec<Span>)> {
        let document = self.waiting.next()?;
        if let Some(matcher) = &self.matcher {
            let hits = library.question(&self.dossier, &document, form).hits(matcher);
            self.questions.extend((!hits.is_empty()).then_some((document.id, hits)));
        }
        Some((document, Cursor::default(), Vec::new()))
    }

    fn finish(&mut self, library: &mut Library, form: Form) {
        if let Some(matcher) = &self.matcher {
            for claim in self.dossier.claims.values() {
                let hits = library.claim(claim, form).hits(matcher);
                self.claims.extend((!hits.is_empty()).then_some((claim.id, hits)));
            }
        }
        library.tidy(&self.dossier);
        self.done = true;
    }

    /// What was found so far.
    #[must_use]
    pub fn findings(&self) -> Findings {
        Findings {
            query: self.query.clone(),
            questions: Rc::new(self.questions.clone()),
            texts: Rc::new(self.texts.clone()),
            claims: Rc::new(self.claims.clone()),
            more: self.more,
            searched: (!self.done).then_some(self.searched),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::edit::fixture::{claim, dossier};

    const TEXT: &str = "un [1a:appel] d’offres\nun Appel";

    fn query(words: &str) -> Query {
        Query { words: words.to_owned(), ..Query::default() }
    }

    fn search(words: &str, dossier: &Dossier, library: &mut Library) -> Findings {
        let mut run = Run::new(&query(words), dossier).unwrap();
        while !run.step(library, &mut || true) {}
        run.findings()
    }

    #[test]
    fn texts_and_claims_are_found_at_any_pace() {
        let dossier = dossier(TEXT);
        let mut library = Library::default();
        let slow = search("appel", &dossier, &mut library);
        assert_eq!((slow.texts.len(), slow.more, slow.searched), (2, false, None));
        let mut run = Run::new(&query("appel"), &dossier).unwrap();
        assert!(run.step(&mut library, &mut || false));
        assert_eq!(run.findings(), slow);
    }

    #[test]
    fn a_claim_is_found_by_label_and_note() {
        let mut dossier = dossier(TEXT);
        let noted = Claim {
            label: "Sans appel".to_owned(),
            note: "à vérifier".to_owned(),
            ..Claim::clone(&dossier.claims[&claim('1')])
        };
        dossier.claims.insert(noted.id, Rc::new(noted));
        let mut library = Library::default();
        let found = search("verif sans", &dossier, &mut library);
        assert_eq!(found.claims.iter().map(|(id, _)| *id).collect::<Vec<_>>(), [claim('1')]);
        assert!(search("verif absent", &dossier, &mut library).is_empty());
    }

    #[test]
    fn a_text_is_folded_once_and_let_go_with_its_document() {
        let mut dossier = dossier(TEXT);
        let mut library = Library::default();
        assert!(search("", &dossier, &mut library).is_empty());
        let document = Rc::clone(dossier.documents.values().next().unwrap());
        let first = library.text(&document, Form::Folded);
        search("appel", &dossier, &mut library);
        assert!(Rc::ptr_eq(&first, &library.text(&document, Form::Folded)));
        dossier.documents.clear();
        search("appel", &dossier, &mut library);
        assert!(library.texts.is_empty() && library.questions.is_empty());
    }

    #[test]
    fn places_without_number_are_cut_off_and_told() {
        let dossier = dossier(&"a ".repeat(MOST + 1));
        let found = search("a", &dossier, &mut Library::default());
        assert_eq!((found.texts.len(), found.more), (MOST, true));
        let pattern = Query { pattern: true, ..query("a") };
        let (mut run, mut library) = (Run::new(&pattern, &dossier).unwrap(), Library::default());
        while !run.step(&mut library, &mut || true) {}
        assert_eq!((run.findings().texts.len(), run.findings().more), (MOST, true));
    }
}
