//! Lines that were typed before, and the way back through them.

use super::line::Line;

/// The most lines that are remembered.
const LONGEST: usize = 100;

/// How far back in a history a line is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recall {
    /// How many lines back; 0 is what was typed.
    back: usize,
    /// What was typed before going back.
    draft: String,
}

impl Recall {
    /// Puts an earlier line of `history` (or, with a positive `by`, a later one) in the place of `line`.
    pub fn step(&mut self, history: &[String], line: &mut Line, by: i32) {
        if self.back == 0 {
            line.text().clone_into(&mut self.draft);
        }
        self.back = self.back.saturating_add_signed(-(by as isize)).min(history.len());
        let recalled = if self.back == 0 { &self.draft } else { &history[history.len() - self.back] };
        *line = Line::new(recalled);
    }
}

/// Puts `line` at the end of `history`, once. A blank one is not worth it.
pub fn remember(history: &mut Vec<String>, line: &str) {
    if line.trim().is_empty() {
        return;
    }
    history.retain(|known| known != line);
    history.push(line.to_owned());
    let surplus = history.len().saturating_sub(LONGEST);
    history.drain(..surplus);
}
