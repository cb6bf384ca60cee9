//! What is followed and what is highlighted.

use super::{Effect, go};
use crate::library::Library;
use crate::model::{Mention, Passage, Span, Subject};
use crate::text::sanitise::sanitise_line;
use crate::tui::action::Select;
use crate::tui::state::{Highlight, Notice, State};

/// How many words are quoted in a notice.
const LONGEST: usize = 6;

pub(super) fn update(library: &Library, state: &mut State, select: Select) -> Effect {
    match select {
        Select::Topic => return topic(library, state),
        Select::Here => here(library, state),
        Select::Clear => clear(state),
        Select::Highlight => highlight(state),
        Select::Read => {
            if !state.read.remove(&state.spot.article) {
                state.read.insert(state.spot.article);
            }
            state.changes += 1;
        }
        Select::Star => {
            let starred = !state.starred.remove(&state.spot.article);
            if starred {
                state.starred.insert(state.spot.article);
            }
            state.changes += 1;
            state.notice = Some(Notice::Says(if starred { "starred" } else { "no star any more" }.to_owned()));
        }
    }
    Effect::None
}

/// Asks for a topic of what is searched for; without a search, for the end of the topic that is followed, if it was so made.
fn topic(library: &Library, state: &mut State) -> Effect {
    let Some(search) = &state.search else { return drop_topic(library, state) };
    match search.words() {
        Some(words) => Effect::Topic(words),
        None => {
            state.warn("only a search for words makes a topic");
            Effect::None
        }
    }
}

fn drop_topic(library: &Library, state: &mut State) -> Effect {
    let followed = state.subject.filter(|subject| matches!(subject, Subject::Topic(_)));
    let label = followed.map(|topic| library.name(topic));
    if let Some(made) = state.made.iter().find(|made| Some(&*made.label) == label) {
        return Effect::DropTopic(made.label.clone());
    }
    let key = state.key_of("search");
    state.warn(match label {
        Some(label) => sanitise_line(&format!("{label} was found, not made: only topics of your own can be ended")),
        None => format!("there is no search to make a topic of: {key} starts one"),
    });
    Effect::None
}

/// Follows `subject` through the sources. A search ends, so that `n` steps through the subject.
pub fn follow(state: &mut State, subject: Subject) {
    if state.subject != Some(subject) || state.search.is_some() {
        state.trail.rest();
    }
    state.subject = Some(subject);
    state.search = None;
    if state.highlight == Highlight::Nothing {
        state.highlight = Highlight::Selection;
    }
}

/// The mentions that the reader stands on: the first in the words under the cursor, else the shortest that they are part of, or
/// without a cursor the first on the screen. More than one where words refer to several entities; none where the words under
/// the cursor refer to nobody.
#[must_use]
pub fn mentions_here<'a>(library: &'a Library, state: &State) -> &'a [Mention] {
    if state.article(library).is_none() {
        return &[];
    }
    let all = library.mentions_in(state.spot.article);
    let here = go::here(state);
    let bottom = || state.page.window(state.first_row(), state.text_height()).last().map_or(0, |row| row.end);
    let (offset, end) = here.cursor.map_or_else(|| (here.top, bottom()), |cursor| (cursor.start, cursor.end));
    let after = all.partition_point(|mention| mention.span.start < offset);
    let inside = all.get(after).filter(|mention| mention.span.start < end).map(|_| after);
    let around = || here.cursor.and_then(|cursor| shortest_around(&all[..after], cursor));
    let Some(first) = inside.or_else(around) else { return &[] };
    all[first..].chunk_by(|one, other| one.span == other.span).next().unwrap_or_default()
}

/// How many mentions before the cursor are looked at.
const NEAR: usize = 50;

/// The position of the first of `before`, mentions in order, that are the shortest that `words` are part of: the "boss" of
/// "the boss".
fn shortest_around(before: &[Mention], words: Span) -> Option<usize> {
    let near = before.len().saturating_sub(NEAR)..before.len();
    let around = near.filter(|&at| before[at].span.covers(words));
    around.min_by_key(|&at| before[at].span.len())
}

/// What the reader stands on: the cursor, else the first name on the screen, else the first words of it.
#[must_use]
pub fn passage_here(library: &Library, state: &State) -> Option<Passage> {
    let name = || mentions_here(library, state).first().map(|name| Passage { article: name.article, span: name.span });
    let here = go::here(state);
    let top = || Passage { article: here.article, span: Span { start: here.top, end: here.top } };
    state.article(library)?;
    Some(here.passage().or_else(name).unwrap_or_else(top))
}

/// Says that the reader does not stand on a name, and on what he stands instead.
pub(super) fn warn_of_nobody(library: &Library, state: &mut State) {
    let words = go::here(state).passage().map(|place| library.article(place.article).slice(place.span));
    let words = words
        .filter(|words| !words.is_empty())
        .map(|words| words.split_whitespace().take(LONGEST).collect::<Vec<_>>().join(" "));
    let next = state.key_of("next-name");
    state.warn(match words {
        Some(words) => format!("“{words}” is linked to nobody: {next} goes on to the next name"),
        None => "there is no name on the screen".to_owned(),
    });
}

/// Follows the entity that the reader stands on; where words refer to several, the next of them.
fn here(library: &Library, state: &mut State) {
    let mentions = mentions_here(library, state);
    let is_followed = |mention: &Mention| state.subject == Some(Subject::Entity(mention.entity));
    let next = mentions.iter().position(is_followed).map_or(0, |at| (at + 1) % mentions.len());
    let Some(mention) = mentions.get(next) else { return warn_of_nobody(library, state) };
    follow(state, Subject::Entity(mention.entity));
    go::show(library, state, Passage { article: mention.article, span: mention.span });
}

fn clear(state: &mut State) {
    if state.search.take().is_none() && state.subject.take().is_none() {
        state.spot.cursor = None;
    }
}

fn highlight(state: &mut State) {
    let (next, says) = match state.highlight {
        Highlight::All => (Highlight::Selection, "the selection is highlighted"),
        Highlight::Selection => (Highlight::Nothing, "nothing is highlighted"),
        Highlight::Nothing => (Highlight::All, "all names are highlighted"),
    };
    state.highlight = next;
    state.notice = Some(Notice::Says(says.to_owned()));
}
