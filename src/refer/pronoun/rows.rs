//! Rows of the network while they are collected.

use super::class::{CLASSES, Class};
use super::form::Family;
use super::memory::{KINDS, kin};

/// How often a block stands there: for all questions, and apart for he and she, for they, for it, and for descriptions.
pub(super) const TIMES: usize = 1 + KINDS;

/// The sum of the sizes of blocks.
pub(super) const fn sum<const N: usize>(sizes: &[usize; N]) -> usize {
    let (mut sum, mut at) = (0, 0);
    while at < N {
        sum += sizes[at];
        at += 1;
    }
    sum
}

/// How many steps [`step`] has.
pub(super) const STEPS: usize = 7;

/// The step that so many `sentences` back are.
pub(super) fn step(sentences: usize) -> usize {
    [0, 1, 2, 3, 4, 4, 5, 5, 5].get(sentences).copied().unwrap_or(STEPS - 1)
}

/// Rows while they are collected.
pub(super) struct Rows {
    rows: Vec<u16>,
    pub(super) next: usize,
    kin: usize,
}

impl Rows {
    pub(super) fn from(next: usize, family: Family) -> Self {
        Self { rows: Vec::new(), next, kin: kin(family) }
    }

    /// Adds a block of `size` rows in which that at `value`, or the last, is on.
    pub(super) fn block(&mut self, size: usize, value: usize) {
        let value = value.min(size - 1);
        for at in [self.next + value, self.next + (1 + self.kin) * size + value] {
            self.rows.push(u16::try_from(at).unwrap_or(u16::MAX));
        }
        self.next += TIMES * size;
    }

    /// Adds blocks of `sizes` in which those at `values` are on.
    pub(super) fn blocks<const N: usize>(&mut self, sizes: [usize; N], values: [usize; N]) {
        sizes.into_iter().zip(values).for_each(|(size, value)| self.block(size, value));
    }

    /// Adds a block of `size` rows that stands there once.
    pub(super) fn single(&mut self, size: usize, value: usize) {
        self.rows.push(u16::try_from(self.next + value.min(size - 1)).unwrap_or(u16::MAX));
        self.next += size;
    }

    /// Adds blocks of `sizes` that stand there once, in which those at `values` are on.
    pub(super) fn singles<const N: usize>(&mut self, sizes: [usize; N], values: [usize; N]) {
        sizes.into_iter().zip(values).for_each(|(size, value)| self.single(size, value));
    }

    /// The rows that are on.
    pub(super) fn rows(self) -> Vec<u16> {
        self.rows
    }

    pub(super) fn class(&mut self, class: Class) {
        self.block(CLASSES, class as usize);
    }
}
