//! How sure an answer is that rests on earlier ones: who is meant by a wrong "he" is meant wrongly by the next too.

use std::collections::HashMap;

use super::question::Candidate;

/// How much of the doubt of an answer the next one inherits, as a power: the network, which has learned from its own
/// mistakes, knows some of it. Chosen on the sets for development.
const SHARE: f32 = 0.7;

/// How sure the last pronoun of each referent is, by its position in the scene.
#[derive(Clone, Debug, Default)]
pub struct Certainty(HashMap<usize, f32>);

impl Certainty {
    /// How sure it is that `candidate` is meant, which is as likely as `likelihood` if it was rightly spoken of before.
    pub fn of(&mut self, candidate: &Candidate, likelihood: f32) -> f32 {
        let before = self.0.get(&candidate.referent).copied().filter(|_| candidate.last.is_pronoun());
        let certainty = likelihood * before.unwrap_or(1.0).powf(SHARE);
        self.0.insert(candidate.referent, certainty);
        certainty
    }
}
