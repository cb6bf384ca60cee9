//! The coverage grid: how often each entity and topic stands in each source. A cell jumps to the first place there.

mod head;
mod table;
mod widget;

use super::action::List;
use super::list::Cursor;
use super::shown::Kind;
use super::state::State;
use super::update::{go, refresh, select};
use crate::library::Library;
use crate::model::{ArticleId, Subject};

use table::{ColumnOrder, RowOrder, Spread, Table, first_place};
use widget::Parts;

/// What the grid remembers when it is closed.
#[derive(Clone, Debug, Default)]
pub struct Left {
    rows: RowOrder,
    columns: ColumnOrder,
    kind: Kind,
    spread: Spread,
    row: Cursor,
    column: Cursor,
    /// Whether the cursor is on the name of the row, to the left of all columns.
    is_on_name: bool,
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
        let table = Table::new(library, left.kind, left.spread);
        let mut grid = Self { left, table };
        grid.sort(library);
        if let Some(row) = state.subject.and_then(|subject| grid.table.row_of(subject)) {
            grid.left.row.at = row;
        }
        grid.left.column.at = grid.table.column_of(state.spot.article).unwrap_or(grid.left.column.at);
        grid.left.is_on_name = false;
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

    /// The column that the keys act on; none on the name of a row.
    fn article(&self) -> Option<ArticleId> {
        self.table.columns().get(self.left.column.at).copied().filter(|_| !self.left.is_on_name)
    }

    /// The grid after `action`; nothing when it was closed.
    #[must_use]
    pub fn update(mut self, library: &Library, state: &mut State, action: &List) -> Option<Self> {
        let parts = Parts::new(library, state, &self.table);
        match action {
            List::Close => return self.close(state),
            List::Accept => return self.accept(library, state),
            List::Click(x, y) => return self.click(library, state, (*x, *y)),
            List::Across(by) => self.across(*by, parts.columns()),
            List::Lit(by) => self.seek_lit(library, *by),
            List::Sort => self.sort_rows(library),
            List::SortColumns => self.sort_columns(library),
            List::Kind => {
                self.left.kind = self.left.kind.next();
                self.list(library);
            }
            List::Spread => {
                self.left.spread = self.left.spread.next();
                self.left.is_on_name = self.left.spread != Spread::Any;
                self.list(library);
            }
            _ => self.left.row = self.left.row.moved(action, self.table.rows().len(), parts.height()),
        }
        self.fit(library, state);
        Some(self)
    }

    /// Chooses the cell or name that is clicked on; goes there when it is chosen already.
    fn click(mut self, library: &Library, state: &mut State, at: (u16, u16)) -> Option<Self> {
        let parts = Parts::new(library, state, &self.table);
        let (rows, columns) = (self.table.rows().len(), self.table.columns().len());
        let is_there = |(row, column): &(usize, Option<usize>)| *row < rows && column.is_none_or(|at| at < columns);
        let at = parts.cell_at(at.into(), self.left.row.top, self.left.column.top).filter(is_there);
        let Some((row, column)) = at else { return Some(self) };
        let here = (self.left.row.at, Some(self.left.column.at).filter(|_| !self.left.is_on_name));
        if here == (row, column) {
            return self.accept(library, state);
        }
        self.left.row.at = row;
        self.left.is_on_name = column.is_none();
        self.left.column.at = column.unwrap_or(self.left.column.at);
        self.fit(library, state);
        Some(self)
    }

    /// Moves by columns, of which so many show. Left of the first is the name of the row.
    fn across(&mut self, by: i32, shown: usize) {
        let columns = self.table.columns().len();
        if self.left.is_on_name && by > 0 {
            self.left.is_on_name = false;
            self.left.column = Cursor::default().moved(&List::Move(by - 1), columns, shown);
        } else if by < 0 && self.left.column.at == 0 {
            self.left.is_on_name = true;
        } else if !self.left.is_on_name {
            self.left.column = self.left.column.moved(&List::Move(by), columns, shown);
        }
    }

    /// Goes to the next column in which the row counts something; `by` tells in which direction, and how often.
    fn seek_lit(&mut self, library: &Library, by: i32) {
        let Some(subject) = self.subject() else { return };
        // A whole round leads back to where it began.
        let round = u32::try_from(library.articles_of(subject).len()).unwrap_or(u32::MAX).max(1);
        let steps = by.unsigned_abs().checked_sub(1).map_or(0, |more| 1 + more % round);
        for _ in 0..steps {
            let from = match self.article() {
                Some(_) => self.left.column.at + usize::from(by > 0),
                None => 0,
            };
            let Some(at) = self.table.lit(library, subject, from, by) else { return };
            self.left.column.at = at;
            self.left.is_on_name = false;
        }
    }

    /// Lists the rows anew, from the top.
    fn list(&mut self, library: &Library) {
        self.table = Table::new(library, self.left.kind, self.left.spread);
        self.left.row = Cursor::default();
        self.sort(library);
    }

    /// The next order of the rows. The cursor goes to the top: that is what was asked for.
    fn sort_rows(&mut self, library: &Library) {
        self.left.rows = self.left.rows.next(self.article());
        self.sort(library);
        self.left.row = Cursor::default();
    }

    /// The next order of the columns. The cursor goes to the first.
    fn sort_columns(&mut self, library: &Library) {
        self.left.columns = self.left.columns.next(self.subject());
        self.sort(library);
        self.left.column = Cursor::default();
    }

    /// Goes to the first place of the row in the column; from the name of the row, in the first column that has one.
    fn accept(self, library: &Library, state: &mut State) -> Option<Self> {
        let Some(subject) = self.subject() else { return Some(self) };
        let lit = || self.table.lit(library, subject, 0, 1).map(|at| self.table.columns()[at]);
        let Some(article) = self.article().or_else(lit) else { return Some(self) };
        let Some(place) = first_place(library, subject, article) else {
            let (name, source, next) = (library.name(subject), library.label(article), state.key_of("coverage-next"));
            state.warn(format!("{name} does not stand in {source}: {next} goes to where it does"));
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
        let column = self.table.columns().get(self.left.column.at).copied();
        self.left.refresh(old, new);
        self.table = Table::new(new, self.left.kind, self.left.spread);
        self.sort(new);
        self.left.row.at = subject.and_then(|subject| self.table.row_of(subject)).unwrap_or(self.left.row.at);
        let same = column.and_then(|article| self.table.column_of(article));
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
