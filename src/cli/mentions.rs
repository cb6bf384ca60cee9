//! `crossread mentions`: every place where the best match for a query is spoken of, with its sentence.

use std::io::{self, Write};

use clap::builder::PossibleValue;
use serde::Serialize;

use crate::cli::json::{self, SCHEMA};
use crate::cli::say;
use crate::cli::sources::Paths;
use crate::cli::table::{Align, Table};
use crate::error::Failure;
use crate::index;
use crate::library::Library;
use crate::model::{EntityType, MentionKind, Passage, Span, Subject};
use crate::query;

/// What to look for, where, and how to print it.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// A name or topic, typed as in the reader's jump: any word order, small slips forgiven
    query: String,
    #[command(flatten)]
    paths: Paths,
    /// List these kinds of mention only, parted by commas
    #[arg(long = "kind", value_name = "KIND", value_enum, value_delimiter = ',')]
    kinds: Vec<MentionKind>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

impl clap::ValueEnum for MentionKind {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.label()))
    }
}

/// One place of the subject.
#[derive(Serialize)]
struct Record<'a> {
    article: u32,
    path: &'a str,
    source: &'a str,
    date: Option<&'a str>,
    start: u32,
    end: u32,
    /// Not there where the subject is a topic.
    kind: Option<MentionKind>,
    confidence: Option<f32>,
    text: &'a str,
    sentence: &'a str,
    #[serde(skip)]
    place: Passage,
}

#[derive(Serialize)]
struct Document<'a> {
    schema: u32,
    query: &'a str,
    name: &'a str,
    /// `TOPIC` where the subject is a topic.
    #[serde(rename = "type")]
    kind: &'static str,
    id: u32,
    mentions: Vec<Record<'a>>,
}

/// Reads everything, finds the subject and prints where it stands.
pub(super) fn run(args: &Args, out: &mut impl Write) -> Result<(), Failure> {
    let library = args.paths.library()?;
    let nothing = || Failure::Nothing(format!("nothing in {} articles matches \"{}\"", library.len(), args.query));
    let subject = query::best(&library, &args.query).ok_or_else(nothing)?;
    let mut mentions = records(&library, subject);
    if !args.kinds.is_empty() {
        mentions.retain(|mention| mention.kind.is_some_and(|kind| args.kinds.contains(&kind)));
    }
    if mentions.is_empty() {
        let name = library.name(subject);
        return Err(Failure::Nothing(format!("{name} is the best match, but has no mention of that kind")));
    }
    if args.json {
        let (id, kind) = identity(&library, subject);
        let document = Document { schema: SCHEMA, query: &args.query, name: library.name(subject), kind, id, mentions };
        Ok(json::write(&document, out)?)
    } else {
        say(&summary(&library, subject, &mentions));
        Ok(table(&library, &mentions, out)?)
    }
}

fn records(library: &Library, subject: Subject) -> Vec<Record<'_>> {
    match subject {
        Subject::Entity(entity) => library
            .mentions_of(entity)
            .iter()
            .map(|id| library.mention(*id))
            .map(|mention| Record {
                kind: Some(mention.kind),
                confidence: Some(mention.confidence),
                ..record(library, Passage { article: mention.article, span: mention.span })
            })
            .collect(),
        Subject::Topic(_) => library.places(subject).iter().map(|place| record(library, *place)).collect(),
    }
}

fn record(library: &Library, place: Passage) -> Record<'_> {
    let article = library.article(place.article);
    Record {
        article: place.article.0,
        path: &article.path,
        source: &article.source,
        date: article.date.as_deref(),
        start: place.span.start,
        end: place.span.end,
        kind: None,
        confidence: None,
        text: article.slice(place.span),
        sentence: article.slice(library.sentence(place).span),
        place,
    }
}

/// The id of `subject` among its like and its type.
fn identity(library: &Library, subject: Subject) -> (u32, &'static str) {
    match subject {
        Subject::Entity(entity) => (entity.0, EntityType::tag(library.entity(entity).kind)),
        Subject::Topic(topic) => (topic.0, "TOPIC"),
    }
}

fn summary(library: &Library, subject: Subject, mentions: &[Record<'_>]) -> String {
    let kind = match subject {
        Subject::Entity(entity) => library.entity(entity).kind.label(),
        Subject::Topic(_) => "topic",
    };
    let places: Vec<_> = mentions.iter().map(|mention| mention.place).collect();
    let (name, sources) = (library.name(subject), index::article_count(&places));
    format!("{name} ({kind}): mentions {}, sources {sources} of {}", places.len(), library.len())
}

fn table(library: &Library, mentions: &[Record<'_>], out: &mut impl Write) -> io::Result<()> {
    let mut table = Table::new([Align::Left, Align::Left, Align::Left]);
    for mention in mentions {
        let kind = mention.kind.map_or("topic", MentionKind::label);
        table.push([mention.source.to_owned(), kind.to_owned(), in_context(library, mention.place)]);
    }
    table.write(out)
}

/// The sentence around `place`, with the place in brackets.
fn in_context(library: &Library, place: Passage) -> String {
    let sentence = library.sentence(place).span;
    let article = library.article(place.article);
    let slice = |start, end| article.slice(Span { start, end });
    // A place can reach beyond the sentence in which it starts.
    let end = sentence.end.max(place.span.end);
    let (before, after) = (slice(sentence.start, place.span.start), slice(place.span.end, end));
    format!("{before}[{}]{after}", article.slice(place.span))
}
