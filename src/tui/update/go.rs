//! Going to a place: the moves on which all others are built. Each leaves its target on the screen.

use crate::library::Library;
use crate::model::{ArticleId, Passage};
use crate::text::sanitise::sanitise_line;
use crate::text::wrap;
use crate::tui::articles;
use crate::tui::state::{Focus, Notice, Spot, State};

/// Rows that are kept above and below a target, where there is room.
const CONTEXT: usize = 2;

/// The most columns of what tells sources apart, where one is announced: how many mentions there are is to be seen too.
const SOURCE: usize = 18;

/// Goes to `passage` with a jump: remembers where the reader was, moves the text only when the passage is not well on
/// the screen, and says so when it crosses to another article.
pub fn to_passage(library: &Library, state: &mut State, passage: Passage) {
    let here = here(state);
    if passage.article != here.article {
        announce(library, state, passage);
    }
    if here.passage() != Some(passage) {
        state.trail.leave(here);
    }
    show(library, state, passage);
}

/// Shows `passage` without remembering where the reader was.
pub fn show(library: &Library, state: &mut State, passage: Passage) {
    if passage.article != state.spot.article {
        enter(library, state, Spot::start_of(passage.article));
    }
    state.focus = Focus::Reader;
    state.fit(library);
    let height = state.text_height();
    let row = state.page.row_of(passage.span.start);
    let first = state.first_row();
    let context = CONTEXT.min(height.saturating_sub(1) / 2);
    let is_well_shown = row >= first + context && row + context < first + height;
    let top = if is_well_shown { first } else { row.saturating_sub(height / 2).min(state.page.last_top(height)) };
    state.spot.top = state.page.start_of(top);
    state.spot.cursor = Some(passage.span);
}

/// The position of the first of `places`, which are in reading order, at or behind `here`; of the first of all where
/// none follows.
#[must_use]
pub fn first_from(places: &[Passage], here: &Spot) -> usize {
    let at = places.partition_point(|place| !is_from(*place, here));
    if at < places.len() { at } else { 0 }
}

/// Whether `place` is at or behind `here`.
#[must_use]
pub fn is_from(place: Passage, here: &Spot) -> bool {
    let start = here.cursor.map_or(here.top, |cursor| cursor.start);
    (place.article, place.span.start) >= (here.article, start)
}

/// Goes to `spot` exactly as it was.
pub fn to_spot(library: &Library, state: &mut State, spot: Spot) {
    enter(library, state, spot);
    state.fit(library);
}

/// Goes to where the reader last was in `article`.
pub fn to_article(library: &Library, state: &mut State, article: ArticleId) {
    let spot = state.spots.get(&article).copied().unwrap_or_else(|| Spot::start_of(article));
    to_spot(library, state, spot);
}

/// Where the reader is, as the screen shows it.
#[must_use]
pub fn here(state: &State) -> Spot {
    Spot { top: state.page.start_of(state.first_row()), ..state.spot }
}

/// Leaves the article for `spot`, and keeps the articles pane at it.
fn enter(library: &Library, state: &mut State, spot: Spot) {
    if is_read_to_its_end(state) {
        state.read.insert(state.spot.article);
    }
    if spot.article != state.spot.article {
        state.spots.insert(state.spot.article, state.spot);
    }
    state.spot = spot;
    state.list.is_loose = false;
    state.list.first = articles::first(state, library.len());
}

/// Whether the end of the text is on the screen. Passing over articles in their list is not reading them.
fn is_read_to_its_end(state: &State) -> bool {
    let is_reading = state.focus == Focus::Reader && !state.page.rows().is_empty();
    is_reading && state.first_row() >= state.page.last_top(state.text_height())
}

/// Says to whom what is followed leads, and to which of its places: `Name → Source · 7/30`.
fn announce(library: &Library, state: &mut State, passage: Passage) {
    let columns = wrap::columns(&library.article(passage.article).source).max(SOURCE);
    let source = library.label(passage.article).fit(columns);
    let places = state.followed(library).unwrap_or_default();
    let position = places.binary_search(&passage).map(|at| format!(" · {}/{}", at + 1, places.len()));
    let name = state.followed_name(library).map(|name| format!("{name} ")).unwrap_or_default();
    let says = format!("{name}→ {source}{}", position.unwrap_or_default());
    state.notice = Some(Notice::Crosses(sanitise_line(&says)));
}
