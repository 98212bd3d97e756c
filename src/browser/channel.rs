//! What the tabs of one device tell each other.

use gloo::events::EventListener;
use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{BroadcastChannel, MessageEvent};

use super::storage::Entry;
use crate::model::identity::DossierId;

const NAME: &str = "scolie";
/// The longest that is told whole, in UTF-16 units: of more it is only told that it is stored.
const WHOLE: u32 = 1 << 20;

/// The way to the other tabs.
#[derive(Debug)]
pub struct Channel {
    channel: BroadcastChannel,
    _listener: EventListener,
}

impl Channel {
    /// Opens the way. `heard` is called with what another tab has stored of a dossier: transactions as JSON,
    /// none where they are long.
    #[must_use]
    pub fn open(heard: impl Fn(DossierId, Vec<String>) + 'static) -> Option<Self> {
        let channel = BroadcastChannel::new(NAME).ok()?;
        let listener = EventListener::new(&channel, "message", move |event| {
            let data = event.dyn_ref::<MessageEvent>().map(MessageEvent::data);
            let told = data.and_then(|data| data.dyn_into::<Array>().ok());
            let dossier = told.as_ref().and_then(|told| told.get(0).as_string()?.parse().ok());
            if let (Some(told), Some(id)) = (told, dossier) {
                heard(DossierId(id), told.iter().skip(1).filter_map(|text| text.as_string()).collect());
            }
        });
        Some(Self { channel, _listener: listener })
    }

    /// Tells the other tabs what is stored of a dossier.
    pub fn tell(&self, dossier: DossierId, entries: &[Entry]) {
        let told = Array::of1(&dossier.to_string().into());
        if entries.iter().map(Entry::length).fold(0, u32::saturating_add) <= WHOLE {
            for entry in entries {
                told.push(entry.text());
            }
        }
        let _ = self.channel.post_message(&told);
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.channel.close();
    }
}
