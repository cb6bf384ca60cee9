//! What the words beside a name say of its type.

use std::ops::Range;

use super::evidence::Scores;
use crate::entity::gazetteer::Sorts;
use crate::entity::piece::{Piece, Shape};
use crate::model::EntityType::{self, Event, Misc, Organisation, Person, Place};

/// What a word right before a name says.
const BEFORE: [(&[&str], EntityType, f32); 6] = [
    (&["in"], Place, 1.6),
    (&["near", "outside", "throughout", "across", "inside", "around", "towards", "toward", "into"], Place, 1.2),
    (&["at", "from", "to", "through", "via", "leaving", "downtown"], Place, 0.6),
    (
        &[
            "eastern",
            "western",
            "northern",
            "southern",
            "central",
            "northeastern",
            "northwestern",
            "southeastern",
            "southwestern",
        ],
        Place,
        2.5,
    ),
    (&["by", "with", "told", "when", "after"], Person, 0.3),
    (&["during", "since"], Event, 0.8),
];

/// Words for places that stand before "of" and a name: "the town of".
const PLACE_NOUNS: [&str; 30] = [
    "city",
    "town",
    "village",
    "province",
    "region",
    "capital",
    "district",
    "county",
    "suburb",
    "port",
    "island",
    "resort",
    "outskirts",
    "north",
    "south",
    "east",
    "west",
    "coast",
    "residence",
    "state",
    "area",
    "northeast",
    "northwest",
    "southeast",
    "southwest",
    "republic",
    "settlement",
    "neighbourhood",
    "neighborhood",
    "streets",
];

/// What a lower-case word right after a name says.
const AFTER: [(&[&str], EntityType, f32); 5] = [
    (
        &["government", "troops", "authorities", "embassy", "border", "airport", "region", "province", "peninsula"],
        Place,
        0.8,
    ),
    (
        &[
            "company",
            "party",
            "agency",
            "newspaper",
            "magazine",
            "network",
            "group",
            "shares",
            "employees",
            "executives",
        ],
        Organisation,
        1.0,
    ),
    (&["who", "whose", "himself", "herself"], Person, 1.5),
    (&["treaty", "agreement", "accord", "accords", "act", "missile", "missiles", "virus", "language"], Misc, 0.8),
    (&["tournament", "championship", "festival", "celebrations"], Event, 0.8),
];

/// Adds what stands before and after the name in `range`.
pub(super) fn weigh(pieces: &[Piece<'_>], range: &Range<usize>, scores: &mut Scores) {
    weigh_before(&pieces[..range.start], &pieces[range.clone()], scores);
    weigh_after(&pieces[range.end..], scores);
}

fn weigh_before(before: &[Piece<'_>], name: &[Piece<'_>], scores: &mut Scores) {
    let Some(last) = before.last() else { return };
    for (words, kind, weight) in BEFORE {
        if words.contains(&&*last.folded) {
            scores.add(kind, weight);
        }
    }
    if last.is(Sorts::HONORIFIC) && last.is_capital() {
        scores.add(Person, 6.0);
    } else if last.is(Sorts::TITLE) && last.is_word() {
        scores.add(Person, if last.is_capital() { 3.5 } else { 2.5 });
    } else if last.is(Sorts::ROLE) && last.shape == Shape::Lower && !last.is(Sorts::FUNCTION) {
        scores.add(Person, 1.2);
    }
    if last.folded == "the" && name.len() == 1 {
        scores.add(Person, -1.5);
        scores.add(Organisation, 0.8);
    }
    let noun = before.len().checked_sub(2).map(|at| &before[at]);
    if last.text == "of" && noun.is_some_and(|noun| PLACE_NOUNS.contains(&&*noun.folded)) {
        scores.add(Place, 3.0);
    }
    let listed_place = last.text == "," && noun.is_some_and(|noun| noun.is(Sorts::COUNTRY.union(Sorts::CITY)));
    if listed_place || (last.text == "and" && noun.is_some_and(|noun| noun.is(Sorts::COUNTRY))) {
        scores.add(Place, 0.8);
    }
}

fn weigh_after(after: &[Piece<'_>], scores: &mut Scores) {
    let Some(next) = after.first() else { return };
    for (words, kind, weight) in AFTER {
        if words.contains(&&*next.folded) {
            scores.add(kind, weight);
        }
    }
    if next.is(Sorts::SPEECH) && next.shape == Shape::Lower {
        scores.add(Person, 1.8);
    } else if next.is(Sorts::STATEMENT) && next.shape == Shape::Lower {
        scores.add(Person, 0.6);
        scores.add(Organisation, 0.2);
    }
    if next.text == "," {
        weigh_apposition(&after[1..], scores);
    }
}

/// ", 43," - ", who" - ", the former minister" - ", Turkey".
fn weigh_apposition(after: &[Piece<'_>], scores: &mut Scores) {
    let Some(first) = after.first() else { return };
    let aged =
        first.shape == Shape::Number && first.text.len() == 2 && after.get(1).is_some_and(|next| next.text == ",");
    if aged {
        scores.add(Person, 2.5);
    }
    if first.is(Sorts::COUNTRY.union(Sorts::PLACE)) && first.is_capital() {
        scores.add(Place, 1.5);
    }
    if first.folded == "who" {
        scores.add(Person, 1.5);
    }
    let noun = after
        .iter()
        .take(5)
        .take_while(|piece| piece.is_word())
        .find(|piece| piece.is(Sorts::TITLE.union(Sorts::ROLE)));
    let described = matches!(first.text, "the" | "a" | "an" | "his" | "her" | "former") || first.is(Sorts::TITLE);
    if described && noun.is_some() {
        scores.add(Person, 1.5);
    }
}
