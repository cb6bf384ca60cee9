//! What the environment says about the terminal.

use super::theme::Theme;

/// Terminals that print what they do not know.
const BARE: [&str; 5] = ["dumb", "linux", "ansi", "vt52", "cons25"];

/// What the environment says about the terminal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// `NO_COLOR` is set and not empty.
    pub no_color: bool,
    /// `TERM`.
    pub term: String,
    /// `COLORTERM`.
    pub colorterm: String,
    /// `COLORFGBG`: the palette numbers of foreground and background, such as `15;0` or `0;default;15`.
    pub colorfgbg: String,
}

impl Surroundings {
    /// Reads the environment.
    #[must_use]
    pub fn read() -> Self {
        let value = |name| std::env::var_os(name).unwrap_or_default().to_string_lossy().into_owned();
        Self {
            no_color: !value("NO_COLOR").is_empty(),
            term: value("TERM"),
            colorterm: value("COLORTERM"),
            colorfgbg: value("COLORFGBG"),
        }
    }

    /// Whether there are to be no colours.
    #[must_use]
    pub fn is_colourless(&self) -> bool {
        self.no_color || self.term == "dumb"
    }

    /// Whether the terminal knows what it is asked and told beyond the usual, or passes it over.
    #[must_use]
    pub fn is_capable(&self) -> bool {
        // Windows sets no TERM.
        (cfg!(windows) || !self.term.is_empty()) && !BARE.contains(&self.term.as_str())
    }

    /// Whether only the terminal itself can tell its background, and that would make a difference.
    #[must_use]
    pub fn leaves_background_open(&self) -> bool {
        self.colorfgbg.is_empty() && Theme::detect(self) == Theme::Dark
    }

    /// Whether the background is white or light grey. Not known counts as dark.
    pub(super) fn has_light_background(&self) -> bool {
        let background = self.colorfgbg.rsplit(';').next().and_then(|number| number.parse::<u8>().ok());
        matches!(background, Some(7 | 9..=15))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terminals_that_print_what_they_do_not_know_are_spared_it() {
        let takes = |term: &str| Surroundings { term: term.to_owned(), ..Surroundings::default() }.is_capable();
        assert!(takes("xterm-256color") && takes("tmux") && takes("screen"));
        assert!(!takes("dumb") && !takes("linux"));
    }
}
