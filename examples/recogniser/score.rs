//! Precision, recall and F1 of exact spans.

use std::collections::HashSet;

use crossread::model::EntityType;

use crate::data::Name;

/// Numbers of names.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Counts {
    pub(crate) right: usize,
    pub(crate) found: usize,
    pub(crate) wanted: usize,
}

impl Counts {
    pub(crate) fn add(&mut self, other: Self) {
        self.right += other.right;
        self.found += other.found;
        self.wanted += other.wanted;
    }
    /// The share of found names that are right, in percent.
    pub(crate) fn precision(self) -> f64 {
        self.right as f64 * 100.0 / self.found.max(1) as f64
    }
    /// The share of wanted names that were found, in percent.
    pub(crate) fn recall(self) -> f64 {
        self.right as f64 * 100.0 / self.wanted.max(1) as f64
    }
    /// The harmonic mean of both.
    pub(crate) fn f1(self) -> f64 {
        200.0 * self.right as f64 / (self.found + self.wanted).max(1) as f64
    }
}

/// Counts by type, and of the bounds of persons, organisations and places.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Score {
    pub(crate) kinds: [Counts; 5],
    pub(crate) boundary: Counts,
}

impl Score {
    pub(crate) fn add(&mut self, found: &[Name], wanted: &[Name]) {
        for (at, kind) in EntityType::ALL.into_iter().enumerate() {
            let pick =
                |names: &[Name]| -> HashSet<_> { names.iter().filter(|n| n.kind == kind).map(|n| n.span).collect() };
            let (found, wanted) = (pick(found), pick(wanted));
            self.kinds[at].add(Counts {
                right: found.intersection(&wanted).count(),
                found: found.len(),
                wanted: wanted.len(),
            });
        }
        let core =
            |names: &[Name]| -> HashSet<_> { names.iter().filter(|n| (n.kind as usize) < 3).map(|n| n.span).collect() };
        let (found, wanted) = (core(found), core(wanted));
        self.boundary.add(Counts {
            right: found.intersection(&wanted).count(),
            found: found.len(),
            wanted: wanted.len(),
        });
    }
    /// Persons, organisations and places together.
    pub(crate) fn core(&self) -> Counts {
        self.of(3)
    }

    /// All types together.
    pub(crate) fn all(&self) -> Counts {
        self.of(self.kinds.len())
    }

    /// The first `kinds` types together.
    fn of(&self, kinds: usize) -> Counts {
        let mut sum = Counts::default();
        self.kinds[..kinds].iter().for_each(|counts| sum.add(*counts));
        sum
    }

    /// Precision, recall and F1 of each type, of persons, organisations and places together, and of their bounds alone.
    pub(crate) fn table(&self, label: &str) -> String {
        let row = |name: &str, c: Counts| {
            format!(
                "{label:14} {name:8} P {:5.1}  R {:5.1}  F1 {:5.1}  of {}\n",
                c.precision(),
                c.recall(),
                c.f1(),
                c.wanted
            )
        };
        let kinds = EntityType::ALL.into_iter().zip(self.kinds).filter(|(_, counts)| counts.wanted > 0);
        let mut text: String = kinds.map(|(kind, counts)| row(kind.tag(), counts)).collect();
        text += &row("P+O+L", self.core());
        text += &row("bounds", self.boundary);
        text
    }
}
