//! What only a description tells of whom it means, beside what `features` has for every question.

use super::features::{Field, PORTRAIT};
use super::memory::Memory;
use super::question::Question;
use super::rows::Rows;
use super::scene::Scene;
use crate::refer::lexicon::Fit;
use crate::refer::open::{Open, SORTS, Sort, Suit};
use crate::refer::phrase::Determiner;

/// How many rows there are: those of candidates, then those of the answer that none is meant.
pub(super) const ROWS: usize = CANDIDATE + NONE;
const CANDIDATE: usize = FITS + FITS * SORTS + 12 + SORTS * 5 + 4 + 6 + 6 + 2 + 6 + SORTS * 6 + 2 + 12 + SORTS * 3;
const NONE: usize = SORTS + SORTS * 5 + 5 + 4 + 4 + 2 + 2 + 3;

/// How well a noun suits: nothing is known, it does not, as a kind, in part, wholly; the same of another age.
const FITS: usize = 6;

/// Adds the rows of `open` to `question`, whose description it is.
pub(super) fn fill(scene: &Scene, memory: &Memory, open: &Open, field: &Field, question: &mut Question) {
    let owner = owner(scene, memory, field, question);
    let suits: Vec<Suit> = question.candidates.iter().map(|candidate| suit(scene, open, candidate.referent)).collect();
    let fits: Vec<usize> = suits.iter().map(|suit| fit(open, suit)).collect();
    let called = memory.called.get(&open.noun);
    let family = question.form.family;
    for at in 0..suits.len() {
        let candidate = &mut question.candidates[at];
        let referent = &scene.referents[candidate.referent];
        let best = fits.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, fit)| *fit).max();
        let sort = open.sort as usize;
        let mut rows = Rows::from(PORTRAIT, family);
        rows.single(FITS, fits[at]);
        rows.single(FITS * SORTS, fits[at] * SORTS + sort);
        rows.single(12, owned(open, &suits[at]) * 3 + colours(&suits[at]));
        rows.single(SORTS * 5, sort * 5 + field.agreements[at] as usize);
        rows.single(4, suits[at].roles);
        rows.single(6, best.unwrap_or(0));
        rows.single(6, best.map_or(0, |best| 1 + usize::from(fits[at] >= best) + 2 * usize::from(fits[at] > best)));
        rows.single(2, usize::from(called.is_some_and(|called| called.contains(&candidate.referent))));
        rows.single(6, determiner(open));
        rows.single(SORTS * 6, sort * 6 + referent.rank.min(5));
        rows.single(2, usize::from(suits[at].aged));
        let most = suits.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, suit)| suit.near).max();
        let most = most.unwrap_or(0);
        let near = suits[at].near;
        rows.single(12, (near.min(3) * 3) as usize + usize::from(near >= most) + usize::from(near > most));
        let kin = match owner {
            None => 0,
            Some(owner) => 1 + usize::from(scene.referents[owner].family == referent.family),
        };
        rows.single(SORTS * 3, sort * 3 + kin);
        candidate.rows.append(&mut rows.rows());
    }
    let none = none(scene, open, &fits, question);
    question.none.extend(none);
}

fn none(scene: &Scene, open: &Open, fits: &[usize], question: &Question) -> Vec<u16> {
    let mut rows = Rows::from(PORTRAIT + CANDIDATE, question.form.family);
    let sort = open.sort as usize;
    rows.single(SORTS, sort);
    rows.single(SORTS * 5, sort * 5 + determiner(open));
    rows.single(5, determiner(open));
    rows.single(4, open.modifiers);
    rows.single(4, fits.iter().copied().max().unwrap_or(0).saturating_sub(1));
    rows.single(2, usize::from(open.owned));
    rows.single(2, usize::from(open.coloured));
    rows.single(3, scene.alike(open) - 1);
    rows.rows()
}

/// Whose ally "his ally" is: whom the pronoun or name at the start of the description means.
fn owner(scene: &Scene, memory: &Memory, field: &Field, question: &Question) -> Option<usize> {
    let first = question.pronoun.first;
    let before = field.place.checked_sub(1).filter(|&at| scene.anaphors[at].figure.first == first);
    let named = || {
        let inside = memory.log.iter().rev().take_while(|(figure, _)| figure.end > first);
        inside.filter(|(figure, _)| figure.first >= first).map(|(_, referent)| *referent).last()
    };
    before.and_then(|at| memory.answers[at]).or_else(named)
}

/// What is known of the referent at `referent` beside `open`.
fn suit(scene: &Scene, open: &Open, referent: usize) -> Suit {
    let entity = scene.referents[referent].entities.first();
    entity.and_then(|entity| open.suits.get(entity)).copied().unwrap_or_default()
}

fn fit(open: &Open, suit: &Suit) -> usize {
    match suit.fit {
        _ if suit.roles == 0 => 0,
        None if open.sort == Sort::Age && suit.aged => 5,
        None => 1,
        Some(Fit::Kind) => 2,
        Some(Fit::Part) => 3,
        Some(Fit::Same) => 4,
    }
}

/// Whether words as "deputy" make another role of what is known: nothing is known, they do not, they do.
fn colours(suit: &Suit) -> usize {
    if suit.roles == 0 { 0 } else { 1 + usize::from(!suit.same_colours) }
}

fn owned(open: &Open, suit: &Suit) -> usize {
    match suit.owned {
        _ if !open.owned => 0,
        None => 1,
        Some(false) => 2,
        Some(true) => 3,
    }
}

fn determiner(open: &Open) -> usize {
    match open.determiner {
        Determiner::Definite => 0,
        Determiner::Indefinite => 1,
        Determiner::Pronoun => 2,
        Determiner::Possessor => 3,
        Determiner::Bare | Determiner::Quantifier => 4,
    }
}
