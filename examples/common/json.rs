//! The data sets that are JSON: documents, and offsets that count code points turned into spans of bytes.

use std::fs;
use std::path::Path;

use crossread::model::{Article, Region, RegionKind, Span};
use serde_json::Value;

/// The documents of the file at `path`.
pub(crate) fn documents(path: &Path) -> Vec<Value> {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut whole: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    match whole["docs"].take() {
        Value::Array(documents) => documents,
        other => panic!("{}: {other} for documents", path.display()),
    }
}

/// The article of `document`, each line a paragraph.
pub(crate) fn article(document: &Value) -> Article {
    let text = document["text"].as_str().unwrap_or_default().to_owned();
    let mut regions = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let lead = line.len() - line.trim_start().len();
        if !line.trim().is_empty() {
            let span = Span::new(start + lead, start + lead + line.trim().len());
            regions.push(Region { span, kind: RegionKind::Paragraph });
        }
        start += line.len();
    }
    Article { text, regions, ..Article::default() }
}

/// Where the code points of a text start.
pub(crate) struct Offsets(Vec<usize>);

impl Offsets {
    /// The offsets of `text`.
    pub(crate) fn of(text: &str) -> Self {
        Self(text.char_indices().map(|(at, _)| at).chain([text.len()]).collect())
    }

    /// The bytes from code point `start` up to code point `end`, where both are offsets of the text.
    pub(crate) fn span(&self, start: &Value, end: &Value) -> Option<Span> {
        let number = |at: &Value| usize::try_from(at.as_u64()?).ok();
        self.between(number(start)?, number(end)?)
    }

    /// The bytes from code point `start` up to code point `end`, if that is behind it and the text has as many.
    pub(crate) fn between(&self, start: usize, end: usize) -> Option<Span> {
        let byte = |at: usize| self.0.get(at).copied();
        (start < end).then_some(Span::new(byte(start)?, byte(end)?))
    }
}
