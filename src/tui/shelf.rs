//! The kept list, and the list of notes and marks: passages that the reader has put aside, to go back to, to write beside
//! and to take away.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::action::List;
use super::groups::{Groups, Line as GroupLine};
use super::kept::{Clip, citation};
use super::list::Cursor;
use super::overlay::Before;
use super::paint::{self, Hint, Pen};
use super::state::{Notice, Spot, State};
use super::theme::{Role, Theme};
use super::update::go;
use crate::library::Library;
use crate::text::sanitise::sanitise_line;
use crate::text::wrap;

/// The columns for the source of a passage.
const SOURCE: u16 = 14;
/// The most rows below the list in which the passage under the cursor is told in full.
const FOOT: u16 = 7;
/// From so many rows on there is room for that.
const FOOT_FROM: u16 = 9;
/// What stands before a passage with a note.
const NOTED: &str = "✎";

const HINTS: [Hint; 7] = [
    ("list-accept", "go"),
    ("list-close", "close"),
    ("shelf-note", "note"),
    ("shelf-remove", "remove"),
    ("shelf-restore", "undo"),
    ("shelf-later", "later"),
    ("shelf-export", "export"),
];

/// Which passages are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shelved {
    /// Those that are kept.
    Kept,
    /// Those with notes, and the marks.
    Notes,
}

/// What was taken away, and from where.
#[derive(Clone, Debug)]
pub enum Removed {
    /// A passage of a list, and its position.
    Clip(Shelved, usize, Clip),
    /// A mark.
    Mark(char, Spot),
}

/// The open list.
#[derive(Clone, Debug)]
pub struct Shelf {
    shelved: Shelved,
    cursor: Cursor,
    before: Before,
}

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Item {
    Clip(usize),
    Mark(char, Spot),
}

/// The passages of a list.
fn clips(state: &State, shelved: Shelved) -> &[Clip] {
    match shelved {
        Shelved::Kept => &state.kept,
        Shelved::Notes => &state.notes,
    }
}

fn clips_mut(state: &mut State, shelved: Shelved) -> &mut Vec<Clip> {
    match shelved {
        Shelved::Kept => &mut state.kept,
        Shelved::Notes => &mut state.notes,
    }
}

impl Shelf {
    /// The list of what is `shelved`.
    #[must_use]
    pub fn open(state: &State, shelved: Shelved) -> Self {
        Self { shelved, cursor: Cursor::default(), before: Before::of(state) }
    }

    /// What is listed.
    #[must_use]
    pub fn shelved(&self) -> Shelved {
        self.shelved
    }

    /// The position of the passage under the cursor.
    #[must_use]
    pub fn at(&self, state: &State) -> Option<usize> {
        match self.items(state).get(self.cursor.at) {
            Some(Item::Clip(at)) => Some(*at),
            _ => None,
        }
    }

    fn items(&self, state: &State) -> Vec<Item> {
        let clips = (0..clips(state, self.shelved).len()).map(Item::Clip);
        let marks = state.trail.marks().filter(|_| self.shelved == Shelved::Notes);
        clips.chain(marks.map(|(letter, spot)| Item::Mark(letter, spot))).collect()
    }

    fn groups(&self, state: &State) -> Groups {
        let clips = clips(state, self.shelved).len();
        Groups::new(vec![clips, self.items(state).len() - clips])
    }

    /// The whole overlay, the list, and where the item under the cursor is told in full.
    fn parts(state: &State) -> (Rect, Rect, Rect) {
        let whole = paint::centred(state.size, 120, state.size.height);
        let inner = paint::inside(whole);
        let foot = if inner.height < FOOT_FROM { 0 } else { FOOT.min(inner.height / 2) };
        let list = Rect { height: inner.height - foot, ..inner };
        (whole, list, Rect { y: list.bottom(), height: foot, ..inner })
    }

    /// The list after `action`; nothing when it was closed.
    #[must_use]
    pub fn update(mut self, library: &Library, state: &mut State, action: &List) -> Option<Self> {
        let list = Self::parts(state).1;
        match action {
            List::Close => {
                self.before.restore(library, state);
                return None;
            }
            List::Accept => {
                let Some(item) = self.items(state).get(self.cursor.at).copied() else { return Some(self) };
                self.before.restore(library, state);
                self.go_to(library, state, item);
                return None;
            }
            List::Click(x, y) => {
                let at = (*x, *y).into();
                if self.groups(state).click(&mut self.cursor, list, at) {
                    return self.update(library, state, &List::Accept);
                }
            }
            List::Shift(by) => self.shift(state, *by),
            List::Remove => self.remove(state),
            List::Restore => self.restore(state),
            _ => {}
        }
        self.cursor = self.groups(state).moved(self.cursor, action, usize::from(list.height));
        Some(self)
    }

    fn go_to(&self, library: &Library, state: &mut State, item: Item) {
        match item {
            Item::Clip(at) => {
                let place = clips(state, self.shelved)[at].place;
                if !place.span.is_empty() {
                    return go::to_passage(library, state, place);
                }
                state.trail.leave(go::here(state));
                go::to_article(library, state, place.article);
            }
            Item::Mark(_, spot) => {
                state.trail.leave(go::here(state));
                go::to_spot(library, state, spot);
            }
        }
    }

    /// Moves the passage under the cursor by `by` places; the cursor goes along.
    fn shift(&mut self, state: &mut State, by: i32) {
        if self.shelved == Shelved::Notes {
            return state.warn("notes stand in reading order");
        }
        let Some(at) = self.at(state) else { return };
        let to = at.saturating_add_signed(by as isize).min(state.kept.len() - 1);
        let clip = state.kept.remove(at);
        state.kept.insert(to, clip);
        state.changes += 1;
        self.cursor.at = to;
    }

    fn remove(&mut self, state: &mut State) {
        let removed = match self.items(state).get(self.cursor.at) {
            Some(Item::Clip(at)) => Removed::Clip(self.shelved, *at, clips_mut(state, self.shelved).remove(*at)),
            Some(Item::Mark(letter, spot)) => {
                state.trail.unmark(*letter);
                Removed::Mark(*letter, *spot)
            }
            None => return,
        };
        state.memory.removed.push(removed);
        state.changes += 1;
        let undo = state.key_of("shelf-restore");
        state.notice = Some(Notice::Says(format!("removed: {undo} brings it back")));
    }

    /// Brings back what was taken away last.
    fn restore(&mut self, state: &mut State) {
        match state.memory.removed.pop() {
            Some(Removed::Clip(shelved, at, clip)) => {
                let list = clips_mut(state, shelved);
                let at = at.min(list.len());
                list.insert(at, clip);
                self.cursor.at = if shelved == self.shelved { at } else { self.cursor.at };
            }
            Some(Removed::Mark(letter, spot)) => state.trail.mark(letter, spot),
            None => return state.warn("nothing was removed"),
        }
        state.changes += 1;
    }

    /// Makes it agree with the `new` library.
    pub fn refresh(&mut self, old: &Library, new: &Library) {
        self.before.refresh(old, new);
    }

    /// Draws the overlay.
    pub fn draw(&self, library: &Library, state: &State, buffer: &mut Buffer) {
        let theme = state.theme;
        let (whole, list, foot) = Self::parts(state);
        let items = self.items(state);
        paint::frame(buffer, whole, &self.title(library, state), theme);
        paint::hints(buffer, whole, &HINTS, state.look());
        if items.is_empty() {
            let style = theme.style(Role::Text).patch(theme.style(Role::Dim));
            Pen::new(buffer, list).cut(&format!(" {}", self.instead(state)), style);
        }
        let groups = self.groups(state);
        let cursor = groups.to(self.cursor, self.cursor.at, usize::from(list.height));
        let mut row = Rect { height: 1, ..list };
        for line in groups.window(cursor, usize::from(list.height)) {
            match line {
                GroupLine::Heading(group) => {
                    let title = ["Passages", "Marks"][group];
                    let base = theme.style(Role::Text);
                    Pen::new(buffer, row).write(" ", base).cut(title, base.patch(theme.style(Role::Title)));
                }
                GroupLine::Item(at) => {
                    let is_current = at == cursor.at;
                    self.draw_item(library, state, items[at], (row, is_current, buffer));
                }
            }
            row.y += 1;
        }
        if let Some(Item::Clip(at)) = items.get(cursor.at) {
            draw_foot(library, &clips(state, self.shelved)[*at], foot, (theme, buffer));
        }
    }

    fn title(&self, library: &Library, state: &State) -> String {
        let clips = clips(state, self.shelved);
        let name = match self.shelved {
            Shelved::Kept => "Kept",
            Shelved::Notes => "Notes and marks",
        };
        let mut articles: Vec<_> = clips.iter().map(|clip| clip.place.article).collect();
        articles.sort_unstable();
        articles.dedup();
        let number = paint::count(clips.len(), "passage");
        format!("{name} · {number} · {}", super::subject::spread(library, &articles))
    }

    /// What is said where nothing is listed.
    fn instead(&self, state: &State) -> String {
        match self.shelved {
            Shelved::Kept => {
                let (keep, jump) = (state.key_of("keep"), state.key_of("places-keep"));
                format!("nothing is kept yet: {keep} keeps this sentence, {jump} what the jump found")
            }
            Shelved::Notes => {
                let (note, mark) = (state.key_of("note"), state.key_of("mark"));
                format!("no notes yet: {note} writes one, {mark} with a letter marks a place")
            }
        }
    }

    fn draw_item(
        &self,
        library: &Library,
        state: &State,
        item: Item,
        (row, is_current, buffer): (Rect, bool, &mut Buffer),
    ) {
        let theme = state.theme;
        let (mut pen, ground) = paint::item(buffer, row, is_current, theme);
        let (sign, article, words) = match item {
            Item::Clip(at) => {
                let clip = &clips(state, self.shelved)[at];
                (if clip.note.is_empty() { " " } else { NOTED }.to_owned(), clip.place.article, clip.quote.clone())
            }
            Item::Mark(letter, spot) => {
                let text = &library.article(spot.article).text;
                let end = text[spot.top as usize..].find('\n').map_or(text.len(), |end| spot.top as usize + end);
                (letter.to_string(), spot.article, text[spot.top as usize..end].to_owned())
            }
        };
        pen.part(2).write(&sign, ground.patch(theme.style(Role::Tick)));
        pen.skip(2);
        let source = library.label(article).fit(usize::from(SOURCE));
        pen.part(SOURCE).cut(&source, ground.patch(theme.style(Role::Dim)));
        pen.skip(SOURCE + 1).cut(&sanitise_line(&words), ground);
    }
}

/// Tells `clip` in full: its note, its words, and where they stand.
fn draw_foot(library: &Library, clip: &Clip, area: Rect, (theme, buffer): (Theme, &mut Buffer)) {
    let base = theme.style(Role::Text);
    let line = Rect { height: area.height.min(1), ..area };
    for position in line.intersection(buffer.area).positions() {
        buffer[position].set_symbol("─").set_style(base.patch(theme.style(Role::Border)));
    }
    let article = library.article(clip.place.article);
    let gone = if clip.place.span.is_empty() { "The words are gone from the text. " } else { "" };
    let cited = format!("{gone}{}", citation(article, clip.place, sanitise_line));
    let texts = [(Role::Tick, &clip.note), (Role::Text, &clip.quote), (Role::Dim, &cited)];
    let mut row = Rect { x: area.x + 1, y: area.y + 1, width: area.width.saturating_sub(2), height: 1 };
    for (role, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
        let text = sanitise_line(text);
        for span in wrap::wrap(&text, row.width.max(1)) {
            if row.y >= area.bottom() {
                return;
            }
            Pen::new(buffer, row).write(&text[span.range()], base.patch(theme.style(role)));
            row.y += 1;
        }
    }
}
