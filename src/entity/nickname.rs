//! Nicknames in brackets within a name: "Adam (Ace) Holt" is one name, not three.

use super::Candidate;
use crate::model::{Article, EntityType, Span};

/// How many letters are looked through for the end of a bracket.
const LONGEST: usize = 24;

/// How many names a nickname may be taken for.
const MOST_BETWEEN: usize = 2;

/// `names`, which are in order, with those of people that a nickname in brackets parts joined.
pub(super) fn joined(article: &Article, names: Vec<Candidate>) -> Vec<Candidate> {
    let mut joined: Vec<Candidate> = Vec::with_capacity(names.len());
    for name in names {
        let mut last = joined.iter().enumerate().rev().take(MOST_BETWEEN + 1);
        let given = last.find(|(_, given)| is_parted(article, given, &name)).map(|(at, _)| at);
        if let Some(at) = given {
            let given = joined[at];
            joined.truncate(at);
            let confidence = given.confidence.min(name.confidence);
            joined.push(Candidate { span: Span { end: name.span.end, ..given.span }, confidence, ..name });
        } else {
            joined.push(name);
        }
    }
    joined
}

/// Whether all that stands between the names `given` and `family` of people is a nickname in brackets.
fn is_parted(article: &Article, given: &Candidate, family: &Candidate) -> bool {
    let are_people = [given, family].iter().all(|name| name.kind == EntityType::Person);
    let is_near = (family.span.start as usize).saturating_sub(given.span.range().end) <= LONGEST;
    if !are_people || !is_near || article.slice(given.span).contains(' ') {
        return false;
    }
    let between = &article.text[given.span.range().end..family.span.range().start];
    let nickname = between.strip_prefix(" (").and_then(|rest| rest.strip_suffix(") "));
    // An abbreviation is a party or a state.
    let is_word = |word: &str| {
        word.starts_with(char::is_uppercase) && word.chars().skip(1).any(char::is_lowercase) && !word.ends_with('.')
    };
    nickname.is_some_and(|name| !name.is_empty() && name.split(' ').all(is_word))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks what the names of people in `text`, marked by braces, come to.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let article = Article::of_paragraph(&text.replace(['{', '}'], ""));
        let mut names = Vec::new();
        for (at, part) in text.match_indices('{') {
            let length = text[at..].find('}').expect("a mark ends") - part.len();
            let start = at - text[..at].matches(['{', '}']).count();
            let span = Span::new(start, start + length);
            names.push(Candidate { span, kind: EntityType::Person, confidence: 0.9 });
        }
        let found: Vec<_> = joined(&article, names).iter().map(|name| article.slice(name.span)).collect();
        assert_eq!(found.join("|"), expected, "{text}");
    }

    #[test]
    fn a_nickname_parts_no_name() {
        check("Then {Adam} ({Ace}) {Holt} spoke to {Marsh}.", "Adam (Ace) Holt|Marsh");
        check("Then {Adam} (Big Ace) {Holt} spoke.", "Adam (Big Ace) Holt");
    }

    #[test]
    fn other_brackets_do() {
        check("Then {Adam} (D) {Holt} spoke.", "Adam|Holt");
        check("Then {Adam Marsh} (left), {Holt} and others spoke.", "Adam Marsh|Holt");
        check("Then {Adam Marsh} ({Ace}) {Holt} spoke.", "Adam Marsh|Ace|Holt");
    }
}
