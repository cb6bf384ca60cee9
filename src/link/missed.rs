//! Words that the recogniser passed over though they name somebody whom the article, or another account of the story,
//! names in full: "Begin" in the middle of a sentence, where Menachem Begin is spoken of.
//!
//! In one article [`candidates`] gathers the words that may be such names, with what stands around them; once the people
//! of all articles are known, [`named`] says which of them are. Each word is looked up, so that the cost grows with their
//! number.

use std::sync::Arc;

use foldhash::{HashMap, HashSet};

use super::line::Line;
use super::naming::{Namings, Spelling};
use super::person::People;
use super::together::{Nearness, Together};
use crate::entity::gazetteer::{Gazetteer, Sorts};
use crate::entity::{Candidate, repeated};
use crate::model::{EntityType, RegionKind, Span};
use crate::reading::Reading;
use crate::text::segment::{Sentence, TokenKind};

/// How sure it is that such a word is a name.
const CONFIDENCE: f32 = 0.6;
/// The shortest name that is looked for, in letters.
const SHORTEST: usize = 3;
/// Words with which a subject goes on.
const AUXILIARIES: [&str; 10] = ["is", "was", "has", "had", "will", "would", "did", "does", "could", "should"];
/// Words before a month.
const TIMES: [&str; 16] = [
    "in", "by", "since", "until", "till", "last", "next", "this", "early", "late", "mid", "from", "through", "during",
    "of", "between",
];
/// Words that go on from a person.
const RELATIVES: [&str; 2] = ["who", "whose"];

/// How much the words around a word speak for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Company {
    /// Nothing does.
    None,
    /// A verb or a possessive ending, which things have, too.
    Weak,
    /// A verb that people do, or "who".
    Strong,
}

/// A word that may be the name of a person.
#[derive(Clone, Debug)]
pub(super) struct Missed {
    pub(super) candidate: Candidate,
    pub(super) spelling: Spelling,
    /// Whether it begins a sentence or what is quoted, where any word has a capital.
    opens: bool,
    /// Whether the article has the word without a capital, too.
    lower: bool,
    company: Company,
}

/// The words of `reading` that may be names and are in none that was found, in order.
pub(super) fn candidates(reading: &Reading, gazetteer: &Gazetteer) -> Vec<Missed> {
    let article = &reading.article;
    let tokens = &reading.segments.tokens;
    let lower: HashSet<&str> = tokens.iter().map(|token| article.slice(token.span)).filter(|it| is_lower(it)).collect();
    let mut missed = Vec::new();
    for sentence in &reading.segments.sentences {
        let kind = article.regions.get(sentence.region).map(|region| region.kind);
        let told = kind.is_some_and(|kind| kind.is_body() || matches!(kind, RegionKind::Title | RegionKind::Caption));
        if !told || !is_cased(reading, sentence) {
            continue;
        }
        let line = Line { reading, gazetteer, tokens: &tokens[sentence.tokens.clone()] };
        let found = (0..line.tokens.len()).filter(|&at| line.may_be_name(at)).map(|at| line.missed(at, &lower));
        missed.extend(found);
    }
    missed
}

fn is_lower(word: &str) -> bool {
    word.chars().all(char::is_lowercase)
}

/// Whether most words of `sentence` have no capital, so that one says something.
fn is_cased(reading: &Reading, sentence: &Sentence) -> bool {
    let words = reading.segments.tokens[sentence.tokens.clone()].iter().filter(|token| token.kind == TokenKind::Word);
    let (mut all, mut capital) = (0, 0);
    for token in words {
        all += 1;
        capital += usize::from(reading.article.slice(token.span).starts_with(char::is_uppercase));
    }
    capital * 2 <= all + 1
}

impl Line<'_> {
    /// Whether the word at `at` is written as a name, stands alone and is in no name that was found.
    fn may_be_name(&self, at: usize) -> bool {
        let text = self.text(at);
        let written = self.is_capital(at)
            && text.chars().skip(1).any(char::is_lowercase)
            && text.chars().filter(|ch| ch.is_alphabetic()).count() >= SHORTEST;
        let led =
            at.checked_sub(1).is_some_and(|before| self.is_capital(before) && (before > 0 || !self.is_small(before)));
        written && !led && !self.is_capital(at + 1) && self.is_free(self.tokens[at].span)
    }

    /// Whether the word at `at`, which begins a sentence, has its capital from that alone.
    fn is_small(&self, at: usize) -> bool {
        self.sorts(at).any(Sorts::FUNCTION.union(Sorts::COMMON)) && self.is_free(self.tokens[at].span)
    }

    fn is_free(&self, span: Span) -> bool {
        self.named(span).is_none()
    }

    fn missed(&self, at: usize, lower: &HashSet<&str>) -> Missed {
        let names = &self.reading.candidates;
        let before = names.partition_point(|name| name.span.end <= self.tokens[at].span.start).checked_sub(1);
        let free = before.map_or(0, |before| names[before].span.end);
        let span = repeated::with_particles(&self.reading.article, self.tokens, at, free);
        let text = self.reading.article.slice(span);
        let opens = at == 0 || !self.is_word(at - 1) && matches!(self.text(at - 1), "\"" | "“" | "‘" | "'" | ":");
        Missed {
            candidate: Candidate { span, kind: EntityType::Person, confidence: CONFIDENCE },
            spelling: Spelling::new(text, self.gazetteer),
            opens,
            lower: lower.contains(self.text(at).to_lowercase().as_str()),
            company: self.company(at),
        }
    }

    /// What stands beside the word at `at`.
    fn company(&self, at: usize) -> Company {
        let speaks = |at: usize| self.is_word(at) && self.sorts(at).any(Sorts::SPEECH.union(Sorts::STATEMENT));
        let relative = self.text(at + 1) == "," && RELATIVES.contains(&self.text(at + 2));
        if relative || speaks(at + 1) || at.checked_sub(1).is_some_and(speaks) {
            return Company::Strong;
        }
        // "In May will be".
        let before = at.checked_sub(1).map_or("", |before| self.text(before));
        if self.sorts(at).any(Sorts::CALENDAR) && TIMES.contains(&before.to_lowercase().as_str()) {
            return Company::None;
        }
        let owns = self.is_possessive(at + 1);
        if owns || AUXILIARIES.contains(&self.text(at + 1)) { Company::Weak } else { Company::None }
    }
}

impl Missed {
    /// Whether the word names one who is named in full in the same article (`here`) or in others of the story.
    fn is_name(&self, here: bool) -> bool {
        let sorts = self.spelling.sorts;
        let word = Sorts::COMMON.union(Sorts::ROLE).union(Sorts::TITLE).union(Sorts::ANY_NAME);
        let (needs, needed) = if sorts.any(Sorts::CALENDAR.union(Sorts::FUNCTION)) {
            (true, if here && !self.opens { Company::Weak } else { Company::Strong })
        } else if self.opens {
            let needed = if self.lower { Company::Strong } else { Company::Weak };
            (self.lower || sorts.any(word), needed)
        } else {
            (!here && (self.lower || sorts.any(word)), Company::Weak)
        };
        !needs || self.company >= needed
    }
}

/// For each article, which of the words that were passed over in it are names, by position.
pub(super) fn named(people: &People, together: &Together, articles: &[Arc<Namings>]) -> Vec<Vec<usize>> {
    let own = articles.iter().enumerate().map(|(article, own)| {
        let mut known: HashMap<&str, Option<Nearness>> = HashMap::default();
        let mut nearest = |word| *known.entry(word).or_insert_with(|| together.nearest(people.spelled(word), article));
        let words = own.missed.iter().map(|missed| nearest(missed.spelling.telling.words.as_str()));
        let is_name = own
            .missed
            .iter()
            .zip(words)
            .map(|(missed, nearness)| nearness.is_some_and(|nearness| missed.is_name(nearness == Nearness::Here)));
        is_name.enumerate().filter(|(_, is_name)| *is_name).map(|(at, _)| at).collect()
    });
    own.collect()
}
