//! Questions of a table are read again, its columns meant in another way.

use std::rc::Rc;

use super::Opening;
use crate::browser::page;
use crate::model::action::Action;
use crate::model::change::Key;
use crate::model::command::Command;
use crate::model::edit::Edit;
use crate::model::notice::{Notice, Tone};
use crate::model::opening::Left;
use crate::model::progress::Job;
use crate::model::source::Column;
use crate::model::table::Table;
use crate::read;

impl Opening<'_> {
    /// Reads the questions of `table` again, all of them in one step; none, where it is stopped. One that would
    /// be left without any text stays as it was.
    pub(super) async fn again(&mut self, table: &Table, columns: &[Column]) {
        let before = Rc::clone(&self.desk.live.borrow().dossier);
        let of = table.again.len();
        let mut documents = Vec::with_capacity(of);
        for (index, id) in table.again.iter().enumerate() {
            let Some(document) = before.documents.get(id) else { continue };
            let (read, _) = read::read_source(*id, read::with_columns(&document.source, columns));
            if !read.blocks.is_empty() {
                documents.push(Rc::new(read));
            }
            if index + 1 < of && !self.goes_on(Job::Questions, index + 1, Some(of)).await {
                self.report.left = Some(Left::Questions(of));
                return;
            }
        }
        let dossier = Rc::clone(&self.desk.live.borrow().dossier);
        let seed = page::seed();
        let (count, edit) = (documents.len(), Edit::Reread(documents));
        let changes = edit.plan(&dossier, &seed);
        if changes.is_empty() {
            return;
        }
        let orphans = changes.iter().filter(|change| matches!(change.key, Key::Orphan(_)));
        let waiting = orphans.filter(|change| change.after.is_some()).count();
        self.desk.dispatch.emit(Action::Edit(edit, seed));
        let text = (self.desk.messages.table.was_read_again)(count, waiting);
        let remedy = (waiting > 0).then_some(Command::Orphans);
        self.offers.push(Action::Notify(Notice { tone: Tone::Quiet, text, remedy }));
    }
}
