//! The names of one article as they are used in it: each spelling once, each use with what stands around it.

use std::collections::HashMap;

use super::called::{self, Called};
use super::missed::{self, Missed};
use super::telling::Telling;
use super::{kin, sense};
use crate::entity::Candidate;
use crate::entity::gazetteer::{Gazetteer, Sorts};
use crate::entity::gender::Gender;
use crate::model::{EntityType, Span};
use crate::reading::Reading;
use crate::text::fold::fold;
use crate::text::segment::Token;

/// A name as it is written in one article.
#[derive(Clone, Debug)]
pub(super) struct Spelling {
    /// As it is written, with plain single spaces: a no-break space makes no other name.
    pub(super) text: String,
    /// As names are compared.
    pub(super) folded: String,
    /// Its words, if it is the name of a person.
    pub(super) telling: Telling,
    /// What the gazetteer knows of it.
    pub(super) sorts: Sorts,
    /// Whether it is one word in capitals.
    pub(super) acronym: bool,
}

/// One use of a spelling.
#[derive(Clone, Copy, Debug)]
pub(super) struct Naming {
    /// The position of its spelling.
    pub(super) spelling: usize,
    /// Where it stands, and what the recogniser takes it for.
    pub(super) candidate: Candidate,
    /// What the form of address before it says.
    pub(super) gender: Option<Gender>,
    /// What the pronoun says that follows it.
    pub(super) pronoun: Option<Gender>,
    /// What the pronoun says by which its bearer is said to go on: "Holt said he was late".
    pub(super) says: Option<Gender>,
    /// Whether it stands beside a verb of saying: "Holt said", "said Holt".
    pub(super) speaks: bool,
    /// Whether it is a capital that stands for a government.
    pub(super) government: bool,
    /// Whether it is introduced as the name of somebody's relative.
    pub(super) kin: bool,
    /// The position of the title right before it.
    pub(super) title: Option<usize>,
}

impl Naming {
    /// Of a word that was passed over: nothing that stands around it is known.
    pub(super) fn alone(candidate: Candidate) -> Self {
        Self {
            spelling: 0,
            candidate,
            gender: None,
            pronoun: None,
            says: None,
            speaks: false,
            government: false,
            kin: false,
            title: None,
        }
    }
}

/// All names of one article.
#[derive(Clone, Debug, Default)]
pub(super) struct Namings {
    pub(super) spellings: Vec<Spelling>,
    pub(super) titles: Vec<String>,
    pub(super) uses: Vec<Naming>,
    /// Words that may be names of people which were passed over.
    pub(super) missed: Vec<Missed>,
    /// What it says that people are called.
    pub(super) called: Vec<Called>,
}

/// The names of `reading`.
pub(super) fn namings(reading: &Reading, gazetteer: &Gazetteer) -> Namings {
    let mut namings = Namings {
        missed: missed::candidates(reading, gazetteer),
        called: called::called(reading, gazetteer),
        ..Namings::default()
    };
    let mut positions: HashMap<&str, usize> = HashMap::new();
    for &candidate in reading.candidates.iter() {
        let text = reading.article.slice(candidate.span);
        let spelling = *positions.entry(text).or_insert_with(|| {
            namings.spellings.push(Spelling::new(text, gazetteer));
            namings.spellings.len() - 1
        });
        let before = address(reading, candidate.span);
        let sorts = gazetteer.sorts(&before);
        let gender = Gender::of_address(&before, sorts);
        let (pronoun, says) = (pronoun(reading, &candidate), says(reading, &candidate, gazetteer));
        // "Then" is a role noun, too, but opens sentences.
        let other = Sorts::HONORIFIC.union(Sorts::FUNCTION);
        let role = sorts.any(Sorts::TITLE.union(Sorts::ROLE)) && !sorts.any(other);
        let title = (role || before == "state").then(|| namings.title(before));
        let capital = namings.spellings[spelling].sorts.any(Sorts::CAPITAL);
        let government = capital && sense::is_government(reading, candidate.span, gazetteer);
        let kin = candidate.kind == EntityType::Person && kin::introduces(reading, candidate.span);
        let speaks = candidate.kind == EntityType::Person && speaks(reading, candidate.span, gazetteer);
        namings.uses.push(Naming { spelling, candidate, gender, pronoun, says, speaks, government, kin, title });
    }
    namings
}

impl Namings {
    /// The position of `title`, which is added where it is not known.
    fn title(&mut self, title: String) -> usize {
        let known = self.titles.iter().position(|known| *known == title);
        known.unwrap_or_else(|| {
            self.titles.push(title);
            self.titles.len() - 1
        })
    }
}

impl Spelling {
    pub(super) fn new(text: &str, gazetteer: &Gazetteer) -> Self {
        let folded = fold(text);
        Self {
            text: text.split_whitespace().collect::<Vec<_>>().join(" "),
            telling: Telling::of(text),
            sorts: gazetteer.sorts(&folded),
            acronym: is_acronym(text),
            folded,
        }
    }
}

/// One word of two to seven capitals, with or without dots.
fn is_acronym(text: &str) -> bool {
    let letters = text.chars().filter(|ch| *ch != '.').count();
    (2..=7).contains(&letters) && text.chars().all(|ch| ch == '.' || ch.is_uppercase())
}

/// What the first "he" or "she" says that follows the name of a person in its sentence, with nobody else named before it.
fn pronoun(reading: &Reading, name: &Candidate) -> Option<Gender> {
    let behind = behind(reading, name)?;
    let names = &reading.candidates;
    let later = &names[names.partition_point(|other| other.span.start < name.span.end)..];
    let other = later.iter().find(|other| other.kind == EntityType::Person).map_or(u32::MAX, |other| other.span.start);
    let mut after = behind.iter().take_while(|token| token.span.start < other);
    after.find_map(|token| match reading.article.slice(token.span) {
        "he" | "his" | "himself" => Some(Gender::Male),
        "she" | "her" | "herself" => Some(Gender::Female),
        _ => None,
    })
}

/// Whether a verb of saying stands right before or behind `span`.
fn speaks(reading: &Reading, span: Span, gazetteer: &Gazetteer) -> bool {
    let tokens = &reading.segments.tokens;
    let first = tokens.partition_point(|token| token.span.start < span.start);
    let next = tokens.partition_point(|token| token.span.start < span.end);
    let is_verb = |at: usize| {
        let token = tokens.get(at);
        token.is_some_and(|token| is_verb_of_saying(reading.article.slice(token.span), gazetteer))
    };
    is_verb(next) || first.checked_sub(1).is_some_and(is_verb)
}

fn is_verb_of_saying(word: &str, gazetteer: &Gazetteer) -> bool {
    gazetteer.sorts(&fold(word)).any(Sorts::SPEECH.union(Sorts::STATEMENT))
}

/// What the "he" or "she" says that stands right behind the name of a person and what its bearer says or does: "Holt said
/// that he was late".
fn says(reading: &Reading, name: &Candidate, gazetteer: &Gazetteer) -> Option<Gender> {
    let mut words = behind(reading, name)?.iter().map(|token| reading.article.slice(token.span));
    words.next().filter(|verb| is_verb_of_saying(verb, gazetteer))?;
    match words.find(|word| *word != "that")? {
        "he" => Some(Gender::Male),
        "she" => Some(Gender::Female),
        _ => None,
    }
}

/// The tokens behind the name of a person in its sentence.
fn behind<'a>(reading: &'a Reading, name: &Candidate) -> Option<&'a [Token]> {
    let tokens = &reading.segments.tokens;
    let sentence = reading.segments.sentence_at(name.span.start).filter(|_| name.kind == EntityType::Person)?;
    let first = tokens.partition_point(|token| token.span.start < name.span.end);
    tokens.get(first..sentence.tokens.end)
}

/// The folded word before `span` where it has a capital, else nothing.
fn address(reading: &Reading, span: Span) -> String {
    let word = reading.word_before(span).filter(|word| word.starts_with(char::is_uppercase));
    word.map_or_else(String::new, fold)
}
