//! The questions that an article asks, one for each pronoun: whom of these does it mean?

use super::features;
use super::figure::Figure;
use super::form::{Family, Form};
use super::memory::{Earlier, Memory};
use super::phrase::Nature;
use super::scene::{Anaphor, Referent, Scene};

/// Someone whom a pronoun may mean.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The position of the referent in the scene.
    pub referent: usize,
    /// Where it was spoken of last, by pronoun or not; after the pronoun where it had not been spoken of before.
    pub last: Figure,
    /// Where it was named or described last.
    pub named: Option<Figure>,
    /// The features of the choice: rows of the network.
    pub rows: Vec<u16>,
}

/// A pronoun and whom it may mean.
#[derive(Clone, Debug)]
pub struct Question {
    /// Where it stands.
    pub pronoun: Figure,
    /// Which it is.
    pub form: Form,
    /// Whom it may mean, the latest first, but for those whom grammar forbids.
    pub candidates: Vec<Candidate>,
    /// The features of the answer that it means none of them.
    pub none: Vec<u16>,
}

impl Question {
    /// How many sentences before the pronoun the candidate at `at` was spoken of last.
    #[must_use]
    pub fn sentences_back(&self, at: usize) -> usize {
        self.pronoun.sentence.saturating_sub(self.candidates[at].last.sentence)
    }
}

/// How many candidates a pronoun has at most.
const MOST: usize = 12;
/// How many names after a pronoun, in its sentence, are candidates.
const AHEAD: usize = 2;
/// How many sentences lead into an article, and describe people whom it names later: "A man was shot on Monday".
const LEAD: usize = 5;
/// How many people named later are candidates for such a description, and how many sentences later at most.
const FORESEEN: (usize, usize) = (3, 10);

/// What is answered to a question.
#[derive(Clone, Debug, Default)]
pub struct Verdict {
    /// The position of the candidate that is meant.
    pub chosen: Option<usize>,
    /// How likely each candidate is meant; empty where that is not known.
    pub likelihoods: Vec<f32>,
}

/// Reads `scene` from start to end. `answer` gets each question in turn with the position of its anaphor in the scene, and
/// says which of the candidates is meant; what it says is remembered for later questions.
pub fn read(scene: &Scene, mut answer: impl FnMut(usize, &Question) -> Verdict) {
    let mut memory = Memory::new(scene.referents.len());
    let mut seen = 0;
    for (at, anaphor) in scene.anaphors.iter().enumerate() {
        let Anaphor { figure, form, description } = anaphor;
        // A description holds its owner: "Doe's ally".
        let before = if description.is_some() { figure.end } else { figure.first };
        while let Some(&(known, referent)) = scene.figures.get(seen).filter(|(known, _)| known.end <= before) {
            memory.see(referent, known);
            seen += 1;
        }
        if matches!(form.family, Family::I | Family::We) {
            memory.answers.push(None);
            continue;
        }
        let question = question(scene, &memory, (at, anaphor), seen);
        let Verdict { chosen, likelihoods } = answer(at, &question);
        let chosen = chosen.and_then(|chosen| question.candidates.get(chosen)).map(|chosen| chosen.referent);
        let beliefs =
            question.candidates.iter().zip(likelihoods).map(|(candidate, belief)| (candidate.referent, belief));
        let answer = Earlier { figure: *figure, referent: chosen, beliefs: beliefs.collect() };
        let own = description.map(|(_, own)| own);
        memory.answers.push(chosen.or(own));
        memory.answer(*form, answer);
        if let (Some(chosen), Some((open, _))) = (chosen, description) {
            memory.called.entry(open.noun.clone()).or_default().insert(chosen);
        }
        if let (None, Some(own)) = (chosen, own) {
            memory.see(own, *figure);
        }
    }
}

fn question<'a>(scene: &Scene<'a>, memory: &Memory, (at, anaphor): (usize, &Anaphor<'a>), seen: usize) -> Question {
    let mut candidates = Vec::new();
    for &referent in memory.recent.iter().rev() {
        let trace = &memory.traces[referent];
        if let Some(last) = trace.last.filter(|_| suits(anaphor.form.family, &scene.referents[referent])) {
            candidates.push(Candidate { referent, last, named: trace.named, rows: Vec::new() });
        }
        if candidates.len() == MOST {
            break;
        }
    }
    candidates.extend(ahead(scene, memory, anaphor, seen));
    candidates.retain(|candidate| !is_ruled_out(scene, anaphor, candidate));
    features::keep_agreeing(scene, memory, anaphor, &mut candidates);
    let (pronoun, form) = (anaphor.figure, anaphor.form);
    let mut question = Question { pronoun, form, candidates, none: Vec::new() };
    features::fill(scene, memory, (at, anaphor), &mut question);
    question
}

/// Whether grammar forbids that the pronoun means `candidate`.
fn is_ruled_out(scene: &Scene, anaphor: &Anaphor, candidate: &Candidate) -> bool {
    let Anaphor { figure: pronoun, form, description } = anaphor;
    if let Some((open, _)) = description {
        let entity = scene.referents[candidate.referent].entities.first();
        // Nobody is his own ally, no deputy is the minister, and a president may be another than the one who is known.
        return pronoun.span.covers(candidate.last.span)
            || entity.is_some_and(|entity| open.is_other(*entity) || open.is_doubtful(*entity));
    }
    scene.is_named_beside(pronoun, *form, candidate.referent)
}

/// Those named after the anaphor, in its sentence, and not before; for a description that opens the article, those whom it
/// names next.
fn ahead(scene: &Scene, memory: &Memory, anaphor: &Anaphor, seen: usize) -> Vec<Candidate> {
    let Anaphor { figure: pronoun, form, description } = anaphor;
    let opens = description.is_some() && pronoun.sentence < LEAD;
    let (most, reach) = if opens { FORESEEN } else { (AHEAD, 0) };
    let later = scene.figures[seen..].iter().take_while(|(figure, _)| figure.sentence <= pronoun.sentence + reach);
    let named = later.filter(|(figure, referent)| {
        let known = !scene.referents[*referent].entities.is_empty();
        figure.first > pronoun.first
            && known
            && suits(form.family, &scene.referents[*referent])
            && memory.traces[*referent].last.is_none()
    });
    let mut ahead: Vec<Candidate> = Vec::new();
    for &(last, referent) in named {
        if ahead.len() == most {
            break;
        }
        if ahead.iter().all(|known| known.referent != referent) {
            ahead.push(Candidate { referent, last, named: Some(last), rows: vec![] });
        }
    }
    ahead
}

/// Whether a pronoun of `family` can mean what is `referent`.
fn suits(family: Family, referent: &Referent) -> bool {
    let nature = referent.nature;
    match family {
        Family::He | Family::She => nature == Nature::Person,
        Family::They => matches!(nature, Nature::People | Nature::Things | Nature::Organisation | Nature::Place),
        Family::It => matches!(nature, Nature::Thing | Nature::Organisation | Nature::Place),
        Family::Described => nature == Nature::Person && referent.is_named,
        Family::I | Family::We => false,
    }
}
