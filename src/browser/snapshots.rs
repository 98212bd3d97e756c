//! Snapshots of dossiers, beside the store and not in it: what damages or empties one leaves the other whole.
//!
//! They lie in a cache (Cache API), which every form of the program has, the file on a disk too. Its name begins
//! with no word of ours: the service worker clears the caches of earlier builds by their names. The addresses are
//! names only, and nothing is ever asked for there.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Cache, Headers, Request, Response, ResponseInit};

use super::Error;
use super::storage::within;
use super::timer::breathe;
use crate::model::file_copy::{FileTrouble, Side};
use crate::model::identity::{DossierId, Moment};
use crate::model::saving::SILENT;
use crate::model::sorted;
use crate::read::{Fingerprint, fingerprint};

const NAME: &str = "snapshots-of-scolie";
const ADDRESS: &str = "https://scolie.invalid/snapshot";
const AT: &str = "x-at";
const SHA256: &str = "x-sha256";
const TRANSACTIONS: &str = "x-transactions";
/// How long the browser may take for one step, in milliseconds: what comes later is not waited for.
const ANSWERS_WITHIN: u32 = 60_000;

/// How much of what came back is looked at in one go, in bytes: a few milliseconds.
const READ_AT_ONCE: u32 = 1 << 20;

/// A snapshot that is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Which of the two it is.
    pub side: Side,
    /// When it was taken.
    pub at: Moment,
    /// How many transactions had made it.
    pub transactions: usize,
    sha256: String,
}

/// The snapshots of a dossier, the newest first.
pub async fn list(dossier: DossierId) -> Vec<Kept> {
    let mut kept = Vec::new();
    for side in [Side::A, Side::B] {
        let Ok(Some(response)) = get(dossier, side).await else { continue };
        let header = |name| response.headers().get(name).ok().flatten();
        let read = || {
            let at = Moment(header(AT)?.parse().ok()?);
            let transactions = header(TRANSACTIONS)?.parse().ok()?;
            Some(Kept { side, at, transactions, sha256: header(SHA256)? })
        };
        kept.extend(read());
    }
    sorted::by_key(&mut kept, |own| std::cmp::Reverse(own.at));
    kept
}

/// The text of a snapshot; none where it is no longer what was written.
pub async fn text(dossier: DossierId, kept: &Kept) -> Option<String> {
    let response = get(dossier, kept.side).await.ok()??;
    let text = text_of(&response).await.ok()?;
    (fingerprint(&text) == kept.sha256).then_some(text)
}

/// A snapshot that is to be kept, in pieces that lie with the browser: the program never has the room for all of them.
#[derive(Debug, Default)]
pub struct Pieces {
    texts: Array,
    fingerprint: Fingerprint,
}

impl Pieces {
    /// Adds the next piece.
    pub fn push(&mut self, piece: &str) {
        self.texts.push(&piece.into());
        self.fingerprint.add(piece.as_bytes());
    }
}

/// Writes a snapshot over the older one of a dossier, and reads it back. The newest one that was whole stays.
///
/// # Errors
///
/// When the browser has no room, or gives back something else than was written; that is then deleted.
pub async fn keep(dossier: DossierId, at: Moment, transactions: usize, pieces: Pieces) -> Result<(), Error> {
    let side = match list(dossier).await.first() {
        Some(newest) if newest.side == Side::A => Side::B,
        _ => Side::A,
    };
    let sha256 = pieces.fingerprint.finish();
    let headers = Headers::new()?;
    headers.set(AT, &at.0.to_string())?;
    headers.set(SHA256, &sha256)?;
    headers.set(TRANSACTIONS, &transactions.to_string())?;
    let options = ResponseInit::new();
    options.set_headers(&headers);
    let blob = Blob::new_with_str_sequence(&pieces.texts)?;
    let response = Response::new_with_opt_blob_and_init(Some(&blob), &options)?;
    let cache = cache().await?;
    wait(cache.put_with_str(&address(dossier, side), &response)).await?;
    let back = get(dossier, side).await;
    let is_same = match back {
        Ok(Some(response)) => fingerprint_of(&response).await.is_ok_and(|back| back == sha256),
        _ => false,
    };
    if !is_same {
        drop(delete(dossier, side).await);
        return Err(Error::named(FileTrouble::DIFFERS));
    }
    Ok(())
}

/// Deletes the older snapshots of all dossiers: the room is needed.
///
/// # Errors
///
/// When the browser cannot.
pub async fn thin() -> Result<(), Error> {
    let mut seen = Vec::new();
    let requests: Array = wait(cache().await?.keys()).await?.unchecked_into();
    for request in requests.iter() {
        let url = request.unchecked_into::<Request>().url();
        let dossier = url.rsplit('/').nth(1).and_then(|id| id.parse().ok()).map(DossierId);
        let Some(dossier) = dossier.filter(|dossier| !seen.contains(dossier)) else { continue };
        seen.push(dossier);
        for older in list(dossier).await.iter().skip(1) {
            delete(dossier, older.side).await?;
        }
    }
    Ok(())
}

/// Deletes the snapshots of a dossier.
pub async fn forget(dossier: DossierId) {
    for side in [Side::A, Side::B] {
        drop(delete(dossier, side).await);
    }
}

async fn delete(dossier: DossierId, side: Side) -> Result<(), Error> {
    wait(cache().await?.delete_with_str(&address(dossier, side))).await.map(drop)
}

async fn get(dossier: DossierId, side: Side) -> Result<Option<Response>, Error> {
    let found = wait(cache().await?.match_with_str(&address(dossier, side))).await?;
    Ok(found.dyn_into().ok())
}

async fn cache() -> Result<Cache, Error> {
    Ok(wait(gloo::utils::window().caches()?.open(NAME)).await?.unchecked_into())
}

async fn text_of(response: &Response) -> Result<String, Error> {
    Ok(JsFuture::from(response.text()?).await?.as_string().unwrap_or_default())
}

/// The fingerprint of what came back.
async fn fingerprint_of(response: &Response) -> Result<String, Error> {
    let bytes = Uint8Array::new(&JsFuture::from(response.array_buffer()?).await?);
    let mut fingerprint = Fingerprint::default();
    for start in (0..bytes.length()).step_by(READ_AT_ONCE as usize) {
        fingerprint.add(&bytes.subarray(start, start.saturating_add(READ_AT_ONCE)).to_vec());
        breathe().await;
    }
    Ok(fingerprint.finish())
}

async fn wait(promise: js_sys::Promise) -> Result<wasm_bindgen::JsValue, Error> {
    within(promise, ANSWERS_WITHIN).await?.ok_or_else(|| Error::named(SILENT))
}

fn address(dossier: DossierId, side: Side) -> String {
    format!("{ADDRESS}/{dossier}/{}", side.letter())
}
