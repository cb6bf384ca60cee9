//! A document read by the program, and the answers that its marks give to the questions.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use crossread::entity::gazetteer::{Gazetteer, Sorts};
use crossread::link::{self, Links};
use crossread::model::{ArticleId, Entity, EntityId, EntityType, Mention, MentionKind, Reason, Span};
use crossread::reading::Reading;
use crossread::refer;
use crossread::refer::Described;
use crossread::refer::profile::Profiles;
use crossread::refer::pronoun::figure::Wording;
use crossread::refer::pronoun::form::Family;
use crossread::refer::pronoun::question::Question;
use crossread::refer::pronoun::scene::{Scene, Words};
use crossread::refer::view::{self, Known};
use crossread::text::fold::fold;

use crate::data::{Document, Marked, Story};

/// Documents as the program reads them together.
#[derive(Debug)]
pub(crate) struct Read {
    pub(crate) documents: Vec<Document>,
    pub(crate) readings: Vec<Reading>,
    pub(crate) described: Described,
    pub(crate) known: Vec<Known>,
}

/// Whose names are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Names {
    /// Those that the program finds.
    Found,
    /// Those that are marked, with the descriptions that are marked.
    Given,
}

impl Read {
    pub(crate) fn new(documents: Story, names: Names) -> Self {
        let readings: Vec<_> = documents.iter().map(|document| Reading::new(document.article.clone())).collect();
        let described = match names {
            Names::Given => given(&documents),
            Names::Found => refer::described(&readings, link::link(&readings)),
        };
        let profiles = Profiles::new(&readings, &described.links, &Gazetteer::default());
        let known = view::known(&described, &profiles);
        Self { documents, readings, described, known }
    }

    /// Each document with its scene.
    pub(crate) fn scenes<'a>(&'a self, words: &Words) -> impl Iterator<Item = (&'a Document, Scene<'a>)> {
        self.documents.iter().enumerate().map(move |(at, document)| {
            let mentions = &self.described.links.mentions;
            let from = mentions.partition_point(|mention| mention.article.index() < at);
            let to = mentions.partition_point(|mention| mention.article.index() <= at);
            let own = (&mentions[from..to], &*self.described.open[at]);
            (document, Scene::new(&self.readings[at], own, &self.known, words))
        })
    }
}

/// What is right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// The candidates that are right; if there are none, that none is meant.
    One(Vec<usize>),
    /// The candidates that are wrong; nothing is known of the others.
    Not(Vec<usize>),
    /// Nothing is marked.
    Unknown,
}

/// How much a name counts beside a description when it is told which marked entity a referent is.
const NAME: u32 = 100;

/// The answers of one scene.
#[derive(Debug)]
pub(crate) struct Gold<'a> {
    document: &'a Document,
    /// The marked entity that each referent of the scene mostly is.
    referents: Vec<Option<usize>>,
}

impl<'a> Gold<'a> {
    pub(crate) fn new(document: &'a Document, scene: &Scene) -> Self {
        let mut votes: Vec<BTreeMap<usize, u32>> = vec![BTreeMap::new(); scene.referents.len()];
        let figures = scene.figures.iter().map(|(figure, referent)| (figure, *referent));
        for (figure, referent) in figures.chain(scene.descriptions()) {
            // Names are surer than what the program takes for descriptions of the same.
            let weight = if matches!(figure.wording, Wording::FullName | Wording::ShortName) { NAME } else { 1 };
            if let Some(entity) = entity_of(&document.marks, figure.span) {
                *votes[referent].entry(entity).or_default() += weight;
            }
        }
        let most = |votes: &BTreeMap<usize, u32>| {
            votes.iter().max_by_key(|(entity, votes)| (**votes, Reverse(**entity))).map(|(entity, _)| *entity)
        };
        let mut gold = Self { document, referents: votes.iter().map(most).collect() };
        gold.find_groups(scene);
        gold
    }

    /// A referent that is several is the group of those that they are.
    fn find_groups(&mut self, scene: &Scene) {
        let mut single: HashMap<EntityId, usize> = HashMap::new();
        for (referent, gold) in scene.referents.iter().zip(&self.referents) {
            if let ([entity], Some(gold)) = (&*referent.entities, gold) {
                single.insert(*entity, *gold);
            }
        }
        for (at, referent) in scene.referents.iter().enumerate().filter(|(_, one)| one.entities.len() > 1) {
            let members: Option<Vec<usize>> =
                referent.entities.iter().map(|entity| single.get(entity).copied()).collect();
            let Some(mut members) = members else { continue };
            members.sort_unstable();
            self.referents[at] = self.document.groups.get(&members).copied().or(self.referents[at]);
        }
    }

    /// The entity that the anaphor of `question` means.
    pub(crate) fn meant(&self, question: &Question) -> Option<usize> {
        let (span, marks) = (question.pronoun.span, &self.document.marks);
        if question.form.family == Family::Described {
            let ends = |mark: &&Marked| {
                !mark.is_name && (mark.span == span || mark.head.is_some_and(|head| span.covers(head)))
            };
            let described = marks.iter().filter(|mark| !mark.is_pronoun).find(ends).map(|mark| mark.entity);
            return described.or_else(|| entity_of(marks, span));
        }
        marks
            .iter()
            .find(|mark| mark.is_pronoun && mark.span.start == span.start && mark.span.len().abs_diff(span.len()) < 4)
            .map(|mark| mark.entity)
    }

    /// Whether the referent at `referent` of the scene is the marked `entity`.
    pub(crate) fn is(&self, referent: usize, entity: usize) -> bool {
        self.referents[referent] == Some(entity)
    }

    pub(crate) fn answer(&self, question: &Question) -> Answer {
        let span = question.pronoun.span;
        let is_description = question.form.family == Family::Described;
        let are = |entity: usize| {
            let same = |at: &usize| self.referents[question.candidates[*at].referent] == Some(entity);
            (0..question.candidates.len()).filter(same).collect::<Vec<_>>()
        };
        match self.meant(question) {
            _ if self.document.asked && is_description => Answer::Unknown,
            Some(entity) if self.document.asked => {
                let found = are(entity);
                let known = self.document.marks.iter().any(|mark| mark.entity == entity && !mark.is_pronoun);
                match known {
                    true => Answer::One(found),
                    false => {
                        let named = |at: &usize| self.referents[question.candidates[*at].referent].is_some();
                        Answer::Not((0..question.candidates.len()).filter(named).collect())
                    }
                }
            }
            // Where only parts are marked, nothing is known of those who are marked nowhere.
            Some(entity) if self.is_complete(span) => match are(entity) {
                found if found.is_empty() && !self.document.complete.is_empty() => Answer::Unknown,
                found => Answer::One(found),
            },
            None if self.is_complete(span) && !self.document.asked => Answer::One(Vec::new()),
            _ => Answer::Unknown,
        }
    }

    fn is_complete(&self, span: Span) -> bool {
        let complete = &self.document.complete;
        complete.is_empty() || complete.iter().any(|whole| whole.covers(span))
    }
}

/// The marked entity that the words at `span` are: the mark that turns on them, else the one that shares most.
fn entity_of(marks: &[Marked], span: Span) -> Option<usize> {
    const LEAST: f32 = 0.3;
    let share = |mark: &Marked| {
        let both = mark.span.end.min(span.end).saturating_sub(mark.span.start.max(span.start)) as f32;
        let all = mark.span.end.max(span.end) - mark.span.start.min(span.start);
        let turns = mark.head.is_some_and(|head| span.covers(head));
        both / all as f32 + if turns { 1.0 } else { 0.0 }
    };
    let others = marks.iter().filter(|mark| !mark.is_pronoun && mark.span.overlaps(span));
    let best = others.max_by(|a, b| share(a).total_cmp(&share(b)).then(b.span.start.cmp(&a.span.start)))?;
    (share(best) >= LEAST).then_some(best.entity)
}

/// The marks of `documents` as entities and mentions, with nothing left open.
fn given(documents: &[Document]) -> Described {
    let mut links = Links::default();
    for (at, document) in documents.iter().enumerate() {
        add_given(ArticleId::new(at), document, &mut links);
    }
    let named = links.entities.len();
    Described { links, named, open: vec![Vec::new(); documents.len()] }
}

/// Adds the marks of `document`, the `article`, to `links`.
fn add_given(article: ArticleId, document: &Document, links: &mut Links) {
    let gazetteer = Gazetteer::default();
    let text = &document.article.text;
    let mut known: HashMap<usize, EntityId> = HashMap::new();
    let named = |mark: &&Marked| mark.is_name || mark.kind == Some(EntityType::Person);
    for mark in document.marks.iter().filter(|mark| !mark.is_pronoun).filter(named) {
        let Some(kind) = mark.kind else { continue };
        known.entry(mark.entity).or_insert_with(|| {
            let span = without_address(text, mark.span, &gazetteer);
            links.entities.push(Entity { name: text[span.range()].to_owned(), kind, aliases: Vec::new() });
            EntityId::new(links.entities.len() - 1)
        });
    }
    for mark in document.marks.iter().filter(|mark| !mark.is_pronoun) {
        let Some(&entity) = known.get(&mark.entity) else { continue };
        let (span, kind) = if mark.is_name {
            let head = mark.head.filter(|_| mark.span.len() > LONGEST_NAME);
            (without_address(text, head.unwrap_or(mark.span), &gazetteer), MentionKind::Name)
        } else {
            (mark.span, MentionKind::Nominal)
        };
        let reason = Reason::default();
        links.mentions.push(Mention { article, span, entity, kind, confidence: 1.0, reason });
    }
    links.mentions.sort_by_key(|mention| (mention.article, mention.span.start, mention.entity));
}

/// Names that are marked with what follows them are cut to the word that they turn on.
const LONGEST_NAME: usize = 40;

/// `span` without forms of address and small words before the name.
fn without_address(text: &str, mut span: Span, gazetteer: &Gazetteer) -> Span {
    loop {
        let words = &text[span.range()];
        let Some((first, _)) = words.split_once(' ') else { return span };
        let small = first.starts_with(char::is_lowercase)
            || gazetteer.sorts(&fold(first)).any(Sorts::HONORIFIC)
            || first == "The";
        if !small {
            return span;
        }
        span.start += first.len() as u32 + 1;
    }
}
