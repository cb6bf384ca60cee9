//! What differs between the names that were found and those that were marked: by kind of error, and by words.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::data::{Document, Name};

/// How many rows of each list are printed.
const SHOWN: usize = 40;

/// Counts of errors.
#[derive(Debug, Default)]
pub(crate) struct Differences {
    kinds: BTreeMap<String, usize>,
    words: BTreeMap<String, usize>,
}

impl Differences {
    /// Adds those of one document.
    pub(crate) fn add(&mut self, document: &Document, found: &[Name]) {
        let wanted = &document.names[..];
        let mut count = |name: &Name, kind: String, what: &str| {
            *self.kinds.entry(kind).or_default() += 1;
            let words = format!("{what} {} {}", name.kind.tag(), document.article.slice(name.span));
            *self.words.entry(words).or_default() += 1;
        };
        for name in wanted.iter().filter(|name| !found.contains(name)) {
            count(name, missed(name, found), "missed");
        }
        for name in found.iter().filter(|name| !wanted.contains(name)) {
            if !wanted.iter().any(|other| other.span.overlaps(name.span)) {
                count(name, format!("{} found where none is marked", name.kind.tag()), "found");
            }
        }
    }

    /// The most frequent of them, a row each.
    pub(crate) fn table(&self) -> String {
        let rows = |counts: &BTreeMap<String, usize>| {
            let mut counts: Vec<_> = counts.iter().collect();
            counts.sort_by_key(|(_, count)| Reverse(**count));
            let rows = counts.into_iter().take(SHOWN).map(|(what, count)| format!("{count:5} {what}\n"));
            rows.collect::<String>()
        };
        rows(&self.kinds) + &rows(&self.words)
    }
}

/// What became of the marked `name`.
fn missed(name: &Name, found: &[Name]) -> String {
    let tag = name.kind.tag();
    let touching = found.iter().filter(|other| other.span.overlaps(name.span));
    match touching.max_by_key(|other| (other.span == name.span, other.kind == name.kind)) {
        None => format!("{tag} not found"),
        Some(other) if other.span == name.span => format!("{tag} taken for {}", other.kind.tag()),
        Some(other) if other.kind == name.kind => format!("{tag} with other bounds"),
        Some(other) => format!("{tag} in or about {} of other bounds", other.kind.tag()),
    }
}
