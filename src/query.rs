//! Fuzzy ranking of entities, topics and mentions; search in the text of all articles.
//!
//! A query is folded and split into terms; each term must be found, in any order. What is tried first is strict: whole
//! words and beginnings of words in names, aliases and topic labels; then names together with other words of their
//! sentence; then sentences that hold every word. Only when all that finds nothing, letters may be missing, and at
//! last wrong. Each step has a floor, so that a name that stands nowhere finds nothing.

mod akin;
mod context;
mod names;
mod rank;
mod search;
mod sweep;
mod typo;

#[cfg(test)]
mod tests;

use crate::library::Library;
use crate::model::{MentionId, Passage, Subject};
use crate::text::fold::fold;

pub use akin::akin;
pub use search::{Pattern, search, search_from};
pub use sweep::Sweep;

use names::Named;
use rank::Class;

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
}

/// What `query` finds: at most `limit` subjects, and behind them at most `limit` places. A blank query finds every
/// subject.
#[must_use]
pub fn jump(library: &Library, query: &str, limit: usize) -> Found {
    if query.trim().is_empty() {
        let every = library.names().every(library);
        let query = rank::Query::new(&[], Class::Strict);
        let hits = every.iter().take(limit).map(|named| library.names().hit(library, named, &query)).collect();
        return Found { hits, total: every.len(), sentences: Vec::new() };
    }
    let folded = fold(query);
    let terms: Vec<&str> = folded.split(' ').filter(|term| !term.is_empty()).collect();
    if terms.is_empty() {
        return Found::default();
    }
    let named = |class| subjects(library, &rank::Query::new(&terms, class), limit);
    named(Class::Strict)
        .or_else(|| context::around_names(library, &terms, limit))
        .or_else(|| context::sentences(library, query, limit))
        .or_else(|| named(Class::Loose))
        .or_else(|| named(Class::Typo))
        .unwrap_or_default()
}

/// The entities and topics that `query` names, entities first; a blank query names all.
#[must_use]
pub fn named(library: &Library, query: &str) -> Vec<Hit> {
    let folded = fold(query);
    let terms: Vec<&str> = folded.split(' ').filter(|term| !term.is_empty()).collect();
    let queries = [Class::Strict, Class::Loose, Class::Typo].map(|class| rank::Query::new(&terms, class));
    let shown = |query: &rank::Query, ranked: Vec<Named>| {
        ranked.iter().map(|named| library.names().hit(library, named, query)).collect::<Vec<_>>()
    };
    if query.trim().is_empty() {
        return shown(&queries[0], library.names().every(library));
    }
    let queries = queries.iter().filter(|_| !terms.is_empty());
    let mut hits = queries.map(|query| shown(query, library.names().ranked(library, query)));
    hits.find(|hits| !hits.is_empty()).unwrap_or_default()
}

/// For each sentence that holds every word of `query` in full, a place in it, in reading order.
#[must_use]
pub fn sentences(library: &Library, query: &str) -> Vec<Passage> {
    context::places_of_words(library, query).unwrap_or_default()
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
fn subjects(library: &Library, query: &rank::Query, limit: usize) -> Option<Found> {
    let ranked = library.names().ranked(library, query);
    let places = || ranked.iter().flat_map(|named| context::places(library, named.subject));
    let total = ranked.len() + ranked.iter().map(|named| library.places(named.subject).len()).sum::<usize>();
    let mut hits: Vec<Hit> =
        ranked.iter().take(limit).map(|named| library.names().hit(library, named, query)).collect();
    hits.extend(places().take(limit).map(|target| context::hit(library, target, query.terms)));
    (!ranked.is_empty()).then_some(Found { hits, total, sentences: Vec::new() })
}
