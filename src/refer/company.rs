//! In what company nouns stand: who is named in the sentences, of all articles, that use a noun for people, or name a
//! country or body. "She was a goalkeeper" in one article speaks for whom "the former goalkeeper" of another means.

use std::collections::{BTreeSet, HashMap};

use super::account::Account;
use super::role::is_owner;
use crate::model::{Entity, EntityId, EntityType};

/// How many people a sentence names at most that tells anything.
const MOST_NAMED: usize = 4;

/// How many names of a sentence are looked at.
const MOST_READ: usize = 50;

/// How many sentences with a noun, or with the name of a country or body, name somebody.
#[derive(Debug, Default)]
pub(super) struct Company {
    nouns: HashMap<String, HashMap<EntityId, u32>>,
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
            }
            for line in 0..account.outline.names.len() {
                company.add_owners(account, line, entities);
            }
        }
        company
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
