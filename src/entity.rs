//! Where an article names something, and of what type.
//!
//! The seam between the recogniser and the rest of the program is [`recognise`]: it gives the names of one article,
//! each with a type and a confidence, and knows nothing of other articles.

mod combine;
mod company;
pub(crate) mod conventions;
mod cut;
mod extended;
mod foreign;
pub mod gazetteer;
pub mod gender;
mod headline;
mod pattern;
pub mod piece;
pub(crate) mod public;
pub(crate) mod repeated;
pub mod tagger;
#[cfg(test)]
mod tests;

use crate::model::{Article, EntityType, Span};
use crate::text::segment::Segments;
use conventions::Conventions;
use gazetteer::Gazetteer;
use tagger::{Tagger, Workspace};

/// The trained model; `models/TAGGER.md` says from what.
pub static MODEL: &[u8] = include_bytes!("../models/names.model");

/// A name in one article, before anything is known of who it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candidate {
    /// The name, without honorific, job title or possessive ending.
    pub span: Span,
    /// The most likely type.
    pub kind: EntityType,
    /// How sure the recogniser is of span and type, from 0 to 1.
    pub confidence: f32,
}

/// The names in `article`, in order, not overlapping: as the trained model finds them with the rules' advice, held to the
/// conventions of the program. In other languages than English, which is all that the model knows, the rules alone.
///
/// # Panics
/// Never: a test opens the model that is built in.
#[must_use]
pub fn recognise(article: &Article, segments: &Segments) -> Vec<Candidate> {
    let tagger = Tagger::open(MODEL).expect("the model that is built in can be opened");
    recognise_with(&tagger, article, segments)
}

/// The same with another model.
#[must_use]
pub fn recognise_with(tagger: &Tagger, article: &Article, segments: &Segments) -> Vec<Candidate> {
    let advice = pattern::recognise(article, segments);
    if foreign::is_foreign(article) {
        return foreign::trusted(article, segments, &Gazetteer::default(), &advice.names);
    }
    let names = tagger.names(article, segments, &advice.names, &mut Workspace::default());
    let gazetteer = Gazetteer::default();
    let conventions = Conventions { article, segments, gazetteer: &gazetteer, advice: &advice };
    let names: Vec<_> = names.into_iter().flat_map(|name| conventions.applied(name)).collect();
    let names = company::completed(article, segments, &gazetteer, combine::combined(article, &names, &advice));
    let names = cut::whole(article, segments, &gazetteer, headline::borrowed(article, segments, &gazetteer, names));
    let names = extended::whole(article, names);
    repeated::completed(article, segments, names)
}

/// The names in `article` that the rules find alone, in order, not overlapping: what advises the model.
#[must_use]
pub fn recognise_by_rules(article: &Article, segments: &Segments) -> Vec<Candidate> {
    pattern::recognise(article, segments).names
}
