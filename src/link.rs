//! Which names are one entity, within and across articles.
//!
//! `naming` looks at the names of one article, `usage` brings those of all together and settles their types, `person`
//! decides which full names are one person, `alone` whom a single word means, `thing` which other names are one, and
//! `assembly` gives each entity its name. Everything goes through lookups by a part of the name, never all pairs: the cost
//! grows with the number of names.

mod alone;
mod assembly;
mod called;
mod families;
mod given;
mod kin;
mod line;
mod missed;
mod naming;
mod person;
mod present;
mod sense;
mod spelling;
mod telling;
#[cfg(test)]
mod tests;
mod thing;
mod together;
mod usage;
mod variant;

use families::Families;
use foldhash::{HashMap, HashMapExt};
use person::People;
use together::Together;

use crate::entity::gazetteer::Gazetteer;
use crate::memo::Memo;
use crate::model::{Entity, Mention, Role};
use crate::reading::Reading;

/// Entities and their mentions.
#[derive(Clone, Debug, Default)]
pub struct Links {
    /// The entities; an [`crate::model::EntityId`] is a position here. The most mentioned first; ties by first mention.
    pub entities: Vec<Entity>,
    /// All mentions, ordered by article, start, then entity.
    pub mentions: Vec<Mention>,
    /// What titles and predicates tell of the bearers of names, in the order of the articles.
    pub roles: Vec<Role>,
}

/// Which entity a use of a name belongs to, before the entities are numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Cluster {
    /// A person, by number.
    Person(usize),
    /// A thing, by the form that stands for its group.
    Thing(usize),
    /// The government that sits in a capital, by the same.
    Government(usize),
}

/// The names found in each article before.
#[derive(Clone, Debug, Default)]
pub struct Memos(Memo<naming::Namings>);

/// Joins the names of all `readings` into entities.
#[must_use]
pub fn link(readings: &[Reading]) -> Links {
    link_with(readings, &mut Memos::default())
}

/// The same, where some was found before.
#[must_use]
pub fn link_with(readings: &[Reading], memos: &mut Memos) -> Links {
    let gazetteer = Gazetteer::default();
    let asked: Vec<(&Reading, ())> = readings.iter().map(|reading| (reading, ())).collect();
    let namings = memos.0.ask(&asked, |reading, ()| naming::namings(reading, &gazetteer));
    let mut usage = usage::collect(&namings);
    let mut people = People::new(&usage, &gazetteer);
    let together = Together::new(&usage, &people);
    usage.complete(&namings, &missed::named(&people, &together, &namings));
    people.complete(&usage);
    let families = Families::new(&usage, &people, &together);
    usage::settle_types(&mut usage, &families);
    let persons = alone::resolve(&usage, &people, &together);
    let mut groups = thing::group(&usage, &gazetteer);
    let mut clusters: HashMap<Cluster, Vec<usize>> = HashMap::new();
    for (at, one) in usage.uses.iter().enumerate() {
        let cluster = match persons[at] {
            Some(person) => Cluster::Person(person),
            None if one.is_government() => Cluster::Government(groups.root(one.form)),
            None => Cluster::Thing(groups.root(one.form)),
        };
        clusters.entry(cluster).or_default().push(at);
    }
    assembly::assemble(&usage, clusters.into_values().collect())
}
