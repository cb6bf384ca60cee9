//! The sample stories: their rules, and their answer keys in `tests/stories/`.

#[path = "stories/key.rs"]
mod key;
#[path = "stories/understood.rs"]
mod understood;

use std::path::Path;

use crossread::builtin;
use crossread::corpus::Input;
use crossread::model::EntityType;
use key::{Key, STORIES, folder};

/// Title and body of the file at `path`.
fn text(path: &Path) -> String {
    let bytes = std::fs::read(path).expect("the file can be read");
    let text = String::from_utf8(bytes).unwrap_or_else(|error| {
        let (text, _, _) = encoding_rs::WINDOWS_1252.decode(error.as_bytes());
        text.into_owned()
    });
    let parts = match path.extension().and_then(|extension| extension.to_str()) {
        Some("json") => json_parts(&text),
        Some("md") => front_matter_parts(&text),
        _ => [String::new(), text],
    };
    parts.join("\n\n").replace('\u{a0}', " ")
}

fn json_parts(text: &str) -> [String; 2] {
    let record: serde_json::Value = serde_json::from_str(text).expect("the file is JSON");
    ["title", "text"].map(|field| record[field].as_str().expect("the record has both").to_owned())
}

fn front_matter_parts(text: &str) -> [String; 2] {
    let (matter, body) = text[4..].split_once("---\n").expect("the file has front matter");
    let matter: serde_json::Value = serde_yaml_ng::from_str(matter).expect("front matter is YAML");
    [matter["title"].as_str().expect("the file has a title").to_owned(), body.to_owned()]
}

/// The texts of `story` in the order of its key.
fn texts(story: &str, key: &Key) -> Vec<String> {
    key.article.iter().map(|article| text(&folder(story).join(&article.file))).collect()
}

#[test]
fn each_file_of_each_story_is_in_its_key() {
    for story in STORIES {
        let files = std::fs::read_dir(folder(story)).expect("each story has a folder");
        let mut files: Vec<_> = files.flatten().map(|file| file.file_name().into_string().expect("in UTF-8")).collect();
        files.sort();
        let known: Vec<_> = Key::of(story).article.into_iter().map(|article| article.file).collect();
        assert_eq!(known, files, "{story}");
    }
}

#[test]
fn the_program_carries_each_file_of_each_story() {
    let known = STORIES.iter().flat_map(|story| {
        let articles = Key::of(story).article.into_iter();
        articles.map(move |article| format!("articles/{story}/{}", article.file))
    });
    let carried = builtin::STORIES.iter().map(|input| match input {
        Input::Builtin(path, bytes) => {
            let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
            assert_eq!(std::fs::read(file).expect("the file can be read"), *bytes, "{path}");
            (*path).to_owned()
        }
        other => panic!("{other:?} is not carried"),
    });
    assert_eq!(carried.collect::<Vec<_>>(), known.collect::<Vec<_>>());
}

#[test]
fn the_keys_count_the_names_that_stand_in_the_texts() {
    for story in STORIES {
        let key = Key::of(story);
        let texts = texts(story, &key);
        let names: Vec<_> = (1..).zip(&texts).map(|(file, text)| key.names(file, text)).collect();
        for entity in &key.entity {
            let here = || names.iter().map(|names| names.get(entity.id.as_str()).map_or(&[][..], Vec::as_slice));
            let counts: Vec<_> = here().map(<[_]>::len).collect();
            assert_eq!(entity.mentions, counts, "{story}: {}", entity.name);
            let unused = entity.forms.iter().find(|form| !here().flatten().any(|(_, found)| found == form));
            assert_eq!(unused, None, "{story}: {}", entity.name);
            assert!(EntityType::ALL.iter().any(|kind| kind.tag() == entity.r#type), "{story}: {}", entity.name);
        }
    }
}

#[test]
fn the_keys_tell_whom_each_pronoun_means() {
    for story in STORIES {
        let key = Key::of(story);
        for (file, text) in (1..).zip(texts(story, &key)) {
            let told: Vec<_> =
                key.pronoun.iter().filter(|told| told.file == file).flat_map(|told| &told.means).collect();
            assert_eq!(key.pronouns(file, &text).len(), told.len(), "{story}: {file}");
            let known = |id: &str| id == "-" || key.entity.iter().any(|entity| entity.id == id);
            assert!(told.iter().all(|id| known(id)), "{story}: {file}");
        }
    }
}

#[test]
fn the_keys_quote_the_texts() {
    for story in STORIES {
        let key = Key::of(story);
        let texts = texts(story, &key);
        for passages in key.passages() {
            for place in &passages.places {
                assert!(texts[place.file - 1].contains(&place.text), "{story} {}: {}", place.file, place.text);
            }
            for id in passages.who.iter().chain(&passages.speaker) {
                assert!(key.entity.iter().any(|entity| entity.id == *id), "{story}: {id}");
            }
        }
    }
}

#[test]
fn one_text_stays_in_windows_1252() {
    let bytes = std::fs::read(folder("tollhouse-bridge").join("01-lode-courier.txt")).expect("the file can be read");
    assert!(std::str::from_utf8(&bytes).is_err());
}
