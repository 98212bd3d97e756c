//! Targets of annotations: which text, and which words of it, in any of the ways of the W3C.

use crate::exchange::foreign::Extract;
use crate::exchange::loose::{Value as Json, offset, text, word};
use crate::exchange::offsets::Unit;
use crate::model::percent::unescaped;

/// What begins the words that an address points at.
const WORDS: &str = ":~:text=";

/// A place in a text.
#[derive(Debug, Default)]
pub struct Place {
    /// What the text is called.
    pub source: String,
    /// Its title, if it is said.
    pub title: Option<String>,
    /// Its words, if they are there.
    pub words: Option<String>,
    /// The words meant; neither quote nor position where all of it is.
    pub extract: Extract,
}

/// The places of the targets of an annotation.
pub fn places(target: &Json) -> Vec<Place> {
    each(target).map(place).collect()
}

/// The values of a list, or the only one; those of sets in it too.
pub fn each(value: &Json) -> impl Iterator<Item = &Json> {
    let values = match value {
        Json::Array(values) => values.as_slice(),
        Json::Null => &[],
        one => std::slice::from_ref(one),
    };
    values.iter().flat_map(|value| match value.get("items") {
        Some(Json::Array(items)) => items.as_slice(),
        _ => std::slice::from_ref(value),
    })
}

/// The type of an object, without what stands before its name: `oa:TextQuoteSelector`.
pub fn sort(value: &Json) -> &str {
    let sort = value.get("type").or_else(|| value.get("@type"));
    let sort = match sort {
        Some(Json::Array(sorts)) => sorts.first(),
        other => other,
    };
    sort.and_then(Json::as_str).and_then(|sort| sort.rsplit([':', '#', '/']).next()).unwrap_or_default()
}

/// The name of an object.
pub fn id(value: &Json) -> Option<&str> {
    text(value, "id").or_else(|| text(value, "@id"))
}

fn place(target: &Json) -> Place {
    let mut place = Place::default();
    let source = match target {
        Json::String(address) => Some(address.as_str()),
        _ => match target.get("source").or_else(|| target.get("hasSource")) {
            Some(Json::String(source)) => Some(source.as_str()),
            Some(source) => {
                place.title = title(source);
                place.words = word(source, "value");
                id(source)
            }
            None => id(target),
        },
    };
    place.title = place.title.or_else(|| title(target));
    if let Some(source) = source {
        let (address, fragment) = source.split_once('#').unwrap_or((source, ""));
        // What comes after `#` may be a part of the name: it is only left out where it names words.
        let names_words = fill_from(&mut place.extract, fragment);
        place.source = if names_words { address } else { source }.to_owned();
    }
    let selectors = target.get("selector").or_else(|| target.get("hasSelector"));
    for selector in selectors.into_iter().flat_map(each) {
        fill(&mut place.extract, selector, false);
    }
    place
}

fn title(value: &Json) -> Option<String> {
    ["title", "label", "name", "dc:title", "dcterms:title"].into_iter().find_map(|key| word(value, key))
}

/// Takes from a selector what the ones before it did not say; one that refines another counts from there, so
/// that only its words mean something.
fn fill(extract: &mut Extract, selector: &Json, refines: bool) {
    let sort = sort(selector);
    if let Some(quote) = word(selector, "exact").filter(|_| extract.quote.is_none() || refines) {
        extract.quote = Some(quote);
        extract.prefix = word(selector, "prefix").unwrap_or_default();
        extract.suffix = word(selector, "suffix").unwrap_or_default();
        if refines {
            extract.position = None;
        }
    }
    let position = match sort {
        "RangeSelector" => {
            let end = |key: &str, part: &str| offset(selector.get(key)?, part);
            end("startSelector", "start").zip(end("endSelector", "start"))
        }
        _ => offset(selector, "start").zip(offset(selector, "end")),
    };
    if let Some(position) = position.filter(|_| extract.position.is_none() && !refines) {
        extract.position = Some(position);
        extract.unit = (sort == "DataPositionSelector").then_some(Unit::Bytes);
    }
    if sort == "FragmentSelector" && !refines {
        fill_from(extract, text(selector, "value").unwrap_or_default());
    }
    for finer in selector.get("refinedBy").into_iter().flat_map(each) {
        fill(extract, finer, true);
    }
}

/// Takes what the end of an address says: `char=12,40` (RFC 5147), or `:~:text=before-,words,-after`. Whether
/// it says anything of words.
fn fill_from(extract: &mut Extract, fragment: &str) -> bool {
    if let Some(range) = fragment.strip_prefix("char=") {
        let range = range.split(';').next().unwrap_or_default().split_once(',');
        let number = |digits: &str| digits.parse::<u32>().ok();
        if let Some((start, end)) = range.and_then(|(start, end)| number(start).zip(number(end))) {
            extract.position.get_or_insert((start, end));
            return true;
        }
    }
    let Some((_, words)) = fragment.split_once(WORDS) else { return false };
    let mut parts: Vec<&str> = words.split('&').next().unwrap_or_default().split(',').collect();
    if let Some(prefix) = parts.first().and_then(|part| part.strip_suffix('-')) {
        extract.prefix = unescaped(prefix);
        parts.remove(0);
    }
    if let Some(suffix) = parts.last().and_then(|part| part.strip_prefix('-')) {
        extract.suffix = unescaped(suffix);
        parts.pop();
    }
    // From one word to another further on is no quote.
    if let [words] = parts[..] {
        extract.quote.get_or_insert(unescaped(words));
    }
    true
}
