//! What the main loop is started with, and the first screen made of it.

use std::path::PathBuf;
use std::sync::Arc;

use ratatui::layout::Size;

use super::threads::name;
use crate::corpus::Input;
use crate::correction::Correction;
use crate::model::Problem;
use crate::tui::keeper::Keeper;
use crate::tui::keymap::Keymap;
use crate::tui::keys::Key;
use crate::tui::measure::Wanted;
use crate::tui::progress::Progress;
use crate::tui::screen::Screen;
use crate::tui::state::Notice;
use crate::tui::terminal::Mouse;
use crate::tui::theme::Theme;

/// What the loop is started with, checked.
#[derive(Debug)]
pub(in crate::tui) struct Start {
    /// What to read.
    pub inputs: Vec<Input>,
    /// The files and folders that are watched.
    pub paths: Vec<PathBuf>,
    /// What could not be found.
    pub problems: Vec<Problem>,
    /// Keys to play when everything is read.
    pub keys: Vec<Key>,
    /// How everything looks.
    pub theme: Theme,
    /// Whether the terminal is asked what it is.
    pub asks: bool,
    /// Whether its background then chooses the theme.
    pub follows_background: bool,
    /// Whether the terminal takes addresses under its cells.
    pub takes_links: bool,
    /// Who gets the mouse.
    pub mouse: Mouse,
    /// How the text is to be set in any case.
    pub text: Wanted,
    /// What keys do.
    pub keymap: Keymap,
    /// What is kept between runs.
    pub keeper: Option<Keeper>,
    /// Why nothing is kept.
    pub trouble: Option<String>,
    /// The corrections that hold at the start.
    pub corrections: Vec<Correction>,
    /// The file that keeps them; none where they cannot be kept.
    pub overrides: Option<PathBuf>,
}

impl Start {
    /// The screen of `size` on which nothing is read yet.
    pub(super) fn screen(&mut self, size: Size) -> Screen {
        let mut screen = Screen::new(Arc::default(), size);
        let state = &mut screen.state;
        state.theme = self.theme;
        state.panes.measure = self.text.or(state.panes.measure);
        state.keymap = Arc::new(std::mem::take(&mut self.keymap));
        state.notice = self.trouble.take().map(Notice::Warns);
        if let Some(keeper) = &mut self.keeper {
            keeper.set_up(state, self.text);
        }
        state.edits.take(self.corrections.clone());
        state.progress = Progress::start(self.inputs.iter().map(name).collect());
        screen
    }
}
