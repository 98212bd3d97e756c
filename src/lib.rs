//! Scolie
pub mod exchange;
pub mod model;
pub mod read;
