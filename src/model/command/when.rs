//! When commands apply.

use crate::model::workspace::{Place, Workspace};

/// Always.
pub fn always(_: &Workspace) -> bool {
    true
}

/// Whether there is a document to read.
pub fn has_document(workspace: &Workspace) -> bool {
    workspace.document().is_some()
}

/// Whether there is a plain text of several lines.
pub fn has_lines(workspace: &Workspace) -> bool {
    let source = workspace.document().map(|document| &document.source);
    source.is_some_and(|source| source.media_type == "text/plain" && source.text.contains(['\n', '\r']))
}

/// Whether there is a question of a table to read.
pub fn has_columns(workspace: &Workspace) -> bool {
    workspace.document().is_some_and(|document| document.source.reading.columns.is_some())
}

/// Whether documents are meant.
pub fn has_documents(workspace: &Workspace) -> bool {
    !workspace.meant_documents().is_empty()
}

/// Whether the dossier holds something.
pub fn has_work(workspace: &Workspace) -> bool {
    !workspace.dossier.is_empty()
}

/// Whether words are selected.
pub fn has_selection(workspace: &Workspace) -> bool {
    workspace.view.selection.is_some()
}

/// Whether there is an active passage before one's eyes.
pub fn has_active(workspace: &Workspace) -> bool {
    workspace.view.place == Place::Read && workspace.view.active.is_some()
}

/// Whether there is a claim before one's eyes that can be written in.
pub fn has_claim(workspace: &Workspace) -> bool {
    matches!(workspace.view.place, Place::Read | Place::Claims) && workspace.active_claim().is_some()
}

/// Whether passages wait for a place.
pub fn has_orphans(workspace: &Workspace) -> bool {
    !workspace.dossier.orphans.is_empty()
}

/// Whether something is picked.
pub fn has_picks(workspace: &Workspace) -> bool {
    !workspace.view.picks.is_empty()
}

/// Whether a long work is under way that can be stopped.
pub fn can_stop(workspace: &Workspace) -> bool {
    let view = &workspace.view;
    view.progress.as_ref().is_some_and(|progress| progress.stoppable) && !view.stopping
}
