//! What readers know of public people without being told: whose leader "the French president" is where no article says so.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::account::Found;
use super::beside::Beside;
use super::lexicon::{Fit, Lexicon};
use super::phrase::Determiner;
use super::resolver::{Meant, Resolver};
use super::role::{self, Role, is_owner};
use crate::entity::gazetteer::{Gazetteer, Sorts};
use crate::entity::public::{self, Known};
use crate::model::{Entity, EntityId, EntityType, Reason, Rule};
use crate::text::fold::fold;

/// How sure it is that a description means the only public person whom the article, or another, names and who held that
/// office.
const CONFIDENCE: [f32; 2] = [0.8, 0.7];
/// How many holders of offices of one country are looked at.
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
        let people: Vec<(EntityId, Known)> =
            (0..entities.len()).map(EntityId::new).filter_map(|id| Some((id, known(&entities[id.index()])?))).collect();
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

    /// How well `noun` calls an office of `owner` that `person` held.
    fn fit(&self, person: EntityId, noun: &str, owner: EntityId, lexicon: &Lexicon) -> Option<Fit> {
        let held = self.held.get(&person)?;
        let (name, _) = held.owners.iter().find(|(_, id)| *id == owner)?;
        let own = held.known.offices().filter(|(owner, _)| owner == name);
        own.flat_map(|(_, offices)| offices).filter_map(|office| lexicon.fit(noun, office)).max()
    }
}

/// What is known of `entity`, by a full name of it.
fn known(entity: &Entity) -> Option<Known> {
    let names = std::iter::once(entity.name.as_str()).chain(entity.aliases.iter().map(|alias| alias.text.as_str()));
    let full = names.filter(|name| entity.kind == EntityType::Person && name.contains([' ', '-']));
    full.map(fold).find_map(|name| public::known(&name))
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

impl Resolver<'_> {
    /// "The French president", "his president" of a Frenchman: the only public person whom the article names, or else all
    /// of them name, who held an office of that country or body which the noun calls, and is not told to hold another.
    pub(super) fn by_public_office(&self, found: &Found, owners: &[EntityId]) -> Option<Meant> {
        let phrase = &found.phrase;
        let own = match phrase.determiner {
            Determiner::Definite | Determiner::Possessor => owners.to_vec(),
            Determiner::Pronoun if owners.is_empty() && self.is_office(&phrase.noun) => self.owners_before(found),
            _ => return None,
        };
        let [owner] = own[..] else { return None };
        if self.is_person(owner) || !role::colours(phrase).is_empty() {
            return None;
        }
        let public = &self.roles.public;
        let holds = |person: &EntityId| {
            public.fit(*person, &phrase.noun, owner, self.lexicon).is_some() && !self.is_told_otherwise(*person, found)
        };
        let here = self.people.iter().copied().filter(holds);
        let all = public.holders.get(&owner).into_iter().flatten().copied().take(MOST_COMPARED).filter(holds);
        let (entity, confidence) = match (only(here), only(all)) {
            (Ok(Some(here)), _) => (here, CONFIDENCE[0]),
            (Ok(None), Ok(Some(elsewhere))) => (elsewhere, CONFIDENCE[1]),
            _ => return None,
        };
        Some(Meant { entity, confidence, reason: Reason { rule: Rule::Role, evidence: None } })
    }

    /// Whether `person` is told to hold an office, but none that the noun of `found` calls.
    fn is_told_otherwise(&self, person: EntityId, found: &Found) -> bool {
        let is_office = |role: &&Role| {
            let is_title = || self.lexicon.gazetteer().sorts(&role.noun).any(Sorts::TITLE);
            role.colours.is_empty() && role.beside != Beside::Predicate && is_title()
        };
        let mut told = self.roles.of(person).filter(is_office).peekable();
        told.peek().is_some() && !told.any(|role| self.lexicon.fit(&found.phrase.noun, &role.noun).is_some())
    }
}

/// The only one of `people`, if there is any; an error where there are several.
fn only(mut people: impl Iterator<Item = EntityId>) -> Result<Option<EntityId>, ()> {
    let first = people.next();
    if people.next().is_some() { Err(()) } else { Ok(first) }
}

#[cfg(test)]
mod tests {
    use crate::link::link;
    use crate::model::MentionKind;
    use crate::reading::marked::reading;
    use crate::refer::described;

    /// Checks whom the last description in `articles`, parted by `---`, means.
    #[track_caller]
    fn check(articles: &str, expected: &str) {
        let readings: Vec<_> = articles.split(" --- ").map(reading).collect();
        let links = described(&readings, link(&readings)).links;
        let last = links.mentions.iter().rfind(|mention| mention.kind == MentionKind::Nominal);
        let name = last.map(|mention| links.entities[mention.entity.index()].name.as_str());
        assert_eq!(name.unwrap_or("nobody"), expected, "{articles}");
    }

    #[test]
    fn readers_know_who_held_which_office() {
        check(
            "Then Angela Merkel met François Hollande in Germany. It rained in France. The French president slept.",
            "François Hollande",
        );
        check("Then Angela Merkel spoke. --- It rained in Germany. The German chancellor slept.", "Angela Merkel");
        check(
            "Then Angela Merkel met Helmut Kohl. It rained in Germany. The German chancellor slept.",
            "the German chancellor",
        );
    }

    #[test]
    fn own_offices_are_those_of_ones_country() {
        check(
            "Then Wolfgang Schaeuble met Angela Merkel in Germany. Merkel praised her finance minister.",
            "Wolfgang Schaeuble",
        );
        check("Then Wolfgang Schaeuble left Germany. Peter Marsh praised his finance minister.", "nobody");
    }

    #[test]
    fn who_holds_another_office_now_is_not_meant() {
        check(
            "Foreign Secretary Boris Johnson spoke in Britain. Then the British prime minister slept.",
            "the British prime minister",
        );
    }

    #[test]
    fn foreigners_are_not_meant() {
        check(
            "President Angela Merkel met President Peter Marsh. It rained. The French president slept.",
            "Peter Marsh",
        );
    }
}
