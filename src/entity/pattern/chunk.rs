//! Joins marked pieces into names: where a name starts, which small words it holds, where it must be parted.

use std::ops::Range;

use super::Line;
use super::mark::Role;
use crate::entity::gazetteer::Sorts;
use crate::entity::piece::{Piece, Shape};

/// Small words inside the names of people and places.
const PARTICLES: [&str; 28] = [
    "al", "el", "bin", "bint", "ibn", "ben", "abu", "van", "von", "der", "den", "de", "del", "della", "la", "le",
    "les", "di", "da", "dos", "das", "du", "ter", "zu", "ul", "au", "aux", "sur",
];
/// How many pieces a run of names has at most: longer ones are lists without commas, and must not cost more than they
/// are worth.
const LONGEST_RUN: usize = 24;
/// Particles that are no words of English.
const UNMISTAKABLE: [&str; 8] = ["al", "el", "bin", "ibn", "von", "abu", "ul", "della"];
/// Words that end the name of a street, before which the number of a house may stand.
const STREETS: [&str; 12] = [
    "street",
    "road",
    "avenue",
    "lane",
    "square",
    "boulevard",
    "drive",
    "terrace",
    "crescent",
    "gardens",
    "gate",
    "quay",
];
/// Words that only say which part of a country is meant.
const DIRECTIONS: [&str; 10] =
    ["eastern", "western", "northern", "southern", "central", "north", "south", "east", "west", "mainland"];
/// Heads that may be followed by "of".
const OF_HEADS: [Sorts; 6] = [
    Sorts::ORGANISATION_HEAD,
    Sorts::PLACE_FIRST,
    Sorts::PLACE_HEAD,
    Sorts::EVENT_HEAD,
    Sorts::EVENT_FIRST,
    Sorts::WORK_HEAD,
];

/// Whether `text` is a small word inside names.
pub(super) fn is_particle(text: &str) -> bool {
    PARTICLES.contains(&text)
}

/// The names of `line` as ranges of pieces, in order.
pub(super) fn chunks(line: &Line<'_>, roles: &[Role]) -> Vec<Range<usize>> {
    let pieces = &line.pieces;
    let mut chunks = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        if roles[at] != Role::Name && !is_leading_initial(pieces, roles, at) {
            at += 1;
            continue;
        }
        let end = run_end(line, roles, at);
        part(line, leading_particles(pieces, roles, at)..end, &mut chunks);
        at = end;
    }
    for chunk in &mut chunks {
        chunk.start = number(pieces, chunk).unwrap_or(chunk.start);
    }
    chunks.retain(|chunk| is_addressed(pieces, roles, chunk.start) || !is_idle(&pieces[chunk.clone()]));
    chunks
}

/// The number before the name in `chunk` that is part of it: that of a house, or "the 1922 Committee".
fn number(pieces: &[Piece<'_>], chunk: &Range<usize>) -> Option<usize> {
    let at = chunk.start.checked_sub(1)?;
    let (number, last) = (&pieces[at], &pieces[chunk.end - 1]);
    let digits = number.text.chars().all(|ch| ch.is_ascii_digit()) && adjacent(pieces, chunk.start);
    let year = number.text.len() == 4 && (number.text.starts_with("19") || number.text.starts_with("20"));
    let house = chunk.len() > 1 && STREETS.contains(&&*last.folded) && number.text.len() < 5 && !year;
    let the = at.checked_sub(1).is_some_and(|before| pieces[before].folded == "the");
    let body = chunk.len() == 1 && the && last.is(Sorts::ORGANISATION_HEAD) && !last.is(Sorts::ANY_NAME);
    (digits && (house || body)).then_some(at)
}

/// Whether a form of address stands right before the piece at `at`, which makes a name of any word: "Mr May",
/// "Mrs. Will".
pub(super) fn is_addressed(pieces: &[Piece<'_>], roles: &[Role], at: usize) -> bool {
    let dotted = usize::from(at > 1 && pieces[at - 1].text == ".");
    let Some(address) = at.checked_sub(1 + dotted) else { return false };
    let addressed = roles[address] == Role::Title && pieces[address].is(Sorts::HONORIFIC);
    addressed && adjacent(pieces, at) && pieces[at].shape == Shape::Capital
}

/// Where a name starts whose first capital is at `at`: "Ms van der Meer", "von Holt".
fn leading_particles(pieces: &[Piece<'_>], roles: &[Role], at: usize) -> usize {
    let count = pieces[..at].iter().rev().take_while(|piece| is_particle(piece.text)).count();
    let start = at - count;
    let addressed = start > 0 && roles[start - 1] == Role::Title;
    let foreign = count > 1 || (count == 1 && UNMISTAKABLE.contains(&pieces[start].text));
    let attached = (start + 1..=at).all(|next| adjacent(pieces, next));
    if count > 0 && attached && (addressed || foreign) { start } else { at }
}

/// "J. K. Rowling", "W Smith".
fn is_leading_initial(pieces: &[Piece<'_>], roles: &[Role], at: usize) -> bool {
    let rest = pieces[at..].iter().take(4).take_while(|piece| piece.shape == Shape::Initial).count();
    let pronoun = ["I", "A"].contains(&pieces[at].text);
    rest > 0
        && rest < 4
        && !pronoun
        && roles.get(at + rest) == Some(&Role::Name)
        && adjacent(pieces, at + rest)
        && pieces[at + rest].shape == Shape::Capital
}

/// Whether nothing but white space parts the piece at `at` from the one before it.
pub(super) fn adjacent(pieces: &[Piece<'_>], at: usize) -> bool {
    at > 0
        && pieces.get(at).is_some_and(|piece| {
            piece.span.start <= pieces[at - 1].span.end + 2 && piece.span.start > pieces[at - 1].span.end
        })
}

/// One past the last piece of the run of name pieces and small words that starts at `start`.
fn run_end(line: &Line<'_>, roles: &[Role], start: usize) -> usize {
    let pieces = &line.pieces;
    let known = |at: usize| line.phrases.longest(at, pieces.len(), Sorts::ANY_NAME).max(1);
    let mut end = start + known(start);
    loop {
        let gap = small_words(pieces, roles, start, end);
        let next = end + gap;
        let is_name = roles.get(next) == Some(&Role::Name)
            || (gap == 0 && pieces.get(next).is_some_and(|piece| piece.shape == Shape::Initial && piece.text != "I"));
        let attached = adjacent(pieces, end) && (gap == 0 || adjacent(pieces, next))
            || pieces.get(end).is_some_and(|piece| piece.text == "&" || piece.shape == Shape::Possessive);
        if !is_name || !attached || end - start >= LONGEST_RUN || pieces[end - 1].shape == Shape::Possessive {
            return end;
        }
        end = next + known(next);
    }
}

/// How many small words after `end` the name may hold before its next capital.
fn small_words(pieces: &[Piece<'_>], roles: &[Role], start: usize, end: usize) -> usize {
    let words: [&str; 2] = std::array::from_fn(|at| pieces.get(end + at).map_or("", |piece| piece.text));
    let last = &pieces[end - 1];
    let heads = OF_HEADS.iter().any(|&head| last.is(head)) && !last.is(Sorts::DEMONYM.union(Sorts::COUNTRY));
    let is_name = |at: usize| roles.get(at) == Some(&Role::Name);
    let plural = last.is(Sorts::COMMON) && !last.is(Sorts::ANY_NAME);
    match words {
        ["'" | "’", _] if plural && end > start + 1 && is_name(end + 1) => 1,
        ["of", "the"] if heads && is_name(end + 2) => 2,
        ["for", "the"] if last.is(Sorts::ORGANISATION_HEAD) && !last.is(Sorts::PLACE_HEAD) && is_name(end + 2) => 2,
        ["of", _] if heads && is_name(end + 1) => 1,
        ["for" | "on" | "against", _] if last.is(Sorts::ORGANISATION_HEAD) && is_name(end + 1) => 1,
        ["and", _] if is_name(end + 1) && joins_names(pieces, roles, start, end) => 1,
        ["&", _] if is_name(end + 1) => 1,
        [first, second] if is_particle(first) && is_particle(second) && is_name(end + 2) => 2,
        [first, _] if is_particle(first) && is_name(end + 1) => 1,
        _ => 0,
    }
}

/// Whether "and" at `end` is inside a name: "Ministry of Health and Welfare", "Food and Drug Administration".
fn joins_names(pieces: &[Piece<'_>], roles: &[Role], start: usize, end: usize) -> bool {
    let plain = |at: usize| !pieces[at].is(Sorts::ANY_NAME.union(Sorts::GIVEN));
    if !plain(end - 1) || !plain(end + 1) {
        return false;
    }
    let headed = pieces[start..end].iter().any(|piece| piece.text == "of" || piece.text == "for");
    let mut last = end + 1;
    while roles.get(last + 1) == Some(&Role::Name) && adjacent(pieces, last + 1) {
        last += 1;
    }
    headed || (last > end + 1 && pieces[last].is(Sorts::ORGANISATION_HEAD))
}

/// Parts a run where two names stand side by side: "Moscow CNN", "Nazi Germany", "Syrian Kurds".
fn part(line: &Line<'_>, run: Range<usize>, chunks: &mut Vec<Range<usize>>) {
    let pieces = &line.pieces;
    let mut start = run.start;
    while start < run.end {
        let end = first_name_end(line, start..run.end);
        if end < start + 2 && end < run.end && is_direction(pieces, start) {
            start += 1;
            continue;
        }
        chunks.push(start..end);
        start = end;
        while start < run.end && matches!(pieces[start].text, "of" | "the" | "and" | "for" | "&") {
            start += 1;
        }
    }
}

/// One past the end of the first name of `run`.
fn first_name_end(line: &Line<'_>, run: Range<usize>) -> usize {
    let pieces = &line.pieces;
    let first = &pieces[run.start];
    let known = line.phrases.longest(run.start, pieces.len(), Sorts::ANY_NAME).min(run.len());
    if (known == run.len() && known > 0) || is_headed(pieces, &run) {
        return run.end;
    }
    let people = first.is(Sorts::DEMONYM.union(Sorts::COUNTRY).union(Sorts::MISC)) && !first.is(Sorts::GIVEN);
    let acronym = first.shape == Shape::Capitals && first.is(Sorts::ANY_NAME);
    if known < 2 && is_direction(pieces, run.start) {
        return run.start + 1;
    }
    if known > 1 || ((people || acronym) && known == 1) {
        return run.start + known;
    }
    (run.start + 1..run.end)
        .find(|&at| {
            let piece = &pieces[at];
            let apart = piece.is(Sorts::DEMONYM) && !piece.is(Sorts::FAMILY) || is_body(piece);
            apart || line.phrases.longest(at, pieces.len(), Sorts::COUNTRY.union(Sorts::ORGANISATION)) > 1
        })
        .unwrap_or(run.end)
}

/// A known organisation in capitals: "CNN", "NATO".
fn is_body(piece: &Piece<'_>) -> bool {
    piece.shape == Shape::Capitals && piece.is(Sorts::ORGANISATION) && piece.text.len() > 2
}

/// Whether the run has a head noun that makes it one name.
fn is_headed(pieces: &[Piece<'_>], run: &Range<usize>) -> bool {
    let heads = [Sorts::ORGANISATION_HEAD, Sorts::COMPANY_FORM, Sorts::PLACE_HEAD, Sorts::EVENT_HEAD, Sorts::WORK_HEAD];
    let last = &pieces[run.end - 1];
    let of = pieces[run.clone()].iter().position(|piece| matches!(piece.text, "of" | "for"));
    let ends = run.len() > 1 && heads.iter().any(|&head| last.is(head)) && !last.is(Sorts::DEMONYM);
    ends || of.is_some_and(|of| of > 0 && OF_HEADS.iter().any(|&head| pieces[run.start + of - 1].is(head)))
}

/// "Eastern Ukraine" speaks of Ukraine: whether the name at `start` begins with such a word.
fn is_direction(pieces: &[Piece<'_>], start: usize) -> bool {
    DIRECTIONS.contains(&&*pieces[start].folded)
        && pieces.get(start + 1).is_some_and(|next| next.is(Sorts::COUNTRY.union(Sorts::DEMONYM)))
}

/// Whether a chunk is no name after all: one ordinary word with a capital, a lone head noun.
fn is_idle(chunk: &[Piece<'_>]) -> bool {
    match chunk {
        [] => true,
        [one] => is_ordinary(one) || one.text.chars().count() < 2 || one.shape == Shape::Number,
        _ => false,
    }
}

/// Whether a word with a capital is an ordinary word or a head noun, and no listed name.
fn is_ordinary(piece: &Piece<'_>) -> bool {
    let heads = [Sorts::COMMON, Sorts::ORGANISATION_HEAD, Sorts::PLACE_HEAD, Sorts::EVENT_HEAD, Sorts::WORK_HEAD];
    let certain = [Sorts::DEMONYM, Sorts::ORGANISATION, Sorts::MISC];
    let name = piece.is(Sorts::GIVEN)
        || certain.iter().any(|&sort| piece.is(sort))
        || (piece.is(Sorts::ANY_NAME) && !piece.is(Sorts::COMMON));
    piece.shape == Shape::Capital && heads.iter().any(|&head| piece.is(head)) && !name
}
