//! What the program counts as part of a name: no sign of a tag, form of address, job title or ending behind a hyphen.
//!
//! The texts that the model learned from differ in this, so its names are trimmed here. Nothing is ever made longer.

use super::Candidate;
use super::gazetteer::{Gazetteer, Sorts};
use crate::model::{Article, EntityType, Span};
use crate::text::fold::fold;

/// Signs that stand before a name, or are left of a possessive behind it.
const SIGNS: [char; 10] = ['#', '@', '"', '“', '”', '‘', '’', '\'', ',', ' '];
/// Possessive endings.
const POSSESSIVES: [&str; 4] = ["'s", "’s", "'S", "’S"];

/// `name` as the program counts it, or none where nothing of a name is left.
pub(super) fn trimmed(article: &Article, gazetteer: &Gazetteer, name: Candidate) -> Option<Candidate> {
    let whole = article.slice(name.span);
    let mut text = without_signs(whole);
    if name.kind == EntityType::Person {
        text = without_titles(text, gazetteer);
    }
    text = without_ending(text);
    // Names without a capital are misread nicknames of others and ordinary words far more often than names.
    if !text.chars().any(char::is_uppercase) && text.chars().any(char::is_lowercase) {
        return None;
    }
    let start = name.span.range().start + whole.find(text)?;
    (!text.is_empty()).then(|| Candidate { span: Span::new(start, start + text.len()), ..name })
}

fn without_signs(text: &str) -> &str {
    let text = text.trim_start_matches(SIGNS).trim_end_matches(['#', '@', '"', '“', '”', '‘', ',', ' ']);
    POSSESSIVES.iter().find_map(|ending| text.strip_suffix(ending)).unwrap_or(text)
}

/// `text` from the first word that is no title, as long as a word with a capital is left.
fn without_titles<'a>(text: &'a str, gazetteer: &Gazetteer) -> &'a str {
    let mut rest = text;
    while let Some((first, after)) = rest.split_once(' ') {
        let sorts = gazetteer.sorts(&fold(first));
        let title = sorts.any(Sorts::HONORIFIC.union(Sorts::TITLE)) && !sorts.any(Sorts::GIVEN.union(Sorts::FAMILY));
        if !title || !after.starts_with(|letter: char| letter.is_uppercase() || SIGNS.contains(&letter)) {
            break;
        }
        rest = without_signs(after);
    }
    rest
}

/// `text` without the small letters behind its last hyphen: the "-led" of "U.S.-led".
fn without_ending(text: &str) -> &str {
    match text.rsplit_once('-') {
        Some((name, ending))
            if name.len() > 1
                && ending.len() > 1
                && name.chars().any(char::is_uppercase)
                && ending.chars().all(char::is_lowercase) =>
        {
            name
        }
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, kind: EntityType, expected: Option<&str>) {
        let article = Article { text: text.to_owned(), ..Article::default() };
        let name = Candidate { span: Span::new(0, text.len()), kind, confidence: 1.0 };
        let found = trimmed(&article, &Gazetteer::default(), name);
        assert_eq!(found.map(|name| article.slice(name.span)), expected, "{text}");
    }

    #[test]
    fn signs_titles_and_endings_stay_outside() {
        let person = EntityType::Person;
        check("#Jensen", person, Some("Jensen"));
        check("President #Jensen", person, Some("Jensen"));
        check("Mr Jensen's", person, Some("Jensen"));
        check("Maria Jensen", person, Some("Maria Jensen"));
        check("al-Rashid", person, Some("al-Rashid"));
        check("U.S.-led", EntityType::Place, Some("U.S."));
        check("jensen", person, None);
        check("#", person, None);
    }
}
