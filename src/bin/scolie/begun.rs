//! The files that are being written, and what becomes of them when the program is told to end: they go, and
//! nothing that was there before is touched.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use signal_hook::consts::{SIGINT, SIGTERM};

use super::console::Console;
use super::failure::ENDED;

/// How soon it is seen that the program is told to end.
const SOON: Duration = Duration::from_millis(50);

/// The files that are being written, each with the place that it is made for.
static BEGUN: Mutex<BTreeMap<PathBuf, PathBuf>> = Mutex::new(BTreeMap::new());

fn begun() -> MutexGuard<'static, BTreeMap<PathBuf, PathBuf>> {
    BEGUN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Begins a file that is made for another place.
pub fn begin(beside: &Path, place: &Path) -> io::Result<File> {
    // Whoever removes them waits until it is there.
    let mut begun = begun();
    let file = File::create(beside)?;
    begun.insert(beside.to_owned(), place.to_owned());
    Ok(file)
}

/// A file is where it belongs, or is gone.
pub fn end(beside: &Path) {
    begun().remove(beside);
}

/// Has the files go when the program is told to end, by Ctrl+C or by the system.
pub fn watch(console: &Console) {
    let told = Arc::new(AtomicUsize::new(0));
    for signal in [SIGINT, SIGTERM] {
        // Where the system lets nobody listen, it ends the program as it always did.
        let number = usize::try_from(signal).unwrap_or(1);
        let _ = signal_hook::flag::register_usize(signal, Arc::clone(&told), number);
    }
    let not_written = console.texts.not_written;
    thread::spawn(move || {
        loop {
            let signal = told.load(Ordering::Relaxed);
            if signal > 0 {
                leave(signal, not_written);
            }
            thread::sleep(SOON);
        }
    });
}

fn leave(signal: usize, not_written: fn(&str) -> String) -> ! {
    // Nothing is begun or put in its place from here on.
    let begun = begun();
    for (beside, place) in begun.iter() {
        // One that is in its place by now was written.
        if fs::remove_file(beside).is_ok() {
            let _ = writeln!(io::stderr(), "scolie: {}", not_written(&place.to_string_lossy()));
        }
    }
    std::process::exit(i32::from(ENDED) + i32::try_from(signal).unwrap_or_default())
}
