//! The jump: one overlay over all entities, topics and mentions of all sources. Type, and the list narrows.
//!
//! Going to an entity or topic follows it, and goes to its first place at or behind the reader's own, so that `n` goes
//! on from there. Going to a mention follows its entity.

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::action::List;
use super::groups::{self, Groups};
use super::line::Line;
use super::list::Cursor;
use super::overlay::{self, Before};
use super::paint::{self, Hint, Pen};
use super::place::PlaceRow;
use super::preview::Preview;
use super::state::{Manner, Search, Spot, State};
use super::subject::SubjectRow;
use super::theme::{Role, Theme};
use super::update::{go, select};
use crate::index::Places;
use crate::library::Library;
use crate::model::{Passage, Subject, TopicId};
use crate::query::{self, Found, Hit, Target};
use crate::text::sanitise::sanitise_line;

/// The most subjects, and the most places, that are listed.
const LIMIT: usize = 500;

/// The columns for the source of a mention.
const SOURCE: u16 = 14;

const GROUPS: [&str; 3] = ["Names", "Topics", "Mentions"];
const HINTS: [Hint; 4] =
    [("prompt-accept", "go"), ("prompt-close", "close"), ("prompt-peek", "show"), ("prompt-preview", "preview")];

/// Columns and rows from which a preview fits beside or below the list.
const BESIDE_FROM: u16 = 90;
const BELOW_FROM: u16 = 14;

/// What the jump remembers when it is closed.
#[derive(Clone, Debug, Default)]
pub struct Left {
    line: Line,
    cursor: Cursor,
    is_plain: bool,
}

/// The open jump.
#[derive(Clone, Debug)]
pub struct Jump {
    left: Left,
    found: Found,
    groups: Groups,
    /// Whether it makes room for what it shows behind itself.
    shows_behind: bool,
    /// Where the reader was.
    before: Before,
}

/// Where the parts of the overlay stand.
struct Parts {
    whole: Rect,
    prompt: Rect,
    list: Rect,
    preview: Option<Rect>,
}

impl Parts {
    fn new(state: &State, is_plain: bool, shows_behind: bool) -> Self {
        let (whole, prompt, mut list) = paint::parts(overlay::area(state, 150, shows_behind));
        let mut preview = None;
        if !(is_plain || shows_behind) && list.width >= BESIDE_FROM {
            let width = list.width * 9 / 20;
            list.width -= width + 1;
            preview = Some(Rect { x: list.right() + 1, width, ..list });
        } else if !(is_plain || shows_behind) && list.height + prompt.height >= BELOW_FROM {
            let height = list.height * 2 / 5;
            list.height -= height + 1;
            preview = Some(Rect { y: list.bottom() + 1, height, ..list });
        }
        Self { whole, prompt, list, preview }
    }
}

impl Jump {
    /// The jump opened anew (with `Left::default()`) or as it was `left`.
    #[must_use]
    pub fn open(library: &Library, state: &State, left: Left) -> Self {
        let found = Found::default();
        let groups = Groups::default();
        let mut jump = Self { left, found, groups, shows_behind: false, before: Before::of(state) };
        jump.find(library, state);
        jump
    }

    /// Looks for what was typed; the cursor stays where it is as far as there is something.
    fn find(&mut self, library: &Library, state: &State) {
        self.found = query::jump(library, self.left.line.text(), LIMIT);
        let mut sizes = vec![0; GROUPS.len()];
        for hit in &self.found.hits {
            sizes[group_of(hit)] += 1;
        }
        self.groups = Groups::new(sizes);
        let height = usize::from(self.parts(state).list.height);
        self.left.cursor = self.groups.to(self.left.cursor, self.left.cursor.at, height);
    }

    fn parts(&self, state: &State) -> Parts {
        Parts::new(state, self.left.is_plain, self.shows_behind)
    }

    /// The jump after `action`; nothing when it was closed.
    #[must_use]
    pub fn update(mut self, library: &Library, state: &mut State, action: &List) -> Option<Self> {
        let parts = self.parts(state);
        match action {
            List::Close => {
                self.before.restore(library, state);
                return self.close(state);
            }
            List::Accept => {
                let Some(hit) = self.found.hits.get(self.left.cursor.at).cloned() else { return Some(self) };
                self.before.restore(library, state);
                self.go_to(library, state, &hit, go::to_passage);
                return self.close(state);
            }
            List::Peek => {
                if let Some(hit) = self.found.hits.get(self.left.cursor.at).cloned() {
                    self.before.restore(library, state);
                    self.go_to(library, state, &hit, go::show);
                    self.shows_behind = true;
                }
            }
            List::Preview if self.shows_behind => self.shows_behind = false,
            List::Preview => self.left.is_plain = !self.left.is_plain,
            List::Click(x, y) => match self.groups.item_at(self.left.cursor, parts.list, (*x, *y).into()) {
                Some(at) if at == self.left.cursor.at => return self.update(library, state, &List::Accept),
                Some(at) => self.left.cursor.at = at,
                None => {}
            },
            _ if self.left.line.edit(action) => {
                self.left.cursor = Cursor::default();
                self.shows_behind = false;
                self.find(library, state);
            }
            _ => {}
        }
        let height = usize::from(self.parts(state).list.height);
        self.left.cursor = self.groups.moved(self.left.cursor, action, height);
        Some(self)
    }

    /// What the keys act on, and where it stands where that is one place.
    #[must_use]
    pub fn chosen(&self, library: &Library) -> Option<(Subject, Option<Passage>)> {
        let target = self.found.hits.get(self.left.cursor.at)?.target;
        let place = if matches!(target, Target::Subject(_)) { None } else { target.place(library) };
        Some((self.subject(library, target)?, place))
    }

    fn close(self, state: &mut State) -> Option<Self> {
        state.memory.jump = self.left;
        None
    }

    /// Follows what `hit` belongs to and goes there by `go`.
    fn go_to(&self, library: &Library, state: &mut State, hit: &Hit, go: fn(&Library, &mut State, Passage)) {
        let Some(place) = place(library, &self.before.here, hit.target) else { return };
        match self.subject(library, hit.target) {
            Some(subject) => select::follow(state, subject),
            None => state.search = Some(Arc::new(self.search())),
        }
        go(library, state, place);
    }

    /// What a target belongs to: none for passages that were found by their words.
    fn subject(&self, library: &Library, target: Target) -> Option<Subject> {
        let listed = self.found.hits.iter().filter_map(|hit| match hit.target {
            Target::Subject(subject) => Some(subject),
            Target::Mention(_) | Target::Passage(_) => None,
        });
        let topics = (0..library.topics().len()).map(|at| Subject::Topic(TopicId::new(at)));
        match target {
            Target::Subject(subject) => Some(subject),
            Target::Mention(id) => Some(Subject::Entity(library.mention(id).entity)),
            Target::Passage(_) if !self.found.sentences.is_empty() => None,
            Target::Passage(passage) => {
                listed.chain(topics).find(|subject| library.places(*subject).binary_search(&passage).is_ok())
            }
        }
    }

    /// The search for the sentences that were found, also those that are not listed.
    fn search(&self) -> Search {
        Search {
            query: self.left.line.text().trim().to_owned(),
            manner: Manner::Sentence,
            places: Places::new(self.found.sentences.clone()),
        }
    }

    /// Finds everything again in the `new` library.
    pub fn refresh(&mut self, old: &Library, new: &Library, state: &State) {
        self.before.refresh(old, new);
        self.find(new, state);
    }

    /// Draws the overlay.
    pub fn draw(&self, library: &Library, state: &State, buffer: &mut Buffer) {
        let theme = state.theme;
        let parts = self.parts(state);
        paint::frame(buffer, parts.whole, "Jump", theme);
        paint::hints(buffer, parts.whole, &HINTS, theme);
        self.left.line.draw("› ", parts.prompt, theme, buffer);
        let at = if self.groups.is_empty() { 0 } else { self.left.cursor.at + 1 };
        paint::count_right(buffer, parts.prompt, self.left.line.text(), (at, self.found.total), theme);
        self.draw_list(library, parts.list, theme, buffer);
        let hit = self.found.hits.get(self.left.cursor.at);
        let place = hit.and_then(|hit| place(library, &self.before.here, hit.target));
        if let (Some(area), Some(place)) = (parts.preview, place) {
            paint::divide(buffer, parts.list, area, theme);
            Preview::new(library, place).draw(area, theme, buffer);
        }
    }

    fn draw_list(&self, library: &Library, area: Rect, theme: Theme, buffer: &mut Buffer) {
        let base = theme.style(Role::Text);
        if self.groups.is_empty() {
            Pen::new(buffer, area).cut(" nothing found", base.patch(theme.style(Role::Dim)));
        }
        let mut row = Rect { height: 1, ..area };
        for line in self.groups.window(self.left.cursor, usize::from(area.height)) {
            match line {
                groups::Line::Heading(group) => {
                    Pen::new(buffer, row).write(" ", base).cut(GROUPS[group], base.patch(theme.style(Role::Title)));
                }
                groups::Line::Item(at) => {
                    let (mut pen, ground) = paint::item(buffer, row, at == self.left.cursor.at, theme);
                    draw_hit(library, &self.found.hits[at], &mut pen, (ground, theme));
                }
            }
            row.y += 1;
        }
    }
}

fn group_of(hit: &Hit) -> usize {
    match hit.target {
        Target::Subject(Subject::Entity(_)) => 0,
        Target::Subject(Subject::Topic(_)) => 1,
        Target::Mention(_) | Target::Passage(_) => 2,
    }
}

fn draw_hit(library: &Library, hit: &Hit, pen: &mut Pen, (ground, theme): (Style, Theme)) {
    match (hit.target, hit.target.place(library)) {
        (Target::Subject(subject), _) => {
            let row = SubjectRow { library, subject, via: hit.via.as_deref(), matched: &hit.matched };
            row.draw(pen, ground, theme);
        }
        (_, Some(place)) => {
            let role = match hit.target {
                Target::Mention(id) => Role::of(library.entity(library.mention(id).entity).kind),
                Target::Subject(_) | Target::Passage(_) => Role::Topic,
            };
            pen.part(SOURCE)
                .cut(&sanitise_line(&library.article(place.article).source), ground.patch(theme.style(Role::Dim)));
            pen.skip(SOURCE + 1);
            PlaceRow { library, place, role, matched: &hit.matched }.draw(pen, ground, theme);
        }
        (_, None) => {}
    }
}

/// The place to go to for `target` from `here`.
fn place(library: &Library, here: &Spot, target: Target) -> Option<Passage> {
    match target {
        Target::Subject(subject) => {
            let places = library.places(subject);
            places.get(go::first_from(places, here)).copied()
        }
        other => other.place(library),
    }
}
