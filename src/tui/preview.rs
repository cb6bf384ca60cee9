//! A place as it stands in its article, beside a list: the reader's own place is left alone.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_segmentation::UnicodeSegmentation;

use super::paint::{self, Pen};
use super::reader::{Mark, Rows, region_marks};
use super::theme::{Role, Theme};
use crate::library::Library;
use crate::model::{Article, Passage, Span};
use crate::text::sanitise::sanitise_line;
use crate::text::wrap;

/// So many bytes before and behind a place are broken into rows: more than any preview shows, and few enough for an
/// article of any length.
const REACH: usize = 6000;

/// Columns and rows from which a preview fits beside or below a list.
const BESIDE_FROM: u16 = 90;
const BELOW_FROM: u16 = 14;

/// The most columns that such an overlay takes.
pub const WIDEST: u16 = 150;

/// Where the parts of an overlay stand that has a line to type into, a list, and a preview where there is room.
pub struct Parts {
    /// All of it.
    pub whole: Rect,
    /// The line.
    pub prompt: Rect,
    /// The list.
    pub list: Rect,
    /// The preview, beside or below the list.
    pub preview: Option<Rect>,
}

impl Parts {
    /// The parts of an overlay that takes the `whole` of an area; without a preview, where it `is_plain`.
    #[must_use]
    pub fn new(whole: Rect, is_plain: bool) -> Self {
        let (whole, prompt, mut list) = paint::parts(whole);
        let mut preview = None;
        if !is_plain && list.width >= BESIDE_FROM {
            let width = list.width * 9 / 20;
            list.width -= width + 1;
            preview = Some(Rect { x: list.right() + 1, width, ..list });
        } else if !is_plain && list.height + prompt.height >= BELOW_FROM {
            let height = list.height * 2 / 5;
            list.height -= height + 1;
            preview = Some(Rect { y: list.bottom() + 1, height, ..list });
        }
        Self { whole, prompt, list, preview }
    }

    /// All that is below the line: what stands there instead of list and preview.
    #[must_use]
    pub fn below(&self) -> Rect {
        paint::parts(self.whole).2
    }
}

/// A place to show.
pub struct Preview<'a> {
    article: &'a Article,
    place: Passage,
    /// What the words of the place look like.
    role: Role,
    /// Where letters match a query.
    matched: Vec<Span>,
}

impl<'a> Preview<'a> {
    /// The place `place` of `library`.
    #[must_use]
    pub fn new(library: &'a Library, place: Passage) -> Self {
        Self { article: library.article(place.article), place, role: Role::Current, matched: Vec::new() }
    }

    /// The same with the words of the place in `role`: what is long need not shout.
    #[must_use]
    pub fn in_role(self, role: Role) -> Self {
        Self { role, ..self }
    }

    /// The same with the letters marked that start at the bytes `matched` of the sentence around the place.
    #[must_use]
    pub fn matching(self, library: &Library, matched: &[u32]) -> Self {
        let start = library.sentence(self.place).span.start;
        let letter = |at: &u32| {
            let rest = &self.article.text[(start + at) as usize..];
            let length = rest.graphemes(true).next().map_or(0, str::len);
            Span::new((start + at) as usize, (start + at) as usize + length)
        };
        Self { matched: matched.iter().map(letter).collect(), ..self }
    }

    /// Draws who tells it, and the text with the place in the middle.
    pub fn draw(&self, area: Rect, theme: Theme, buffer: &mut Buffer) {
        let base = theme.style(Role::Text);
        let headed = area.height > 2;
        if headed {
            let date = self.article.date.as_deref().map(|date| format!(" · {date}")).unwrap_or_default();
            let head = sanitise_line(&format!("{}{date} · {}", self.article.source, self.article.title));
            Pen::new(buffer, area).cut(&head, base.patch(theme.style(Role::Dim)));
        }
        let text = Rect { y: area.y + u16::from(headed), height: area.height - u16::from(headed), ..area };
        let rows = self.rows(text.width);
        let height = usize::from(text.height);
        let row = wrap::row_of(&rows, self.place.span.start);
        let first = row.saturating_sub(height / 2).min(rows.len().saturating_sub(height));
        let shown = &rows[first..(first + height).min(rows.len())];
        let Some(window) = shown.first().zip(shown.last()).map(|(a, b)| Span { start: a.start, end: b.end }) else {
            return;
        };
        let mut marks = region_marks(self.article, window);
        marks.push(Mark { span: self.place.span, role: self.role });
        marks.extend(self.matched.iter().map(|span| Mark { span: *span, role: Role::Match }));
        Rows { text: &self.article.text, rows: shown, marks: &marks }.draw(text, theme, buffer);
    }

    /// The rows around the place at `width`, with at most one blank row between paragraphs.
    fn rows(&self, width: u16) -> Vec<Span> {
        let text = &self.article.text;
        let (start, end) = (self.place.span.start as usize, self.place.span.end as usize);
        let first = boundary(text, start.saturating_sub(REACH));
        let last = boundary(text, (end + REACH).min(text.len()));
        let shift = |span: Span| Span::new(first + span.start as usize, first + span.end as usize);
        let mut rows: Vec<Span> = wrap::wrap(&text[first..last], width).into_iter().map(shift).collect();
        rows.dedup_by(|row, before| row.is_empty() && before.is_empty());
        rows
    }
}

/// The last character boundary of `text` that is not behind byte `at`.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}
