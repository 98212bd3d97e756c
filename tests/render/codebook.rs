//! What the codebook's place and the dialog for another codebook render.

use std::rc::Rc;

use scolie::exchange::default_codebook;
use scolie::model::action::Action;
use scolie::model::incoming::{Content, Incoming};
use scolie::model::workspace::{Place, Workspace};

use super::{example, render, tag};

#[track_caller]
fn check(html: &str, parts: &[&str]) {
    for part in parts {
        assert!(html.contains(part), "{part} is not in {html}");
    }
}

fn place() -> Rc<Workspace> {
    tag(&example(), "18 mois au plus", "Promise", 3).reduce(Action::Go(Place::Codebook))
}

#[tokio::test]
async fn every_list_is_there_in_both_languages() {
    let french = render(place, true).await;
    check(
        &french,
        &[
            "<h2 id=\"codebook-kinds\">Types</h2>",
            "<span class=\"entry-name\">Fait, événement ou décision</span>",
            "<span class=\"count\">1\u{a0}affirmation</span>",
            "pour Promesse, Suivi · Pas commencée, En cours",
            "<button type=\"button\" class=\"button\">Ouvrir une grille…</button>",
            ">+ Type de lien</button>",
        ],
    );
    let english = render(place, false).await;
    check(
        &english,
        &[
            "<h2 id=\"codebook-links\">Links</h2>",
            "aria-expanded=\"false\"",
            "for Promise",
            ">+ Kind</button>",
        ],
    );
}

/// The place with a file that lacks the kind in use.
fn asked() -> Rc<Workspace> {
    let theirs = default_codebook().remove_kind("fact", None).unwrap();
    let theirs = theirs.nest_kind("figure", Some("law")).unwrap();
    let incoming = Incoming { name: "autre.json".to_owned(), content: Content::Codebook(Rc::new(theirs)) };
    place().reduce(Action::Offer(Rc::new(incoming)))
}

#[tokio::test]
async fn another_codebook_is_told_in_plain_words() {
    let french = render(asked, true).await;
    check(
        &french,
        &[
            "«\u{a0}autre.json\u{a0}» est une autre grille",
            "absent du fichier · 1\u{a0}affirmation",
            "<li>Une sorte de\u{a0}: rien d’autre → Droit</li>",
            "Fait, événement ou décision, 1\u{a0}affirmation",
            "Quelle grille employer\u{202f}?",
        ],
    );
    let closed = render(|| asked().reduce(Action::Close), true).await;
    assert!(!closed.contains("autre.json"));
    assert_eq!(asked().reduce(Action::Close).view.incoming, None);
}
