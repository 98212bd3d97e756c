//! Words between what stands before and after them, as in a concordance.

use yew::prelude::*;

use crate::model::concordance::Line;
use crate::ui::words::view_words;

/// The line; in a column of such lines the words begin at one place.
pub fn view_line(line: &Line) -> Html {
    let Line { before, words, after, space_before } = line;
    html! {
        <span class="kwic">
            <span class="kwic-before"><span>{ view_words(before) }{ if *space_before { " " } else { "" } }</span></span>
            <span class="kwic-after"><b>{ view_words(words) }</b>{ view_words(after) }</span>
        </span>
    }
}
