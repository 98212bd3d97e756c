//! Every pair of colours that meet on the screen, by the contrast of WCAG 2.2.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, missing_docs)]

use std::collections::BTreeMap;

use scolie::model::codebook::Hue;

/// What text needs (success criterion 1.4.3), and what signs need (1.4.11).
const TEXT: f64 = 4.5;
const SIGN: f64 = 3.0;

/// The tokens of one theme, by name; those of a hue by `hue/name`.
type Colours = BTreeMap<String, [u8; 3]>;

/// The light and the dark colours of `styles/tokens.css`.
fn colours() -> [Colours; 2] {
    let style = include_str!("../styles/tokens.css");
    let mut themes = [Colours::new(), Colours::new()];
    for line in style.lines() {
        let hue = line.split_once("[data-hue=\"").map(|(_, rest)| rest.split('"').next().unwrap());
        let hue = hue.or_else(|| line.starts_with("[data-hue]").then_some("slate"));
        for (before, pair) in line.match_indices("light-dark(").map(|(at, _)| line.split_at(at)) {
            let name = before.rsplit_once("--").unwrap().1.trim_end_matches(": ");
            let name = hue.map_or(name.to_owned(), |hue| format!("{hue}/{name}"));
            let pair = pair.split_once('(').unwrap().1;
            let Some(values) = pair.starts_with('#').then(|| pair.split(')').next().unwrap()) else {
                continue;
            };
            for (theme, value) in themes.iter_mut().zip(values.split(", ")) {
                let byte = |at: usize| u8::from_str_radix(&value[at..at + 2], 16).unwrap();
                theme.insert(name.clone(), [byte(1), byte(3), byte(5)]);
            }
        }
    }
    themes
}

/// Relative luminance: <https://www.w3.org/TR/WCAG22/#dfn-relative-luminance>.
fn luminance(colour: [u8; 3]) -> f64 {
    let [red, green, blue] = colour.map(|byte| {
        let part = f64::from(byte) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[track_caller]
fn check(theme: &Colours, front: &str, ground: &str, least: f64) {
    let ratio = contrast(theme[front], theme[ground]);
    assert!(ratio >= least, "{front} on {ground}: {ratio:.2}, not {least}");
}

#[test]
fn text_is_legible_on_every_ground() {
    for theme in colours() {
        for ground in ["paper", "sheet", "accent-tint"] {
            for front in ["ink", "soft-ink", "accent"] {
                check(&theme, front, ground, TEXT);
            }
        }
        check(&theme, "on-accent", "accent", TEXT);
        check(&theme, "bad", "bad-tint", TEXT);
        check(&theme, "ink", "bad-tint", TEXT);
        check(&theme, "good", "paper", SIGN);
    }
}

#[test]
fn every_hue_is_legible_as_a_ground_and_as_a_letter() {
    for theme in colours() {
        for hue in Hue::ALL.map(Hue::name) {
            let (tint, edge) = (format!("{hue}/tint"), format!("{hue}/edge"));
            check(&theme, "ink", &tint, TEXT);
            check(&theme, "accent", &tint, TEXT);
            check(&theme, &edge, "paper", TEXT);
            check(&theme, &edge, "sheet", TEXT);
            check(&theme, &edge, &tint, SIGN);
        }
    }
}

#[test]
fn the_measure_is_that_of_wcag() {
    assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 1e-9);
    assert!((contrast([0x77; 3], [255; 3]) - 4.48).abs() < 0.01);
}
