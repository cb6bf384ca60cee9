//! Where each entity and topic stands, in reading order: the next or previous place costs O(log n).

use crate::model::{ArticleId, EntityId, Mention, MentionId, Passage, Subject, Topic};

/// Places in reading order, and in which articles they lie.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    passages: Vec<Passage>,
    /// Each article with a place, once, in order.
    articles: Vec<ArticleId>,
}

impl Places {
    /// These `passages`, which are in reading order.
    #[must_use]
    pub fn new(passages: Vec<Passage>) -> Self {
        let mut places = Self::default();
        places.append(passages);
        places
    }

    /// Adds `passages`, which follow all others in reading order.
    pub fn append(&mut self, passages: Vec<Passage>) {
        for passage in &passages {
            if self.articles.last() != Some(&passage.article) {
                self.articles.push(passage.article);
            }
        }
        self.passages.extend(passages);
    }

    /// All places.
    #[must_use]
    pub fn passages(&self) -> &[Passage] {
        &self.passages
    }

    /// The articles in which they lie.
    #[must_use]
    pub fn articles(&self) -> &[ArticleId] {
        &self.articles
    }
}

/// Places by entity and topic, and the mentions of each article.
#[derive(Clone, Debug, Default)]
pub struct Index {
    by_entity: Vec<(Vec<MentionId>, Places)>,
    by_topic: Vec<Places>,
    /// For article `i`, its mentions are `starts[i]..starts[i + 1]`.
    starts: Vec<usize>,
}

impl Index {
    /// Indexes `mentions` (ordered by article, then start) and `topics` of so many `articles` and `entities`.
    #[must_use]
    pub fn new(articles: usize, entities: usize, mentions: &[Mention], topics: &[Topic]) -> Self {
        let mut by_entity = vec![(Vec::new(), Vec::new()); entities];
        for (position, mention) in mentions.iter().enumerate() {
            let (ids, passages) = &mut by_entity[mention.entity.index()];
            ids.push(MentionId::new(position));
            passages.push(Passage { article: mention.article, span: mention.span });
        }
        let by_entity = by_entity.into_iter().map(|(ids, passages)| (ids, Places::new(passages))).collect();
        let starts = (0..=articles)
            .map(|article| mentions.partition_point(|mention| mention.article.index() < article))
            .collect();
        let by_topic = topics.iter().map(|topic| Places::new(topic.occurrences.clone())).collect();
        Self { by_entity, by_topic, starts }
    }

    /// Adds a topic behind all others.
    pub fn add_topic(&mut self, topic: &Topic) {
        self.by_topic.push(Places::new(topic.occurrences.clone()));
    }

    /// The mentions of `entity` in reading order.
    #[must_use]
    pub fn mentions(&self, entity: EntityId) -> &[MentionId] {
        &self.by_entity[entity.index()].0
    }

    /// The places of `subject`.
    #[must_use]
    pub fn places(&self, subject: Subject) -> &Places {
        match subject {
            Subject::Entity(entity) => &self.by_entity[entity.index()].1,
            Subject::Topic(topic) => &self.by_topic[topic.index()],
        }
    }

    /// The positions of the mentions of `article` in the library's list.
    #[must_use]
    pub fn mentions_in(&self, article: ArticleId) -> std::ops::Range<usize> {
        self.starts[article.index()]..self.starts[article.index() + 1]
    }
}

/// The position of the first of `places` after byte `offset` of `article`, if there is one. O(log n).
#[must_use]
pub fn next(places: &[Passage], article: ArticleId, offset: u32) -> Option<usize> {
    let at = places.partition_point(|place| (place.article, place.span.start) <= (article, offset));
    (at < places.len()).then_some(at)
}

/// The position of the last of `places` before byte `offset` of `article`, if there is one. O(log n).
#[must_use]
pub fn previous(places: &[Passage], article: ArticleId, offset: u32) -> Option<usize> {
    places.partition_point(|place| (place.article, place.span.start) < (article, offset)).checked_sub(1)
}

/// The part of `places` that lies in `article`. O(log n).
#[must_use]
pub fn within(places: &[Passage], article: ArticleId) -> &[Passage] {
    let start = places.partition_point(|place| place.article < article);
    let end = places.partition_point(|place| place.article <= article);
    &places[start..end]
}

/// In how many of the articles `places` lie. `places` are in reading order.
#[must_use]
pub fn article_count(places: &[Passage]) -> usize {
    places.chunk_by(|a, b| a.article == b.article).count()
}
