//! What takes long to draw comes in turns, the nearest to what is in view first: the page lives in between.

use std::cell::{Cell, RefCell};
use std::cmp::Reverse;
use std::rc::Rc;

use yew::platform::spawn_local;
use yew::prelude::*;

use crate::browser::{selection, sight, timer};

/// A stretch of the text that waits.
struct Waiting {
    /// Its first block, and how many it has.
    blocks: (usize, usize),
    /// Whether it waits no longer: it is drawn already, or gone from the page.
    over: Rc<Cell<bool>>,
    redraw: UseForceUpdateHandle,
}

impl Waiting {
    /// How many blocks lie between it and that one.
    fn distance(&self, block: usize) -> usize {
        let (start, count) = self.blocks;
        start.saturating_sub(block).max((block + 1).saturating_sub(start + count))
    }
}

/// How many have their turn in one picture of the screen.
const AT_ONCE: usize = 8;

thread_local! {
    static WAITING: RefCell<Vec<Waiting>> = const { RefCell::new(Vec::new()) };
    static AT_WORK: Cell<bool> = const { Cell::new(false) };
}

/// Whether the turn of these blocks has come, the first of them and how many; `now` takes it at once. It does not go
/// away again.
#[hook]
pub fn use_turn(blocks: (usize, usize), now: bool) -> bool {
    let over = use_memo((), |()| Cell::new(false));
    let redraw = use_force_update();
    if now {
        over.set(true);
    }
    let is_here = over.get();
    use_effect_with((), move |()| {
        if !is_here {
            let waiting = Waiting { blocks, over: Rc::clone(&over), redraw };
            WAITING.with_borrow_mut(|all| all.push(waiting));
            if !AT_WORK.replace(true) {
                spawn_local(give_turns());
            }
        }
        move || over.set(true)
    });
    is_here
}

/// Gives each its turn, some in each picture of the screen.
async fn give_turns() {
    loop {
        timer::draw().await;
        // To draw words anew lets go of them.
        if !selection::is_collapsed() {
            continue;
        }
        let seen = sight::block_in_view().unwrap_or_default();
        let next = WAITING.with_borrow_mut(|all| {
            all.retain(|own| !own.over.get());
            // The nearest stand last.
            all.sort_unstable_by_key(|own| Reverse(own.distance(seen)));
            all.split_off(all.len().saturating_sub(AT_ONCE))
        });
        if next.is_empty() {
            break;
        }
        for own in next {
            own.over.set(true);
            own.redraw.force_update();
        }
    }
    AT_WORK.set(false);
}
