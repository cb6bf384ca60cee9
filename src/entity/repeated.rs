//! Family names that stand alone and that the recogniser passed over, of people whom the article names in full.

use std::collections::BTreeSet;

use super::Candidate;
use super::gazetteer::{Gazetteer, Sorts};
use crate::model::{Article, EntityType, Span};
use crate::text::fold::fold;
use crate::text::segment::{Segments, Token, TokenKind};

/// How sure it is that such a word is the name.
const CONFIDENCE: f32 = 0.6;
/// Small words that belong to the family name behind them.
const PARTICLES: [&str; 10] = ["van", "der", "den", "von", "zu", "de", "della", "del", "bin", "ibn"];
/// The shortest family name that is looked for, in letters.
const SHORTEST: usize = 3;

/// `names`, which are in order, and where the family names of its people stand alone otherwise. In order.
pub(super) fn completed(article: &Article, segments: &Segments, names: Vec<Candidate>) -> Vec<Candidate> {
    let families = families(article, &names);
    let mut missed = Vec::new();
    let mut next = 0;
    for sentence in &segments.sentences {
        let tokens = &segments.tokens[sentence.tokens.clone()];
        for (at, token) in tokens.iter().enumerate() {
            while names.get(next).is_some_and(|name| name.span.end <= token.span.start) {
                next += 1;
            }
            let end = next.checked_sub(1).map_or(0, |before| names[before].span.end);
            let free = names.get(next).is_none_or(|name| !name.span.overlaps(token.span));
            if free && families.contains(article.slice(token.span)) && stands_alone(article, tokens, at) {
                missed.push(Candidate {
                    span: with_particles(article, tokens, at, end),
                    kind: EntityType::Person,
                    confidence: CONFIDENCE,
                });
            }
        }
    }
    if missed.is_empty() {
        return names;
    }
    let mut all = names;
    all.extend(missed);
    all.sort_by_key(|name| name.span);
    all
}

/// The name at `at` of a sentence's `tokens`, with the particles before it, which stand no earlier than byte `free`: "Van
/// der Meulen", at the start of a sentence, too.
pub(crate) fn with_particles(article: &Article, tokens: &[Token], at: usize, free: u32) -> Span {
    let before = tokens[..at].iter().rev().take_while(|token| token.span.start >= free);
    let particles = before.take_while(|token| PARTICLES.contains(&article.slice(token.span).to_lowercase().as_str()));
    let first = particles.last().unwrap_or(&tokens[at]);
    Span { start: first.span.start, ..tokens[at].span }
}

/// The family names of the people whom `names` name in full, but for those that mean something else more often.
fn families<'a>(article: &'a Article, names: &[Candidate]) -> BTreeSet<&'a str> {
    let gazetteer = Gazetteer::default();
    let people = names.iter().filter(|name| name.kind == EntityType::Person);
    let family = |name: &Candidate| {
        let (_, last) = article.slice(name.span).rsplit_once(char::is_whitespace)?;
        Some(last.split_once('-').filter(|(particle, _)| particle.len() == 2).map_or(last, |(_, family)| family))
    };
    let telling = |family: &&str| {
        let other = Sorts::COMMON.union(Sorts::FUNCTION).union(Sorts::CALENDAR);
        family.starts_with(char::is_uppercase)
            && family.chars().count() >= SHORTEST
            && !gazetteer.sorts(&fold(family)).any(other.union(Sorts::ANY_PLACE))
    };
    people.filter_map(family).filter(telling).collect()
}

/// Whether the word at `at` is written as a name is, and the words right before and after are no part of a longer one: it
/// does not begin the sentence, where any word has a capital, and they have none.
fn stands_alone(article: &Article, tokens: &[Token], at: usize) -> bool {
    let capital =
        |token: &Token| token.kind == TokenKind::Word && article.slice(token.span).starts_with(char::is_uppercase);
    let Some(before) = at.checked_sub(1).map(|before| &tokens[before]) else { return false };
    let begins = at == 1 && before.kind != TokenKind::Word;
    let lead = at > 1 && capital(before);
    !begins && !lead && !tokens.get(at + 1).is_some_and(capital)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::segment::segment;

    /// Checks which words are found beside the full name at the start of `text`.
    #[track_caller]
    fn check(text: &str, name: &str, expected: &str) {
        let article = Article::of_paragraph(text);
        let full = Candidate { span: Span::new(0, name.len()), kind: EntityType::Person, confidence: 0.9 };
        let found = completed(&article, &segment(&article), vec![full]);
        let found: Vec<_> = found.iter().skip(1).map(|name| article.slice(name.span)).collect();
        assert_eq!(found.join(" "), expected, "{text}");
    }

    #[test]
    fn a_family_name_is_found_again() {
        check("Anna Holtby spoke. The defeat of Holtby's party was near.", "Anna Holtby", "Holtby");
        check("Omar al-Rashad spoke. The army of Rashad was near.", "Omar al-Rashad", "Rashad");
    }

    #[test]
    fn not_in_longer_names_and_common_words() {
        check("Anna Holtby spoke. The Holtby Street School was near.", "Anna Holtby", "");
        check("Anna Rice spoke. Rice was unloaded, and the rice was near.", "Anna Rice", "");
    }
}
