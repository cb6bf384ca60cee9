//! What the jump looks like.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::arrange::{Grouping, Heading};
use super::{Jump, Parts, place};
use crate::library::Library;
use crate::model::{Article, Passage};
use crate::query;
use crate::query::{Hit, Target};
use crate::text::sanitise::sanitise_line;
use crate::text::wrap;
use crate::tui::groups;
use crate::tui::paint::{self, Hint, Pen};
use crate::tui::place::PlaceRow;
use crate::tui::preview::Preview;
use crate::tui::state::State;
use crate::tui::subject::SubjectRow;
use crate::tui::theme::{Role, Theme};

/// The columns for the source of a mention.
const SOURCE: u16 = 14;
/// What stands before a marked item.
const MARKED: &str = "●";
/// What stands before what is typed.
const SIGN: &str = "› ";

const HINTS: [Hint; 7] = [
    ("prompt-accept", "go"),
    ("prompt-close", "close"),
    ("prompt-peek", "show"),
    ("prompt-preview", "preview"),
    ("jump-mark", "mark"),
    ("jump-keep", "keep"),
    ("jump-group", "by source"),
];

impl Jump {
    /// Draws the overlay.
    pub fn draw(&self, library: &Library, state: &State, buffer: &mut Buffer) {
        let theme = state.theme;
        let parts = self.parts(state);
        paint::frame(buffer, parts.whole, &self.title(), theme);
        paint::hints(buffer, parts.whole, &HINTS, state.look());
        self.left.line.draw(SIGN, parts.prompt, theme, buffer);
        self.draw_beside(&parts, theme, buffer);
        self.draw_list(library, parts.list, theme, buffer);
        if let (Some(area), Some(place)) = (parts.preview, self.chosen(library)) {
            paint::divide(buffer, parts.list, area, theme);
            let matched = query::matched(library, self.left.line.text(), place);
            Preview::new(library, place).matching(library, &matched).draw(area, theme, buffer);
        }
    }

    fn title(&self) -> String {
        let marked = self.left.marked.len();
        let marked = (marked > 0).then(|| format!("{marked} marked"));
        let parts = [self.left.grouping.label().map(str::to_owned), marked];
        parts.into_iter().flatten().fold("Jump".to_owned(), |title, part| title + " · " + &part)
    }

    /// Beside what is typed: what is wrong with it, else where the cursor is.
    fn draw_beside(&self, parts: &Parts, theme: Theme, buffer: &mut Buffer) {
        let typed = self.left.line.text();
        let Some(error) = &self.error else {
            let at = if self.arranged.groups.is_empty() { 0 } else { self.left.cursor.at + 1 };
            return paint::count_right(buffer, parts.prompt, typed, (at, self.total), theme);
        };
        let taken = u16::try_from(wrap::columns(SIGN) + wrap::columns(typed) + 2).unwrap_or(u16::MAX);
        let style = theme.style(Role::Prompt).patch(theme.style(Role::Error));
        let mut pen = Pen::new(buffer, parts.prompt);
        pen.skip(taken).cut(&format!(" {} ", sanitise_line(&error.to_string())), style);
    }

    fn draw_list(&self, library: &Library, area: Rect, theme: Theme, buffer: &mut Buffer) {
        let base = theme.style(Role::Text);
        if self.arranged.groups.is_empty() {
            Pen::new(buffer, area).cut(" nothing found", base.patch(theme.style(Role::Dim)));
        }
        let mut row = Rect { height: 1, ..area };
        for line in self.arranged.groups.window(self.left.cursor, usize::from(area.height)) {
            match line {
                groups::Line::Heading(group) => {
                    draw_heading(library, self.arranged.headings[group], row, (theme, buffer));
                }
                groups::Line::Item(at) => self.draw_item(library, at, row, (theme, buffer)),
            }
            row.y += 1;
        }
    }

    fn draw_item(&self, library: &Library, at: usize, row: Rect, (theme, buffer): (Theme, &mut Buffer)) {
        let hit = &self.arranged.hits[at];
        let (mut pen, ground) = paint::item(buffer, row, at == self.left.cursor.at, theme);
        if !self.left.marked.is_empty() {
            let is_marked = self.marked(library, hit).is_some_and(|item| self.left.marked.contains(&item));
            let sign = if is_marked { MARKED } else { " " };
            pen.write(sign, ground.patch(theme.style(Role::Tick)));
        }
        let source = if self.left.grouping == Grouping::Sources { 0 } else { SOURCE };
        draw_hit(library, (hit, source), &mut pen, (ground, theme));
    }

    /// The place that the cursor is on.
    pub(super) fn chosen(&self, library: &Library) -> Option<Passage> {
        let hit = self.arranged.hits.get(self.left.cursor.at)?;
        place(library, &self.before.here, hit.target, &self.filter)
    }
}

fn draw_heading(library: &Library, heading: Heading, row: Rect, (theme, buffer): (Theme, &mut Buffer)) {
    let base = theme.style(Role::Text);
    let mut pen = Pen::new(buffer, row);
    pen.write(" ", base);
    match heading {
        Heading::Words(words) => {
            pen.cut(words, base.patch(theme.style(Role::Title)));
        }
        Heading::Article(id) => {
            let Article { source, title, .. } = library.article(id);
            pen.cut(&sanitise_line(source), base.patch(theme.style(Role::Title)));
            pen.write("  ", base).cut(&sanitise_line(title), base.patch(theme.style(Role::Dim)));
        }
    }
}

/// Draws `hit`, with as many columns for the source of a place as there are to be.
fn draw_hit(library: &Library, (hit, source): (&Hit, u16), pen: &mut Pen, (ground, theme): (Style, Theme)) {
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
            let name = sanitise_line(&library.article(place.article).source);
            pen.part(source).cut(&name, ground.patch(theme.style(Role::Dim)));
            pen.skip(source + 1);
            PlaceRow { library, place, role, matched: &hit.matched }.draw(pen, ground, theme);
        }
        (_, None) => {}
    }
}
