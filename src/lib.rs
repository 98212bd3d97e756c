//! Scolie
pub mod browser;
pub mod exchange;
pub mod lang;
pub mod model;
pub mod read;
pub mod ui;
