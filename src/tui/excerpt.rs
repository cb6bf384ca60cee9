//! One row of a sentence, cut so that what it is shown for can be seen.

use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;

use super::line::Line;
use super::paint::Pen;
use super::theme::{Role, Theme};
use crate::model::Span;
use crate::text::fold::{fold, folded};
use crate::text::wrap;

/// The bytes of `text` at which characters start that match one of the words of `line`, in order.
#[must_use]
pub fn matched(text: &str, line: &Line) -> Vec<u32> {
    let wanted = fold(line.text());
    if wanted.is_empty() {
        return Vec::new();
    }
    let folded = folded(text);
    let found = wanted.split(' ').flat_map(|term| {
        folded.text.match_indices(term).flat_map(move |(at, _)| at..at + term.len()).collect::<Vec<_>>()
    });
    let mut matched: Vec<u32> = found.map(|at| folded.origin(at)).collect();
    matched.sort_unstable();
    matched.dedup();
    matched
}

/// A text with something in it to see.
pub struct Excerpt<'a> {
    /// The whole text, free of control characters and line ends.
    pub text: &'a str,
    /// What must be seen, and its looks.
    pub focus: Option<(Span, Role)>,
    /// The bytes at which matched characters start, in order.
    pub matched: &'a [u32],
}

impl Excerpt<'_> {
    /// Draws as much as the row of `pen` holds, over `ground`.
    pub fn draw(&self, pen: &mut Pen, ground: Style, theme: Theme) {
        let room = usize::from(pen.room());
        let first = self.first_shown(room);
        if first > 0 {
            pen.write("…", ground);
        }
        let cut = wrap::columns(&self.text[first..]) > usize::from(pen.room());
        let shown = wrap::fit(&self.text[first..], usize::from(pen.room()).saturating_sub(usize::from(cut)));
        for (at, grapheme) in shown.grapheme_indices(true) {
            pen.write(grapheme, self.style_at(first + at, ground, theme));
        }
        if cut {
            pen.write("…", ground);
        }
    }

    fn style_at(&self, at: usize, ground: Style, theme: Theme) -> Style {
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        if self.matched.binary_search(&at).is_ok() {
            return ground.patch(theme.style(Role::Match));
        }
        match self.focus {
            Some((span, role)) if span.contains(at) => ground.patch(theme.style(role)),
            _ => ground,
        }
    }

    /// The first byte that shows in `room` columns: that of the text, unless the focus stands too far behind it.
    fn first_shown(&self, room: usize) -> usize {
        let Some((span, _)) = self.focus else { return 0 };
        let (start, end) = (span.start as usize, span.end as usize);
        // The mark of the cut at the end takes a column.
        if wrap::columns(self.text) <= room || wrap::columns(&self.text[..end]) < room {
            return 0;
        }
        // A third of the row is for what stands before, if the focus leaves so much.
        let lead = (room / 3).min(room.saturating_sub(wrap::columns(&self.text[start..end]) + 2));
        let mut used = 0;
        let before = self.text[..start].grapheme_indices(true).rev();
        let kept = before.take_while(|(_, grapheme)| {
            used += wrap::columns(grapheme);
            used <= lead
        });
        let first = kept.last().map_or(start, |(at, _)| at);
        // A cut inside a word moves to the next.
        let word = self.text[first..start].find(' ').map(|gap| first + gap + 1);
        if self.text[..first].ends_with(' ') { first } else { word.unwrap_or(first) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;

    /// The row that shows `marked`, whose focus is in braces.
    fn row(marked: &str, width: u16) -> String {
        let (before, rest) = marked.split_once('{').expect("a focus");
        let (focus, after) = rest.split_once('}').expect("a focus");
        let text = format!("{before}{focus}{after}");
        let span = Span::new(before.len(), before.len() + focus.len());
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, 1));
        let excerpt = Excerpt { text: &text, focus: Some((span, Role::Person)), matched: &[] };
        let area = buffer.area;
        excerpt.draw(&mut Pen::new(&mut buffer, area), Style::default(), Theme::Dark);
        buffer.content().iter().map(ratatui::buffer::Cell::symbol).collect::<String>().trim_end().to_owned()
    }

    #[test]
    fn what_a_row_is_shown_for_is_seen() {
        assert_eq!(row("Then {Quillon} left.", 40), "Then Quillon left.");
        assert_eq!(row("Then {Quillon} left the town for good.", 20), "Then Quillon left t…");
        assert_eq!(row("A long time after all this {Quillon} left the town.", 24), "…this Quillon left the …");
        assert_eq!(row("A long time after all this {Quillon}", 14), "…Quillon");
    }

    #[test]
    fn letters_that_match_are_found_through_case_and_accents() {
        let shown = |text: &str, typed: &str| {
            let matched = matched(text, &Line::new(typed));
            text.char_indices().filter(|(at, _)| matched.contains(&(*at as u32))).map(|(_, ch)| ch).collect::<String>()
        };
        assert_eq!(shown("The Café is full.", "cafe ful"), "Caféful");
        assert_eq!(shown("The Café is full.", " "), "");
    }

    #[test]
    fn every_width_shows_the_start_of_it() {
        for width in 3..60 {
            let shown = row("Nobody knew, not even 語語 the mayor, why {Quillon} had left the town.", width);
            assert!(shown.contains('Q') || width < 3, "{width}: {shown}");
            assert!(width < 10 || shown.contains("Quillon"), "{width}: {shown}");
        }
    }
}
