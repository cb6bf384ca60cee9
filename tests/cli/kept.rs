//! What is kept between runs, and what every command makes of it.

use std::fs;
use std::path::Path;

use crossread::overrides::elsewhere;
use serde_json::Value;

use crate::run::{crossread, two_accounts};

/// A file of corrections of the two accounts.
const MINE: &str = "{\"version\": 1, \"corrections\": [\n\
    {\"do\": \"rename\", \"entity\": \"Ida Brandvold\", \"name\": \"The Mayor\"},\n\
    {\"do\": \"retype\", \"entity\": \"Port Ellery\", \"type\": \"org\"},\n\
    {\"do\": \"hide\", \"entity\": \"Nobody At All\"}]}";

#[test]
fn corrections_change_every_list_alike() {
    let folder = two_accounts();
    fs::write(folder.path().join("mine.json"), MINE).unwrap();
    let run = |line: &str| crossread(folder.path(), line);
    let listed = run("entities story --overrides mine.json");
    assert!(listed.err.contains("correction 3 finds nothing here: Nobody At All is hidden"), "{}", listed.err);
    let listed = listed.ok();
    assert!(listed.contains("The Mayor") && !listed.contains("Ida Brandvold  person"), "{listed}");
    let mentions = run("mentions mayor story --overrides mine.json --json").json();
    assert_eq!(mentions["name"], "The Mayor");
    let export = run("export story --overrides mine.json").json();
    let ellery = export["entities"].as_array().unwrap().iter().find(|entity| entity["name"] == "Port Ellery");
    assert_eq!(ellery.expect("it is there")["type"], "ORG");
    let frame = run("--overrides mine.json --keys ge --dump-frame 100x20 story").ok();
    assert!(frame.contains("P The Mayor"), "{frame}");
}

#[test]
fn corrections_are_found_again_by_the_folder_and_printed() {
    let folder = two_accounts();
    let run = |line: &str| crossread(folder.path(), line);
    let none = run("overrides story");
    assert!(none.err.contains("nothing is corrected yet"), "{}", none.err);
    let kept = none.err.split("kept in ").nth(1).expect("it says where").trim().to_owned();
    assert_eq!(none.json()["corrections"], Value::Array(Vec::new()));
    fs::create_dir_all(Path::new(&kept).parent().unwrap()).unwrap();
    fs::write(&kept, MINE).unwrap();
    for paths in ["story", "story/a.txt story/b.txt", "./story/../story"] {
        assert!(run(&format!("entities {paths}")).ok().contains("The Mayor"), "{paths}");
        assert!(!run(&format!("entities --no-overrides {paths}")).ok().contains("The Mayor"), "{paths}");
    }
    let printed = run("overrides story").ok();
    assert_eq!(printed.lines().count(), 8, "a line each: {printed}");
    fs::write(folder.path().join("again.json"), &printed).unwrap();
    assert_eq!(run("overrides story --overrides again.json").ok(), printed);
}

#[test]
fn wrong_files_of_corrections_are_named_with_their_line() {
    let folder = two_accounts();
    let run = |line: &str| crossread(folder.path(), line);
    fs::write(folder.path().join("mine.json"), "{\"version\": 1,\n \"corections\": []}").unwrap();
    let wrong = run("entities story --overrides mine.json").fails(2);
    assert!(wrong.contains("mine.json: unknown field `corections`") && wrong.contains("line 2"), "{wrong}");
    assert!(run("entities story --overrides gone.json").fails(2).contains("gone.json: there is no such file"));
    let hostile = MINE.replace("The Mayor", "The \\u001b]0;x\\u0007\u{202e}Mayor");
    fs::write(folder.path().join("mine.json"), hostile).unwrap();
    for line in ["entities story", "mentions mayor story", "overrides story", "--keys ge --dump-frame 90x20 story"] {
        let run = run(&format!("{line} --overrides mine.json"));
        let is_unsafe = |ch: char| ch != '\n' && (ch.is_control() || ch == '\u{202e}');
        assert!(!run.out.contains(is_unsafe) && !run.err.contains(is_unsafe), "{line}: {:?} {:?}", run.out, run.err);
    }
}

#[test]
fn a_moved_folder_keeps_its_corrections() {
    let folder = two_accounts();
    let run = |line: &str| crossread(folder.path(), line);
    let kept = run("overrides story").err.split("kept in ").nth(1).expect("it says where").trim().to_owned();
    fs::create_dir_all(Path::new(&kept).parent().unwrap()).unwrap();
    fs::write(&kept, MINE).unwrap();
    let library = crossread::library::Library::open(&[folder.path().join("story")]);
    elsewhere::note(Path::new(&kept), &library).unwrap();
    fs::rename(folder.path().join("story"), folder.path().join("moved")).unwrap();
    for line in ["entities moved", "--keys ge --dump-frame 100x20 moved", "overrides moved"] {
        let run = run(line);
        assert!(run.out.contains("The Mayor"), "{line}: {}", run.out);
        assert!(run.err.contains("in another place"), "{line}: {}", run.err);
    }
    for line in ["entities moved --no-overrides", "entities moved --no-state"] {
        let run = run(line);
        assert!(!run.out.contains("The Mayor") && run.err.is_empty(), "{line}: {} {}", run.out, run.err);
    }
}

#[test]
fn every_command_that_reads_articles_goes_without_what_is_kept() {
    let folder = two_accounts();
    let run = |line: &str| crossread(folder.path(), line);
    for line in ["", "export", "entities", "mentions Brandvold", "quotes", "--dump-frame 80x20"] {
        run(&format!("{line} --no-state story")).ok();
    }
    assert!(run("overrides --no-state story").err.contains("nothing is kept"));
    for line in ["man", "config", "completions bash"] {
        assert!(run(&format!("{line} --no-state")).fails(2).contains("--no-state"), "{line}");
    }
}

#[test]
fn settings_hold_for_a_frame_as_well() {
    let folder = two_accounts();
    let run = |line: &str| crossread(folder.path(), line);
    let settings = folder.path().join("settings.toml");
    fs::write(&settings, "side = \"left\"\ncolumns = 20\n[keys]\nentities = \"gx\"\n").unwrap();
    let frame = run("--keys gx --dump-frame 100x20 story").ok();
    assert!(frame.contains("Ida Brandvold"), "{frame}");
    fs::write(&settings, "colums = 3\n").unwrap();
    let wrong = run("--dump-frame 80x20 story").fails(2);
    assert!(wrong.contains("settings.toml: line 1: unknown field `colums`"), "{wrong}");
}
