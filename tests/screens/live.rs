//! Files that are added, changed or removed while they are read.

use std::sync::Arc;

use crossread::library::Library;
use crossread::tui::screen::Screen;

use crate::story::{STORY, library, library_of};
use crate::support::{accept, play, press, status_of};

/// One article of the story as its marked text is written.
type Marked = (&'static str, Option<&'static str>, &'static str);

const NEW: Marked = ("Dawn Post", None, "Nobody sleeps\n{Anna Berg|anna} spoke at dawn.");
const CHANGED: Marked = (
    "Stone and Water",
    Some("2031-03-05"),
    "How to found a sea wall on mud
A paragraph that was not there before.
Long piles are driven until they no longer sink; then a few more blows are given for luck. {Dahl|ola} calls this the \
oldest rule of all, and {~he|ola} has driven some four thousand of them.
The mayor, {Anna Berg|anna}, says that {~she|anna} never saw it.",
);

/// The screen of the story after the keys of `script`, then with `articles` instead.
fn changed(script: &str, articles: &[Marked]) -> Screen {
    let mut screen = play(library(), (100, 24), script);
    let _ = screen.replace(Arc::new(library_of(articles, Vec::new())));
    screen
}

/// The story with `edit` made to it.
fn edited(edit: impl Fn(&mut Vec<Marked>)) -> Vec<Marked> {
    let mut story = STORY.to_vec();
    edit(&mut story);
    story
}

#[test]
fn what_has_changed_is_said() {
    let told = |articles: &[Marked]| status_of(&changed("", articles));
    assert!(told(&edited(|story| story.insert(0, NEW))).starts_with("1 article added  "));
    assert!(told(&edited(|story| story.truncate(3))).starts_with("2 articles removed"));
    let all = edited(|story| {
        story[4] = CHANGED;
        story.remove(0);
        story.push(NEW);
    });
    assert!(told(&all).starts_with("1 article added, 1 changed, 1 removed"), "{}", told(&all));
    accept("live-100x24", &changed("w*n", &all));
    accept("live-same-100x24", &changed("w*nJJ", &STORY));
}

#[test]
fn the_place_is_kept_whatever_is_added_before_it() {
    let before = play(library(), (100, 24), "fberg<Enter>nnn");
    let mut after = changed("fberg<Enter>nnn", &edited(|story| story.insert(0, NEW)));
    assert_eq!(after.state.spot.cursor, before.state.spot.cursor);
    assert_eq!(after.state.spot.article.0, before.state.spot.article.0 + 1);
    press(&mut after, "j");
    assert!(status_of(&after).contains("Anna Berg (person)"), "{}", status_of(&after));
    assert!(
        status_of(&after).contains("13 · 5 of 6 sources") || status_of(&after).contains("/13"),
        "{}",
        status_of(&after)
    );
}

#[test]
fn the_place_in_a_changed_text_is_that_of_its_words() {
    let script = "zmJJJJ/calls<Enter>zt";
    let shown = |screen: &Screen| {
        screen.library.article(screen.state.spot.article).text[screen.state.spot.top as usize..].to_owned()
    };
    let mut before = play(library(), (40, 8), script);
    let words: String = shown(&before).chars().take(20).collect();
    let _ = before.replace(Arc::new(library_of(&edited(|story| story[4] = CHANGED), Vec::new())));
    assert!(shown(&before).starts_with(&words), "{words} / {}", shown(&before));
}

#[test]
fn kept_passages_marks_and_stars_go_along() {
    let screen = changed(
        "JJJJsmafberg %src stone<Down><C-q><Esc>ghi<Esc>aone<Enter>",
        &edited(|story| {
            story.insert(0, NEW);
            story[5] = CHANGED;
        }),
    );
    let state = &screen.state;
    assert!(state.starred.iter().map(|id| id.0).eq([5]));
    let clip = &state.kept[0];
    assert_eq!(screen.library.article(clip.place.article).slice(clip.place.span), clip.quote);
    assert_eq!(state.trail.marked('a').map(|spot| spot.article.0), Some(5));
}

#[test]
fn everything_may_go_and_come_back() {
    let mut screen = changed("w*JJ/wall<Enter>", &[]);
    assert_eq!(screen.library.len(), 0);
    press(&mut screen, "jnJwG]]");
    let _ = screen.replace(Arc::new(library()));
    assert!(status_of(&screen).starts_with("5 articles added"), "{}", status_of(&screen));
    let _ = screen.replace(Arc::new(Library::default()));
}
