//! The reader: the text of one article with its names, the selection, and where the selection stands further down.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::articles::minutes;
use super::hyperlink;
use super::layout::Body;
use super::page::Page;
use super::paint::Pen;
use super::progress::Progress;
use super::state::{Focus, Highlight, State};
use super::theme::{Role, Theme};
use crate::index;
use crate::library::Library;
use crate::model::{Article, MentionKind, Passage, RegionKind, Span, Subject};
use crate::text::sanitise::sanitise_line;
use crate::text::wrap;

/// A stretch of text that looks like `role`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The stretch.
    pub span: Span,
    /// What it is.
    pub role: Role,
}

/// The text that shows, and what is marked in it.
pub struct Reader<'a> {
    heading: String,
    text: &'a str,
    rows: &'a [Span],
    /// In the order in which they are painted: what comes later covers what comes before.
    marks: Vec<Mark>,
    scroll: Scroll,
    is_focused: bool,
    /// What stands in the place of a text, where there is none.
    instead: &'static str,
}

/// What the scrollbar shows, in rows of the whole article.
struct Scroll {
    first: usize,
    all: usize,
    ticks: Vec<usize>,
}

impl<'a> Reader<'a> {
    /// The article on the screen.
    #[must_use]
    pub fn new(library: &'a Library, state: &'a State) -> Self {
        let article = state.article(library);
        let first = state.first_row();
        let rows = state.page.window(first, state.text_height());
        let shown = match rows {
            [top, .., bottom] => Span { start: top.start, end: bottom.end },
            [row] => *row,
            [] => Span { start: 0, end: 0 },
        };
        let places = state.followed(library).unwrap_or_default();
        let ticks = ticks(index::within(places, state.spot.article), &state.page, state.text_height());
        Self {
            heading: article.map_or_else(String::new, |article| heading(library, state, article)),
            text: article.map_or("", |article| &article.text),
            rows,
            marks: article.map_or_else(Vec::new, |article| marks(library, state, article, shown)),
            scroll: Scroll { first, all: state.page.rows().len(), ticks },
            is_focused: state.focus == Focus::Reader,
            instead: if state.progress == Progress::Complete { "There is nothing to read." } else { "Reading…" },
        }
    }

    /// Draws the reader.
    pub fn draw(&self, body: &Body, theme: Theme, buffer: &mut Buffer) {
        let base = theme.style(Role::Text);
        if let Some(header) = body.header {
            let role = if self.is_focused { Role::Focus } else { Role::Dim };
            Pen::new(buffer, beside_margin(header, body)).cut(&self.heading, base.patch(theme.style(role)));
        }
        if self.scroll.all == 0 {
            Pen::new(buffer, body.text).cut(self.instead, base.patch(theme.style(Role::Dim)));
        }
        let page = Rows { text: self.text, rows: self.rows, marks: &self.marks };
        page.draw(body.text, theme, buffer);
        if let Some(bar) = body.scrollbar {
            self.scroll.draw(bar, theme, buffer);
        }
    }
}

/// The part of the `header` that the heading takes: as far to the left as the text.
fn beside_margin(header: Rect, body: &Body) -> Rect {
    Rect { x: body.text.x, width: header.right() - body.text.x, ..header }
}

/// The cells of the heading of the article on the screen; none where it has none.
#[must_use]
pub fn heading_area(library: &Library, state: &State) -> Option<Rect> {
    let body = state.body();
    let room = beside_margin(body.header?, &body);
    let columns = wrap::columns(&heading(library, state, state.article(library)?));
    Some(Rect { width: room.width.min(u16::try_from(columns).unwrap_or(u16::MAX)), ..room })
}

/// Who tells it, when, how long it takes to read, and a sign where it is known where it was published.
fn heading(library: &Library, state: &State, article: &Article) -> String {
    let has_page = article.url.as_deref().is_some_and(hyperlink::is_web);
    let sign = if has_page { " ↗" } else { "" };
    let minutes = format!("{} min{sign}", minutes(library, state.spot.article));
    let parts = [Some(&article.source), article.author.as_ref(), article.date.as_ref(), Some(&minutes)];
    let parts: Vec<_> = parts.into_iter().flatten().map(|part| sanitise_line(part)).collect();
    parts.join(" · ")
}

/// Some rows of a text with marks in them.
pub struct Rows<'a> {
    /// The whole text.
    pub text: &'a str,
    /// The rows that show.
    pub rows: &'a [Span],
    /// In the order in which they are painted.
    pub marks: &'a [Mark],
}

impl Rows<'_> {
    /// Draws the rows into `area`.
    pub fn draw(&self, area: Rect, theme: Theme, buffer: &mut Buffer) {
        let mut line = Rect { height: 1, ..area };
        for row in self.rows.iter().take(usize::from(area.height)) {
            Pen::new(buffer, line).write(&self.text[row.range()], theme.style(Role::Text));
            for mark in self.marks.iter().filter(|mark| mark.span.overlaps(*row)) {
                let left = self.columns(row.start, mark.span.start.max(row.start));
                let right = self.columns(row.start, mark.span.end.min(row.end)).min(area.width);
                let cells = Rect { x: line.x + left.min(right), width: right.saturating_sub(left), ..line };
                buffer.set_style(cells.intersection(buffer.area), over(theme, mark.role));
            }
            line.y += 1;
        }
    }

    /// The columns of the text from byte `start` to byte `end` of one row.
    fn columns(&self, start: u32, end: u32) -> u16 {
        let words = &self.text[start as usize..end as usize];
        u16::try_from(wrap::columns(words)).unwrap_or(u16::MAX)
    }
}

/// How `role` looks on top of others: what stands in dimmed words is not dimmed with them.
fn over(theme: Theme, role: Role) -> Style {
    let style = theme.style(role);
    if role == Role::Dim { style } else { style.remove_modifier(Modifier::DIM) }
}

/// All marks in `shown`, in the order in which they are painted.
fn marks(library: &Library, state: &State, article: &Article, shown: Span) -> Vec<Mark> {
    let mut marks = region_marks(article, shown);
    let from = paragraph_start(article, shown.start);
    if state.highlight == Highlight::All {
        marks.extend(name_marks(library, state, Span { start: from, ..shown }));
    }
    if state.highlight != Highlight::Nothing {
        let subject = state.subject.map_or::<&[_], _>(&[], |subject| library.places(subject));
        let topic = state.subject.filter(|subject| matches!(subject, Subject::Topic(_))).map(|_| Role::Topic);
        let found = state.search.as_ref().map_or::<&[_], _>(&[], |search| search.places.passages());
        for (places, role) in [(subject, topic), (subject, Some(Role::Selection)), (found, Some(Role::Match))] {
            let within = starting_in(index::within(places, state.spot.article), Span { start: from, ..shown });
            marks.extend(within.iter().filter_map(|place| role.map(|role| Mark { span: place.span, role })));
        }
    }
    marks.extend(state.spot.cursor.map(|span| Mark { span, role: Role::Current }));
    marks
}

/// The start of the region or line around byte `offset`, whichever is first: no place reaches over both.
fn paragraph_start(article: &Article, offset: u32) -> u32 {
    let line = article.text[..offset as usize].rfind('\n').map_or(0, |end| end + 1);
    let region = article.region_at(offset).map_or(offset, |region| region.span.start);
    region.min(u32::try_from(line).unwrap_or(u32::MAX))
}

/// Those of `places`, ordered and in one article, that start in `span`.
fn starting_in(places: &[Passage], span: Span) -> &[Passage] {
    let before = |offset: u32| places.partition_point(|place| place.span.start < offset);
    &places[before(span.start)..before(span.end)]
}

/// Headlines, and what surrounds the text, in `shown` of `article`.
#[must_use]
pub fn region_marks(article: &Article, shown: Span) -> Vec<Mark> {
    let first = article.regions.partition_point(|region| region.span.end <= shown.start);
    let regions = article.regions[first..].iter().take_while(|region| region.span.start < shown.end);
    let role = |kind| match kind {
        RegionKind::Title | RegionKind::Subhead => Some(Role::Title),
        RegionKind::Standfirst | RegionKind::Paragraph => None,
        RegionKind::Byline | RegionKind::Dateline | RegionKind::Caption | RegionKind::Credit => Some(Role::Dim),
    };
    regions.filter_map(|region| role(region.kind).map(|role| Mark { span: region.span, role })).collect()
}

/// The names that start in `span`, by type. Descriptions and pronouns are marked only when they are followed.
fn name_marks<'a>(library: &'a Library, state: &State, span: Span) -> impl Iterator<Item = Mark> + 'a {
    let mentions = library.mentions_in(state.spot.article);
    let before = |offset: u32| mentions.partition_point(|mention| mention.span.start < offset);
    let starting = &mentions[before(span.start)..before(span.end)];
    let names = starting.iter().filter(|mention| mention.kind == MentionKind::Name);
    names.map(|mention| Mark { span: mention.span, role: Role::of(library.entity(mention.entity).kind) })
}

/// Rows with `places`, at least one for each cell that shows a tick in a bar of `height`.
fn ticks(mut places: &[Passage], page: &Page, height: usize) -> Vec<usize> {
    let all = page.rows().len();
    let mut ticks = Vec::new();
    while let Some(place) = places.first() {
        let row = page.row_of(place.span.start);
        ticks.push(row);
        let next = ((scaled(row, all, height) + 1) * all.max(height)).div_ceil(height.max(1));
        let end = if next < all { page.start_of(next) } else { u32::MAX };
        places = &places[places.partition_point(|place| place.span.start < end)..];
    }
    ticks
}

/// The cell for `row` of `all` in a bar of `height`.
fn scaled(row: usize, all: usize, height: usize) -> usize {
    row * height / all.max(height).max(1)
}

impl Scroll {
    /// Draws the bar: a thumb for what shows, and a tick for each row with a place of what is followed.
    fn draw(&self, bar: Rect, theme: Theme, buffer: &mut Buffer) {
        let bar = bar.intersection(buffer.area);
        let height = usize::from(bar.height);
        let base = theme.style(Role::Text);
        let scaled = |row: usize| u16::try_from(scaled(row, self.all, height)).unwrap_or(u16::MAX);
        let thumb = scaled(self.first)..scaled(self.first + height).max(scaled(self.first) + 1);
        let fits = self.all <= height;
        for y in 0..bar.height {
            let symbol = if fits {
                " "
            } else if thumb.contains(&y) {
                "┃"
            } else {
                "│"
            };
            buffer[(bar.x, bar.y + y)].set_symbol(symbol).set_style(base.patch(theme.style(Role::Scrollbar)));
        }
        for tick in self.ticks.iter().map(|row| scaled(*row)).filter(|y| *y < bar.height) {
            let symbol = if thumb.contains(&tick) && !fits { "◆" } else { "◇" };
            buffer[(bar.x, bar.y + tick)].set_symbol(symbol).set_style(base.patch(theme.style(Role::Tick)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ArticleId;

    /// The lines of an article, each a row of one letter, and a place for each letter of `marked` that is a capital.
    fn page(marked: &str) -> (Article, Page, Vec<Passage>) {
        let text: String = marked.chars().flat_map(|ch| [ch, '\n']).collect();
        let article = Article { text, ..Article::default() };
        let page = Page::new(ArticleId(0), &article, 10);
        let capitals = article.text.char_indices().filter(|(_, ch)| ch.is_uppercase());
        let places = capitals.map(|(at, _)| Passage { article: ArticleId(0), span: Span::new(at, at + 1) }).collect();
        (article, page, places)
    }

    #[test]
    fn each_cell_with_a_place_has_a_tick() {
        let (_, page, places) = page("aAbbbBBBBBbbbbbbbbCcccDDdddd");
        for height in 1..70 {
            let cells = |rows: Vec<usize>| {
                rows.into_iter().map(|row| scaled(row, page.rows().len(), height)).collect::<Vec<_>>()
            };
            let mut expected = cells(places.iter().map(|place| page.row_of(place.span.start)).collect());
            expected.dedup();
            assert_eq!(cells(ticks(&places, &page, height)), expected, "in {height} rows");
        }
        assert!(ticks(&[], &page, 5).is_empty());
    }

    #[test]
    fn marks_that_begin_above_the_window_are_kept() {
        let text = "One two three four.\nFive six.".to_owned();
        let article = Article { text, ..Article::default() };
        assert_eq!([0, 7, 19, 20, 25].map(|offset| paragraph_start(&article, offset)), [0, 0, 0, 20, 20]);
        let place = |start, end| Passage { article: ArticleId(0), span: Span::new(start, end) };
        let places = [place(0, 7), place(4, 13), place(20, 24)];
        assert_eq!(starting_in(&places, Span { start: paragraph_start(&article, 8), end: 20 }), &places[..2]);
    }
}
