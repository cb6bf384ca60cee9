//! The reader: the text of one article with its names, the selection, and where the selection stands further down.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::articles::minutes;
use super::layout::Body;
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
        let ticks = index::within(places, state.spot.article);
        let ticks = ticks.iter().map(|place| state.page.row_of(place.span.start)).collect();
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
            let left = Rect { x: body.text.x, width: header.right() - body.text.x, ..header };
            Pen::new(buffer, left).cut(&self.heading, base.patch(theme.style(role)));
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

/// Who tells it, when, and how long it takes to read.
fn heading(library: &Library, state: &State, article: &Article) -> String {
    let minutes = format!("{} min", minutes(library, state.spot.article));
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
    if state.highlight == Highlight::All {
        marks.extend(name_marks(library, state, shown));
    }
    if state.highlight != Highlight::Nothing {
        let subject = state.subject.map_or::<&[_], _>(&[], |subject| library.places(subject));
        let topic = state.subject.filter(|subject| matches!(subject, Subject::Topic(_))).map(|_| Role::Topic);
        let found = state.search.as_ref().map_or::<&[_], _>(&[], |search| search.places.passages());
        for (places, role) in [(subject, topic), (subject, Some(Role::Selection)), (found, Some(Role::Match))] {
            let within = visible(index::within(places, state.spot.article), shown);
            marks.extend(within.filter_map(|span| role.map(|role| Mark { span, role })));
        }
    }
    marks.extend(state.spot.cursor.map(|span| Mark { span, role: Role::Current }));
    marks
}

/// Those of `places`, ordered and in one article, that are in `shown`.
fn visible(places: &[Passage], shown: Span) -> impl Iterator<Item = Span> {
    let before = places.iter().take_while(move |place| place.span.start < shown.end);
    before.map(|place| place.span).filter(move |span| span.overlaps(shown))
}

/// Headlines, and what surrounds the text, in `shown` of `article`.
#[must_use]
pub fn region_marks(article: &Article, shown: Span) -> Vec<Mark> {
    let regions = article.regions.iter().filter(|region| region.span.overlaps(shown));
    let role = |kind| match kind {
        RegionKind::Title | RegionKind::Subhead => Some(Role::Title),
        RegionKind::Standfirst | RegionKind::Paragraph => None,
        RegionKind::Byline | RegionKind::Dateline | RegionKind::Caption | RegionKind::Credit => Some(Role::Dim),
    };
    regions.filter_map(|region| role(region.kind).map(|role| Mark { span: region.span, role })).collect()
}

/// The names in `shown`, by type. Descriptions and pronouns are marked only when they are followed.
fn name_marks<'a>(library: &'a Library, state: &State, shown: Span) -> impl Iterator<Item = Mark> + 'a {
    let mentions = library.mentions_in(state.spot.article);
    let end = mentions.partition_point(|mention| mention.span.start < shown.end);
    let names = mentions[..end].iter().filter(|mention| mention.kind == MentionKind::Name);
    let names = names.filter(move |mention| mention.span.overlaps(shown));
    names.map(|mention| Mark { span: mention.span, role: Role::of(library.entity(mention.entity).kind) })
}

impl Scroll {
    /// Draws the bar: a thumb for what shows, and a tick for each row with a place of what is followed.
    fn draw(&self, bar: Rect, theme: Theme, buffer: &mut Buffer) {
        let bar = bar.intersection(buffer.area);
        let height = usize::from(bar.height);
        let base = theme.style(Role::Text);
        let scaled = |row: usize| u16::try_from(row * height / self.all.max(height).max(1)).unwrap_or(u16::MAX);
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
