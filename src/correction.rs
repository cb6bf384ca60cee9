//! What the reader says of entities, and the file that keeps it: merged, split, not this one, renamed, retyped, hidden.
//!
//! Corrections name entities by what they are called and mentions by the words around them, never by ids, so that they
//! hold when the articles are linked anew and when others are added. [`apply()`] makes them on what linking found.

mod apply;
mod change;
mod desk;
mod place;
#[cfg(test)]
mod tests;
mod who;

use serde::{Deserialize, Serialize};

use crate::model::EntityType;

pub use apply::{Corrected, apply};
pub use change::Change;
pub use place::Place;
pub use who::Who;

/// The version of the file of corrections. A file of a later version is refused.
pub const VERSION: u32 = 1;

/// One thing that the reader says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "lowercase", deny_unknown_fields)]
pub enum Correction {
    /// The two are one, which is called as `into` is.
    Merge {
        /// Which becomes part of the other.
        entity: Who,
        /// Which goes on.
        into: Who,
    },
    /// What is written like `alias` is another, which is called so.
    Split {
        /// Which loses it.
        entity: Who,
        /// The surface form.
        alias: String,
    },
    /// This mention is not that entity.
    Unlink {
        /// Which loses it.
        entity: Who,
        /// The mention.
        mention: Place,
        /// Which gets it. Without it, a name becomes an entity of its own, and other words refer to nobody.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        is: Option<Who>,
    },
    /// The entity is called otherwise.
    Rename {
        /// Which.
        entity: Who,
        /// How.
        name: String,
    },
    /// The entity is another sort of thing.
    Retype {
        /// Which.
        entity: Who,
        /// What.
        #[serde(rename = "type", with = "who::kind")]
        kind: EntityType,
    },
    /// The entity is not to be seen.
    Hide {
        /// Which.
        entity: Who,
    },
}

impl Correction {
    /// What is said, in words, as of something done: `Jon Berg is John Berg`.
    #[must_use]
    pub fn told(&self) -> String {
        match self {
            Self::Merge { entity, into } => format!("{} is {}", entity.name, into.name),
            Self::Split { entity, alias } => format!("“{alias}” is not {}", entity.name),
            Self::Unlink { entity, mention, is: None } => format!("one “{}” is not {}", mention.words, entity.name),
            Self::Unlink { entity, mention, is: Some(is) } => {
                format!("one “{}” is {}, not {}", mention.words, is.name, entity.name)
            }
            Self::Rename { entity, name } => format!("{} is called {name}", entity.name),
            Self::Retype { entity, kind } => format!("{} is of type {}", entity.name, kind.label()),
            Self::Hide { entity } => format!("{} is hidden", entity.name),
        }
    }
}

/// The file as a whole.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    version: u32,
    corrections: Vec<Correction>,
}

/// The corrections in the text of a file; none in a blank one.
///
/// # Errors
/// What is wrong with it, and on which line.
pub fn parse(text: &str) -> Result<Vec<Correction>, String> {
    if text.trim().is_empty() {
        return Ok(Vec::new());
    }
    let document: Document = serde_json::from_str(text).map_err(|error| error.to_string())?;
    if document.version > VERSION {
        return Err(format!("it is of version {}, and this program reads up to {VERSION}", document.version));
    }
    Ok(document.corrections)
}

/// The text of a file of `corrections`: JSON, each on a line of its own.
#[must_use]
pub fn print(corrections: &[Correction]) -> String {
    let line = |one: &Correction| serde_json::to_string(one).expect("a correction is plain data");
    let lines: Vec<_> = corrections.iter().map(|one| format!("\n    {}", line(one))).collect();
    let end = if lines.is_empty() { "" } else { "\n  " };
    format!("{{\n  \"version\": {VERSION},\n  \"corrections\": [{}{end}]\n}}\n", lines.join(","))
}
