//! Movement inside the pane in focus.

use super::go;
use crate::library::Library;
use crate::model::ArticleId;
use crate::tui::action::{Align, Scroll};
use crate::tui::articles;
use crate::tui::state::{Focus, State};

pub(super) fn update(library: &Library, state: &mut State, scroll: Scroll) {
    match state.focus {
        Focus::Articles => to_item(library, state, scroll),
        Focus::Reader => text_to_row(state, new_top(state, scroll)),
    }
}

/// Scrolls the text by `rows`, whichever pane has the focus.
pub(super) fn text_by(state: &mut State, rows: i32) {
    text_to_row(state, by(state, i64::from(rows)));
}

/// Scrolls the text to `part` of `whole`.
pub(super) fn text_to(state: &mut State, part: u16, whole: u16) {
    let last = state.page.last_top(state.text_height());
    text_to_row(state, last * usize::from(part) / usize::from(whole.max(1)));
}

/// Puts `row` at the top of the reader, as far as the text goes. A cursor that leaves the screen ends.
fn text_to_row(state: &mut State, row: usize) {
    let height = state.text_height();
    let top = row.min(state.page.last_top(height));
    state.spot.top = state.page.start_of(top);
    let cursor = state.spot.cursor.map(|cursor| state.page.row_of(cursor.start));
    if cursor.is_some_and(|row| row < top || row >= top + height) {
        state.spot.cursor = None;
    }
}

/// The row `rows` below the first; the first of all where there is none so high.
fn by(state: &State, rows: i64) -> usize {
    let row = i64::try_from(state.first_row()).unwrap_or(i64::MAX).saturating_add(rows);
    usize::try_from(row.max(0)).unwrap_or(usize::MAX)
}

/// The row to stand at the top of the reader.
fn new_top(state: &State, scroll: Scroll) -> usize {
    let height = i64::try_from(state.text_height()).unwrap_or(i64::MAX);
    match scroll {
        Scroll::Rows(rows) => by(state, i64::from(rows)),
        Scroll::Halves(halves) => by(state, i64::from(halves) * (height / 2).max(1)),
        // Two rows stay, so that the eye finds its line again.
        Scroll::Pages(pages) => by(state, i64::from(pages) * (height - 2).max(1)),
        Scroll::Paragraphs(paragraphs) => paragraph_by(state, paragraphs),
        Scroll::First => 0,
        Scroll::Last => usize::MAX,
        Scroll::Item(number) => nth_paragraph(state, number),
        Scroll::Align(align) => aligned(state, align),
    }
}

fn paragraph_by(state: &State, paragraphs: i32) -> usize {
    let first = state.first_row();
    let steps = usize::try_from(paragraphs.unsigned_abs()).unwrap_or(usize::MAX).saturating_sub(1);
    if paragraphs > 0 {
        state.page.paragraphs().filter(|row| *row > first).nth(steps).unwrap_or(usize::MAX)
    } else {
        state.page.paragraphs().rev().filter(|row| *row < first).nth(steps).unwrap_or(0)
    }
}

fn nth_paragraph(state: &State, number: u32) -> usize {
    let at = usize::try_from(number.saturating_sub(1)).unwrap_or(usize::MAX);
    state.page.paragraphs().nth(at).unwrap_or(usize::MAX)
}

/// The top row with which the current mention stands where `align` says; the first row where there is no mention.
fn aligned(state: &State, align: Align) -> usize {
    let Some(cursor) = state.spot.cursor else { return state.first_row() };
    let row = state.page.row_of(cursor.start);
    let height = state.text_height();
    match align {
        Align::Top => row,
        Align::Middle => row.saturating_sub(height / 2),
        Align::Bottom => (row + 1).saturating_sub(height),
    }
}

/// Goes to another article in the articles pane.
fn to_item(library: &Library, state: &mut State, scroll: Scroll) {
    let page = i32::try_from(articles::capacity(state.size, &state.panes)).unwrap_or(i32::MAX);
    let last = library.len().saturating_sub(1);
    let by = |items: i32| state.spot.article.index().saturating_add_signed(items as isize).min(last);
    let at = match scroll {
        Scroll::Rows(items) | Scroll::Paragraphs(items) => by(items),
        Scroll::Halves(halves) => by(halves.saturating_mul((page / 2).max(1))),
        Scroll::Pages(pages) => by(pages.saturating_mul((page - 1).max(1))),
        Scroll::First => 0,
        Scroll::Last => last,
        Scroll::Item(number) => usize::try_from(number).unwrap_or(usize::MAX).saturating_sub(1).min(last),
        Scroll::Align(_) => return,
    };
    if !library.is_empty() {
        go::to_article(library, state, ArticleId::new(at));
    }
}
