//! Why a command stopped, and the exit code that says so.

use std::fmt;
use std::io;

/// Why a command did not do what was asked.
#[derive(Debug)]
pub enum Failure {
    /// Nothing was found, or nothing could be read. Exit code 1.
    Nothing(String),
    /// The command was asked for something that makes no sense. Exit code 2.
    Usage(String),
    /// A result could not be written to where it should go. Exit code 1, or 0 where the reader of a pipe has gone.
    Output {
        /// The file, or `standard output`.
        target: String,
        /// What the system said.
        cause: io::Error,
    },
    /// The terminal could not be used. Exit code 1.
    Terminal(io::Error),
}

impl Failure {
    /// The exit code of a program that stops for this reason.
    #[must_use]
    pub fn code(&self) -> u8 {
        match self {
            Self::Output { .. } if self.is_broken_pipe() => 0,
            Self::Nothing(_) | Self::Output { .. } | Self::Terminal(_) => 1,
            Self::Usage(_) => 2,
        }
    }

    /// Whether whoever read our output has stopped reading: no error of anyone, and nothing to report.
    #[must_use]
    pub fn is_broken_pipe(&self) -> bool {
        matches!(self, Self::Output { cause, .. } if cause.kind() == io::ErrorKind::BrokenPipe)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing(reason) | Self::Usage(reason) => f.write_str(reason),
            Self::Output { target, cause } => write!(f, "cannot write to {target}: {cause}"),
            Self::Terminal(cause) => write!(f, "cannot use the terminal: {cause}"),
        }
    }
}

impl std::error::Error for Failure {}

/// An error in writing without a target is one in writing to standard output.
impl From<io::Error> for Failure {
    fn from(cause: io::Error) -> Self {
        Self::Output { target: "standard output".to_owned(), cause }
    }
}
