//! In which order and under which headings the answers to a query stand.

use std::collections::BTreeMap;

use crate::library::Library;
use crate::model::{ArticleId, Subject};
use crate::query::{Found, Hit, Target};
use crate::tui::groups::Groups;

/// How the places among the answers are put in order. Names and topics always stand before them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Grouping {
    /// As they are ranked.
    #[default]
    Ranked,
    /// Each source under a heading of its own.
    Sources,
    /// One of each source, then the next of each.
    Turns,
}

impl Grouping {
    /// The one after this.
    #[must_use]
    pub(super) fn next(self) -> Self {
        match self {
            Self::Ranked => Self::Sources,
            Self::Sources => Self::Turns,
            Self::Turns => Self::Ranked,
        }
    }

    /// What it is called, where it is not the usual one.
    #[must_use]
    pub(super) fn label(self) -> Option<&'static str> {
        match self {
            Self::Ranked => None,
            Self::Sources => Some("by source"),
            Self::Turns => Some("one a source in turn"),
        }
    }
}

/// What stands above a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Heading {
    /// Words.
    Words(&'static str),
    /// The source and headline of an article.
    Article(ArticleId),
}

/// Answers in order, in groups.
#[derive(Clone, Debug, Default)]
pub(super) struct Arranged {
    /// The answers.
    pub(super) hits: Vec<Hit>,
    /// What stands above each group.
    pub(super) headings: Vec<Heading>,
    /// How many answers each group has.
    pub(super) groups: Groups,
}

impl Arranged {
    /// What was `found`, which is names, then topics, then places, put in order by `grouping`.
    #[must_use]
    pub(super) fn new(library: &Library, found: &Found, grouping: Grouping) -> Self {
        let hits = &found.hits;
        let places = hits.iter().position(|hit| group_of(hit) == PLACES).unwrap_or(hits.len());
        let topics = hits[..places].iter().position(|hit| group_of(hit) == TOPICS).unwrap_or(places);
        let mut arranged = Self {
            hits: hits.clone(),
            headings: vec![Heading::Words("Names"), Heading::Words("Topics")],
            groups: Groups::default(),
        };
        let mut sizes = vec![topics, places - topics];
        let article = |hit: &Hit| hit.target.place(library).map_or(ArticleId(0), |place| place.article);
        match grouping {
            Grouping::Sources => {
                arranged.hits[places..].sort_by_key(article);
                let chunks = arranged.hits[places..].chunk_by(|a, b| article(a) == article(b));
                for chunk in chunks {
                    arranged.headings.push(Heading::Article(article(&chunk[0])));
                    sizes.push(chunk.len());
                }
            }
            Grouping::Ranked | Grouping::Turns => {
                let is_said = found.filter.asks_for_speakers();
                arranged.headings.push(Heading::Words(if is_said { "Quoted words" } else { "Mentions" }));
                sizes.push(hits.len() - places);
            }
        }
        if grouping == Grouping::Turns {
            take_turns(&mut arranged.hits[places..], article);
        }
        arranged.groups = Groups::new(sizes);
        arranged
    }
}

const TOPICS: usize = 1;
const PLACES: usize = 2;

fn group_of(hit: &Hit) -> usize {
    match hit.target {
        Target::Subject(Subject::Entity(_)) => 0,
        Target::Subject(Subject::Topic(_)) => TOPICS,
        Target::Mention(_) | Target::Passage(_) => PLACES,
    }
}

/// Puts the first of each article before the second of any.
fn take_turns(hits: &mut [Hit], article: impl Fn(&Hit) -> ArticleId) {
    let mut turns: BTreeMap<ArticleId, usize> = BTreeMap::new();
    let mut placed: Vec<(usize, Hit)> = Vec::with_capacity(hits.len());
    for hit in hits.iter() {
        let turn = turns.entry(article(hit)).or_default();
        placed.push((*turn, hit.clone()));
        *turn += 1;
    }
    placed.sort_by_key(|(turn, _)| *turn);
    for (slot, (_, hit)) in hits.iter_mut().zip(placed) {
        *slot = hit;
    }
}
