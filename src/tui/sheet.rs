//! A box of text over the panes: as large as its text needs, wrapped, and scrolled where the screen is too small.

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

use super::action::List;
use super::paint::{self, Hint, Look, Pen};
use super::theme::Role;
use crate::text::sanitise::sanitise_line;
use crate::text::wrap;

/// The widest sheet, in columns: as wide as reads well.
const WIDEST: u16 = 100;

/// The fewest rows of a sheet: a frame with one row less would not be drawn.
const LOWEST: usize = 5;

const HINTS: [Hint; 3] = [("list-close", "close"), ("list-down", "scroll"), ("list-page-down", "page")];

/// One row of a sheet and how it looks.
pub type Row = (Role, String);

/// How far a sheet is scrolled: its first row on the screen. The end stays the end at every size.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Top(usize);

/// A sheet laid out for a screen.
pub struct Sheet {
    area: Rect,
    rows: Vec<Row>,
}

impl Sheet {
    /// The sheet on a screen of `size`, of the rows that `rows` makes for a number of columns.
    #[must_use]
    pub fn new(size: Size, rows: impl Fn(u16) -> Vec<Row>) -> Self {
        let place = |height: usize| paint::centred(size, WIDEST, u16::try_from(height).unwrap_or(u16::MAX));
        let laid_out = |area: Rect| rows(paint::inside(area).width.saturating_sub(2).max(1));
        let first = laid_out(place(LOWEST));
        let area = place((first.len() + 2).max(LOWEST));
        Self { area, rows: laid_out(area) }
    }

    /// How many rows of text show.
    fn height(&self) -> usize {
        usize::from(paint::inside(self.area).height)
    }

    /// The first row that shows.
    fn first(&self, top: Top) -> usize {
        top.0.min(self.rows.len().saturating_sub(self.height()))
    }

    /// Where the sheet stands after `action`; nothing when it was closed.
    #[must_use]
    pub fn scrolled(&self, top: Top, action: &List) -> Option<Top> {
        let by = |rows: i32| Top(self.first(top).saturating_add_signed(rows as isize));
        let page = i32::try_from(self.height().max(2) - 1).unwrap_or(i32::MAX);
        match action {
            List::Close | List::Accept => None,
            List::Move(rows) => Some(by(*rows)),
            List::Page(pages) => Some(by(pages.saturating_mul(page))),
            List::First => Some(Top(0)),
            List::Last => Some(Top(usize::MAX)),
            _ => Some(top),
        }
    }

    /// Draws the sheet under `title`, scrolled to `top`, with `more` hints than its own.
    pub fn draw(&self, title: &str, (top, more): (Top, &[Hint]), (keymap, theme): Look, buffer: &mut Buffer) {
        let inner = paint::frame(buffer, self.area, title, theme);
        let own = if self.rows.len() > self.height() { &HINTS[..] } else { &HINTS[..1] };
        let hints: Vec<Hint> = own[..1].iter().chain(more).chain(&own[1..]).copied().collect();
        paint::hints(buffer, self.area, &hints, (keymap, theme));
        let shown = self.rows.iter().skip(self.first(top)).take(self.height());
        for (y, (role, text)) in (inner.y..).zip(shown) {
            let style = theme.style(Role::Text).patch(theme.style(*role));
            let row = Rect { x: inner.x + 1, y, width: inner.width.saturating_sub(1), height: 1 };
            Pen::new(buffer, row).write(text, style);
        }
    }
}

/// Adds `text` to `rows`, wrapped at `width` columns of which `indent` stay blank.
pub fn wrapped(rows: &mut Vec<Row>, (role, text): (Role, &str), width: u16, indent: u16) {
    let text = sanitise_line(text);
    let blank = " ".repeat(usize::from(indent));
    let lines = wrap::wrap(&text, width.saturating_sub(indent).max(1));
    rows.extend(lines.into_iter().map(|line| (role, format!("{blank}{}", &text[line.range()]))));
}
