//! `crossread export`: the whole analysis in one document, for other programs and for reading on paper.

mod csv;
mod json;
mod markdown;

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use crate::cli::output;
use crate::cli::sources::Paths;
use crate::error::Failure;
use crate::library::Library;

/// What to export, how and where to.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    paths: Paths,
    /// The format; without it, by the ending of FILE (.json, .md, .csv), else JSON
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Write to FILE, all at once, instead of standard output (-)
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// How the analysis is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Everything, in the documented schema
    Json,
    /// A dossier to read: articles, entities, topics, mentions in context
    #[value(alias = "md")]
    Markdown,
    /// One row a mention, for spreadsheets
    Csv,
}

impl Format {
    /// The format that a file's ending asks for.
    fn of(file: &Path) -> Option<Self> {
        Self::from_str(file.extension()?.to_str()?, true).ok()
    }

    fn write(self, library: &Library, out: &mut impl Write) -> io::Result<()> {
        match self {
            Self::Json => json::write(library, out),
            Self::Markdown => markdown::write(library, out),
            Self::Csv => csv::write(library, out),
        }
    }
}

/// Reads everything and writes the analysis.
pub(super) fn run(args: &Args, out: &mut impl Write) -> Result<(), Failure> {
    let file = args.output.as_deref().filter(|file| *file != Path::new("-"));
    let format = args.format.or_else(|| file.and_then(Format::of)).unwrap_or(Format::Json);
    let library = args.paths.library()?;
    match file {
        Some(file) => output::replace(file, |out| format.write(&library, out)),
        None => Ok(format.write(&library, out)?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_of_the_file_chooses_the_format() {
        let of = |name: &str| Format::of(Path::new(name));
        assert_eq!(of("a/b.md"), Some(Format::Markdown));
        assert_eq!(of("b.CSV"), Some(Format::Csv));
        assert_eq!(of("b.json"), Some(Format::Json));
        assert_eq!(of("b.txt"), None);
        assert_eq!(of("json"), None);
    }
}
