//! What one more article costs: reading, understanding and joining it to others that are known, against everything anew.

use std::path::{Path, PathBuf};

use crossread::corpus::{self, Input};
use crossread::library::Library;
use crossread::library::known::Known;

use crate::clock;

/// Of how many articles, as shares of all.
const SHARES: [usize; 3] = [8, 2, 1];

/// Measures on the first files of `folder`, in which so many `articles` are.
pub(crate) fn measure(folder: &Path, articles: usize, rounds: usize) {
    let (inputs, _) = corpus::discover(&[PathBuf::from(folder)]);
    for share in SHARES {
        one_more(&inputs[..(articles / share).max(2)], rounds);
    }
}

/// Adds the article in the middle of `inputs` to the others.
fn one_more(inputs: &[Input], rounds: usize) {
    let mut others = inputs.to_vec();
    others.remove(inputs.len() / 2);
    let anew = clock::times(rounds, || Library::read(inputs, Vec::new()));
    let mut known = Known::default();
    let mut take = |inputs: &[Input]| {
        known.follow(inputs, Vec::new(), |_| false);
        known.library()
    };
    let mut added = Vec::new();
    for _ in 0..=rounds {
        take(&others);
        added.push(clock::time(|| take(inputs)));
    }
    let added = clock::Times::new(added);
    let share = added.least().as_secs_f64() / anew.least().as_secs_f64() * 100.0;
    let count = inputs.len();
    clock::print(&format!("everything anew, {count} articles: {anew}"));
    clock::print(&format!("one article added to them: {added}, {share:.1} % of everything anew"));
}
