//! Who says the quoted words of one region.

use super::line::{Line, Part, What};
use super::subject::{Clause, Phrase, Subject};
use super::word::{self, Class};

/// How far behind a quotation its verb may stand.
const FARTHEST: usize = 16;

/// How many parts of a sentence are read on either side of a quotation.
const WIDEST: usize = 80;

/// How a speaker was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// A verb of saying stands right beside the words: the words are speech.
    Beside,
    /// The words are a part of a sentence that tells what somebody said.
    Inside,
    /// The words stand alone behind others of the same speaker.
    Behind,
}

/// A speaker and how he was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) phrase: Phrase,
    pub(super) way: Way,
}

/// How quoted words end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// With a full stop.
    Stop,
    /// With a comma, a dash or the like: the sentence goes on.
    Pause,
    /// With a question or exclamation mark.
    Call,
    /// With a word.
    Word,
}

/// The speaker of the quotation that is the part at `at` of `line` and ends with `ending`, told by its own sentence.
pub(super) fn told(line: &Line, at: usize, ending: Ending) -> Option<Found> {
    let whole = &line.clauses[line.clause_at(at)];
    let range = whole.start.max(at.saturating_sub(WIDEST))..whole.end.min(at + WIDEST);
    let clause = Clause { parts: &line.parts, range };
    let found = |way| move |phrase| Found { phrase, way };
    if is_named(&clause, at) {
        return None;
    }
    let comma_before = before(&clause, at).is_some_and(|part| part.is_mark(":"));
    behind(line, at, ending)
        .map(found(Way::Beside))
        .or_else(|| if comma_before { lead(&clause, at).map(found(Way::Beside)) } else { None })
        .or_else(|| source(&clause).map(found(Way::Inside)))
        .or_else(|| trail(&clause, at).map(found(Way::Inside)))
        .or_else(|| {
            let is_beside = before(&clause, at).is_some_and(|part| part.is_mark(",") || part.class == Class::Saying);
            lead(&clause, at).map(found(if is_beside { Way::Beside } else { Way::Inside }))
        })
}

/// The speaker of words that stand alone behind the clause at `clause` of `line`, a sentence that tells of speaking.
pub(super) fn announced(line: &Line, clause: usize) -> Option<Phrase> {
    let whole = &line.clauses[clause];
    let range = whole.start..whole.end.min(whole.start + WIDEST);
    let clause = Clause { parts: &line.parts, range: range.clone() };
    if line.parts[range.clone()].iter().any(Part::is_quote) {
        return None;
    }
    let mut verbs = range.filter(|&at| line.parts[at].class == Class::Saying);
    match clause.subject(verbs.next()?) {
        Subject::Known(phrase) if verbs.next().is_none() => Some(phrase),
        _ => None,
    }
}

fn before<'a>(clause: &Clause<'a>, at: usize) -> Option<&'a Part> {
    at.checked_sub(1).filter(|at| clause.range.contains(at)).map(|at| &clause.parts[at])
}

/// Whether the words at `at` are a name or a title: "a group called".
fn is_named(clause: &Clause, at: usize) -> bool {
    before(clause, at).is_some_and(|part| part.what == What::Word && word::is_naming(&part.text))
}

/// The speaker named right behind the words: "said Doe", "Doe said", "according to Doe".
fn behind(line: &Line, at: usize, ending: Ending) -> Option<Phrase> {
    let clause = line.clause_at(at);
    let mut start = at + 1;
    let has_comma = line.parts.get(start).is_some_and(|part| part.is_mark(","));
    if ending == Ending::Stop || (ending == Ending::Word && !has_comma) {
        return None;
    }
    start += usize::from(has_comma);
    // Behind a question mark the sentence may seem to end, but go on with "Doe asked".
    let own = line.clauses[clause].clone();
    let next = line.clauses.get(clause + 1).filter(|next| ending == Ending::Call && next.start == start).cloned();
    let is_next = next.is_some() && own.end == start;
    let range = start..if is_next { next?.end } else { own.end };
    let clause = Clause { parts: &line.parts, range: range.clone() };
    let first = line.parts.get(start).filter(|_| range.contains(&start))?;
    if first.class == Class::Saying {
        let subject = (start + 1..range.end).find(|&at| !word::is_adverb(&line.parts[at].text))?;
        return clause.beginning(subject);
    }
    if matches!(first.class, Class::Conjunction | Class::Subordinator | Class::Relative | Class::Participle) {
        return None;
    }
    let end = range.end.min(start + FARTHEST);
    let stop = |part: &&Part| part.is_quote() || part.is_mark(":");
    let length = line.parts[start..end].iter().take_while(|part| !stop(part)).count();
    let verb = (start..start + length).find(|&at| is_saying(&clause, at))?;
    let goes_on = line.parts.get(verb + 1).is_some_and(|part| part.is_plain() || part.class == Class::Determiner);
    match clause.subject(verb) {
        Subject::Known(phrase) if !(is_next && (goes_on || verb > start + 4)) => Some(phrase),
        _ => None,
    }
}

/// Whether the part at `at` is a verb of saying, "was quoted as saying" included.
fn is_saying(clause: &Clause, at: usize) -> bool {
    let part = &clause.parts[at];
    let is_passive = || part.class == Class::Participle && before(clause, at).is_some_and(|part| part.text == "as");
    part.class == Class::Saying || is_passive()
}

/// The speaker in the words before those at `at`: "Doe told them:", "he called it", "DOE:".
fn lead(clause: &Clause, at: usize) -> Option<Phrase> {
    let speaks = |class| matches!(class, Class::Saying | Class::Judging | Class::Participle);
    let verb = (clause.range.start..at).rev().find(|&at| speaks(clause.parts[at].class));
    let is_colon = before(clause, at).is_some_and(|part| part.is_mark(":"));
    let Some(verb) = verb else {
        return label(clause, at).or_else(|| if is_colon { clause.main_subject() } else { None });
    };
    match clause.subject(verb) {
        Subject::Known(phrase) => Some(phrase),
        Subject::Unknown => None,
        Subject::Shared => shared(clause, verb),
    }
}

/// The subject that the verb at `verb` shares with one before it.
fn shared(clause: &Clause, verb: usize) -> Option<Phrase> {
    let is_verb = |at: &usize| matches!(clause.parts[*at].class, Class::Saying | Class::Judging);
    let earlier = (clause.range.start..verb).rev().find(is_verb);
    match earlier.map(|at| (at, clause.subject(at))) {
        Some((_, Subject::Known(phrase))) => Some(phrase),
        Some((at, Subject::Shared)) if at > clause.range.start => {
            inverted(clause, at).or_else(|| clause.main_subject())
        }
        Some(_) => None,
        None => clause.main_subject(),
    }
}

/// The subject behind the verb at `verb`, where quoted words stand before it: "said Doe".
fn inverted(clause: &Clause, verb: usize) -> Option<Phrase> {
    let is_behind_words = before(clause, verb).is_some_and(|part| part.is_quote() || part.is_mark(","));
    if is_behind_words { clause.beginning(verb + 1) } else { None }
}

/// The name that a colon parts from the words at `at`, with nothing before it but titles.
fn label(clause: &Clause, at: usize) -> Option<Phrase> {
    let colon = at.checked_sub(1).filter(|&colon| clause.parts[colon].is_mark(":"))?;
    let phrase = clause.beginning(clause.range.start)?;
    let last = &clause.parts[colon.checked_sub(1)?];
    (last.is_name() && last.span.end == phrase.span.end).then_some(phrase)
}

/// The source of the whole clause: "according to Doe".
fn source(clause: &Clause) -> Option<Phrase> {
    let is_there = |at: usize, text: &str| clause.range.contains(&at) && clause.parts[at].text == text;
    let at = clause.range.clone().find(|&at| is_there(at, "according") && is_there(at + 1, "to"))?;
    clause.beginning(at + 2)
}

/// The speaker told at the end of the clause that holds the words at `at`: "..., Doe said on Monday".
fn trail(clause: &Clause, at: usize) -> Option<Phrase> {
    let verb = (at + 1..clause.range.end).rev().find(|&at| is_saying(clause, at))?;
    let rest = &clause.parts[verb + 1..clause.range.end];
    let is_last = rest.iter().all(|part| !part.is_quote() && !matches!(part.text.as_str(), "that" | ":"));
    match clause.subject(verb) {
        Subject::Known(phrase) if is_last && phrase.start > at => {
            before(clause, phrase.start).is_some_and(|part| part.is_mark(",")).then_some(phrase)
        }
        Subject::Shared if is_last => {
            let is_behind_comma = before(clause, verb).is_some_and(|part| part.is_mark(","));
            if is_behind_comma { clause.beginning(verb + 1) } else { None }
        }
        _ => None,
    }
}
