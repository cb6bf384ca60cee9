//! The program as a whole: theme, clipboard, suspend, quit.

use super::{Effect, select};
use crate::library::Library;
use crate::model::Passage;
use crate::tui::action::Program;
use crate::tui::state::{Notice, State};
use crate::tui::theme::Theme;

pub(super) fn update(library: &Library, state: &mut State, program: Program) -> Effect {
    match program {
        Program::Theme => {
            let next = state.theme.next();
            theme(state, next)
        }
        Program::ThemeCalled(called) => theme(state, called),
        Program::Redraw => Effect::Redraw,
        Program::Suspend => Effect::Suspend,
        Program::Copy => copy(library, state),
        Program::Quit => Effect::Quit,
    }
}

fn theme(state: &mut State, theme: Theme) -> Effect {
    state.theme = theme;
    state.notice = Some(Notice::Says(format!("theme: {}", theme.label())));
    Effect::None
}

/// Copies the sentence that the reader stands on, with source, headline and date.
fn copy(library: &Library, state: &mut State) -> Effect {
    let first = select::mentions_here(library, state).first();
    let here = first.map(|mention| Passage { article: mention.article, span: mention.span });
    let Some(here) = state.spot.passage().or(here) else {
        state.notice = Some(Notice::Warns("there is nothing to copy: go to a name first".to_owned()));
        return Effect::None;
    };
    let article = library.article(here.article);
    let sentence = article.slice(library.sentence(here).span);
    let date = article.date.as_deref().map(|date| format!(", {date}")).unwrap_or_default();
    state.notice = Some(Notice::Says("copied the sentence".to_owned()));
    Effect::Copy(format!("“{sentence}” ({}: {}{date})", article.source, article.title))
}
