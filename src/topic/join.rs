//! Joins phrases that say the same: with a word put in ("air defence missile system"), with an adjective ("economic
//! sanctions" among "sanctions"), and shortened to their first word ("chlorine" for "chlorine gas").

use std::collections::BTreeMap;

use super::phrase::Phrase;
use crate::model::Passage;

/// A first word must stand fewer than 2^this times in a million words elsewhere to stand for its phrase.
const RARE: u32 = 5;

/// A first word stands for its phrase where it stands alone so many times as often as with the phrase, or fewer.
const SHORTENED: usize = 3;

/// How words end that are adjectives: they do not stand for the noun behind them.
const ADJECTIVES: [&str; 14] =
    ["able", "al", "an", "ant", "ary", "en", "ent", "ern", "ful", "ible", "ic", "ish", "ive", "ous"];

/// `kept` with variants joined. `others` are the phrases that are too rare to be topics; `is_telling` says whether a word
/// alone is a subject.
pub(super) fn joined(
    mut kept: BTreeMap<String, Phrase>,
    others: &BTreeMap<String, Phrase>,
    is_telling: impl Fn(&Phrase) -> bool,
) -> BTreeMap<String, Phrase> {
    let keys: Vec<String> = kept.keys().cloned().collect();
    for key in &keys {
        put_in(&mut kept, key);
    }
    for key in &keys {
        modified(&mut kept, key, &is_telling);
    }
    for key in &keys {
        shortened(&mut kept, others, key);
    }
    kept
}

/// Joins the phrase at `key` to the one that lacks a word inside it.
fn put_in(kept: &mut BTreeMap<String, Phrase>, key: &str) {
    let Some(phrase) = kept.get(key).filter(|phrase| phrase.keys.len() > 2) else { return };
    let inner = 1..phrase.keys.len() - 1;
    let without = |out: usize| -> String {
        phrase.keys.iter().enumerate().filter(|(at, _)| *at != out).map(|(_, key)| key.as_str()).collect()
    };
    let Some(shorter) = inner.map(without).find(|key| kept.contains_key(key)) else { return };
    let Some(longer) = kept.remove(key) else { return };
    if let Some(phrase) = kept.get_mut(&shorter) {
        add(phrase, longer.places);
    }
}

/// Joins the phrase at `key` to its last word, where that is a subject by itself and mostly stands without the rest.
fn modified(kept: &mut BTreeMap<String, Phrase>, key: &str, is_telling: impl Fn(&Phrase) -> bool) {
    let Some(phrase) = kept.get(key).filter(|phrase| phrase.keys.len() > 1) else { return };
    let Some(last) = phrase.keys.last().cloned() else { return };
    let head = kept.get(&last).filter(|head| head.places.len() >= 2 * phrase.places.len() && is_telling(head));
    if head.is_none() {
        return;
    }
    let Some(longer) = kept.remove(key) else { return };
    if let Some(head) = kept.get_mut(&last) {
        head.places.retain(|place| !is_covered(*place, &longer.places));
        add(head, longer.places);
    }
}

/// Joins to the phrase at `key` the uses of its first word alone, where that is rare and mostly stands for the phrase.
fn shortened(kept: &mut BTreeMap<String, Phrase>, others: &BTreeMap<String, Phrase>, key: &str) {
    let Some(phrase) = kept.get(key).filter(|phrase| phrase.keys.len() == 2) else { return };
    let first = &phrase.keys[0];
    let Some(short) = kept.get(first).or_else(|| others.get(first)) else { return };
    let alone: Vec<Passage> =
        short.places.iter().copied().filter(|place| !is_covered(*place, &phrase.places)).collect();
    let is_adjective = ADJECTIVES.iter().any(|ending| first.ends_with(ending));
    let is_frequent = alone.len() > SHORTENED * phrase.places.len();
    if is_adjective || is_frequent || alone.is_empty() || short.frequency >= RARE || phrase.places.len() < 2 {
        return;
    }
    let first = first.clone();
    kept.remove(&first);
    if let Some(phrase) = kept.get_mut(key) {
        add(phrase, alone);
    }
}

fn add(phrase: &mut Phrase, places: Vec<Passage>) {
    phrase.places.extend(places);
    phrase.places.sort_unstable();
    phrase.places.dedup();
}

/// Whether one of `wide`, which are in order, holds `place`.
fn is_covered(place: Passage, wide: &[Passage]) -> bool {
    let after = wide.partition_point(|one| (one.article, one.span.start) <= (place.article, place.span.start));
    let before = after.checked_sub(1).map(|at| wide[at]);
    before.is_some_and(|one| one.article == place.article && one.span.covers(place.span))
}
