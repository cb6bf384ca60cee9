//! From an action to the next state. Nothing here touches the terminal; what must be done outside is an [`Effect`].

pub mod go;
pub mod refresh;
pub mod select;

mod history;
mod mouse;
mod open;
mod pane;
mod program;
mod scroll;

mod step;

use super::action::Action;
use super::state::{Notice, State};
use crate::correction::Change;
use crate::library::Library;

/// What is to be done outside of the state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[must_use]
pub enum Effect {
    /// Nothing.
    #[default]
    None,
    /// Leave the program.
    Quit,
    /// Give the terminal back to the shell until it calls.
    Suspend,
    /// Draw everything anew, whatever the terminal shows.
    Redraw,
    /// Put a text on the clipboard.
    Copy(String),
    /// Make a topic of these words and follow it.
    Topic(String),
    /// Take the topic of this label away, which the reader has made.
    DropTopic(String),
    /// Write a list of passages to a file.
    Write {
        /// The file.
        path: String,
        /// The list as Markdown.
        text: String,
    },
    /// Run a command in the shell, and show what it prints.
    Pipe {
        /// The command.
        command: String,
        /// Its input.
        input: String,
    },
    /// Show an address in the browser.
    Browse(String),
    /// Give the mouse to the terminal, or take it back.
    Mouse,
    /// Correct the library, and keep the change.
    Correct(Change),
}

/// Does `action`.
pub fn update(library: &Library, state: &mut State, action: Action) -> Effect {
    // What went wrong is told until the next key; news are old once the screen is another.
    if !(matches!(action, Action::Resize(_)) && matches!(state.notice, Some(Notice::Warns(_)))) {
        state.notice = None;
    }
    let mut effect = Effect::None;
    match action {
        Action::Scroll(scroll) => scroll::update(library, state, scroll),
        Action::Pane(pane) => pane::update(state, pane),
        Action::Step(step) => step::update(library, state, step),
        Action::Select(select) => effect = select::update(library, state, select),
        Action::History(history) => history::update(library, state, history),
        Action::Open(opening) => open::open(library, state, opening),
        Action::List(list) => effect = open::update(library, state, &list),
        Action::Program(program) => effect = program::update(library, state, program),
        Action::Mouse(mouse) => effect = mouse::update(library, state, mouse),
        // The spot stays as it is: see `State::first_row`.
        Action::Resize(size) => state.size = size,
    }
    state.fit(library);
    effect
}
