//! Recurring subjects that are not names: key phrases and the sentences that hold them.
//!
//! Candidates are runs of words that can form a noun phrase, without names, as in RAKE (Rose et al., "Automatic Keyword
//! Extraction from Individual Documents", 2010). They are ranked like C-value (Frantzi, Ananiadou and Mima, 2000): longer
//! phrases count more, and what a phrase owes to the longer phrases around it is taken off; then by how many articles
//! hold it and by how rare its words are elsewhere. The cost grows with the length of the texts.

mod asked;
mod join;
mod phrase;
mod rank;
mod tally;
#[cfg(test)]
mod tests;
mod word;

use std::collections::BTreeMap;

use crate::memo::Memo;
use crate::model::{ArticleId, Mention, MentionKind, Passage, Span, Topic};
use crate::reading::Reading;
use tally::Tallies;

/// How many topics are kept.
const MOST: usize = 60;

/// The phrases found in each article before, told where its names stand.
#[derive(Clone, Debug, Default)]
pub struct Memos(Memo<phrase::Phrases>);

/// The topics of all `readings`, the most telling first. Topics leave out the names among `mentions`, which are
/// ordered by article, then start.
#[must_use]
pub fn topics(readings: &[Reading], mentions: &[Mention]) -> Vec<Topic> {
    topics_with(readings, mentions, &mut Memos::default())
}

/// The same, where some was found before.
#[must_use]
pub fn topics_with(readings: &[Reading], mentions: &[Mention], memos: &mut Memos) -> Vec<Topic> {
    let mut rest = mentions;
    let names = |position: usize| {
        let (own, later) = rest.split_at(rest.partition_point(|mention| mention.article.index() <= position));
        rest = later;
        own.iter().filter(|mention| mention.kind == MentionKind::Name).map(|name| name.span).collect()
    };
    let asked: Vec<(&Reading, Vec<Span>)> = readings.iter().zip((0..readings.len()).map(names)).collect();
    let found = memos.0.ask_with(&asked, |words, reading, names| phrase::phrases(words, reading, names));
    let ranked = rank::ranked(&Tallies::new(&found), readings.len(), MOST);
    ranked.into_iter().map(|places| topic(readings, places)).collect()
}

/// The topic of the words `typed`: wherever `readings` have them, in any number and spelling. None where they are nowhere.
#[must_use]
pub fn asked_for(readings: &[Reading], typed: &str) -> Option<Topic> {
    let places = asked::places(readings, typed);
    (!places.is_empty()).then(|| topic(readings, places))
}

/// The topic that stands at `places`, which are in order.
fn topic(readings: &[Reading], places: Vec<Passage>) -> Topic {
    let mut forms: BTreeMap<String, usize> = BTreeMap::new();
    for place in &places {
        let text = readings[place.article.index()].article.slice(place.span);
        *forms.entry(text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()).or_default() += 1;
    }
    let mut terms: Vec<(String, usize)> = forms.into_iter().collect();
    terms.sort_by_key(|(term, count)| (std::cmp::Reverse(*count), term.len()));
    let terms: Vec<String> = terms.into_iter().map(|(term, _)| term).collect();
    let mut passages: Vec<Passage> = places.iter().map(|place| sentence(readings, *place)).collect();
    passages.dedup();
    Topic { label: terms.first().cloned().unwrap_or_default(), terms, occurrences: places, passages }
}

/// The sentence around `place`.
fn sentence(readings: &[Reading], place: Passage) -> Passage {
    let Passage { article: ArticleId(_), span } = place;
    let found = readings[place.article.index()].segments.sentence_at(span.start);
    Passage { span: found.map_or(span, |sentence| sentence.span), ..place }
}
