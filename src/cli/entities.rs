//! `crossread entities`: one line an entity, the most mentioned first.

use std::io::{self, Write};

use clap::builder::PossibleValue;
use serde::Serialize;

use crate::cli::json::{self, SCHEMA};
use crate::cli::sources::Paths;
use crate::cli::table::{Align, Table};
use crate::error::Failure;
use crate::index;
use crate::library::Library;
use crate::model::{Entity, EntityId, EntityType, Subject};
use crate::text::sanitise::sanitise_line;

/// Which entities to list, and how.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    paths: Paths,
    /// List these types only, parted by commas
    #[arg(long = "type", value_name = "TYPE", value_enum, ignore_case = true, value_delimiter = ',')]
    kinds: Vec<EntityType>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

impl clap::ValueEnum for EntityType {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.label()).alias(self.tag()))
    }
}

/// One entity with its numbers.
#[derive(Serialize)]
struct Record<'a> {
    id: EntityId,
    name: &'a str,
    #[serde(rename = "type")]
    kind: EntityType,
    mentions: usize,
    sources: usize,
    aliases: Vec<&'a str>,
}

#[derive(Serialize)]
struct Document<'a> {
    schema: u32,
    entities: Vec<Record<'a>>,
}

/// Reads everything and lists its entities.
pub(super) fn run(args: &Args, out: &mut impl Write) -> Result<(), Failure> {
    let library = args.paths.library()?;
    let wanted = |entity: &Entity| args.kinds.is_empty() || args.kinds.contains(&entity.kind);
    let entities = library.entities().iter().enumerate().filter(|(_, entity)| wanted(entity));
    let entities: Vec<_> = entities.map(|(id, entity)| record(&library, EntityId::new(id), entity)).collect();
    if entities.is_empty() {
        return Err(Failure::Nothing("found no such entity".to_owned()));
    }
    if args.json { Ok(json::write(&Document { schema: SCHEMA, entities }, out)?) } else { Ok(table(&entities, out)?) }
}

fn record<'a>(library: &Library, id: EntityId, entity: &'a Entity) -> Record<'a> {
    let places = library.places(Subject::Entity(id));
    Record {
        id,
        name: &entity.name,
        kind: entity.kind,
        mentions: places.len(),
        sources: index::article_count(places),
        aliases: entity.aliases.iter().map(|alias| alias.text.as_str()).collect(),
    }
}

fn table(entities: &[Record<'_>], out: &mut impl Write) -> io::Result<()> {
    let mut table = Table::new([Align::Left, Align::Left, Align::Right, Align::Right, Align::Left]);
    for entity in entities {
        table.push([
            entity.name.to_owned(),
            entity.kind.label().to_owned(),
            entity.mentions.to_string(),
            entity.sources.to_string(),
            shown(&entity.aliases),
        ]);
    }
    table.write(out)
}

/// The aliases as they look, each look once: two that differ by a no-break space look the same.
fn shown(aliases: &[&str]) -> String {
    let mut shown: Vec<String> = Vec::with_capacity(aliases.len());
    for alias in aliases.iter().map(|alias| sanitise_line(alias)) {
        if !shown.contains(&alias) {
            shown.push(alias);
        }
    }
    shown.join(", ")
}
