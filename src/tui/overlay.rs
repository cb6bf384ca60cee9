//! What is open over the panes. Each kind has a file of its own with its state, its transitions and its widget.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::action::List;
use super::aliases::Aliases;
use super::ask::Ask;
use super::command::Command;
use super::coverage::{self, Coverage};
use super::entities::{self, Entities};
use super::explain::Explain;
use super::help::Help;
use super::jump::{self, Jump};
use super::keymap::Context;
use super::mentions::{self, Mentions};
use super::output::Output;
use super::paint;
use super::problems::Problems;
use super::quotes::{self, Quotes};
use super::search::SearchPrompt;
use super::shelf::{Removed, Shelf};
use super::state::{Focus, ListTop, Search, Spot, State};
use super::trail::Trail;
use super::update::{go, refresh};
use crate::library::Library;
use crate::model::{ArticleId, Subject};

/// Something open over the panes, with all that it remembers.
#[derive(Clone, Debug)]
pub enum Overlay {
    /// The jump to any entity, topic or mention.
    Jump(Box<Jump>),
    /// The mentions of one subject.
    Mentions(Box<Mentions>),
    /// Who says what.
    Quotes(Box<Quotes>),
    /// All entities and topics.
    Entities(Box<Entities>),
    /// The search prompt.
    Search(Box<SearchPrompt>),
    /// The keys.
    Help(Box<Help>),
    /// Why words are linked.
    Explain(Explain),
    /// The files that were not read, or with damage.
    Problems(Problems),
    /// The command line.
    Command(Box<Command>),
    /// Passages that were put aside.
    Shelf(Box<Shelf>),
    /// A line for a note, a file or a command.
    Ask(Box<Ask>),
    /// What a command has printed.
    Output(Output),
    /// How an entity is written, to be corrected.
    Aliases(Box<Aliases>),
    /// How often each entity and topic stands in each source.
    Coverage(Box<Coverage>),
}

impl Overlay {
    /// What keys mean in it.
    #[must_use]
    pub fn context(&self) -> Context {
        match self {
            Self::Explain(_) => Context::Explain,
            Self::Problems(_) | Self::Output(_) => Context::List,
            Self::Aliases(sheet) => sheet.context(),
            Self::Coverage(_) => Context::Coverage,
            Self::Shelf(_) => Context::Shelf,
            Self::Jump(_) => Context::Jump,
            Self::Mentions(_) => Context::Places,
            Self::Quotes(_) => Context::Quotes,
            Self::Entities(_) => Context::Entities,
            Self::Help(_) => Context::Filter,
            Self::Search(_) | Self::Ask(_) => Context::Prompt,
            Self::Command(_) => Context::Command,
        }
    }

    /// What it does not do, of all that keys can ask of a list with a query.
    #[must_use]
    pub fn ignores(&self) -> &'static [List] {
        match self {
            Self::Jump(_) => &[List::Kind, List::Sort],
            Self::Mentions(_) | Self::Quotes(_) => &[List::Sort],
            Self::Entities(_) => &[List::Preview],
            Self::Search(_) | Self::Ask(_) => &[
                List::Page(1),
                List::Page(-1),
                List::First,
                List::Last,
                List::Peek,
                List::Preview,
                List::Kind,
                List::Sort,
            ],
            Self::Help(_)
            | Self::Explain(_)
            | Self::Problems(_)
            | Self::Aliases(_)
            | Self::Command(_)
            | Self::Shelf(_)
            | Self::Output(_) => &[List::Peek, List::Preview, List::Kind, List::Sort],
            Self::Coverage(_) => &[],
        }
    }

    /// The same for the `new` library, in which the ids of entities, topics and mentions are others than in the `old`
    /// one; nothing where what it is about is gone.
    #[must_use]
    pub fn refresh(mut self, old: &Library, new: &Library, state: &State) -> Option<Self> {
        match &mut self {
            Self::Jump(jump) => jump.refresh(old, new, state),
            Self::Entities(entities) => entities.refresh(old, new, state),
            Self::Search(search) => search.refresh(old, new),
            Self::Help(_) => {}
            Self::Explain(explain) => return explain.refresh(new).map(Self::Explain),
            Self::Shelf(shelf) => shelf.refresh(old, new),
            Self::Problems(_) | Self::Command(_) | Self::Ask(_) | Self::Output(_) => {}
            Self::Aliases(sheet) => **sheet = sheet.clone().refresh(old, new, state)?,
            Self::Coverage(grid) => grid.refresh(old, new, state),
            Self::Mentions(mentions) => **mentions = mentions.clone().refresh(old, new, state)?,
            Self::Quotes(quotes) => **quotes = quotes.clone().refresh(old, new, state)?,
        }
        Some(self)
    }

    /// Draws it.
    pub fn draw(&self, library: &Library, state: &State, buffer: &mut Buffer) {
        match self {
            Self::Jump(jump) => jump.draw(library, state, buffer),
            Self::Mentions(mentions) => mentions.draw(library, state, buffer),
            Self::Quotes(quotes) => quotes.draw(library, state, buffer),
            Self::Entities(entities) => entities.draw(library, state, buffer),
            Self::Search(search) => search.draw(library, state, buffer),
            Self::Help(help) => help.draw(state, buffer),
            Self::Explain(explain) => explain.draw(library, state, buffer),
            Self::Problems(problems) => problems.draw(library.problems(), state.look(), buffer),
            Self::Command(command) => command.draw(state, buffer),
            Self::Shelf(shelf) => shelf.draw(library, state, buffer),
            Self::Ask(ask) => ask.draw(state, buffer),
            Self::Output(output) => output.draw(state, buffer),
            Self::Aliases(sheet) => sheet.draw(library, state, buffer),
            Self::Coverage(grid) => grid.draw(library, state, buffer),
        }
    }
}

/// From so many rows an overlay can make room for what it shows behind itself.
const DOCK_FROM: u16 = 10;

/// Where an overlay of at most `width` columns stands: in the middle; or, where it `shows_behind` what the reader stands
/// on, in the half of the screen that does not cover that.
#[must_use]
pub fn area(state: &State, width: u16, shows_behind: bool) -> Rect {
    let size = state.size;
    let whole = paint::centred(size, width, size.height);
    let text = state.body().text;
    let cursor = state.spot.cursor.map(|cursor| state.page.row_of(cursor.start));
    let row = cursor.and_then(|row| u16::try_from(row.checked_sub(state.first_row())?).ok());
    let (Some(row), true, true) = (row, shows_behind, size.height >= DOCK_FROM) else { return whole };
    let height = (size.height - 1) / 2;
    let is_above = (text.y + row) * 2 >= size.height;
    Rect { y: if is_above { 0 } else { size.height - 1 - height }, height, ..whole }
}

/// What overlays remember when they are closed.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    /// The jump.
    pub jump: jump::Left,
    /// The mentions.
    pub mentions: Option<mentions::Left>,
    /// The quotations.
    pub quotes: quotes::Left,
    /// The entities and topics.
    pub entities: entities::Left,
    /// What was asked of the jump, the last at the end.
    pub jumps: Vec<String>,
    /// What was taken away from lists, the last at the end.
    pub removed: Vec<Removed>,
    /// What was typed on the command line, the last at the end.
    pub commands: Vec<String>,
    /// The grid.
    pub coverage: coverage::Left,
    /// What was searched, the last at the end.
    pub searches: Vec<String>,
}

impl Memory {
    /// Makes it agree with the `new` library.
    pub fn refresh(&mut self, old: &Library, new: &Library) {
        self.mentions = self.mentions.take().and_then(|left| left.refresh(old, new));
        self.quotes = std::mem::take(&mut self.quotes).refresh(old, new);
        self.coverage.refresh(old, new);
    }
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
    search: Option<Arc<Search>>,
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
        self.search = self.search.take().and_then(|search| search.refresh(old, new)).map(Arc::new);
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
