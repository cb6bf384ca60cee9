//! What the grid counts: its rows, its columns, and their orders. Only what shows is counted.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::index;
use crate::library::Library;
use crate::model::{ArticleId, EntityId, Passage, Subject, TopicId};
use crate::text::fold::fold;
use crate::tui::shown::Kind;

/// In which order the rows stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum RowOrder {
    #[default]
    Mentions,
    Sources,
    Name,
    /// By how often they stand in one source.
    Column(usize),
}

impl RowOrder {
    /// The order after this one, where the cursor stands in `column`.
    pub(super) fn next(self, column: Option<usize>) -> Self {
        match (self, column) {
            (Self::Column(of), Some(here)) if of != here => Self::Column(here),
            (Self::Column(_), _) => Self::Sources,
            (Self::Sources, _) => Self::Name,
            (Self::Name, _) => Self::Mentions,
            (Self::Mentions, Some(here)) => Self::Column(here),
            (Self::Mentions, None) => Self::Sources,
        }
    }
}

/// In which order the columns stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum ColumnOrder {
    /// That of the articles.
    #[default]
    Reading,
    /// By how often one row stands in them.
    Row(Subject),
    /// By name.
    Name,
}

impl ColumnOrder {
    /// The order after this one, where the cursor stands in the row of `subject`.
    pub(super) fn next(self, subject: Option<Subject>) -> Self {
        match (self, subject) {
            (Self::Row(of), Some(here)) if of != here => Self::Row(here),
            (Self::Row(_), _) => Self::Name,
            (Self::Name, _) => Self::Reading,
            (Self::Reading, here) => here.map_or(Self::Name, Self::Row),
        }
    }
}

/// Rows and columns in their orders. A column is known by the number of its source.
#[derive(Clone, Debug)]
pub(super) struct Table {
    rows: Vec<Subject>,
    columns: Vec<usize>,
    /// The sources in the order of their first articles, with all their articles.
    sources: Vec<(String, Vec<ArticleId>)>,
    /// The source of each article.
    source_of: Vec<usize>,
}

impl Table {
    /// The rows of `kind` and all sources.
    pub(super) fn new(library: &Library, kind: Kind) -> Self {
        let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
        let mut sources: Vec<(String, Vec<ArticleId>)> = Vec::new();
        let mut source_of = Vec::with_capacity(library.len());
        for (id, article) in library.articles() {
            let number = *numbers.entry(&article.source).or_insert_with(|| {
                sources.push((article.source.clone(), Vec::new()));
                sources.len() - 1
            });
            sources[number].1.push(id);
            source_of.push(number);
        }
        let entities = (0..library.entities().len()).map(|at| Subject::Entity(EntityId::new(at)));
        let topics = (0..library.topics().len()).map(|at| Subject::Topic(TopicId::new(at)));
        let rows = entities.chain(topics).filter(|subject| kind.holds(library, *subject)).collect();
        Self { rows, columns: (0..sources.len()).collect(), sources, source_of }
    }

    pub(super) fn rows(&self) -> &[Subject] {
        &self.rows
    }

    pub(super) fn columns(&self) -> &[usize] {
        &self.columns
    }

    pub(super) fn source(&self, column: usize) -> &str {
        &self.sources[column].0
    }

    pub(super) fn row_of(&self, subject: Subject) -> Option<usize> {
        self.rows.iter().position(|row| *row == subject)
    }

    /// The position of the column of the source of `article`.
    pub(super) fn column_of(&self, article: ArticleId) -> Option<usize> {
        let number = self.source_of.get(article.index())?;
        self.columns.iter().position(|column| column == number)
    }

    pub(super) fn column_called(&self, source: &str) -> Option<usize> {
        self.columns.iter().position(|column| self.sources[*column].0 == source)
    }

    /// Puts rows and columns into these orders.
    pub(super) fn sort(&mut self, library: &Library, rows: RowOrder, columns: ColumnOrder) {
        let mentions = |subject: &Subject| library.places(*subject).len();
        match rows {
            RowOrder::Mentions => self.rows.sort_by_key(|subject| Reverse(mentions(subject))),
            RowOrder::Sources => {
                self.rows.sort_by_key(|subject| Reverse((library.articles_of(*subject).len(), mentions(subject))));
            }
            RowOrder::Name => self.rows.sort_by_cached_key(|subject| fold(library.name(*subject))),
            RowOrder::Column(column) => {
                let column = column.min(self.sources.len().saturating_sub(1));
                let articles = self.sources.get(column).map_or(&[][..], |(_, articles)| articles);
                let count = |subject: &Subject| within(library.places(*subject), articles);
                self.rows.sort_by_cached_key(|subject| Reverse((count(subject), mentions(subject))));
            }
        }
        match columns {
            ColumnOrder::Reading => self.columns.sort_unstable(),
            ColumnOrder::Name => self.columns.sort_by_cached_key(|column| fold(&self.sources[*column].0)),
            ColumnOrder::Row(subject) => {
                let counts = self.counts(library, subject);
                self.columns.sort_by_key(|column| (Reverse(counts[*column]), *column));
            }
        }
    }

    /// How often `subject` stands in each source, by the source's number.
    pub(super) fn counts(&self, library: &Library, subject: Subject) -> Vec<usize> {
        let mut counts = vec![0; self.sources.len()];
        for chunk in library.places(subject).chunk_by(|a, b| a.article == b.article) {
            counts[self.source_of[chunk[0].article.index()]] += chunk.len();
        }
        counts
    }

    /// The first place of `subject` in the source of a column.
    pub(super) fn first_place(&self, library: &Library, subject: Subject, column: usize) -> Option<Passage> {
        let places = library.places(subject);
        self.sources[column].1.iter().find_map(|article| index::within(places, *article).first().copied())
    }
}

/// How many of `places` lie in `articles`.
fn within(places: &[Passage], articles: &[ArticleId]) -> usize {
    if places.len() < articles.len() {
        return places.iter().filter(|place| articles.binary_search(&place.article).is_ok()).count();
    }
    articles.iter().map(|article| index::within(places, *article).len()).sum()
}
