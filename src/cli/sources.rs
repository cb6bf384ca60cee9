//! What a command reads: the paths it was given, or what stands in for them.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use crate::builtin;
use crate::cli::say;
use crate::corpus::{self, Input};
use crate::correction::Correction;
use crate::error::Failure;
use crate::library::Library;
use crate::model::Problem;
use crate::overrides;
use crate::overrides::elsewhere::{self, Elsewhere};

/// The folder that is read where no path is given.
const DEFAULT_FOLDER: &str = "articles";

/// The paths that every command takes.
#[derive(Debug, clap::Args)]
pub(super) struct Paths {
    /// Files and folders to read (folders recursively); - reads one article from standard input
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Correct names by FILE, instead of what was corrected in the reader for these paths
    #[arg(long, value_name = "FILE")]
    overrides: Option<PathBuf>,
    /// Correct nothing
    #[arg(long, conflicts_with = "overrides")]
    no_overrides: bool,
    /// Use and keep nothing between runs: no places, marks, notes, histories or corrections
    #[arg(long)]
    no_state: bool,
}

impl Paths {
    /// The first path that was given.
    pub(super) fn first(&self) -> Option<&Path> {
        self.paths.first().map(PathBuf::as_path)
    }

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

    /// The files and folders that the inputs are found in; none for standard input and the built-in stories.
    pub(super) fn watched(&self) -> Vec<PathBuf> {
        let folder = PathBuf::from(DEFAULT_FOLDER);
        match self.paths.is_empty() {
            true if folder.is_dir() => vec![folder],
            true => Vec::new(),
            false if self.paths.iter().any(|path| path.as_os_str() == "-") => Vec::new(),
            false => self.paths.clone(),
        }
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
        if let Some(file) = self.overrides.as_deref().filter(|file| !file.exists()) {
            return Err(Failure::Usage(format!("{}: there is no such file", file.display())));
        }
        let corrections = self.corrections()?;
        let library = Library::read(&inputs, problems);
        tell(library.problems());
        if library.is_empty() {
            return Err(self.nothing());
        }
        let corrections = if corrections.is_empty() { self.made_elsewhere(&library) } else { corrections };
        if corrections.is_empty() {
            return Ok(library);
        }
        let library = library.corrected(&corrections);
        // What was corrected for all of a folder may find nothing in a part of it.
        if self.overrides.is_some() {
            tell_idle(&library);
        }
        Ok(library)
    }

    /// The corrections that were made for the articles of `library` when they lay in another place. Says so.
    fn made_elsewhere(&self, library: &Library) -> Vec<Correction> {
        let found = self.overrides().and_then(|file| elsewhere::find(&file, library));
        let Some(Elsewhere { file, corrections }) = found else { return Vec::new() };
        let file = file.display();
        say(&format!("corrected as these articles were in another place ({file}); --no-overrides goes without it"));
        corrections
    }

    /// The file that keeps corrections: the one that was named, else that of these paths, if they have a place on disk.
    pub(super) fn overrides(&self) -> Option<PathBuf> {
        let folder = Path::new(DEFAULT_FOLDER);
        let paths = if self.paths.is_empty() && folder.is_dir() { vec![folder.to_owned()] } else { self.paths.clone() };
        let usual = || overrides::place(&paths).filter(|_| !self.no_state);
        self.overrides.clone().or_else(usual).filter(|_| !self.no_overrides)
    }

    /// Whether nothing is to be used that was kept, and nothing to be kept.
    pub(super) fn keeps_nothing(&self) -> bool {
        self.no_state
    }

    /// Whether the file of corrections was named.
    pub(super) fn names_overrides(&self) -> bool {
        self.overrides.is_some()
    }

    /// The corrections that hold.
    ///
    /// # Errors
    /// When their file cannot be read, or has something in it that means nothing.
    pub(super) fn corrections(&self) -> Result<Vec<Correction>, Failure> {
        let Some(file) = self.overrides() else { return Ok(Vec::new()) };
        overrides::read(&file)
            .map_err(|reason| Failure::Usage(format!("{}: {reason}; --no-overrides goes without it", file.display())))
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

/// Reports the corrections that found nothing to correct.
fn tell_idle(library: &Library) {
    for at in library.idle_corrections() {
        say(&format!("correction {} finds nothing here: {}", at + 1, library.corrections()[*at].told()));
    }
}

/// Says what the program waits for when someone is to type the article.
fn announce_stdin(inputs: &[Input]) {
    if inputs.contains(&Input::Stdin) && io::stdin().is_terminal() {
        say("reading an article from the keyboard; end it with Ctrl-d on a line of its own");
    }
}
