//! `crossread config`: which settings hold, and the file that they come from.
//!
//! The file is TOML and every line of it is optional. An option on the command line goes before it.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::io::{self, Write};
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;

use crate::error::Failure;
use crate::text::sanitise::sanitise_line;
use crate::tui::keymap::{Keymap, table::SECTIONS};
use crate::tui::measure::{Measure, Side, Wanted};
use crate::tui::theme::Theme;

/// The theme that is chosen by what the terminal can show.
const AUTO: &str = "auto";

/// The file of settings as it is written.
#[derive(Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct File {
    theme: Option<Spanned<String>>,
    mouse: bool,
    state: bool,
    columns: Option<Spanned<u16>>,
    margin: Option<Spanned<u16>>,
    side: Option<Spanned<String>>,
    keys: BTreeMap<String, Spanned<Bound>>,
}

impl Default for File {
    fn default() -> Self {
        Self { theme: None, mouse: true, state: true, columns: None, margin: None, side: None, keys: BTreeMap::new() }
    }
}

/// The key sequences of one line of the key table.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged, expecting = "a key such as \"n\", or a list of keys")]
enum Bound {
    One(String),
    Many(Vec<String>),
}

/// How the reader is set up.
#[derive(Clone, Debug)]
pub(super) struct Settings {
    /// The theme's name, or [`AUTO`].
    theme: String,
    /// Whether the reader takes the mouse.
    pub(super) mouse: bool,
    /// Whether anything is kept between runs.
    pub(super) state: bool,
    /// How the text is set, as far as it is asked for.
    pub(super) text: Wanted,
    /// What keys do.
    pub(super) keymap: Keymap,
}

impl Default for Settings {
    fn default() -> Self {
        let File { mouse, state, .. } = File::default();
        Self { theme: AUTO.to_owned(), mouse, state, text: Wanted::default(), keymap: Keymap::default() }
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
        let at = |byte: usize| format!("line {}", 1 + text[..byte].matches('\n').count());
        let File { theme, mouse, state, columns, margin, side, keys } = toml::from_str(text)
            .map_err(|error| format!("{}: {}", at(error.span().map_or(0, |span| span.start)), error.message()))?;
        let keymap = keymap(&keys).map_err(|(byte, reason)| format!("{}: {reason}", at(byte)))?;
        let located = |(byte, reason): (usize, String)| format!("{}: {reason}", at(byte));
        let theme = checked(theme, known_theme).map_err(located)?.unwrap_or_else(|| AUTO.to_owned());
        let columns = checked(columns, |it| fitting("columns", it, &Measure::COLUMNS)).map_err(located)?;
        let margin = checked(margin, |it| fitting("margin", it, &Measure::MARGIN)).map_err(located)?;
        let side = checked(side, |name| known_side(&name)).map_err(located)?;
        Ok(Self { theme, mouse, state, text: Wanted { columns, margin, side }, keymap })
    }
}

/// The value of a line as `check` takes it, if there is one; else what it says is wrong with it, and at which byte.
fn checked<T, U>(
    line: Option<Spanned<T>>,
    check: impl Fn(T) -> Result<U, String>,
) -> Result<Option<U>, (usize, String)> {
    let Some(line) = line else { return Ok(None) };
    let start = line.span().start;
    check(line.into_inner()).map(Some).map_err(|reason| (start, reason))
}

fn known_theme(name: String) -> Result<String, String> {
    if name == AUTO || Theme::named(&name).is_some() {
        return Ok(name);
    }
    Err(format!("there is no theme {name}; there are {AUTO}, {}", Theme::ALL.map(Theme::label).join(", ")))
}

fn known_side(name: &str) -> Result<Side, String> {
    let all = Side::ALL.map(Side::label).join(" and ");
    Side::named(name).ok_or_else(|| format!("there is no side {name}; there are {all}"))
}

fn fitting(name: &str, number: u16, bounds: &RangeInclusive<u16>) -> Result<u16, String> {
    let fits = bounds.contains(&number);
    let (least, most) = (bounds.start(), bounds.end());
    fits.then_some(number).ok_or_else(|| format!("{name} is a number from {least} to {most}, not {number}"))
}

/// The keys of the table with those of `lines` instead of their own; else what is wrong, and at which byte.
fn keymap(lines: &BTreeMap<String, Spanned<Bound>>) -> Result<Keymap, (usize, String)> {
    let mut keymap = Keymap::default();
    for (name, bound) in lines {
        let sequences = match bound.get_ref() {
            Bound::One(sequence) => vec![sequence.clone()],
            Bound::Many(sequences) => sequences.clone(),
        };
        keymap.bind(name, &sequences).map_err(|reason| (bound.span().start, reason))?;
    }
    let Some(conflict) = keymap.conflicts().into_iter().next() else { return Ok(keymap) };
    let names = lines.iter().filter(|(name, _)| conflict.contains(&format!("({name})")));
    let last = names.map(|(_, bound)| bound.span().start).max().unwrap_or_default();
    Err((last, format!("{conflict} cannot both be pressed: give one of them another key, or none with []")))
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
    let settings = Settings::load()?;
    let shown = |file: &Path| sanitise_line(&file.to_string_lossy());
    match place() {
        Some(file) if file.exists() => writeln!(out, "# {}", shown(&file))?,
        Some(file) => writeln!(out, "# {} (not there: these are the defaults)", shown(&file))?,
        None => writeln!(out, "# no folder for settings is known: these are the defaults")?,
    }
    print(&settings, out)?;
    Ok(())
}

/// Writes `settings` as a file. Keys that are those of the table stand in comments.
fn print(settings: &Settings, out: &mut impl Write) -> io::Result<()> {
    let Settings { theme, mouse, state, text, keymap } = settings;
    writeln!(out, "# {AUTO}, {}", Theme::ALL.map(Theme::label).join(", "))?;
    writeln!(out, "theme = \"{theme}\"")?;
    writeln!(out, "# false leaves the mouse to the terminal\nmouse = {mouse}")?;
    writeln!(
        out,
        "# false keeps nothing between runs: no places, marks, notes, histories or corrections\nstate = {state}"
    )?;
    print_text(*text, out)?;
    writeln!(out, "# A line gives a name other keys than its own: one, or a list; [] gives it none.\n[keys]")?;
    let usual = Keymap::default();
    for (name, _, _, meaning) in SECTIONS.iter().flat_map(|section| section.rows) {
        let sequences = keymap.notations(name);
        let keys = sequences.iter().map(|keys| format!("{keys:?}")).collect::<Vec<_>>().join(", ");
        let comment = if sequences == usual.notations(name) { "# " } else { "" };
        writeln!(out, "{comment}{name} = [{keys}]  # {meaning}")?;
    }
    Ok(())
}

/// Writes how the text is set. What is not asked for stands in comments: it is as it was left.
fn print_text(text: Wanted, out: &mut impl Write) -> io::Result<()> {
    let Measure { columns, margin, side } = text.or(Measure::default());
    let sign = |is_asked: bool| if is_asked { "" } else { "# " };
    writeln!(out, "# How the text is set; without these lines, as it was left.")?;
    writeln!(out, "# the widest row, in columns\n{}columns = {columns}", sign(text.columns.is_some()))?;
    writeln!(out, "# the columns that stay free on each side\n{}margin = {margin}", sign(text.margin.is_some()))?;
    let sides = Side::ALL.map(Side::label).join(", ");
    writeln!(out, "# {sides}\n{}side = \"{}\"\n", sign(text.side.is_some()), side.label())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Some of what the settings in `text` say: theme, mouse, columns, and the keys of two names.
    #[track_caller]
    fn check(lines: &str, expected: &str) {
        let settings = Settings::parse(lines).expect(lines);
        let Settings { theme, mouse, text, keymap, .. } = settings;
        let Measure { columns, margin, side } = text.or(Measure::default());
        let keys = ["theme", "next-mention"].map(|name| keymap.labels(name).join(" "));
        assert_eq!(
            format!("{theme} {mouse} {columns}/{margin} {} {}", side.label(), keys.join(" ")),
            expected,
            "{lines}"
        );
    }

    #[test]
    fn every_line_is_optional() {
        check("", "auto true 80/1 middle T n");
        check("mouse = false\ncolumns = 60", "auto false 60/1 middle T n");
        check("margin = 4\nside = \"left\"", "auto true 80/4 left T n");
        check("theme = \"light\"\n[keys]\ntheme = \"<F5>\"", "light true 80/1 middle F5 n");
        check("[keys]\nnext-mention = [\"<F3>\", \"n\"]\ntheme = []", "auto true 80/1 middle  F3 n");
    }

    #[test]
    fn what_means_nothing_is_named_with_its_line() {
        for (text, reason) in [
            ("mouse = true\nmuose = true", "line 2: unknown field `muose`"),
            ("theme = \"mauve\"", "there is no theme mauve"),
            ("theme = ", "line 1: "),
            ("margin = 99", "margin is a number from 1 to 60, not 99"),
            ("\nside = \"right\"", "line 2: there is no side right; there are middle and left"),
            ("columns = 3", "columns is a number from 20 to 240, not 3"),
            ("[keys]\n\nnxt-mention = \"x\"", "line 3: nothing is called nxt-mention; did you mean next-mention?"),
            ("[keys]\ntheme = \"<Foo>\"", "line 2: <Foo>: "),
            ("[keys]\ntheme = 3", "line 2: a key such as"),
            ("[keys]\ntheme = \"n\"", "line 2: n (next-mention) and n (theme) cannot both be pressed"),
            ("[keys]\ntheme = \"gx\"\njump = \"g\"", "line 3: "),
        ] {
            let found = Settings::parse(text).expect_err(text);
            assert!(found.contains(reason), "{found}");
        }
    }

    #[test]
    fn what_is_printed_gives_the_same_settings() {
        for text in ["", "theme = \"plain\"\n[keys]\ntheme = [\"<F5>\", \"gT\"]\nmark = \"M\"\nredraw = []"] {
            let printed = |settings: &Settings| {
                let mut out = Vec::new();
                print(settings, &mut out).unwrap();
                String::from_utf8(out).unwrap()
            };
            let once = printed(&Settings::parse(text).unwrap());
            assert_eq!(printed(&Settings::parse(&once).expect("what is printed can be read")), once);
            let all =
                once.lines().map(|line| line.strip_prefix("# ").filter(|line| line.contains(" = [")).unwrap_or(line));
            let all: Vec<_> = all.collect();
            assert_eq!(printed(&Settings::parse(&all.join("\n")).expect("the comments can be used")), once);
        }
    }
}
