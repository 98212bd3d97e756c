//! What tags inside a line set: styles, and links that may be followed.

use std::rc::Rc;

use crate::model::address;
use crate::model::document::Style;

/// Where a link leads, when it may be followed.
pub fn live(address: &str) -> Option<Rc<str>> {
    address::followed(address).map(Rc::from)
}

/// How many tags of each style are open; a style holds while any is.
#[derive(Debug, Clone, Copy, Default)]
pub struct Marks([u32; 6]);

impl Marks {
    const EMPHASIS: usize = 0;
    const STRONG: usize = 1;
    const SUPERSCRIPT: usize = 2;
    const SUBSCRIPT: usize = 3;
    const STRUCK: usize = 4;
    const CODE: usize = 5;

    /// The style that a tag sets.
    fn of(name: &str) -> Option<usize> {
        Some(match name {
            "em" | "i" | "cite" | "dfn" | "var" => Self::EMPHASIS,
            "strong" | "b" => Self::STRONG,
            "sup" => Self::SUPERSCRIPT,
            "sub" => Self::SUBSCRIPT,
            "del" | "s" | "strike" => Self::STRUCK,
            "code" | "kbd" | "samp" | "tt" => Self::CODE,
            _ => return None,
        })
    }

    /// Begins what a tag sets.
    pub fn begin(&mut self, name: &str) {
        if let Some(open) = Self::of(name).and_then(|mark| self.0.get_mut(mark)) {
            *open += 1;
        }
    }

    /// Ends what a tag sets.
    pub fn end(&mut self, name: &str) {
        if let Some(open) = Self::of(name).and_then(|mark| self.0.get_mut(mark)) {
            *open = open.saturating_sub(1);
        }
    }

    /// Ends what was not open `before`; what was open then and is not now stays ended.
    pub fn end_down_to(&mut self, before: Self) {
        for (now, then) in self.0.iter_mut().zip(before.0) {
            *now = (*now).min(then);
        }
    }

    /// The style that the open tags set.
    pub fn style(self) -> Style {
        let is = |mark: usize| self.0.get(mark).is_some_and(|open| *open > 0);
        Style {
            emphasis: is(Self::EMPHASIS),
            strong: is(Self::STRONG),
            superscript: is(Self::SUPERSCRIPT),
            subscript: is(Self::SUBSCRIPT),
            struck: is(Self::STRUCK),
            code: is(Self::CODE),
        }
    }
}
