//! The search prompt: the text of all articles is searched while the pattern is typed, and the reader shows the first
//! match behind its place. Each key searches a stretch of a large corpus, and `Enter` the rest.

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::action::List;
use super::line::Line;
use super::overlay::Before;
use super::paint::{self, Pen};
use super::recall::{Recall, remember};
use super::state::{Manner, Search, State};
use super::subject::spread;
use super::theme::Role;
use super::update::go;
use crate::index::Places;
use crate::library::Library;
use crate::model::Passage;
use crate::query::Sweep;
use crate::text::wrap;

/// The open prompt.
#[derive(Clone, Debug)]
pub struct SearchPrompt {
    line: Line,
    recall: Recall,
    sweep: Sweep,
    /// What the sweep has found so far.
    found: Arc<Search>,
    before: Before,
}

impl SearchPrompt {
    /// An empty prompt.
    #[must_use]
    pub fn open(state: &State) -> Self {
        Self {
            line: Line::default(),
            recall: Recall::default(),
            sweep: Sweep::default(),
            found: Arc::new(found("", &Sweep::default())),
            before: Before::of(state),
        }
    }

    /// The prompt after `action`; nothing when it was closed.
    #[must_use]
    pub fn update(mut self, library: &Library, state: &mut State, action: &List) -> Option<Self> {
        match action {
            List::Close => {
                self.before.restore(library, state);
                return None;
            }
            List::Accept => {
                self.accept(library, state);
                return None;
            }
            // At the start of an empty line there is nothing left to take back but the prompt.
            List::Erase if self.line.text().is_empty() => {
                self.before.restore(library, state);
                return None;
            }
            List::Move(by) => self.recall.step(&state.memory.searches, &mut self.line, *by),
            _ if self.line.edit(action) => self.recall = Recall::default(),
            _ => return Some(self),
        }
        self.show(library, state);
        Some(self)
    }

    /// Shows the first match behind the place where the reader was; the place itself where there is none, or none yet.
    fn show(&mut self, library: &Library, state: &mut State) {
        self.before.restore(library, state);
        self.sweep = std::mem::take(&mut self.sweep).retyped(library, self.line.text(), self.before.here.article);
        self.look(library);
        if let Some(place) = self.first() {
            state.search = Some(self.found.clone());
            go::show(library, state, place);
        }
    }

    /// Searches on for a stretch.
    fn look(&mut self, library: &Library) {
        self.sweep.advance(library);
        self.found = Arc::new(found(self.line.text(), &self.sweep));
    }

    /// The first match behind the place where the reader was; once all is searched, one before it will do.
    fn first(&self) -> Option<Passage> {
        let passages = self.found.places.passages();
        let first = passages.get(go::first_from(passages, &self.before.here)).copied();
        first.filter(|place| self.sweep.is_complete() || go::is_from(*place, &self.before.here))
    }

    /// Goes to the first match. An empty line searches again what was searched last.
    fn accept(mut self, library: &Library, state: &mut State) {
        self.before.restore(library, state);
        let last = state.memory.searches.last().cloned().unwrap_or_default();
        let pattern = if self.line.text().trim().is_empty() { last } else { self.line.text().to_owned() };
        if pattern.is_empty() {
            return;
        }
        remember(&mut state.memory.searches, &pattern);
        if self.found.query != pattern || !self.sweep.is_complete() {
            self.sweep = self.sweep.retyped(library, &pattern, self.before.here.article);
            self.sweep.finish(library);
            self.found = Arc::new(found(&pattern, &self.sweep));
        }
        let passages = self.found.places.passages();
        let Some(place) = passages.get(go::first_from(passages, &self.before.here)).copied() else {
            return state.warn(format!("{pattern} stands nowhere in the text"));
        };
        state.search = Some(self.found.clone());
        go::to_passage(library, state, place);
    }

    /// Searches what the `new` library has more than the `old` one, and makes the place that is restored agree with it.
    pub fn refresh(&mut self, old: &Library, new: &Library) {
        self.before.refresh(old, new);
        self.sweep.grow(old.len(), new);
        self.look(new);
    }

    /// What is told beside the line, and how it looks.
    fn result(&self, library: &Library) -> (String, Role) {
        let places = &self.found.places;
        let number = places.passages().len();
        match (number, self.sweep.is_complete()) {
            _ if self.line.text().trim().is_empty() => ("Enter go  ↑ earlier  Esc back".to_owned(), Role::Dim),
            (0, true) => ("nothing found".to_owned(), Role::Error),
            (0, false) => ("nothing yet: Enter searches on".to_owned(), Role::Dim),
            (_, false) => (format!("{number}+ matches"), Role::Dim),
            (_, true) => {
                let count = paint::count_of(number, "match", "matches");
                (format!("{count} · {}", spread(library, places.articles())), Role::Dim)
            }
        }
    }

    /// Draws the prompt in the place of the status line.
    pub fn draw(&self, library: &Library, state: &State, buffer: &mut Buffer) {
        let theme = state.theme;
        let last = state.size.height.saturating_sub(1);
        let row = state.layout().status.unwrap_or(Rect::new(0, last, state.size.width, state.size.height.min(1)));
        self.line.draw("/", row, theme, buffer);
        let (text, role) = self.result(library);
        let typed = wrap::columns(self.line.text()) + 3;
        if typed + wrap::columns(&text) + 2 <= usize::from(row.width) {
            let style = theme.style(Role::Prompt).patch(theme.style(role));
            Pen::new(buffer, row).right(&format!(" {text} "), style);
        }
    }
}

/// What `sweep` has found of `typed` so far.
fn found(typed: &str, sweep: &Sweep) -> Search {
    Search { query: typed.to_owned(), manner: Manner::Literal, places: Places::new(sweep.places()) }
}
