//! `crossread [PATH]...`: the reader, one frame of it as text, or the articles as plain text.

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::str::FromStr;

use clap::builder::PossibleValuesParser;

use crate::cli::config::Settings;
use crate::cli::sources::{Paths, tell};
use crate::cli::{plain, say};
use crate::error::Failure;
use crate::state_file;
use crate::tui;
use crate::tui::theme::Theme;

/// What the reader is opened with.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    paths: Paths,
    /// Keys to play at start
    #[arg(
        long,
        help = "Play keys at start, as in 'jj<Tab>f putin<Enter>'; also <Ctrl-d>, <Alt-Enter>, <lt> for <",
        value_name = "SCRIPT",
        allow_hyphen_values = true
    )]
    keys: Option<String>,
    /// Print the screen as text after the keys, then exit; needs no terminal
    #[arg(long, value_name = "WxH")]
    dump_frame: Option<Size>,
    /// The colours; without it, by the settings, else by what the terminal can show
    #[arg(long, value_name = "NAME", value_parser = PossibleValuesParser::new(Theme::ALL.map(Theme::label)))]
    theme: Option<String>,
    /// Leave the mouse to the terminal
    #[arg(long)]
    no_mouse: bool,
}

impl Args {
    /// The first path that was given.
    pub(super) fn first(&self) -> Option<&Path> {
        self.paths.first()
    }
}

/// The size of a screen in columns and rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Size {
    width: u16,
    height: u16,
}

impl Size {
    /// The longest side that can be asked for: more than any screen, and still a frame that fits in memory.
    const LONGEST: u16 = 2000;
}

impl FromStr for Size {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let side = |text: &str| text.parse().ok().filter(|side| (1..=Self::LONGEST).contains(side));
        text.split_once(['x', 'X'])
            .and_then(|(width, height)| Some(Self { width: side(width)?, height: side(height)? }))
            .ok_or_else(|| format!("a size is columns x rows, each from 1 to {}, as in 100x30", Self::LONGEST))
    }
}

/// Opens the reader, or prints what stands in for it.
pub(super) fn run(args: &Args, out: &mut impl Write) -> Result<(), Failure> {
    if let Some(size) = args.dump_frame {
        return dump(args, size, out);
    }
    if !io::stdout().is_terminal() {
        if args.keys.is_some() {
            say("standard output is not a terminal: the keys are not played; --dump-frame WxH prints a frame");
        }
        return print(args, out);
    }
    open(args)
}

/// Prints the articles. Nothing is recognised in them: only their text is asked for.
fn print(args: &Args, out: &mut impl Write) -> Result<(), Failure> {
    let (inputs, problems) = args.paths.found()?;
    tell(&problems);
    match plain::write(&inputs, out)? {
        0 => Err(args.paths.nothing()),
        _ => Ok(()),
    }
}

fn dump(args: &Args, size: Size, out: &mut impl Write) -> Result<(), Failure> {
    let Settings { keymap, text, .. } = Settings::load()?;
    let script = args.keys.as_deref().unwrap_or_default();
    let library = args.paths.library()?;
    let frame = tui::dump_frame(library, script, (size.width, size.height), (keymap, text)).map_err(screen_failure)?;
    out.write_all(frame.as_bytes())?;
    Ok(())
}

fn open(args: &Args) -> Result<(), Failure> {
    let settings = Settings::load()?;
    let (found, mut problems) = args.paths.found()?;
    // Before the terminal is taken: typed text ends only on a line that the terminal edits, and then the keys are ours.
    let mut inputs = Vec::with_capacity(found.len());
    for input in found {
        match input.fed() {
            Ok(input) => inputs.push(input),
            Err(problem) => problems.push(problem),
        }
    }
    let keeps = !args.paths.keeps_nothing() && settings.state;
    let options = tui::Options {
        inputs,
        problems,
        keys: args.keys.clone(),
        theme: args.theme.as_deref().or(settings.theme()).map(str::to_owned),
        no_mouse: args.no_mouse || !settings.mouse,
        text: settings.text,
        keymap: settings.keymap,
        paths: args.paths.watched(),
        state: state_file::folder().filter(|_| keeps),
        corrections: args.paths.corrections()?,
        overrides: args.paths.overrides().filter(|_| keeps || args.paths.names_overrides()),
    };
    tui::run(options).map_err(screen_failure)
}

/// A wrong key script or theme is wrong usage; anything else is the terminal's.
fn screen_failure(error: io::Error) -> Failure {
    match error.kind() {
        io::ErrorKind::InvalidInput => Failure::Usage(error.to_string()),
        _ => Failure::Terminal(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_two_sides_within_bounds() {
        assert_eq!("100x30".parse(), Ok(Size { width: 100, height: 30 }));
        assert_eq!("1X2000".parse(), Ok(Size { width: 1, height: 2000 }));
        for wrong in ["", "x", "80", "80x", "x24", "0x24", "80x0", "2001x1", "-1x5", "80x24x1", "80 x 24", "999999x1"] {
            assert!(wrong.parse::<Size>().is_err(), "{wrong}");
        }
    }
}
