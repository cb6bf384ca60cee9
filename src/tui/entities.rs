//! All entities and topics: to look through, in several orders, narrowed by type and by name.

use std::cmp::Reverse;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::action::List;
use super::line::Line;
use super::list::Cursor;
use super::offering::{self, Offering};
use super::overlay::{self, Before};
use super::paint::{self, Hint, Pen};
use super::shown::Kind;
use super::state::State;
use super::subject::SubjectRow;
use super::theme::Role;
use super::update::{go, select};
use crate::library::Library;
use crate::model::{Passage, Subject};
use crate::query::{self, Filter, Hit, ScopeError, Target};
use crate::text::fold::fold;

const HINTS: [Hint; 6] = [
    ("prompt-accept", "follow"),
    ("prompt-close", "close"),
    ("prompt-sort", "order"),
    ("prompt-kind", "type"),
    ("prompt-peek", "show"),
    ("prompt-aliases", "set right"),
];

/// From so many columns on a row tells in how many sources its subject stands.
const SOURCES_FROM: u16 = 50;

/// In which order they stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Order {
    #[default]
    Mentions,
    Sources,
    Name,
    Type,
}

impl Order {
    const ALL: [Self; 4] = [Self::Mentions, Self::Sources, Self::Name, Self::Type];

    fn label(self) -> &'static str {
        match self {
            Self::Mentions => "by mentions",
            Self::Sources => "by sources",
            Self::Name => "by name",
            Self::Type => "by type",
        }
    }
}

/// What the panel remembers when it is closed.
#[derive(Clone, Debug, Default)]
pub struct Left {
    line: Line,
    order: Order,
    kind: Kind,
    cursor: Cursor,
}

/// The open panel.
#[derive(Clone, Debug)]
pub struct Entities {
    left: Left,
    hits: Vec<(Subject, Hit)>,
    /// What is asked of all, and what is wrong with that.
    filter: Filter,
    error: Option<ScopeError>,
    offering: Offering,
    /// Whether it makes room for what it shows behind itself.
    shows_behind: bool,
    before: Before,
}

/// The columns for the number of sources of how many.
fn sources_columns(library: &Library) -> u16 {
    let digits = library.len().max(1).ilog10() + 1;
    u16::try_from(2 * digits + 2).unwrap_or(u16::MAX)
}

/// The whole overlay, the line that is typed into, and the list.
fn parts(state: &State, shows_behind: bool) -> (Rect, Rect, Rect) {
    paint::parts(overlay::area(state, 90, shows_behind))
}

impl Entities {
    /// The panel as it was left.
    #[must_use]
    pub fn open(library: &Library, state: &State) -> Self {
        let left = state.memory.entities.clone();
        let mut panel = Self {
            left,
            hits: Vec::new(),
            filter: Filter::default(),
            error: None,
            offering: Offering::default(),
            shows_behind: false,
            before: Before::of(state),
        };
        panel.find(library, state);
        panel
    }

    /// Chooses what is listed, in its order.
    fn find(&mut self, library: &Library, state: &State) {
        let found = query::named(library, self.left.line.text());
        (self.filter, self.error) = (found.filter, found.error);
        let subjects = found.hits.into_iter().filter_map(|hit| match hit.target {
            Target::Subject(subject) => Some((subject, hit)),
            Target::Mention(_) | Target::Passage(_) => None,
        });
        self.hits = subjects.filter(|(subject, _)| self.left.kind.holds(library, *subject)).collect();
        let places = |subject: Subject| library.places(subject);
        let kind = |subject: Subject| match subject {
            Subject::Entity(entity) => Some(library.entity(entity).kind),
            Subject::Topic(_) => None,
        };
        match self.left.order {
            Order::Mentions => self.hits.sort_by_key(|(subject, _)| Reverse(places(*subject).len())),
            Order::Sources => self
                .hits
                .sort_by_key(|(subject, _)| Reverse((library.articles_of(*subject).len(), places(*subject).len()))),
            Order::Name => self.hits.sort_by_cached_key(|(subject, _)| fold(library.name(*subject))),
            Order::Type => self.hits.sort_by_key(|(subject, _)| {
                (kind(*subject).is_none(), kind(*subject), Reverse(places(*subject).len()))
            }),
        }
        self.left.cursor = self.left.cursor.to(
            self.left.cursor.at,
            self.hits.len(),
            usize::from(parts(state, self.shows_behind).2.height),
        );
    }

    /// The panel after `action`; nothing when it was closed.
    #[must_use]
    pub fn update(mut self, library: &Library, state: &mut State, action: &List) -> Option<Self> {
        let list = parts(state, self.shows_behind).2;
        if let Some(line) = self.offering.update(&self.left.line, action, list) {
            self.retype(library, state, line);
            return Some(self);
        }
        match action {
            List::Close => {
                self.before.restore(library, state);
                return self.close(state);
            }
            List::Accept if !self.hits.is_empty() => {
                self.follow(library, state, go::to_passage);
                return self.close(state);
            }
            List::Peek => {
                self.follow(library, state, go::show);
                self.shows_behind = true;
            }
            List::Click(x, y) => {
                let item = self.item_at(list, Position::new(*x, *y));
                if item == Some(self.left.cursor.at) {
                    return self.update(library, state, &List::Accept);
                }
                self.left.cursor.at = item.unwrap_or(self.left.cursor.at);
            }
            List::Sort => {
                let at = Order::ALL.iter().position(|order| *order == self.left.order).unwrap_or_default();
                self.left.order = Order::ALL[(at + 1) % Order::ALL.len()];
                self.restart(library, state);
            }
            List::Kind => {
                self.left.kind = self.left.kind.next();
                self.restart(library, state);
            }
            _ => {
                let mut line = self.left.line.clone();
                line.edit(action);
                self.retype(library, state, line);
            }
        }
        self.left.cursor = self.left.cursor.moved(action, self.hits.len(), usize::from(list.height));
        Some(self)
    }

    /// Puts `line` in the place of what was typed.
    fn retype(&mut self, library: &Library, state: &State, line: Line) {
        if line == self.left.line {
            return;
        }
        let is_same = line.text() == self.left.line.text();
        self.left.line = line;
        self.offering = Offering::new(library, &self.left.line);
        if !is_same {
            self.restart(library, state);
        }
    }

    /// Lists anew, from the top.
    fn restart(&mut self, library: &Library, state: &State) {
        self.left.cursor = Cursor::default();
        self.shows_behind = false;
        self.find(library, state);
    }

    /// The first item in `list`, which may be another height than that of the last movement.
    fn first_shown(&self, list: Rect) -> usize {
        self.left.cursor.to(self.left.cursor.at, self.hits.len(), usize::from(list.height)).top
    }

    fn item_at(&self, list: Rect, at: Position) -> Option<usize> {
        let item = list.contains(at).then(|| self.first_shown(list) + usize::from(at.y - list.y))?;
        (item < self.hits.len()).then_some(item)
    }

    /// What the keys act on.
    #[must_use]
    pub fn chosen(&self) -> Option<Subject> {
        self.hits.get(self.left.cursor.at).map(|(subject, _)| *subject)
    }

    /// Follows the chosen subject and goes to its first place from where the reader was.
    fn follow(&self, library: &Library, state: &mut State, go: fn(&Library, &mut State, Passage)) {
        let Some((subject, _)) = self.hits.get(self.left.cursor.at) else { return };
        self.before.restore(library, state);
        select::follow(state, *subject);
        let places = library.places(*subject);
        if let Some(place) = places.get(go::first_from(places, &self.before.here)) {
            go(library, state, *place);
        }
    }

    fn close(self, state: &mut State) -> Option<Self> {
        state.memory.entities = self.left;
        None
    }

    /// Lists what the `new` library holds.
    pub fn refresh(&mut self, old: &Library, new: &Library, state: &State) {
        self.before.refresh(old, new);
        self.find(new, state);
    }

    /// Draws the panel.
    pub fn draw(&self, library: &Library, state: &State, buffer: &mut Buffer) {
        let theme = state.theme;
        let (whole, prompt, list) = parts(state, self.shows_behind);
        let title = format!("Names and topics · {} · {}", self.left.order.label(), self.left.kind.label());
        paint::frame(buffer, whole, &title, theme);
        let hints = if self.offering.columns().is_some() { &offering::HINTS[..] } else { &HINTS };
        paint::hints(buffer, whole, hints, state.look());
        let (sign, typed) = ("filter › ", self.left.line.text());
        self.left.line.draw_marked((sign, &query::column_spans(typed)), prompt, theme, buffer);
        let at = if self.hits.is_empty() { 0 } else { self.left.cursor.at + 1 };
        match (&self.error, self.offering.told(&state.key_of("entities-complete"))) {
            (_, Some(told)) => paint::beside(buffer, prompt, (sign, typed), (&told, Role::Dim), theme),
            (Some(error), None) if !self.offering.is_open() => {
                paint::beside(buffer, prompt, (sign, typed), (&format!(" {error} "), Role::Error), theme);
            }
            _ if self.offering.is_open() => {}
            _ => paint::count_right(buffer, prompt, typed, (at, self.hits.len()), theme),
        }
        if self.offering.columns().is_some() {
            return self.offering.draw(list, theme, buffer);
        }
        if self.hits.is_empty() {
            let style = theme.style(Role::Text).patch(theme.style(Role::Dim));
            Pen::new(buffer, list).cut(" nothing found", style);
        }
        let mut row = Rect { height: 1, ..list };
        let shown = self.hits.iter().enumerate().skip(self.first_shown(list)).take(usize::from(list.height));
        for (at, (subject, hit)) in shown {
            let (mut pen, ground) = paint::item(buffer, row, at == self.left.cursor.at, theme);
            let asked = self.filter.asked(library, *subject);
            let item = SubjectRow { library, subject: *subject, via: hit.via.as_deref(), matched: &hit.matched, asked };
            let sources = format!("{}/{}", library.articles_of(*subject).len(), library.len());
            let kept = if pen.room() > SOURCES_FROM { sources_columns(library) } else { 0 };
            let room = pen.room() - kept;
            item.draw(&mut pen.part(room), ground, theme);
            if kept > 0 {
                pen.skip(room).right(&sources, ground.patch(theme.style(Role::Bar)));
            }
            row.y += 1;
        }
    }
}
