//! The sets with marked coreference as articles, and what is marked in them.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use crossread::model::{Article, EntityType, MentionKind, Region, RegionKind, Span};
use serde_json::Value;

use crate::beside::{self, ECB, PRESS};
use crate::json::{self, Offsets};
use crate::marked;

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
    /// The entities that are groups, by their members in order.
    pub(crate) groups: HashMap<Vec<usize>, usize>,
}

/// Documents that are read together.
pub(crate) type Story = Vec<Document>;

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

/// Where the stories with marks lie that are learned from.
const STORIES: &str = "models/stories";

/// Sets that are learned from; the last do not lie in the data folder.
pub(crate) const TRAIN: &[Set] = &[
    set("gum", "gum/coref-clean-train.json", 1.0),
    set("litbank", "litbank/coref-train.json", 0.2),
    set("ecb", ECB, 1.5),
    set("gap", "gap/coref-development.json", 1.0),
    set("stories", STORIES, 3.0),
    set("press", PRESS, 3.0),
];

/// Sets that are only measured on.
pub(crate) const DEV: &[Set] = &[
    set("gap-val", "gap/coref-validation.json", 1.0),
    set("gum-dev", "gum/coref-clean-dev.json", 1.0),
    set("litbank-dev", "litbank/coref-dev.json", 1.0),
    set("ecb-dev", "ecbplus/coref-dev.json", 1.0),
];

/// The stories of `set` below `folder`: the documents of one cluster, or each document alone.
pub(crate) fn load(folder: &Path, set: &Set) -> Vec<Story> {
    let story = |texts: Vec<marked::Text>| -> Story { texts.into_iter().map(marked_document).collect() };
    match set.file {
        STORIES => return marked::folders(Path::new(STORIES)).iter().map(|folder| marked_story(folder)).collect(),
        PRESS => return beside::stories(folder).into_iter().map(story).collect(),
        _ => {}
    }
    let is_asked = set.label.starts_with("gap");
    let superseded = if set.file == ECB { beside::texts(folder) } else { Vec::new() };
    let mut stories: BTreeMap<String, Story> = BTreeMap::new();
    let is_left = |doc: &Value| !superseded.iter().any(|text| doc["text"] == *text.as_str());
    for doc in json::documents(&folder.join(set.file)).into_iter().filter(is_left) {
        let cluster = if is_asked { &doc["id"] } else { &doc["cluster"] };
        let cluster = cluster.as_str().or(doc["id"].as_str()).unwrap_or_default();
        stories.entry(cluster.to_owned()).or_default().push(document(&doc, is_asked));
    }
    stories.into_values().collect()
}

/// The story with marks in `folder`.
pub(crate) fn marked_story(folder: &Path) -> Story {
    marked::load(folder).into_iter().map(marked_document).collect()
}

fn marked_document(text: marked::Text) -> Document {
    let mut ids: Vec<&str> = text.marks.iter().flat_map(|mark| mark.ids.split('+')).collect();
    ids.sort_unstable();
    ids.dedup();
    let place = |id: &str| ids.binary_search(&id).expect("all ids are there");
    let mut groups: HashMap<Vec<usize>, usize> = HashMap::new();
    let mut marks = Vec::new();
    for mark in &text.marks {
        let mut members: Vec<usize> = mark.ids.split('+').map(place).collect();
        members.sort_unstable();
        let next = ids.len() + groups.len();
        let entity = if members.len() == 1 { members[0] } else { *groups.entry(members).or_insert(next) };
        let is = |kind| mark.kind == kind;
        marks.push(Marked {
            span: mark.span,
            head: None,
            entity,
            is_pronoun: is(MentionKind::Pronoun),
            is_name: is(MentionKind::Name),
            kind: mark.r#type,
        });
    }
    Document { article: text.article, marks, asked: false, complete: Vec::new(), groups }
}

fn document(doc: &Value, asked: bool) -> Document {
    let text = doc["text"].as_str().unwrap_or_default().to_owned();
    let offsets = Offsets::of(&text);
    let span = |start: &Value, end: &Value| offsets.span(start, end);
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
    let article = Article { text, regions, ..Article::default() };
    Document { article, marks, asked, complete, groups: HashMap::new() }
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
