//! A document read by the program, and the answers that its marks give to the questions.

use crossread::entity::gazetteer::Gazetteer;
use crossread::link::{self, Links};
use crossread::model::Span;
use crossread::reading::Reading;
use crossread::refer;
use crossread::refer::profile::Profiles;
use crossread::refer::pronoun::form::Family;
use crossread::refer::pronoun::question::Question;
use crossread::refer::pronoun::scene::{Scene, Words};

use crate::data::{Document, Marked};

/// A document as the program reads it.
#[derive(Debug)]
pub(crate) struct Read {
    pub(crate) document: Document,
    pub(crate) readings: Vec<Reading>,
    pub(crate) links: Links,
    pub(crate) profiles: Profiles,
}

impl Read {
    pub(crate) fn new(document: Document) -> Self {
        let readings = vec![Reading::new(document.article.clone())];
        let links = refer::described(&readings, link::link(&readings));
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
        let most = |votes: &Vec<usize>| votes.iter().copied().max_by_key(|one| (votes.iter().filter(|other| *other == one).count(), usize::MAX - one));
        Self { document, referents: votes.iter().map(most).collect() }
    }

    /// The entity that the pronoun at `span` means.
    pub(crate) fn meant(&self, span: Span) -> Option<usize> {
        let marks = &self.document.marks;
        marks.iter().find(|mark| mark.is_pronoun && mark.span.start == span.start && mark.span.len().abs_diff(span.len()) < 4).map(|mark| mark.entity)
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
            Some(entity) => Answer::One(are(entity)),
            None if self.document.asked => Answer::Unknown,
            None if self.is_complete(span) || question.form.family == Family::It && self.document.complete.is_empty() => Answer::One(Vec::new()),
            None => Answer::Unknown,
        }
    }

    fn is_complete(&self, span: Span) -> bool {
        self.document.complete.is_empty() && !self.document.asked && !span.is_empty()
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
