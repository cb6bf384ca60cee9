//! Ranks phrases by spread, length and rarity, and drops those that only stand inside longer ones.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap};

use super::join;
use super::phrase::{Phrase, Phrases, small};
use crate::index::article_count;
use crate::model::Passage;

/// A phrase inside longer ones is dropped when it stands alone in no more than this share of its places.
const ALONE: f32 = 0.34;
/// How often a phrase of one word must stand; longer ones need two.
const SINGLE_WORD_USES: usize = 3;

/// How many topics may be those of one source alone, for each that is not.
const LONE_SHARE: usize = 3;
/// A word alone must stand 2^this times as often as elsewhere to count in full, half as many times 2 to count at all.
const TELLING: f32 = 6.0;
/// How much more a phrase of several words tells than a word alone.
const LONG: f32 = 1.6;
/// How often a word alone must be a noun where it stands, one time in so many.
const FIRM_SHARE: usize = 4;

/// A phrase with its key and score.
struct Scored {
    key: String,
    score: f32,
    phrase: Phrase,
}

/// The `most` best of `phrases` of so many `articles`, the best first.
pub(super) fn ranked(phrases: Phrases, articles: usize, most: usize) -> Vec<Phrase> {
    let Phrases { by_key, tokens } = phrases;
    let (kept, others): (BTreeMap<_, _>, BTreeMap<_, _>) =
        by_key.into_iter().partition(|(_, phrase)| recurs(phrase, articles));
    let mut kept = join::joined(kept, &others, |phrase| is_telling(phrase, tokens));
    let free = uses_outside_longer(&kept);
    kept.retain(|key, phrase| small(free[key]) > small(phrase.places.len()) * ALONE);
    let score = |key: &str, phrase: &Phrase| score(phrase, free[key], tokens);
    let mut scored: Vec<Scored> =
        kept.into_iter().map(|(key, phrase)| Scored { score: score(&key, &phrase), key, phrase }).collect();
    scored.retain(|scored| scored.score > 0.0);
    scored.sort_by(|a, b| b.score.partial_cmp(&a.score).unwrap_or(Ordering::Equal).then_with(|| a.key.cmp(&b.key)));
    let spread = scored.iter().filter(|scored| article_count(&scored.phrase.places) > 1).count();
    let mut lone = spread / LONE_SHARE + LONE_SHARE;
    scored.retain(|scored| {
        let is_lone = articles > 1 && article_count(&scored.phrase.places) < 2;
        lone = lone.saturating_sub(usize::from(is_lone));
        !is_lone || lone > 0
    });
    scored.truncate(most);
    scored.into_iter().map(|scored| scored.phrase).collect()
}

/// Whether a phrase stands often enough: a word alone in two articles where there are several.
fn recurs(phrase: &Phrase, articles: usize) -> bool {
    let uses = phrase.places.len();
    if phrase.words == 1 {
        let spread = article_count(&phrase.places);
        return uses >= SINGLE_WORD_USES && (spread > 1 || articles < 2) && phrase.firm * FIRM_SHARE >= uses;
    }
    uses >= 2
}

/// How many times as often as elsewhere a phrase of one word stands in texts of so many `tokens`, as a logarithm to the
/// base 2 (the pointwise part of the log-likelihood ratio of Dunning, "Accurate Methods for the Statistics of Surprise and
/// Coincidence", 1993).
fn surprise(phrase: &Phrase, tokens: usize) -> f32 {
    let per_million = small(phrase.places.len()) / small(tokens.max(1)) * 1_000_000.0;
    per_million.log2() - small(phrase.frequency as usize)
}

/// Whether a phrase of one word is a subject by itself.
fn is_telling(phrase: &Phrase, tokens: usize) -> bool {
    surprise(phrase, tokens) >= TELLING / 2.0 + 1.0
}

/// How often each phrase stands where no longer phrase that recurs covers it.
fn uses_outside_longer(phrases: &BTreeMap<String, Phrase>) -> HashMap<String, usize> {
    let mut all: Vec<(Passage, &str)> = phrases
        .iter()
        .flat_map(|(key, phrase)| phrase.places.iter().map(move |place| (*place, key.as_str())))
        .collect();
    all.sort_unstable_by_key(|(place, key)| (place.article, place.span.start, std::cmp::Reverse(place.span.end), *key));
    let mut free: HashMap<String, usize> = phrases.keys().map(|key| (key.clone(), 0)).collect();
    let mut reach: Option<Passage> = None;
    for (place, key) in all {
        let covered = reach.is_some_and(|wide| {
            wide.article == place.article && wide.span.covers(place.span) && wide.span != place.span
        });
        if !covered {
            *free.entry(key.to_owned()).or_default() += 1;
        }
        if reach.is_none_or(|wide| wide.article != place.article || wide.span.end < place.span.end) {
            reach = Some(place);
        }
    }
    free
}

/// Spread, uses, length and rarity together; how much a word alone tells is taken from how often it stands elsewhere.
fn score(phrase: &Phrase, free: usize, tokens: usize) -> f32 {
    let length = if phrase.words > 1 { LONG } else { 1.0 };
    let spread = (1.0 + small(article_count(&phrase.places))).log2();
    let telling =
        if phrase.words > 1 { 1.0 } else { ((surprise(phrase, tokens) - 2.0) / (TELLING - 2.0)).clamp(0.0, 1.2) };
    spread * small(free.max(1)).sqrt() * length * phrase.weight * telling
}
