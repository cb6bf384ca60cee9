//! In which order and under which headings quotations stand.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::library::Library;
use crate::model::{ArticleId, EntityId, Quote};
use crate::tui::groups::Groups;

/// How quotations are grouped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Grouping {
    /// Each article under a heading of its own.
    #[default]
    Sources,
    /// Each speaker, who says most first; last, words of which it is not known who says them.
    Speakers,
}

impl Grouping {
    /// The one after this.
    pub(super) fn next(self) -> Self {
        match self {
            Self::Sources => Self::Speakers,
            Self::Speakers => Self::Sources,
        }
    }
}

/// What stands above a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Heading {
    Article(ArticleId),
    /// Who speaks, where that is known.
    Speaker(Option<EntityId>),
}

/// Quotations in order, in groups.
#[derive(Clone, Debug, Default)]
pub(super) struct Arranged {
    pub(super) quotes: Vec<Quote>,
    /// What stands above each group.
    pub(super) headings: Vec<Heading>,
    pub(super) groups: Groups,
}

impl Arranged {
    /// The `quotes`, which are in reading order, grouped by `grouping`.
    pub(super) fn new(library: &Library, mut quotes: Vec<Quote>, grouping: Grouping) -> Self {
        if grouping == Grouping::Speakers {
            sort_by_speaker(library, &mut quotes);
        }
        let heading = |quote: &Quote| match grouping {
            Grouping::Sources => Heading::Article(quote.passage.article),
            Grouping::Speakers => Heading::Speaker(quote.speaker),
        };
        let chunks = quotes.chunk_by(|a, b| heading(a) == heading(b));
        let (headings, sizes) = chunks.map(|chunk| (heading(&chunk[0]), chunk.len())).unzip();
        Self { groups: Groups::new(sizes), headings, quotes }
    }
}

/// Puts who says most first, and what nobody is known to say last.
fn sort_by_speaker(library: &Library, quotes: &mut [Quote]) {
    let mut counts: BTreeMap<Option<EntityId>, usize> = BTreeMap::new();
    for quote in quotes.iter() {
        *counts.entry(quote.speaker).or_default() += 1;
    }
    let name = |speaker: Option<EntityId>| speaker.map(|speaker| library.entity(speaker).name.as_str());
    quotes.sort_by_key(|quote| {
        let count = counts.get(&quote.speaker).copied().unwrap_or_default();
        (quote.speaker.is_none(), Reverse(count), name(quote.speaker), quote.speaker)
    });
}
