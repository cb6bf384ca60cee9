//! What is open over the panes: opening it, and handing it its actions.

use super::{Effect, select};
use crate::library::Library;
use crate::model::{EntityId, Mention, Passage, Subject};
use crate::tui::action::{Action, List, Opening};
use crate::tui::aliases::Aliases;
use crate::tui::ask::Ask;
use crate::tui::command::{self, Command};
use crate::tui::coverage::Coverage;
use crate::tui::entities::Entities;
use crate::tui::explain::Explain;
use crate::tui::help::{Help, Outcome};
use crate::tui::jump::{self, Jump};
use crate::tui::mentions::Mentions;
use crate::tui::overlay::Overlay;
use crate::tui::problems::Problems;
use crate::tui::progress::Progress;
use crate::tui::quotes::Quotes;
use crate::tui::search::SearchPrompt;
use crate::tui::shelf::{Shelf, Shelved};
use crate::tui::state::{Notice, State};

pub(super) fn open(library: &Library, state: &mut State, opening: Opening) {
    let overlay = match opening {
        Opening::Jump => jump(library, state, jump::Left::default()),
        Opening::JumpAgain => jump(library, state, state.memory.jump.clone()),
        Opening::Mentions => match subject_here(library, state) {
            Some(subject) => Overlay::Mentions(Box::new(Mentions::open(library, state, subject))),
            None => return state.warn(format!("there is no name on the screen: {} chooses one", state.key_of("jump"))),
        },
        Opening::Quotes if library.quotes().is_empty() && state.progress == Progress::Complete => {
            return state.warn("nobody is quoted in these articles");
        }
        Opening::Quotes => Overlay::Quotes(Box::new(Quotes::open(library, state))),
        Opening::Entities => Overlay::Entities(Box::new(Entities::open(library, state))),
        Opening::Search => Overlay::Search(Box::new(SearchPrompt::open(state))),
        Opening::Explain => match select::mentions_here(library, state).first() {
            Some(here) => Overlay::Explain(Explain::open(passage_of(here))),
            None => return select::warn_of_nobody(library, state),
        },
        Opening::Help if matches!(state.overlays.last(), Some(Overlay::Help(_))) => {
            state.overlays.pop();
            return;
        }
        Opening::Help => Overlay::Help(Box::new(Help::open(state))),
        Opening::Problems if library.problems().is_empty() => {
            state.notice = Some(Notice::Says("everything could be read".to_owned()));
            return;
        }
        Opening::Problems => Overlay::Problems(Problems::default()),
        Opening::Kept => Overlay::Shelf(Box::new(Shelf::open(state, Shelved::Kept))),
        Opening::Notes => Overlay::Shelf(Box::new(Shelf::open(state, Shelved::Notes))),
        Opening::Note => match Ask::note(library, state) {
            Some(ask) => Overlay::Ask(Box::new(ask)),
            None => return state.warn("there is nothing here to write beside"),
        },
        Opening::Export if state.kept.is_empty() => return state.warn("nothing is kept that could be written"),
        Opening::Export => Overlay::Ask(Box::new(Ask::export())),
        Opening::Pipe => Overlay::Ask(Box::new(Ask::pipe())),
        Opening::Command => Overlay::Command(Box::new(Command::open(state))),
        Opening::Aliases if matches!(state.overlays.last(), Some(Overlay::Aliases(_))) => return,
        Opening::Aliases => match entity_here(library, state) {
            Some((entity, here)) => Overlay::Aliases(Box::new(Aliases::open(library, state, entity, here))),
            None if state.overlays.is_empty() => return select::warn_of_nobody(library, state),
            None => return state.warn(format!("there is no name here: {} chooses one", state.key_of("jump"))),
        },
        Opening::Coverage => Overlay::Coverage(Box::new(Coverage::open(library, state))),
    };
    state.overlays.push(overlay);
}

fn jump(library: &Library, state: &State, left: jump::Left) -> Overlay {
    Overlay::Jump(Box::new(Jump::open(library, state, left)))
}

/// What the mention list is about: what is followed, unless the reader stands on another name; without both, the first
/// name on the screen.
fn subject_here(library: &Library, state: &State) -> Option<Subject> {
    let here = select::mentions_here(library, state);
    let is_on = |subject: Subject| here.iter().any(|mention| Subject::Entity(mention.entity) == subject);
    let first = here.first().map(|mention| Subject::Entity(mention.entity));
    let stands_on = first.filter(|_| here.first().map(|mention| mention.span) == state.spot.cursor);
    match state.subject {
        Some(subject) if is_on(subject) => Some(subject),
        followed => stands_on.or(followed).or(first),
    }
}

/// What the alias sheet is about, and the mention of it that the reader stands on: the entity under the cursor of what
/// is open, else that of the mention list.
fn entity_here(library: &Library, state: &State) -> Option<(EntityId, Option<Passage>)> {
    let (subject, here) = match state.overlays.last() {
        Some(Overlay::Mentions(list)) => (list.subject(), list.chosen(library)),
        Some(Overlay::Quotes(list)) => (Subject::Entity(list.speaker()?), None),
        Some(Overlay::Entities(list)) => (list.chosen()?, None),
        Some(Overlay::Jump(jump)) => jump.subject_chosen(library)?,
        Some(Overlay::Explain(explain)) => {
            let (entity, place) = explain.chosen(library)?;
            (Subject::Entity(entity), Some(place))
        }
        _ => (subject_here(library, state)?, select::mentions_here(library, state).first().map(passage_of)),
    };
    match subject {
        Subject::Entity(entity) => Some((entity, here)),
        Subject::Topic(_) => None,
    }
}

fn passage_of(mention: &Mention) -> Passage {
    Passage { article: mention.article, span: mention.span }
}

/// Hands `action` to the topmost overlay, which stays unless it closes itself.
pub(super) fn update(library: &Library, state: &mut State, action: &List) -> Effect {
    let kept = match state.overlays.pop() {
        None => return Effect::None,
        Some(Overlay::Jump(jump)) => jump.update(library, state, action).map(Box::new).map(Overlay::Jump),
        Some(Overlay::Mentions(list)) => list.update(library, state, action).map(Box::new).map(Overlay::Mentions),
        Some(Overlay::Quotes(list)) => list.update(library, state, action).map(Box::new).map(Overlay::Quotes),
        Some(Overlay::Entities(list)) => list.update(library, state, action).map(Box::new).map(Overlay::Entities),
        Some(Overlay::Search(prompt)) => prompt.update(library, state, action).map(Box::new).map(Overlay::Search),
        Some(Overlay::Help(help)) => match help.update(state, action) {
            Outcome::Stay(help) => Some(Overlay::Help(Box::new(help))),
            Outcome::Closed => None,
            Outcome::Do(action) => return super::update(library, state, action),
        },
        Some(Overlay::Command(command)) => match command.update(state, action) {
            command::Outcome::Stay(command) => Some(Overlay::Command(Box::new(command))),
            command::Outcome::Closed => None,
            command::Outcome::Do(actions) => return run(library, state, actions),
        },
        Some(Overlay::Shelf(shelf)) => shelf.update(library, state, action).map(Box::new).map(Overlay::Shelf),
        Some(Overlay::Ask(ask)) => {
            let (ask, effect) = ask.update(library, state, action);
            state.overlays.extend(ask.map(Box::new).map(Overlay::Ask));
            return effect;
        }
        Some(Overlay::Output(output)) => output.update(state, action).map(Overlay::Output),
        Some(Overlay::Explain(explain)) => explain.update(library, state, action).map(Overlay::Explain),
        Some(Overlay::Aliases(sheet)) => {
            let (sheet, effect) = sheet.update(library, state, action);
            state.overlays.extend(sheet.map(Box::new).map(Overlay::Aliases));
            return effect;
        }
        Some(Overlay::Coverage(grid)) => grid.update(library, state, action).map(Box::new).map(Overlay::Coverage),
        Some(Overlay::Problems(problems)) => problems.update(library, state.size, action).map(Overlay::Problems),
    };
    state.overlays.extend(kept);
    if *action == List::Accept {
        // What was chosen may be another thing to step through, also where the reader stands on it already.
        state.trail.rest();
    }
    Effect::None
}

/// Does `actions` one after the other; the last says what is to be done outside.
fn run(library: &Library, state: &mut State, actions: Vec<Action>) -> Effect {
    let mut effect = Effect::None;
    for action in actions {
        effect = super::update(library, state, action);
    }
    effect
}
