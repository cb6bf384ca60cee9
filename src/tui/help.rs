//! The keys, as the key table has them: first those that hold where the reader is, then all others. What is typed
//! narrows the list, and `Enter` does what the line says.

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

use super::action::{Action, List};
use super::groups::{Groups, Line as GroupLine};
use super::keymap::table::SECTIONS;
use super::keymap::{self, Act, Context, Row, Section};
use super::line::Line;
use super::list::Cursor;
use super::overlay::Overlay;
use super::paint::{self, Hint, Pen};
use super::state::State;
use super::theme::{Role, Theme};
use crate::text::fold::fold;

const HINTS: [Hint; 2] = [("prompt-accept", "do it"), ("prompt-close", "close")];

/// The columns for keys.
const KEYS: u16 = 20;

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

/// The whole overlay, the line that is typed into, and the list.
fn parts(size: Size) -> (Rect, Rect, Rect) {
    paint::parts(paint::centred(size, 90, size.height))
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
        };
        help.find();
        help
    }

    /// Chooses what is listed.
    fn find(&mut self) {
        let wanted = fold(self.line.text());
        let (titles, sections) = ordered(self.context);
        let mut sizes = vec![0; titles.len()];
        self.rows.clear();
        for (group, title) in titles.iter().enumerate() {
            for section in sections.iter().filter(|section| section.title == *title) {
                let ignored = if self.context.layers().contains(&section.context) { self.ignored } else { &[] };
                let rows = section.rows.iter().filter(|row| !is_one_of(ignored, row));
                let found = rows.filter(|row| wanted.split(' ').all(|term| text(row).contains(term)));
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
        let list = parts(state.size).2;
        match action {
            List::Close => return Outcome::Closed,
            List::Accept => return self.accept(),
            List::Click(x, y) => match self.groups.item_at(self.cursor, list, (*x, *y).into()) {
                Some(at) if at == self.cursor.at => return self.accept(),
                Some(at) => self.cursor.at = at,
                None => {}
            },
            _ if self.line.edit(action) => {
                self.cursor = Cursor::default();
                self.find();
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
        let (whole, prompt, list) = parts(state.size);
        paint::frame(buffer, whole, "Keys", theme);
        paint::hints(buffer, whole, &HINTS, theme);
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
                GroupLine::Item(at) => draw_row(self.rows[at].1, area, at == self.cursor.at, (buffer, theme)),
            }
            area.y += 1;
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
fn spoken(row: &Row) -> String {
    row.1.iter().map(|sequence| keymap::label(sequence)).collect::<Vec<_>>().join("  ")
}

/// What the filter compares.
fn text(row: &Row) -> String {
    format!("{} {} {} {}", fold(row.0), fold(row.3), spoken(row), spoken(row).to_lowercase())
}

fn draw_row(row: &Row, area: Rect, is_current: bool, (buffer, theme): (&mut Buffer, Theme)) {
    let (mut pen, ground) = paint::item(buffer, area, is_current, theme);
    let columns = KEYS.min(pen.room() / 2);
    pen.part(columns.saturating_sub(1)).cut(&spoken(row), ground.patch(theme.style(Role::Focus)));
    pen.skip(columns).cut(row.3, ground);
}
