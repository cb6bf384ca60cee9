//! JSON: one record, a list of records, records inside a wrapper, or a record a line.

use serde_json::{Map, Value};

use super::complaints::Complaints;
use super::draft::{Block, Draft, Form};
use super::fields::Record;
use super::format::Drafts;
use super::{html, plain};

/// Under which names the answers of interfaces and the files of collectors keep their records.
const WRAPPERS: &[&str] = &[
    "articles",
    "items",
    "results",
    "records",
    "documents",
    "docs",
    "entries",
    "stories",
    "news",
    "posts",
    "pages",
    "hits",
    "data",
    "response",
    "article",
    "story",
    "document",
    "item",
    "@graph",
    "_source",
];

/// How deep wrappers are followed.
const MAX_DEPTH: usize = 4;

/// Whether `start` begins like a JSON record or list.
pub(crate) fn is_json(start: &str) -> bool {
    let mut values = serde_json::Deserializer::from_str(start).into_iter::<Value>();
    matches!(values.next(), Some(Ok(Value::Object(_) | Value::Array(_))))
}

/// The articles of `text`. A record that cannot be read is reported; the others are still read.
pub(crate) fn drafts(text: &str) -> Drafts {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<Value>();
    match (values.next(), text[values.byte_offset()..].trim_start()) {
        (Some(Ok(value)), "") => records(&value),
        (Some(Ok(Value::Object(_))), _) => lines(text),
        (Some(Err(error)), _) if !is_json(first_line(text)) => {
            (Vec::new(), [format!("is not valid JSON: {error}")].into())
        }
        (Some(Err(_)), _) => lines(text),
        (Some(Ok(_)), _) => (Vec::new(), ["is not valid JSON: more follows after the first value".to_owned()].into()),
        (None, _) => (Vec::new(), ["is empty".to_owned()].into()),
    }
}

fn first_line(text: &str) -> &str {
    text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default()
}

/// A record a line. A number of records that is not one a line is read too, up to the first that is broken.
fn lines(text: &str) -> Drafts {
    if !is_json(first_line(text)) {
        return stream(text);
    }
    let mut read = Drafts::default();
    for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        match serde_json::from_str::<Value>(line) {
            Ok(value) => add(&mut read, number, &value, "line"),
            Err(error) => read.1.add(|| format!("line {number}: not valid JSON: {error}")),
        }
    }
    read
}

fn stream(text: &str) -> Drafts {
    let mut read = Drafts::default();
    for (number, value) in (1..).zip(serde_json::Deserializer::from_str(text).into_iter::<Value>()) {
        match value {
            Ok(value) => add(&mut read, number, &value, "record"),
            Err(error) => read.1.add(|| format!("record {number}: not valid JSON: {error}")),
        }
    }
    read
}

/// The records of one value: itself, or those it wraps.
fn records(value: &Value) -> Drafts {
    let mut read = Drafts::default();
    match find(value, MAX_DEPTH) {
        Some(Value::Array(items)) => {
            for (number, item) in (1..).zip(items) {
                add(&mut read, number, item, "record");
            }
        }
        Some(Value::Object(map)) => match draft(map, &mut read.1, "") {
            Some(draft) => read.0.push(draft),
            None => read.1.add(|| "the record has neither a text nor a title".to_owned()),
        },
        _ => {
            read.1.add(|| "holds no records: expected an object, or a list of objects, with title and text".to_owned());
        }
    }
    read
}

/// The record or list of records in `value`: what is an article itself, then what lies in a wrapper.
fn find(value: &Value, depth: usize) -> Option<&Value> {
    match value {
        Value::Array(_) => Some(value),
        Value::Object(map) if Record::new(map).is_article() => Some(value),
        Value::Object(map) if depth > 0 => {
            let wrapped = WRAPPERS.iter().filter_map(|name| map.get(*name));
            wrapped.into_iter().find_map(|inner| find(inner, depth - 1))
        }
        _ => None,
    }
}

/// Adds the record `value`, which stands at `number` of its `unit`s.
fn add(read: &mut Drafts, number: usize, value: &Value, unit: &str) {
    let place = format!("{unit} {number}: ");
    let Some(map) = find(value, MAX_DEPTH).and_then(Value::as_object) else {
        read.1.add(|| format!("{place}has neither a text nor a title"));
        return;
    };
    let draft = draft(map, &mut read.1, &place);
    read.0.extend(draft.map(|draft| Draft { record: Some(number), ..draft }));
}

fn draft(map: &Map<String, Value>, complaints: &mut Complaints, place: &str) -> Option<Draft> {
    let record = Record::new(map);
    if !record.is_article() {
        return None;
    }
    let Some(body) = record.body() else {
        complaints.add(|| format!("{place}has a title but no text"));
        return Some(Draft { fields: record.fields(), ..Draft::default() });
    };
    if is_cut(&body) {
        complaints.add(|| format!("{place}holds only the beginning of its article"));
    }
    Some(Draft { fields: record.fields(), blocks: blocks(&body), record: None })
}

/// Whether `body` ends like the samples some interfaces give: `… [+1234 chars]`.
fn is_cut(body: &str) -> bool {
    let cut = body.trim_end().strip_suffix(" chars]").and_then(|body| body.rsplit_once("[+"));
    cut.is_some_and(|(_, count)| count.bytes().all(|byte| byte.is_ascii_digit()))
}

fn blocks(body: &str) -> Vec<Block> {
    html::blocks(body).unwrap_or_else(|| {
        let text = html_escape::decode_html_entities(body);
        plain::paragraphs(&text).iter().filter_map(|text| Block::new(text, Form::Text)).collect()
    })
}
