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
mod open;
mod order;
mod phrase;
pub mod profile;
pub mod pronoun;
mod resolver;
mod role;
#[cfg(test)]
mod tests;
mod unnamed;

pub use open::Open;

use crate::link::Links;
use crate::reading::Reading;

/// Adds to `links`, which holds the names of `readings`, all other mentions of the same entities, and the people who are
/// spoken of more than once without a name. Entities and mentions come in the order that [`Links`] promises.
#[must_use]
pub fn refer(readings: &[Reading], links: Links) -> Links {
    let mut described = described(readings, links);
    pronoun::add(readings, &mut described);
    order::ordered(described.links)
}

/// Names and descriptions, before anybody is asked what is left.
#[derive(Clone, Debug)]
pub struct Described {
    /// The mentions, in order, and the entities, which are not.
    pub links: Links,
    /// How many of the entities have a name: they are the first.
    pub named: usize,
    /// For each article, the descriptions of one person that are not resolved, in order.
    pub open: Vec<Vec<Open>>,
}

/// Adds to `links`, which holds the names of `readings`, the mentions by description, and the people who have no name.
#[must_use]
pub fn described(readings: &[Reading], mut links: Links) -> Described {
    family::part(readings, &mut links);
    let named = links.entities.len();
    let open = nominal::add(readings, &mut links);
    order::sort_mentions(&mut links.mentions);
    Described { links, named, open }
}
