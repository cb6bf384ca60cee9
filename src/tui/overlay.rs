//! What is open over the panes. Each kind has a file of its own with its state, its transitions and its widget.

use std::collections::{BTreeMap, BTreeSet};

use ratatui::buffer::Buffer;
use ratatui::layout::Size;

use super::jump::{self, Jump};
use super::keymap::Context;
use super::problems::Problems;
use super::state::{Focus, ListTop, Search, Spot, State};
use super::trail::Trail;
use super::update::{go, refresh};
use crate::library::Library;
use crate::model::{ArticleId, Subject};
use crate::query;

/// Something open over the panes, with all that it remembers.
#[derive(Clone, Debug)]
pub enum Overlay {
    /// The jump to any entity, topic or mention.
    Jump(Box<Jump>),
    /// The files that could not be read.
    Problems(Problems),
}

impl Overlay {
    /// What keys mean in it.
    #[must_use]
    pub fn context(&self) -> Context {
        match self {
            Self::Jump(_) => Context::Prompt,
            Self::Problems(_) => Context::List,
        }
    }

    /// Makes it agree with the `new` library, in which the ids of entities, topics and mentions are others than in the
    /// `old` one.
    pub fn refresh(&mut self, old: &Library, new: &Library, size: Size) {
        match self {
            Self::Jump(jump) => jump.refresh(old, new, size),
            Self::Problems(problems) => problems.refresh(new),
        }
    }

    /// Draws it.
    pub fn draw(&self, library: &Library, state: &State, buffer: &mut Buffer) {
        match self {
            Self::Jump(jump) => jump.draw(library, state, buffer),
            Self::Problems(problems) => problems.draw(library.problems(), state.theme, buffer),
        }
    }
}

/// What overlays remember when they are closed.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    /// The jump.
    pub jump: jump::Left,
}

/// Where the reader was when an overlay was opened, so that closing it can put everything back.
#[derive(Clone, Debug)]
pub struct Before {
    /// Where the reader was, as the screen showed it.
    pub here: Spot,
    spot: Spot,
    spots: BTreeMap<ArticleId, Spot>,
    focus: Focus,
    subject: Option<Subject>,
    search: Option<Search>,
    trail: Trail,
    read: BTreeSet<ArticleId>,
    list: ListTop,
}

impl Before {
    /// Where the reader is now.
    #[must_use]
    pub fn of(state: &State) -> Self {
        Self {
            here: go::here(state),
            spot: state.spot,
            spots: state.spots.clone(),
            focus: state.focus,
            subject: state.subject,
            search: state.search.clone(),
            trail: state.trail.clone(),
            read: state.read.clone(),
            list: state.list,
        }
    }

    /// Makes it agree with the `new` library.
    pub fn refresh(&mut self, old: &Library, new: &Library) {
        self.subject = self.subject.and_then(|subject| refresh::rebound(old, new, subject));
        if let Some(search) = &mut self.search {
            search.places = query::search(new, &search.query);
        }
    }

    /// Puts everything back.
    pub fn restore(&self, library: &Library, state: &mut State) {
        let before = self.clone();
        state.spot = before.spot;
        state.spots = before.spots;
        state.focus = before.focus;
        state.subject = before.subject;
        state.search = before.search;
        state.trail = before.trail;
        state.read = before.read;
        state.list = before.list;
        state.fit(library);
    }
}
