//! The list: the questions of the dossier, and its claims by kind.

use std::rc::Rc;

use yew::prelude::*;

use super::shell::use_shell;
use crate::browser::page;
use crate::model::action::Action;
use crate::model::claim::Claim;
use crate::model::codebook::Kind;
use crate::model::command::Command;
use crate::model::document::Document;
use crate::model::edit::Edit;
use crate::model::workspace::Workspace;

/// What the list shows.
#[derive(Properties, PartialEq, Eq)]
pub struct ListProps {
    /// The state of the program.
    pub workspace: Rc<Workspace>,
}

/// The list at the left.
#[component]
pub fn List(ListProps { workspace }: &ListProps) -> Html {
    let messages = use_shell().messages;
    let dossier = &workspace.dossier;
    let kinds = dossier.codebook.kinds.iter().filter_map(|kind| {
        let claims: Vec<&Rc<Claim>> = dossier.claims.values().filter(|claim| claim.kind == kind.id).collect();
        (!claims.is_empty()).then(|| view_kind(workspace, kind, &claims, messages.get(&kind.short)))
    });
    html! {
        <nav class="list" aria-label={messages.questions}>
            <h2 class="list-heading">{ messages.questions }</h2>
            <ul class="list-questions">
                { for dossier.documents.values().map(|document| html! {
                    <Question key={document.id.to_string()} workspace={Rc::clone(workspace)} document={Rc::clone(document)} />
                }) }
            </ul>
            <h2 class="list-heading">{ messages.claims }</h2>
            if dossier.claims.is_empty() {
                <p class="list-empty">{ messages.no_claims }</p>
            }
            <ul class="list-kinds">{ for kinds }</ul>
        </nav>
    }
}

fn view_kind(workspace: &Rc<Workspace>, kind: &Kind, claims: &[&Rc<Claim>], name: &str) -> Html {
    html! {
        <li class="list-kind" key={kind.id.to_string()} data-hue={kind.hue.name()}>
            <p class="list-kind-name">
                <span class="key-letter" aria-hidden="true">{ kind.key.unwrap_or('·') }</span>
                <span>{ name.to_owned() }</span>
                <span class="count">{ claims.len() }</span>
            </p>
            <ul>
                { for claims.iter().map(|claim| html! {
                    <ClaimLine key={claim.id.to_string()} workspace={Rc::clone(workspace)} claim={Rc::clone(claim)} />
                }) }
            </ul>
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct QuestionProps {
    workspace: Rc<Workspace>,
    document: Rc<Document>,
}

#[component]
fn Question(QuestionProps { workspace, document }: &QuestionProps) -> Html {
    let shell = use_shell();
    let id = document.id;
    let shown = workspace.view.document == Some(id);
    let show = shell.dispatch.reform(move |_: MouseEvent| Action::Show(id));
    let count = workspace.dossier.passages.values().filter(|passage| passage.document == id).count();
    let short = document.question.short_name();
    let count_text = if count == 0 { "—".to_owned() } else { count.to_string() };
    html! {
        <li>
            <button class="list-question" aria-current={shown.then_some("true")} title={document.title.clone()} onclick={show}>
                <span class="list-question-name">{ short.clone().unwrap_or_else(|| document.title.clone()) }</span>
                <span class="count" title={(shell.messages.passages)(count)}>{ count_text }</span>
                if short.is_some() {
                    <span class="list-question-title">{ &document.title }</span>
                }
            </button>
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct ClaimLineProps {
    workspace: Rc<Workspace>,
    claim: Rc<Claim>,
}

/// A claim; a click goes to its next passage.
#[component]
fn ClaimLine(ClaimLineProps { workspace, claim }: &ClaimLineProps) -> Html {
    let shell = use_shell();
    let passages = workspace.dossier.passages_of(claim.id);
    let current = passages.iter().position(|passage| Some(passage.id) == workspace.view.active);
    let next = current.map_or(0, |index| (index + 1) % passages.len());
    let next = passages.get(next).map(|passage| passage.id);
    let go = shell.dispatch.reform(move |_: MouseEvent| next.map_or(Action::Deactivate, Action::Activate));
    let id = claim.id;
    let delete_name = (shell.messages.command)(Command::DeleteClaim);
    let delete =
        shell.dispatch.reform(move |_: MouseEvent| Action::Edit(Edit::DeleteClaims(vec![id]), page::seed()));
    html! {
        <li class="list-claim-line">
            <button class="list-claim" aria-current={current.map(|_| "true")}
                title={(shell.messages.passages)(passages.len())} onclick={go}>
                <span>{ &claim.label }</span>
                if passages.len() != 1 {
                    <span class="count">{ passages.len() }</span>
                }
            </button>
            if passages.is_empty() {
                <button class="button button-small button-quiet" title={delete_name} aria-label={delete_name}
                    onclick={delete}>{ "×" }</button>
            }
        </li>
    }
}
