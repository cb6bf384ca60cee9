//! Places that a query finds: the places of the subjects it names, mentions whose sentence holds the other words, and
//! sentences that hold every word.

use std::collections::BTreeSet;

use super::search::Pattern;
use super::{Filter, Found, Hit, Target};
use crate::library::Library;
use crate::model::{ArticleId, MentionId, Passage, Subject, TopicId};
use crate::text::fold::{fold, folded};

/// So many mentions are looked at for one query, so that a key press takes a bounded time in any corpus.
const MOST_MENTIONS: usize = 5_000;

/// The places of `subject` that `filter` lets through, in reading order.
pub(super) fn places<'a>(
    library: &'a Library,
    subject: Subject,
    filter: &'a Filter,
) -> impl Iterator<Item = Target> + 'a {
    filter.places(library, subject).map(move |at| match subject {
        Subject::Entity(entity) => Target::Mention(library.mentions_of(entity)[at]),
        Subject::Topic(_) => Target::Passage(library.places(subject)[at]),
    })
}

/// Every place that `filter` lets through: mentions, then those of topics, each in reading order.
pub(super) fn all_places(library: &Library, filter: &Filter) -> Vec<Target> {
    let mentions = library.mentions().iter().enumerate();
    let mentions = mentions.filter(|(_, mention)| filter.holds_mention(library, mention));
    let topics = (0..library.topics().len()).map(|at| Subject::Topic(TopicId::new(at)));
    let topics = topics.flat_map(|topic| places(library, topic, filter));
    mentions.map(|(at, _)| Target::Mention(MentionId::new(at))).chain(topics).collect()
}

/// The answer that shows the place of `target` in its sentence, with the letters of `terms` marked: in the words of the
/// place where they stand there, else wherever a word of the sentence begins with them.
pub(super) fn hit(library: &Library, target: Target, terms: &[&str]) -> Hit {
    let mut matched = BTreeSet::new();
    if let Some(place) = target.place(library) {
        let sentence = library.sentence(place);
        let folded = folded(library.article(place.article).slice(sentence.span));
        let inside = |at: &usize| place.span.contains(sentence.span.start + folded.origin(*at));
        for term in terms {
            let found: Vec<usize> = word_starts(&folded.text, term).collect();
            let surface = found.iter().any(inside);
            for at in found.iter().filter(|at| !surface || inside(at)) {
                matched.extend((*at..at + term.len()).map(|letter| folded.origin(letter)));
            }
        }
    }
    Hit { target, via: None, matched: matched.into_iter().collect() }
}

/// The bytes of `folded` at which a word begins with `term`.
fn word_starts<'a>(folded: &'a str, term: &'a str) -> impl Iterator<Item = usize> + 'a {
    let found = folded.match_indices(term).map(|(at, _)| at);
    found.filter(|at| *at == 0 || folded[..*at].ends_with(' '))
}

/// Mentions of subjects that hold some of `terms`, in sentences where words begin with the others. One for each
/// sentence.
pub(super) fn around_names(library: &Library, terms: &[&str], filter: &Filter, limit: usize) -> Option<Found> {
    let mut seen = BTreeSet::new();
    let mut targets = Vec::new();
    let partial = if terms.len() > 1 { library.names().partial(library, terms) } else { Vec::new() };
    let places = partial
        .iter()
        .flat_map(|part| places(library, part.subject, filter).map(move |target| (target, &part.missing)));
    for (target, missing) in places.take(MOST_MENTIONS) {
        let Some(place) = target.place(library) else { continue };
        let sentence = library.sentence(place);
        if !seen.contains(&sentence) && holds(library, sentence, missing) {
            seen.insert(sentence);
            targets.push(target);
        }
    }
    found(library, &targets, terms, limit)
}

/// Whether for each of `terms` a word of `sentence` begins with it.
fn holds(library: &Library, sentence: Passage, terms: &[&str]) -> bool {
    let folded = fold(library.article(sentence.article).slice(sentence.span));
    terms.iter().all(|term| word_starts(&folded, term).next().is_some())
}

/// Sentences that hold every word of `query` in full, at a place that `filter` lets through.
pub(super) fn sentences(library: &Library, query: &str, filter: &Filter, limit: usize) -> Option<Found> {
    let places = places_of_words(library, query, filter).unwrap_or_default();
    let folded = fold(query);
    let terms: Vec<&str> = folded.split(' ').collect();
    passages(library, places, &terms, limit)
}

/// The quotations that `filter` lets through.
pub(super) fn quotations(library: &Library, filter: &Filter) -> Vec<Passage> {
    let passages = library.quotes().iter().map(|quote| quote.passage);
    passages.filter(|passage| filter.holds_text(library, *passage)).collect()
}

/// The answer that consists of these places of the text; none where there is none.
pub(super) fn passages(library: &Library, places: Vec<Passage>, terms: &[&str], limit: usize) -> Option<Found> {
    let targets: Vec<Target> = places.iter().copied().map(Target::Passage).collect();
    Some(Found { sentences: places, ..found(library, &targets, terms, limit)? })
}

/// For each sentence that holds every word of `query` in full, the longest word there at a place that `filter` lets
/// through, in reading order.
pub(super) fn places_of_words(library: &Library, query: &str, filter: &Filter) -> Option<Vec<Passage>> {
    let mut words: Vec<&str> = query.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let patterns: Option<Vec<Pattern>> = words.iter().map(|word| Pattern::word(word)).collect();
    let patterns = patterns?;
    let (first, others) = patterns.split_first()?;
    let mut places = Vec::new();
    for matches in first.passages(library, ArticleId(0)).chunk_by(|a, b| library.sentence(*a) == library.sentence(*b)) {
        let Some(place) = matches.iter().find(|place| filter.holds_text(library, **place)) else { continue };
        let sentence = library.sentence(*place);
        let text = library.article(sentence.article).slice(sentence.span);
        if others.iter().all(|pattern| pattern.is_in(text)) {
            places.push(*place);
        }
    }
    Some(places)
}

fn found(library: &Library, targets: &[Target], terms: &[&str], limit: usize) -> Option<Found> {
    let hits = targets.iter().take(limit).map(|target| hit(library, *target, terms)).collect();
    (!targets.is_empty()).then_some(Found { hits, total: targets.len(), ..Found::default() })
}
