//! What the clipboard holds: a plain text, and often the same as HTML. Which of the two is read.
//!
//! The HTML is read only where it brings what the plain text lacks: paragraphs, headings, lists, tables,
//! emphasis, links. Code that an editor coloured, and a text that is itself Markdown, JSON, a table or the
//! source of a page, are read as they stand.

use super::builder::Text;
use super::detect::{self, MediaType};
use super::encoding::Decoded;
use super::html;
use crate::model::document::{BlockKind, Style};

/// The text to open of what was pasted: `html` and `plain` are the two flavours of the clipboard.
///
/// Nothing, where neither holds a text. A pasted text has no name.
#[must_use]
pub fn pasted(html: Option<&str>, plain: &str) -> Option<Decoded> {
    let fragment = html.map(fragment).filter(|html| !html.trim().is_empty());
    let rich = fragment.filter(|html| {
        let is_source = detect::media_type("", plain) != MediaType::Plain;
        !is_source && !is_code(html) && brings_structure(&html::read(html), plain)
    });
    match rich {
        Some(html) => Some(Decoded { media_type: Some(MediaType::Html), ..Decoded::from(html.to_owned()) }),
        None => (!plain.trim().is_empty()).then(|| Decoded::from(plain.to_owned())),
    }
}

/// The body of the page that a clipboard wraps around what was copied.
///
/// Not only what stands between the two comments that mark it: the rows of a table are copied without the
/// table, which stands around them.
fn fragment(html: &str) -> &str {
    let lower = html.to_ascii_lowercase();
    let body = lower.find("<body").and_then(|at| Some(at + lower.get(at..)?.find('>')? + 1));
    // Some programs hand over the header of Windows' own format: `Version:0.9 StartHTML:…`.
    let start =
        body.or_else(|| lower.starts_with("version:").then(|| lower.find('<')).flatten()).unwrap_or(0);
    let end = lower.rfind("</body").filter(|end| body.is_some() && *end >= start).unwrap_or(html.len());
    html.get(start..end).unwrap_or(html)
}

/// Whether the HTML is code as an editor colours it: a fixed pitch for all of it, its spaces kept.
fn is_code(html: &str) -> bool {
    let first = html.split('<').map(str::trim_start).find(|tag| {
        ["div", "pre", "span", "code", "table"]
            .iter()
            .any(|name| tag.strip_prefix(name).is_some_and(|rest| rest.starts_with([' ', '>', '\n', '\r'])))
    });
    let Some((tag, _)) = first.and_then(|tag| tag.split_once('>')) else { return false };
    let tag: String = tag.to_ascii_lowercase().split_whitespace().collect();
    let is_fixed = ["monospace", "consolas", "courier", "menlo", "monaco", "jetbrains"];
    tag.starts_with("pre")
        || (tag.contains("white-space:pre") && is_fixed.iter().any(|font| tag.contains(font)))
}

/// Whether `rich` shows something that the lines of `plain` do not.
fn brings_structure(rich: &Text, plain: &str) -> bool {
    let is_set = rich.blocks.iter().any(|block| {
        let is_plain = matches!(block.kind, BlockKind::Paragraph | BlockKind::Code) && block.quoted == 0;
        let is_styled = |style: Style| Style { code: false, ..style } != Style::default();
        !is_plain || block.runs.iter().any(|run| is_styled(run.style) || run.link.is_some())
    });
    let has_words = |line: &&str| !line.trim().is_empty();
    let lines = |text: &str| text.lines().filter(has_words).count();
    let all_code = rich.blocks.iter().all(|block| block.kind == BlockKind::Code);
    !rich.blocks.is_empty() && !all_code && (is_set || lines(&rich.text) > lines(plain))
}
