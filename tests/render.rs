//! What components render, natively.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, missing_docs)]

#[path = "render/codebook.rs"]
mod codebook;
#[path = "render/note.rs"]
mod note;

use std::rc::Rc;

use scolie::exchange::default_codebook;
use scolie::lang::Messages;
use scolie::model::action::{Action, Then};
use scolie::model::dossier::{About, Dossier};
use scolie::model::edit::{Edit, Target};
use scolie::model::identity::{DocumentId, DossierId, Moment, Seed, Stamp};
use scolie::model::language::Language;
use scolie::model::saving::Trouble;
use scolie::model::span::Span;
use scolie::model::workspace::{Preferences, Workspace};
use scolie::read;
use scolie::ui::{Screen, Shell};
use uuid::Uuid;
use yew::ServerRenderer;
use yew::prelude::*;

fn seed(n: u8) -> Seed {
    Seed { stamp: Stamp { by: String::new(), at: Moment(i64::from(n) * 1000) }, random: [n; 10] }
}

fn example() -> Rc<Workspace> {
    let about = About { id: DossierId(Uuid::nil()), title: String::new(), created: Moment(0) };
    let dossier = Dossier::new(about, Rc::new(default_codebook()));
    let workspace = Rc::new(Workspace::new(dossier, Preferences::default()));
    let blank = Rc::clone(&workspace.dossier);
    let document = read::read(DocumentId(Uuid::nil()), read::EXAMPLE_NAME, read::EXAMPLE.to_owned()).0;
    workspace
        .reduce(Action::Load(blank, Vec::new(), None))
        .reduce(Action::Edit(Edit::AddDocuments(vec![Rc::new(document)]), seed(1)))
}

fn tag(workspace: &Rc<Workspace>, words: &str, label: &str, n: u8) -> Rc<Workspace> {
    let text = &workspace.document().unwrap().text;
    let at = text.find(words).unwrap();
    let span = Span::within(text, at, at + words.len());
    let kind = Rc::clone(&workspace.dossier.codebook.kinds[0].id);
    workspace.reduce(Action::Select(span)).reduce(Action::Tag(
        Target::New { label: label.to_owned(), kind },
        seed(n),
        Then::Read,
    ))
}

#[derive(Properties, PartialEq)]
struct InLanguage {
    workspace: Rc<Workspace>,
    language: bool,
}

#[component]
fn Harness(InLanguage { workspace, language }: &InLanguage) -> Html {
    let language = if *language { Language::French } else { Language::English };
    let shell = Shell::inert(Messages::of(language));
    html! { <ContextProvider<Shell> context={shell}><Screen workspace={Rc::clone(workspace)} /></ContextProvider<Shell>> }
}

/// The HTML of the screen that `make` builds.
async fn render(make: impl FnOnce() -> Rc<Workspace> + Send + 'static, french: bool) -> String {
    let renderer =
        ServerRenderer::<Harness>::with_props(move || InLanguage { workspace: make(), language: french });
    renderer.hydratable(false).render().await
}

#[tokio::test]
async fn the_contract_of_roles_and_names_holds_in_both_languages() {
    let make = || tag(&example(), "sans le moindre appel d'offres", "No tender in 2019", 3);
    let french = render(make, true).await;
    for part in [
        "role=\"region\" aria-label=\"Document\"",
        "role=\"complementary\" aria-label=\"Notes marginales\"",
        "aria-label=\"No tender in 2019\"",
        ">Ouvrir…</button>",
        ">Exporter…</button>",
        "aria-label=\"Annuler\"",
        "title=\"Annuler\u{a0}: étiqueter (Ctrl\u{a0}Z)\"",
    ] {
        assert!(french.contains(part), "{part} is not in {french}");
    }
    let english = render(make, false).await;
    for part in [
        "aria-label=\"Margin notes\"",
        ">Open…</button>",
        ">Export…</button>",
        "title=\"Undo: tag (Ctrl\u{a0}Z)\"",
    ] {
        assert!(english.contains(part), "{part}");
    }
}

#[tokio::test]
async fn a_passage_over_inline_marks_is_marked_on_every_run() {
    let make = || tag(&example(), "plateforme des données de santé, le Health Data Hub", "Hub", 3);
    let html = render(make, true).await;
    assert_eq!(html.matches("<mark").count(), 2, "one before and one in the emphasis");
    assert!(html.contains("<em><span data-at="));
    assert!(!html.contains("data-number="), "notes and marks are numbered on paper");
}

#[tokio::test]
async fn nothing_is_called_saved_before_the_browser_has_said_so() {
    let saved = "Enregistré sur cet appareil";
    assert!(!render(example, true).await.contains(saved));
    let make = || {
        let workspace = example();
        let ids = workspace.outbox.iter().map(|transaction| transaction.id).collect();
        workspace.reduce(Action::Saved(ids))
    };
    assert!(render(make, true).await.contains(saved));
    let failed = render(|| example().reduce(Action::SaveFailed(Trouble::Full)), true).await;
    assert!(failed.contains("il n’y a plus de place") && !failed.contains(saved));
}
