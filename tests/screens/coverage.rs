//! The coverage grid: who and what is in which source.

use std::sync::Arc;

use crossread::library::Library;
use crossread::tui::screen::text_of;
use crossterm::event::{Event, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Size;

use crate::story::{STORY, library, library_of};
use crate::support::{accept, play, press, screen, status};

/// A library of so many sources, each with an article about the same two people.
fn wide(sources: usize) -> Library {
    let names: Vec<_> = (0..sources).map(|at| format!("Source {at}")).collect();
    let text = "One\n{Anna Berg|anna} met {Ola Dahl|ola}, and {Berg|anna} left.";
    let articles: Vec<_> = names.iter().map(|name| (name.as_str(), None, text)).collect();
    library_of(&articles, Vec::new())
}

#[test]
fn grid_counts_everything_in_every_source() {
    screen("coverage-40x12", (40, 12), "gc");
    screen("coverage-80x24", (80, 24), "gc");
    screen("coverage-120x40", (120, 40), "gc");
    screen("coverage-200x60", (200, 60), "gc");
    screen("coverage-20x3", (20, 3), "gc");
    screen("coverage-8x4", (8, 4), "gcll");
}

#[test]
fn grid_reads_without_colours_and_on_light() {
    screen("coverage-light-80x14", (80, 14), "Tgcj");
    screen("coverage-contrast-80x14", (80, 14), "TTgcj");
    screen("coverage-sixteen-80x14", (80, 14), "TTTgcj");
    screen("coverage-colourless-80x14", (80, 14), "TTTTgcj");
}

#[test]
fn grid_is_sorted_by_row_and_by_column() {
    screen("coverage-column-80x24", (80, 24), "gclls");
    screen("coverage-row-80x24", (80, 24), "gcjS");
    screen("coverage-topics-80x12", (80, 12), "gctttttt");
    let names = |script: &str| {
        let text = text_of(&play(library(), (80, 24), script).frame());
        let rows = text.lines().skip(4).filter_map(|row| row.get(..)?.split('│').nth(1).map(str::to_owned));
        rows.take(8).map(|row| row.chars().skip(3).take(12).collect::<String>().trim().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names("gcsss")[0], "Anna Berg", "by name: {:?}", names("gcsss"));
    assert_eq!(names("gcssss"), names("gc"), "round again");
    assert_eq!(names("gclls")[..2], ["Lundvik", "Storm Greta"], "what the third source speaks of");
}

#[test]
fn grid_scrolls_in_both_directions() {
    accept("coverage-wide-80x12", &play(wide(40), (80, 12), "gc20l"));
    accept("coverage-end-60x12", &play(wide(40), (60, 12), "gc$G"));
    let mut narrow = play(wide(40), (120, 30), "gc$G");
    narrow.fit_to(Size::new(30, 8));
    let text = text_of(&narrow.frame());
    assert!(text.contains("Source 39"), "the cursor stays on the screen:\n{text}");
}

#[test]
fn a_cell_jumps_to_its_first_place() {
    assert!(status("gcl<Enter>").starts_with("Anna Berg → The Evening Ferry · 7/12"), "{}", status("gcl<Enter>"));
    assert!(status("gcj$<Enter>").starts_with("Ola Dahl → Stone and Water"), "{}", status("gcj$<Enter>"));
    assert!(status("gcll<Enter>").starts_with("Anna Berg does not stand in Coast Radio"), "{}", status("gcll<Enter>"));
    assert_eq!(play(library(), (80, 24), "gcll<Enter>").state.overlays.len(), 1, "it stays");
    let closed = play(library(), (80, 24), "gclljsS<Esc>");
    assert_eq!(closed.frame(), play(library(), (80, 24), "").frame());
}

#[test]
fn grid_opens_on_what_is_followed_and_as_it_was_left() {
    assert!(status("f dahl<Enter>Jgc<Enter>").contains("Ola Dahl"), "{}", status("f dahl<Enter>Jgc<Enter>"));
    let again = play(library(), (80, 24), "gcjjsS<Esc>gcgg").frame();
    assert_eq!(again, play(library(), (80, 24), "gcjjsSgg").frame());
}

#[test]
fn articles_of_one_source_are_told_apart() {
    let text = "One\n{Anna Berg|anna} met {Ola Dahl|ola}, and {Berg|anna} left.";
    let other = text.replace("One", "Two boats collide off the pier");
    let twice = [("Wire", None, text), ("Radio", None, text), ("Wire", None, &other)];
    accept("coverage-one-source-60x14", &play(library_of(&twice, Vec::new()), (60, 14), "gc"));
    accept("jump-one-source-80x20", &play(library_of(&twice, Vec::new()), (80, 20), "fberg"));
    accept("mentions-one-source-80x20", &play(library_of(&twice, Vec::new()), (80, 20), "fberg<Enter>gm"));
    let dated = [("Wire", Some("2031-03-02"), text), ("Wire", Some("2031-03-04"), text), ("007", None, &other)];
    accept("jump-dated-source-80x20", &play(library_of(&dated, Vec::new()), (80, 20), "fberg"));
    accept("mentions-dated-source-80x20", &play(library_of(&dated, Vec::new()), (80, 20), "fberg<Enter>gm"));
    accept("coverage-dated-source-60x14", &play(library_of(&dated, Vec::new()), (60, 14), "gcll"));
    let low = text_of(&play(library_of(&dated, Vec::new()), (100, 6), "").frame());
    assert!(low.contains("Wire · 2 Mar") && low.contains("Two boats collide…"), "{low}");
}

#[test]
fn what_one_source_says_alone_is_a_key_away() {
    screen("coverage-one-only-80x24", (80, 24), "gco");
    screen("coverage-all-but-one-80x24", (80, 24), "gcoo");
    let rows = |script: &str| {
        let text = text_of(&play(library(), (80, 24), script).frame());
        text.lines()
            .filter(|row| {
                ["P ", "O ", "L ", "M ", "E ", "T "]
                    .iter()
                    .any(|sign| row.contains(&format!("│ {sign}")) || row.contains(&format!("│▌{sign}")))
            })
            .count()
    };
    assert_eq!([rows("gc"), rows("gco"), rows("gcoo"), rows("gcooo")], [8, 2, 1, 8]);
    assert!(status("gco<Enter>").contains("1 of 5 sources"), "{}", status("gco<Enter>"));
}

#[test]
fn the_name_of_a_row_leads_to_its_first_source() {
    screen("coverage-name-80x24", (80, 24), "gchj");
    assert!(status("gchjj<Enter>").contains("Lundvik"), "{}", status("gchjj<Enter>"));
    assert!(status("JJgcjhhh<Enter>").starts_with("Ola Dahl → North Wire · 1/9"), "{}", status("JJgcjhhh<Enter>"));
    assert_eq!(play(library(), (80, 24), "gchl").frame(), play(library(), (80, 24), "gc").frame());
}

#[test]
fn the_next_cell_that_counts_something_is_a_key_away() {
    assert!(status("gcjn<Enter>").starts_with("Ola Dahl → 東京新聞 World"), "{}", status("gcjn<Enter>"));
    assert!(status("gcj2n<Enter>").starts_with("Ola Dahl → Stone and Water"), "{}", status("gcj2n<Enter>"));
    assert!(status("gcjnN<Enter>").contains("Ola Dahl (person) 1/9"), "{}", status("gcjnN<Enter>"));
    assert!(status("gcjN<Enter>").starts_with("Ola Dahl → Stone and Water"), "round the end");
}

#[test]
fn a_click_chooses_a_cell_and_a_second_goes() {
    let mut screen = play(library(), (80, 24), "gc");
    let mouse =
        MouseEvent { kind: MouseEventKind::Down(MouseButton::Left), column: 35, row: 4, modifiers: KeyModifiers::NONE };
    for _ in 0..2 {
        let _ = screen.event(&Event::Mouse(mouse));
    }
    assert!(screen.state.overlays.is_empty() && screen.state.subject.is_some());
    let mut screen = play(library(), (80, 24), "JJgc");
    for _ in 0..2 {
        let _ = screen.event(&Event::Mouse(MouseEvent { column: 8, ..mouse }));
    }
    assert!(screen.state.overlays.is_empty() && screen.state.subject.is_some(), "so does a click on a name");
}

#[test]
fn grid_goes_along_with_a_growing_library() {
    for script in ["gc", "gcj", "gcjsS"] {
        let mut screen = play(library_of(&STORY[..2], Vec::new()), (80, 24), script);
        screen.refresh(Arc::new(library()));
        press(&mut screen, "ggl");
        let text = text_of(&screen.frame());
        assert!(text.contains("Stone") && text.contains("東京新聞"), "{script}\n{text}");
    }
}

#[test]
fn grid_knows_nothing_of_what_was_hidden_since() {
    // The last row orders the sources, then it is hidden, and no other has its number.
    let text = text_of(&play(library(), (80, 24), "gcGS<Esc>f東<Enter>Ah<Esc>gc").frame());
    assert!(text.contains("sources as read") && !text.contains("東京 "), "{text}");
}

#[test]
fn nothing_to_read_is_an_empty_grid() {
    accept("coverage-empty-60x10", &play(Library::default(), (60, 10), "gcjlsSt<Enter>"));
}
