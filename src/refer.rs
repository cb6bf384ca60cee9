//! Whom else the words mean: descriptions, groups and pronouns, added to the names that [`crate::link`] has joined.
//!
//! `nominal` links descriptions ("the Russian leader", "the two men") and finds the people who have no name, and
//! `pronoun` works on names and descriptions together. A wrong link is worse than a missing one: what is not clear is
//! not linked.

mod account;
mod family;
mod group;
mod lexicon;
mod line;
mod meaning;
mod nominal;
mod order;
mod phrase;
pub mod profile;
pub mod pronoun;
mod resolver;
mod role;
#[cfg(test)]
mod tests;
mod unnamed;

use crate::link::Links;
use crate::reading::Reading;

/// Adds to `links`, which holds the names of `readings`, all other mentions of the same entities, and the people who are
/// spoken of more than once without a name. Entities and mentions come in the order that [`Links`] promises.
#[must_use]
pub fn refer(readings: &[Reading], links: Links) -> Links {
    let mut links = described(readings, links);
    pronoun::add(readings, &mut links);
    order::ordered(links)
}

/// Adds to `links`, which holds the names of `readings`, the mentions by description, and the people who have no name.
/// The mentions are in order, the entities are not.
#[must_use]
pub fn described(readings: &[Reading], mut links: Links) -> Links {
    family::part(readings, &mut links);
    nominal::add(readings, &mut links);
    order::sort_mentions(&mut links.mentions);
    links
}
