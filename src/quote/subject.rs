//! Who does what a verb says, by word order alone.

use std::ops::Range;

use super::line::{Part, What};
use super::word::{self, Class};
use crate::model::Span;

/// How far a noun phrase is read.
const LONGEST: usize = 12;

/// How many phrases between commas may part a subject from its verb.
const MOST_ASIDES: usize = 4;

/// A phrase and where it begins among the parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    /// From its first word to its head: "the foreign minister" of "the foreign minister of Peru".
    pub(super) span: Span,
    /// The place of the first part.
    pub(super) start: usize,
}

/// The subject of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    Known(Phrase),
    /// It shares that of a verb before it: "and called", "adding".
    Shared,
    /// There is none, or more than one, or it cannot be told.
    Unknown,
}

/// Looks for subjects in the parts of one clause.
#[derive(Clone, Debug)]
pub(super) struct Clause<'a> {
    pub(super) parts: &'a [Part],
    pub(super) range: Range<usize>,
}

impl Clause<'_> {
    /// The subject of the verb at `verb`, looked for before it.
    pub(super) fn subject(&self, verb: usize) -> Subject {
        let part = &self.parts[verb];
        let Some(end) = self.before_auxiliaries(verb) else { return Subject::Unknown };
        let Some(last) = end.checked_sub(1).filter(|last| self.range.contains(last)) else { return Subject::Shared };
        let is_finite = part.class != Class::Participle || end < verb;
        if !is_finite || self.parts[last].class == Class::Conjunction || self.parts[last].text == "to" {
            return Subject::Shared;
        }
        let phrase = match &self.parts[last] {
            part if part.class == Class::Relative => self.before(last).and_then(|at| self.ending(self.past_comma(at)?)),
            part if part.is_mark(",") => self.beyond_asides(last),
            part if part.is_quote() => return Subject::Shared,
            _ => self.ending(last),
        };
        phrase.map_or(Subject::Unknown, Subject::Known)
    }

    /// The phrase that begins at `start` and goes on to the next mark or function word, as behind "said".
    pub(super) fn beginning(&self, start: usize) -> Option<Phrase> {
        let first = self.parts.get(start).filter(|_| self.range.contains(&start))?;
        if first.class == Class::Pronoun {
            return Some(self.phrase(start, start));
        }
        let mut end = start;
        while end < self.range.end.min(start + LONGEST) && (self.goes_on(start, end) || self.title_goes_on(end)) {
            end += 1;
        }
        let last = end.checked_sub(1).filter(|&last| last >= start && !self.is_joined(last))?;
        let named = (start..end).find(|&at| self.parts[at].is_person() && !self.is_modifier(at));
        let is_phrase = self.parts[last].is_name() || self.parts[last].is_plain();
        named.or(is_phrase.then_some(last)).map(|last| self.found(start, last))
    }

    /// Whether the part at `at` belongs to the phrase that begins at `start`.
    fn goes_on(&self, start: usize, at: usize) -> bool {
        let part = &self.parts[at];
        let is_noun = part.is_name() || part.is_plain() || part.what == What::Possessive;
        let is_first = part.class == Class::Determiner || part.what == What::Number;
        (is_noun || (is_first && at == start)) && !part.is_date() && !(at > start && part.text.ends_with("ing"))
    }

    /// The subject at the head of a sentence, whose verb need not be known.
    fn head(&self, start: usize) -> Option<Phrase> {
        let mut head = None;
        let end = self.range.end.min(start + LONGEST);
        for at in start..end {
            let part = &self.parts[at];
            if part.class == Class::Pronoun {
                return (at == start).then(|| self.phrase(at, at));
            }
            if part.is_name() {
                if !self.is_modifier(at) {
                    return (!self.is_joined(at)).then(|| self.phrase(at, at));
                }
                continue;
            }
            if self.title_goes_on(at) {
                continue;
            }
            if part.is_role() {
                head = Some(at);
            }
            let goes_on = part.is_plain() || part.class == Class::Determiner || part.what == What::Possessive;
            if !goes_on || (at > start && part.text.ends_with("ing")) {
                break;
            }
        }
        let head = head.filter(|head| !self.is_joined(*head))?;
        Some(self.phrase(start, head))
    }

    /// The phrase at the head of the clause: what its main verb has for a subject.
    pub(super) fn main_subject(&self) -> Option<Phrase> {
        let mut at = self.range.start;
        for _ in 0..MOST_ASIDES {
            while self.range.contains(&at) && self.is_lead(at) {
                at += 1;
            }
            let part = self.parts.get(at).filter(|_| self.range.contains(&at))?;
            let is_aside = matches!(part.class, Class::Preposition | Class::Subordinator | Class::Participle)
                || part.text == "asked"
                || part.text.ends_with("ing");
            if !is_aside || part.what != What::Word {
                return self.head(at);
            }
            at = (at..self.range.end).find(|&at| self.parts[at].is_mark(","))? + 1;
        }
        None
    }

    /// Whether the part at `at` may stand before the subject of a sentence.
    fn is_lead(&self, at: usize) -> bool {
        let part = &self.parts[at];
        part.what == What::Mark
            || part.class == Class::Conjunction
            || (part.what == What::Word && word::is_adverb(&part.text))
    }

    /// One past the last part before `verb` that is no adverb, auxiliary or date. None where the subject hears what is
    /// said.
    fn before_auxiliaries(&self, verb: usize) -> Option<usize> {
        let mut end = verb;
        while let Some(at) = self.before(end) {
            let part = &self.parts[at];
            let is_adverb = part.what == What::Word && word::is_adverb(&part.text);
            if is_adverb && word::is_heard(&part.text, &self.parts[verb].text) {
                return None;
            }
            let makes_clear = self.parts[verb].text == "clear" && matches!(part.text.as_str(), "it" | "made");
            if !is_adverb && !makes_clear && !part.is_date() && !self.leads_date(at) {
                break;
            }
            end = at;
        }
        Some(end)
    }

    /// Whether the part at `at` stands before a day: the "on" of "on Monday".
    fn leads_date(&self, at: usize) -> bool {
        let leads = matches!(self.parts[at].text.as_str(), "on" | "in" | "last" | "late" | "early" | "this");
        leads && self.parts.get(at + 1).is_some_and(Part::is_date)
    }

    /// The subject in front of the phrases between commas that end with the comma at `comma`.
    fn beyond_asides(&self, comma: usize) -> Option<Phrase> {
        let mut best = None;
        let mut end = comma;
        for _ in 0..MOST_ASIDES {
            let start =
                (self.range.start..end).rev().find(|&at| self.parts[at].is_mark(",") || self.parts[at].is_quote());
            let first = start.map_or(self.range.start, |start| start + 1);
            let class = self.parts.get(first)?.class;
            let is_circumstance = matches!(class, Class::Preposition | Class::Subordinator | Class::Participle);
            if first < end && class != Class::Relative && !is_circumstance && !self.parts[end - 1].is_date() {
                let phrase = self.ending(end - 1)?;
                if self.parts[end - 1].is_name() {
                    return Some(phrase);
                }
                best = Some(phrase);
            }
            match start {
                // The first phrase behind a comma that is no aside is the subject of its own clause.
                Some(start) if !self.parts[start].is_quote() => end = start,
                _ => break,
            }
        }
        best
    }

    /// The phrase that ends with the part at `last`; the head of "a spokesman for the ministry" is its first noun.
    fn ending(&self, last: usize) -> Option<Phrase> {
        let part = &self.parts[last];
        if part.class == Class::Pronoun {
            return Some(self.phrase(last, last));
        }
        if !part.is_name() && !part.is_plain() {
            return None;
        }
        let start = self.start_of(last);
        let Some(before) = self.before(start) else { return Some(self.found(start, last)) };
        match self.parts[before].class {
            Class::Preposition => self.ending(self.before(before)?),
            Class::Conjunction => {
                let joined = self.before(before).is_some_and(|at| !self.parts[at].is_mark(","));
                (!joined).then(|| self.found(start, last))
            }
            _ => Some(self.found(start, last)),
        }
    }

    /// Where the phrase that ends with the part at `last` begins.
    fn start_of(&self, last: usize) -> usize {
        let is_name = self.parts[last].is_name();
        let mut start = last;
        while let Some(at) = self.before(start).filter(|at| last - at < LONGEST) {
            let part = &self.parts[at];
            let belongs = if is_name {
                part.is_role()
            } else {
                part.is_plain() || part.is_name() || matches!(part.what, What::Possessive | What::Number)
            };
            if part.class == Class::Determiner {
                return at;
            }
            if !belongs {
                break;
            }
            start = at;
        }
        start
    }

    /// The phrase of the parts from `start` to `last`: of a name, the name alone.
    fn found(&self, start: usize, last: usize) -> Phrase {
        if self.parts[last].is_name() { Phrase { start, ..self.phrase(last, last) } } else { self.phrase(start, last) }
    }

    fn phrase(&self, start: usize, last: usize) -> Phrase {
        Phrase { span: Span { start: self.parts[start].span.start, end: self.parts[last].span.end }, start }
    }

    /// Whether the name at `at` is a part of a longer phrase: "Kremlin" of "Kremlin spokesman", "Lima's".
    fn is_modifier(&self, at: usize) -> bool {
        let next = self.parts.get(at + 1).filter(|_| at + 1 < self.range.end);
        next.is_some_and(|next| next.what == What::Possessive || next.is_role() || next.is_name())
    }

    /// Whether a title goes on with the "of" at `at`: "secretary of state Jane Doe", but not "aide of Mr Doe".
    fn title_goes_on(&self, at: usize) -> bool {
        let is_title = at > self.range.start && self.parts[at - 1].is_role();
        let name = (at + 1..self.range.end.min(at + 5)).find(|&at| self.parts[at].is_person());
        let stands_behind = name.is_some_and(|name| {
            let between = &self.parts[at + 1..name];
            between.iter().all(|part| part.is_plain() || part.is_name() || part.class == Class::Determiner)
                && between.iter().any(|part| !part.is_role())
        });
        self.parts[at].text == "of" && is_title && stands_behind
    }

    /// Whether another phrase is joined to that which ends at `at`: two people speak.
    fn is_joined(&self, at: usize) -> bool {
        let next = |at: usize| self.parts.get(at).filter(|_| at < self.range.end);
        let is_and = next(at + 1).is_some_and(|part| part.text == "and");
        is_and && next(at + 2).is_some_and(|part| part.is_name() || part.class == Class::Determiner)
    }

    fn before(&self, at: usize) -> Option<usize> {
        at.checked_sub(1).filter(|at| self.range.contains(at))
    }

    /// The place before the comma at `at`, or `at` where there is none.
    fn past_comma(&self, at: usize) -> Option<usize> {
        if self.parts[at].is_mark(",") { self.before(at) } else { Some(at) }
    }
}
