//! From library and state to a frame. Nothing here writes to either.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::articles::Articles;
use super::margin::Margin;
use super::paint;
use super::reader::Reader;
use super::state::State;
use super::status::Status;
use super::theme::Role;
use crate::library::Library;

/// Draws the whole screen into `buffer`, which is as large as the state says.
pub fn view(library: &Library, state: &State, buffer: &mut Buffer) {
    let theme = state.theme;
    paint::clear(buffer, buffer.area, theme.style(Role::Text));
    let layout = state.layout();
    if let Some(area) = layout.articles {
        Articles::new(library, state).draw(area, theme, buffer);
    }
    if let Some(area) = layout.divider {
        divide(area, state, buffer);
    }
    if layout.reader.is_some() {
        Reader::new(library, state).draw(&state.body(), theme, buffer);
        Margin::new(state).draw(&state.body(), theme, buffer);
    }
    if let Some(area) = layout.status {
        Status::new(library, state).draw(area, theme, buffer);
    }
    for overlay in &state.overlays {
        overlay.draw(library, state, buffer);
    }
}

fn divide(area: Rect, state: &State, buffer: &mut Buffer) {
    let style = state.theme.style(Role::Text).patch(state.theme.style(Role::Border));
    for position in area.positions() {
        buffer[position].set_symbol("│").set_style(style);
    }
}
