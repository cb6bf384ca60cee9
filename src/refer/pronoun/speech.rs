//! Who is meant by "I", "my" and "we" in quoted words: who speaks.

use super::Answer;
use super::figure::Figure;
use super::form::Family;
use super::scene::{Scene, Speaker};
use crate::model::{ArticleId, EntityId, Mention, MentionKind, Passage, Reason, Rule};

/// How sure it is that "I" is who speaks.
const I: f32 = 0.95;
/// How sure it is that "we" counts who speaks in.
const WE: f32 = 0.85;

/// The mentions of speakers in their own words. `answers` say what the pronouns of `scene` mean.
pub(super) fn spoken(article: ArticleId, scene: &Scene, answers: &[Option<Answer>]) -> Vec<Mention> {
    let mut mentions = Vec::new();
    for (pronoun, form) in &scene.pronouns {
        let confidence = match form.family {
            Family::I => I,
            Family::We => WE,
            _ => continue,
        };
        let Some((entity, told, certainty)) = speaker(scene, answers, pronoun) else { continue };
        mentions.push(Mention {
            article,
            span: pronoun.span,
            entity,
            kind: MentionKind::Pronoun,
            confidence: confidence * certainty,
            reason: Reason { rule: Rule::Speaker, evidence: Some(Passage { article, span: told }) },
        });
    }
    mentions
}

/// The one who says the words that `pronoun` stands in, where that is told, and how sure it is that these words mean them.
fn speaker(scene: &Scene, answers: &[Option<Answer>], pronoun: &Figure) -> Option<(EntityId, crate::model::Span, f32)> {
    let quotation = (scene.sketch.quote(pronoun.first) as usize).checked_sub(1)?;
    let told = scene.reading().quotations.get(quotation)?.speaker?;
    let (referent, certainty) = match scene.speakers.get(quotation).copied().flatten()? {
        Speaker::Referent(referent) => (referent, 1.0),
        Speaker::Pronoun(at) => {
            answers.get(at).copied().flatten().map(|answer| (answer.referent, answer.likelihood))?
        }
    };
    match scene.referents[referent].entities.as_slice() {
        [entity] => Some((*entity, told, certainty)),
        _ => None,
    }
}
