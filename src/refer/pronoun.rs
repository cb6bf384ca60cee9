//! Pronouns: whom "he" and "their" mean, and who says "I".
//!
//! `scene` sets out who and what an article speaks of and its pronouns, `question` asks for each whom of the latest it
//! can mean, `features` turns each answer into rows, and `network` weighs them with what `models/pronouns.model` has
//! learned; `evidence` takes what they tell of gender to other articles. `speech` gives "I" and "we" to who speaks. A
//! pronoun whose best answer is not likely enough is not linked. The cost grows with the length of the texts: a pronoun
//! is compared with a few of the latest only.

mod binding;
pub mod certainty;
pub mod class;
mod clause;
mod entry;
mod evidence;
pub mod features;
pub mod figure;
pub mod form;
mod memory;
pub mod network;
mod outlook;
pub mod phrase;
mod portrait;
pub mod question;
mod recent;
mod rows;
pub mod scene;
mod sketch;
mod speech;
mod standing;
#[cfg(test)]
mod tests;
mod together;
mod turns;

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::entity::gazetteer::Gazetteer;
use crate::memo::Memo;
use crate::model::{ArticleId, Mention, MentionKind, Passage, Reason, Rule, Span};
use crate::reading::Reading;
use crate::refer::Described;
use crate::refer::profile::{self, Profiles};
use crate::refer::view::{self, Cast, Known, View};
use certainty::Certainty;
use figure::Figure;
use form::Family;
use network::Network;
use question::{Candidate, Verdict};
use scene::{Scene, Words};

/// The trained model; `models/PRONOUNS.md` says from what.
pub static MODEL: &[u8] = include_bytes!("../../models/pronouns.model");

/// What articles are read with.
static WORDS: LazyLock<Words> = LazyLock::new(Words::default);

/// How likely an answer has to be: about he and she, about they, about it, and about a description.
const LEAST: [f32; memory::KINDS] = [0.7, 0.6, 0.8, 0.65];

/// Whom a pronoun means.
#[derive(Clone, Copy, Debug)]
struct Answer {
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

/// Adds to what is `described`, whose mentions are in order, the mentions by pronoun and by the descriptions that are left,
/// in any order. Articles that speak of someone whose gender the pronouns of others told are read again.
pub(super) fn add(readings: &[Reading], described: &mut Described, memos: &mut Memos) {
    let Some(network) = Network::open(MODEL) else { return };
    let resolve = |reading: &Reading, view: &View| {
        let scene = Scene::new(reading, (&view.mentions(), &view.open), &view.entities, &WORDS);
        resolved(ArticleId(0), &scene, network)
    };
    let mut profiles = Profiles::new_with(readings, &described.links, &Gazetteer::default(), &mut memos.told);
    let casts = view::casts(&described.links);
    let asked = |cast: &Cast, known: &[Known]| {
        (&readings[cast.article.index()], cast.view(known, &described.open[cast.article.index()]))
    };
    let mut known = view::known(described, &profiles);
    let first: Vec<_> = casts.iter().map(|cast| asked(cast, &known)).collect();
    let first = memos.first.ask(&first, resolve);
    let mut found: Vec<Vec<Mention>> =
        casts.iter().zip(&first).map(|(cast, found)| cast.placed(found).collect()).collect();
    let learned = evidence::learn(readings, found.iter().flatten(), &mut profiles);
    let is_new = |cast: &Cast| cast.entities.iter().any(|entity| learned.binary_search(entity).is_ok());
    let changed: Vec<usize> = (0..casts.len()).filter(|&at| is_new(&casts[at])).collect();
    for &entity in &learned {
        known[entity.index()].belief = profiles.of(entity).settled();
    }
    let again: Vec<_> = changed.iter().map(|&at| asked(&casts[at], &known)).collect();
    for (&at, again) in changed.iter().zip(memos.again.ask(&again, resolve)) {
        found[at] = casts[at].placed(&again).collect();
    }
    let found: Vec<Mention> = found.into_iter().flatten().collect();
    take_back(described, &found);
    described.links.mentions.extend(found);
}

/// Takes back that the descriptions among `found` are of people without a name, and that the word for a people that is the
/// noun of one, as in "the Frenchman", is of its country.
fn take_back(described: &mut Described, found: &[Mention]) {
    let descriptions = found.iter().filter(|mention| mention.kind == MentionKind::Nominal);
    let spans: HashSet<(ArticleId, Span)> = descriptions.map(|mention| (mention.article, mention.span)).collect();
    let national = |(article, span): &(ArticleId, Span)| {
        let open = &described.open[article.index()];
        let at = open.binary_search_by_key(span, |open| open.span).ok()?;
        open[at].is_national().then_some((*article, open[at].noun_end))
    };
    let nouns: HashSet<(ArticleId, u32)> = spans.iter().filter_map(national).collect();
    described.links.mentions.retain(|mention| match mention.kind {
        MentionKind::Name => !nouns.contains(&(mention.article, mention.span.end)),
        _ => !spans.contains(&(mention.article, mention.span)),
    });
}

/// The mentions by pronoun and by description in one article.
fn resolved(article: ArticleId, scene: &Scene, network: Network) -> Vec<Mention> {
    let answers = answers(scene, network);
    let mut mentions = Vec::new();
    for (answer, anaphor) in answers.iter().zip(&scene.anaphors) {
        let Some(answer) = answer else { continue };
        let evidence = Some(Passage { article, span: answer.named.span });
        let (rule, kind) = match anaphor.description {
            Some(_) => (Rule::Description, MentionKind::Nominal),
            None => (Rule::Pronoun, MentionKind::Pronoun),
        };
        let reason = Reason { rule, evidence };
        mentions.extend(scene.referents[answer.referent].entities.iter().map(|&entity| Mention {
            article,
            span: anaphor.figure.span,
            entity,
            kind,
            confidence: answer.likelihood,
            reason,
        }));
    }
    mentions.extend(speech::spoken(article, scene, &answers));
    mentions
}

/// Whom each anaphor of `scene` means, in their order, where that is likely enough.
fn answers(scene: &Scene, network: Network) -> Vec<Option<Answer>> {
    let mut answers = Vec::new();
    let mut certainty = Certainty::default();
    question::read(scene, |at, question| {
        answers.resize(at, None);
        let likelihoods = network.weigh(question);
        let best = likeliest(&likelihoods);
        let answer = best.and_then(|(chosen, likelihood)| {
            let candidate = &question.candidates[chosen];
            let likelihood = certainty.of(candidate, likelihood);
            let least = LEAST[memory::kin(question.form.family)];
            answer(candidate, likelihood).filter(|_| likelihood >= least)
        });
        answers.push(answer);
        // Who is described is somebody without a name where it is not likely enough who: what follows goes on with that.
        let told = answer.is_some() || question.form.family != Family::Described;
        Verdict { chosen: best.filter(|_| told).map(|(chosen, _)| chosen), likelihoods }
    });
    answers.resize(scene.anaphors.len(), None);
    answers
}

fn answer(candidate: &Candidate, likelihood: f32) -> Option<Answer> {
    let named = candidate.named?;
    Some(Answer { referent: candidate.referent, named, likelihood })
}

/// The position and likelihood of the answer that is likelier than any other and than that none is meant.
#[must_use]
pub fn likeliest(likelihoods: &[f32]) -> Option<(usize, f32)> {
    let none = 1.0 - likelihoods.iter().sum::<f32>();
    let best = likelihoods.iter().copied().enumerate().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))?;
    (best.1 > none).then_some(best)
}
