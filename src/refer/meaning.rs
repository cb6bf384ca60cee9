//! Who is meant by a description of one person.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::account::Found;
use super::kin;
use super::lexicon::Fit;
use super::phrase::Determiner;
use super::profile::{Belief, Gender};
use super::resolver::{Meant, Resolver};
use super::role::{self, Role, Sought, Suits};
use crate::entity::gazetteer::Sorts;
use crate::model::{EntityId, Passage, Reason, Rule};
use crate::text::fold::fold;

/// How many mentions of people before a description are looked through at most, and after it at the start of an article.
const MOST_READ: usize = 400;
/// With how many people a description is compared at most.
const MOST_COMPARED: usize = 100;

impl Resolver<'_> {
    /// Who is meant by a phrase of the singular.
    pub(super) fn meant(&self, found: &Found) -> Option<Meant> {
        let phrase = &found.phrase;
        if found.is_predicate {
            return None;
        }
        let colours = role::colours(phrase);
        let mut owners = role::owners(phrase, self.account.names);
        if let Some(meant) = self.related(found, &owners).or_else(|| self.compatriot(found, &owners)) {
            return Some(meant);
        }
        match phrase.determiner {
            Determiner::Indefinite => {
                let sought = Sought { noun: &phrase.noun, owners: &owners, colours: &colours };
                return self.ahead(found, &sought, Fit::Same);
            }
            Determiner::Quantifier => return None,
            Determiner::Bare if owners.is_empty() => return None,
            Determiner::Pronoun | Determiner::Possessor
                if ["counterpart", "opposite number"].contains(&phrase.noun.as_str()) =>
            {
                return self.counterpart(found, &owners);
            }
            Determiner::Pronoun if owners.is_empty() && self.is_office(&phrase.noun) => {
                owners = self.owners_before(found);
                if owners.is_empty() {
                    return None;
                }
            }
            _ => {}
        }
        let sought = Sought { noun: &phrase.noun, owners: &owners, colours: &colours };
        let here = self.candidates(found, &sought);
        if here.is_empty()
            && let Some(meant) = self.ahead(found, &sought, Fit::Part)
        {
            return Some(meant);
        }
        let best = here.iter().map(|(suits, ..)| *suits).max();
        let elsewhere = || self.known_elsewhere(&sought);
        match best {
            Some(best) if best.owned || owners.is_empty() || best.fit == Fit::Same => {
                let top: Vec<_> = here.into_iter().filter(|(suits, ..)| *suits == best).collect();
                self.nearest(found, &top, phrase.determiner)
            }
            _ => elsewhere(),
        }
    }

    /// The people spoken of last in this article who suit `sought`, with where that is told.
    fn candidates(&self, found: &Found, sought: &Sought<'_>) -> Vec<(Suits, EntityId, Passage)> {
        let seen = self.seen.iter().rev().take(MOST_READ).map(|seen| seen.entity);
        let people = distinct(seen.filter(|person| self.last.contains_key(person)));
        self.suiting(found, sought, people)
    }

    /// Those of `people` who suit `sought` and are not part of the phrase.
    fn suiting(&self, found: &Found, sought: &Sought<'_>, people: Vec<EntityId>) -> Vec<(Suits, EntityId, Passage)> {
        let inside = role::owners(&found.phrase, self.account.names);
        let people = people.into_iter().filter(|person| !inside.contains(person));
        let suits = |person| self.roles.suits(person, sought, self.lexicon).map(|(suits, told)| (suits, person, told));
        people.filter_map(suits).collect()
    }

    /// Whom the title and the first sentences of an article speak of before they name them: the only one of those named
    /// later who suits `sought` so well, if as well as `least`.
    fn ahead(&self, found: &Found, sought: &Sought<'_>, least: Fit) -> Option<Meant> {
        if !found.opens {
            return None;
        }
        let later = self.account.names[self.next_name..].iter().take(MOST_READ).map(|name| name.entity);
        let new = later.filter(|entity| self.is_person(*entity) && !self.last.contains_key(entity));
        let mut suiting = self.suiting(found, sought, distinct(new));
        suiting.retain(|(suits, ..)| suits.fit >= least && (suits.owned || sought.owners.is_empty()));
        let best = suiting.iter().map(|(suits, ..)| *suits).max()?;
        suiting.retain(|(suits, ..)| *suits == best);
        let [(_, entity, told)] = suiting.as_slice() else { return None };
        let reason = Reason { rule: Rule::Role, evidence: Some(*told) };
        Some(Meant { entity: *entity, confidence: 0.75, reason })
    }

    /// The one of `top`, who suit equally well, spoken of last; nobody where that is not clear.
    fn nearest(&self, found: &Found, top: &[(Suits, EntityId, Passage)], determiner: Determiner) -> Option<Meant> {
        let mut near: Vec<_> =
            top.iter().filter_map(|one| Some((self.seen[*self.last.get(&one.1)?].line, one))).collect();
        near.sort_by_key(|(line, (_, entity, _))| (Reverse(*line), *entity));
        let &(line, (suits, entity, told)) = near.first()?;
        let rival = near.get(1).map(|(line, _)| *line);
        let far = found.line - line;
        // Who is asked for by a word of their own kind only must have been spoken of just now.
        let clear = match suits.fit {
            Fit::Same | Fit::Part => rival.is_none_or(|rival| rival < line && far <= 3),
            Fit::Kind if suits.owned => rival.is_none_or(|rival| rival < line && far <= 3),
            Fit::Kind => far <= 3 && rival.is_none_or(|rival| rival + 2 < line),
        };
        let possessed = determiner == Determiner::Pronoun && !suits.owned;
        let confidence = match (suits.fit, suits.owned) {
            (Fit::Same, true) => 0.95,
            (Fit::Part, true) | (Fit::Same, false) => 0.9,
            (Fit::Part, false) | (Fit::Kind, true) => 0.8,
            (Fit::Kind, false) => 0.7,
        };
        let reason = Reason { rule: Rule::Role, evidence: Some(*told) };
        (clear && !(possessed && suits.fit != Fit::Same)).then_some(Meant { entity: *entity, confidence, reason })
    }

    /// The one whom other articles tell to hold the role of these owners, if only one does.
    fn known_elsewhere(&self, sought: &Sought<'_>) -> Option<Meant> {
        let owner = sought.owners.first()?;
        let people = self.roles.holders(*owner, sought.noun).into_iter().filter(|person| self.is_person(*person));
        let suiting = people.filter_map(|person| {
            let (suits, told) = self.roles.suits(person, sought, self.lexicon)?;
            (suits.owned).then_some((suits, person, told))
        });
        let mut suiting: Vec<_> = suiting.collect();
        suiting.sort_by_key(|(suits, person, _)| (Reverse(*suits), *person));
        let (suits, entity, told) = *suiting.first()?;
        let alone = suiting.get(1).is_none_or(|(other, ..)| *other < suits);
        let confidence = if suits.fit == Fit::Kind { 0.7 } else { 0.85 };
        let reason = Reason { rule: Rule::Role, evidence: Some(told) };
        alone.then_some(Meant { entity, confidence, reason })
    }

    /// "His Russian counterpart": who holds the same role for other owners as the one spoken of last.
    fn counterpart(&self, found: &Found, owners: &[EntityId]) -> Option<Meant> {
        let owners: Vec<_> = owners.iter().copied().filter(|owner| !self.is_person(*owner)).collect();
        let base = self.seen.iter().rev().find(|seen| seen.line == found.line || seen.line + 1 == found.line)?;
        let roles = self.roles.of(base.entity).filter(|role| role.colours.is_empty());
        let found = roles.filter_map(|role| {
            let sought = Sought { noun: &role.noun, owners: &owners, colours: &[] };
            let equal = ["secretary of state", "foreign secretary"].contains(&role.noun.as_str());
            let foreign = Sought { noun: "foreign minister", ..sought.clone() };
            self.known_elsewhere(&sought).or_else(|| if equal { self.known_elsewhere(&foreign) } else { None })
        });
        found.filter(|meant| meant.entity != base.entity).max_by(|a, b| a.confidence.total_cmp(&b.confidence))
    }

    /// "Her husband" and "Holt's husband", where an apposition tells who that is, or whose wife she is.
    fn related(&self, found: &Found, owners: &[EntityId]) -> Option<Meant> {
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
        let roles = self.roles.of(owner).filter(|role| role.colours.is_empty() && kin::is_converse(noun, &role.noun));
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
        let others = self.people.iter().filter(|person| **person != owner && family(**person).is_some_and(|name| name == own));
        let names = self.account.names;
        let told = others.filter(|person| self.may_be(**person, noun)).filter_map(|&person| {
            let name = names.iter().find(|name| name.entity == person)?;
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

    /// "The Dutchman": of the people spoken of last, the only one who is known to be of that country.
    fn compatriot(&self, found: &Found, owners: &[EntityId]) -> Option<Meant> {
        const REACH: usize = 6;
        let noun = &found.phrase.noun;
        let sorts = self.lexicon.gazetteer().sorts(noun);
        let country = match owners {
            &[country] if sorts.any(Sorts::DEMONYM) && found.phrase.determiner == Determiner::Definite => country,
            _ => return None,
        };
        let near = self.seen.iter().rev().take(MOST_READ).take_while(|seen| seen.line + REACH >= found.line);
        let people = distinct(near.map(|seen| seen.entity));
        let is_of = |person: &EntityId| self.roles.of(*person).any(|role| role.owners == [country]);
        let of = people.into_iter().filter(|person| is_of(person) && self.may_be(*person, noun));
        let told = |person| self.roles.of(person).find(|role| role.owners == [country]).map(|role| (person, role.evidence));
        only(of.filter_map(told), 0.8)
    }

    /// Whether `noun` is an office.
    fn is_office(&self, noun: &str) -> bool {
        self.lexicon.gazetteer().sorts(noun).any(Sorts::TITLE)
    }

    /// Whose office "his own president" is: the countries and bodies of the one spoken of last in the sentence or the
    /// one before.
    fn owners_before(&self, found: &Found) -> Vec<EntityId> {
        let base = self.seen.last().filter(|seen| seen.line + 1 >= found.line);
        let owners = base.into_iter().flat_map(|base| self.roles.of(base.entity)).flat_map(|role| role.owners.iter());
        let mut owners: Vec<_> = owners.copied().filter(|owner| !self.is_person(*owner)).collect();
        owners.sort_unstable();
        owners.dedup();
        if owners.len() == 1 { owners } else { Vec::new() }
    }

    /// Whether nobody with a name is likely to be meant.
    pub(super) fn may_be_unnamed(&self, found: &Found) -> bool {
        let phrase = &found.phrase;
        let sought = Sought { noun: &phrase.noun, owners: &[], colours: &role::colours(phrase) };
        match phrase.determiner {
            Determiner::Indefinite => true,
            Determiner::Definite | Determiner::Possessor => self.candidates(found, &sought).is_empty(),
            Determiner::Pronoun | Determiner::Bare | Determiner::Quantifier => false,
        }
    }
}

/// The only one of those who are `told`, with where that is told first.
fn only(told: impl Iterator<Item = (EntityId, Passage)>, confidence: f32) -> Option<Meant> {
    let mut told: Vec<_> = told.collect();
    told.sort_unstable();
    told.dedup_by_key(|(entity, _)| *entity);
    let [(entity, evidence)] = told[..] else { return None };
    let reason = Reason { rule: Rule::Role, evidence: Some(evidence) };
    Some(Meant { entity, confidence, reason })
}

/// The first of `people` that are distinct, in order.
pub(super) fn distinct(people: impl Iterator<Item = EntityId>) -> Vec<EntityId> {
    let mut known = BTreeSet::new();
    let new = people.filter(|person| known.insert(*person));
    let mut distinct: Vec<EntityId> = new.take(MOST_COMPARED).collect();
    distinct.sort_unstable();
    distinct
}
