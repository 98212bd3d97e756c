//! Why passages wait and where they may belong, looked up for those that are seen, in slices so short that
//! nothing stands still.

use std::cell::RefCell;
use std::collections::{HashMap, VecDeque};
use std::rc::Rc;

use yew::prelude::*;

use crate::browser::timer::{Waiting, after, now};
use crate::exchange::placing::Prospects;
use crate::model::dossier::Dossier;
use crate::model::identity::PassageId;
use crate::model::orphan::{Orphan, Prospect};

/// How long a slice may take, in milliseconds: less than a frame.
const SLICE: f64 = 12.0;

/// What was found so far, and what is to be looked for.
#[derive(Default)]
struct Look {
    prospects: Prospects,
    dossier: Option<Rc<Dossier>>,
    found: HashMap<PassageId, Rc<Prospect>>,
    asked: VecDeque<Rc<Orphan>>,
    waiting: Option<Waiting>,
}

/// Gives the prospects of passages that wait: nothing at first, and the list is drawn anew once they are found.
#[derive(Clone)]
pub struct Asking {
    look: Rc<RefCell<Look>>,
    redraw: UseForceUpdateHandle,
}

/// Looks in `dossier`.
#[hook]
pub fn use_prospects(dossier: &Rc<Dossier>) -> Asking {
    let asking = Asking { look: use_mut_ref(Look::default), redraw: use_force_update() };
    {
        let mut look = asking.look.borrow_mut();
        let is_same = |own: &Rc<Dossier>| own.documents.is_same(&dossier.documents);
        if !look.dossier.as_ref().is_some_and(is_same) {
            look.found.clear();
        }
        look.prospects.turn_to(dossier);
        look.dossier = Some(Rc::clone(dossier));
    }
    use_effect_with((), {
        let look = Rc::clone(&asking.look);
        move |()| move || look.borrow_mut().waiting = None
    });
    asking
}

impl Asking {
    /// What was found of a passage; it is looked for where nothing was yet.
    pub fn of(&self, orphan: &Rc<Orphan>) -> Option<Rc<Prospect>> {
        let mut look = self.look.borrow_mut();
        if let Some(found) = look.found.get(&orphan.id) {
            return Some(Rc::clone(found));
        }
        if !look.asked.iter().any(|own| own.id == orphan.id) {
            look.asked.push_back(Rc::clone(orphan));
        }
        if look.waiting.is_none() {
            look.waiting = Some(self.soon());
        }
        None
    }

    fn soon(&self) -> Waiting {
        let asking = self.clone();
        after(0, move || asking.go_on())
    }

    /// One slice.
    fn go_on(&self) {
        let begun = now();
        let mut look = self.look.borrow_mut();
        let mut is_told = false;
        while let Some(orphan) = look.asked.front().map(Rc::clone) {
            if now() - begun > SLICE {
                break;
            }
            if look.prospects.fold_one(&orphan) {
                continue;
            }
            let found = Rc::new(look.prospects.of(&orphan));
            look.found.insert(orphan.id, found);
            look.asked.pop_front();
            is_told = true;
        }
        look.waiting = (!look.asked.is_empty()).then(|| self.soon());
        drop(look);
        if is_told {
            self.redraw.force_update();
        }
    }
}
