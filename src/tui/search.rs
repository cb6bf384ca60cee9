//! The search prompt: the text of all articles is searched while the pattern is typed, and the reader shows the first
//! match behind its place.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::action::List;
use super::line::Line;
use super::overlay::Before;
use super::paint::Pen;
use super::state::{Notice, State};
use super::subject::spread;
use super::theme::Role;
use super::update::{go, select};
use crate::library::Library;
use crate::query;
use crate::text::wrap;

/// The most patterns that are remembered.
const LONGEST_HISTORY: usize = 100;

/// The open prompt.
#[derive(Clone, Debug)]
pub struct SearchPrompt {
    line: Line,
    /// How many patterns back in the history the line is; 0 is what was typed.
    back: usize,
    /// What was typed before going back.
    draft: String,
    before: Before,
}

impl SearchPrompt {
    /// An empty prompt.
    #[must_use]
    pub fn open(state: &State) -> Self {
        Self { line: Line::default(), back: 0, draft: String::new(), before: Before::of(state) }
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
            List::Move(by) => self.recall(state, *by),
            _ if self.line.edit(action) => self.back = 0,
            _ => return Some(self),
        }
        self.show(library, state);
        Some(self)
    }

    /// Puts an earlier pattern (or, with a positive `by`, a later one) into the line.
    fn recall(&mut self, state: &State, by: i32) {
        if self.back == 0 {
            self.line.text().clone_into(&mut self.draft);
        }
        let history = &state.memory.searches;
        self.back = self.back.saturating_add_signed(-(by as isize)).min(history.len());
        let recalled = if self.back == 0 { &self.draft } else { &history[history.len() - self.back] };
        self.line = Line::new(recalled);
    }

    /// Shows the first match behind the place where the reader was; the place itself where there is none.
    fn show(&self, library: &Library, state: &mut State) {
        self.before.restore(library, state);
        let places = query::search(library, self.line.text());
        if let Some(place) = places.get(go::first_from(&places, &self.before.here)).copied() {
            select::search(state, self.line.text(), places);
            go::show(library, state, place);
        }
    }

    /// Goes to the first match. An empty line searches again what was searched last.
    fn accept(self, library: &Library, state: &mut State) {
        self.before.restore(library, state);
        let last = state.memory.searches.last().cloned().unwrap_or_default();
        let pattern = if self.line.text().trim().is_empty() { last } else { self.line.text().to_owned() };
        if pattern.is_empty() {
            return;
        }
        let places = query::search(library, &pattern);
        remember(&mut state.memory.searches, &pattern);
        let Some(place) = places.get(go::first_from(&places, &self.before.here)).copied() else {
            state.notice = Some(Notice::Warns(format!("{pattern} stands nowhere in the text")));
            return;
        };
        select::search(state, &pattern, places);
        go::to_passage(library, state, place);
    }

    /// Makes the place that is restored agree with the `new` library.
    pub fn refresh(&mut self, old: &Library, new: &Library) {
        self.before.refresh(old, new);
    }

    /// Draws the prompt in the place of the status line.
    pub fn draw(&self, library: &Library, state: &State, buffer: &mut Buffer) {
        let theme = state.theme;
        let last = state.size.height.saturating_sub(1);
        let row = state.layout().status.unwrap_or(Rect::new(0, last, state.size.width, state.size.height.min(1)));
        self.line.draw("/", row, theme, buffer);
        let found = state.search.as_ref().filter(|search| search.query == self.line.text());
        let (text, role) = match (found, self.line.text().trim().is_empty()) {
            (_, true) => ("Enter go  ↑ earlier  Esc back".to_owned(), Role::Dim),
            (None, false) => ("nothing found".to_owned(), Role::Error),
            (Some(search), false) => {
                let count = super::paint::count_of(search.places.len(), "match", "matches");
                (format!("{count} · {}", spread(library, &search.places)), Role::Dim)
            }
        };
        let typed = wrap::columns(self.line.text()) + 3;
        if typed + wrap::columns(&text) + 2 <= usize::from(row.width) {
            let style = theme.style(Role::Prompt).patch(theme.style(role));
            Pen::new(buffer, row).right(&format!(" {text} "), style);
        }
    }
}

/// Puts `pattern` at the end of `history`, once.
fn remember(history: &mut Vec<String>, pattern: &str) {
    history.retain(|known| known != pattern);
    history.push(pattern.to_owned());
    let surplus = history.len().saturating_sub(LONGEST_HISTORY);
    history.drain(..surplus);
}
