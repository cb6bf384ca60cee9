//! The subjects that a query names, the best first.

use std::cmp::Reverse;

use super::rank::{self, Query};
use super::{Hit, Target};
use crate::library::Library;
use crate::library::names::{Form, Names};
use crate::model::Subject;
use crate::text::fold::{Folded, folded};

/// What is taken off where no single form of a subject holds all terms.
const SCATTERED: i64 = 200;
/// How much each doubling of the number of mentions counts.
const WEIGHT: i64 = 12;

/// A subject that a query names.
#[derive(Clone, Copy, Debug)]
pub(super) struct Named {
    pub(super) subject: Subject,
    /// The position of the form that matches best.
    form: usize,
    /// In how many places it stands.
    places: usize,
    score: i64,
}

/// A subject that a query names in part.
pub(super) struct Partial<'a> {
    pub(super) subject: Subject,
    /// The terms that no form of it holds.
    pub(super) missing: Vec<&'a str>,
}

impl Names {
    /// Every subject, the most mentioned entity first.
    pub(super) fn every(&self, library: &Library) -> Vec<Named> {
        let forms = self.forms.iter().enumerate().filter(|(_, form)| form.alias.is_none());
        let bare = |(at, form): (usize, &Form)| Named {
            subject: form.subject,
            form: at,
            places: library.places(form.subject).len(),
            score: 0,
        };
        sorted(forms.map(bare).collect())
    }

    /// The subjects that hold every term of `query`, the best first.
    pub(super) fn ranked(&self, library: &Library, query: &Query) -> Vec<Named> {
        let mut ranked = Vec::new();
        let mut first = 0;
        for forms in self.forms.chunk_by(|a, b| a.subject == b.subject) {
            if let Some((at, score)) = together(forms, query).or_else(|| scattered(forms, query)) {
                let subject = forms[0].subject;
                let places = library.places(subject).len();
                let score = score + WEIGHT * i64::from((places + 1).ilog2());
                ranked.push(Named { subject, form: first + at, places, score });
            }
            first += forms.len();
        }
        sorted(ranked)
    }

    /// The subjects that hold some of `terms`: those that hold most first, then the most mentioned.
    pub(super) fn partial<'a>(&self, library: &Library, terms: &[&'a str]) -> Vec<Partial<'a>> {
        let mut partial = Vec::new();
        for forms in self.forms.chunk_by(|a, b| a.subject == b.subject) {
            let held = |term: &str| forms.iter().any(|form| rank::begins(term, form.name.folded()));
            let missing: Vec<&str> = terms.iter().copied().filter(|term| !held(term)).collect();
            if missing.len() < terms.len() {
                partial.push(Partial { subject: forms[0].subject, missing });
            }
        }
        partial.sort_by_key(|part| (part.missing.len(), Reverse(library.places(part.subject).len())));
        partial
    }

    /// The answer that shows `named`, with the letters of the terms of `query` marked.
    pub(super) fn hit(&self, library: &Library, named: &Named, query: &Query) -> Hit {
        let form = &self.forms[named.form];
        let shown = match (form.alias, named.subject) {
            (None, subject) => library.name(subject),
            (Some(at), Subject::Entity(entity)) => &library.entity(entity).aliases[at].text,
            (Some(at), Subject::Topic(topic)) => &library.topic(topic).terms[at],
        };
        let folded = if query.terms.is_empty() { Folded::default() } else { folded(shown) };
        let fits = query.terms.iter().filter_map(|term| query.fit(term, &form.name));
        let mut matched: Vec<u32> = fits.flat_map(|fit| fit.letters).map(|letter| folded.origin(letter)).collect();
        matched.sort_unstable();
        matched.dedup();
        let via = form.alias.is_some().then(|| shown.to_owned());
        Hit { target: Target::Subject(named.subject), via, matched }
    }
}

/// The score of the form that holds all terms best, and the form to show: the name where that holds them too.
fn together(forms: &[Form], query: &Query) -> Option<(usize, i64)> {
    let may_hold = |form: &Form| query.terms.iter().all(|term| query.may_hold(form.letters, term));
    let forms = forms.iter().enumerate().filter(|(_, form)| may_hold(form));
    let scores = forms.filter_map(|(at, form)| Some((at, query.score(&form.name)?)));
    let scores: Vec<(usize, i64)> = scores.collect();
    let (best, score) = scores.iter().copied().max_by_key(|(at, score)| (*score, Reverse(*at)))?;
    let shown = if scores.first().is_some_and(|(at, _)| *at == 0) { 0 } else { best };
    Some((shown, score))
}

/// The score of forms that hold all terms together only, each the best it can, and the form that holds the first.
fn scattered(forms: &[Form], query: &Query) -> Option<(usize, i64)> {
    if query.terms.len() < 2 || forms.len() < 2 {
        return None;
    }
    let mut sum = 0;
    let mut shown = 0;
    for (position, term) in query.terms.iter().enumerate() {
        let fits = forms
            .iter()
            .enumerate()
            .filter(|(_, form)| query.may_hold(form.letters, term))
            .filter_map(|(at, form)| Some((query.fit(term, &form.name)?.score, Reverse(at))));
        let (score, Reverse(at)) = fits.max()?;
        sum += score;
        shown = if position == 0 { at } else { shown };
    }
    Some((shown, sum / query.terms.len() as i64 - SCATTERED))
}

/// Entities before topics, then by score, then by number of places, then in the order of the library.
fn sorted(mut named: Vec<Named>) -> Vec<Named> {
    named.sort_by_key(|named| {
        (matches!(named.subject, Subject::Topic(_)), Reverse((named.score, named.places)), named.form)
    });
    named
}
