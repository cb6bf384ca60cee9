//! The command line: every line of the key table by its name, with completion and what it does beside it. What can be
//! done with Ctrl or Alt can be done here with plain letters.

mod parse;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::action::{Action, List};
use super::keymap::{Context, Row};
use super::line::Line;
use super::list::Cursor;
use super::paint::{self, Pen};
use super::recall::{Recall, remember};
use super::state::State;
use super::theme::Role;
use crate::text::wrap;

/// The most commands that show at once.
const MOST: usize = 10;
/// The fewest rows between the edges of the list: a lower frame would not be drawn.
const LEAST: usize = 3;
/// The widest list, in columns.
const WIDEST: u16 = 110;
/// The columns for the name of a command, and for its key.
const NAME: u16 = 21;
const KEY: u16 = 10;
/// Below so many columns keys are left out, and what the chosen command does is told in rows of its own.
const KEYS_FROM: u16 = 70;
const TOLD: usize = 2;

/// The open command line.
#[derive(Clone, Debug)]
pub struct Command {
    line: Line,
    recall: Recall,
    cursor: Cursor,
    /// Where the command line was opened.
    under: Context,
    offers: Vec<(Context, &'static Row)>,
    /// The positions of the offers that fit what is typed, the best first.
    found: Vec<usize>,
    /// Why the command cannot be done.
    error: Option<String>,
}

/// What became of the command line after an action.
#[derive(Debug)]
pub enum Outcome {
    /// It stays.
    Stay(Command),
    /// It was closed.
    Closed,
    /// It was closed to do these, one after the other.
    Do(Vec<Action>),
}

impl Command {
    /// An empty command line over what is open.
    #[must_use]
    pub fn open(state: &State) -> Self {
        let under = state.context();
        let mut command = Self {
            line: Line::default(),
            recall: Recall::default(),
            cursor: Cursor::default(),
            under,
            offers: parse::offers(under),
            found: Vec::new(),
            error: None,
        };
        command.find();
        command
    }

    /// The name that is typed, and what follows it.
    fn parts(&self) -> (&str, &str) {
        let text = self.line.text().trim_start();
        text.split_once(' ').map_or((text, ""), |(name, rest)| (name, rest.trim()))
    }

    /// Chooses what is listed: with an argument, the one command that it is for.
    fn find(&mut self) {
        let (name, argument) = self.parts();
        let mut found = parse::ranked(&self.offers, name);
        if !argument.is_empty() {
            found.truncate(1);
        }
        self.found = found;
        self.error = None;
        self.cursor = Cursor::default();
    }

    fn chosen(&self) -> Option<(Context, &'static Row)> {
        self.found.get(self.cursor.at).map(|at| self.offers[*at])
    }

    /// The command line after `action`.
    #[must_use]
    pub fn update(mut self, state: &mut State, action: &List) -> Outcome {
        match action {
            List::Close => return Outcome::Closed,
            List::Erase if self.line.text().is_empty() => return Outcome::Closed,
            List::Accept => return self.accept(state),
            List::Complete => self.complete(),
            List::Recall(by) => self.recall(state, *by),
            List::Move(by) if *by < 0 && self.cursor.at == 0 => self.recall(state, -1),
            List::Click(x, y) => {
                let (list, _) = self.areas(state);
                let row = list.contains((*x, *y).into()).then(|| usize::from(*y - list.y) + self.cursor.top);
                match row.filter(|row| *row < self.found.len()) {
                    Some(at) if at == self.cursor.at => return self.accept(state),
                    Some(at) => self.cursor.at = at,
                    None => {}
                }
            }
            _ if self.line.edit(action) => {
                self.recall = Recall::default();
                self.find();
            }
            _ => {}
        }
        let height = usize::from(self.areas(state).0.height);
        self.cursor = self.cursor.moved(action, self.found.len(), height);
        Outcome::Stay(self)
    }

    fn recall(&mut self, state: &State, by: i32) {
        self.recall.step(&state.memory.commands, &mut self.line, by);
        self.find();
    }

    /// Writes the name of the chosen command in full.
    fn complete(&mut self) {
        if let Some((_, row)) = self.chosen() {
            let argument = self.parts().1.to_owned();
            let room = if parse::Argument::of(row).is_none() { "" } else { " " };
            self.line = Line::new(&format!("{}{room}{argument}", row.0));
            self.find();
        }
    }

    /// Does the chosen command.
    fn accept(mut self, state: &mut State) -> Outcome {
        let (name, argument) = self.parts();
        if name.is_empty() && self.cursor.at == 0 {
            return Outcome::Closed;
        }
        let Some((context, row)) = self.chosen() else {
            self.error = Some(format!("there is no command {name}"));
            return Outcome::Stay(self);
        };
        match parse::actions((context, row), self.under, argument) {
            Ok(actions) => {
                let line = format!("{} {argument}", row.0);
                remember(&mut state.memory.commands, line.trim());
                Outcome::Do(actions)
            }
            Err(reason) => {
                self.error = Some(reason);
                Outcome::Stay(self)
            }
        }
    }

    /// Where the list stands, and the frame around it.
    fn areas(&self, state: &State) -> (Rect, Rect) {
        let size = state.size;
        let told = if size.width < KEYS_FROM { TOLD } else { 0 };
        let rows = (self.found.len().min(MOST) + told).max(LEAST) + 2;
        let height = u16::try_from(rows).unwrap_or(u16::MAX).min(size.height.saturating_sub(1));
        let y = size.height.saturating_sub(1) - height;
        let frame = Rect::new(0, y, size.width.min(WIDEST), height);
        let inner = paint::inside(frame);
        let told = u16::try_from(told).unwrap_or_default().min(inner.height / 2);
        (Rect { height: inner.height - told, ..inner }, frame)
    }

    /// Draws the line in the place of the status line, and the list above it.
    pub fn draw(&self, state: &State, buffer: &mut Buffer) {
        let theme = state.theme;
        let (list, frame) = self.areas(state);
        if frame.height > 0 {
            paint::frame(buffer, frame, "Commands", theme);
        }
        let mut row = Rect { height: 1, ..list };
        for at in (self.cursor.top..self.found.len()).take(usize::from(list.height)) {
            self.draw_row(at, row, state, buffer);
            row.y += 1;
        }
        if let Some((_, chosen)) = self.chosen() {
            let below = Rect { x: list.x + 1, y: list.bottom(), width: list.width.saturating_sub(2), height: 1 };
            let told = wrap::wrap(chosen.3, below.width.max(1));
            let free = paint::inside(frame).bottom().saturating_sub(list.bottom());
            for (y, line) in (below.y..below.y + free).zip(told) {
                let style = theme.style(Role::Text).patch(theme.style(Role::Dim));
                Pen::new(buffer, Rect { y, ..below }).write(&chosen.3[line.range()], style);
            }
        }
        self.draw_line(state, buffer);
    }

    fn draw_row(&self, at: usize, row: Rect, state: &State, buffer: &mut Buffer) {
        let (theme, (_, (name, _, _, meaning))) = (state.theme, self.offers[self.found[at]]);
        let (mut pen, ground) = paint::item(buffer, row, at == self.cursor.at, theme);
        pen.part(NAME - 1).cut(name, ground.patch(theme.style(Role::Focus)));
        pen.skip(NAME);
        if state.size.width >= KEYS_FROM {
            pen.part(KEY - 1).cut(&state.keymap.label_of(name), ground.patch(theme.style(Role::Dim)));
            pen.skip(KEY);
        }
        pen.cut(meaning, ground);
    }

    fn draw_line(&self, state: &State, buffer: &mut Buffer) {
        let theme = state.theme;
        let last = state.size.height.saturating_sub(1);
        let row = Rect::new(0, last, state.size.width, state.size.height.min(1));
        self.line.draw(":", row, theme, buffer);
        let wanted = self.chosen().and_then(|(_, row)| parse::Argument::of(row)).map(parse::Argument::told);
        let (told, role) = match (&self.error, wanted) {
            (Some(error), _) => (error.clone(), Role::Error),
            (None, Some(wanted)) => (wanted, Role::Dim),
            (None, None) => return,
        };
        let taken = u16::try_from(wrap::columns(self.line.text()) + 4).unwrap_or(u16::MAX);
        let mut pen = Pen::new(buffer, row);
        pen.skip(taken).cut(&told, theme.style(Role::Prompt).patch(theme.style(role)));
    }
}
