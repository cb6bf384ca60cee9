//! Where an article names something, and of what type.
//!
//! The seam between the recogniser and the rest of the program is [`recognise`]: it gives the names of one article,
//! each with a type and a confidence, and knows nothing of other articles.

pub mod gazetteer;
mod pattern;
pub mod piece;
#[cfg(test)]
mod tests;

use crate::model::{Article, EntityType, Span};
use crate::text::segment::Segments;

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

/// The names in `article`, in order, not overlapping.
#[must_use]
pub fn recognise(article: &Article, segments: &Segments) -> Vec<Candidate> {
    pattern::recognise(article, segments)
}
