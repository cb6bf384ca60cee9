//! What is open over the panes. Each kind has a file of its own with its state, its transitions and its widget.

use super::keymap::Context;
use super::problems::Problems;
use crate::library::Library;

/// Something open over the panes, with all that it remembers.
#[derive(Clone, Debug)]
pub enum Overlay {
    /// The files that could not be read.
    Problems(Problems),
}

impl Overlay {
    /// What keys mean in it.
    #[must_use]
    pub fn context(&self) -> Context {
        match self {
            Self::Problems(_) => Context::List,
        }
    }

    /// Makes it agree with a new `library`, in which the ids of entities, topics and mentions have changed.
    pub fn refresh(&mut self, library: &Library) {
        match self {
            Self::Problems(problems) => problems.refresh(library),
        }
    }
}
