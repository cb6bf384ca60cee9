//! Whether a name is that of somebody's relative, introduced as such: "her husband, Erik", "their children, Ida and Nils".

use crate::model::Span;
use crate::reading::Reading;
use crate::text::fold::fold;
use crate::text::segment::Token;

/// Nouns for relatives and those who live like them.
const KIN: [&str; 48] = [
    "husband",
    "hubby",
    "wife",
    "spouse",
    "partner",
    "fiance",
    "fiancee",
    "boyfriend",
    "girlfriend",
    "widow",
    "widower",
    "father",
    "dad",
    "daddy",
    "mother",
    "mum",
    "mom",
    "mummy",
    "mommy",
    "parents",
    "son",
    "sons",
    "daughter",
    "daughters",
    "child",
    "children",
    "kids",
    "brother",
    "brothers",
    "sister",
    "sisters",
    "twins",
    "baby",
    "grandfather",
    "grandmother",
    "grandson",
    "granddaughter",
    "grandchildren",
    "uncle",
    "aunt",
    "nephew",
    "nephews",
    "niece",
    "nieces",
    "cousin",
    "cousins",
    "siblings",
    "stepson",
];
/// Those of them by which monks, nuns and priests are addressed, with a capital: "Sister Agnes".
const RELIGIOUS: [&str; 4] = ["father", "mother", "brother", "sister"];
/// The wife of whoever governs, behind "first".
const LADY: &str = "lady";
/// How many words back the noun stands at most, with the names of other relatives between.
const FARTHEST: usize = 10;

/// Whether a noun for a relative stands right before the name at `span`, or before a list of names that it is part of.
pub(super) fn introduces(reading: &Reading, span: Span) -> bool {
    let tokens = &reading.segments.tokens;
    let Some(sentence) = reading.segments.sentence_at(span.start) else { return false };
    let at = tokens.partition_point(|token| token.span.start < span.start);
    let before = tokens.get(sentence.tokens.start..at).unwrap_or_default();
    let far = before.len().saturating_sub(FARTHEST);
    let noun = (far..before.len()).rev().find(|&at| !may_stand_between(word(reading, &before[at])));
    noun.is_some_and(|at| {
        let noun = word(reading, &before[at]);
        let folded = fold(noun);
        let is_first = || at > 0 && word(reading, &before[at - 1]).eq_ignore_ascii_case("first");
        let is_title = noun.starts_with(char::is_uppercase) && RELIGIOUS.contains(&folded.as_str());
        KIN.contains(&folded.as_str()) && !is_title || folded == LADY && is_first()
    })
}

/// The word of `token`.
fn word<'a>(reading: &'a Reading, token: &Token) -> &'a str {
    reading.article.slice(token.span)
}

/// Whether `word` may stand between a noun for relatives and one of their names: names, ages, commas and "and".
fn may_stand_between(word: &str) -> bool {
    let is_noun = KIN.contains(&fold(word).as_str()) || word.eq_ignore_ascii_case(LADY);
    let name = word.starts_with(char::is_uppercase) && !is_noun;
    name || matches!(word, "," | "and") || word.chars().all(|ch| ch.is_ascii_digit())
}
