//! The articles pane: what there is to read, and where in it the selection stands.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::Style;

use super::layout::{Layout, Panes, under_header};
use super::list::Cursor;
use super::paint::Pen;
use super::state::{Focus, State};
use super::theme::{Role, Theme};
use crate::index;
use crate::library::Library;
use crate::model::{ArticleId, Passage};
use crate::text::sanitise::sanitise_line;
use crate::text::wrap;

/// How fast people read, in tokens (words and marks) a minute: some 230 words.
const TOKENS_A_MINUTE: usize = 265;

/// The usual length of a token with the space before it, for an article whose tokens are not found yet.
const BYTES_A_TOKEN: usize = 5;

/// The cells of a bar of mentions, each for an equal part of the article (after Hearst's `TileBars`, 1995).
const TILES: usize = 8;
/// In a pane of fewer columns than this the bar has half as many cells.
const TILES_FROM: u16 = 28;
const LEVELS: [&str; 6] = ["·", "▂", "▄", "▅", "▆", "█"];

/// The columns of the signs before a source.
const SIGNS: u16 = 3;

/// What stands before an article with a star.
const STAR: &str = "★";

/// What stands for the date of an article that has none, where others have one.
const UNDATED: &str = "no date";

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

/// The first of `articles` articles that shows.
#[must_use]
pub fn first(state: &State, articles: usize) -> usize {
    let capacity = capacity(state.size, &state.panes);
    if state.list.is_loose {
        return state.list.first.min(articles.saturating_sub(capacity));
    }
    let at = state.spot.article.index();
    Cursor { at, top: state.list.first }.to(at, articles, capacity).top
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
    let tokens = match library.segments(id).tokens.len() {
        0 => library.article(id).text.len() / BYTES_A_TOKEN,
        tokens => tokens,
    };
    tokens.div_ceil(TOKENS_A_MINUTE).max(1)
}

/// The pane with the articles that show.
pub struct Articles<'a> {
    /// Which article of how many; while articles are read, of how many so far and in all.
    heading: String,
    items: Vec<Item<'a>>,
    waiting: &'a [String],
    is_focused: bool,
}

/// What stands behind the sources. All rows that show tell the same.
#[derive(Clone, Copy)]
enum When {
    Both,
    Date,
    Minutes,
}

/// One article.
struct Item<'a> {
    /// The source; where no headline stands below it, with what tells it from others.
    source: String,
    title: &'a str,
    /// Date and reading time together, the date, the reading time.
    when: [String; 3],
    has_date: bool,
    /// How many places of what is followed there are, and where.
    places: Option<(usize, String)>,
    is_current: bool,
    is_read: bool,
    /// The sign of an article with a star, if it has one.
    star: Option<&'static str>,
}

impl<'a> Articles<'a> {
    /// The articles that show.
    #[must_use]
    pub fn new(library: &'a Library, state: &'a State) -> Self {
        let capacity = capacity(state.size, &state.panes);
        let first = first(state, library.len());
        let shown = first..(first + capacity).min(library.len());
        let heading = match library.len() {
            0 => String::new(),
            len => format!("{}/{len}", state.spot.article.index() + 1),
        };
        let heading = match library.pending {
            0 => heading,
            pending => format!("{heading} of {}", library.len() + pending),
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
            let full = format!("Articles {}", self.heading);
            let fits = wrap::columns(&full) < usize::from(header.width) || self.heading.is_empty();
            let heading = if fits { full.trim_end() } else { &self.heading };
            Pen::new(buffer, header).write(" ", theme.style(Role::Text)).cut(heading, over_text(theme, role));
        }
        let rows = item_rows(list.height);
        let mut slot = Rect { height: rows.min(list.height), ..list };
        let when = self.when(list.width);
        for item in &self.items {
            item.draw(slot, when, (theme, buffer));
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

impl Articles<'_> {
    /// The most that all rows of a pane of `width` columns can tell beside their whole source; the reading time always
    /// stands, and the source gives way to it. What has no date asks for no room for one.
    fn when(&self, width: u16) -> When {
        let room = usize::from(width.saturating_sub(SIGNS));
        let fits = |when: When| self.items.iter().all(|item| item.fits(when, room));
        [When::Both, When::Date].into_iter().find(|when| fits(*when)).unwrap_or(When::Minutes)
    }
}

fn over_text(theme: Theme, role: Role) -> Style {
    theme.style(Role::Text).patch(theme.style(role))
}

impl<'a> Item<'a> {
    fn new(library: &'a Library, state: &State, id: ArticleId) -> Self {
        let article = library.article(id);
        let minutes = format!("{} min", minutes(library, id));
        let when = match article.date.as_deref().map(sanitise_line) {
            Some(date) => [format!("{date} · {minutes}"), date, minutes],
            None => [minutes.clone(), UNDATED.to_owned(), minutes],
        };
        let pane = Layout::new(state.size, &state.panes, Focus::Articles).articles.unwrap_or_default();
        let places = state.followed(library).map(|places| {
            let within = index::within(places, id);
            (within.len(), density(within, article.text.len(), pane.width))
        });
        let is_alone = item_rows(under_header(pane).1.height) == 1;
        Self {
            source: if is_alone { library.label(id).to_string() } else { article.source.clone() },
            title: &article.title,
            when,
            has_date: article.date.is_some(),
            places,
            is_current: id == state.spot.article,
            is_read: state.read.contains(&id),
            star: state.starred.contains(&id).then_some(STAR),
        }
    }

    /// Whether the whole source and `when` fit in `room` columns.
    fn fits(&self, when: When, room: usize) -> bool {
        !self.has_date || wrap::columns(&self.source) + 1 + wrap::columns(&self.when[when as usize]) <= room
    }

    fn draw(&self, area: Rect, when: When, (theme, buffer): (Theme, &mut Buffer)) {
        let ground = theme.style(if self.is_current { Role::Cursor } else { Role::Text });
        let style = |role| ground.patch(theme.style(role));
        let first = Rect { height: area.height.min(1), ..area };
        buffer.set_style(area, ground);
        let mut pen = Pen::new(buffer, first);
        pen.write(if self.is_current { "▌" } else { " " }, style(Role::Focus));
        pen.write(if self.is_read { "✓" } else { " " }, style(Role::Dim));
        let role = if self.star.is_some() { Role::Tick } else { Role::Dim };
        pen.write(self.star.unwrap_or(" "), style(role));
        self.draw_source(&mut pen, when, style);
        if area.height > 1 {
            let second = Rect { y: area.y + 1, height: 1, ..area };
            let mut pen = Pen::new(buffer, second);
            pen.write(if self.is_current { "▌" } else { " " }, style(Role::Focus));
            pen.write("  ", ground).cut(self.title, ground);
        }
    }

    /// The source, and at the end of the row the bar, or when it was published and how long it takes to read.
    fn draw_source(&self, pen: &mut Pen, when: When, style: impl Fn(Role) -> Style) {
        let (end, role) = match &self.places {
            None => (self.when[when as usize].clone(), Role::Dim),
            Some((0, _)) => (String::new(), Role::Bar),
            Some((count, tiles)) => (format!("{tiles} {count}"), Role::Bar),
        };
        // The end of the row always shows, and the source takes what it leaves.
        let room = usize::from(pen.room()).saturating_sub(wrap::columns(&end) + 1);
        pen.write(&wrap::ellipsis(&self.source, room), style(Role::Title)).right(&end, style(role));
    }
}

/// The density of `places` over an article of `len` bytes, in a pane of `width` columns.
#[must_use]
pub fn density(places: &[Passage], len: usize, width: u16) -> String {
    tiles(places, len, if width < TILES_FROM { TILES / 2 } else { TILES })
}

/// A bar of `cells` cells for `places` in an article of `len` bytes.
fn tiles(places: &[Passage], len: usize, cells: usize) -> String {
    let mut counts = vec![0_usize; cells];
    for place in places {
        let cell = place.span.start as usize * cells / len.max(1);
        counts[cell.min(cells - 1)] += 1;
    }
    counts.iter().map(|count| LEVELS[(*count).min(LEVELS.len() - 1)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Span;

    #[test]
    fn bar_shows_where_the_places_stand() {
        let place = |start| Passage { article: ArticleId(0), span: Span::new(start, start + 1) };
        assert_eq!(tiles(&[], 80, 8), "········");
        assert_eq!(tiles(&[place(0), place(40), place(41), place(79)], 80, 8), "▂···▄··▂");
        assert_eq!(tiles(&[place(0); 9], 0, 8), "█·······");
        assert_eq!(tiles(&[place(39), place(41)], 80, 4), "·▂▂·");
    }
}
