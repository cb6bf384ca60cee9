//! Stories whose marks lie beside their texts, which are others' and stay where they are: a folder with `entities.tsv` (as that of
//! stories with marks in their texts) and for each text a file named after its id. That has the number of the text's code points in
//! its first line, and in each further one where a mark starts and ends, counted in code points, and its tag, parted by tabs.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::json::{self, Offsets};
use crate::marked::{self, Mark, Text, Types};

/// Where the marks lie.
pub(crate) const PRESS: &str = "models/press";
/// The set whose texts are marked there, below the data folder.
pub(crate) const ECB: &str = "ecbplus/coref-train.json";

/// The stories of [`PRESS`] with the texts of [`ECB`] below `data`, in order.
pub(crate) fn stories(data: &Path) -> Vec<Vec<Text>> {
    let documents = json::documents(&data.join(ECB));
    let of_id = |one: &Value| Some((one["id"].as_str()?.to_owned(), one["text"].as_str()?.to_owned()));
    let texts: HashMap<String, String> = documents.iter().filter_map(of_id).collect();
    folders().iter().map(|story| load(story, &texts)).collect()
}

/// The texts of [`ECB`] below `data` that are marked.
pub(crate) fn texts(data: &Path) -> Vec<String> {
    let ids: Vec<String> = folders().iter().flat_map(|story| files(story).into_keys()).collect();
    let is_marked = |one: &&Value| ids.iter().any(|id| one["id"] == *id.as_str());
    let documents = json::documents(&data.join(ECB));
    documents.iter().filter(is_marked).filter_map(|one| one["text"].as_str()).map(str::to_owned).collect()
}

/// The folders of the stories, in order.
fn folders() -> Vec<PathBuf> {
    marked::folders(Path::new(PRESS))
}

/// The files of `story` by the ids of their texts.
fn files(story: &Path) -> BTreeMap<String, PathBuf> {
    let of_file = |path: PathBuf| (path.file_stem().unwrap_or_default().to_string_lossy().into_owned(), path);
    marked::files(story, "tsv").into_iter().map(of_file).collect()
}

fn load(story: &Path, texts: &HashMap<String, String>) -> Vec<Text> {
    let types = marked::types(story);
    let folder = tempfile::tempdir().expect("a folder for the texts can be made");
    let open = |(id, path): (String, PathBuf)| {
        let text = texts.get(&id).unwrap_or_else(|| panic!("{id}: not in the set"));
        let marks = marks(&marked::read(&path), text, &types).unwrap_or_else(|error| panic!("{id}: {error}"));
        let path = folder.path().join(id).with_extension("txt");
        marked::opened(&path, (&respaced(text), text), &marks)
    };
    files(story).into_iter().map(open).collect()
}

/// The marks that `table` puts into `text`, in order.
fn marks(table: &str, text: &str, types: &Types) -> Result<Vec<Mark>, String> {
    let offsets = Offsets::of(text);
    let mut lines = table.lines();
    if lines.next().and_then(|count| count.parse().ok()) != Some(text.chars().count()) {
        return Err("the text is not the one that was marked".to_owned());
    }
    let of_line = |line: &str| {
        let mut columns = line.split('\t');
        let mut number = || columns.next().and_then(|number| number.parse::<usize>().ok());
        let span = number().zip(number()).and_then(|(start, end)| offsets.between(start, end));
        let span = span.ok_or_else(|| format!("{line}: no place in the text"))?;
        marked::mark(columns.next().unwrap_or_default(), span, types)
    };
    lines.map(of_line).collect()
}

/// How many bytes of a quotation may stand behind the line that it begins in.
const LONGEST_QUOTATION: usize = 1200;

/// `text`, which has a line for each sentence and spaces on the wrong side of quotation marks, as it may have been printed:
/// quotations in one line, and spaces outside of them.
fn respaced(text: &str) -> String {
    let mut printed = String::with_capacity(text.len());
    let mut is_open = false;
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        rest = &rest[letter.len_utf8()..];
        match letter {
            '"' if is_open => {
                printed.truncate(printed.trim_end_matches(' ').len());
                printed.push('"');
                printed.extend(rest.starts_with(char::is_alphanumeric).then_some(' '));
                is_open = false;
            }
            '"' | '“' => {
                printed.push(letter);
                rest = rest.trim_start_matches(' ');
                is_open = true;
            }
            '\n' if is_open && goes_on(rest) => printed.push(' '),
            _ => {
                printed.push(letter);
                is_open &= letter != '”' && letter != '\n';
            }
        }
    }
    printed
}

/// Whether a quotation goes on at the start of `rest` and ends soon.
fn goes_on(rest: &str) -> bool {
    let end = rest.find(['"', '“', '”']).filter(|end| (1..LONGEST_QUOTATION).contains(end));
    end.is_some_and(|end| {
        let closes = rest[..end].trim_end().ends_with([',', '.', '?', '!']);
        closes && !rest[..end].contains("\n\n")
    })
}
