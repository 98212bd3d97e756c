//! What is decided of the passages of two copies, and what it comes to.

use super::*;
use crate::model::dossier::Dossier;
use crate::model::edit::Edit;
use crate::model::edit::fixture::{DOCUMENT, after, dossier, passage};
use crate::model::identity::DocumentId;
use crate::read;

const OLD: &str = "Le ministre répond. [1a:Aucun appel d'offres n'a été lancé en 2019.] Elle le regrette vivement.\n\
    Le ministre [2b:a prommis la fin du contrat] avant dix-huit mois.\n\
    La gare [1c:ferme en mars] à Gien, dit le préfet.\n\
    [2d:Le bac de Sully ne passe plus depuis la crue.]";
const NEW: &str = "Le ministre répond. Une procédure concurrentielle est prévue. Elle le regrette vivement.\n\
    Le ministre a promis la fin du contrat avant dix-huit mois.\n\
    La gare ferme en mars à Gien, dit le préfet.";

fn compare(before: &Dossier, new: &str) -> Replacing {
    let old = &before.documents[&DOCUMENT];
    let new = Rc::new(read::read(DocumentId(uuid::Uuid::from_u128(8)), "b.txt", new.to_owned()).0);
    let mut comparing = Comparing::begin(before, old, &new, Purpose::Replace);
    while comparing.go_on() {}
    comparing.finish()
}

fn states(replacing: &Replacing) -> Vec<State> {
    replacing.items.iter().map(|item| item.state).collect()
}

#[test]
fn what_is_sure_is_decided_and_the_rest_is_asked() {
    let before = dossier(OLD);
    let replacing = compare(&before, NEW);
    assert_eq!(states(&replacing), [State::Review, State::Adjusted, State::Exact, State::Orphan]);
    assert_eq!((replacing.open(), replacing.placed(), replacing.waiting()), (1, 2, 2));
    let item = replacing.item().unwrap();
    assert_eq!((item.passage.id, item.why), (passage('a'), Some(Why::Rewritten)));
    assert_eq!(item.proposals[0].spans.quote(NEW), "Une procédure concurrentielle est prévue.");
    assert!(replacing.stands(&before));
}

#[test]
fn accepting_goes_on_to_the_next_one_that_is_open() {
    let before = dossier(OLD);
    let replacing = compare(&before, NEW);
    let accepted = replacing.review(Review::Accept(0));
    assert_eq!((accepted.open(), accepted.placed()), (0, 3));
    let after = after(&before, &Edit::Replace(Rc::new(accepted.replacement())));
    let quote = |letter: char| after.passages[&passage(letter)].spans.quote(NEW);
    assert_eq!(quote('a'), "Une procédure concurrentielle est prévue.");
    assert_eq!((quote('b').as_str(), quote('c').as_str()), ("a promis la fin du contrat", "ferme en mars"));
    assert_eq!(after.orphans.keys().collect::<Vec<_>>(), [&passage('d')]);
    assert!(!accepted.stands(&after));
    // Nothing that is not there is accepted.
    assert_eq!(replacing.review(Review::Accept(9)), replacing);
}

#[test]
fn any_passage_can_have_other_words_or_none() {
    let before = dossier(OLD);
    let replacing = compare(&before, NEW).review(Review::Look(passage('d')));
    let gare = NEW.find("La gare").unwrap();
    let selected = replacing.review(Review::Select(Span::within(NEW, gare, gare + 7)));
    let placed = selected.review(Review::Place);
    let item = |replacing: &Replacing, letter| {
        let own = replacing.items.iter().find(|item| item.passage.id == passage(letter)).unwrap();
        own.place().map(|spans| spans.quote(NEW))
    };
    assert_eq!(item(&placed, 'd').as_deref(), Some("La gare"));
    assert_eq!((placed.selected, placed.at), (None, Some(passage('a'))));
    let left = placed.review(Review::Look(passage('b'))).review(Review::Leave);
    assert_eq!(item(&left, 'b'), None);
    let reopened = left.review(Review::Look(passage('b'))).review(Review::Reopen);
    assert_eq!(reopened.open(), 2);
}

#[test]
fn passages_are_gone_through_in_their_order() {
    let replacing = compare(&dossier(OLD), NEW);
    let at = |replacing: &Replacing| replacing.at.unwrap();
    let on = replacing.review(Review::Step(None, true));
    assert_eq!(at(&on), passage('b'));
    let back = replacing.review(Review::Step(None, false));
    assert_eq!(at(&back), passage('d'));
    assert_eq!(at(&back.review(Review::Step(None, true))), passage('a'));
    assert_eq!(at(&replacing.review(Review::Step(Some(State::Exact), true))), passage('c'));
    assert_eq!(at(&replacing.review(Review::Step(Some(State::Moved), true))), passage('a'));
}

#[test]
fn an_earlier_copy_is_looked_at_beside_the_text_of_now() {
    let before = dossier(OLD);
    let replaced = after(&before, &Edit::Replace(Rc::new(compare(&before, NEW).replacement())));
    let id = *replaced.earlier.keys().next().unwrap();
    let mut comparing = Comparing::look_back(&replaced, id).unwrap();
    while comparing.go_on() {}
    let looking = comparing.finish();
    assert!(looking.is_read_only() && looking.stands(&replaced));
    assert_eq!(looking.old, before.documents[&DOCUMENT]);
    let shown: Vec<_> = looking
        .items
        .iter()
        .map(|item| (item.passage.spans.quote(&looking.old.text), item.place().unwrap().quote(NEW)))
        .collect();
    let pair = |old: &str, new: &str| (old.to_owned(), new.to_owned());
    assert_eq!(
        shown,
        [
            pair("a prommis la fin du contrat", "a promis la fin du contrat"),
            pair("ferme en mars", "ferme en mars")
        ]
    );
    assert_eq!(looking.review(Review::Leave), looking);
}

#[test]
fn movements_go_where_their_words_went() {
    let question =
        |words: &str| format!("# Gares\n\nQuestion écrite n° 3\n\n## Texte de la question\n\n{words}\n");
    let read = |words: &str| Rc::new(read::read(DOCUMENT, "a.md", question(words)).0);
    let old = read("Il attire l'attention sur la gare. La gare ferme. Il lui demande quand elle ouvre.");
    let new =
        read("Il attire à nouveau l'attention sur la gare. La gare ferme. Il lui demande quand elle ouvre.");
    let mut before = dossier("");
    before.documents = [(DOCUMENT, Rc::clone(&old))].into();
    let at = |document: &Document, words: &str| u32::try_from(document.text.find(words).unwrap()).ok();
    let movements =
        |own: &Document| Movements { context: at(own, "La gare ferme"), request: at(own, "demande") };
    before = after(&before, &Edit::Movements(DOCUMENT, Some(movements(&old))));
    assert_eq!(before.dockets[&DOCUMENT].movements, Some(movements(&old)));
    let mut comparing = Comparing::begin(&before, &old, &new, Purpose::Replace);
    while comparing.go_on() {}
    let replacing = comparing.finish();
    assert_eq!(replacing.movements, Some(movements(&new)));
    let now = after(&before, &Edit::Replace(Rc::new(replacing.replacement())));
    assert_eq!(now.dockets[&DOCUMENT].movements, Some(movements(&new)));
}
