//! What is searched in the text of all articles, and stepped through: words, sentences, or what somebody says.

use crate::index::Places;
use crate::library::Library;
use crate::model::{ArticleId, EntityId, Passage, Subject};
use crate::query::{self, Filter};
use crate::tui::update::refresh;

/// How something is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// The words as they were typed.
    Literal,
    /// The words all in one sentence, in any order, and where columns are as asked, as in the jump.
    Sentence,
    /// The places of one subject that are as the columns of the query ask.
    Asked(Subject),
    /// The quoted words of one speaker, or of everybody.
    Said(Option<EntityId>),
}

/// A search in the text of all articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search {
    /// What was searched; the name of a speaker, empty for everybody.
    pub query: String,
    /// How.
    pub manner: Manner,
    /// Where it stands.
    pub places: Places,
}

impl Search {
    /// What `speaker` says; without one, all quoted words.
    #[must_use]
    pub fn said(library: &Library, speaker: Option<EntityId>) -> Self {
        let quotes = library.quotes_of(speaker);
        let query = speaker.map_or_else(String::new, |speaker| library.entity(speaker).name.clone());
        let places = Places::new(quotes.iter().map(|quote| quote.passage).collect());
        Self { query, manner: Manner::Said(speaker), places }
    }

    /// The places of `subject` that hold what the columns of `query` ask; none where these ask nothing of places.
    #[must_use]
    pub fn asked(library: &Library, subject: Subject, query: &str) -> Option<Self> {
        let filter = query::filter(library, query).ok().filter(Filter::asks_of_places)?;
        let places = Places::new(filter.asked(library, subject)?);
        Some(Self { query: query.trim().to_owned(), manner: Manner::Asked(subject), places })
    }

    /// What the status line calls it.
    #[must_use]
    pub fn name(&self) -> String {
        match self.manner {
            Manner::Literal | Manner::Sentence => format!("/{}", self.query),
            Manner::Asked(_) => self.query.clone(),
            Manner::Said(None) => "quoted words".to_owned(),
            Manner::Said(Some(_)) => format!("said by {}", self.query),
        }
    }

    /// The words that are looked for; none where it is not for words.
    #[must_use]
    pub fn words(&self) -> Option<String> {
        match self.manner {
            Manner::Literal => Some(self.query.clone()),
            Manner::Sentence => Some(query::words(&self.query)).filter(|words| !words.is_empty()),
            Manner::Asked(_) | Manner::Said(_) => None,
        }
    }

    /// The same in the `new` library, which has the articles of the `old` one and perhaps more; nothing where who was
    /// asked for is gone.
    #[must_use]
    pub fn refresh(&self, old: &Library, new: &Library) -> Option<Self> {
        if self.manner == Manner::Literal {
            let mut search = self.clone();
            search.places.append(query::search_from(new, ArticleId::new(old.len()), &self.query));
            return Some(search);
        }
        // Sentences and speakers may be known now that were not.
        self.again(new, |subject| refresh::rebound(old, new, subject))
    }

    /// The same looked for in `library`, where what it is about is what `to` says; nothing where that is gone.
    #[must_use]
    pub fn again(&self, library: &Library, to: impl Fn(Subject) -> Option<Subject>) -> Option<Self> {
        let at = |places: Vec<Passage>| Some(Self { places: Places::new(places), ..self.clone() });
        match self.manner {
            Manner::Literal => at(query::search(library, &self.query)),
            Manner::Sentence => at(query::sentences(library, &self.query)),
            Manner::Asked(subject) => Self::asked(library, to(subject)?, &self.query),
            Manner::Said(None) => Some(Self::said(library, None)),
            Manner::Said(Some(speaker)) => match to(Subject::Entity(speaker))? {
                Subject::Entity(speaker) => Some(Self::said(library, Some(speaker))),
                Subject::Topic(_) => None,
            },
        }
    }
}
