//! The labelled sets as documents: running text, its sentences, and the names marked in it.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use crossread::entity::{Candidate, recognise_by_rules};
use crossread::model::{Article, EntityType, MentionKind, Region, RegionKind, Span};
use crossread::text::segment::{Segments, segment};
use serde_json::Value;

use crate::beside::{self, ECB, PRESS};
use crate::detokenise::detokenise;
use crate::json::{self, Offsets};
use crate::marked;

/// A name that was marked by hand, by a teacher or by the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Name {
    pub(crate) span: Span,
    pub(crate) kind: EntityType,
}

/// One text with its names.
#[derive(Clone, Debug)]
pub(crate) struct Document {
    pub(crate) article: Article,
    pub(crate) segments: Segments,
    /// What the rules find.
    pub(crate) rules: Vec<Candidate>,
    /// What was marked.
    pub(crate) names: Vec<Name>,
}

/// A set: where its files are and what its marks can be trusted for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Set {
    /// What it is called in tables.
    pub(crate) label: &'static str,
    /// The file below the data folder.
    pub(crate) file: &'static str,
    /// Whether MISC is marked.
    pub(crate) misc: bool,
    /// Sentences per document, where the set has no document marks; 0 where it has them.
    pub(crate) window: usize,
}

impl Set {
    /// Whether the set's own marks are not used: its texts are labelled by teachers.
    pub(crate) fn is_silver(&self) -> bool {
        matches!(self.label, "gmb" | "ecb" | "wce" | "gap")
    }

    /// Whether it is marked throughout by this project.
    pub(crate) fn is_own(&self) -> bool {
        self.file.starts_with(OWN)
    }

    /// Whether it is short news whose marks are the program's own.
    fn is_news(&self) -> bool {
        self.file.starts_with(NEWS) || self.file == VOICE
    }
}

const fn set(label: &'static str, file: &'static str, misc: bool, window: usize) -> Set {
    Set { label, file, misc, window }
}

/// The set of which only the texts are used: its marks are forgotten when it is loaded, so that nothing can learn them.
const UNMARKED: &str = "gmb";

/// Where marks lie that belong to the program, and not in the data folder: of stories, of short
/// news, of news of the set [`UNMARKED`], of articles of [`ECB`].
const OWN: &str = "models/";
const STORIES: &str = "models/stories";
const NEWS: &str = "models/wire";
const VOICE: &str = "models/voice";

/// Sets that may be learned from.
pub(crate) const TRAIN: &[Set] = &[
    set("ewt", "uner-ewt/train.docs.conll", false, 0),
    set("gum", "gum/ner-clean-train.conll", true, 0),
    set("re3d", "re3d/clean.docs.conll", false, 0),
    set("re3d-sa", "re3d/wikipedia-sa.docs.conll", false, 0),
    set("wnut", "wnut17/train.conll", false, 1),
    set("btc-a", "btc/a.conll", false, 1),
    set("btc-b", "btc/b.conll", false, 1),
    set("btc-e", "btc/e.conll", false, 1),
    set("btc-f", "btc/f.conll", false, 1),
    set("btc-g", "btc/g.conll", false, 1),
    set("btc-h", "btc/h.conll", false, 1),
    set("gmb", "gmb/train.conll", true, LEXICAL),
    set("ecb", ECB, false, 0),
    set("wce", "wp-current-events/mentions.json", false, 0),
    set("gap", "gap/coref-development.json", false, 0),
    set("stories", STORIES, true, 0),
    set("press", PRESS, true, 0),
    set("wire", "models/wire/train", true, 0),
];

/// Sets that are only measured on.
pub(crate) const DEV: &[Set] = &[
    set("wikigold", "wikigold/all.docs.conll", true, 0),
    set("ewt-dev", "uner-ewt/dev.docs.conll", false, 0),
    set("gmb-dev", "gmb/dev.conll", true, LEXICAL),
    set("gmb-test", "gmb/test.conll", true, LEXICAL),
    set("politics", "crossner-politics/dev.conll", true, 1),
    set("politics-test", "crossner-politics/test.conll", true, 1),
    set("gum-dev", "gum/ner-clean-dev.conll", true, 0),
    set("gum-news-dev", "gum/ner-news-dev.conll", true, 0),
    set("ecb-dev", "ecbplus/coref-dev.json", false, 0),
    set("wnut-dev", "wnut17/dev.conll", true, 1),
    set("wire-dev", "models/wire/dev", true, 0),
    set("voice", VOICE, true, 0),
];

/// Document breaks are guessed where neighbouring sentences share no names.
pub(crate) const LEXICAL: usize = usize::MAX;

type Sentence = Vec<(String, String)>;

/// The documents of `set` below `folder`.
pub(crate) fn load(folder: &Path, set: &Set) -> Vec<Document> {
    match set.file {
        STORIES => {
            return marked::folders(Path::new(STORIES)).iter().flat_map(|story| story_documents(story)).collect();
        }
        PRESS => {
            let stories = beside::stories(folder);
            return stories.into_iter().flatten().map(document_of_text).collect();
        }
        news if set.is_news() => return news_documents(Path::new(news)),
        _ => {}
    }
    let path = folder.join(set.file);
    if set.file.ends_with(".json") {
        return json::documents(&path).iter().map(document_of_json).collect();
    }
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let documents = sentences(&text);
    let documents = match set.window {
        0 => documents,
        LEXICAL => documents.into_iter().flat_map(split_by_names).collect(),
        window => documents.iter().flat_map(|document| document.chunks(window)).map(<[_]>::to_vec).collect(),
    };
    let mut documents: Vec<_> = documents.iter().map(|sentences| document(sentences)).collect();
    if set.label == UNMARKED {
        documents.iter_mut().for_each(|document| document.names.clear());
    }
    documents
}

fn sentences(text: &str) -> Vec<Vec<Sentence>> {
    let mut documents = vec![Vec::new()];
    let mut sentence = Sentence::new();
    for line in text.lines().chain([""]) {
        let mut fields = line.split('\t');
        match (fields.next(), fields.next()) {
            (Some("-DOCSTART-"), _) => documents.push(Vec::new()),
            (Some(token), Some(tag)) if !token.is_empty() => {
                sentence.push((token.replace(char::is_whitespace, ""), tag.to_owned()));
            }
            _ if sentence.is_empty() => {}
            _ => documents.last_mut().expect("starts with one").push(std::mem::take(&mut sentence)),
        }
    }
    documents.retain(|document| !document.is_empty());
    documents
}

/// Cuts a run of sentences from many articles where the names change.
fn split_by_names(sentences: Vec<Sentence>) -> Vec<Vec<Sentence>> {
    const MOST: usize = 25;
    let names = |sentence: &Sentence| -> Vec<String> {
        let capital = |token: &&(String, String)| token.0.starts_with(char::is_uppercase) && token.0.len() > 2;
        sentence.iter().skip(1).filter(capital).map(|(word, _)| word.clone()).collect()
    };
    let mut documents: Vec<Vec<Sentence>> = Vec::new();
    let mut recent: Vec<Vec<String>> = Vec::new();
    for sentence in sentences {
        let found = names(&sentence);
        let shares = found.iter().any(|name| recent.iter().rev().take(8).flatten().any(|other| other == name));
        let follows = found.is_empty() || shares || sentence.len() < 5;
        match documents.last_mut() {
            Some(document) if (follows && document.len() < MOST) || document.len() < 2 => document.push(sentence),
            _ => {
                recent.clear();
                documents.push(vec![sentence]);
            }
        }
        recent.push(found);
    }
    documents
}

fn document(sentences: &[Sentence]) -> Document {
    let mut text = String::new();
    let mut regions = Vec::new();
    let mut names = Vec::new();
    for sentence in sentences {
        let (line, spans) = detokenise(sentence);
        let base = text.len();
        text.push_str(&line);
        regions.push(Region { span: Span::new(base, text.len()), kind: RegionKind::Paragraph });
        names.extend(marked(sentence, &spans, base));
        text.push('\n');
    }
    finish(names, Article { text, regions, ..Article::default() })
}

fn finish(mut names: Vec<Name>, article: Article) -> Document {
    // Some sets mark the sign before a handle as a name of its own.
    names.retain(|name| article.slice(name.span) != "@");
    let segments = segment(&article);
    Document { rules: recognise_by_rules(&article, &segments), segments, article, names }
}

fn marked(sentence: &Sentence, spans: &[(usize, usize)], base: usize) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    let mut open: Option<EntityType> = None;
    for (at, (_, tag)) in sentence.iter().enumerate() {
        let kind = tag.get(2..).and_then(kind_of);
        let (start, end) = spans[at];
        match kind {
            Some(kind) if tag.starts_with('I') && open == Some(kind) => {
                if let Some(last) = names.last_mut() {
                    last.span = Span::new(last.span.start as usize, base + end);
                }
            }
            Some(kind) => names.push(Name { span: Span::new(base + start, base + end), kind }),
            None => {}
        }
        open = kind;
    }
    names
}

/// The type that data sets call `tag`.
pub(crate) fn kind_of(tag: &str) -> Option<EntityType> {
    EntityType::ALL.into_iter().find(|kind| kind.tag() == tag)
}

/// Documents that are not learned from in one set, as they are marked better in another: their letters.
pub(crate) struct Superseded(HashSet<String>);

impl Superseded {
    /// Those of `set`.
    pub(crate) fn of(set: &Set, folder: &Path) -> Self {
        let better = match set.file {
            ECB => beside::texts(folder),
            _ if set.label == UNMARKED => marked::plain(Path::new(VOICE)),
            _ => Vec::new(),
        };
        Self(better.iter().map(|text| letters(text)).collect())
    }

    pub(crate) fn has(&self, document: &Document) -> bool {
        self.0.contains(&letters(&document.article.text))
    }
}

/// `text` without its spaces.
fn letters(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// The articles of the story with marks in `folder`. Of names within names the longest count.
pub(crate) fn story_documents(folder: &Path) -> Vec<Document> {
    marked::load(folder).into_iter().map(document_of_text).collect()
}

/// The news with marks in the files of `folder`, likewise.
pub(crate) fn news_documents(folder: &Path) -> Vec<Document> {
    marked::news(folder).into_iter().map(document_of_text).collect()
}

fn document_of_text(marked::Text { article, marks }: marked::Text) -> Document {
    let marks = marks.iter().filter(|mark| mark.kind == MentionKind::Name);
    let names: Vec<_> = marks.filter_map(|mark| Some(Name { span: mark.span, kind: mark.r#type? })).collect();
    let within = |name: &Name, other: &Name| other.span.covers(name.span) && other.span != name.span;
    let longest = names.iter().filter(|name| !names.iter().any(|other| within(name, other))).copied();
    finish(longest.collect(), article)
}

fn document_of_json(document: &Value) -> Document {
    let article = json::article(document);
    let offsets = Offsets::of(&article.text);
    let marked = document["mentions"].as_array().into_iter().flatten().filter(|mention| mention["kind"] == "name");
    let names = marked.filter_map(|mention| {
        let kind = mention["type"].as_str().and_then(kind_of)?;
        Some(Name { span: offsets.span(&mention["start"], &mention["end"])?, kind })
    });
    finish(names.collect(), article)
}
