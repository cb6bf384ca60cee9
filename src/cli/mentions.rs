//! `crossread mentions`: every place where the best match for a query is spoken of, with its sentence.

use std::io::{self, Write};

use clap::builder::PossibleValue;
use serde::Serialize;

use crate::cli::json::{self, Place, SCHEMA};
use crate::cli::sources::Paths;
use crate::cli::table::{Align, Table};
use crate::cli::{namesakes, say};
use crate::error::Failure;
use crate::index;
use crate::library::Library;
use crate::model::{Mention, MentionKind, Passage, Span, Subject};
use crate::query::{self, Filter};

/// What to look for, where, and how to print it.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// A name, role or topic, typed as in the reader's jump: any word order, small slips forgiven; else any words of the
    /// text
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
    #[serde(flatten)]
    stands: Place<'a>,
    /// Not there for a topic and for words of the text.
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
    /// `TOPIC` for a topic, `TEXT` where the query names nothing but stands in the text.
    #[serde(rename = "type")]
    kind: &'static str,
    id: Option<u32>,
    mentions: Vec<Record<'a>>,
}

/// What the query means.
enum Answer {
    /// A name or topic.
    Subject(Subject),
    /// Words that name nothing, and where they stand.
    Text(Vec<Passage>),
}

/// Reads everything, finds the subject and prints where it stands.
pub(super) fn run(args: &Args, out: &mut impl Write) -> Result<(), Failure> {
    let library = args.paths.library()?;
    let filter = query::filter(&library, &args.query).map_err(|error| Failure::Usage(error.to_string()))?;
    let nothing = || Failure::Nothing(format!("nothing in {} articles matches \"{}\"", library.len(), args.query));
    let answer = answer(&library, &args.query, &filter).ok_or_else(nothing)?;
    let (name, kind, id) = identity(&library, &answer, &args.query);
    let mut mentions = records(&library, &answer, &filter);
    if !args.kinds.is_empty() {
        mentions.retain(|mention| mention.kind.is_some_and(|kind| args.kinds.contains(&kind)));
    }
    if mentions.is_empty() {
        return Err(Failure::Nothing(format!("{name} is the best match, but has no mention of that kind")));
    }
    if args.json {
        let document = Document { schema: SCHEMA, query: &args.query, name, kind, id, mentions };
        Ok(json::write(&document, out)?)
    } else {
        say(&summary(&library, name, word(&library, &answer), &mentions));
        if let Answer::Subject(Subject::Entity(id)) = answer {
            namesakes::tell(&library, id, &args.query);
        }
        Ok(table(&library, word(&library, &answer), &mentions, out)?)
    }
}

fn answer(library: &Library, query: &str, filter: &Filter) -> Option<Answer> {
    let text = || {
        let mut places = query::search(library, &query::words(query));
        places.retain(|place| filter.holds_text(library, *place));
        Some(Answer::Text(places)).filter(|answer| !matches!(answer, Answer::Text(places) if places.is_empty()))
    };
    query::best(library, query).map(Answer::Subject).or_else(text)
}

fn records<'a>(library: &'a Library, answer: &Answer, filter: &Filter) -> Vec<Record<'a>> {
    let places = match answer {
        Answer::Subject(subject @ Subject::Entity(entity)) => {
            let all = library.mentions_of(*entity);
            let mentions = filter.places(library, *subject).map(|at| library.mention(all[at]));
            let known = |mention: &Mention| Record {
                kind: Some(mention.kind),
                confidence: Some(mention.confidence),
                ..record(library, Passage { article: mention.article, span: mention.span })
            };
            return mentions.map(known).collect();
        }
        Answer::Subject(topic @ Subject::Topic(_)) => {
            let all = library.places(*topic);
            filter.places(library, *topic).map(|at| all[at]).collect()
        }
        Answer::Text(places) => places.clone(),
    };
    places.iter().map(|place| record(library, *place)).collect()
}

fn record(library: &Library, place: Passage) -> Record<'_> {
    let article = library.article(place.article);
    Record {
        stands: Place::of(library, place),
        kind: None,
        confidence: None,
        text: article.slice(place.span),
        sentence: article.slice(library.sentence(place).span),
        place,
    }
}

/// The name of what was found, its type, and its id among its like.
fn identity<'a>(library: &'a Library, answer: &Answer, query: &'a str) -> (&'a str, &'static str, Option<u32>) {
    match *answer {
        Answer::Subject(Subject::Entity(id)) => {
            let entity = library.entity(id);
            (&entity.name, entity.kind.tag(), Some(id.0))
        }
        Answer::Subject(Subject::Topic(id)) => (&library.topic(id).label, "TOPIC", Some(id.0)),
        Answer::Text(_) => (query.trim(), "TEXT", None),
    }
}

/// What was found, in a word.
fn word(library: &Library, answer: &Answer) -> &'static str {
    match *answer {
        Answer::Subject(Subject::Entity(id)) => library.entity(id).kind.label(),
        Answer::Subject(Subject::Topic(_)) => "topic",
        Answer::Text(_) => "text",
    }
}

fn summary(library: &Library, name: &str, kind: &str, mentions: &[Record<'_>]) -> String {
    let places: Vec<_> = mentions.iter().map(|mention| mention.place).collect();
    let sources = index::article_count(&places);
    format!("{name} ({kind}): mentions {}, sources {sources} of {}", places.len(), library.len())
}

/// A line each: source, kind of mention (or `other`, where there are no kinds), sentence.
fn table(library: &Library, other: &str, mentions: &[Record<'_>], out: &mut impl Write) -> io::Result<()> {
    let mut table = Table::new([Align::Left, Align::Left, Align::Left]);
    for mention in mentions {
        let kind = mention.kind.map_or(other, |kind| kind.label());
        let source = library.label(mention.place.article).to_string();
        table.push([source, kind.to_owned(), in_context(library, mention.place)]);
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
