//! Pronouns: "he", "their".

use crate::link::Links;
use crate::reading::Reading;

/// Adds to `links`, whose mentions are in order, the mentions by pronoun, in any order.
pub(super) fn add(_readings: &[Reading], _links: &mut Links) {}
