//! The kept list, notes and marks, and the lines that are typed for them.

use crossread::tui::kept;
use crossread::tui::screen::text_of;
use crossread::tui::update::Effect;

use crate::story::library;
use crate::support::{play, press, screen, status};

/// Keys that keep three passages.
const KEEP: &str = "fberg<Down><Down><Tab><Tab>fox<BS><BS><BS><Down><Tab><C-q><Esc>fgreta<Down><C-q><Esc>";

#[test]
fn kept_passages_are_listed() {
    screen("kept-40x12", (40, 12), &format!("{KEEP}gl"));
    screen("kept-80x24", (80, 24), &format!("{KEEP}gl<Down>"));
    screen("kept-120x40", (120, 40), &format!("{KEEP}gl"));
    screen("kept-200x60", (200, 60), &format!("{KEEP}gl"));
    screen("kept-20x3", (20, 3), &format!("{KEEP}gl"));
    screen("kept-empty-80x24", (80, 24), "gl");
}

#[test]
fn passages_are_put_in_order_and_taken_away() {
    let order = |script: &str| {
        let screen = play(library(), (80, 24), &format!("{KEEP}gl{script}"));
        screen.state.kept.iter().map(|clip| clip.place.article.0).collect::<Vec<_>>()
    };
    let before = order("");
    assert!(before.len() >= 3, "{before:?}");
    let mut turned = before.clone();
    turned.rotate_right(1);
    assert_eq!(order("GKKKKKKK"), turned);
    assert_eq!(order("GKKKKKKKJJJJJJJ"), before);
    assert_eq!(order("d").len() + 1, before.len());
    assert_eq!(order("jdgduu"), before);
    assert_eq!(order("jddjduuu"), before);
}

#[test]
fn notes_are_written_beside_passages() {
    screen("kept-note-80x24", (80, 24), &format!("{KEEP}glaask the mayor<Enter>"));
    screen("note-typed-80x24", (80, 24), "w*aask the mayor");
    screen("notes-80x24", (80, 24), "w*aask the mayor<Enter>JJafish<Enter>mx3n");
    screen("notes-list-80x24", (80, 24), "w*aask the mayor<Enter>JJafish<Enter>mxgn");
    screen("notes-list-40x12", (40, 12), "w*aask the mayor<Enter>JJafish<Enter>mxgn<End>");
    screen("notes-list-120x40", (120, 40), "w*aask the mayor<Enter>JJafish<Enter>mxgn");
    screen("notes-empty-80x12", (80, 12), "gn");
    let notes = |script: &str| play(library(), (80, 24), script).state.notes;
    assert_eq!(notes("w*aone<Enter>atwo<Enter>").len(), 1, "a note is edited");
    assert_eq!(notes("w*aone<Enter>atwo<Enter>")[0].note, "onetwo");
    assert_eq!(notes("w*aone<Enter>a<C-u><Enter>"), []);
    assert_eq!(notes("w*aone<Esc>"), []);
}

#[test]
fn the_lists_go_to_their_items() {
    assert!(status("JJaone<Enter>Kgn<Enter>").starts_with("→ Coast Radio"), "{}", status("JJaone<Enter>Kgn<Enter>"));
    assert!(status("JJmxKKgn<Enter>").starts_with("Coast Radio 3/5"), "{}", status("JJmxKKgn<Enter>"));
    assert_eq!(status("JJykKgl<Esc>"), status("JJykK"));
}

#[test]
fn the_kept_list_is_written_with_its_sources() {
    let screen = play(library(), (80, 24), &format!("{KEEP}glaask the mayor<Enter>"));
    let text = kept::markdown(&screen.library, &screen.state.kept);
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("kept-markdown", text);
    });
    let mut screen = screen;
    press(&mut screen, "E<C-u>out.md");
    let effect = screen.key(crossread::tui::keys::parse("<Enter>").unwrap()[0]);
    assert_eq!(effect, Effect::Write { path: "out.md".to_owned(), text });
}

#[test]
fn a_text_is_given_to_a_command() {
    let effect = |script: &str| {
        let mut screen = play(library(), (80, 24), script);
        screen.key(crossread::tui::keys::parse("<Enter>").unwrap()[0])
    };
    assert!(
        matches!(effect("JJ|wc -w"), Effect::Pipe { command, input } if command == "wc -w" && input.starts_with("Fishermen"))
    );
    assert!(matches!(effect("ykgl|sort"), Effect::Pipe { input, .. } if input.starts_with(kept::HEADING)));
    assert_eq!(effect("|"), Effect::None);
}

#[test]
fn typing_takes_the_place_of_the_file_that_is_suggested() {
    assert_eq!(status("ykE"), "write the kept list to › kept.md");
    assert_eq!(status("ykEout.md"), "write the kept list to › out.md");
    assert_eq!(status("ykE<Left><Left><Left>-2"), "write the kept list to › kept-2.md");
    screen("export-80x12", (80, 12), "ykE");
}

#[test]
fn signs_stand_beside_the_text() {
    screen("margin-80x24", (80, 24), "w*aone<Enter>nnykmx");
    screen("margin-40x12", (40, 12), "w*aone<Enter>mb");
    screen("margin-8x4", (8, 4), "w*aone<Enter>mb");
}

#[test]
fn stars_stand_in_the_list() {
    screen("star-80x14", (80, 14), "sJs");
    screen("star-40x12", (40, 12), "sh");
    let text = text_of(&play(library(), (80, 14), "sss").frame());
    assert!(text.contains("★North Wire"), "{text}");
}
