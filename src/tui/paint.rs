//! Drawing that widgets share: text that never leaves its row, frames, words for numbers.

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;

use super::keymap::Keymap;
use super::theme::{Role, Theme};
use crate::text::sanitise::sanitise_line;
use crate::text::wrap;

/// A name of the key table, and what its key does in one place.
pub type Hint = (&'static str, &'static str);

/// The keys that hold, and how everything looks.
pub type Look<'a> = (&'a Keymap, Theme);

/// Writes along one row from left to right and stops at its end.
pub struct Pen<'a> {
    buffer: &'a mut Buffer,
    x: u16,
    y: u16,
    end: u16,
}

impl<'a> Pen<'a> {
    /// A pen at the start of the first row of `area`.
    #[must_use]
    pub fn new(buffer: &'a mut Buffer, area: Rect) -> Self {
        let area = area.intersection(buffer.area);
        let end = if area.height == 0 { area.x } else { area.right() };
        Self { buffer, x: area.x, y: area.y, end }
    }

    /// Writes `text`, as much as fits. Control characters, which no text should hold, become blanks.
    pub fn write(&mut self, text: &str, style: Style) -> &mut Self {
        for grapheme in text.graphemes(true) {
            let columns = u16::try_from(wrap::columns(grapheme)).unwrap_or(u16::MAX);
            if columns == 0 {
                continue;
            }
            if columns > self.end - self.x {
                break;
            }
            let symbol = if grapheme.contains(char::is_control) { " " } else { grapheme };
            for x in self.x..self.x + columns {
                self.buffer[(x, self.y)].set_symbol(if x == self.x { symbol } else { " " }).set_style(style);
            }
            self.x += columns;
        }
        self
    }

    /// Writes `text`, cut with `…` where it does not fit.
    pub fn cut(&mut self, text: &str, style: Style) -> &mut Self {
        let text = wrap::ellipsis(text, usize::from(self.room()));
        self.write(&text, style)
    }

    /// Moves so that `text` just fits at the end of the row, and writes it. Does nothing where there is no room.
    pub fn right(&mut self, text: &str, style: Style) -> &mut Self {
        let columns = u16::try_from(wrap::columns(text)).unwrap_or(u16::MAX);
        if columns <= self.room() {
            self.x = self.end - columns;
            self.write(text, style);
        }
        self
    }

    /// A pen for the next `columns` of the row; this one stays where it is.
    pub fn part(&mut self, columns: u16) -> Pen<'_> {
        Pen { x: self.x, y: self.y, end: self.end.min(self.x.saturating_add(columns)), buffer: self.buffer }
    }

    /// Leaves out the next `columns`.
    pub fn skip(&mut self, columns: u16) -> &mut Self {
        self.x = self.end.min(self.x.saturating_add(columns));
        self
    }

    /// The columns that are left.
    #[must_use]
    pub fn room(&self) -> u16 {
        self.end - self.x
    }
}

/// A screen of so many rows keeps its status line below what is open over the panes.
const STATUS_FROM: u16 = 6;

/// The middle of a screen of `size`: at most `width` columns and `height` rows, with a margin where there is room. What
/// leaves no row free above or below takes all columns and every row but the status line, so that no remains of the
/// panes stand beside its edges.
#[must_use]
pub fn centred(size: Size, width: u16, height: u16) -> Rect {
    let most = if size.height > 12 { size.height - 2 } else { size.height };
    let height = height.min(most);
    if height + 2 > size.height {
        return Rect::new(0, 0, size.width, size.height - u16::from(size.height >= STATUS_FROM));
    }
    let width = width.min(if size.width > 40 { size.width - 4 } else { size.width });
    Rect::new((size.width - width) / 2, (size.height - height) / 2, width, height)
}

/// What is inside the frame around `area`; all of it where it is too small for a frame.
#[must_use]
pub fn inside(area: Rect) -> Rect {
    if area.width < 4 || area.height < 5 {
        return area;
    }
    Rect { x: area.x + 1, y: area.y + 1, width: area.width - 2, height: area.height - 2 }
}

/// The parts of an overlay that takes the `whole` of an area: this, the line that is typed into, and the list below.
#[must_use]
pub fn parts(whole: Rect) -> (Rect, Rect, Rect) {
    let inner = inside(whole);
    let prompt = Rect { height: inner.height.min(1), ..inner };
    (whole, prompt, Rect { y: inner.y + prompt.height, height: inner.height - prompt.height, ..inner })
}

/// Clears `area`, draws a frame with `title` around it and gives what is [`inside`].
pub fn frame(buffer: &mut Buffer, area: Rect, title: &str, theme: Theme) -> Rect {
    clear(buffer, area, theme.style(Role::Text));
    if inside(area) == area {
        return area;
    }
    let style = theme.style(Role::Text).patch(theme.style(Role::Focus));
    let rule = "─".repeat(usize::from(area.width - 2));
    for (y, left, right) in [(area.y, "╭", "╮"), (area.bottom() - 1, "╰", "╯")] {
        let row = Rect { y, height: 1, ..area };
        Pen::new(buffer, row).write(left, style).write(&rule, style).write(right, style);
    }
    for y in area.y + 1..area.bottom() - 1 {
        buffer[(area.x, y)].set_symbol("│").set_style(style);
        buffer[(area.right() - 1, y)].set_symbol("│").set_style(style);
    }
    let head = Rect { x: area.x + 2, width: area.width - 4, height: 1, ..area };
    Pen::new(buffer, head).cut(&format!(" {title} "), style.patch(theme.style(Role::Title)));
    inside(area)
}

/// Writes `hints` on the lower edge of the frame around `area`, as many as fit: names of the key table, and what their
/// keys do here.
pub fn hints(buffer: &mut Buffer, area: Rect, hints: &[Hint], (keymap, theme): Look) {
    if inside(area) == area {
        return;
    }
    let style = theme.style(Role::Text).patch(theme.style(Role::Dim));
    let edge = Rect { x: area.x + 2, y: area.bottom() - 1, width: area.width - 4, height: 1 };
    let mut pen = Pen::new(buffer, edge);
    for (name, word) in hints {
        let label = keymap.label_of(name);
        if label.is_empty() {
            continue;
        }
        let hint = format!(" {label} {word} ");
        if wrap::columns(&hint) > usize::from(pen.room()) {
            break;
        }
        pen.write(&hint, style);
    }
}

/// Draws the line between `list` and the `preview` beside or below it.
pub fn divide(buffer: &mut Buffer, list: Rect, preview: Rect, theme: Theme) {
    let style = theme.style(Role::Text).patch(theme.style(Role::Border));
    let (line, symbol) = if preview.y == list.y {
        (Rect { x: list.right(), width: 1, ..list }, "│")
    } else {
        (Rect { y: list.bottom(), height: 1, ..list }, "─")
    };
    for position in line.intersection(buffer.area).positions() {
        buffer[position].set_symbol(symbol).set_style(style);
    }
}

/// Prepares `row` for an item of a list, with a sign where the keys act on it, and gives the pen and the ground to
/// write on.
pub fn item(buffer: &mut Buffer, row: Rect, is_current: bool, theme: Theme) -> (Pen<'_>, Style) {
    let ground = theme.style(if is_current { Role::Cursor } else { Role::Text });
    buffer.set_style(row.intersection(buffer.area), ground);
    let mut pen = Pen::new(buffer, row);
    pen.write(if is_current { "▌" } else { " " }, ground.patch(theme.style(Role::Focus)));
    (pen, ground)
}

/// Makes `area` blank.
pub fn clear(buffer: &mut Buffer, area: Rect, style: Style) {
    let area = area.intersection(buffer.area);
    for position in area.positions() {
        buffer[position].reset();
    }
    buffer.set_style(area, style);
}

/// Writes `at/all` at the end of the prompt `area`, unless the line `typed` there needs the room.
pub fn count_right(buffer: &mut Buffer, area: Rect, typed: &str, (at, all): (usize, usize), theme: Theme) {
    let count = format!(" {at}/{all} ");
    // The sign before the line takes some columns, and the caret one.
    if wrap::columns(typed) + count.len() + 11 <= usize::from(area.width) {
        let style = theme.style(Role::Prompt).patch(theme.style(Role::Dim));
        Pen::new(buffer, area).right(&count, style);
    }
}

/// Writes `told` behind what is typed in the prompt `area`, as much as fits.
pub fn beside(buffer: &mut Buffer, area: Rect, (sign, typed): (&str, &str), (told, role): (&str, Role), theme: Theme) {
    let taken = u16::try_from(wrap::columns(sign) + wrap::columns(typed) + 2).unwrap_or(u16::MAX);
    let style = theme.style(Role::Prompt).patch(theme.style(role));
    Pen::new(buffer, area).skip(taken).cut(&sanitise_line(told), style);
}

/// `1 file`, `3 files`.
#[must_use]
pub fn count(number: usize, noun: &str) -> String {
    count_of(number, noun, &format!("{noun}s"))
}

/// `1 match`, `3 matches`.
#[must_use]
pub fn count_of(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
