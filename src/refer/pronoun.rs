//! Pronouns: whom "he" and "their" mean, and who says "I".
//!
//! `scene` sets out who and what an article speaks of and its pronouns, `question` asks for each whom of the latest it
//! can mean, `features` turns each answer into rows, and `network` weighs them with what `models/pronouns.model` has
//! learned; `evidence` takes what they tell of gender to other articles. `speech` gives "I" and "we" to who speaks. A
//! pronoun whose best answer is not likely enough is not linked. The cost grows with the length of the texts: a pronoun
//! is compared with a few of the latest only.

pub mod certainty;
pub mod class;
mod evidence;
pub mod features;
pub mod figure;
pub mod form;
mod memory;
pub mod network;
pub mod phrase;
pub mod question;
pub mod scene;
mod sketch;
mod speech;
#[cfg(test)]
mod tests;

use crate::entity::gazetteer::Gazetteer;
use crate::link::Links;
use crate::memo::Memo;
use crate::model::{ArticleId, Mention, MentionKind, Passage, Reason, Rule};
use crate::reading::Reading;
use crate::refer::profile::{self, Gender, Profiles};
use crate::refer::view::{self, Cast, View};
use certainty::Certainty;
use figure::{Figure, Role};
use form::Family;
use network::Network;
use question::{Candidate, Question};
use scene::{Scene, Words};

/// The trained model; `models/PRONOUNS.md` says from what.
pub static MODEL: &[u8] = include_bytes!("../../models/pronouns.model");

/// How likely an answer has to be: about he and she, about they, about it.
const LEAST: [f32; 3] = [0.65, 0.6, 0.8];

/// How likely it has to be where the subject of the sentence before would be another.
const CONTESTED: f32 = 0.8;
/// How likely that other has to be to count.
const RIVAL: f32 = 0.1;

/// Whom a pronoun means.
#[derive(Clone, Copy, Debug)]
struct Answer {
    pronoun: Figure,
    /// The position of the referent in the scene.
    referent: usize,
    /// Where it was named or described last.
    named: Figure,
    likelihood: f32,
}

/// What was found in each article before: with what names and descriptions tell of gender, and with what is learned then.
#[derive(Clone, Debug, Default)]
pub(super) struct Memos {
    told: profile::Memos,
    first: Memo<Vec<Mention>>,
    again: Memo<Vec<Mention>>,
}

/// Adds to `links`, whose mentions are in order, the mentions by pronoun, in any order. Articles that speak of someone
/// whose gender the pronouns of others told are read again.
pub(super) fn add(readings: &[Reading], links: &mut Links, memos: &mut Memos) {
    let Some(network) = Network::open(MODEL) else { return };
    let words = Words::default();
    let resolve = |reading: &Reading, view: &View| {
        let (mentions, entities, profiles) = (view.mentions(), view.entities(), view.profiles());
        resolved(ArticleId(0), &Scene::new(reading, &mentions, &entities, (&words, &profiles)), network)
    };
    let mut profiles = Profiles::new_with(readings, links, &Gazetteer::default(), &mut memos.told);
    let casts = view::casts(links);
    let asked =
        |cast: &Cast, profiles: &Profiles| (&readings[cast.article.index()], cast.view(&links.entities, profiles));
    let first: Vec<_> = casts.iter().map(|cast| asked(cast, &profiles)).collect();
    let first = memos.first.ask(&first, resolve);
    let mut found: Vec<Vec<Mention>> =
        casts.iter().zip(&first).map(|(cast, found)| cast.placed(found).collect()).collect();
    let learned = evidence::learn(readings, found.iter().flatten(), &mut profiles);
    let is_new = |cast: &Cast| cast.entities.iter().any(|entity| learned.binary_search(entity).is_ok());
    let changed: Vec<usize> = (0..casts.len()).filter(|&at| is_new(&casts[at])).collect();
    let again: Vec<_> = changed.iter().map(|&at| asked(&casts[at], &profiles)).collect();
    for (&at, again) in changed.iter().zip(memos.again.ask(&again, resolve)) {
        found[at] = casts[at].placed(&again).collect();
    }
    links.mentions.extend(found.into_iter().flatten());
}

/// The mentions by pronoun in one article.
fn resolved(article: ArticleId, scene: &Scene, network: Network) -> Vec<Mention> {
    let answers = answers(scene, network);
    let mut mentions = Vec::new();
    for answer in answers.iter().flatten() {
        let evidence = Some(Passage { article, span: answer.named.span });
        let reason = Reason { rule: Rule::Pronoun, evidence };
        mentions.extend(scene.referents[answer.referent].entities.iter().map(|&entity| Mention {
            article,
            span: answer.pronoun.span,
            entity,
            kind: MentionKind::Pronoun,
            confidence: answer.likelihood,
            reason,
        }));
    }
    mentions.extend(speech::spoken(article, scene, &answers));
    mentions
}

/// Whom each pronoun of `scene` means, in their order, where that is likely enough.
fn answers(scene: &Scene, network: Network) -> Vec<Option<Answer>> {
    let mut answers = Vec::new();
    let mut certainty = Certainty::default();
    question::read(scene, |at, question| {
        answers.resize(at, None);
        let likelihoods = network.weigh(question);
        let (chosen, likelihood) = likeliest(&likelihoods)?;
        let candidate = &question.candidates[chosen];
        let likelihood = certainty.of(candidate, likelihood);
        let least = LEAST[memory::kin(question.form.family)];
        let is_contested = is_contested(scene, question, (&likelihoods, chosen));
        let least = if is_contested { least.max(CONTESTED) } else { least };
        answers.push(answer(question, candidate, likelihood).filter(|_| likelihood >= least));
        Some(chosen)
    });
    answers.resize(scene.pronouns.len(), None);
    answers
}

/// Whether the candidate `chosen` is so although another is the subject of the sentence before the pronoun, which is a subject
/// too: centering theory (Grosz, Joshi and Weinstein, 1995) expects that to go on.
fn is_contested(scene: &Scene, question: &Question, (likelihoods, chosen): (&[f32], usize)) -> bool {
    let before = question.pronoun.sentence.checked_sub(1);
    let is_subject = |at: usize| {
        let last = &question.candidates[at].last;
        last.role == Role::Subject && Some(last.sentence) == before
    };
    let may_be = |at: usize| {
        let gender = scene.referents[question.candidates[at].referent].belief.gender().map(|(gender, _)| gender);
        !matches!(
            (question.form.family, gender),
            (Family::He, Some(Gender::Female)) | (Family::She, Some(Gender::Male))
        )
    };
    let is_rival = |at: usize| at != chosen && likelihoods[at] >= RIVAL && is_subject(at) && may_be(at);
    question.pronoun.role == Role::Subject
        && Some(question.candidates[chosen].last.sentence) <= before
        && !is_subject(chosen)
        && (0..likelihoods.len()).any(is_rival)
}

fn answer(question: &Question, candidate: &Candidate, likelihood: f32) -> Option<Answer> {
    let named = candidate.named?;
    Some(Answer { pronoun: question.pronoun, referent: candidate.referent, named, likelihood })
}

/// The position and likelihood of the answer that is likelier than any other and than that none is meant.
#[must_use]
pub fn likeliest(likelihoods: &[f32]) -> Option<(usize, f32)> {
    let none = 1.0 - likelihoods.iter().sum::<f32>();
    let best = likelihoods.iter().copied().enumerate().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))?;
    (best.1 > none).then_some(best)
}
