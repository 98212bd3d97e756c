//! Words of others, with a mark where they hold what is not seen.

use yew::prelude::*;

use crate::model::unseen::{Piece, is_in, pieces};

/// `text` as it is to be shown outside the reader: each run of characters that are not seen is in an element
/// of its own, which shows their name and keeps them from turning round what stands beside them.
pub fn view_words(text: &str) -> Html {
    if !is_in(text, 0..text.len()) {
        return html! { { text.to_owned() } };
    }
    let of = |range: std::ops::Range<usize>| text.get(range).unwrap_or_default().to_owned();
    let pieces = pieces(text, 0..text.len()).into_iter().map(|piece| match piece {
        Piece::Words(range) => html! { <span key={range.start}>{ of(range) }</span> },
        Piece::Unseen(range, name) => {
            html! { <span key={range.start} class="unseen" data-unseen={name}>{ of(range) }</span> }
        }
    });
    html! { <span class="words">{ for pieces }</span> }
}
