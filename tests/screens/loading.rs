//! While articles are still being read.

use std::sync::Arc;
use std::time::Duration;

use crossread::library::Library;
use crossread::tui::progress::Progress;
use crossread::tui::screen::Screen;
use ratatui::layout::Size;

use crate::story::{STORY, library, library_of};
use crate::support::{accept, play, press, status_of};

/// The library of the first `articles` of the story.
fn part(articles: usize) -> Library {
    let mut library = library_of(&STORY[..articles], Vec::new());
    library.pending = STORY.len() - articles;
    library
}

/// The screen before anything is read.
fn waiting() -> Screen {
    let mut screen = Screen::new(Arc::default(), Size::new(80, 12));
    let names = ["wire.txt", "ferry.txt", "radio.md", "tokyo.json", "stone\x1b[2J.txt"];
    screen.state.progress = Progress::start(names.map(str::to_owned).to_vec());
    screen
}

#[test]
fn first_frame_lists_the_files() {
    accept("waiting-80x12", &waiting());
}

#[test]
fn articles_are_shown_while_others_are_read() {
    let mut screen = waiting();
    screen.refresh(Arc::new(part(2)));
    screen.state.progress.advance(3, Duration::from_millis(1500));
    accept("reading-80x12", &screen);
    assert!(status_of(&screen).contains("reading 3/5 ██████░░░░ 2/s, 1 s left"), "{}", status_of(&screen));
    screen.refresh(Arc::new(part(5)));
    assert!(status_of(&screen).contains("reading 3/5"), "{}", status_of(&screen));
    screen.state.progress.advance(5, Duration::from_millis(2500));
    assert!(status_of(&screen).contains("joining 5 ██████████"), "{}", status_of(&screen));
    screen.state.progress = Progress::Complete;
    assert_eq!(screen.frame(), play(library(), (80, 12), "").frame());
}

#[test]
fn the_selection_is_found_again_in_a_larger_library() {
    for script in ["ww*n", "w*", "4w*", "5w*n"] {
        let mut screen = play(part(1), (100, 24), script);
        screen.refresh(Arc::new(part(3)));
        screen.refresh(Arc::new(library()));
        assert_eq!(screen.frame(), play(library(), (100, 24), script).frame(), "{script}");
    }
}

#[test]
fn a_search_is_made_again_as_it_was_made() {
    for script in ["fautumn metres<Enter>", "/the pact<Enter>", "/wall<Enter>nn", "/wall"] {
        let mut screen = play(part(1), (100, 24), script);
        screen.refresh(Arc::new(part(3)));
        screen.refresh(Arc::new(library()));
        let whole = play(library(), (100, 24), script);
        assert!(whole.state.search.is_some(), "{script}");
        assert_eq!(screen.state.search, whole.state.search, "{script}");
        assert_eq!(screen.frame(), whole.frame(), "{script}");
    }
}

#[test]
fn the_place_is_kept_when_more_is_read() {
    let mut screen = play(part(2), (60, 12), "J3w2jma");
    let before = screen.state.spot;
    screen.refresh(Arc::new(library()));
    assert_eq!(screen.state.spot, before);
    press(&mut screen, "gg'a");
    assert_eq!(screen.state.spot, before);
}
