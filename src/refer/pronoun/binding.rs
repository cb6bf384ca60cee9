//! What grammar and the turns of speech say against a candidate: "May, her friend", "Burger, whom he appointed", and the
//! one who is spoken of in the very words that "he said" gives to somebody.

use super::class::Class;
use super::figure::Figure;
use super::form::{Case, Form};
use super::memory::Memory;
use super::scene::Scene;

/// How a candidate is bound to a pronoun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Binding {
    /// Nothing speaks for or against it.
    Free,
    /// The pronoun opens an apposition to it: "Doe, his friend".
    Apposed,
    /// The pronoun is the subject of a clause that asks for it: "Doe, whom he met".
    Asked,
    /// It is the "who" that does something to the pronoun: "Doe, who told him".
    Doer,
    /// It is spoken of in words that the pronoun says: "Doe is ill," he said.
    SpokenOf,
    /// It says, as far as is known, the words that the pronoun stands in.
    Speaker,
    /// It was last spoken of as the owner of somebody else, the Doe of "Doe's spokesman", in another sentence.
    Owner,
}

/// How many there are.
pub(super) const BINDINGS: usize = Binding::Owner as usize + 1;

/// How `referent`, spoken of last at `last`, is bound to the pronoun at position `at` of the scene's anaphors, which stands in
/// words of `speaker`.
pub(super) fn binding(
    scene: &Scene,
    memory: &Memory,
    (at, pronoun, form): (usize, &Figure, Form),
    (referent, last, speaker): (usize, &Figure, Option<usize>),
) -> Binding {
    if last.sentence == pronoun.sentence && last.end < pronoun.first {
        let between = &scene.sketch.classes()[last.end..pronoun.first];
        let comma = matches!(
            between,
            [Class::Comma | Class::Pause] | [Class::Comma | Class::Pause, Class::Adverb | Class::When | Class::Word]
        );
        if comma && form.case == Case::Possessive {
            return Binding::Apposed;
        }
        match between {
            [Class::Who] | [Class::Comma, Class::Who] if form.case == Case::Subject => return Binding::Asked,
            [Class::Who, clause @ ..] | [Class::Comma, Class::Who, clause @ ..]
                if form.case == Case::Object && !clause.iter().any(|class| class.parts_clauses()) =>
            {
                return Binding::Doer;
            }
            _ => {}
        }
    }
    if is_spoken_of(scene, memory, at, referent) {
        return Binding::SpokenOf;
    }
    if speaker == Some(referent) {
        return Binding::Speaker;
    }
    let only_owns = form.case == Case::Subject
        && last.sentence < pronoun.sentence
        && scene.only_owns(last, referent)
        && !memory.is_spoken_of_before(referent, last);
    if only_owns { Binding::Owner } else { Binding::Free }
}

/// How many quotations of one anaphor are looked through at most, and how many of the latest figures.
const MOST_SAID: usize = 50;
const MOST_READ: usize = 1000;

/// Whether `referent` is spoken of in words that the anaphor at `at` says.
fn is_spoken_of(scene: &Scene, memory: &Memory, at: usize, referent: usize) -> bool {
    let quotations = &scene.reading().quotations;
    scene.said_by(at).take(MOST_SAID).any(|quotation| {
        let words = quotations[quotation].span;
        let inside = memory.log.iter().rev().take(MOST_READ).take_while(|(figure, _)| figure.span.start >= words.start);
        inside.filter(|(figure, _)| words.covers(figure.span)).any(|(_, other)| *other == referent)
    })
}

/// Who says the words that `pronoun` stands in; where that is told by a later pronoun, who said the last words in the
/// paragraph.
pub(super) fn speaker(scene: &Scene, memory: &Memory, pronoun: &Figure) -> Option<usize> {
    let quotation = (scene.sketch.quote(pronoun.first) as usize).checked_sub(1)?;
    let quotations = &scene.reading().quotations;
    let region = scene.sketch.region(pronoun.sentence);
    let start = scene.reading().article.regions.get(region).map_or(0, |region| region.span.start);
    let mut near = (0..=quotation).rev().take(MOST_SAID).take_while(|&at| quotations[at].span.start >= start);
    near.find_map(|at| scene.speaker(at, &memory.answers))
}
