//! Who or what is followed, by what it is called, so that it is found again in another library.

use serde::{Deserialize, Serialize};

use crate::correction::Who;
use crate::library::Library;
use crate::model::{Subject, TopicId};

/// A subject by what it is called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Followed {
    /// An entity, as corrections name it.
    Entity(Who),
    /// A topic, by its label, else by another of its forms.
    Topic(String),
}

impl Followed {
    /// What tells `subject` from others of `library`.
    #[must_use]
    pub fn of(library: &Library, subject: Subject) -> Self {
        match subject {
            Subject::Entity(entity) => Self::Entity(library.who(entity)),
            Subject::Topic(topic) => Self::Topic(library.topic(topic).label.clone()),
        }
    }

    /// What is called so in `library`, if anything is.
    #[must_use]
    pub fn find(&self, library: &Library) -> Option<Subject> {
        match self {
            Self::Entity(who) => library.find(who).map(Subject::Entity),
            Self::Topic(label) => {
                let topics = library.topics();
                let called = topics.iter().position(|topic| topic.label == *label);
                let at = called.or_else(|| topics.iter().position(|topic| topic.terms.contains(label)))?;
                Some(Subject::Topic(TopicId::new(at)))
            }
        }
    }
}
