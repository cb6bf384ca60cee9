//! What belongs to a noun phrase around its noun: right to a name that completes it ("of France"), left over modifiers and
//! names to the word that begins it.

use std::ops::Range;

use super::adjective::{is_superlative, joined};
use super::line::Line;
use super::phrase::{CHANGING, COLOURS, Determiner, Phrase, determiner};
use crate::entity::gazetteer::Sorts;

/// Numbers of people that a phrase can count.
const NUMBERS: [(&str, usize); 8] =
    [("two", 2), ("three", 3), ("four", 4), ("five", 5), ("2", 2), ("3", 3), ("4", 4), ("5", 5)];

/// Function words that stand inside a phrase.
const INNER: [&str; 14] = [
    "own", "other", "first", "second", "third", "last", "next", "then", "former", "only", "same", "most", "very", "of",
];

/// How many pieces stand between the noun and the word that begins the phrase at most.
const REACH: usize = 7;

/// The phrase around the noun at `noun_pieces`. What makes the noun another role counts as a modifier.
pub(super) fn around(line: &Line<'_>, noun_pieces: Range<usize>, mut noun: String, plural: bool) -> Phrase {
    let mut changing = Vec::new();
    while let Some((first, rest)) = noun.split_once([' ', '-']).filter(|(first, _)| CHANGING.contains(first)) {
        changing.push(first.to_owned());
        noun = rest.to_owned();
    }
    let names = line.name(noun_pieces.start).into_iter().filter(|_| noun_pieces.len() == 1).collect();
    let mut phrase = Phrase {
        pieces: noun_pieces.clone(),
        noun_pieces,
        noun,
        plural,
        number: None,
        determiner: Determiner::Bare,
        is_weak: false,
        modifiers: Vec::new(),
        names,
    };
    extend_left(line, &mut phrase);
    extend_right(line, &mut phrase);
    phrase.modifiers.extend(changing);
    phrase
}

/// Takes in what stands before the noun.
fn extend_left(line: &Line<'_>, phrase: &mut Phrase) {
    let noun = phrase.noun_pieces.start;
    let mut at = noun;
    // Up to here all words are sure to belong to the phrase.
    let mut sure = noun;
    let mut taken: Vec<(usize, String)> = Vec::new();
    while at > 0 && noun - at < REACH {
        let before = at - 1;
        if let Some(name) = line.name_around(before) {
            phrase.names.extend(line.name(before));
            at = name.start;
            sure = at;
            continue;
        }
        if line.is_possessive(before) {
            if before == 0 {
                break;
            }
            phrase.determiner = Determiner::Possessor;
            sure = possessor(line, before, phrase);
            break;
        }
        let word = line.word(before);
        // "That" begins a phrase right before its noun, and a clause elsewhere.
        if word == "that" && before + 1 < noun {
            break;
        }
        if let Some(of) = joined(line, before) {
            at = of;
            continue;
        }
        if let Some(determiner) = determiner(word).filter(|_| !is_superlative(line, before)) {
            phrase.determiner = determiner;
            phrase.number = phrase.number.or((word == "both").then_some(2));
            sure = before;
            break;
        }
        if let Some((_, number)) = NUMBERS.iter().find(|(known, _)| *known == word) {
            phrase.number = Some(*number);
        } else if !belongs(line, before) || is_subject(line, before) {
            break;
        } else {
            taken.push((before, word.to_owned()));
        }
        at = before;
        if phrase.number.is_some() || line.is(before, Sorts::MODIFIER.union(Sorts::TITLE)) {
            sure = at;
        }
    }
    let end = phrase.noun_pieces.end;
    phrase.names.retain(|name| (sure..end).any(|at| line.name(at) == Some(*name)));
    phrase.modifiers = taken.into_iter().filter(|(at, _)| *at >= sure).map(|(_, word)| word).collect();
    phrase.pieces.start = sure;
}

/// Whether the word at `at` is a noun for people before a word that neither describes nor names: "attorney filed".
fn is_subject(line: &Line<'_>, at: usize) -> bool {
    let person = Sorts::TITLE.union(Sorts::ROLE);
    line.is(at, person)
        && !COLOURS.contains(&line.word(at))
        && !line.is_hyphened(at)
        && !line.is(at + 1, person.union(Sorts::NOUN).union(Sorts::MODIFIER))
        && !line.word(at + 1).is_empty()
}

/// Whether the word at `at` can stand inside a phrase.
fn belongs(line: &Line<'_>, at: usize) -> bool {
    let word = line.word(at);
    let verb = line.is(at, Sorts::SPEECH.union(Sorts::STATEMENT));
    let function = line.is(at, Sorts::FUNCTION) && !INNER.contains(&word);
    !word.is_empty() && !verb && !function && word != "of"
}

/// Where the possessor begins whose ending stands at `ending`; a name is taken into `phrase`.
fn possessor(line: &Line<'_>, ending: usize, phrase: &mut Phrase) -> usize {
    if let Some(name) = line.name_around(ending - 1) {
        phrase.names.extend(line.name(ending - 1));
        let mut start = name.start;
        while start > 0 && line.is(start - 1, Sorts::TITLE.union(Sorts::HONORIFIC)) {
            start -= 1;
        }
        return if start > 0 && line.word(start - 1) == "the" { start - 1 } else { start };
    }
    let mut start = ending - 1;
    while start > 0 && ending - start < REACH && belongs(line, start - 1) {
        start -= 1;
    }
    let determined = start > 0 && determiner(line.word(start - 1)).is_some();
    if determined { start - 1 } else { ending - 1 }
}

/// Takes in a name that completes the noun: "of France", "for the Red Cross".
fn extend_right(line: &Line<'_>, phrase: &mut Phrase) {
    let mut at = phrase.noun_pieces.end;
    if !["of", "for", "at", "to"].contains(&line.word(at)) {
        return;
    }
    let complement = line.word(at) == "of";
    at += 1;
    if line.word(at) == "the" {
        at += 1;
    }
    if let Some(name) = line.name_around(at) {
        phrase.names.extend(line.name(at));
        if complement && !line.is_possessive(name.end) {
            phrase.pieces.end = name.end;
        }
    }
}
