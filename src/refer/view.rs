//! What one article is told of who and what it speaks of, in numbers of its own: it stays equal where others only change
//! what number an entity has among all. Who is given nothing but a view can find nothing that rests on more.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

use super::Described;
use super::open::Open;
use super::profile::{Belief, Profiles};
use crate::link::Links;
use crate::model::{ArticleId, Entity, EntityId, EntityType, Mention, MentionKind, Passage, Reason, Span};
use crate::text::fold::fold;

/// What is known of an entity.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Known {
    /// What it is.
    pub kind: EntityType,
    /// What is believed of its gender.
    pub belief: Belief,
    /// Whether it has a name somewhere.
    pub is_named: bool,
    /// The last word of a person's name, folded; empty for others.
    pub family: Arc<str>,
}

/// What is known of all entities of what is `described`, of whom `profiles` are believed.
#[must_use]
pub fn known(described: &Described, profiles: &Profiles) -> Vec<Known> {
    let known = |(at, entity): (usize, &Entity)| {
        let name = if entity.kind == EntityType::Person { fold(&entity.name) } else { String::new() };
        let family = name.rsplit(' ').next().unwrap_or_default().into();
        let belief = profiles.of(EntityId::new(at)).settled();
        Known { kind: entity.kind, belief, is_named: at < described.named, family }
    };
    described.links.entities.iter().enumerate().map(known).collect()
}

/// The mentions in one article and what is known of their entities, which are numbered as they come.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct View {
    mentions: Vec<(Span, MentionKind, EntityId)>,
    /// What is known of each.
    pub(super) entities: Vec<Known>,
    /// The descriptions that are not resolved.
    pub(super) open: Vec<Open>,
}

impl View {
    /// The mentions as those of article zero.
    pub(super) fn mentions(&self) -> Vec<Mention> {
        let (article, confidence, reason) = (ArticleId(0), 1.0, Reason::default());
        let mention = |&(span, kind, entity)| Mention { article, span, entity, kind, confidence, reason };
        self.mentions.iter().map(mention).collect()
    }
}

/// One article's numbers of entities, and those that they have among all.
#[derive(Debug)]
pub(super) struct Cast<'a> {
    pub(super) article: ArticleId,
    mentions: &'a [Mention],
    numbers: Vec<EntityId>,
    /// The entities in the order in which they are mentioned first.
    pub(super) entities: Vec<EntityId>,
}

/// The casts of all articles that mention anyone. The mentions of `links` are in order.
pub(super) fn casts(links: &Links) -> Vec<Cast<'_>> {
    // For each entity the last article that mentions it, and its number there.
    let mut seen = vec![(None, EntityId::new(0)); links.entities.len()];
    let articles = links.mentions.chunk_by(|a, b| a.article == b.article);
    articles.filter_map(|mentions| Some(Cast::new(mentions.first()?.article, mentions, &mut seen))).collect()
}

impl<'a> Cast<'a> {
    fn new(article: ArticleId, mentions: &'a [Mention], seen: &mut [(Option<ArticleId>, EntityId)]) -> Self {
        let mut entities = Vec::new();
        let number = |mention: &Mention| {
            let seen = &mut seen[mention.entity.index()];
            if seen.0 != Some(article) {
                *seen = (Some(article), EntityId::new(entities.len()));
                entities.push(mention.entity);
            }
            seen.1
        };
        let numbers = mentions.iter().map(number).collect();
        Self { article, mentions, numbers, entities }
    }

    /// What the article is told where `all` is known of the entities, with the descriptions that are left `open`.
    pub(super) fn view(&self, all: &[Known], open: &[Open]) -> View {
        let numbered = self.mentions.iter().zip(&self.numbers);
        let numbers: HashMap<EntityId, EntityId> =
            self.entities.iter().enumerate().map(|(number, entity)| (*entity, EntityId::new(number))).collect();
        let renumbered = |open: &Open| open.with_people(|entity| numbers.get(&entity).copied());
        View {
            mentions: numbered.map(|(mention, &number)| (mention.span, mention.kind, number)).collect(),
            entities: self.entities.iter().map(|entity| all[entity.index()].clone()).collect(),
            open: open.iter().map(renumbered).collect(),
        }
    }

    /// What was `found` with the view, in the numbers of all.
    pub(super) fn placed<'b>(&'b self, found: &'b [Mention]) -> impl Iterator<Item = Mention> + 'b {
        let article = self.article;
        found.iter().map(move |mention| {
            let evidence = mention.reason.evidence.map(|place| Passage { article, ..place });
            let reason = Reason { evidence, ..mention.reason };
            Mention { article, entity: self.entities[mention.entity.index()], reason, ..*mention }
        })
    }
}
