//! How corrections name an entity: by what it is called, and by no more than is needed to tell it from others.

use serde::{Deserialize, Serialize};

use super::desk::Desk;
use super::place::sentence;
use crate::link::Links;
use crate::model::{EntityId, EntityType};
use crate::reading::Reading;

/// An entity, by what it is called. Written as its name alone where that is all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Written", into = "Written")]
pub struct Who {
    /// Its name, else one of its aliases.
    pub name: String,
    /// What sort of thing it is, where others may be called the same.
    pub kind: Option<EntityType>,
    /// A sentence that mentions it, where others of its sort are called the same.
    pub sentence: Option<String>,
}

impl From<&str> for Who {
    fn from(name: &str) -> Self {
        Self { name: name.to_owned(), kind: None, sentence: None }
    }
}

impl Who {
    /// What tells the entity called `id` from all others of `links`, which were found in `readings`: its name, where
    /// that is enough. A name of one word is told with its type, because others are soon called the same.
    #[must_use]
    pub fn of(readings: &[Reading], links: &Links, id: EntityId) -> Self {
        let desk = Desk::new(readings, links);
        let is_found = |who: &Self| desk.find(who) == Some(id.index());
        let entity = &links.entities[id.index()];
        let mentions = desk.mentions_of(id.index()).iter().map(|at| desk.passage(*at));
        let sentences = mentions.map(|place| sentence(&readings[place.article.index()], place.span));
        let name = Self::from(entity.name.as_str());
        let typed = Self { kind: Some(entity.kind), ..name.clone() };
        let told = sentences.map(|sentence| Self { sentence: Some(sentence.to_owned()), ..typed.clone() });
        let plain = Some(name.clone()).filter(|name| name.name.contains(' '));
        plain.into_iter().chain([typed.clone()]).chain(told).find(is_found).unwrap_or(name)
    }

    /// The entity of `links`, which were found in `readings`, that is called so, if one is.
    #[must_use]
    pub fn find(&self, readings: &[Reading], links: &Links) -> Option<EntityId> {
        Desk::new(readings, links).find(self).map(EntityId::new)
    }
}

/// The two ways to write it.
#[derive(Serialize, Deserialize)]
#[serde(untagged, expecting = "an entity is a name, or an object with name, type and sentence")]
enum Written {
    Name(String),
    Full(Full),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Full {
    name: String,
    #[serde(default, rename = "type", with = "perhaps", skip_serializing_if = "Option::is_none")]
    kind: Option<EntityType>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sentence: Option<String>,
}

impl From<Written> for Who {
    fn from(written: Written) -> Self {
        match written {
            Written::Name(name) => Self { name, kind: None, sentence: None },
            Written::Full(Full { name, kind, sentence }) => Self { name, kind, sentence },
        }
    }
}

impl From<Who> for Written {
    fn from(who: Who) -> Self {
        match who {
            Who { name, kind: None, sentence: None } => Self::Name(name),
            Who { name, kind, sentence } => Self::Full(Full { name, kind, sentence }),
        }
    }
}

/// A type as people write it: the word of the screen, or the tag of the export.
pub(super) mod kind {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    use crate::model::EntityType;

    /// Writes the word of the screen.
    pub(in crate::correction) fn serialize<S: Serializer>(kind: &EntityType, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(kind.label())
    }

    /// Reads either.
    pub(in crate::correction) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<EntityType, D::Error> {
        let word = String::deserialize(from)?;
        let is_meant = |kind: &EntityType| [kind.label(), kind.tag()].iter().any(|it| it.eq_ignore_ascii_case(&word));
        let known = || EntityType::ALL.map(EntityType::label).join(", ");
        let found = EntityType::ALL.into_iter().find(is_meant);
        found.ok_or_else(|| D::Error::custom(format!("there is no type {word:?}; there are {}", known())))
    }
}

/// A type that may be left out.
mod perhaps {
    use serde::{Deserializer, Serializer};

    use crate::model::EntityType;

    pub(super) fn serialize<S: Serializer>(kind: &Option<EntityType>, out: S) -> Result<S::Ok, S::Error> {
        match kind {
            Some(kind) => super::kind::serialize(kind, out),
            None => out.serialize_none(),
        }
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<EntityType>, D::Error> {
        super::kind::deserialize(from).map(Some)
    }
}
