//! Everything that was read and understood, as one immutable value.

pub mod known;
pub mod labels;
pub mod names;
mod roles;
pub mod stream;
#[cfg(test)]
mod tests;

use std::path::PathBuf;
use std::sync::Arc;

use self::known::Known;
use self::labels::{Label, Labels};
use self::names::Names;
use crate::corpus::{self, Input};
use crate::correction::{self, Corrected, Correction, Place, Who};
use crate::index::Index;
use crate::link::{self, Links};
use crate::model::{
    Article, ArticleId, Entity, EntityId, EntityType, Mention, MentionId, MentionKind, Passage, Problem, Quote,
    Subject, Topic, TopicId,
};
use crate::quote;
use crate::reading::Reading;
use crate::refer;
use crate::text::segment::Segments;
use crate::topic;

/// What was found in each article when the articles were joined before.
#[derive(Clone, Debug, Default)]
pub struct Memos {
    link: link::Memos,
    refer: refer::Memos,
    topic: topic::Memos,
}

/// All articles and what is understood of them together.
#[derive(Clone, Debug, Default)]
pub struct Library {
    readings: Vec<Reading>,
    /// What linking found, and what the corrections make of it.
    found: Arc<Links>,
    links: Arc<Links>,
    corrections: Corrections,
    topics: Vec<Topic>,
    quotes: Vec<Quote>,
    index: Index,
    names: Names,
    labels: Labels,
    problems: Vec<Problem>,
    /// How many inputs are still to be read.
    pub pending: usize,
}

impl Library {
    /// Joins `readings` into a library. `problems` are kept to be shown.
    #[must_use]
    pub fn new(readings: Vec<Reading>, problems: Vec<Problem>) -> Self {
        Self::new_with(readings, problems, &mut Memos::default())
    }

    /// The same, where some was found before: costs what has changed since, and a walk over all mentions.
    #[must_use]
    pub fn new_with(readings: Vec<Reading>, problems: Vec<Problem>, memos: &mut Memos) -> Self {
        let links = link::link_with(&readings, &mut memos.link);
        let links = refer::refer_with(&readings, links, &mut memos.refer);
        let topics = topic::topics_with(&readings, &links.mentions, &mut memos.topic);
        Self::from_parts(readings, links, topics, problems)
    }

    /// A library of what was found elsewhere. The mentions of `links` are ordered by article, then by start.
    #[must_use]
    pub fn from_parts(readings: Vec<Reading>, links: Links, topics: Vec<Topic>, problems: Vec<Problem>) -> Self {
        let index = Index::new(readings.len(), links.entities.len(), &links.mentions, &topics);
        let names = Names::new(&links.entities, &roles::roles(&readings, &links), &topics);
        let labels = Labels::new(readings.iter().map(|reading| &*reading.article));
        let quotes = quotes(&readings, &index, &links.mentions);
        let links = Arc::new(links);
        let found = Arc::clone(&links);
        let corrections = Corrections::default();
        Self { readings, found, links, corrections, topics, quotes, index, names, labels, problems, pending: 0 }
    }

    /// The same articles with what linking found in them corrected by all of `corrections` and by nothing else. Costs
    /// as much as it takes to walk over the mentions and names: nothing is recognised or linked anew.
    #[must_use]
    pub fn corrected(&self, corrections: &[Correction]) -> Self {
        let Corrected { links, idle } = correction::apply(&self.readings, &self.found, corrections);
        let parts = Self::from_parts(self.readings.clone(), links, self.topics.clone(), self.problems.clone());
        let corrections = Corrections { made: corrections.into(), idle };
        Self { found: Arc::clone(&self.found), corrections, pending: self.pending, ..parts }
    }

    /// The corrections that the reader has made, in order.
    #[must_use]
    pub fn corrections(&self) -> &[Correction] {
        &self.corrections.made
    }

    /// The type of `mention` as it stands: that of its entity, but for names of peoples that are joined with a
    /// country, and of capitals that stand for a government.
    #[must_use]
    pub fn type_of(&self, mention: &Mention) -> EntityType {
        let entity = self.links.entities[mention.entity.index()].kind;
        let reading = &self.readings[mention.article.index()];
        if mention.kind == MentionKind::Name { reading.type_as_it_stands(mention.span, entity) } else { entity }
    }

    /// The positions of those that found nothing to correct.
    #[must_use]
    pub fn idle_corrections(&self) -> &[usize] {
        &self.corrections.idle
    }

    /// How a correction names the entity called `id`.
    #[must_use]
    pub fn who(&self, id: EntityId) -> Who {
        Who::of(&self.readings, &self.links, id)
    }

    /// The entity that is called like `who`, if there is one.
    #[must_use]
    pub fn find(&self, who: &Who) -> Option<EntityId> {
        who.find(&self.readings, &self.links)
    }

    /// How a correction names the mention at `passage`.
    #[must_use]
    pub fn place(&self, passage: Passage) -> Place {
        Place::of(&self.readings, passage)
    }

    /// Reads and understands everything under `paths`, on all cores.
    #[must_use]
    pub fn open(paths: &[PathBuf]) -> Self {
        let (inputs, problems) = corpus::discover(paths);
        Self::read(&inputs, problems)
    }

    /// Reads and understands `inputs`, on all cores. The result does not depend on the number of threads.
    #[must_use]
    pub fn read(inputs: &[Input], problems: Vec<Problem>) -> Self {
        let mut known = Known::default();
        known.follow(inputs, problems, |_| true);
        known.library()
    }

    /// How many articles there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.readings.len()
    }

    /// Whether there is no article.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.readings.is_empty()
    }

    /// All articles in reading order.
    pub fn articles(&self) -> impl ExactSizeIterator<Item = (ArticleId, &Article)> {
        self.readings.iter().enumerate().map(|(at, reading)| (ArticleId::new(at), &*reading.article))
    }

    /// The article called `id`.
    #[must_use]
    pub fn article(&self, id: ArticleId) -> &Article {
        &self.readings[id.index()].article
    }

    /// What the article called `id` is called in lists: its source, and what tells it from others of that source.
    #[must_use]
    pub fn label(&self, id: ArticleId) -> &Label {
        self.labels.of(id)
    }

    /// Whether some sources have several articles, which are told apart in lists.
    #[must_use]
    pub fn has_shared_sources(&self) -> bool {
        self.labels.has_marks()
    }

    /// The sentences and tokens of the article called `id`.
    #[must_use]
    pub fn segments(&self, id: ArticleId) -> &Segments {
        &self.readings[id.index()].segments
    }

    /// The sentence around the start of `passage`, or the passage itself where none holds it.
    #[must_use]
    pub fn sentence(&self, passage: Passage) -> Passage {
        let found = self.segments(passage.article).sentence_at(passage.span.start);
        Passage { span: found.map_or(passage.span, |sentence| sentence.span), ..passage }
    }

    /// All entities, the most mentioned first.
    #[must_use]
    pub fn entities(&self) -> &[Entity] {
        &self.links.entities
    }

    /// The entity called `id`.
    #[must_use]
    pub fn entity(&self, id: EntityId) -> &Entity {
        &self.links.entities[id.index()]
    }

    /// All mentions in reading order.
    #[must_use]
    pub fn mentions(&self) -> &[Mention] {
        &self.links.mentions
    }

    /// The mention called `id`.
    #[must_use]
    pub fn mention(&self, id: MentionId) -> &Mention {
        &self.links.mentions[id.index()]
    }

    /// The mentions in one article, in order.
    #[must_use]
    pub fn mentions_in(&self, article: ArticleId) -> &[Mention] {
        &self.links.mentions[self.index.mentions_in(article)]
    }

    /// The mentions of one entity, in reading order.
    #[must_use]
    pub fn mentions_of(&self, entity: EntityId) -> &[MentionId] {
        self.index.mentions(entity)
    }

    /// All topics, the most telling first.
    #[must_use]
    pub fn topics(&self) -> &[Topic] {
        &self.topics
    }

    /// The topic called `id`.
    #[must_use]
    pub fn topic(&self, id: TopicId) -> &Topic {
        &self.topics[id.index()]
    }

    /// The topic of the words `typed`, wherever they stand in any number and spelling; none where they stand nowhere.
    #[must_use]
    pub fn topic_of(&self, typed: &str) -> Option<Topic> {
        topic::asked_for(&self.readings, typed)
    }

    /// The same library with `topics` behind its own.
    #[must_use]
    pub fn with_topics(&self, topics: Vec<Topic>) -> Self {
        let mut library = self.clone();
        for topic in topics {
            library.index.add_topic(&topic);
            library.names.add_topic(TopicId::new(library.topics.len()), &topic);
            library.topics.push(topic);
        }
        library
    }

    /// The same library without the topic called `id`. Puts the library together anew from what is understood: the index,
    /// roles, names, labels and quotations.
    #[must_use]
    pub fn without_topic(&self, id: TopicId) -> Self {
        let mut topics = self.topics.clone();
        topics.remove(id.index());
        let parts = Self::from_parts(self.readings.clone(), Links::clone(&self.links), topics, self.problems.clone());
        let (found, corrections) = (Arc::clone(&self.found), self.corrections.clone());
        Self { found, corrections, pending: self.pending, ..parts }
    }

    /// The places where `subject` stands, in reading order: step through them with [`crate::index::next`].
    #[must_use]
    pub fn places(&self, subject: Subject) -> &[Passage] {
        self.index.places(subject).passages()
    }

    /// The articles in which `subject` stands, in order.
    #[must_use]
    pub fn articles_of(&self, subject: Subject) -> &[ArticleId] {
        self.index.places(subject).articles()
    }

    /// What `subject` is called.
    #[must_use]
    pub fn name(&self, subject: Subject) -> &str {
        match subject {
            Subject::Entity(entity) => &self.entity(entity).name,
            Subject::Topic(topic) => &self.topic(topic).label,
        }
    }

    /// The names of all subjects, ready to be compared.
    #[must_use]
    pub fn names(&self) -> &Names {
        &self.names
    }

    /// Quoted passages with their speakers, in reading order. Words quoted only to hold them at arm's length are none.
    #[must_use]
    pub fn quotes(&self) -> &[Quote] {
        &self.quotes
    }

    /// The quoted passages of `speaker`, in reading order; without one, those of everybody.
    #[must_use]
    pub fn quotes_of(&self, speaker: Option<EntityId>) -> Vec<Quote> {
        let is_asked = |quote: &&Quote| speaker.is_none() || quote.speaker == speaker;
        self.quotes.iter().filter(is_asked).copied().collect()
    }

    /// Groups of passages that say the same. Not found yet: always empty.
    #[must_use]
    pub fn parallels(&self) -> &[Vec<Passage>] {
        &[]
    }

    /// What could not be read.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }
}

/// The quoted passages of all `readings`, with the entities of the mentions that stand for their speakers.
fn quotes(readings: &[Reading], index: &Index, mentions: &[Mention]) -> Vec<Quote> {
    let of_one = |(at, reading): (usize, &Reading)| {
        let article = ArticleId::new(at);
        quote::quotes(article, &reading.quotations, &mentions[index.mentions_in(article)]).collect::<Vec<_>>()
    };
    readings.iter().enumerate().flat_map(of_one).collect()
}

/// What the reader has corrected.
#[derive(Clone, Debug, Default)]
struct Corrections {
    made: Arc<[Correction]>,
    /// The positions of those that found nothing to correct.
    idle: Vec<usize>,
}
