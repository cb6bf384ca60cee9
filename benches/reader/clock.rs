//! Measuring and printing.

use std::fmt;
use std::hint::black_box;
use std::io::{self, Write};
use std::time::{Duration, Instant};

/// How long something took, several times over, in ascending order.
pub(crate) struct Times(Vec<Duration>);

impl Times {
    /// Orders what was measured; there must be at least one time.
    pub(crate) fn new(mut times: Vec<Duration>) -> Self {
        times.sort();
        Self(times)
    }

    /// The shortest: what it takes where nothing else keeps the machine busy.
    pub(crate) fn least(&self) -> Duration {
        self.0[0]
    }

    /// Half of the times are longer.
    pub(crate) fn median(&self) -> Duration {
        self.0[self.0.len() / 2]
    }
}

impl fmt::Display for Times {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, last) = (self.0[0], self.0[self.0.len() - 1]);
        write!(f, "median {:.2?} of {} ({first:.2?} to {last:.2?})", self.median(), self.0.len())
    }
}

/// Runs `work` so many times, after one that does not count.
pub(crate) fn times<T>(rounds: usize, mut work: impl FnMut() -> T) -> Times {
    black_box(work());
    Times::new((0..rounds.max(1)).map(|_| time(&mut work)).collect())
}

/// How long `work` takes.
pub(crate) fn time<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    black_box(work());
    start.elapsed()
}

/// Prints a line of results. A closed output is no reason to stop.
pub(crate) fn print(line: &str) {
    let _ = writeln!(io::stdout(), "{line}");
}
