//! Entities and mentions while they are corrected: found by what they are called, moved from one to another.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::place::sentence;
use super::who::Who;
use crate::link::Links;
use crate::model::{Alias, Entity, EntityId, Mention, MentionKind, Passage, Reason, Rule};
use crate::reading::Reading;

/// Entities and mentions under correction. Positions of both stay; what is gone is marked.
pub(super) struct Desk<'a> {
    pub(super) readings: &'a [Reading],
    entities: Vec<Entity>,
    mentions: Vec<Mention>,
    /// For each entity, the positions of its mentions, in reading order.
    of: Vec<Vec<usize>>,
}

impl<'a> Desk<'a> {
    /// What `links` hold.
    pub(super) fn new(readings: &'a [Reading], links: &Links) -> Self {
        let mut of = vec![Vec::new(); links.entities.len()];
        for (at, mention) in links.mentions.iter().enumerate() {
            of[mention.entity.index()].push(at);
        }
        Self { readings, entities: links.entities.clone(), mentions: links.mentions.clone(), of }
    }

    /// The entity that is called like `who`: one of that type rather than another, by its name rather than an alias, by
    /// an alias that it has often rather than seldom, then the most mentioned.
    pub(super) fn find(&self, who: &Who) -> Option<usize> {
        let rank = |(at, entity): (usize, &Entity)| {
            let alias =
                || entity.aliases.iter().find(|alias| alias.text == who.name && alias.count > 0).map(|it| it.count);
            let count = if entity.name == who.name { Some(u32::MAX) } else { alias() }?;
            let is_one = !self.of[at].is_empty() && self.stands_in(at, who);
            let is_of_type = who.kind.is_none_or(|kind| kind == entity.kind);
            is_one.then_some((is_of_type, count, self.of[at].len(), Reverse(at)))
        };
        let found = self.entities.iter().enumerate().filter_map(rank).max();
        found.map(|(_, _, _, Reverse(at))| at)
    }

    /// Whether the entity is mentioned in the sentence that `who` tells, if that tells one.
    fn stands_in(&self, at: usize, who: &Who) -> bool {
        let Some(wanted) = &who.sentence else { return true };
        self.of[at].iter().any(|at| {
            let mention = &self.mentions[*at];
            sentence(&self.readings[mention.article.index()], mention.span) == wanted
        })
    }

    pub(super) fn entity(&mut self, at: usize) -> &mut Entity {
        &mut self.entities[at]
    }

    pub(super) fn mention(&mut self, at: usize) -> &mut Mention {
        &mut self.mentions[at]
    }

    /// The positions of the mentions of the entity at `at`.
    pub(super) fn mentions_of(&self, at: usize) -> &[usize] {
        &self.of[at]
    }

    /// The words of a mention, with plain single spaces, as aliases are written.
    pub(super) fn words(&self, mention: usize) -> String {
        let mention = &self.mentions[mention];
        let words = self.readings[mention.article.index()].article.slice(mention.span);
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    pub(super) fn passage(&self, mention: usize) -> Passage {
        let mention = &self.mentions[mention];
        Passage { article: mention.article, span: mention.span }
    }

    pub(super) fn is_pronoun(&self, mention: usize) -> bool {
        self.mentions[mention].kind == MentionKind::Pronoun
    }

    pub(super) fn is_name(&self, mention: usize) -> bool {
        self.mentions[mention].kind == MentionKind::Name
    }

    /// A new entity without mentions, called `name`, of the sort of the one at `like`.
    pub(super) fn add(&mut self, name: String, like: usize) -> usize {
        let kind = self.entities[like].kind;
        self.entities.push(Entity { name, kind, aliases: Vec::new() });
        self.of.push(Vec::new());
        self.entities.len() - 1
    }

    /// All of `mentions` of the entity at `from`, and those that rest on them: a pronoun goes where its name goes.
    pub(super) fn with_followers(&self, from: usize, mentions: &[usize]) -> Vec<usize> {
        let mut moved: BTreeSet<Passage> = mentions.iter().map(|at| self.passage(*at)).collect();
        let mut all: BTreeSet<usize> = mentions.iter().copied().collect();
        for at in &self.of[from] {
            let rests = self.mentions[*at].reason.evidence.is_some_and(|evidence| moved.contains(&evidence));
            if rests && !self.is_name(*at) {
                moved.insert(self.passage(*at));
                all.insert(*at);
            }
        }
        all.into_iter().collect()
    }

    /// Takes `mentions` from the entity at `from` and gives them to the one at `to`, if to any. Words that mean that
    /// one already do so once.
    pub(super) fn give(&mut self, from: usize, mentions: &[usize], to: Option<usize>) {
        let given: BTreeSet<usize> = mentions.iter().copied().collect();
        self.of[from].retain(|at| !given.contains(at));
        let was_written = self.is_written(from);
        let counted: BTreeSet<usize> = mentions.iter().copied().filter(|at| self.recount(from, *at, -1)).collect();
        if was_written && !self.is_written(from) {
            self.rename_by_use(from);
        }
        let Some(to) = to else { return };
        let held: BTreeSet<Passage> = self.of[to].iter().map(|at| self.passage(*at)).collect();
        let new: Vec<usize> = mentions.iter().copied().filter(|at| !held.contains(&self.passage(*at))).collect();
        for at in &new {
            if counted.contains(at) {
                self.recount(to, *at, 1);
            }
            self.mentions[*at].entity = EntityId::new(to);
            // What it rested on before is no reason any more.
            self.mentions[*at].reason = Reason { rule: Rule::Correction, evidence: None };
        }
        self.of[to].extend(new);
        self.of[to].sort_unstable();
    }

    /// Counts the words of a mention once more or less among the aliases of `entity`; whether they are, or shall be, one
    /// of them.
    fn recount(&mut self, entity: usize, mention: usize, by: i32) -> bool {
        let words = self.words(mention);
        let aliases = &mut self.entities[entity].aliases;
        match aliases.iter_mut().find(|alias| alias.text == words) {
            Some(alias) => alias.count = alias.count.saturating_add_signed(by),
            None if by > 0 => aliases.push(Alias { count: 1, text: words }),
            None => return false,
        }
        true
    }

    /// Whether the entity's name is one of its surface forms.
    fn is_written(&self, at: usize) -> bool {
        let entity = &self.entities[at];
        entity.aliases.iter().any(|alias| alias.count > 0 && alias.text == entity.name)
    }

    /// Calls an entity by its most frequent form, where it has one left.
    fn rename_by_use(&mut self, at: usize) {
        let entity = &mut self.entities[at];
        let used = entity.aliases.iter().filter(|alias| alias.count > 0);
        if let Some(alias) = used.max_by_key(|alias| (alias.count, Reverse(&alias.text))) {
            entity.name = alias.text.clone();
        }
    }

    /// Takes the entity at `at` away with its mentions.
    pub(super) fn remove(&mut self, at: usize) {
        self.of[at].clear();
    }

    /// The entities that have mentions, numbered anew: the most mentioned first, ties by first mention.
    pub(super) fn finish(self) -> Links {
        let mut order: Vec<usize> = (0..self.entities.len()).filter(|at| !self.of[*at].is_empty()).collect();
        order.sort_by_key(|at| (Reverse(self.of[*at].len()), self.of[*at][0]));
        let mut entities = Vec::with_capacity(order.len());
        let mut mentions = Vec::new();
        for (number, at) in order.into_iter().enumerate() {
            let entity = EntityId::new(number);
            entities.push(ordered(self.entities[at].clone()));
            mentions.extend(self.of[at].iter().map(|at| Mention { entity, ..self.mentions[*at] }));
        }
        mentions.sort_by_key(|mention| (mention.article, mention.span.start, mention.entity));
        Links { entities, mentions, roles: Vec::new() }
    }
}

/// `entity` with the aliases that it has, the most frequent first, then by alphabet.
fn ordered(mut entity: Entity) -> Entity {
    entity.aliases.retain(|alias| alias.count > 0);
    entity.aliases.sort_by(|a, b| (Reverse(a.count), &a.text).cmp(&(Reverse(b.count), &b.text)));
    entity
}
