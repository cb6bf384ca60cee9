//! The program as a whole: theme, clipboard, suspend, quit.

use super::{Effect, select};
use crate::correction::Change;
use crate::library::Library;
use crate::tui::action::Program;
use crate::tui::hyperlink;
use crate::tui::kept;
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
        Program::Keep => {
            let here = select::passage_here(library, state);
            kept::keep(library, state, here);
            Effect::None
        }
        Program::Browse => browse(library, state),
        Program::Mouse => Effect::Mouse,
        Program::Undo => undo(state),
        Program::Quit => Effect::Quit,
    }
}

fn theme(state: &mut State, theme: Theme) -> Effect {
    state.theme = theme;
    state.notice = Some(Notice::Says(format!("theme: {}", theme.label())));
    Effect::None
}

/// Shows the article where it was published.
fn browse(library: &Library, state: &mut State) -> Effect {
    let url = state.article(library).and_then(|article| article.url.clone());
    match url.filter(|url| hyperlink::is_web(url)) {
        Some(url) => Effect::Browse(url),
        None => {
            state.warn("it is not known where this article was published");
            Effect::None
        }
    }
}

/// Takes the last correction of this run back.
fn undo(state: &mut State) -> Effect {
    let Some(change) = state.edits.undo() else {
        let sheet = state.key_of("aliases");
        state.warn(format!("nothing was corrected since the start: {sheet} shows what was before"));
        return Effect::None;
    };
    let told = change.correction().told();
    state.notice = Some(Notice::Says(match change {
        Change::Remove(_) => format!("taken back: {told}"),
        Change::Insert(..) => format!("again: {told}"),
    }));
    Effect::Correct(change)
}

/// Copies the sentence that the reader stands on, with source, headline and date.
fn copy(library: &Library, state: &mut State) -> Effect {
    let Some(here) = select::passage_here(library, state) else {
        state.warn("there is nothing to copy");
        return Effect::None;
    };
    let article = library.article(here.article);
    let sentence = article.slice(library.sentence(here).span);
    let date = article.date.as_deref().map(|date| format!(", {date}")).unwrap_or_default();
    state.notice = Some(Notice::Says("copied the sentence".to_owned()));
    Effect::Copy(format!("“{sentence}” ({}: {}{date})", article.source, article.title))
}
