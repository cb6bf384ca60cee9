//! Files and folders to articles. The only part of the core that touches the disk.
//!
//! [`discover()`] lists what there is to read; [`load`] reads one input. Both report what could not be read beside what
//! could, and never fail as a whole.
//!
//! One input goes through four steps, a file each: bytes (`read`), text (`decode`), drafts (`plain`, `markdown`,
//! `json`: fields and blocks as the format gives them) and articles (`article`: typed regions, source, date, language).
//! Every string passes `tidy` on the way, so nothing a terminal could obey gets into an article.

mod article;
mod complaints;
mod date;
mod decode;
mod discover;
mod draft;
mod fields;
mod format;
mod front_matter;
mod html;
mod json;
mod language;
mod markdown;
mod natural;
mod outlets;
mod pattern;
mod plain;
mod read;
mod regions;
mod shape;
mod source;
mod tidy;

use std::path::PathBuf;
use std::sync::Arc;

pub use discover::discover;
use rayon::prelude::*;

use crate::model::{Article, Harm, Problem};

/// Something to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A file on disk.
    File(PathBuf),
    /// One article from standard input.
    Stdin,
    /// One article that standard input has given already.
    Fed(Arc<[u8]>),
    /// A text that is compiled into the program: its name (with a format's extension) and its bytes.
    Builtin(&'static str, &'static [u8]),
}

impl Input {
    /// The input as it was named or found, safe to show; `-` for standard input.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::File(path) => tidy::line(&path.to_string_lossy()),
            Self::Stdin | Self::Fed(_) => "-".to_owned(),
            Self::Builtin(name, _) => (*name).to_owned(),
        }
    }

    /// The input with all that standard input gives, where that is what it reads: later somebody else may listen to it.
    /// Waits for the end of standard input.
    ///
    /// # Errors
    /// Why standard input cannot be read.
    pub fn fed(self) -> Result<Self, Problem> {
        match self {
            Self::Stdin => match read::bytes(&self) {
                Ok(bytes) => Ok(Self::Fed(bytes.into())),
                Err(reason) => Err(Problem { path: self.name(), harm: Harm::Unread, reason }),
            },
            other => Ok(other),
        }
    }
}

/// Reads `input`: one article, or many from a file of many.
#[must_use]
pub fn load(input: &Input) -> (Vec<Article>, Vec<Problem>) {
    match bytes(input) {
        Ok(bytes) => parse(&input.name(), &bytes),
        Err(problem) => (Vec::new(), vec![problem]),
    }
}

/// The bytes of `input`.
///
/// # Errors
/// Why it cannot be read.
pub fn bytes(input: &Input) -> Result<Vec<u8>, Problem> {
    read::bytes(input).map_err(|reason| Problem { path: input.name(), harm: Harm::Unread, reason })
}

/// The articles in `bytes`, which were read from an input called `name`: always the same for the same.
#[must_use]
pub fn parse(name: &str, bytes: &[u8]) -> (Vec<Article>, Vec<Problem>) {
    let problem = |harm, reason| Problem { path: name.to_owned(), harm, reason };
    let decoded = match decode::decode(bytes) {
        Ok(decoded) => decoded,
        Err(reason) => return (Vec::new(), vec![problem(Harm::Unread, reason)]),
    };
    let (drafts, complaints) = format::drafts(name, &decoded.text);
    let harm = if drafts.is_empty() { Harm::Unread } else { Harm::Damaged };
    let reasons = decoded.complaint.into_iter().chain(complaints.told());
    let problems = reasons.map(|reason| problem(harm, reason)).collect();
    (drafts.into_par_iter().map(|draft| article::compose(name, draft)).collect(), problems)
}

#[cfg(test)]
mod tests;
