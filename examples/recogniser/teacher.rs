//! Names that other taggers found, brought to the conventions of the program: their texts are dumped for them, and
//! their answers are packed as places of names alone.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crossread::entity::tagger::lexicon::Lexicon;
use crossread::model::{EntityType, Span};

use crate::data::{self, Document, Name, Set, kind_of};
use crate::labels::labels;
use crate::{lexicon, tags_file};

/// A name as a tagger writes it: where it starts and ends, its type, and the tagger's own word for that.
type Answer = (usize, usize, String, String);

/// Writes the texts of all sets, the bounds of their sentences and the names to learn or to measure against to `out`, a
/// line of JSON for each document.
pub(crate) fn dump(folder: &Path, out: &Path) {
    let tables = lexicon::compile(Path::new("models"));
    let lexicon = Lexicon::new(&tables.phrases, &tables.clusters, &tables.families);
    fs::create_dir_all(out).unwrap_or_else(|error| panic!("{}: {error}", out.display()));
    for (set, learned) in data::TRAIN.iter().map(|set| (set, true)).chain(data::DEV.iter().map(|set| (set, false))) {
        let documents = data::load(folder, set);
        let names = if learned {
            labels(set, &documents, &lexicon)
        } else {
            documents.iter().map(|document| document.names.clone()).collect()
        };
        let lines = documents.iter().zip(names).map(|(document, names)| {
            let sentences = document.segments.sentences.iter();
            let spans: Vec<_> = sentences.map(|sentence| [sentence.span.start, sentence.span.end]).collect();
            let names: Vec<_> = names.iter().map(|name| (name.span.start, name.span.end, name.kind.tag())).collect();
            format!("{}\n", serde_json::json!({"text": document.article.text, "sentences": spans, "names": names}))
        });
        let path = out.join(format!("{}.jsonl", set.label));
        fs::write(&path, lines.collect::<String>()).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }
}

/// Writes `models/teacher`: the vote of `teachers` on the texts without marks, and the answers of the first elsewhere.
pub(crate) fn pack(folder: &Path, answers: &Path, teachers: &[&str]) {
    for set in data::TRAIN.iter().filter(|set| !set.is_own()) {
        let documents = data::load(folder, set);
        let asked = if set.is_silver() { teachers } else { &teachers[..teachers.len().min(1)] };
        let lists: Vec<_> = asked.iter().map(|teacher| load(&answers.join(teacher), set, &documents)).collect();
        let names: Vec<_> = (0..documents.len()).map(|at| vote(lists.iter().map(|list| &list[at][..]))).collect();
        tags_file::write(&tags_file::path(set), &documents, &names);
    }
}

/// Names that more than half of the lists have, in order and apart.
fn vote<'a>(lists: impl ExactSizeIterator<Item = &'a [Name]>) -> Vec<Name> {
    let least = lists.len() / 2 + 1;
    let mut votes: BTreeMap<Name, usize> = BTreeMap::new();
    lists.flatten().for_each(|name| *votes.entry(*name).or_default() += 1);
    let mut ranked: Vec<_> = votes.into_iter().filter(|(_, count)| *count >= least).collect();
    ranked.sort_by_key(|(name, count)| (Reverse(*count), *name));
    let mut names: Vec<Name> = Vec::new();
    for (name, _) in ranked {
        if !names.iter().any(|own| own.span.overlaps(name.span)) {
            names.push(name);
        }
    }
    names.sort();
    names
}

/// The names that a tagger, whose answers are in `folder`, found in each document of `set`.
fn load(folder: &Path, set: &Set, documents: &[Document]) -> Vec<Vec<Name>> {
    let path = folder.join(format!("{}.jsonl", set.label));
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let lists: Vec<Vec<Answer>> = text.lines().map(|line| serde_json::from_str(line).expect("a list")).collect();
    assert_eq!(lists.len(), documents.len(), "{}", set.label);
    let trimmed = |list: &[Answer], document: &Document| {
        let names =
            list.iter().filter_map(|(start, end, tag, _)| trim(&document.article.text, (*start, *end), kind_of(tag)?));
        names.collect()
    };
    lists.iter().zip(documents).map(|(list, document)| trimmed(list, document)).collect()
}

/// What may stand before a name.
const LEADING: &[&str] = &["the ", "The ", "THE ", "a ", "an ", "\"", "“", "'", "‘", "@", "#", "- ", "("];
/// What may stand behind one.
const TRAILING: &[&str] = &["'s", "’s", "'S", "’S", "\"", "”", "'", "’", ",", " "];
/// What may stand before a person's.
const HONORIFICS: &[&str] = &[
    "Mr. ",
    "Mrs. ",
    "Ms. ",
    "Mr ",
    "Mrs ",
    "Ms ",
    "Dr. ",
    "Dr ",
    "President ",
    "Gen. ",
    "Sen. ",
    "Rep. ",
    "Lt. ",
    "Col. ",
    "Sgt. ",
    "Prime Minister ",
    "Secretary ",
];

/// The name between `start` and `end` without what is no part of it.
fn trim(text: &str, (mut start, mut end): (usize, usize), kind: EntityType) -> Option<Name> {
    loop {
        let slice = text.get(start..end)?;
        if let Some(cut) = LEADING.iter().find(|cut| slice.starts_with(**cut)) {
            start += cut.len();
        } else if let Some(cut) = HONORIFICS.iter().find(|cut| kind == EntityType::Person && slice.starts_with(**cut)) {
            start += cut.len();
        } else if let Some(cut) = TRAILING.iter().find(|cut| slice.ends_with(**cut)) {
            end -= cut.len();
        } else {
            break;
        }
    }
    let slice = text.get(start..end)?;
    let capital = slice.chars().any(char::is_uppercase);
    (capital && start < end).then(|| Name { span: Span::new(start, end), kind })
}
