//! How far the reading of all inputs is, for the list of articles and the status line.

use std::time::Duration;

/// Before so much time no pace is told: it would be no more than noise.
const SETTLED: Duration = Duration::from_millis(500);

/// How far the reading of all inputs is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Progress {
    /// Still at it.
    Reading {
        /// The names of all inputs, in order.
        inputs: Vec<String>,
        /// How many of them the library holds.
        shown: usize,
        /// How many of them are read and understood.
        read: usize,
        /// How long that took.
        took: Duration,
    },
    /// Everything is read and understood.
    #[default]
    Complete,
}

/// How fast inputs are read, and how long it takes to read what is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// Inputs a second.
    pub rate: usize,
    /// Seconds, rounded up.
    pub left: usize,
}

impl Progress {
    /// Nothing of `inputs` is read.
    #[must_use]
    pub fn start(inputs: Vec<String>) -> Self {
        Self::Reading { inputs, shown: 0, read: 0, took: Duration::ZERO }
    }

    /// The names of the inputs that no article has come from yet, in order.
    #[must_use]
    pub fn waiting(&self) -> &[String] {
        match self {
            Self::Reading { inputs, shown, .. } => &inputs[*shown.min(&inputs.len())..],
            Self::Complete => &[],
        }
    }

    /// Notes that the library holds all but the last `pending` inputs.
    pub fn show_all_but(&mut self, pending: usize) {
        if let Self::Reading { inputs, shown, .. } = self {
            *shown = inputs.len().saturating_sub(pending);
        }
    }

    /// Notes that so many inputs are read, `since` the start.
    pub fn advance(&mut self, inputs_read: usize, since: Duration) {
        if let Self::Reading { read, took, .. } = self {
            (*read, *took) = (inputs_read, since);
        }
    }

    /// How fast it goes, once that can be told, while there is something left to read. What was read so far stands for
    /// the rest, with the time in which it was joined.
    #[must_use]
    pub fn pace(&self) -> Option<Pace> {
        let Self::Reading { inputs, read, took, .. } = self else { return None };
        let left = inputs.len().checked_sub(*read).filter(|left| *left > 0)?;
        let took = usize::try_from(took.as_millis()).ok().filter(|_| *took >= SETTLED)?;
        let rate = read.saturating_mul(1000) / took;
        (rate > 0).then(|| Pace { rate, left: left.saturating_mul(took).div_ceil(read.saturating_mul(1000)) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pace_is_told_once_it_is_known() {
        let mut progress = Progress::start(vec![String::new(); 2000]);
        let mut pace = |read, millis| {
            progress.advance(read, Duration::from_millis(millis));
            progress.pace().map(|Pace { rate, left }| (rate, left))
        };
        assert_eq!(pace(0, 900), None, "nothing is read");
        assert_eq!(pace(300, 200), None, "it is too early");
        assert_eq!(pace(500, 1000), Some((500, 3)));
        assert_eq!(pace(1990, 4000), Some((497, 1)));
        assert_eq!(pace(2000, 4000), None, "nothing is left");
        assert_eq!(Progress::Complete.pace(), None);
    }
}
