//! Whether anything was done, is stored, and can be taken back.

use super::Workspace;

impl Workspace {
    /// Whether something was done that is not stored.
    #[must_use]
    pub fn has_unsaved(&self) -> bool {
        !self.outbox.is_empty()
    }

    /// Whether anything was ever done, even if all of it was undone.
    #[must_use]
    pub fn has_begun(&self) -> bool {
        !self.journal.transactions().is_empty()
    }

    /// Whether there is a step to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        self.journal.next_undo().is_some()
    }

    /// Whether something undone can be done again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        self.journal.next_redo().is_some()
    }
}
