//! Nouns that mostly mean no person, and where they do: "the head of the bank", "Holt, a retired mechanic,".

use super::around::around;
use super::lexicon::{self, Lexicon};
use super::line::Line;
use super::phrase::{COLOURS, Determiner, Phrase, closes, determiner};
use crate::entity::gazetteer::Sorts;

/// A phrase at `at` by a noun that mostly means no person, if a word that determines it begins it and it is not a plural.
pub(super) fn weak(line: &Line<'_>, at: usize, lexicon: &Lexicon) -> Option<Phrase> {
    // Asked before all else, since few words are.
    let word = Some(line.word(at)).filter(|word| lexicon.may_be_person(word))?;
    let before = at.checked_sub(1).map_or("", |before| line.word(before));
    let follows = !lexicon::is_age(before) && lexicon.noun(before).is_some();
    let other =
        COLOURS.contains(&word) || line.is_hyphened(at) || line.is(at, Sorts::MODIFIER) && !line.is(at, Sorts::NOUN);
    if other || follows {
        return None;
    }
    let phrase = closes(line, at + 1, lexicon).then(|| around(line, at..at + 1, word.to_owned(), false))?;
    let is_determined = !matches!(phrase.determiner, Determiner::Bare | Determiner::Quantifier);
    is_determined.then_some(Phrase { is_weak: !is_head(line, &phrase), ..phrase })
}

/// Whether a phrase by a noun that mostly means no person surely means one: "the head of the bank", "the general".
fn is_head(line: &Line<'_>, phrase: &Phrase) -> bool {
    let end = phrase.noun_pieces.end;
    let opens = !line.is(end + 1, Sorts::FUNCTION) || determiner(line.word(end + 1)).is_some();
    let governs = phrase.pieces.end > end || line.word(end) == "of" && opens;
    let is_aged = line.age(end).is_some() || phrase.modifiers.iter().any(|word| lexicon::is_age(word));
    match &*phrase.noun {
        _ if is_aged => true,
        "head" => governs,
        "general" => phrase.determiner == Determiner::Definite && phrase.noun_pieces.start == phrase.pieces.start + 1,
        _ => false,
    }
}
