//! The second pass: a word that looks like one thing in most of its places is likely to be that in the rest.
//!
//! The scores of all places of a capitalised word are averaged by type, and each place is drawn towards the mean, so
//! that "John Kerry" settles what "Kerry" is, and the body settles what a headline names. Linear in the tokens.

use super::decode::{Scores, TAGS};
use super::features::Sentence;
use super::lexicon::spread;

/// Outside, then each type.
const KINDS: usize = 1 + (TAGS - 1) / 2;

/// How far a score is drawn to the mean, in hundredths. Chosen on the development sets.
const SHARE: i32 = 70;

/// The sums of one word's scores.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    word: u32,
    count: u16,
    kinds: [i32; KINDS],
}

/// The mean scores of the words of one or more articles. Open addressing by the hash of the folded word.
#[derive(Clone, Debug, Default)]
pub struct Consensus {
    slots: Vec<Sum>,
}

impl Consensus {
    /// Forgets all and makes room for `tokens` tokens.
    pub fn reset(&mut self, tokens: usize) {
        self.slots.clear();
        self.slots.resize((tokens * 2).next_power_of_two().max(16), Sum::default());
    }

    fn slot(&self, word: u32) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = spread(word) as usize & mask;
        while self.slots[slot].count != 0 && self.slots[slot].word != word {
            slot = (slot + 1) & mask;
        }
        slot
    }

    /// Adds the scores of a sentence.
    pub fn learn(&mut self, sentence: &Sentence, scores: &[Scores]) {
        for (word, score) in sentence.words.iter().zip(scores) {
            if word.is_name_like() {
                let slot = self.slot(word.folded.hash);
                let sum = &mut self.slots[slot];
                sum.word = word.folded.hash;
                sum.count = sum.count.saturating_add(1);
                for (sum, kind) in sum.kinds.iter_mut().zip(centred(score)) {
                    *sum = sum.saturating_add(kind);
                }
            }
        }
    }

    /// Draws the scores of a sentence to the means.
    pub fn apply(&self, sentence: &Sentence, scores: &mut [Scores]) {
        for (word, score) in sentence.words.iter().zip(scores) {
            if !word.is_name_like() {
                continue;
            }
            let sum = &self.slots[self.slot(word.folded.hash)];
            if sum.count < 2 {
                continue;
            }
            let own = centred(score);
            for (tag, score) in score.iter_mut().enumerate() {
                let kind = tag.div_ceil(2);
                *score += (sum.kinds[kind] / i32::from(sum.count) - own[kind]) * SHARE / 100;
            }
        }
    }
}

/// The best score of each type, less the mean of them all.
fn centred(score: &Scores) -> [i32; KINDS] {
    let best: [i32; KINDS] =
        std::array::from_fn(|kind| if kind == 0 { score[0] } else { score[2 * kind - 1].max(score[2 * kind]) });
    let mean = best.iter().sum::<i32>() / KINDS as i32;
    best.map(|score| score - mean)
}
