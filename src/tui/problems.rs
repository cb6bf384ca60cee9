//! The list of files that could not be read, each with its reason.

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

use super::action::List;
use super::list::Cursor;
use super::paint::{self, Pen};
use super::state::State;
use super::theme::{Role, Theme};
use crate::library::Library;
use crate::model::Problem;
use crate::text::sanitise::sanitise_line;

/// The open list.
#[derive(Clone, Copy, Debug, Default)]
pub struct Problems {
    cursor: Cursor,
}

/// Where the list stands on a screen of `size`: as wide as reads well, as high as it needs.
fn area(size: Size, problems: usize) -> Rect {
    let height = u16::try_from(problems * 2 + 2).unwrap_or(u16::MAX);
    paint::centred(size, 100, height)
}

/// How many problems, of two rows each, show in `area`.
fn capacity(area: Rect) -> usize {
    usize::from(area.height.saturating_sub(2) / 2).max(1)
}

impl Problems {
    /// The list after `action`; nothing when it was closed.
    #[must_use]
    pub fn update(self, library: &Library, state: &State, action: &List) -> Option<Self> {
        if matches!(action, List::Close | List::Accept) {
            return None;
        }
        let len = library.problems().len();
        Some(Self { cursor: self.cursor.moved(action, len, capacity(area(state.size, len))) })
    }

    /// Keeps the cursor in the list.
    pub fn refresh(&mut self, library: &Library, state: &State) {
        let len = library.problems().len();
        self.cursor = self.cursor.to(self.cursor.at, len, capacity(area(state.size, len)));
    }

    /// Draws `problems` in the middle of `screen`.
    pub fn draw(&self, problems: &[Problem], theme: Theme, buffer: &mut Buffer) {
        let screen = buffer.area;
        let area = area(screen.as_size(), problems.len());
        let title = format!("{} could not be read", paint::count(problems.len(), "file"));
        let inner = paint::frame(buffer, area, &title, theme);
        // The screen may be smaller than at the last movement.
        let top = self.cursor.to(self.cursor.at, problems.len(), capacity(area)).top;
        let shown = problems.iter().enumerate().skip(top).take(capacity(area));
        for (slot, (at, problem)) in (0u16..).zip(shown) {
            let role = if at == self.cursor.at { Role::Cursor } else { Role::Text };
            let mut row = Rect { y: inner.y + slot * 2, height: 1, ..inner };
            let lines = [(Role::Title, &problem.path), (Role::Dim, &problem.reason)];
            for (ink, line) in lines {
                if row.y < inner.bottom() {
                    buffer.set_style(row, theme.style(role));
                    Pen::new(buffer, row).write(&sanitise_line(line), theme.style(role).patch(theme.style(ink)));
                }
                row.y += 1;
            }
        }
    }
}
