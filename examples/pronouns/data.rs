//! The sets with marked coreference as articles, and what is marked in them.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use crossread::model::{Article, EntityType, Region, RegionKind, Span};
use serde_json::Value;

/// A mention that was marked by hand.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Marked {
    pub(crate) span: Span,
    /// The word that the mention turns on, where it is marked.
    pub(crate) head: Option<Span>,
    pub(crate) entity: usize,
    pub(crate) is_pronoun: bool,
    pub(crate) is_name: bool,
    /// None for what is no person, organisation or place.
    pub(crate) kind: Option<EntityType>,
}

/// One text with its marks.
#[derive(Clone, Debug)]
pub(crate) struct Document {
    pub(crate) article: Article,
    pub(crate) marks: Vec<Marked>,
    /// The names A and B that the text was made to ask about, with the answers; other marks are missing.
    pub(crate) asked: bool,
    /// Where everything is marked; everywhere if there are none.
    pub(crate) complete: Vec<Span>,
}

/// A set: where it is and how much its documents count in training.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Set {
    pub(crate) label: &'static str,
    pub(crate) file: &'static str,
    pub(crate) weight: f32,
}

const fn set(label: &'static str, file: &'static str, weight: f32) -> Set {
    Set { label, file, weight }
}

/// Sets that are learned from.
pub(crate) const TRAIN: &[Set] = &[
    set("gum", "gum/coref-clean-train.json", 1.0),
    set("litbank", "litbank/coref-train.json", 0.5),
    set("ecb", "ecbplus/coref-train.json", 1.5),
    set("gap", "gap/coref-development.json", 1.0),
];

/// Sets that are only measured on.
pub(crate) const DEV: &[Set] = &[
    set("gap-val", "gap/coref-validation.json", 1.0),
    set("gum-dev", "gum/coref-clean-dev.json", 1.0),
    set("litbank-dev", "litbank/coref-dev.json", 1.0),
    set("ecb-dev", "ecbplus/coref-dev.json", 1.0),
];

/// The documents of `set` below `folder`.
pub(crate) fn load(folder: &Path, set: &Set) -> Vec<Document> {
    let path = folder.join(set.file);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let whole: Value = serde_json::from_str(&text).expect("the file is JSON");
    let docs = whole["docs"].as_array().expect("the file has documents");
    docs.iter().map(|doc| document(doc, set.label.starts_with("gap"))).collect()
}

fn document(doc: &Value, asked: bool) -> Document {
    let text = doc["text"].as_str().unwrap_or_default().to_owned();
    let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let offset = |value: &Value| value.as_u64().and_then(|at| bytes.get(usize::try_from(at).ok()?).copied());
    let span = |start: &Value, end: &Value| Some(Span::new(offset(start)?, offset(end)?));
    let mut entities: HashMap<&str, usize> = HashMap::new();
    let mut marks = Vec::new();
    for mention in doc["mentions"].as_array().into_iter().flatten() {
        let name = mention["entity"].as_str().unwrap_or_default();
        let count = entities.len();
        let entity = *entities.entry(name).or_insert(count);
        let head = span(&mention["head"][0], &mention["head"][1]);
        if let (Some(span), false) = (span(&mention["start"], &mention["end"]), mention["kind"] == "event") {
            let is = |kind: &str| mention["kind"] == kind;
            let kind = mention["type"].as_str().and_then(kind_of);
            marks.push(Marked { span, head, entity, is_pronoun: is("pronoun"), is_name: is("name"), kind });
        }
    }
    let regions = doc["gold_regions"].as_array().into_iter().flatten();
    let complete = regions.filter_map(|region| span(&region[0], &region[1])).collect();
    let regions = regions_of(&text);
    Document { article: Article { text, regions, ..Article::default() }, marks, asked, complete }
}

/// A region for each stretch between blank lines.
fn regions_of(text: &str) -> Vec<Region> {
    let mut regions = Vec::new();
    let mut start = 0;
    for part in text.split_inclusive("\n\n") {
        let lead = part.len() - part.trim_start().len();
        if !part.trim().is_empty() {
            let span = Span::new(start + lead, start + lead + part.trim().len());
            regions.push(Region { span, kind: RegionKind::Paragraph });
        }
        start += part.len();
    }
    regions
}

/// The type that the sets call `tag`.
fn kind_of(tag: &str) -> Option<EntityType> {
    match tag {
        "PER" | "person" => Some(EntityType::Person),
        "ORG" | "organization" => Some(EntityType::Organisation),
        "LOC" | "place" => Some(EntityType::Place),
        _ => None,
    }
}
