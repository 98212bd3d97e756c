//! Which crate a function comes from, by its name.

use rustc_demangle::demangle;

/// The crates of the standard library, and those that only it uses.
const STANDARD: [&str; 8] =
    ["alloc", "compiler_builtins", "core", "dlmalloc", "gimli", "hashbrown", "std", "panic_abort"];
/// The program itself.
const OURS: [&str; 2] = ["scolie", "scolie_web"];
/// What has no crate in its name: imports, what the linker makes, functions of C.
const NO_CRATE: &str = "(no crate)";

/// Where a function comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The crate that it was written in.
    pub home: String,
    /// The crate for which what is generic was made, where that is another.
    pub made_for: Option<String>,
}

/// The place of a function by its name, mangled or not.
pub fn place(name: &str) -> Place {
    let name = format!("{:#}", demangle(name));
    let home = home(&name).unwrap_or(NO_CRATE).to_owned();
    let made_for = crates(&name).find(|own| !STANDARD.contains(own) && *own != home).map(str::to_owned);
    // The types that a function of ours is about, and those that it makes of what is generic, say nothing.
    Place { made_for: made_for.filter(|_| !OURS.contains(&&*home)), home }
}

/// The crate of the outermost function: that of its path; of a method, that of its type, or of the trait where the
/// type is the standard library's.
fn home(name: &str) -> Option<&str> {
    let Some(inside) = name.strip_prefix('<') else { return head(name) };
    let inside = &inside[..closing(inside)];
    let (own, of) = match parted(inside) {
        Some((own, of)) => (of_type(own), of_type(of)),
        None => (of_type(inside), None),
    };
    own.filter(|own| !STANDARD.contains(own)).or(of).or(own).or(Some("core"))
}

/// The crate of a type: nothing where it has none, as a slice, a reference or what an older mangling leaves open.
fn of_type(name: &str) -> Option<&str> {
    match name.strip_prefix('<') {
        Some(_) => home(name),
        None => head(name.strip_prefix("dyn ").unwrap_or(name)),
    }
}

/// Where the bracket closes that is open before `text`.
fn closing(text: &str) -> usize {
    let mut depth = 1;
    let mut before = ' ';
    for (at, letter) in text.char_indices() {
        match letter {
            '<' => depth += 1,
            // Not that of an arrow.
            '>' if before != '-' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
        before = letter;
    }
    text.len()
}

/// A type and the trait as which it is meant.
fn parted(text: &str) -> Option<(&str, &str)> {
    let mut depth = 0;
    let mut before = ' ';
    for (at, letter) in text.char_indices() {
        match letter {
            '<' | '(' | '[' => depth += 1,
            '>' if before == '-' => {}
            '>' | ')' | ']' => depth -= 1,
            ' ' if depth == 0 && text[at..].starts_with(" as ") => {
                return Some((&text[..at], &text[at + 4..]));
            }
            _ => {}
        }
        before = letter;
    }
    None
}

/// The first word of a path of several words.
fn head(path: &str) -> Option<&str> {
    let (word, _) = path.split_once("::")?;
    let is_name =
        !word.is_empty() && word.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_');
    is_name.then_some(word)
}

/// Every crate that is named, in order: the first word of each path.
fn crates(text: &str) -> impl Iterator<Item = &str> {
    let is_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < text.len() {
            let rest = &text[at..];
            let length = rest.find(|letter| !is_name(letter)).unwrap_or(rest.len());
            let begins = !text[..at].ends_with("::") && !text[..at].ends_with('}');
            let (word, after) = rest.split_at(length);
            at += length.max(rest.chars().next().map_or(1, char::len_utf8));
            if length > 0 && begins && after.starts_with("::") {
                return Some(word);
            }
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, home: &str, made_for: Option<&str>) {
        let expected = Place { home: home.to_owned(), made_for: made_for.map(str::to_owned) };
        assert_eq!(place(name), expected, "{name}");
    }

    #[test]
    fn a_function_counts_for_the_crate_it_was_written_in() {
        check("scolie::model::fold", "scolie", None);
        check("<scolie::model::Claim as core::fmt::Debug>::fmt", "scolie", None);
        check("<scolie::read::html::Reader<alloc::string::String>>::next::{closure#0}", "scolie", None);
        check("serde_json::from_str", "serde_json", None);
        check("memcpy", "(no crate)", None);
        check("_ZN6scolie5model4fold17h0123456789abcdefE", "scolie", None);
        check("_RNvNtCs1234_6scolie5model4fold", "scolie", None);
    }

    #[test]
    fn a_method_on_a_type_of_the_standard_library_counts_for_its_trait() {
        check("<alloc::vec::Vec<T> as yew::html::IntoPropValue<U>>::into", "yew", None);
        check("<&T as core::fmt::Debug>::fmt", "core", None);
        check("<[u8] as core::fmt::Debug>::fmt", "core", None);
        check("<alloc::vec::Vec<T,A> as core::ops::drop::Drop>::drop", "core", None);
        check("<str>::trim", "core", None);
        check("<dyn core::any::Any>::is", "core", None);
        check("<<scolie::A as core::iter::IntoIterator>::IntoIter as yew::B>::c", "scolie", None);
    }

    #[test]
    fn what_is_generic_is_told_with_what_it_was_made_for() {
        check("core::ptr::drop_in_place::<scolie::model::claim::Claim>", "core", Some("scolie"));
        check("<alloc::vec::Vec<yew::html::Html>>::push", "alloc", Some("yew"));
        check("<[scolie::model::span::Span]>::sort_unstable", "core", Some("scolie"));
        check("yew::scheduler::push::<scolie::ui::App>", "yew", Some("scolie"));
        check("alloc::collections::btree::map::BTreeMap<K,V,A>::insert", "alloc", None);
        check(
            "<core::iter::Map<fn(u8) -> u8, scolie::A> as core::iter::Iterator>::next",
            "core",
            Some("scolie"),
        );
    }
}
