//! The page: time and chance, preferences, focus, places on the screen.

use std::cell::RefCell;

use js_sys::Date;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlTextAreaElement};

use super::elements::Children;
pub use super::roving::{focus_first, focus_last, focus_next, focus_previous, goes_within, rove, rove_all};
pub(super) use super::style::set_style;
pub use super::style::{set_number, set_property};
use crate::model::date::{Date as CivilDate, Local};
use crate::model::identity::{Moment, Seed, Stamp};
use crate::model::language::Language;

/// The element that the application is drawn in: the rest of the page, the recovery section, stays.
#[must_use]
pub fn root() -> Element {
    let document = gloo::utils::document();
    document.get_element_by_id("app").unwrap_or_else(|| gloo::utils::body().into())
}

/// The time and ten random bytes, for one act.
#[must_use]
pub fn seed() -> Seed {
    let mut random = [0; 10];
    // A browser without a generator still tells acts apart by their time and place in the journal.
    if let Ok(crypto) = gloo::utils::window().crypto() {
        let _ = crypto.get_random_values_with_u8_array(&mut random);
    }
    Seed { stamp: Stamp { by: String::new(), at: now() }, random }
}

/// The instant it is.
#[must_use]
pub fn now() -> Moment {
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds fit for 280,000 years")]
    let at = Date::now() as i64;
    Moment(at)
}

/// An instant where the analyst is.
#[must_use]
pub fn local(moment: Moment) -> Option<Local> {
    #[expect(clippy::cast_precision_loss, reason = "milliseconds are exact for 280,000 years")]
    let date = Date::new(&JsValue::from_f64(moment.0 as f64));
    Some(Local {
        date: CivilDate::new(
            i16::try_from(date.get_full_year()).ok()?,
            i8::try_from(date.get_month() + 1).ok()?,
            i8::try_from(date.get_date()).ok()?,
        )
        .ok()?,
        hour: u8::try_from(date.get_hours()).ok()?,
        minute: u8::try_from(date.get_minutes()).ok()?,
    })
}

/// The day it is where the analyst is.
#[must_use]
pub fn today() -> Option<CivilDate> {
    local(now()).map(|local| local.date)
}

/// An address as the browser reads it, when it can.
#[must_use]
pub fn read_address(address: &str) -> Option<String> {
    Some(web_sys::Url::new(address).ok()?.href())
}

/// Whether the page is the one that the analyst sees.
#[must_use]
pub fn is_visible() -> bool {
    gloo::utils::document().visibility_state() == web_sys::VisibilityState::Visible
}

/// The language that the browser asks for.
#[must_use]
pub fn language() -> Language {
    let tag = gloo::utils::window().navigator().language();
    tag.map_or(Language::English, |tag| Language::from_tag(&tag))
}

/// Whether keys are those of a Mac.
#[must_use]
pub fn is_mac() -> bool {
    gloo::utils::window().navigator().platform().is_ok_and(|platform| platform.starts_with("Mac"))
}

/// A preference, if it was kept.
#[must_use]
pub fn preference(name: &str) -> Option<String> {
    gloo::utils::window().local_storage().ok()??.get_item(name).ok()?
}

/// Keeps a preference, as far as the browser lets us; nothing of value is ever kept this way.
pub fn keep_preference(name: &str, value: &str) {
    if let Ok(Some(storage)) = gloo::utils::window().local_storage() {
        let _ = storage.set_item(name, value);
    }
}

/// What was kept for this window, as long as it is open: over a reload, not for the next one.
#[must_use]
pub fn kept_in_window(name: &str) -> Option<String> {
    gloo::utils::window().session_storage().ok()??.get_item(name).ok()?
}

/// Keeps something for this window, as far as the browser lets us.
pub fn keep_in_window(name: &str, value: &str) {
    if let Ok(Some(storage)) = gloo::utils::window().session_storage() {
        let _ = storage.set_item(name, value);
    }
}

/// Has the browser ask before the page goes.
pub fn ask_before_leaving(event: &web_sys::Event) {
    event.prevent_default();
    // Older ones ask only for this.
    if let Some(event) = event.dyn_ref::<web_sys::BeforeUnloadEvent>() {
        event.set_return_value("?");
    }
}

/// Says on the root element which language and colours the page has.
pub fn describe_root(language: &str, theme: &str) {
    if let Some(root) = gloo::utils::document().document_element() {
        let _ = root.set_attribute("lang", language);
        let _ = root.set_attribute("data-theme", theme);
    }
}

/// Puts the focus on the first element that fits `selector`; selects its text when `select` says so.
pub fn focus(selector: &str, select: bool) -> bool {
    let Ok(Some(element)) = gloo::utils::document().query_selector(selector) else { return false };
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let options = web_sys::FocusOptions::new();
        // The text is larger than the screen: to show it means nothing, and would leave the line one reads.
        options.set_prevent_scroll(selector == ".reader");
        let _ = element.focus_with_options(&options);
    }
    if select {
        if let Some(field) = element.dyn_ref::<HtmlInputElement>() {
            field.select();
        } else if let Some(field) = element.dyn_ref::<HtmlTextAreaElement>() {
            field.select();
        }
    }
    true
}

/// Whether what is typed into `field` takes the place of all that is in it.
#[must_use]
pub fn is_all_selected(field: &HtmlTextAreaElement) -> bool {
    let length = u32::try_from(field.value().encode_utf16().count()).unwrap_or(u32::MAX);
    let at = |end: Result<Option<u32>, _>| end.ok().flatten();
    at(field.selection_start()) == Some(0) && at(field.selection_end()) == Some(length)
}

/// The first element that fits `selector`.
#[must_use]
pub fn find(selector: &str) -> Option<Element> {
    gloo::utils::document().query_selector(selector).ok()?
}

/// Brings the first element that fits `selector` into view, if it is not.
pub fn reveal(selector: &str) {
    let Ok(Some(element)) = gloo::utils::document().query_selector(selector) else { return };
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Center);
    let rect = element.get_bounding_client_rect();
    let height = inner_height();
    if rect.top() < 60.0 || rect.bottom() > height - 60.0 {
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Scrolls as little as shows the first element that fits `selector` whole.
pub fn scroll_to(selector: &str) {
    if let Some(element) = find(selector) {
        show_whole(&element);
    }
}

/// Scrolls as little as shows an element whole.
pub fn show_whole(element: &Element) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Whether something is typed where `event` happens; nothing is typed in a box that is ticked.
#[must_use]
pub fn is_in_field(event: &web_sys::Event) -> bool {
    let field = "input:not([type=checkbox], [type=radio]), textarea, select";
    target(event).is_some_and(|element| element.matches(field).unwrap_or(false))
}

/// Whether `event` happens at something that a key works on: a field, a button, a link.
#[must_use]
pub fn is_at_control(event: &web_sys::Event) -> bool {
    target(event)
        .is_some_and(|element| element.matches("input, textarea, select, button, a").unwrap_or(false))
}

/// Whether a press is to pick something more: with Control, or Command on a Mac.
#[must_use]
pub fn is_picking(event: &web_sys::MouseEvent) -> bool {
    if is_mac() { event.meta_key() } else { event.ctrl_key() }
}

/// Whether `event` happens where a chord is asked for, which then does nothing else.
#[must_use]
pub fn is_asking_keys(event: &web_sys::Event) -> bool {
    target(event).is_some_and(|element| element.has_attribute("data-asks-keys"))
}

/// Whether `event` happens in the text, or where nothing has the focus.
#[must_use]
pub fn is_in_text(event: &web_sys::Event) -> bool {
    let is_body = target(event).is_some_and(|element| element.tag_name() == "BODY");
    is_body || (is_within(event, ".reader") && !is_apart(event))
}

/// Whether `event` happens at what stands among the text and is none of it.
#[must_use]
pub fn is_apart(event: &web_sys::Event) -> bool {
    is_within(event, "[data-apart]")
}

/// Whether `event` happens at an element that fits `selector`, not inside it.
#[must_use]
pub fn is_at(event: &web_sys::Event, selector: &str) -> bool {
    target(event).is_some_and(|element| element.matches(selector).unwrap_or(false))
}

/// Whether `event` happens inside an element that fits `selector`.
#[must_use]
pub fn is_within(event: &web_sys::Event, selector: &str) -> bool {
    target(event).is_some_and(|element| element.closest(selector).ok().flatten().is_some())
}

fn target(event: &web_sys::Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// The height of the window in CSS pixels.
#[must_use]
pub fn inner_height() -> f64 {
    gloo::utils::window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default()
}

/// How long what is to be printed may take to be drawn: so many looks, so many milliseconds apart.
const LOOKS: (u32, u32) = (200, 25);

/// Opens the browser's print dialog, once all that is to be printed is drawn: what is drawn in answer to the
/// browser's own event may come too late.
pub fn print() {
    if let Ok(event) = web_sys::Event::new("beforeprint") {
        let _ = gloo::utils::window().dispatch_event(&event);
    }
    print_when_drawn(LOOKS.0);
}

fn print_when_drawn(looks: u32) {
    gloo::timers::callback::Timeout::new(LOOKS.1, move || {
        if looks == 0 || is_all_drawn() {
            let _ = gloo::utils::window().print();
        } else {
            print_when_drawn(looks - 1);
        }
    })
    .forget();
}

/// Whether every list in the middle of the screen holds all the rows that it says it has.
fn is_all_drawn() -> bool {
    let Some(root) = gloo::utils::document().document_element() else { return true };
    all(&root, "main [data-count]").iter().all(|list| {
        let count = list.get_attribute("data-count").and_then(|count| count.parse().ok());
        count.is_none_or(|count: u32| list.child_element_count() >= count)
    })
}

/// The name of the element that has the focus.
#[must_use]
pub fn focused_id() -> Option<String> {
    gloo::utils::document().active_element().map(|element| element.id()).filter(|id| !id.is_empty())
}

thread_local! {
    /// What had the focus before the last dialog took it.
    static OPENER: RefCell<Option<HtmlElement>> = const { RefCell::new(None) };
}

/// Puts the focus on the text, else on the place shown, when nothing has it.
pub fn keep_focus() {
    if focused().is_none() && !focus(".reader", false) {
        focus("main", false);
    }
}

/// Gives the focus back to what had it before the dialog that is closed now, unless something has it.
pub fn return_focus() {
    if let Some(opener) = OPENER.take().filter(|opener| focused().is_none() && opener.is_connected()) {
        let _ = opener.focus();
    }
    keep_focus();
}

/// What has the focus; the body has it when nothing has.
fn focused() -> Option<Element> {
    gloo::utils::document().active_element().filter(|element| element.tag_name() != "BODY")
}

/// Opens a modal dialog element.
pub fn show_modal(element: &Element) {
    let opener = focused().filter(|element| matches!(element.closest("dialog"), Ok(None)));
    if let Some(opener) = opener.and_then(|element| element.dyn_into().ok()) {
        OPENER.replace(Some(opener));
    }
    if let Some(dialog) = element.dyn_ref::<web_sys::HtmlDialogElement>()
        && !dialog.open()
    {
        let _ = dialog.show_modal();
    }
}

/// The first element directly in `parent` that fits `selector`: what is in the others is not looked through.
#[must_use]
pub fn child(parent: &Element, selector: &str) -> Option<Element> {
    Children::of(parent).find(selector)
}

/// The elements under `root` that fit `selector`.
pub fn all(root: &Element, selector: &str) -> Vec<Element> {
    let Ok(list) = root.query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|index| list.get(index)?.dyn_into().ok()).collect()
}

/// The passage of the innermost mark or the note where `event` happens.
#[must_use]
pub fn passage_at(event: &web_sys::Event) -> Option<String> {
    let element = target(event)?.closest("[data-passage]").ok()??;
    element.get_attribute("data-passage")
}

/// The byte at which the words that `event` points at begin.
#[must_use]
pub fn byte_at(event: &web_sys::Event) -> Option<u32> {
    let element = target(event)?;
    let leaf = match element.closest("[data-at]").ok()? {
        Some(leaf) => leaf,
        // The edge of a mark: its first words stand for it.
        None => element.closest("mark").ok()??.query_selector("[data-at]").ok()??,
    };
    leaf.get_attribute("data-at")?.parse().ok()
}

/// Scrolls a list as little as shows a row of it, and the one before, which may be its heading.
pub fn scroll_to_row(scroller: &Element, index: usize, height: f64) {
    #[expect(clippy::cast_precision_loss, reason = "a number of rows")]
    let (above, below) = (index.saturating_sub(1) as f64 * height, (index + 1) as f64 * height);
    let (top, seen) = (f64::from(scroller.scroll_top()), f64::from(scroller.client_height()));
    let next = if above < top { above } else { top.max(below - seen) };
    #[expect(clippy::cast_possible_truncation, reason = "a distance on the screen")]
    if (next - top).abs() >= 1.0 {
        scroller.set_scroll_top(next.ceil() as i32);
    }
}

/// Scrolls `element` down by so many CSS pixels.
pub fn scroll_by(element: &Element, pixels: f64) {
    if pixels > 0.0 {
        element.scroll_by_with_x_and_y(0.0, pixels.ceil());
    }
}

/// Clicks the first element that fits `selector`.
pub fn click(selector: &str) {
    if let Ok(Some(element)) = gloo::utils::document().query_selector(selector)
        && let Some(element) = element.dyn_ref::<HtmlElement>()
    {
        element.click();
    }
}
