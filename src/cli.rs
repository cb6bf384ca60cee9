//! The command line: one command a file. Messages go to standard error, results to standard output.

mod completions;
mod config;
mod entities;
mod export;
mod json;
mod man;
mod mentions;
mod namesakes;
mod open;
mod output;
mod overrides;
mod plain;
mod quotes;
mod sources;
mod table;

use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

use crate::error::Failure;
use crate::text::sanitise::sanitise_line;

/// What a user gets told below the options.
const AFTER_HELP: &str = "\
With no PATH, crossread opens ./articles if there is one, else the sample stories built into the program.
A PATH that is called like a command is written ./export, or after --.
When standard output is not a terminal, the articles are printed as plain text.

Exit codes: 0 done, 1 nothing found or nothing readable, 2 wrong usage.";

/// Read every account of one story, together, in a terminal.
#[derive(Debug, Parser)]
#[command(name = "crossread", version, args_conflicts_with_subcommands = true, after_help = AFTER_HELP)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    open: open::Args,
}

/// What to do other than open the reader.
#[derive(Debug, Subcommand)]
enum Command {
    /// Write the whole analysis: articles, entities, mentions, topics
    Export(export::Args),
    /// List who and what the articles name, one line each
    Entities(entities::Args),
    /// List every mention of the best match for a query, with its sentence
    Mentions(mentions::Args),
    /// List the quoted words with who says them, all or those of one speaker
    Quotes(quotes::Args),
    /// Print what was corrected in the reader, as a file for --overrides
    Overrides(overrides::Args),
    /// Print a completion script for a shell
    Completions(completions::Args),
    /// Print the manual page
    Man,
    /// Print the settings that hold, and where they are kept
    Config,
}

/// Runs the program with the arguments and streams of the process.
#[must_use]
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    // Not locked: where the reader runs, other threads must be able to give the terminal back.
    let mut out = BufWriter::new(io::stdout());
    let done = run(&cli, &mut out).and_then(|()| Ok(out.flush()?));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            if !failure.is_broken_pipe() {
                say(&failure.to_string());
            }
            ExitCode::from(failure.code())
        }
    }
}

/// The grammar of the command line, from which help, completions and the manual page are made.
#[must_use]
pub fn grammar() -> clap::Command {
    Cli::command()
}

fn run(cli: &Cli, out: &mut impl Write) -> Result<(), Failure> {
    match &cli.command {
        None => match misplaced(&cli.open) {
            Some(command) => Err(Failure::Usage(format!(
                "{command}: no such file; options of the command {command} stand behind it, as in: crossread {command} --no-state"
            ))),
            None => open::run(&cli.open, out),
        },
        Some(Command::Export(args)) => export::run(args, out),
        Some(Command::Entities(args)) => entities::run(args, out),
        Some(Command::Mentions(args)) => mentions::run(args, out),
        Some(Command::Quotes(args)) => quotes::run(args, out),
        Some(Command::Overrides(args)) => overrides::run(args, out),
        Some(Command::Completions(args)) => Ok(completions::run(args, out)?),
        Some(Command::Man) => Ok(man::run(out)?),
        Some(Command::Config) => config::run(out),
    }
}

/// The command that was taken for a file, as an option stands before it, where there is no file of that name.
fn misplaced(open: &open::Args) -> Option<String> {
    let grammar = grammar();
    let is_command = |path: &&Path| grammar.get_subcommands().any(|command| path.as_os_str() == command.get_name());
    let first = open.first().filter(|path| !path.exists()).filter(is_command);
    first.map(|path| path.display().to_string())
}

/// Tells the user something on standard error. A closed standard error is no reason to stop.
fn say(message: &str) {
    let _ = writeln!(io::stderr(), "crossread: {}", sanitise_line(message));
}
