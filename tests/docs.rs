//! What the README shows is what the program does: its picture, its keys, its usage, its commands.
//!
//! `UPDATE_README=1 cargo test --test docs` writes the parts that are made from the program.

#[path = "docs/demo.rs"]
mod demo;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use crossread::builtin::STORIES;
use crossread::cli;
use crossread::corpus::Input;
use crossread::library::Library;
use crossread::tui;
use crossread::tui::keymap;
use crossread::tui::keymap::table::SECTIONS;

/// The keys that the picture shows.
const PICTURED: &str = "f lavrov<Down><Down><Down>";

/// One test has the file at a time.
static README: Mutex<()> = Mutex::new(());

fn place() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")
}

fn readme() -> String {
    let _alone = README.lock();
    fs::read_to_string(place()).expect("there is a README")
}

/// Checks that the README holds `content` between the marks called `name`, or puts it there.
#[track_caller]
fn check_part(name: &str, content: &str) {
    let _alone = README.lock();
    let text = fs::read_to_string(place()).expect("there is a README");
    let (before, rest) = text.split_once(&format!("<!-- {name} -->\n")).expect("the part begins");
    let (old, after) = rest.split_once(&format!("<!-- /{name} -->\n")).expect("the part ends");
    if env::var_os("UPDATE_README").is_some() {
        let text = format!("{before}<!-- {name} -->\n{content}<!-- /{name} -->\n{after}");
        fs::write(place(), text).expect("the README can be written");
    } else {
        assert_eq!(
            old, content,
            "the README shows something else; UPDATE_README=1 cargo test --test docs brings it up to date"
        );
    }
}

/// The sample story that the pictures show.
fn sochi() -> Library {
    let sochi = STORIES.iter().filter(|input| matches!(input, Input::Builtin(path, _) if path.contains("sochi")));
    Library::read(&sochi.cloned().collect::<Vec<_>>(), Vec::new())
}

#[test]
fn the_animated_picture_is_what_the_screen_shows() {
    let place = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/docs/demo.svg");
    let svg = demo::svg(sochi());
    if env::var_os("UPDATE_README").is_some() {
        fs::write(&place, &svg).expect("the picture can be written");
    }
    let kept = fs::read_to_string(&place).expect("there is a picture");
    assert!(kept == svg, "the picture shows something else; UPDATE_README=1 cargo test --test docs draws it anew");
    assert!(readme().contains("](tests/docs/demo.svg)"), "the README shows the picture");
}

#[test]
fn the_picture_is_what_the_screen_shows() {
    let frame = tui::dump_frame(sochi(), PICTURED, (100, 30), Default::default()).unwrap();
    check_part("screen", &format!("```text\n{}\n```\n", frame.trim_end()));
    assert!(readme().contains(&format!("`{PICTURED}`")), "the README says which keys the picture shows");
}

#[test]
fn the_keys_are_those_of_the_table() {
    let mut table = "| keys | |\n|---|---|\n".to_owned();
    let mut title = "";
    for section in SECTIONS {
        if section.title != title {
            title = section.title;
            table += &format!("| **{title}** | |\n");
        }
        for (_, sequences, _, meaning) in section.rows {
            let shown: Vec<_> = sequences.iter().map(|sequence| shown(sequence)).collect();
            table += &format!("| {} | {meaning} |\n", shown.join(" · "));
        }
    }
    check_part("keys", &table);
}

/// A key sequence as code in a table.
fn shown(sequence: &str) -> String {
    let label = keymap::label(sequence).replace('|', "\\|");
    if label.contains('`') { format!("`` {label} ``") } else { format!("`{label}`") }
}

#[test]
fn the_usage_is_what_help_prints() {
    let help = cli::grammar().term_width(100).render_help().to_string();
    check_part("usage", &format!("```text\n{}\n```\n", help.trim_end()));
}

#[test]
fn the_commands_are_those_that_are_checked() {
    let text = readme();
    let lines: Vec<_> = text.lines().collect();
    assert!(lines.contains(&"cargo test"), "the test command stands alone on its line: .ci/run takes it from there");
    assert!(lines.iter().any(|line| line.starts_with("cargo run --release ")));
}

#[test]
fn every_command_is_spoken_of() {
    let text = readme();
    for command in cli::grammar().get_subcommands() {
        assert!(text.contains(&format!("crossread {}", command.get_name())), "{}", command.get_name());
    }
}
