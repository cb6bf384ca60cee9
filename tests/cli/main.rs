//! The built program, command by command: what it prints, where, and how it exits.

mod kept;
mod roles;
mod run;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use assert_cmd::Command;
use crossread::tui::keymap::table::SECTIONS;
use serde_json::Value;

use run::{crossread, crossread_fed, folder, two_accounts};

#[test]
fn without_a_terminal_the_articles_are_printed_as_text() {
    let folder = two_accounts();
    let out = crossread(folder.path(), "story").ok();
    let [first, second] = ["Harbour reopens in Port Ellery\n", "Ships return after the storm\n"];
    assert!(out.starts_with(first), "{out}");
    assert!(out.contains(&format!("\n{second}")), "{out}");
    assert_eq!(out.matches(first).count(), 1, "a title is printed once");
    assert!(out.ends_with("Brandvold said.\n"), "{out}");
}

#[test]
fn wrong_usage_is_exit_code_2() {
    let folder = two_accounts();
    for line in [
        "--no-such-option",
        "export --format yaml story",
        "entities --type town story",
        "mentions",
        "mentions Brandvold --kind noun story",
        "--dump-frame 0x10 story",
        "--dump-frame 80 story",
        "completions csh-ish",
    ] {
        crossread(folder.path(), line).fails(2);
    }
    let said = crossread(folder.path(), "--no-state entities story").fails(2);
    assert!(said.contains("options of the command entities stand behind it"), "{said}");
}

#[test]
fn mentions_can_be_asked_by_column() {
    let folder = two_accounts();
    let lines = |query: &str| crossread(folder.path(), &format!("mentions '{query}' story")).ok().lines().count();
    assert_eq!((lines("brandvold"), lines("brandvold %title ships")), (5, 3));
    assert_eq!(lines("brandvold %title !ships"), 2);
    assert_eq!(lines("brandvold %kind name"), 4);
    assert_eq!((lines("storm"), lines("storm %region title")), (2, 1));
    let wrong = crossread(folder.path(), "mentions 'brandvold %colour red' story").fails(2);
    assert!(wrong.contains("no column %colour: source"), "{wrong}");
    crossread(folder.path(), "mentions 'brandvold %title nowhere' story").fails(1);
}

#[test]
fn quotes_are_listed_with_who_says_them() {
    let folder = folder(&[(
        "story/a.txt",
        "Harbour reopens\n\nMayor Ida Brandvold reopened the harbour. \"We waited a month for the ships,\" Brandvold said. \
         \"The crews were hungry by then,\" said Peter Holt.\n",
    )]);
    let all = crossread(folder.path(), "quotes story").ok();
    let lines: Vec<_> = all.lines().map(str::trim).collect();
    assert_eq!(lines.len(), 2, "{all}");
    assert!(lines[0].contains("Ida Brandvold") && lines[0].ends_with("\"We waited a month for the ships,\""), "{all}");
    assert!(lines[1].contains("Peter Holt") && lines[1].ends_with("hungry by then,\""), "{all}");
    let json = crossread(folder.path(), "quotes --by holt --json story").json();
    assert_eq!(json["quotes"].as_array().map(Vec::len), Some(1));
    assert_eq!(json["quotes"][0]["speaker"], "Peter Holt");
    crossread(folder.path(), "quotes --by harbour story").fails(1);
    crossread(folder.path(), "quotes --by zzz story").fails(1);
}

#[test]
fn mentions_of_what_is_no_name_are_those_of_the_text() {
    let folder = folder(&[("a.txt", "Only one\n\nA crate of quinces stood there. Nobody wanted quinces.\n")]);
    let json = crossread(folder.path(), "mentions quinces . --json").json();
    assert_eq!((&json["type"], &json["id"]), (&"TEXT".into(), &Value::Null));
    assert_eq!(json["mentions"].as_array().unwrap().len(), 2);
    crossread(folder.path(), "mentions medlars .").fails(1);
}

#[test]
fn a_folder_called_like_a_command_is_reached_two_ways() {
    let folder = folder(&[("export/a.txt", "Only one\n\nSome text.\n")]);
    for line in ["./export", "-- export"] {
        assert!(crossread(folder.path(), line).ok().starts_with("Only one\n"));
    }
}

#[test]
fn without_a_path_the_articles_folder_is_read() {
    let folder = folder(&[("articles/a.txt", "Only one\n\nSome text.\n")]);
    assert!(crossread(folder.path(), "").ok().starts_with("Only one\n"));
    assert_eq!(crossread(folder.path(), "export").json()["articles"][0]["title"], "Only one");
}

#[test]
fn export_offsets_slice_what_they_name() {
    let folder = two_accounts();
    let json = crossread(folder.path(), "export story").json();
    assert_eq!(json["schema"], 1);
    let text = |article: &Value| json["articles"][article.as_u64().unwrap() as usize]["text"].as_str().unwrap();
    let slice = |place: &Value| {
        let at = |key: &str| place[key].as_u64().unwrap() as usize;
        &text(&place["article"])[at("start")..at("end")]
    };
    let mentions = json["mentions"].as_array().unwrap();
    assert!(!mentions.is_empty());
    for mention in mentions.iter().filter(|mention| mention["kind"] == "name") {
        let entity = &json["entities"][mention["entity"].as_u64().unwrap() as usize];
        let aliases = entity["aliases"].as_array().unwrap();
        assert!(aliases.contains(&slice(mention).into()), "{mention} is {:?}, not of {aliases:?}", slice(mention));
    }
    for (id, entity) in json["entities"].as_array().unwrap().iter().enumerate() {
        assert_eq!(entity["id"], id);
    }
    for key in ["topics", "quotes", "parallels"] {
        assert!(json[key].is_array(), "{key}");
    }
}

#[test]
fn export_is_the_same_every_time() {
    let folder = two_accounts();
    for format in ["json", "markdown", "csv"] {
        let export = || crossread(folder.path(), &format!("export --format {format} story")).ok();
        let first = export();
        assert!(first.ends_with('\n'));
        assert_eq!(first, export());
    }
}

#[test]
fn export_to_a_file_takes_its_format_from_the_name() {
    let folder = two_accounts();
    assert_eq!(crossread(folder.path(), "export story --output out.csv").ok(), "");
    let table = fs::read_to_string(folder.path().join("out.csv")).unwrap();
    assert_eq!(table, crossread(folder.path(), "export --format csv story").ok());
    crossread(folder.path(), "export story --output no/such/folder.json").fails(1);
}

#[test]
fn a_table_has_one_row_a_mention() {
    let folder = two_accounts();
    let out = crossread(folder.path(), "export --format csv story").ok();
    let mut table = csv::Reader::from_reader(out.as_bytes());
    let header = table.headers().unwrap().clone();
    let column = |name: &str| header.iter().position(|title| title == name).expect("the column is there");
    let (surface, sentence) = (column("surface"), column("sentence"));
    let rows: Vec<_> = table.records().map(Result::unwrap).collect();
    let mentions = crossread(folder.path(), "export story").json()["mentions"].as_array().unwrap().len();
    assert_eq!(rows.len(), mentions);
    assert!(rows.iter().all(|row| row[sentence].contains(&row[surface])));
}

#[test]
fn entities_in_lines_and_in_json_are_the_same() {
    let folder = two_accounts();
    let lines = crossread(folder.path(), "entities story").ok();
    let json = crossread(folder.path(), "entities --json story").json();
    let entities = json["entities"].as_array().unwrap();
    assert_eq!(lines.lines().count(), entities.len());
    for (line, entity) in lines.lines().zip(entities) {
        assert!(line.starts_with(entity["name"].as_str().unwrap()), "{line}");
    }
}

#[test]
fn entities_are_listed_by_type() {
    let folder = two_accounts();
    let types = |line: &str| {
        let json = crossread(folder.path(), line).json();
        let list = json["entities"].as_array().unwrap().clone();
        list.into_iter().map(|entity| entity["type"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let people = types("entities --json --type person story");
    assert!(!people.is_empty() && people.iter().all(|kind| kind == "PER"));
    assert_eq!(people, types("entities --json --type PER story"));
    crossread(folder.path(), "entities --type event story").fails(1);
}

#[test]
fn completions_and_manual_name_every_command() {
    let folder = folder(&[]);
    for line in ["completions bash", "completions zsh", "completions fish", "man"] {
        let out = crossread(folder.path(), line).ok();
        for command in ["export", "entities", "mentions", "quotes", "completions"] {
            assert!(out.contains(command), "{line}: {command}");
        }
    }
}

#[test]
fn the_manual_tells_every_key() {
    let folder = folder(&[]);
    let manual = crossread(folder.path(), "man").ok();
    for (name, _, _, meaning) in SECTIONS.iter().flat_map(|section| section.rows) {
        let beginning = meaning.split(['\'', '-']).next().unwrap();
        assert!(manual.contains(beginning), "{name}");
    }
}

#[test]
fn a_frame_is_printed_without_a_terminal() {
    let folder = two_accounts();
    let frame = crossread(folder.path(), "--dump-frame 60x12 story").ok();
    assert_eq!(frame.lines().count(), 12);
    assert!(frame.contains("Harbour reopens"), "{frame}");
    let moved = crossread(folder.path(), "--keys J --dump-frame 60x12 story").ok();
    assert!(moved.contains("Ships return"), "{moved}");
    for (size, rows) in [("1x1", 1), ("1x7", 7), ("4x3", 3), ("60x200", 200)] {
        let frame = crossread(folder.path(), &format!("--dump-frame {size} story")).ok();
        assert_eq!(frame.matches('\n').count(), rows, "{size}");
    }
    crossread(folder.path(), "--keys '<Nokey>' --dump-frame 60x12 story").fails(2);
}

#[test]
fn settings_are_printed_as_the_file_that_gives_them() {
    let folder = folder(&[]);
    let file = folder.path().join("settings.toml");
    let defaults = crossread(folder.path(), "config").ok();
    assert!(defaults.contains("not there"), "{defaults}");
    fs::write(&file, defaults.replace("auto", "light").replace("true", "false")).unwrap();
    let set = crossread(folder.path(), "config").ok();
    assert!(set.contains("\ntheme = \"light\"\n") && set.contains("\nmouse = false\n"), "{set}");
    fs::write(&file, "theme = \"mauve\"\n").unwrap();
    assert!(crossread(folder.path(), "config").fails(2).contains("settings.toml: line 1: there is no theme mauve"));
}

#[test]
fn a_settings_file_cannot_write_more_than_its_name() {
    let output = Command::new(env!("CARGO_BIN_EXE_crossread"))
        .env("CROSSREAD_CONFIG", "gone\u{1b}]0;owned\u{7}\nmouse = false")
        .arg("config")
        .output()
        .unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    assert!(!printed.contains(['\u{1b}', '\u{7}']) && !printed.contains("\nmouse = false"), "{printed:?}");
    assert!(printed.contains("\nmouse = true"), "{printed:?}");
}

#[test]
fn a_reader_that_stops_reading_is_no_error() {
    use std::process::{Command, Stdio};
    let folder = two_accounts();
    let long = "A long line about Ida Brandvold and the harbour.\n\n".repeat(4_000);
    fs::write(folder.path().join("long.txt"), long).unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_crossread"))
        .current_dir(folder.path())
        .arg("long.txt")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), b"".as_slice()));
}

#[test]
fn the_built_in_stories_are_those_of_the_articles_folder() {
    let empty = folder(&[]);
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let built_in = crossread(empty.path(), "export").ok();
    assert_eq!(built_in, crossread(project, "export").ok());
    assert_eq!(built_in, crossread(project, "export articles").ok());
}

#[test]
fn a_dash_is_standard_input() {
    let folder = folder(&[]);
    let out = crossread_fed(folder.path(), "-", "A note from Túrkeve\n\nIt rained.\n".as_bytes()).ok();
    assert!(out.starts_with("A note from Túrkeve\n") && out.ends_with("\nIt rained.\n"), "{out}");
}

#[test]
fn an_unreadable_input_is_named_and_the_rest_is_read() {
    let folder = two_accounts();
    fs::write(folder.path().join("broken.json"), "{\"title\": \"half").unwrap();
    for line in ["story gone.txt broken.json", "export --format csv story gone.txt broken.json"] {
        let run = crossread(folder.path(), line);
        assert!(run.err.contains("gone.txt: not read: ") && run.err.contains("broken.json: not read: "), "{}", run.err);
        assert!(run.ok().contains("Brandvold"));
    }
}

#[test]
fn nothing_a_terminal_would_obey_is_printed() {
    let text =
        "Storm\u{1b}]0;owned\u{7} in Port\u{1b}[2J Ellery\n\nIda \u{202e}Brandvold\u{9b}31m said\u{8}\u{200b} so.\n";
    let folder = folder(&[("bad\u{1b}[31m\u{9b}name.txt", text), ("bro\u{1b}[2Jken.json", "{")]);
    for line in [
        ".",
        "entities .",
        "entities --json .",
        "export .",
        "export --format markdown .",
        "export --format csv .",
        "mentions Brandvold .",
        "mentions --json Brandvold .",
        "'gone\u{1b}[31m'",
    ] {
        let run = crossread(folder.path(), line);
        let risky =
            |c: char| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c) || c == '\u{200b}';
        for text in [run.out, run.err] {
            assert!(!text.contains(risky), "{line}: {text:?}");
        }
    }
}

#[test]
fn nothing_to_read_is_exit_code_1() {
    let folder = folder(&[("empty/.hidden", "x")]);
    for command in ["", "export", "entities", "mentions anyone"] {
        crossread(folder.path(), &format!("{command} gone.txt")).fails(1);
        crossread(folder.path(), &format!("{command} empty")).fails(1);
    }
}

/// How often each value of `key` stands in `list`, and in how many articles.
fn tally(list: &Value, key: &str) -> BTreeMap<u64, (usize, BTreeSet<u64>)> {
    let mut counts: BTreeMap<u64, (usize, BTreeSet<u64>)> = BTreeMap::new();
    let number = |item: &Value, key: &str| item[key].as_u64().expect("a number");
    for item in list.as_array().expect("a list") {
        let (count, articles) = counts.entry(number(item, key)).or_default();
        *count += 1;
        articles.insert(number(item, "article"));
    }
    counts
}

#[test]
fn every_list_panel_and_export_gives_the_same_numbers() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let story = "articles/tollhouse-bridge";
    let export = crossread(project, &format!("export {story}")).json();
    let counts = tally(&export["mentions"], "entity");
    let listed = crossread(project, &format!("entities --json {story}")).json();
    let listed = listed["entities"].as_array().unwrap();
    assert_eq!(listed.len(), export["entities"].as_array().unwrap().len());
    for entity in listed {
        let (mentions, articles) = &counts[&entity["id"].as_u64().unwrap()];
        let numbers = (entity["mentions"].as_u64().unwrap(), entity["sources"].as_u64().unwrap());
        assert_eq!(numbers, (*mentions as u64, articles.len() as u64), "{entity}");
    }
    for entity in &listed[..3] {
        let (name, mentions) = (entity["name"].as_str().unwrap(), &entity["mentions"]);
        let found = crossread(project, &format!("mentions --json '{name}' {story}")).json();
        assert_eq!(found["id"], entity["id"]);
        assert_eq!(found["mentions"].as_array().unwrap().len() as u64, mentions.as_u64().unwrap());
        let frame = |keys: &str| crossread(project, &format!("--keys '{keys}' --dump-frame 100x30 {story}")).ok();
        let sources = format!("{} of 5 sources", entity["sources"]);
        let followed = frame(&format!("f{name}<Enter>"));
        assert!(followed.contains(&format!("{name} (")), "{followed}");
        assert!(followed.contains(&format!(" 1/{mentions} · {sources}")), "{followed}");
        let panel = frame(&format!("f{name}<Enter>gm"));
        assert!(panel.contains(&format!("{name} · {mentions} mentions · {sources}")), "{panel}");
        let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
        let panel = frame("ge");
        assert!(panel.lines().any(|line| words(line).contains(&format!("{name} {mentions} "))), "{name}: {panel}");
    }
}

#[test]
fn topics_are_counted_alike_on_the_screen_and_in_the_export() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let story = "articles/sochi-2015";
    let topics = crossread(project, &format!("export {story}")).json()["topics"].as_array().unwrap().clone();
    let topic = topics.iter().find(|topic| topic["occurrences"].as_array().unwrap().len() > 3).expect("there is one");
    let (label, places) = (topic["label"].as_str().unwrap(), &topic["occurrences"]);
    let count = places.as_array().unwrap().len();
    assert!(topic["passages"].as_array().unwrap().len() <= count);
    let found = crossread(project, &format!("mentions --json '{label}' {story}")).json();
    assert_eq!((&found["type"], &found["id"]), (&"TOPIC".into(), &topic["id"]));
    let place = |item: &Value| ["article", "start", "end"].map(|key| item[key].as_u64().unwrap());
    let [found, places] =
        [&found["mentions"], places].map(|list| list.as_array().unwrap().iter().map(place).collect::<Vec<_>>());
    assert_eq!(found, places);
    let frame = crossread(project, &format!("--keys 'f{label}<Enter>' --dump-frame 100x30 {story}")).ok();
    assert!(frame.contains(&format!(" 1/{count} · ")), "{frame}");
}
