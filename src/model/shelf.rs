//! The dossiers on this device: what a list says of each, in which order, and how long a deleted one is kept.

use std::cmp::Reverse;

use super::dossier::Dossier;
use super::folding::fold;
use super::identity::{DossierId, Moment};
use super::journal::Journal;
use super::sorted;

/// How long a deleted dossier is kept, in milliseconds: 30 days.
pub const KEPT: i64 = 30 * DAY;
const DAY: i64 = 24 * 60 * 60 * 1000;

/// What a list says of one dossier. A version that knew less has said less.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shelved {
    /// Its name.
    pub id: DossierId,
    /// Its title; empty when it has none.
    pub title: String,
    /// When it was begun.
    pub created: Option<Moment>,
    /// When it was last changed.
    pub changed: Option<Moment>,
    /// How much it holds.
    pub counts: Option<Counts>,
    /// When it was deleted, if it was.
    pub deleted: Option<Moment>,
}

/// How much a dossier holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Documents.
    pub documents: usize,
    /// Documents on which the work is done.
    pub done: usize,
    /// Passages of people.
    pub passages: usize,
    /// Passages that a program suggests.
    pub suggestions: usize,
    /// Claims that people make, or wrote down.
    pub claims: usize,
    /// Claims that only suggestions make.
    pub suggested: usize,
}

impl Shelved {
    /// What is said of `dossier`, which `journal` made.
    #[must_use]
    pub fn of(dossier: &Dossier, journal: &Journal) -> Self {
        let (suggestions, suggested) = (dossier.passages.suggested(), dossier.suggested_claims().len());
        Self {
            id: dossier.about.id,
            title: dossier.about.title.clone(),
            created: Some(dossier.about.created),
            changed: journal.transactions().iter().map(|transaction| transaction.stamp.at).max(),
            counts: Some(Counts {
                documents: dossier.documents.len(),
                done: dossier.dockets.values().filter(|docket| docket.done).count(),
                passages: dossier.passages.len() - suggestions,
                suggestions,
                claims: dossier.claims.len() - suggested,
                suggested,
            }),
            deleted: None,
        }
    }

    /// When it was last worked on, as far as anything tells.
    #[must_use]
    pub fn last(&self) -> Option<Moment> {
        self.changed.or(self.created)
    }

    /// Whether its 30 days are over at `now`: then it goes for good.
    #[must_use]
    pub fn is_over(&self, now: Moment) -> bool {
        self.deleted.is_some_and(|deleted| now.0.saturating_sub(deleted.0) >= KEPT)
    }

    /// In how many days it goes for good, the day under way included; 0 once it may go at the next start.
    /// A clock that was put back does not make them more than 30.
    #[must_use]
    pub fn days_left(&self, now: Moment) -> Option<usize> {
        let left = KEPT - now.0.saturating_sub(self.deleted?.0);
        let days = left.clamp(0, KEPT).saturating_add(DAY - 1) / DAY;
        usize::try_from(days).ok()
    }
}

/// The dossiers on this device, as far as they were read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Shelf {
    /// Nobody has looked yet.
    #[default]
    Unread,
    /// They were read; the one changed last is the first.
    Read(Vec<Shelved>),
    /// There are none any more, though there were so many: the browser has lost them.
    Lost(usize),
    /// The browser could not read them, for a reason in its own words.
    Failed(String),
}

impl Shelf {
    /// A shelf that was read.
    #[must_use]
    pub fn of(mut dossiers: Vec<Shelved>) -> Self {
        sorted::by_key(&mut dossiers, |dossier| (Reverse(dossier.last()), fold(&dossier.title), dossier.id));
        Self::Read(dossiers)
    }

    /// Every dossier, deleted or not.
    #[must_use]
    pub fn all(&self) -> &[Shelved] {
        match self {
            Self::Read(dossiers) => dossiers,
            Self::Unread | Self::Lost(_) | Self::Failed(_) => &[],
        }
    }

    /// The dossiers that are not deleted, the one changed last first.
    pub fn kept(&self) -> impl Iterator<Item = &Shelved> {
        self.all().iter().filter(|dossier| dossier.deleted.is_none())
    }

    /// Those of them whose titles hold all `words`, in the same order; one without a title is called `untitled`.
    #[must_use]
    pub fn found<'a>(&'a self, words: &str, untitled: &str) -> Vec<&'a Shelved> {
        let words = fold(words);
        let fits = |dossier: &Shelved| {
            let title = fold(titled(&dossier.title, untitled));
            words.split(' ').all(|word| title.contains(word))
        };
        self.kept().filter(|dossier| fits(dossier)).collect()
    }

    /// The deleted dossiers that are still kept, the one deleted last first.
    #[must_use]
    pub fn deleted(&self) -> Vec<&Shelved> {
        let mut deleted: Vec<&Shelved> =
            self.all().iter().filter(|dossier| dossier.deleted.is_some()).collect();
        sorted::by_key(&mut deleted, |dossier| Reverse(dossier.deleted));
        deleted
    }

    /// The dossier of that name.
    #[must_use]
    pub fn get(&self, id: DossierId) -> Option<&Shelved> {
        self.all().iter().find(|dossier| dossier.id == id)
    }

    /// The shelf with what is now said of one dossier; one that was not read stays so.
    #[must_use]
    pub fn with(self, shelved: Shelved) -> Self {
        let mut dossiers = match self {
            Self::Read(dossiers) => dossiers,
            Self::Lost(_) => Vec::new(),
            Self::Unread | Self::Failed(_) => return self,
        };
        dossiers.retain(|dossier| dossier.id != shelved.id);
        dossiers.push(shelved);
        Self::of(dossiers)
    }

    /// The dossier that stands in the list where `id` will be missed: the next one, else the one before it.
    #[must_use]
    pub fn neighbour(&self, id: DossierId) -> Option<DossierId> {
        let kept: Vec<DossierId> = self.kept().map(|dossier| dossier.id).collect();
        let index = kept.iter().position(|kept| *kept == id)?;
        kept.get(index + 1).or_else(|| kept.get(index.checked_sub(1)?)).copied()
    }

    /// A title for a copy of the dossier `title` that no dossier here has: `Budget (copy)`,
    /// `Budget (copy 2)`. A copy's copy is numbered on, not called a copy twice.
    #[must_use]
    pub fn copy_title(&self, title: &str, copy: &str) -> String {
        let base = original(title, copy);
        let taken = |title: &String| self.all().iter().any(|dossier| dossier.title == *title);
        let number = |n: usize| match n {
            1 => format!("{base} ({copy})"),
            _ => format!("{base} ({copy} {n})"),
        };
        (1..).map(number).find(|title| !taken(title)).unwrap_or_default()
    }
}

/// The title to show: `untitled` where there is none.
#[must_use]
pub fn titled<'a>(title: &'a str, untitled: &'a str) -> &'a str {
    if title.trim().is_empty() { untitled } else { title }
}

/// The title without what says that it is a copy.
fn original<'a>(title: &'a str, copy: &str) -> &'a str {
    let stripped = title.strip_suffix(')').and_then(|rest| rest.rsplit_once(" ("));
    match stripped.and_then(|(base, sign)| Some((base, sign.strip_prefix(copy)?))) {
        Some((base, "")) => base,
        Some((base, number)) if number.strip_prefix(' ').is_some_and(|n| n.parse::<usize>().is_ok()) => base,
        _ => title,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn shelved(id: u128, title: &str, changed: i64) -> Shelved {
        Shelved {
            id: DossierId(Uuid::from_u128(id)),
            title: title.to_owned(),
            created: Some(Moment(1)),
            changed: Some(Moment(changed)),
            counts: None,
            deleted: None,
        }
    }

    fn deleted(at: i64) -> Shelved {
        Shelved { deleted: Some(Moment(at)), ..shelved(1, "Budget", 5) }
    }

    #[test]
    fn the_dossier_changed_last_is_the_first() {
        let unknown = Shelved { changed: None, created: None, ..shelved(4, "Old", 0) };
        let begun = Shelved { changed: None, created: Some(Moment(7)), ..shelved(5, "Begun", 0) };
        let dossiers = vec![shelved(1, "b", 5), unknown, shelved(2, "É", 9), shelved(3, "A", 5), begun];
        let shelf = Shelf::of(dossiers);
        let titles: Vec<&str> = shelf.kept().map(|dossier| dossier.title.as_str()).collect();
        assert_eq!(titles, ["É", "Begun", "A", "b", "Old"]);
    }

    #[test]
    fn words_find_titles_in_the_order_of_the_shelf() {
        let shelf =
            Shelf::of(vec![shelved(1, "Santé publique", 1), shelved(2, "", 2), shelved(3, "Sante", 3)]);
        let found = |words| {
            shelf.found(words, "Untitled").iter().map(|dossier| dossier.title.as_str()).collect::<Vec<_>>()
        };
        assert_eq!(found("santé"), ["Sante", "Santé publique"]);
        assert_eq!(found("PUBL sante"), ["Santé publique"]);
        // Letters of it scattered over a long title would find nearly every title.
        assert_eq!(found("spq"), [""; 0]);
        assert_eq!(found("untit"), [""]);
        assert_eq!(found("").len(), 3);
    }

    #[test]
    fn a_deleted_dossier_goes_after_thirty_days_and_not_before() {
        let day = |days: i64| Moment(1000 + days * DAY);
        assert!(!deleted(1000).is_over(Moment(day(30).0 - 1)));
        assert!(deleted(1000).is_over(day(30)));
        assert!(!shelved(1, "Budget", 0).is_over(Moment(i64::MAX)));
        let left = |now| deleted(1000).days_left(now);
        assert_eq!(left(Moment(1000)), Some(30));
        assert_eq!(left(Moment(1001)), Some(30));
        assert_eq!(left(day(1)), Some(29));
        assert_eq!(left(Moment(day(30).0 - 1)), Some(1));
        assert_eq!(left(day(30)), Some(0));
        assert_eq!(left(day(300)), Some(0));
        // The clock was put back.
        assert_eq!(left(Moment(0)), Some(30));
        assert!(!deleted(1000).is_over(Moment(-5 * KEPT)));
        assert_eq!(shelved(1, "Budget", 0).days_left(day(1)), None);
    }

    #[test]
    fn what_is_deleted_is_listed_apart_and_another_takes_its_place() {
        let id = |id| DossierId(Uuid::from_u128(id));
        let shelf = Shelf::of(vec![shelved(1, "a", 9), shelved(2, "b", 8), shelved(3, "c", 7)]);
        assert_eq!(shelf.neighbour(id(1)), Some(id(2)));
        assert_eq!(shelf.neighbour(id(3)), Some(id(2)));
        let gone = Shelved { deleted: Some(Moment(10)), ..shelved(2, "b", 8) };
        let shelf = shelf.with(gone);
        assert_eq!(shelf.kept().map(|dossier| dossier.id).collect::<Vec<_>>(), [id(1), id(3)]);
        assert_eq!(shelf.deleted().first().map(|dossier| dossier.id), Some(id(2)));
        assert_eq!(Shelf::of(vec![shelved(1, "a", 9)]).neighbour(id(1)), None);
        assert_eq!(Shelf::Unread.with(shelved(1, "a", 9)), Shelf::Unread);
    }

    #[test]
    fn a_copy_has_a_title_of_its_own() {
        let titles = ["Budget", "Budget (copy)", "Santé (2024)", "Loi (copy 7)"];
        let shelf = Shelf::of(titles.iter().map(|title| shelved(1, title, 0)).collect());
        let copy = |title| shelf.copy_title(title, "copy");
        assert_eq!(copy("Budget"), "Budget (copy 2)");
        assert_eq!(copy("Budget (copy)"), "Budget (copy 2)");
        assert_eq!(copy("Santé (2024)"), "Santé (2024) (copy)");
        assert_eq!(copy("Loi (copy 7)"), "Loi (copy)");
        assert_eq!(copy("Photocopie (copyright)"), "Photocopie (copyright) (copy)");
    }

    #[test]
    fn what_programs_suggest_is_counted_apart() {
        use crate::model::claim::Passage;
        use crate::model::edit::fixture::{dossier, passage};

        let mut dossier = dossier("[1a:no tender] in [2b:2019], [1c:none]");
        for letter in ['a', 'b'] {
            let own = Passage {
                suggestion: Some(Default::default()),
                ..(*dossier.passages[&passage(letter)]).clone()
            };
            dossier.passages.put(&std::rc::Rc::new(own));
        }
        let all = dossier.claims.len();
        let counts = Shelved::of(&dossier, &Journal::default()).counts.unwrap();
        let Counts { passages, suggestions, claims, suggested, .. } = counts;
        assert_eq!((passages, suggestions, claims, suggested), (1, 2, all - 1, 1));
    }
}
