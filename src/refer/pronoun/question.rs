//! The questions that an article asks, one for each pronoun: whom of these does it mean?

use super::features;
use super::figure::Figure;
use super::form::{Case, Family, Form};
use super::memory::Memory;
use super::phrase::Nature;
use super::scene::Scene;

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

/// Reads `scene` from start to end. `answer` gets each question about he, she, they and it in turn with the position of its
/// pronoun in the scene, and says which of the candidates is meant; what it says is remembered for later questions.
pub fn read(scene: &Scene, mut answer: impl FnMut(usize, &Question) -> Option<usize>) {
    let mut memory = Memory::new(scene.referents.len());
    let mut seen = 0;
    for (at, &(pronoun, form)) in scene.pronouns.iter().enumerate() {
        while let Some(&(figure, referent)) = scene.figures.get(seen).filter(|(figure, _)| figure.end <= pronoun.first)
        {
            memory.see(referent, figure);
            seen += 1;
        }
        if matches!(form.family, Family::I | Family::We) {
            memory.answers.push(None);
            continue;
        }
        let question = question(scene, &memory, (pronoun, form), seen);
        let chosen =
            answer(at, &question).and_then(|chosen| question.candidates.get(chosen)).map(|chosen| chosen.referent);
        memory.answers.push(chosen);
        memory.answer(form.family, pronoun, chosen);
    }
}

fn question(scene: &Scene, memory: &Memory, (pronoun, form): (Figure, Form), seen: usize) -> Question {
    let mut candidates = Vec::new();
    for &referent in memory.recent.iter().rev() {
        let trace = &memory.traces[referent];
        if let Some(last) = trace.last.filter(|_| suits(form.family, scene.referents[referent].nature)) {
            candidates.push(Candidate { referent, last, named: trace.named, rows: Vec::new() });
        }
        if candidates.len() == MOST {
            break;
        }
    }
    candidates.extend(ahead(scene, memory, (pronoun, form), seen));
    candidates.retain(|candidate| !is_ruled_out(scene, (&pronoun, form), candidate));
    let mut question = Question { pronoun, form, candidates, none: Vec::new() };
    features::fill(scene, memory, &mut question);
    question
}

/// Whether grammar forbids that the pronoun means `candidate`.
fn is_ruled_out(scene: &Scene, (pronoun, form): (&Figure, Form), candidate: &Candidate) -> bool {
    let goes_on = form.case == Case::Subject && candidate.last.sentence < pronoun.sentence;
    scene.is_named_beside(pronoun, form, candidate.referent)
        || (goes_on && scene.only_owns(&candidate.last, candidate.referent))
}

/// Those named after the pronoun, in its sentence, and not before.
fn ahead(scene: &Scene, memory: &Memory, (pronoun, form): (Figure, Form), seen: usize) -> Vec<Candidate> {
    let later = scene.figures[seen..].iter().take_while(|(figure, _)| figure.sentence == pronoun.sentence);
    let named = later.filter(|(figure, referent)| {
        let known = !scene.referents[*referent].entities.is_empty();
        figure.first > pronoun.first
            && known
            && suits(form.family, scene.referents[*referent].nature)
            && memory.traces[*referent].last.is_none()
    });
    let candidate = |&(last, referent): &(Figure, usize)| Candidate { referent, last, named: Some(last), rows: vec![] };
    named.take(AHEAD).map(candidate).collect()
}

/// Whether a pronoun of `family` can mean what is `nature`.
fn suits(family: Family, nature: Nature) -> bool {
    match family {
        Family::He | Family::She => nature == Nature::Person,
        Family::They => matches!(nature, Nature::People | Nature::Things | Nature::Organisation | Nature::Place),
        Family::It => matches!(nature, Nature::Thing | Nature::Organisation | Nature::Place),
        Family::I | Family::We => false,
    }
}
