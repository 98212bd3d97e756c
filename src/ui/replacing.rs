//! The dialog in which two copies of a text are compared, and in which it is decided what becomes of the passages
//! that must be looked at. Nothing changes before the newer copy takes its place.

mod card;
mod choosing;
mod line;
mod texts;
mod words;

use std::rc::Rc;

use yew::prelude::*;

use self::card::Card;
use self::choosing::use_choosing;
use self::texts::Texts;
use super::hooks::{Modal, use_modal};
use super::shell::use_shell;
use crate::anchor::State;
use crate::browser::{caret, page};
use crate::lang::Messages;
use crate::model::action::Action;
use crate::model::command::Command;
use crate::model::dossier::Dossier;
use crate::model::notice::{Notice, Tone};
use crate::model::opening::may_be;
use crate::model::pairing::awaiting;
use crate::model::replacing::{Purpose, Replacing, Review};

/// What the dialog is about.
#[derive(Properties, PartialEq, Eq)]
pub struct ReplacingDialogProps {
    /// Both copies, and what is decided so far.
    pub replacing: Rc<Replacing>,
    /// The dossier.
    pub dossier: Rc<Dossier>,
}

/// The dialog. Closing it changes nothing; what was decided is there to go on with.
#[component]
pub fn ReplacingDialog(ReplacingDialogProps { replacing, dossier }: &ReplacingDialogProps) -> Html {
    let shell = use_shell();
    let (messages, texts) = (shell.messages, shell.messages.replacing);
    let Modal { node, on_close } = use_modal(|| {
        if !page::focus(".compared-card input:checked", false) {
            page::focus(".replacing .dialog-end .button-strong", false);
        }
    });
    let area = use_node_ref();
    let on_key = use_choosing(&area, replacing, &shell);
    // What is looked at is in view in both copies.
    use_effect_with(replacing.at, |at| {
        if let Some(id) = at {
            let mark = |side: &str| page::find(&format!(".compared-{side} mark[data-passage=\"{id}\"]"));
            [mark("old"), mark("new")].into_iter().flatten().for_each(|mark| page::show_whole(&mark));
        }
    });
    // The last one is decided: what is left to do is to replace.
    let was_open = use_mut_ref(|| replacing.open());
    use_effect_with(replacing.open(), move |open| {
        if was_open.replace(*open) > 0 && *open == 0 {
            page::focus(".replacing .dialog-end .button-strong", false);
        }
    });
    let on_blur = Callback::from(|_: FocusEvent| caret::hide());
    let on_look = use_memo((), |()| shell.dispatch.reform(|id| Action::Review(Review::Look(id))));
    let name = dossier.documents.get(&replacing.old.id).map(|own| dossier.name_of(own)).unwrap_or_default();
    let title = match replacing.purpose {
        Purpose::Replace => (texts.title)(&name),
        Purpose::Offer => (texts.offered)(&name),
        Purpose::Look(_) => (texts.looked)(&name),
    };
    let read_only = replacing.is_read_only();
    let heads = if read_only { [texts.earlier, texts.now] } else { [texts.old, texts.new] };
    let shown = use_memo(Shown(Rc::clone(replacing)), |shown| Rc::clone(&shown.0));
    html! {
        <dialog class="dialog replacing" aria-labelledby="replacing-title" ref={node} onclose={on_close}>
            <header class="replacing-head">
                <h2 id="replacing-title">{ title }</h2>
                { view_remarks(replacing, dossier, messages) }
                <States replacing={Rc::clone(replacing)} />
            </header>
            <div class="replacing-body">
                <section class="compared" tabindex="0" role="region" aria-label={texts.texts} ref={area} onkeydown={on_key} onblur={on_blur}>
                    <div class="compared-heads" aria-hidden="true">{ for heads.map(|head| html! { <span key={head}>{ head }</span> }) }</div>
                    <Texts replacing={Rc::clone(&*shown)} dossier={Rc::clone(dossier)} {messages} on_look={(*on_look).clone()} />
                </section>
                if let Some(item) = replacing.item() {
                    <Card key={item.passage.id.to_string()} replacing={Rc::clone(replacing)} item={Rc::clone(item)} dossier={Rc::clone(dossier)} />
                }
            </div>
            <Ends replacing={Rc::clone(replacing)} dossier={Rc::clone(dossier)} />
        </dialog>
    }
}

/// Both copies without what is selected in them: to select words draws nothing anew.
struct Shown(Rc<Replacing>);

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        let bare = |own: &Self| Replacing { selected: None, ..Replacing::clone(&own.0) };
        Rc::ptr_eq(&self.0, &other.0) || bare(self) == bare(other)
    }
}

/// What there is to know of the newer copy.
fn view_remarks(replacing: &Replacing, dossier: &Dossier, messages: &Messages) -> Html {
    let texts = messages.replacing;
    let mut remarks: Vec<(&str, String)> = Vec::new();
    if !replacing.is_read_only() {
        let file = replacing.new.source.name.as_str();
        remarks.push(("file", (texts.file)(if file.is_empty() { texts.pasted } else { file })));
        let known = dossier.documents.get(&replacing.old.id).map(|own| dossier.question_of(own));
        let other = replacing.new.question.short_name();
        if let (Some(known), Some(name)) = (known, other)
            && !may_be(known, &replacing.new.question)
        {
            remarks.push(("other", (texts.other)(&name)));
        }
    }
    if replacing.has_new_answer() {
        let text = if replacing.is_read_only() { texts.answer_since } else { texts.answer };
        remarks.push(("answer", text.to_owned()));
    }
    if replacing.comparison.is_same() {
        remarks.push(("same", texts.typography.to_owned()));
    }
    let remarks =
        remarks.into_iter().map(|(sort, text)| html! { <p key={sort} data-remark={sort}>{ text }</p> });
    html! { <div class="replacing-remarks">{ for remarks }</div> }
}

#[derive(Properties, PartialEq)]
struct PartProps {
    replacing: Rc<Replacing>,
}

/// How many passages there are of each state; each leads to the next one of it.
#[component]
fn States(PartProps { replacing }: &PartProps) -> Html {
    let shell = use_shell();
    let texts = shell.messages.replacing;
    let states = [State::Review, State::Orphan, State::Adjusted, State::Moved, State::Exact];
    let chips =
        states.into_iter().map(|state| (state, replacing.count(state))).filter(|(_, count)| *count > 0);
    let chips = chips.map(|(state, count)| {
        let step = shell.dispatch.reform(move |_: MouseEvent| Action::Review(Review::Step(Some(state), true)));
        let is_here = replacing.item().is_some_and(|item| item.state == state);
        html! {
            <button key={name(state)} type="button" class="chip" data-state={name(state)} aria-pressed={is_here.to_string()} onclick={step}>
                if state == State::Review && replacing.is_read_only() {
                    { (texts.rewritten)(count) }
                } else {
                    { (texts.state)(state, count, replacing.open()) }
                }
            </button>
        }
    });
    html! {
        if replacing.items.is_empty() {
            <p class="replacing-none">{ texts.no_passages }</p>
        } else {
            <div class="replacing-states" role="group" aria-label={texts.passages}>{ for chips }</div>
        }
    }
}

/// What can be done in the end.
#[component]
fn Ends(ReplacingDialogProps { replacing, dossier }: &ReplacingDialogProps) -> Html {
    let shell = use_shell();
    let texts = shell.messages.replacing;
    let close = shell.dispatch.reform(|_: MouseEvent| Action::Close);
    let leave = shell.dispatch.reform(|_: MouseEvent| Action::LeaveCopy);
    let both = shell.dispatch.reform(|_: MouseEvent| Action::KeepBoth(page::seed()));
    let replace = {
        let (placed, waiting) = (replacing.placed(), replacing.waiting());
        let (dispatch, done, messages) = (shell.dispatch.clone(), texts.done, shell.messages);
        let (replacing, dossier) = (Rc::clone(replacing), Rc::clone(dossier));
        Callback::from(move |_: MouseEvent| {
            let (mut text, asked) = (done(placed, waiting), awaiting(&dossier, &replacing));
            let mut remedy = (waiting > 0).then_some(Command::Orphans);
            if asked > 0 {
                text = format!("{} {text}", (messages.pairing.arrived)(asked));
                remedy = Some(Command::Pair);
            }
            dispatch.emit(Action::Replace(page::seed()));
            dispatch.emit(Action::Notify(Notice { tone: Tone::Quiet, text, remedy }));
        })
    };
    if replacing.is_read_only() {
        return html! {
            <p class="dialog-end"><button type="button" class="button button-strong" onclick={close}>{ texts.close }</button></p>
        };
    }
    html! {
        <p class="dialog-end">
            <span id="replacing-outcome" class="replacing-outcome" role="status">
                if !replacing.items.is_empty() {
                    { (texts.outcome)(replacing) }
                }
            </span>
            if replacing.purpose == Purpose::Offer {
                <button type="button" class="button button-quiet" onclick={leave}>{ texts.leave_out }</button>
                <button type="button" class="button" onclick={both}>{ texts.keep_both }</button>
            } else {
                <button type="button" class="button button-quiet" onclick={leave}>{ texts.cancel }</button>
            }
            <button type="button" class="button button-strong" aria-describedby="replacing-outcome" onclick={replace}>{ texts.replace }</button>
        </p>
    }
}

/// The name of a state, for the style sheet and for tests.
pub fn name(state: State) -> &'static str {
    match state {
        State::Exact => "exact",
        State::Moved => "moved",
        State::Adjusted => "adjusted",
        State::Review => "review",
        State::Orphan => "orphan",
    }
}
