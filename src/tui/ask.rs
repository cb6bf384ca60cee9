//! A line in the place of the status line that is typed for one purpose: a note, a file to write, a command to run.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::action::List;
use super::kept::{self, Clip};
use super::line::Line;
use super::overlay::Overlay;
use super::shelf::Shelved;
use super::state::{Notice, State};
use super::update::{Effect, select};
use crate::library::Library;
use crate::model::Passage;

/// Where the kept list is written unless another file is named.
const FILE: &str = "kept.md";

/// What the line is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A note beside the passage at a position of a list.
    Beside(Shelved, usize),
    /// A note beside the sentence around this place.
    Note(Passage),
    /// The file that the kept list is written to.
    Export,
    /// The command that gets a text as its input.
    Pipe,
}

/// The open line.
#[derive(Clone, Debug)]
pub struct Ask {
    purpose: Purpose,
    line: Line,
}

impl Ask {
    /// A line for a note: beside the passage of the list that is open, else beside the sentence that the reader stands
    /// on. Nothing where there is none.
    #[must_use]
    pub fn note(library: &Library, state: &State) -> Option<Self> {
        if let Some(Overlay::Shelf(shelf)) = state.overlays.last() {
            let at = shelf.at(state)?;
            let clip = match shelf.shelved() {
                Shelved::Kept => &state.kept[at],
                Shelved::Notes => &state.notes[at],
            };
            return Some(Self { purpose: Purpose::Beside(shelf.shelved(), at), line: Line::new(&clip.note) });
        }
        let place = kept::whole(library, select::passage_here(library, state)?);
        let known = state.notes.iter().find(|clip| clip.place == place);
        let line = known.map_or_else(Line::default, |clip| Line::new(&clip.note));
        Some(Self { purpose: Purpose::Note(place), line })
    }

    /// A line for the file of the kept list.
    #[must_use]
    pub fn export() -> Self {
        Self { purpose: Purpose::Export, line: Line::suggested(FILE) }
    }

    /// A line for a command.
    #[must_use]
    pub fn pipe() -> Self {
        Self { purpose: Purpose::Pipe, line: Line::default() }
    }

    /// What stands before the line.
    fn sign(&self) -> &'static str {
        match self.purpose {
            Purpose::Beside(..) | Purpose::Note(_) => "note › ",
            Purpose::Export => "write the kept list to › ",
            Purpose::Pipe => "pipe to › ",
        }
    }

    /// The line after `action`, unless it was closed, and what is to be done.
    pub fn update(mut self, library: &Library, state: &mut State, action: &List) -> (Option<Self>, Effect) {
        match action {
            List::Close => return (None, Effect::None),
            List::Erase if self.line.text().is_empty() && self.purpose == Purpose::Pipe => return (None, Effect::None),
            List::Accept => return (None, self.accept(library, state)),
            _ => self.line.edit(action),
        };
        (Some(self), Effect::None)
    }

    fn accept(self, library: &Library, state: &mut State) -> Effect {
        let text = self.line.text().trim().to_owned();
        match self.purpose {
            Purpose::Beside(shelved, at) => beside(state, (shelved, at), text),
            Purpose::Note(place) => note(library, state, place, text),
            Purpose::Export if text.is_empty() => return Effect::None,
            Purpose::Export => return Effect::Write { path: text, text: kept::markdown(library, &state.kept) },
            Purpose::Pipe if text.is_empty() => return Effect::None,
            Purpose::Pipe => return Effect::Pipe { command: text, input: input(library, state) },
        }
        state.changes += 1;
        Effect::None
    }

    /// Draws the line.
    pub fn draw(&self, state: &State, buffer: &mut Buffer) {
        let last = state.size.height.saturating_sub(1);
        let row = Rect::new(0, last, state.size.width, state.size.height.min(1));
        self.line.draw(self.sign(), row, state.theme, buffer);
    }
}

fn beside(state: &mut State, (shelved, at): (Shelved, usize), text: String) {
    let list = match shelved {
        Shelved::Kept => &mut state.kept,
        Shelved::Notes => &mut state.notes,
    };
    if let Some(clip) = list.get_mut(at) {
        clip.note = text;
    }
}

/// Writes a note beside `place`; a blank one takes away what was there.
fn note(library: &Library, state: &mut State, place: Passage, text: String) {
    state.notes.retain(|clip| clip.place != place);
    if text.is_empty() {
        state.notice = Some(Notice::Says("there is no note here".to_owned()));
        return;
    }
    state.notes.push(Clip::new(library, place, text));
    state.notes.sort_by_key(|clip| clip.place);
    let list = state.key_of("notes");
    state.notice = Some(Notice::Says(format!("noted: {list} lists the notes")));
}

/// What a command gets: the kept list where it is open, else the article.
fn input(library: &Library, state: &State) -> String {
    match state.overlays.last() {
        Some(Overlay::Shelf(shelf)) if shelf.shelved() == Shelved::Kept => kept::markdown(library, &state.kept),
        Some(Overlay::Shelf(_)) => kept::markdown(library, &state.notes),
        _ => state.article(library).map_or_else(String::new, |article| format!("{}\n", article.text)),
    }
}
