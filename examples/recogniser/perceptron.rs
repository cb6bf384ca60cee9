//! The averaged structured perceptron.

use crossread::entity::tagger::decode::{Decoder, LANES, NEVER, OUTSIDE, Scores, TAGS, Tag, Transitions, forbid};
use crossread::entity::tagger::features::ROW_BITS;

/// One sentence to learn from.
#[derive(Clone, Debug, Default)]
pub(crate) struct Example {
    /// The rows of all tokens.
    pub(crate) rows: Vec<u32>,
    /// Where those of each token end.
    pub(crate) ends: Vec<u32>,
    /// The right tags.
    pub(crate) tags: Vec<Tag>,
}

impl Example {
    /// The rows of the token at `at`.
    pub(crate) fn rows_of(&self, at: usize) -> &[u32] {
        let start = if at == 0 { 0 } else { self.ends[at - 1] as usize };
        &self.rows[start..self.ends[at] as usize]
    }
}

/// A weight for each row and tag, and for each two tags.
pub(crate) struct Weights {
    pub(crate) table: Vec<i32>,
    pub(crate) transitions: Transitions,
}

/// Weights that are being learned, with their sums over time.
pub(crate) struct Trainer {
    table: Vec<i32>,
    sums: Vec<i64>,
    transitions: Transitions,
    transition_sums: [[i64; TAGS]; TAGS + 1],
    time: i64,
    decoder: Decoder,
    scores: Vec<Scores>,
    found: Vec<Tag>,
}

/// Numbers that look random and are always the same.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    /// The next number (xorshift).
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// Brings `items` into another order.
    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, (self.next() % (at as u64 + 1)) as usize);
        }
    }
}

impl Trainer {
    /// Starts from nothing.
    pub(crate) fn new() -> Self {
        let rows = 1 << ROW_BITS;
        let mut transitions = [[0; TAGS]; TAGS + 1];
        forbid(&mut transitions);
        Self {
            table: vec![0; rows * LANES],
            sums: vec![0; rows * LANES],
            transitions,
            transition_sums: [[0; TAGS]; TAGS + 1],
            time: 1,
            decoder: Decoder::default(),
            scores: Vec::new(),
            found: Vec::new(),
        }
    }

    /// One pass over the examples in the given order; returns the share of sentences that were right.
    pub(crate) fn pass(&mut self, examples: &[Example], order: &[u32], cost: i32) -> f64 {
        let mut right = 0;
        for &at in order {
            right += usize::from(self.learn(&examples[at as usize], cost));
        }
        right as f64 / order.len() as f64
    }

    fn learn(&mut self, example: &Example, cost: i32) -> bool {
        self.time += 1;
        self.scores.clear();
        for at in 0..example.tags.len() {
            if example.rows_of(at).is_empty() {
                self.scores.push(OUTSIDE);
                continue;
            }
            let mut score = score_rows(&self.table, example.rows_of(at)).map(|score| score + cost);
            score[usize::from(example.tags[at])] -= cost;
            self.scores.push(score);
        }
        let mut found = std::mem::take(&mut self.found);
        self.decoder.best(&self.scores, &self.transitions, &mut found);
        let right = found == example.tags;
        if !right {
            self.update(example, &found);
        }
        self.found = found;
        right
    }

    fn update(&mut self, example: &Example, found: &[Tag]) {
        let before = |tags: &[Tag], at: usize| if at == 0 { TAGS } else { usize::from(tags[at - 1]) };
        for at in 0..found.len() {
            let (wrong, wanted) = (usize::from(found[at]), usize::from(example.tags[at]));
            let (before_wrong, before_wanted) = (before(found, at), before(&example.tags, at));
            if wrong != wanted {
                for &row in example.rows_of(at) {
                    self.add(row as usize * LANES + wanted, 1);
                    self.add(row as usize * LANES + wrong, -1);
                }
            }
            if wrong != wanted || before_wrong != before_wanted {
                self.add_transition(before_wanted, wanted, 1);
                self.add_transition(before_wrong, wrong, -1);
            }
        }
    }

    fn add(&mut self, at: usize, step: i32) {
        self.table[at] += step;
        self.sums[at] += i64::from(step) * self.time;
    }

    fn add_transition(&mut self, from: usize, to: usize, step: i32) {
        self.transitions[from][to] += step;
        self.transition_sums[from][to] += i64::from(step) * self.time;
    }

    /// The weights, averaged over all steps and times 256.
    pub(crate) fn averaged(&self) -> Weights {
        let average = |now: i32, sum: i64| ((i64::from(now) * 256) - sum * 256 / self.time) as i32;
        let table = self.table.iter().zip(&self.sums).map(|(&now, &sum)| average(now, sum)).collect();
        let mut transitions = [[0; TAGS]; TAGS + 1];
        for (from, row) in transitions.iter_mut().enumerate() {
            for (to, slot) in row.iter_mut().enumerate() {
                *slot = average(self.transitions[from][to].max(-1_000_000), self.transition_sums[from][to]);
            }
        }
        forbid(&mut transitions);
        Weights { table, transitions }
    }
}

/// The sums of the weights of `rows`.
fn score_rows(table: &[i32], rows: &[u32]) -> Scores {
    let mut sum = [0_i32; LANES];
    for &row in rows {
        let base = row as usize * LANES;
        let weights = &table[base..base + LANES];
        for (sum, weight) in sum.iter_mut().zip(weights) {
            *sum += weight;
        }
    }
    std::array::from_fn(|tag| sum[tag])
}

impl Weights {
    /// Adds the weights of `other`.
    pub(crate) fn add(&mut self, other: &Self) {
        self.table.iter_mut().zip(&other.table).for_each(|(own, other)| *own += other);
        let others = other.transitions.iter().flatten();
        self.transitions.iter_mut().flatten().zip(others).for_each(|(own, other)| *own = (*own + other).max(NEVER));
    }

    /// Rounds to eight bits: one scale for all rows.
    pub(crate) fn quantised(&self) -> Weights {
        let mut sizes: Vec<i32> = self.table.iter().map(|w| w.abs()).filter(|w| *w != 0).collect();
        sizes.sort_unstable();
        let top = sizes[(sizes.len() - 1) * 9998 / 10000].max(127);
        let scale = f64::from(top) / 127.0;
        let table = self.table.iter().map(|&w| (f64::from(w) / scale).round().clamp(-127.0, 127.0) as i32).collect();
        let mut transitions = self.transitions;
        for slot in transitions.iter_mut().flatten() {
            if *slot > -100_000_000 {
                *slot = (f64::from(*slot) / scale).round() as i32;
            }
        }
        Weights { table, transitions }
    }
}
