//! Scolie
pub mod exchange;
pub mod lang;
pub mod browser;
pub mod model;
pub mod read;
