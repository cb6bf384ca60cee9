//! Fuzzy ranking of entities, topics and mentions; search in the text of all articles.
//!
//! A query is folded and split into terms; each term must be found, in any order. What is tried first is strict: whole
//! words and beginnings of words in names, aliases and topic labels; then names together with other words of their
//! sentence; then sentences that hold every word. Only when all that finds nothing, letters may be missing, and at
//! last wrong. Each step has a floor, so that a name that stands nowhere finds nothing. Conditions on columns, such as
//! `%source reuters`, hold for every answer of every step.

mod akin;
mod column;
mod context;
mod filter;
mod names;
mod offer;
mod piece;
mod rank;
mod role;
mod scope;
mod search;
mod sweep;
mod typo;

#[cfg(test)]
mod tests;

use crate::library::Library;
use crate::model::{MentionId, Passage, Subject};
use crate::text::fold::fold;

pub use akin::akin;
pub use column::ScopeError;
pub use filter::Filter;
pub use offer::{Offer, Offers, Part, offers};
pub use piece::column_spans;
pub use scope::toggle_type;
pub use search::{Pattern, search, search_from};
pub use sweep::Sweep;

use names::Named;
use rank::Class;
use scope::Scope;

/// What a query can find.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// An entity or topic as a whole.
    Subject(Subject),
    /// One mention of an entity.
    Mention(MentionId),
    /// One passage of a topic or of the text.
    Passage(Passage),
}

impl Target {
    /// Where the target stands, or stands first. None for a subject that stands nowhere.
    #[must_use]
    pub fn place(self, library: &Library) -> Option<Passage> {
        match self {
            Self::Subject(subject) => library.places(subject).first().copied(),
            Self::Mention(id) => {
                let mention = library.mention(id);
                Some(Passage { article: mention.article, span: mention.span })
            }
            Self::Passage(passage) => Some(passage),
        }
    }
}

/// One answer to a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What was found.
    pub target: Target,
    /// For a subject that was found by another form than its name: that form.
    pub via: Option<String>,
    /// The byte offsets of the matched characters: in the form or name of a subject, in the sentence around a place.
    pub matched: Vec<u32>,
}

/// The answers to a query: entities, then topics, then places, the best of each first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The best answers.
    pub hits: Vec<Hit>,
    /// How many answers there are; at least so many, where names and other words are looked for together.
    pub total: usize,
    /// Where the answers are sentences that hold every word and name nothing: the place of each, in reading order, be
    /// it among the best or not.
    pub sentences: Vec<Passage>,
    /// What was asked of all answers.
    pub filter: Filter,
    /// What is wrong with the query.
    pub error: Option<ScopeError>,
}

/// What `query` finds: at most `limit` subjects, and behind them at most `limit` places. A query without words finds
/// every subject, and every place of which something is asked.
#[must_use]
pub fn jump(library: &Library, query: &str, limit: usize) -> Found {
    let Scope { words, conditions, error } = Scope::parse(query);
    let filter = Filter::new(library, conditions);
    let folded = fold(&words);
    let terms: Vec<&str> = folded.split(' ').filter(|term| !term.is_empty()).collect();
    let found = if words.is_empty() {
        everything(library, &filter, limit)
    } else if terms.is_empty() {
        Found::default()
    } else {
        ranked(library, (&words, &terms), &filter, limit)
    };
    Found { filter, error, ..found }
}

/// What `query` asks of all answers.
///
/// # Errors
/// When it names a column or value that there is not.
pub fn filter(library: &Library, query: &str) -> Result<Filter, ScopeError> {
    let Scope { conditions, error, .. } = Scope::parse(query);
    error.map_or_else(|| Ok(Filter::new(library, conditions)), Err)
}

/// The words of `query` without its conditions, as they are looked for in the text.
#[must_use]
pub fn words(query: &str) -> String {
    Scope::parse(query).words
}

/// Every subject that `filter` lets through, and every place of which it asks something.
fn everything(library: &Library, filter: &Filter, limit: usize) -> Found {
    let mut every = library.names().every(library);
    every.retain(|named| filter.holds_subject(library, named.subject));
    let query = rank::Query::new(&[], Class::Strict);
    let mut hits: Vec<Hit> =
        every.iter().take(limit).map(|named| library.names().hit(library, named, &query)).collect();
    let mut total = every.len();
    let quotations = if filter.asks_for_speakers() { context::quotations(library, filter) } else { Vec::new() };
    if let Some(quoted) = context::passages(library, quotations, &[], limit) {
        hits.extend(quoted.hits);
        return Found { hits, total: total + quoted.total, ..quoted };
    }
    if filter.asks_of_places() {
        let places = context::all_places(library, filter);
        total += places.len();
        hits.extend(places.into_iter().take(limit).map(|target| context::hit(library, target, &[])));
    }
    Found { hits, total, ..Found::default() }
}

/// What `words`, folded to `terms`, find: by the strictest step that finds something.
fn ranked(library: &Library, (words, terms): (&str, &[&str]), filter: &Filter, limit: usize) -> Found {
    let named = |class| subjects(library, &rank::Query::new(terms, class), filter, limit);
    named(Class::Strict)
        .or_else(|| context::around_names(library, terms, filter, limit))
        .or_else(|| context::sentences(library, words, filter, limit))
        .or_else(|| named(Class::Loose))
        .or_else(|| named(Class::Typo))
        .unwrap_or_default()
}

/// The bytes of the sentence around `place` that `query` matches there.
#[must_use]
pub fn matched(library: &Library, query: &str, place: Passage) -> Vec<u32> {
    let folded = fold(&words(query));
    let terms: Vec<&str> = folded.split(' ').filter(|term| !term.is_empty()).collect();
    context::hit(library, Target::Passage(place), &terms).matched
}

/// The entities and topics that `query` names, entities first, of which holds what it asks of columns; all, where it has
/// no words.
#[must_use]
pub fn named(library: &Library, query: &str) -> Found {
    let Scope { words, conditions, error } = Scope::parse(query);
    let filter = Filter::new(library, conditions);
    let folded = fold(&words);
    let terms: Vec<&str> = folded.split(' ').filter(|term| !term.is_empty()).collect();
    let queries = [Class::Strict, Class::Loose, Class::Typo].map(|class| rank::Query::new(&terms, class));
    let shown = |query: &rank::Query, mut ranked: Vec<Named>| {
        ranked.retain(|named| filter.holds_subject(library, named.subject));
        ranked.iter().map(|named| library.names().hit(library, named, query)).collect::<Vec<_>>()
    };
    let hits = if words.is_empty() {
        shown(&queries[0], library.names().every(library))
    } else {
        let queries = queries.iter().filter(|_| !terms.is_empty());
        let mut hits = queries.map(|query| shown(query, library.names().ranked(library, query)));
        hits.find(|hits| !hits.is_empty()).unwrap_or_default()
    };
    Found { total: hits.len(), hits, filter, error, ..Found::default() }
}

/// For each sentence that holds every word of `query` in full, as it asks of columns, a place in it; where it has no
/// words, the quotations that it asks for. In reading order.
#[must_use]
pub fn sentences(library: &Library, query: &str) -> Vec<Passage> {
    let Scope { words, conditions, .. } = Scope::parse(query);
    let filter = Filter::new(library, conditions);
    match words.is_empty() {
        true if filter.asks_for_speakers() => context::quotations(library, &filter),
        true => Vec::new(),
        false => context::places_of_words(library, &words, &filter).unwrap_or_default(),
    }
}

/// The best match for `query` among entities and topics, if anything matches well enough.
#[must_use]
pub fn best(library: &Library, query: &str) -> Option<Subject> {
    if query.trim().is_empty() {
        return None;
    }
    let hits = jump(library, query, 1).hits;
    match hits.first()?.target {
        Target::Subject(subject) => Some(subject),
        Target::Mention(id) => Some(Subject::Entity(library.mention(id).entity)),
        Target::Passage(_) => None,
    }
}

/// The subjects that `query` names, with the places of those subjects behind them; none if it names none.
fn subjects(library: &Library, query: &rank::Query, filter: &Filter, limit: usize) -> Option<Found> {
    let mut ranked = library.names().ranked(library, query);
    ranked.retain(|named| filter.holds_subject(library, named.subject));
    let places = || ranked.iter().flat_map(|named| context::places(library, named.subject, filter));
    let count = |named: &Named| filter.count(library, named.subject);
    let total = ranked.len() + ranked.iter().map(count).sum::<usize>();
    let mut hits: Vec<Hit> =
        ranked.iter().take(limit).map(|named| library.names().hit(library, named, query)).collect();
    hits.extend(places().take(limit).map(|target| context::hit(library, target, query.terms)));
    (!ranked.is_empty()).then_some(Found { hits, total, ..Found::default() })
}
