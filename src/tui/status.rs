//! The status line: where the reader is, what is followed, and what keys do here.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::keymap;
use super::paint::{self, Pen};
use super::progress::Progress;
use super::state::{Focus, Notice, State};
use super::theme::{Role, Theme};
use crate::library::Library;
use crate::model::Subject;
use crate::text::sanitise::sanitise_line;
use crate::text::wrap;

/// The cells of the bar that shows how much was read.
const BAR: usize = 10;

/// The keys that a pane tells of, the most useful first: names from the key table, and a word for each.
const HINTS: [(Focus, &[(&str, &str)]); 2] = [
    (
        Focus::Articles,
        &[
            ("read-article", "read"),
            ("down", "next"),
            ("jump", "jump"),
            ("search", "search"),
            ("help", "keys"),
            ("quit", "quit"),
        ],
    ),
    (
        Focus::Reader,
        &[
            ("jump", "jump"),
            ("next-mention", "next"),
            ("follow", "follow"),
            ("search", "search"),
            ("help", "keys"),
            ("quit", "quit"),
        ],
    ),
];

/// A part of the line with its role.
type Part = (String, Role);

/// What the line says.
pub struct Status {
    /// News, or where the reader is: in full, and ever shorter.
    left: Vec<Part>,
    /// What is followed: in full, and ever shorter. Empty where nothing is.
    followed: Vec<String>,
    /// What stands at the end: the first that fits.
    right: Vec<Part>,
}

impl Status {
    /// The line for `state`.
    #[must_use]
    pub fn new(library: &Library, state: &State) -> Self {
        let left = match &state.notice {
            Some(Notice::Says(news)) => vec![(news.clone(), Role::Notice)],
            Some(Notice::Warns(reason)) => vec![(reason.clone(), Role::Error)],
            None => place(library, state),
        };
        Self { left, followed: followed(library, state), right: right(library, state) }
    }

    /// Draws the line.
    pub fn draw(&self, area: Rect, theme: Theme, buffer: &mut Buffer) {
        let ground = theme.style(Role::Status);
        buffer.set_style(area, ground);
        let style = |role: Role| if role == Role::Status { ground } else { ground.patch(theme.style(role)) };
        let ((left, role), followed) = self.fitting(usize::from(area.width));
        let mut pen = Pen::new(buffer, area);
        let kept = if followed.is_empty() { 0 } else { wrap::columns(followed) + 3 };
        pen.write(" ", ground);
        let room = usize::from(pen.room()).saturating_sub(kept);
        pen.write(&wrap::ellipsis(left, room), style(*role)).write("  ", ground);
        pen.write(followed, style(Role::StatusKey)).write("  ", ground);
        self.draw_right(&mut pen, style);
    }

    /// The longest of what can be said that fits on `width` columns. What is followed comes before where it is.
    fn fitting(&self, width: usize) -> (&Part, &str) {
        let pairs = self.followed.iter().flat_map(|followed| self.left.iter().map(move |left| (left, followed)));
        let taken = |left: &str, followed: &str| wrap::columns(left) + wrap::columns(followed) + 4;
        let mut fitting = pairs.filter(|((left, _), followed)| taken(left, followed) <= width);
        let least = (&self.left[self.left.len() - 1], &self.followed[self.followed.len() - 1]);
        let (left, followed) = fitting.next().unwrap_or(least);
        (left, followed)
    }

    fn draw_right(&self, pen: &mut Pen, style: impl Fn(Role) -> Style) {
        let room = usize::from(pen.room());
        let found = self.right.iter().find(|(text, _)| wrap::columns(text) < room);
        if let Some((text, role)) = found {
            pen.right(&format!("{text} "), style(*role));
        }
    }
}

/// Which article of how many, and how far down: in full, and ever shorter.
fn place(library: &Library, state: &State) -> Vec<Part> {
    let Some(article) = state.article(library) else { return vec![(String::new(), Role::Status)] };
    let (height, all) = (state.text_height(), state.page.rows().len());
    let seen = (state.first_row() + height).min(all) * 100 / all.max(1);
    let number = format!("{}/{}", state.spot.article.index() + 1, library.len());
    let source = format!("{} {number}", sanitise_line(&article.source));
    vec![(format!("{source} · {seen} %"), Role::Status), (source, Role::Status), (number, Role::Status)]
}

/// What is followed and the reader's position in it: `Name 12/98 · 3 of 5 sources`.
fn followed(library: &Library, state: &State) -> Vec<String> {
    let Some(places) = state.followed(library) else { return vec![String::new()] };
    let name = match (&state.search, state.subject) {
        (Some(search), _) => format!("/{}", search.query),
        (None, Some(Subject::Entity(entity))) => {
            let entity = library.entity(entity);
            format!("{} ({})", entity.name, entity.kind.label())
        }
        (None, Some(subject)) => library.name(subject).to_owned(),
        (None, None) => String::new(),
    };
    let at = state.spot.passage().and_then(|passage| places.binary_search(&passage).ok());
    let count = match at {
        Some(at) => format!("{}/{}", at + 1, places.len()),
        None => places.len().to_string(),
    };
    let sources =
        format!("{count} · {} of {}", state.followed_articles(library).len(), paint::count(library.len(), "source"));
    vec![format!("{} {sources}", sanitise_line(&name)), sources, count]
}

/// How many inputs are read, of how many.
fn progress(read: usize, all: usize) -> [Part; 2] {
    let filled = read * BAR / all.max(1);
    let bar = "█".repeat(filled) + &"░".repeat(BAR - filled);
    [format!("reading {read}/{all} {bar}"), format!("{read}/{all}")].map(|text| (text, Role::Status))
}

/// The keys pressed so far, else what is being read, else what could not be read, else what keys do here.
fn right(library: &Library, state: &State) -> Vec<Part> {
    if !state.pending.is_empty() {
        return vec![(state.pending.label(), Role::StatusKey)];
    }
    let mut parts = Vec::new();
    if let Progress::Reading { inputs, read, .. } = &state.progress {
        parts.extend(progress(*read, inputs.len()));
    }
    let problems = library.problems().len();
    if problems > 0 {
        parts.push((format!("{} could not be read: press !", paint::count(problems, "file")), Role::Error));
        parts.push((format!("{problems} unread: !"), Role::Error));
    }
    let is_here = |focus: Focus| state.overlays.is_empty() && focus == state.focus;
    let hints = HINTS.iter().filter(|(focus, _)| is_here(*focus)).flat_map(|(_, hints)| *hints);
    let hints: Vec<_> = hints.map(|(name, word)| format!("{} {word}", keymap::label_of(name))).collect();
    parts.extend((1..=hints.len()).rev().map(|count| (hints[..count].join("  "), Role::Status)));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hints_name_keys_of_the_table() {
        for (_, hints) in HINTS {
            assert!(hints.iter().all(|(name, _)| !keymap::label_of(name).is_empty()), "{hints:?}");
        }
    }
}
