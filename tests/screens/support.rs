//! One call a test: a size, keys, and the screen that they lead to.

use std::sync::Arc;

use crossread::library::Library;
use crossread::tui::keys;
use crossread::tui::screen::Screen;
use ratatui::layout::Size;

use crate::grid::grid;
use crate::story;

/// The screen of `library` at a size, after the keys of `script`.
#[track_caller]
pub(crate) fn play(library: Library, (width, height): (u16, u16), script: &str) -> Screen {
    let mut screen = Screen::new(Arc::new(library), Size::new(width, height));
    press(&mut screen, script);
    screen
}

/// Presses the keys of `script`.
#[track_caller]
pub(crate) fn press(screen: &mut Screen, script: &str) {
    for key in keys::parse(script).expect("the script is well formed") {
        let _ = screen.key(key);
    }
}

/// Compares the screen of the story at a size, after the keys of `script`, with the one that was accepted as `name`.
#[track_caller]
pub(crate) fn screen(name: &str, size: (u16, u16), script: &str) {
    accept(name, &play(story::library(), size, script));
}

/// Compares `screen` with the one that was accepted as `name`.
#[track_caller]
pub(crate) fn accept(name: &str, screen: &Screen) {
    let drawn = grid(&screen.frame(), screen.state.theme);
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, drawn);
    });
}

/// The last row of the story's screen at 100 columns, after the keys of `script`.
pub(crate) fn status(script: &str) -> String {
    status_of(&play(story::library(), (100, 24), script))
}

/// The last row of `screen`.
pub(crate) fn status_of(screen: &Screen) -> String {
    let text = crossread::tui::screen::text_of(&screen.frame());
    text.lines().last().unwrap_or_default().trim().to_owned()
}
