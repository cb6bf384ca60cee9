//! Who is meant by a description of one person.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::account::Found;
use super::beside::Beside;
use super::kin;
use super::lexicon::Fit;
use super::open::{self, Sort};
use super::phrase::Determiner;
use super::resolver::{Meant, Resolver};
use super::role::{self, Sought, Suits};
use crate::entity::gazetteer::Sorts;
use crate::model::{EntityId, EntityType, Passage, Reason, Rule};

/// How many mentions of people before a description are looked through at most, and after it at the start of an article.
pub(super) const MOST_READ: usize = 400;
/// With how many people a description is compared at most.
const MOST_COMPARED: usize = 100;

impl Resolver<'_> {
    /// Who is meant by a phrase of the singular.
    pub(super) fn meant(&self, found: &Found) -> Option<Meant> {
        if found.is_predicate {
            return None;
        }
        let owners = role::owners(&found.phrase, self.account.names);
        self.told(found, owners.clone()).or_else(|| self.by_public_office(found, &owners))
    }

    /// Whom the articles tell to be what a phrase of the singular with these `owners` says.
    fn told(&self, found: &Found, mut owners: Vec<EntityId>) -> Option<Meant> {
        let phrase = &found.phrase;
        let colours = role::colours(phrase);
        let told = self.related(found, &owners).or_else(|| self.compatriot(found, &owners));
        if let Some(meant) = told.or_else(|| self.of_age(found)) {
            return Some(meant);
        }
        if self.only_owner_tells(found, &owners) {
            return None;
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
        if let Some(meant) = self.head_of_state(found, &sought, &here) {
            return Some(meant);
        }
        if here.is_empty()
            && let Some(meant) = self.ahead(found, &sought, Fit::Part)
        {
            return Some(meant);
        }
        let best = here.iter().map(|(suits, ..)| *suits).max();
        let elsewhere = || self.known_elsewhere(&sought);
        match best {
            Some(best) if best.fit == Fit::Same && !best.owned && self.is_contested(found, &owners) => None,
            Some(best) if best.owned || owners.is_empty() || best.fit == Fit::Same => {
                let top: Vec<_> = here.into_iter().filter(|(suits, ..)| *suits == best).collect();
                self.nearest(found, &top, phrase.determiner)
            }
            _ => elsewhere(),
        }
    }

    /// Whether somebody of whom nothing is told was named right before `found`, which tells whose office it is: "President Holt
    /// will meet Marsh in Paris. The French president" may be Marsh.
    pub(super) fn is_contested(&self, found: &Found, owners: &[EntityId]) -> bool {
        const LATELY: usize = 1;
        let late = self.seen.iter().rev().take_while(|seen| seen.line + LATELY >= found.line);
        let is_unknown =
            |person: EntityId| self.roles.of(person).next().is_none() && !self.roles.public.is_known(person);
        !owners.is_empty() && late.take(MOST_COMPARED).any(|seen| is_unknown(seen.entity))
    }

    /// Whether no role tells whom `found` means but one that tells whose they are: any woman is "the woman", and another's
    /// wife is not his.
    fn only_owner_tells(&self, found: &Found, owners: &[EntityId]) -> bool {
        let noun = found.phrase.noun.as_str();
        let determiner = found.phrase.determiner;
        match open::listed(noun) {
            Some(Sort::Human) => owners.is_empty() && found.phrase.modifiers.is_empty(),
            Some(Sort::Kin) if owners.iter().any(|owner| !self.is_person(*owner)) => true,
            Some(Sort::Kin) if determiner == Determiner::Possessor => owners.is_empty(),
            _ => determiner == Determiner::Pronoun && owners.is_empty() && kin::is_relation(noun),
        }
    }

    /// The people spoken of last in this article who suit `sought`, with where that is told.
    fn candidates(&self, found: &Found, sought: &Sought<'_>) -> Vec<(Suits, EntityId, Passage)> {
        let late = self.seen.iter().enumerate().rev().take(MOST_READ);
        let last = late.filter(|(at, seen)| self.last.get(&seen.entity) == Some(at));
        let mut people: Vec<EntityId> = last.map(|(_, seen)| seen.entity).take(MOST_COMPARED).collect();
        people.sort_unstable();
        self.suiting(found, sought, people)
    }

    /// Those of `people` who suit `sought` and are not part of the phrase.
    fn suiting(&self, found: &Found, sought: &Sought<'_>, people: Vec<EntityId>) -> Vec<(Suits, EntityId, Passage)> {
        let inside = role::owners(&found.phrase, self.account.names);
        // The president of a club is not he who is addressed as the country's.
        let is_body = |owner: &EntityId| self.entities[owner.index()].kind == EntityType::Organisation;
        let of_body = sought.owners.iter().any(is_body);
        let is_other = |person: EntityId| of_body && self.roles.is_addressed(person, sought.noun);
        let people = people.into_iter().filter(|person| !inside.contains(person));
        let suits = |person| self.roles.suits(person, sought, self.lexicon).map(|(suits, told)| (suits, person, told));
        people.filter_map(suits).filter(|(suits, person, _)| suits.owned || !is_other(*person)).collect()
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

    /// "The president" where nobody whom the article names is addressed so, nor told to be so before, but one person is
    /// addressed so in all articles.
    fn head_of_state(&self, found: &Found, sought: &Sought<'_>, here: &[(Suits, EntityId, Passage)]) -> Option<Meant> {
        let article = &self.account.reading.article;
        let words = article.slice(found.span);
        let goes_on = article.text[found.span.range().end..].trim_start().starts_with("of ");
        let is_plain = found.phrase.modifiers.is_empty() && sought.owners.is_empty() && !goes_on;
        if !is_plain || !words.get(..4).is_some_and(|word| word.eq_ignore_ascii_case("the ")) {
            return None;
        }
        let (entity, told) = self.roles.addressed(sought.noun)?;
        let is_so = here.iter().any(|(suits, ..)| suits.fit == Fit::Same && suits.borne);
        let is_titled = |person: &EntityId| {
            let mut roles = self.roles.of(*person);
            roles.any(|role| {
                role.beside == Beside::Title && self.lexicon.fit(sought.noun, &role.noun) == Some(Fit::Same)
            })
        };
        let reason = Reason { rule: Rule::Role, evidence: Some(told) };
        let is_other = is_so || self.people.iter().any(is_titled);
        (!is_other).then_some(Meant { entity, confidence: 0.75, reason })
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

    /// Whether `noun` is an office.
    pub(super) fn is_office(&self, noun: &str) -> bool {
        self.lexicon.gazetteer().sorts(noun).any(Sorts::TITLE)
    }

    /// Whose office "his own president" is: the countries and bodies of the one spoken of last in the sentence or the
    /// one before.
    pub(super) fn owners_before(&self, found: &Found) -> Vec<EntityId> {
        let Some(base) = self.seen.last().filter(|seen| seen.line + 1 >= found.line) else { return Vec::new() };
        let told = self.roles.of(base.entity).flat_map(|role| role.owners.iter().copied());
        let told = told.filter(|owner| !self.is_person(*owner));
        let mut owners: Vec<EntityId> = told.chain(self.roles.public.countries(base.entity)).collect();
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

/// The first of `people` that are distinct, in order.
pub(super) fn distinct(people: impl Iterator<Item = EntityId>) -> Vec<EntityId> {
    let mut known = BTreeSet::new();
    let new = people.filter(|person| known.insert(*person));
    let mut distinct: Vec<EntityId> = new.take(MOST_COMPARED).collect();
    distinct.sort_unstable();
    distinct
}
