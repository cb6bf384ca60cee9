//! What a command has printed that got a text of the reader's: a box to scroll through.

use ratatui::buffer::Buffer;

use super::action::List;
use super::sheet::{self, Row, Sheet, Top};
use super::state::State;
use super::theme::Role;
use crate::text::sanitise::sanitise_line;

/// The open box.
#[derive(Clone, Debug)]
pub struct Output {
    command: String,
    printed: String,
    top: Top,
}

impl Output {
    /// What `command` has `printed`.
    #[must_use]
    pub fn new(command: String, printed: String) -> Self {
        Self { command, printed, top: Top::default() }
    }

    fn rows(&self, width: u16) -> Vec<Row> {
        let mut rows = Vec::new();
        for line in self.printed.lines() {
            sheet::wrapped(&mut rows, (Role::Text, line), width, 0);
        }
        rows
    }

    /// The box after `action`; nothing when it was closed.
    #[must_use]
    pub fn update(self, state: &State, action: &List) -> Option<Self> {
        let top = Sheet::new(state.size, |width| self.rows(width)).scrolled(self.top, action)?;
        Some(Self { top, ..self })
    }

    /// Draws the box.
    pub fn draw(&self, state: &State, buffer: &mut Buffer) {
        let sheet = Sheet::new(state.size, |width| self.rows(width));
        sheet.draw(&sanitise_line(&self.command), (self.top, &[]), state.look(), buffer);
    }
}
