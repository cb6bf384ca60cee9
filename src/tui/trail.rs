//! Where the reader came from: the jump list with its two directions, and marks under letters.

use std::collections::BTreeMap;

use super::state::Spot;

/// The most places that are kept.
const LONGEST: usize = 200;

/// The letter of the mark that is the last place.
const LAST_PLACE: char = '\'';

/// Whether the reader steps from place to place, as with `n`. The steps of one walk are one place of the jump list:
/// that where the walk began.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Walk {
    /// The last movement was no step.
    #[default]
    Resting,
    /// The last step led here.
    At(Spot),
    /// A further step is being taken.
    Stepping,
}

/// The jump list and the marks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trail {
    back: Vec<Spot>,
    forward: Vec<Spot>,
    marks: BTreeMap<char, Spot>,
    walk: Walk,
}

impl Trail {
    /// Remembers `spot`, which the reader leaves with a jump, unless with a further step of a walk. What was forward is
    /// forgotten.
    pub fn leave(&mut self, spot: Spot) {
        self.forward.clear();
        if self.walk != Walk::Stepping {
            self.walk = Walk::Resting;
            self.push_back(spot);
        }
    }

    /// Notes that a step starts at `spot`: a further step of a walk, if the last one led there.
    pub fn set_out(&mut self, spot: Spot) {
        self.walk = if self.walk == Walk::At(spot) { Walk::Stepping } else { Walk::Resting };
    }

    /// Notes that the step that started at `from` has led to `to`.
    pub fn arrive(&mut self, from: Spot, to: Spot) {
        if from != to || self.walk == Walk::Stepping {
            self.walk = Walk::At(to);
        }
    }

    /// Ends the walk: the next step starts a new one.
    pub fn rest(&mut self) {
        self.walk = Walk::Resting;
    }

    /// The place one step back from `here`.
    pub fn back(&mut self, here: Spot) -> Option<Spot> {
        self.rest();
        let spot = self.back.pop()?;
        self.forward.push(here);
        Some(spot)
    }

    /// The place one step forward from `here`.
    pub fn forward(&mut self, here: Spot) -> Option<Spot> {
        self.rest();
        let spot = self.forward.pop()?;
        self.push_back(here);
        Some(spot)
    }

    /// Remembers `spot` under `letter`.
    pub fn mark(&mut self, letter: char, spot: Spot) {
        self.marks.insert(letter, spot);
    }

    /// The marks in the order of their letters.
    pub fn marks(&self) -> impl Iterator<Item = (char, Spot)> + '_ {
        self.marks.iter().map(|(letter, spot)| (*letter, *spot))
    }

    /// Moves every place to where `to` says that it is by now; those that are nowhere are forgotten.
    pub fn relocate(&mut self, to: impl Fn(Spot) -> Option<Spot>) {
        let moved = |spots: &[Spot]| spots.iter().filter_map(|spot| to(*spot)).collect();
        self.back = moved(&self.back);
        self.forward = moved(&self.forward);
        self.marks = self.marks.iter().filter_map(|(letter, spot)| Some((*letter, to(*spot)?))).collect();
        self.rest();
    }

    /// Takes the mark under `letter` away.
    pub fn unmark(&mut self, letter: char) -> Option<Spot> {
        self.marks.remove(&letter)
    }

    /// The place under `letter`.
    #[must_use]
    pub fn marked(&self, letter: char) -> Option<Spot> {
        if letter == LAST_PLACE { self.back.last().copied() } else { self.marks.get(&letter).copied() }
    }

    fn push_back(&mut self, spot: Spot) {
        if self.back.last() == Some(&spot) {
            return;
        }
        if self.back.len() == LONGEST {
            self.back.remove(0);
        }
        self.back.push(spot);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ArticleId;

    fn spot(top: u32) -> Spot {
        Spot { top, ..Spot::start_of(ArticleId(0)) }
    }

    #[test]
    fn back_and_forward_are_inverse() {
        let mut trail = Trail::default();
        trail.leave(spot(1));
        trail.leave(spot(2));
        assert_eq!(trail.back(spot(3)), Some(spot(2)));
        assert_eq!(trail.back(spot(2)), Some(spot(1)));
        assert_eq!(trail.back(spot(1)), None);
        assert_eq!(trail.forward(spot(1)), Some(spot(2)));
        assert_eq!(trail.forward(spot(2)), Some(spot(3)));
        assert_eq!(trail.forward(spot(3)), None);
    }

    #[test]
    fn a_new_jump_forgets_what_was_forward() {
        let mut trail = Trail::default();
        trail.leave(spot(1));
        assert_eq!(trail.back(spot(2)), Some(spot(1)));
        trail.leave(spot(1));
        assert_eq!(trail.forward(spot(5)), None);
    }

    #[test]
    fn steps_in_a_row_are_one_place() {
        let mut trail = Trail::default();
        let mut step = |from: u32, to: u32| {
            trail.set_out(spot(from));
            trail.leave(spot(from));
            trail.arrive(spot(from), spot(to));
        };
        step(1, 2);
        step(2, 3);
        step(7, 8);
        assert_eq!(
            (trail.back(spot(8)), trail.back(spot(7)), trail.back(spot(1))),
            (Some(spot(7)), Some(spot(1)), None)
        );
    }

    #[test]
    fn trail_does_not_grow_for_ever() {
        let mut trail = Trail::default();
        for top in 0..1000 {
            trail.leave(spot(top));
        }
        assert_eq!(trail.back.len(), LONGEST);
        assert_eq!(trail.back(spot(1000)), Some(spot(999)));
    }
}
