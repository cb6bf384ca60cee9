//! Noun phrases that no entity is known of: whom else a pronoun could mean.

use std::ops::Range;

use super::class::Class;
use super::sketch::Sketch;
use crate::entity::gazetteer::{Gazetteer, Sorts};
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

/// Nouns for people that are plural without an -s.
const PLURALS: [&str; 9] = ["people", "men", "women", "children", "police", "troops", "clergy", "staff", "parents"];
/// Nouns for people that the lists of roles lack.
const PERSONS: [&str; 6] = ["man", "woman", "boy", "girl", "child", "person"];

/// Nouns that the lists of roles have and that mean things far more often: counted in the texts that the network learned
/// from.
const MOSTLY_THINGS: &str = "life study name end image face case head hand back light mind power letter have chair \
    match sun issue mutation sort centre type material square competition model planet green subject source mouth voice \
    influence tail red nature beauty grass factor arrival center front best bird second satellite love dog skin blood \
    lead success card opposite quarter force cat watch failure presence gun medium browser suit wing authority help \
    machine date prospect threat longer brick foot control variation reminder great sport shower crawler collector \
    heavy operator possible shot bag computer hope mark connection cow better page rock contact tool simple lion brain \
    tenor chased snake self affiliate sensation creeper puppet honey birth attraction national fraud coyote instrument \
    fate antecedent plant sweep pig prayer talent number order paper matter water cover round state part world member's \
    house place area point line body";

/// The noun phrases of `sketch` with a determiner or owner, and the bare plurals that mean people.
pub(super) fn phrases(sketch: &Sketch, gazetteer: &Gazetteer) -> Vec<Phrase> {
    let mut phrases = Vec::new();
    for sentence in &sketch.reading.segments.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let found = phrase(sketch, at..sentence.tokens.end, gazetteer);
            at = found.as_ref().map_or(at + 1, |phrase| phrase.tokens.end);
            phrases.extend(found);
        }
    }
    phrases
}

/// The phrase that begins with `tokens`, if one does.
fn phrase(sketch: &Sketch, tokens: Range<usize>, gazetteer: &Gazetteer) -> Option<Phrase> {
    let opening = sketch.class(tokens.start);
    let opened = matches!(opening, Class::Determiner | Class::Owner | Class::Possessive);
    let from = if opened { tokens.start + 1 } else { tokens.start };
    let last = tokens.end.min(from + LONGEST);
    let end = (from..last).find(|&at| !sketch.class(at).is_nominal()).unwrap_or(last);
    let head = (from..end).rev().find(|&at| matches!(sketch.class(at), Class::Word | Class::Ess))?;
    let word = fold(sketch.text(head));
    let nature = nature(&word, sketch.class(head) == Class::Ess, gazetteer);
    if !opened && nature != Nature::People {
        return None;
    }
    let indefinite = matches!(sketch.text(tokens.start), "a" | "an" | "A" | "An" | "another" | "some" | "any" | "no");
    let start = if opening == Class::Possessive { from } else { tokens.start };
    Some(Phrase { tokens: start..head + 1, head: word, nature, definite: opened && !indefinite })
}

/// What the noun `word` can be.
fn nature(word: &str, plural: bool, gazetteer: &Gazetteer) -> Nature {
    let is_role = |word: &str| {
        let listed = gazetteer.sorts(word).any(Sorts::ROLE.union(Sorts::TITLE));
        PERSONS.contains(&word) || (listed && !MOSTLY_THINGS.split_whitespace().any(|thing| thing == word))
    };
    if PLURALS.contains(&word) {
        return Nature::People;
    }
    let singular = word.strip_suffix("ies").map(|stem| format!("{stem}y"));
    let singular = singular.or_else(|| word.strip_suffix('s').map(str::to_owned)).filter(|_| plural);
    match singular {
        Some(singular) if is_role(&singular) || is_role(word) => Nature::People,
        Some(_) => Nature::Things,
        None if is_role(word) || word.ends_with("woman") || word.ends_with("man") => Nature::Person,
        None => Nature::Thing,
    }
}
