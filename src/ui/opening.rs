//! What becomes of an opened file: a question is added, a dossier is loaded, a codebook takes force, anything
//! else is refused. Where another codebook is in force, what becomes of both is asked first.

use std::rc::Rc;

use crate::browser::file::{Opened, Trouble};
use crate::browser::page;
use crate::exchange::dossier::{self, EXTENSION};
use crate::exchange::{codebook, default_codebook};
use crate::lang::Messages;
use crate::model::action::Action;
use crate::model::codebook::Codebook;
use crate::model::command::Command;
use crate::model::document::Document;
use crate::model::dossier::Dossier;
use crate::model::edit::{Edit, Revision};
use crate::model::identity::DocumentId;
use crate::model::incoming::{Content, Incoming};
use crate::model::notice::{Notice, Tone};
use crate::model::workspace::Workspace;
use crate::read::{self, Decoded};

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
        let name = if file.name.is_empty() { messages.incoming.pasted } else { &file.name };
        let refused = |error| alert((messages.refused)(name, &error));
        match &file.text {
            Err(Trouble::NotText) => outcome.actions.push(alert((messages.not_text)(name))),
            Err(Trouble::TooLarge) => outcome.actions.push(alert((messages.too_large)(name))),
            Ok(decoded) if file.name.ends_with(codebook::EXTENSION) || is_codebook(&decoded.text) => {
                match codebook::import(&decoded.text) {
                    Ok(read) => outcome.actions.extend(take_codebook(workspace, name, read, messages)),
                    Err(error) => outcome.actions.push(refused(error)),
                }
            }
            Ok(decoded) if is_dossier(&file.name, &decoded.text) => match dossier::import(&decoded.text) {
                Ok(read) => take_dossier(workspace, name, Rc::new(read), &mut outcome),
                Err(error) => outcome.actions.push(refused(error)),
            },
            Ok(decoded) => {
                questions(workspace, &file.name, decoded, messages, &mut documents, &mut outcome.actions);
            }
        }
    }
    one_offer(workspace, &mut outcome.actions, messages);
    if !documents.is_empty() {
        outcome.actions.insert(0, Action::Edit(Edit::AddDocuments(documents), page::seed()));
    }
    outcome
}

/// One thing is decided at a time: what else is on offer waits in its file.
fn one_offer(workspace: &Workspace, actions: &mut [Action], messages: &Messages) {
    let mut deciding = workspace.view.incoming.is_some();
    for action in actions {
        if let Action::Offer(incoming) = action
            && std::mem::replace(&mut deciding, true)
        {
            *action = alert((messages.incoming.one_at_a_time)(&incoming.name));
        }
    }
}

fn alert(text: String) -> Action {
    Action::Notify(Notice { tone: Tone::Alert, text, remedy: None })
}

fn is_codebook(text: &str) -> bool {
    dossier::looks_like_json(text) && codebook::is_codebook(text)
}

/// A codebook simply takes force where nothing but the default is.
fn take_codebook(workspace: &Workspace, name: &str, read: Codebook, messages: &Messages) -> Vec<Action> {
    let codebook = Rc::new(read);
    let incoming = Incoming { name: name.to_owned(), content: Content::Codebook(Rc::clone(&codebook)) };
    let quiet = |text| Action::Notify(Notice { tone: Tone::Quiet, text, remedy: Some(Command::Codebook) });
    if incoming.is_same(&workspace.dossier) {
        return vec![quiet((messages.incoming.same)(name))];
    }
    if incoming.must_ask(&workspace.dossier, &default_codebook()) {
        return vec![Action::Offer(Rc::new(incoming))];
    }
    let edit = Edit::Codebook(Revision::to(codebook));
    vec![Action::Edit(edit, page::seed()), quiet((messages.incoming.in_force)(name))]
}

fn take_dossier(workspace: &Workspace, name: &str, read: Rc<Dossier>, outcome: &mut Outcome) {
    let incoming = Incoming { name: name.to_owned(), content: Content::Dossier(Rc::clone(&read)) };
    if incoming.must_ask(&workspace.dossier, &default_codebook()) {
        outcome.actions.push(Action::Offer(Rc::new(incoming)));
    } else {
        outcome.dossier = Some(read);
    }
}

/// Whether a file is a dossier, or JSON that is no question: then it is refused as one.
fn is_dossier(name: &str, text: &str) -> bool {
    name.ends_with(EXTENSION) || (dossier::looks_like_json(text) && !read::holds_questions(name, text))
}

fn questions(
    workspace: &Workspace,
    name: &str,
    decoded: &Decoded,
    messages: &Messages,
    documents: &mut Vec<Rc<Document>>,
    actions: &mut Vec<Action>,
) {
    let seed = page::seed();
    let mut ids =
        (documents.len()..).map(|index| DocumentId(seed.id(u32::try_from(index).unwrap_or_default())));
    let mut told = Vec::new();
    for (document, warnings) in
        read::read_all(name, decoded.clone(), || ids.next().unwrap_or(DocumentId(seed.id(0))))
    {
        let known =
            workspace.dossier.documents.values().find(|known| known.source.text == document.source.text);
        if let Some(known) = known {
            let text = (messages.already_open)(workspace.dossier.title_of(known));
            actions.push(Action::Show(known.id));
            actions.push(Action::Notify(Notice { tone: Tone::Quiet, text, remedy: None }));
            continue;
        }
        if !document.blocks.is_empty() {
            documents.push(Rc::new(document));
        }
        // A file of many questions says each thing once.
        told.extend(warnings.into_iter().filter(|warning| !told.contains(warning)).collect::<Vec<_>>());
    }
    actions.extend(told.into_iter().map(|warning| {
        let text = (messages.warning)(warning).to_owned();
        Action::Notify(Notice { tone: Tone::Quiet, text, remedy: None })
    }));
}
