//! What hues look like in other programs: the edges of the light style sheet.

use crate::model::codebook::Hue;

/// The dark colour of the line under words, on which white ones are read: `#1f5fa8`.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_those_of_the_style_sheet() {
        let tokens = include_str!("../../styles/tokens.css").to_lowercase();
        for hue in Hue::ALL {
            let name = format!("[data-hue=\"{}\"]", hue.name());
            let line = tokens.lines().find(|line| line.starts_with(&name));
            // Slate is what a hue looks like where nothing else is said.
            let line = line.or_else(|| tokens.lines().find(|line| line.starts_with("[data-hue] "))).unwrap();
            assert!(line.contains(&format!("--edge: light-dark({}", edge(hue))), "{line}");
        }
    }
}
