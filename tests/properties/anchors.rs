//! Laws of finding passages again: nothing changed is nothing moved, what is placed is what it says, and words that
//! are elsewhere are never taken for it.

use proptest::prelude::*;
use scolie::anchor::{Fate, Found, Quoted, Quotes, State, find};
use scolie::model::folding::Folding;
use scolie::model::orphan::Quote;
use scolie::model::span::{Span, Spans};

use super::edits::{Chance, Edited, Kind, text};

/// A French text with passages, some of several spans.
fn passages(chance: &mut Chance, first: &Edited) -> Vec<Spans> {
    let spans: Vec<Span> = first
        .spans(chance, 24)
        .into_iter()
        .filter_map(|(_, bytes)| Span::within(&first.text, bytes.start, bytes.end))
        .collect();
    let mut passages: Vec<Spans> = spans.iter().map(|span| Spans::from(*span)).collect();
    passages.extend(spans.chunks(2).filter_map(|pair| Spans::new(pair.to_vec())));
    passages
}

fn is_letter_same(one: &str, other: &str) -> bool {
    let bare = |text: &str| -> String {
        Folding::TYPOGRAPHY.fold(text).chars().filter(|letter| !letter.is_whitespace()).collect()
    };
    bare(one) == bare(other)
}

/// What is placed without a look is one passage in the text, and says what its state claims.
fn check_sound(old: &str, new: &str, passages: &[Spans], found: &[Found]) -> Result<(), TestCaseError> {
    prop_assert_eq!(passages.len(), found.len());
    for (spans, own) in passages.iter().zip(found) {
        prop_assert_eq!(own.fates.len(), spans.count());
        prop_assert_eq!(own.placed().is_some(), own.state() <= State::Adjusted);
        if let Some(placed) = own.placed() {
            prop_assert!(placed.hull().end() as usize <= new.len());
        }
        for (span, fate) in spans.iter().zip(&own.fates) {
            let words = |span: Span| new.get(span.start() as usize..span.end() as usize);
            match fate {
                Fate::Exact(found) | Fate::Moved(found) => {
                    let words = words(*found);
                    prop_assert!(
                        words.is_some_and(|words| is_letter_same(words, span.slice(old))),
                        "{words:?}"
                    );
                }
                Fate::Adjusted(found, similarity) => {
                    prop_assert!(words(*found).is_some());
                    prop_assert!((scolie::anchor::BAR..100).contains(&similarity.0));
                }
                Fate::Review(_, candidates) => {
                    prop_assert!(!candidates.is_empty());
                    prop_assert!(candidates.iter().all(|candidate| words(candidate.span).is_some()));
                }
                Fate::Orphan => {}
            }
        }
    }
    Ok(())
}

/// Two passages that were apart do not come to the same words.
fn check_apart(passages: &[Spans], found: &[Found]) -> Result<(), TestCaseError> {
    for (index, one) in passages.iter().enumerate() {
        for other in index + 1..passages.len() {
            let meets = |one: &Spans, other: &Spans| {
                one.iter().any(|one| other.iter().any(|other| one.intersection(other).is_some()))
            };
            if let (false, Some(here), Some(there)) =
                (meets(one, &passages[other]), found[index].placed(), found[other].placed())
            {
                prop_assert!(!meets(&here, &there), "{one:?} and {:?} came to {here:?}", passages[other]);
            }
        }
    }
    Ok(())
}

/// Passages as another program quotes them.
fn quoted(text: &str, passages: &[Spans]) -> Vec<Vec<Quoted>> {
    let quote = |span: Span| {
        let Quote { exact, prefix, suffix } = Quote::of(text, span);
        Quoted { exact, prefix, suffix, place: Some(u64::from(span.start())) }
    };
    passages.iter().map(|spans| spans.iter().map(quote).collect()).collect()
}

fn sought(text: &str, passages: Vec<Vec<Quoted>>) -> Vec<Found> {
    let mut quotes = Quotes::begin(text, passages);
    while quotes.go_on() {}
    quotes.finish()
}

fn any_kind() -> impl Strategy<Value = Kind> {
    proptest::sample::select(Kind::ALL.to_vec())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn whatever_was_done_to_a_text_what_is_placed_is_sound(seed in any::<u64>(), kind in any_kind()) {
        let mut chance = Chance::new(seed);
        let tree = text(&mut chance, 1_500);
        let (first, edited) = (Edited::first(&tree), kind.apply(&tree, &mut chance));
        let passages = passages(&mut chance, &first);
        let found = find(&first.text, &edited.text, passages.clone());
        check_sound(&first.text, &edited.text, &passages, &found)?;
        check_apart(&passages, &found)?;
        // In another order, the same.
        let mut turned = passages.clone();
        turned.reverse();
        let mut again = find(&first.text, &edited.text, turned);
        again.reverse();
        prop_assert_eq!(again, found);
    }

    #[test]
    fn whatever_was_done_to_a_text_what_is_placed_by_its_words_is_sound(seed in any::<u64>(), kind in any_kind()) {
        let mut chance = Chance::new(seed);
        let tree = text(&mut chance, 1_500);
        let (first, edited) = (Edited::first(&tree), kind.apply(&tree, &mut chance));
        let passages = passages(&mut chance, &first);
        let found = sought(&edited.text, quoted(&first.text, &passages));
        check_sound(&first.text, &edited.text, &passages, &found)?;
        let mut turned = passages.clone();
        turned.reverse();
        let mut again = sought(&edited.text, quoted(&first.text, &turned));
        again.reverse();
        prop_assert_eq!(again, found);
    }

    #[test]
    fn quotes_of_the_same_text_are_where_they_were_or_in_doubt(seed in any::<u64>()) {
        let mut chance = Chance::new(seed);
        let first = Edited::first(&text(&mut chance, 3_000));
        let passages = passages(&mut chance, &first);
        for (spans, own) in passages.iter().zip(sought(&first.text, quoted(&first.text, &passages))) {
            for (span, fate) in spans.iter().zip(&own.fates) {
                match fate {
                    Fate::Review(_, candidates) => {
                        prop_assert!(candidates.iter().any(|candidate| candidate.span == span));
                    }
                    fate => prop_assert_eq!(fate.placed(), Some(span)),
                }
            }
        }
    }

    #[test]
    fn in_the_same_text_everything_is_where_it_was(seed in any::<u64>()) {
        let mut chance = Chance::new(seed);
        let first = Edited::first(&text(&mut chance, 1_500));
        let passages = passages(&mut chance, &first);
        for (spans, own) in passages.iter().zip(find(&first.text, &first.text, passages.clone())) {
            prop_assert_eq!(own.state(), State::Exact);
            prop_assert_eq!(own.placed(), Some(spans.clone()));
        }
    }

    #[test]
    fn edits_outside_all_passages_leave_them_what_they_say(seed in any::<u64>(), before in any_kind()) {
        let mut chance = Chance::new(seed);
        let (one, two, three) = (text(&mut chance, 600), text(&mut chance, 900), text(&mut chance, 600));
        let middle = Edited::first(&two).text;
        let join = |one: &str, three: &str| format!("{one}\n{middle}\n{three}");
        let old = join(&Edited::first(&one).text, &Edited::first(&three).text);
        let new = join(&before.apply(&one, &mut chance).text, &before.apply(&three, &mut chance).text);
        let shift = Edited::first(&one).text.len() + 1;
        let spans = Edited::first(&two).spans(&mut chance, 20).into_iter();
        let passages: Vec<Spans> = spans
            .filter_map(|(_, bytes)| Span::within(&old, bytes.start + shift, bytes.end + shift))
            .map(Spans::from)
            .collect();
        for (spans, own) in passages.iter().zip(find(&old, &new, passages.clone())) {
            prop_assert!(own.state() <= State::Moved, "{:?} {own:?}", spans.quote(&old));
        }
    }

    #[test]
    fn any_two_texts_are_taken(
        old in "[a-c é’\u{301}\u{ad}.«»\n\u{202f}👩\u{200d}œ]{0,200}",
        new in "[a-c é’\u{301}\u{ad}.«»\n\u{202f}👩\u{200d}œ]{0,200}",
        places in proptest::collection::vec((any::<usize>(), any::<usize>()), 1..12),
    ) {
        let place = |at: usize| old.floor_char_boundary(at % (old.len() + 1));
        let passages: Vec<Spans> = places
            .iter()
            .filter_map(|(one, other)| {
                let (one, other) = (place(*one), place(*other));
                Span::within(&old, one.min(other), one.max(other))
            })
            .map(Spans::from)
            .collect();
        let found = find(&old, &new, passages.clone());
        check_sound(&old, &new, &passages, &found)?;
    }
}

/// Texts that are hard to compare: it must come to an end, with every passage told.
#[test]
fn adversarial_texts_come_to_an_end() {
    let letters = "a".repeat(400_000);
    let words = "a ".repeat(200_000);
    let sentences = "Le ministre n’a pas répondu à la question. ".repeat(10_000);
    let other = "Autre chose encore, tout à fait autre. ".repeat(10_000);
    for (old, new) in [
        (&letters, letters[1_000..].to_owned()),
        (&words, words[2_000..].to_owned()),
        (&sentences, sentences["Le ministre n’a pas répondu à la question. ".len()..].to_owned()),
        (&sentences, other.clone()),
        (&other, sentences.chars().rev().collect()),
    ] {
        let place = |at: usize| old.floor_char_boundary(at);
        let spans = (0..20).filter_map(|n| Span::within(old, place(n * 9_000), place(n * 9_000 + 60)));
        let passages: Vec<Spans> = spans.map(Spans::from).collect();
        let found = find(old, &new, passages.clone());
        assert_eq!(found.len(), passages.len());
    }
}
