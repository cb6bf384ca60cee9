//! A line that is typed into, with a caret.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;

use super::action::List;
use super::paint::{self, Pen};
use super::theme::{Role, Theme};
use crate::text::wrap;

/// The most bytes that are taken: more is a paste gone wrong.
const LONGEST: usize = 1000;

/// What was typed, and where the next character goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    text: String,
    /// A byte of the text, between two characters as readers see them.
    caret: usize,
    /// Whether the text is one that the program suggests: what is typed first stands in its place.
    is_suggested: bool,
}

impl Line {
    /// A line that holds `text`, with the caret behind it.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self::with_caret(text, text.len())
    }

    /// A line that holds `text`, with the caret before its byte `caret`, which is between two characters.
    #[must_use]
    pub fn with_caret(text: &str, caret: usize) -> Self {
        Self { text: text.to_owned(), caret, is_suggested: false }
    }

    /// A line that suggests `text`: what is typed first takes its place, and any movement accepts it.
    #[must_use]
    pub fn suggested(text: &str) -> Self {
        Self { is_suggested: true, ..Self::new(text) }
    }

    /// A line that holds `text` in the place of what it held, with the caret where it was as far as what stands before
    /// it is the same.
    #[must_use]
    pub fn replaced(&self, text: &str) -> Self {
        let same = self.text.grapheme_indices(true).zip(text.grapheme_indices(true)).take_while(|(a, b)| a == b);
        let common = same.last().map_or(0, |((at, grapheme), _)| at + grapheme.len());
        Self::with_caret(text, self.caret.min(common))
    }

    /// Whether the caret stands before everything.
    #[must_use]
    pub fn is_at_start(&self) -> bool {
        self.caret == 0
    }

    /// What was typed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The byte before which the next character goes.
    #[must_use]
    pub fn caret(&self) -> usize {
        self.caret
    }

    /// Does `action`, if it is one that edits. Whether the text has changed.
    pub fn edit(&mut self, action: &List) -> bool {
        let before = self.text.clone();
        if std::mem::take(&mut self.is_suggested) && matches!(action, List::Type(_) | List::Erase | List::EraseNext) {
            self.erase_all();
        }
        match action {
            List::Type(text) => self.insert(text),
            List::Erase => self.erase(self.left(1)),
            List::EraseWord => self.erase(self.word_start()),
            List::EraseAll => self.erase(0),
            List::EraseNext => {
                let end = self.right(1);
                self.text.replace_range(self.caret..end, "");
            }
            List::Caret(by) if *by < 0 => self.caret = self.left(by.unsigned_abs() as usize),
            List::Caret(by) => self.caret = self.right(by.unsigned_abs() as usize),
            List::CaretStart => self.caret = 0,
            List::CaretEnd => self.caret = self.text.len(),
            _ => {}
        }
        self.text != before
    }

    fn erase_all(&mut self) {
        self.text.clear();
        self.caret = 0;
    }

    fn insert(&mut self, text: &str) {
        let room = LONGEST.saturating_sub(self.text.len());
        let ends = text.grapheme_indices(true).map(|(at, grapheme)| at + grapheme.len());
        let text = &text[..ends.take_while(|end| *end <= room).last().unwrap_or_default()];
        self.text.insert_str(self.caret, text);
        self.caret += text.len();
    }

    /// Takes away what stands between byte `start` and the caret.
    fn erase(&mut self, start: usize) {
        self.text.replace_range(start..self.caret, "");
        self.caret = start;
    }

    fn left(&self, by: usize) -> usize {
        let before = self.text[..self.caret].grapheme_indices(true);
        before.rev().nth(by.saturating_sub(1)).map_or(0, |(at, _)| at)
    }

    fn right(&self, by: usize) -> usize {
        let after = self.text[self.caret..].grapheme_indices(true);
        after.map(|(at, _)| self.caret + at).nth(by).unwrap_or(self.text.len())
    }

    /// The start of the word before the caret.
    fn word_start(&self) -> usize {
        let before = self.text[..self.caret].trim_end();
        let gap = before.char_indices().rev().find(|(_, ch)| ch.is_whitespace());
        gap.map_or(0, |(at, ch)| at + ch.len_utf8())
    }

    /// Draws the line behind `sign`; what the caret stands on always shows.
    pub fn draw(&self, sign: &str, area: Rect, theme: Theme, buffer: &mut Buffer) {
        self.draw_marked((sign, &[]), area, theme, buffer);
    }

    /// The same with the bytes of `marks` standing out.
    pub fn draw_marked(&self, (sign, marks): (&str, &[Range<usize>]), area: Rect, theme: Theme, buffer: &mut Buffer) {
        let ground = theme.style(Role::Prompt);
        let area = Rect { height: area.height.min(1), ..area }.intersection(buffer.area);
        paint::clear(buffer, area, ground);
        let mut pen = Pen::new(buffer, area);
        let room = usize::from(pen.room());
        pen.write(wrap::fit(sign, room.saturating_sub(2)), ground);
        let first = self.first_shown(usize::from(pen.room()));
        let next = self.right(1);
        let under = if next == self.caret { " " } else { &self.text[self.caret..next] };
        let style = |at: usize| match marks.iter().any(|mark| mark.contains(&at)) {
            _ if self.is_suggested => ground.patch(theme.style(Role::Match)),
            true => ground.patch(theme.style(Role::Focus)),
            false => ground,
        };
        self.write(&mut pen, first..self.caret, style);
        pen.write(under, theme.style(Role::Caret));
        self.write(&mut pen, next..self.text.len(), style);
    }

    /// Writes the bytes of `part`, each character in the style of its first byte.
    fn write(&self, pen: &mut Pen, part: Range<usize>, style: impl Fn(usize) -> Style) {
        for (at, grapheme) in self.text[part.clone()].grapheme_indices(true) {
            pen.write(grapheme, style(part.start + at));
        }
    }

    /// The first byte that shows in `room` columns.
    fn first_shown(&self, room: usize) -> usize {
        // Two columns are for the character under the caret.
        let mut columns = wrap::columns(&self.text[..self.caret]) + 2;
        let before = self.text[..self.caret].grapheme_indices(true);
        let hidden = before.take_while(|(_, grapheme)| {
            let is_hidden = columns > room;
            columns -= wrap::columns(grapheme);
            is_hidden
        });
        hidden.last().map_or(0, |(at, grapheme)| at + grapheme.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use List::{Caret, CaretEnd, CaretStart, Erase, EraseAll, EraseNext, EraseWord};

    /// What is left of `before` after `actions`; `|` is the caret.
    #[track_caller]
    fn check(before: &str, actions: &[List], expected: &str) {
        let (left, right) = before.split_once('|').expect("the caret is marked");
        let mut line = Line::with_caret(&format!("{left}{right}"), left.len());
        for action in actions {
            let old = line.text.clone();
            assert_eq!(line.edit(action), line.text != old, "{action:?}");
        }
        let shown = format!("{}|{}", &line.text[..line.caret], &line.text[line.caret..]);
        assert_eq!(shown, expected, "{before}");
    }

    #[test]
    fn typing_goes_to_the_caret() {
        check("|", &[List::Type("ab".to_owned()), Caret(-1), List::Type("é".to_owned())], "aé|b");
        check("a|b", &[CaretEnd, List::Type("c".to_owned()), CaretStart, List::Type("x".to_owned())], "x|abc");
        check("abc|", &[Caret(-9), Caret(1)], "a|bc");
    }

    #[test]
    fn erasing_takes_whole_characters_and_words() {
        check("ae\u{301}|b", &[Erase], "a|b");
        check("a|👩‍👩‍👧b", &[EraseNext], "a|b");
        check("al assad  |x", &[EraseWord], "al |x");
        check("al\u{3000}ب|", &[EraseWord], "al\u{3000}|");
        check("al assad|x", &[EraseAll], "|x");
        check("|x", &[Erase, EraseWord, EraseAll], "|x");
        check("x|", &[EraseNext], "x|");
    }

    #[test]
    fn typing_takes_the_place_of_a_suggestion() {
        let typed = |actions: &[List]| {
            let mut line = Line::suggested("kept.md");
            actions.iter().for_each(|action| {
                line.edit(action);
            });
            line.text
        };
        let x = || List::Type("x".to_owned());
        assert_eq!(typed(&[]), "kept.md");
        assert_eq!(typed(&[x(), x()]), "xx");
        assert_eq!(typed(&[CaretEnd, x()]), "kept.mdx");
        assert_eq!(typed(&[Caret(-3), x()]), "keptx.md");
        assert_eq!(typed(&[Erase]), "");
        assert_eq!(typed(&[EraseWord]), "");
    }

    #[test]
    fn a_paste_gone_wrong_is_cut() {
        let mut line = Line::default();
        line.edit(&List::Type("é".repeat(LONGEST)));
        line.edit(&List::Type("é".to_owned()));
        assert_eq!(line.text().len(), LONGEST);
    }

    #[test]
    fn caret_shows_in_every_width() {
        let line = Line::with_caret("abc语defgh", 8);
        for width in 1..20 {
            let mut buffer = Buffer::empty(Rect::new(0, 0, width, 1));
            line.draw("> ", buffer.area, Theme::Dark, &mut buffer);
            let caret = Theme::Dark.style(Role::Caret);
            let under =
                buffer.content().iter().find(|cell| Some(cell.bg) == caret.bg).map(ratatui::buffer::Cell::symbol);
            assert_eq!(under, Some("f"), "{width}");
        }
    }
}
