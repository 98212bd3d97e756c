//! The imperative shell: the only place that names the browser.
//!
//! Functions and guards for `crate::ui`; every one that can fail returns an [`Error`] to show.

pub mod canary;
pub mod caret;
pub mod channel;
pub mod clipboard;
pub mod copy_folder;
mod elements;
pub mod event;
pub mod file;
pub mod folder;
pub mod installed;
pub mod lock;
pub mod margin;
pub mod movements;
pub mod origin;
pub mod page;
pub mod pending;
pub mod recovery;
mod roving;
pub mod selection;
pub mod sight;
pub mod size_watch;
pub mod snapshots;
pub mod storage;
mod stretches;
mod style;
pub mod timer;
pub mod window;

use std::fmt;

use wasm_bindgen::{JsCast, JsValue};
pub use web_sys::{Element, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

/// Why the browser could not do something, in its own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error(String);

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl std::error::Error for Error {}

impl From<JsValue> for Error {
    fn from(value: JsValue) -> Self {
        let exception = value.dyn_ref::<web_sys::DomException>().map(web_sys::DomException::name);
        let error = || value.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
        Self(exception.or_else(error).unwrap_or_else(|| format!("{value:?}")))
    }
}

impl Error {
    /// What the browser calls it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0
    }

    /// An error that we call so.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self(name.to_owned())
    }
}
