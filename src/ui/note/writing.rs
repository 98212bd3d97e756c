//! The fields of the active note.

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::prelude::*;

use super::attribute::AttributeRow;
use super::linking::Linking;
use super::offer::Offer;
use super::spans::SpanList;
use super::ties::TieList;
use crate::browser::{HtmlTextAreaElement, page};
use crate::lang::Messages;
use crate::model::action::Action;
use crate::model::claim::{Claim, Passage};
use crate::model::codebook::Slug;
use crate::model::command::Command;
use crate::model::edit::Edit;
use crate::model::identity::ClaimId;
use crate::model::sheet::Sheet;
use crate::model::spread::Spread;
use crate::model::tie::Tie;
use crate::model::unseen::names;
use crate::model::workspace::{Focus, Workspace};
use crate::ui::select::Select;
use crate::ui::shell::use_shell;

/// The name, on the list of what can be added, of the note on the claim itself; no attribute has it.
const CLAIM_NOTE: &str = " note";

/// What is written in.
#[derive(Properties, PartialEq, Eq)]
pub struct WritingProps {
    /// The state of the program.
    pub workspace: Rc<Workspace>,
    /// The claim.
    pub claim: Rc<Claim>,
    /// The passage; without one, only the claim is written.
    pub passage: Option<Rc<Passage>>,
    /// The links of the claim.
    pub ties: Vec<Tie>,
    /// How many passages make the claim, where one does not see them all.
    #[prop_or_default]
    pub places: Spread,
}

/// The fields of the active note, or of a claim by itself. What was shown once stays shown, so that a field that was just emptied
/// does not go from under the cursor.
#[component]
pub fn Writing(WritingProps { workspace, claim, passage, ties, places }: &WritingProps) -> Html {
    let shell = use_shell();
    let messages = shell.messages;
    let codebook = &workspace.dossier.codebook;
    let claim_id = claim.id;
    let open = use_mut_ref(BTreeSet::<Slug>::new);
    let entered = use_state_eq(|| None::<String>);
    let linking = use_state_eq(|| false);
    let redraw = use_force_update();
    open.borrow_mut().extend(claim.attributes.keys().map(Rc::clone));
    if !claim.note.is_empty() {
        open.borrow_mut().insert(CLAIM_NOTE.into());
    }
    use_effect_with((*entered).clone(), |entered| {
        if let Some(row) = entered {
            page::focus(&format!("#{row} :is(input, select, textarea, button)"), false);
        }
    });

    let sheet = Sheet::new(codebook, claim, &open.borrow());
    let noted = open.borrow().contains(CLAIM_NOTE);
    let row = |name: &str| {
        let index = codebook.attributes.iter().position(|attribute| *attribute.id == *name);
        index.map_or_else(|| "attribute-note".to_owned(), |index| format!("attribute-{index}"))
    };
    let offered = sheet.offered.iter().map(|attribute| {
        let text = messages.get(&attribute.label).to_owned();
        (AttrValue::from(attribute.id.to_string()), AttrValue::from(text))
    });
    let note = (!noted).then(|| (CLAIM_NOTE.into(), messages.note.claim_note.into()));
    let on_open = {
        let (open, entered, codebook) = (Rc::clone(&open), entered.clone(), Rc::clone(codebook));
        Callback::from(move |name: AttrValue| {
            open.borrow_mut().insert((*name).into());
            let index = codebook.attributes.iter().position(|attribute| *attribute.id == *name);
            entered.set(Some(match index {
                Some(index) => format!("attribute-{index}"),
                None => "attribute-note".to_owned(),
            }));
        })
    };
    let on_clear = {
        let (open, entered, redraw) = (Rc::clone(&open), entered.clone(), redraw.clone());
        let dispatch = shell.dispatch.clone();
        Callback::from(move |name: Slug| {
            open.borrow_mut().remove(&name);
            entered.set(None);
            page::focus(".note[data-active] .note-offer-open", false);
            dispatch.emit(Action::Edit(Edit::Attribute(claim_id, name, None), page::seed()));
            redraw.force_update();
        })
    };
    let done = {
        let linking = linking.clone();
        Callback::from(move |()| {
            linking.set(false);
            page::focus(".note[data-active]", false);
        })
    };
    let start_linking = {
        let linking = linking.clone();
        Callback::from(move |_: MouseEvent| linking.set(true))
    };
    let typed = |make: fn(ClaimId, String) -> Edit| {
        shell.write.reform(move |event: InputEvent| {
            let value = event.target_unchecked_into::<HtmlTextAreaElement>().value();
            Action::Edit(make(claim_id, value), page::seed())
        })
    };
    let on_label = typed(|claim, text| Edit::Label(claim, text.replace('\n', " ")));
    let on_note = typed(Edit::Note);
    let on_label_key = shell.when(|event: KeyboardEvent| {
        let leaves = event.key() == "Enter" && !event.is_composing();
        leaves.then(|| event.prevent_default())?;
        Some(Action::Focus(Focus::Reader))
    });
    let on_kind = shell
        .dispatch
        .reform(move |name: String| Action::Edit(Edit::Kind(vec![claim_id], name.into()), page::seed()));
    let mut kinds: Vec<(AttrValue, AttrValue)> = codebook
        .kinds
        .iter()
        .map(|kind| (kind.id.to_string().into(), messages.get(&kind.short).to_owned().into()))
        .collect();
    if codebook.kind(&claim.kind).is_none() {
        kinds.push((claim.kind.to_string().into(), claim.kind.to_string().into()));
    }
    let orphans = sheet.orphans.iter().map(|name| {
        let (on_clear, own) = (on_clear.clone(), Rc::clone(name));
        let clear = Callback::from(move |_: MouseEvent| on_clear.emit(Rc::clone(&own)));
        html! {
            <li key={name.to_string()} class="span-line">
                <span class="span-words">{ name.to_string() }</span>
                <button type="button" class="cross" aria-label={(messages.note.clear)(name)} onclick={clear}>{ "×" }</button>
            </li>
        }
    });
    let look = shell.dispatch.reform(move |_: MouseEvent| Action::Look(Some(claim_id)));
    // Of this claim and passage alone, whatever else is picked.
    let edit =
        |edit: Edit| shell.dispatch.reform(move |_: MouseEvent| Action::Edit(edit.clone(), page::seed()));
    let placed =
        passage.as_ref().and_then(|own| Some((own, workspace.dossier.documents.get(&own.document)?)));
    let can_link = Command::Link.is_available(workspace);
    let suggestion = passage.as_ref().and_then(|own| Some((own.id, own.suggestion.as_ref()?)));
    let suggestion = suggestion.map(|(id, suggestion)| {
        let confirm = shell.dispatch.reform(move |_: MouseEvent| Action::Confirm(vec![id], page::seed()));
        html! {
            <div class="note-suggestion">
                <p class="note-suggested">{ (messages.arrival.suggested)(&suggestion.by, &suggestion.score) }</p>
                <button type="button" class="button button-small" onclick={confirm}>{ messages.arrival.confirm }</button>
            </div>
        }
    });
    html! {
        <div class="note-fields">
            { suggestion }
            <textarea class="note-label" rows="1" aria-label={messages.label} value={claim.label.clone()} oninput={on_label} onkeydown={on_label_key} />
            { view_hidden(&claim.label, messages) }
            <Select class="note-kind-choice" label={messages.kind} options={kinds} value={claim.kind.to_string()} on_choose={on_kind} />
            if places.passages > 1 {
                <button type="button" class="note-everywhere" title={messages.note.everywhere} onclick={look}>{ (messages.fulltext.spread)(messages, *places) }</button>
            }
            if let Some((passage, document)) = placed {
                <SpanList passage={Rc::clone(passage)} document={Rc::clone(document)} />
            }
            <div class="attributes">
                { for sheet.rows.iter().map(|attribute| html! {
                    <AttributeRow key={attribute.id.to_string()} id={row(&attribute.id)} workspace={Rc::clone(workspace)}
                        claim={Rc::clone(claim)} attribute={(*attribute).clone()} on_clear={on_clear.clone()} />
                }) }
            </div>
            <ul class="orphans">{ for orphans }</ul>
            <TieList workspace={Rc::clone(workspace)} ties={ties.clone()} />
            if noted {
                <div id="attribute-note">
                    <textarea class="note-own" rows="1" aria-label={messages.note.claim_note} placeholder={messages.note.claim_note_field} value={claim.note.clone()} oninput={on_note} />
                    { view_hidden(&claim.note, messages) }
                </div>
            }
            if let Some(passage) = passage {
                <Comment passage={Rc::clone(passage)} />
            }
            if *linking {
                <Linking workspace={Rc::clone(workspace)} claim={Rc::clone(claim)} on_done={done} />
            }
            <div class="note-actions">
                <Offer options={offered.chain(note).collect::<Vec<_>>()} {on_open} />
                if !*linking {
                    <button type="button" class="button button-small note-link-open" disabled={!can_link} onclick={start_linking}>{ messages.note.add_link }</button>
                }
            </div>
            <div class="note-actions">
                if let Some(id) = passage.as_ref().map(|passage| passage.id) {
                    <button type="button" class="button button-small" onclick={edit(Edit::DeletePassages(vec![id]))}>{ messages.note.delete_passage }</button>
                }
                <button type="button" class="button button-small" onclick={edit(Edit::DeleteClaims(vec![claim_id]))}>{ messages.note.delete_claim }</button>
            </div>
        </div>
    }
}

/// A field shows no marks: what it hides is said under it.
fn view_hidden(text: &str, messages: &Messages) -> Html {
    names(text).map_or_else(Html::default, |names| {
        html! { <p class="note-unseen">{ (messages.following.unseen)(&names) }</p> }
    })
}

#[derive(Properties, PartialEq)]
struct CommentProps {
    passage: Rc<Passage>,
}

/// What is said of one passage, not of its claim.
#[component]
fn Comment(CommentProps { passage }: &CommentProps) -> Html {
    let shell = use_shell();
    let id = passage.id;
    let on_input = shell.write.reform(move |event: InputEvent| {
        let text = event.target_unchecked_into::<HtmlTextAreaElement>().value();
        Action::Edit(Edit::Comment(id, text), page::seed())
    });
    html! {
        <>
            <textarea class="note-comment" rows="1" aria-label={shell.messages.comment} placeholder={shell.messages.comment_field}
                value={passage.comment.clone()} oninput={on_input} />
            { view_hidden(&passage.comment, shell.messages) }
        </>
    }
}
