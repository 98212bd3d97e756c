//! What a reader must hold to, whatever it reads.

#[path = "../../support/laws.rs"]
mod laws;
#[path = "../../support/oracle.rs"]
mod oracle;

pub use oracle::{file, pasted, text};
