//! Reading: the text, its regions and names, and moving in it.

use crossread::tui::theme::Theme;

use crate::story;
use crate::support::{accept, play, screen, status};

#[test]
fn start_at_every_usual_size() {
    screen("start-80x24", (80, 24), "");
    screen("start-120x40", (120, 40), "J");
    screen("start-200x60", (200, 60), "4J");
    screen("start-60x12", (60, 12), "");
    screen("start-40x12", (40, 12), "");
}

#[test]
fn tiny_screens_show_what_they_can() {
    screen("tiny-20x6", (20, 6), "");
    screen("tiny-20x3", (20, 3), "G");
    screen("tiny-8x4", (8, 4), "jj");
    screen("tiny-1x1", (1, 1), "");
}

#[test]
fn wide_combining_and_right_to_left_letters_stay_in_the_frame() {
    screen("scripts-80x16", (80, 16), "3J");
    screen("scripts-30x12", (30, 12), "3Jj");
}

#[test]
fn scrolling() {
    screen("rows-60x12", (60, 12), "3j");
    screen("half-page-60x12", (60, 12), "<C-d>");
    screen("end-60x12", (60, 12), "G");
    screen("paragraph-60x12", (60, 12), "}}");
}

#[test]
fn every_way_back_leads_back() {
    let top = |script: &str| play(story::library(), (60, 12), script).state.first_row();
    for there_and_back in ["5j5k", "<C-d><C-u>", "<Space><C-b>", "<PgDn><PgUp>", "Ggg", "<End><Home>", "}}{{", "3G1G"] {
        assert_eq!(top(there_and_back), 0, "{there_and_back}");
    }
    assert_eq!(top("2j"), 2);
    assert_eq!(top("<Down><Down><Up>"), 1);
}

#[test]
fn scrolling_stops_with_the_last_row_at_the_bottom() {
    let screen = play(story::library(), (60, 12), "999j");
    assert_eq!(screen.state.first_row(), screen.state.page.rows().len() - 10);
}

#[test]
fn alignment_moves_the_text_around_the_mention() {
    screen("align-top-60x12", (60, 12), "4wzt");
    screen("align-bottom-60x12", (60, 12), "9wzb");
    screen("align-middle-60x12", (60, 12), "9wzz");
}

#[test]
fn narrower_and_wider_text() {
    screen("narrow-text-120x20", (120, 20), "------");
    let width = |script: &str| play(story::library(), (200, 30), script).state.body().text.width;
    assert_eq!((width(""), width("++"), width("--"), width("-+")), (80, 88, 72, 80));
}

#[test]
fn highlighting_has_three_modes() {
    screen("highlight-selection-80x14", (80, 14), "w*x");
    screen("highlight-nothing-80x14", (80, 14), "w*xx");
    assert_eq!(status("x"), status("xxxx"));
}

#[test]
fn themes() {
    screen("theme-light-80x14", (80, 14), "w*T");
    screen("theme-plain-80x14", (80, 14), "w*TTTT");
    screen("theme-contrast-80x14", (80, 14), "w*TT");
    let mut plain = play(story::library(), (80, 14), "ww*n");
    plain.state.theme = Theme::Sixteen;
    accept("theme-sixteen-80x14", &plain);
}

#[test]
fn unknown_keys_say_so() {
    assert!(status("gj").starts_with("gj does nothing here"));
    assert!(status("<F9>").starts_with("F9 does nothing here"));
}

#[test]
fn keys_that_wait_are_shown() {
    assert!(status("12").ends_with(" 12"), "{}", status("12"));
    assert!(status("3g").ends_with(" 3g"), "{}", status("3g"));
    assert!(!status("3g<Esc>").ends_with("3g"));
}
