//! What only a description tells of whom it means, beside what `features` has for every question.

use std::collections::HashSet;

use super::features::{Field, PORTRAIT};
use super::figure::{Figure, Role};
use super::memory::Memory;
use super::question::Question;
use super::rows::{Rows, STEPS, step, sum};
use super::scene::Scene;
use crate::model::EntityId;
use crate::refer::lexicon::Fit;
use crate::refer::open::{Open, SORTS, Sort, Suit};
use crate::refer::phrase::Determiner;

/// How many rows there are: those of candidates, then those of the answer that none is meant.
pub(super) const ROWS: usize = CANDIDATE + NONE;
const CANDIDATE: usize = sum(&KNOWN) + sum(&OWNED) + sum(&PLACED);
const NONE: usize = SORTS + SORTS * 5 + 5 + 4 + 4 + 2 + 2 + 3;

/// How well a noun suits: nothing is known, it does not, as a kind, in part, wholly; the same of another age.
const FITS: usize = 6;
/// The sizes of what [`Portrait::known`] tells.
const KNOWN: [usize; 14] = [FITS, FITS * SORTS, 12, SORTS * 5, 4, 6, 6, 4, 6, SORTS * 6, 2, STANDINGS, 3, STANDINGS];
/// The sizes of what [`Portrait::owned`] tells.
const OWNED: [usize; 4] = [SORTS * 3, TIES * 2, 1 + STANDINGS, 1 + STANDINGS];
/// The sizes of what [`Portrait::placed`] tells.
const PLACED: [usize; 5] = [SORTS * STEPS, 6 * STEPS, FITS * 4, 13, FORESIGHTS * 6];

/// Adds the rows of `open` to `question`, whose description it is.
pub(super) fn fill(scene: &Scene, memory: &Memory, open: &Open, field: &Field, question: &mut Question) {
    let portrait = Portrait::new((scene, memory), open, field, question);
    let rows: Vec<_> = (0..question.candidates.len()).map(|at| portrait.candidate(at)).collect();
    let none = portrait.none();
    question.none.extend(none);
    for (candidate, rows) in question.candidates.iter_mut().zip(rows) {
        candidate.rows.extend(rows);
    }
}

/// A description with what is known of it and each candidate.
struct Portrait<'a> {
    scene: &'a Scene<'a>,
    memory: &'a Memory,
    open: &'a Open,
    field: &'a Field,
    question: &'a Question,
    /// Whose the described one is, as a referent of the scene.
    owner: Option<usize>,
    suits: Vec<Suit>,
    fits: Vec<usize>,
    ties: Vec<usize>,
    /// How many sentences of the article name the candidate and the owner.
    together: Vec<usize>,
    /// How many sentences name the candidate and the country or body.
    beside: Vec<usize>,
    /// How many sentences back the candidate was spoken of last.
    back: Vec<usize>,
}

impl<'a> Portrait<'a> {
    fn new(
        (scene, memory): (&'a Scene<'a>, &'a Memory),
        open: &'a Open,
        field: &'a Field,
        question: &'a Question,
    ) -> Self {
        let owner = owner(scene, memory, field, question);
        let referents = question.candidates.iter().map(|candidate| candidate.referent);
        let suits: Vec<Suit> = referents.clone().map(|referent| suit(scene, open, referent)).collect();
        let together = |referent| owner.map_or(0, |owner| scene.together.of(owner, referent));
        Self {
            owner,
            fits: suits.iter().map(|suit| fit(open, suit)).collect(),
            ties: referents.clone().map(|referent| tie(scene, open, owner, referent)).collect(),
            together: referents.map(together).collect(),
            beside: suits.iter().map(|suit| suit.beside as usize).collect(),
            back: (0..suits.len()).map(|at| question.sentences_back(at)).collect(),
            suits,
            scene,
            memory,
            open,
            field,
            question,
        }
    }

    fn candidate(&self, at: usize) -> Vec<u16> {
        let mut rows = Rows::from(PORTRAIT, self.question.form.family);
        rows.singles(KNOWN, self.known(at));
        rows.singles(OWNED, self.owned(at));
        rows.singles(PLACED, self.placed(at));
        rows.rows()
    }

    /// What roles and earlier descriptions tell of the candidate at `at`.
    fn known(&self, at: usize) -> [usize; KNOWN.len()] {
        let (suit, fit, sort) = (&self.suits[at], self.fits[at], self.open.sort as usize);
        let referent = self.question.candidates[at].referent;
        let best = most(&self.fits, at);
        let near: Vec<usize> = self.suits.iter().map(|suit| suit.near as usize).collect();
        let close: Vec<usize> = self.suits.iter().map(|suit| suit.close as usize).collect();
        [
            fit,
            fit * SORTS + sort,
            owned(self.open, suit) * 3 + colours(suit),
            sort * 5 + self.field.agreements[at] as usize,
            suit.roles,
            best.unwrap_or(0),
            best.map_or(0, |best| 1 + usize::from(fit >= best) + 2 * usize::from(fit > best)),
            calls(self.memory.called.get(&self.open.noun), referent),
            determiner(self.open),
            sort * 6 + self.scene.referents[referent].rank.min(5),
            usize::from(suit.aged),
            standing(&near, at),
            suit.same_age.map_or(0, |same| 1 + usize::from(same)),
            standing(&close, at),
        ]
    }

    /// What the candidate at `at` is to the owner, or to the country or body whose the described one is.
    fn owned(&self, at: usize) -> [usize; OWNED.len()] {
        let family = |referent: usize| &self.scene.referents[referent].family;
        let referent = self.question.candidates[at].referent;
        let kin = self.owner.map_or(0, |owner| 1 + usize::from(family(owner) == family(referent)));
        let is_best = most(&self.ties, at).is_none_or(|most| most <= self.ties[at]);
        [
            self.open.sort as usize * 3 + kin,
            self.ties[at] * 2 + usize::from(!is_best),
            self.owner.map_or(0, |_| 1 + standing(&self.together, at)),
            if self.open.owned { 1 + standing(&self.beside, at) } else { 0 },
        ]
    }

    /// Where the candidate at `at` was spoken of last.
    fn placed(&self, at: usize) -> [usize; PLACED.len()] {
        let back = step(self.back[at]);
        let last = &self.question.candidates[at].last;
        let is_subject = |figure: &Figure| figure.role == Role::Subject;
        let owner = self.owner.map_or(0, |owner| {
            let last = self.memory.traces[owner].last.as_ref();
            1 + usize::from(last.is_some_and(is_subject))
        });
        let same = usize::from(last.sentence == self.question.pronoun.sentence);
        [
            self.open.sort as usize * STEPS + back,
            determiner(self.open) * STEPS + back,
            self.fits[at] * 4 + owned(self.open, &self.suits[at]),
            owner * 4 + same * 2 + usize::from(is_subject(last)),
            foresight(&self.question.pronoun, last) * 6 + determiner(self.open),
        ]
    }

    /// The rows of the answer that none of the candidates is meant.
    fn none(&self) -> Vec<u16> {
        let (open, sort) = (self.open, self.open.sort as usize);
        let mut rows = Rows::from(PORTRAIT + CANDIDATE, self.question.form.family);
        rows.single(SORTS, sort);
        rows.single(SORTS * 5, sort * 5 + determiner(open));
        rows.single(5, determiner(open));
        rows.single(4, open.modifiers);
        rows.single(4, self.fits.iter().copied().max().unwrap_or(0).saturating_sub(1));
        rows.single(2, usize::from(open.owned));
        rows.single(2, usize::from(open.coloured));
        rows.single(3, self.scene.alike(open) - 1);
        rows.rows()
    }
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

/// How far behind the description a candidate is named: before it, in its sentence, in one of the next two, later.
fn foresight(description: &Figure, last: &Figure) -> usize {
    let sentences = last.sentence.saturating_sub(description.sentence);
    if last.first <= description.first { 0 } else { [1, 2, 2].get(sentences).copied().unwrap_or(3) }
}

/// How many values [`foresight`] has.
const FORESIGHTS: usize = 4;

/// What is known of the referent at `referent` beside `open`.
fn suit(scene: &Scene, open: &Open, referent: usize) -> Suit {
    entity(scene, referent).and_then(|entity| open.suits.get(&entity)).copied().unwrap_or_default()
}

/// The entity that the referent at `referent` is, or the first of them.
fn entity(scene: &Scene, referent: usize) -> Option<EntityId> {
    scene.referents[referent].entities.first().copied()
}

/// What a candidate is to the owner: no owner is known, nothing, something else, the converse, what is said; or it is the owner.
const TIES: usize = 6;

fn tie(scene: &Scene, open: &Open, owner: Option<usize>, referent: usize) -> usize {
    let Some(owner) = owner else { return 0 };
    if owner == referent {
        return 5;
    }
    let tie = entity(scene, owner).zip(entity(scene, referent)).and_then(|(owner, person)| open.tie(owner, person));
    tie.map_or(1, |tie| 2 + tie as usize)
}

/// The greatest of `numbers` but for that at `at`.
fn most(numbers: &[usize], at: usize) -> Option<usize> {
    numbers.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, number)| *number).max()
}

/// How many values [`standing`] has.
const STANDINGS: usize = 12;

/// How often the one at `at` among `counts`, up to three, and whether any other is as often or more.
fn standing(counts: &[usize], at: usize) -> usize {
    let most = most(counts, at).unwrap_or(0);
    counts[at].min(3) * 3 + usize::from(counts[at] >= most) + usize::from(counts[at] > most)
}

/// Whom earlier descriptions with the noun meant: nobody, only others, the candidate and others, only the candidate.
fn calls(called: Option<&HashSet<usize>>, referent: usize) -> usize {
    match called {
        None => 0,
        Some(called) if !called.contains(&referent) => 1,
        Some(called) => 2 + usize::from(called.len() == 1),
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_stand_beside_those_of_others() {
        assert_eq!([0, 1, 2].map(|at| standing(&[2, 5, 5], at)), [6, 10, 10]);
        assert_eq!((standing(&[7, 5], 0), standing(&[0, 0], 0), standing(&[3], 0)), (11, 1, 11));
    }

    #[test]
    fn earlier_descriptions_speak_for_whom_they_meant() {
        let called = |referents: &[usize]| referents.iter().copied().collect::<HashSet<_>>();
        assert_eq!(calls(None, 1), 0);
        assert_eq!([called(&[2]), called(&[1, 2]), called(&[1])].map(|called| calls(Some(&called), 1)), [1, 2, 3]);
    }
}
