//! What a reader remembers of the referents while going through an article.

use std::collections::{HashMap, HashSet};

use super::figure::Figure;
use super::form::{Family, Form};

/// How many of the latest referents are looked at.
pub(super) const REACH: usize = 60;

/// What is remembered of one referent.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Trace {
    /// Where it was spoken of last.
    pub(super) last: Option<Figure>,
    /// Where it was spoken of last other than by pronoun.
    pub(super) named: Option<Figure>,
    /// How often it was spoken of.
    pub(super) count: usize,
    /// How likely it is that the last anaphor that was taken for it meant it.
    pub(super) belief: Option<f32>,
    /// By how many pronouns of he, she, they and it, and by how many descriptions that were asked about.
    pub(super) pronouns: [usize; 5],
}

/// The answer to an earlier pronoun.
#[derive(Clone, Debug)]
pub(super) struct Earlier {
    pub(super) figure: Figure,
    pub(super) referent: Option<usize>,
    /// How likely each candidate was meant; empty where that is not known.
    pub(super) beliefs: Vec<(usize, f32)>,
}

impl Earlier {
    /// How likely `referent` was meant, if it was a candidate.
    pub(super) fn belief_in(&self, referent: usize) -> Option<f32> {
        self.beliefs.iter().find(|(other, _)| *other == referent).map(|(_, belief)| *belief)
    }
}

/// What is remembered.
#[derive(Clone, Debug, Default)]
pub(super) struct Memory {
    pub(super) traces: Vec<Trace>,
    /// The referents spoken of last, at most [`REACH`] of them, the latest last.
    pub(super) recent: Vec<usize>,
    /// The last pronouns of he or she, they, and it, and the last description.
    pub(super) earlier: [Option<Earlier>; KINDS],
    /// Those before them.
    pub(super) before_earlier: [Option<Earlier>; KINDS],
    /// Every figure so far, with its referent.
    pub(super) log: Vec<(Figure, usize)>,
    /// Whom descriptions with a noun meant: the positions of the referents.
    pub(super) called: HashMap<String, HashSet<usize>>,
    /// Whom each anaphor of the scene so far means.
    pub(super) answers: Vec<Option<usize>>,
}

/// How many kinds of question there are.
pub(super) const KINDS: usize = 4;

/// The place of a family among those that are asked about: he and she are one.
pub(super) fn kin(family: Family) -> usize {
    match family {
        Family::He | Family::She => 0,
        Family::They => 1,
        Family::Described => 3,
        _ => 2,
    }
}

/// The place of a family in [`Trace::pronouns`].
pub(super) fn place(family: Family) -> usize {
    match family {
        Family::He => 0,
        Family::She => 1,
        Family::They => 2,
        Family::Described => 4,
        _ => 3,
    }
}

impl Memory {
    pub(super) fn new(referents: usize) -> Self {
        Self { traces: vec![Trace::default(); referents], ..Self::default() }
    }

    /// Remembers that `referent` is spoken of at `figure`.
    pub(super) fn see(&mut self, referent: usize, figure: Figure) {
        let trace = &mut self.traces[referent];
        trace.last = Some(figure);
        self.log.push((figure, referent));
        trace.count += 1;
        if !figure.is_pronoun() {
            trace.named = Some(figure);
        }
        if let Some(at) = self.recent.iter().rposition(|known| *known == referent) {
            self.recent.remove(at);
        } else if self.recent.len() == REACH {
            self.recent.remove(0);
        }
        self.recent.push(referent);
    }

    /// Whether `referent` is spoken of in the sentence of `figure` before it.
    pub(super) fn is_spoken_of_before(&self, referent: usize, figure: &Figure) -> bool {
        let same = self.log.iter().rev().take(REACH).take_while(|(other, _)| other.sentence >= figure.sentence);
        same.filter(|(other, _)| other.sentence == figure.sentence && other.end <= figure.first)
            .any(|(_, other)| *other == referent)
    }

    /// Remembers the answer to the anaphor `form`.
    pub(super) fn answer(&mut self, Form { family, .. }: Form, answer: Earlier) {
        if let Some(referent) = answer.referent {
            let trace = &mut self.traces[referent];
            trace.belief = answer.belief_in(referent);
            trace.pronouns[place(family)] += 1;
            self.see(referent, answer.figure);
        }
        self.before_earlier[kin(family)] = self.earlier[kin(family)].replace(answer);
    }
}
