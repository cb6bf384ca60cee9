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
#[derive(Clone, Copy, Debug)]
pub(super) struct Earlier {
    pub(super) figure: Figure,
    pub(super) referent: Option<usize>,
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
    /// How likely each candidate was meant by the last pronoun of each kind, and by the one before it.
    pub(super) beliefs: [[Vec<(usize, f32)>; 2]; KINDS],
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

    /// Remembers how likely each candidate of a question is meant, of whom one was `chosen`.
    pub(super) fn believe(&mut self, family: Family, beliefs: Vec<(usize, f32)>, chosen: Option<usize>) {
        if let Some(chosen) = chosen {
            self.traces[chosen].belief =
                beliefs.iter().find(|(referent, _)| *referent == chosen).map(|(_, belief)| *belief);
        }
        let [last, before] = &mut self.beliefs[kin(family)];
        *before = std::mem::replace(last, beliefs);
    }

    /// Remembers that the anaphor at `figure` means `referent`.
    pub(super) fn answer(&mut self, Form { family, .. }: Form, figure: Figure, referent: Option<usize>) {
        self.before_earlier[kin(family)] = self.earlier[kin(family)];
        self.earlier[kin(family)] = Some(Earlier { figure, referent });
        if let Some(referent) = referent {
            self.traces[referent].pronouns[place(family)] += 1;
            self.see(referent, figure);
        }
    }
}
