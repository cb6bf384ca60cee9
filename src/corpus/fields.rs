//! What a record says about its article: title, source, date and so on, under the names that extractors use.
//!
//! One table serves JSON records and front matter. Names are compared without case, hyphens and underscores; the names
//! of a field stand in order of preference.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::{html, source, tidy};

/// What is said about an article. Every field is tidy and not empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Fields {
    pub(crate) title: Option<String>,
    pub(crate) source: Option<String>,
    pub(crate) date: Option<String>,
    pub(crate) author: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) standfirst: Option<String>,
}

const TITLE: &[&str] = &[
    "title",
    "headline",
    "head",
    "titlepage",
    "webtitle",
    "articletitle",
    "ogtitle",
    "hed",
    "headlinemain",
    "subject",
    "name",
];
const SOURCE: &[&str] = &[
    "publisher",
    "source",
    "sourcename",
    "sitename",
    "ogsitename",
    "newspaper",
    "outlet",
    "publication",
    "sourcetitle",
    "newssite",
    "website",
    "site",
    "provider",
    "media",
    "sourcehostname",
    "hostname",
    "sourcedomain",
    "domain",
    "sourceurl",
    "sourceuri",
    "feed",
];
const DATE: &[&str] = &[
    "datepublished",
    "publisheddate",
    "publishedat",
    "datepublish",
    "publishdate",
    "pubdate",
    "published",
    "date",
    "publicationdate",
    "webpublicationdate",
    "firstpublished",
    "publishedtime",
    "articlepublishedtime",
    "datetime",
    "posted",
    "timestamp",
    "time",
    "seendate",
    "created",
    "createdat",
    "datecreated",
    "datedownload",
    "year",
];
const AUTHOR: &[&str] = &["author", "authors", "byline", "by", "creator", "writer", "dccreator", "reporter"];
const URL: &[&str] = &[
    "url",
    "link",
    "canonical",
    "canonicalurl",
    "canonicallink",
    "weburl",
    "articleurl",
    "permalink",
    "ogurl",
    "originalurl",
    "uri",
    "href",
    "source",
    "sourceurl",
];
const LANGUAGE: &[&str] = &["language", "lang", "inlanguage", "languagecode", "locale"];
const STANDFIRST: &[&str] =
    &["standfirst", "subtitle", "subheadline", "subhead", "dek", "deck", "kicker", "trailtext", "strapline"];
const BODY: &[&str] = &[
    "text",
    "maintext",
    "articlebody",
    "articletext",
    "bodytext",
    "fulltext",
    "body",
    "content",
    "contents",
    "textcontent",
    "contenttext",
    "plaintext",
    "cleanedtext",
    "articlecontent",
    "fullcontent",
    "rawtext",
    "html",
    "contenthtml",
    "bodyhtml",
    "articlehtml",
    "rawcontent",
    "paragraphs",
    "article",
    "story",
];
/// Short texts that serve where a record has no body.
const SUMMARY: &[&str] =
    &["summary", "description", "excerpt", "abstract", "lead", "leadparagraph", "snippet", "teaser"];

/// Fields may lie one level down in one of these.
const CONTAINERS: &[&str] = &["metadata", "meta", "fields", "attributes", "properties", "frontmatter", "source"];

/// In an object, the words lie under one of these.
const INNER: &[&str] = &["name", "main", "original", "text", "title", "rendered", "value", "content", "html", "body"];

/// A record with its names folded.
pub(crate) struct Record<'a>(BTreeMap<String, &'a Value>);

impl<'a> Record<'a> {
    /// The fields of `map`, those of its containers behind them.
    pub(crate) fn new(map: &'a Map<String, Value>) -> Self {
        let mut record = Self(BTreeMap::new());
        record.add(map);
        for container in CONTAINERS {
            let inner = record.0.get(*container).copied().and_then(Value::as_object);
            if let Some(inner) = inner {
                record.add(inner);
            }
        }
        record
    }

    fn add(&mut self, map: &'a Map<String, Value>) {
        for (name, value) in map {
            self.0.entry(folded(name)).or_insert(value);
        }
    }

    /// What the record says about its article.
    pub(crate) fn fields(&self) -> Fields {
        Fields {
            title: self.first(TITLE, |_| true),
            source: self.source(),
            date: self.first(DATE, |_| true),
            author: self.first(AUTHOR, |author| !is_address(author)),
            url: self.first(URL, is_address),
            language: self.first(LANGUAGE, |_| true),
            standfirst: self.first(STANDFIRST, |_| true),
        }
    }

    /// The text of the article: its body, or what there is of a summary.
    pub(crate) fn body(&self) -> Option<String> {
        BODY.iter().chain(SUMMARY).filter_map(|name| self.0.get(*name)).find_map(|value| long_text(value))
    }

    /// Whether the record has any field of an article.
    pub(crate) fn is_article(&self) -> bool {
        self.body().is_some() || self.first(TITLE, |_| true).is_some()
    }

    /// A publisher's name, or else the host of an address in its place.
    fn source(&self) -> Option<String> {
        let name = self.first(SOURCE, |name| !is_address(name) && !source::is_host(name));
        name.or_else(|| self.first(SOURCE, |_| true).map(|address| source::host(&address).unwrap_or(address)))
    }

    fn first(&self, names: &[&str], fits: impl Fn(&str) -> bool) -> Option<String> {
        let texts = names.iter().filter_map(|name| self.0.get(*name)).filter_map(|value| short_text(value));
        texts.into_iter().find(|text| fits(text))
    }
}

/// Whether `name` names a field of the kinds that stand at the head of an article.
pub(crate) fn is_heading(name: &str) -> bool {
    let name = folded(name);
    [TITLE, SOURCE, DATE, AUTHOR, URL, LANGUAGE, STANDFIRST].iter().any(|names| names.contains(&name.as_str()))
}

fn folded(name: &str) -> String {
    name.chars().filter(|ch| ch.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn is_address(text: &str) -> bool {
    text.starts_with("http://") || text.starts_with("https://") || text.starts_with("//")
}

/// A value as one line of plain text.
fn short_text(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => html::plain(text),
        Value::Number(number) => number.to_string(),
        Value::Array(items) => items.iter().filter_map(short_text).collect::<Vec<_>>().join(", "),
        Value::Object(map) => return INNER.iter().filter_map(|name| map.get(*name)).find_map(short_text),
        Value::Null | Value::Bool(_) => return None,
    };
    tidy::filled(&text)
}

/// A value as text of many lines.
fn long_text(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().filter_map(long_text).collect::<Vec<_>>().join("\n\n"),
        Value::Object(map) => return INNER.iter().rev().filter_map(|name| map.get(*name)).find_map(long_text),
        Value::Null | Value::Bool(_) | Value::Number(_) => return None,
    };
    Some(text).filter(|text| !text.trim().is_empty())
}
