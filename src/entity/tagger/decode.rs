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

/// Tags padded to whole registers of four numbers.
const WIDTH: usize = 12;

/// Scores, and some numbers over that nobody reads.
type Padded = [i32; WIDTH];

fn padded(scores: &Scores) -> Padded {
    let mut padded = [0; WIDTH];
    padded[..TAGS].copy_from_slice(scores);
    padded
}

/// For each tag the best sum of a score and of what joins its tag, that of the row, to this one.
fn best_sums(scores: &Padded, joints: &[Padded; TAGS]) -> Padded {
    let mut best = [NEVER; WIDTH];
    for (score, row) in scores.iter().zip(joints) {
        for (best, joint) in best.iter_mut().zip(row) {
            *best = (*best).max(score + joint);
        }
    }
    best
}

/// The tag with the best score; of equals the first.
fn first_best(score: impl Fn(usize) -> i32) -> usize {
    (1..TAGS).fold(0, |best, tag| if score(tag) > score(best) { tag } else { best })
}

/// By how much `tag` is better than the best of the others.
fn margin(forward: &Padded, backward: &Padded, tag: usize) -> i32 {
    let through = |tag: usize| forward[tag].saturating_add(backward[tag]);
    let other = (0..TAGS).filter(|other| *other != tag).map(through).max().unwrap_or(NEVER);
    through(tag).saturating_sub(other)
}

fn sum(mut scores: Padded, others: &Scores) -> Padded {
    scores.iter_mut().zip(others).for_each(|(score, other)| *score += other);
    scores
}

/// The best score with which a token is reached that is no part of a name, of which only the first tag counts.
fn reach_outside(before: &Padded, transitions: &Transitions) -> Padded {
    let sums = before.iter().zip(&transitions[..TAGS]).map(|(reached, row)| reached + row[0]);
    let mut reached = padded(&OUTSIDE.map(|score| score + NEVER));
    reached[0] = sums.max().unwrap_or(NEVER).max(NEVER);
    reached
}

/// Finds best sequences; its buffers are used again.
#[derive(Clone, Debug, Default)]
pub struct Decoder {
    forward: Vec<Padded>,
}

impl Decoder {
    /// Writes the best tags for `scores` to `tags`.
    pub fn best(&mut self, scores: &[Scores], transitions: &Transitions, tags: &mut Vec<Tag>) {
        tags.clear();
        self.forward.clear();
        let Some(first) = scores.first() else { return };
        let joints = std::array::from_fn(|from| padded(&transitions[from]));
        let mut reached = sum(padded(first), &transitions[TAGS]);
        self.forward.push(reached);
        for score in &scores[1..] {
            reached = if *score == OUTSIDE {
                reach_outside(&reached, transitions)
            } else {
                sum(best_sums(&reached, &joints), score)
            };
            self.forward.push(reached);
        }
        self.trace(transitions, tags);
    }

    /// Follows the best sequence back from its end.
    fn trace(&self, transitions: &Transitions, tags: &mut Vec<Tag>) {
        tags.resize(self.forward.len(), 0);
        let mut after = None;
        for (tag, reached) in tags.iter_mut().zip(&self.forward).rev() {
            let best = match after {
                None => first_best(|tag| reached[tag]),
                Some(after) => first_best(|tag| reached[tag] + transitions[tag][after]),
            };
            *tag = best as Tag;
            after = Some(best);
        }
    }

    /// By how much the best sequence beats the best one with another tag, at each token of a name and right behind names;
    /// elsewhere without bound. Call after [`Self::best`].
    pub fn margins(&self, scores: &[Scores], transitions: &Transitions, tags: &[Tag], margins: &mut Vec<i32>) {
        margins.clear();
        margins.resize(scores.len(), i32::MAX);
        let joints: [Padded; TAGS] = std::array::from_fn(|to| {
            let mut column = [NEVER; WIDTH];
            column.iter_mut().zip(&transitions[..TAGS]).for_each(|(joint, row)| *joint = row[to]);
            column
        });
        let mut backward = [0; WIDTH];
        for at in (0..scores.len()).rev() {
            // All sequences meet in a token that is no part of a name: what follows it is the same for each of them.
            if scores[at] == OUTSIDE {
                backward = joints[0];
                continue;
            }
            if tags[at] != 0 || at > 0 && tags[at - 1] != 0 {
                margins[at] = margin(&self.forward[at], &backward, usize::from(tags[at]));
            }
            backward = best_sums(&sum(backward, &scores[at]), &joints);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers that look random and are the same every time.
    fn numbers(mut state: u64) -> impl FnMut() -> i32 {
        move || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            i32::try_from(state >> 52).expect("twelve bits fit") - 2048
        }
    }

    /// All sequences of `length` tags that are allowed, with their scores.
    fn all(scores: &[Scores], transitions: &Transitions) -> Vec<(Vec<Tag>, i64)> {
        let mut all = vec![(Vec::new(), 0)];
        for score in scores {
            let longer = |(tags, sum): &(Vec<Tag>, i64)| {
                let (tags, sum) = (tags.clone(), *sum);
                let from = tags.last().copied();
                (0..TAGS as Tag).filter(move |tag| may_follow(from.unwrap_or(0), *tag)).map(move |tag| {
                    let joint = transitions[from.map_or(TAGS, usize::from)][usize::from(tag)];
                    ([&tags[..], &[tag]].concat(), sum + i64::from(joint) + i64::from(score[usize::from(tag)]))
                })
            };
            all = all.iter().flat_map(longer).collect();
        }
        all
    }

    #[test]
    fn the_best_sequence_and_its_margins_are_those_of_all_sequences() {
        for seed in 0..40 {
            let mut number = numbers(seed);
            let mut transitions = [[0; TAGS]; TAGS + 1];
            transitions.iter_mut().flatten().for_each(|joint| *joint = number());
            forbid(&mut transitions);
            let outside = |at: usize| seed >> at & 1 == 1;
            let scores: Vec<_> =
                (0..4).map(|at| if outside(at) { OUTSIDE } else { std::array::from_fn(|_| number()) }).collect();
            let (mut decoder, mut tags, mut margins) = (Decoder::default(), Vec::new(), Vec::new());
            decoder.best(&scores, &transitions, &mut tags);
            decoder.margins(&scores, &transitions, &tags, &mut margins);
            let all = all(&scores, &transitions);
            let (best, sum) = all.iter().max_by_key(|(_, sum)| *sum).expect("there are sequences");
            assert_eq!(&tags, best, "{seed}");
            for at in (0..4).filter(|at| margins[*at] != i32::MAX) {
                let others = all.iter().filter(|(other, _)| other[at] != tags[at]).map(|(_, sum)| *sum);
                assert_eq!(Some(sum - i64::from(margins[at])), others.max(), "{seed} {at}");
            }
            assert!((0..4).all(|at| tags[at] == 0 || margins[at] != i32::MAX), "{seed}");
        }
    }
}
