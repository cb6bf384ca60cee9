//! Which pane has the focus, and how wide the panes are.

use crate::tui::action::Pane;
use crate::tui::state::{Focus, Panes, State};

/// The most by which the articles pane can be made wider or narrower, in columns.
const WIDENED: i32 = 200;

pub(super) fn update(state: &mut State, pane: Pane) {
    match pane {
        Pane::Next(by) => state.focus = next(state.focus, by),
        Pane::Focus(focus) => state.focus = focus,
        Pane::Widen(columns) => {
            state.panes.widened = state.panes.widened.saturating_add(columns).clamp(-WIDENED, WIDENED);
        }
        Pane::Zoom => {
            state.panes.is_zoomed = !state.panes.is_zoomed;
            state.focus = Focus::Reader;
        }
        Pane::Columns(by) => {
            // Narrower starts at what shows, so that the key has an effect on a screen narrower than the limit.
            let shown = state.panes.columns.min(state.body().text.width);
            let base = i32::from(if by < 0 { shown } else { state.panes.columns });
            let columns = u16::try_from(base.saturating_add(by).max(0)).unwrap_or(u16::MAX);
            state.panes.columns = columns.clamp(*Panes::COLUMNS.start(), *Panes::COLUMNS.end());
        }
    }
}

fn next(focus: Focus, by: i32) -> Focus {
    let panes = i32::try_from(Focus::ALL.len()).unwrap_or(1);
    let at = Focus::ALL.iter().position(|pane| *pane == focus).unwrap_or_default();
    let next = i32::try_from(at).unwrap_or_default().saturating_add(by).rem_euclid(panes);
    Focus::ALL[usize::try_from(next).unwrap_or_default()]
}
