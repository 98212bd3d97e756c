//! How a stored transaction names the record that a change is about.

use uuid::Uuid;

use crate::model::change::Key;
use crate::model::identity::{ClaimId, DocumentId, EarlierId, LinkId, PassageId};

pub fn write_key(key: Key) -> String {
    match key {
        Key::About => "about".to_owned(),
        Key::Codebook => "codebook".to_owned(),
        Key::Document(id) => format!("document:{id}"),
        Key::Docket(id) => format!("docket:{id}"),
        Key::Earlier(id) => format!("earlier:{id}"),
        Key::Claim(id) => format!("claim:{id}"),
        Key::Passage(id) => format!("passage:{id}"),
        Key::Orphan(id) => format!("orphan:{id}"),
        Key::Link(id) => format!("link:{id}"),
    }
}

pub fn read_key(key: &str) -> Option<Key> {
    let Some((sort, id)) = key.split_once(':') else {
        return match key {
            "about" => Some(Key::About),
            "codebook" => Some(Key::Codebook),
            _ => None,
        };
    };
    let id: Uuid = id.parse().ok()?;
    match sort {
        "document" => Some(Key::Document(DocumentId(id))),
        "docket" => Some(Key::Docket(DocumentId(id))),
        "earlier" => Some(Key::Earlier(EarlierId(id))),
        "claim" => Some(Key::Claim(ClaimId(id))),
        "passage" => Some(Key::Passage(PassageId(id))),
        "orphan" => Some(Key::Orphan(PassageId(id))),
        "link" => Some(Key::Link(LinkId(id))),
        _ => None,
    }
}
