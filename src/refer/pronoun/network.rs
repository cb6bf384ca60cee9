//! The trained scorer: a small feed-forward network over rows that are on or off, in whole numbers.
//!
//! Candidates are ranked as in Durrett and Klein, "Easy Victories and Uphill Battles in Coreference Resolution" (2013),
//! with one hidden layer as in Clark and Manning, "Deep Reinforcement Learning for Mention-Ranking Coreference Models"
//! (2016); that none is meant is one of the answers.

use super::features::ROWS;
use super::memory::{KINDS, kin};
use super::question::Question;

/// How many hidden units there are; one more number of each row goes to the score as it is.
pub const HIDDEN: usize = 120;
/// How many numbers a row has.
pub const WIDTH: usize = HIDDEN + 1;
/// What one is in the numbers of the file.
pub const ONE: f32 = 1024.0;

/// How a model file begins.
pub const MAGIC: &[u8; 8] = b"CRPRON2\n";
/// How many numbers stand before the rows: the weights of the hidden units, their thresholds, and how far scores are
/// to be trusted for he and she, they, it, and descriptions.
pub const HEADER: usize = HIDDEN + HIDDEN + KINDS;

/// The length of a model file in bytes.
pub const LENGTH: usize = MAGIC.len() + 2 * (HEADER + ROWS * WIDTH);

/// A model, used where it lies.
#[derive(Clone, Copy, Debug)]
pub struct Network<'a> {
    numbers: &'a [u8],
}

impl<'a> Network<'a> {
    /// The model in `file`; none where it is no model of this version of the program.
    #[must_use]
    pub fn open(file: &'a [u8]) -> Option<Self> {
        let numbers = file.strip_prefix(MAGIC).filter(|_| file.len() == LENGTH)?;
        Some(Self { numbers })
    }

    fn number(&self, at: usize) -> i64 {
        let bytes = self.numbers.get(2 * at..2 * at + 2).and_then(|bytes| bytes.try_into().ok());
        bytes.map_or(0, i16::from_le_bytes).into()
    }

    /// The score of `rows`, in units of one over [`ONE`].
    fn score(&self, rows: &[u16]) -> i64 {
        // A few dozen rows of 16 bits cannot overflow 32.
        let mut sums = [0_i32; WIDTH];
        for &row in rows {
            let start = 2 * (HEADER + usize::from(row) * WIDTH);
            // Of a known length, so that it is added many numbers at a time.
            let row: Option<&[u8; 2 * WIDTH]> = self.numbers.get(start..).and_then(|row| row.first_chunk());
            let Some(row) = row else { continue };
            for (unit, sum) in sums.iter_mut().enumerate() {
                *sum += i32::from(i16::from_le_bytes([row[2 * unit], row[2 * unit + 1]]));
            }
        }
        let unit = |unit: usize| (i64::from(sums[unit]) + self.number(HIDDEN + unit)).max(0) * self.number(unit);
        i64::from(sums[HIDDEN]) + (0..HIDDEN).map(unit).sum::<i64>() / ONE as i64
    }

    /// How likely each candidate of `question` is meant, in their order; what is missing to one is the likelihood that
    /// none is.
    #[must_use]
    pub fn weigh(&self, question: &Question) -> Vec<f32> {
        let trust = self.number(2 * HIDDEN + kin(question.form.family)) as f32 / ONE;
        let none = self.score(&question.none);
        let scores: Vec<i64> = question.candidates.iter().map(|candidate| self.score(&candidate.rows)).collect();
        let top = scores.iter().copied().fold(none, i64::max);
        let weight = |score: i64| ((score - top) as f32 / ONE * trust).exp();
        let all = weight(none) + scores.iter().map(|score| weight(*score)).sum::<f32>();
        scores.iter().map(|score| weight(*score) / all).collect()
    }
}
