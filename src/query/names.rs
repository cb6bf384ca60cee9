//! The subjects that a query names, the best first.

use std::cmp::Reverse;

use super::rank::{self, Query, WORD};
use super::role::{self, Fits};
use super::{Hit, Target};
use crate::library::Library;
use crate::library::names::{Form, Names, Written};
use crate::model::Subject;
use crate::text::fold::{Folded, folded};

/// What is taken off where no single form of a subject holds all terms.
const SCATTERED: i64 = 200;
/// How much each doubling of the number of mentions counts.
const WEIGHT: i64 = 12;

/// By what a subject is found: what is better stands before what is worse, however often it is mentioned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    /// By whole words of a name.
    Name,
    /// By what it is told to be, in full.
    Role,
    /// By parts of words of names.
    Part,
    /// By part of what it is told to be.
    RolePart,
}

/// A subject that a query names.
#[derive(Clone, Copy, Debug)]
pub(super) struct Named {
    pub(super) subject: Subject,
    /// The position of the form that matches best.
    form: usize,
    /// In how many places it stands.
    places: usize,
    way: Way,
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
        let forms = self.forms.iter().enumerate().filter(|(_, form)| matches!(form.written, Written::Name));
        let bare = |(at, form): (usize, &Form)| Named {
            subject: form.subject,
            form: at,
            places: library.places(form.subject).len(),
            way: Way::Name,
            score: 0,
        };
        sorted(forms.map(bare).collect())
    }

    /// The subjects that hold every term of `query`, the best first.
    pub(super) fn ranked(&self, library: &Library, query: &Query) -> Vec<Named> {
        let mut ranked = Vec::new();
        let mut first = 0;
        for forms in self.forms.chunk_by(|a, b| a.subject == b.subject) {
            if let Some(Fitting { form, way, score }) = self.fitting(forms, query) {
                let subject = forms[0].subject;
                let places = library.places(subject).len();
                let score = score + WEIGHT * i64::from((places + 1).ilog2());
                ranked.push(Named { subject, form: first + form, places, way, score });
            }
            first += forms.len();
        }
        sorted(ranked)
    }

    /// How the subject of `forms` holds every term of `query` best, if it does.
    fn fitting(&self, forms: &[Form], query: &Query) -> Option<Fitting> {
        let named = together(forms, query);
        let is_part = named.is_none_or(|named| named.way == Way::Part);
        let told = if is_part { self.told(forms, query) } else { None };
        let best = named.into_iter().chain(told).min_by_key(|fitting| fitting.way);
        best.or_else(|| scattered(forms, query))
    }

    /// How the subject of `forms` is told by `query`, by the role that suits best.
    fn told(&self, forms: &[Form], query: &Query) -> Option<Fitting> {
        let fits = forms.iter().enumerate().filter_map(|(at, form)| {
            let Written::Role(told) = &form.written else { return None };
            Some((role::fits((form, told), query, || self.owners(told))?, Reverse(at)))
        });
        let (Fits { is_exact, score, .. }, Reverse(form)) = fits.max()?;
        Some(Fitting { form, way: if is_exact { Way::Role } else { Way::RolePart }, score })
    }

    /// The subjects that hold some of `terms`: those that hold most first, then the most mentioned.
    pub(super) fn partial<'a>(&self, library: &Library, terms: &[&'a str]) -> Vec<Partial<'a>> {
        let mut partial = Vec::new();
        for forms in self.forms.chunk_by(|a, b| a.subject == b.subject) {
            let held = |term: &str| names(forms).any(|(_, form)| rank::begins(term, form.name.folded()));
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
        let shown = match (&form.written, named.subject) {
            (Written::Name, subject) => library.name(subject),
            (Written::Alias(at), Subject::Entity(entity)) => &library.entity(entity).aliases[*at].text,
            (Written::Alias(at), Subject::Topic(topic)) => &library.topic(topic).terms[*at],
            (Written::Role(role), _) => &role.text,
        };
        let folded = if query.terms.is_empty() { Folded::default() } else { folded(shown) };
        let fits = query.terms.iter().filter_map(|term| query.fit(term, &form.name));
        let mut matched: Vec<u32> = fits.flat_map(|fit| fit.letters).map(|letter| folded.origin(letter)).collect();
        matched.sort_unstable();
        matched.dedup();
        let via = (!matches!(form.written, Written::Name)).then(|| shown.to_owned());
        Hit { target: Target::Subject(named.subject), via, matched }
    }
}

/// How a subject holds all terms: by which of its forms, and how well.
#[derive(Clone, Copy, Debug)]
struct Fitting {
    form: usize,
    way: Way,
    score: i64,
}

/// Those of `forms` that are names, with their positions.
fn names(forms: &[Form]) -> impl Iterator<Item = (usize, &Form)> {
    forms.iter().enumerate().filter(|(_, form)| !matches!(form.written, Written::Role(_)))
}

/// The name that holds all terms best; shown is the first where that holds them too.
fn together(forms: &[Form], query: &Query) -> Option<Fitting> {
    let may_hold = |form: &Form| query.terms.iter().all(|term| query.may_hold(form.letters, term));
    let forms = names(forms).filter(|(_, form)| may_hold(form));
    let scores = forms.filter_map(|(at, form)| Some((at, query.score(&form.name)?)));
    let scores: Vec<(usize, i64)> = scores.collect();
    let (best, score) = scores.iter().copied().max_by_key(|(at, score)| (*score, Reverse(*at)))?;
    let form = if scores.first().is_some_and(|(at, _)| *at == 0) { 0 } else { best };
    Some(Fitting { form, way: if score >= WORD { Way::Name } else { Way::Part }, score })
}

/// The score of forms that hold all terms together only, each the best it can, and the form that holds the first. A role
/// holds what tells more than whose it is.
fn scattered(forms: &[Form], query: &Query) -> Option<Fitting> {
    if query.terms.len() < 2 || forms.len() < 2 {
        return None;
    }
    let (mut sum, mut shown, mut way) = (0, 0, Way::Part);
    for (position, term) in query.terms.iter().enumerate() {
        let may_hold = |(_, form): &(usize, &Form)| query.may_hold(form.letters, term);
        let fits = forms.iter().enumerate().filter(may_hold).filter_map(|(at, form)| {
            let fit = query.fit(term, &form.name)?;
            let Written::Role(told) = &form.written else { return Some((true, fit.score, Reverse(at))) };
            role::tells(term, &fit, told).then_some((false, fit.score, Reverse(at)))
        });
        let (is_name, score, Reverse(at)) = fits.max()?;
        way = if is_name { way } else { Way::RolePart };
        sum += score;
        shown = if position == 0 { at } else { shown };
    }
    Some(Fitting { form: shown, way, score: sum / query.terms.len() as i64 - SCATTERED })
}

/// Entities before topics, then by the way in which they are found, then by score, then by number of places, then in the
/// order of the library.
fn sorted(mut named: Vec<Named>) -> Vec<Named> {
    named.sort_by_key(|named| {
        let is_topic = matches!(named.subject, Subject::Topic(_));
        (is_topic, named.way, Reverse((named.score, named.places)), named.form)
    });
    named
}
