//! Names that the trained model and the rules find together.
//!
//! The model, which knows what the rules say, has the say. The rules add a name where the model found the same words
//! elsewhere in the article, where a form of address stands before it, where it is one half of a word with a hyphen,
//! where it is letters and a number, where it is a country or its people and nobody is called so, and where it is a month
//! that somebody is called, where a number belongs to it, and where it is the agency of a dateline. They give the bounds
//! where theirs are those of a listed name, of a name that a foreign article ties or a number begins, or of an organisation
//! with a word before its own name.
//! What each of this gave stands in `models/EXPERIMENTS.md`.

use super::Candidate;
use super::conventions::overlapping;
use super::gazetteer::{Gazetteer, Sorts, WEEKDAYS};
use super::pattern::Advice;
use crate::model::{Article, EntityType, RegionKind, Span};
use crate::text::fold::fold;

/// Small words that stand between the words of a name and are none of English.
const TYING: [&str; 8] = ["au", "aux", "sur", "della", "del", "von", "bin", "ibn"];

/// The names of `model`, completed by those of the rules. Both are in order; so is the result.
pub(super) fn combined(article: &Article, model: &[Candidate], advice: &Advice) -> Vec<Candidate> {
    let gazetteer = Gazetteer::default();
    let mut names = model.to_vec();
    for &rule in &advice.names {
        let first = names.partition_point(|name| name.span.end <= rule.span.start);
        let last = first + overlapping(&names, rule.span).len();
        let better = if first == last {
            again(article, model, rule).or_else(|| is_sure(article, &advice.titles, &gazetteer, rule).then_some(rule))
        } else {
            has_better_bounds(article, &gazetteer, &names[first..last], rule).then_some(rule)
        };
        if let Some(better) = better {
            names.splice(first..last, [better]);
        }
    }
    names
}

/// Whether `rule` is a name whatever the model says: "Mr May", the "Denmark" of "Denmark-based", "S-300", "Syria".
fn is_sure(article: &Article, titles: &[Span], gazetteer: &Gazetteer, rule: Candidate) -> bool {
    let (before, after) = (&article.text[..rule.span.range().start], &article.text[rule.span.range().end..]);
    let joined = after.starts_with('-') || before.ends_with('-');
    let title = titles[..titles.partition_point(|title| title.end <= rule.span.start)].last();
    let addressed = title.is_some_and(|title| {
        let gap = &article.text[title.range().end..rule.span.range().start];
        gap.trim_start_matches('.').trim().is_empty()
            && gazetteer.sorts(&fold(article.slice(*title))).any(Sorts::HONORIFIC)
    });
    let land = |sorts: Sorts| {
        sorts.any(Sorts::COUNTRY.union(Sorts::DEMONYM))
            && !sorts.any(Sorts::GIVEN.union(Sorts::FAMILY).union(Sorts::PERSON).union(Sorts::COMMON))
    };
    let sorts = gazetteer.sorts(&fold(article.slice(rule.span)));
    joined
        || (addressed && rule.kind == EntityType::Person)
        || is_designation(article.slice(rule.span), rule.kind)
        || land(sorts)
        || is_numbered(article.slice(rule.span))
        || is_agency(article, rule)
        || is_month(article.slice(rule.span), sorts) && rule.kind == EntityType::Person
}

/// Whether `text`, which `sorts` says can be a day or month, is a month: people are called May, but not Tuesday.
fn is_month(text: &str, sorts: Sorts) -> bool {
    sorts.any(Sorts::CALENDAR) && !WEEKDAYS.contains(&text)
}

/// Whether `text` is letters and digits that something is numbered by: "S-300", "F-16", "Mi-17".
fn is_designation(text: &str, kind: EntityType) -> bool {
    let (letters, number) = text.split_once('-').unwrap_or_default();
    kind == EntityType::Misc
        && letters.starts_with(char::is_uppercase)
        && letters.chars().all(char::is_alphabetic)
        && number.starts_with(|ch: char| ch.is_ascii_digit())
}

/// Whether a number leads the name: "12 Marlow Street", "1922 Committee".
fn is_numbered(text: &str) -> bool {
    text.split_once(' ').is_some_and(|(first, _)| first.chars().all(|ch| ch.is_ascii_digit()))
}

/// Whether `rule` is the agency of a dateline: "(ANP)".
fn is_agency(article: &Article, rule: Candidate) -> bool {
    let region = article.region_at(rule.span.start).map(|region| region.kind);
    let (before, after) = (&article.text[..rule.span.range().start], &article.text[rule.span.range().end..]);
    let text = article.slice(rule.span);
    region == Some(RegionKind::Dateline)
        && before.ends_with('(')
        && after.starts_with(')')
        && text.chars().all(char::is_uppercase)
}

/// `rule` with the type that the model gave the same words elsewhere in the article.
fn again(article: &Article, model: &[Candidate], rule: Candidate) -> Option<Candidate> {
    let text = article.slice(rule.span);
    let same = model.iter().find(|name| article.slice(name.span) == text)?;
    Some(Candidate { kind: same.kind, ..rule })
}

/// Whether `rule` is one name where the model found `within`, which are parts of it.
fn has_better_bounds(article: &Article, gazetteer: &Gazetteer, within: &[Candidate], rule: Candidate) -> bool {
    let parts = within.iter().all(|name| rule.span.covers(name.span) && name.span != rule.span);
    let organisation = |name: &Candidate| name.kind == EntityType::Organisation;
    let owned = organisation(&rule)
        && within.len() > 1
        && within.last().is_some_and(|last| organisation(last) && last.span.end == rule.span.end);
    parts
        && (owned
            || is_tied(article, rule.span)
            || is_numbered(article.slice(rule.span))
            || gazetteer.sorts(&fold(article.slice(rule.span))).any(Sorts::ANY_NAME))
}

/// Whether an Arabic article or a small word of another language ties the words of `span` into one name:
/// "Jabal al-Rashid", "Mas au Lac".
fn is_tied(article: &Article, span: Span) -> bool {
    if let [first, small, last] = article.slice(span).split_whitespace().collect::<Vec<_>>()[..] {
        return TYING.contains(&small) && [first, last].iter().all(|word| word.starts_with(char::is_uppercase));
    }
    let mut words = article.slice(span).split_whitespace();
    words.next().is_some_and(|first| first.starts_with(char::is_uppercase))
        && words
            .next()
            .is_some_and(|second| ["al-", "el-", "Al-", "El-"].iter().any(|article| second.starts_with(article)))
        && words.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks what the names of `model` and `rules`, each the first place of its words behind an offset, come to.
    #[track_caller]
    fn check(text: &str, model: &[(usize, &str, EntityType)], rules: &[(usize, &str, EntityType)], expected: &str) {
        let article = Article { text: text.to_owned(), ..Article::default() };
        let names = |list: &[(usize, &str, EntityType)]| -> Vec<Candidate> {
            let spans = list.iter().map(|(from, name, kind)| {
                let start = from + text[*from..].find(name).expect("the name is in the text");
                Candidate { span: Span::new(start, start + name.len()), kind: *kind, confidence: 0.5 }
            });
            spans.collect()
        };
        let advice = Advice { names: names(rules), titles: Vec::new() };
        let found = combined(&article, &names(model), &advice);
        let found: Vec<_> =
            found.iter().map(|name| format!("{}|{}", article.slice(name.span), name.kind.tag())).collect();
        assert_eq!(found.join(" "), expected, "{text}");
    }

    #[test]
    fn the_model_has_the_say() {
        use EntityType::{Misc, Organisation, Person, Place};
        let text = "Kvarn fell. In Kvarn the Danish Harbour Office and Holt met.";
        check(text, &[(0, "Kvarn", Place)], &[(0, "Kvarn", Person), (12, "Kvarn", Person)], "Kvarn|LOC Kvarn|LOC");
        check(text, &[], &[(0, "Holt", Person)], "");
        let parts = [(0, "Danish", Misc), (0, "Harbour Office", Organisation)];
        check(text, &parts, &[(0, "Danish Harbour Office", Organisation)], "Danish Harbour Office|ORG");
        check(text, &parts, &[(0, "Danish Harbour Office", Place)], "Danish|MISC Harbour Office|ORG");
        check(text, &[(0, "Holt", Person)], &[(0, "Office and Holt", Organisation)], "Holt|PER");
    }

    #[test]
    fn a_listed_name_is_one() {
        use EntityType::{Organisation, Place};
        let text = "The World Health Organization met.";
        let listed = "World Health Organization";
        check(text, &[(0, "World Health", Place)], &[(0, listed, Organisation)], "World Health Organization|ORG");
    }
}
