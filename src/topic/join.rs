//! Joins phrases that say the same: with a word put in ("air defence missile system"), with an adjective ("economic
//! sanctions" among "sanctions"), and shortened to their first word ("chlorine" for "chlorine gas").

use super::phrase::Phrase;
use super::rank::{ByKey, Kept};
use super::tally::Tally;
use crate::model::Passage;

/// A first word must stand fewer than 2^this times in a million words elsewhere to stand for its phrase.
const RARE: u32 = 5;

/// A first word stands for its phrase where it stands alone so many times as often as with the phrase, or fewer.
const SHORTENED: usize = 3;

/// How words end that are adjectives: they do not stand for the noun behind them.
const ADJECTIVES: [&str; 14] =
    ["able", "al", "an", "ant", "ary", "en", "ent", "ern", "ful", "ible", "ic", "ish", "ive", "ous"];

/// `kept` with variants joined. `other` gives the phrases that are too rare to be topics; `is_telling` says whether a word
/// alone is a subject.
pub(super) fn joined<'a>(
    mut kept: ByKey<'a>,
    other: impl Fn(&str) -> Option<(&'a Tally<'a>, &'a [Passage])>,
    is_telling: impl Fn(&Kept) -> bool,
) -> ByKey<'a> {
    let mut phrases: Vec<&Phrase> =
        kept.values().map(|kept| kept.tally.phrase).filter(|phrase| phrase.keys.len() > 1).collect();
    phrases.sort_unstable_by_key(|phrase| &phrase.key);
    for phrase in &phrases {
        put_in(&mut kept, phrase);
    }
    for phrase in &phrases {
        modified(&mut kept, phrase, &is_telling);
    }
    for phrase in &phrases {
        shortened(&mut kept, &other, phrase);
    }
    kept
}

/// Joins `phrase` to the one that lacks a word inside it.
fn put_in(kept: &mut ByKey, phrase: &Phrase) {
    if phrase.keys.len() < 3 || !kept.contains_key(&*phrase.key) {
        return;
    }
    let inner = 1..phrase.keys.len() - 1;
    let without = |out: usize| -> String {
        phrase.keys.iter().enumerate().filter(|(at, _)| *at != out).map(|(_, key)| key.as_str()).collect()
    };
    let Some(shorter) = inner.map(without).find(|key| kept.contains_key(&**key)) else { return };
    let Some(longer) = kept.remove(&*phrase.key) else { return };
    if let Some(phrase) = kept.get_mut(&*shorter) {
        add(phrase, &longer.places);
    }
}

/// Joins `phrase` to its last word, where that is a subject by itself and mostly stands without the rest.
fn modified(kept: &mut ByKey, phrase: &Phrase, is_telling: impl Fn(&Kept) -> bool) {
    let Some(last) = phrase.keys.last() else { return };
    let Some(uses) = kept.get(&*phrase.key).map(|phrase| phrase.places.len()) else { return };
    let head = kept.get(&**last).filter(|head| head.places.len() >= 2 * uses && is_telling(head));
    if head.is_none() {
        return;
    }
    let Some(longer) = kept.remove(&*phrase.key) else { return };
    if let Some(head) = kept.get_mut(&**last) {
        head.places.to_mut().retain(|place| !is_covered(*place, &longer.places));
        add(head, &longer.places);
    }
}

/// Joins to `phrase` the uses of its first word alone, where that is rare and mostly stands for the phrase.
fn shortened<'a>(kept: &mut ByKey, other: impl Fn(&str) -> Option<(&'a Tally<'a>, &'a [Passage])>, phrase: &Phrase) {
    let [first, _] = phrase.keys.as_slice() else { return };
    if ADJECTIVES.iter().any(|ending| first.ends_with(ending)) {
        return;
    }
    let Some(long) = kept.get(&*phrase.key).filter(|phrase| phrase.places.len() > 1) else { return };
    let short = kept.get(&**first).map(|short| (short.tally, &*short.places)).or_else(|| other(first));
    let Some((_, places)) = short.filter(|(short, _)| short.phrase.frequency < RARE) else { return };
    let alone: Vec<Passage> = places.iter().copied().filter(|place| !is_covered(*place, &long.places)).collect();
    if alone.is_empty() || alone.len() > SHORTENED * long.places.len() {
        return;
    }
    kept.remove(&**first);
    if let Some(phrase) = kept.get_mut(&*phrase.key) {
        add(phrase, &alone);
    }
}

/// Lets `phrase` stand at `places` as well, which are in order.
fn add(phrase: &mut Kept, places: &[Passage]) {
    let all = phrase.places.to_mut();
    all.extend(places);
    all.sort();
    all.dedup();
}

/// Whether one of `wide`, which are in order, holds `place`.
fn is_covered(place: Passage, wide: &[Passage]) -> bool {
    let after = wide.partition_point(|one| (one.article, one.span.start) <= (place.article, place.span.start));
    let before = after.checked_sub(1).map(|at| wide[at]);
    before.is_some_and(|one| one.article == place.article && one.span.covers(place.span))
}
