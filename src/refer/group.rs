//! Several people meant together: "the two men", "both leaders", "the foreign ministers". Each is mentioned.

use super::account::Found;
use super::lexicon::Fit;
use super::phrase::{Determiner, Phrase};
use super::resolver::{Meant, Resolver};
use super::role::Sought;
use crate::entity::gazetteer::Sorts;
use crate::model::{EntityId, Passage, Reason, Rule};

/// Nouns of the singular for several people, and how many they are.
pub(super) const GROUPS: [(&str, usize); 4] = [("pair", 2), ("duo", 2), ("couple", 2), ("trio", 3)];
/// Nouns that tell nothing of the people but their gender.
const GENERAL: [(&str, Sorts); 6] = [
    ("man", Sorts::FEMALE),
    ("woman", Sorts::MALE),
    ("person", Sorts::NONE),
    ("pair", Sorts::NONE),
    ("duo", Sorts::NONE),
    ("trio", Sorts::NONE),
];
/// How many sentences back the members are looked for.
const REACH: usize = 3;
/// How many mentions back they are looked for at most, in sentences that never end.
const MOST_READ: usize = 200;
/// How sure it is that a group is who was spoken of last.
const CONFIDENCE: f32 = 0.8;

/// How many people a phrase means together, where it says so.
pub(super) fn number(phrase: &Phrase) -> Option<usize> {
    let group = GROUPS.iter().find(|(noun, _)| *noun == phrase.noun).map(|(_, number)| *number);
    group.or(phrase.number.filter(|_| phrase.plural))
}

/// The people whom a phrase for several means; nobody where that is not clear.
pub(super) fn members(resolver: &Resolver<'_>, found: &Found) -> Vec<Meant> {
    let phrase = &found.phrase;
    if phrase.determiner != Determiner::Definite || !phrase.names.is_empty() {
        return Vec::new();
    }
    let number = number(phrase);
    let general = GENERAL.iter().find(|(noun, _)| *noun == phrase.noun);
    let fitting = |entity: EntityId| match general {
        Some((_, other)) => !resolver.gender(entity).any(*other),
        None => is_called(resolver, entity, &phrase.noun),
    };
    let people = last(resolver, found, number.unwrap_or(2), fitting);
    let enough = number.map_or(people.len() == 2 && general.is_none(), |number| people.len() == number);
    let chosen = if enough { people } else { Vec::new() };
    let member = |(entity, evidence)| Meant {
        entity,
        confidence: CONFIDENCE,
        reason: Reason { rule: Rule::Group, evidence: Some(evidence) },
    };
    chosen.into_iter().map(member).collect()
}

/// Whether someone is known to be what `noun` says, in particular or in general.
fn is_called(resolver: &Resolver<'_>, entity: EntityId, noun: &str) -> bool {
    let sought = Sought { noun, owners: &[], colours: &[] };
    resolver.roles.suits(entity, &sought, resolver.lexicon).is_some_and(|(suits, _)| suits.fit >= Fit::Kind)
}

/// The people spoken of last, sentence by sentence back until there are `number` of them, each once in the order of
/// mention; more where one sentence brings too many.
fn last(
    resolver: &Resolver<'_>,
    found: &Found,
    number: usize,
    fits: impl Fn(EntityId) -> bool,
) -> Vec<(EntityId, Passage)> {
    let mut people: Vec<(EntityId, Passage)> = Vec::new();
    let mut line = found.line;
    for seen in resolver.seen.iter().rev().take(MOST_READ) {
        if seen.line + REACH < found.line || (seen.line < line && people.len() >= number) {
            break;
        }
        line = seen.line;
        if people.iter().all(|(entity, _)| *entity != seen.entity) && fits(seen.entity) {
            people.push((seen.entity, seen.passage));
        }
    }
    people.reverse();
    people
}
