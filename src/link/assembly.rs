//! Makes entities of groups of uses: their type, their aliases, their name, their order.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::Links;
use super::usage::{Usage, best};
use crate::entity::gazetteer::{Sorts, canonical_name};
use crate::model::{Alias, ArticleId, Entity, EntityId, EntityType, Mention, MentionKind, Reason};
use crate::reading::Reading;
use crate::text::fold::fold;

/// How much rarer than the commonest alias a fuller one may be and still be the name.
const RARER: u32 = 6;

/// An alias and what the gazetteer knows of it.
struct Known {
    alias: Alias,
    sorts: Sorts,
}

/// The entities of `groups` of uses and their mentions. No group is empty.
pub(super) fn assemble(readings: &[Reading], usage: &Usage, mut groups: Vec<Vec<usize>>) -> Links {
    groups.sort_by_key(|uses| (Reverse(uses.len()), uses.first().copied()));
    let mut links = Links::default();
    for (number, uses) in groups.iter().enumerate() {
        links.entities.push(entity(readings, usage, uses));
        let entity = EntityId::new(number);
        links.mentions.extend(uses.iter().map(|&at| {
            let one = &usage.uses[at];
            let (article, span) = (ArticleId::new(one.article), one.span);
            Mention {
                article,
                span,
                entity,
                kind: MentionKind::Name,
                confidence: one.confidence,
                reason: Reason::default(),
            }
        }));
    }
    links.mentions.sort_by_key(|mention| (mention.article, mention.span.start, mention.entity));
    links
}

fn entity(readings: &[Reading], usage: &Usage, uses: &[usize]) -> Entity {
    let mut counts: BTreeMap<String, (u32, Sorts)> = BTreeMap::new();
    let mut votes = [0.0; 5];
    for &at in uses {
        let one = &usage.uses[at];
        let count = counts.entry(plain_spaces(readings[one.article].article.slice(one.span))).or_default();
        *count = (count.0 + 1, usage.forms[one.form].sorts);
        votes[one.kind as usize] += one.confidence;
    }
    let mut known: Vec<Known> =
        counts.into_iter().map(|(text, (count, sorts))| Known { alias: Alias { text, count }, sorts }).collect();
    known.sort_by_key(|known| Reverse(known.alias.count));
    let people = known.iter().all(|known| known.sorts.any(Sorts::DEMONYM));
    let referent = known.iter().find_map(|known| known.sorts.referent());
    let place = referent.is_some() && known.iter().any(|known| known.sorts.any(Sorts::DEMONYM.union(Sorts::COUNTRY)));
    let kind = if place && best(&votes) != EntityType::Person { EntityType::Place } else { best(&votes) };
    let government = uses.iter().all(|&at| usage.uses[at].is_government());
    let kind = if government { EntityType::Organisation } else { kind };
    let name = match referent.filter(|_| kind != EntityType::Person) {
        Some(referent) => name_of_referent(&known, canonical_name(referent), people),
        None => fullest(&known, kind),
    };
    let name = if government { format!("{name} (government)") } else { name };
    Entity { name, kind, aliases: known.into_iter().map(|known| known.alias).collect() }
}

/// `text` with plain single spaces, so that a no-break space makes no other alias.
fn plain_spaces(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The canonical name where the articles use it or use only short forms or words for the people; else what they use.
fn name_of_referent(known: &[Known], canonical: &str, people: bool) -> String {
    let names = || known.iter().filter(|known| !known.sorts.any(Sorts::DEMONYM) || people);
    let used = names().any(|known| fold(&known.alias.text) == fold(canonical));
    let common = names().find(|known| !is_capitals(&known.alias.text)).or_else(|| names().next());
    match common {
        Some(common) if !used && !people && !is_capitals(&common.alias.text) => common.alias.text.clone(),
        _ => canonical.to_owned(),
    }
}

/// The fullest common alias: for people the commonest of several words, for others the longest of the common ones.
fn fullest(known: &[Known], kind: EntityType) -> String {
    let most = known.first().map_or(0, |known| known.alias.count);
    let words = |known: &&Known| known.alias.text.split(' ').count();
    let calm = known.iter().any(|known| !is_capitals(&known.alias.text));
    let usable = || known.iter().filter(|known| !calm || !is_capitals(&known.alias.text));
    let full = usable().filter(|known| words(known) > 1);
    let chosen = if kind == EntityType::Person {
        full.max_by_key(|known| {
            (known.alias.count, known.alias.text.chars().count(), Reverse(known.alias.text.clone()))
        })
    } else {
        full.filter(|known| known.alias.count * RARER >= most).max_by_key(|known| {
            (known.alias.count, known.alias.text.chars().count(), Reverse(known.alias.text.clone()))
        })
    };
    chosen.or_else(|| usable().next()).map_or_else(String::new, |known| known.alias.text.clone())
}

/// Whether all letters are capitals.
fn is_capitals(text: &str) -> bool {
    !text.chars().any(char::is_lowercase)
}
