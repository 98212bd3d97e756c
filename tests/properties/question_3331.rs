//! The twelve passages of question 3331: they leave in every format, and come back from every one that is read.

use std::rc::Rc;

use scolie::exchange::work::at_once;
use scolie::exchange::{archive, formats};
use scolie::model::claim::Passage;
use scolie::model::dossier::Dossier;
use scolie::model::outgoing::{Format, Loss};
use scolie::model::span::{Span, Spans};

use super::formats::{COARSE, bare, come_back, is_both_ways, leave, take_in};
use super::question::{question_3331, whole_question};
use super::steps::blank;

/// Where the passages are, with the kinds and the labels of their claims.
fn said(dossier: &Dossier) -> Vec<(Spans, String, String)> {
    let passages = dossier.documents.keys().flat_map(|document| dossier.passages_in(*document));
    let said = passages.map(|own| {
        let claim = &dossier.claims[&own.claim];
        (own.spans.clone(), claim.kind.to_string(), claim.label.clone())
    });
    said.collect()
}

/// Those that lie inside others, which columns cannot say.
fn nested(all: &[(Spans, String, String)]) -> Vec<Span> {
    let hulls = || all.iter().map(|(spans, ..)| spans.hull());
    let holds =
        |hull: Span, own: Span| hull != own && hull.start() <= own.start() && own.start() < hull.end();
    hulls().filter(|own| hulls().any(|hull| holds(hull, *own))).collect()
}

#[test]
fn they_leave_in_every_format() {
    leave_all(&question_3331(1));
    whole_question().iter().for_each(leave_all);
}

fn leave_all(dossier: &Rc<Dossier>) {
    let nested = nested(&said(dossier)).len();
    let quotes: Vec<String> = dossier
        .passages
        .values()
        .map(|own| own.spans.quote(&dossier.documents[&own.document].text))
        .collect();
    assert_eq!(quotes.len(), 12);
    for format in Format::ALL.into_iter().filter(|format| format.is_written()) {
        if format == Format::Dossier {
            assert!(!formats::own(dossier).0[0].content.is_empty());
            continue;
        }
        let (file, losses) = leave(format, dossier);
        assert!(!file.content.is_empty(), "{format:?}");
        let lost = if format == Format::Iob { nested } else { 0 };
        assert_eq!(losses.count(Loss::Overlaps), lost, "{format:?}");
        let entries = match scolie::exchange::archive::is_archive(&file.content) {
            true => at_once(archive::unpack(&file.content)).unwrap(),
            false => continue,
        };
        assert!(entries.iter().all(|entry| !entry.content.is_empty()), "{format:?}");
    }
    // Those for people say every one of them.
    for format in [Format::Report, Format::Markdown, Format::Claims, Format::ClaimReview, Format::Argdown] {
        let text = String::from_utf8(leave(format, dossier).0.content).unwrap();
        for claim in dossier.claims.values() {
            let plain = claim.label.replace('\'', "&#39;");
            assert!(text.contains(&claim.label) || text.contains(&plain), "{format:?} lacks {}", claim.label);
        }
    }
}

#[test]
fn they_come_back_from_every_format_that_is_read() {
    come_back_all(&question_3331(1));
    whole_question().iter().for_each(come_back_all);
}

fn come_back_all(dossier: &Rc<Dossier>) {
    let nested = nested(&said(dossier));
    for format in Format::ALL.into_iter().filter(|format| is_both_ways(*format)) {
        let (file, losses) = leave(format, dossier);
        // Into the dossier that they left: nothing changes.
        if !COARSE.contains(&format) {
            let same = take_in(dossier, come_back(format, &file));
            assert!(same == **dossier, "{format:?} changes the dossier that it left");
        }
        // To the bare text: all twelve, with the labels where the format has them.
        let after = take_in(&bare(dossier), come_back(format, &file));
        let (mut came, mut left) = (said(&after), said(dossier));
        if format == Format::RefiCodebook {
            assert!(came.is_empty());
            continue;
        }
        if losses.count(Loss::Labels) > 0 {
            came.iter_mut().chain(&mut left).for_each(|own| own.2.clear());
        }
        if format == Format::Iob {
            left.retain(|(spans, ..)| !nested.contains(&spans.hull()));
        }
        assert_eq!(came, left, "{format:?}");
        // Into an empty dossier: the text comes along, or they wait.
        let after = take_in(&blank(), come_back(format, &file));
        let words = |dossier: &Dossier| -> Vec<String> {
            let text = |own: &Passage| dossier.documents[&own.document].text.as_str();
            let passages = dossier.documents.keys().flat_map(|document| dossier.passages_in(*document));
            passages.map(|own| own.spans.quote(text(&own))).collect()
        };
        match losses.count(Loss::Texts) {
            0 if format == Format::Iob => assert_eq!(after.passages.len(), 12 - nested.len()),
            0 => assert_eq!(words(&after), words(dossier), "{format:?}"),
            _ => assert_eq!((after.passages.len(), after.orphans.len()), (0, 12), "{format:?}"),
        }
    }
}
