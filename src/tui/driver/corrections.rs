//! Corrections on disk: kept as they are made, and taken over where the articles lay in another place before.

use super::Driver;
use crate::correction::Change;
use crate::overrides;
use crate::overrides::elsewhere::{self, Elsewhere};
use crate::tui::paint;
use crate::tui::state::Notice;

impl Driver {
    /// Keeps a correction, and takes those that another program has kept meanwhile.
    pub(super) fn keep(&mut self, change: &Change) {
        let kept = match &self.overrides {
            Some(file) => overrides::change(file, change),
            None => Err("there is no file for it".to_owned()),
        };
        match kept {
            Ok(corrections) if corrections == self.screen.state.edits.made() => {}
            Ok(corrections) => self.screen.correct(corrections),
            Err(reason) => return self.screen.state.warn(format!("corrected for now, but not kept: {reason}")),
        }
        self.note_articles();
    }

    /// Everything is read: takes over what was corrected when these articles lay in another place, if nothing is kept for
    /// this one.
    pub(super) fn settle_corrections(&mut self) {
        let Some(file) = &self.overrides else { return };
        if let Some(found) = elsewhere::find(file, &self.screen.library) {
            let taken = elsewhere::take_over(file, &found);
            self.tell_taken_over(&found, taken.as_ref().err());
            // What another program has kept meanwhile goes first.
            self.screen.correct(taken.unwrap_or(found.corrections));
        }
        self.are_noted = false;
        self.note_articles();
    }

    fn tell_taken_over(&mut self, found: &Elsewhere, trouble: Option<&String>) {
        let count = paint::count(found.corrections.len(), "correction");
        let sheet = self.screen.state.key_of("aliases");
        self.say(match trouble {
            None => Ok(Notice::Says(format!("{count} taken over: these articles lay elsewhere ({sheet} shows them)"))),
            Some(reason) => Err(format!("{count} taken over, but not kept here: {reason}")),
        });
    }

    /// Notes which articles the corrections are about, to know them again elsewhere. Once for these articles: it reads all
    /// texts.
    pub(super) fn note_articles(&mut self) {
        let Some(file) = self.overrides.as_ref().filter(|_| !self.are_noted) else { return };
        match elsewhere::note(file, &self.screen.library) {
            Ok(are_noted) => self.are_noted = are_noted,
            Err(error) => self.say(Err(format!("a moved folder would not be known again: {error}"))),
        }
    }
}
