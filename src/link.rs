//! Which names are one entity, within and across articles.
//!
//! `usage` collects the names and settles their types, `person` and `thing` decide which are one, `assembly` gives
//! each entity its name. Everything goes through lookups by a part of the name, never all pairs: the cost grows with the
//! number of names.

mod assembly;
mod kin;
mod person;
mod sense;
mod spelling;
#[cfg(test)]
mod tests;
mod thing;
mod usage;

use std::collections::BTreeMap;

use crate::entity::gazetteer::Gazetteer;
use crate::model::{Entity, Mention};
use crate::reading::Reading;

/// Entities and their mentions.
#[derive(Clone, Debug, Default)]
pub struct Links {
    /// The entities; an [`crate::model::EntityId`] is a position here. The most mentioned first; ties by first mention.
    pub entities: Vec<Entity>,
    /// All mentions, ordered by article, start, then entity.
    pub mentions: Vec<Mention>,
}

/// Which entity a use of a name belongs to, before the entities are numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Cluster {
    /// A person, by number.
    Person(usize),
    /// A thing, by the form that stands for its group.
    Thing(usize),
    /// The government that sits in a capital, by the same.
    Government(usize),
}

/// Joins the names of all `readings` into entities.
#[must_use]
pub fn link(readings: &[Reading]) -> Links {
    let gazetteer = Gazetteer::default();
    let mut usage = usage::collect(readings, &gazetteer);
    let people = person::People::new(&usage, &gazetteer);
    let is_family = person::families(&usage, &people);
    usage::settle_types(&mut usage, is_family);
    let persons = person::resolve(&usage, &people);
    let mut groups = thing::group(&usage, &gazetteer);
    let mut clusters: BTreeMap<Cluster, Vec<usize>> = BTreeMap::new();
    for (at, one) in usage.uses.iter().enumerate() {
        let cluster = match persons.get(&at) {
            Some(&person) => Cluster::Person(person),
            None if one.is_government() => Cluster::Government(groups.root(one.form)),
            None => Cluster::Thing(groups.root(one.form)),
        };
        clusters.entry(cluster).or_default().push(at);
    }
    assembly::assemble(readings, &usage, clusters.into_values().collect())
}
