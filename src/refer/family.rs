//! Family names in the plural: "the Kennedys" are those of that name whom the article names.

use std::collections::{BTreeMap, BTreeSet};

use crate::link::Links;
use crate::model::{EntityId, EntityType, Mention, MentionKind, Passage, Reason, Rule, Span};
use crate::reading::Reading;
use crate::text::fold::fold;

/// How sure it is that all whom the article names are meant.
const CONFIDENCE: f32 = 0.8;

/// The members of a family by their name, each with where an article names them first.
type Families<'a> = BTreeMap<&'a str, BTreeMap<EntityId, Span>>;

/// Adds to `links` a mention of each member for each family name in the plural, where the article names two of the
/// family or more, in place of what was found there. The mentions of `links` are in order, and stay so.
pub(super) fn part(readings: &[Reading], links: &mut Links) {
    let families = bearers(links);
    let mentions = std::mem::take(&mut links.mentions);
    for own in mentions.chunk_by(|a, b| a.article == b.article) {
        let added = plurals(&readings[own[0].article.index()], own, &families);
        if added.is_empty() {
            links.mentions.extend(own);
            continue;
        }
        let spans: BTreeSet<Span> = added.iter().map(|mention| mention.span).collect();
        let mut own: Vec<_> = own.iter().copied().filter(|mention| !spans.contains(&mention.span)).collect();
        own.extend(added);
        super::order::sort_mentions(&mut own);
        links.mentions.extend(own);
    }
}

/// For each entity that is a person of several names the last of them, folded.
fn bearers(links: &Links) -> Vec<Option<String>> {
    let family = |name: &str| fold(name).rsplit_once(' ').map(|(_, family)| family.to_owned());
    let entities = links.entities.iter();
    entities.map(|entity| (entity.kind == EntityType::Person).then(|| family(&entity.name)).flatten()).collect()
}

/// The mentions by plurals in an article with the names `own`.
fn plurals(reading: &Reading, own: &[Mention], bearers: &[Option<String>]) -> Vec<Mention> {
    let mut firsts: Vec<&Mention> = own.iter().filter(|mention| bearers[mention.entity.index()].is_some()).collect();
    // Mentions of one entity stay in order.
    firsts.sort_by_key(|mention| mention.entity);
    firsts.dedup_by_key(|mention| mention.entity);
    let mut families = Families::new();
    for mention in firsts {
        if let Some(family) = &bearers[mention.entity.index()] {
            families.entry(family).or_default().insert(mention.entity, mention.span);
        }
    }
    families.retain(|_, members| members.len() > 1);
    if families.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for pair in reading.segments.tokens.windows(2) {
        let (the, name) = (reading.article.slice(pair[0].span), reading.article.slice(pair[1].span));
        if the.eq_ignore_ascii_case("the") && name.ends_with('s') && name.starts_with(char::is_uppercase) {
            let plural = fold(name);
            let members = members(&families, &plural);
            found.extend(members.map(|(&entity, &first)| mention(own[0], pair[1].span, entity, first)));
        }
    }
    found
}

/// Those whose family name has the plural `folded`.
fn members<'a>(families: &'a Families<'_>, folded: &str) -> impl Iterator<Item = (&'a EntityId, &'a Span)> {
    let singular = |ending| folded.strip_suffix(ending).and_then(|stem| families.get(stem));
    ["s", "es"].into_iter().find_map(singular).into_iter().flatten()
}

/// The mention of `entity` at `span` in the article of `other`, which names it `first`.
fn mention(other: Mention, span: Span, entity: EntityId, first: Span) -> Mention {
    let evidence = Some(Passage { article: other.article, span: first });
    let reason = Reason { rule: Rule::Group, evidence };
    Mention { span, entity, kind: MentionKind::Name, confidence: CONFIDENCE, reason, ..other }
}
