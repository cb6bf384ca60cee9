//! What a command reads: the paths it was given, or what stands in for them.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use crate::builtin;
use crate::cli::say;
use crate::corpus::{self, Input};
use crate::error::Failure;
use crate::library::Library;
use crate::model::Problem;

/// The folder that is read where no path is given.
const DEFAULT_FOLDER: &str = "articles";

/// The paths that every command takes.
#[derive(Debug, clap::Args)]
pub(super) struct Paths {
    /// Files and folders to read (folders recursively); - reads one article from standard input
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
}

impl Paths {
    /// The inputs to read, and what is wrong with some of the paths.
    fn inputs(&self) -> (Vec<Input>, Vec<Problem>) {
        if !self.paths.is_empty() {
            return corpus::discover(&self.paths);
        }
        let folder = Path::new(DEFAULT_FOLDER);
        if folder.is_dir() {
            return corpus::discover(&[folder.to_owned()]);
        }
        (builtin::STORIES.to_vec(), Vec::new())
    }

    /// The inputs to read and what could not be found.
    ///
    /// # Errors
    /// When there is nothing to read; what could not be found has then been told.
    pub(super) fn found(&self) -> Result<(Vec<Input>, Vec<Problem>), Failure> {
        let (inputs, problems) = self.inputs();
        if inputs.is_empty() {
            tell(&problems);
            return Err(self.nothing());
        }
        announce_stdin(&inputs);
        Ok((inputs, problems))
    }

    /// Everything read and understood. Tells what could not be read.
    ///
    /// # Errors
    /// When nothing at all could be read.
    pub(super) fn library(&self) -> Result<Library, Failure> {
        let (inputs, problems) = self.found()?;
        let library = Library::read(&inputs, problems);
        tell(library.problems());
        if library.is_empty() { Err(self.nothing()) } else { Ok(library) }
    }

    /// The failure of having nothing to show.
    pub(super) fn nothing(&self) -> Failure {
        let place = match self.paths.as_slice() {
            [] => DEFAULT_FOLDER.to_owned(),
            [only] => only.display().to_string(),
            [first, rest @ ..] => format!("{} and {} more", first.display(), rest.len()),
        };
        Failure::Nothing(format!("found no article that could be read in {place}"))
    }
}

/// Reports each problem on a line of its own.
pub(super) fn tell(problems: &[Problem]) {
    for problem in problems {
        say(&problem.to_string());
    }
}

/// Says what the program waits for when someone is to type the article.
fn announce_stdin(inputs: &[Input]) {
    if inputs.contains(&Input::Stdin) && io::stdin().is_terminal() {
        say("reading an article from the keyboard; end it with Ctrl-d on a line of its own");
    }
}
