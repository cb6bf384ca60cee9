//! One article, understood alone: what the stages that join articles work on.

#[cfg(test)]
pub(crate) mod marked;

use std::sync::Arc;

use crate::entity::gazetteer::{Gazetteer, Sorts};
use crate::entity::{self, Candidate};
use crate::model::{Article, EntityType, Span};
use crate::quote::{self, Quotation};
use crate::text::fold::fold;
use crate::text::segment::{self, Segments};

/// One article with what is understood of it alone. Costs nothing to clone.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The article.
    pub article: Arc<Article>,
    /// Its sentences and tokens.
    pub segments: Arc<Segments>,
    /// The names in it.
    pub candidates: Arc<[Candidate]>,
    /// The quoted words in it.
    pub quotations: Arc<[Quotation]>,
}

impl Reading {
    /// Understands `article` alone.
    #[must_use]
    pub fn new(article: Article) -> Self {
        let segments = segment::segment(&article);
        let candidates = entity::recognise(&article, &segments);
        let quotations = quote::quotations(&article, &segments, &candidates);
        Self {
            article: Arc::new(article),
            segments: Arc::new(segments),
            candidates: candidates.into(),
            quotations: quotations.into(),
        }
    }

    /// The type of the name at `span` as it stands, where it is one of an entity of type `entity`: the "French" that is joined
    /// with France is no place, and the "Paris" that stands for a government is one.
    #[must_use]
    pub fn type_as_it_stands(&self, span: Span, entity: EntityType) -> EntityType {
        let at = self.candidates.binary_search_by_key(&span, |candidate| candidate.span);
        let is_any = |sorts: Sorts| Gazetteer::default().sorts(&fold(self.article.slice(span))).any(sorts);
        match (at.map_or(entity, |at| self.candidates[at].kind), entity) {
            (own @ EntityType::Misc, EntityType::Place) if is_any(Sorts::DEMONYM) => own,
            (own @ EntityType::Place, EntityType::Organisation) if is_any(Sorts::CAPITAL) => own,
            _ => entity,
        }
    }

    /// The word before `span` in its sentence, if one is; the dot of "Mr." is none. A part of the same token, as the first
    /// half of a word with a hyphen, does not stand before the second.
    #[must_use]
    pub fn word_before(&self, span: Span) -> Option<&str> {
        let tokens = &self.segments.tokens;
        let first = self.segments.sentence_at(span.start)?.tokens.start;
        let at = tokens.partition_point(|token| token.span.start < span.start);
        let before = tokens.get(first..at)?.iter().rev().take(2);
        let before = before.take_while(|token| token.span.end <= span.start);
        before.map(|token| self.article.slice(token.span)).find(|word| *word != ".")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks of what type the first name of `text` stands, as one of an entity of type `entity`.
    #[track_caller]
    fn check(text: &str, entity: EntityType, expected: EntityType) {
        let reading = Reading::new(Article::of_paragraph(text));
        assert_eq!(reading.type_as_it_stands(reading.candidates[0].span, entity), expected, "{text}");
    }

    #[test]
    fn words_for_a_people_are_no_places() {
        check("The French officials met in Oslo.", EntityType::Place, EntityType::Misc);
        check("The officials of France met in Oslo.", EntityType::Place, EntityType::Place);
    }

    #[test]
    fn capitals_that_stand_for_a_government_are_places() {
        check("The officials in Moscow met.", EntityType::Organisation, EntityType::Place);
        check("The officials in Ostermond met.", EntityType::Organisation, EntityType::Organisation);
    }
}
