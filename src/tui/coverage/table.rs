//! What the grid counts: its rows, its columns, and their orders. Only what shows is counted.

use std::cmp::Reverse;

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
    /// By how often they stand in one article.
    Column(ArticleId),
}

impl RowOrder {
    /// The order after this one, where the cursor stands in `column`.
    pub(super) fn next(self, column: Option<ArticleId>) -> Self {
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

/// In how many articles a row has to stand to be shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Spread {
    #[default]
    Any,
    /// In one alone.
    One,
    /// In all but one.
    AllButOne,
}

impl Spread {
    /// The choice after this one.
    pub(super) fn next(self) -> Self {
        match self {
            Self::Any => Self::One,
            Self::One => Self::AllButOne,
            Self::AllButOne => Self::Any,
        }
    }

    /// What is said of the choice, where it leaves something out.
    pub(super) fn label(self) -> Option<&'static str> {
        match self {
            Self::Any => None,
            Self::One => Some("in one source only"),
            Self::AllButOne => Some("in all sources but one"),
        }
    }

    fn holds(self, library: &Library, subject: Subject) -> bool {
        let sources = library.articles_of(subject).len();
        match self {
            Self::Any => true,
            Self::One => sources == 1,
            Self::AllButOne => sources + 1 == library.len(),
        }
    }
}

/// Rows and columns in their orders. Each article is a column.
#[derive(Clone, Debug)]
pub(super) struct Table {
    rows: Vec<Subject>,
    columns: Vec<ArticleId>,
}

impl Table {
    /// The rows of `kind` that stand in so many articles, and all articles.
    pub(super) fn new(library: &Library, kind: Kind, spread: Spread) -> Self {
        let entities = (0..library.entities().len()).map(|at| Subject::Entity(EntityId::new(at)));
        let topics = (0..library.topics().len()).map(|at| Subject::Topic(TopicId::new(at)));
        let shows = |subject: &Subject| kind.holds(library, *subject) && spread.holds(library, *subject);
        let rows = entities.chain(topics).filter(shows).collect();
        Self { rows, columns: library.articles().map(|(id, _)| id).collect() }
    }

    pub(super) fn rows(&self) -> &[Subject] {
        &self.rows
    }

    pub(super) fn columns(&self) -> &[ArticleId] {
        &self.columns
    }

    pub(super) fn row_of(&self, subject: Subject) -> Option<usize> {
        self.rows.iter().position(|row| *row == subject)
    }

    /// The position of the column of `article`.
    pub(super) fn column_of(&self, article: ArticleId) -> Option<usize> {
        self.columns.iter().position(|column| *column == article)
    }

    /// The position of the first column, counted from `from` and round the end, in which `subject` stands: to the right,
    /// or to the left where `by` is negative.
    pub(super) fn lit(&self, library: &Library, subject: Subject, from: usize, by: i32) -> Option<usize> {
        let stands = |at: &usize| library.articles_of(subject).binary_search(&self.columns[*at]).is_ok();
        let len = self.columns.len();
        let from = from.min(len);
        if by < 0 {
            return (0..from).rev().chain((from..len).rev()).find(stands);
        }
        (from..len).chain(0..from).find(stands)
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
            RowOrder::Column(article) => {
                self.rows.sort_by_cached_key(|subject| Reverse((count(library, *subject, article), mentions(subject))));
            }
        }
        match columns {
            ColumnOrder::Reading => self.columns.sort_unstable(),
            ColumnOrder::Name => {
                self.columns.sort_by_cached_key(|article| fold(&library.label(*article).to_string()));
            }
            ColumnOrder::Row(subject) => {
                self.columns.sort_by_cached_key(|article| (Reverse(count(library, subject, *article)), *article));
            }
        }
    }
}

/// How often `subject` stands in `article`.
pub(super) fn count(library: &Library, subject: Subject, article: ArticleId) -> usize {
    index::within(library.places(subject), article).len()
}

/// The first place of `subject` in `article`.
pub(super) fn first_place(library: &Library, subject: Subject, article: ArticleId) -> Option<Passage> {
    index::within(library.places(subject), article).first().copied()
}
