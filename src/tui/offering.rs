//! What is offered while a query is typed: columns in the place of the list, values of a column beside the line.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::action::List;
use super::line::Line;
use super::list::Cursor;
use super::paint::{self, Hint, Pen};
use super::theme::{Role, Theme};
use crate::library::Library;
use crate::query::{self, Offers, Part};
use crate::text::sanitise::sanitise_line;

/// What keys do while columns are offered.
pub const HINTS: [Hint; 2] = [("prompt-accept", "write it"), ("prompt-close", "close")];

/// What stands above the columns.
const HEADING: &str = "Columns: a value ends at a space, unless it is \"in quotes\"";
/// The columns of the screen for the name of a column.
const NAME: u16 = 10;
/// The most values that are told beside the line.
const VALUES: usize = 6;

/// What is offered, and which of it the keys act on.
#[derive(Clone, Debug, Default)]
pub struct Offering {
    offers: Option<Offers>,
    cursor: Cursor,
}

impl Offering {
    /// What is offered where the caret of `line` stands.
    #[must_use]
    pub fn new(library: &Library, line: &Line) -> Self {
        Self { offers: query::offers(library, line.text(), line.caret()), cursor: Cursor::default() }
    }

    /// The columns that stand in the place of the list.
    #[must_use]
    pub fn columns(&self) -> Option<&Offers> {
        self.offers.as_ref().filter(|offers| offers.part == Part::Column)
    }

    /// Whether anything is offered.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.offers.is_some()
    }

    /// Does `action` on a list in `area`, where it is for what is offered, and gives the line as it is then; nothing
    /// where it is for something else.
    pub fn update(&mut self, line: &Line, action: &List, area: Rect) -> Option<Line> {
        let offers = self.offers.clone()?;
        match (offers.part, action) {
            (_, List::Mark(1) | List::Complete) | (Part::Column, List::Accept) => {}
            (Part::Column, List::Click(x, y)) => {
                let row = area.contains(Position::new(*x, *y)).then(|| usize::from(*y - area.y).checked_sub(1));
                let at = row.flatten().map(|row| row + self.cursor.top).filter(|at| *at < offers.choices.len());
                let Some(at) = at else { return Some(line.clone()) };
                self.cursor.at = at;
            }
            (Part::Column, List::Move(_) | List::Page(_) | List::First | List::Last | List::Mark(_)) => {
                self.cursor = self.cursor.moved(action, offers.choices.len(), usize::from(area.height.max(2) - 1));
                return Some(line.clone());
            }
            _ => return None,
        }
        let (text, caret) = offers.taken(line.text(), self.cursor.at)?;
        Some(Line::with_caret(&text, caret))
    }

    /// Draws the columns in the place of the list.
    pub fn draw(&self, area: Rect, theme: Theme, buffer: &mut Buffer) {
        let Some(offers) = self.columns() else { return };
        let base = theme.style(Role::Text);
        let mut row = Rect { height: area.height.min(1), ..area };
        Pen::new(buffer, row).write(" ", base).cut(HEADING, base.patch(theme.style(Role::Title)));
        let height = usize::from(area.height.saturating_sub(1));
        let cursor = self.cursor.to(self.cursor.at, offers.choices.len(), height);
        for (at, choice) in offers.choices.iter().enumerate().skip(cursor.top).take(height) {
            row.y += 1;
            let (mut pen, ground) = paint::item(buffer, row, at == cursor.at, theme);
            pen.part(NAME - 1).cut(&choice.text, ground.patch(theme.style(Role::Focus)));
            pen.skip(NAME).cut(choice.meaning, ground);
        }
    }

    /// The values that fit, in words for the end of the line; with the `key` that writes the first, if there is one.
    #[must_use]
    pub fn told(&self, key: &str) -> Option<String> {
        let offers = self.offers.as_ref().filter(|offers| offers.part == Part::Value)?;
        let values: Vec<_> = offers.choices.iter().take(VALUES).map(|choice| sanitise_line(&choice.text)).collect();
        let more = if offers.choices.len() > VALUES { " …" } else { "" };
        let key = if key.is_empty() { String::new() } else { format!("{key} ") };
        Some(format!(" {key}{}{more} ", values.join(" ")))
    }
}
