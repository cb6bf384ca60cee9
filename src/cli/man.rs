//! `crossread man`: the manual page, made from the grammar and the tables of the program.

use std::io::{self, Write};

use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, italic, roman};

use crate::cli::grammar;
use crate::tui::keymap::{self, table::SECTIONS};

/// Terms and what they mean, for the sections that the grammar does not give.
type Terms<'a> = &'a [(&'a str, &'a str)];

const EXIT_STATUS: Terms = &[
    ("0", "What was asked is done."),
    ("1", "Nothing was found, nothing could be read, or the result could not be written."),
    ("2", "The command was used wrongly, or the settings are wrong."),
];

const ENVIRONMENT: Terms = &[
    ("CROSSREAD_CONFIG", "The file of settings, instead of the usual one."),
    ("CROSSREAD_STATE", "The folder of what is kept between runs, instead of the usual one."),
    ("NO_COLOR", "When set and not empty, the screen uses no colours."),
    ("TERM, COLORTERM, COLORFGBG", "Choose the theme where no other is asked for."),
];

const FILES: Terms = &[
    ("$XDG_CONFIG_HOME/crossread/config.toml", "The settings; \"crossread config\" prints an example."),
    ("$XDG_STATE_HOME/crossread/corpora/*/overrides.json", "What was corrected, for each folder that was read."),
    (
        "$XDG_STATE_HOME/crossread/corpora/*/articles.txt",
        "Which articles that was, to know them again in another place.",
    ),
    (
        "$XDG_STATE_HOME/crossread/reader.json",
        "Places, who was followed, marks, notes, topics, the kept list, histories, theme and sizes.",
    ),
    ("./articles", "What is opened where no path is given."),
];

const EXAMPLES: Terms = &[
    ("crossread ~/stories/harbour", "Read all accounts in a folder."),
    ("pandoc -t plain page.html | crossread -", "Read what another program wrote."),
    ("crossread mentions 'al assad' stories | less", "Every mention of one person, in context."),
    ("crossread export --output dossier.md stories", "Write a dossier."),
    ("crossread overrides stories > mine.json", "Take the corrections along; --overrides mine.json uses them."),
    ("crossread --keys 'f putin<Enter>n' --dump-frame 100x30", "Print what the screen shows after some keys."),
];

/// Prints the page in roff, for `man -l -`.
pub(super) fn run(out: &mut impl Write) -> io::Result<()> {
    // The program's name and version stand for it; a date would make every build a different page.
    let mut grammar = grammar().disable_help_subcommand(true);
    grammar.build();
    let page = Man::new(grammar.clone()).date("").manual("crossread");
    page.render_title(out)?;
    page.render_name_section(out)?;
    synopsis(&grammar).to_writer(out)?;
    description(&grammar).to_writer(out)?;
    page.render_options_section(out)?;
    commands(&grammar).to_writer(out)?;
    keys().to_writer(out)?;
    for (title, terms) in
        [("EXIT STATUS", EXIT_STATUS), ("ENVIRONMENT", ENVIRONMENT), ("FILES", FILES), ("EXAMPLES", EXAMPLES)]
    {
        section(title, terms).to_writer(out)?;
    }
    Ok(())
}

/// Each way to call the program, on a line of its own.
fn synopsis(grammar: &clap::Command) -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", ["SYNOPSIS"]);
    for (at, line) in usage(grammar).lines().enumerate() {
        if at > 0 {
            roff.control("br", []);
        }
        roff.text([roman(line.trim())]);
    }
    roff
}

/// What the program is, and what help says below the options.
fn description(grammar: &clap::Command) -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", ["DESCRIPTION"]);
    let texts = [grammar.get_about(), grammar.get_after_help()];
    for line in
        texts.into_iter().flatten().flat_map(|text| text.to_string().lines().map(str::to_owned).collect::<Vec<_>>())
    {
        roff.control("PP", []);
        roff.text([roman(line)]);
    }
    roff
}

/// Every command with its arguments, in one section: one page to search.
fn commands(grammar: &clap::Command) -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", ["COMMANDS"]);
    for command in grammar.get_subcommands() {
        roff.control("SS", [usage(command).as_str()]);
        roff.text([roman(command.get_about().map(ToString::to_string).unwrap_or_default())]);
        for argument in command.get_arguments().filter(|argument| argument.get_id() != "help") {
            roff.control("TP", []);
            roff.text([bold(argument.to_string())]);
            roff.text([roman(argument_help(argument))]);
        }
    }
    roff
}

/// Every key of the reader, from the key table.
fn keys() -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", ["KEYS"]);
    let mut title = "";
    for section in SECTIONS {
        if section.title != title {
            title = section.title;
            roff.control("SS", [title]);
        }
        for (_, sequences, _, meaning) in section.rows {
            roff.control("TP", []);
            roff.text([bold(sequences.iter().map(|sequence| keymap::label(sequence)).collect::<Vec<_>>().join("  "))]);
            roff.text([roman(*meaning)]);
        }
    }
    roff
}

/// `crossread export [OPTIONS] [PATH]...`
fn usage(command: &clap::Command) -> String {
    let line = command.clone().render_usage().to_string();
    line.trim_start_matches("Usage:").trim().to_owned()
}

/// What an argument means, and what can be given where that is a fixed list.
fn argument_help(argument: &clap::Arg) -> String {
    let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
    let values: Vec<_> = match argument.get_action().takes_values() {
        true => argument.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect(),
        false => Vec::new(),
    };
    if values.is_empty() { help } else { format!("{help}. One of: {}", values.join(", ")) }
}

fn section(title: &str, terms: Terms) -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", [title]);
    for (term, meaning) in terms {
        roff.control("TP", []);
        roff.text([italic(*term)]);
        roff.text([roman(*meaning)]);
    }
    roff
}
