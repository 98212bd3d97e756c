//! The elements of a page that fit a selector, fetched one by one: of the thousands in a long text only a few
//! are ever looked at.

use wasm_bindgen::JsCast;
use web_sys::{Element, NodeList};

/// Elements in the order of the page, as it was when they were looked for.
#[derive(Debug)]
pub(super) struct Elements(Option<NodeList>);

impl Elements {
    /// Those under `root` that fit `selector`.
    pub fn of(root: &Element, selector: &str) -> Self {
        Self(root.query_selector_all(selector).ok())
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.as_ref().map_or(0, |list| list.length() as usize)
    }

    /// The one at `index`.
    pub fn get(&self, index: usize) -> Option<Element> {
        self.0.as_ref()?.get(u32::try_from(index).ok()?).map(JsCast::unchecked_into)
    }

    /// The last one.
    pub fn last(&self) -> Option<Element> {
        self.get(self.len().checked_sub(1)?)
    }

    /// The first for which `is_before` is false, where it is true of all before and of none behind it.
    pub fn partition_point(&self, is_before: impl Fn(&Element) -> bool) -> usize {
        let (mut from, mut to) = (0, self.len());
        while from < to {
            let middle = from.midpoint(to);
            if self.get(middle).is_some_and(|element| is_before(&element)) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        from
    }

    /// One after the other, from `first` on.
    pub fn from(&self, first: usize) -> impl Iterator<Item = Element> + '_ {
        (first..self.len()).filter_map(|index| self.get(index))
    }
}
