//! What outlasts the program: places, stars, marks, notes, kept passages, histories.

use std::path::Path;
use std::sync::Arc;

use crossread::library::Library;
use crossread::link::Links;
use crossread::model::Article;
use crossread::reading::Reading;
use crossread::tui::keeper::Keeper;
use crossread::tui::measure::{Measure, Wanted};
use crossread::tui::screen::{Screen, text_of};
use ratatui::layout::Size;

use crate::story::{STORY, library, library_of};
use crate::support::{press, status_of};

/// A run of the program on `library`, with what is kept in `folder`.
struct Run {
    keeper: Keeper,
    screen: Screen,
}

impl Run {
    fn start(folder: &Path, library: Library) -> Self {
        let mut screen = Screen::new(Arc::default(), Size::new(100, 24));
        let mut keeper = Keeper::open(folder).expect("the file can be read");
        keeper.set_up(&mut screen.state, Wanted::default());
        screen.refresh(Arc::new(library));
        keeper.welcome(&screen.library, &mut screen.state);
        screen.make_topics();
        keeper.settle();
        keeper.resume(&screen.library, &mut screen.state);
        Self { keeper, screen }
    }

    fn press(mut self, script: &str) -> Self {
        press(&mut self.screen, script);
        self.keeper.keep_changes(&self.screen.library, &self.screen.state).expect("the file can be written");
        self
    }

    fn end(mut self) {
        self.keeper.keep(&self.screen.library, &self.screen.state).expect("the file can be written");
    }

    fn text(&self) -> String {
        text_of(&self.screen.frame())
    }
}

/// The story with one word of its first article changed, and a paragraph before the others.
fn edited() -> Library {
    let first = STORY[0]
        .2
        .replacen("\nUnder the", "\nNobody had asked the fishermen.\nUnder the", 1)
        .replace("said.", "added.");
    let mut story = STORY;
    story[0].2 = &first;
    library_of(&story, Vec::new())
}

#[test]
fn a_reader_comes_back_to_where_it_was_left() {
    let folder = tempfile::tempdir().unwrap();
    let first = Run::start(folder.path(), library()).press("JJJJ/found<Enter>smaK");
    let before = status_of(&first.screen);
    first.end();
    let again = Run::start(folder.path(), library());
    assert_eq!(
        status_of(&again.screen).split(" · ").next(),
        before.split("  ").next().and_then(|it| it.split(" · ").next())
    );
    assert!(again.text().contains("★Stone and Water"), "{}", again.text());
    let again = again.press("'a");
    assert!(status_of(&again.screen).starts_with("Stone and Water 5/5"), "{}", status_of(&again.screen));
    assert!(status_of(&again.press("/<Up>").screen).starts_with("/found"));
}

#[test]
fn kept_passages_and_notes_survive_a_changed_file() {
    let folder = tempfile::tempdir().unwrap();
    Run::start(folder.path(), library())
        .press("fdahl %kind pro<Down><Down><C-q><Esc>fcouncil<Enter>aAsk them<Enter>")
        .end();
    let again = Run::start(folder.path(), edited());
    let kept = &again.screen.state.kept;
    assert!(kept.len() == 1 && kept[0].quote.contains("he said"), "{kept:?}");
    let article = again.screen.library.article(kept[0].place.article);
    assert!(article.slice(kept[0].place.span).len() > 10, "what is left of it is found: {kept:?}");
    assert!(again.press("gn").text().contains("Ask them"));
}

#[test]
fn a_moved_file_keeps_all_by_its_content() {
    let folder = tempfile::tempdir().unwrap();
    Run::start(folder.path(), library()).press("JJsyk").end();
    let mut turned = STORY;
    turned.reverse();
    let again = Run::start(folder.path(), library_of(&turned, Vec::new()));
    assert!(again.text().contains("★Coast Radio"), "{}", again.text());
    assert_eq!(again.screen.state.kept.len(), 1);
}

#[test]
fn a_part_of_a_corpus_keeps_the_order_of_what_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    Run::start(folder.path(), library()).press("JJykKykKykglGKK").end();
    let order = |library: Library| {
        let run = Run::start(folder.path(), library);
        let state = &run.screen.state;
        state.kept.iter().map(|clip| run.screen.library.article(clip.place.article).source.clone()).collect::<Vec<_>>()
    };
    assert_eq!(order(library()), ["North Wire", "Coast Radio", "The Evening Ferry"]);
    assert_eq!(order(library_of(&STORY[1..], Vec::new())), ["Coast Radio", "The Evening Ferry"]);
}

#[test]
fn two_runs_at_once_lose_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (one, two) = (Run::start(folder.path(), library()), Run::start(folder.path(), library()));
    let one = one.press("sfberg<Down><C-q><Esc>");
    let two = two.press("JsGyk").press("/wall<Enter>");
    let one = one.press("JJaMore<Enter>");
    two.end();
    one.end();
    let again = Run::start(folder.path(), library());
    assert!(again.text().contains("★North Wire") && again.text().contains("★The Evening"), "{}", again.text());
    assert_eq!((again.screen.state.kept.len(), again.screen.state.notes.len()), (2, 1));
    assert_eq!(again.screen.state.memory.searches, ["wall"]);
    let again = again.press("glddu").press("s");
    again.end();
    assert_eq!(Run::start(folder.path(), library()).screen.state.kept.len(), 1, "what is removed stays removed");
}

#[test]
fn the_text_is_set_as_it_was_left_unless_it_is_asked_for_otherwise() {
    let folder = tempfile::tempdir().unwrap();
    Run::start(folder.path(), library()).press("60zw2z+zc").end();
    let set = |wanted: Wanted| {
        let mut screen = Screen::new(Arc::default(), Size::new(100, 24));
        Keeper::open(folder.path()).expect("the file can be read").set_up(&mut screen.state, wanted);
        let Measure { columns, margin, side } = screen.state.panes.measure;
        format!("{columns} {margin} {}", side.label())
    };
    assert_eq!(set(Wanted::default()), "60 5 left");
    assert_eq!(set(Wanted { columns: Some(72), ..Wanted::default() }), "72 5 left");
    let file = folder.path().join("reader.json");
    let old =
        std::fs::read_to_string(&file).unwrap().replace("\"margin\": 5,", "").replace("\"text\": 60", "\"text\": 0");
    std::fs::write(&file, old).unwrap();
    assert_eq!(set(Wanted::default()), "20 1 left", "what an older version or a hand has written is set right");
}

#[test]
fn what_cannot_be_read_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("reader.json");
    for text in ["{ \"schema\": 99 }", "not JSON"] {
        std::fs::write(&file, text).unwrap();
        assert!(Keeper::open(folder.path()).is_err_and(|error| error.to_string().contains("reader.json")), "{text}");
        assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
    }
}

#[test]
fn a_run_in_which_nothing_is_done_writes_nothing_new() {
    let folder = tempfile::tempdir().unwrap();
    Run::start(folder.path(), library()).press("Js").end();
    let written = |folder: &Path| std::fs::read_to_string(folder.join("reader.json")).unwrap();
    let before = written(folder.path());
    Run::start(folder.path(), library()).end();
    assert_eq!(written(folder.path()), before);
}

#[test]
fn who_was_followed_is_followed_again() {
    let folder = tempfile::tempdir().unwrap();
    let first = Run::start(folder.path(), library()).press("fberg<Enter>nn");
    let followed = |run: &Run| run.screen.state.subject.map(|subject| run.screen.library.name(subject).to_owned());
    assert_eq!(followed(&first).as_deref(), Some("Anna Berg"));
    first.end();
    let again = Run::start(folder.path(), library());
    assert_eq!(followed(&again).as_deref(), Some("Anna Berg"));
    assert!(status_of(&again.screen).contains("Anna Berg (person)"), "{}", status_of(&again.screen));
    again.press("<Esc>").end();
    assert_eq!(followed(&Run::start(folder.path(), library())), None, "nobody is followed any more");
}

#[test]
fn nobody_is_followed_who_is_spoken_of_no_more() {
    let folder = tempfile::tempdir().unwrap();
    Run::start(folder.path(), library()).press("fberg<Enter>").end();
    let mut others = STORY;
    for article in &mut others {
        article.2 = article.2.split('\n').next().unwrap_or_default();
    }
    let empty = library_of(&others, Vec::new());
    assert!(empty.entities().iter().all(|entity| entity.name != "Anna Berg"));
    let again = Run::start(folder.path(), empty);
    assert_eq!(again.screen.state.subject, None);
}

#[test]
fn topics_that_a_reader_made_are_there_again() {
    let folder = tempfile::tempdir().unwrap();
    let topics = |run: &Run| {
        let all = run.screen.library.topics();
        all.iter().map(|topic| topic.label.clone()).collect::<Vec<_>>()
    };
    let before = topics(&Run::start(folder.path(), library()));
    Run::start(folder.path(), library()).press("/found<Enter>t/survey<Enter>t").end();
    let again = Run::start(folder.path(), library());
    assert_eq!(topics(&again)[before.len()..], ["found", "survey"]);
    assert!(status_of(&again.screen).contains("survey"), "it is followed again: {}", status_of(&again.screen));
    assert_eq!(topics(&Run::start(folder.path(), edited()))[before.len()..].len(), 2, "a changed file is the same");
    let again = again.press("t");
    assert!(status_of(&again.screen).contains("survey is no topic any more"), "{}", status_of(&again.screen));
    assert_eq!(topics(&again)[before.len()..], ["found"]);
    again.end();
    assert_eq!(topics(&Run::start(folder.path(), library()))[before.len()..], ["found"], "what is ended stays ended");
}

/// What `library` is before anything is understood.
fn text_alone(library: &Library) -> Library {
    let reading = |article: &Article| Reading {
        article: Arc::new(article.clone()),
        segments: Arc::default(),
        candidates: Arc::default(),
        quotations: Arc::default(),
    };
    let readings = library.articles().map(|(_, article)| reading(article)).collect();
    Library::from_parts(readings, Links::default(), Vec::new(), Vec::new())
}

#[test]
fn topics_are_kept_while_their_words_stand_nowhere() {
    let folder = tempfile::tempdir().unwrap();
    let made = |library: Library| {
        let made = Run::start(folder.path(), library).screen.state.made;
        made.into_iter().map(|made| made.words).collect::<Vec<_>>()
    };
    let without = |word: &str| {
        let texts = STORY.map(|(_, _, text)| text.replace(word, "gone"));
        let mut story = STORY;
        story.iter_mut().zip(&texts).for_each(|(article, text)| article.2 = text);
        library_of(&story, Vec::new())
    };
    Run::start(folder.path(), library()).press("/found<Enter>t/survey<Enter>t").end();
    Run::start(folder.path(), text_alone(&library())).press("s").end();
    assert_eq!(made(library()), ["found", "survey"], "nothing was understood yet");
    Run::start(folder.path(), without("survey")).press("s").end();
    assert_eq!(made(library()).len(), 2, "the words come back");
    Run::start(folder.path(), library()).press("/found<Enter>tt").end();
    Run::start(folder.path(), text_alone(&library())).press("s").end();
    assert_eq!(made(library()), ["survey"], "what is ended stays ended");
}

#[test]
fn who_quits_while_articles_come_in_comes_back_to_where_he_went() {
    let folder = tempfile::tempdir().unwrap();
    Run::start(folder.path(), library()).press("JJ").end();
    let quit = |script: &str| {
        let mut screen = Screen::new(Arc::default(), Size::new(100, 24));
        let mut keeper = Keeper::open(folder.path()).expect("the file can be read");
        screen.refresh(Arc::new(library()));
        keeper.welcome(&screen.library, &mut screen.state);
        Run { keeper, screen }.press(script).end();
        Run::start(folder.path(), library()).screen.state.spot.article.index()
    };
    assert_eq!(quit(""), 2, "nobody has gone elsewhere");
    assert_eq!(quit("s"), 2, "no key has gone elsewhere");
    assert_eq!(quit("JJJ"), 3);
}

#[test]
fn two_runs_at_once_keep_the_topics_of_both() {
    let folder = tempfile::tempdir().unwrap();
    let (one, two) = (Run::start(folder.path(), library()), Run::start(folder.path(), library()));
    one.press("/survey<Enter>t").end();
    two.press("/wall<Enter>t").end();
    let made = Run::start(folder.path(), library()).screen.state.made;
    assert_eq!(made.iter().map(|made| &*made.words).collect::<Vec<_>>().len(), 2, "{made:?}");
}

#[test]
fn who_leaves_before_all_is_read_comes_back_to_the_same_place() {
    let folder = tempfile::tempdir().unwrap();
    Run::start(folder.path(), library()).press("JJfberg<Enter>").end();
    let mut early = Keeper::open(folder.path()).unwrap();
    let mut screen = Screen::new(Arc::default(), Size::new(100, 24));
    screen.refresh(Arc::new(library_of(&STORY[..1], Vec::new())));
    early.welcome(&screen.library, &mut screen.state);
    early.keep(&screen.library, &screen.state).unwrap();
    let again = Run::start(folder.path(), library());
    assert!(status_of(&again.screen).contains("Anna Berg (person)"), "{}", status_of(&again.screen));
}
