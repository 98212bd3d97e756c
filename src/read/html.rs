//! HTML: any page, or a piece of one, by the WHATWG tokeniser of `html5gum`.
//!
//! Markup only decides how text is set: nothing of it is executed, fetched or handed on. Of a page the
//! main text is read and what stands around it left out; of a piece everything.

mod office;
mod page;
mod space;
mod style;
mod table;
mod tokens;
mod tree;
mod write;

use super::builder::{Builder, Text};
use super::excerpt::Excerpt;
use crate::model::document::Warning;

use self::write::write;

pub use self::page::words;
pub use self::tokens::{MOST as MOST_TOKENS, Tag, Token, TokenKind, html as tokens, xml as xml_tokens};
pub use self::tree::{Event, EventKind, is_heading, is_known, is_laid_out, nest};

/// Reads a page.
pub fn read(source: &str) -> Text {
    let mut builder = Builder::new(source);
    let bom = if source.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let tokens = tokens(&Excerpt::of(source, bom..source.len()));
    if tokens.len() >= self::tokens::MOST {
        builder.warn(Warning::TooLong);
    }
    let tree = nest(office::tidy(tokens));
    if tree.too_deep {
        builder.warn(Warning::TooDeep);
    }
    let plan = page::plan(&tree.events);
    if plan.is_trimmed {
        builder.warn(Warning::PageTrimmed);
    }
    write(&mut builder, &tree.events, plan.main.clone(), &|index, _| plan.leaves_out(index));
    let mut text = builder.finish();
    text.title = plan.title;
    text
}

/// Writes a piece of HTML into `builder`, as blocks of their own.
pub fn set(builder: &mut Builder<'_>, tokens: Vec<Token>) {
    let tree = nest(tokens);
    if tree.too_deep {
        builder.warn(Warning::TooDeep);
    }
    write(builder, &tree.events, 0..tree.events.len(), &|_, _| false);
}
