//! Whether the name of a capital means the government that sits there: "Moscow denied it", but not "in Moscow".
//!
//! Only what the words beside the name say beyond doubt is believed; everywhere else the city is meant. On this use of
//! names see Markert and Nissim, "SemEval-2007 Task 08: Metonymy Resolution" (2007).

use crate::entity::gazetteer::{Gazetteer, Sorts};
use crate::model::Span;
use crate::reading::Reading;
use crate::text::fold::fold;
use crate::text::segment::TokenKind;

/// Words before the name of what has a place.
const WHERE: [&str; 14] = [
    "in", "from", "at", "near", "outside", "via", "into", "around", "across", "through", "inside", "of", "reached",
    "left",
];
/// Words between the subject and the verb.
const BETWEEN: [&str; 12] =
    ["still", "also", "now", "already", "then", "again", "has", "have", "had", "itself", "later", "repeatedly"];
/// Words with which a subject goes on.
const AUXILIARIES: [&str; 8] = ["would", "should", "will", "must", "could", "may", "are", "were"];
/// What a government alone is asked to do follows one of these.
const ASKED: [&str; 5] = ["to", "of", "for", "over", "that"];
/// Verbs of what is done to those who act.
const MOVED: [&str; 16] = [
    "make", "makes", "made", "let", "pressure", "persuade", "convince", "force", "forced", "urge", "press", "pressing",
    "help", "trust", "blames", "blame",
];
/// What governments have with one another.
const RELATIONS: [&str; 20] = [
    "relations",
    "ties",
    "talks",
    "tension",
    "tensions",
    "cooperation",
    "dialogue",
    "agreement",
    "deal",
    "differences",
    "dispute",
    "alliance",
    "contacts",
    "standoff",
    "rift",
    "understanding",
    "negotiations",
    "pact",
    "treaty",
    "links",
];
/// What governments have.
const OWNED: [&str; 30] = [
    "government",
    "position",
    "policy",
    "support",
    "backing",
    "decision",
    "ally",
    "allies",
    "envoy",
    "ambassador",
    "foreign",
    "intentions",
    "response",
    "claims",
    "demands",
    "refusal",
    "insistence",
    "interests",
    "influence",
    "ambitions",
    "involvement",
    "sanctions",
    "stance",
    "view",
    "concerns",
    "leaders",
    "officials",
    "diplomats",
    "role",
    "military",
];

/// The tokens around a name.
struct Context<'a> {
    reading: &'a Reading,
    gazetteer: &'a Gazetteer,
    first: usize,
    /// One past the last.
    end: usize,
}

/// Whether the capital named at `span` stands for a government.
pub(super) fn is_government(reading: &Reading, span: Span, gazetteer: &Gazetteer) -> bool {
    let tokens = &reading.segments.tokens;
    let first = tokens.partition_point(|token| token.span.end <= span.start);
    let end = tokens.partition_point(|token| token.span.start < span.end);
    let mut context = Context { reading, gazetteer, first, end };
    let paired = context.take_pair();
    let before = context.word(context.first.checked_sub(1));
    if WHERE.contains(&before.as_str()) {
        return false;
    }
    context.is_owner() || context.speaks(paired) || context.is_asked(&before) || context.is_related(&before)
}

impl Context<'_> {
    /// The folded word at token `at`; empty for marks and past the ends.
    fn word(&self, at: Option<usize>) -> String {
        let token = at.and_then(|at| self.reading.segments.tokens.get(at));
        let word = token.filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Possessive));
        word.map_or_else(String::new, |token| fold(self.reading.article.slice(token.span)))
    }

    fn is(&self, word: &str, sorts: Sorts) -> bool {
        self.gazetteer.sorts(word).any(sorts)
    }

    fn is_statement(&self, word: &str) -> bool {
        self.is(word, Sorts::SPEECH.union(Sorts::STATEMENT))
    }

    /// Takes in the other capital of "Washington and Moscow"; whether there is one.
    fn take_pair(&mut self) -> bool {
        if self.word(Some(self.end)) == "and" && self.is(&self.word(Some(self.end + 1)), Sorts::CAPITAL) {
            self.end += 2;
            return true;
        }
        let other = self.first.checked_sub(2).filter(|_| self.word(self.first.checked_sub(1)) == "and");
        let paired = other.is_some_and(|other| self.is(&self.word(Some(other)), Sorts::CAPITAL));
        self.first -= if paired { 2 } else { 0 };
        paired
    }

    /// "Moscow's decision".
    fn is_owner(&self) -> bool {
        let possessive =
            self.reading.segments.tokens.get(self.end).is_some_and(|token| token.kind == TokenKind::Possessive);
        possessive && OWNED.contains(&self.word(Some(self.end + 1)).as_str())
    }

    /// "Moscow denied", "Washington and Moscow should".
    fn speaks(&self, paired: bool) -> bool {
        let after = (self.end..self.end + 3).map(|at| self.word(Some(at)));
        let verb = after.into_iter().find(|word| !BETWEEN.contains(&word.as_str())).unwrap_or_default();
        self.is_statement(&verb) || paired && AUXILIARIES.contains(&verb.as_str())
    }

    /// "Accused Moscow of", "wants Washington to", "make Kiev think".
    fn is_asked(&self, before: &str) -> bool {
        if MOVED.contains(&before) {
            return true;
        }
        self.is(before, Sorts::STATEMENT) && ASKED.contains(&self.word(Some(self.end)).as_str())
    }

    /// "Relations between Washington and Moscow", "an agreement with Tehran".
    fn is_related(&self, before: &str) -> bool {
        ["between", "with"].contains(&before) && RELATIONS.contains(&self.word(self.first.checked_sub(2)).as_str())
    }
}
