//! Who is named together with whom in the sentences of one article.

use std::collections::{BTreeSet, HashMap};

use super::figure::Figure;

/// How many people a sentence names at most that tells who belongs together.
const MOST_NAMED: usize = 4;

/// How many sentences name two people, who stand in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Together(HashMap<(usize, usize), usize>);

impl Together {
    /// Counts among `figures`, which stand sentence by sentence, those of whom `is_person` says so. A sentence that names
    /// many people tells nothing.
    pub(super) fn new(figures: &[(Figure, usize)], is_person: impl Fn(usize) -> bool) -> Self {
        let mut together = Self::default();
        for sentence in figures.chunk_by(|(one, _), (next, _)| one.sentence == next.sentence) {
            let named = sentence.iter().map(|(_, referent)| *referent);
            together.add(&named.filter(|referent| is_person(*referent)).collect());
        }
        together
    }

    fn add(&mut self, people: &BTreeSet<usize>) {
        if people.len() > MOST_NAMED {
            return;
        }
        for one in people {
            people.range(one + 1..).for_each(|other| *self.0.entry((*one, *other)).or_default() += 1);
        }
    }

    /// How many sentences name both `one` and `other`.
    pub(super) fn of(&self, one: usize, other: usize) -> usize {
        self.0.get(&(one.min(other), one.max(other))).copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_people_in_a_sentence_belong_together() {
        let mut together = Together::default();
        together.add(&BTreeSet::from([1, 2]));
        together.add(&BTreeSet::from([1, 2, 3]));
        together.add(&BTreeSet::from([1, 3, 4, 5, 6]));
        assert_eq!([(1, 2), (2, 1), (3, 1), (1, 4)].map(|(one, other)| together.of(one, other)), [2, 2, 1, 0]);
    }
}
