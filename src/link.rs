//! Which names are one entity, within and across articles.

use std::collections::BTreeMap;

use crate::library::Reading;
use crate::model::{Alias, ArticleId, Entity, EntityId, Mention, MentionKind};

/// Entities and their mentions.
#[derive(Clone, Debug, Default)]
pub struct Links {
    /// The entities; an [`EntityId`] is a position here. The most mentioned first; ties by first mention.
    pub entities: Vec<Entity>,
    /// All mentions, ordered by article, start, then entity.
    pub mentions: Vec<Mention>,
}

/// Joins the names of all `readings` into entities.
#[must_use]
pub fn link(readings: &[Reading]) -> Links {
    let mut ids = BTreeMap::new();
    let mut links = Links::default();
    for (position, reading) in readings.iter().enumerate() {
        for candidate in reading.candidates.iter() {
            let name = reading.article.slice(candidate.span);
            let entity = *ids.entry(name).or_insert_with(|| {
                links.entities.push(Entity { name: name.to_owned(), kind: candidate.kind, aliases: Vec::new() });
                EntityId::new(links.entities.len() - 1)
            });
            links.mentions.push(Mention {
                article: ArticleId::new(position),
                span: candidate.span,
                entity,
                kind: MentionKind::Name,
                confidence: candidate.confidence,
            });
        }
    }
    for (name, id) in ids {
        let count = links.mentions.iter().filter(|mention| mention.entity == id).count();
        links.entities[id.index()].aliases =
            vec![Alias { text: name.to_owned(), count: u32::try_from(count).unwrap_or(u32::MAX) }];
    }
    links
}
