//! The measures of partitions; `main.rs` names their papers.

use std::ops::AddAssign;

use crate::assignment;
use crate::overlap::Overlap;

/// Right and all, in mentions, links or entities.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Share {
    pub(crate) right: f64,
    pub(crate) all: f64,
}

impl Share {
    /// From 0 to 1; 0 of nothing.
    pub(crate) fn value(self) -> f64 {
        if self.all == 0.0 { 0.0 } else { self.right / self.all }
    }
}

impl AddAssign for Share {
    fn add_assign(&mut self, other: Self) {
        self.right += other.right;
        self.all += other.all;
    }
}

/// Precision and recall.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Score {
    pub(crate) precision: Share,
    pub(crate) recall: Share,
}

impl Score {
    /// The harmonic mean of both, from 0 to 1.
    pub(crate) fn f1(self) -> f64 {
        let (precision, recall) = (self.precision.value(), self.recall.value());
        if precision + recall == 0.0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) }
    }
}

impl AddAssign for Score {
    fn add_assign(&mut self, other: Self) {
        self.precision += other.precision;
        self.recall += other.recall;
    }
}

/// The measures of one or more partitions.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Scores {
    pub(crate) mentions: Score,
    pub(crate) muc: Score,
    pub(crate) b_cubed: Score,
    pub(crate) ceaf_e: Score,
}

impl Scores {
    pub(crate) fn of(overlap: &Overlap) -> Self {
        let flipped = overlap.flipped();
        let both = |measure: fn(&Overlap) -> Share| Score { precision: measure(&flipped), recall: measure(overlap) };
        Self { mentions: both(mentions), muc: both(muc), b_cubed: both(b_cubed), ceaf_e: both(ceaf_e) }
    }

    /// The mean of the F1 of the three.
    pub(crate) fn conll(&self) -> f64 {
        (self.muc.f1() + self.b_cubed.f1() + self.ceaf_e.f1()) / 3.0
    }
}

impl AddAssign for Scores {
    fn add_assign(&mut self, other: Self) {
        self.mentions += other.mentions;
        self.muc += other.muc;
        self.b_cubed += other.b_cubed;
        self.ceaf_e += other.ceaf_e;
    }
}

/// The mentions of the key that are in the response.
fn mentions(overlap: &Overlap) -> Share {
    Share { right: overlap.shared.values().sum::<usize>() as f64, all: overlap.keys.iter().sum::<usize>() as f64 }
}

/// The links of the key that hold in the response: an entity in n parts lacks n - 1, a mention not found being a part.
fn muc(overlap: &Overlap) -> Share {
    let mut parts = overlap.keys.clone();
    for (&(key, _), &count) in &overlap.shared {
        parts[key] -= count - 1;
    }
    let links = |sizes: &[usize]| (sizes.iter().sum::<usize>() - sizes.len()) as f64;
    Share { right: links(&overlap.keys) - links(&parts), all: links(&overlap.keys) }
}

/// For each mention of the key, the share of its entity's mentions that share its entity in the response.
fn b_cubed(overlap: &Overlap) -> Share {
    let right =
        overlap.shared.iter().map(|(&(key, _), &count)| (count * count) as f64 / overlap.keys[key] as f64).sum();
    Share { right, all: overlap.keys.iter().sum::<usize>() as f64 }
}

/// The similarity of entities, each compared with one other, where all are compared at their best.
fn ceaf_e(overlap: &Overlap) -> Share {
    let pairs: Vec<_> = overlap
        .shared
        .iter()
        .map(|(&(key, response), &count)| (key, response, dice(count, overlap.keys[key], overlap.responses[response])))
        .collect();
    Share { right: assignment::best(&pairs), all: overlap.keys.len() as f64 }
}

/// Twice what two sets share, by what they have.
pub(crate) fn dice(shared: usize, one: usize, other: usize) -> f64 {
    2.0 * shared as f64 / (one + other) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The scores of a response to a key, both written as the mentions of each entity: `abc de`.
    fn scores(key: &str, response: &str) -> Scores {
        let entity = |partition: &str, mention| partition.split(' ').position(|entity| entity.contains(mention));
        let mut mentions: Vec<char> = [key, response].concat().replace(' ', "").chars().collect();
        mentions.sort_unstable();
        mentions.dedup();
        Scores::of(&Overlap::of(mentions.iter().map(|&one| (entity(key, one), entity(response, one)))))
    }

    /// Checks precision and recall, with four digits.
    #[track_caller]
    fn check(score: Score, precision: f64, recall: f64) {
        let round = |value: f64| (value * 10_000.0).round() / 10_000.0;
        assert_eq!((round(score.precision.value()), round(score.recall.value())), (precision, recall));
    }

    #[test]
    fn a_right_answer_has_full_marks() {
        let right = scores("abc de f", "de f abc");
        assert_eq!((right.muc.f1(), right.b_cubed.f1(), right.ceaf_e.f1(), right.conll()), (1.0, 1.0, 1.0, 1.0));
    }

    #[test]
    fn the_example_of_vilain_and_others() {
        // Key A-B-C-D, response A-B, C-D: one link of three is lacking, none is wrong.
        check(scores("abcd", "ab cd").muc, 1.0, 0.6667);
        // Key A-B, C-D, response A-B-C-D.
        check(scores("ab cd", "abcd").muc, 0.6667, 1.0);
        // Key A-B-C, response A-C.
        check(scores("abc", "ac").muc, 1.0, 0.5);
    }

    #[test]
    fn the_example_of_bagga_and_baldwin() {
        // Chains of 5, 2 and 5; joining the last two costs less than joining the first and the last.
        check(scores("abcde fg hijkl", "abcde fghijkl").b_cubed, 0.7619, 1.0);
        check(scores("abcde fg hijkl", "abcdehijkl fg").b_cubed, 0.5833, 1.0);
        check(scores("abcde fg hijkl", "abcdehijkl fg").muc, 0.9, 1.0);
    }

    #[test]
    fn the_example_of_luo() {
        let one = scores("abcde fg hijkl", "abcde fghijkl").ceaf_e;
        check(one, 0.9167, 0.6111);
        check(scores("abcde fg hijkl", "abcdehijkl fg").ceaf_e, 0.8333, 0.5556);
        check(scores("abcde fg hijkl", "abcdefghijkl").ceaf_e, 0.5882, 0.1961);
    }

    #[test]
    fn the_example_of_pradhan_and_others() {
        // Key a-b-c, d-e-f-g; response a-b, c-d, f-g-h-i, where h and i are in no entity of the key.
        let scores = scores("abc defg", "ab cd fghi");
        check(scores.muc, 0.4, 0.4);
        check(scores.b_cubed, 0.5, 0.4167);
        check(scores.ceaf_e, 0.4333, 0.65);
    }

    #[test]
    fn nothing_found_and_nothing_marked_are_no_division_by_zero() {
        assert_eq!(Scores::of(&Overlap::default()).conll(), 0.0);
        assert_eq!(scores("ab", "").conll(), 0.0);
    }
}
