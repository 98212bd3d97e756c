//! Where the page comes from: what it stores goes by that.

/// Where a page that was opened from a disk has its storage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileStorage {
    /// With all other such pages.
    Shared,
    /// Under the path of the file.
    Tied,
}

/// Where this page has its storage, if it was opened from a disk.
#[must_use]
pub fn file_storage() -> Option<FileStorage> {
    let window = gloo::utils::window();
    let is_file = window.location().protocol().is_ok_and(|protocol| protocol == "file:");
    let is_firefox = window.navigator().user_agent().is_ok_and(|agent| agent.contains("Firefox/"));
    is_file.then_some(if is_firefox { FileStorage::Tied } else { FileStorage::Shared })
}
