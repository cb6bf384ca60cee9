//! What is open over the panes: opening it, and handing it its actions.

use crate::library::Library;
use crate::tui::action::{List, Opening};
use crate::tui::jump::{self, Jump};
use crate::tui::overlay::Overlay;
use crate::tui::problems::Problems;
use crate::tui::state::{Notice, State};

pub(super) fn open(library: &Library, state: &mut State, opening: Opening) {
    match opening {
        Opening::Problems if library.problems().is_empty() => {
            state.notice = Some(Notice::Says("everything could be read".to_owned()));
        }
        Opening::Problems => state.overlays.push(Overlay::Problems(Problems::default())),
        Opening::Jump => open_jump(library, state, jump::Left::default()),
        Opening::JumpAgain => {
            let left = state.memory.jump.clone();
            open_jump(library, state, left);
        }
        Opening::Mentions | Opening::Entities | Opening::Search | Opening::Help => {}
    }
}

fn open_jump(library: &Library, state: &mut State, left: jump::Left) {
    let jump = Jump::open(library, state, left);
    state.overlays.push(Overlay::Jump(Box::new(jump)));
}

/// Hands `action` to the topmost overlay, which stays unless it closes itself.
pub(super) fn update(library: &Library, state: &mut State, action: &List) {
    let kept = match state.overlays.pop() {
        None => return,
        Some(Overlay::Jump(jump)) => jump.update(library, state, action).map(Box::new).map(Overlay::Jump),
        Some(Overlay::Problems(problems)) => problems.update(library, state, action).map(Overlay::Problems),
    };
    state.overlays.extend(kept);
}
