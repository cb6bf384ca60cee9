//! What the reader corrects, and how it is taken back.

use crate::correction::{Change, Correction};

/// The corrections that hold, and those of this run that can be taken back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edits {
    made: Vec<Correction>,
    /// What takes back the changes of this run, the last at the end.
    past: Vec<Change>,
}

impl Edits {
    /// The corrections that hold, in order.
    #[must_use]
    pub fn made(&self) -> &[Correction] {
        &self.made
    }

    /// Takes the corrections that a file holds.
    pub fn take(&mut self, made: Vec<Correction>) {
        self.made = made;
    }

    /// Makes `change`, which can then be taken back.
    pub fn make(&mut self, change: &Change) {
        self.past.extend(change.make(&mut self.made));
    }

    /// Takes the last change of this run back, and gives what that changed; nothing where there is none.
    pub fn undo(&mut self) -> Option<Change> {
        let change = self.past.pop()?;
        change.make(&mut self.made);
        Some(change)
    }
}
