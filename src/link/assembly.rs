//! Makes entities of groups of uses: their type, their aliases, their name, their order.

use std::cmp::Reverse;

use super::Links;
use super::usage::{Usage, Use, Written, best};
use crate::entity::gazetteer::{Sorts, canonical_name};
use crate::model::{Alias, ArticleId, Entity, EntityId, EntityType, Mention, MentionKind, Reason};
use crate::text::fold::fold;

/// How much rarer than the commonest alias a fuller one may be and still be the name.
const RARER: u32 = 6;

/// An alias and what the gazetteer knows of it.
struct Known {
    alias: Alias,
    sorts: Sorts,
}

/// The entities of `groups` of uses, in any order, and their mentions. No group is empty.
pub(super) fn assemble(usage: &Usage, mut groups: Vec<Vec<usize>>) -> Links {
    groups.sort_unstable_by_key(|uses| (Reverse(uses.len()), uses.first().copied()));
    let mut entities = vec![EntityId::new(0); usage.uses.len()];
    for (number, uses) in groups.iter().enumerate() {
        uses.iter().for_each(|&at| entities[at] = EntityId::new(number));
    }
    let mention = |(one, entity): (&Use, EntityId)| Mention {
        article: ArticleId::new(one.article),
        span: one.span,
        entity,
        kind: MentionKind::Name,
        confidence: one.confidence,
        reason: Reason::default(),
    };
    let mut mentions: Vec<Mention> = usage.uses.iter().zip(entities).map(mention).collect();
    mentions.sort_by_key(|mention| (mention.article, mention.span.start, mention.entity));
    Links { entities: groups.iter().map(|uses| entity(usage, uses)).collect(), mentions, roles: Vec::new() }
}

fn entity(usage: &Usage, uses: &[usize]) -> Entity {
    let mut votes = [0.0; 5];
    for &at in uses {
        votes[usage.uses[at].kind as usize] += usage.uses[at].confidence;
    }
    let known = aliases(usage, uses);
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

/// How the name is written in `uses`, the most frequent first, ties in alphabetical order.
fn aliases(usage: &Usage, uses: &[usize]) -> Vec<Known> {
    let mut written: Vec<usize> = uses.iter().map(|&at| usage.uses[at].written).collect();
    written.sort_unstable();
    let known = written.chunk_by(|a, b| a == b).map(|same| {
        let Written { text, form } = usage.written[same[0]];
        let count = u32::try_from(same.len()).unwrap_or(u32::MAX);
        Known { alias: Alias { text: text.to_owned(), count }, sorts: usage.forms[form].sorts }
    });
    let mut known: Vec<Known> = known.collect();
    known.sort_unstable_by(|a, b| b.alias.count.cmp(&a.alias.count).then_with(|| a.alias.text.cmp(&b.alias.text)));
    known
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
