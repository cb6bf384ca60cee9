//! What the jump looks like.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::arrange::{Grouping, Heading};
use super::{Jump, place};
use crate::library::Library;
use crate::model::Passage;
use crate::query;
use crate::query::{Hit, Target};
use crate::tui::groups;
use crate::tui::heading;
use crate::tui::offering;
use crate::tui::paint::{self, Hint, Look, Pen};
use crate::tui::place::PlaceRow;
use crate::tui::preview::{Parts, Preview};
use crate::tui::state::State;
use crate::tui::subject::SubjectRow;
use crate::tui::theme::{Role, Theme};

/// The columns for the source of a mention.
const SOURCE: u16 = 14;
/// What stands before a marked item.
const MARKED: &str = "●";
/// What stands in the place of what is typed, before anything is.
const EMPTY: &str = "words; % asks by column";
/// What stands before what is typed.
const SIGN: &str = "› ";

const HINTS: [Hint; 7] = [
    ("prompt-accept", "go"),
    ("prompt-close", "close"),
    ("prompt-peek", "show"),
    ("prompt-preview", "preview"),
    ("jump-mark", "mark"),
    ("places-keep", "keep"),
    ("jump-group", "by source"),
];

impl Jump {
    /// Draws the overlay.
    pub fn draw(&self, library: &Library, state: &State, buffer: &mut Buffer) {
        let theme = state.theme;
        let parts = self.parts(state);
        paint::frame(buffer, parts.whole, &self.title(), theme);
        let hints = if self.offering.columns().is_some() { &offering::HINTS[..] } else { &HINTS };
        paint::hints(buffer, parts.whole, hints, state.look());
        let marks = query::column_spans(self.left.line.text());
        self.left.line.draw_marked((SIGN, &marks), parts.prompt, theme, buffer);
        self.draw_beside(&parts, state.look(), buffer);
        if self.offering.columns().is_some() {
            return self.offering.draw(parts.below(), theme, buffer);
        }
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

    /// Beside what is typed: the values that may follow, what is wrong with it, else where the cursor is.
    fn draw_beside(&self, parts: &Parts, (keymap, theme): Look, buffer: &mut Buffer) {
        let typed = self.left.line.text();
        let mut beside = |told: &str, role| paint::beside(buffer, parts.prompt, (SIGN, typed), (told, role), theme);
        match (&self.error, self.offering.told(&keymap.label_of("jump-mark"))) {
            (_, Some(told)) => beside(&told, Role::Dim),
            (Some(error), None) if !self.offering.is_open() => beside(&format!(" {error} "), Role::Error),
            _ if typed.is_empty() => {
                beside(EMPTY, Role::Dim);
                self.draw_count(parts, typed, theme, buffer);
            }
            _ if self.offering.is_open() => {}
            _ => self.draw_count(parts, typed, theme, buffer),
        }
    }

    fn draw_count(&self, parts: &Parts, typed: &str, theme: Theme, buffer: &mut Buffer) {
        let at = if self.arranged.groups.is_empty() { 0 } else { self.left.cursor.at + 1 };
        paint::count_right(buffer, parts.prompt, typed, (at, self.total), theme);
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
        let source = if self.left.grouping == Grouping::Sources { 0 } else { source_columns(library, row.width) };
        let asked = match hit.target {
            Target::Subject(subject) => self.filter.asked(library, subject),
            _ => None,
        };
        draw_hit(library, (hit, asked, source), &mut pen, (ground, theme));
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
    match heading {
        Heading::Words(words) => {
            pen.write(" ", base).cut(words, base.patch(theme.style(Role::Title)));
        }
        Heading::Article(id) => heading::draw(library, id, &mut pen, (base, theme)),
    }
}

/// The columns for the source of a place in a row of `width` columns: more where sources need to be told apart.
fn source_columns(library: &Library, width: u16) -> u16 {
    if library.has_shared_sources() { (width / 3).clamp(SOURCE, 2 * SOURCE) } else { SOURCE }
}

/// Draws `hit`: a name with its places that are asked for, a place with so many columns for its source.
fn draw_hit(
    library: &Library,
    (hit, asked, source): (&Hit, Option<Vec<Passage>>, u16),
    pen: &mut Pen,
    (ground, theme): (Style, Theme),
) {
    match (hit.target, hit.target.place(library)) {
        (Target::Subject(subject), _) => {
            let row = SubjectRow { library, subject, via: hit.via.as_deref(), matched: &hit.matched, asked };
            row.draw(pen, ground, theme);
        }
        (_, Some(place)) => {
            let role = match hit.target {
                Target::Mention(id) => Role::of(library.entity(library.mention(id).entity).kind),
                Target::Subject(_) | Target::Passage(_) => Role::Topic,
            };
            let name = library.label(place.article).fit(usize::from(source));
            pen.part(source).cut(&name, ground.patch(theme.style(Role::Dim)));
            pen.skip(source + 1);
            PlaceRow { library, place, role, matched: &hit.matched }.draw(pen, ground, theme);
        }
        (_, None) => {}
    }
}
