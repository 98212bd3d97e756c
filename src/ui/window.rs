//! A long list of which only the rows in view are drawn, and some around them.
//!
//! The list is one stop of the Tab key; arrows, Home, End and the page keys go from row to row. The row that
//! they stand on stays drawn wherever one scrolls, so the focus is never lost.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use yew::prelude::*;

use super::hooks::use_printing;
use crate::browser::size_watch::SizeWatch;
use crate::browser::{Element, event, page, window};
use crate::model::window::{Heights, Sight, Step, drawn};

/// How many rows are drawn before anything was measured.
const FIRST: usize = 24;
/// How many times as many rows as are needed are too many.
const TOO_MANY: usize = 4;
/// How much is drawn above and below what is seen, as a share of it.
const SPARE: f64 = 1.0;

/// What a long list shows.
#[derive(Properties, PartialEq)]
pub struct WindowProps {
    /// The classes of the list.
    #[prop_or_default]
    pub class: Classes,
    /// What the list is called.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// The names of the rows, by which they are known again when others come and go.
    pub names: Rc<[u128]>,
    /// Draws a row: one keyed `li` without margins.
    pub draw: Callback<Row, Html>,
    /// What has the focus in a row that the keys lead to; where it is missing, the first control.
    pub control: AttrValue,
    /// Whether a row can have the focus; each can unless told otherwise.
    #[prop_or_default]
    pub can_reach: Option<Callback<usize, bool>>,
    /// A row that is brought into view when it becomes another one.
    #[prop_or_default]
    pub shown: Option<usize>,
    /// How tall a row may be, in CSS pixels, before the first were measured.
    pub guess: f64,
}

/// A row to draw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// Which one.
    pub index: usize,
    /// Of how many.
    pub count: usize,
    /// Whether the Tab key leads to it.
    pub current: bool,
}

impl Row {
    /// The `tabindex` of its controls.
    #[must_use]
    pub fn tabindex(self) -> &'static str {
        if self.current { "0" } else { "-1" }
    }

    /// Its `aria-posinset`.
    #[must_use]
    pub fn position(self) -> String {
        (self.index + 1).to_string()
    }

    /// Its `aria-setsize`.
    #[must_use]
    pub fn size(self) -> String {
        self.count.to_string()
    }
}

/// The names of the rows made of `of`, the same ones while it is the same.
#[hook]
pub fn use_names<T: PartialEq + 'static>(of: Rc<T>, name: impl FnOnce(&T) -> Vec<u128>) -> Rc<[u128]> {
    let names = use_memo(of, |of| Rc::<[u128]>::from(name(of)));
    Rc::clone(&names)
}

/// What is known of the list between two drawings.
struct Frame {
    names: Rc<[u128]>,
    heights: Heights,
    /// What was measured, also of rows that are not listed just now.
    known: HashMap<u128, f64>,
    width: f64,
    range: Range<usize>,
    /// Whether all rows are drawn, for paper.
    whole: bool,
    drawn: Vec<usize>,
    /// Where the current row stood last.
    at: usize,
    /// The row that is to get the focus once it is drawn.
    wanted: Option<usize>,
    /// Whether the keys lead to the main control of a row, not to its first one.
    main: bool,
    /// The row that had the focus before this drawing.
    focused: Option<u128>,
    shown: Option<u128>,
    scroller: Option<Element>,
}

impl Frame {
    fn new(guess: f64) -> Self {
        Self {
            names: Rc::default(),
            heights: Heights::new(Vec::new(), guess),
            known: HashMap::new(),
            width: 0.0,
            range: 0..FIRST,
            whole: false,
            drawn: Vec::new(),
            at: 0,
            wanted: None,
            main: true,
            focused: None,
            shown: None,
            scroller: None,
        }
    }

    fn list(&mut self, names: &Rc<[u128]>) {
        if !Rc::ptr_eq(names, &self.names) {
            self.names = Rc::clone(names);
            let rows = names.iter().map(|name| self.known.get(name).copied()).collect();
            self.heights = Heights::new(rows, self.heights.guess());
        }
    }

    /// Takes in the heights of the rows drawn; how far those in view are moved by it.
    fn measure(&mut self, heights: Vec<f64>, sight: Sight, width: f64) -> f64 {
        if (width - self.width).abs() > 0.5 {
            self.width = width;
            self.known.clear();
            self.heights = Heights::new(vec![None; self.names.len()], self.heights.guess());
        }
        let anchor = self.heights.row_at(sight.top);
        let before = self.heights.top(anchor);
        let measured: Vec<(usize, f64)> = self.drawn.iter().copied().zip(heights).collect();
        for (row, height) in &measured {
            if let Some(name) = self.names.get(*row) {
                self.known.insert(*name, *height);
            }
        }
        self.heights.measure(&measured);
        if sight.top > 0.0 { self.heights.top(anchor) - before } else { 0.0 }
    }

    /// What scrolls the list, which is so wide. It is looked for once, that has the browser find out the style of all
    /// that is around; on a screen of another width it may be another.
    fn scroller(&mut self, list: &Element, width: f64) -> Option<Element> {
        let is_known = (width - self.width).abs() < 0.5;
        if !self.scroller.as_ref().is_some_and(|own| is_known && own.contains(Some(list))) {
            self.scroller = window::scroller(list);
        }
        self.scroller.clone()
    }

    fn name_at(&self, place: usize) -> Option<u128> {
        self.drawn.get(place).and_then(|row| self.names.get(*row)).copied()
    }

    fn row_of(&self, name: u128) -> Option<usize> {
        self.names.iter().position(|own| *own == name)
    }

    fn place(&self, row: usize) -> Option<usize> {
        self.drawn.binary_search(&row).ok()
    }
}

/// Measures what is drawn, puts it where it belongs, and sees whether other rows are to be drawn.
fn settle(node: &NodeRef, frame: &RefCell<Frame>, range: &UseStateHandle<Range<usize>>) {
    let Some(list) = node.cast::<Element>() else { return };
    let mut frame = frame.borrow_mut();
    let width = window::width(&list);
    // What is not shown yet, in a dialog that opens, has no heights.
    if width < 1.0 {
        return;
    }
    let Some(scroller) = frame.scroller(&list, width) else { return };
    let sight = window::sight(&list, &scroller);
    let moved = frame.measure(window::heights(&list), sight, width);
    let (skips, rest) = frame.heights.skips(&frame.drawn);
    window::set_apart(&list, &skips, rest);
    if moved.abs() > 0.5 {
        window::scroll_by(&scroller, moved);
    }
    let sight = Sight { top: sight.top + moved, ..sight };
    let needed = frame.heights.range(sight, sight.height * SPARE / 2.0);
    let is_missing = needed.start < frame.range.start || needed.end > frame.range.end.min(frame.names.len());
    let is_crowded = frame.drawn.len() > FIRST + TOO_MANY * needed.len();
    if is_missing || (is_crowded && !frame.whole) {
        range.set(frame.heights.range(sight, sight.height * SPARE));
    }
}

/// The list. What is drawn of a row is the caller's; where it stands is settled here.
#[component]
pub fn Window(props: &WindowProps) -> Html {
    let WindowProps { class, label, names, draw, control, can_reach, shown, guess } = props;
    let node = use_node_ref();
    let frame = use_mut_ref(|| Frame::new(*guess));
    let range = use_state_eq(|| 0..FIRST);
    let current = use_state_eq(|| None::<u128>);
    let printing = use_printing();
    let count = names.len();

    let reach = |row: usize| can_reach.as_ref().is_none_or(|can_reach| can_reach.emit(row));
    let (drawn, at) = {
        let mut frame = frame.borrow_mut();
        let place_of = |name: u128| names.iter().position(|own| *own == name);
        let list = node.cast::<Element>();
        let focused = list.as_ref().and_then(window::focused).and_then(|place| frame.name_at(place));
        frame.list(names);
        frame.focused = focused;
        // The row that is shown is the way in, until one goes to another.
        let shown_name = shown.and_then(|row| names.get(row)).copied();
        let turned = shown_name != frame.shown && focused.is_none();
        let own = current.filter(|_| !turned).and_then(place_of);
        let at = match (own, *shown) {
            (Some(row), _) => row,
            (None, Some(row)) if turned || current.is_none() => row,
            (None, _) => frame.at.min(count.saturating_sub(1)),
        };
        let at = (at..count).chain((0..at).rev()).find(|row| reach(*row)).unwrap_or(at);
        frame.at = at;
        frame.whole = printing;
        frame.range = if printing { 0..count } else { (*range).clone() };
        let kept = [Some(at), frame.wanted, *shown, focused.and_then(place_of)];
        let kept: Vec<usize> = kept.into_iter().flatten().collect();
        frame.drawn = drawn(count, frame.range.clone(), &kept);
        (frame.drawn.clone(), at)
    };

    // After every drawing: heights are known only then.
    use_effect({
        let (node, frame, range, current, control) =
            (node.clone(), Rc::clone(&frame), range.clone(), current.clone(), control.clone());
        let shown = shown.and_then(|row| names.get(row)).copied();
        move || {
            settle(&node, &frame, &range);
            let Some(list) = node.cast::<Element>() else { return };
            let (wanted, revealed) = {
                let mut frame = frame.borrow_mut();
                let lost = frame.focused.filter(|_| window::is_focus_lost());
                let again = |name: u128| frame.row_of(name).unwrap_or(frame.at);
                let again = lost.map(again);
                let wanted = frame.wanted.take().or(again);
                let turned = shown.is_some() && shown != frame.shown;
                frame.shown = shown;
                let row = shown.filter(|_| turned && wanted.is_none()).and_then(|name| frame.row_of(name));
                if row.is_some() && frame.focused.is_none() {
                    current.set(shown);
                }
                let main = frame.main;
                (
                    wanted.and_then(|row| frame.place(row)).map(|place| (place, main)),
                    row.and_then(|row| frame.place(row)),
                )
            };
            if let Some((place, main)) = wanted {
                window::focus(&list, place, &control, main);
            } else if let Some(place) = revealed {
                window::reveal(&list, place);
            }
        }
    });
    use_effect_with(node.clone(), {
        let (frame, range) = (Rc::clone(&frame), range.clone());
        move |node| {
            let scrolled = event::on_document("scroll", {
                let (node, frame, range) = (node.clone(), Rc::clone(&frame), range.clone());
                move |event| {
                    if node.cast::<Element>().is_some_and(|list| window::scrolls(event, &list)) {
                        settle(&node, &frame, &range);
                    }
                }
            });
            let list = node.cast::<Element>();
            let scroller = list.as_ref().and_then(window::scroller);
            let node = node.clone();
            let watch =
                SizeWatch::new(list.into_iter().chain(scroller), move || settle(&node, &frame, &range));
            move || drop((scrolled, watch))
        }
    });

    let on_focus = {
        let (node, frame, current) = (node.clone(), Rc::clone(&frame), current.clone());
        let can_reach = can_reach.clone();
        Callback::from(move |event: FocusEvent| {
            let Some(place) = node.cast::<Element>().and_then(|list| window::place_of(&list, &event)) else {
                return;
            };
            let name = {
                let frame = frame.borrow();
                let row = frame.drawn.get(place).copied().unwrap_or_default();
                if can_reach.as_ref().is_none_or(|can_reach| can_reach.emit(row)) {
                    frame.name_at(place)
                } else {
                    return;
                }
            };
            current.set(name);
        })
    };
    let on_key = {
        let (node, frame, current, control) = (node.clone(), Rc::clone(&frame), current, control.clone());
        let can_reach = can_reach.clone();
        Callback::from(move |event: KeyboardEvent| {
            let held = event.alt_key() || event.ctrl_key() || event.meta_key() || event.shift_key();
            let Some(step) = Step::of_key(&event.key()).filter(|_| !held && !page::is_in_field(&event))
            else {
                return;
            };
            let Some(list) = node.cast::<Element>() else { return };
            let (Some(place), Some(scroller)) = (window::place_of(&list, &event), window::scroller(&list))
            else {
                return;
            };
            event.prevent_default();
            let mut own = frame.borrow_mut();
            own.main = window::is_at_main(&list, place, &control).unwrap_or(own.main);
            let from = own.drawn.get(place).copied().unwrap_or_default();
            let height = window::sight(&list, &scroller).height;
            let reach = |row| can_reach.as_ref().is_none_or(|can_reach| can_reach.emit(row));
            let Some(to) = own.heights.step(from, step, height, reach).filter(|to| *to != from) else {
                return;
            };
            if let Some(place) = own.place(to) {
                let main = own.main;
                // The focus tells the list which row is the current one.
                drop(own);
                window::focus(&list, place, &control, main);
            } else {
                own.wanted = Some(to);
                current.set(own.names.get(to).copied());
            }
        })
    };
    let rows = drawn.into_iter().map(|index| draw.emit(Row { index, count, current: index == at }));
    html! {
        <ul class={classes!("window", class.clone())} data-count={count.to_string()} aria-label={label.clone()} ref={node} onfocusin={on_focus} onkeydown={on_key}>
            { for rows }
        </ul>
    }
}
