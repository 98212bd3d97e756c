//! Laws of every format: what leaves and comes back, and what is damaged.

use std::collections::BTreeMap;
use std::rc::Rc;

use proptest::prelude::*;
use scolie::exchange::foreign::Foreign;
use scolie::exchange::formats::{self, Options};
use scolie::exchange::placing::Placing;
use scolie::exchange::work::at_once;
use scolie::exchange::{archive, outgoing};
use scolie::model::arrival::Fate;
use scolie::model::claim::{Claim, Link, Passage, Suggestion, Value};
use scolie::model::codebook::Kind;
use scolie::model::dossier::Dossier;
use scolie::model::edit::Edit;
use scolie::model::identity::{ClaimId, DocumentId, LinkId, Moment, PassageId, Stamp};
use scolie::model::orphan::{Orphan, Quote};
use scolie::model::outgoing::{Format, Loss, Losses};
use scolie::model::snap::snap;
use scolie::model::span::{Span, Spans};
use scolie::read;
use uuid::Uuid;

use super::losses::without;
use super::steps::{blank, play, seed, some_steps, steps};

/// How many damaged files are read in all; of each format, where the variable says so.
const DAMAGES: usize = 5_000;
const EACH: &str = "SCOLIE_DAMAGES";
/// Formats whose passages do not come back one by one: columns of tags, and a codebook by itself.
pub const COARSE: [Format; 2] = [Format::Iob, Format::RefiCodebook];

/// Texts in which bytes, code points, UTF-16 and graphemes differ, with lines ended in both ways.
const TEXTS: [(&str, &str); 3] = [
    (
        "a.md",
        "# T\u{e9} | b\n\n«\u{a0}L’État\u{a0}» n’a *rien* dit 🇫🇷\u{202f}; e\u{301}crit 👩\u{200d}⚖️ **qui**\u{202f}?\n\n- un\n- deux\n",
    ),
    (
        "b.txt",
        "Un «\u{202f}mot\u{202f}» 👩\u{200d}👧 puis e\u{301}t\u{e9}.\r\n\r\nשלום עולם, مرحبا بالعالم.\r\nFin\u{a0}: 5\u{202f}000 €.\r\n",
    ),
    ("c.txt", "x < y & z > \"w\" \\ / 100 %\t| #tag [a](b)\n\nUne ligne\n\nUne ligne\n"),
];

/// Small numbers, the same for the same seed.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % most.max(1) as u64).unwrap()
    }
}

/// A dossier of the odd texts, with passages that overlap, nest, and have gaps; with links, and a long note.
fn odd(number: u64) -> Dossier {
    let mut chance = Chance(number.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let mut dossier = blank();
    let id = |sort: u128, n: usize| Uuid::from_u128(sort << 96 | u128::from(number) << 32 | n as u128);
    let documents = TEXTS.iter().take(1 + chance.below(3)).enumerate().map(|(n, (name, text))| {
        let id = DocumentId(id(1, n));
        (id, Rc::new(read::read(id, name, (*text).to_owned()).0))
    });
    dossier.documents = documents.collect();
    let mut stamp =
        || Stamp { by: "Zoé".to_owned(), at: Moment(1_700_000_000_000 + chance.below(9_999) as i64) };
    let stamps: Vec<Stamp> = (0..40).map(|_| stamp()).collect();
    let kinds: Vec<_> = dossier.codebook.kinds.iter().map(|kind| Rc::clone(&kind.id)).collect();
    let words =
        ["Un", "L’État «\u{a0}ment\u{a0}»\u{202f}?", "=1+1; \"x\"", "a\tb", "e\u{301} 🇫🇷", "[T1] #a", "שלום"];
    let mut claims = BTreeMap::new();
    for n in 0..1 + chance.below(5) {
        let note = match chance.below(8) {
            0 => "Une longue note.\n".repeat(2_400),
            1 => "deux\nlignes".to_owned(),
            _ => String::new(),
        };
        let mut attributes = BTreeMap::new();
        if chance.below(2) == 0 {
            attributes.insert("verdict".into(), Value::One("false".to_owned()));
            attributes.insert("actors".into(), Value::Many(vec!["a; b".to_owned(), "é".to_owned()]));
        }
        let claim = Claim {
            id: ClaimId(id(2, n)),
            label: format!("{} {n}", words[chance.below(words.len())]),
            kind: Rc::clone(&kinds[chance.below(kinds.len())]),
            attributes,
            note,
            made: stamps[n].clone(),
            changed: stamps[n + 10].clone(),
        };
        claims.insert(claim.id, Rc::new(claim));
    }
    let ids: Vec<ClaimId> = claims.keys().copied().collect();
    dossier.claims = claims.into();
    for n in 0..chance.below(9) {
        let documents: Vec<_> = dossier.documents.values().map(Rc::clone).collect();
        let document = &documents[chance.below(documents.len())];
        let length = document.text.len();
        let mut span = || {
            let start = chance.below(length);
            let end = start + 1 + chance.below(12);
            snap(&document.text, u32::try_from(start).unwrap(), u32::try_from(end).unwrap())
        };
        let found: Vec<_> = [span(), span()].into_iter().flatten().collect();
        let found = found.into_iter().take(1 + chance.below(2)).collect();
        let Some(spans) = Spans::new(found) else { continue };
        let passage = Passage {
            id: PassageId(id(3, n)),
            claim: ids[chance.below(ids.len())],
            document: document.id,
            spans,
            comment: ["", "", "vu", "a\n\nb \"c\""][chance.below(4)].to_owned(),
            made: stamps[n].clone(),
            changed: stamps[n + 20].clone(),
            suggestion: (chance.below(4) == 0)
                .then(|| Rc::new(Suggestion { by: "rules-1".to_owned(), score: "0.8".to_owned() })),
        };
        dossier.passages.put(&Rc::new(passage));
    }
    let mut links: BTreeMap<LinkId, Rc<Link>> = BTreeMap::new();
    for n in 0..chance.below(4) {
        let (from, to) = (ids[chance.below(ids.len())], ids[chance.below(ids.len())]);
        if from != to && !links.values().any(|own| (own.from, own.to) == (from, to)) {
            let kind = ["supports", "attacks", "status-of"][chance.below(3)].into();
            let (id, made, changed) = (LinkId(id(4, n)), stamps[n].clone(), stamps[n + 30].clone());
            links.insert(id, Rc::new(Link { id, kind, from, to, made, changed }));
        }
    }
    dossier.links = links.into();
    let orphan = |n: usize| {
        let document = dossier.documents.keys().next().copied().filter(|_| n > 0);
        let words = Quote { exact: "nulle part 🇫🇷".to_owned(), ..Quote::default() };
        Rc::new(Orphan {
            id: PassageId(id(5, n)),
            claim: ids[n % ids.len()],
            document,
            origin: "b.txt".to_owned(),
            quotes: vec![words; n + 1],
            comment: String::new(),
            made: stamps[n].clone(),
            changed: stamps[n].clone(),
            suggestion: None,
        })
    };
    let orphans = (0..chance.below(3)).map(orphan);
    dossier.orphans = orphans.map(|own| (own.id, own)).collect();
    dossier
}

/// The files of a dossier as they leave, and what was lost.
pub fn leave(format: Format, dossier: &Rc<Dossier>) -> (outgoing::File, Losses) {
    let mut writing = formats::begin(format, dossier, &Options::default()).unwrap();
    while writing.go_on() {}
    let (files, losses) = writing.finish();
    (outgoing::packed(dossier, format, files), losses)
}

/// What comes back from a file, or from an archive.
pub fn come_back(format: Format, file: &outgoing::File) -> Vec<Foreign> {
    let read = |name: &str, text: &str| {
        assert_eq!(formats::recognise(name, text), Some(format), "{name}\n{text}");
        formats::read(format, name, text).unwrap()
    };
    if !archive::is_archive(&file.content) {
        return vec![read(&file.name, std::str::from_utf8(&file.content).unwrap())];
    }
    let found = formats::read_archive(&file.content).unwrap().unwrap();
    let single = found.files.iter().map(|entry| read(&entry.name, entry.text().unwrap()));
    let mut foreign: Vec<Foreign> = single.collect();
    foreign.extend(found.foreign);
    foreign
}

pub fn take_in(dossier: &Dossier, foreign: Vec<Foreign>) -> Dossier {
    let mut dossier = Rc::new(dossier.clone());
    for foreign in foreign {
        let mut placing = Placing::begin(&dossier, "x", foreign, seed(900).stamp);
        while placing.go_on() {}
        let edit = Edit::TakeIn(placing.finish().additions);
        dossier = Rc::new(dossier.apply(&edit.plan(&dossier, &seed(901))));
    }
    Dossier::clone(&dossier)
}

pub fn is_both_ways(format: Format) -> bool {
    format.is_read() && format.is_written() && format != Format::Dossier
}

/// Where its annotations come back to: the same texts and codebook, nothing said of them.
pub fn bare(dossier: &Dossier) -> Dossier {
    let mut bare = Dossier::new((*dossier.about).clone(), Rc::clone(&dossier.codebook));
    bare.documents = dossier.documents.clone();
    bare
}

#[track_caller]
fn check_lossless(dossier: &Rc<Dossier>) {
    let (files, losses) = formats::own(dossier);
    let again = scolie::exchange::dossier::import(std::str::from_utf8(&files[0].content).unwrap()).unwrap();
    assert!(losses.is_empty() && again == **dossier);
    let (file, losses) = leave(Format::WebAnnotation, dossier);
    assert!(losses.is_empty(), "{losses:?}");
    let after = take_in(&blank(), come_back(Format::WebAnnotation, &file));
    let mut odds = Vec::new();
    differ(&after.documents.to_map(), &dossier.documents.to_map(), &mut odds);
    differ(&after.dockets.to_map(), &dossier.dockets.to_map(), &mut odds);
    differ(&after.earlier.to_map(), &dossier.earlier.to_map(), &mut odds);
    differ(&after.claims.to_map(), &dossier.claims.to_map(), &mut odds);
    differ(&passages(&after), &passages(dossier), &mut odds);
    differ(&after.orphans.to_map(), &dossier.orphans.to_map(), &mut odds);
    differ(&after.links.to_map(), &dossier.links.to_map(), &mut odds);
    assert!(odds.is_empty(), "{}", odds.join("\n"));
    assert_eq!(after.codebook, dossier.codebook);
}

/// What comes back otherwise than its losses say.
fn odds(format: Format, dossier: &Rc<Dossier>) -> Vec<String> {
    let (file, losses) = leave(format, dossier);
    let after = take_in(&bare(dossier), come_back(format, &file));
    let (after, expected) = (without(&after, &losses), without(dossier, &losses));
    let mut odds = Vec::new();
    differ(&after.claims.to_map(), &expected.claims.to_map(), &mut odds);
    let (came, left) = (passages(&after), passages(&expected));
    // Whose ends were moved is counted, and not told.
    if losses.count(Loss::Boundaries) == 0 || !came.keys().eq(left.keys()) {
        differ(&came, &left, &mut odds);
    }
    differ(&after.links.to_map(), &expected.links.to_map(), &mut odds);
    differ(&after.orphans.to_map(), &expected.orphans.to_map(), &mut odds);
    if losses.count(Loss::Orphans) != dossier.orphans.len() {
        odds.push(format!("{} wait, {losses:?}", dossier.orphans.len()));
    }
    odds
}

fn passages(dossier: &Dossier) -> BTreeMap<PassageId, Rc<Passage>> {
    dossier.passages.values().map(|own| (own.id, Rc::clone(own))).collect()
}

fn differ<K: Ord, T: PartialEq + std::fmt::Debug>(
    came: &BTreeMap<K, Rc<T>>,
    left: &BTreeMap<K, Rc<T>>,
    odds: &mut Vec<String>,
) {
    let missing = left.iter().filter(|(id, own)| came.get(id) != Some(own));
    odds.extend(missing.map(|(id, own)| format!("left  {own:?}\ncame  {:?}", came.get(id))));
    let new = came.iter().filter(|(id, _)| !left.contains_key(id));
    odds.extend(new.map(|(_, own)| format!("new   {own:?}")));
}

proptest! {
    #[test]
    fn annotations_of_the_web_give_the_dossier_back(steps in steps()) {
        let (_, states) = play(&steps);
        check_lossless(&Rc::new(states.last().unwrap().clone()));
    }
}

#[test]
fn odd_dossiers_come_back_but_for_what_their_formats_lose() {
    let mut all: Vec<String> = Vec::new();
    for number in 1..40 {
        let dossier = Rc::new(odd(number));
        check_lossless(&dossier);
        for format in Format::ALL.into_iter().filter(|format| is_both_ways(*format)) {
            if !COARSE.contains(&format) && format != Format::WebAnnotation {
                let odds = odds(format, &dossier);
                all.extend(odds.into_iter().map(|odd| format!("{format:?}, {number}\n{odd}")));
            }
        }
    }
    assert!(all.is_empty(), "{} oddities\n{}", all.len(), all.join("\n"));
}

#[test]
fn columns_lose_no_more_passages_than_they_say() {
    for number in 1..40 {
        let dossier = Rc::new(odd(number));
        let (file, losses) = leave(Format::Iob, &dossier);
        let after = take_in(&bare(&dossier), come_back(Format::Iob, &file));
        let place = |own: &Rc<Passage>, kind: &str| (own.document, own.spans.clone(), kind.to_owned());
        let came: Vec<_> =
            after.passages.values().map(|own| place(own, &after.claims[&own.claim].kind)).collect();
        let is_back = |own: &&Rc<Passage>| came.contains(&place(own, &dossier.claims[&own.claim].kind));
        let back = dossier.passages.values().filter(is_back).count();
        let said = [Loss::Overlaps, Loss::Boundaries, Loss::Gaps, Loss::Suggestions];
        let said: usize = said.into_iter().map(|loss| losses.count(loss)).sum();
        assert!(
            back + said >= dossier.passages.len(),
            "{number}: {back} of {}, {losses:?}",
            dossier.passages.len()
        );
    }
}

#[test]
fn a_codebook_gives_the_kinds_back() {
    let (_, states) = play(&some_steps(120));
    for state in states.iter().step_by(10) {
        let dossier = Rc::new(state.clone());
        let (file, _) = leave(Format::RefiCodebook, &dossier);
        let mut other = blank();
        Rc::make_mut(&mut other.codebook).kinds.truncate(1);
        let after = take_in(&other, come_back(Format::RefiCodebook, &file));
        for kind in &dossier.codebook.kinds {
            let back = after.codebook.kind(&kind.id);
            let said = |own: &Kind| (own.label.clone(), own.parent.clone(), own.hue);
            if kind.id != other.codebook.kinds[0].id {
                assert_eq!(back.map(said), Some(said(kind)), "{}", kind.id);
            }
        }
    }
}

#[test]
fn columns_give_the_kinds_back_where_the_words_are() {
    for number in 1..40 {
        let dossier = Rc::new(odd(number));
        let (file, _) = leave(Format::Iob, &dossier);
        for foreign in come_back(Format::Iob, &file) {
            let after = take_in(&bare(&dossier), vec![foreign]);
            for passage in after.passages.values() {
                let kind = &after.claims[&passage.claim].kind;
                let meets = |own: &&Rc<Passage>| {
                    let hull = passage.spans.hull();
                    own.spans.iter().any(|span| span.intersection(hull).is_some())
                };
                let there = dossier.passages_in(passage.document);
                let met = there.iter().filter(meets).any(|own| dossier.claims[&own.claim].kind == *kind);
                assert!(met, "{kind} at {:?}", passage.spans);
            }
        }
    }
}

/// A file with bytes changed, cut out, doubled.
fn damage(bytes: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut damaged = bytes.to_vec();
    for _ in 0..=chance.below(3) {
        let at = chance.below(damaged.len());
        let end = (at + chance.below(60)).min(damaged.len());
        match chance.below(6) {
            0 => damaged.truncate(at),
            1 => drop(damaged.drain(at..end)),
            2 => {
                let other = chance.below(damaged.len());
                let piece = damaged[at..end].to_vec();
                damaged.splice(other..other, piece);
            }
            3 if !damaged.is_empty() => damaged[at] = u8::try_from(chance.below(256)).unwrap(),
            _ if !damaged.is_empty() => damaged[at] = b"0]}[{\",:x-9\\<>/\t\n "[chance.below(18)],
            _ => {}
        }
    }
    damaged
}

#[test]
fn damaged_files_are_refused_with_their_place_and_never_panic() {
    let dossier = (1..).map(odd).find(|own| own.passages.len() > 4 && own.links.len() > 1).unwrap();
    let dossier = Rc::new(without_long_notes(dossier));
    let (before, home) = (Dossier::clone(&dossier), Rc::new(bare(&dossier)));
    let formats: Vec<Format> = Format::ALL.into_iter().filter(|format| format.is_read()).collect();
    let written: Vec<(Format, outgoing::File)> = formats
        .into_iter()
        .filter(|format| format.is_written() && *format != Format::Dossier)
        .map(|format| (format, leave(format, &dossier).0))
        .collect();
    let mut chance = Chance(0x2545_f491_4f6c_dd1d);
    let mut entries: Vec<(Format, String, Vec<u8>)> = Vec::new();
    for (format, file) in written {
        match archive::is_archive(&file.content) {
            false => entries.push((format, file.name, file.content)),
            true => {
                let unpacked = at_once(archive::unpack(&file.content)).unwrap();
                let known = unpacked.iter().map(|entry| (format, entry.name.clone(), entry.content.clone()));
                entries.extend(known);
                // The archive itself, too.
                for _ in 0..DAMAGES / 100 {
                    let read = formats::read_archive(&damage(&file.content, &mut chance));
                    if let Err(error) = read {
                        assert!(!error.place().is_empty(), "{format:?} {error}");
                    }
                }
            }
        }
    }
    let each = DAMAGES.div_ceil(entries.len());
    let each = std::env::var(EACH).ok().and_then(|count| count.parse().ok()).unwrap_or(each);
    let mut refused = 0;
    for (format, name, content) in &entries {
        for _ in 0..each {
            let damaged = damage(content, &mut chance);
            let text = String::from_utf8_lossy(&damaged);
            let _ = formats::recognise(name, &text);
            match formats::read(*format, name, &text) {
                Ok(foreign) => {
                    let named = foreign.refused.iter().all(|(place, _)| !place.is_empty());
                    assert!(named || foreign.items.is_empty(), "{format:?} {:?}\n{text}", foreign.refused);
                    refused += foreign.refused.len();
                    check_placed(&home, foreign);
                }
                Err(error) => {
                    assert!(!error.place().is_empty(), "{format:?} {error}\n{text}");
                    refused += 1;
                }
            }
        }
    }
    assert!(refused > DAMAGES / 10, "{refused}");
    assert!(*dossier == before && *home == bare(&dossier), "a file changed what it was not taken into");
}

/// What is left of a damaged file finds its places without harm, and what is taken in stands in the texts.
#[track_caller]
fn check_placed(home: &Rc<Dossier>, foreign: Foreign) {
    let mut placing = Placing::begin(home, "x", foreign, seed(900).stamp);
    while placing.go_on() {}
    let arrival = placing.finish();
    for landing in &arrival.landings {
        let is_refused = matches!(landing.fate, Fate::Refused(_));
        assert!(!is_refused || !landing.place.is_empty() || landing.quote.is_empty(), "{landing:?}");
    }
    let edit = Edit::TakeIn(arrival.additions);
    let after = home.apply(&edit.plan(home, &seed(901)));
    for passage in after.passages.values() {
        assert!(after.claims.contains_key(&passage.claim));
        let text = &after.documents[&passage.document].text;
        let stands = |span: Span| text.get(span.start() as usize..span.end() as usize).is_some();
        assert!(passage.spans.iter().all(stands), "{passage:?}");
    }
}

fn without_long_notes(mut dossier: Dossier) -> Dossier {
    for mut claim in dossier.claims.to_map().into_values() {
        Rc::make_mut(&mut claim).note.truncate(20);
        dossier.claims.insert(claim.id, claim);
    }
    dossier
}
