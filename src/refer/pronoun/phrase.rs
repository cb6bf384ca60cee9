//! Noun phrases that no entity is known of: whom else a pronoun could mean.

use std::ops::Range;

use super::class::Class;
use super::sketch::Sketch;
use crate::refer::lexicon::Lexicon;
use crate::text::fold::fold;

/// What a referent is, as far as pronouns tell things apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Nature {
    /// One person.
    Person,
    /// Several people.
    People,
    /// An organisation.
    Organisation,
    /// A place.
    Place,
    /// One thing.
    Thing,
    /// Several things.
    Things,
}

/// A noun phrase: its tokens, what its last noun can be, and whether it speaks of what is known.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pub(super) tokens: Range<usize>,
    pub(super) head: String,
    pub(super) nature: Nature,
    pub(super) definite: bool,
}

/// How many words a phrase has at most.
const LONGEST: usize = 6;

/// Nouns for people that have no singular.
const PLURALS: [&str; 6] = ["people", "police", "troops", "clergy", "staff", "parents"];

/// The noun phrases of `sketch` with a determiner or owner, and the bare plurals that mean people.
pub(super) fn phrases(sketch: &Sketch, lexicon: &Lexicon) -> Vec<Phrase> {
    let mut phrases = Vec::new();
    for sentence in &sketch.reading.segments.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let found = phrase(sketch, at..sentence.tokens.end, lexicon);
            at = found.as_ref().map_or(at + 1, |phrase| phrase.tokens.end);
            phrases.extend(found);
        }
    }
    phrases
}

/// The phrase that begins with `tokens`, if one does.
fn phrase(sketch: &Sketch, tokens: Range<usize>, lexicon: &Lexicon) -> Option<Phrase> {
    let opening = sketch.class(tokens.start);
    let opened = matches!(opening, Class::Determiner | Class::Owner | Class::Possessive);
    let from = if opened { tokens.start + 1 } else { tokens.start };
    let last = tokens.end.min(from + LONGEST);
    let end = (from..last).find(|&at| !sketch.class(at).is_nominal()).unwrap_or(last);
    let head = (from..end).rev().find(|&at| matches!(sketch.class(at), Class::Word | Class::Ess))?;
    let word = fold(sketch.text(head));
    let nature = nature(&word, sketch.class(head) == Class::Ess, lexicon);
    if !opened && nature != Nature::People {
        return None;
    }
    let indefinite = matches!(sketch.text(tokens.start), "a" | "an" | "A" | "An" | "another" | "some" | "any" | "no");
    let start = if opening == Class::Possessive { from } else { tokens.start };
    Some(Phrase { tokens: start..head + 1, head: word, nature, definite: opened && !indefinite })
}

/// What the noun `word` can be.
fn nature(word: &str, plural: bool, lexicon: &Lexicon) -> Nature {
    match lexicon.noun(word) {
        _ if PLURALS.contains(&word) => Nature::People,
        Some((_, true)) => Nature::People,
        Some((_, false)) => Nature::Person,
        None if plural => Nature::Things,
        None => Nature::Thing,
    }
}
