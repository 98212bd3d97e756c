//! Documents come into the dossier while files are opened.

use std::rc::Rc;

use super::{Dialog, Workspace};
use crate::model::address;
use crate::model::change::{Key, Transaction};
use crate::model::document::Document;
use crate::model::edit::Edit;
use crate::model::identity::{Seed, TransactionId};
use crate::model::opening::Report;
use crate::model::table::Table;

impl Workspace {
    /// Takes in documents. Those that come `after` others of the same opening go on with that step, as long as
    /// nothing else was done since, and leave on the screen what is there.
    pub(super) fn arrive(
        &mut self,
        documents: Vec<Rc<Document>>,
        folder: Option<String>,
        seed: &Seed,
        after: Option<TransactionId>,
    ) {
        let first = documents.first().map(|document| document.id);
        let edit = match folder {
            Some(name) => Edit::AddFolder(name, documents),
            None => Edit::AddDocuments(documents),
        };
        let entered = self.journal.go_on(&self.dossier, &edit, seed, after);
        if !entered.is_empty() {
            self.append(entered);
        }
        if after.is_none() {
            // What was said of other files is no longer news.
            self.view.notice = None;
            self.view.report = None;
            first.into_iter().for_each(|id| self.show(id));
        }
        self.tidy_view();
    }

    /// Tells what came of files that were opened, where it is not what one expects; what was told of others is
    /// no longer news.
    pub(super) fn tell(&mut self, report: Report) {
        self.view.notice = None;
        self.view.report = (!report.is_plain()).then(|| Rc::new(report));
    }

    /// Has tables wait until it is said what their columns hold.
    pub(super) fn queue(&mut self, tables: Vec<Rc<Table>>) {
        Rc::make_mut(&mut self.view.tables).extend(tables);
        self.next_dialog();
    }

    /// It was said of the first table.
    pub(super) fn unqueue(&mut self) {
        self.view.dialog = None;
        self.drop_table();
        self.next_dialog();
    }

    /// Closes the dialog; a table that it was about is not read, as the analyst chose.
    pub(super) fn close(&mut self) {
        let closed = self.view.dialog.take();
        if closed == Some(Dialog::Arrival) {
            self.drop_arrival();
        }
        if closed == Some(Dialog::Table) {
            self.drop_table();
        }
        if closed == Some(Dialog::Replacing) {
            // What was decided so far is there to go on with; what was only looked at is over.
            self.view.replacing = self.view.replacing.take().filter(|own| !own.is_read_only());
        }
        self.view.incoming = None;
        self.view.address = None;
        self.next_dialog();
    }

    /// Shows where a link leads; what may not be followed leads nowhere.
    pub(super) fn follow(&mut self, address: &str) {
        if let Some(address) = address::followed(address) {
            self.view.address = Some(address.into());
            self.open(Dialog::Following);
        }
    }

    fn drop_table(&mut self) {
        let tables = Rc::make_mut(&mut self.view.tables);
        if !tables.is_empty() {
            tables.remove(0);
        }
    }

    pub(super) fn next_dialog(&mut self) {
        if self.view.dialog.is_none() && !self.view.tables.is_empty() {
            self.open(Dialog::Table);
        }
        if self.view.dialog.is_none() && !self.view.arrivals.is_empty() {
            self.open(Dialog::Arrival);
        }
    }

    /// Forgets places in the text shown, where another text takes its place.
    pub(super) fn forget_places(&mut self, transactions: &[Rc<Transaction>]) {
        let shown = self.view.document.map(Key::Document);
        let mut changes = transactions.iter().flat_map(|transaction| &transaction.changes);
        if changes.any(|change| Some(change.key) == shown) {
            self.select(None);
            self.view.resume = None;
            self.view.choice = None;
        }
    }

    /// Puts away what is told: what came up last goes first.
    pub(super) fn dismiss(&mut self) {
        let view = &mut self.view;
        if view.notice.take().is_some() {
            return;
        }
        if view.refused > 0 {
            view.refused = 0;
        } else {
            view.report = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::default_codebook;
    use crate::model::action::Action;
    use crate::model::change::Origin;
    use crate::model::dossier::{About, Dossier};
    use crate::model::identity::{DocumentId, DossierId, Moment, Stamp, TRANSACTION_NAME};
    use crate::model::journal::Journal;
    use crate::model::notice::{Notice, Tone};
    use crate::model::opening::Refusal;
    use crate::model::workspace::Preferences;
    use crate::read;
    use uuid::Uuid;

    fn seed(n: u8) -> Seed {
        Seed { stamp: Stamp { by: String::new(), at: Moment(i64::from(n) * 10_000) }, random: [n; 10] }
    }

    fn transaction(n: u8) -> Option<TransactionId> {
        Some(TransactionId(seed(n).id(TRANSACTION_NAME)))
    }

    fn blank() -> Dossier {
        let about = About { id: DossierId(Uuid::nil()), title: String::new(), created: Moment(0) };
        Dossier::new(about, Rc::new(default_codebook()))
    }

    fn arrive(workspace: &Rc<Workspace>, ids: &[u128], n: u8, after: Option<TransactionId>) -> Rc<Workspace> {
        let read = |id: &u128| {
            let name = format!("{id}.txt");
            Rc::new(read::read(DocumentId(Uuid::from_u128(*id)), &name, format!("Question {id}")).0)
        };
        workspace.reduce(Action::Arrive(ids.iter().map(read).collect(), None, seed(n), after))
    }

    #[test]
    fn one_opening_is_one_step_and_keeps_the_place_on_the_screen() {
        let workspace = Rc::new(Workspace::new(blank(), Preferences::default()));
        let workspace = arrive(&workspace, &[1, 2], 1, None);
        let shown = Some(DocumentId(Uuid::from_u128(1)));
        assert_eq!(workspace.view.document, shown);
        let workspace = arrive(&workspace, &[3], 2, transaction(1));
        let workspace = arrive(&workspace, &[4], 3, transaction(2));
        assert_eq!(workspace.view.document, shown);
        assert_eq!(workspace.dossier.documents.len(), 4);
        let undone = workspace.reduce(Action::Undo(seed(4)));
        assert!(undone.dossier.documents.is_empty() && undone.dossier.about.title.is_empty());
        assert!(!undone.can_undo());
        let redone = undone.reduce(Action::Redo(seed(5)));
        assert_eq!(redone.dossier.documents, workspace.dossier.documents);
        // All of it survives a reload.
        let stored = redone.journal.transactions().to_vec();
        assert_eq!(Journal::replay(&blank(), stored), ((*redone.journal).clone(), (*redone.dossier).clone()));
    }

    #[test]
    fn a_dossier_without_a_title_takes_the_name_of_a_folder() {
        let read = |id: u128, name: &str| {
            Rc::new(read::read(DocumentId(Uuid::from_u128(id)), name, format!("Question {id}")).0)
        };
        let arrive = |workspace: &Rc<Workspace>, id, n, after| {
            let documents = vec![read(id, "a.txt")];
            workspace.reduce(Action::Arrive(documents, Some("Gares".to_owned()), seed(n), after))
        };
        let workspace = Rc::new(Workspace::new(blank(), Preferences::default()));
        let workspace = arrive(&arrive(&workspace, 1, 1, None), 2, 2, transaction(1));
        assert_eq!((workspace.dossier.about.title.as_str(), workspace.dossier.documents.len()), ("Gares", 2));
        assert_eq!(workspace.reduce(Action::Undo(seed(3))).dossier.about.title, "");
        let titled = workspace.reduce(Action::Edit(Edit::Title("Lignes".to_owned()), seed(4)));
        assert_eq!(arrive(&titled, 3, 5, None).dossier.about.title, "Lignes");
    }

    #[test]
    fn what_was_done_meanwhile_stays_a_step_of_its_own() {
        let workspace = Rc::new(Workspace::new(blank(), Preferences::default()));
        let workspace = arrive(&workspace, &[1], 1, None);
        let workspace = workspace.reduce(Action::Edit(Edit::Title("Gares".to_owned()), seed(2)));
        let workspace = arrive(&workspace, &[2], 3, transaction(1));
        let workspace = arrive(&workspace, &[3], 4, transaction(3));
        let origins: Vec<Origin> =
            workspace.journal.transactions().iter().map(|transaction| transaction.origin).collect();
        assert_eq!(origins, [Origin::Begin, Origin::Edit, Origin::Edit, Origin::Edit, Origin::Continue]);
        let undone = workspace.reduce(Action::Undo(seed(5)));
        assert_eq!((undone.dossier.documents.len(), undone.dossier.about.title.as_str()), (1, "Gares"));
    }

    #[test]
    fn what_is_told_of_an_opening_is_only_its_own() {
        let refused = vec![("a.pdf".to_owned(), Refusal::NotText)];
        let report = Report { refused, ..Report::default() };
        let workspace = Rc::new(Workspace::new(blank(), Preferences::default()));
        let told = workspace.reduce(Action::Report(report));
        assert!(told.view.report.is_some());
        assert_eq!(told.reduce(Action::Report(Report::default())).view.report, None);
    }

    #[test]
    fn what_was_told_of_another_dossier_is_over() {
        let notice = |tone| Action::Notify(Notice { tone, text: "Gares".to_owned(), remedy: None });
        let load = || Action::Load(Rc::new(blank()), Vec::new(), None);
        // What was told before any dossier was there is news still.
        let starting = Rc::new(Workspace::new(blank(), Preferences::default()));
        let begun = starting.reduce(notice(Tone::Alert)).reduce(load());
        assert!(begun.view.notice.is_some());
        assert_eq!(begun.reduce(load()).view.notice, None);
        assert_eq!(begun.reduce(notice(Tone::Quiet)).reduce(load()).view.notice, None);
    }

    #[test]
    fn tables_wait_for_each_other_and_nothing_is_said_of_one_that_is_closed() {
        let table = |name: &str| {
            let file = read::Decoded::from("a;b\n1;2\n".to_owned());
            Rc::new(read::glance(name, &file).unwrap())
        };
        let workspace = Rc::new(Workspace::new(blank(), Preferences::default()));
        let asked = workspace.reduce(Action::Tables(vec![table("a.csv"), table("b.csv"), table("c.csv")]));
        assert_eq!(asked.view.dialog, Some(Dialog::Table));
        let closed = asked.reduce(Action::Close);
        assert_eq!((closed.view.dialog, closed.view.tables.len()), (Some(Dialog::Table), 2));
        assert_eq!(closed.view.report, None);
        let chosen = closed.reduce(Action::Chosen);
        assert_eq!((chosen.view.dialog, chosen.view.tables.len()), (Some(Dialog::Table), 1));
        let last = chosen.reduce(Action::Chosen);
        assert_eq!((last.view.dialog, last.view.tables.len()), (None, 0));
        // Another dialog has its turn first.
        let busy =
            workspace.reduce(Action::Open(Dialog::Palette)).reduce(Action::Tables(vec![table("a.csv")]));
        assert_eq!(busy.view.dialog, Some(Dialog::Palette));
        assert_eq!(busy.reduce(Action::Close).view.dialog, Some(Dialog::Table));
    }
}
