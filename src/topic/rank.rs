//! Ranks phrases by spread, length and rarity, and drops those that only stand inside longer ones.

use std::borrow::Cow;
use std::cmp::{Ordering, Reverse};

use foldhash::HashMap;

use super::join;
use super::phrase::small;
use super::tally::{Tallies, Tally};
use crate::index::article_count;
use crate::model::{Passage, Span};

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

/// A phrase that may be a topic.
#[derive(Clone, Debug)]
pub(super) struct Kept<'a> {
    pub(super) tally: &'a Tally<'a>,
    /// Where it stands, in order, those of its variants included.
    pub(super) places: Cow<'a, [Passage]>,
}

/// Phrases by key.
pub(super) type ByKey<'a> = HashMap<&'a str, Kept<'a>>;

/// Where the `most` best phrases of so many `articles` stand, the best first.
pub(super) fn ranked(tallies: &Tallies, articles: usize, most: usize) -> Vec<Vec<Passage>> {
    let recurs = |tally: &Tally| recurs(tally, tallies.places(tally), articles);
    let kept = tallies.iter().filter(|tally| recurs(tally)).map(|tally| {
        let places = Cow::Borrowed(tallies.places(tally));
        (tally.phrase.key.as_str(), Kept { tally, places })
    });
    let kept = join::joined(
        kept.collect(),
        |key| tallies.of(key).filter(|tally| !recurs(tally)).map(|tally| (tally, tallies.places(tally))),
        |kept| is_telling(kept, tallies.tokens),
    );
    let mut kept: Vec<Kept> = kept.into_values().collect();
    let free = uses_outside_longer(&kept, articles);
    let mut free = free.into_iter();
    let mut scored: Vec<(f32, Kept)> = Vec::new();
    for kept in kept.drain(..) {
        let free = free.next().unwrap_or(0);
        if small(free) > small(kept.places.len()) * ALONE {
            scored.push((score(&kept, free, tallies.tokens), kept));
        }
    }
    scored.retain(|(score, _)| *score > 0.0);
    let spread = scored.iter().filter(|(_, kept)| article_count(&kept.places) > 1).count();
    let mut lone = spread / LONE_SHARE + LONE_SHARE;
    scored.sort_unstable_by(|(a, one), (b, other)| {
        b.partial_cmp(a).unwrap_or(Ordering::Equal).then_with(|| one.tally.phrase.key.cmp(&other.tally.phrase.key))
    });
    scored.retain(|(_, kept)| {
        let is_lone = articles > 1 && article_count(&kept.places) < 2;
        lone = lone.saturating_sub(usize::from(is_lone));
        !is_lone || lone > 0
    });
    scored.truncate(most);
    scored.into_iter().map(|(_, kept)| kept.places.into_owned()).collect()
}

/// Whether a phrase stands often enough: a word alone in two articles where there are several.
fn recurs(tally: &Tally, places: &[Passage], articles: usize) -> bool {
    let uses = places.len();
    if tally.words == 1 {
        return uses >= SINGLE_WORD_USES
            && tally.firm * FIRM_SHARE >= uses
            && (articles < 2 || places[0].article != places[uses - 1].article);
    }
    uses >= 2
}

/// How many times as often as elsewhere a phrase of one word stands in texts of so many `tokens`, as a logarithm to the
/// base 2 (the pointwise part of the log-likelihood ratio of Dunning, "Accurate Methods for the Statistics of Surprise and
/// Coincidence", 1993).
fn surprise(kept: &Kept, tokens: usize) -> f32 {
    let per_million = small(kept.places.len()) / small(tokens.max(1)) * 1_000_000.0;
    per_million.log2() - small(kept.tally.phrase.frequency as usize)
}

/// Whether a phrase of one word is a subject by itself.
fn is_telling(kept: &Kept, tokens: usize) -> bool {
    surprise(kept, tokens) >= TELLING / 2.0 + 1.0
}

/// How often each of `phrases` stands where no longer one of them covers it.
fn uses_outside_longer(phrases: &[Kept], articles: usize) -> Vec<usize> {
    let mut by_article: Vec<Vec<(Span, usize)>> = vec![Vec::new(); articles];
    for (at, phrase) in phrases.iter().enumerate() {
        for place in phrase.places.iter() {
            by_article[place.article.index()].push((place.span, at));
        }
    }
    let mut free = vec![0; phrases.len()];
    for mut places in by_article {
        places.sort_unstable_by_key(|(span, _)| (span.start, Reverse(span.end)));
        let mut reach: Option<Span> = None;
        for (span, at) in places {
            let is_covered = reach.is_some_and(|wide| wide.covers(span) && wide != span);
            free[at] += usize::from(!is_covered);
            if reach.is_none_or(|wide| wide.end < span.end) {
                reach = Some(span);
            }
        }
    }
    free
}

/// Spread, uses, length and rarity together; how much a word alone tells is taken from how often it stands elsewhere.
fn score(kept: &Kept, free: usize, tokens: usize) -> f32 {
    let is_long = kept.tally.words > 1;
    let length = if is_long { LONG } else { 1.0 };
    let spread = (1.0 + small(article_count(&kept.places))).log2();
    let telling = if is_long { 1.0 } else { ((surprise(kept, tokens) - 2.0) / (TELLING - 2.0)).clamp(0.0, 1.2) };
    spread * small(free.max(1)).sqrt() * length * kept.tally.phrase.weight * telling
}
