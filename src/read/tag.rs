//! The tags of raw HTML inside Markdown, as far as they set text.
//!
//! What is not known is left out and its text kept. A whole page of HTML is not read here.

use std::ops::Range;

use crate::model::document::Style;

/// A piece of raw HTML.
#[derive(Debug)]
pub enum Piece {
    /// Text, as bytes of the source.
    Text(Range<usize>),
    /// A tag that begins or ends a style.
    Style(fn(&mut Style, bool), bool),
    /// A tag that breaks the line.
    Break,
    /// A tag that ends a cell of a table.
    Cell,
    /// A tag that begins or ends a block.
    Block,
}

/// The pieces of `html`, whose first byte is byte `base` of the source.
pub fn pieces(html: &str, base: usize) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        let at = base + (html.len() - rest.len());
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        if let Some((tag, after)) = rest.strip_prefix('<').and_then(|tag| tag.split_once('>')) {
            pieces.extend(name(tag));
            rest = after;
            continue;
        }
        let length =
            rest.char_indices().skip(1).find(|(_, c)| *c == '<').map_or(rest.len(), |(index, _)| index);
        pieces.push(Piece::Text(at..at + length));
        rest = rest.get(length..).unwrap_or_default();
    }
    pieces
}

fn name(tag: &str) -> Option<Piece> {
    let begins = !tag.starts_with('/');
    let tag = tag.trim_start_matches('/');
    let end = tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len());
    let name = tag.get(..end)?.to_ascii_lowercase();
    Some(match name.as_str() {
        "sup" => Piece::Style(|style, on| style.superscript = on, begins),
        "sub" => Piece::Style(|style, on| style.subscript = on, begins),
        "em" | "i" | "cite" => Piece::Style(|style, on| style.emphasis = on, begins),
        "strong" | "b" => Piece::Style(|style, on| style.strong = on, begins),
        "del" | "s" | "strike" => Piece::Style(|style, on| style.struck = on, begins),
        "br" => Piece::Break,
        "td" | "th" if begins => Piece::Cell,
        "p" | "div" | "li" | "ul" | "ol" | "tr" | "table" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6"
        | "blockquote" | "section" | "center" => Piece::Block,
        _ => return None,
    })
}

/// The characters that `text` stands for, its character references resolved as far as they are common.
pub fn decode(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        decoded.push_str(before);
        let reference = after.split_once(';').filter(|(name, _)| name.len() < 10);
        match reference.and_then(|(name, after)| Some((character(name)?, after))) {
            Some((character, after)) => {
                decoded.push(character);
                rest = after;
            }
            None => {
                decoded.push('&');
                rest = after;
            }
        }
    }
    decoded + rest
}

fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|c| !c.is_control());
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "laquo" => '«',
        "raquo" => '»',
        "eacute" => 'é',
        "egrave" => 'è',
        "agrave" => 'à',
        "ccedil" => 'ç',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(html: &str) -> Vec<&str> {
        pieces(html, 0)
            .into_iter()
            .filter_map(|piece| match piece {
                Piece::Text(range) => html.get(range),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn tags_are_left_out_and_their_text_kept() {
        assert_eq!(texts("7<sup>e</sup> <x y='1'>z"), ["7", "e", " ", "z"]);
        assert_eq!(texts("a<!-- <b>no</b> -->b"), ["a", "b"]);
        assert_eq!(texts("1 < 2"), ["1 ", "< 2"]);
        assert_eq!(texts("<"), ["<"]);
    }

    #[test]
    fn common_references_are_resolved() {
        assert_eq!(decode("200&#160;000 &lt;&eacute;&#xe9; R&D;"), "200\u{a0}000 <éé R&D;");
    }
}
