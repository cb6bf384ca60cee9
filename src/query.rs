//! Fuzzy ranking of entities, topics and mentions; search in the text of all articles.

use crate::library::Library;
use crate::model::{MentionId, Passage, Subject};

/// What a query can find.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// An entity or topic as a whole.
    Subject(Subject),
    /// One mention of an entity.
    Mention(MentionId),
    /// One passage of a topic or a search.
    Passage(Passage),
}

/// A ranked answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What was found.
    pub target: Target,
    /// Higher is better; comparable within one query only.
    pub score: i64,
    /// The byte offsets of the matched characters in the label that is shown for the target.
    pub matched: Vec<u32>,
}

/// The best match for `query` among entities and topics, if anything matches well enough.
#[must_use]
pub fn best(library: &Library, query: &str) -> Option<Subject> {
    let _ = (library, query);
    None
}
