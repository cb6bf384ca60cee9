//! Who is meant by "I", "my" and "we": in quoted words who speaks, and outside of them by "I" who writes: the entry of a
//! live page that the word stands in, or the article.

use super::Answer;
use super::entry::Entries;
use super::figure::{Figure, Wording};
use super::form::{Case, Family};
use super::phrase::Nature;
use super::scene::{Anaphor, Scene, Speaker};
use crate::model::{ArticleId, EntityId, Mention, MentionKind, Passage, Reason, RegionKind, Rule, Span};

/// How sure it is that "I" is who speaks.
const I: f32 = 0.95;
/// How sure it is that "we" counts who speaks in.
const WE: f32 = 0.85;
/// How sure it is that "I" outside of quoted words is who writes.
const AUTHOR: f32 = 0.85;

/// The mentions of speakers in their own words. `answers` say what the pronouns of `scene` mean.
pub(super) fn spoken(article: ArticleId, scene: &Scene, answers: &[Option<Answer>]) -> Vec<Mention> {
    let author = author(scene);
    let entries = Entries::new(scene);
    let mut mentions = Vec::new();
    for Anaphor { figure: pronoun, form, .. } in &scene.anaphors {
        let confidence = match form.family {
            Family::I => I,
            Family::We => WE,
            _ => continue,
        };
        if is_shared(scene, pronoun) {
            continue;
        }
        let is_quoted = scene.sketch.quote(pronoun.first) != 0;
        let entry = || entries.writer(pronoun.span.start).map(|(entity, told)| (entity, told, AUTHOR));
        let writes = || entry().or(author).filter(|_| !is_quoted && form.family == Family::I);
        let Some((entity, told, certainty)) = speaker(scene, answers, pronoun).or_else(writes) else { continue };
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

/// Who writes, as the byline tells, where it names one only.
fn author(scene: &Scene) -> Option<Told> {
    let regions = &scene.reading().article.regions;
    let in_byline = |figure: &Figure| {
        let region = regions.get(scene.sketch.region(figure.sentence));
        region.is_some_and(|region| region.kind == RegionKind::Byline)
    };
    let is_person = |referent: usize| scene.referents[referent].nature == Nature::Person;
    let mut named = scene.figures.iter().filter(|(figure, referent)| is_person(*referent) && in_byline(figure));
    let (figure, referent) = named.next()?;
    let alone = named.all(|(_, other)| other == referent);
    match scene.referents[*referent].entities.as_slice() {
        [entity] if alone => Some((*entity, figure.span, AUTHOR)),
        _ => None,
    }
}

/// Who is meant, where that is told, and how sure it is.
type Told = (EntityId, Span, f32);

/// Words after "our" for what several countries or parties have together.
const SHARED: [&str; 12] = [
    "nations",
    "countries",
    "peoples",
    "governments",
    "two",
    "both",
    "bilateral",
    "mutual",
    "joint",
    "common",
    "shared",
    "respective",
];

/// Whether `pronoun` is of more than the one who speaks: "our two nations".
fn is_shared(scene: &Scene, pronoun: &Figure) -> bool {
    let owns = matches!(pronoun.wording, Wording::Pronoun(form) if form.case == Case::Possessive);
    let same = |at: &usize| scene.sketch.sentence_of(*at) == pronoun.sentence;
    let next = || (pronoun.end..scene.sketch.classes().len()).take_while(same).take(1);
    owns && next().any(|at| SHARED.contains(&scene.sketch.text(at)))
}

/// The one who says the words that `pronoun` stands in, where that is told, and how sure it is that these words mean them.
fn speaker(scene: &Scene, answers: &[Option<Answer>], pronoun: &Figure) -> Option<Told> {
    let quotation = (scene.sketch.quote(pronoun.first) as usize).checked_sub(1)?;
    let told = scene.reading().quotations.get(quotation)?.speaker?;
    let (referent, certainty) = match scene.speakers.get(quotation).copied().flatten()? {
        Speaker::Referent(referent) => (referent, 1.0),
        Speaker::Anaphor(at) => match answers.get(at).copied().flatten() {
            Some(answer) => (answer.referent, answer.likelihood),
            None => (scene.anaphors.get(at)?.description?.1, 1.0),
        },
    };
    match scene.referents[referent].entities.as_slice() {
        [entity] => Some((*entity, told, certainty)),
        _ => None,
    }
}
