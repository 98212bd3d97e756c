//! The search of the dossier, and the way between its results and the texts.

use std::rc::Rc;

use super::{Focus, Place, Workspace};
use crate::model::action::Seek;
use crate::model::fulltext::{Row, Seeking, Spot, rows};
use crate::model::identity::DocumentId;

impl Workspace {
    pub(super) fn seek(&mut self, seek: Seek) {
        let seeking = &self.view.seeking;
        let next = match seek {
            Seek::Ask(query) => seeking.ask(query),
            Seek::Take(found) => seeking.take(&found),
            Seek::Tick(places, on) => seeking.tick(&places, on),
            Seek::Stand(spot) => Seeking { at: Some(spot), ..Seeking::clone(seeking) },
            Seek::Leave => Seeking { reading: false, ..Seeking::clone(seeking) },
            Seek::Visit(Spot::MoreQuestions) => {
                // One stands then at the first of those that were not listed.
                let seeking = Seeking { all_questions: true, ..Seeking::clone(seeking) };
                let first =
                    rows(&seeking.found, false).iter().position(|row| matches!(row, Row::MoreQuestions(_)));
                let row = first.and_then(|index| rows(&seeking.found, true).get(index).copied());
                Seeking { at: row.and_then(|row| seeking.found.spot(row)), ..seeking }
            }
            Seek::Visit(spot) => return self.visit(spot),
            Seek::Back => {
                self.go(Place::Search);
                return self.view.send(Focus::Results);
            }
        };
        self.view.seeking = Rc::new(next);
    }

    /// Goes to what was found, if it is still there.
    fn visit(&mut self, spot: Spot) {
        let (documents, claims) = (&self.dossier.documents, &self.dossier.claims);
        let reading = match spot {
            Spot::Text(place) if documents.contains_key(&place.document) => {
                self.show(place.document);
                self.deactivate();
                self.view.resume = None;
                self.select(Some(place.span));
                self.view.tag_box = false;
                self.view.send(Focus::Words(place.span));
                true
            }
            Spot::Question(id) | Spot::Document(id) if documents.contains_key(&id) => {
                self.show(id);
                self.view.send(Focus::Reader);
                true
            }
            Spot::Claim(id) if claims.contains_key(&id) => {
                self.look(Some(id));
                false
            }
            _ => return,
        };
        self.view.seeking =
            Rc::new(Seeking { at: Some(spot), reading, ..Seeking::clone(&self.view.seeking) });
    }

    /// Whoever turns to another document by another way no longer follows the results.
    pub(super) fn leave_results(&mut self, document: DocumentId) {
        if self.view.seeking.reading && self.view.document != Some(document) {
            self.view.seeking = Rc::new(Seeking { reading: false, ..Seeking::clone(&self.view.seeking) });
        }
    }

    /// Unticks all that was found.
    pub(super) fn untick(&mut self) {
        let seeking = Seeking { ticked: Rc::default(), ..Seeking::clone(&self.view.seeking) };
        self.view.seeking = Rc::new(seeking);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::action::Action;
    use crate::model::command::Command;
    use crate::model::edit::fixture::{dossier, seed};
    use crate::model::edit::{Edit, Target};
    use crate::model::fulltext::{Findings, Library, Query, Run};
    use crate::model::workspace::Preferences;

    /// A workspace that searched its text.
    fn searched(words: &str) -> Rc<Workspace> {
        let mut workspace = Workspace::new(dossier("no [1a:tender] no tender"), Preferences::default());
        workspace.view.document = workspace.dossier.documents.keys().next().copied();
        workspace.view.place = Place::Search;
        let query = Query { words: words.to_owned(), ..Query::default() };
        let mut run = Run::new(&query, &workspace.dossier).unwrap();
        assert!(run.step(&mut Library::default(), &mut || false));
        let workspace = Rc::new(workspace).reduce(Action::Seek(Seek::Ask(query)));
        workspace.reduce(Action::Seek(Seek::Take(Rc::new(run.findings()))))
    }

    fn run(workspace: &Rc<Workspace>, command: Command) -> Rc<Workspace> {
        let entry = command.entry().unwrap();
        assert!((entry.available)(workspace), "{command:?}");
        let crate::model::command::Effect::Act(act) = entry.effect else { unreachable!() };
        workspace.reduce(act(workspace, seed()).unwrap())
    }

    #[test]
    fn one_goes_from_result_to_result_and_back() {
        let start = searched("tender");
        let places = Rc::clone(&start.view.seeking.found.texts);
        let first = run(&start, Command::NextResult);
        assert_eq!((first.view.place, first.view.selection), (Place::Read, Some(places[0].span)));
        assert_eq!(first.view.focus.to, Some(Focus::Words(places[0].span)));
        let second = run(&first, Command::NextResult);
        assert_eq!(second.view.selection, Some(places[1].span));
        assert_eq!(run(&second, Command::NextResult).view.selection, Some(places[0].span));
        let back = run(&second, Command::Leave);
        assert_eq!((back.view.place, back.view.focus.to), (Place::Search, Some(Focus::Results)));
        assert_eq!(back.view.seeking, second.view.seeking);
        let left = second.reduce(Action::Seek(Seek::Leave));
        let entry = Command::Leave.entry().unwrap();
        let crate::model::command::Effect::Act(act) = entry.effect else { unreachable!() };
        assert_eq!(act(&left, seed()), None);
    }

    #[test]
    fn what_is_ticked_is_tagged_in_one_step_but_what_is_tagged_already() {
        let start = searched("tender");
        let places = start.view.seeking.found.texts.to_vec();
        let ticked = start.reduce(Action::Seek(Seek::Tick(places.clone(), true)));
        let claim = *ticked.dossier.claims.keys().next().unwrap();
        let all = places.iter().map(|place| (place.document, place.span.into())).collect();
        let tagged = ticked.reduce(Action::TagAll(all, Target::Existing(claim), seed()));
        assert_eq!(tagged.dossier.passages_of(claim).len(), 2);
        assert!(tagged.view.seeking.ticked.is_empty());
        assert_eq!((tagged.view.place, tagged.view.focus.to), (Place::Search, Some(Focus::Results)));
    }

    #[test]
    fn results_go_with_their_document() {
        let start = run(&searched("tender"), Command::NextResult);
        let id = start.view.document.unwrap();
        let spot = start.view.seeking.at.unwrap();
        let gone = start.reduce(Action::Edit(Edit::RemoveDocuments(vec![id]), seed()));
        assert_eq!(*gone.view.seeking.found.texts, []);
        assert_eq!((gone.view.seeking.at, gone.view.seeking.reading), (None, false));
        assert_eq!(gone.reduce(Action::Seek(Seek::Visit(spot))), gone);
        let late = Rc::new(Findings::default());
        assert_eq!(gone.reduce(Action::Seek(Seek::Take(late))), gone);
    }
}
