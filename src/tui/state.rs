//! Where the reader is: the small value that actions change and the view draws.

mod search;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use ratatui::layout::Size;

use super::edits::Edits;
use super::kept::Clip;
use super::keymap::{Context, Keymap, Pending};
use super::layout::{Body, Layout, Panes};
use super::overlay::{Memory, Overlay};
use super::page::Page;
use super::paint::Look;
use super::progress::Progress;
use super::theme::Theme;
use super::trail::Trail;
use crate::library::Library;
use crate::model::{Article, ArticleId, Passage, Span, Subject};

pub use search::{Manner, Search};

/// The pane that keys act on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Focus {
    /// The list of articles.
    Articles,
    /// The text.
    #[default]
    Reader,
}

impl Focus {
    /// All panes from left to right.
    pub const ALL: [Self; 2] = [Self::Articles, Self::Reader];
}

/// A place in an article: where the screen starts and what the reader stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The article.
    pub article: ArticleId,
    /// The byte of the first word on the screen. A resize leaves it as it is.
    pub top: u32,
    /// The mention, match or name that the reader stands on. It is always on the screen: scrolling it away ends it.
    pub cursor: Option<Span>,
}

impl Spot {
    /// The start of `article`.
    #[must_use]
    pub fn start_of(article: ArticleId) -> Self {
        Self { article, top: 0, cursor: None }
    }

    /// What the reader stands on, with its article.
    #[must_use]
    pub fn passage(&self) -> Option<Passage> {
        self.cursor.map(|span| Passage { article: self.article, span })
    }
}

/// What part of the articles pane shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListTop {
    /// The first article that shows, unless that would hide the one that is read. A resize leaves it as it is.
    pub first: usize,
    /// Whether the wheel has moved the list, which may then hide the article that is read.
    pub is_loose: bool,
}

/// What is highlighted in the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Highlight {
    /// All names by type, and the selection.
    #[default]
    All,
    /// The selection.
    Selection,
    /// Only what the reader stands on.
    Nothing,
}

/// A topic that the reader has made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The words that were asked for.
    pub words: String,
    /// What the library calls it; empty while its words stand nowhere.
    pub label: String,
}

/// Something that the program says until the next key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// News.
    Says(String),
    /// The reader has come to another source, with what is followed.
    Crosses(String),
    /// What was asked for could not be done.
    Warns(String),
}

/// Everything about the screen that is not the library.
#[derive(Clone, Debug)]
pub struct State {
    /// The size of the terminal.
    pub size: Size,
    /// The pane that keys act on.
    pub focus: Focus,
    /// Sizes of the panes.
    pub panes: Panes,
    /// Where the reader is.
    pub spot: Spot,
    /// Where the reader was in other articles.
    pub spots: BTreeMap<ArticleId, Spot>,
    /// Where the reader came from, and the marks.
    pub trail: Trail,
    /// What is followed through the sources.
    pub subject: Option<Subject>,
    /// What is searched in the text; it comes before the subject.
    pub search: Option<Arc<Search>>,
    /// What is highlighted.
    pub highlight: Highlight,
    /// What part of the articles pane shows.
    pub list: ListTop,
    /// The articles that were read to their end, or marked as read.
    pub read: BTreeSet<ArticleId>,
    /// The passages that are kept, as the reader has put them in order.
    pub kept: Vec<Clip>,
    /// The passages with notes, in reading order.
    pub notes: Vec<Clip>,
    /// The articles with a star.
    pub starred: BTreeSet<ArticleId>,
    /// How often something was changed that is to outlast the program at once.
    pub changes: u64,
    /// What is open over the panes, the topmost last.
    pub overlays: Vec<Overlay>,
    /// What overlays remember when they are closed.
    pub memory: Memory,
    /// What the reader corrects.
    pub edits: Edits,
    /// The topics that the reader has made: those of earlier runs by article, then those of this one in that order.
    pub made: Vec<Made>,
    /// What the program says.
    pub notice: Option<Notice>,
    /// The keys pressed so far.
    pub pending: Pending,
    /// What keys do.
    pub keymap: Arc<Keymap>,
    /// How everything looks.
    pub theme: Theme,
    /// Whether a key was pressed since the reader was told of problems.
    pub has_pressed: bool,
    /// How far reading is.
    pub progress: Progress,
    /// The rows of the article on the screen. Kept by [`State::fit`].
    pub page: Page,
}

impl State {
    /// The first state on a screen of `size`.
    #[must_use]
    pub fn new(size: Size) -> Self {
        Self {
            size,
            focus: Focus::default(),
            panes: Panes::default(),
            spot: Spot::start_of(ArticleId(0)),
            spots: BTreeMap::new(),
            trail: Trail::default(),
            subject: None,
            search: None,
            highlight: Highlight::default(),
            list: ListTop::default(),
            read: BTreeSet::new(),
            kept: Vec::new(),
            notes: Vec::new(),
            starred: BTreeSet::new(),
            changes: 0,
            overlays: Vec::new(),
            memory: Memory::default(),
            edits: Edits::default(),
            made: Vec::new(),
            notice: None,
            pending: Pending::default(),
            keymap: Arc::default(),
            theme: Theme::default(),
            has_pressed: false,
            progress: Progress::default(),
            page: Page::default(),
        }
    }

    /// The panes on the screen.
    #[must_use]
    pub fn layout(&self) -> Layout {
        Layout::new(self.size, &self.panes, self.focus)
    }

    /// The parts of the reader, also where it is hidden: then as it will be when it is shown.
    #[must_use]
    pub fn body(&self) -> Body {
        let layout = self.layout();
        let reader = layout.reader.unwrap_or_else(|| Layout::new(self.size, &self.panes, Focus::Reader).main());
        Body::new(reader, self.panes.measure)
    }

    /// How many rows of text show.
    #[must_use]
    pub fn text_height(&self) -> usize {
        usize::from(self.body().text.height)
    }

    /// Where the keys that are pressed now mean something.
    #[must_use]
    pub fn context(&self) -> Context {
        match (self.overlays.last(), self.focus) {
            (Some(overlay), _) => overlay.context(),
            (None, Focus::Articles) => Context::Articles,
            (None, Focus::Reader) => Context::Reader,
        }
    }

    /// The article on the screen; none while there is none at all.
    #[must_use]
    pub fn article<'a>(&self, library: &'a Library) -> Option<&'a Article> {
        (self.spot.article.index() < library.len()).then(|| library.article(self.spot.article))
    }

    /// The places that `n` and `N` step through, in reading order.
    #[must_use]
    pub fn followed<'a>(&'a self, library: &'a Library) -> Option<&'a [Passage]> {
        match (&self.search, self.subject) {
            (Some(search), _) => Some(search.places.passages()),
            (None, Some(subject)) => Some(library.places(subject)),
            (None, None) => None,
        }
    }

    /// The articles with places that `n` and `N` step through, in order.
    #[must_use]
    pub fn followed_articles<'a>(&'a self, library: &'a Library) -> &'a [ArticleId] {
        match (&self.search, self.subject) {
            (Some(search), _) => search.places.articles(),
            (None, Some(subject)) => library.articles_of(subject),
            (None, None) => &[],
        }
    }

    /// The keys that hold, and how everything looks.
    #[must_use]
    pub fn look(&self) -> Look<'_> {
        (&self.keymap, self.theme)
    }

    /// The key of the line of the table called `name`, as it is spoken; `:name` where it has none.
    #[must_use]
    pub fn key_of(&self, name: &str) -> String {
        let label = self.keymap.label_of(name);
        if label.is_empty() { format!(":{name}") } else { label }
    }

    /// Says that something cannot be done, and why.
    pub fn warn(&mut self, reason: impl Into<String>) {
        self.notice = Some(Notice::Warns(reason.into()));
    }

    /// The name of what [`State::followed`] steps through; `/` stands before words that were searched.
    #[must_use]
    pub fn followed_name(&self, library: &Library) -> Option<String> {
        match (&self.search, self.subject) {
            (Some(search), _) => Some(search.name()),
            (None, Some(subject)) => Some(library.name(subject).to_owned()),
            (None, None) => None,
        }
    }

    /// The position of the row at the top of the reader: that of the spot, unless it would hide the cursor or leave
    /// rows unused.
    #[must_use]
    pub fn first_row(&self) -> usize {
        let height = self.text_height();
        let top = self.page.row_of(self.spot.top).min(self.page.last_top(height));
        match self.spot.cursor.map(|cursor| self.page.row_of(cursor.start)) {
            Some(row) if row < top || row >= top + height => {
                row.saturating_sub(height / 2).min(self.page.last_top(height))
            }
            _ => top,
        }
    }

    /// Makes what is derived from the rest agree with it. Costs nothing unless article or width have changed.
    pub fn fit(&mut self, library: &Library) {
        let last = ArticleId::new(library.len().saturating_sub(1));
        if self.spot.article > last {
            self.spot = Spot::start_of(last);
        }
        let width = self.body().text.width;
        match self.article(library) {
            Some(article) if !self.page.is_of(self.spot.article, width) => {
                self.page = Page::new(self.spot.article, article, width);
            }
            Some(_) => {}
            None => self.page = Page::default(),
        }
    }
}
