//! Who has been spoken of lately, and in what part: the sentences and the paragraph around a pronoun as centering theory
//! looks at them (Grosz, Joshi and Weinstein, "Centering", 1995).

use std::collections::BTreeMap;

use super::figure::{Figure, Role};
use super::memory::Memory;
use super::phrase::Nature;
use super::scene::Scene;

/// How many of the latest figures are looked at.
const REACH: usize = 60;
/// How many sentences back count as near.
const NEAR: usize = 3;

/// What the latest figures tell of one referent.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Presence {
    /// How often it is spoken of in the paragraph, and in the one before.
    pub(super) in_paragraph: usize,
    pub(super) in_last_paragraph: usize,
    /// How often in the sentence and those near before it.
    pub(super) near: usize,
    /// The best part it has in the sentence, and in the one before.
    pub(super) here: Option<Role>,
    pub(super) before: Option<Role>,
    /// Whether it is the first of its nature in the sentence, in the one before, and in the paragraph.
    pub(super) opens_sentence: bool,
    pub(super) opened_last: bool,
    pub(super) opens_paragraph: bool,
    /// The sentence in which it was a subject last.
    pub(super) subject: Option<usize>,
}

/// The presences of all who were spoken of lately.
#[derive(Clone, Debug, Default)]
pub(super) struct Recent {
    by_referent: BTreeMap<usize, Presence>,
    /// For each nature, who of them was a subject last.
    subjects: Vec<(Nature, usize)>,
}

impl Recent {
    /// Looks back from `pronoun`.
    pub(super) fn new(scene: &Scene, memory: &Memory, pronoun: &Figure) -> Self {
        let mut recent = Self::default();
        let region = scene.sketch.region(pronoun.sentence);
        let from = memory.log.len().saturating_sub(REACH);
        // For each nature, who came first in the sentence, in the one before, and in the paragraph: the last looked at.
        let mut first: BTreeMap<(u8, u8), usize> = BTreeMap::new();
        for &(figure, referent) in memory.log[from..].iter().rev() {
            let nature = scene.referents[referent].nature;
            let presence = recent.by_referent.entry(referent).or_default();
            let back = pronoun.sentence.saturating_sub(figure.sentence);
            presence.near += usize::from(back <= NEAR);
            if figure.role == Role::Subject && presence.subject.is_none() {
                presence.subject = Some(figure.sentence);
                if recent.subjects.iter().all(|(other, _)| *other != nature) {
                    recent.subjects.push((nature, referent));
                }
            }
            let part = match back {
                0 => Some(&mut presence.here),
                1 => Some(&mut presence.before),
                _ => None,
            };
            if let Some(part) = part {
                *part = Some(part.map_or(figure.role, |known| known.min(figure.role)));
                first.insert((nature as u8, u8::from(back == 1)), referent);
            }
            let apart = region.saturating_sub(scene.sketch.region(figure.sentence));
            presence.in_paragraph += usize::from(apart == 0);
            presence.in_last_paragraph += usize::from(apart == 1);
            if apart == 0 {
                first.insert((nature as u8, 2), referent);
            }
        }
        for ((_, place), referent) in first {
            let Some(presence) = recent.by_referent.get_mut(&referent) else { continue };
            match place {
                0 => presence.opens_sentence = true,
                1 => presence.opened_last = true,
                _ => presence.opens_paragraph = true,
            }
        }
        recent
    }

    /// What is told of `referent`.
    pub(super) fn of(&self, referent: usize) -> Presence {
        self.by_referent.get(&referent).copied().unwrap_or_default()
    }

    /// Whether nobody of the same nature was a subject after `referent` was.
    pub(super) fn is_last_subject(&self, referent: usize) -> bool {
        self.subjects.iter().any(|(_, last)| *last == referent)
    }
}
