//! The articles pane: what there is to read, and where in it the selection stands.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::Style;

use super::layout::{Layout, under_header};
use super::paint::Pen;
use super::state::{Focus, Panes, State};
use super::theme::{Role, Theme};
use crate::index;
use crate::library::Library;
use crate::model::{ArticleId, Passage};
use crate::text::sanitise::sanitise_line;
use crate::text::wrap;

/// How fast people read, in tokens (words and marks) a minute: some 230 words.
const TOKENS_A_MINUTE: usize = 265;

/// The cells of a bar of mentions, each for an equal part of the article (after Hearst's `TileBars`, 1995).
const TILES: usize = 8;
const LEVELS: [&str; 6] = ["·", "▂", "▄", "▅", "▆", "█"];

/// Below so many rows of list an article takes one row instead of two.
const TWO_ROWS_FROM: u16 = 6;

/// The rows of one article in a list of `height` rows.
fn item_rows(height: u16) -> u16 {
    if height < TWO_ROWS_FROM { 1 } else { 2 }
}

/// How many articles show on a screen of `size`, when the pane shows.
#[must_use]
pub fn capacity(size: Size, panes: &Panes) -> usize {
    let pane = Layout::new(size, panes, Focus::Articles).articles.unwrap_or_default();
    let height = under_header(pane).1.height;
    usize::from(height / item_rows(height)).max(1)
}

/// The position in the list of what stands at `at` in the pane `area` whose first article is `first`.
#[must_use]
pub fn at(area: Rect, first: usize, at: Position) -> Option<usize> {
    let list = under_header(area).1;
    list.contains(at).then(|| first + usize::from((at.y - list.y) / item_rows(list.height)))
}

/// The minutes that reading the article called `id` takes, at least one.
#[must_use]
pub fn minutes(library: &Library, id: ArticleId) -> usize {
    library.segments(id).tokens.len().div_ceil(TOKENS_A_MINUTE).max(1)
}

/// The pane with the articles that show.
pub struct Articles<'a> {
    heading: String,
    items: Vec<Item<'a>>,
    waiting: &'a [String],
    is_focused: bool,
}

/// One article.
struct Item<'a> {
    source: &'a str,
    title: &'a str,
    when: String,
    /// How many places of what is followed there are, and where.
    places: Option<(usize, String)>,
    is_current: bool,
    is_read: bool,
}

impl<'a> Articles<'a> {
    /// The articles that show.
    #[must_use]
    pub fn new(library: &'a Library, state: &'a State) -> Self {
        let capacity = capacity(state.size, &state.panes);
        let first = state.first_article.min(library.len());
        let shown = first..(first + capacity).min(library.len());
        let heading = match library.len() {
            0 => "Articles".to_owned(),
            len => format!("Articles {}/{len}", state.spot.article.index() + 1),
        };
        Self {
            heading,
            items: shown.map(|at| Item::new(library, state, ArticleId::new(at))).collect(),
            waiting: state.progress.waiting(),
            is_focused: state.focus == Focus::Articles,
        }
    }

    /// Draws the pane.
    pub fn draw(&self, area: Rect, theme: Theme, buffer: &mut Buffer) {
        let (header, list) = under_header(area);
        if let Some(header) = header {
            let role = if self.is_focused { Role::Focus } else { Role::Dim };
            Pen::new(buffer, header).write(" ", theme.style(Role::Text)).cut(&self.heading, over_text(theme, role));
        }
        let rows = item_rows(list.height);
        let mut slot = Rect { height: rows.min(list.height), ..list };
        for item in &self.items {
            item.draw(slot, theme, buffer);
            slot.y += rows;
        }
        for name in self.waiting {
            if slot.y >= list.bottom() {
                break;
            }
            let row = Rect { height: 1, ..slot };
            Pen::new(buffer, row).cut(&format!("   {}", sanitise_line(name)), over_text(theme, Role::Dim));
            slot.y += 1;
        }
    }
}

fn over_text(theme: Theme, role: Role) -> Style {
    theme.style(Role::Text).patch(theme.style(role))
}

impl<'a> Item<'a> {
    fn new(library: &'a Library, state: &State, id: ArticleId) -> Self {
        let article = library.article(id);
        let minutes = format!("{} min", minutes(library, id));
        let when = article.date.as_ref().map_or(minutes.clone(), |date| format!("{date} · {minutes}"));
        let places = state.followed(library).map(|places| {
            let within = index::within(places, id);
            (within.len(), tiles(within, article.text.len()))
        });
        Self {
            source: &article.source,
            title: &article.title,
            when,
            places,
            is_current: id == state.spot.article,
            is_read: state.read.contains(&id),
        }
    }

    fn draw(&self, area: Rect, theme: Theme, buffer: &mut Buffer) {
        let ground = theme.style(if self.is_current { Role::Cursor } else { Role::Text });
        let style = |role| ground.patch(theme.style(role));
        let first = Rect { height: area.height.min(1), ..area };
        buffer.set_style(area, ground);
        let mut pen = Pen::new(buffer, first);
        pen.write(if self.is_current { "▌" } else { " " }, style(Role::Focus));
        pen.write(if self.is_read { "✓ " } else { "  " }, style(Role::Dim));
        let right = match &self.places {
            Some((0, _)) => String::new(),
            Some((count, tiles)) => format!("{tiles} {count}"),
            None => self.when.clone(),
        };
        let role = if self.places.is_some() { Role::Bar } else { Role::Dim };
        let room = usize::from(pen.room());
        let source = wrap::columns(self.source);
        // The bar always shows; a date only where the source leaves room for it.
        let kept = if self.places.is_some() { room.saturating_sub(wrap::columns(&right) + 1) } else { room };
        pen.write(&wrap::ellipsis(self.source, kept.min(source)), style(Role::Title));
        pen.write(" ", ground).right(&right, style(role));
        if area.height > 1 {
            let second = Rect { y: area.y + 1, height: 1, ..area };
            let mut pen = Pen::new(buffer, second);
            pen.write(if self.is_current { "▌" } else { " " }, style(Role::Focus));
            pen.write("  ", ground).cut(self.title, ground);
        }
    }
}

/// A bar of `places` in an article of `len` bytes.
fn tiles(places: &[Passage], len: usize) -> String {
    let mut counts = [0; TILES];
    for place in places {
        let tile = place.span.start as usize * TILES / len.max(1);
        counts[tile.min(TILES - 1)] += 1;
    }
    counts.iter().map(|count: &usize| LEVELS[(*count).min(LEVELS.len() - 1)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Span;

    #[test]
    fn bar_shows_where_the_places_stand() {
        let place = |start| Passage { article: ArticleId(0), span: Span::new(start, start + 1) };
        assert_eq!(tiles(&[], 80), "········");
        assert_eq!(tiles(&[place(0), place(40), place(41), place(79)], 80), "▂···▄··▂");
        assert_eq!(tiles(&[place(0); 9], 0), "█·······");
    }
}
