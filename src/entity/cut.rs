//! Long names of bodies, places and works that the recogniser cut short: at a small word, as in "Cathedral of the", or before
//! the noun that says what they are, as in "Ostermond Rural Health" before "Clinic".

use super::Candidate;
use super::gazetteer::{Gazetteer, Sorts};
use super::headline::Capitals;
use crate::model::{Article, EntityType, Span};
use crate::text::fold::fold;
use crate::text::segment::{Segments, Token, TokenKind};

/// Small words inside names, which no name ends with.
const SMALL: [&str; 5] = ["of", "the", "for", "and", "de"];

/// How many words a name goes on with at most.
const LONGEST: usize = 6;

/// Words with a capital that no name goes on with: what somebody is, and when.
const APART: Sorts =
    Sorts::TITLE.union(Sorts::HONORIFIC).union(Sorts::ROLE).union(Sorts::CALENDAR).union(Sorts::FUNCTION);

/// `names`, which are in order and apart, each as far as it goes.
pub(super) fn whole(
    article: &Article,
    segments: &Segments,
    gazetteer: &Gazetteer,
    names: Vec<Candidate>,
) -> Vec<Candidate> {
    let text = Text { article, tokens: &segments.tokens, gazetteer };
    let mut capitals = Capitals::new(article, segments);
    let mut whole: Vec<Candidate> = Vec::with_capacity(names.len());
    let mut names = names.into_iter().peekable();
    while let Some(name) = names.next() {
        let next = names.peek().map_or(u32::MAX, |next| next.span.start);
        let end = segments.sentence_at(name.span.start).map_or(0, |sentence| sentence.tokens.end);
        let grown = text.whole(name, next, end);
        // In a headline of capitals nothing tells where a name ends.
        whole.extend(if grown != Some(name) && capitals.hold(name.span) { Some(name) } else { grown });
    }
    whole
}

/// Whether `word` is a small one; "DE" in capitals is a state.
fn is_small(word: &str) -> bool {
    let is_cased = word.chars().skip(1).any(char::is_lowercase);
    is_cased && SMALL.iter().any(|small| word.eq_ignore_ascii_case(small))
}

struct Text<'a> {
    article: &'a Article,
    tokens: &'a [Token],
    gazetteer: &'a Gazetteer,
}

impl Text<'_> {
    /// `name` as far as it goes before the next name, which starts at `next`, and the end of its sentence, the token at `end`.
    /// Nothing where only small words are left.
    fn whole(&self, name: Candidate, next: u32, end: usize) -> Option<Candidate> {
        if matches!(name.kind, EntityType::Person | EntityType::Event) {
            return Some(name);
        }
        let after = self.tokens.partition_point(|token| token.span.start < name.span.end);
        if after.checked_sub(1).is_none_or(|last| self.tokens[last].span.end != name.span.end) {
            return Some(name);
        }
        let words: Vec<&Token> = (after..end).map_while(|at| self.goes_on(at, next)).take(LONGEST).collect();
        let trimmed = self.trimmed(name)?;
        if trimmed != name {
            let grown = words.last().map(|last| Span { end: last.span.end, ..name.span });
            return Some(grown.map_or(trimmed, |span| Candidate { span, ..name }));
        }
        let Some((last, kind)) = words.iter().rev().find_map(|word| Some((word, self.head(word)?))) else {
            return Some(name);
        };
        Some(Candidate { span: Span { end: last.span.end, ..name.span }, kind, ..name })
    }

    /// The word at `at`, if a name can go on with it: right behind the one before, with a capital, and outside of other names.
    fn goes_on(&self, at: usize, next: u32) -> Option<&Token> {
        let (before, token) = (&self.tokens[at - 1], &self.tokens[at]);
        let text = self.article.slice(token.span);
        let is_next = self.article.text[before.span.range().end..token.span.range().start] == *" ";
        let is_word = token.kind == TokenKind::Word && text.starts_with(char::is_uppercase);
        let is_apart = || self.gazetteer.sorts(&fold(text)).any(APART);
        (is_next && is_word && token.span.end <= next && !is_apart()).then_some(token)
    }

    /// `name` without small words at its end.
    fn trimmed(&self, name: Candidate) -> Option<Candidate> {
        let mut text = self.article.slice(name.span);
        while let Some((front, last)) = text.rsplit_once(' ') {
            if !is_small(last) {
                break;
            }
            text = front.trim_end();
        }
        let start = name.span.range().start;
        (!is_small(text)).then(|| Candidate { span: Span::new(start, start + text.len()), ..name })
    }

    /// Of what type a name is that ends with `word`, where that tells.
    fn head(&self, word: &Token) -> Option<EntityType> {
        let sorts = self.gazetteer.sorts(&fold(self.article.slice(word.span)));
        sorts.any(Sorts::ORGANISATION_HEAD).then_some(EntityType::Organisation)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Region, RegionKind};
    use crate::text::segment::segment;

    /// Checks what the names in `text`, marked by braces, come to.
    #[track_caller]
    fn check(text: &str, kind: EntityType, expected: &str) {
        let article = Article::of_paragraph(&text.replace(['{', '}'], ""));
        let mut names = Vec::new();
        for (at, part) in text.match_indices('{') {
            let length = text[at..].find('}').expect("a mark ends") - part.len();
            let start = at - text[..at].matches(['{', '}']).count();
            names.push(Candidate { span: Span::new(start, start + length), kind, confidence: 0.9 });
        }
        let whole = whole(&article, &segment(&article), &Gazetteer::default(), names);
        let found: Vec<_> =
            whole.iter().map(|name| format!("{}|{}", article.slice(name.span), name.kind.tag())).collect();
        assert_eq!(found.join(" "), expected, "{text}");
    }

    #[test]
    fn no_name_ends_with_a_small_word() {
        use EntityType::{Misc, Place};
        check(
            "They saw the {Cathedral of the} Immaculate Conception.",
            Place,
            "Cathedral of the Immaculate Conception|LOC",
        );
        check("They saw the {Cathedral of the} old town.", Place, "Cathedral|LOC");
        check("They saw the {Cathedral of the} {Holy Cross}.", Place, "Cathedral|LOC Holy Cross|LOC");
        check("They saw {The} man.", Misc, "");
        check("He left Wilmington, {DE} at last.", Place, "DE|LOC");
    }

    #[test]
    fn headlines_of_capitals_tell_no_bounds() {
        let text = "Greece Leaves Union".to_owned();
        let regions = vec![Region { span: Span::new(0, text.len()), kind: RegionKind::Title }];
        let article = Article { text, regions, ..Article::default() };
        let name = Candidate { span: Span::new(0, 6), kind: EntityType::Place, confidence: 0.9 };
        assert_eq!(whole(&article, &segment(&article), &Gazetteer::default(), vec![name]), [name]);
    }

    #[test]
    fn what_a_body_is_belongs_to_its_name() {
        use EntityType::{Organisation, Person, Place};
        check("It was {Ostermond} Rural Health Clinic that closed.", Place, "Ostermond Rural Health Clinic|ORG");
        check("It was {Ostermond} Mayor Anna Holt who left.", Place, "Ostermond|LOC");
        check("It was {Holt} Hospital that closed.", Person, "Holt|PER");
        check("The {Ostermond}-led Coalition closed.", Place, "Ostermond|LOC");
        check("The {Ostermond Bank}, Hospital and all, closed.", Organisation, "Ostermond Bank|ORG");
    }
}
