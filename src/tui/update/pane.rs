//! Which pane has the focus, and how wide the panes are.

use crate::tui::action::Pane;
use crate::tui::measure::{Measure, Side};
use crate::tui::state::{Focus, Notice, State};

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
            let shown = state.body().text.width;
            set(state, state.panes.measure.wider(by, shown));
        }
        Pane::Width(0) => set(state, Measure { columns: Measure::default().columns, ..state.panes.measure }),
        Pane::Width(columns) => set(state, Measure { columns, ..state.panes.measure }),
        Pane::Margin(by) => set(state, state.panes.measure.freer(by)),
        Pane::Side => set(state, state.panes.measure.turned()),
    }
}

/// Sets the text by `measure`, and says how: on a narrow screen it may not show.
fn set(state: &mut State, measure: Measure) {
    let Measure { columns, margin, side } = measure.bounded();
    state.panes.measure = Measure { columns, margin, side };
    let place = match side {
        Side::Middle => "in the middle",
        Side::Left => "at the left",
    };
    let news = format!("text up to {columns} columns wide, {margin} free beside it, {place}");
    state.notice = Some(Notice::Says(news));
}

fn next(focus: Focus, by: i32) -> Focus {
    let panes = i32::try_from(Focus::ALL.len()).unwrap_or(1);
    let at = Focus::ALL.iter().position(|pane| *pane == focus).unwrap_or_default();
    let next = i32::try_from(at).unwrap_or_default().saturating_add(by).rem_euclid(panes);
    Focus::ALL[usize::try_from(next).unwrap_or_default()]
}
