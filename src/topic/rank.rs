//! Ranks phrases by spread, length and rarity, and drops those that only stand inside longer ones.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap};

use super::phrase::{Phrase, small};
use crate::index::article_count;
use crate::model::Passage;

/// A phrase inside longer ones is dropped when it stands alone in no more than this share of its places.
const ALONE: f32 = 0.34;
/// How often a phrase of one word must stand; longer ones need two.
const SINGLE_WORD_USES: usize = 3;

/// A phrase with its key and score.
struct Scored {
    key: String,
    score: f32,
    phrase: Phrase,
}

/// The `most` best of `phrases` of so many `articles`, the best first.
pub(super) fn ranked(phrases: HashMap<String, Phrase>, articles: usize, most: usize) -> Vec<Phrase> {
    let mut kept: BTreeMap<String, Phrase> =
        phrases.into_iter().filter(|(_, phrase)| recurs(phrase, articles)).collect();
    let free = uses_outside_longer(&kept);
    kept.retain(|key, phrase| small(free[key]) > small(phrase.places.len()) * ALONE);
    let mut scored: Vec<Scored> =
        kept.into_iter().map(|(key, phrase)| Scored { score: score(&phrase, free[&key]), key, phrase }).collect();
    scored.sort_by(|a, b| b.score.partial_cmp(&a.score).unwrap_or(Ordering::Equal).then_with(|| a.key.cmp(&b.key)));
    scored.truncate(most);
    scored.into_iter().map(|scored| scored.phrase).collect()
}

/// Whether a phrase stands often enough, and in two articles where there are several.
fn recurs(phrase: &Phrase, articles: usize) -> bool {
    let needed = if phrase.words == 1 { SINGLE_WORD_USES } else { 2 };
    let spread = article_count(&phrase.places);
    phrase.places.len() >= needed && (spread > 1 || articles < 2)
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

/// Spread, uses, length and rarity together.
fn score(phrase: &Phrase, free: usize) -> f32 {
    let length = small(phrase.words.min(3));
    let spread = small(article_count(&phrase.places));
    spread * small(free.max(1)).sqrt() * length * phrase.weight * phrase.weight
}
