//! Back to where the reader has been, and forward again.

use super::go;
use crate::library::Library;
use crate::tui::action::History;
use crate::tui::state::{Focus, Notice, State};

pub(super) fn update(library: &Library, state: &mut State, history: History) {
    match history {
        History::Back(by) => back(library, state, by),
        History::Mark(letter) => {
            state.trail.mark(letter, go::here(state));
            state.changes += 1;
            state.notice = Some(Notice::Says(format!("'{letter} comes back here")));
        }
        History::ToMark(letter) => to_mark(library, state, letter),
    }
}

fn back(library: &Library, state: &mut State, by: i32) {
    for _ in 0..by.unsigned_abs() {
        let here = go::here(state);
        let spot = if by > 0 { state.trail.back(here) } else { state.trail.forward(here) };
        let Some(spot) = spot else {
            let end = if by > 0 { "first" } else { "last" };
            state.notice = Some(Notice::Warns(format!("this is the {end} place of the jump list")));
            return;
        };
        state.focus = Focus::Reader;
        go::to_spot(library, state, spot);
    }
}

fn to_mark(library: &Library, state: &mut State, letter: char) {
    let Some(spot) = state.trail.marked(letter) else {
        state.notice = Some(Notice::Warns(format!("there is no mark {letter}: {} sets it", state.key_of("mark"))));
        return;
    };
    state.trail.leave(go::here(state));
    state.focus = Focus::Reader;
    go::to_spot(library, state, spot);
}
