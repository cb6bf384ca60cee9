//! An article made ready for its features: words measured and looked up, evidence gathered.

use std::ops::Range;

use super::evidence::{Cues, Evidence};
use super::features::Sentence;
use super::field::{Fields, Tally};
use super::lexicon::Lexicon;
use super::word::Word;
use crate::entity::Candidate;
use crate::model::{Article, Span};
use crate::text::segment::{Segments, TokenKind};

/// The sentences of an article and what it shows of its words. Its buffers are used again for the next article.
#[derive(Clone, Debug, Default)]
pub struct Prepared {
    sentences: Vec<Sentence>,
    used: usize,
    /// What the article shows of its words.
    pub evidence: Evidence,
    cues: Cues,
    fields: Fields,
}

impl Prepared {
    /// Makes `article` ready, in which the rules found the names of `rules`.
    pub fn fill(&mut self, article: &Article, segments: &Segments, rules: &[Candidate], lexicon: &Lexicon) {
        self.evidence.reset(segments.tokens.len());
        self.used = segments.sentences.len();
        if self.sentences.len() < self.used {
            self.sentences.resize_with(self.used, Sentence::default);
        }
        let mut tally = Tally::default();
        for (sentence, spans) in self.sentences.iter_mut().zip(&segments.sentences) {
            sentence.clear();
            sentence.words.reserve(spans.tokens.len());
            sentence.possessives.reserve(spans.tokens.len());
            for token in &segments.tokens[spans.tokens.clone()] {
                sentence.words.push(Word::new(article.slice(token.span)));
                sentence.possessives.push(token.kind == TokenKind::Possessive);
            }
            lexicon.look_up(&mut sentence.words);
            sentence.prepare();
            let within = span_of(rules, spans.span);
            let tokens = segments.tokens[spans.tokens.clone()].iter().map(|token| token.span);
            sentence.note_rules(tokens, &rules[within]);
            self.evidence.learn(&sentence.words, &sentence.possessives, sentence.style.is_cased(), &self.cues);
            tally.count(&sentence.words, &self.fields);
        }
        let field = tally.field(segments.tokens.len());
        self.sentences[..self.used].iter_mut().for_each(|sentence| sentence.set_field(field));
    }

    /// How many tokens there are.
    #[must_use]
    pub fn tokens(&self) -> usize {
        self.sentences().iter().map(|sentence| sentence.words.len()).sum()
    }

    /// The sentences, in order.
    #[must_use]
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences[..self.used]
    }
}

/// Which of `names`, that are in order, lie in `span`.
fn span_of(names: &[Candidate], span: Span) -> Range<usize> {
    names.partition_point(|name| name.span.end <= span.start)..names.partition_point(|name| name.span.start < span.end)
}
