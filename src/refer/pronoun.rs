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

use rayon::prelude::*;

use crate::entity::gazetteer::Gazetteer;
use crate::link::Links;
use crate::model::{ArticleId, Mention, MentionKind, Passage, Reason, Rule};
use crate::reading::Reading;
use crate::refer::profile::Profiles;
use certainty::Certainty;
use figure::Figure;
use network::Network;
use question::{Candidate, Question};
use scene::{Scene, Words};

/// The trained model; `models/PRONOUNS.md` says from what.
pub static MODEL: &[u8] = include_bytes!("../../models/pronouns.model");

/// How likely an answer has to be: about he and she, about they, about it.
const LEAST: [f32; 3] = [0.65, 0.6, 0.8];

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

/// Adds to `links`, whose mentions are in order, the mentions by pronoun, in any order. Articles that speak of someone
/// whose gender the pronouns of others told are read again.
pub(super) fn add(readings: &[Reading], links: &mut Links) {
    let Some(network) = Network::open(MODEL) else { return };
    let words = Words::default();
    let mut profiles = Profiles::new(readings, links, &Gazetteer::default());
    let articles: Vec<&[Mention]> = links.mentions.chunk_by(|a, b| a.article == b.article).collect();
    let resolve = |mentions: &&[Mention], profiles: &Profiles| {
        let article = mentions.first().map_or(ArticleId(0), |first| first.article);
        let scene = Scene::new(&readings[article.index()], mentions, &links.entities, (&words, profiles));
        resolved(article, &scene, network)
    };
    let mut found: Vec<Vec<Mention>> = articles.par_iter().map(|mentions| resolve(mentions, &profiles)).collect();
    let learned = evidence::learn(readings, found.iter().flatten(), &mut profiles);
    found.par_iter_mut().zip(&articles).for_each(|(found, mentions)| {
        if mentions.iter().any(|mention| learned.binary_search(&mention.entity).is_ok()) {
            *found = resolve(mentions, &profiles);
        }
    });
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
        let (chosen, likelihood) = likeliest(&network.weigh(question))?;
        let candidate = &question.candidates[chosen];
        let likelihood = certainty.of(candidate, likelihood);
        answers.push(answer(question, candidate, likelihood));
        Some(chosen)
    });
    answers.resize(scene.pronouns.len(), None);
    answers
}

fn answer(question: &Question, candidate: &Candidate, likelihood: f32) -> Option<Answer> {
    let named = candidate.named?;
    let least = LEAST[memory::kin(question.form.family)];
    (likelihood >= least).then_some(Answer {
        pronoun: question.pronoun,
        referent: candidate.referent,
        named,
        likelihood,
    })
}

/// The position and likelihood of the answer that is likelier than any other and than that none is meant.
#[must_use]
pub fn likeliest(likelihoods: &[f32]) -> Option<(usize, f32)> {
    let none = 1.0 - likelihoods.iter().sum::<f32>();
    let best = likelihoods.iter().copied().enumerate().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))?;
    (best.1 > none).then_some(best)
}
