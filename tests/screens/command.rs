//! The command line: names, completion, arguments, and where it can be opened.

use crossread::tui::screen::text_of;

use crate::story::library;
use crate::support::{play, screen, status};

#[test]
fn commands_are_listed_with_what_they_do() {
    screen("command-40x12", (40, 12), ":");
    screen("command-80x24", (80, 24), ":");
    screen("command-120x40", (120, 40), ":");
    screen("command-20x3", (20, 3), ":");
    screen("command-1x1", (1, 1), ":the");
}

#[test]
fn names_narrow_and_complete() {
    screen("command-typed-80x24", (80, 24), ":next<Down>");
    screen("command-completed-80x24", (80, 24), ":the<Tab>");
    screen("command-typed-40x12", (40, 12), ":ment");
    screen("command-typed-200x60", (200, 60), ":jump");
    screen("command-wrong-80x24", (80, 24), ":theme mauve<Enter>");
    screen("command-nothing-80x24", (80, 24), ":zzz<Enter>");
}

#[test]
fn commands_do_what_their_keys_do() {
    for (command, keys) in [
        (":jump berg<Enter><Enter>", "fberg<Enter>"),
        (":search wall<Enter><Enter>", "/wall<Enter>"),
        (":next-art<Enter>", "J"),
        (":next-article 2<Enter>", "2J"),
        (":end<Enter>", "G"),
        (":zoom<Enter>", "zm"),
        ("w*:next-m<Enter>", "w*n"),
        (":mark a<Enter>J:to-mark a<Enter>", "maJ'a"),
        (":theme light<Enter>", "T"),
        ("fberg<Esc>:jump-group<Enter>", "fberg<A-g>"),
        ("fberg:group<Enter>", "fberg<A-g>"),
        ("fberg:keep<Enter><Esc>", "fberg<C-q><Esc>"),
        ("ge:sort<Enter>", "ge<C-s>"),
        ("wi:list-close<Enter>", "wi<Esc>"),
        (":entities lund<Enter>", "gelund"),
        (":<Esc>", ""),
        (":<BS>", ""),
    ] {
        let frame = |script: &str| text_of(&play(library(), (100, 30), script).frame());
        assert_eq!(frame(command), frame(keys), "{command}");
    }
}

#[test]
fn a_colon_is_text_where_text_is_searched() {
    assert!(status("/:<Left>").starts_with("/:"), "{}", status("/:"));
}

#[test]
fn commands_come_back() {
    assert!(status(":next-art<Enter>:<Up>").starts_with(":next-article"), "{}", status(":next-art<Enter>:<Up>"));
    assert!(status(":zoom<Enter>:end<Enter>:<A-Up><A-Up>").starts_with(":zoom"));
}
