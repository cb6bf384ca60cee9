//! Pronouns: "he", "their".

pub mod class;
pub mod features;
pub mod figure;
pub mod form;
mod memory;
pub mod network;
pub mod phrase;
pub mod question;
pub mod scene;
mod sketch;

use crate::link::Links;
use crate::reading::Reading;

/// Adds to `links`, whose mentions are in order, the mentions by pronoun, in any order.
pub(super) fn add(_readings: &[Reading], _links: &mut Links) {}
