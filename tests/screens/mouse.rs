//! The mouse: it acts on what is under it.

use crossread::tui::screen::Screen;
use crossread::tui::state::Focus;
use crossterm::event::{Event, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

use crate::story::library;
use crate::support::{accept, play, press, status_of};

fn mouse(screen: &mut Screen, kind: MouseEventKind, (column, row): (u16, u16)) {
    let _ = screen.event(&Event::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }));
}

const PRESS: MouseEventKind = MouseEventKind::Down(MouseButton::Left);
const DRAG: MouseEventKind = MouseEventKind::Drag(MouseButton::Left);

#[test]
fn a_click_opens_an_article() {
    let mut screen = play(library(), (80, 24), "");
    mouse(&mut screen, PRESS, (5, 5));
    accept("click-article-80x24", &screen);
    mouse(&mut screen, PRESS, (5, 20));
    assert_eq!(screen.state.spot.article.index(), 2, "nothing stands below the list");
}

#[test]
fn a_click_on_a_name_follows_it() {
    let mut screen = play(library(), (80, 24), "");
    mouse(&mut screen, PRESS, (38, 3));
    assert!(status_of(&screen).contains("Anna Berg (person) 1/12"), "{}", status_of(&screen));
    mouse(&mut screen, PRESS, (36, 3));
    mouse(&mut screen, PRESS, (60, 2));
    assert!(status_of(&screen).contains("Anna Berg"), "a click beside a name changes nothing");
}

#[test]
fn a_click_hits_the_name_among_wide_letters() {
    let mut screen = play(library(), (80, 24), "3J");
    // Two columns a letter: the second half of the second one is the fourth column.
    mouse(&mut screen, PRESS, (26 + 3, 3));
    assert!(status_of(&screen).contains("東京 (place) 1/1"), "{}", status_of(&screen));
}

#[test]
fn the_wheel_scrolls_what_is_under_it() {
    let mut screen = play(library(), (70, 9), "ga");
    mouse(&mut screen, MouseEventKind::ScrollDown, (40, 4));
    assert_eq!((screen.state.first_row(), screen.state.focus), (3, Focus::Articles));
    mouse(&mut screen, MouseEventKind::ScrollUp, (40, 4));
    assert_eq!(screen.state.first_row(), 0);
    for _ in 0..9 {
        mouse(&mut screen, MouseEventKind::ScrollDown, (4, 4));
    }
    accept("wheel-list-70x9", &screen);
    assert_eq!(screen.state.spot.article.index(), 0);
    press(&mut screen, "j");
    assert!(status_of(&screen).contains("2/5"));
}

#[test]
fn the_wheel_turns_the_text_behind_the_search_prompt() {
    let mut screen = play(library(), (70, 9), "/berg<Enter>/ferry<Enter>gg/");
    let prompt = status_of(&screen);
    for at in [(60, 4), (3, 8)] {
        mouse(&mut screen, MouseEventKind::ScrollUp, at);
        mouse(&mut screen, MouseEventKind::ScrollDown, at);
        assert_eq!(status_of(&screen), prompt, "no pattern is recalled");
    }
    assert_eq!(screen.state.first_row(), 3);
}

#[test]
fn the_scrollbar_is_dragged() {
    let mut screen = play(library(), (70, 12), "");
    mouse(&mut screen, PRESS, (69, 10));
    assert_eq!(screen.state.first_row(), screen.state.page.last_top(10));
    mouse(&mut screen, DRAG, (69, 0));
    assert_eq!(screen.state.first_row(), 0);
}

#[test]
fn what_means_nothing_needs_no_frame() {
    let mut screen = play(library(), (70, 12), "");
    assert!(screen.event(&Event::FocusGained).is_none());
    let moved = MouseEvent { kind: MouseEventKind::Moved, column: 3, row: 3, modifiers: KeyModifiers::NONE };
    assert!(screen.event(&Event::Mouse(moved)).is_none());
}
