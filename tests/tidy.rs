//! The rules that keep the tree readable and the layers apart, checked on the source itself.

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use crossread::text::fold::fold;

/// The modules of the map that know of terminals, clocks and environments. All others are the core.
const SHELL: [&str; 5] = ["error", "state_file", "overrides", "tui", "cli"];

/// What the core never names.
const OUTSIDE: [&str; 8] =
    ["ratatui", "crossterm", "std::time", "std::env", "std::process", "std::thread::sleep", "rand::", "fastrand"];

/// The longest file: beyond it, a seam is overdue.
const LONGEST_FILE: usize = 500;

/// How many words in a row make a copy.
const COPIED_WORDS: usize = 8;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files under `folder` of the project, in order.
fn files(folder: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten() {
            let path = entry.expect("the project can be read").path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    files
}

/// The Rust files under `folder` with their texts.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let rust = files(folder).into_iter().filter(|path| path.extension().is_some_and(|ext| ext == "rs"));
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("source files are text");
        (path.strip_prefix(root()).expect("found under the root").to_owned(), text)
    };
    rust.map(read).collect()
}

/// The top module that a file of `src` belongs to: `corpus` for `src/corpus/html.rs`.
fn module(path: &Path) -> String {
    let name = path.components().nth(1).expect("a file of src").as_os_str().to_string_lossy();
    name.trim_end_matches(".rs").to_owned()
}

/// The code before the tests of a file.
fn code(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod tests {").next().unwrap_or(text)
}

/// The modules in the order of the map: each uses only those before it.
fn map() -> Vec<String> {
    let text = fs::read_to_string(root().join("src/lib.rs")).expect("there is a map");
    let rows = text.lines().filter_map(|line| line.strip_prefix("//! | [`")?.split_once("`] |"));
    rows.map(|(name, _)| name.to_owned()).collect()
}

/// The sources of the core.
fn core() -> Vec<(PathBuf, String)> {
    let core: Vec<_> = map().into_iter().filter(|module| !SHELL.contains(&module.as_str())).collect();
    sources("src").into_iter().filter(|(path, _)| core.contains(&module(path))).collect()
}

/// Every `line` of `files` for which `is_wrong` holds, as `file:number: line`.
fn lines(files: &[(PathBuf, String)], is_wrong: impl Fn(&Path, &str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in files {
        let wrong = text.lines().enumerate().filter(|(_, line)| is_wrong(path, line));
        found.extend(wrong.map(|(at, line)| format!("{}:{}: {}", path.display(), at + 1, line.trim())));
    }
    found
}

#[track_caller]
fn none(found: &[String], rule: &str) {
    assert!(found.is_empty(), "{rule}:\n{}", found.join("\n"));
}

#[test]
fn the_map_names_every_module() {
    let map = map();
    let modules: BTreeSet<_> = sources("src").iter().map(|(path, _)| module(path)).collect();
    let missing: Vec<_> =
        modules.into_iter().filter(|name| !matches!(name.as_str(), "lib" | "main") && !map.contains(name)).collect();
    none(&missing, "the map in src/lib.rs lacks");
}

#[test]
fn each_layer_uses_only_what_stands_above_it_in_the_map() {
    let map = map();
    let place = |name: &str| map.iter().position(|module| module == name);
    let files = sources("src").into_iter().filter(|(path, _)| !path.ends_with("tests.rs"));
    let files: Vec<_> = files.map(|(path, text)| (path, code(&text).to_owned())).collect();
    let wrong = lines(&files, |path, line| {
        let used = line.split("crate::").skip(1).map(|rest| rest.split(|c: char| !c.is_alphanumeric()).next());
        let Some(here) = place(&module(path)) else { return false };
        !line.trim_start().starts_with("//") && used.flatten().filter_map(place).any(|there| there > here)
    });
    none(&wrong, "a layer looks down");
}

#[test]
fn the_map_tells_the_core_from_the_rest() {
    let map = map();
    assert!(SHELL.iter().all(|module| map.iter().any(|name| name == module)));
    assert!(core().iter().any(|(path, _)| path.ends_with("reading.rs")));
}

#[test]
fn the_core_names_nothing_outside_it() {
    let wrong = lines(&core(), |_, line| OUTSIDE.iter().any(|name| line.contains(name)));
    none(&wrong, "the core names what lies outside it");
}

#[test]
fn the_core_touches_the_disk_in_the_corpus_only() {
    let files = core().into_iter().filter(|(path, _)| !path.ends_with("tests.rs"));
    let files: Vec<_> = files.map(|(path, text)| (path, code(&text).to_owned())).collect();
    let wrong = lines(&files, |path, line| module(path) != "corpus" && line.contains("std::fs"));
    none(&wrong, "only the corpus reads files");
}

#[test]
fn every_file_begins_with_what_it_holds() {
    let all: Vec<_> = ["src", "tests", "benches"].into_iter().flat_map(sources).collect();
    let silent = all.iter().filter(|(_, text)| !text.starts_with("//! "));
    none(&silent.map(|(path, _)| path.display().to_string()).collect::<Vec<_>>(), "no module comment");
}

#[test]
fn no_file_is_too_long() {
    let long = sources("src").into_iter().filter(|(_, text)| text.lines().count() > LONGEST_FILE);
    none(&long.map(|(path, _)| path.display().to_string()).collect::<Vec<_>>(), "look for a seam");
}

#[test]
fn nothing_is_left_for_later_or_waved_through() {
    let files = sources("src");
    let marks = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X"), "#[allow", "#![allow"];
    none(&lines(&files, |_, line| marks.iter().any(|mark| line.contains(mark))), "do it, or write an issue");
    let files: Vec<_> = files.into_iter().map(|(path, text)| (path, code(&text).to_owned())).collect();
    none(&lines(&files, |_, line| line.contains(".unwrap()")), "say why it cannot fail");
}

#[test]
fn no_real_article_is_copied_into_the_project() {
    let seeds: Vec<_> = files("../shared/seeds").iter().filter_map(|path| fs::read_to_string(path).ok()).collect();
    if seeds.is_empty() {
        eprintln!("skipped: no real articles to compare with");
        return;
    }
    let owned: HashSet<_> = seeds.iter().flat_map(|text| runs(text)).collect();
    let places = [
        "articles",
        "src",
        "tests",
        "benches",
        "examples",
        "models/words",
        "models/wire",
        "models/press",
        "README.md",
        "CHANGELOG.md",
    ];
    let ours = places.into_iter().flat_map(|place| {
        let path = root().join(place);
        if path.is_file() { vec![path] } else { files(place) }
    });
    let mut copied = Vec::new();
    for path in ours {
        let bytes = fs::read(&path).expect("the project can be read");
        // One sample story is in Windows-1252 and one is JSON: their words are compared all the same.
        let text = String::from_utf8_lossy(&bytes).replace("\\n", " ");
        let first = runs(&text).into_iter().find(|run| owned.contains(run));
        copied.extend(first.map(|run| format!("{}: {run}", path.display())));
    }
    none(&copied, "words of a real article");
}

/// All runs of [`COPIED_WORDS`] words in `text`, folded.
fn runs(text: &str) -> Vec<String> {
    let folded = fold(text);
    let words: Vec<_> = folded.split_whitespace().collect();
    words.windows(COPIED_WORDS).map(|run| run.join(" ")).collect()
}
