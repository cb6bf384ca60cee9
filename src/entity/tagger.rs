//! The trained recogniser: a linear chain over hashed features.
//!
//! Every token gets a score for each tag (outside, or the first or a later token of a name of some type) from a table
//! of weights, and the best sequence of tags of a sentence is found by dynamic programming. Collins, "Discriminative
//! training methods for hidden Markov models" (2002), is the method of training.

pub mod calibration;
pub mod consensus;
pub mod decode;
pub mod evidence;
pub mod features;
pub mod field;
pub mod lexicon;
pub mod model_file;
pub mod prepared;
pub mod word;

use std::ops::Range;

use super::Candidate;
use crate::model::{Article, Span};
use crate::text::segment::{Segments, Sentence};
use calibration::Calibration;
use consensus::Consensus;
use decode::{Decoder, LANES, OUTSIDE, Scores, TAGS, Tag, Transitions};
use features::Rows;
use lexicon::Lexicon;
use model_file::{ModelError, Sections};
use prepared::Prepared;

/// A model, ready for use. Opening it copies nothing of size.
#[derive(Clone, Debug)]
pub struct Tagger<'a> {
    weights: &'a [u8],
    transitions: Transitions,
    lexicon: Lexicon<'a>,
    calibration: Calibration,
}

/// What tagging needs besides the model; made once and used for many articles.
#[derive(Clone, Debug, Default)]
pub struct Workspace {
    prepared: Prepared,
    consensus: Consensus,
    decoder: Decoder,
    rows: Rows,
    scores: Vec<Scores>,
    tags: Vec<Tag>,
    margins: Vec<i32>,
}

impl<'a> Tagger<'a> {
    /// The model in `file`.
    ///
    /// # Errors
    /// When `file` is no model of this version. Its checksum is not compared: see [`model_file::verify`].
    pub fn open(file: &'a [u8]) -> Result<Self, ModelError> {
        let sections = Sections::parse(file)?;
        Ok(Self {
            weights: sections.weights,
            transitions: sections.transitions(),
            lexicon: sections.lexicon(),
            calibration: Calibration::from_numbers(|at| sections.constant(at)),
        })
    }

    /// The names in `article`, in order.
    #[must_use]
    pub fn names(
        &self,
        article: &Article,
        segments: &Segments,
        rules: &[Candidate],
        work: &mut Workspace,
    ) -> Vec<Candidate> {
        self.names_with_margins(article, segments, rules, work).into_iter().map(|(name, _)| name).collect()
    }

    /// The names in `article`, in order, each with the score by which it won.
    #[must_use]
    pub fn names_with_margins(
        &self,
        article: &Article,
        segments: &Segments,
        rules: &[Candidate],
        work: &mut Workspace,
    ) -> Vec<(Candidate, i32)> {
        let mut names = Vec::new();
        work.prepared.fill(article, segments, rules, &self.lexicon);
        self.score_all(work);
        let mut first = 0;
        for (at, sentence) in segments.sentences.iter().enumerate() {
            let last = first + sentence.tokens.len();
            work.consensus.apply(&work.prepared.sentences()[at], &mut work.scores[first..last]);
            self.decode(first..last, work);
            self.collect(segments, sentence, work, &mut names);
            first = last;
        }
        names
    }

    /// Scores every token of the prepared article, and gathers what they agree on.
    fn score_all(&self, work: &mut Workspace) {
        work.scores.clear();
        work.consensus.reset(work.prepared.tokens());
        for sentence in work.prepared.sentences() {
            let first = work.scores.len();
            for token in 0..sentence.words.len() {
                work.scores.push(self.score(work.rows.of(sentence, &work.prepared.evidence, token)));
            }
            work.consensus.learn(sentence, &work.scores[first..]);
        }
    }

    /// Finds the best tags for the scores of one sentence.
    fn decode(&self, tokens: Range<usize>, work: &mut Workspace) {
        let scores = &work.scores[tokens];
        work.decoder.best(scores, &self.transitions, &mut work.tags);
        if work.tags.iter().any(|tag| *tag != 0) {
            work.decoder.margins(scores, &self.transitions, &work.tags, &mut work.margins);
        }
    }

    /// The scores of a token with these rows; outside of all names where there are none.
    fn score(&self, rows: &[u32]) -> Scores {
        if rows.is_empty() {
            return OUTSIDE;
        }
        let sum = sum(self.weights, rows);
        std::array::from_fn(|tag| i32::from(sum[tag]))
    }

    /// Adds the names that the tags of `sentence` mark.
    fn collect(&self, segments: &Segments, sentence: &Sentence, work: &Workspace, names: &mut Vec<(Candidate, i32)>) {
        let mut at = 0;
        while let Some(&tag) = work.tags.get(at) {
            let Some(kind) = decode::kind(tag) else {
                at += 1;
                continue;
            };
            let length = 1 + work.tags[at + 1..].iter().take_while(|next| **next == decode::inside(kind)).count();
            let tokens = &segments.tokens[sentence.tokens.clone()][at..at + length];
            // The token after the name decides where it ends.
            let margins = work.margins[at..].iter().take(length + 1);
            let margin = margins.copied().min().unwrap_or(0);
            let span = Span { start: tokens[0].span.start, end: tokens[length - 1].span.end };
            names.push((Candidate { span, kind, confidence: self.calibration.confidence(kind, margin) }, margin));
            at += length;
        }
    }
}

/// The sum of `rows` of `weights`. It reads into the row behind each, since whole registers are quicker; not inlined, so
/// that the lanes over, which nobody uses, are not told from the others.
#[inline(never)]
fn sum(weights: &[u8], rows: &[u32]) -> [i16; LANES] {
    let mut sum = [0_i16; LANES];
    for &row in rows {
        let start = row as usize * TAGS;
        let weights: &[u8; LANES] = weights[start..start + LANES].try_into().unwrap_or(&[0; LANES]);
        for (sum, weight) in sum.iter_mut().zip(weights) {
            *sum = sum.wrapping_add(i16::from(weight.cast_signed()));
        }
    }
    sum
}
