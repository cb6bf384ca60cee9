//! In what company nouns stand: who is named in the sentences, of all articles, that use a noun for people, or name a
//! country or body. "She was a goalkeeper" in one article speaks for whom "the former goalkeeper" of another means.

use std::collections::{BTreeSet, HashMap};

use super::account::{Account, Found};
use super::role::is_owner;
use crate::model::{Entity, EntityId, EntityType};

/// How many people a sentence names at most that tells anything.
const MOST_NAMED: usize = 4;

/// How many names of a sentence are looked at.
const MOST_READ: usize = 50;

/// How many bytes part a noun from a name that it stands close to at most: before the name, and behind it.
const CLOSE: (u32, u32) = (15, 40);

/// How many sentences with a noun, or with the name of a country or body, name somebody.
#[derive(Debug, Default)]
pub(super) struct Company {
    nouns: HashMap<String, HashMap<EntityId, u32>>,
    /// How often a noun stands close to somebody's name.
    close: HashMap<String, HashMap<EntityId, u32>>,
    owners: HashMap<EntityId, HashMap<EntityId, u32>>,
}

impl Company {
    /// Counts what `accounts` tell of people among `entities`.
    pub(super) fn new(accounts: &[Account<'_>], entities: &[Entity]) -> Self {
        let mut company = Self::default();
        for account in accounts {
            for line in account.outline.found.chunk_by(|one, next| one.line == next.line) {
                let people = account.people(line[0].line, entities);
                let nouns = line.iter().filter(|found| !found.phrase.plural).map(|found| &found.phrase.noun);
                for noun in nouns.collect::<BTreeSet<_>>() {
                    let by_noun = company.nouns.entry(noun.clone()).or_default();
                    people.iter().for_each(|person| *by_noun.entry(*person).or_default() += 1);
                }
                company.add_close(account, line, &people);
            }
            for line in 0..account.outline.names.len() {
                company.add_owners(account, line, entities);
            }
        }
        company
    }

    /// Counts to whose names, of the `people` of a sentence, its phrases stand close.
    fn add_close(&mut self, account: &Account<'_>, found: &[Found], people: &[EntityId]) {
        let Some(first) = found.first().filter(|_| !people.is_empty()) else { return };
        let names = account.outline.names[first.line].iter().map(|&name| &account.names[name]);
        for name in names.filter(|name| people.contains(&name.entity)) {
            let is_close = |found: &&Found| {
                let before = name.span.start.checked_sub(found.noun_end).is_some_and(|gap| gap <= CLOSE.0);
                let behind = found.span.start.checked_sub(name.span.end).is_some_and(|gap| gap <= CLOSE.1);
                !found.phrase.plural && (before || behind)
            };
            for found in found.iter().filter(is_close) {
                let by_noun = self.close.entry(found.phrase.noun.clone()).or_default();
                *by_noun.entry(name.entity).or_default() += 1;
            }
        }
    }

    /// How often `noun` stands close to a name of `person`, not counting once for a sentence that names `own`.
    pub(super) fn close(&self, noun: &str, own: &[EntityId], person: EntityId) -> u32 {
        let all = self.close.get(noun).and_then(|people| people.get(&person)).copied().unwrap_or(0);
        all.saturating_sub(u32::from(own.contains(&person)))
    }

    /// Counts whom the sentence at `line` names with which countries and bodies.
    fn add_owners(&mut self, account: &Account<'_>, line: usize, entities: &[Entity]) {
        let names = account.outline.names[line].iter().take(MOST_READ).map(|&name| account.names[name].entity);
        let owners: BTreeSet<EntityId> = names.filter(|name| is_owner(entities[name.index()].kind)).collect();
        if owners.is_empty() {
            return;
        }
        let people = account.people(line, entities);
        if people.is_empty() {
            return;
        }
        for owner in owners {
            let by_owner = self.owners.entry(owner).or_default();
            people.iter().for_each(|person| *by_owner.entry(*person).or_default() += 1);
        }
    }

    /// How many sentences name `person` and that one of `owners` whom most do, but for one that names `own`.
    pub(super) fn beside(&self, owners: &[EntityId], own: &[EntityId], person: EntityId) -> u32 {
        let count = |owner: &EntityId| self.owners.get(owner).and_then(|people| people.get(&person)).copied();
        let all = owners.iter().filter_map(count).max().unwrap_or(0);
        all.saturating_sub(u32::from(own.contains(&person)))
    }

    /// How many sentences name `person` and use `noun`, but for one that names `own`.
    pub(super) fn of(&self, noun: &str, own: &[EntityId], person: EntityId) -> u32 {
        let all = self.nouns.get(noun).and_then(|people| people.get(&person)).copied().unwrap_or(0);
        all.saturating_sub(u32::from(own.contains(&person)))
    }
}

impl Account<'_> {
    /// The people whom the sentence at `line` names, where they are few.
    pub(super) fn people(&self, line: usize, entities: &[Entity]) -> Vec<EntityId> {
        if self.outline.names[line].len() > MOST_READ {
            return Vec::new();
        }
        let names = self.outline.names[line].iter().map(|&name| self.names[name].entity);
        let mut people: Vec<_> = names.filter(|name| entities[name.index()].kind == EntityType::Person).collect();
        people.sort_unstable();
        people.dedup();
        if people.len() > MOST_NAMED { Vec::new() } else { people }
    }
}
