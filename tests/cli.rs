//! The native program, run as it is built: what it reads, what it writes, how it ends.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, missing_docs)]

#[path = "cli/checking.rs"]
mod checking;
#[path = "cli/converting.rs"]
mod converting;
#[path = "cli/hostile.rs"]
mod hostile;
#[path = "cli/lines.rs"]
mod lines;
#[path = "cli/program.rs"]
mod program;
#[path = "cli/usage.rs"]
mod usage;
