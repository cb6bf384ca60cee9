//! The order of mentions and entities after mentions were added.

use std::cmp::Reverse;

use crate::link::Links;
use crate::model::{EntityId, Mention, MentionKind};

/// Brings `mentions` into the order of articles, starts, then entities.
pub(super) fn sort_mentions(mentions: &mut [Mention]) {
    mentions.sort_by_key(|mention| (mention.article, mention.span.start, mention.entity));
}

/// `links` with the most mentioned entity first, ties by first mention, and the mentions in order. Who has no name and is
/// spoken of only once is left out.
pub(super) fn ordered(mut links: Links) -> Links {
    drop_unnamed(&mut links);
    sort_mentions(&mut links.mentions);
    let mut ranks: Vec<(u32, usize)> = vec![(0, usize::MAX); links.entities.len()];
    for (at, mention) in links.mentions.iter().enumerate() {
        let rank = &mut ranks[mention.entity.index()];
        *rank = (rank.0 + 1, rank.1.min(at));
    }
    let mut order: Vec<usize> = (0..ranks.len()).collect();
    order.sort_by_key(|&entity| (Reverse(ranks[entity].0), ranks[entity].1));
    let mut places = vec![EntityId::new(0); order.len()];
    for (place, &entity) in order.iter().enumerate() {
        places[entity] = EntityId::new(place);
    }
    let mut entities: Vec<_> = links.entities.into_iter().map(Some).collect();
    links.entities = order.iter().filter_map(|&entity| entities[entity].take()).collect();
    for mention in &mut links.mentions {
        mention.entity = places[mention.entity.index()];
    }
    sort_mentions(&mut links.mentions);
    links
}

/// Leaves out the entities that have no name and fewer than two mentions.
fn drop_unnamed(links: &mut Links) {
    let mut kept = vec![0; links.entities.len()];
    for mention in &links.mentions {
        kept[mention.entity.index()] += if mention.kind == MentionKind::Name { 2 } else { 1 };
    }
    let mut next = 0;
    let places: Vec<Option<EntityId>> = kept
        .iter()
        .map(|&weight| {
            (weight > 1).then(|| {
                next += 1;
                EntityId::new(next - 1)
            })
        })
        .collect();
    let mut at = 0;
    links.entities.retain(|_| {
        at += 1;
        places[at - 1].is_some()
    });
    links.mentions.retain_mut(|mention| match places[mention.entity.index()] {
        Some(place) => {
            mention.entity = place;
            true
        }
        None => false,
    });
}
