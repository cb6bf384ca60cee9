//! The program on a real terminal: that it starts, follows the window, and gives everything back however it ends.
//!
//! Nothing here sleeps: each step waits for what the program writes, up to a deadline that only a broken one meets.
#![cfg(unix)]

mod session;

use std::fs;
use std::path::Path;
use std::thread;

use crossread::correction::Correction;
use crossread::tui::signals;
use crossread::tui::terminal::{Mouse, Release, Terminal};

use session::{Session, WORDS};

#[test]
fn quitting_gives_the_terminal_back() {
    let mut session = Session::start();
    session.press("q");
    let (code, left) = session.end();
    assert_eq!((code, left.trim()), (0, ""));
}

#[test]
fn two_programs_that_correct_at_once_keep_both_and_show_both() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("mine.json");
    let file = file.to_str().expect("its name is text");
    let mut first = Session::start_correcting(file, "f lavrov<Enter>A", "Sergei Lavrov (person) ·");
    let second = Session::start_correcting(file, "f putin<Enter>Ah", "Vladimir Putin is hidden");
    first.press("h");
    first.until("its own correction", |screen| screen.contents().contains("Sergei Lavrov is hidden"));
    first.press("geputin");
    first.until("that of the other", |screen| screen.contents().contains("nothing found"));
    drop((first, second));
    let later = Session::start_correcting(file, "geserg", "nothing found");
    drop(later);
    let kept = crossread::overrides::read(Path::new(file)).expect("the file can be read");
    let told: Vec<_> = kept.iter().map(Correction::told).collect();
    assert_eq!(told, ["Vladimir Putin is hidden", "Sergei Lavrov is hidden"]);
}

#[test]
fn a_reader_comes_back_to_the_topic_that_was_made_and_followed() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let state = folder.path().to_str().expect("its name is text");
    let mut first = Session::start_keeping(state, WORDS);
    first.press("/seafront\r");
    first.until("the search", |screen| screen.contents().contains("/seafront"));
    first.press("t");
    first.until("the topic", |screen| screen.contents().contains("seafront is a topic now"));
    first.press("q");
    assert_eq!(first.end().0, 0);
    let mut again = Session::start_keeping(state, " seafront ");
    again.press("t");
    again.until("its end", |screen| screen.contents().contains("seafront is no topic any more"));
}

#[test]
fn every_signal_that_ends_it_gives_the_terminal_back() {
    for (name, number) in [("TERM", 15), ("HUP", 1), ("INT", 2), ("QUIT", 3)] {
        let session = Session::start();
        session.signal(name);
        assert_eq!(session.end().0, 128 + number, "{name}");
    }
}

#[test]
fn a_signal_before_the_first_frame_gives_the_terminal_back() {
    let mut session = Session::spawn(&[env!("CARGO_BIN_EXE_crossread"), "--no-state", "articles/sochi-2015"]);
    session.until("the screen", vt100::Screen::alternate_screen);
    session.signal("TERM");
    assert_eq!(session.end().0, 128 + 15);
}

#[test]
fn a_second_signal_or_a_panic_ends_what_is_stuck_in_writing() {
    for (part, code) in [("is_stuck_in_writing", 128 + 15), ("is_stuck_in_writing_and_panics", 101)] {
        assert_eq!(Session::play(part).end_deaf("\x1b]52;"), code, "{part}");
    }
}

#[test]
#[ignore = "a part of the test of being stuck, which runs it on a terminal of its own"]
fn is_stuck_in_writing() {
    let release = Release::default();
    signals::listen(release.clone(), |_| {}).unwrap();
    write_at_length(release);
}

#[test]
#[ignore = "a part of the test of being stuck, which runs it on a terminal of its own"]
fn is_stuck_in_writing_and_panics() {
    let release = Release::default();
    signals::listen(release.clone(), |_| panic!("broken on purpose")).unwrap();
    write_at_length(release);
}

/// Writes more at once than a terminal keeps that nobody reads.
fn write_at_length(release: Release) {
    let mut terminal = Terminal::enter(Mouse::Ours, release).expect("there is a terminal");
    terminal.copy(&"word ".repeat(1 << 18)).expect("the terminal is there");
    unreachable!("the program has ended");
}

#[test]
fn the_window_is_called_like_the_article_until_the_end() {
    let mut session = Session::start();
    session.press("q");
    session.until("the usual screen", |screen| !screen.alternate_screen());
    let written = session.written();
    let (_, named) = written.split_once("\x1b[22;0t").expect("the old title is kept");
    let (named, _) = named.split_once("\x1b[23;0t").expect("the old title comes back");
    assert!(named.rsplit("\x1b]0;").next().is_some_and(|title| title.contains(" - crossread\x07")), "{named:?}");
}

#[test]
fn a_terminal_that_tells_more_keys_apart_is_asked_to_until_the_end() {
    const PUSH: &str = "\x1b[>5u";
    const POP: &str = "\x1b[<1u";
    let mut session = Session::start_knowing();
    session.until_written("the request", PUSH);
    // Ctrl-[ as the terminal then tells it closes what is open.
    session.press("f");
    session.until("the jump", |screen| screen.contents().contains("Jump"));
    session.press("\x1b[91;5u");
    session.until("the panes", |screen| !screen.contents().contains("Jump"));
    session.press("\x1a");
    session.until_written("the return", POP);
    let wake = |session: &Session| session.signal("CONT");
    session.until_prodded("the reader", wake, |screen| screen.alternate_screen() && screen.contents().contains(WORDS));
    session.press("q");
    session.until("the usual screen", |screen| !screen.alternate_screen());
    let count = |text: &str| session.written().matches(text).count();
    assert_eq!((count(PUSH), count(POP)), (2, 2), "set and given back twice");
    assert_eq!(session.end().0, 0);
}

#[test]
fn a_terminal_that_says_nothing_is_not_waited_for() {
    let mut session = Session::start();
    session.press("q");
    session.until("the usual screen", |screen| !screen.alternate_screen());
    assert!(!session.written().contains("u\x1b[c"), "nothing is asked that is waited for");
    assert_eq!(session.end().0, 0);
}

#[test]
fn the_address_of_an_article_stands_under_its_heading() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let article = format!("---\ntitle: A note\nurl: https://wire.example/é\n---\nIt speaks of {WORDS}.\n");
    fs::write(folder.path().join("note.md"), article).expect("the folder can be written to");
    let mut session = Session::open(&folder.path().to_string_lossy());
    session.until_written("the address", "\x1b]8;;https://wire.example/%C3%A9\x1b\\");
    session.press("q");
    assert_eq!(session.end().0, 0);
}

#[test]
fn files_are_looked_at_when_the_window_is_come_back_to() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("it can be written to");
    write("one.txt", &format!("A note\n\nIt speaks of {WORDS}.\n"));
    let mut session = Session::open(&folder.path().to_string_lossy());
    session.until_written("the wish to be told", "\x1b[?1004h");
    write("two.txt", "Another note\n\nIt speaks of a harbour.\n");
    session.press("\x1b[I");
    session.until("the news", |screen| screen.contents().contains("1 article added"));
    session.press("q");
    assert_eq!(session.end().0, 0);
}

#[test]
fn a_storm_of_sizes_ends_in_a_right_frame() {
    let mut session = Session::start();
    for round in 1..=40 {
        session.resize(1 + round * 37 % 180, 1 + round * 17 % 60);
    }
    for (cols, rows) in [(1, 1), (3, 2), (59, 8), (90, 28)] {
        session.resize(cols, rows);
    }
    session.until("the last size", |screen| screen.contents().contains(WORDS));
    session.press("q");
    assert_eq!(session.end().0, 0);
}

#[test]
fn an_article_on_standard_input_leaves_the_keyboard_free() {
    let line = format!(
        "printf 'A short note\\n\\nIt speaks of {WORDS}.\\n' | {} --no-state -",
        env!("CARGO_BIN_EXE_crossread")
    );
    let mut session = Session::spawn(&["sh", "-c", &line]);
    session.until("the article", |screen| screen.alternate_screen() && screen.contents().contains(WORDS));
    session.press("q");
    assert_eq!(session.end().0, 0);
}

#[test]
fn an_article_is_typed_before_the_reader_has_the_keyboard() {
    let mut session = Session::spawn(&[env!("CARGO_BIN_EXE_crossread"), "--no-state", "-"]);
    session.until("the invitation", |screen| screen.contents().contains("Ctrl-d"));
    session.press(&format!("A short note\n\nIt speaks of {WORDS}.\n\x04"));
    session.until("the article", |screen| screen.alternate_screen() && screen.contents().contains(WORDS));
    session.press("q");
    assert_eq!(session.end().0, 0);
}

#[test]
fn suspending_gives_the_terminal_away_and_takes_it_back() {
    let mut session = Session::start();
    session.press("\x1a");
    session.until("the usual screen", |screen| !screen.alternate_screen() && !screen.hide_cursor());
    // The program may not have stopped yet, and would then sleep through the signal: it is sent until it is heard.
    let wake = |session: &Session| session.signal("CONT");
    session.until_prodded("the reader", wake, |screen| screen.alternate_screen() && screen.contents().contains(WORDS));
    session.press("q");
    assert_eq!(session.end().0, 0);
}

#[test]
fn a_panic_gives_the_terminal_back_and_then_says_why() {
    for part in ["panics_on_the_screen_thread", "panics_while_drawing", "panics_on_another_thread"] {
        let (code, left) = Session::play(part).end();
        assert_eq!(code, 101, "{left}");
        assert!(left.contains("broken on purpose"), "{left}");
    }
}

#[test]
#[ignore = "a part of the test of panics, which runs it on a terminal of its own"]
fn panics_on_the_screen_thread() {
    let _terminal = Terminal::enter(Mouse::Ours, Release::default()).unwrap();
    panic!("broken on purpose");
}

#[test]
#[ignore = "a part of the test of panics, which runs it on a terminal of its own"]
fn panics_while_drawing() {
    let mut terminal = Terminal::enter(Mouse::Ours, Release::default()).unwrap();
    terminal.draw(|_| panic!("broken on purpose")).unwrap();
}

#[test]
#[ignore = "a part of the test of panics, which runs it on a terminal of its own"]
fn panics_on_another_thread() {
    let _terminal = Terminal::enter(Mouse::Ours, Release::default()).unwrap();
    let _ = thread::spawn(|| panic!("broken on purpose")).join();
    unreachable!("the program has ended");
}
