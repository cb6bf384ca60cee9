//! Steps from one article, source or mention to another.

use super::go;
use crate::index;
use crate::library::Library;
use crate::model::{ArticleId, Passage, Span};
use crate::tui::action::Step;
use crate::tui::state::{Notice, State};

pub(super) fn update(library: &Library, state: &mut State, step: Step) {
    let from = state.spot;
    state.trail.set_out(from);
    match step {
        Step::Article(by) => article(library, state, by),
        Step::Source(by) => source(library, state, by),
        Step::Mention(by) => mention(library, state, by),
        // Its walk stays in the article, and leaves nothing to come back to.
        Step::Name(by) => return name(library, state, by),
    }
    state.trail.arrive(from, state.spot);
}

fn nothing_followed(state: &mut State) {
    let [follow, jump, search] = ["follow", "jump", "search"].map(|name| state.key_of(name));
    state.warn(format!("nothing is followed: press {follow} on a name, {jump} to choose one, {search} to search"));
}

fn article(library: &Library, state: &mut State, by: i32) {
    let here = state.spot.article.index();
    let last = library.len().saturating_sub(1);
    let to = here.saturating_add_signed(by as isize).min(last);
    if to == here {
        return state.warn(if by > 0 { "this is the last article" } else { "this is the first article" });
    }
    state.trail.leave(go::here(state));
    go::to_article(library, state, ArticleId::new(to));
}

/// Goes to the first place in the next article that has one.
fn source(library: &Library, state: &mut State, by: i32) {
    let Some(places) = state.followed(library) else { return nothing_followed(state) };
    let mut to = None;
    let mut article = state.spot.article;
    for _ in 0..by.unsigned_abs() {
        let Some(next) = next_source(places, article, by) else { break };
        article = next.article;
        to = Some(next);
    }
    match to {
        Some(place) => go::to_passage(library, state, place),
        None if by > 0 => state.warn("no article after this one contains it"),
        None => state.warn("no article before this one contains it"),
    }
}

/// The first place in the nearest article after (before, where `by` is negative) `article`.
fn next_source(places: &[Passage], article: ArticleId, by: i32) -> Option<Passage> {
    if by > 0 {
        return index::next(places, article, u32::MAX).map(|at| places[at]);
    }
    let last = places[index::previous(places, article, 0)?];
    index::within(places, last.article).first().copied()
}

/// Goes to the next place of what is followed, round the ends.
fn mention(library: &Library, state: &mut State, by: i32) {
    let Some(places) = state.followed(library) else { return nothing_followed(state) };
    if places.is_empty() {
        return state.warn("it stands nowhere");
    }
    let (at, has_wrapped) = target(places, state, by);
    go::to_passage(library, state, places[at]);
    if has_wrapped {
        let wrapped = if by > 0 { "past the end, again from the start" } else { "past the start, again from the end" };
        state.notice = Some(match &state.notice {
            Some(Notice::Crosses(announced)) => Notice::Crosses(format!("{wrapped}: {announced}")),
            _ => Notice::Says(wrapped.to_owned()),
        });
    }
}

/// The position `by` places from where the reader is, and whether it lies beyond an end.
fn target(places: &[Passage], state: &State, by: i32) -> (usize, bool) {
    let here = go::here(state);
    let offset = here.cursor.map_or(here.top, |cursor| cursor.start);
    let before = index::previous(places, here.article, offset).map_or(0, |at| at + 1);
    let is_on_place = here.passage().is_some_and(|passage| places.get(before) == Some(&passage));
    let wide = |position: usize| i64::try_from(position).unwrap_or(i64::MAX);
    // Between two places, the step forward to the one that follows counts like any other.
    let from = wide(before) - i64::from(by > 0 && !is_on_place);
    let to = from + i64::from(by);
    let len = wide(places.len());
    (usize::try_from(to.rem_euclid(len)).unwrap_or_default(), !(0..len).contains(&to))
}

/// Walks to the next mention of anything in this article; it stops at the ends.
fn name(library: &Library, state: &mut State, by: i32) {
    if state.article(library).is_none() {
        return;
    }
    let article = state.spot.article;
    let mut spans: Vec<Span> = library.mentions_in(article).iter().map(|mention| mention.span).collect();
    spans.dedup();
    match next_span(&spans, state, by) {
        Some(span) => go::show(library, state, Passage { article, span }),
        None if by > 0 => state.warn("no name follows in this article"),
        None => state.warn("no name comes before in this article"),
    }
}

/// The `by`-th of `spans` from where the reader is, or the outermost; nothing where the reader is at the end.
fn next_span(spans: &[Span], state: &State, by: i32) -> Option<Span> {
    let steps = usize::try_from(by.unsigned_abs()).unwrap_or(usize::MAX);
    let here = go::here(state);
    if by > 0 {
        let first = match here.cursor {
            Some(cursor) => spans.partition_point(|span| *span <= cursor),
            None => spans.partition_point(|span| span.start < here.top),
        };
        let to = first.saturating_add(steps - 1).min(spans.len().saturating_sub(1)).max(first);
        return spans.get(to).copied();
    }
    let before = match here.cursor {
        Some(cursor) => spans.partition_point(|span| *span < cursor),
        None => spans.partition_point(|span| span.start < here.top),
    };
    spans[..before].get(before.saturating_sub(steps)).copied()
}
