//! The analysis as JSON, schema 1. Offsets are bytes in the UTF-8 `text` of the article, half open.
//!
//! Lists are written as they are walked, so that the document never stands in memory.

use std::io::{self, Write};

use serde::{Serialize, Serializer};

use crate::cli::json::{self, SCHEMA};
use crate::library::Library;
use crate::model::{Article, EntityType, MentionKind, Passage, QuoteKind, RegionKind};

/// Writes the document and a line end.
pub(super) fn write(library: &Library, out: &mut impl Write) -> io::Result<()> {
    let document = Document {
        schema: SCHEMA,
        articles: library,
        entities: library,
        mentions: library,
        topics: library,
        quotes: library,
        parallels: library,
    };
    json::write(&document, out)
}

#[derive(Serialize)]
struct Document<'a> {
    schema: u32,
    #[serde(serialize_with = "articles")]
    articles: &'a Library,
    #[serde(serialize_with = "entities")]
    entities: &'a Library,
    #[serde(serialize_with = "mentions")]
    mentions: &'a Library,
    #[serde(serialize_with = "topics")]
    topics: &'a Library,
    #[serde(serialize_with = "quotes")]
    quotes: &'a Library,
    #[serde(serialize_with = "parallels")]
    parallels: &'a Library,
}

#[derive(Serialize)]
struct ArticleRecord<'a> {
    path: &'a str,
    source: &'a str,
    title: &'a str,
    date: Option<&'a str>,
    language: &'a str,
    text: &'a str,
    regions: Vec<RegionRecord>,
    author: Option<&'a str>,
    url: Option<&'a str>,
}

#[derive(Serialize)]
struct RegionRecord {
    start: u32,
    end: u32,
    kind: RegionKind,
}

#[derive(Serialize)]
struct EntityRecord<'a> {
    id: usize,
    name: &'a str,
    #[serde(rename = "type")]
    kind: EntityType,
    aliases: Vec<&'a str>,
}

#[derive(Serialize)]
struct MentionRecord {
    article: u32,
    start: u32,
    end: u32,
    entity: u32,
    kind: MentionKind,
    #[serde(rename = "type")]
    type_as_it_stands: EntityType,
    confidence: f32,
}

#[derive(Serialize)]
struct TopicRecord<'a> {
    id: usize,
    label: &'a str,
    terms: &'a [String],
    passages: Vec<PassageRecord>,
    occurrences: Vec<PassageRecord>,
}

#[derive(Serialize)]
struct QuoteRecord {
    article: u32,
    start: u32,
    end: u32,
    speaker: Option<u32>,
    kind: QuoteKind,
}

#[derive(Serialize)]
struct PassageRecord {
    article: u32,
    start: u32,
    end: u32,
}

impl<'a> From<&'a Article> for ArticleRecord<'a> {
    fn from(article: &'a Article) -> Self {
        let regions = article.regions.iter();
        Self {
            path: &article.path,
            source: &article.source,
            title: &article.title,
            date: article.date.as_deref(),
            language: &article.language,
            text: &article.text,
            regions: regions
                .map(|region| RegionRecord { start: region.span.start, end: region.span.end, kind: region.kind })
                .collect(),
            author: article.author.as_deref(),
            url: article.url.as_deref(),
        }
    }
}

impl From<&Passage> for PassageRecord {
    fn from(passage: &Passage) -> Self {
        Self { article: passage.article.0, start: passage.span.start, end: passage.span.end }
    }
}

fn articles<S: Serializer>(library: &&Library, out: S) -> Result<S::Ok, S::Error> {
    out.collect_seq(library.articles().map(|(_, article)| ArticleRecord::from(article)))
}

fn entities<S: Serializer>(library: &&Library, out: S) -> Result<S::Ok, S::Error> {
    out.collect_seq(library.entities().iter().enumerate().map(|(id, entity)| EntityRecord {
        id,
        name: &entity.name,
        kind: entity.kind,
        aliases: entity.aliases.iter().map(|alias| alias.text.as_str()).collect(),
    }))
}

fn mentions<S: Serializer>(library: &&Library, out: S) -> Result<S::Ok, S::Error> {
    out.collect_seq(library.mentions().iter().map(|mention| MentionRecord {
        article: mention.article.0,
        start: mention.span.start,
        end: mention.span.end,
        entity: mention.entity.0,
        kind: mention.kind,
        type_as_it_stands: library.type_of(mention),
        confidence: mention.confidence,
    }))
}

fn topics<S: Serializer>(library: &&Library, out: S) -> Result<S::Ok, S::Error> {
    out.collect_seq(library.topics().iter().enumerate().map(|(id, topic)| TopicRecord {
        id,
        label: &topic.label,
        terms: &topic.terms,
        passages: topic.passages.iter().map(PassageRecord::from).collect(),
        occurrences: topic.occurrences.iter().map(PassageRecord::from).collect(),
    }))
}

fn quotes<S: Serializer>(library: &&Library, out: S) -> Result<S::Ok, S::Error> {
    out.collect_seq(library.quotes().iter().map(|quote| QuoteRecord {
        article: quote.passage.article.0,
        start: quote.passage.span.start,
        end: quote.passage.span.end,
        speaker: quote.speaker.map(|entity| entity.0),
        kind: quote.kind,
    }))
}

fn parallels<S: Serializer>(library: &&Library, out: S) -> Result<S::Ok, S::Error> {
    let groups = library.parallels().iter();
    out.collect_seq(groups.map(|group| group.iter().map(PassageRecord::from).collect::<Vec<_>>()))
}
