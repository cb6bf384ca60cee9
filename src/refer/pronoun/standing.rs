//! How a candidate stands when a pronoun comes: where it was spoken of around it, how it was named last, and how far it was
//! believed to be who the pronouns before meant.

use super::figure::{Figure, ROLES, Role};
use super::memory::{Memory, kin};
use super::question::{Candidate, Question};
use super::recent::Recent;
use super::rows::{Rows, STEPS, step};
use super::scene::Scene;

/// The sizes of all blocks together.
pub(super) const SIZE: usize = PRESENCE + NAMED + BELIEFS;
const PRESENCE: usize = 4 + 3 + 12 + 2 * (ROLES + 1) * ROLES + 4 + 4 + 8;
const NAMED: usize = 2 * STEPS + 1 + ROLES + 1;
const BELIEFS: usize = 4 * PARTS;
/// How many parts [`part`] tells apart, and that there is no likelihood.
const PARTS: usize = 8;

/// Adds the blocks of `candidate`.
pub(super) fn fill(
    rows: &mut Rows,
    (scene, memory): (&Scene, &Memory),
    question: &Question,
    (candidate, recent): (&Candidate, &Recent),
) {
    presence(rows, scene, recent, (&question.pronoun, candidate.referent));
    named(rows, &question.pronoun, candidate);
    beliefs(rows, memory, question, candidate);
}

/// How present the referent is in the sentences and paragraphs around.
fn presence(rows: &mut Rows, scene: &Scene, recent: &Recent, (pronoun, referent): (&Figure, usize)) {
    let present = recent.of(referent);
    rows.block(4, present.in_paragraph);
    let opens = if present.opens_paragraph { 1 } else { 2 };
    rows.block(3, if present.in_paragraph == 0 { 0 } else { opens });
    let back = present.subject.map(|sentence| pronoun.sentence.saturating_sub(sentence));
    let back = back.map_or(5, |back| [0, 1, 2, 3, 3].get(back).copied().unwrap_or(4));
    rows.block(12, back * 2 + usize::from(recent.is_last_subject(referent)));
    let role = |role: Option<Role>| role.map_or(0, |role| 1 + role as usize);
    rows.block((ROLES + 1) * ROLES, role(present.here) * ROLES + pronoun.role as usize);
    rows.block((ROLES + 1) * ROLES, role(present.before) * ROLES + pronoun.role as usize);
    rows.block(4, usize::from(present.opens_sentence) * 2 + usize::from(present.opened_last));
    rows.block(4, present.near);
    let start = scene.sketch.region(pronoun.sentence.saturating_sub(1)) != scene.sketch.region(pronoun.sentence);
    rows.block(8, usize::from(start) * 4 + present.in_last_paragraph.min(3));
}

/// How far back the candidate was spoken of last other than by pronoun, and in what part.
fn named(rows: &mut Rows, pronoun: &Figure, candidate: &Candidate) {
    let back = |figure: Figure| pronoun.sentence.saturating_sub(figure.sentence);
    let by_pronoun = usize::from(candidate.last.is_pronoun());
    rows.block(2 * STEPS + 1, candidate.named.map_or(2 * STEPS, |figure| step(back(figure)) * 2 + by_pronoun));
    rows.block(ROLES + 1, candidate.named.map_or(ROLES, |figure| figure.role as usize));
}

/// How likely the last pronouns meant the candidate, and how sure the last one is that was taken for it.
fn beliefs(rows: &mut Rows, memory: &Memory, question: &Question, candidate: &Candidate) {
    let kin = kin(question.form.family);
    let earlier = [&memory.earlier[kin], &memory.before_earlier[kin]];
    let here = earlier[0].as_ref().is_some_and(|last| last.figure.sentence == question.pronoun.sentence);
    let [last, before] = earlier.map(|earlier| {
        let told = earlier.as_ref().filter(|earlier| !earlier.beliefs.is_empty());
        told.map_or(0, |earlier| earlier.belief_in(candidate.referent).map_or(1, part))
    });
    rows.block(2 * PARTS, last * 2 + usize::from(here));
    rows.block(PARTS, before);
    let taken = memory.traces[candidate.referent].belief.filter(|_| candidate.last.is_pronoun());
    rows.block(PARTS, taken.map_or(0, part));
}

/// Which part of all likelihoods one lies in, from one.
fn part(likelihood: f32) -> usize {
    const BOUNDS: [f32; PARTS - 2] = [0.05, 0.2, 0.4, 0.6, 0.8, 0.95];
    1 + BOUNDS.iter().filter(|bound| likelihood >= **bound).count()
}
