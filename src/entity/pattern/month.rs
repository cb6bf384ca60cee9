//! Months that are names of people: "Theresa May", "Mr May", "April Holt", and every "May" of an article that names
//! somebody so and does not speak of a date there.

use super::Line;
use super::chunk::adjacent;
use super::profile::{Profile, Style, opens};
use crate::entity::gazetteer::Sorts;
use crate::entity::piece::{Piece, Shape};

/// Words right before a month that is a date.
const BEFORE_DATES: [&str; 19] = [
    "in",
    "since",
    "until",
    "till",
    "by",
    "last",
    "next",
    "this",
    "each",
    "every",
    "early",
    "mid",
    "late",
    "before",
    "during",
    "between",
    "through",
    "following",
    "previous",
];
/// Words right after one.
const AFTER_DATES: [&str; 4] = ["last", "next", "this", "onwards"];
/// Words that part the months and days of a range.
const RANGES: [&str; 8] = ["to", "and", "or", "through", "until", "till", "-", "–"];
/// Words before "of" and a month that is a date.
const PARTS: [&str; 12] =
    ["end", "beginning", "start", "middle", "half", "part", "month", "rest", "first", "last", "days", "weeks"];
/// Words right after a "May" that begins a sentence and is a verb.
const WISHED: [&str; 26] = [
    "i", "you", "he", "she", "it", "we", "they", "the", "a", "an", "this", "that", "these", "those", "my", "your",
    "his", "her", "our", "their", "all", "there", "not", "no", "any", "be",
];

/// Whether the month at `at` is a name, as what stands beside it or else the rest of the article says.
pub(super) fn is_name(line: &Line<'_>, at: usize, profile: &Profile<'_>) -> bool {
    is_full_name(&line.pieces, at)
        || profile.is_person(&line.pieces[at].folded) && !is_dated(&line.pieces, at) && !is_verb(line, at)
}

/// Whether the month at `at` is part of somebody's full name or stands behind a form of address.
pub(super) fn is_full_name(pieces: &[Piece<'_>], at: usize) -> bool {
    let named = |sorts: Sorts| pieces[at].is(sorts) && pieces[at].shape != Shape::Initial;
    let full = named(Sorts::FAMILY.union(Sorts::GIVEN)) && follows_given(pieces, at)
        || named(Sorts::GIVEN) && precedes_family(pieces, at);
    is_addressed(pieces, at) || full && !is_dated(pieces, at)
}

/// "Mr May", "Mrs. May".
fn is_addressed(pieces: &[Piece<'_>], at: usize) -> bool {
    let dotted = usize::from(at > 1 && pieces[at - 1].text == ".");
    let Some(address) = at.checked_sub(1 + dotted).map(|address| &pieces[address]) else { return false };
    address.is(Sorts::HONORIFIC) && address.is_capital() && adjacent(pieces, at)
}

/// "Theresa May", where no longer name begins before it.
fn follows_given(pieces: &[Piece<'_>], at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let given = |at: usize| pieces[at].is_capital() && pieces[at].is(Sorts::GIVEN) && !pieces[at].is(Sorts::CALENDAR);
    let alone = before.checked_sub(1).is_none_or(|first| {
        let titled = pieces[first].is(Sorts::TITLE.union(Sorts::HONORIFIC).union(Sorts::FUNCTION));
        !pieces[first].is_capital() || titled || given(first) || !adjacent(pieces, before)
    });
    given(before) && alone && adjacent(pieces, at)
}

/// "April Holt", but not "April Fools".
fn precedes_family(pieces: &[Piece<'_>], at: usize) -> bool {
    let other = Sorts::COMMON.union(Sorts::FUNCTION).union(Sorts::CALENDAR).union(Sorts::ANY_NAME).union(Sorts::GIVEN);
    pieces.get(at + 1).is_some_and(|next| {
        next.shape == Shape::Capital && next.is(Sorts::FAMILY) && !next.is(other) && adjacent(pieces, at + 1)
    })
}

/// Whether the words beside the month at `at` make it a date: "in May", "13 May", "May 2016", "the end of May".
fn is_dated(pieces: &[Piece<'_>], at: usize) -> bool {
    let word = |at: Option<usize>| at.and_then(|at| pieces.get(at)).map_or("", |piece| &*piece.folded);
    let is = |at: Option<usize>, wanted: fn(&Piece<'_>) -> bool| at.and_then(|at| pieces.get(at)).is_some_and(wanted);
    let (before, after) = (at.checked_sub(1), Some(at + 1));
    let number = |piece: &Piece<'_>| piece.shape == Shape::Number;
    let month = |piece: &Piece<'_>| piece.is(Sorts::CALENDAR) || piece.shape == Shape::Number;
    let ranged = RANGES.contains(&word(after)) && is(Some(at + 2), month)
        || RANGES.contains(&word(before)) && is(at.checked_sub(2), month);
    let part = word(before) == "of" && (PARTS.contains(&word(at.checked_sub(2))) || is(at.checked_sub(2), number));
    is(before, number)
        || is(after, number)
        || BEFORE_DATES.contains(&word(before))
        || AFTER_DATES.contains(&word(after))
        || ranged
        || part
}

/// Whether the month at `at` may be the verb: "May the best win", and anywhere in a headline whose words all have capitals
/// but at its start and before a possessive ending.
fn is_verb(line: &Line<'_>, at: usize) -> bool {
    let Some(next) = line.pieces.get(at + 1) else { return line.style != Style::Running };
    let owner = next.shape == Shape::Possessive;
    let wish = opens(&line.pieces, at) && WISHED.contains(&&*next.folded);
    wish || line.style != Style::Running && !owner && !opens(&line.pieces, at)
}
