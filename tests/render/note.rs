//! What a note renders: its attributes, its deadline, its links.

use std::rc::Rc;

use scolie::model::action::Action;
use scolie::model::claim::Value;
use scolie::model::due::Reference;
use scolie::model::edit::Edit;
use scolie::model::evidence::Evidence;
use scolie::model::identity::ClaimId;
use scolie::model::span::{Span, Spans};
use scolie::model::workspace::Workspace;

use super::{example, render, seed, tag};

fn claim(workspace: &Workspace, label: &str) -> ClaimId {
    workspace.dossier.claims.values().find(|claim| claim.label == label).unwrap().id
}

fn say(workspace: &Rc<Workspace>, label: &str, said: &[(&str, Value)]) -> Rc<Workspace> {
    said.iter().fold(Rc::clone(workspace), |workspace, (name, value)| {
        let edit = Edit::Attribute(claim(&workspace, label), (*name).into(), Some(value.clone()));
        workspace.reduce(Action::Edit(edit, seed(20)))
    })
}

fn one(text: &str) -> Value {
    Value::One(text.to_owned())
}

/// A promise, of which everything is said that can be.
fn promise() -> Rc<Workspace> {
    let workspace = tag(&example(), "18 mois au plus", "Promise", 3);
    let workspace = workspace
        .reduce(Action::Edit(Edit::Kind(vec![claim(&workspace, "Promise")], "promise".into()), seed(4)));
    let evidence =
        Evidence { url: "https://x.fr/a".to_owned(), title: "Une pièce".to_owned(), ..Evidence::default() };
    let said = [
        ("verdict", one("mostly-true")),
        ("mode", one("asserted")),
        ("topic", Value::Many(vec!["17".to_owned()])),
        ("actors", Value::Many(vec!["Véran".to_owned()])),
        ("value", one("18 mois")),
        ("fact-date", one("2020-11")),
        ("deadline", one("P18M")),
        ("evidence", Value::Evidence(vec![evidence])),
    ];
    say(&workspace, "Promise", &said)
}

/// The same, its note no longer the active one.
fn at_rest(workspace: &Rc<Workspace>) -> Rc<Workspace> {
    workspace.reduce(Action::Deactivate)
}

#[track_caller]
fn check(html: &str, parts: &[&str]) {
    for part in parts {
        assert!(html.contains(part), "{part} is not in {html}");
    }
}

#[tokio::test]
async fn every_control_has_its_name_and_its_value() {
    let french = render(promise, true).await;
    check(
        &french,
        &[
            "<select aria-label=\"Verdict\" class=\"field\">",
            "<option value=\"mostly-true\" selected",
            "role=\"radiogroup\" aria-label=\"Mode\"",
            "role=\"group\" aria-label=\"Thème (CAP)\"",
            "aria-label=\"Filtrer\u{a0}: Thème (CAP)\"",
            "aria-label=\"Retirer\u{a0}: Véran\"",
            "aria-label=\"Valeur et unité\"",
            "value=\"2020-11\" id=\"attribute-5-field\" aria-label=\"Date du fait\"",
            "value=\"P18M\" id=\"attribute-6-field\" aria-label=\"Échéance\"",
            "aria-label=\"Effacer\u{a0}: Échéance\"",
            "<b>mai 2022</b>",
            "dépassée au ",
            "value=\"https://x.fr/a\" id=\"attribute-12-field-0-url\" aria-label=\"Adresse (URL)\"",
            "class=\"piece-link\"",
            ">+ Attribut</button>",
            ">+ Lien</button>",
        ],
    );
    let english = render(promise, false).await;
    check(
        &english,
        &[
            "aria-label=\"Date of the fact\"",
            "<b>May 2022</b>",
            "passed on ",
            "aria-label=\"Clear: Deadline\"",
            "aria-label=\"What it says of the claim\"",
            ">+ Attribute</button>",
            ">+ Link</button>",
        ],
    );
}

#[tokio::test]
async fn a_note_at_rest_says_all_in_a_line() {
    let html = render(|| at_rest(&promise()), true).await;
    check(
        &html,
        &[
            "<dd class=\"note-verdict\">Plutôt vrai",
            "<dt>échéance</dt><dd>mai 2022, <span class=\"note-passed\">dépassée</span>",
            "novembre 2020",
            "Une pièce",
        ],
    );
    assert!(!html.contains("<select"), "nothing is written in a note at rest");
}

/// The promise, judged today, which is the day given.
fn judged(today: &str) -> Rc<Workspace> {
    promise().reduce(Action::Judge(Reference::Today)).reduce(Action::Day(today.parse().ok()))
}

#[tokio::test]
async fn a_deadline_is_judged_from_the_day_that_was_chosen() {
    check(&render(|| judged("2021-03-01"), true).await, &["pas encore dépassée au 1er\u{a0}mars 2021"]);
    check(&render(|| judged("2022-05-10"), false).await, &["perhaps passed on 10 May 2022"]);
    check(&render(|| judged(""), false).await, &["does not say which day"]);
    let undated = || {
        let workspace = promise();
        let id = claim(&workspace, "Promise");
        workspace.reduce(Action::Edit(Edit::Attribute(id, "fact-date".into(), None), seed(30)))
    };
    check(&render(undated, false).await, &["Counted from the date of the fact, which is missing."]);
}

fn linked(kind: &'static str) -> Rc<Workspace> {
    let workspace = tag(&example(), "sans le moindre appel d'offres", "Tender", 3);
    let workspace = tag(&workspace, "18 mois au plus", "Promise", 4);
    let (from, to) = (claim(&workspace, "Tender"), claim(&workspace, "Promise"));
    workspace.reduce(Action::Edit(Edit::AddLink { from, to, kind: kind.into() }, seed(5)))
}

#[tokio::test]
async fn a_link_is_told_from_both_ends() {
    let html = render(|| at_rest(&linked("supports")), true).await;
    check(&html, &["appuie «\u{a0}Promise\u{a0}»", "appuyée par «\u{a0}Tender\u{a0}»"]);
    let html = render(|| linked("status-of"), false).await;
    check(&html, &["aria-label=\"has as its status “Tender”\"", "aria-label=\"Type of link with “Tender”\""]);
}

#[tokio::test]
async fn the_words_of_a_broken_passage_can_be_taken_off() {
    let make = || {
        let workspace = tag(&example(), "18 mois au plus", "Promise", 3);
        let (id, first) =
            workspace.dossier.passages.values().map(|own| (own.id, own.spans.hull())).next().unwrap();
        let spans = Spans::new(vec![Span::new(0, 4).unwrap(), first]).unwrap();
        workspace.reduce(Action::Edit(Edit::Spans(id, spans), seed(4)))
    };
    check(
        &render(make, false).await,
        &["aria-label=\"Words of the passage\"", "aria-label=\"Remove: 18 mois au plus\""],
    );
}
