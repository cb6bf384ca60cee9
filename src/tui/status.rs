//! The status line: where the reader is, what is followed, and what keys do here.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::paint::{self, Hint, Pen};
use super::problems;
use super::progress::{Pace, Progress};
use super::state::{Focus, Notice, State};
use super::theme::{Role, Theme};
use crate::library::Library;
use crate::model::Subject;
use crate::text::sanitise::sanitise_line;
use crate::text::wrap;

/// The cells of the bar that shows how much was read.
const BAR: usize = 10;

/// The keys that a pane tells of, the most useful first: names from the key table, and a word for each.
const HINTS: [(Focus, &[Hint]); 2] = [
    (
        Focus::Articles,
        &[
            ("read-article", "read"),
            ("jump", "jump"),
            ("help", "keys"),
            ("search", "search"),
            ("down", "next"),
            ("quit", "quit"),
        ],
    ),
    (
        Focus::Reader,
        &[
            ("jump", "jump"),
            (NEXT, "next"),
            ("help", "keys"),
            ("search", "search"),
            ("follow", "follow"),
            ("quit", "quit"),
        ],
    ),
];

/// The key that means something only while something is followed.
const NEXT: &str = "next-mention";

/// The part of the line that is kept for hints, whatever else there is to say: one in so many columns.
const HINTS_PART: usize = 3;

/// Below so many columns there are no hints beside what is followed.
const HINTS_FROM: usize = 60;

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
    /// The keys that are told of: as many from the first as fit the part of the line that is theirs.
    hints: Vec<String>,
    /// How many files have problems, once that was said in full.
    mark: String,
}

impl Status {
    /// The line for `state`.
    #[must_use]
    pub fn new(library: &Library, state: &State) -> Self {
        let left = match &state.notice {
            Some(Notice::Says(news)) => vec![(news.clone(), Role::Notice)],
            Some(Notice::Crosses(news)) => {
                let articles = state.followed_articles(library).len();
                let full = format!("{news} · {articles} of {}", paint::count(library.len(), "source"));
                vec![(full, Role::Notice), (news.clone(), Role::Notice)]
            }
            Some(Notice::Warns(reason)) => vec![(reason.clone(), Role::Error)],
            None => place(library, state),
        };
        let (right, hints, mark) = (right(library, state), hints(state), mark(library, state));
        Self { left, followed: followed(library, state), right, hints, mark }
    }

    /// Draws the line.
    pub fn draw(&self, area: Rect, theme: Theme, buffer: &mut Buffer) {
        let ground = theme.style(Role::Status);
        buffer.set_style(area, ground);
        let style = |role: Role| if role == Role::Status { ground } else { ground.patch(theme.style(role)) };
        let width = usize::from(area.width);
        let hints = (self.told(width), Role::Status);
        let right = if self.right.is_empty() { &[hints][..] } else { &self.right };
        let end = right.last().map_or(0, |(shortest, _)| wrap::columns(shortest)) + wrap::columns(&self.mark) + 2;
        let ((left, role), followed) = self.fitting(width.saturating_sub(end));
        let mut pen = Pen::new(buffer, area);
        let kept = if followed.is_empty() { 0 } else { wrap::columns(followed) + 3 };
        pen.write(" ", ground);
        let room = usize::from(pen.room()).saturating_sub(kept);
        pen.write(&wrap::ellipsis(left, room), style(*role)).write("  ", ground);
        pen.write(followed, style(Role::StatusKey)).write("  ", ground);
        draw_right(right, &mut pen, &self.mark, style);
    }

    /// The hints for a line of `width` columns. They do not depend on what else it says, so that they stay in place.
    fn told(&self, width: usize) -> String {
        if width < HINTS_FROM && !self.followed[0].is_empty() {
            return String::new();
        }
        let joined = |count: &usize| self.hints[..*count].join("  ");
        let fits = |hints: &String| wrap::columns(hints) + wrap::columns(&self.mark) <= width / HINTS_PART;
        (1..=self.hints.len()).rev().map(|count| joined(&count)).find(fits).unwrap_or_default()
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
}

/// Writes at the end of the line `mark`, and before it the first of `right` that fits.
fn draw_right(right: &[Part], pen: &mut Pen, mark: &str, style: impl Fn(Role) -> Style) {
    let kept = if mark.is_empty() { 0 } else { wrap::columns(mark) + 1 };
    let room = usize::from(pen.room()).saturating_sub(kept);
    if let Some((text, role)) = right.iter().find(|(text, _)| wrap::columns(text) < room) {
        pen.part(u16::try_from(room).unwrap_or(u16::MAX)).right(&format!("{text} "), style(*role));
    }
    let end = pen.room().saturating_sub(1);
    pen.part(end).right(mark, style(Role::Error));
}

/// Which article of how many, and how far down: in full, and ever shorter.
fn place(library: &Library, state: &State) -> Vec<Part> {
    if state.article(library).is_none() {
        return vec![(String::new(), Role::Status)];
    }
    let (height, all) = (state.text_height(), state.page.rows().len());
    let seen = (state.first_row() + height).min(all) * 100 / all.max(1);
    let number = format!("{}/{}", state.spot.article.index() + 1, library.len());
    let source = format!("{} {number}", library.label(state.spot.article).source);
    vec![(format!("{source} · {seen} %"), Role::Status), (source, Role::Status), (number, Role::Status)]
}

/// What is followed and the reader's position in it: `Name 12/98 · 3 of 5 sources`.
fn followed(library: &Library, state: &State) -> Vec<String> {
    let Some(places) = state.followed(library) else { return vec![String::new()] };
    if matches!(state.notice, Some(Notice::Crosses(_))) {
        // The news tells all of it.
        return vec![String::new()];
    }
    let kind = match (&state.search, state.subject) {
        (None, Some(Subject::Entity(entity))) => format!(" ({})", library.entity(entity).kind.label()),
        _ => String::new(),
    };
    let name = state.followed_name(library).unwrap_or_default() + &kind;
    let at = state.spot.passage().and_then(|passage| places.binary_search(&passage).ok());
    let count = match at {
        Some(at) => format!("{}/{}", at + 1, places.len()),
        None => places.len().to_string(),
    };
    let sources =
        format!("{count} · {} of {}", state.followed_articles(library).len(), paint::count(library.len(), "source"));
    let full = format!("{} {sources}", sanitise_line(&name));
    // Beside news, a number alone would say nothing.
    let least = if state.notice.is_some() { String::new() } else { count };
    vec![full, sources, least]
}

/// How many inputs are read, of how many, how fast, and how many articles are `listed` so far: in full, and ever shorter.
fn progress(listed: usize, (read, all): (usize, usize), pace: Option<Pace>) -> [Part; 4] {
    let filled = read * BAR / all.max(1);
    let bar = "█".repeat(filled) + &"░".repeat(BAR - filled);
    let done = if read < all { format!("reading {read}/{all} {bar}") } else { format!("joining {all} {bar}") };
    let paced = match pace {
        Some(Pace { rate, left }) => format!("{done} {rate}/s, {left} s left"),
        None => done.clone(),
    };
    [format!("{listed} listed, {paced}"), paced, done, format!("{read}/{all}")].map(|text| (text, Role::Status))
}

/// The keys pressed so far, else what is being read, else, until the first key, which files have problems. Empty where
/// hints may stand.
fn right(library: &Library, state: &State) -> Vec<Part> {
    if !state.pending.is_empty() {
        return vec![(state.pending.label(), Role::StatusKey)];
    }
    let mut parts = Vec::new();
    if let Progress::Reading { inputs, read, .. } = &state.progress {
        parts.extend(progress(library.len(), (*read, inputs.len()), state.progress.pace()));
    } else if !state.has_pressed && !library.problems().is_empty() {
        let files = problems::files(library.problems());
        parts.push((format!("{}: !", problems::tally(library.problems())), Role::Error));
        parts.push((format!("!{files}"), Role::Error));
    }
    parts
}

/// What keys do here.
fn hints(state: &State) -> Vec<String> {
    let is_here = |focus: Focus| state.overlays.is_empty() && focus == state.focus;
    let follows = state.subject.is_some() || state.search.is_some();
    let hints = HINTS.iter().filter(|(focus, _)| is_here(*focus)).flat_map(|(_, hints)| *hints);
    let hints = hints.filter(|(name, _)| follows || *name != NEXT);
    hints.map(|(name, word)| format!("{} {word}", state.key_of(name))).collect()
}

/// How many files have problems, and the key that lists them. Empty while that is said in full.
fn mark(library: &Library, state: &State) -> String {
    match problems::files(library.problems()) {
        files if files > 0 && state.has_pressed => format!("!{files}"),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::keymap::Keymap;

    #[test]
    fn hints_name_keys_of_the_table() {
        for (_, hints) in HINTS {
            assert!(hints.iter().all(|(name, _)| !Keymap::default().label_of(name).is_empty()), "{hints:?}");
        }
    }
}
