//! Who is meant by what they are to another, "her husband" and "Holt's boss", or by their people, "the Dutchman".

use std::collections::BTreeSet;

use super::account::Found;
use super::kin;
use super::lexicon::Fit;
use super::meaning::{MOST_READ, distinct};
use super::phrase::Determiner;
use super::profile::Belief;
use super::resolver::{Meant, Resolver};
use super::role::{self, Role};
use crate::entity::gazetteer::Sorts;
use crate::entity::gender::Gender;
use crate::model::{EntityId, Passage, Reason, Rule};
use crate::text::fold::fold;

impl Resolver<'_> {
    /// "Her husband" and "Holt's husband", where an apposition tells who that is, or whose wife she is.
    pub(super) fn related(&self, found: &Found, owners: &[EntityId]) -> Option<Meant> {
        let phrase = &found.phrase;
        let owner = match (phrase.determiner, owners) {
            (Determiner::Pronoun, []) => self.owner_before(found)?,
            (Determiner::Possessor, &[owner]) if self.is_person(owner) => owner,
            _ => return None,
        };
        if !role::colours(phrase).is_empty() {
            return None;
        }
        self.told_of(&phrase.noun, owner)
            .or_else(|| self.converse(&phrase.noun, owner))
            .or_else(|| self.spouse(&phrase.noun, owner))
    }

    /// Whom roles tell to be `noun` to `owner`.
    fn told_of(&self, noun: &str, owner: EntityId) -> Option<Meant> {
        let holders = self.roles.holders(owner, noun).into_iter().filter(|holder| *holder != owner);
        let people = holders.filter(|holder| self.is_person(*holder));
        let told = people.filter_map(|holder| {
            let is_so = |role: &&Role| {
                role.colours.is_empty()
                    && role.others().any(|other| other == owner)
                    && self.lexicon.fit(noun, &role.noun) >= Some(Fit::Part)
            };
            Some((holder, self.roles.of(holder).find(is_so)?.evidence))
        });
        only(told, 0.85)
    }

    /// Whom the roles of `owner` tell to be `noun` to them: the husband of a wife, the boss of an aide.
    fn converse(&self, noun: &str, owner: EntityId) -> Option<Meant> {
        let converses = kin::converses(noun);
        let is_converse = |role: &&Role| role.colours.is_empty() && converses.contains(&role.noun.as_str());
        let roles = self.roles.of(owner).filter(is_converse);
        let told = roles.flat_map(|role| role.others().map(|other| (other, role.evidence)));
        only(told.filter(|(other, _)| self.is_person(*other) && self.may_be(*other, noun)), 0.8)
    }

    /// Who is the husband or wife of `owner` by the family name: the only one in the article of the other gender who has it.
    fn spouse(&self, noun: &str, owner: EntityId) -> Option<Meant> {
        let family = |entity: EntityId| self.entities[entity.index()].name.split_once(' ').map(|_| self.family(entity));
        let own = family(owner)?;
        if !kin::is_spouse(noun) || !self.may_be_married(owner, noun) {
            return None;
        }
        let others =
            self.people.iter().filter(|person| **person != owner && family(**person).is_some_and(|name| name == own));
        let names = self.account.names;
        let told = others.filter(|person| self.may_be(**person, noun)).filter_map(|&person| {
            let name = names.iter().take(MOST_READ).find(|name| name.entity == person)?;
            Some((person, Passage { article: self.account.article, span: name.span }))
        });
        only(told, 0.75)
    }

    /// The last word of the name of `entity`, folded.
    fn family(&self, entity: EntityId) -> String {
        fold(self.entities[entity.index()].name.rsplit(' ').next().unwrap_or_default())
    }

    /// Whether `owner` can have a husband or wife, as `noun` says: they are not of its gender.
    fn may_be_married(&self, owner: EntityId, noun: &str) -> bool {
        let own = match Belief::of_noun(noun).gender() {
            Some((Gender::Female, _)) => Sorts::FEMALE,
            _ => Sorts::MALE,
        };
        !self.gender(owner).any(own)
    }

    /// Whose "his boss" or "her husband" is: the person spoken of last in the same sentence or else in the one before, if
    /// the given name does not tell another gender.
    fn owner_before(&self, found: &Found) -> Option<EntityId> {
        let words = self.account.reading.article.slice(found.span);
        let other = match fold(words.split(' ').next().unwrap_or_default()).as_str() {
            "his" => Sorts::FEMALE,
            "her" => Sorts::MALE,
            _ => return None,
        };
        let base = self.seen.last().filter(|seen| seen.line + 1 >= found.line)?;
        let alone = self.seen.iter().rev().take(MOST_READ).take_while(|seen| seen.line == base.line);
        let fitting = alone.map(|seen| seen.entity).filter(|&entity| !self.gender(entity).any(other));
        let fitting: BTreeSet<EntityId> = fitting.collect();
        (fitting.len() == 1).then(|| fitting.first().copied()).flatten()
    }

    /// Whether the given name of `entity` does not tell another gender than `noun`.
    fn may_be(&self, entity: EntityId, noun: &str) -> bool {
        let other = match Belief::of_noun(noun).gender() {
            Some((Gender::Female, _)) => Sorts::MALE,
            Some((Gender::Male, _)) => Sorts::FEMALE,
            None => return true,
        };
        !self.gender(entity).any(other)
    }

    /// "The 54-year-old engineer": the only one whom the article names of whom that age is known.
    pub(super) fn of_age(&self, found: &Found) -> Option<Meant> {
        let phrase = &found.phrase;
        let is_one = matches!(phrase.determiner, Determiner::Definite | Determiner::Pronoun | Determiner::Possessor);
        let age = phrase.age().filter(|_| is_one)?;
        let people = self.people.iter().filter(|person| self.may_be(**person, &phrase.noun));
        let told = people.filter_map(|&person| {
            let role = self.roles.of(person).find(|role| role.noun == age)?;
            Some((person, role.evidence))
        });
        only(told, 0.85)
    }

    /// "The Dutchman": of the people spoken of last, the only one who is known to be of that country.
    pub(super) fn compatriot(&self, found: &Found, owners: &[EntityId]) -> Option<Meant> {
        const REACH: usize = 6;
        let noun = &found.phrase.noun;
        let sorts = self.lexicon.gazetteer().sorts(noun);
        let country = match owners {
            &[country] if sorts.any(Sorts::DEMONYM) && found.phrase.determiner == Determiner::Definite => country,
            _ => return None,
        };
        let near = self.seen.iter().rev().take(MOST_READ).take_while(|seen| seen.line + REACH >= found.line);
        let people = distinct(near.map(|seen| seen.entity));
        let told =
            |person: EntityId| self.roles.of(person).find(|role| role.owners == [country]).map(|role| role.evidence);
        let known = |person: EntityId| {
            let is_of = self.roles.public.countries(person).any(|own| own == country);
            let mut late = self.seen.iter().rev().take(MOST_READ).filter(|_| is_of);
            late.find(|seen| seen.entity == person).map(|seen| seen.passage)
        };
        let of = people.into_iter().filter(|person| self.may_be(*person, noun));
        only(of.filter_map(|person| Some((person, told(person).or_else(|| known(person))?))), 0.8)
    }
}

/// The only one of those who are `told`, with where that is told first.
fn only(mut told: impl Iterator<Item = (EntityId, Passage)>, confidence: f32) -> Option<Meant> {
    let (entity, mut evidence) = told.next()?;
    for (other, passage) in told {
        if other != entity {
            return None;
        }
        evidence = evidence.min(passage);
    }
    let reason = Reason { rule: Rule::Role, evidence: Some(evidence) };
    Some(Meant { entity, confidence, reason })
}
