//! What the browser keeps of each dossier beside its journal, for the list of them: one JSON text each.
//!
//! Reading it cannot fail: a dossier whose line is damaged, or written by another version, is listed with
//! what can be told of it. Earlier versions kept the bare title.

use serde::{Deserialize, Serialize};

use super::dossier::FORMAT;
use super::moment;
use crate::model::identity::{DossierId, Moment};
use crate::model::shelf::{Counts, Shelved};

/// What every version begins the names of its formats with.
const FAMILY: &str = "scolie/";

/// Writes what is kept of a dossier.
#[must_use]
pub fn write(shelved: &Shelved) -> String {
    let form = ShelvedForm {
        format: FORMAT.to_owned(),
        title: shelved.title.clone(),
        created: shelved.created.map(moment::write),
        changed: shelved.changed.map(moment::write),
        documents: shelved.counts.map(|counts| counts.documents),
        done: shelved.counts.map(|counts| counts.done),
        passages: shelved.counts.map(|counts| counts.passages),
        suggestions: shelved.counts.map(|counts| counts.suggestions).filter(|count| *count > 0),
        claims: shelved.counts.map(|counts| counts.claims),
        suggested: shelved.counts.map(|counts| counts.suggested).filter(|count| *count > 0),
        deleted: shelved.deleted.map(moment::write),
    };
    serde_json::to_string(&form).unwrap_or_default()
}

/// Reads what is kept of the dossier `id`.
#[must_use]
pub fn read(id: DossierId, text: &str) -> Shelved {
    let is_ours = |form: &TitleForm| form.format.starts_with(FAMILY);
    let Some(TitleForm { title, .. }) = serde_json::from_str(text).ok().filter(is_ours) else {
        // The bare title, unless it is what is left of a line of ours.
        let title = if text.starts_with("{\"format\":\"scolie/") { "" } else { text };
        return bare(id, title);
    };
    // Where only a part of it is of another form, the title at least is told.
    let Ok(form) = serde_json::from_str::<ShelvedForm>(text) else { return bare(id, &title) };
    let read = |text: Option<String>| moment::of(&text?);
    let counts = |form: &ShelvedForm| {
        Some(Counts {
            documents: form.documents?,
            done: form.done.unwrap_or_default(),
            passages: form.passages?,
            suggestions: form.suggestions.unwrap_or_default(),
            claims: form.claims?,
            suggested: form.suggested.unwrap_or_default(),
        })
    };
    Shelved {
        id,
        counts: counts(&form),
        title: form.title,
        created: read(form.created).or_else(|| id.made()),
        changed: read(form.changed),
        deleted: read(form.deleted),
    }
}

fn bare(id: DossierId, title: &str) -> Shelved {
    let title = title.to_owned();
    let created: Option<Moment> = id.made();
    Shelved { id, title, created, changed: None, counts: None, deleted: None }
}

/// As much as must be there for the text to be ours.
#[derive(Debug, Deserialize)]
struct TitleForm {
    format: String,
    #[serde(default)]
    title: String,
}

#[derive(Debug, Serialize, Deserialize)]
struct ShelvedForm {
    format: String,
    #[serde(default)]
    title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    created: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    changed: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    documents: Option<usize>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    done: Option<usize>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    passages: Option<usize>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    suggestions: Option<usize>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    claims: Option<usize>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    suggested: Option<usize>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    deleted: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const AT: i64 = 1_764_000_000_000;

    /// Names a dossier begun at `AT`.
    fn id() -> DossierId {
        DossierId(uuid::Builder::from_unix_timestamp_millis(1_764_000_000_000, &[7; 10]).into_uuid())
    }

    #[test]
    fn what_is_written_is_read_again() {
        let shelved = Shelved {
            id: id(),
            title: "Souveraineté « numérique »\u{2028}\"{}".to_owned(),
            created: Some(Moment(AT)),
            changed: Some(Moment(AT + 5)),
            counts: Some(Counts {
                documents: 3,
                done: 2,
                passages: 14,
                suggestions: 5,
                claims: 9,
                suggested: 4,
            }),
            deleted: Some(Moment(AT + 9)),
        };
        assert_eq!(read(id(), &write(&shelved)), shelved);
        let plain = Shelved { counts: None, deleted: None, changed: None, ..shelved };
        assert_eq!(read(id(), &write(&plain)), plain);
    }

    #[test]
    fn the_bare_titles_of_earlier_versions_are_read() {
        #[track_caller]
        fn check(text: &str) {
            let read = read(id(), text);
            assert_eq!(read.title, text);
            assert_eq!((read.created, read.changed, read.counts), (Some(Moment(AT)), None, None));
        }
        check("Souveraineté numérique");
        check("");
        check("{\"title\":\"Titre bizarre\"}");
        check("[1]");
        check("{\"format\":\"brat/2\",\"title\":\"x\"}");
        let old = DossierId(Uuid::from_u128(4));
        assert_eq!(read(old, "Titre").created, None);
    }

    #[test]
    fn what_a_later_version_says_more_is_left_aside() {
        let text = "{\"format\":\"scolie/3\",\"title\":\"Titre\",\"changed\":\"2025-11-24T16:00:00Z\",
            \"documents\":2,\"passages\":1,\"claims\":1,\"shared\":{\"with\":[1]}}";
        let read = read(id(), text);
        assert_eq!(read.title, "Titre");
        assert_eq!(read.changed, Some(Moment(AT)));
        assert_eq!(read.counts, Some(Counts { documents: 2, passages: 1, claims: 1, ..Counts::default() }));
    }

    #[test]
    fn what_is_damaged_is_told_as_far_as_it_goes() {
        let title = |text: &str| read(id(), text).title;
        assert_eq!(title("{\"format\":\"scolie/1\",\"title\":\"Tit"), "");
        assert_eq!(title("{\"format\":\"scolie/1\",\"title\":7}"), "");
        assert_eq!(title("{\"format\":\"scolie/1\",\"title\":\"Titre\",\"documents\":\"trois\"}"), "Titre");
        let odd = "{\"format\":\"scolie/1\",\"title\":\"Titre\",\"changed\":\"hier\",\"documents\":-1}";
        assert_eq!(title(odd), "Titre");
        let hier = read(id(), "{\"format\":\"scolie/1\",\"title\":\"Titre\",\"changed\":\"hier\"}");
        assert_eq!((hier.changed, hier.deleted), (None, None));
    }
}
