//! Words for a people or party that mean one of it: "the Frenchman", "the 79-year-old Swiss", "the Ohio Republican".

use super::lexicon;
use super::line::Line;
use super::phrase::{Determiner, determiner};
use crate::entity::gazetteer::Sorts;

/// The word for somebody of a people at `at`, folded: "the Frenchman", "the 79-year-old Swiss".
pub(super) fn national_at(line: &Line<'_>, at: usize) -> Option<String> {
    let piece = line.piece(at)?;
    let alone = line.name_around(at).is_some_and(|name| name.len() == 1);
    if !alone || !piece.is(Sorts::DEMONYM.union(Sorts::MISC)) || !piece.is_capital() || line.is_hyphened(at) {
        return None;
    }
    let word = &*piece.folded;
    if !piece.is(Sorts::DEMONYM) && !["an", "er", "at"].iter().any(|ending| word.ends_with(ending)) {
        return None;
    }
    let one = word.ends_with("man") || word.ends_with("woman");
    let collective = ["ish", "ese", "ch", "ss"].iter().any(|ending| word.ends_with(ending));
    // "The Ohio Republican": of which place stands between.
    let first = at.checked_sub(1).and_then(|before| line.name_around(before)).map_or(at, |place| place.start);
    let before = first.checked_sub(1).map_or("", |before| line.word(before));
    let determined = determiner(before).is_some_and(|kind| kind != Determiner::Quantifier);
    let described = !determined && at > 0 && (line.is(at - 1, Sorts::MODIFIER) || lexicon::is_age(before));
    let is_one = described || (determined && !collective && !word.ends_with('s'));
    ((one || is_one) && is_last(line, at)).then(|| piece.folded.clone().into_owned())
}

/// Whether the word for a people at `at` is the last of its phrase: no noun follows, nor another such word that one
/// follows, as in "the Russian and the German sides".
fn is_last(line: &Line<'_>, at: usize) -> bool {
    let next = line.word(at + 1);
    if matches!(next, "and" | "or") {
        let other = at + 2 + usize::from(determiner(line.word(at + 2)).is_some());
        let ends = line.name_around(other).is_none_or(|name| line.ends(name.end) || line.is(name.end, Sorts::FUNCTION));
        return determiner(line.word(at + 2)).is_some() && ends;
    }
    let heads = Sorts::ORGANISATION_HEAD.union(Sorts::PLACE_HEAD).union(Sorts::EVENT_HEAD).union(Sorts::WORK_HEAD);
    let noun = Sorts::NOUN.union(Sorts::MODIFIER).union(Sorts::ROLE).union(heads);
    let verb = line.is(at + 1, Sorts::COMMON) && !line.is(at + 1, noun) && !next.ends_with('s');
    line.ends(at + 1)
        || line.is_possessive(at + 1)
        || line.is(at + 1, Sorts::FUNCTION.union(Sorts::SPEECH).union(Sorts::STATEMENT))
        || next.ends_with("ed")
        || verb
}
