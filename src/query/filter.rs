//! The conditions of a scoped query, made ready to be asked of many places.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::column::{Column, TOPIC, spread};
use super::rank::{Class, Query};
use super::scope::Condition;
use crate::library::Library;
use crate::model::{ArticleId, EntityId, Mention, MentionKind, Passage, Subject};
use crate::text::fold::fold;

/// What answers must hold. By default, nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    conditions: Vec<Condition>,
    /// For each article whether it holds what is asked of articles; empty where nothing is.
    articles: Vec<bool>,
    /// For each condition on speakers, the quotations of those whom it names, in reading order.
    said: Vec<Vec<Passage>>,
    /// For each condition on words, the sentences that hold one of them or whose source does, in reading order.
    worded: Vec<Vec<Passage>>,
}

impl Filter {
    /// The `conditions`, for `library`.
    pub(super) fn new(library: &Library, conditions: Vec<Condition>) -> Self {
        let asked: Vec<_> = conditions.iter().filter(|condition| is_of_article(condition.column)).collect();
        let holds = |id: ArticleId| asked.iter().all(|condition| holds_of_article(condition, library, id));
        let articles =
            if asked.is_empty() { Vec::new() } else { library.articles().map(|(id, _)| holds(id)).collect() };
        let of_speakers = conditions.iter().filter(|condition| condition.column == Column::Speaker);
        let said = of_speakers.map(|condition| said(library, condition)).collect();
        let of_words = conditions.iter().filter(|condition| condition.column == Column::Words);
        let worded = of_words.map(|condition| worded(library, condition)).collect();
        Self { conditions, articles, said, worded }
    }

    /// Whether nothing is asked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.conditions.is_empty()
    }

    /// Whether something is asked of single places.
    #[must_use]
    pub fn asks_of_places(&self) -> bool {
        self.conditions.iter().any(|condition| !matches!(condition.column, Column::Type | Column::In))
    }

    /// Whether it is asked for what somebody says.
    #[must_use]
    pub fn asks_for_speakers(&self) -> bool {
        self.conditions.iter().any(|condition| condition.column == Column::Speaker && !condition.excludes)
    }

    /// The places of `subject` that hold what is asked, by their positions among all its places.
    pub fn places(&self, library: &Library, subject: Subject) -> impl Iterator<Item = usize> {
        let is_asked = self.is_empty() || self.holds_of_subject(library, Some(subject));
        let places = if is_asked { library.places(subject) } else { &[] };
        let kind = move |at: usize| match subject {
            Subject::Entity(entity) => Some(library.mention(library.mentions_of(entity)[at]).kind),
            Subject::Topic(_) => None,
        };
        (0..places.len()).filter(move |at| self.holds_place(library, places[*at], kind(*at)))
    }

    /// The places of `subject` that hold what is asked; nothing where nothing is.
    #[must_use]
    pub fn asked(&self, library: &Library, subject: Subject) -> Option<Vec<Passage>> {
        let all = library.places(subject);
        (!self.is_empty()).then(|| self.places(library, subject).map(|at| all[at]).collect())
    }

    /// How many places of `subject` hold what is asked.
    pub(super) fn count(&self, library: &Library, subject: Subject) -> usize {
        if self.is_empty() { library.places(subject).len() } else { self.places(library, subject).count() }
    }

    /// Whether `subject` is what is asked, and stands somewhere as is asked.
    pub(super) fn holds_subject(&self, library: &Library, subject: Subject) -> bool {
        self.is_empty() || (!self.is_named_out(library, subject) && self.places(library, subject).next().is_some())
    }

    /// Whether `mention` holds what is asked.
    #[must_use]
    pub fn holds_mention(&self, library: &Library, mention: &Mention) -> bool {
        let place = Passage { article: mention.article, span: mention.span };
        self.is_empty()
            || (self.holds_of_subject(library, Some(Subject::Entity(mention.entity)))
                && self.holds_place(library, place, Some(mention.kind)))
    }

    /// Whether `place`, which belongs to no subject, holds what is asked.
    #[must_use]
    pub fn holds_text(&self, library: &Library, place: Passage) -> bool {
        self.is_empty() || (self.holds_of_subject(library, None) && self.holds_place(library, place, None))
    }

    fn holds_of_subject(&self, library: &Library, subject: Option<Subject>) -> bool {
        let label = subject.map_or("", |subject| type_of(library, subject));
        let sources = subject.map(|subject| library.articles_of(subject).len());
        self.conditions.iter().all(|condition| match condition.column {
            Column::Type => condition.begins(label),
            Column::In => condition.counts(sources, library.len()),
            _ => true,
        })
    }

    fn holds_place(&self, library: &Library, place: Passage, kind: Option<MentionKind>) -> bool {
        if !self.articles.is_empty() && !self.articles[place.article.index()] {
            return false;
        }
        let article = library.article(place.article);
        let region = || article.region_at(place.span.start).map_or("", |region| region.kind.label());
        let kind = kind.map_or("", MentionKind::label);
        let (mut said, mut worded) = (self.said.iter(), self.worded.iter());
        self.conditions.iter().all(|condition| match condition.column {
            Column::Kind => condition.begins(kind),
            Column::Region => condition.begins(region()),
            Column::Words => {
                let is_worded =
                    worded.next().is_some_and(|worded| worded.binary_search(&library.sentence(place)).is_ok());
                [region(), kind].iter().all(|label| condition.begins(label)) && is_worded != condition.excludes
            }
            Column::Speaker => said.next().is_some_and(|said| is_within(said, place)) != condition.excludes,
            Column::Type | Column::In | Column::Source | Column::Title | Column::Date => true,
        })
    }

    /// Whether a name or the type of `subject` is one of the words that leave it out.
    fn is_named_out(&self, library: &Library, subject: Subject) -> bool {
        let mut out = self.conditions.iter().filter(|condition| condition.column == Column::Words);
        out.any(|condition| {
            let names = match subject {
                Subject::Entity(entity) => names(library, entity),
                Subject::Topic(_) => library.name(subject).to_owned(),
            };
            !condition.begins(type_of(library, subject)) || condition.begins_word(&fold(&names)) == condition.excludes
        })
    }
}

impl Condition {
    /// Whether a label that begins with one of the values is there, or is not where it must not be.
    fn begins(&self, label: &str) -> bool {
        self.values.iter().any(|value| label.starts_with(value.as_str())) != self.excludes
    }

    /// Whether one of the values begins a word of `folded`.
    fn begins_word(&self, folded: &str) -> bool {
        let begins = |value: &String| folded.split(' ').any(|word| word.starts_with(value.as_str()));
        self.values.iter().any(begins)
    }

    /// Whether so many `sources` of `all` are one of the numbers asked for.
    fn counts(&self, sources: Option<usize>, all: usize) -> bool {
        let holds = |value: &String| {
            sources.zip(spread(value, all)).is_some_and(|(sources, numbers)| numbers.contains(&sources))
        };
        self.values.iter().any(holds) != self.excludes
    }

    /// Whether one of the values stands in `folded`, or none where it must not.
    fn stands_in(&self, folded: &str) -> bool {
        self.values.iter().any(|value| folded.contains(value.as_str())) != self.excludes
    }
}

/// The quotations of those whom `condition` names, in reading order.
fn said(library: &Library, condition: &Condition) -> Vec<Passage> {
    let speakers: BTreeSet<EntityId> = library.quotes().iter().filter_map(|quote| quote.speaker).collect();
    let speakers = speakers.into_iter().map(|speaker| (speaker, fold(&names(library, speaker)))).collect();
    let named = condition.values.iter().flat_map(|value| meant(library, value, &speakers));
    let named: BTreeSet<EntityId> = named.collect();
    let quotes = library.quotes().iter().filter(|quote| quote.speaker.is_some_and(|speaker| named.contains(&speaker)));
    quotes.map(|quote| quote.passage).collect()
}

/// Those of `speakers`, each with its folded names, in whose names the words of `value` all begin words; else those whom it
/// names by what they are told to be.
fn meant(library: &Library, value: &str, speakers: &BTreeMap<EntityId, String>) -> Vec<EntityId> {
    let terms: Vec<&str> = value.split(' ').collect();
    let begins = |names: &str, term: &str| names.split(' ').any(|word| word.starts_with(term));
    let is_named = |names: &str| terms.iter().all(|term| begins(names, term));
    let by_name = speakers.iter().filter(|(_, names)| is_named(names)).map(|(speaker, _)| *speaker);
    let by_name: Vec<EntityId> = by_name.collect();
    if by_name.is_empty() { by_role(library, &terms, speakers) } else { by_name }
}

/// Those of `speakers` whom `terms` name by what they are told to be.
fn by_role(library: &Library, terms: &[&str], speakers: &BTreeMap<EntityId, String>) -> Vec<EntityId> {
    let ranked = library.names().ranked(library, &Query::new(terms, Class::Strict));
    let entities = ranked.into_iter().filter_map(|named| match named.subject {
        Subject::Entity(entity) => Some(entity),
        Subject::Topic(_) => None,
    });
    entities.filter(|entity| speakers.contains_key(entity)).collect()
}

/// The sentences that hold a word of `condition`, or whose source does, in reading order. Each is folded once, on all
/// cores.
fn worded(library: &Library, condition: &Condition) -> Vec<Passage> {
    let articles: Vec<ArticleId> = library.articles().map(|(id, _)| id).collect();
    let of_article = |article: &ArticleId| {
        let (article, text) = (*article, library.article(*article));
        let is_all = condition.begins_word(&fold(&text.source));
        let sentences = library.segments(article).sentences.iter().map(|sentence| sentence.span);
        let held = sentences.filter(move |span| is_all || condition.begins_word(&fold(text.slice(*span))));
        held.map(move |span| Passage { article, span })
    };
    articles.par_iter().flat_map_iter(of_article).collect()
}

/// Whether `place` lies in one of `passages`, which are in reading order and do not overlap.
fn is_within(passages: &[Passage], place: Passage) -> bool {
    let before =
        passages.partition_point(|passage| (passage.article, passage.span.start) <= (place.article, place.span.start));
    let last = passages[..before].last();
    last.is_some_and(|passage| passage.article == place.article && passage.span.covers(place.span))
}

fn is_of_article(column: Column) -> bool {
    matches!(column, Column::Source | Column::Title | Column::Date)
}

fn holds_of_article(condition: &Condition, library: &Library, id: ArticleId) -> bool {
    let article = library.article(id);
    match condition.column {
        Column::Source => condition.stands_in(&fold(&format!("{} {}", article.source, library.label(id)))),
        Column::Title => condition.stands_in(&fold(&article.title)),
        _ => condition.begins(&fold(article.date.as_deref().unwrap_or_default())),
    }
}

fn type_of(library: &Library, subject: Subject) -> &'static str {
    match subject {
        Subject::Entity(entity) => library.entity(entity).kind.label(),
        Subject::Topic(_) => TOPIC,
    }
}

fn names(library: &Library, entity: EntityId) -> String {
    let entity = library.entity(entity);
    let aliases = entity.aliases.iter().map(|alias| alias.text.as_str());
    aliases.chain([entity.name.as_str()]).collect::<Vec<_>>().join(" ")
}
