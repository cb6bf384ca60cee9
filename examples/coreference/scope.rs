//! Which mentions are scored: by kind and by type.

use crossread::library::Library;
use crossread::model::{EntityType, MentionKind};

use crate::align::Item;

/// The kinds of mention that are scored together.
pub(crate) const SCOPES: [Scope; 3] = [
    Scope { label: "names", kinds: &[MentionKind::Name] },
    Scope { label: "+nominals", kinds: &[MentionKind::Name, MentionKind::Nominal] },
    Scope { label: "all kinds", kinds: &MentionKind::ALL },
];

/// Some kinds of mention.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scope {
    pub(crate) label: &'static str,
    pub(crate) kinds: &'static [MentionKind],
}

impl Scope {
    /// Whether `item` is of these kinds: as marked if it is marked, else as found.
    pub(crate) fn holds(self, item: &Item) -> bool {
        let kind = item.marked.map(|marked| marked.kind).or(item.found.map(|found| found.kind));
        kind.is_some_and(|kind| self.kinds.contains(&kind))
    }
}

/// Whether `item` is of a person, organisation or place: as marked if it is marked, else as found.
pub(crate) fn is_core(item: &Item, library: &Library) -> bool {
    let found = || item.found.map(|found| library.entity(found.entity).kind);
    let kind = item.marked.map_or_else(found, |marked| marked.r#type);
    matches!(kind, Some(EntityType::Person | EntityType::Organisation | EntityType::Place))
}
