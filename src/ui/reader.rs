//! The reader: the text of one question, its marks, its margin, and the tag box over it.

use std::cell::Cell;
use std::rc::Rc;

use yew::platform::spawn_local;
use yew::prelude::*;

use super::behind::{draw_at_once, follow};
use super::chooser::Chooser;
use super::earlier::EarlierLine;
use super::edges::Edges;
use super::ending::Ending;
use super::hooks::{use_next_picture, use_printing, use_selection};
use super::margin::Margin;
use super::movements::{MovementRule, use_movements};
use super::part::PartView;
use super::question_data::QuestionData;
use super::rereading::Rereading;
use super::shell::use_shell;
use super::stretch::{Piece, Stretch, cut, is_near, standing_out};
use super::tag_box::TagBox;
use crate::browser::sight::{self, Returning};
use crate::browser::{Element, caret, page, selection};
use crate::model::action::Action;
use crate::model::document::{Document, Part, PartKind};
use crate::model::edit::Edit;
use crate::model::identity::PassageId;
use crate::model::pick::Pick;
use crate::model::segment::{Swept, layers, parted, segments};
use crate::model::span::{Span, Spans};
use crate::model::workspace::{Focus, Workspace};

/// What the reader shows.
#[derive(Properties, PartialEq, Eq)]
pub struct ReaderProps {
    /// The state of the program.
    pub workspace: Rc<Workspace>,
    /// The document shown.
    pub document: Rc<Document>,
}

/// The text with its margin.
#[component]
pub fn Reader(ReaderProps { workspace, document }: &ReaderProps) -> Html {
    let shell = use_shell();
    let messages = shell.messages;
    let (page_node, text) = (use_node_ref(), use_node_ref());
    let dossier = Rc::clone(&workspace.dossier);
    let preview = use_state_eq(|| None::<Spans>);
    let active_passage = workspace.view.active.and_then(|id| workspace.dossier.passages.get(&id));
    let active_passage = active_passage.filter(|passage| passage.document == document.id).map(Rc::clone);
    // While an edge is dragged, the text shows what would become of the passage.
    let dossier = match (&active_passage, &*preview) {
        (Some(passage), Some(spans)) => {
            let changes = Edit::Spans(passage.id, spans.clone()).plan(&dossier, &page::seed());
            Rc::new(dossier.apply(&changes))
        }
        _ => dossier,
    };
    let numbered = use_printing();
    let seen =
        (dossier.passages.in_document(document.id), dossier.claims.clone(), Rc::clone(&dossier.codebook));
    let movements = use_movements(workspace, document);
    let swept = use_mut_ref(Swept::default);
    let deps = (seen, numbered, Rc::clone(document), movements.as_ref().map(Rc::clone));
    let stretches = use_memo(deps, |(_, numbered, document, movements)| {
        let movements = movements.as_ref().map_or(&[][..], |shown| &shown.spans);
        let mut swept = swept.borrow_mut();
        // One passage more gives each behind it another number: on paper all is drawn.
        let numbered =
            numbered.then(|| parted(segments(document, &layers(&dossier, document.id)), movements));
        let blocks = match &numbered {
            Some(blocks) => blocks,
            None => {
                swept.follow(&dossier, document, movements);
                swept.blocks()
            }
        };
        let cut = |part: &Part| cut(document, part, blocks);
        document.parts.iter().map(cut).collect::<Vec<Vec<Piece>>>()
    });
    let last = use_selection(&text, document, workspace, &shell.dispatch);
    let place = use_memo(document.id, |id| shell.place.emit(*id));
    let first = place.as_deref().and_then(sight::beginning).unwrap_or_default();
    let pending = workspace.view.selection.filter(|_| workspace.view.tag_box);
    // Words that are drawn anew, as when another tab undoes a passage among them, are still the chosen ones.
    use_effect_with((text.clone(), pending, Rc::clone(&stretches)), |(text, pending, _)| {
        if let Some(text) = text.cast::<Element>() {
            selection::highlight(&text, *pending);
        }
    });
    let view = &workspace.view;
    let (active, lit, picks) = (view.active, view.lit, Rc::clone(&view.picks));
    let on_over = shell.dispatch.reform(|event: PointerEvent| Action::Light(passage_at(&event)));
    let on_leave = shell.dispatch.reform(|_: PointerEvent| Action::Light(None));
    let on_click = {
        let dispatch = shell.dispatch.clone();
        Callback::from(move |event: MouseEvent| {
            if page::is_apart(&event) {
                // Not the text.
            } else if page::is_picking(&event) {
                passage_at(&event)
                    .into_iter()
                    .for_each(|id| dispatch.emit(Action::Pick(vec![Pick::Passage(id)])));
            } else if selection::is_collapsed() {
                dispatch.emit(page::byte_at(&event).map_or(Action::Deactivate, Action::Point));
            } else {
                event.prevent_default();
            }
        })
    };
    // A press on selected words begins another selection: nothing is dragged out of the text.
    let on_drag = Callback::from(|event: DragEvent| event.prevent_default());
    let on_focus = {
        let (text, page) = (text.clone(), page_node.clone());
        let (selection, resume) = (workspace.view.selection, workspace.view.resume);
        Callback::from(move |_: FocusEvent| {
            let (Some(text), Some(page)) = (text.cast::<Element>(), page.cast::<Element>()) else { return };
            // The words that a field took the selection from are still meant.
            match (selection.filter(|_| !caret::is_inside(&text)), resume) {
                (Some(span), _) => caret::select(&text, span),
                (None, Some(at)) => {
                    last.replace(Some(at));
                    caret::go(&text, at, false);
                }
                (None, None) => caret::place(&text, &page, *last.borrow()),
            }
        })
    };
    let on_blur = Callback::from(|_: FocusEvent| caret::hide());
    let on_key = {
        let text = text.clone();
        shell.when(move |event: KeyboardEvent| {
            let in_text = !page::is_apart(&event);
            let enter = in_text && event.key() == "Enter" && selection::is_collapsed();
            enter.then(|| event.prevent_default())?;
            text.cast::<Element>().and_then(|text| caret::at(&text)).map(Action::Choose)
        })
    };
    let on_follow = use_memo((), |()| shell.dispatch.reform(Action::Follow));
    let hull = |id: PassageId| {
        let spans = dossier.passages.get(&id).map(|passage| passage.spans.hull());
        // An edge that is dragged may leave the words that the passage has.
        let old = workspace.dossier.passages.get(&id).map(|passage| passage.spans.hull());
        let (one, other) = (spans.or(old)?, old.or(spans)?);
        Some((id, Span::new(one.start().min(other.start()), one.end().max(other.end()))?))
    };
    let (active, lit) = (active.and_then(hull), lit.and_then(hull));
    let is_sent = matches!(workspace.view.focus.to, Some(Focus::Mark(_) | Focus::At(_) | Focus::Words(_)));
    let is_elsewhere =
        active.is_some() || workspace.view.selection.is_some() || workspace.view.resume.is_some();
    let is_in_view = stretches.iter().flatten().all(|piece| is_near(document, piece, first));
    let whole = use_next_picture(numbered || is_in_view || is_sent || is_elsewhere);
    use_place(&page_node, document, place.as_ref().clone());
    let view = |piece: &Piece| {
        let now = numbered || is_near(document, piece, first);
        let drawn = whole || now;
        let standing_out = standing_out(document, piece, active, lit, &picks);
        let (start, blocks) = (piece.0, Rc::clone(&piece.1));
        html! {
            <Stretch key={start} document={Rc::clone(document)} {start} {blocks} {standing_out} {drawn} {now} {messages}
                on_follow={(*on_follow).clone()} />
        }
    };
    let question = Rc::new(workspace.dossier.question_of(document).clone());
    let ruled = document.parts.iter().find(|part| part.kind == PartKind::Question);
    let data = html! {
        <QuestionData key="data" dossier={Rc::clone(&workspace.dossier)} document={Rc::clone(document)} today={workspace.today} />
    };
    let has_heading = document.parts.iter().any(|part| part.kind == PartKind::Heading);
    let top = (!has_heading).then(|| data.clone());
    let parts = document.parts.iter().zip(stretches.iter()).map(|(part, stretches)| match part.kind {
        PartKind::Heading => html! {
            <header key="heading" class="reader-heading">
                { for stretches.iter().map(view) }
                { data.clone() }
                <Rereading key="rereading" document={Rc::clone(document)} />
                <EarlierLine key="earlier" workspace={Rc::clone(workspace)} document={document.id} />
            </header>
        },
        _ => html! {
            <PartView key={part.blocks.start} document={Rc::clone(document)} question={Rc::clone(&question)} part={part.clone()}
                ruled={movements.as_ref().filter(|_| ruled == Some(part)).map(|shown| shown.corrected)}>
                { for stretches.iter().map(view) }
            </PartView>
        },
    });
    html! {
        <main class="page" ref={page_node.clone()}>
            <section class="reader" role="region" aria-label={messages.document} tabindex="0" lang={document.language.clone()}
                ref={text} onpointerover={on_over} onpointerleave={on_leave} onclick={on_click} onfocus={on_focus} onblur={on_blur} onkeydown={on_key} ondragstart={on_drag}>
                <div class="parts">
                    if document.title_block.is_none() {
                        <h1 class="hidden">{ workspace.dossier.title_of(document) }</h1>
                    }
                    if let Some(data) = top {
                        <header class="reader-heading reader-heading-bare">{ data }<Rereading document={Rc::clone(document)} /><EarlierLine workspace={Rc::clone(workspace)} document={document.id} /></header>
                    }
                    { for parts }
                </div>
                <Ending workspace={Rc::clone(workspace)} document={document.id} />
            </section>
            if let Some(shown) = movements.as_ref().map(Rc::clone) {
                <MovementRule document={Rc::clone(document)} {shown} page={page_node.clone()} />
            }
            <Margin workspace={Rc::clone(workspace)} document={Rc::clone(document)} page={page_node.clone()} />
            <div class="over">
                if let Some(passage) = active_passage.as_ref().map(Rc::clone) {
                    <Edges document={Rc::clone(document)} {passage} preview={(*preview).clone()}
                        on_preview={Callback::from(move |spans| preview.set(spans))} page={page_node.clone()} />
                }
                if let Some(choice) = workspace.view.choice.as_ref().map(Rc::clone) {
                    <Chooser workspace={Rc::clone(workspace)} {choice} page={page_node.clone()} />
                }
                if let Some(span) = pending {
                    <TagBox key={format!("{span:?}")} workspace={Rc::clone(workspace)} document={Rc::clone(document)} {span} page={page_node} />
                }
            </div>
        </main>
    }
}

fn passage_at(event: &Event) -> Option<PassageId> {
    Some(PassageId(page::passage_at(event)?.parse().ok()?))
}

/// Goes back to the place in the text where it was left, and keeps the place from then on.
#[hook]
fn use_place(page_node: &NodeRef, document: &Rc<Document>, place: Option<String>) {
    let (id, blocks) = (document.id, document.blocks.len());
    use_effect_with((page_node.clone(), id), move |(page_node, _)| {
        let element = page_node.cast::<Element>();
        // At once, so that whatever else scrolls the text has the last word.
        let begun = element.as_ref().zip(place);
        let begun = begun.and_then(|(element, place)| Returning::begin(element, place, blocks));
        if let Some(begun) = begun.as_ref().map(Rc::clone) {
            spawn_local(Rc::clone(&begun).stay());
            // What comes above it in the next picture moves nothing that is read, nor what is pressed meanwhile: Yew may
            // let the browser draw before an effect.
            follow(move || {
                begun.follow();
                spawn_local(async move {
                    draw_at_once();
                    begun.again();
                });
            });
        }
        let waiting = Cell::new(None);
        let listening = crate::browser::event::on_document("scroll", move |_| {
            if let Some(begun) = &begun {
                begun.follow();
            }
            let element = element.clone();
            waiting.set(Some(crate::browser::timer::after(200, move || {
                if let Some(element) = element {
                    sight::keep(&element, id);
                }
            })));
        });
        move || drop(listening)
    });
}
