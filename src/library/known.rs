//! What was understood of inputs, so that only what has changed is understood when they are read again.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use rayon::prelude::*;

use super::{Library, understand};
use crate::corpus::{self, Input};
use crate::model::Problem;
use crate::reading::Reading;

/// What tells an input from all others: its name, and the length and two hashes of its bytes.
type Mark = (String, usize, [u64; 2]);

/// What one input gave.
#[derive(Debug, Default)]
struct Given {
    readings: Vec<Reading>,
    problems: Vec<Problem>,
}

/// What the inputs read last have given.
#[derive(Debug, Default)]
pub struct Known(HashMap<Mark, Arc<Given>>);

impl Known {
    /// What [`Library::read`] gives for `inputs`. The articles of an input whose name and bytes are known are not
    /// understood again: only the joining of all articles costs as much as ever. Forgets all other inputs.
    pub fn read(&mut self, inputs: &[Input], mut problems: Vec<Problem>) -> Library {
        let given: Vec<_> = inputs.par_iter().map(|input| self.one(input)).collect();
        let mut readings = Vec::new();
        self.0.clear();
        for (mark, given) in given {
            readings.extend(given.readings.iter().cloned());
            problems.extend(given.problems.iter().cloned());
            self.0.extend(mark.map(|mark| (mark, given)));
        }
        Library::new(readings, problems)
    }

    /// What `input` gives, with its mark where it could be read.
    fn one(&self, input: &Input) -> (Option<Mark>, Arc<Given>) {
        let bytes = match corpus::bytes(input) {
            Ok(bytes) => bytes,
            Err(problem) => return (None, Arc::new(Given { readings: Vec::new(), problems: vec![problem] })),
        };
        let mark = mark(&input.name(), &bytes);
        let given = self.0.get(&mark).cloned().unwrap_or_else(|| {
            let (articles, problems) = corpus::parse(&mark.0, &bytes);
            Arc::new(Given { readings: understand(articles), problems })
        });
        (Some(mark), given)
    }
}

fn mark(name: &str, bytes: &[u8]) -> Mark {
    let hash = |seed: u64| {
        let mut hasher = DefaultHasher::new();
        (seed, bytes).hash(&mut hasher);
        hasher.finish()
    };
    (name.to_owned(), bytes.len(), [hash(0), hash(1)])
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: Input = Input::Builtin("one.txt", b"A talk in Oslo\n\nAnna Berg met Ola Dahl in Oslo.");
    const TWO: Input = Input::Builtin("two.txt", b"A talk\n\nBerg said that she had met Mr Dahl.");
    const CHANGED: Input = Input::Builtin("one.txt", b"A talk in Bergen\n\nAnna Berg met Ola Dahl in Bergen.");

    #[test]
    fn reading_again_gives_what_reading_once_gives() {
        let mut known = Known::default();
        for inputs in [vec![ONE], vec![ONE, TWO], vec![CHANGED, TWO], vec![TWO], vec![]] {
            let (again, once) = (known.read(&inputs, Vec::new()), Library::read(&inputs, Vec::new()));
            let titles = |library: &Library| library.articles().map(|(_, one)| one.title.clone()).collect::<Vec<_>>();
            assert_eq!(titles(&again), titles(&once));
            assert_eq!((again.entities(), again.mentions()), (once.entities(), once.mentions()));
        }
    }

    #[test]
    fn what_is_known_is_not_understood_again() {
        let mut known = Known::default();
        let before = known.read(&[ONE], Vec::new());
        let after = known.read(&[ONE, TWO], Vec::new());
        assert!(Arc::ptr_eq(&before.readings[0].candidates, &after.readings[0].candidates));
    }
}
