//! `crossread config`: which settings hold, and the file that they come from.
//!
//! The file is TOML and every line of it is optional. An option on the command line goes before it.

use std::env;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::error::Failure;
use crate::text::sanitise::sanitise_line;
use crate::tui::theme::Theme;

/// The theme that is chosen by what the terminal can show.
const AUTO: &str = "auto";

/// How the reader is set up.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Settings {
    /// The theme's name, or [`AUTO`].
    theme: String,
    /// Whether the reader takes the mouse.
    pub(super) mouse: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { theme: AUTO.to_owned(), mouse: true }
    }
}

impl Settings {
    /// The theme that is asked for, if one is.
    pub(super) fn theme(&self) -> Option<&str> {
        Some(self.theme.as_str()).filter(|name| *name != AUTO)
    }

    /// The settings of the user's file, or the defaults where there is none.
    ///
    /// # Errors
    /// When there is a file that cannot be read or has something in it that means nothing.
    pub(super) fn load() -> Result<Self, Failure> {
        let Some(file) = place() else { return Ok(Self::default()) };
        match fs::read_to_string(&file) {
            Ok(text) => Self::parse(&text).map_err(|reason| wrong(&file, &reason)),
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(Self::default()),
            Err(cause) => Err(wrong(&file, &cause.to_string())),
        }
    }

    /// The settings in `text`, or what is wrong with it and on which line.
    fn parse(text: &str) -> Result<Self, String> {
        let settings: Self = toml::from_str(text).map_err(|error| {
            let line = error.span().map_or(1, |span| 1 + text[..span.start].matches('\n').count());
            format!("line {line}: {}", error.message())
        })?;
        match settings.theme() {
            Some(name) if Theme::named(name).is_none() => {
                Err(format!("there is no theme {name}; there are {AUTO}, {}", Theme::ALL.map(Theme::label).join(", ")))
            }
            _ => Ok(settings),
        }
    }
}

fn wrong(file: &Path, reason: &str) -> Failure {
    Failure::Usage(format!("{}: {reason}", file.display()))
}

/// Where the user's file is, or would be: `CROSSREAD_CONFIG`, else in the folder where the system keeps such files.
fn place() -> Option<PathBuf> {
    let variable = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    if let Some(file) = variable("CROSSREAD_CONFIG") {
        return Some(file);
    }
    let home = || variable("HOME").map(|home| home.join(".config"));
    let folder = if cfg!(windows) { variable("APPDATA") } else { variable("XDG_CONFIG_HOME").or_else(home) };
    Some(folder?.join("crossread").join("config.toml"))
}

/// Prints the settings that hold as the file that would give them.
pub(super) fn run(out: &mut impl Write) -> Result<(), Failure> {
    let Settings { theme, mouse } = Settings::load()?;
    let shown = |file: &Path| sanitise_line(&file.to_string_lossy());
    match place() {
        Some(file) if file.exists() => writeln!(out, "# {}", shown(&file))?,
        Some(file) => writeln!(out, "# {} (not there: these are the defaults)", shown(&file))?,
        None => writeln!(out, "# no folder for settings is known: these are the defaults")?,
    }
    writeln!(out, "# {AUTO}, {}", Theme::ALL.map(Theme::label).join(", "))?;
    writeln!(out, "theme = \"{theme}\"")?;
    writeln!(out, "# false leaves the mouse to the terminal\nmouse = {mouse}")?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_optional() {
        assert_eq!(Settings::parse(""), Ok(Settings::default()));
        assert_eq!(Settings::parse("mouse = false"), Ok(Settings { mouse: false, ..Settings::default() }));
        assert_eq!(Settings::parse("theme = \"light\"").as_ref().map(Settings::theme), Ok(Some("light")));
    }

    #[test]
    fn what_means_nothing_is_named_with_its_line() {
        for (text, reason) in [
            ("mouse = true\nmuose = true", "line 2: unknown field `muose`"),
            ("theme = \"mauve\"", "there is no theme mauve"),
            ("theme = ", "line 1: "),
        ] {
            let found = Settings::parse(text).expect_err(text);
            assert!(found.starts_with(reason), "{found}");
        }
    }
}
