//! Who speaks around a pronoun.

use super::binding;
use super::figure::Figure;
use super::memory::Memory;
use super::scene::Scene;

/// Who speaks, as positions of referents.
pub(super) struct Turns {
    /// Who says the words that it stands in.
    pub(super) own: Option<usize>,
    /// The same, or who said the last words in the paragraph where that is told by a later pronoun.
    pub(super) paragraph: Option<usize>,
    /// Who said what was quoted last before it, in its sentence or the two before.
    pub(super) last: Option<usize>,
}

impl Turns {
    pub(super) fn new(scene: &Scene, memory: &Memory, pronoun: &Figure) -> Self {
        let quotation = (scene.sketch.quote(pronoun.first) as usize).checked_sub(1);
        let speaker = |at: usize| scene.speaker(at, &memory.answers);
        let paragraph = binding::speaker(scene, memory, pronoun);
        Self { own: quotation.and_then(speaker), paragraph, last: last_quotation(scene, pronoun).and_then(speaker) }
    }
}

/// The quotation that ended last before `pronoun`, in its sentence or the two before.
fn last_quotation(scene: &Scene, pronoun: &Figure) -> Option<usize> {
    const REACH: usize = 2;
    let quotations = &scene.reading().quotations;
    let before = quotations.partition_point(|quotation| quotation.span.start < pronoun.span.start);
    let near = |at: &usize| {
        let tokens = &scene.reading().segments.tokens;
        let last = tokens.partition_point(|token| token.span.end < quotations[*at].span.end);
        scene.sketch.sentence_of(last) + REACH >= pronoun.sentence
    };
    (0..before).rev().find(|&at| quotations[at].span.end <= pronoun.span.start).filter(near)
}

/// Whether nobody is known to speak, `referent` does, or another.
pub(super) fn speaks(speaker: Option<usize>, referent: usize) -> usize {
    speaker.map_or(0, |speaker| if speaker == referent { 1 } else { 2 })
}
