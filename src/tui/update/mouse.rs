//! What the mouse means: it acts on what is under it.

use ratatui::layout::{Position, Rect};

use super::{Effect, go, scroll, select};
use crate::library::Library;
use crate::model::{ArticleId, Passage, Subject};
use crate::text::wrap;
use crate::tui::action::{List, Mouse};
use crate::tui::articles;
use crate::tui::overlay::Overlay;
use crate::tui::state::{Focus, ListTop, State};

pub(super) fn update(library: &Library, state: &mut State, mouse: Mouse) -> Effect {
    if let Some(topmost) = state.overlays.last() {
        let is_list = !matches!(topmost, Overlay::Search(_));
        return match mouse {
            // The search prompt lists nothing: the wheel turns what shows around it.
            Mouse::Wheel(x, y, rows) if !is_list => {
                wheel(library, state, Position::new(x, y), rows);
                Effect::None
            }
            Mouse::Wheel(_, _, rows) => super::open::update(library, state, &List::Move(rows.signum())),
            Mouse::Press(x, y) => super::open::update(library, state, &List::Click(x, y)),
            Mouse::Drag(_, _) => Effect::None,
        };
    }
    match mouse {
        Mouse::Press(x, y) => press(library, state, Position::new(x, y)),
        Mouse::Drag(x, y) => drag(state, Position::new(x, y)),
        Mouse::Wheel(x, y, rows) => wheel(library, state, Position::new(x, y), rows),
    }
    Effect::None
}

fn press(library: &Library, state: &mut State, at: Position) {
    let (layout, body) = (state.layout(), state.body());
    if let Some(list) = layout.articles.filter(|list| list.contains(at)) {
        state.focus = Focus::Articles;
        if let Some(article) =
            articles::at(list, articles::first(state, library.len()), at).filter(|at| *at < library.len())
        {
            go::to_article(library, state, ArticleId::new(article));
        }
        return;
    }
    if !layout.reader.is_some_and(|reader| reader.contains(at)) {
        return;
    }
    state.focus = Focus::Reader;
    if body.text.contains(at) {
        follow_at(library, state, body.text, at);
    } else {
        drag(state, at);
    }
}

/// Follows the entity under the mouse.
fn follow_at(library: &Library, state: &mut State, text: Rect, at: Position) {
    let Some(article) = state.article(library) else { return };
    let rows = state.page.window(state.first_row(), usize::from(text.height));
    let Some(row) = rows.get(usize::from(at.y - text.y)) else { return };
    let words = article.slice(*row);
    let before = wrap::fit(words, usize::from(at.x - text.x)).len();
    if before == words.len() {
        return;
    }
    let offset = row.start + u32::try_from(before).unwrap_or_default();
    let mentions = library.mentions_in(state.spot.article);
    if let Some(mention) = mentions.iter().find(|mention| mention.span.contains(offset)) {
        select::follow(state, Subject::Entity(mention.entity));
        go::show(library, state, Passage { article: mention.article, span: mention.span });
    }
}

/// Moves the text along with the mouse on the scrollbar.
fn drag(state: &mut State, at: Position) {
    let Some(bar) = state.body().scrollbar.filter(|_| state.layout().reader.is_some()) else { return };
    if at.x >= bar.x && bar.height > 0 {
        let part = at.y.clamp(bar.y, bar.bottom() - 1) - bar.y;
        scroll::text_to(state, part, bar.height - 1);
    }
}

/// Scrolls the pane under the mouse; the focus stays where it is.
fn wheel(library: &Library, state: &mut State, at: Position, rows: i32) {
    let layout = state.layout();
    if layout.articles.is_some_and(|list| list.contains(at)) {
        let first = articles::first(state, library.len()).saturating_add_signed(rows.signum() as isize);
        state.list = ListTop { first, is_loose: true };
        state.list.first = articles::first(state, library.len());
    } else if layout.reader.is_some_and(|reader| reader.contains(at)) {
        scroll::text_by(state, rows);
    }
}
