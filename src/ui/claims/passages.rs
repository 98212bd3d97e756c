//! Where a claim is made: its passages in every question, each between the words around it.

use std::rc::Rc;

use yew::prelude::*;

use crate::browser::page;
use crate::lang::Messages;
use crate::model::action::Action;
use crate::model::claim::Passage;
use crate::model::concordance::line;
use crate::model::document::Document;
use crate::model::dossier::Dossier;
use crate::model::edit::Edit;
use crate::model::identity::DocumentId;
use crate::model::passages::Shared;
use crate::model::unseen::spelled;
use crate::ui::context_line::view_line;
use crate::ui::shell::{Shell, use_shell};
use crate::ui::window::{Row, Window, use_names};

/// What is listed.
#[derive(Properties, PartialEq, Eq)]
pub struct ClaimPassagesProps {
    /// The dossier.
    pub dossier: Rc<Dossier>,
    /// The passages of one claim, document by document, in the order of the text.
    pub passages: Shared,
}

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Line {
    /// The question of the passages under it, and how many they are.
    Question(DocumentId, usize),
    Passage(Rc<Passage>),
}

impl Line {
    fn name(&self) -> u128 {
        match self {
            Self::Question(id, _) => id.0.as_u128(),
            Self::Passage(passage) => passage.id.0.as_u128(),
        }
    }
}

/// The passages under their questions; a press goes to one in its text.
#[component]
pub fn ClaimPassages(ClaimPassagesProps { dossier, passages }: &ClaimPassagesProps) -> Html {
    let shell = use_shell();
    let lines = use_memo(Rc::clone(passages), |passages| lines(passages));
    let names = use_names(Rc::clone(&lines), |lines| lines.iter().map(Line::name).collect());
    let draw = {
        let (shell, lines, dossier) = (shell.clone(), Rc::clone(&lines), Rc::clone(dossier));
        Callback::from(move |row: Row| match lines.get(row.index) {
            None => html! {},
            Some(Line::Question(id, count)) => view_question(&shell, &dossier, *id, *count),
            Some(Line::Passage(passage)) => view_passage(&shell, &dossier, row, passage),
        })
    };
    let can_reach = {
        let lines = Rc::clone(&lines);
        Callback::from(move |row: usize| matches!(lines.get(row), Some(Line::Passage(_))))
    };
    let label = shell.messages.fulltext.document_claims;
    html! {
        <Window class="claim-passages" {label} {names} {draw} control=".claim-passage" {can_reach} guess={34.0} />
    }
}

fn lines(passages: &[Rc<Passage>]) -> Vec<Line> {
    let of_one = passages.chunk_by(|first, then| first.document == then.document);
    let group = |own: &[Rc<Passage>]| {
        let heading = own.first().map(|first| Line::Question(first.document, own.len()));
        heading
            .into_iter()
            .chain(own.iter().map(|passage| Line::Passage(Rc::clone(passage))))
            .collect::<Vec<_>>()
    };
    of_one.flat_map(group).collect()
}

/// Which question, who asks and when.
fn view_question(shell: &Shell, dossier: &Dossier, id: DocumentId, count: usize) -> Html {
    let Some(document) = dossier.documents.get(&id) else { return html! { <li key={id.to_string()} /> } };
    html! {
        <li key={id.to_string()} class="claim-question" title={spelled(dossier.title_of(document)).into_owned()}>
            <h3>{ dossier.name_of(document) }</h3>
            <span>{ said(dossier, document, shell.messages) }</span>
            if count > 1 {
                <span class="count">{ count }</span>
            }
        </li>
    }
}

/// The author and the day of the question, as far as they are known.
fn said(dossier: &Dossier, document: &Document, messages: &Messages) -> String {
    let question = dossier.question_of(document);
    let asked = question.asked.map(|asked| (messages.date)(asked.date));
    question.author.iter().cloned().chain(asked).collect::<Vec<_>>().join(" · ")
}

fn view_passage(shell: &Shell, dossier: &Dossier, row: Row, passage: &Passage) -> Html {
    let id = passage.id;
    let Some(document) = dossier.documents.get(&passage.document) else {
        return html! { <li key={id.to_string()} /> };
    };
    let go = {
        let shell = shell.clone();
        Callback::from(move |_: MouseEvent| shell.go_to(id))
    };
    let delete = shell.when(move |event: KeyboardEvent| {
        let bare = !(event.shift_key() || event.ctrl_key() || event.meta_key() || event.alt_key());
        let deletes = bare && matches!(event.key().as_str(), "Delete" | "Backspace");
        deletes.then(|| Action::Edit(Edit::DeletePassages(vec![id]), page::seed()))
    });
    html! {
        <li key={id.to_string()}>
            <button type="button" class="claim-passage" tabindex={row.tabindex()} title={spelled(&passage.spans.quote(&document.text)).into_owned()} onclick={go} onkeydown={delete}>
                { view_line(&line(document, &passage.spans)) }
                if !passage.comment.is_empty() {
                    <span class="claim-comment">{ &passage.comment }</span>
                }
            </button>
        </li>
    }
}
