//! `crossread quotes`: who says what in which source, one line a quotation, in reading order.

use std::io::{self, Write};

use serde::Serialize;

use crate::cli::json::{self, Place, SCHEMA};
use crate::cli::namesakes;
use crate::cli::sources::Paths;
use crate::cli::table::{Align, Table};
use crate::error::Failure;
use crate::library::Library;
use crate::model::{ArticleId, EntityId, Quote, Subject};
use crate::query;

/// Whose words, where, and how to print them.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    paths: Paths,
    /// Only what this one says: a name or role, typed as in the reader's jump
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// One quotation.
#[derive(Serialize)]
struct Record<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    /// The name of who speaks; null where that is not known.
    speaker: Option<&'a str>,
    text: &'a str,
}

#[derive(Serialize)]
struct Document<'a> {
    schema: u32,
    quotes: Vec<Record<'a>>,
}

/// Reads everything and prints the quotations, all of them or those of one speaker.
pub(super) fn run(args: &Args, out: &mut impl Write) -> Result<(), Failure> {
    let library = args.paths.library()?;
    let speaker = args.by.as_deref().map(|name| named(&library, name)).transpose()?;
    let quotes: Vec<_> = library.quotes_of(speaker).iter().map(|quote| record(&library, quote)).collect();
    if quotes.is_empty() {
        let whom = speaker.map_or("anybody", |speaker| &library.entity(speaker).name);
        return Err(Failure::Nothing(format!("found no quoted words of {whom}")));
    }
    if args.json {
        Ok(json::write(&Document { schema: SCHEMA, quotes }, out)?)
    } else {
        if let Some((speaker, name)) = speaker.zip(args.by.as_deref()) {
            namesakes::tell(&library, speaker, name);
        }
        Ok(table(&library, &quotes, out)?)
    }
}

/// The entity that `name` names best.
fn named(library: &Library, name: &str) -> Result<EntityId, Failure> {
    match query::best(library, name) {
        Some(Subject::Entity(entity)) => Ok(entity),
        _ => Err(Failure::Nothing(format!("nobody in {} articles is called \"{name}\"", library.len()))),
    }
}

fn record<'a>(library: &'a Library, quote: &Quote) -> Record<'a> {
    Record {
        place: Place::of(library, quote.passage),
        speaker: quote.speaker.map(|speaker| library.entity(speaker).name.as_str()),
        text: library.article(quote.passage.article).slice(quote.passage.span),
    }
}

/// A line each: source, speaker, words. A dash stands for a speaker who is not known.
fn table(library: &Library, quotes: &[Record<'_>], out: &mut impl Write) -> io::Result<()> {
    let mut table = Table::new([Align::Left, Align::Left, Align::Left]);
    for quote in quotes {
        let source = library.label(ArticleId(quote.place.article)).to_string();
        table.push([source, quote.speaker.unwrap_or("-").to_owned(), quote.text.to_owned()]);
    }
    table.write(out)
}
