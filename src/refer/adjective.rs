//! What stands between the word that begins a phrase and its noun: adjectives in a row and superlatives.

use super::line::Line;
use super::phrase::determiner;
use crate::entity::gazetteer::Sorts;
use crate::entity::piece::Shape;

/// Whether the word at `at` is the "most" of "the most powerful man" and "his most loyal aide".
pub(super) fn is_superlative(line: &Line<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| line.word(before));
    line.word(at) == "most" && (determiner(before).is_some() || at > 0 && line.is_possessive(at - 1))
}

/// Where what stands before the noun goes on to the left of the comma or "and" at `at`, if that parts two words that
/// describe: "his clever and argumentative aide", "the tall, soft-spoken judge". A determiner has to stand before them.
pub(super) fn joined(line: &Line<'_>, at: usize) -> Option<usize> {
    let describes = |at: usize| line.is(at, Sorts::MODIFIER) && !line.is(at, Sorts::FUNCTION);
    let mark = line.word(at) == "and" || line.is_mark(at, &[","]);
    let compound = |at: usize| {
        let hyphened = line.is_hyphened(at) || at > 0 && line.is_hyphened(at - 1);
        hyphened || line.piece(at).is_some_and(|piece| piece.text.contains('-'))
    };
    let person = Sorts::ROLE.union(Sorts::TITLE);
    let lower = |at: usize| line.piece(at).is_some_and(|piece| piece.shape == Shape::Lower);
    let may_describe = |at: usize| lower(at) && !line.is(at, Sorts::NOUN.union(Sorts::FUNCTION));
    let opens = |at: usize| determiner(line.word(at)).is_some() || line.is_possessive(at);
    let left = at.checked_sub(1).filter(|&left| {
        let first = may_describe(left) && !line.is(left, person) && left > 0 && opens(left - 1);
        describes(left) || compound(left) || first
    })?;
    let start = (left.saturating_sub(3)..left).rev().find(|&start| !describes(start) && !compound(start))?;
    let opened = left - start <= 2 && opens(start);
    let right = may_describe(at + 1) || compound(at + 1);
    (mark && right && opened).then_some(left)
}
