//! Recurring subjects that are not names: key phrases and the sentences that hold them.

use crate::library::Reading;
use crate::model::{Mention, Topic};

/// The topics of all `readings`, the most telling first. `mentions` are the names, which topics leave out.
#[must_use]
pub fn topics(readings: &[Reading], mentions: &[Mention]) -> Vec<Topic> {
    let _ = (readings, mentions);
    Vec::new()
}
