//! What hues look like in other programs: the tints and edges of the light style sheet.

use crate::model::codebook::Hue;

/// The light colour that stands behind words: `#cfe3fa`.
pub fn tint(hue: Hue) -> &'static str {
    match hue {
        Hue::Blue => "#cfe3fa",
        Hue::Teal => "#c9eff2",
        Hue::Violet => "#dcd5f7",
        Hue::Slate => "#e3e6ea",
        Hue::Orange => "#fcdcc4",
        Hue::Pink => "#f9d5e7",
        Hue::Green => "#d6efcf",
        Hue::Yellow => "#fff0b3",
        Hue::Lime => "#e4eba6",
        Hue::Emerald => "#c8f0de",
        Hue::Red => "#f8d0d0",
        Hue::Brown => "#e9d9c6",
        Hue::Indigo => "#d5dbf5",
    }
}

/// The dark colour of the line under them, on which white words are read: `#1f5fa8`.
pub fn edge(hue: Hue) -> &'static str {
    match hue {
        Hue::Blue => "#1f5fa8",
        Hue::Teal => "#006c77",
        Hue::Violet => "#5b3fb5",
        Hue::Slate => "#4a5563",
        Hue::Orange => "#a84300",
        Hue::Pink => "#a3195b",
        Hue::Green => "#2e7016",
        Hue::Yellow => "#806000",
        Hue::Lime => "#5f6600",
        Hue::Emerald => "#00694a",
        Hue::Red => "#b3261e",
        Hue::Brown => "#7a4a12",
        Hue::Indigo => "#2f3f9e",
    }
}

/// The hue that looks most like a colour `#cfe3fa` or `#cfe`, as other programs write it; none of another form.
pub fn nearest(colour: &str) -> Option<Hue> {
    let wanted = parts(colour)?;
    let distance = |of: &str| {
        let own = parts(of).unwrap_or_default();
        own.iter().zip(wanted).map(|(own, wanted)| own.abs_diff(wanted).pow(2)).sum::<u32>()
    };
    Hue::ALL.into_iter().min_by_key(|hue| distance(tint(*hue)).min(distance(edge(*hue))))
}

/// How red, green and blue a colour is.
fn parts(colour: &str) -> Option<[u32; 3]> {
    let digits = colour.trim().strip_prefix('#')?.chars().map(|digit| digit.to_digit(16));
    match *digits.collect::<Option<Vec<u32>>>()?.as_slice() {
        // What follows is how much shows through.
        [a, b, c, d, e, f] | [a, b, c, d, e, f, _, _] => Some([a * 16 + b, c * 16 + d, e * 16 + f]),
        [a, b, c] | [a, b, c, _] => Some([a * 17, b * 17, c * 17]),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_is_the_hue_it_looks_like() {
        for hue in Hue::ALL {
            assert_eq!((nearest(tint(hue)), nearest(edge(hue))), (Some(hue), Some(hue)));
        }
        assert_eq!(nearest("#FF0000"), Some(Hue::Red));
        assert_eq!((nearest("#0a0"), nearest("#00aa00ff")), (Some(Hue::Green), Some(Hue::Green)));
        assert_eq!((nearest("red"), nearest("#12"), nearest("#ééé"), nearest("")), (None, None, None, None));
    }

    #[test]
    fn colours_are_those_of_the_style_sheet() {
        let tokens = include_str!("../../styles/tokens.css").to_lowercase();
        for hue in Hue::ALL {
            let name = format!("[data-hue=\"{}\"]", hue.name());
            let line = tokens.lines().find(|line| line.starts_with(&name));
            // Slate is what a hue looks like where nothing else is said.
            let line = line.or_else(|| tokens.lines().find(|line| line.starts_with("[data-hue] "))).unwrap();
            assert!(line.contains(&format!("--tint: light-dark({}", tint(hue))), "{line}");
            assert!(line.contains(&format!("--edge: light-dark({}", edge(hue))), "{line}");
        }
    }
}
