//! What was found in each article when it was asked last, so that asking all articles again costs what has changed.
//!
//! An answer may rest on the article and on what it is told of the others, and on nothing else that changes. It is kept as
//! long as it is asked for: what belongs to an article that has gone is forgotten at the next question. Answers are
//! compared by a fingerprint of what the article was told (a verifying trace in the terms of Mokhov, Mitchell and Peyton
//! Jones, "Build Systems à la Carte", 2018); of 128 bits (`SipHash`, Aumasson and Bernstein, 2012) no two meet by chance.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

use rayon::prelude::*;
use siphasher::sip128::{Hasher128, SipHasher13};

use crate::reading::Reading;
use crate::text::segment::Segments;

/// What is told, in 128 bits.
type Fingerprint = (u64, u64);

/// What was found in an article.
#[derive(Clone, Debug)]
struct Answer<V> {
    told: Fingerprint,
    found: Arc<V>,
    /// Keeps the address that the answer is found by from being another article's.
    article: Arc<Segments>,
}

/// What was found of one kind in each article.
#[derive(Clone, Debug)]
pub struct Memo<V> {
    /// By where the article's segments lie: they are made once for an article, and never changed.
    known: HashMap<usize, Answer<V>>,
}

impl<V> Default for Memo<V> {
    fn default() -> Self {
        Self { known: HashMap::new() }
    }
}

impl<V: Send + Sync> Memo<V> {
    /// For each article of `asked`, with what it is told, what `find` gives: found anew, on all cores, only where the
    /// article or what it is told is not as it was. `find` must rest on nothing else.
    pub fn ask<T: Hash + Sync>(
        &mut self,
        asked: &[(&Reading, T)],
        find: impl Fn(&Reading, &T) -> V + Sync,
    ) -> Vec<Arc<V>> {
        self.ask_with(asked, |(): &mut (), reading, told| find(reading, told))
    }

    /// The same where `find` works faster with what it has seen in other articles, which must not change what it gives.
    pub fn ask_with<T: Hash + Sync, W: Default>(
        &mut self,
        asked: &[(&Reading, T)],
        find: impl Fn(&mut W, &Reading, &T) -> V + Sync,
    ) -> Vec<Arc<V>> {
        let answer = |workspace: &mut W, (reading, told): &(&Reading, T)| {
            let fingerprint = fingerprint(told);
            let is_known =
                |known: &&Answer<V>| Arc::ptr_eq(&known.article, &reading.segments) && known.told == fingerprint;
            let known = self.known.get(&place(reading)).filter(is_known);
            let found = known.map(|known| Arc::clone(&known.found));
            let found = found.unwrap_or_else(|| Arc::new(find(workspace, reading, told)));
            Answer { told: fingerprint, found, article: Arc::clone(&reading.segments) }
        };
        let answers: Vec<Answer<V>> = asked.par_iter().map_init(W::default, answer).collect();
        let found = answers.iter().map(|answer| Arc::clone(&answer.found)).collect();
        self.known = asked.iter().map(|(reading, _)| place(reading)).zip(answers).collect();
        found
    }

    /// How many answers are kept.
    #[must_use]
    pub fn len(&self) -> usize {
        self.known.len()
    }

    /// Whether none is kept.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }
}

/// Where the segments of `reading` lie.
fn place(reading: &Reading) -> usize {
    Arc::as_ptr(&reading.segments).addr()
}

fn fingerprint(told: &impl Hash) -> Fingerprint {
    let mut hasher = SipHasher13::new();
    told.hash(&mut hasher);
    hasher.finish128().as_u64()
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::reading::marked;

    /// Asks `memo` of `readings`, each told a number; how many were found anew.
    #[track_caller]
    fn ask(memo: &mut Memo<String>, asked: &[(&Reading, u32)]) -> usize {
        let anew = AtomicUsize::new(0);
        let answer = |reading: &Reading, told: u32| format!("{} {told}", reading.article.text);
        let found = memo.ask(asked, |reading, &told| {
            anew.fetch_add(1, Ordering::Relaxed);
            answer(reading, told)
        });
        let expected: Vec<_> = asked.iter().map(|(reading, told)| answer(reading, *told)).collect();
        assert!(found.iter().map(|found| &**found).eq(&expected));
        anew.into_inner()
    }

    #[test]
    fn only_what_has_changed_is_found_anew() {
        let (one, two, other) = (marked::reading("One."), marked::reading("Two."), marked::reading("One."));
        let mut memo = Memo::default();
        assert_eq!(ask(&mut memo, &[(&one, 1), (&two, 1)]), 2);
        assert_eq!(ask(&mut memo, &[(&two, 1), (&one, 1)]), 0);
        assert_eq!(ask(&mut memo, &[(&one, 1), (&two, 2)]), 1);
        assert_eq!(ask(&mut memo, &[(&one.clone(), 1), (&other, 1)]), 1);
    }

    #[test]
    fn what_is_not_asked_for_is_forgotten() {
        let (one, two) = (marked::reading("One."), marked::reading("Two."));
        let mut memo = Memo::default();
        ask(&mut memo, &[(&one, 1), (&two, 1)]);
        assert_eq!((ask(&mut memo, &[(&one, 1)]), memo.len()), (0, 1));
        assert_eq!(ask(&mut memo, &[(&one, 1), (&two, 1)]), 1);
    }
}
