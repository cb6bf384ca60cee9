//! The words of the program: articles, entities, mentions, topics and the ids that join them.
//!
//! Plain data that every other module shares. Nothing here reads, recognises, ranks or draws. A word that is not
//! defined here is not a word of the program.

mod article;
mod entity;
mod span;

use serde::Serialize;

pub use article::{Article, Harm, Problem, Region, RegionKind};
pub use entity::{Alias, Entity, EntityType, Mention, MentionKind, Reason, Role, Rule};
pub use span::Span;

/// Declares a `u32` id: a position in the list that holds the thing.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        pub struct $name(pub u32);

        impl $name {
            /// The id of the thing at `position` of its list.
            ///
            /// # Panics
            /// When `position` does not fit into 32 bits.
            #[must_use]
            pub fn new(position: usize) -> Self {
                Self(u32::try_from(position).expect("a corpus holds fewer than 2^32 things of a kind"))
            }

            /// The position of the thing in its list.
            #[must_use]
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

id!(
    /// Names an [`Article`] by its place in the corpus.
    ArticleId
);
id!(
    /// Names an [`Entity`] by its place in the library. Stable within one library only.
    EntityId
);
id!(
    /// Names a [`Mention`] by its place in the library: mentions are ordered by article, then by offset.
    MentionId
);
id!(
    /// Names a [`Topic`] by its place in the library.
    TopicId
);

/// A stretch of one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Passage {
    /// The article.
    pub article: ArticleId,
    /// The stretch.
    pub span: Span,
}

/// A recurring subject that is not a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// The commonest form of the key phrase.
    pub label: String,
    /// The surface forms that count as the topic, the most frequent first.
    pub terms: Vec<String>,
    /// Where the terms stand, ordered by article, then offset.
    pub occurrences: Vec<Passage>,
    /// The sentences that hold them, each once, in the same order.
    pub passages: Vec<Passage>,
}

/// What quoted words are in their sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum QuoteKind {
    /// Somebody speaks: "We have a deal," she said.
    Speech,
    /// Some words of somebody's are part of the teller's sentence: she called it "a step forward".
    Fragment,
    /// The marks only hold a word or two at arm's length, or are those of a title: a so-called "truce".
    Scare,
}

/// Quoted words and who said them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quote {
    /// Where the quoted words stand.
    pub passage: Passage,
    /// What they are in their sentence.
    pub kind: QuoteKind,
    /// Who said them, where that is known.
    pub speaker: Option<EntityId>,
}

/// What the reader has chosen to follow through the sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// An entity, followed through its mentions.
    Entity(EntityId),
    /// A topic, followed through its occurrences.
    Topic(TopicId),
}
