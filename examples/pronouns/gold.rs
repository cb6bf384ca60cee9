//! A document read by the program, and the answers that its marks give to the questions.

use std::collections::HashMap;

use crossread::entity::gazetteer::{Gazetteer, Sorts};
use crossread::link::{self, Links};
use crossread::model::{ArticleId, Entity, EntityId, EntityType, Mention, MentionKind, Reason, Span};
use crossread::reading::Reading;
use crossread::refer;
use crossread::refer::profile::Profiles;
use crossread::refer::pronoun::question::Question;
use crossread::refer::pronoun::scene::{Scene, Words};
use crossread::text::fold::fold;

use crate::data::{Document, Marked};

/// A document as the program reads it.
#[derive(Debug)]
pub(crate) struct Read {
    pub(crate) document: Document,
    pub(crate) readings: Vec<Reading>,
    pub(crate) links: Links,
    pub(crate) profiles: Profiles,
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
    pub(crate) fn new(document: Document, names: Names) -> Self {
        let readings = vec![Reading::new(document.article.clone())];
        let links = match names {
            Names::Given => given(&document),
            Names::Found => refer::described(&readings, link::link(&readings)),
        };
        let profiles = Profiles::new(&readings, &links, &Gazetteer::default());
        Self { document, readings, links, profiles }
    }

    pub(crate) fn scene<'a>(&'a self, words: &Words) -> Scene<'a> {
        Scene::new(&self.readings[0], &self.links.mentions, &self.links.entities, (words, &self.profiles))
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

/// The answers of one scene.
#[derive(Debug)]
pub(crate) struct Gold<'a> {
    document: &'a Document,
    /// The marked entity that each referent of the scene mostly is.
    referents: Vec<Option<usize>>,
}

impl<'a> Gold<'a> {
    pub(crate) fn new(document: &'a Document, scene: &Scene) -> Self {
        let mut votes: Vec<Vec<usize>> = vec![Vec::new(); scene.referents.len()];
        for (figure, referent) in &scene.figures {
            votes[*referent].extend(entity_of(&document.marks, figure.span));
        }
        let most = |votes: &Vec<usize>| {
            votes
                .iter()
                .copied()
                .max_by_key(|one| (votes.iter().filter(|other| *other == one).count(), usize::MAX - one))
        };
        Self { document, referents: votes.iter().map(most).collect() }
    }

    /// The entity that the pronoun at `span` means.
    pub(crate) fn meant(&self, span: Span) -> Option<usize> {
        let marks = &self.document.marks;
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
        let are = |entity: usize| {
            let same = |at: &usize| self.referents[question.candidates[*at].referent] == Some(entity);
            (0..question.candidates.len()).filter(same).collect::<Vec<_>>()
        };
        match self.meant(span) {
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

/// The marks of `document` as entities and mentions.
fn given(document: &Document) -> Links {
    let gazetteer = Gazetteer::default();
    let text = &document.article.text;
    let mut links = Links::default();
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
        links.mentions.push(Mention { article: ArticleId(0), span, entity, kind, confidence: 1.0, reason });
    }
    links.mentions.sort_by_key(|mention| (mention.span.start, mention.entity));
    links
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
