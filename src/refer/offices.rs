//! Which offices of the countries and bodies that a corpus names the public people held whom it names.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::lexicon::Lexicon;
use super::phrase::CHANGING;
use super::role::is_owner;
use crate::entity::gazetteer::{Gazetteer, Sorts};
use crate::entity::public::{self, Known};
use crate::model::{Entity, EntityId};
use crate::text::fold::fold;

/// How many holders of offices of one country are looked at; of more nobody is told.
const MOST_COMPARED: usize = 100;

/// What is known of the public people of a corpus, as far as it names the countries and bodies whose offices they held.
#[derive(Debug, Default)]
pub(super) struct Offices {
    held: HashMap<EntityId, Held>,
    /// Whose offices who held, in order.
    holders: HashMap<EntityId, BTreeSet<EntityId>>,
    /// The countries that the corpus names.
    countries: HashSet<EntityId>,
}

/// What is known of one of them.
#[derive(Debug)]
struct Held {
    known: Known,
    /// The owners that the corpus names, by their names.
    owners: Vec<(&'static str, EntityId)>,
    /// Whether a country is among all owners.
    has_country: bool,
}

impl Offices {
    /// Of the people among `entities`.
    pub(super) fn new(entities: &[Entity], gazetteer: &Gazetteer) -> Self {
        let people: Vec<(EntityId, Known)> = (0..entities.len())
            .map(EntityId::new)
            .filter_map(|id| Some((id, public::of(&entities[id.index()])?)))
            .collect();
        if people.is_empty() {
            return Self::default();
        }
        let mut offices = Self::default();
        let mut places: HashMap<Key, EntityId> = HashMap::new();
        for (at, entity) in entities.iter().enumerate().filter(|(_, entity)| is_owner(entity.kind)) {
            let (key, is_country) = key(&entity.name, gazetteer);
            let id = *places.entry(key).or_insert(EntityId::new(at));
            if is_country {
                offices.countries.insert(id);
            }
        }
        for (person, known) in people {
            let mut held = Held { known, owners: Vec::new(), has_country: false };
            for (owner, _) in known.offices() {
                let (key, is_country) = key(owner, gazetteer);
                held.has_country |= is_country;
                if let Some(&id) = places.get(&key) {
                    held.owners.push((owner, id));
                    offices.holders.entry(id).or_default().insert(person);
                }
            }
            offices.held.insert(person, held);
        }
        offices
    }

    /// Whether `person` is a public person.
    pub(super) fn is_known(&self, person: EntityId) -> bool {
        self.held.contains_key(&person)
    }

    /// The countries and bodies whose offices `person` held.
    pub(super) fn owners(&self, person: EntityId) -> impl Iterator<Item = EntityId> {
        self.held.get(&person).into_iter().flat_map(|held| held.owners.iter().map(|(_, owner)| *owner))
    }

    /// The countries among them.
    pub(super) fn countries(&self, person: EntityId) -> impl Iterator<Item = EntityId> {
        self.owners(person).filter(|owner| self.countries.contains(owner))
    }

    /// Whether `person` is known to be of other countries than those among `owners`.
    pub(super) fn is_foreign(&self, person: EntityId, owners: &[EntityId]) -> bool {
        let has_country = self.held.get(&person).is_some_and(|held| held.has_country);
        let asks = owners.iter().any(|owner| self.countries.contains(owner));
        has_country && asks && !self.countries(person).any(|country| owners.contains(&country))
    }

    /// Whether `noun` calls an office of `owner` that `person` held. A vice president is no president.
    pub(super) fn held(&self, person: EntityId, noun: &str, owner: EntityId, lexicon: &Lexicon) -> bool {
        let Some(held) = self.held.get(&person) else { return false };
        let Some((name, _)) = held.owners.iter().find(|(_, id)| *id == owner) else { return false };
        let own = held.known.offices().filter(|(owner, _)| owner == name);
        let is_changed = |office: &str| office.split([' ', '-']).next().is_some_and(|first| CHANGING.contains(&first));
        let calls = |office: &str| noun == office || !is_changed(office) && lexicon.fit(noun, office).is_some();
        own.flat_map(|(_, offices)| offices).any(calls)
    }

    /// Those who held an office of `owner`, in order, unless they are too many.
    pub(super) fn holders(&self, owner: EntityId) -> impl Iterator<Item = EntityId> {
        let holders = self.holders.get(&owner).filter(|holders| holders.len() <= MOST_COMPARED);
        holders.into_iter().flatten().copied()
    }
}

/// What is equal for the names of one country or body.
#[derive(PartialEq, Eq, Hash)]
enum Key {
    Listed(u32),
    Other(String),
}

/// That of `name`, and whether it is a country's.
fn key(name: &str, gazetteer: &Gazetteer) -> (Key, bool) {
    let folded = fold(name);
    let sorts = gazetteer.sorts(&folded);
    (sorts.referent().map_or(Key::Other(folded), Key::Listed), sorts.any(Sorts::COUNTRY))
}
