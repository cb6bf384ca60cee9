//! What one article is told of who and what it speaks of, in numbers of its own: it stays equal where others only change
//! what number an entity has among all. Who is given nothing but a view can find nothing that rests on more.

use std::hash::Hash;

use super::profile::{Belief, Profiles};
use crate::link::Links;
use crate::model::{ArticleId, Entity, EntityId, EntityType, Mention, MentionKind, Passage, Reason, Span};

/// The mentions in one article and what is known of their entities, which are numbered as they come.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct View {
    mentions: Vec<(Span, MentionKind, EntityId)>,
    entities: Vec<(EntityType, Belief)>,
}

impl View {
    /// The mentions as those of article zero.
    pub(super) fn mentions(&self) -> Vec<Mention> {
        let (article, confidence, reason) = (ArticleId(0), 1.0, Reason::default());
        let mention = |&(span, kind, entity)| Mention { article, span, entity, kind, confidence, reason };
        self.mentions.iter().map(mention).collect()
    }

    /// The entities, which have no names here.
    pub(super) fn entities(&self) -> Vec<Entity> {
        let entity = |&(kind, _)| Entity { name: String::new(), kind, aliases: Vec::new() };
        self.entities.iter().map(entity).collect()
    }

    /// What is believed of each.
    pub(super) fn profiles(&self) -> Profiles {
        self.entities.iter().map(|(_, belief)| *belief).collect()
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

    /// What the article is told where entities are of the kinds that `all` say and `profiles` are believed.
    pub(super) fn view(&self, all: &[Entity], profiles: &Profiles) -> View {
        let numbered = self.mentions.iter().zip(&self.numbers);
        let told = |&entity: &EntityId| (all[entity.index()].kind, profiles.of(entity).settled());
        View {
            mentions: numbered.map(|(mention, &number)| (mention.span, mention.kind, number)).collect(),
            entities: self.entities.iter().map(told).collect(),
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
