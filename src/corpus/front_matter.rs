//! The lines about an article above its text: YAML between `---`, TOML between `+++`, or plain `Title: …` lines.

use serde_json::{Map, Value};

use super::fields;

/// Longer front matter is not read: it is none.
const MAX_BYTES: usize = 256 << 10;

/// What front matter says.
#[derive(Debug, Default)]
pub(crate) struct FrontMatter {
    /// The record in it.
    pub(crate) record: Map<String, Value>,
    /// What is wrong with it.
    pub(crate) complaint: Option<String>,
}

/// Splits `text` into front matter and body.
pub(crate) fn split(text: &str) -> (FrontMatter, &str) {
    let fence = text.lines().next().unwrap_or_default().trim_end();
    if !matches!(fence, "---" | "+++") {
        return (FrontMatter::default(), text);
    }
    let inside = &text[fence.len()..];
    match closing(inside, fence) {
        Some((content, body)) if fence == "---" => (yaml(content), body),
        Some((content, body)) => (toml(content), body),
        None if inside.trim_start().lines().next().and_then(pair).is_some() => {
            let complaint = Some(format!("the front matter has no closing {fence}; it is shown as text"));
            (FrontMatter { complaint, ..FrontMatter::default() }, text)
        }
        None => (FrontMatter::default(), text),
    }
}

/// What stands before and after the line that closes front matter.
fn closing<'a>(inside: &'a str, fence: &str) -> Option<(&'a str, &'a str)> {
    let mut start = 0;
    for line in inside.split_inclusive('\n') {
        let closes = line.trim_end() == fence || (fence == "---" && line.trim_end() == "...");
        if closes && start > 0 {
            return Some((&inside[..start], &inside[start + line.len()..]));
        }
        start += line.len();
        if start > MAX_BYTES {
            return None;
        }
    }
    None
}

fn yaml(content: &str) -> FrontMatter {
    if content.trim().is_empty() {
        return FrontMatter::default();
    }
    match serde_yaml_ng::from_str::<Map<String, Value>>(content) {
        Ok(record) => FrontMatter { record, complaint: None },
        Err(error) => broken(content, "YAML", &error.to_string()),
    }
}

fn toml(content: &str) -> FrontMatter {
    match content.parse::<toml::Table>() {
        Ok(table) => {
            let record = table.into_iter().map(|(name, value)| (name, from_toml(value))).collect();
            FrontMatter { record, complaint: None }
        }
        Err(error) => broken(content, "TOML", error.message()),
    }
}

/// The lines of broken front matter that can be read by themselves. A title with a colon breaks YAML, and is common.
fn broken(content: &str, language: &str, error: &str) -> FrontMatter {
    let record = content.lines().filter_map(pair).map(|(name, value)| (name, Value::String(value))).collect();
    let complaint = Some(format!("the front matter is not valid {language} ({error}); it was read line by line"));
    FrontMatter { record, complaint }
}

/// The name and value of a line like `title: Words` or `title = "Words"`.
fn pair(line: &str) -> Option<(String, String)> {
    let (name, value) = line.split_once([':', '='])?;
    let name = name.trim();
    let plain =
        !name.is_empty() && name.len() <= 40 && name.chars().all(|ch| ch.is_alphanumeric() || "-_ .".contains(ch));
    let value = value.trim().trim_matches(['"', '\'']);
    (plain && !value.is_empty()).then(|| (name.to_owned(), value.to_owned()))
}

fn from_toml(value: toml::Value) -> Value {
    match value {
        toml::Value::Array(items) => items.into_iter().map(from_toml).collect(),
        toml::Value::Table(table) => {
            Value::Object(table.into_iter().map(|(name, value)| (name, from_toml(value))).collect())
        }
        toml::Value::String(text) => Value::String(text),
        toml::Value::Integer(number) => number.into(),
        other => Value::String(other.to_string()),
    }
}

/// Splits two or more lines such as `Title: …` and `Date: …`, and the blank line behind them, off a plain text.
pub(crate) fn plain_head(text: &str) -> (Option<Map<String, Value>>, &str) {
    let mut record = Map::new();
    let mut length = 0;
    for line in text.split_inclusive('\n') {
        length += line.len();
        if line.trim().is_empty() {
            break;
        }
        match line.split_once(": ").filter(|(name, _)| fields::is_heading(name)) {
            Some((name, value)) => record.insert(name.to_owned(), Value::String(value.trim().to_owned())),
            None => return (None, text),
        };
    }
    if record.len() < 2 { (None, text) } else { (Some(record), &text[length..]) }
}
