//! Finds the words that a reader wants a topic of, in any number and spelling.

use rayon::prelude::*;

use super::word::normal;
use crate::model::{ArticleId, Passage, Span};
use crate::reading::Reading;
use crate::text::fold::fold;
use crate::text::segment::{Token, TokenKind};

/// Where `typed` stands in `readings`, in order, not overlapping.
pub(super) fn places(readings: &[Reading], typed: &str) -> Vec<Passage> {
    let wanted: String = typed.split_whitespace().map(|word| normal(&fold(word))).collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let numbered: Vec<_> = readings.iter().enumerate().collect();
    let found = numbered.into_par_iter().map(|(at, reading)| in_one(ArticleId::new(at), reading, &wanted));
    found.collect::<Vec<_>>().concat()
}

fn in_one(article: ArticleId, reading: &Reading, wanted: &str) -> Vec<Passage> {
    let mut places = Vec::new();
    for sentence in &reading.segments.sentences {
        let tokens = &reading.segments.tokens[sentence.tokens.clone()];
        let keys: Vec<String> = tokens.iter().map(|token| key(reading, token)).collect();
        let mut at = 0;
        while at < tokens.len() {
            let length = length(&keys[at..], wanted);
            if length > 0 {
                let span = Span { start: tokens[at].span.start, end: tokens[at + length - 1].span.end };
                places.push(Passage { article, span });
            }
            at += length.max(1);
        }
    }
    places
}

/// A token as topics compare words; nothing for a mark.
fn key(reading: &Reading, token: &Token) -> String {
    if token.kind == TokenKind::Possessive { String::new() } else { normal(&fold(reading.article.slice(token.span))) }
}

/// How many of `keys` say `wanted` together; zero where they do not, or where the first or last is a mark.
fn length(keys: &[String], wanted: &str) -> usize {
    let mut rest = wanted;
    for (at, key) in keys.iter().enumerate() {
        match rest.strip_prefix(key.as_str()) {
            Some("") => return at + 1,
            Some(later) if at > 0 || !key.is_empty() => rest = later,
            _ => return 0,
        }
    }
    0
}
