//! The keys that are fixed: the letters of the kinds, the caret, the tag box.

use yew::prelude::*;

use crate::model::caret::MOVES;
use crate::model::chord::Chord;
use crate::model::codebook::Codebook;
use crate::ui::keycaps::spell;
use crate::ui::shell::Shell;

/// A group of keys that are fixed.
pub struct Fixed {
    heading: &'static str,
    hint: &'static str,
    rows: Vec<Line>,
}

struct Line {
    name: String,
    keys: Vec<String>,
    hue: Option<&'static str>,
}

/// The groups of fixed keys, as far as they fit.
pub fn fixed(shell: &Shell, codebook: &Codebook, fits: impl Fn(&str, &str) -> bool) -> Vec<Fixed> {
    let (messages, texts) = (shell.messages, shell.messages.keys);
    let line = |name: &str, chords: &[Chord]| {
        let keys = chords.iter().map(|chord| spell(shell, *chord)).collect();
        Line { name: name.to_owned(), keys, hue: None }
    };
    let kinds = codebook.kinds.iter().filter_map(|kind| {
        let keys = vec![kind.key?.to_uppercase().to_string()];
        Some(Line { name: messages.get(&kind.short).to_owned(), keys, hue: Some(kind.hue.name()) })
    });
    let caret = MOVES.iter().filter_map(|own| Some(line((texts.moves)(own.stride), &own.shown(shell.mac)?)));
    let arrows = [Chord::plain("ArrowUp"), Chord::plain("ArrowDown")];
    let mut tag_box = vec![line(texts.choose_claim, &arrows)];
    // Option types other characters on a Mac: there the kinds are reached by Tab.
    if shell.mac {
        tag_box.push(line(texts.choose_kind, &[Chord::plain("Tab")]));
    } else {
        let letter = vec![format!("Alt\u{a0}{}", texts.letter)];
        tag_box.push(Line { name: texts.choose_kind.to_owned(), keys: letter, hue: None });
    }
    tag_box.push(line(messages.attach, &[Chord::plain("Enter")]));
    let groups = [
        Fixed { heading: texts.kinds, hint: texts.kinds_hint, rows: kinds.collect() },
        Fixed { heading: texts.caret, hint: texts.caret_hint, rows: caret.collect() },
        Fixed { heading: texts.tag_box, hint: "", rows: tag_box },
    ];
    let fitting = groups.into_iter().map(|mut group| {
        group.rows.retain(|row| fits(&row.name, &row.keys.join(" ")));
        group
    });
    fitting.filter(|group| !group.rows.is_empty()).collect()
}

impl Fixed {
    /// The group as a part of the sheet.
    pub fn view(self) -> Html {
        let kinds = self.rows.iter().any(|row| row.hue.is_some());
        html! {
            <section key={self.heading} class="keys-group">
                <h3>{ self.heading }</h3>
                if !self.hint.is_empty() {
                    <p class="keys-hint">{ self.hint }</p>
                }
                <ul class={kinds.then_some("keys-kinds")}>{ for self.rows.into_iter().map(Line::view) }</ul>
            </section>
        }
    }
}

impl Line {
    fn view(self) -> Html {
        let caps = self.keys.into_iter().map(|keys| match self.hue {
            Some(hue) => {
                html! { <span key={keys.clone()} class="key-letter" data-hue={hue}>{ keys.clone() }</span> }
            }
            None => html! { <kbd key={keys.clone()}>{ keys.clone() }</kbd> },
        });
        html! {
            <li key={self.name.clone()} class="keys-row keys-row-fixed">
                <span class="keys-name">{ self.name }</span>
                <span class="keys-caps">{ for caps }</span>
            </li>
        }
    }
}
