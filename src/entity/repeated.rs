//! Names that stand alone and that the recogniser passed over: family names of people whom the article names in full, and
//! numbers that teams are called by, as "the 76ers".

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
    let numbers = numbers(article, &names);
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
            let word = article.slice(token.span);
            if free && families.contains(word) && stands_alone(article, tokens, at) {
                let span = with_particles(article, tokens, at, end);
                missed.push(Candidate { span, kind: EntityType::Person, confidence: CONFIDENCE });
            } else if free && numbers.contains(word) {
                missed.push(Candidate { span: token.span, kind: EntityType::Organisation, confidence: CONFIDENCE });
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

/// The words with a number that end the `names` of organisations: the "76ers" of a team.
fn numbers<'a>(article: &'a Article, names: &[Candidate]) -> BTreeSet<&'a str> {
    let teams = names.iter().filter(|name| name.kind == EntityType::Organisation);
    let last = teams.filter_map(|name| Some(article.slice(name.span).rsplit_once(char::is_whitespace)?.1));
    last.filter(|word| word.starts_with(|ch: char| ch.is_ascii_digit()) && word.ends_with("ers")).collect()
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
        check_kind(text, (name, EntityType::Person), expected);
    }

    #[track_caller]
    fn check_kind(text: &str, (name, kind): (&str, EntityType), expected: &str) {
        let article = Article::of_paragraph(text);
        let full = Candidate { span: Span::new(0, name.len()), kind, confidence: 0.9 };
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
    fn numbers_of_teams_are_found_again() {
        let text = "Marlow 76ers lost. The defeat of the 76ers was near.";
        check_kind(text, ("Marlow 76ers", EntityType::Organisation), "76ers");
        check_kind(text, ("Marlow 76ers", EntityType::Place), "");
        check_kind("Fund 2000 lost. It was 2000.", ("Fund 2000", EntityType::Organisation), "");
        check_kind("Marlow 5G lost. It was 5G.", ("Marlow 5G", EntityType::Organisation), "");
    }

    #[test]
    fn not_in_longer_names_and_common_words() {
        check("Anna Holtby spoke. The Holtby Street School was near.", "Anna Holtby", "");
        check("Anna Rice spoke. Rice was unloaded, and the rice was near.", "Anna Rice", "");
    }
}
