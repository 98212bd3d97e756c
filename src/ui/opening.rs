//! What becomes of an opened file: a question is added, a dossier is loaded, anything else is refused.

use std::rc::Rc;

use crate::browser::file::{Opened, Trouble};
use crate::browser::page;
use crate::exchange::dossier::{self, EXTENSION};
use crate::lang::Messages;
use crate::model::action::Action;
use crate::model::document::Document;
use crate::model::dossier::Dossier;
use crate::model::edit::Edit;
use crate::model::identity::DocumentId;
use crate::model::notice::{Notice, Tone};
use crate::model::workspace::Workspace;
use crate::read;

/// What to do with the files that were opened together.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Actions for the open workspace.
    pub actions: Vec<Action>,
    /// A dossier to go over to.
    pub dossier: Option<Rc<Dossier>>,
}

/// Decides what to do with `files`.
pub fn decide(workspace: &Workspace, files: &[Opened], messages: &Messages) -> Outcome {
    let mut outcome = Outcome::default();
    let mut documents: Vec<Rc<Document>> = Vec::new();
    for file in files {
        let name = if file.name.is_empty() { messages.paste_field } else { &file.name };
        let alert = |text| Action::Notify(Notice { tone: Tone::Alert, text, remedy: None });
        match &file.text {
            Err(Trouble::NotText) => outcome.actions.push(alert((messages.not_text)(name))),
            Err(Trouble::TooLarge) => outcome.actions.push(alert((messages.too_large)(name))),
            Ok(text) if file.name.ends_with(EXTENSION) || dossier::looks_like_json(text) => {
                match dossier::import(text) {
                    Ok(read) => outcome.dossier = Some(Rc::new(read)),
                    Err(error) => outcome.actions.push(alert((messages.refused)(name, &error))),
                }
            }
            Ok(text) => question(workspace, &file.name, text, messages, &mut documents, &mut outcome.actions),
        }
    }
    if !documents.is_empty() {
        outcome.actions.insert(0, Action::Edit(Edit::AddDocuments(documents), page::seed()));
    }
    outcome
}

fn question(
    workspace: &Workspace,
    name: &str,
    text: &str,
    messages: &Messages,
    documents: &mut Vec<Rc<Document>>,
    actions: &mut Vec<Action>,
) {
    let known = workspace.dossier.documents.values().find(|document| document.source.text == text);
    if let Some(known) = known {
        let text = (messages.already_open)(&known.title);
        actions.push(Action::Show(known.id));
        actions.push(Action::Notify(Notice { tone: Tone::Quiet, text, remedy: None }));
        return;
    }
    let id = DocumentId(page::seed().id(u32::try_from(documents.len()).unwrap_or_default()));
    let (document, warnings) = read::read(id, name, text.to_owned());
    if !document.blocks.is_empty() {
        documents.push(Rc::new(document));
    }
    actions.extend(warnings.into_iter().map(|warning| {
        let text = (messages.warning)(warning).to_owned();
        Action::Notify(Notice { tone: Tone::Quiet, text, remedy: None })
    }));
}
