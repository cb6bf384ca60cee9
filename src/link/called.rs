//! Other names that an article says somebody goes by: "Doe, nicknamed the Crocodile", "Anna Doe, also known as El Toro".

use super::line::Line;
use super::telling::Telling;
use crate::entity::Candidate;
use crate::entity::gazetteer::{Gazetteer, Sorts};
use crate::model::{EntityType, Span};
use crate::reading::Reading;
use crate::text::fold::fold;
use crate::text::segment::{Sentence, TokenKind};

/// Words behind which another name follows, and the word that stands behind them then.
const TRIGGERS: [(&str, &str); 5] = [("nicknamed", ""), ("dubbed", ""), ("aka", ""), (KNOWN, "as"), (BORN, "")];
/// The only one of them that may stand right behind a name: whoever "dubbed" somebody gave the name to another.
const KNOWN: &str = "known";
/// Behind this word only the full name of a person is another name of somebody's.
const BORN: &str = "born";
/// Words that may stand before the other name, and marks.
const OPENERS: [&str; 8] = ["the", "The", "simply", "\"", "“", "‘", "'", "«"];
/// Words behind the other name that show it to be no name: what somebody called it, or what it is the Messi of.
const BEHIND: [&str; 4] = ["a", "an", "the", "of"];
/// What may stand between a name and how its bearer is called, beside nouns and the words that describe them.
const BETWEEN: &str = "\
    , ( – — - a an the in for at is was are were been has have who also better best widely popularly commonly \
    otherwise once now formerly long sometimes often generally universally and";
/// Those of them that say nothing of whom the word behind them describes.
const ADVERBS: &str = "\
    also better best widely popularly commonly otherwise once now formerly long sometimes often generally universally";
/// How many words stand there at most.
const FARTHEST: usize = 12;
/// How many words another name has at most.
const LONGEST: usize = 4;
/// The fewest letters of another name.
const SHORTEST: usize = 3;

/// What an article says that somebody is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Called {
    /// The telling words of the name beside which it stands.
    pub(super) bearer: String,
    /// The other name, folded.
    pub(super) folded: String,
    /// Its telling words.
    pub(super) words: String,
}

/// What `reading` says that the people whom it names are called, in order.
pub(super) fn called(reading: &Reading, gazetteer: &Gazetteer) -> Vec<Called> {
    let mut called = Vec::new();
    for sentence in &reading.segments.sentences {
        let line = Line::new(reading, sentence, gazetteer);
        called.extend((0..line.tokens.len()).filter_map(|at| line.called(sentence, at)));
    }
    called
}

impl Line<'_> {
    /// What is said behind the word at `at`.
    fn called(&self, sentence: &Sentence, at: usize) -> Option<Called> {
        let (_, second) = TRIGGERS.iter().find(|(first, _)| *first == self.text(at))?;
        let start = at + 1 + usize::from(!second.is_empty());
        if !second.is_empty() && self.text(at + 1) != *second {
            return None;
        }
        let bearer = self.bearer(sentence, at)?;
        let name = self.name(start)?;
        let words = Telling::of(name).words;
        if self.text(at) == BORN && !(name.contains(' ') && self.is_person(start)) {
            return None;
        }
        let bearer = Telling::of(self.reading.article.slice(bearer.span)).words;
        let is_own = bearer.split(' ').any(|word| word == words);
        (!is_own).then(|| Called { bearer, folded: fold(name), words })
    }

    /// The person named before the word at `at`, if what stands between describes nobody and nothing else.
    fn bearer(&self, sentence: &Sentence, at: usize) -> Option<Candidate> {
        let names = &self.reading.candidates;
        let before = names.partition_point(|name| name.span.end <= self.tokens[at].span.start);
        let own = names[..before].iter().rev().take_while(|name| name.span.start >= sentence.span.start);
        let bearer = own.take(FARTHEST).find(|name| name.kind == EntityType::Person)?;
        let from = self.tokens.partition_point(|token| token.span.start < bearer.span.end);
        let between = from..at;
        if between.len() > FARTHEST || between.is_empty() && self.text(at) != KNOWN {
            return None;
        }
        let articles = between.clone().filter(|at| ["a", "an", "the"].contains(&self.text(*at))).count();
        let is_own =
            articles < 2 && between.clone().all(|at| self.may_stand_between(at)) && self.is_of_person(from, at);
        is_own.then_some(*bearer)
    }

    /// Whether what is said at `at` of what stands before it is said of a person whose name ends before `from`: behind an
    /// age, a verb or a noun for people, but no other name or thing.
    fn is_of_person(&self, from: usize, at: usize) -> bool {
        let is_adverb = |at: &usize| ADVERBS.split(' ').any(|word| word == self.text(*at));
        let mut rest = (from..at).rev().skip_while(is_adverb).skip_while(|at| [",", "("].contains(&self.text(*at)));
        let Some(last) = rest.next() else { return true };
        let sorts = self.sorts(last);
        let is_person = sorts.any(Sorts::TITLE.union(Sorts::ROLE)) && !sorts.any(Sorts::ORGANISATION_HEAD);
        let is_verb = BETWEEN.split(' ').any(|word| word == self.text(last));
        let is_named = self.named(self.tokens[last].span).is_some();
        !is_named && (is_verb || is_person || self.tokens[last].kind == TokenKind::Number)
    }

    fn may_stand_between(&self, at: usize) -> bool {
        let text = self.text(at);
        let is_number = self.tokens[at].kind == TokenKind::Number;
        let describes = Sorts::TITLE.union(Sorts::ROLE).union(Sorts::NOUN).union(Sorts::MODIFIER);
        let is_named = || self.named(self.tokens[at].span).is_some();
        is_number || BETWEEN.split(' ').any(|word| word == text) || self.sorts(at).any(describes) || is_named()
    }

    /// Whether the word at `at` is part of the name of a person.
    fn is_person(&self, at: usize) -> bool {
        let token = self.tokens.get(at);
        token.and_then(|token| self.named(token.span)).is_some_and(|name| name.kind == EntityType::Person)
    }

    /// The name that begins at `at`, behind an article and an opening mark: words with capitals, and "of" between them.
    fn name(&self, at: usize) -> Option<&str> {
        let start = (at..at + OPENERS.len()).find(|at| !OPENERS.contains(&self.text(*at)))?;
        let goes_on = |at: &usize| self.is_capital(*at) || self.text(*at) == "of" && self.is_capital(at + 1);
        let length = (start..start + LONGEST).take_while(goes_on).count();
        let last = (start + length).checked_sub(1).filter(|_| length > 0 && self.is_capital(start))?;
        let span = Span { start: self.tokens[start].span.start, end: self.tokens[last].span.end };
        let name = self.reading.article.slice(span);
        let owns = self.is_possessive(last + 1);
        let other = Sorts::CALENDAR.union(Sorts::COUNTRY).union(Sorts::DEMONYM);
        let is_other = self.gazetteer.sorts(&fold(name)).any(other);
        let letters = name.chars().filter(|ch| ch.is_alphabetic()).count();
        let goes_on = BEHIND.contains(&self.text(last + 1));
        (letters >= SHORTEST && !owns && !is_other && !goes_on).then_some(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::marked::reading;

    /// Checks who is called what in `text`, in which braces stand around the names of people.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let reading = reading(text);
        let called = called(&reading, &Gazetteer::default());
        let called: Vec<_> = called.iter().map(|one| format!("{}: {}", one.bearer, one.folded)).collect();
        assert_eq!(called.join("; "), expected, "{text}");
    }

    #[test]
    fn people_are_said_to_be_called() {
        check(
            "Then Peter Marsh, 75, a former security minister nicknamed the Crocodile, left.",
            "peter marsh: crocodile",
        );
        check("Then Anna Holt, also known as “The Toro”, left.", "anna holt: toro");
        check("Then Anna Holt (better known as Ana Silber) left.", "anna holt: ana silber");
        check("Then Anna Holt, born Maria Jensen, left.", "anna holt: maria jensen");
        check("Peter Marsh is known as the Butcher of Telmaran.", "peter marsh: butcher of telmaran");
    }

    #[test]
    fn others_are_not() {
        check("Then Peter Marsh met a man known as the Crocodile.", "");
        check("Then Peter Marsh, a friend of a man known as the Crocodile, left.", "");
        check("Then Peter Marsh, known as a kind man, left.", "");
        check("Then Peter Marsh, known as Europe's kindest man, left.", "");
        check("Then Peter Marsh, known as Marsh, left.", "");
        check("Then Peter Marsh dubbed Anna Holt ‘crooked’.", "");
        check("Then Peter Marsh, 70, dubbed Holt a liar.", "");
        check("Then Peter Marsh, head of the group known as Kestrel, left.", "");
        check("Then Peter Marsh, owner of the Kestrel Bank, formerly known as Halden, left.", "");
        check("Then Peter Marsh, dubbed the Holt of the Tropics, left.", "");
        check("Then Peter Marsh, born Tuesday, left, and Anna Holt, born in Oslo, wept.", "");
    }
}
