//! How the text is set, what is pasted, and the address under the heading.

use std::sync::Arc;

use crossread::library::Library;
use crossread::model::Article;
use crossread::reading::Reading;
use crossread::tui::measure::{Measure, Side};
use crossread::tui::screen::{Screen, text_of};
use crossterm::event::Event;
use ratatui::layout::Size;

use crate::story::library;
use crate::support::{accept, play, press, screen, status};

#[test]
fn text_is_set_as_it_is_asked_for() {
    screen("text-narrow-120x20", (120, 20), "44zw");
    screen("text-margins-120x20", (120, 20), "160zw4z+");
    screen("text-left-160x20", (160, 20), "44zwz+zc");
    screen("text-alone-120x20", (120, 20), "zm:text-width 50<Enter>");
}

#[test]
fn how_the_text_is_set_is_said() {
    assert!(status("44zw").starts_with("text up to 44 columns wide, 1 free beside it, in the middle"));
    assert!(
        status(":text-width 5<Enter>").starts_with("text up to 20 columns wide"),
        "what is too little is set right"
    );
    assert!(status("44zwzw").starts_with("text up to 80 columns wide"));
    assert!(status("2z+zc").starts_with("text up to 80 columns wide, 5 free beside it, at the left"));
}

#[test]
fn the_place_is_kept_however_the_text_is_set() {
    let mut screen = play(library(), (120, 12), "JJJJ/found<Enter>zt");
    let spot = screen.state.spot;
    for keys in ["30zw", "9z+", "zc", "200zw", "zm", "z-", "zw"] {
        press(&mut screen, keys);
        assert_eq!(screen.state.spot, spot, "{keys}");
        assert!(text_of(&screen.frame()).contains("found"), "{keys}");
    }
    assert_eq!(screen.state.panes.measure, Measure { columns: 80, margin: 17, side: Side::Left });
}

#[test]
fn a_paste_goes_into_every_line() {
    let lines = ["f", "/", "F", "ge", "*gm", ":", "a", "E", "|", "?", "Am", "Ao", "Ar", "gc/", "i:"];
    for script in lines {
        let mut screen = play(library(), (100, 30), &format!("w{script}"));
        if !screen.state.context().is_typing() {
            continue;
        }
        let _ = screen.event(&Event::Paste("sea\r\nwäll\u{1b}[31m".to_owned()));
        let text = text_of(&screen.frame());
        assert!(text.contains("sea wäll"), "{script}: {text}");
    }
    let typing =
        lines.iter().filter(|script| play(library(), (100, 30), &format!("w{script}")).state.context().is_typing());
    assert!(typing.count() >= 11);
}

#[test]
fn a_paste_that_goes_nowhere_says_where_it_would() {
    let mut screen = play(library(), (100, 24), "");
    let before = screen.state.spot;
    let _ = screen.event(&Event::Paste("jjjq".to_owned()));
    assert_eq!(screen.state.spot, before, "a paste is no row of keys");
    assert!(text_of(&screen.frame()).contains("a paste goes where something is typed: f jumps, / searches"));
}

/// A screen of an article that was published at `url`.
fn published(url: &str) -> Screen {
    let article = Article {
        source: "Wire".to_owned(),
        title: "A note".to_owned(),
        url: Some(url.to_owned()),
        text: "A note\nNothing has happened.".to_owned(),
        ..Article::default()
    };
    let library = Library::new(vec![Reading::new(article)], Vec::new());
    Screen::new(Arc::new(library), Size::new(80, 12))
}

#[test]
fn the_heading_bears_the_address_of_its_article() {
    let mut screen = published("https://wire.example/1");
    accept("linked-80x12", &screen);
    assert_eq!(screen.link().map(|link| link.url().to_owned()).as_deref(), Some("https://wire.example/1"));
    press(&mut screen, "f");
    assert_eq!(screen.link(), None, "something covers it");
    for url in ["javascript:alert(1)", "https://wire.example/\u{7}", "wire.example"] {
        assert_eq!(published(url).link(), None, "{url:?}");
    }
    assert_eq!(play(library(), (80, 12), "").link(), None);
}
