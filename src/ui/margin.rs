//! The margin: the notes of the text shown, each beside its passage.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use yew::prelude::*;

use super::hooks::use_printing;
use super::note::Note;
use super::shell::use_shell;
use crate::browser::margin::Layout;
use crate::browser::size_watch::SizeWatch;
use crate::browser::{Element, event, margin, page};
use crate::model::document::Document;
use crate::model::margin::Plan;
use crate::model::spread::Spread;
use crate::model::tie::ties;
use crate::model::window::{Sight, drawn};
use crate::model::workspace::Workspace;

/// So many notes are drawn wherever they are.
const FEW: usize = 60;
/// So many of more than that are drawn before it is known where the text lies.
const FIRST: usize = 16;

/// What the margin shows.
#[derive(Properties, PartialEq)]
pub struct MarginProps {
    /// The state of the program.
    pub workspace: Rc<Workspace>,
    /// The document shown.
    pub document: Rc<Document>,
    /// The element that scrolls text and margin.
    pub page: NodeRef,
}

/// The notes beside the text.
#[component]
pub fn Margin(MarginProps { workspace, document, page }: &MarginProps) -> Html {
    let messages = use_shell().messages;
    let passages = workspace.dossier.passages.in_document(document.id);
    let plan = use_memo(document.id, |_| RefCell::new(Plan::default()));
    let layout = use_memo(Rc::clone(document), |_| RefCell::new(Layout::default()));
    // Of many notes those near the text in view are drawn, and the active one.
    let range = use_state_eq(|| 0..FIRST);
    let printing = use_printing();
    let all = printing || passages.len() <= FEW;
    let active = workspace.view.active;
    let active_note = passages.iter().position(|own| Some(own.id) == active);
    let drawn = if all {
        (0..passages.len()).collect()
    } else {
        drawn(passages.len(), (*range).clone(), active_note.as_slice())
    };
    let drawn = use_memo(drawn, Vec::clone);
    let watched = (
        page.clone(),
        Rc::clone(&workspace.dossier),
        active,
        messages.language,
        Rc::clone(&drawn),
        Rc::clone(document),
    );
    use_effect_with(watched, {
        let (passages, plan, range) = (passages.clone(), Rc::clone(&plan), range.clone());
        let layout = Rc::clone(&layout);
        move |(page, .., drawn, _)| {
            let Some(element) = page.cast::<Element>() else { return Box::new(|| ()) as Box<dyn FnOnce()> };
            let place = Rc::new({
                let (element, drawn) = (element.clone(), Rc::clone(drawn));
                let (plan, layout, range) = (Rc::clone(&plan), Rc::clone(&layout), range.clone());
                move |anew| {
                    let (mut plan, mut layout) = (plan.borrow_mut(), layout.borrow_mut());
                    let seen = margin::place_notes(&element, &mut plan, &mut layout, &passages, &drawn, anew);
                    draw_near(seen, &plan, &range);
                }
            });
            place(true);
            let notes = page::child(&element, ".margin").map(|margin| page::all(&margin, ".note"));
            let parts = page::child(&element, ".reader").into_iter().chain(notes.into_iter().flatten());
            let watch = SizeWatch::new(parts, {
                let place = Rc::clone(&place);
                move || place(false)
            });
            let listening = event::on_document("scroll", move |event| {
                if !event::is_at(event, &element) {
                    return;
                }
                let seen = margin::seen(&element);
                if seen.is_some_and(|seen| plan.borrow().strays(seen)) {
                    place(true);
                } else {
                    draw_near(seen, &plan.borrow(), &range);
                }
                margin::follow_text(&element);
            });
            Box::new(move || drop((watch, listening)))
        }
    });
    let ties = use_memo(Rc::clone(&workspace.dossier), |dossier| ties(dossier));
    let notes = drawn.iter().filter_map(|index| {
        let passage = passages.get(*index)?;
        // Only paper shows it: one passage more would give each behind it another.
        let number = u32::try_from(index + 1).ok().filter(|_| printing);
        let claim = Rc::clone(workspace.dossier.claim_of(passage)?);
        let id = passage.id;
        let ties = ties.get(&claim.id).cloned().unwrap_or_default();
        let places = Spread::of(&workspace.dossier.passages.of_claim(claim.id));
        let writing = (workspace.view.active == Some(id)).then(|| Rc::clone(workspace));
        Some(html! {
            <Note key={id.to_string()} {number} {claim} passage={Rc::clone(passage)}
                {ties} {places} codebook={Rc::clone(&workspace.dossier.codebook)} reference={workspace.reference()}
                {writing} lit={workspace.view.lit == Some(id)} picked={workspace.view.picks.holds(id)} />
        })
    });
    html! {
        <aside class={classes!("margin", passages.is_empty().then_some("margin-empty"))} role="complementary" aria-label={messages.notes}>
            <div class="notes" data-count={passages.len().to_string()}>{ for notes }</div>
        </aside>
    }
}

/// Draws other notes where those near what is seen are not.
fn draw_near(seen: Option<Sight>, plan: &Plan, range: &UseStateHandle<Range<usize>>) {
    let Some(seen) = seen else { return };
    let needed = plan.near(seen, 0.5);
    let is_drawn = needed.is_empty() || (needed.start >= range.start && needed.end <= range.end);
    if !is_drawn {
        range.set(plan.near(seen, 1.5));
    }
}
