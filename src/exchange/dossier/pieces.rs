//! A dossier file, read record by record, so that a large one freezes nothing.

use super::DossierForm;
use crate::exchange::loose::Cursor;

/// What the file says, where it is well formed; where it is not, reading it at once tells what is wrong.
pub async fn read(json: &str) -> Option<DossierForm<'_>> {
    let mut cursor = Cursor::new(json);
    let (mut format, mut dossier, mut unit, mut codebook) = (None, None, None, None);
    let (mut documents, mut claims, mut passages) = (None, None, None);
    let (mut orphans, mut links) = (None, None);
    cursor.take(b'{')?;
    loop {
        match &*cursor.name()? {
            "format" => set(&mut format, cursor.read()?)?,
            "dossier" => set(&mut dossier, cursor.read()?)?,
            "unit" => set(&mut unit, cursor.read()?)?,
            "codebook" => set(&mut codebook, cursor.read()?)?,
            "documents" => set(&mut documents, cursor.list().await?)?,
            "claims" => set(&mut claims, cursor.list().await?)?,
            "passages" => set(&mut passages, cursor.list().await?)?,
            "orphans" => set(&mut orphans, cursor.list().await?)?,
            "links" => set(&mut links, cursor.list().await?)?,
            _ => return None,
        }
        if cursor.take(b',').is_none() {
            break;
        }
    }
    cursor.take(b'}')?;
    if cursor.peek().is_some() {
        return None;
    }
    Some(DossierForm {
        format: format?,
        dossier: dossier?,
        unit: unit?,
        codebook: codebook?,
        documents: documents?,
        claims: claims?,
        passages: passages?,
        orphans: orphans.unwrap_or_default(),
        links: links?,
    })
}

/// Sets a field, once.
fn set<T>(field: &mut Option<T>, value: T) -> Option<()> {
    field.is_none().then(|| *field = Some(value))
}
