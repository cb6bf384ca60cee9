//! The jump: queries with conditions, groups, marks, and what it remembers.

use std::sync::Arc;

use crossread::tui::screen::text_of;

use crate::story::library;
use crate::support::{play, press, screen, status, status_of};

/// The rows of the list that the keys of `script` lead to, without frame and sign.
fn rows(script: &str) -> Vec<String> {
    let text = text_of(&play(library(), (80, 40), &format!("f<C-t>{script}")).frame());
    let inner = text.lines().skip(3).map(|row| row.chars().skip(4).collect::<String>());
    let inner = inner.map(|row| row.trim_end_matches(['│', ' ']).trim().to_owned());
    inner.take_while(|row| !row.contains('─')).filter(|row| !row.is_empty()).collect()
}

/// What the rows of places begin with.
fn sources(script: &str) -> Vec<String> {
    let all = rows(script);
    let places = all.iter().skip_while(|row| *row != "Mentions").skip(1);
    places.map(|row| row.chars().take(8).collect::<String>().trim().to_owned()).collect()
}

#[test]
fn conditions_hold_for_every_answer() {
    let ferry = sources("berg %src ferry");
    assert!(ferry.len() == 3 && ferry.iter().all(|source| source == "The Even"), "{ferry:?}");
    assert!(sources("berg %src !ferry").iter().all(|source| source != "The Even"));
    assert_eq!(
        rows("%type org"),
        ["Names", "O Harbour Council                                                 4 █▄··▄"]
    );
    assert_eq!(sources("berg %kind pro").len(), 2, "{:?}", rows("berg %kind pro"));
    assert_eq!(sources("berg !caption").len() + 1, sources("berg").len());
    assert_eq!(rows("%ty top")[0], "Topics");
    assert!(rows("greta %date 2031-03-05").iter().any(|row| row.starts_with("Stone and")), "its date");
    assert_eq!(rows("berg %src nowhere"), ["nothing found"]);
}

#[test]
fn conditions_without_words_list_places() {
    screen("jump-scope-kind-80x24", (80, 24), "f%kind pronoun");
    screen("jump-scope-120x40", (120, 40), "fberg %src ferry,stone !caption");
    screen("jump-scope-40x12", (40, 12), "fberg %src st");
}

#[test]
fn what_is_wrong_with_a_query_is_said_beside_it() {
    screen("jump-error-80x24", (80, 24), "fberg %colour red");
    screen("jump-error-40x12", (40, 12), "fberg %k verb");
    screen("jump-error-120x20", (120, 20), "fberg %t org");
}

#[test]
fn columns_are_offered_while_they_are_typed() {
    screen("jump-columns-80x24", (80, 24), "fberg %");
    screen("jump-columns-40x12", (40, 12), "f%s<Down>");
    screen("jump-columns-20x3", (20, 3), "f%");
    screen("jump-values-80x24", (80, 24), "fberg %type ");
    assert_eq!(rows("%ty<Tab>or<Tab>"), rows("%type org "));
    assert_eq!(rows("%<Down><Down><Enter>or<Tab>"), rows("%type org "));
    assert_eq!(rows("berg %so<Enter>ferry"), rows("berg %source ferry"));
    assert_eq!(rows("%src ev<Tab>"), rows("%src \"The Evening Ferry\" "));
    assert_eq!(rows("berg %type person<Tab>").len(), rows("berg %type person").len(), "what is written is not offered");
}

#[test]
fn a_value_ends_at_a_space() {
    assert_eq!(rows("%src ferry berg"), rows("berg %src ferry"));
    assert!(sources("berg %src \"evening ferry\"").iter().all(|source| source == "The Even"));
    assert!(
        rows("berg %src ferry")
            .contains(&"P Anna Berg                                                    3/12 ·█···".to_owned())
    );
}

#[test]
fn what_stands_in_so_many_sources_can_be_asked_for() {
    let names = |query: &str| rows(query).iter().filter(|row| row.starts_with(['P', 'O', 'L', 'M', 'E', 'T'])).count();
    assert_eq!(rows("%in 1").len(), 3, "{:?}", rows("%in 1"));
    assert!(names("%in 3-") > names("%in 5") && names("%in 2-") + names("%in 1") == names(""));
    assert_eq!(names("%in 4-"), names("%in 4,all"));
}

#[test]
fn going_to_a_name_goes_where_its_conditions_hold() {
    assert!(status("fberg %src stone<Enter>").contains("Stone and Water"), "{}", status("fberg %src stone<Enter>"));
    assert!(status("fquarrel %src north<Enter>").contains("/quarrel %src north 1/1"));
}

#[test]
fn places_stand_by_source_or_in_turn() {
    screen("jump-by-source-80x24", (80, 24), "fberg<A-g>");
    screen("jump-by-source-120x40", (120, 40), "fberg<A-g><Down><Down><Down>");
    screen("jump-in-turn-80x24", (80, 24), "fberg<A-g><A-g>");
    screen("jump-by-source-40x12", (40, 12), "fberg<A-g><End>");
    let turns = sources("berg<A-g><A-g>");
    assert_eq!(turns[..4], ["North Wi", "The Even", "東京新聞 Wor", "Stone an"].map(str::to_owned), "{turns:?}");
    assert_eq!(sources("berg<A-g><A-g><A-g>"), sources("berg"));
}

#[test]
fn no_heading_can_be_chosen() {
    let mut screen = play(library(), (80, 40), "fberg<A-g><C-t>");
    for _ in 0..30 {
        let frame = text_of(&screen.frame());
        let current = frame.lines().find(|row| row.contains('▌')).expect("an item is chosen");
        assert!(!current.contains("Nine votes") && !current.contains("Names"), "{current}");
        press(&mut screen, "<Down>");
    }
}

#[test]
fn groups_change_and_the_cursor_stays_on_its_item() {
    let preview = |script: &str| {
        let text = text_of(&play(library(), (120, 40), script).frame());
        text.lines().skip(3).map(|row| row.chars().rev().take(50).collect()).collect::<Vec<String>>()
    };
    assert_eq!(preview("fberg<Down><Down><Down><Down><A-g>"), preview("fberg<Down><Down><Down><Down>"));
}

#[test]
fn one_type_of_things_at_a_time() {
    screen("jump-people-80x24", (80, 24), "f<A-p>");
    screen("jump-places-80x12", (80, 12), "fl<A-l>");
    assert_eq!(rows("<A-o>"), rows("%type org"));
    assert_eq!(rows("<A-o><A-t>"), rows("%type topic"));
    assert_eq!(rows("<A-o><A-o>"), rows(""));
    assert_eq!(rows("be<A-p>rg"), rows("berg %type person"), "typing goes on where it was");
}

#[test]
fn marks_are_set_and_kept() {
    screen("jump-marked-80x24", (80, 24), "fberg<Down><Down><Tab><Tab><S-Tab>");
    screen("jump-marked-120x40", (120, 40), "fberg<Down><Down><Tab><Down><Tab>");
    screen("jump-kept-80x24", (80, 24), "fberg<Down><Down><Tab><Tab><C-q>");
    let kept = |script: &str| play(library(), (80, 24), script).state.kept.len();
    assert_eq!(kept("fberg<Down><Tab><Tab><C-q>"), 2);
    assert_eq!(kept("fberg<Down><Tab><Tab><C-q><C-q>"), 3, "without marks, the item");
    assert_eq!(kept("fberg<Down><C-q><C-q>"), 1, "each once");
    assert_eq!(kept("fberg<Down><Tab><Up><Tab><Esc>"), 0);
    assert!(kept("f%kind pronoun<A-q>") > 3);
    assert_eq!(kept("fsea wall<C-q><Esc>"), 1, "closing takes nothing back");
}

#[test]
fn everything_is_as_it_was_left() {
    for script in ["fberg<A-g><Down><Down><Tab>", "f<A-p><Down><Tab><Tab><C-t>", "fberg %src st<A-g><A-g>"] {
        let first = play(library(), (100, 30), script).frame();
        let again = play(library(), (100, 30), &format!("{script}<Esc>F")).frame();
        assert_eq!(text_of(&again), text_of(&first), "{script}");
    }
}

#[test]
fn queries_come_back() {
    let typed = |script: &str| {
        let text = text_of(&play(library(), (80, 24), script).frame());
        let row = text.lines().nth(2).unwrap_or_default().trim_start_matches(|letter| letter != '›');
        row.split("  ").next().unwrap_or_default().to_owned()
    };
    assert_eq!(typed("fberg<Enter>fgreta<Esc>f<A-Up>"), "› greta");
    assert_eq!(typed("fberg<Enter>fgreta<Esc>fx<A-Up><A-Up><A-Up>"), "› berg");
    assert_eq!(typed("fberg<Enter>fx<A-Up><A-Down>"), "› x");
}

#[test]
fn matched_letters_show_in_the_preview() {
    use crossread::tui::theme::Role;
    let screen = play(library(), (120, 40), "fberg mayor<Down>");
    let matched = screen.state.theme.style(Role::Match).bg;
    let frame = screen.frame();
    let right = frame.content().iter().enumerate().filter(|(at, cell)| at % 120 > 64 && Some(cell.bg) == matched);
    let letters: String = right.map(|(_, cell)| cell.symbol()).collect();
    assert_eq!(letters.to_lowercase(), "mayorberg");
}

#[test]
fn what_was_asked_of_places_holds_for_the_steps_that_follow() {
    let told = |script| status(script);
    assert!(told("fberg %kind pronoun<Enter>").starts_with("berg %kind pronoun → The Evening Ferry · 1/2"));
    assert!(told("fberg %kind pronoun<Enter>n").starts_with("berg %kind pronoun → Stone and Water · 2/2"));
    assert!(told("fberg %type person<Enter>").contains("Anna Berg (person) 1/12"), "all of a person are asked for");
    assert!(told("fberg %kind pronoun<Enter><Esc>").contains("Anna Berg (person)"), "she is followed behind it");
}

#[test]
fn what_was_asked_of_places_is_found_again_when_more_is_read() {
    let mut screen = play(library(), (100, 24), "fberg %source wire<Enter>");
    let before = status_of(&screen);
    screen.refresh(Arc::new(library()));
    assert_eq!(status_of(&screen), before);
}
