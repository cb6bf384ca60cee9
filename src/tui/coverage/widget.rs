//! How the grid looks: names to the left, sources above, counts between them, shaded by how many they are.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::table::{ColumnOrder, RowOrder, Table, count, first_place};
use super::{Coverage, Left, Library, State, head};
use crate::model::{ArticleId, Subject};
use crate::text::sanitise::sanitise_line;
use crate::text::wrap;
use crate::tui::list::Cursor;
use crate::tui::paint::{self, Hint, Pen};
use crate::tui::place::PlaceRow;
use crate::tui::subject::{sign, spread};
use crate::tui::theme::{Role, Theme};

const HINTS: [Hint; 7] = [
    ("list-accept", "go"),
    ("list-close", "close"),
    ("coverage-spread", "one source only"),
    ("coverage-sort", "order rows"),
    ("coverage-kind", "type"),
    ("coverage-next", "next cell"),
    ("coverage-sort-columns", "order sources"),
];

/// The columns of the names, at most, and at least where there is room for a cell beside them.
const NAMES: (u16, u16) = (30, 8);
/// The columns of a cell with the gap behind it: the fewest, in which four digits fit, and the most.
const CELL: (u16, u16) = (6, 16);

/// From so many rows on the foot tells the cell under the cursor, and from so many its first sentence as well.
const FOOT_FROM: u16 = 5;
const SENTENCE_FROM: u16 = 9;

/// From so many mentions on a cell has this shade.
const SHADES: [(usize, Role); 4] = [(8, Role::Shade4), (4, Role::Shade3), (2, Role::Shade2), (1, Role::Shade1)];

/// Where the parts of the grid stand.
pub(super) struct Parts {
    whole: Rect,
    /// The names of the sources.
    head: Rect,
    /// The names of the rows.
    names: Rect,
    /// The cells, a whole number of them across.
    cells: Rect,
    /// What is told of the cell under the cursor.
    foot: Rect,
    cell: u16,
}

impl Parts {
    pub(super) fn new(library: &Library, state: &State, table: &Table) -> Self {
        let whole = paint::centred(state.size, state.size.width, state.size.height);
        let inner = paint::inside(whole);
        let foot = match inner.height {
            SENTENCE_FROM.. => 2,
            FOOT_FROM.. => 1,
            _ => 0,
        };
        let names = name_columns(library, table, inner.width);
        let columns = u16::try_from(table.columns().len()).unwrap_or(u16::MAX).max(1);
        let room = inner.width - names;
        let cell = (room / columns).clamp(CELL.0, CELL.1).min(room.max(1));
        let is_long = |article: &ArticleId| {
            let label = library.label(*article);
            !label.mark.is_empty() || wrap::columns(&label.source) >= usize::from(cell)
        };
        let head = match inner.height {
            SENTENCE_FROM.. if table.columns().iter().any(is_long) => 2,
            2.. => 1,
            _ => 0,
        };
        let body = Rect { y: inner.y + head, height: inner.height - head - foot, ..inner };
        let cells = Rect { x: inner.x + names, width: (room / cell).min(columns) * cell, ..body };
        Self {
            whole,
            head: Rect { y: inner.y, height: head, ..cells },
            names: Rect { width: names, ..body },
            cells,
            foot: Rect { y: body.bottom(), height: foot, ..inner },
            cell,
        }
    }

    /// How many rows show.
    pub(super) fn height(&self) -> usize {
        usize::from(self.cells.height)
    }

    /// How many columns show.
    pub(super) fn columns(&self) -> usize {
        usize::from(self.cells.width / self.cell.max(1))
    }

    /// The row and column of the cell that shows at `at`, where the first to show are these; no column on a name.
    pub(super) fn cell_at(&self, at: Position, row: usize, column: usize) -> Option<(usize, Option<usize>)> {
        let down = |at: Position| row + usize::from(at.y - self.cells.y);
        if self.names.contains(at) {
            return Some((down(at), None));
        }
        let across = |at: Position| column + usize::from((at.x - self.cells.x) / self.cell);
        self.cells.contains(at).then(|| (down(at), Some(across(at))))
    }

    /// The cell that is `down` and `across` from the first that shows.
    fn rect(&self, down: usize, across: usize) -> Rect {
        let offset = |cells: usize| u16::try_from(cells).unwrap_or(u16::MAX);
        let x = self.cells.x + offset(across) * self.cell;
        Rect { x, y: self.cells.y + offset(down), width: self.cell.saturating_sub(1).max(1), height: 1 }
    }
}

/// The columns for names in `width`: as many as the longest takes, within limits.
fn name_columns(library: &Library, table: &Table, width: u16) -> u16 {
    // The rows are very many: the first tell enough.
    let longest = table.rows().iter().take(200).map(|subject| wrap::columns(library.name(*subject))).max();
    let wanted = u16::try_from(longest.unwrap_or_default() + 10).unwrap_or(u16::MAX).min(NAMES.0);
    let most = width.saturating_sub(CELL.0).min(width / 2);
    wanted.min(most.max(NAMES.1)).min(width.saturating_sub(CELL.0))
}

impl Coverage {
    /// Draws the grid.
    pub fn draw(&self, library: &Library, state: &State, buffer: &mut Buffer) {
        let theme = state.theme;
        let parts = Parts::new(library, state, &self.table);
        paint::frame(buffer, parts.whole, &self.title(library), theme);
        paint::hints(buffer, parts.whole, &HINTS, state.look());
        let left = self.shown(&parts);
        self.draw_head(library, (&parts, &left), (theme, buffer));
        for down in 0..parts.height() {
            let Some(subject) = self.table.rows().get(left.row.top + down) else { break };
            self.draw_name(library, (*subject, down), (&parts, &left), (theme, buffer));
            self.draw_cells(library, (*subject, down), (&parts, &left), (theme, buffer));
        }
        self.draw_foot(library, &parts, (theme, buffer));
    }

    /// What was left, with the cursor on the screen: it may be another size than that of the last movement.
    fn shown(&self, parts: &Parts) -> Left {
        let to = |cursor: Cursor, len, shown| cursor.to(cursor.at, len, shown);
        Left {
            row: to(self.left.row, self.table.rows().len(), parts.height()),
            column: to(self.left.column, self.table.columns().len(), parts.columns()),
            ..self.left
        }
    }

    fn title(&self, library: &Library) -> String {
        let rows = match self.left.rows {
            RowOrder::Mentions => "by mentions".to_owned(),
            RowOrder::Sources => "by sources".to_owned(),
            RowOrder::Name => "by name".to_owned(),
            RowOrder::Column(article) if article.index() < library.len() => format!("by {}", library.label(article)),
            RowOrder::Column(_) => String::new(),
        };
        let columns = match self.left.columns {
            ColumnOrder::Reading => "as read".to_owned(),
            ColumnOrder::Name => "by name".to_owned(),
            ColumnOrder::Row(subject) => format!("by {}", sanitise_line(library.name(subject))),
        };
        let spread = self.left.spread.label().map(|label| format!("{label} · ")).unwrap_or_default();
        format!("Coverage · {spread}{} · {rows} · sources {columns}", self.left.kind.label())
    }

    fn draw_head(&self, library: &Library, (parts, left): (&Parts, &Left), (theme, buffer): (Theme, &mut Buffer)) {
        let base = theme.style(Role::Text);
        for across in 0..parts.columns() {
            let at = left.column.top + across;
            let Some(article) = self.table.columns().get(at) else { break };
            let role = if at == left.column.at && !left.is_on_name { Role::Focus } else { Role::Dim };
            let area = Rect { y: parts.head.y, height: parts.head.height, ..parts.rect(0, across) };
            head::draw(library.label(*article), area, base.patch(theme.style(role)), buffer);
        }
        // What is off the screen to either side is told.
        let (before, shown) = (left.column.top, parts.columns());
        let behind = self.table.columns().len().saturating_sub(before + shown);
        let more = match (before, behind) {
            (0, 0) => String::new(),
            (0, behind) => format!("{behind} more →"),
            (before, 0) => format!("← {before} more"),
            (before, behind) => format!("← {before}  {behind} →"),
        };
        let area = Rect { y: parts.head.y, height: parts.head.height, ..parts.names };
        Pen::new(buffer, area).write(" ", base).cut(&more, base.patch(theme.style(Role::Dim)));
    }

    fn draw_name(
        &self,
        library: &Library,
        (subject, down): (Subject, usize),
        (parts, left): (&Parts, &Left),
        (theme, buffer): (Theme, &mut Buffer),
    ) {
        let y = parts.rect(down, 0).y;
        let area = Rect { y, height: 1, width: parts.names.width.saturating_sub(1), ..parts.names };
        let (mut pen, ground) = paint::item(buffer, area, left.row.top + down == left.row.at, theme);
        let (letter, role) = sign(library, subject);
        let is_chosen = left.is_on_name && left.row.top + down == left.row.at;
        let style = ground.patch(theme.style(if is_chosen { Role::Current } else { role }));
        let count = library.places(subject).len().to_string();
        let name = sanitise_line(library.name(subject));
        pen.write(letter, style).write(" ", ground);
        // The name comes first where there is no room for both.
        let kept = u16::try_from(count.len() + 1).unwrap_or(u16::MAX);
        let room = if pen.room() > kept + NAMES.1 { pen.room() - kept } else { pen.room() };
        pen.part(room).cut(&name, style);
        pen.skip(room).right(&count, ground.patch(theme.style(Role::Dim)));
    }

    fn draw_cells(
        &self,
        library: &Library,
        (subject, down): (Subject, usize),
        (parts, left): (&Parts, &Left),
        (theme, buffer): (Theme, &mut Buffer),
    ) {
        for across in 0..parts.columns() {
            let at = left.column.top + across;
            let Some(article) = self.table.columns().get(at) else { break };
            let is_current = left.row.top + down == left.row.at && at == left.column.at && !left.is_on_name;
            draw_cell(count(library, subject, *article), is_current, parts.rect(down, across), (theme, buffer));
        }
    }

    /// Tells the cell or row under the cursor in full.
    fn draw_foot(&self, library: &Library, parts: &Parts, (theme, buffer): (Theme, &mut Buffer)) {
        let base = theme.style(Role::Text);
        let Some(subject) = self.subject().filter(|_| !self.table.columns().is_empty()) else {
            let area = Rect { width: parts.foot.width, ..parts.names };
            Pen::new(buffer, area).cut(" nothing found", base.patch(theme.style(Role::Dim)));
            return;
        };
        let line =
            |row: u16| Rect { x: parts.foot.x + 1, y: parts.foot.y + row, height: 1, width: parts.foot.width - 1 };
        if parts.foot.height > 0 {
            let name = sanitise_line(library.name(subject));
            let told = match self.article() {
                Some(article) => {
                    let number = paint::count(count(library, subject, article), "mention");
                    format!(" in {}: {number}", library.label(article))
                }
                None => {
                    let number = paint::count(library.places(subject).len(), "mention");
                    format!(": {number} in {}", spread(library, library.articles_of(subject)))
                }
            };
            let role = sign(library, subject).1;
            let mut pen = Pen::new(buffer, line(0));
            let room = usize::from(pen.room()).saturating_sub(wrap::columns(&told)).max(8);
            pen.write(&wrap::ellipsis(&name, room), base.patch(theme.style(role)));
            pen.cut(&told, base);
        }
        let place = match self.article() {
            Some(article) => first_place(library, subject, article),
            None => library.places(subject).first().copied(),
        };
        if let Some(place) = place.filter(|_| parts.foot.height > 1) {
            let ground: Style = base.patch(theme.style(Role::Dim));
            let row = PlaceRow { library, place, role: sign(library, subject).1, matched: &[] };
            row.draw(&mut Pen::new(buffer, line(1)), ground, theme);
        }
    }
}

fn draw_cell(count: usize, is_current: bool, area: Rect, (theme, buffer): (Theme, &mut Buffer)) {
    let base = theme.style(Role::Text);
    let shade = SHADES.iter().find(|(from, _)| count >= *from).map(|(_, role)| *role);
    let role = match shade {
        _ if is_current => Role::Current,
        Some(shade) => shade,
        None => Role::Dim,
    };
    let style = base.patch(theme.style(role));
    let text = if count == 0 { "·".to_owned() } else { count.to_string() };
    if is_current || shade.is_some() {
        buffer.set_style(area.intersection(buffer.area), style);
    }
    Pen::new(buffer, Rect { width: area.width.saturating_sub(1).max(1), ..area }).right(&text, style);
}
