//! What pronouns tell of gender: someone who is surely "she" in one source is so in all.

use std::collections::BTreeMap;

use super::form::{self, Family};
use crate::entity::gender::Gender;
use crate::model::{EntityId, Mention, MentionKind, Rule};
use crate::reading::Reading;
use crate::refer::profile::Profiles;

/// How sure a link has to be to tell something.
const SURE: f32 = 0.8;
/// How many such links tell the gender where none speaks against it.
const ENOUGH: u32 = 2;

/// Teaches `profiles` the gender of those of whom nothing else tells it, by the pronouns in `mentions`. The entities of
/// which it has learned, in order.
pub(super) fn learn<'a>(
    readings: &[Reading],
    mentions: impl Iterator<Item = &'a Mention>,
    profiles: &mut Profiles,
) -> Vec<EntityId> {
    let mut counts: BTreeMap<EntityId, [u32; 2]> = BTreeMap::new();
    let sure = mentions.filter(|mention| mention.confidence >= SURE && mention.reason.rule == Rule::Pronoun);
    for mention in sure.filter(|mention| mention.kind == MentionKind::Pronoun) {
        let word = readings[mention.article.index()].article.slice(mention.span);
        let at = match form::form(word).map(|(form, _)| form.family) {
            Some(Family::He) => 0,
            Some(Family::She) => 1,
            _ => continue,
        };
        if profiles.of(mention.entity).gender().is_none() {
            counts.entry(mention.entity).or_default()[at] += 1;
        }
    }
    counts.retain(|_, [he, she]| (*he == 0 || *she == 0) && *he + *she >= ENOUGH);
    for (&entity, [he, _]) in &counts {
        profiles.learn(entity, if *he > 0 { Gender::Male } else { Gender::Female });
    }
    counts.into_keys().collect()
}
