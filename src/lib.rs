//! Scolie
pub mod model;
