//! How far the reading of all inputs is, for the list of articles and the status line.

/// How far the reading of all inputs is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Progress {
    /// Still at it.
    Reading {
        /// The names of all inputs, in order.
        inputs: Vec<String>,
        /// How many of them the library holds.
        shown: usize,
        /// How many of them are read and understood.
        read: usize,
    },
    /// Everything is read and understood.
    #[default]
    Complete,
}

impl Progress {
    /// Nothing of `inputs` is read.
    #[must_use]
    pub fn start(inputs: Vec<String>) -> Self {
        Self::Reading { inputs, shown: 0, read: 0 }
    }

    /// The names of the inputs that no article has come from yet, in order.
    #[must_use]
    pub fn waiting(&self) -> &[String] {
        match self {
            Self::Reading { inputs, shown, .. } => &inputs[*shown.min(&inputs.len())..],
            Self::Complete => &[],
        }
    }

    /// Notes that the library holds all but the last `pending` inputs.
    pub fn show_all_but(&mut self, pending: usize) {
        if let Self::Reading { inputs, shown, .. } = self {
            *shown = inputs.len().saturating_sub(pending);
        }
    }

    /// Notes that so many inputs are read.
    pub fn advance(&mut self, inputs_read: usize) {
        if let Self::Reading { read, .. } = self {
            *read = inputs_read;
        }
    }
}
