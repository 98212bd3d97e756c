//! The movements of the question: a faint rule at its left in three pieces, whose borders can be moved.

use std::rc::Rc;

use yew::prelude::*;

use super::shell::use_shell;
use crate::browser::size_watch::SizeWatch;
use crate::browser::{Element, event, margin, movements as rule, page};
use crate::model::action::Action;
use crate::model::document::Document;
use crate::model::edit::Edit;
use crate::model::movement::{Movement, Movements, stops};
use crate::model::span::Span;
use crate::model::unit::Unit;
use crate::model::workspace::{Focus, Workspace};

/// The movements that are shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shown {
    /// Where they begin.
    pub movements: Movements,
    /// Whether an analyst said so.
    pub corrected: bool,
    /// Each with its text.
    pub spans: Vec<(Movement, Span)>,
}

/// The movements of the question shown; none where they are hidden, or not known. Proposing them takes a look
/// at every sentence: that is done once.
#[hook]
pub fn use_movements(workspace: &Workspace, document: &Rc<Document>) -> Option<Rc<Shown>> {
    let docket = workspace.dossier.dockets.get(&document.id);
    let corrected = docket.and_then(|docket| docket.movements);
    let proposed = use_memo(Rc::clone(document), |document| Movements::propose(document));
    let shown = use_memo((Rc::clone(document), corrected), |(document, corrected)| {
        let movements = corrected.unwrap_or(*proposed);
        Shown { movements, corrected: corrected.is_some(), spans: movements.spans(document) }
    });
    (!workspace.preferences.movements_hidden && !shown.spans.is_empty()).then_some(shown)
}

/// What the rule works on.
#[derive(Properties, PartialEq)]
pub struct MovementRuleProps {
    /// The document shown.
    pub document: Rc<Document>,
    /// Its movements.
    pub shown: Rc<Shown>,
    /// The element that scrolls the text.
    pub page: NodeRef,
}

/// The rule with its borders.
#[component]
pub fn MovementRule(MovementRuleProps { document, shown, page }: &MovementRuleProps) -> Html {
    let shell = use_shell();
    let messages = shell.messages;
    let node = use_node_ref();
    let dragged = use_state_eq(|| None::<(Movement, (f64, f64))>);
    let preview = use_state_eq(|| None::<Movements>);
    let movements = preview.unwrap_or(shown.movements);
    let spans = use_memo((Rc::clone(document), movements), |(document, movements)| movements.spans(document));
    let letters = use_memo(Rc::clone(document), |document| {
        stops(document).into_iter().filter_map(|at| letter(document, at)).collect::<Vec<_>>()
    });
    use_effect_with(
        (page.clone(), node.clone(), Rc::clone(document), Rc::clone(&spans), messages.language),
        |(page, node, document, spans, _)| {
            let (Some(page), Some(node)) = (page.cast::<Element>(), node.cast::<Element>()) else {
                return Box::new(|| ()) as Box<dyn FnOnce()>;
            };
            let firsts: Vec<Span> =
                spans.iter().filter_map(|(_, span)| letter(document, span.start())).collect();
            let last = spans.last().and_then(|(_, span)| last_letter(document, *span));
            let place = {
                let page = page.clone();
                move || last.into_iter().for_each(|last| rule::place(&page, &node, &firsts, last))
            };
            place();
            // Whatever moves within the text makes it taller or less tall.
            let watch = SizeWatch::new(margin::text_and_parts(&page).into_iter(), place);
            Box::new(move || drop(watch))
        },
    );
    let on_move = {
        let (dragged, preview, page, letters) =
            (dragged.clone(), preview.clone(), page.clone(), Rc::clone(&letters));
        let (document, from) = (Rc::clone(document), shown.movements);
        Callback::from(move |event: PointerEvent| {
            let (Some((movement, off)), Some(page)) = (*dragged, page.cast::<Element>()) else { return };
            let point = (f64::from(event.client_x()) - off.0, f64::from(event.client_y()) - off.1);
            let Some(to) = rule::stop_at(&page, &letters, point) else { return };
            if from.start(movement) == Some(to) {
                preview.set(None);
            } else if let Some(moved) = from.moved(&document, movement, to) {
                preview.set(Some(moved));
            }
        })
    };
    let id = document.id;
    let on_up = {
        let (dragged, preview, dispatch) = (dragged.clone(), preview.clone(), shell.dispatch.clone());
        Callback::from(move |_: PointerEvent| {
            dragged.set(None);
            if let Some(moved) = *preview {
                dispatch.emit(Action::Edit(Edit::Movements(id, Some(moved)), page::seed()));
                preview.set(None);
            }
        })
    };
    let on_cancel = {
        let (dragged, preview) = (dragged.clone(), preview.clone());
        Callback::from(move |_: PointerEvent| {
            dragged.set(None);
            preview.set(None);
        })
    };
    let on_down = {
        let dragged = dragged.clone();
        Callback::from(move |(movement, event): (Movement, PointerEvent)| {
            event.prevent_default();
            event::capture(&event);
            event::focus(&event);
            dragged.set(Some((movement, event::off_middle(&event))));
        })
    };
    let holds = dragged.map(|(movement, _)| movement);
    html! {
        <div class="movements" role="group" aria-label={messages.parts.movements} ref={node}
            data-corrected={(shown.corrected || preview.is_some()).then_some("")}
            onpointermove={on_move} onpointerup={on_up} onpointercancel={on_cancel}>
            <div class="movement-pieces" aria-hidden="true">
                { for spans.iter().map(|(movement, _)| html! {
                    <div key={name(*movement)} class="movement-piece">
                        <span class="movement-name">{ (messages.parts.movement)(*movement) }</span>
                    </div>
                }) }
            </div>
            <div class="movement-borders">
                { for movements.borders().map(|(movement, at)| html! {
                    <Border key={name(movement)} document={Rc::clone(document)} {movements} {movement} {at}
                        corrected={shown.corrected} held={holds == Some(movement)} on_down={on_down.clone()} />
                }) }
            </div>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct BorderProps {
    document: Rc<Document>,
    movements: Movements,
    movement: Movement,
    at: u32,
    corrected: bool,
    held: bool,
    on_down: Callback<(Movement, PointerEvent)>,
}

/// One border: a slider down the text.
#[component]
fn Border(props: &BorderProps) -> Html {
    let BorderProps { document, movements, movement, at, corrected, held, on_down } = props;
    let shell = use_shell();
    let texts = shell.messages.parts;
    let (movements, movement) = (*movements, *movement);
    let on_down = on_down.reform(move |event: PointerEvent| (movement, event));
    let on_key = {
        let document = Rc::clone(document);
        let dispatch = shell.dispatch.clone();
        Callback::from(move |event: KeyboardEvent| {
            let actions = key_actions(&event, &document, movements, movement);
            if !actions.is_empty() {
                event.prevent_default();
            }
            actions.into_iter().for_each(|action| dispatch.emit(action));
        })
    };
    let begins = (texts.begins)(movement);
    let label = if *corrected { begins.to_owned() } else { (texts.proposed)(begins) };
    html! {
        <span class="movement-border" role="slider" tabindex="0" aria-orientation="vertical" data-movement={name(movement)}
            aria-label={label.clone()} title={label} aria-description={texts.border_keys} data-held={held.then_some("")}
            aria-valuemin="0" aria-valuemax={document.text.len().to_string()} aria-valuenow={at.to_string()}
            aria-valuetext={spoken(document, *at)} onpointerdown={on_down} onkeydown={on_key}></span>
    }
}

/// Arrows move by sentence, with Shift by word.
fn key_actions(
    event: &KeyboardEvent,
    document: &Document,
    movements: Movements,
    movement: Movement,
) -> Vec<Action> {
    let edit = |movements| Action::Edit(Edit::Movements(document.id, Some(movements)), page::seed());
    let forward = match event.key().as_str() {
        _ if event.ctrl_key() || event.meta_key() || event.alt_key() => return Vec::new(),
        "Enter" | "Escape" => return vec![Action::Focus(Focus::Reader)],
        "Delete" | "Backspace" => {
            return vec![edit(movements.with(movement, None)), Action::Focus(Focus::Reader)];
        }
        "ArrowDown" | "ArrowRight" => true,
        "ArrowUp" | "ArrowLeft" => false,
        _ => return Vec::new(),
    };
    let unit = if event.shift_key() { Unit::Word } else { Unit::Sentence };
    // Where there is no further the page does not scroll instead: that is no correction either.
    let stepped = movements.stepped(document, movement, unit, forward);
    vec![stepped.map_or(Action::Light(None), edit)]
}

/// The first words of a movement, for a screen reader.
fn spoken(document: &Document, at: u32) -> String {
    let rest = document.text.get(at as usize..).unwrap_or_default();
    rest.split_whitespace().take(5).collect::<Vec<_>>().join(" ")
}

/// The letter at a byte.
fn letter(document: &Document, at: u32) -> Option<Span> {
    let length = document.text.get(at as usize..)?.chars().next()?.len_utf8();
    Span::new(at, at + u32::try_from(length).ok()?)
}

/// The last letter of a span.
fn last_letter(document: &Document, span: Span) -> Option<Span> {
    let (at, _) = span.slice(&document.text).trim_end().char_indices().next_back()?;
    letter(document, span.start() + u32::try_from(at).ok()?)
}

fn name(movement: Movement) -> &'static str {
    match movement {
        Movement::Opening => "opening",
        Movement::Context => "context",
        Movement::Request => "request",
    }
}
