//! Files were added, changed or removed: everything that the state holds of the old library is found again in the new
//! one. An article is the same by its path, else by its text; a place in a changed text is found by its words.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::kept::Clip;
use super::overlay::Memory;
use super::page::Page;
use super::saved::words_at;
use super::state::{Spot, State};
use crate::library::Library;
use crate::model::{ArticleId, EntityId, Passage, Span, Subject, TopicId};

/// What has become of the articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// How many there were not.
    pub added: usize,
    /// How many tell something else.
    pub changed: usize,
    /// How many there are no more.
    pub removed: usize,
    /// Those of the new library that were in the old one.
    pub known: BTreeSet<ArticleId>,
}

impl Changes {
    /// `2 articles added, 1 changed`; empty where nothing has changed.
    #[must_use]
    pub fn told(&self) -> String {
        let parts = [(self.added, "added"), (self.changed, "changed"), (self.removed, "removed")];
        let mut parts = parts.into_iter().filter(|(number, _)| *number > 0);
        let Some((number, verb)) = parts.next() else { return String::new() };
        let first = format!("{} {verb}", super::paint::count(number, "article"));
        parts.fold(first, |told, (number, verb)| format!("{told}, {number} {verb}"))
    }
}

/// From one library to another.
struct Move<'a> {
    old: &'a Library,
    new: &'a Library,
    /// For each article of the old library, what it is in the new one.
    to: Vec<Option<ArticleId>>,
}

impl<'a> Move<'a> {
    fn new(old: &'a Library, new: &'a Library) -> Self {
        let by_path: BTreeMap<&str, ArticleId> = new.articles().map(|(id, article)| (&*article.path, id)).collect();
        let mut to: Vec<_> = old.articles().map(|(_, article)| by_path.get(&*article.path).copied()).collect();
        let taken: BTreeSet<ArticleId> = to.iter().flatten().copied().collect();
        let free = new.articles().filter(|(id, _)| !taken.contains(id));
        let mut by_text: BTreeMap<&str, ArticleId> = free.map(|(id, article)| (&*article.text, id)).collect();
        for ((_, article), to) in old.articles().zip(&mut to).filter(|(_, to)| to.is_none()) {
            *to = by_text.remove(&*article.text);
        }
        Self { old, new, to }
    }

    fn article(&self, id: ArticleId) -> Option<ArticleId> {
        self.to.get(id.index()).copied().flatten()
    }

    fn texts(&self, id: ArticleId) -> Option<(ArticleId, &str, &str)> {
        let to = self.article(id)?;
        Some((to, &self.old.article(id).text, &self.new.article(to).text))
    }

    /// The same place. In a changed text nothing is stood on any more.
    fn spot(&self, spot: Spot) -> Option<Spot> {
        let (article, was, is) = self.texts(spot.article)?;
        if was == is {
            return Some(Spot { article, ..spot });
        }
        let found = words_at(was, spot.top).find(is).map(|span| span.start);
        let end = u32::try_from(is.len()).unwrap_or(u32::MAX);
        let near = (0..=spot.top.min(end)).rev().find(|at| is.is_char_boundary(*at as usize));
        Some(Spot { article, top: found.or(near).unwrap_or_default(), cursor: None })
    }

    /// The place for a reader whose article may be gone: then the start of what followed it.
    fn reader(&self, spot: Spot) -> Spot {
        let next = || (spot.article.index()..self.to.len()).find_map(|at| self.to[at]);
        let start = || Spot::start_of(next().unwrap_or_else(|| ArticleId::new(self.new.len().saturating_sub(1))));
        self.spot(spot).unwrap_or_else(start)
    }

    fn clip(&self, clip: &Clip) -> Option<Clip> {
        let (article, was, is) = self.texts(clip.place.article)?;
        if was == is {
            return Some(Clip { place: Passage { article, ..clip.place }, ..clip.clone() });
        }
        let anchor = super::saved::anchor::Anchor { start: clip.place.span.start, quote: clip.quote.clone() };
        let span = anchor.find(is).unwrap_or(Span { start: 0, end: 0 });
        Some(Clip { place: Passage { article, span }, ..clip.clone() })
    }

    fn articles(&self, ids: &BTreeSet<ArticleId>) -> BTreeSet<ArticleId> {
        ids.iter().filter_map(|id| self.article(*id)).collect()
    }

    /// What is called the same; a person who is called otherwise by now is found by another spelling.
    fn subject(&self, subject: Subject) -> Option<Subject> {
        let name = self.old.name(subject);
        match subject {
            Subject::Topic(_) => {
                let at = self.new.topics().iter().position(|topic| topic.label == name)?;
                Some(Subject::Topic(TopicId::new(at)))
            }
            Subject::Entity(entity) => {
                let kind = self.old.entity(entity).kind;
                let entities = self.new.entities();
                let named = entities.iter().position(|other| other.name == name && other.kind == kind);
                let spelt = || entities.iter().position(|other| other.aliases.iter().any(|alias| alias.text == name));
                named.or_else(spelt).map(|at| Subject::Entity(EntityId::new(at)))
            }
        }
    }

    fn changes(&self) -> Changes {
        let known: BTreeSet<ArticleId> = self.to.iter().flatten().copied().collect();
        let texts = (0..self.to.len()).filter_map(|at| self.texts(ArticleId::new(at)));
        Changes {
            added: self.new.len() - known.len(),
            changed: texts.filter(|(_, was, is)| was != is).count(),
            removed: self.to.iter().filter(|to| to.is_none()).count(),
            known,
        }
    }
}

/// Moves `state` from the `old` library to the `new` one, in which other articles may stand, and says what has changed.
/// Nothing may be open over the panes.
pub fn relocate(old: &Library, new: &Library, state: &mut State) -> Changes {
    let to = Move::new(old, new);
    state.spot = to.reader(state.spot);
    state.spots = state.spots.values().filter_map(|spot| to.spot(*spot)).map(|spot| (spot.article, spot)).collect();
    state.read = to.articles(&state.read);
    state.starred = to.articles(&state.starred);
    state.kept = state.kept.iter().filter_map(|clip| to.clip(clip)).collect();
    state.notes = state.notes.iter().filter_map(|clip| to.clip(clip)).collect();
    state.notes.sort_by_key(|clip| clip.place);
    state.trail.relocate(|spot| to.spot(spot));
    state.subject = state.subject.and_then(|subject| to.subject(subject));
    let search = state.search.take();
    state.search = search.and_then(|search| search.again(new, |subject| to.subject(subject))).map(Arc::new);
    state.memory = Memory {
        jumps: std::mem::take(&mut state.memory.jumps),
        searches: std::mem::take(&mut state.memory.searches),
        commands: std::mem::take(&mut state.memory.commands),
        ..Memory::default()
    };
    state.page = Page::default();
    state.fit(new);
    to.changes()
}
