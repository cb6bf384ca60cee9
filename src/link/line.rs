//! The words of one sentence, with the names that were found in it.

use crate::entity::Candidate;
use crate::entity::conventions::overlapping;
use crate::entity::gazetteer::{Gazetteer, Sorts};
use crate::model::Span;
use crate::reading::Reading;
use crate::text::fold::fold;
use crate::text::segment::{Sentence, Token, TokenKind};

/// The words of one sentence.
pub(super) struct Line<'a> {
    pub(super) reading: &'a Reading,
    pub(super) gazetteer: &'a Gazetteer,
    pub(super) tokens: &'a [Token],
}

impl<'a> Line<'a> {
    pub(super) fn new(reading: &'a Reading, sentence: &Sentence, gazetteer: &'a Gazetteer) -> Self {
        Self { reading, gazetteer, tokens: &reading.segments.tokens[sentence.tokens.clone()] }
    }

    /// The words at `at`; nothing past the end.
    pub(super) fn text(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| self.reading.article.slice(token.span))
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word)
    }

    /// Whether the word at `at` begins with a capital.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.is_word(at) && self.text(at).starts_with(char::is_uppercase)
    }

    /// Whether the ending of a possessive stands at `at`.
    pub(super) fn is_possessive(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Possessive)
    }

    /// What the gazetteer knows of the word at `at`.
    pub(super) fn sorts(&self, at: usize) -> Sorts {
        self.gazetteer.sorts(&fold(self.text(at)))
    }

    /// The first name that was found on `span`.
    pub(super) fn named(&self, span: Span) -> Option<&'a Candidate> {
        overlapping(&self.reading.candidates, span).first()
    }
}
