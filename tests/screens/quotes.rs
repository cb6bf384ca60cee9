//! Who says what: the list of quotations, and what steps through them.

use std::sync::Arc;

use crossread::library::Library;
use crossread::tui::screen::{Screen, text_of};

use crate::story::{library, library_of};
use crate::support::{accept, play, press, status_of};

/// What three articles of two sources quote.
const SAID: [(&str, Option<&str>, &str); 3] = [
    (
        "North Wire",
        Some("2031-03-02"),
        "Council splits over the wall
\"The wall will be raised before autumn,\" {Anna Berg|anna} said on Sunday. \"The sea does not wait for engineers.\"
{Ola Dahl|ola} called the plan \"a fence in the sea\". \"Short piles lean within ten winters,\" {~he|ola} said.
\"Nobody has asked those who go out in the boats every morning,\" read a letter on the quay.",
    ),
    (
        "The Evening Ferry",
        Some("2031-03-03"),
        "Mayor counts her votes
\"I have eight votes and I need nine,\" {Berg|anna} said in {Lundvik|lund}. \"Who brings cake has my ear.\"",
    ),
    (
        "North Wire",
        Some("2031-03-04"),
        "Engineer warns again
\"The survey lies in a drawer of the town hall,\" {Dahl|ola} said. The sea wall of {Lundvik|lund} is nine years old.",
    ),
];

fn said() -> Library {
    library_of(&SAID, Vec::new())
}

#[track_caller]
fn screen(name: &str, size: (u16, u16), script: &str) {
    accept(name, &play(said(), size, script));
}

/// The last row after the keys of `script`.
fn status(script: &str) -> String {
    status_of(&play(said(), (100, 24), script))
}

fn frame(script: &str) -> String {
    text_of(&play(said(), (120, 40), script).frame())
}

#[test]
fn who_says_what_is_listed_by_source() {
    screen("quotes-40x12", (40, 12), "gq");
    screen("quotes-80x24", (80, 24), "gq");
    screen("quotes-120x40", (120, 40), "gq<Down><Down>");
    screen("quotes-200x60", (200, 60), "gq");
    screen("quotes-20x3", (20, 3), "gq");
    screen("quotes-light-80x14", (80, 14), "Tgq");
    screen("quotes-colourless-80x24", (80, 24), "TTTTgq");
}

#[test]
fn quotations_of_the_selection_are_listed_alone() {
    screen("quotes-speaker-80x24", (80, 24), "f berg<Enter>gq");
    screen("quotes-nobody-80x12", (80, 12), "f lundvik<Enter>gq");
    let (all, hers) = (frame("gq"), frame("f berg<Enter>gq"));
    assert!(all.contains("Who says what · 8 quotations · 3 of 3 sources"), "{all}");
    assert!(hers.contains("Anna Berg · 4 quotations · 2 of 3 sources"), "{hers}");
    assert!(frame("f lundvik<Enter>gq<A-s>").contains("Who says what · 8 quotations"));
    assert!(frame("gq<A-s>").contains("Anna Berg · 4 quotations"), "of the row's speaker");
    assert!(frame("gq<A-s><A-s>").contains("Who says what · 8 quotations"), "and back");
}

#[test]
fn quotations_stand_by_speaker_too() {
    screen("quotes-by-speaker-80x24", (80, 24), "gq<A-g>");
    screen("quotes-by-speaker-120x40", (120, 40), "gq<A-g><End>");
}

#[test]
fn quotations_are_narrowed_by_words_and_kind() {
    screen("quotes-filter-80x24", (80, 24), "gqwire sea");
    screen("quotes-kind-80x24", (80, 24), "gq<C-k><C-k>");
    assert!(frame("gqnowhere").contains("nothing found"));
    assert!(frame("gqdahl piles").contains("1/1"));
}

#[test]
fn going_to_a_quotation_steps_through_all_of_that_speaker() {
    let first = status("f berg<Enter>gq<Enter>");
    assert!(first.contains("said by Anna Berg 2/4 · 2 of 3 sources"), "{first}");
    let last = status("f berg<Enter>gq<Enter>n");
    assert!(last.starts_with("said by Anna Berg → The Evening Ferry · 3/4"), "{last}");
    assert!(
        status("gq<End><Enter>").starts_with("quoted words → North Wire · 4 Mar · 8/8"),
        "{}",
        status("gq<End><Enter>")
    );
    assert!(status("f berg<Enter>gq<Enter><Esc>").contains("Anna Berg (person)"), "the selection is what it was");
    screen("quotes-gone-80x24", (80, 24), "f berg<Enter>gq<Enter>");
    screen("quotes-behind-80x24", (80, 24), "gq<Down><A-Enter>");
}

#[test]
fn closing_and_coming_back_keeps_the_place() {
    let place = "Jf dahl<Enter>n";
    let (before, after) =
        (play(said(), (80, 24), place), play(said(), (80, 24), &format!("{place}gq<Down><A-g>sea<Esc>")));
    let rows = |screen: &Screen| text_of(&screen.frame()).lines().take(23).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(rows(&before), rows(&after));
    assert_eq!(frame("gqsea<Down><A-g><Esc>gq"), frame("gqsea<Down><A-g>"));
    assert!(frame("Jgq").contains("▌ Anna Berg \"I have eight"), "at the reader's place:\n{}", frame("Jgq"));
}

#[test]
fn quotations_are_kept_whole() {
    let kept = |script: &str| -> Vec<String> {
        play(said(), (80, 24), script).state.kept.iter().map(|clip| clip.quote.clone()).collect()
    };
    assert_eq!(kept("gq<C-q>"), ["\"The wall will be raised before autumn,\" Anna Berg said on Sunday."]);
    assert_eq!(kept("f berg<Enter>gq<A-q>").len(), 4);
    assert_eq!(kept("f berg<Enter>gm<C-q><A-q>").len(), 2, "mentions are kept by the same keys");
}

#[test]
fn a_place_can_be_asked_for_by_its_speaker() {
    screen("jump-speaker-120x40", (120, 40), "f%speaker dahl");
    assert!(frame("fwall %by berg <C-t>").contains("The wall will be raised"));
    assert!(frame("fwall %by dahl <C-t>").contains("nothing found"));
    assert!(status("fwinters %by dahl<Enter>").contains("/winters %by dahl 1/1"));
    assert!(status("f%by dahl <End><Enter>").contains("/%by dahl"), "{}", status("f%by dahl <End><Enter>"));
}

#[test]
fn quotations_go_along_with_a_growing_library() {
    let mut screen: Screen = play(library_of(&SAID[..2], Vec::new()), (80, 24), "f berg<Enter>gq<Enter>");
    screen.refresh(Arc::new(said()));
    assert!(status_of(&screen).contains("said by Anna Berg 2/4"), "{}", status_of(&screen));
    press(&mut screen, "<Esc><Esc>gq<End><Enter>");
    assert!(status_of(&screen).contains("8/8"), "{}", status_of(&screen));
}

#[test]
fn words_that_nobody_says_find_what_is_said_beside_them() {
    let text = |script| text_of(&play(library(), (100, 24), script).frame());
    let around = text("gqcake");
    assert!(around.contains("brought cake") && !around.contains("by the words around"), "{around}");
    let around = text("gqasked");
    assert!(around.contains("brought cake") && around.contains("by the words around"), "{around}");
    assert!(text("gqzebra").contains("nothing found"));
}
