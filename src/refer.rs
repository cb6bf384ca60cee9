//! Whom else the words mean: descriptions, groups and pronouns, added to the names that [`crate::link`] has joined.
//!
//! [`nominal`] links descriptions ("the Russian leader", "the two men") and finds the people who have no name, and
//! [`pronoun`] works on names and descriptions together. A wrong link is worse than a missing one: what is not clear is
//! not linked.

mod nominal;
mod order;
mod pronoun;

use crate::link::Links;
use crate::reading::Reading;

/// Adds to `links`, which holds the names of `readings`, all other mentions of the same entities, and the people who are
/// spoken of more than once without a name. Entities and mentions come in the order that [`Links`] promises.
#[must_use]
pub fn refer(readings: &[Reading], mut links: Links) -> Links {
    nominal::add(readings, &mut links);
    order::sort_mentions(&mut links.mentions);
    pronoun::add(readings, &mut links);
    order::ordered(links)
}
