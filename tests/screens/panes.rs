//! The panes: focus, sizes, the list of articles, what could not be read.

use crossread::library::Library;
use crossread::model::{Harm, Problem};
use ratatui::layout::Size;

use crate::story::{STORY, library, library_of};
use crate::support::{accept, play, press, screen, status, status_of};

/// A library of very many short articles.
fn many() -> Library {
    let articles: Vec<_> = (0..3000).map(|_| ("Wire", None, "One\n{Anna Berg|anna} spoke.")).collect();
    library_of(&articles, Vec::new())
}

fn unreadable() -> Vec<Problem> {
    let problem = |path: &str, harm, reason: &str| Problem { path: path.to_owned(), harm, reason: reason.to_owned() };
    vec![
        problem("story/photo.jpg", Harm::Unread, "a picture, not a text"),
        problem("story/wires/of/the/whole/year/2031.jsonl", Harm::Damaged, "line 3: a comma is missing before `title`"),
        problem(
            "story/wires/of/the/whole/year/2031.jsonl",
            Harm::Damaged,
            "line 9: holds only the beginning of its article, as feeds do; ask the publisher for the whole",
        ),
        problem("story/\x1b[2Jlocked.txt", Harm::Unread, "permission denied: chmod +r makes it readable"),
        problem("story/empty.txt", Harm::Unread, "there is no text in it"),
    ]
}

#[test]
fn focus_and_sizes() {
    screen("articles-focus-80x24", (80, 24), "gajj");
    screen("wider-pane-80x14", (80, 14), ">>>>");
    screen("zoom-80x14", (80, 14), "zm");
    screen("articles-alone-40x12", (40, 12), "h");
    screen("articles-low-40x6", (40, 6), "hjjj");
}

#[test]
fn articles_show_where_the_selection_stands() {
    screen("tiles-120x14", (120, 14), "w*>>>>>>ga");
}

#[test]
fn long_lists_scroll_with_the_article() {
    accept("many-80x14", &play(many(), (80, 14), "ga2000G3j"));
    accept("many-end-80x14", &play(many(), (80, 14), "gaG"));
}

#[test]
fn focus_goes_round() {
    let focus = |script: &str| play(library(), (80, 24), script).state.focus;
    assert_eq!(focus("<Tab><Tab>"), focus(""));
    assert_ne!(focus("<Tab>"), focus(""));
    assert_eq!(focus("<S-Tab>"), focus("<Tab>"));
    assert_eq!(focus("h"), focus("ga"));
    assert_eq!(focus("hl"), focus(""));
    assert_eq!(focus("h<Enter>"), focus(""));
}

#[test]
fn an_article_read_to_its_end_gets_its_mark() {
    let read = |script: &str| play(library(), (80, 12), script).state.read.len();
    assert_eq!((read("J"), read("GJ"), read("GJGJ")), (0, 1, 2));
    assert_eq!((read("r"), read("rr")), (1, 0));
}

#[test]
fn each_article_keeps_its_place() {
    let top = |script: &str| play(library(), (60, 12), script).state.first_row();
    assert_eq!(top("5jJK"), 5);
    assert_eq!(top("5jJ2jK"), 5);
}

#[test]
fn ends_of_the_list_are_told() {
    assert!(status("K").starts_with("this is the first article"));
    assert!(status("9J").contains("Stone and Water 5/5"));
    assert!(status("9JJ").starts_with("this is the last article"));
}

#[test]
fn problems_are_counted_and_listed() {
    let with_problems = || library_of(&STORY, unreadable());
    accept("problems-status-80x10", &play(with_problems(), (80, 10), ""));
    accept("problems-80x16", &play(with_problems(), (80, 16), "!j"));
    accept("problems-40x12", &play(with_problems(), (40, 12), "!jj"));
    accept("problems-30x8", &play(with_problems(), (30, 8), "!G"));
    let closed = play(with_problems(), (80, 16), "!<Esc>");
    assert_eq!(closed.frame(), play(with_problems(), (80, 16), "jk").frame());
    let told = |script: &str| status_of(&play(with_problems(), (80, 16), script));
    assert!(told("").ends_with("3 not read, 1 damaged: !"), "{}", told(""));
    assert!(told("j").ends_with("f jump  ? keys  / search !4"), "{}", told("j"));
    assert!(told("ww*").ends_with("f jump  n next  ? keys !4"), "{}", told("ww*"));
    assert!(status("!").starts_with("everything could be read"));
}

#[test]
fn the_chosen_problem_shows_when_the_screen_shrinks() {
    let mut screen = play(library_of(&STORY, unreadable()), (80, 16), "!G");
    screen.fit_to(Size::new(80, 5));
    let last = unreadable().pop().expect("there are problems").path;
    let shown = crossread::tui::screen::text_of(&screen.frame());
    assert!(shown.contains(&last), "{shown}");
}

#[test]
fn nothing_to_read_is_said() {
    accept("empty-80x6", &play(Library::default(), (80, 6), "jknN*wbxJK]][[Gggzzgage<Esc>gmayyL"));
}

#[test]
fn a_resize_and_back_changes_nothing() {
    let mut screen = play(many(), (80, 24), "ga700G<C-d>");
    let before = screen.frame();
    for (width, height) in [(30, 5), (1, 1), (200, 90), (80, 24)] {
        screen.fit_to(Size::new(width, height));
    }
    assert_eq!(screen.frame(), before);
    press(&mut screen, "jk");
    assert_eq!(screen.state.spot.article, play(many(), (80, 24), "ga700G<C-d>").state.spot.article);
}
