//! One row for a place: its sentence, cut so that the place is seen.

use ratatui::style::Style;

use super::excerpt::Excerpt;
use super::paint::Pen;
use super::theme::{Role, Theme};
use crate::library::Library;
use crate::model::{Passage, Span};

/// A place in a list.
pub struct PlaceRow<'a> {
    /// Everything.
    pub library: &'a Library,
    /// The place.
    pub place: Passage,
    /// What the words of the place look like.
    pub role: Role,
    /// The matched characters of the sentence around it.
    pub matched: &'a [u32],
}

impl PlaceRow<'_> {
    /// Draws the row over `ground`.
    pub fn draw(&self, pen: &mut Pen, ground: Style, theme: Theme) {
        let sentence = self.library.sentence(self.place).span;
        let text = self.library.article(self.place.article).slice(sentence);
        let length = sentence.end - sentence.start;
        let within = |offset: u32| offset.saturating_sub(sentence.start).min(length);
        let focus = Span { start: within(self.place.span.start), end: within(self.place.span.end) };
        Excerpt { text, focus: Some((focus, self.role)), matched: self.matched }.draw(pen, ground, theme);
    }
}
