//! The keys, as the key table has them: first those that hold where the reader is, then all others. What is typed
//! narrows the list, and `Enter` does what the line says.

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use ratatui::style::Style;

use super::action::{Action, List};
use super::groups::{Groups, Line as GroupLine};
use super::keymap::table::SECTIONS;
use super::keymap::{Act, Context, Keymap, Row, Section};
use super::line::Line;
use super::list::Cursor;
use super::overlay::Overlay;
use super::paint::{self, Hint, Pen};
use super::state::State;
use super::theme::{Role, Theme};
use crate::text::fold::fold;
use crate::text::wrap;

const HINTS: [Hint; 2] = [("prompt-accept", "do it"), ("prompt-close", "close")];

/// From so many rows of list on, what does not fit beside its keys is told in full below.
const FOOT_FROM: u16 = 6;

/// The open help.
#[derive(Clone, Debug)]
pub struct Help {
    line: Line,
    cursor: Cursor,
    /// Where the keys were pressed that opened it, and what they do not do there.
    context: Context,
    ignored: &'static [List],
    /// The titles of the groups, and all lines.
    titles: Vec<&'static str>,
    rows: Vec<(Context, &'static Row)>,
    groups: Groups,
    /// The columns for keys and those for what they do, where there is room for all of both.
    columns: (u16, u16),
}

/// What became of the help after an action.
#[derive(Debug)]
pub enum Outcome {
    /// It stays.
    Stay(Help),
    /// It was closed.
    Closed,
    /// It was closed to do this.
    Do(Action),
}

/// Where the parts of the overlay stand.
struct Parts {
    whole: Rect,
    prompt: Rect,
    list: Rect,
    /// Where the line under the cursor is told in full; without rows where all lines fit.
    foot: Rect,
}

impl Parts {
    /// The parts on a screen of `size`, where lines take `columns` for keys and for what they do.
    fn new(size: Size, keymap: &Keymap, (keys, words): (u16, u16)) -> Self {
        let (whole, prompt, below) = paint::parts(paint::centred(size, 90, size.height));
        let fits = key_columns(below.width, keys) == keys && keys + words < below.width;
        let foot = if fits || below.height < FOOT_FROM { 0 } else { foot_rows(keymap, below.width) };
        let list = Rect { height: below.height - foot.min(below.height / 2), ..below };
        Self { whole, prompt, list, foot: Rect { y: list.bottom(), height: below.height - list.height, ..below } }
    }
}

/// The columns for keys in a line of `width` columns, where they would take `keys`.
fn key_columns(width: u16, keys: u16) -> u16 {
    keys.min(width.saturating_sub(1) / 2)
}

/// The columns that the longest keys take, with the gap behind them, and the longest of what they do.
fn longest(keymap: &Keymap) -> (u16, u16) {
    let rows = || SECTIONS.iter().flat_map(|section| section.rows);
    let columns = |text: &str| u16::try_from(wrap::columns(text)).unwrap_or(u16::MAX);
    let keys = rows().map(|row| columns(&spoken(keymap, row))).max().unwrap_or_default();
    (keys + 2, rows().map(|row| columns(row.3)).max().unwrap_or_default())
}

/// The rows that the longest line takes, told in full in `width` columns.
fn foot_rows(keymap: &Keymap, width: u16) -> u16 {
    let rows = SECTIONS.iter().flat_map(|section| section.rows);
    let rows = rows.map(|row| wrap::wrap(&told(keymap, row), width.saturating_sub(2).max(1)).len()).max();
    u16::try_from(rows.unwrap_or_default()).unwrap_or(u16::MAX)
}

impl Help {
    /// The keys for where the reader is.
    #[must_use]
    pub fn open(state: &State) -> Self {
        let mut help = Self {
            line: Line::default(),
            cursor: Cursor::default(),
            context: state.context(),
            ignored: state.overlays.last().map_or(&[], Overlay::ignores),
            titles: Vec::new(),
            rows: Vec::new(),
            groups: Groups::default(),
            columns: longest(&state.keymap),
        };
        help.find(&state.keymap);
        help
    }

    /// Chooses what is listed.
    fn find(&mut self, keymap: &Keymap) {
        let wanted = fold(self.line.text());
        let (titles, sections) = ordered(self.context);
        let mut sizes = vec![0; titles.len()];
        self.rows.clear();
        for (group, title) in titles.iter().enumerate() {
            for section in sections.iter().filter(|section| section.title == *title) {
                let ignored = if self.context.layers().contains(&section.context) { self.ignored } else { &[] };
                let rows = section.rows.iter().filter(|row| !is_one_of(ignored, row));
                let found = rows.filter(|row| wanted.split(' ').all(|term| text(keymap, row).contains(term)));
                let before = self.rows.len();
                self.rows.extend(found.map(|row| (section.context, row)));
                sizes[group] += self.rows.len() - before;
            }
        }
        self.titles = titles;
        self.groups = Groups::new(sizes);
    }

    /// The help after `action`.
    #[must_use]
    pub fn update(mut self, state: &State, action: &List) -> Outcome {
        let list = Parts::new(state.size, &state.keymap, self.columns).list;
        match action {
            List::Close => return Outcome::Closed,
            List::Accept => return self.accept(),
            List::Click(x, y) => {
                let at = (*x, *y).into();
                if self.groups.click(&mut self.cursor, list, at) {
                    return self.accept();
                }
            }
            _ if self.line.edit(action) => {
                self.cursor = Cursor::default();
                self.find(&state.keymap);
            }
            _ => {}
        }
        self.cursor = self.groups.moved(self.cursor, action, usize::from(list.height));
        Outcome::Stay(self)
    }

    /// Does what the line says, where its keys hold.
    fn accept(self) -> Outcome {
        match self.rows.get(self.cursor.at) {
            Some((context, (_, _, Act::Do(action), _))) if self.context.layers().contains(context) => {
                Outcome::Do(action.clone())
            }
            _ => Outcome::Closed,
        }
    }

    /// Draws the help.
    pub fn draw(&self, state: &State, buffer: &mut Buffer) {
        let theme = state.theme;
        let Parts { whole, prompt, list, foot } = Parts::new(state.size, &state.keymap, self.columns);
        paint::frame(buffer, whole, "Keys", theme);
        paint::hints(buffer, whole, &HINTS, state.look());
        self.line.draw("find › ", prompt, theme, buffer);
        let base = theme.style(Role::Text);
        if self.groups.is_empty() {
            Pen::new(buffer, list).cut(" nothing found", base.patch(theme.style(Role::Dim)));
        }
        let mut area = Rect { height: 1, ..list };
        for line in self.groups.window(self.cursor, usize::from(list.height)) {
            match line {
                GroupLine::Heading(group) => {
                    let title = self.titles[group];
                    Pen::new(buffer, area).write(" ", base).cut(title, base.patch(theme.style(Role::Title)));
                }
                GroupLine::Item(at) => {
                    let (mut pen, ground) = paint::item(buffer, area, at == self.cursor.at, theme);
                    let row = self.rows[at].1;
                    draw_row((&spoken(&state.keymap, row), row), self.columns.0, &mut pen, (ground, theme));
                }
            }
            area.y += 1;
        }
        if let Some((_, row)) = self.rows.get(self.cursor.at) {
            draw_foot(&told(&state.keymap, row), foot, base.patch(theme.style(Role::Dim)), buffer);
        }
    }
}

/// The sections that hold in `context` before all others, and their titles, each once.
fn ordered(context: Context) -> (Vec<&'static str>, Vec<&'static Section>) {
    let mut sections: Vec<&Section> = SECTIONS.iter().collect();
    sections.sort_by_key(|section| !context.layers().contains(&section.context));
    let mut titles: Vec<&str> = Vec::new();
    for section in &sections {
        if !titles.contains(&section.title) {
            titles.push(section.title);
        }
    }
    (titles, sections)
}

/// Whether `row` does one of `actions`.
fn is_one_of(actions: &[List], row: &Row) -> bool {
    matches!(&row.2, Act::Do(Action::List(action)) if actions.contains(action))
}

/// The keys of a line as they are spoken: `j Down`.
fn spoken(keymap: &Keymap, row: &Row) -> String {
    keymap.labels(row.0).join("  ")
}

/// What the filter compares.
fn text(keymap: &Keymap, row: &Row) -> String {
    let keys = spoken(keymap, row);
    format!("{} {} {keys} {}", fold(row.0), fold(row.3), keys.to_lowercase())
}

/// A line in full: its keys and what they do.
fn told(keymap: &Keymap, row: &Row) -> String {
    format!("{}: {}", spoken(keymap, row), row.3)
}

fn draw_foot(told: &str, area: Rect, style: Style, buffer: &mut Buffer) {
    let area = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    let lines = wrap::wrap(told, area.width.max(1));
    for (y, line) in (area.y..area.bottom()).zip(lines) {
        Pen::new(buffer, Rect { y, height: 1, ..area }).write(&told[line.range()], style);
    }
}

fn draw_row((spoken, row): (&str, &Row), keys: u16, pen: &mut Pen, (ground, theme): (Style, Theme)) {
    let columns = key_columns(pen.room() + 1, keys);
    pen.part(columns.saturating_sub(1)).cut(spoken, ground.patch(theme.style(Role::Focus)));
    pen.skip(columns).cut(row.3, ground);
}
