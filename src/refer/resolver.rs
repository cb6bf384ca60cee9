//! Goes through one article in reading order and tells for each description who is meant, as far as that is known there.

use std::collections::HashMap;

use super::account::{Account, Found};
use super::beside::Beside;
use super::company::Company;
use super::fate::Fate;
use super::group;
use super::lexicon::Lexicon;
use super::meaning;
use super::open::{self, Open, Sort};
use super::phrase::Determiner;
use super::role::Roles;
use super::tie::{self, Relation};
use super::unnamed::Unnamed;
use crate::entity::gazetteer::Sorts;
use crate::model::{Entity, EntityId, EntityType, Mention, MentionKind, Passage, Reason, Rule, Span};
use crate::text::fold::fold;

/// How sure it is that a description meant the one who is named later beside the same noun.
const NAMED_LATER: f32 = 0.8;

/// The mentions of named entities in one article, and its people without a name.
pub(super) struct Resolved {
    pub(super) mentions: Vec<Mention>,
    pub(super) unnamed: Vec<(Entity, Vec<Mention>)>,
    /// Its descriptions of one person that are not resolved.
    pub(super) open: Vec<Open>,
}

/// A person spoken of, in reading order.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    pub(super) line: usize,
    pub(super) entity: EntityId,
    pub(super) passage: Passage,
}

/// An answer: who is meant, how sure that is, and why.
#[derive(Clone, Copy, Debug)]
pub(super) struct Meant {
    pub(super) entity: EntityId,
    pub(super) confidence: f32,
    pub(super) reason: Reason,
}

/// Resolves the phrases of one article in reading order.
pub(super) struct Resolver<'a> {
    pub(super) account: &'a Account<'a>,
    pub(super) entities: &'a [Entity],
    pub(super) roles: &'a Roles,
    pub(super) company: &'a Company,
    /// The people whom the article names, the first of them where they are many.
    pub(super) people: Vec<EntityId>,
    /// What they are known to be to one another.
    pub(super) relations: Vec<Relation<'a>>,
    pub(super) lexicon: &'a Lexicon,
    /// The people spoken of so far.
    pub(super) seen: Vec<Seen>,
    /// The last of `seen` for each of them of whom a role is known.
    pub(super) last: HashMap<EntityId, usize>,
    /// The first name of the article that is not yet in `seen`.
    pub(super) next_name: usize,
    unnamed: Unnamed,
    mentions: Vec<Mention>,
    open: Vec<Open>,
}

/// Whether `found`, right before a name, is no title but tells whose relative or friend somebody is: "his sister Anna".
fn is_relative(found: &Found) -> bool {
    let has_owner = matches!(found.phrase.determiner, Determiner::Pronoun | Determiner::Possessor);
    has_owner && matches!(open::listed(&found.phrase.noun), Some(Sort::Kin | Sort::Relation))
}

impl<'a> Resolver<'a> {
    pub(super) fn new(
        account: &'a Account<'a>,
        entities: &'a [Entity],
        (roles, company): (&'a Roles, &'a Company),
        lexicon: &'a Lexicon,
    ) -> Self {
        let is_person = |entity: &EntityId| entities[entity.index()].kind == EntityType::Person;
        let people = account.names.iter().map(|name| name.entity).filter(is_person);
        let people = meaning::distinct(people);
        Self {
            relations: tie::relations(&people, roles),
            people,
            account,
            entities,
            roles,
            company,
            lexicon,
            seen: Vec::new(),
            last: HashMap::new(),
            next_name: 0,
            unnamed: Unnamed::default(),
            mentions: Vec::new(),
            open: Vec::new(),
        }
    }

    pub(super) fn resolve(mut self) -> Resolved {
        for found in &self.account.outline.found {
            self.read_names(found);
            self.resolve_one(found);
        }
        Resolved { mentions: self.mentions, unnamed: self.unnamed.into_entities(self.account), open: self.open }
    }

    /// What becomes of each phrase.
    pub(super) fn fates(mut self) -> Vec<(Span, Fate)> {
        let found = self.account.outline.found.iter();
        let fate = |found: &Found| {
            self.read_names(found);
            (found.span, self.resolve_one(found))
        };
        found.map(fate).collect()
    }

    /// Takes the people named before `found` as spoken of.
    fn read_names(&mut self, found: &Found) {
        let start = self.account.passage(found).span.start;
        while let Some(name) = self.account.names.get(self.next_name).filter(|name| name.span.start < start) {
            if self.is_person(name.entity) {
                let sentences = &self.account.reading.segments.sentences;
                let line = sentences.partition_point(|sentence| sentence.span.end <= name.span.start);
                let passage = Passage { article: self.account.article, span: name.span };
                self.see(Seen { line, entity: name.entity, passage });
            }
            self.next_name += 1;
        }
    }

    fn see(&mut self, seen: Seen) {
        if self.roles.of(seen.entity).next().is_some() {
            self.last.insert(seen.entity, self.seen.len());
        }
        self.seen.push(seen);
    }

    pub(super) fn is_person(&self, entity: EntityId) -> bool {
        self.entities[entity.index()].kind == EntityType::Person
    }

    /// What the given name of `entity` says of the gender.
    pub(super) fn gender(&self, entity: EntityId) -> Sorts {
        let name = fold(&self.entities[entity.index()].name);
        self.lexicon.gazetteer().sorts(name.split(' ').next().unwrap_or_default())
    }

    fn resolve_one(&mut self, found: &Found) -> Fate {
        match found.beside {
            Some((_, Beside::Title)) if !is_relative(found) => return Fate::Title,
            Some((_, Beside::Predicate)) => return Fate::Told,
            Some((name, Beside::Apposition | Beside::Title)) => {
                let reason = Reason { rule: Rule::Apposition, evidence: Some(self.account.name_passage(name)) };
                let entity = self.account.names[name].entity;
                self.mention(found, Meant { entity, confidence: 0.95, reason });
                self.name(found, Meant { entity, confidence: NAMED_LATER, reason });
                return Fate::Beside;
            }
            None => {}
        }
        if found.phrase.plural || group::number(&found.phrase).is_some() {
            for meant in group::members(self, found) {
                self.mention(found, meant);
            }
            return Fate::Several;
        }
        if let Some(meant) = self.meant(found) {
            self.mention(found, meant);
            return Fate::Role;
        }
        let open = self.open(found);
        let fate = open.as_ref().map_or_else(|fate| *fate, |_| Fate::Asked);
        self.open.extend(open);
        if !found.is_predicate && self.may_be_unnamed(found) {
            self.unnamed.read(found, self.lexicon);
        }
        fate
    }

    /// Adds mentions of the one `meant` where `found` tells who somebody is whom the article spoke of before.
    fn name(&mut self, found: &Found, meant: Meant) {
        let Meant { entity, confidence, reason } = meant;
        for span in self.unnamed.take(found, self.lexicon) {
            if let Ok(at) = self.open.binary_search_by_key(&span, |open| open.span) {
                self.open.remove(at);
            }
            let kind = MentionKind::Nominal;
            self.mentions.push(Mention { article: self.account.article, span, entity, kind, confidence, reason });
        }
    }

    /// Adds the mention that `found` is of the one `meant`.
    fn mention(&mut self, found: &Found, meant: Meant) {
        let Passage { article, span } = self.account.passage(found);
        let Meant { entity, confidence, reason } = meant;
        self.mentions.push(Mention { article, span, entity, kind: MentionKind::Nominal, confidence, reason });
        self.see(Seen { line: found.line, entity, passage: Passage { article, span } });
    }
}
