//! Another entity, picked by typing.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::widget;
use crate::library::Library;
use crate::model::{EntityId, Subject};
use crate::query::{self, Hit, Target};
use crate::tui::action::List;
use crate::tui::line::Line;
use crate::tui::list::Cursor;
use crate::tui::paint::{self, Pen};
use crate::tui::state::State;
use crate::tui::subject::SubjectRow;
use crate::tui::theme::{Role, Theme};

/// What is to be done with the entity that is picked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// The entity of the sheet becomes part of it.
    Merge,
    /// The words that the reader stands on refer to it.
    Relink,
}

/// The open list.
#[derive(Clone, Debug)]
pub(super) struct Pick {
    /// The entity of the sheet, which cannot be picked.
    entity: EntityId,
    pub(super) purpose: Purpose,
    line: Line,
    cursor: Cursor,
    hits: Vec<(EntityId, Hit)>,
}

/// What became of the list after an action.
pub(super) enum Outcome {
    Stay(Pick),
    Closed,
    Picked(EntityId, Purpose),
}

impl Pick {
    /// All entities but `entity`.
    pub(super) fn open(library: &Library, state: &State, entity: EntityId, purpose: Purpose) -> Self {
        let mut pick = Self { entity, purpose, line: Line::default(), cursor: Cursor::default(), hits: Vec::new() };
        pick.find(library, state);
        pick
    }

    /// Chooses what is listed: what was typed, and before that what may be the same.
    fn find(&mut self, library: &Library, state: &State) {
        let akin = query::akin(library, self.entity, super::OFFERED);
        let place = |id: EntityId| akin.iter().position(|other| *other == id).unwrap_or(akin.len());
        let hits = query::named(library, self.line.text()).hits.into_iter();
        let entities = hits.filter_map(|hit| match hit.target {
            Target::Subject(Subject::Entity(id)) if id != self.entity => Some((id, hit)),
            _ => None,
        });
        self.hits = entities.collect();
        if self.line.text().trim().is_empty() {
            self.hits.sort_by_key(|(id, _)| place(*id));
        }
        self.cursor = self.cursor.to(self.cursor.at, self.hits.len(), usize::from(list(state).height));
    }

    /// The list after `action`.
    pub(super) fn update(mut self, library: &Library, state: &State, action: &List) -> Outcome {
        let list = list(state);
        match action {
            List::Close => return Outcome::Closed,
            List::Accept => {
                return match self.hits.get(self.cursor.at) {
                    Some((id, _)) => Outcome::Picked(*id, self.purpose),
                    None => Outcome::Stay(self),
                };
            }
            List::Click(x, y) if list.contains((*x, *y).into()) => {
                let at = self.first_shown(list) + usize::from(y - list.y);
                match self.hits.get(at) {
                    Some((id, _)) if at == self.cursor.at => return Outcome::Picked(*id, self.purpose),
                    Some(_) => self.cursor.at = at,
                    None => {}
                }
            }
            _ if self.line.edit(action) => {
                self.cursor = Cursor::default();
                self.find(library, state);
            }
            _ => {}
        }
        self.cursor = self.cursor.moved(action, self.hits.len(), usize::from(list.height));
        Outcome::Stay(self)
    }

    /// The same in another library, in which the entity of the sheet is called `entity`.
    pub(super) fn refresh(&mut self, library: &Library, state: &State, entity: EntityId) {
        self.entity = entity;
        self.find(library, state);
    }

    fn first_shown(&self, list: Rect) -> usize {
        self.cursor.to(self.cursor.at, self.hits.len(), usize::from(list.height)).top
    }

    /// Draws the line and the list below it.
    pub(super) fn draw(&self, library: &Library, state: &State, (theme, buffer): (Theme, &mut Buffer)) {
        let (_, prompt, list) = paint::parts(widget::largest(state));
        self.line.draw("which › ", prompt, theme, buffer);
        let at = if self.hits.is_empty() { 0 } else { self.cursor.at + 1 };
        paint::count_right(buffer, prompt, self.line.text(), (at, self.hits.len()), theme);
        if self.hits.is_empty() {
            let style = theme.style(Role::Text).patch(theme.style(Role::Dim));
            Pen::new(buffer, list).cut(" nothing found", style);
        }
        let mut row = Rect { height: 1, ..list };
        let shown = self.hits.iter().enumerate().skip(self.first_shown(list)).take(usize::from(list.height));
        for (at, (id, hit)) in shown {
            let (mut pen, ground) = paint::item(buffer, row, at == self.cursor.at, theme);
            let subject = Subject::Entity(*id);
            let item = SubjectRow { library, subject, via: hit.via.as_deref(), matched: &hit.matched, asked: None };
            item.draw(&mut pen, ground, theme);
            row.y += 1;
        }
    }
}

/// Where the list stands.
fn list(state: &State) -> Rect {
    paint::parts(widget::largest(state)).2
}
