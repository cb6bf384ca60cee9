//! Weighs what a name is. Each sign speaks for or against a type with a weight; the weights are set by hand, as
//! additive log odds, and [`super::vote`] sums them over all uses of the name.

use std::ops::Range;

use super::Line;
use super::context;
use crate::entity::gazetteer::Sorts;
use crate::entity::piece::{Piece, Shape};
use crate::model::EntityType;

/// What speaks for each type, in the order of [`EntityType::ALL`].
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Scores(pub(super) [f32; 5]);

impl Scores {
    /// Adds `weight` for `kind`.
    pub(super) fn add(&mut self, kind: EntityType, weight: f32) {
        self.0[kind as usize] += weight;
    }

    /// Adds `share` of all `other` scores.
    pub(super) fn add_share(&mut self, other: &Self, share: f32) {
        for (mine, theirs) in self.0.iter_mut().zip(other.0) {
            *mine += theirs * share;
        }
    }

    /// The best type and by how much it leads. The first of equals wins.
    pub(super) fn best(&self) -> (EntityType, f32) {
        let mut best = 0;
        for at in 1..self.0.len() {
            if self.0[at] > self.0[best] {
                best = at;
            }
        }
        let second = (0..self.0.len()).filter(|&at| at != best).map(|at| self.0[at]).fold(f32::MIN, f32::max);
        (EntityType::ALL[best], self.0[best] - second)
    }
}

use EntityType::{Event, Misc, Organisation, Person, Place};

/// What a name found whole in the gazetteer is.
const LISTED: [(Sorts, EntityType, f32); 9] = [
    (Sorts::PERSON, Person, 5.0),
    (Sorts::COUNTRY, Place, 6.0),
    (Sorts::CITY, Place, 3.5),
    (Sorts::TOWN, Place, 1.0),
    (Sorts::PLACE, Place, 2.5),
    (Sorts::ORGANISATION, Organisation, 5.5),
    (Sorts::MISC, Misc, 4.0),
    (Sorts::DEMONYM, Misc, 8.0),
    (Sorts::EVENT, Event, 5.0),
];

/// What the last word of a longer name says.
const LAST_WORDS: [(Sorts, EntityType, f32); 5] = [
    (Sorts::COMPANY_FORM, Organisation, 5.0),
    (Sorts::ORGANISATION_HEAD, Organisation, 3.5),
    (Sorts::PLACE_HEAD, Place, 3.0),
    (Sorts::EVENT_HEAD, Event, 2.5),
    (Sorts::WORK_HEAD, Misc, 2.5),
];

/// What the word before "of" says.
const OF_WORDS: [(Sorts, EntityType, f32); 6] = [
    (Sorts::ORGANISATION_HEAD, Organisation, 4.0),
    (Sorts::PLACE_FIRST, Place, 3.5),
    (Sorts::PLACE_HEAD, Place, 2.5),
    (Sorts::EVENT_HEAD, Event, 3.0),
    (Sorts::EVENT_FIRST, Event, 3.5),
    (Sorts::WORK_HEAD, Misc, 3.0),
];

/// What the first word of a longer name says.
const FIRST_WORDS: [(Sorts, EntityType, f32); 4] = [
    (Sorts::ORGANISATION_FIRST, Organisation, 3.0),
    (Sorts::PLACE_FIRST, Place, 1.5),
    (Sorts::EVENT_FIRST, Event, 2.0),
    (Sorts::WORK_FIRST, Misc, 1.0),
];

/// What speaks for each type of the name in `range`.
pub(super) fn weigh(line: &Line<'_>, range: &Range<usize>) -> Scores {
    let name = &line.pieces[range.clone()];
    let mut scores = Scores([0.6, 0.3, 0.4, 0.0, -0.5]);
    let listed = listed(line, range);
    for (sort, kind, weight) in LISTED {
        let longer = if name.len() > 1 { 1.0 } else { 0.0 };
        if listed.any(sort) {
            scores.add(kind, weight + longer);
        }
    }
    if listed != Sorts::NONE && name.len() > 1 {
        scores.add(Person, -0.5);
    } else if let [one] = name {
        weigh_word(one, &mut scores);
    } else {
        weigh_phrase(name, &mut scores);
    }
    context::weigh(&line.pieces, range, &mut scores);
    scores
}

/// What the whole name in `range` is in the gazetteer.
fn listed(line: &Line<'_>, range: &Range<usize>) -> Sorts {
    let whole = |sorts: Sorts| line.phrases.longest(range.start, range.len(), sorts) == range.len();
    let all = LISTED.iter().fold(Sorts::NONE, |all, (sort, ..)| all.union(*sort));
    if !whole(all) {
        return Sorts::NONE;
    }
    LISTED.iter().filter(|(sort, ..)| whole(*sort)).fold(Sorts::NONE, |all, (sort, ..)| all.union(*sort))
}

/// A name of one word.
fn weigh_word(word: &Piece<'_>, scores: &mut Scores) {
    let listed = word.is(Sorts::ANY_NAME);
    if word.is(Sorts::GIVEN) {
        scores.add(Person, if word.is(Sorts::ANY_PLACE) { 0.4 } else { 1.2 });
    }
    if word.is(Sorts::FAMILY) {
        scores.add(Person, if word.is(Sorts::TOWN.union(Sorts::PLACE)) { 1.6 } else { 0.8 });
    }
    match word.shape {
        Shape::Capitals if !word.is(Sorts::COUNTRY.union(Sorts::ORGANISATION)) && word.text.len() < 6 => {
            scores.add(Organisation, 2.5);
        }
        Shape::Capitals if !listed => scores.add(Organisation, 2.0),
        Shape::Mixed if !listed && word.text.chars().any(char::is_numeric) => scores.add(Misc, 2.5),
        Shape::Mixed if !listed => scores.add(Organisation, 1.0),
        _ if has_particle(word.text) => scores.add(Person, 1.0),
        _ => {}
    }
}

/// `al-Assad`, `O'Neill`, `McCain`, `Smith-Jones`.
fn has_particle(text: &str) -> bool {
    let inner_capital = text.chars().skip(1).any(char::is_uppercase);
    inner_capital && text.chars().any(char::is_lowercase)
}

/// A name of several words.
fn weigh_phrase(name: &[Piece<'_>], scores: &mut Scores) {
    let of = name.iter().position(|piece| matches!(piece.text, "of" | "for"));
    let (first, last) = (&name[0], &name[name.len() - 1]);
    match of {
        Some(of) if of > 0 => add_all(&OF_WORDS, &name[of - 1], scores),
        _ => add_first(&LAST_WORDS, last, scores),
    }
    add_all(&FIRST_WORDS, first, scores);
    if name.iter().any(|piece| piece.text == "&") {
        scores.add(Organisation, 3.0);
    }
    let body = last.is(Sorts::ORGANISATION_HEAD.union(Sorts::COMPANY_FORM));
    if first.is(Sorts::PLACE_FIRST) && !body && (last.is(Sorts::ANY_PLACE) || first.is(Sorts::PLACE_HEAD)) {
        scores.add(Place, 4.5);
    }
    weigh_person(name, scores);
}

/// Whether a name of several words looks like a person's.
fn weigh_person(name: &[Piece<'_>], scores: &mut Scores) {
    let (first, last) = (&name[0], &name[name.len() - 1]);
    let plain = |piece: &Piece<'_>| {
        piece.is(Sorts::COMMON.union(Sorts::FUNCTION))
            && piece.is_capital()
            && !piece.is(Sorts::GIVEN.union(Sorts::FAMILY))
    };
    let personal =
        name.len() <= 5 && !name.iter().any(|piece| matches!(piece.text, "of" | "for" | "and" | "the" | "&"));
    if !personal || name.iter().any(plain) {
        scores.add(Organisation, 0.8);
        scores.add(Person, -1.5);
        return;
    }
    scores.add(Person, 1.0);
    if first.is(Sorts::GIVEN) {
        scores.add(
            Person,
            if first.is(Sorts::COUNTRY.union(Sorts::DEMONYM).union(Sorts::ORGANISATION)) { 0.5 } else { 2.5 },
        );
    }
    if last.is(Sorts::FAMILY) {
        scores.add(Person, 1.0);
    }
    if name.iter().any(|piece| piece.shape == Shape::Initial) {
        scores.add(Person, 2.5);
    }
    if has_particle(last.text) || name[1..].iter().any(|piece| piece.shape == Shape::Lower) {
        scores.add(Person, 1.5);
    }
    if last.shape == Shape::Capitals && first.shape != Shape::Capitals || last.shape == Shape::Mixed {
        scores.add(Person, -2.0);
    }
}

/// Adds every weight of `table` whose sort `piece` has.
fn add_all(table: &[(Sorts, EntityType, f32)], piece: &Piece<'_>, scores: &mut Scores) {
    for &(_, kind, weight) in table.iter().filter(|(sort, ..)| piece.is(*sort)) {
        scores.add(kind, weight);
    }
}

/// Adds the first weight of `table` whose sort `piece` has, and half of the others.
fn add_first(table: &[(Sorts, EntityType, f32)], piece: &Piece<'_>, scores: &mut Scores) {
    let mut share = 1.0;
    for &(_, kind, weight) in table.iter().filter(|(sort, ..)| piece.is(*sort)) {
        scores.add(kind, weight * share);
        share = 0.5;
    }
}
