//! Sentences and tokens of an article, as spans into its text.
//!
//! A sentence never crosses a region or a line. Tokens are words, numbers and single marks; a word keeps its inner
//! hyphens, apostrophes and dots (`pro-Russian`, `O'Neill`, `U.S.`) but not a possessive `'s`.

use std::ops::Range;

use crate::model::{Article, Span};

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with digits, hyphens, apostrophes or dots inside.
    Word,
    /// Digits, with marks inside: `6,100`, `2013-14`.
    Number,
    /// The possessive ending of the word before it: `'s`, `’s`, or a bare `’` after an s.
    Possessive,
    /// One mark that is neither.
    Mark,
}

/// A word, number or mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

/// A sentence of one region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, without surrounding white space.
    pub span: Span,
    /// The positions of its tokens in [`Segments::tokens`].
    pub tokens: Range<usize>,
    /// The position of its region in [`Article::regions`].
    pub region: usize,
}

/// All sentences and tokens of an article, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Segments {
    /// The sentences.
    pub sentences: Vec<Sentence>,
    /// The tokens of all sentences.
    pub tokens: Vec<Token>,
}

impl Segments {
    /// The sentence that holds byte `offset`, if any does.
    #[must_use]
    pub fn sentence_at(&self, offset: u32) -> Option<&Sentence> {
        let after = self.sentences.partition_point(|sentence| sentence.span.start <= offset);
        self.sentences[..after].last().filter(|sentence| sentence.span.contains(offset))
    }
}

/// Splits the regions of `article` into sentences and tokens.
#[must_use]
pub fn segment(article: &Article) -> Segments {
    let mut segments = Segments::default();
    for (region, typed) in article.regions.iter().enumerate() {
        let first = segments.tokens.len();
        let base = typed.span.start as usize;
        for (at, word) in article.slice(typed.span).word_bounds() {
            let span = Span::new(base + at, base + at + word.len());
            segments.tokens.push(Token { span, kind: TokenKind::Word });
        }
        segments.sentences.push(Sentence { span: typed.span, tokens: first..segments.tokens.len(), region });
    }
    segments
}

trait WordBounds {
    fn word_bounds(&self) -> Vec<(usize, &str)>;
}
impl WordBounds for str {
    fn word_bounds(&self) -> Vec<(usize, &str)> {
        use unicode_segmentation::UnicodeSegmentation;
        self.split_word_bound_indices().filter(|(_, w)| !w.trim().is_empty()).collect()
    }
}
