//! Which format a text is in.

use std::path::Path;

use super::complaints::Complaints;
use super::draft::Draft;
use super::{json, markdown, plain};

/// The drafts a format makes of a text, with what it could not read.
pub(crate) type Drafts = (Vec<Draft>, Complaints);

/// Reads the drafts in a text.
type Format = fn(&str) -> Drafts;

/// Formats by extension.
const FORMATS: &[(&str, Format)] = &[
    ("txt", plain::drafts),
    ("text", plain::drafts),
    ("md", markdown::drafts),
    ("markdown", markdown::drafts),
    ("json", json::drafts),
    ("jsonl", json::drafts),
    ("ndjson", json::drafts),
];

/// The drafts in `text`, read from an input called `name`: in the format of the extension, or, where that is unknown,
/// in the one the text is like.
pub(crate) fn drafts(name: &str, text: &str) -> Drafts {
    let extension = Path::new(name).extension().map(|extension| extension.to_string_lossy().to_lowercase());
    let known = FORMATS.iter().find(|(known, _)| extension.as_deref() == Some(*known));
    let (drafts, mut complaints) = known.map_or_else(|| sniffed(text), |(_, read)| read(text));
    let (full, empty): (Vec<_>, Vec<_>) = drafts.into_iter().partition(|draft| !draft.is_empty());
    for draft in empty {
        complaints.add(|| match draft.record {
            Some(record) => format!("record {record}: holds no text"),
            None => "holds no text".to_owned(),
        });
    }
    (full, complaints)
}

fn sniffed(text: &str) -> Drafts {
    let start = text.trim_start();
    if is_web_page(start) {
        return (Vec::new(), ["is a web page; save it as text, Markdown or JSON".to_owned()].into());
    }
    if json::is_json(start) {
        return json::drafts(text);
    }
    let marked = text.starts_with("---\n") || text.starts_with("+++\n") || text.starts_with("# ");
    if marked { markdown::drafts(text) } else { plain::drafts(text) }
}

fn is_web_page(start: &str) -> bool {
    ["<!doctype html", "<html", "<?xml"]
        .iter()
        .any(|mark| start.get(..mark.len()).is_some_and(|head| head.eq_ignore_ascii_case(mark)))
}
