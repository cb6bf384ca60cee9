//! Breaks text into rows of a given width. Pure, shared by update and view, so that both mean the same row.
//!
//! Rows break where the Unicode line breaking algorithm (UAX #14) allows, else between grapheme clusters. Widths are
//! in terminal columns: wide characters take two, combining marks none. White space at a break hangs unseen behind
//! its row. Text is expected to be sanitised.

use unicode_linebreak::linebreaks;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::model::Span;

/// The rows of `text` at `width` columns (at least 1), without the white space at their ends. Every `\n` ends a row,
/// so an empty line is an empty row, and there is always at least one row. No row is wider than `width`, unless it is
/// a single character that is.
#[must_use]
pub fn wrap(text: &str, width: u16) -> Vec<Span> {
    let width = usize::from(width.max(1));
    let mut rows = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        wrap_line(line, start, width, &mut rows);
        start += line.len() + 1;
    }
    rows
}

/// The position of the row that shows byte `offset`; bytes that hang behind a row belong to it. O(log n).
#[must_use]
pub fn row_of(rows: &[Span], offset: u32) -> usize {
    rows.partition_point(|row| row.start <= offset).saturating_sub(1)
}

/// How many columns `text` takes on one row.
#[must_use]
pub fn columns(text: &str) -> usize {
    // Most text is plain, where each byte is a cluster of one column.
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return text.len();
    }
    text.graphemes(true).map(grapheme_columns).sum()
}

/// The longest beginning of `text` that takes at most `width` columns, cut between grapheme clusters.
#[must_use]
pub fn fit(text: &str, width: usize) -> &str {
    let mut used = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        used += grapheme_columns(grapheme);
        if used > width {
            return &text[..at];
        }
    }
    text
}

/// `text`, or as much of it as leaves room for `…` in `width` columns.
#[must_use]
pub fn ellipsis(text: &str, width: usize) -> String {
    if width == 0 || columns(text) <= width {
        return fit(text, width).to_owned();
    }
    format!("{}…", fit(text, width - 1).trim_end())
}

fn grapheme_columns(grapheme: &str) -> usize {
    if grapheme.len() == 1 { 1 } else { grapheme.width() }
}

fn wrap_line(line: &str, base: usize, width: usize, rows: &mut Vec<Span>) {
    let mut row = RowBuilder { rows, line, base, width, start: 0, used: 0 };
    let mut from = 0;
    for (to, _) in linebreaks(line) {
        row.piece(from, to);
        from = to;
    }
    row.finish();
}

/// Fills one row after the other with unbreakable pieces of a line.
struct RowBuilder<'a> {
    rows: &'a mut Vec<Span>,
    line: &'a str,
    /// The offset of the line in the text.
    base: usize,
    width: usize,
    /// Where the open row starts in the line.
    start: usize,
    /// The columns taken by the open row, with trailing white space.
    used: usize,
}

impl RowBuilder<'_> {
    /// Adds `from..to` of the line, on a new row if the visible part does not fit on the open one.
    fn piece(&mut self, from: usize, to: usize) {
        let piece = &self.line[from..to];
        let visible = columns(trim_end(piece));
        if self.used > 0 && self.used + visible > self.width {
            self.end_row(from);
        }
        if visible > self.width {
            self.split(from, to);
        } else {
            self.used += columns(piece);
        }
    }

    /// Adds a piece that is wider than any row, breaking it between grapheme clusters.
    fn split(&mut self, from: usize, to: usize) {
        for (at, grapheme) in self.line[from..to].grapheme_indices(true) {
            let columns = grapheme_columns(grapheme);
            let is_blank = trim_end(grapheme).is_empty();
            if self.used > 0 && !is_blank && self.used + columns > self.width {
                self.end_row(from + at);
            }
            self.used += columns;
        }
    }

    fn end_row(&mut self, end: usize) {
        let visible = trim_end(&self.line[self.start..end]).len();
        self.rows.push(Span::new(self.base + self.start, self.base + self.start + visible));
        self.start = end;
        self.used = 0;
    }

    fn finish(mut self) {
        self.end_row(self.line.len());
    }
}

/// `text` without the white space that may hang behind a row. No-break spaces stay.
fn trim_end(text: &str) -> &str {
    text.trim_end_matches(|ch: char| ch.is_whitespace() && !matches!(ch, '\u{a0}' | '\u{202f}' | '\u{2007}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Wraps and shows the rows parted by `|`.
    #[track_caller]
    fn check(text: &str, width: u16, expected: &str) {
        let rows: Vec<_> = wrap(text, width).iter().map(|row| &text[row.range()]).collect();
        assert_eq!(rows.join("|"), expected);
    }

    #[test]
    fn breaks_at_spaces_which_are_not_shown() {
        check("the two men met", 7, "the two|men met");
        check("the two  men", 7, "the two|men");
        check("the two men", 80, "the two men");
    }

    #[test]
    fn words_that_are_too_long_are_cut() {
        check("a Donaudampfschiff b", 5, "a|Donau|dampf|schif|f b");
        check("abc", 0, "a|b|c");
    }

    #[test]
    fn lines_and_empty_lines_are_kept() {
        check("", 5, "");
        check("one\n\ntwo\n", 5, "one||two|");
    }

    #[test]
    fn breaks_after_hyphens_but_not_at_no_break_spaces() {
        check("air-to-air", 7, "air-to-|air");
        check("12\u{a0}May 2015", 7, "12\u{a0}May|2015");
    }

    #[test]
    fn wide_characters_take_two_columns() {
        check("日本語の新聞", 5, "日本|語の|新聞");
        check("日本", 1, "日|本");
    }

    #[test]
    fn clusters_are_never_cut() {
        check("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}e\u{301}|e\u{301}");
        check("👩‍👩‍👧👩‍👩‍👧", 3, "👩‍👩‍👧|👩‍👩‍👧");
    }

    #[test]
    fn the_row_of_an_offset_counts_hanging_space_to_its_row() {
        let text = "the two men met";
        let rows = wrap(text, 7);
        assert_eq!([0, 4, 7, 8, 14].map(|offset| row_of(&rows, offset)), [0, 0, 0, 1, 1]);
    }

    #[test]
    fn text_is_cut_to_fit() {
        assert_eq!(fit("日本語", 5), "日本");
        assert_eq!(ellipsis("John Kerry", 6), "John…");
        assert_eq!(ellipsis("Kerry", 5), "Kerry");
        assert_eq!(ellipsis("Kerry", 0), "");
    }

    proptest::proptest! {
        #[test]
        fn rows_cover_the_text_in_order_and_fit(text in "[ a-zß日\u{301}\n\u{a0}👩-]{0,80}", width in 1u16..20) {
            let rows = wrap(&text, width);
            let shown: String = rows.iter().map(|row| &text[row.range()]).collect();
            let visible = |text: &str| text.chars().filter(|ch| !ch.is_whitespace()).collect::<String>();
            proptest::prop_assert_eq!(visible(&shown), visible(&text));
            proptest::prop_assert!(rows.is_sorted());
            for row in &rows {
                let row = &text[row.range()];
                let seen = row.graphemes(true).filter(|grapheme| columns(grapheme) > 0).count();
                proptest::prop_assert!(columns(row) <= usize::from(width) || seen == 1, "{row:?}");
            }
        }
    }
}
