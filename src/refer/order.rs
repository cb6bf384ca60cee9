//! The order of mentions and entities after mentions were added.

use std::cmp::Reverse;

use crate::link::Links;
use crate::model::{EntityId, Mention};

/// Brings `mentions` into the order of articles, starts, then entities.
pub(super) fn sort_mentions(mentions: &mut [Mention]) {
    mentions.sort_by_key(|mention| (mention.article, mention.span.start, mention.entity));
}

/// `links` with the most mentioned entity first, ties by first mention, and the mentions in order.
pub(super) fn ordered(mut links: Links) -> Links {
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
