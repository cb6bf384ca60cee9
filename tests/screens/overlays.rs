//! What opens over the panes: the jump, the mention list, the names, the search prompt and the keys.

use std::sync::Arc;

use crossread::tui::keys::Key;
use crossread::tui::screen::{Screen, text_of};
use crossterm::event::{Event, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use proptest::prelude::*;
use ratatui::layout::Size;

use crate::story::{STORY, library, library_of};
use crate::support::{accept, play, press, screen, status};

#[test]
fn jump_lists_everything_at_once() {
    screen("jump-40x12", (40, 12), "f");
    screen("jump-80x24", (80, 24), "f");
    screen("jump-120x40", (120, 40), "f");
}

#[test]
fn jump_narrows_at_each_key() {
    screen("jump-typed-40x12", (40, 12), "fber");
    screen("jump-typed-80x24", (80, 24), "f berg anna");
    screen("jump-typed-120x40", (120, 40), "fber<Down><Down>");
    screen("jump-words-80x24", (80, 24), "fdahl oldest");
    screen("jump-topic-80x24", (80, 24), "fwall<C-n>");
    screen("jump-alias-80x12", (80, 12), "fmrs");
    screen("jump-wide-80x12", (80, 12), "f東");
}

#[test]
fn jump_says_when_nothing_is_found() {
    screen("jump-nothing-80x24", (80, 24), "fzelensky");
}

#[test]
fn jump_survives_the_smallest_screens() {
    screen("jump-8x4", (8, 4), "fberg");
    screen("jump-20x3", (20, 3), "fberg<C-n><C-n>");
    screen("jump-1x1", (1, 1), "fberg");
}

#[test]
fn jump_follows_and_goes_there() {
    assert_eq!(status("f berg<Enter>"), status("f berg<Enter>nN"));
    assert!(status("f berg<Enter>nnn").contains("Anna Berg (person) 4/"), "{}", status("f berg<Enter>nnn"));
    assert!(status("fsea wall<Enter>").contains("sea wall 1/"));
    assert!(status("fgreta<C-n><C-n><Enter>").starts_with("Storm Greta → Coast Radio · 2/"));
}

#[test]
fn jump_goes_on_from_the_readers_place() {
    assert!(status("JJf berg<Enter>").contains("東京新聞 World"), "{}", status("JJf berg<Enter>"));
    assert!(status("JJJJGf tide<Enter>").contains("North Wire"), "round the end");
}

#[test]
fn words_that_are_no_name_are_stepped_through_like_a_search() {
    assert!(status("fquarrel<Enter>").contains("/quarrel 1/1"), "{}", status("fquarrel<Enter>"));
}

#[test]
fn jump_shows_behind_and_stays() {
    screen("jump-behind-80x24", (80, 24), "fgreta<C-n><C-n><C-n><A-Enter>");
    screen("jump-behind-40x12", (40, 12), "fberg<C-n><C-n><C-n><A-Enter>");
    screen("mentions-behind-120x40", (120, 40), "fberg<Enter>gm<C-n><C-n><C-n><A-Enter>");
    screen("entities-behind-80x24", (80, 24), "ge<C-n><C-n><A-Enter>");
    let lines = status("fgreta<C-n><A-Enter><Enter>");
    assert!(lines.contains("Storm Greta (event) 1/"), "{lines}");
}

#[test]
fn jump_opens_again_as_it_was_left() {
    for closed in ["<Esc>", "<Enter>"] {
        let again = play(library(), (80, 24), &format!("fber<C-n><C-n>{closed}F"));
        let first = play(library(), (80, 24), "fber<C-n><C-n>");
        let rows = |screen: &Screen| text_of(&screen.frame());
        let list =
            |text: String| text.lines().skip(1).take(8).map(|line| line.chars().skip(3).take(70).collect()).collect();
        let (again, first): (Vec<String>, Vec<String>) = (list(rows(&again)), list(rows(&first)));
        assert_eq!(again, first, "{closed}");
    }
}

#[test]
fn preview_can_be_hidden() {
    screen("jump-plain-120x20", (120, 20), "fber<C-t>");
}

#[test]
fn query_is_edited_in_place() {
    let first = |script: &str| play(library(), (80, 24), script).frame();
    assert_eq!(first("fxberg<C-a><Del><C-e>"), first("fberg"));
    assert_eq!(first("fberg anna<C-w><BS>"), first("fberg"));
    assert_eq!(first("fbrg<Left><Left>e<C-e>"), first("fberg"));
    assert_eq!(first("fxx<C-u>"), first("f"));
}

#[test]
fn a_paste_is_typed() {
    let mut screen = play(library(), (80, 24), "f");
    let _ = screen.event(&Event::Paste("be\nrg\u{1b}[2J".to_owned()));
    let typed = text_of(&screen.frame());
    assert!(typed.contains("› be rg"), "{typed}");
}

#[test]
fn mention_list_is_grouped_by_source() {
    screen("mentions-40x12", (40, 12), "fberg<Enter><Enter>");
    screen("mentions-80x24", (80, 24), "fberg<Enter>nn<Enter>");
    screen("mentions-120x40", (120, 40), "fberg<Enter>gm");
    screen("mentions-topic-80x24", (80, 24), "fsea wall<Enter>gm");
    screen("mentions-20x3", (20, 3), "fberg<Enter>gm");
}

#[test]
fn mention_list_is_narrowed_by_words_and_kind() {
    screen("mentions-filter-80x24", (80, 24), "fberg<Enter>gmnever");
    screen("mentions-kind-80x24", (80, 24), "fberg<Enter>gm<C-k><C-k><C-k>");
    screen("mentions-nothing-80x12", (80, 12), "fberg<Enter>gmnowhere<Enter>");
}

#[test]
fn mention_list_goes_to_its_item() {
    assert!(status("fberg<Enter>gm<C-n><C-n><Enter>").contains("Anna Berg (person) 3/"));
    assert!(status("fberg<Enter>gm<End><Enter>").contains("Anna Berg → Stone and Water · 12/12"));
    assert!(status("w<Enter><Enter>").contains("Lundvik (place) 1/"), "{}", status("w<Enter><Enter>"));
}

#[test]
fn mention_list_opens_where_it_was_left() {
    assert_eq!(status("fberg<Enter>gm<C-n><C-n><Enter>gm<Enter>"), status("fberg<Enter>gm<C-n><C-n><Enter>"));
    let again = play(library(), (80, 24), "fberg<Enter>gm<C-n><C-n><Esc>gm").frame();
    assert_eq!(again, play(library(), (80, 24), "fberg<Enter>gm<C-n><C-n>").frame());
}

#[test]
fn names_stand_in_several_orders() {
    let text = |script: &str| text_of(&play(library(), (80, 24), script).frame());
    screen("entities-40x12", (40, 12), "ge");
    screen("entities-80x24", (80, 24), "ge");
    screen("entities-120x40", (120, 40), "ge<C-s><C-s>");
    screen("entities-type-80x24", (80, 24), "ge<C-s><C-s><C-s>");
    screen("entities-person-80x12", (80, 12), "ge<C-k>");
    screen("entities-filter-80x12", (80, 12), "geda");
    screen("entities-8x4", (8, 4), "ge");
    assert!(status("gegreta<Enter>").contains("Storm Greta (event) 1/"));
    assert_eq!(text("ge%ty<Tab>or<Tab>"), text("ge%type org "));
    screen("entities-columns-80x24", (80, 24), "ge%");
    screen("entities-asked-80x24", (80, 24), "ge%in 3- %kind name");
    screen("entities-wrong-80x12", (80, 12), "ge%type x");
}

#[test]
fn search_goes_along_while_typing() {
    screen("search-40x12", (40, 12), "/wall");
    screen("search-80x24", (80, 24), "/wall");
    screen("search-nothing-80x12", (80, 12), "/wallpaper");
    screen("search-empty-80x12", (80, 12), "/");
    screen("search-120x40", (120, 40), "/sea wall<Enter>n");
}

#[test]
fn search_is_followed_by_its_matches() {
    assert!(status("/wall<Enter>n").contains("/wall 2/"), "{}", status("/wall<Enter>n"));
    assert!(status("/Wall<Enter>").contains("Wall stands nowhere in the text"));
    assert!(status("/ete\u{301}<Enter>").contains("1/"), "{}", status("/ete\u{301}<Enter>"));
    assert_eq!(status("/wall<Enter>n/<Enter>"), status("/wall<Enter>n/wall<Enter>"));
}

#[test]
fn search_history_goes_back_and_forth() {
    let typed = |script: &str| status(script).chars().take(8).collect::<String>();
    assert_eq!(typed("/wall<Enter>/mayor<Enter>/x<Up>"), "/mayor  ");
    assert_eq!(typed("/wall<Enter>/mayor<Enter>/x<Up><Up><Up>"), "/wall   ");
    assert_eq!(typed("/wall<Enter>/mayor<Enter>/x<Up><Up><Down><Down>"), "/x      ");
    assert_eq!(typed("/<Up>"), "/       ");
}

#[test]
fn help_shows_the_keys_of_the_place() {
    screen("help-40x12", (40, 12), "?");
    screen("help-80x24", (80, 24), "?");
    screen("help-120x40", (120, 40), "<Tab>?");
    screen("help-prompt-80x24", (80, 24), "f<F1>");
    screen("help-find-80x24", (80, 24), "?mention");
    screen("help-20x3", (20, 3), "?");
}

#[test]
fn help_tells_the_keys_that_do_something_in_what_is_open() {
    let frame = |script: &str| text_of(&play(library(), (100, 60), script).frame());
    for opening in ["f", "ge", "w*gm", "gq", "/wall", "?"] {
        let help = frame(&format!("{opening}<F1>"));
        for (key, meaning) in [
            ("<A-Enter>", "show it behind the list"),
            ("<C-t>", "show or hide the preview"),
            ("<C-k>", "one kind of items"),
            ("<C-s>", "another order"),
        ] {
            let does_something = frame(&format!("{opening}{key}")) != frame(opening);
            assert_eq!(help.contains(meaning), does_something, "{opening}{key}:\n{help}");
        }
    }
}

#[test]
fn help_tells_the_line_under_the_cursor_in_full() {
    let text = text_of(&play(library(), (40, 12), "?who is meant").frame());
    assert!(text.contains("who is meant here,…") && text.contains("sure that is"), "{text}");
}

#[test]
fn no_line_of_help_is_cut_at_80_columns() {
    let text = text_of(&play(library(), (80, 220), "?").frame());
    let cut: Vec<_> = text.lines().filter(|row| row.trim_end_matches([' ', '│', '┃']).ends_with('…')).collect();
    assert_eq!(cut, [""; 0]);
    assert!(text.contains("the command after that"), "all lines show");
}

#[test]
fn help_in_help_closes_it() {
    let frame = |script: &str| play(library(), (80, 24), script).frame();
    assert_eq!(frame("f<F1><F1>"), frame("f"));
    assert_eq!(play(library(), (80, 24), "?<F1><F1>").state.overlays.len(), 1);
}

#[test]
fn what_is_open_leaves_no_remains_of_the_panes_beside_its_edges() {
    for size in [(60, 10), (80, 6), (100, 12), (120, 9)] {
        for opening in ["f", "ge", "gm", "?"] {
            let text = text_of(&play(library(), size, &format!("w{opening}")).frame());
            let rows: Vec<_> = text.lines().collect();
            let (status, covered) = rows.split_last().expect("a screen has rows");
            assert!(covered.iter().all(|row| row.starts_with(['╭', '│', '╰'])), "{opening} {size:?}\n{text}");
            assert!(status.contains("1/5"), "{opening} {size:?}\n{text}");
        }
    }
    screen("jump-low-100x12", (100, 12), "fber");
}

#[test]
fn help_does_what_its_line_says() {
    let frame = |script: &str| play(library(), (80, 24), script).frame();
    assert_eq!(frame("?highlight all<Enter>"), frame("x"));
    assert_eq!(frame("?the jump as<Enter>"), frame("F"));
}

#[test]
fn a_click_chooses_and_a_second_goes() {
    let mut screen = play(library(), (80, 24), "ge");
    let mouse = |column, row| MouseEvent {
        kind: MouseEventKind::Down(MouseButton::Left),
        column,
        row,
        modifiers: KeyModifiers::NONE,
    };
    for _ in 0..2 {
        let _ = screen.event(&Event::Mouse(mouse(10, 4)));
    }
    accept("click-entity-80x24", &screen);
}

#[test]
fn overlays_read_without_colours_and_on_light() {
    screen("jump-light-80x14", (80, 14), "Tfberg<C-n>");
    screen("jump-contrast-80x14", (80, 14), "TTfberg<C-n>");
    screen("jump-sixteen-80x14", (80, 14), "TTTfberg<C-n>");
    screen("jump-colourless-80x14", (80, 14), "TTTTfberg<C-n>");
}

#[test]
fn what_is_open_goes_along_with_a_growing_library() {
    for script in ["f", "fberg", "fwall<C-n>", "ge", "geda<C-n>", "?next", "/wall", "w*gm", "gq", "fberg<A-Enter>"] {
        let part = library_of(&STORY[..1], Vec::new());
        let mut screen = play(part, (80, 24), script);
        screen.refresh(Arc::new(library()));
        assert_eq!(screen.frame(), play(library(), (80, 24), script).frame(), "{script}");
        press(&mut screen, "<Esc>");
        let place = script.split(['f', 'g', '?', '/']).next().unwrap_or_default();
        assert_eq!(screen.frame(), play(library(), (80, 24), place).frame(), "{script}<Esc>");
    }
}

/// Keys for overlays, in the notation of scripts.
const KEYS: [&str; 50] = [
    "gq",
    "<A-s>",
    "<A-g>",
    "%s",
    "%in 1",
    "%by berg",
    "gc",
    "A",
    "u",
    "m",
    "x",
    "o",
    "r",
    "t",
    "h",
    "s",
    "S",
    "$",
    "i",
    "<A-a>",
    "f",
    "F",
    "ge",
    "gm",
    "/",
    "?",
    "<F1>",
    "<Enter>",
    "<Esc>",
    "<A-Enter>",
    "<C-n>",
    "<C-p>",
    "<PgDn>",
    "<PgUp>",
    "<Home>",
    "<End>",
    "<C-t>",
    "<C-k>",
    "<C-s>",
    "berg",
    "wall",
    "é",
    "語",
    "<BS>",
    "<C-w>",
    "<C-u>",
    "<Left>",
    "<Del>",
    "n",
    "<Tab>",
];

/// Keys that do nothing but look around in what is open.
const LOOKING: [&str; 19] = [
    "<A-s>",
    "<A-g>",
    "<A-Enter>",
    "<C-n>",
    "<C-p>",
    "<PgDn>",
    "<End>",
    "<C-t>",
    "<C-k>",
    "<C-s>",
    "berg",
    "w",
    "a",
    "語",
    "<C-w>",
    "<C-u>",
    "<Left>",
    "<Del>",
    "<Tab>",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn overlays_survive_any_keys_at_any_size(
        sizes in prop::collection::vec((1..130u16, 1..45u16), 1..4),
        keys in prop::collection::vec(prop::sample::select(&KEYS[..]), 1..30),
    ) {
        let mut screen = play(library(), sizes[0], "");
        for (at, key) in keys.iter().enumerate() {
            press(&mut screen, key);
            if at % 5 == 4 {
                let (width, height) = sizes[at % sizes.len()];
                screen.fit_to(Size::new(width, height));
            }
            prop_assert_eq!(screen.frame().area.as_size(), screen.state.size);
        }
    }

    #[test]
    fn closing_restores_everything(
        size in (1..130u16, 1..45u16),
        place in prop::sample::select(&["", "JG", "w*nn", "/wall<Enter>nn", "<Tab>J"][..]),
        opening in prop::sample::select(&["f", "ge", "gm", "gq", "/"][..]),
        keys in prop::collection::vec(prop::sample::select(&LOOKING[..]), 0..12),
    ) {
        let mut screen = play(library(), size, place);
        screen.state.notice = None;
        let before = screen.frame();
        press(&mut screen, opening);
        // The mention list does not open where no name is on the screen.
        prop_assume!(!screen.state.overlays.is_empty());
        for key in keys {
            press(&mut screen, key);
        }
        let _ = screen.key("<Esc>".parse::<Key>().expect("Esc is a key"));
        screen.state.notice = None;
        prop_assert_eq!(screen.frame(), before);
    }
}
