//! The words of a block with their style, their links and their marks.

use std::rc::Rc;

use crate::exchange::hypertext::{escape, escaped};
use crate::model::segment::{Mark, Segment};

/// The cells of a block: one, unless it is a row of a table. `stem` begins the names of what can be led to.
pub fn cells(segments: &[Segment], text: &str, stem: &str, note: fn(u32) -> String) -> Vec<String> {
    let mut cells = vec![String::new()];
    for segment in segments {
        let words = segment.span.slice(text);
        let last = words.matches('\t').count();
        for (index, piece) in words.split('\t').enumerate() {
            if index > 0 {
                cells.push(String::new());
            }
            let html = segment_html(segment, piece, (index == 0, index == last), stem, note);
            cells.last_mut().into_iter().for_each(|cell| cell.push_str(&html));
        }
    }
    cells
}

/// The words of a segment inside its marks, the innermost nearest to them; each number behind the last words of
/// its passage.
fn segment_html(
    segment: &Segment,
    words: &str,
    (is_first, is_last): (bool, bool),
    stem: &str,
    note: fn(u32) -> String,
) -> String {
    let mut html = escaped(words).replace('\n', "<br>");
    let style = segment.style;
    let styles = [
        (style.code, "code"),
        (style.emphasis, "em"),
        (style.strong, "strong"),
        (style.struck, "s"),
        (style.superscript, "sup"),
        (style.subscript, "sub"),
    ];
    for (_, tag) in styles.into_iter().filter(|(on, _)| *on && !words.is_empty()) {
        html = format!("<{tag}>{html}</{tag}>");
    }
    if let Some(address) = &segment.link {
        html = link(address, &html);
    }
    for mark in segment.marks.iter().rev() {
        html = mark_html(mark, &html, (is_first, is_last), stem, note);
    }
    html
}

fn link(address: &Rc<str>, html: &str) -> String {
    let mut link = "<a href=\"".to_owned();
    escape(address, &mut link);
    link.extend(["\" rel=\"noopener noreferrer\">", html, "</a>"]);
    link
}

fn mark_html(
    mark: &Mark,
    inner: &str,
    (is_first, is_last): (bool, bool),
    stem: &str,
    note: fn(u32) -> String,
) -> String {
    let (hue, stroke, number) = (mark.hue.name(), mark.stroke.name(), mark.number);
    let id = if mark.head && is_first { format!(" id=\"{stem}-p{number}\"") } else { String::new() };
    let starts = if mark.starts && is_first { " data-starts" } else { "" };
    let ends = if mark.ends && is_last { " data-ends" } else { "" };
    let tail = if mark.tail && is_last {
        let name = note(number);
        format!(
            "<sup class=\"number\"><a href=\"#{stem}-n{number}\" aria-label=\"{name}\">{number}</a></sup>"
        )
    } else {
        String::new()
    };
    let lane = mark.lane;
    format!(
        "<mark{id} data-hue=\"{hue}\" data-stroke=\"{stroke}\" data-lane=\"{lane}\"{starts}{ends}>{inner}</mark>{tail}"
    )
}
