//! The alias sheet, and what becomes of the screen when something is corrected.

use crossread::correction::{Correction, parse, print};
use crossread::model::EntityType;
use crossread::tui::screen::{Screen, text_of};
use crossread::tui::update::Effect;

use crate::story::library;
use crate::support::{accept, play, press, screen, status};

/// What was corrected after the keys of `script`, in words.
fn said(script: &str) -> Vec<String> {
    let screen = play(library(), (80, 24), script);
    screen.library.corrections().iter().map(Correction::told).collect()
}

/// The names and their counts of mentions after the keys of `script`.
fn names(script: &str) -> Vec<String> {
    names_of(&play(library(), (80, 24), script))
}

fn names_of(screen: &Screen) -> Vec<String> {
    let library = &screen.library;
    let count = |at| library.mentions().iter().filter(|mention| mention.entity.index() == at).count();
    let named = library.entities().iter().enumerate();
    named.map(|(at, entity)| format!("{} {}", entity.name, count(at))).collect()
}

#[test]
fn sheet_shows_how_a_name_is_written() {
    screen("aliases-40x12", (40, 12), "ww*A");
    screen("aliases-80x24", (80, 24), "ww*A");
    screen("aliases-120x40", (120, 40), "ww*A");
    screen("aliases-20x3", (20, 3), "ww*Aj");
    screen("aliases-8x4", (8, 4), "ww*A");
}

#[test]
fn what_is_asked_has_a_place_of_its_own() {
    screen("aliases-merge-80x24", (80, 24), "ww*Amla");
    screen("aliases-merge-40x12", (40, 12), "ww*Am");
    screen("aliases-rename-80x24", (80, 24), "ww*Ar");
    screen("aliases-type-80x24", (80, 24), "ww*Atj");
    screen("aliases-type-40x6", (40, 6), "ww*AtG");
    screen("aliases-other-60x16", (60, 16), "ww*Ao");
}

#[test]
fn corrections_are_listed_and_taken_back() {
    screen("aliases-corrected-80x24", (80, 24), "ww*A<Enter>r<C-u>The Mayor<Enter>G");
    assert_eq!(said("ww*A<Enter>G<Enter>"), [] as [&str; 0]);
    assert_eq!(said("ww*A<Enter>G<Enter>u"), said("ww*A<Enter>"), "also that can be taken back");
}

#[test]
fn two_keys_split_hide_or_unlink() {
    assert_eq!(said("ww*Agg<Enter>"), ["“Anna Berg” is not Anna Berg"]);
    assert_eq!(said("ww*Aggj<Enter>"), ["“Berg” is not Anna Berg"]);
    assert_eq!(said("ww*A<Enter>"), ["“Mrs Berg” is not Anna Berg"], "the rarest");
    assert_eq!(said("ww*nA<Enter>"), ["“Berg” is not Anna Berg"], "what the reader stands on");
    let split = "ww*A<Enter><Esc>";
    assert_eq!(said(&format!("{split}A<Enter>"))[1..], ["Mrs Berg is Anna Berg"], "what may be the same");
    assert_eq!(said("ww*Ah"), ["Anna Berg is hidden"]);
    assert_eq!(said("ww*Ax"), ["one “Anna Berg” is not Anna Berg"]);
    assert!(!names("ww*Ah").iter().any(|name| name.contains("Berg")));
    let split = names("ww*Aggj<Enter>");
    assert!(split.contains(&"Berg 4".to_owned()) && split.contains(&"Anna Berg 8".to_owned()), "{split:?}");
}

#[test]
fn two_are_joined_by_typing() {
    assert_eq!(said("ww*Amdahl<Enter>"), ["Anna Berg is Ola Dahl"]);
    let joined = names("ww*Amdahl<Enter>");
    // Words that mean both count once.
    assert_eq!(joined[0], "Ola Dahl 20", "{joined:?}");
    let told = status("ww*Amdahl<Enter>");
    assert!(told.starts_with("Anna Berg is Ola Dahl · u takes it back"), "{told}");
    let followed = status("ww*Amdahl<Enter><Esc>n");
    assert!(followed.contains("Ola Dahl"), "what was followed is followed on: {followed}");
    assert_eq!(said("ww*Amnobody<Enter>"), [] as [&str; 0]);
}

#[test]
fn a_mention_is_given_to_another() {
    assert_eq!(said("ww*nAodahl<Enter>"), ["one “Berg” is Ola Dahl, not Anna Berg"]);
    let given = names("ww*nAodahl<Enter>");
    assert!(given.contains(&"Anna Berg 11".to_owned()) && given.contains(&"Ola Dahl 10".to_owned()), "{given:?}");
    let away = status("f berg<Enter>GgeAx");
    assert!(!away.contains("is not"), "{away}");
}

#[test]
fn a_name_and_a_type_are_set() {
    let renamed = names("ww*Ar<C-u>The Mayor<Enter>");
    assert_eq!(renamed[0], "The Mayor 12");
    let retyped = play(library(), (80, 24), "ww*Atj<Enter>");
    assert_eq!(retyped.library.entities()[0].kind, EntityType::Organisation);
    assert_eq!(said("ww*At<Enter>"), [] as [&str; 0], "the type that it has");
    assert_eq!(said("ww*Ar<Enter>"), [] as [&str; 0], "the name that it has");
    assert_eq!(said("ww*Ar<C-u><Enter>"), [] as [&str; 0], "no name");
}

#[test]
fn what_was_done_is_taken_back_in_turn() {
    let before = play(library(), (80, 24), "ww*");
    for script in ["ww*A<Enter><Esc>u", "ww*Ah<Esc>u", "ww*Amdahl<Enter>rX<Enter><Esc>uu", "ww*A<Enter>hu<Esc>u"] {
        let after = play(library(), (80, 24), script);
        assert_eq!(after.library.corrections(), &[], "{script}");
        assert_eq!(after.library.mentions(), before.library.mentions(), "{script}");
    }
    assert!(status("u").starts_with("nothing was corrected since the start"), "{}", status("u"));
}

#[test]
fn corrections_of_an_earlier_run_are_not_taken_back_unseen() {
    let made = said_of(&play(library(), (80, 24), "ww*Ah"));
    let mut later = play(library(), (100, 24), "");
    later.correct(made.clone());
    press(&mut later, "u");
    assert_eq!(later.library.corrections(), made);
}

fn said_of(screen: &Screen) -> Vec<Correction> {
    let made = screen.library.corrections().to_vec();
    assert_eq!(parse(&print(&made)), Ok(made.clone()));
    made
}

#[test]
fn what_was_corrected_once_holds_in_another_run() {
    for script in ["ww*A<Enter>", "ww*Ax", "ww*nAodahl<Enter>", "ww*Amdahl<Enter>rX<Enter>A<Enter>", "ww*Atj<Enter>"] {
        let first = play(library(), (80, 24), script);
        let mut later = play(library(), (80, 24), "");
        later.correct(said_of(&first));
        assert_eq!(later.library.idle_corrections(), &[] as &[usize], "{script}");
        assert_eq!(names_of(&later), names_of(&first), "{script}");
    }
}

#[test]
fn each_correction_is_handed_out_to_be_kept() {
    let mut screen = play(library(), (80, 24), "ww*A");
    let effect = screen.key("h".parse().expect("a key"));
    assert!(matches!(effect, Effect::Correct(_)), "{effect:?}");
    let effect = screen.key("u".parse().expect("a key"));
    assert!(matches!(effect, Effect::Correct(_)), "{effect:?}");
}

#[test]
fn sheet_opens_from_every_list() {
    for script in ["ge<A-a>", "f berg<A-a>", "ww*gm<A-a>", "ww*iA"] {
        let text = text_of(&play(library(), (80, 24), script).frame());
        assert!(text.contains("Anna Berg (person) · 12 mentions · 4 of 5 sources"), "{script}\n{text}");
    }
    // From the list of mentions it is about the one under the cursor.
    assert_eq!(said("ww*gm<C-n><C-n><A-a>x"), ["one “Anna Berg” is not Anna Berg"]);
    assert_eq!(said("ww*gm<End><A-a>x"), ["one “she” is not Anna Berg"]);
    assert!(status("fsea wall<Enter>ge<Home><C-n><C-n><C-n><A-a>").contains("there is no name here"));
}

#[test]
fn explain_says_that_the_reader_said_so() {
    let mut screen = play(library(), (80, 24), "ww*nAodahl<Enter><Esc>i");
    accept("explain-corrected-80x24", &screen);
    press(&mut screen, "A");
    assert!(text_of(&screen.frame()).contains("Ola Dahl (person)"));
}

#[test]
fn explain_tells_the_rule_and_goes_to_the_evidence() {
    screen("explain-evidence-80x24", (80, 24), "6wi");
    screen("explain-evidence-40x12", (40, 12), "6wi");
    screen("explain-group-80x24", (80, 24), "w/the two<Enter>i");
    let words = |script: &str| {
        let screen = play(library(), (80, 24), script);
        let here = screen.state.spot.passage().expect("the reader stands on something");
        screen.library.article(here.article).slice(here.span).to_owned()
    };
    assert_eq!(
        (words("6w"), words("6wi<Enter>")),
        ("he".to_owned(), "Ola Dahl".to_owned()),
        "from the pronoun to the name"
    );
    assert_eq!(words("6wi<Enter><C-o>"), "he", "and back");
    assert_eq!(words("6wi<Esc>"), "he");
}

#[test]
fn hidden_names_are_no_more_in_any_list() {
    for script in ["ww*Ah<Esc>ge", "ww*Ah<Esc>f", "ww*Ah<Esc>gc", "ww*Ah<Esc>f berg"] {
        let text = text_of(&play(library(), (80, 24), script).frame());
        assert!(!text.contains("P Anna Berg"), "{script}\n{text}");
    }
}

#[test]
fn words_that_are_linked_to_nobody_are_nobody() {
    for key in ["i", "A", "*"] {
        let told = status(&format!("/autumn<Enter>{key}"));
        assert!(told.starts_with("“autumn” is linked to nobody: w goes on to the next name"), "{key}: {told}");
    }
}

#[test]
fn a_word_of_a_description_answers_for_it() {
    let followed = |script: &str| status(&format!("{script}*"));
    assert_eq!(followed("/two<Enter>n"), followed("/the two<Enter>"), "two of the two");
    assert!(followed("/two<Enter>").contains("“two” is linked to nobody"), "two metres");
}
