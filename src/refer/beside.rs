//! Whom a phrase describes that stands beside a name: titles, appositions and predicates.

use super::lexicon;
use super::line::Line;
use super::phrase::{Determiner, Phrase};
use crate::entity::gazetteer::Sorts;
use crate::entity::piece::Shape;

/// How a phrase stands to a name beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beside {
    /// Right before it, as a title: part of the name's phrase, and no mention of its own.
    Title,
    /// Parted from it by a comma.
    Apposition,
    /// Behind a form of "to be".
    Predicate,
}

/// The name of a person, as a position among the article's names, whom `phrase` of `line` stands beside and describes.
pub(super) fn described(
    line: &Line<'_>,
    phrase: &Phrase,
    is_person: impl Fn(usize) -> bool,
) -> Option<(usize, Beside)> {
    if phrase.plural || phrase.determiner == Determiner::Quantifier {
        return None;
    }
    let person = |at: usize| line.name(at).filter(|&name| is_person(name));
    let end = phrase.noun_pieces.end;
    if phrase.is_weak {
        let ends = line.ends(end) && line.piece(end).is_some();
        let after = after_name(line, phrase, person).filter(|_| ends);
        return after.or_else(|| named_as(line, phrase, person)).filter(|_| phrase.pieces.end == end);
    }
    if let Some(name) = person(addressed(line, end)).filter(|_| phrase.pieces.end == end) {
        return Some(clause_of(line, phrase, person).unwrap_or((name, Beside::Title)));
    }
    before_name(line, phrase, person)
        .or_else(|| after_name(line, phrase, person))
        .or_else(|| identified(line, phrase, person))
        .or_else(|| predicate(line, phrase, person))
        .or_else(|| named_as(line, phrase, person))
}

/// Whom a phrase describes that stands behind a comma and before the subject of a clause about the same one: "Holt, the
/// deputy Mr Marsh sacked in May,".
fn clause_of(line: &Line<'_>, phrase: &Phrase, person: impl Fn(usize) -> Option<usize>) -> Option<(usize, Beside)> {
    let comma = phrase.pieces.start.checked_sub(1).filter(|comma| line.is_mark(*comma, &[",", "–", "—"]))?;
    let subject = line.name_around(addressed(line, phrase.pieces.end))?;
    let next = line.word(subject.end);
    let is_verb = next.ends_with("ed") || ["had", "has"].contains(&next);
    let name = person(comma.checked_sub(1)?)?;
    // "According to Holt, the mayor Peter Marsh resigned."
    let before = line.name_around(comma - 1)?.start.checked_sub(1).map_or("", |at| line.word(at));
    let is_governed = ["to", "for", "with", "like", "unlike", "of", "from", "by", "than"].contains(&before);
    (!is_governed && phrase.determiner == Determiner::Definite && is_verb).then_some((name, Beside::Apposition))
}

/// The first piece from `at` on that is no form of address.
fn addressed(line: &Line<'_>, at: usize) -> usize {
    (at..line.pieces.len()).find(|&at| !line.is(at, Sorts::HONORIFIC)).unwrap_or(at)
}

/// "Putin's spokesman, Dmitry Peskov," and "the foreign minister, Mevlut Cavusoglu."
fn before_name(line: &Line<'_>, phrase: &Phrase, person: impl Fn(usize) -> Option<usize>) -> Option<(usize, Beside)> {
    let end = phrase.pieces.end;
    if matches!(phrase.determiner, Determiner::Bare | Determiner::Indefinite) && phrase.names.is_empty() {
        return None;
    }
    let before = phrase.pieces.start.checked_sub(1).map_or("", |at| line.word(at));
    if phrase.determiner == Determiner::Bare && ["for", "as", "of", "to"].contains(&before) {
        return None;
    }
    let comma = completed(line, end);
    let first = addressed(line, comma + 1);
    let name = person(first).filter(|_| line.is_mark(comma, &[",", "–", "—", ":"]))?;
    let after = line.name_around(first)?.end;
    let listed = line.is_mark(after, &[","]) && (line.name(after + 1).is_some() || is_joined(line, after + 1));
    let closed = line.ends(after) || (phrase.pieces.start == 0 && comma == end);
    (closed && !listed && !is_joined(line, after)).then_some((name, Beside::Apposition))
}

/// Where the phrase ends whose noun is complete at `end`: "the engineer at the time", "the envoy to the talks in Vienna".
fn completed(line: &Line<'_>, end: usize) -> usize {
    const LONGEST: usize = 7;
    if !COMPLEMENTS.contains(&line.word(end)) {
        return end;
    }
    let verb = |at: usize| line.is(at, Sorts::SPEECH.union(Sorts::STATEMENT)) || line.word(at) == "who";
    let mark = (end..end + LONGEST).find(|&at| line.ends(at) || verb(at));
    mark.filter(|&at| !verb(at)).unwrap_or(end)
}

/// "His successor is Isla Rice" tells whom the subject means.
fn identified(line: &Line<'_>, phrase: &Phrase, person: impl Fn(usize) -> Option<usize>) -> Option<(usize, Beside)> {
    let before = phrase.pieces.start.checked_sub(1).map_or("", |at| line.word(at));
    let subject = matches!(phrase.determiner, Determiner::Definite | Determiner::Pronoun | Determiner::Possessor)
        && !COMPLEMENTS.contains(&before)
        && !["by", "as", "from", "and"].contains(&before);
    let end = phrase.pieces.end;
    let verb = if line.word(end) == "will" { end + 1 } else { end };
    if !subject || !["is", "was", "be"].contains(&line.word(verb)) {
        return None;
    }
    let first = addressed(line, verb + 1);
    let name = person(first)?;
    let after = line.name_around(first)?.end;
    let closed = line.ends(after) || line.word(after) == "who";
    closed.then_some((name, Beside::Apposition))
}

/// "The gunman, identified by police as Isla Rice," and "police named the victim as 54-year-old Isla Rice".
fn named_as(line: &Line<'_>, phrase: &Phrase, person: impl Fn(usize) -> Option<usize>) -> Option<(usize, Beside)> {
    const MOST_WORDS: usize = 8;
    let is_naming = |at: usize| ["identified", "named"].contains(&line.word(at));
    let end = phrase.pieces.end;
    let first = phrase.pieces.start;
    let is_named = first > 1 && BEING.contains(&line.word(first - 2));
    let before = first.checked_sub(1).is_some_and(is_naming) && !is_named;
    let start = end + usize::from(line.is_mark(end, &[","]));
    let between = start..(start + MOST_WORDS).min(line.pieces.len());
    let at = between.clone().find(|&at| line.word(at) == "as")?;
    let told = between.start..at;
    let after = told.clone().any(is_naming)
        && told.clone().all(|at| BEING.contains(&line.word(at)) || NAMING.contains(&line.word(at)));
    if phrase.determiner == Determiner::Bare || !(after || before && told.is_empty()) {
        return None;
    }
    // "54-year-old", "54-year old", "54 year old" and "54".
    let is_age = |at: &usize| {
        let (word, shape) = (line.word(*at), line.piece(*at).map(|piece| piece.shape));
        shape == Some(Shape::Number)
            || ["year", "old"].contains(&word)
            || word.ends_with(" year")
            || lexicon::is_age(word)
    };
    let first = (at + 1..line.pieces.len()).find(|at| !is_age(at))?;
    Some((person(addressed(line, first))?, Beside::Apposition))
}

/// "Victoria Nuland, the assistant secretary for European affairs," and "Valentina Orlova, 81, once a teacher."
fn after_name(line: &Line<'_>, phrase: &Phrase, person: impl Fn(usize) -> Option<usize>) -> Option<(usize, Beside)> {
    let mut comma = phrase.pieces.start.checked_sub(1)?;
    if comma > 0 && TIMES.contains(&line.word(comma)) {
        comma -= 1;
    }
    let mark = |at: usize| line.is_mark(at, &[",", "–", "—", "("]);
    if !mark(comma) {
        return None;
    }
    let aged = comma >= 3 && line.piece(comma - 1).is_some_and(|piece| piece.shape == Shape::Number) && mark(comma - 2);
    if aged {
        comma -= 2;
    }
    let last = comma.checked_sub(1)?;
    let name = person(last).or_else(|| person(of_place(line, last)?))?;
    (goes_on(line, phrase) && !is_listed(line, phrase.pieces.end)).then_some((name, Beside::Apposition))
}

/// The end of the name before "of California" or "from Ohio" that ends with the piece at `last`.
fn of_place(line: &Line<'_>, last: usize) -> Option<usize> {
    let preposition = line.name_around(last)?.start.checked_sub(1)?;
    matches!(line.word(preposition), "of" | "from").then(|| preposition.checked_sub(1)).flatten()
}

/// Whether what follows `phrase`, which stands beside a name, leaves it there: a mark, or what may complete it, but no verb.
fn goes_on(line: &Line<'_>, phrase: &Phrase) -> bool {
    let end = phrase.pieces.end;
    let next = line.word(end);
    let participle = next.ends_with("ing") || phrase.determiner == Determiner::Indefinite && next.ends_with("ed");
    let function = line.is(end, Sorts::FUNCTION) && !AUXILIARIES.contains(&next);
    // "An Italian doctor USADA has banned."
    let clause = phrase.determiner == Determiner::Indefinite && line.name(end).is_some();
    line.ends(end) || function || participle || clause
}

/// Whether a phrase that ends at `end` is one of a list that goes on: "Holt, the mayor and Marsh", "Holt, the mayor, and a
/// guest", but not "Holt, the mayor, and left" or "Holt, the mayor and leader of the Greens".
fn is_listed(line: &Line<'_>, end: usize) -> bool {
    let comma = line.is_mark(end, &[","]);
    let and = end + usize::from(comma);
    let titles = (and + 1..and + 5).take_while(|&at| line.is(at, Sorts::TITLE.union(Sorts::HONORIFIC))).count();
    let named = line.name(and + 1 + titles).is_some();
    let opens = ["the", "a", "an", "his", "her", "their", "its", "other", "others"].contains(&line.word(and + 1));
    is_joined(line, and) && (named || comma && opens)
}

/// Whom `phrase` describes that goes on after one that stands beside `name` and ends at `end`: "Hall, the firm's boss and a
/// bridge player, said" and "Hall, his wife, a lawyer, said".
pub(super) fn beside_too(line: &Line<'_>, phrase: &Phrase, name: usize, end: usize) -> Option<(usize, Beside)> {
    let end = completed(line, end);
    let joined = line.word(end) == "and" || line.is_mark(end, &[","]);
    let first = end + 1 + usize::from(TIMES.contains(&line.word(end + 1)));
    let is_one = !phrase.plural && !matches!(phrase.determiner, Determiner::Bare | Determiner::Quantifier);
    let closed = line.is_mark(completed(line, phrase.pieces.end), &[",", "–", "—", ")"]);
    let listed = is_listed(line, phrase.pieces.end);
    (joined && is_one && phrase.pieces.start == first && closed && !listed).then_some((name, Beside::Apposition))
}

/// "Kerry is the US secretary of state", "Kerry, who was a lawyer", "Holt, 54, was elected mayor", "Holt took over as mayor".
fn predicate(line: &Line<'_>, phrase: &Phrase, person: impl Fn(usize) -> Option<usize>) -> Option<(usize, Beside)> {
    const MOST_WORDS: usize = 6;
    let first = phrase.pieces.start;
    let from = first.saturating_sub(MOST_WORDS);
    let verb = (from..first).rev().take_while(|&at| BECOMING.contains(&line.word(at))).last()?;
    let is_verb = (verb..first).any(|at| SAYING.contains(&line.word(at)));
    let told = || (verb..first).map(|at| line.word(at));
    // Who has identified somebody is not whom others have.
    let is_active = told().any(|word| word == "identified") && !told().any(|word| BEING.contains(&word));
    let mut subject = verb.checked_sub(1).filter(|_| is_verb && !is_active)?;
    if line.word(subject) == "who" {
        subject = subject.checked_sub(1)?;
    }
    if line.is_mark(subject, &[",", ")"]) {
        subject = subject.checked_sub(1)?;
        let aged = subject >= 2 && line.piece(subject).is_some_and(|piece| piece.shape == Shape::Number);
        if aged && line.is_mark(subject - 1, &[",", "("]) {
            subject -= 2;
        } else if line.word(subject + 2) != "who" {
            return None;
        }
    }
    Some((person(subject)?, Beside::Predicate))
}

/// Words between somebody and as whom others name them.
const NAMING: [&str; 17] = [
    "identified",
    "named",
    "who",
    "has",
    "have",
    "had",
    "by",
    "the",
    "police",
    "officials",
    "authorities",
    "investigators",
    "prosecutors",
    "relatives",
    "later",
    "publicly",
    "only",
];

/// Forms of "to be".
const BEING: [&str; 6] = ["is", "was", "were", "be", "been", "being"];

/// Whether another member of a list comes at `at`.
fn is_joined(line: &Line<'_>, at: usize) -> bool {
    matches!(line.word(at), "and" | "or")
}

/// Words between a subject and what is said that it is or becomes.
const BECOMING: [&str; 39] = [
    "is",
    "was",
    "became",
    "becomes",
    "become",
    "remains",
    "remained",
    "been",
    "be",
    "being",
    "has",
    "had",
    "will",
    "as",
    "elected",
    "re-elected",
    "reelected",
    "named",
    "appointed",
    "made",
    "sworn",
    "in",
    "chosen",
    "nominated",
    "identified",
    "served",
    "serves",
    "serving",
    "worked",
    "works",
    "took",
    "takes",
    "over",
    "resigned",
    "quit",
    "retired",
    "stepped",
    "down",
    "now",
];

/// Those of them without which nothing is said: "Holt was elected mayor", but not "Holt named the mayor".
const SAYING: [&str; 9] = ["is", "was", "became", "becomes", "become", "remains", "remained", "been", "as"];

/// Words that tell when someone is or was what a phrase beside a name says.
const TIMES: [&str; 8] = ["once", "now", "then", "formerly", "later", "today", "currently", "long"];

/// Forms of verbs among the function words.
const AUXILIARIES: [&str; 31] = [
    "is", "are", "was", "were", "am", "be", "been", "has", "have", "had", "do", "does", "did", "will", "would",
    "shall", "should", "can", "could", "may", "might", "must", "cannot", "ought", "won't", "didn't", "doesn't",
    "isn't", "wasn't", "not", "never",
];

/// Prepositions that complete a noun.
const COMPLEMENTS: [&str; 9] = ["at", "for", "in", "of", "on", "to", "with", "under", "since"];
