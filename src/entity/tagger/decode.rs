//! The best sequence of tags under the scores of tokens and of neighbouring tags.

use crate::model::EntityType;

/// Outside, and for each type its first and its later tokens.
pub const TAGS: usize = 11;
/// Tags padded to whole registers.
pub const LANES: usize = 16;

/// The scores of one token's tags.
pub type Scores = [i32; TAGS];

/// A tag: 0 is outside; type `t` begins with `2t + 1` and goes on with `2t + 2`.
pub type Tag = u8;

/// The tag of the first token of a name.
#[must_use]
pub fn begin(kind: EntityType) -> Tag {
    2 * kind as Tag + 1
}

/// The tag of a later token of a name.
#[must_use]
pub fn inside(kind: EntityType) -> Tag {
    2 * kind as Tag + 2
}

/// The type that `tag` speaks of.
#[must_use]
pub fn kind(tag: Tag) -> Option<EntityType> {
    (usize::from(tag).checked_sub(1)).map(|at| EntityType::ALL[at / 2])
}

/// Whether `tag` begins a name.
#[must_use]
pub fn begins(tag: Tag) -> bool {
    tag % 2 == 1
}

/// Whether `to` may follow `from`.
#[must_use]
pub fn may_follow(from: Tag, to: Tag) -> bool {
    to == 0 || begins(to) || from == to || from + 1 == to
}

/// What a tag adds after another; the last row is for the beginning of a sentence.
pub type Transitions = [[i32; TAGS]; TAGS + 1];

/// A score that no sum of others makes good.
pub const NEVER: i32 = -1_000_000_000;

/// The scores of a token that is no part of a name. The others are far below all sums, and far enough above [`NEVER`]
/// that both can be added up.
pub const OUTSIDE: Scores = {
    let mut scores = [NEVER / 10; TAGS];
    scores[0] = 0;
    scores
};

/// Makes the transitions that may not be impossible.
pub fn forbid(transitions: &mut Transitions) {
    for (from, row) in transitions.iter_mut().enumerate() {
        for (to, score) in row.iter_mut().enumerate() {
            let from = if from == TAGS { 0 } else { from };
            if !may_follow(from as Tag, to as Tag) {
                *score = NEVER;
            }
        }
    }
}

/// The best scores with which each tag is reached after `before`, and from which tags.
fn reach(before: &Scores, score: &Scores, transitions: &Transitions) -> (Scores, [Tag; TAGS]) {
    let (mut best, mut from) = ([i32::MIN; TAGS], [0; TAGS]);
    for (tag, (&reached, row)) in before.iter().zip(transitions).enumerate() {
        for to in 0..TAGS {
            let sum = reached + row[to];
            if sum > best[to] {
                best[to] = sum;
                from[to] = tag as Tag;
            }
        }
    }
    (std::array::from_fn(|to| best[to].max(NEVER) + score[to]), from)
}

/// [`reach`] for a token that is no part of a name, of which only the first tag counts.
fn reach_outside(before: &Scores, transitions: &Transitions) -> (Scores, [Tag; TAGS]) {
    let sums = before.iter().zip(transitions).map(|(reached, row)| reached + row[0]);
    // Of equals the first, as everywhere.
    let (tag, best) = sums.enumerate().rev().max_by_key(|(_, sum)| *sum).unwrap_or((0, NEVER));
    let mut reached = OUTSIDE.map(|score| score + NEVER);
    reached[0] = best.max(NEVER);
    (reached, [tag as Tag; TAGS])
}

/// Finds best sequences; its buffers are used again.
#[derive(Clone, Debug, Default)]
pub struct Decoder {
    forward: Vec<Scores>,
    backward: Vec<Scores>,
    from: Vec<[Tag; TAGS]>,
}

impl Decoder {
    /// Writes the best tags for `scores` to `tags`.
    pub fn best(&mut self, scores: &[Scores], transitions: &Transitions, tags: &mut Vec<Tag>) {
        tags.clear();
        self.forward.clear();
        self.from.clear();
        let Some(first) = scores.first() else { return };
        self.forward.push(std::array::from_fn(|tag| first[tag] + transitions[TAGS][tag]));
        self.from.push([0; TAGS]);
        for (at, score) in scores.iter().enumerate().skip(1) {
            let before = &self.forward[at - 1];
            let (reached, from) =
                if *score == OUTSIDE { reach_outside(before, transitions) } else { reach(before, score, transitions) };
            self.forward.push(reached);
            self.from.push(from);
        }
        self.trace(tags);
    }

    fn trace(&self, tags: &mut Vec<Tag>) {
        let last = self.forward.last().expect("there are scores");
        let mut tag = (0..TAGS).max_by_key(|&tag| (last[tag], std::cmp::Reverse(tag))).unwrap_or(0);
        tags.resize(self.forward.len(), 0);
        for (at, slot) in tags.iter_mut().enumerate().rev() {
            *slot = tag as Tag;
            tag = usize::from(self.from[at][tag]);
        }
    }

    /// By how much the best sequence beats the best one with another tag at each token. Call after [`Self::best`].
    pub fn margins(&mut self, scores: &[Scores], transitions: &Transitions, tags: &[Tag], margins: &mut Vec<i32>) {
        margins.clear();
        margins.resize(scores.len(), 0);
        self.backward.clear();
        self.backward.resize(scores.len(), [0; TAGS]);
        for at in (0..scores.len().saturating_sub(1)).rev() {
            let after: Scores = std::array::from_fn(|tag| self.backward[at + 1][tag] + scores[at + 1][tag]);
            self.backward[at] = std::array::from_fn(|from| {
                (0..TAGS).map(|to| after[to] + transitions[from][to]).max().unwrap_or(NEVER).max(NEVER)
            });
        }
        for (at, margin) in margins.iter_mut().enumerate() {
            let through = |tag: usize| self.forward[at][tag].saturating_add(self.backward[at][tag]);
            let best = through(usize::from(tags[at]));
            let other = (0..TAGS).filter(|&tag| tag != usize::from(tags[at])).map(through).max().unwrap_or(NEVER);
            *margin = best.saturating_sub(other);
        }
    }
}
