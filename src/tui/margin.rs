//! Signs beside the text: where the reader has set a mark, written a note, or kept a passage.

use std::collections::BTreeMap;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::layout::Body;
use super::paint::Pen;
use super::state::State;
use super::theme::{Role, Theme};

/// What stands beside a mark, beside a passage with a note, and beside one that is kept. None is a letter, which would
/// read as one of the text.
const MARKED: &str = "▸";
const NOTED: &str = "✎";
const KEPT: &str = "•";

/// The signs that show, by row of the reader.
pub struct Margin {
    signs: BTreeMap<usize, &'static str>,
}

impl Margin {
    /// The signs of the rows on the screen. Of several in a row a mark comes first, then a note.
    #[must_use]
    pub fn new(state: &State) -> Self {
        let (first, height) = (state.first_row(), state.text_height());
        let here = |clip: &&super::kept::Clip| clip.place.article == state.spot.article && !clip.place.span.is_empty();
        let kept = state.kept.iter().filter(here).map(|clip| (clip.place.span.start, KEPT));
        let noted = state.notes.iter().filter(here).map(|clip| (clip.place.span.start, NOTED));
        let marks = state.trail.marks().filter(|(_, spot)| spot.article == state.spot.article);
        let marks = marks.map(|(_, spot)| (spot.top, MARKED));
        let signs = kept.chain(noted).chain(marks).filter_map(|(start, sign)| {
            let row = state.page.row_of(start).checked_sub(first)?;
            (row < height).then_some((row, sign))
        });
        Self { signs: signs.collect() }
    }

    /// Draws the signs in the margin of the reader, where it has one.
    pub fn draw(&self, body: &Body, theme: Theme, buffer: &mut Buffer) {
        if body.scrollbar.is_none() || body.text.x == 0 {
            return;
        }
        let style = theme.style(Role::Text).patch(theme.style(Role::Tick));
        for (row, sign) in &self.signs {
            let y = body.text.y + u16::try_from(*row).unwrap_or(u16::MAX);
            Pen::new(buffer, Rect::new(body.text.x - 1, y, 1, 1)).write(sign, style);
        }
    }
}
