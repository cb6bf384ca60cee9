//! The coverage grid: how often each entity and topic stands in each source. A cell jumps to the first place there.

mod table;
mod widget;

use super::action::List;
use super::list::Cursor;
use super::shown::Kind;
use super::state::State;
use super::update::{go, refresh, select};
use crate::library::Library;
use crate::model::Subject;

use table::{ColumnOrder, RowOrder, Table};
use widget::Parts;

/// What the grid remembers when it is closed.
#[derive(Clone, Debug, Default)]
pub struct Left {
    rows: RowOrder,
    columns: ColumnOrder,
    kind: Kind,
    row: Cursor,
    column: Cursor,
}

/// The open grid.
#[derive(Clone, Debug)]
pub struct Coverage {
    left: Left,
    table: Table,
}

impl Coverage {
    /// The grid as it was left; the first time, on what is followed and the source that is read.
    #[must_use]
    pub fn open(library: &Library, state: &State) -> Self {
        let left = state.memory.coverage.clone();
        let table = Table::new(library, left.kind);
        let mut grid = Self { left, table };
        grid.sort(library);
        if let Some(row) = state.subject.and_then(|subject| grid.table.row_of(subject)) {
            grid.left.row.at = row;
        }
        grid.left.column.at = grid.table.column_of(state.spot.article).unwrap_or(grid.left.column.at);
        grid.fit(library, state);
        grid
    }

    /// Puts rows and columns into their orders.
    fn sort(&mut self, library: &Library) {
        self.table.sort(library, self.left.rows, self.left.columns);
    }

    /// Keeps the cursor in the grid and on the screen.
    fn fit(&mut self, library: &Library, state: &State) {
        let parts = Parts::new(library, state, &self.table);
        let (row, column) = (self.left.row, self.left.column);
        self.left.row = row.to(row.at, self.table.rows().len(), parts.height());
        self.left.column = column.to(column.at, self.table.columns().len(), parts.columns());
    }

    /// The row that the keys act on.
    fn subject(&self) -> Option<Subject> {
        self.table.rows().get(self.left.row.at).copied()
    }

    /// The grid after `action`; nothing when it was closed.
    #[must_use]
    pub fn update(mut self, library: &Library, state: &mut State, action: &List) -> Option<Self> {
        let parts = Parts::new(library, state, &self.table);
        match action {
            List::Close => return self.close(state),
            List::Accept => return self.accept(library, state),
            List::Click(x, y) => {
                let at = parts.cell_at((*x, *y).into(), self.left.row.top, self.left.column.top);
                let is_cell = |(row, column)| row < self.table.rows().len() && column < self.table.columns().len();
                let Some((row, column)) = at.filter(|at| is_cell(*at)) else { return Some(self) };
                if (row, column) == (self.left.row.at, self.left.column.at) {
                    return self.accept(library, state);
                }
                (self.left.row.at, self.left.column.at) = (row, column);
            }
            List::Across(by) => {
                let columns = self.table.columns().len();
                self.left.column = self.left.column.moved(&List::Move(*by), columns, parts.columns());
            }
            List::Sort => self.sort_rows(library),
            List::SortColumns => self.sort_columns(library),
            List::Kind => {
                self.left.kind = self.left.kind.next();
                self.table = Table::new(library, self.left.kind);
                self.left.row = Cursor::default();
                self.sort(library);
            }
            _ => self.left.row = self.left.row.moved(action, self.table.rows().len(), parts.height()),
        }
        self.fit(library, state);
        Some(self)
    }

    /// The next order of the rows. The cursor goes to the top: that is what was asked for.
    fn sort_rows(&mut self, library: &Library) {
        let column = self.table.columns().get(self.left.column.at).copied();
        self.left.rows = self.left.rows.next(column);
        self.sort(library);
        self.left.row = Cursor::default();
    }

    /// The next order of the columns. The cursor goes to the first.
    fn sort_columns(&mut self, library: &Library) {
        self.left.columns = self.left.columns.next(self.subject());
        self.sort(library);
        self.left.column = Cursor::default();
    }

    /// Goes to the first place of the row in the source of the column.
    fn accept(self, library: &Library, state: &mut State) -> Option<Self> {
        let (Some(subject), Some(column)) = (self.subject(), self.table.columns().get(self.left.column.at)) else {
            return Some(self);
        };
        let Some(place) = self.table.first_place(library, subject, *column) else {
            let (name, source) = (library.name(subject), self.table.source(*column));
            state.warn(format!("{name} does not stand in {source}"));
            return Some(self);
        };
        select::follow(state, subject);
        go::to_passage(library, state, place);
        self.close(state)
    }

    fn close(self, state: &mut State) -> Option<Self> {
        state.memory.coverage = self.left;
        None
    }

    /// The same of the `new` library.
    pub fn refresh(&mut self, old: &Library, new: &Library, state: &State) {
        let subject = self.subject().and_then(|subject| refresh::rebound(old, new, subject));
        let column = self.table.columns().get(self.left.column.at).map(|at| self.table.source(*at).to_owned());
        self.left.refresh(old, new);
        self.table = Table::new(new, self.left.kind);
        self.sort(new);
        self.left.row.at = subject.and_then(|subject| self.table.row_of(subject)).unwrap_or(self.left.row.at);
        let same = column.and_then(|source| self.table.column_called(&source));
        self.left.column.at = same.unwrap_or(self.left.column.at);
        self.fit(new, state);
    }
}

impl Left {
    /// Makes the orders agree with the `new` library.
    pub fn refresh(&mut self, old: &Library, new: &Library) {
        if let ColumnOrder::Row(subject) = self.columns {
            self.columns = refresh::rebound(old, new, subject).map_or(ColumnOrder::default(), ColumnOrder::Row);
        }
    }
}
