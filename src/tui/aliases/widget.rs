//! How the alias sheet looks.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::pick::Purpose;
use super::{Aliases, Item, Library, Mode, State, WIDEST, overlay, paint};
use crate::model::{Alias, EntityType, Subject};
use crate::text::sanitise::sanitise_line;
use crate::tui::groups::Line as GroupLine;
use crate::tui::paint::{Hint, Pen};
use crate::tui::subject::{SubjectRow, spread};
use crate::tui::theme::{Role, Theme};

const GROUPS: [&str; 3] = ["Written as", "Perhaps the same", "Corrected"];

/// What `Enter` does to a row of each group.
const ACCEPTS: [&str; 3] = ["split", "join", "take back"];

const HINTS: [Hint; 8] = [
    ("list-close", "close"),
    ("aliases-merge", "merge"),
    ("aliases-unlink", "not here"),
    ("aliases-rename", "rename"),
    ("aliases-retype", "type"),
    ("aliases-hide", "hide"),
    ("aliases-undo", "undo"),
    ("aliases-relink", "another"),
];
const PICK_HINTS: [Hint; 2] = [("prompt-accept", "this one"), ("prompt-close", "back")];
const RENAME_HINTS: [Hint; 2] = [("prompt-accept", "rename"), ("prompt-close", "back")];
const RETYPE_HINTS: [Hint; 2] = [("list-accept", "this type"), ("list-close", "back")];

/// The fewest rows of the sheet: as many as there are types.
const LOWEST: usize = EntityType::ALL.len();

/// The whole overlay while an entity is picked: as large as there is room.
pub(super) fn largest(state: &State) -> Rect {
    overlay::area(state, WIDEST, false)
}

/// The position of the type that is shown at a column and row of `list` while the one at `chosen` is, if one is.
pub(super) fn type_at(list: Rect, chosen: usize, (x, y): (u16, u16)) -> Option<usize> {
    let row = list.contains((x, y).into()).then(|| usize::from(y - list.y))?;
    let at = row + first_type(chosen, list.height);
    (at < EntityType::ALL.len()).then_some(at)
}

/// The first type that shows in `height` rows, so that the `chosen` one does.
fn first_type(chosen: usize, height: u16) -> usize {
    (chosen + 1).saturating_sub(usize::from(height))
}

impl Aliases {
    /// The whole overlay: as high as its rows, and beside the words that the reader stands on.
    fn whole(&self, state: &State) -> Rect {
        if matches!(self.mode, Mode::Pick(_)) {
            return largest(state);
        }
        let rows = u16::try_from(self.groups.lines().count().max(LOWEST) + 2).unwrap_or(u16::MAX);
        // Where the words stand that can be unlinked is to be seen, as far as there is room.
        let dock = overlay::area(state, WIDEST, self.here.is_some());
        if self.here.is_none() || rows > dock.height || dock == largest(state) {
            return paint::centred(state.size, WIDEST, rows);
        }
        Rect { y: if dock.y == 0 { 0 } else { dock.bottom() - rows }, height: rows, ..dock }
    }

    /// Where the rows stand.
    pub(super) fn list(&self, state: &State) -> Rect {
        paint::inside(self.whole(state))
    }

    /// Draws the overlay.
    pub fn draw(&self, library: &Library, state: &State, buffer: &mut Buffer) {
        let theme = state.theme;
        let (area, list) = (self.whole(state), self.list(state));
        paint::frame(buffer, area, &self.title(library), theme);
        let accept;
        let hints = match &self.mode {
            Mode::Sheet => {
                accept = self.hints();
                &accept[..]
            }
            Mode::Pick(_) => &PICK_HINTS[..],
            Mode::Rename(_) => &RENAME_HINTS[..],
            Mode::Retype(_) => &RETYPE_HINTS[..],
        };
        paint::hints(buffer, area, hints, state.look());
        match &self.mode {
            Mode::Sheet => self.draw_rows(library, list, (theme, buffer)),
            Mode::Pick(pick) => pick.draw(library, state, (theme, buffer)),
            Mode::Rename(line) => line.draw("name › ", list, theme, buffer),
            Mode::Retype(at) => draw_types(*at, list, (theme, buffer)),
        }
    }

    fn title(&self, library: &Library) -> String {
        let entity = library.entity(self.entity);
        let name = sanitise_line(&entity.name);
        let here = || self.words_here(library).unwrap_or_default();
        match &self.mode {
            Mode::Sheet => {
                let subject = Subject::Entity(self.entity);
                let count = paint::count(library.places(subject).len(), "mention");
                let sources = spread(library, library.articles_of(subject));
                format!("{name} ({}) · {count} · {sources}", entity.kind.label())
            }
            Mode::Pick(pick) if pick.purpose == Purpose::Merge => format!("{name} is the same as…"),
            Mode::Pick(_) => format!("{} is not {name}, but…", here()),
            Mode::Rename(_) => format!("{name} is called…"),
            Mode::Retype(_) => format!("{name} is of type…"),
        }
    }

    /// What `Enter` does to the row, and the keys of the sheet.
    fn hints(&self) -> Vec<Hint> {
        let group = match self.items.get(self.cursor.at) {
            Some(Item::Alias(_)) => Some(0),
            Some(Item::Akin(_)) => Some(1),
            Some(Item::Made(_)) => Some(2),
            None => None,
        };
        let accept = group.map(|group| ("list-accept", ACCEPTS[group]));
        let rest = HINTS
            .into_iter()
            .filter(|(name, _)| self.here.is_some() || !["aliases-unlink", "aliases-relink"].contains(name));
        accept.into_iter().chain(rest).collect()
    }

    fn draw_rows(&self, library: &Library, area: Rect, (theme, buffer): (Theme, &mut Buffer)) {
        let base = theme.style(Role::Text);
        let mut row = Rect { height: 1, ..area };
        for line in self.groups.window(self.cursor, usize::from(area.height)) {
            match line {
                GroupLine::Heading(group) => {
                    Pen::new(buffer, row).write(" ", base).cut(GROUPS[group], base.patch(theme.style(Role::Title)));
                }
                GroupLine::Item(at) => {
                    let (mut pen, ground) = paint::item(buffer, row, at == self.cursor.at, theme);
                    self.draw_item(library, self.items[at], &mut pen, (ground, theme));
                }
            }
            row.y += 1;
        }
    }

    fn draw_item(&self, library: &Library, item: Item, pen: &mut Pen, (ground, theme): (Style, Theme)) {
        pen.write(" ", ground);
        match item {
            Item::Alias(at) => {
                let Alias { text, count } = &library.entity(self.entity).aliases[at];
                let role = Role::of(library.entity(self.entity).kind);
                let room = pen.room().saturating_sub(6);
                pen.part(room).cut(&sanitise_line(text), ground.patch(theme.style(role)));
                pen.right(&count.to_string(), ground.patch(theme.style(Role::Dim)));
            }
            Item::Akin(other) => {
                let row = SubjectRow { library, subject: Subject::Entity(other), via: None, matched: &[], asked: None };
                row.draw(pen, ground, theme);
            }
            Item::Made(at) => {
                let is_idle = library.idle_corrections().contains(&at);
                let idle = if is_idle { " (finds nothing here)" } else { "" };
                let told = sanitise_line(&library.corrections()[at].told());
                let role = if is_idle { Role::Dim } else { Role::Text };
                pen.cut(&format!("{told}{idle}"), if is_idle { ground.patch(theme.style(role)) } else { ground });
            }
        }
    }
}

fn draw_types(at: usize, area: Rect, (theme, buffer): (Theme, &mut Buffer)) {
    let rows = EntityType::ALL.iter().enumerate().skip(first_type(at, area.height));
    for (y, (kind_at, kind)) in (area.y..area.bottom()).zip(rows) {
        let (mut pen, ground) = paint::item(buffer, Rect { y, height: 1, ..area }, kind_at == at, theme);
        let style = ground.patch(theme.style(Role::of(*kind)));
        pen.write(" ", ground).write(&kind.tag()[..1], style).write(" ", ground).write(kind.label(), style);
    }
}
