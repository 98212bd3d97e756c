//! What the page shows, and that whatever is in a dossier is shown as words.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::*;
use crate::exchange::fixture::dossier;
use crate::exchange::formats::{self, Options};
use crate::model::claim::Claim;
use crate::model::dossier::Dossier;
use crate::read::Xml;

fn written(dossier: Dossier, language: Language) -> String {
    let options = Options { language, ..Options::default() };
    let mut writing = formats::begin(Format::Page, &Rc::new(dossier), &options).unwrap();
    while writing.go_on() {}
    let (files, _) = writing.finish();
    String::from_utf8(files[0].content.clone()).unwrap()
}

/// The words of a page between `from` and `to`, its tags left out.
fn words(html: &str) -> String {
    let mut words = String::new();
    let mut inside = false;
    for character in html.chars() {
        match character {
            '<' => inside = true,
            '>' => inside = false,
            _ if !inside => words.push(character),
            _ => {}
        }
    }
    words.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"")
}

#[test]
fn the_words_of_every_block_are_on_the_page() {
    let dossier = dossier();
    let page = written(dossier.clone(), Language::French);
    // The numbers of notes stand between the words of the text.
    let bare = regex_lite::Regex::new("<sup class=\"number\">.*?</sup>").unwrap();
    let shown = words(&bare.replace_all(&page, ""));
    for document in dossier.documents.values() {
        for block in &document.blocks {
            assert!(
                shown.contains(block.span.slice(&document.text)),
                "{:?}",
                block.span.slice(&document.text)
            );
        }
    }
    for claim in dossier.claims.values() {
        assert!(shown.contains(&claim.label), "{}", claim.label);
    }
    assert!(shown.contains("un commentaire") && shown.contains("Le « marché »"));
}

#[test]
fn every_link_leads_somewhere_and_no_name_is_there_twice() {
    let page = written(dossier(), Language::English);
    let names: Vec<&str> = page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let distinct: BTreeSet<&str> = names.iter().copied().collect();
    assert_eq!(names.len(), distinct.len(), "{names:?}");
    let links: Vec<&str> = page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(page.matches("<aside").count(), 8);
    assert!(links.len() >= 8 * 3, "{}", links.len());
    for link in links {
        assert!(distinct.contains(link), "{link}");
    }
}

#[test]
fn marks_nest_and_say_their_kind_and_each_begins_once() {
    let page = written(dossier(), Language::French);
    assert_eq!(
        page.matches("-p1\"").count(),
        2 + 2 * 2,
        "two marks, each led to from its note and the table"
    );
    assert!(page.contains("data-stroke=\"solid\" data-lane=\"2\""), "three passages lie over each other");
    assert_eq!(page.matches("<mark").count(), page.matches("</mark>").count());
    assert!(page.contains("suggéré par un programme (rules-1, 0,8)"));
}

#[test]
fn nothing_of_a_dossier_becomes_markup() {
    let mut hostile = dossier();
    let evil = "</style><script>alert(1)</script>\"><img src=x onerror=alert(1)>";
    let claims = hostile.claims.iter().map(|(id, claim)| {
        let own =
            Claim { label: evil.to_owned(), note: evil.to_owned(), kind: evil.into(), ..Claim::clone(claim) };
        (*id, Rc::new(own))
    });
    hostile.claims = claims.collect();
    hostile.about =
        Rc::new(crate::model::dossier::About { title: evil.to_owned(), ..(*hostile.about).clone() });
    let page = written(hostile, Language::French);
    assert!(!page.contains("<script") && !page.contains("<img") && page.matches("</style>").count() == 1);
    assert!(page.contains("Content-Security-Policy"));
    assert!(Xml::scan(&page).is_some());
}
