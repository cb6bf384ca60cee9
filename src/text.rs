//! Pure functions on text. Nothing here knows of entities, files or screens.

pub mod fold;
pub mod markdown;
pub mod sanitise;
pub mod segment;
pub mod wrap;
