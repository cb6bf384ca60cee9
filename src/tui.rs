//! The screen: a key becomes an action, an action changes the state, the view draws library and state.
//!
//! [`run`] is the interactive program; [`dump_frame`] plays keys on a library without any terminal.

pub mod action;
pub mod aliases;
pub mod articles;
pub mod ask;
pub mod background;
pub mod clipboard;
pub mod command;
pub mod coverage;
mod driver;
pub mod edits;
pub mod entities;
pub mod excerpt;
pub mod explain;
pub mod groups;
pub mod heading;
pub mod help;
pub mod hyperlink;
pub mod jump;
pub mod keeper;
pub mod kept;
pub mod keymap;
pub mod keys;
pub mod layout;
pub mod line;
pub mod list;
pub mod margin;
pub mod measure;
pub mod mentions;
pub mod offering;
pub mod output;
pub mod outside;
pub mod overlay;
pub mod page;
pub mod paint;
pub mod place;
pub mod preview;
pub mod problems;
pub mod progress;
pub mod quotes;
pub mod reader;
pub mod recall;
pub mod relocate;
pub mod saved;
pub mod screen;
pub mod search;
pub mod sheet;
pub mod shelf;
mod shown;
pub mod signals;
pub mod state;
pub mod status;
pub mod subject;
pub mod surroundings;
pub mod terminal;
pub mod theme;
pub mod trail;
pub mod update;
pub mod view;
pub mod watch;

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use ratatui::layout::Size;

use driver::Start;
use keeper::Keeper;
use keymap::Keymap;
use measure::Wanted;
use screen::Screen;
use surroundings::Surroundings;
use terminal::Mouse;
use theme::Theme;
use update::Effect;

use crate::corpus::Input;
use crate::correction::Correction;
use crate::library::Library;
use crate::model::Problem;

/// What the reader is started with.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// What to read, in reading order.
    pub inputs: Vec<Input>,
    /// The files and folders that the inputs were found in, to be watched.
    pub paths: Vec<PathBuf>,
    /// What could not be found, to be shown beside what could.
    pub problems: Vec<Problem>,
    /// Keys to play at start, in the notation of key scripts: `jj<Tab>f putin<Enter>`.
    pub keys: Option<String>,
    /// The theme's name; without one, it is chosen by the terminal and `NO_COLOR`.
    pub theme: Option<String>,
    /// Whether the mouse is left to the terminal.
    pub no_mouse: bool,
    /// How the text is to be set in any case; else it is as it was left.
    pub text: Wanted,
    /// What keys do.
    pub keymap: Keymap,
    /// The folder of what is kept between runs; without one, nothing is.
    pub state: Option<PathBuf>,
    /// The corrections that hold at the start.
    pub corrections: Vec<Correction>,
    /// The file that keeps them; without one they are lost at the end.
    pub overrides: Option<PathBuf>,
}

/// Opens the reader on the terminal and returns when the reader quits.
///
/// # Errors
/// When the terminal cannot be set up or written to; [`io::ErrorKind::InvalidInput`] when the key script or the
/// theme's name is wrong.
pub fn run(options: Options) -> io::Result<()> {
    let Options { theme, no_mouse, keys, state, .. } = &options;
    let keys = keys::parse(keys.as_deref().unwrap_or_default()).map_err(wrong_input)?;
    let surroundings = Surroundings::read();
    // Nothing that goes wrong here is a reason not to read.
    let (keeper, trouble) = match state.as_deref().map(Keeper::open).transpose() {
        Ok(keeper) => (keeper, None),
        Err(error) => (None, Some(format!("nothing is kept in this run: {error}"))),
    };
    let chosen = || keeper.as_ref().and_then(Keeper::theme).filter(|_| !surroundings.is_colourless());
    let theme = theme.clone().or_else(|| chosen().map(|theme| theme.label().to_owned()));
    let follows_background = theme.is_none() && surroundings.leaves_background_open();
    let theme = match theme {
        Some(name) => Theme::named(&name).ok_or_else(|| wrong_input(format!("there is no theme {name:?}")))?,
        None => Theme::detect(&surroundings),
    };
    let mouse = if *no_mouse { Mouse::Terminals } else { Mouse::Ours };
    let Options { inputs, paths, problems, text, keymap, corrections, overrides, .. } = options;
    driver::run(Start {
        inputs,
        paths,
        problems,
        keys,
        theme,
        asks: surroundings.is_capable(),
        follows_background,
        takes_links: surroundings.is_capable(),
        mouse,
        text,
        keymap,
        keeper,
        trouble,
        corrections,
        overrides,
    })
}

fn wrong_input(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, error)
}

/// Plays the key script on `library` with no terminal, with what keys do and how text is set, and gives the last frame of
/// so many columns and rows as plain text: one line a row, without trailing spaces.
///
/// # Errors
/// [`io::ErrorKind::InvalidInput`] when the script is wrong.
pub fn dump_frame(
    library: Library,
    script: &str,
    (width, height): (u16, u16),
    (keymap, text): (Keymap, Wanted),
) -> io::Result<String> {
    let keys = keys::parse(script).map_err(wrong_input)?;
    let corrections = library.corrections().to_vec();
    let mut screen = Screen::new(Arc::new(library), Size::new(width.max(1), height.max(1)));
    screen.state.edits.take(corrections);
    screen.state.keymap = Arc::new(keymap);
    screen.state.panes.measure = text.or(screen.state.panes.measure);
    for key in keys {
        if screen.key(key) == Effect::Quit {
            break;
        }
    }
    Ok(screen::text_of(&screen.frame()))
}
