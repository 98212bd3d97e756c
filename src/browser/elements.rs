//! Lists of elements, fetched one by one: of the thousands in a long text only a few are ever looked at.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlCollection, NodeList};

/// A list of elements in the order of the page.
pub(super) trait List {
    /// How many there are.
    fn len(&self) -> usize;

    /// The one at `index`.
    fn get(&self, index: usize) -> Option<Element>;

    /// The last one.
    fn last(&self) -> Option<Element> {
        self.get(self.len().checked_sub(1)?)
    }

    /// The first for which `is_before` is false, where it is true of all before and of none behind it.
    fn partition_point(&self, is_before: impl Fn(&Element) -> bool) -> usize {
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
    fn from(&self, first: usize) -> impl Iterator<Item = Element> {
        (first..self.len()).filter_map(|index| self.get(index))
    }
}

/// Elements that fit a selector, as they were when they were looked for.
#[derive(Debug)]
pub(super) struct Elements(Option<NodeList>);

impl Elements {
    /// Those under `root` that fit `selector`: the browser looks at all that is under it.
    pub fn of(root: &Element, selector: &str) -> Self {
        Self(root.query_selector_all(selector).ok())
    }
}

impl List for Elements {
    fn len(&self) -> usize {
        self.0.as_ref().map_or(0, |list| list.length() as usize)
    }

    fn get(&self, index: usize) -> Option<Element> {
        self.0.as_ref()?.get(u32::try_from(index).ok()?).map(JsCast::unchecked_into)
    }
}

/// The elements directly in an element, as they come and go.
#[derive(Debug)]
pub(super) struct Children(HtmlCollection);

impl Children {
    /// Those of `parent`.
    pub fn of(parent: &Element) -> Self {
        Self(parent.children())
    }

    /// The first that fits `selector`.
    pub fn find(&self, selector: &str) -> Option<Element> {
        self.from(0).find(|child| child.matches(selector).is_ok_and(|fits| fits))
    }
}

impl List for Children {
    fn len(&self) -> usize {
        self.0.length() as usize
    }

    fn get(&self, index: usize) -> Option<Element> {
        self.0.item(u32::try_from(index).ok()?)
    }
}
