//! Stepping: from mention to mention, source to source, and back.

use std::sync::Arc;

use crossread::index::Places;
use crossread::library::Library;
use crossread::model::{Subject, TopicId};
use crossread::query;
use crossread::tui::state::{Manner, Search};
use crossread::tui::update::select;
use ratatui::layout::Size;

use crate::story::library;
use crate::support::{accept, play, press, screen, status, status_of};

/// The words that the reader stands on after the keys of `script`.
fn words(script: &str) -> String {
    let screen = play(library(), (80, 24), script);
    let cursor = screen.state.spot.cursor;
    cursor.map_or_else(String::new, |span| screen.library.article(screen.state.spot.article).slice(span).to_owned())
}

#[test]
fn follow_a_name_through_all_sources() {
    screen("follow-100x24", (100, 24), "ww*nn");
    screen("follow-next-source-100x24", (100, 24), "ww*7n");
    screen("follow-40x12", (40, 12), "ww*4n");
    screen("follow-wrapped-120x20", (120, 20), "ww*N");
}

#[test]
fn news_are_old_on_another_screen_but_warnings_are_not() {
    let resized = |script| {
        let mut screen = play(library(), (100, 24), script);
        screen.fit_to(Size::new(90, 24));
        status_of(&screen)
    };
    assert!(resized("ww*N").starts_with("Stone and Water 5/5"), "{}", resized("ww*N"));
    assert!(resized("n").starts_with("nothing is followed"), "{}", resized("n"));
}

#[test]
fn no_bare_number_stands_beside_news() {
    let told = status_of(&play(library(), (40, 12), "ww*mb"));
    assert!(told.ends_with("comes back here"), "{told}");
}

#[test]
fn a_topic_that_was_made_can_be_ended() {
    let mut screen = play(library(), (100, 24), "/votes<Enter>t/wall<Enter>t");
    let made = screen.library.topics().len();
    press(&mut screen, "t");
    assert!(status_of(&screen).starts_with("wall is no topic any more"), "{}", status_of(&screen));
    assert_eq!((screen.library.topics().len(), screen.state.subject), (made - 1, None));
    screen.refresh(Arc::new(library()));
    assert_eq!(screen.library.topics().len(), made - 1, "the other stays");
    let found = play(library(), (100, 24), "fsea wall<Enter>t");
    assert!(status_of(&found).starts_with("sea wall was found, not made"), "{}", status_of(&found));
}

#[test]
fn any_search_can_become_a_topic() {
    let status = status("/votes<Enter>t");
    assert!(status.contains("votes is a topic now: "), "{status}");
    let mut screen = play(library(), (100, 24), "/votes<Enter>tn");
    assert!(status_of(&screen).contains("votes 2/4 · 2 of 5 sources"), "{}", status_of(&screen));
    let made = screen.library.topics().len();
    press(&mut screen, "/vote<Enter>t");
    assert_eq!(screen.library.topics().len(), made, "one topic holds both numbers");
    screen.refresh(Arc::new(library()));
    assert_eq!(screen.library.topics().len(), made, "it stays when more was read");
    let status = status_of(&play(library(), (100, 24), "t"));
    assert!(status.contains("there is no search to make a topic of"), "{status}");
}

#[test]
fn position_and_count_are_told() {
    assert!(status("ww*").contains("Anna Berg (person) 1/12 · 4 of 5 sources"), "{}", status("ww*"));
    assert!(status("ww*nnn").contains(" 4/12 · 4 of 5 sources"));
    assert!(status("ww*3n").contains(" 4/12 · "));
    assert!(status("ww*3nNN").contains(" 2/12 · "));
    let away = status_of(&play(library(), (100, 10), "w*G"));
    assert!(away.contains(" 6 · 5 of 5 sources"), "off a mention there is no position: {away}");
}

#[test]
fn crossing_to_another_source_is_announced() {
    let crossed = status("ww*6n");
    assert!(crossed.starts_with("Anna Berg → The Evening Ferry · 7/12 · 4 of 5 sources "), "{crossed}");
    assert!(status("ww*9n").starts_with("Anna Berg → 東京新聞 World · 10/12"), "{}", status("ww*9n"));
    assert!(status("/wall<Enter>]]").starts_with("/wall → "), "{}", status("/wall<Enter>]]"));
    assert!(!status("ww*6nn").contains('→'));
}

#[test]
fn stepping_past_an_end_is_announced() {
    assert!(status("ww*N").starts_with("past the start, again from the end: Anna Berg → Stone and Water · 12/12"));
    assert!(status("ww*12n").starts_with("past the end, again from the start"));
    assert!(status("ww*12n").contains(" 1/12 · "));
    assert!(status("ww*1200n").contains(" 1/12 · "));
}

#[test]
fn stepping_starts_at_what_is_on_the_screen() {
    let low = |script: &str| status_of(&play(library(), (100, 8), script));
    assert!(low("w*n").contains(" 2/6 "), "{}", low("w*n"));
    assert!(low("w*Gn").contains(" 3/6 "), "{}", low("w*Gn"));
    assert!(low("w*GN").contains(" 2/6 "), "{}", low("w*GN"));
    assert!(low("w*2JN").contains(" 3/6 "), "{}", low("w*2JN"));
    assert!(low("w*2Jn").contains(" 4/6 "), "{}", low("w*2Jn"));
}

#[test]
fn without_a_selection_keys_tell_what_to_do() {
    for script in ["n", "N", "]]", "[["] {
        assert!(status(script).starts_with("nothing is followed"), "{script}: {}", status(script));
    }
}

#[test]
fn words_that_refer_to_two_take_turns() {
    let name = |script: &str| {
        let screen = play(library(), (80, 24), script);
        screen.state.subject.map(|subject| screen.library.name(subject).to_owned()).unwrap_or_default()
    };
    assert_eq!(words("13w"), "the two");
    assert_eq!(
        (name("13w*"), name("13w**"), name("13w***")),
        ("Anna Berg".into(), "Ola Dahl".into(), "Anna Berg".into())
    );
}

#[test]
fn names_are_walked_in_the_article() {
    assert_eq!(
        (words("w"), words("ww"), words("5w"), words("5wb")),
        ("LUNDVIK".into(), "Anna Berg".into(), "Ola Dahl".into(), "Harbour Council".into())
    );
    assert_eq!((words("99w"), words("99wb")), ("Berg".into(), "council".into()));
    assert!(status("99ww").starts_with("no name follows"));
    assert!(status("wb").starts_with("no name comes before"));
    assert_eq!(words("5w99b"), "LUNDVIK");
}

#[test]
fn sources_without_the_selection_are_passed_over() {
    assert!(status("ww*]]").contains("The Evening Ferry"));
    assert!(status("ww*]]]]").contains("東京新聞 World"));
    assert!(status("ww*3]]").contains("Stone and Water"));
    assert!(status("ww*9]]").contains("Stone and Water"));
    assert!(status("ww*3]]]]").starts_with("no article after"));
    assert!(status("ww*3]][[").contains("東京新聞 World"));
    assert!(status("ww*[[").starts_with("no article before"));
}

#[test]
fn escape_ends_search_then_selection_then_cursor() {
    let mut screen = play(library(), (100, 20), "ww*");
    let places = Places::new(query::search(&screen.library, "wall"));
    screen.state.search = Some(Arc::new(Search { query: "wall".to_owned(), manner: Manner::Literal, places }));
    press(&mut screen, "n");
    accept("search-and-selection-100x20", &screen);
    press(&mut screen, "<Esc>");
    assert!(screen.state.search.is_none() && screen.state.subject.is_some());
    press(&mut screen, "<Esc>");
    assert!(screen.state.subject.is_none() && screen.state.spot.cursor.is_some());
    press(&mut screen, "<Esc>");
    assert!(screen.state.spot.cursor.is_none());
}

#[test]
fn topics_are_followed_like_names() {
    let mut screen = play(library(), (100, 16), "");
    select::follow(&mut screen.state, Subject::Topic(TopicId(0)));
    press(&mut screen, "nn");
    accept("topic-100x16", &screen);
    assert!(status_of(&screen).contains("sea wall 2/"), "{}", status_of(&screen));
}

#[test]
fn a_target_on_the_screen_does_not_move_the_text() {
    let first = |script: &str| play(library(), (60, 14), script).state.first_row();
    assert_eq!((first("2w"), first("2w*")), (0, 0));
    assert_ne!(first("2w*3n"), 0);
}

#[test]
fn history_goes_back_and_forward() {
    let at = |script: &str| play(library(), (60, 12), script).state.spot;
    assert_eq!(at("ww*6n<C-o>"), at("ww*"));
    assert_eq!(at("5jJjJHHLL").article, at("2J").article);
    assert_eq!(at("5jJjJ2<C-o>"), at("5j"));
    assert!(status("<C-o>").starts_with("this is the first place"));
    assert!(status("L").starts_with("this is the last place"));
}

#[test]
fn steps_in_a_row_are_one_place_of_the_history() {
    let at = |script: &str| play(library(), (60, 12), script).state.spot;
    assert_eq!(at("ww*6nnNnN<C-o>"), at("ww*"));
    assert_eq!(at("ww*6nnNnN<C-o>L"), at("ww*6n"));
    assert_eq!(at("5jJJK<C-o>"), at("5j"));
    assert_eq!(at("ww*]]]][[<C-o>"), at("ww*"));
    assert_eq!(at("ww*nnjnn<C-o>"), at("ww*nnj"), "a scroll ends the run");
    assert_eq!(at("ww*nnjnn<C-o><C-o>"), at("ww*"));
    assert_eq!(at("ww*nnb*nn<C-o>").passage(), at("ww*nnb*").passage(), "another selection starts anew");
    assert_eq!(at("9JJJ<C-o>"), at(""), "a step that leads nowhere changes nothing");
}

#[test]
fn what_is_meant_is_explained() {
    screen("explain-80x24", (80, 24), "6wi");
    screen("explain-two-40x12", (40, 12), "13wi");
    screen("explain-end-40x12", (40, 12), "13wiG");
    let frame = |script: &str| play(library(), (80, 24), script).frame();
    assert_eq!(frame("6wi<Esc>"), frame("6w"));
    assert!(status_of(&play(Library::default(), (80, 6), "i")).starts_with("there is no name"));
}

#[test]
fn hints_stay_while_the_reader_goes_on() {
    for (width, unfollowed, followed) in
        [(60, "f jump  ? keys", "f jump  n next"), (80, "/ search", "? keys"), (120, "* follow", "/ search")]
    {
        for script in ["", "G", "jjj", "J", "JJG", "www"] {
            let last = status_of(&play(library(), (width, 20), script));
            assert!(last.ends_with(unfollowed), "{width} {script}: {last}");
        }
        for script in ["w*", "w*n", "w*j", "ww*7n", "w*G"] {
            let last = status_of(&play(library(), (width, 20), script));
            assert!(last.ends_with(followed), "{width} {script}: {last}");
        }
    }
}

#[test]
fn marks_come_back() {
    let at = |script: &str| play(library(), (60, 12), script).state.spot;
    assert_eq!(at("3jma3J'a"), at("3j"));
    assert_eq!(at("3jJ''"), at("3j"));
    assert!(status("'q").starts_with("there is no mark q"));
}
