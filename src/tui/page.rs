//! An article broken into the rows of one width, with a blank row between paragraphs. Update and view share it, so that
//! both mean the same row.

use crate::model::{Article, ArticleId, RegionKind, Span};
use crate::text::wrap;

/// The rows of one article at one width.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The article and width the rows belong to; none when there is no article.
    key: Option<(ArticleId, u16)>,
    rows: Vec<Span>,
}

impl Page {
    /// Breaks `article`, called `id`, into rows of `width` columns. Costs time in proportion to the article.
    #[must_use]
    pub fn new(id: ArticleId, article: &Article, width: u16) -> Self {
        let mut rows: Vec<Span> = Vec::new();
        for row in wrap::wrap(&article.text, width) {
            let (is_first, is_after_blank) = rows.last().map_or((true, false), |last| (false, last.is_empty()));
            if row.is_empty() && (is_first || is_after_blank) {
                continue;
            }
            if !row.is_empty() && rows.last().is_some_and(|last| needs_blank(article, *last, row)) {
                let end = rows.last().map_or(0, |last| last.end);
                rows.push(Span { start: end, end });
            }
            rows.push(row);
        }
        while rows.last().is_some_and(|row| row.is_empty()) {
            rows.pop();
        }
        Self { key: Some((id, width)), rows }
    }

    /// Whether these are the rows of the article called `id` at `width`.
    #[must_use]
    pub fn is_of(&self, id: ArticleId, width: u16) -> bool {
        self.key == Some((id, width))
    }

    /// All rows, in order. Blank ones are empty spans.
    #[must_use]
    pub fn rows(&self) -> &[Span] {
        &self.rows
    }

    /// The position of the row that shows byte `offset`.
    #[must_use]
    pub fn row_of(&self, offset: u32) -> usize {
        wrap::row_of(&self.rows, offset)
    }

    /// The byte with which row `row` starts; of the last row where there are fewer.
    #[must_use]
    pub fn start_of(&self, row: usize) -> u32 {
        self.rows.get(row).or(self.rows.last()).map_or(0, |row| row.start)
    }

    /// The rows of which `rows` from `first` on are on the screen.
    #[must_use]
    pub fn window(&self, first: usize, height: usize) -> &[Span] {
        let first = first.min(self.rows.len());
        &self.rows[first..(first + height).min(self.rows.len())]
    }

    /// The highest row that can stand at the top of `height` rows without leaving some of them unused.
    #[must_use]
    pub fn last_top(&self, height: usize) -> usize {
        self.rows.len().saturating_sub(height)
    }

    /// The rows with which paragraphs start.
    pub fn paragraphs(&self) -> impl DoubleEndedIterator<Item = usize> {
        let starts = |row: &usize| !self.rows[*row].is_empty() && (*row == 0 || self.rows[row - 1].is_empty());
        (0..self.rows.len()).filter(starts)
    }
}

/// Whether a blank row is missing between `above` and `below`, which are not empty. Lists of highlights, captions and
/// credits stay together.
fn needs_blank(article: &Article, above: Span, below: Span) -> bool {
    let between = article.text.get(above.end as usize..below.start as usize).unwrap_or_default();
    let stands_apart = |span: Span| {
        let kind = article.region_at(span.start).map(|region| region.kind);
        matches!(kind, None | Some(RegionKind::Title | RegionKind::Subhead | RegionKind::Paragraph))
    };
    !above.is_empty() && between.contains('\n') && (stands_apart(above) || stands_apart(below))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Region;

    /// The rows of paragraphs parted by `\n`, joined with `|`; the first line is the title.
    #[track_caller]
    fn check(text: &str, width: u16, expected: &str) {
        let mut article = Article { text: text.to_owned(), ..Article::default() };
        let mut start = 0;
        for line in text.split('\n') {
            let kind = if start == 0 { RegionKind::Title } else { RegionKind::Paragraph };
            let kind = if line.starts_with("Photo") { RegionKind::Caption } else { kind };
            let span = Span::new(start, start + line.len());
            article.regions.extend((!span.is_empty()).then_some(Region { span, kind }));
            start += line.len() + 1;
        }
        let page = Page::new(ArticleId(0), &article, width);
        let rows: Vec<_> = page.rows().iter().map(|row| article.slice(*row)).collect();
        assert_eq!(rows.join("|"), expected);
        assert!(page.rows().windows(2).all(|pair| pair[0].start < pair[1].start), "rows start apart");
    }

    #[test]
    fn paragraphs_are_parted_by_one_blank_row() {
        check("Head\nOne two\nThree", 4, "Head||One|two||Thre|e");
        check("Head\n\n\n\nOne", 9, "Head||One");
        check("\n\nHead\n\n", 9, "Head");
        check("", 9, "");
    }

    #[test]
    fn captions_stay_together() {
        check("Head\nPhoto one\nPhoto two\nText", 9, "Head||Photo one|Photo two||Text");
    }
}
