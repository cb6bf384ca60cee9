//! Whom else the words mean: descriptions, groups and pronouns, added to the names that [`crate::link`] has joined.
//!
//! `nominal` links descriptions ("the Russian leader", "the two men") and finds the people who have no name, and
//! `pronoun` works on names and descriptions together. A wrong link is worse than a missing one: what is not clear is
//! not linked.

mod account;
mod adjective;
mod around;
mod beside;
mod company;
mod family;
pub mod fate;
mod group;
mod head;
mod kin;
mod lexicon;
mod line;
mod meaning;
mod national;
mod nominal;
mod offices;
mod open;
mod order;
mod phrase;
pub mod profile;
pub mod pronoun;
mod relation;
mod renowned;
mod resolver;
mod role;
mod seldom;
#[cfg(test)]
mod tests;
mod tie;
mod unnamed;
pub mod view;

pub use open::Open;

use crate::link::Links;
use crate::reading::Reading;

/// What was found in each article before.
#[derive(Clone, Debug, Default)]
pub struct Memos {
    nominal: nominal::Memos,
    pronoun: pronoun::Memos,
}

/// Adds to `links`, which holds the names of `readings`, all other mentions of the same entities, and the people who are
/// spoken of more than once without a name. Entities and mentions come in the order that [`Links`] promises.
#[must_use]
pub fn refer(readings: &[Reading], links: Links) -> Links {
    refer_with(readings, links, &mut Memos::default())
}

/// The same, where some was found before.
#[must_use]
pub fn refer_with(readings: &[Reading], links: Links, memos: &mut Memos) -> Links {
    let mut described = described_with(readings, links, &mut memos.nominal);
    pronoun::add(readings, &mut described, &mut memos.pronoun);
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
pub fn described(readings: &[Reading], links: Links) -> Described {
    described_with(readings, links, &mut nominal::Memos::default())
}

fn described_with(readings: &[Reading], mut links: Links, memos: &mut nominal::Memos) -> Described {
    family::part(readings, &mut links);
    let named = links.entities.len();
    let open = nominal::add(readings, &mut links, memos);
    order::sort_mentions(&mut links.mentions);
    Described { links, named, open }
}
