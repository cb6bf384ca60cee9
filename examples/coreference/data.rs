//! The marked sets: their documents, joined to the corpora that are opened together.

use std::collections::BTreeMap;
use std::path::Path;

use crossread::library::Library;
use crossread::link::link;
use crossread::model::{Article, EntityType, MentionKind, Span};
use crossread::reading::Reading;
use crossread::refer::fate::{Fate, fates};
use serde_json::Value;

use crate::json::{self, Offsets};
use crate::marked;

/// A set: where it is and what its marks can be trusted for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Set {
    /// What it is called in tables and on the command line.
    pub(crate) label: &'static str,
    /// The file below the data folder.
    pub(crate) file: &'static str,
    /// Whether entities with one mention are marked.
    pub(crate) singletons: bool,
    /// Whether only some mentions are marked, so that one that is not marked need not be wrong.
    pub(crate) partial: bool,
}

const fn set(label: &'static str, file: &'static str) -> Set {
    Set { label, file, singletons: true, partial: false }
}

/// Sets that are only measured on.
pub(crate) const DEV: &[Set] = &[
    Set { partial: true, ..set("ecb-dev", "ecbplus/coref-dev.json") },
    set("gum-dev", "gum/coref-clean-dev.json"),
    Set { singletons: false, ..set("ontogum-dev", "gum/ontogum-clean-dev.json") },
    set("litbank-dev", "litbank/coref-dev.json"),
    Set { partial: true, ..set(GAP, "gap/coref-validation.json") },
];

/// Sets that may be learned from. Measured on when they are named, to find errors that it is fair to look at.
pub(crate) const TRAIN: &[Set] = &[
    Set { partial: true, ..set("ecb-train", "ecbplus/coref-train.json") },
    set("gum-train", "gum/coref-clean-train.json"),
    Set { singletons: false, ..set("ontogum-train", "gum/ontogum-clean-train.json") },
    set("litbank-train", "litbank/coref-train.json"),
    Set { partial: true, ..set("gap-train", "gap/coref-development.json") },
];

/// The set of pronouns between two names.
pub(crate) const GAP: &str = "gap";

/// A mention that was marked by hand.
#[derive(Clone, Debug)]
pub(crate) struct Marked {
    pub(crate) span: Span,
    /// What a system mention has to hold to be the same; none where any part of the span will do.
    pub(crate) head: Option<Span>,
    /// Shared by all documents of a corpus.
    pub(crate) entity: String,
    /// None for what the program does not have, such as years and quantities.
    pub(crate) r#type: Option<EntityType>,
    pub(crate) kind: MentionKind,
}

/// One text with its marks.
#[derive(Clone, Debug)]
pub(crate) struct Document {
    pub(crate) id: String,
    pub(crate) article: Article,
    pub(crate) marked: Vec<Marked>,
    /// Where everything of interest is marked: the rest is not scored. None for the whole text.
    pub(crate) regions: Option<Vec<Span>>,
    /// Where the set marks nothing though there is something, such as words for a people.
    pub(crate) unmarked: Vec<Span>,
}

impl Document {
    /// Whether the set tells if there is a mention at `span`.
    pub(crate) fn is_scored(&self, span: Span) -> bool {
        let is_inside = self.regions.as_ref().is_none_or(|regions| regions.iter().any(|region| region.covers(span)));
        is_inside && !self.unmarked.contains(&span)
    }
}

/// Documents that are opened together, and what the program makes of them.
#[derive(Debug)]
pub(crate) struct Corpus {
    pub(crate) documents: Vec<Document>,
    pub(crate) library: Library,
}

impl Corpus {
    fn new(documents: Vec<Document>) -> Self {
        let library = Library::new(readings(&documents), Vec::new());
        Self { documents, library }
    }

    /// What becomes of the phrases of each document that may mean people: found anew, since few ask.
    pub(crate) fn fates(&self) -> Vec<Vec<(Span, Fate)>> {
        let readings = readings(&self.documents);
        fates(&readings, link(&readings))
    }
}

fn readings(documents: &[Document]) -> Vec<Reading> {
    documents.iter().map(|document| Reading::new(document.article.clone())).collect()
}

/// The corpora of `set` below `folder`, in order of their names.
pub(crate) fn load(folder: &Path, set: &Set) -> Vec<Corpus> {
    let mut corpora: BTreeMap<String, Vec<Document>> = BTreeMap::new();
    for value in json::documents(&folder.join(set.file)) {
        // The articles that GAP was drawn from are given as clusters, but its marks stop at a document.
        let cluster = if set.label.starts_with(GAP) { &value["id"] } else { &value["cluster"] };
        corpora.entry(cluster.as_str().unwrap_or_default().to_owned()).or_default().push(document(&value));
    }
    corpora.into_values().map(Corpus::new).collect()
}

/// The story with marks in `folder`. Groups are left out.
pub(crate) fn marked(folder: &Path) -> Corpus {
    let document = |marked::Text { article, marks }| {
        let single = marks.into_iter().filter(|mark| !mark.ids.contains('+'));
        let marked = single.map(|marked::Mark { ids, span, kind, r#type }| {
            let head = (kind != MentionKind::Nominal).then_some(span);
            Marked { span, head, entity: ids, r#type, kind }
        });
        let marked = marked.collect();
        Document { id: article.path.clone(), article, marked, regions: None, unmarked: Vec::new() }
    };
    Corpus::new(marked::load(folder).into_iter().map(document).collect())
}

fn document(value: &Value) -> Document {
    let article = json::article(value);
    let offsets = Offsets::of(&article.text);
    let regions = value["gold_regions"].as_array();
    let regions =
        regions.map(|regions| regions.iter().filter_map(|region| offsets.span(&region[0], &region[1])).collect());
    let marked = value["mentions"].as_array().into_iter().flatten();
    let marked = marked.filter_map(|mention| marked_mention(mention, &offsets, &article)).collect();
    let id = value["id"].as_str().unwrap_or_default().to_owned();
    let mut document = Document { id, article, marked, regions, unmarked: Vec::new() };
    let marked = std::mem::take(&mut document.marked);
    document.marked = marked.into_iter().filter(|one| document.is_scored(one.span)).collect();
    document
}

fn marked_mention(mention: &Value, offsets: &Offsets, article: &Article) -> Option<Marked> {
    let span = offsets.span(&mention["start"], &mention["end"])?;
    let kind = MentionKind::ALL.into_iter().find(|kind| mention["kind"] == kind.label())?;
    let head = offsets.span(&mention["head"][0], &mention["head"][1]).unwrap_or_else(|| head(article, span, kind));
    let entity = mention["entity"].as_str()?.to_owned();
    Some(Marked { span, head: Some(head), entity, r#type: mention["type"].as_str().and_then(entity_type), kind })
}

fn entity_type(tag: &str) -> Option<EntityType> {
    match tag {
        "PER" | "person" => Some(EntityType::Person),
        "ORG" | "organization" => Some(EntityType::Organisation),
        "LOC" | "place" => Some(EntityType::Place),
        _ => None,
    }
}

/// Words after which nothing of a noun phrase is its head.
const MODIFIERS: [&str; 14] =
    ["of", "who", "whom", "whose", "which", "that", "in", "on", "at", "with", "from", "for", "to", "by"];

/// The last word before what follows the head of `span`, where the set does not mark heads.
fn head(article: &Article, span: Span, kind: MentionKind) -> Span {
    if kind == MentionKind::Pronoun {
        return span;
    }
    let mut head = span;
    let mut at = span.start as usize;
    for (nth, word) in article.slice(span).split_inclusive(char::is_whitespace).enumerate() {
        let bare = word.trim_end().trim_end_matches([',', ';', ':']);
        if nth > 0 && MODIFIERS.contains(&bare) {
            break;
        }
        head = Span::new(at, at + bare.len());
        if bare.len() < word.trim_end().len() {
            break;
        }
        at += word.len();
    }
    head
}
