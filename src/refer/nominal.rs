//! Descriptions: whom "the Russian leader", "his German counterpart" and "the two men" mean.
//!
//! First every article is read for the roles that titles and appositions tell; then the descriptions of each article are
//! resolved in reading order with the roles of all articles, the named people of the article before all others. Both
//! passes take the articles one by one, on all cores: the cost grows with the number of descriptions.

use std::cmp::Reverse;
use std::collections::HashMap;

use rayon::prelude::*;

use super::group;
use super::lexicon::{Fit, Lexicon};
use super::line::{self, Line};
use super::phrase::{self, Determiner, Phrase};
use super::role::{self, Beside, Role, Roles, Sought, Suits};
use super::unnamed::Unnamed;
use crate::entity::gazetteer::Sorts;
use crate::link::Links;
use crate::model::{ArticleId, Entity, EntityId, EntityType, Mention, MentionKind, Passage, Reason, RegionKind, Rule};
use crate::reading::Reading;

/// Words after which a noun tells what someone is, becomes or is taken for.
const PREDICATIVE: [&str; 10] =
    ["be", "been", "being", "become", "becomes", "becoming", "became", "is", "was", "remains"];

/// Adds to `links`, whose mentions are in order, the mentions by description, in any order, and the people who have no
/// name, also those who are spoken of only once.
pub(super) fn add(readings: &[Reading], links: &mut Links) {
    let lexicon = Lexicon::default();
    let accounts = accounts(readings, links, &lexicon);
    let told = accounts.par_iter().flat_map_iter(|account| account.roles(&links.entities)).collect();
    let roles = Roles::new(told, &lexicon);
    let found: Vec<Resolved> = accounts
        .par_iter()
        .map(|account| Resolver::new(account, &links.entities, &roles, &lexicon).resolve())
        .collect();
    drop(accounts);
    for Resolved { mentions, unnamed } in found {
        let base = links.entities.len();
        links.mentions.extend(mentions);
        for (number, (entity, mentions)) in unnamed.into_iter().enumerate() {
            let id = EntityId::new(base + number);
            links.entities.push(entity);
            links.mentions.extend(mentions.into_iter().map(|mention| Mention { entity: id, ..mention }));
        }
    }
}

/// The articles with their phrases.
fn accounts<'a>(readings: &'a [Reading], links: &'a Links, lexicon: &'a Lexicon) -> Vec<Account<'a>> {
    let mut own = Vec::with_capacity(readings.len());
    let mut rest = links.mentions.as_slice();
    for at in 0..readings.len() {
        let (names, later) = rest.split_at(rest.partition_point(|mention| mention.article.index() <= at));
        own.push(names);
        rest = later;
    }
    let numbered: Vec<_> = readings.iter().zip(own).enumerate().collect();
    numbered
        .into_par_iter()
        .map(|(at, (reading, names))| Account::new(ArticleId::new(at), reading, names, &links.entities, lexicon))
        .collect()
}

/// A phrase of an article, and whom it stands beside.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) line: usize,
    pub(super) phrase: Phrase,
    beside: Option<(usize, Beside)>,
}

/// An article with its sentences, names and phrases.
#[derive(Debug)]
pub(super) struct Account<'a> {
    pub(super) article: ArticleId,
    pub(super) reading: &'a Reading,
    pub(super) names: &'a [Mention],
    pub(super) lines: Vec<Line<'a>>,
    pub(super) found: Vec<Found>,
}

impl<'a> Account<'a> {
    fn new(
        article: ArticleId,
        reading: &'a Reading,
        names: &'a [Mention],
        entities: &[Entity],
        lexicon: &'a Lexicon,
    ) -> Self {
        let lines = line::lines(reading, names, lexicon.gazetteer());
        let is_person = |entity: EntityId| entities[entity.index()].kind == EntityType::Person;
        let mut found = Vec::new();
        for (at, line) in lines.iter().enumerate() {
            if matches!(line.region, RegionKind::Byline | RegionKind::Credit | RegionKind::Dateline) {
                continue;
            }
            found.extend(phrase::phrases(line, lexicon).into_iter().map(|phrase| {
                let beside = role::described(line, &phrase, names, is_person);
                Found { line: at, phrase, beside }
            }));
        }
        Self { article, reading, names, lines, found }
    }

    /// The roles that this article tells.
    fn roles<'b>(&'b self, entities: &'b [Entity]) -> impl Iterator<Item = Role> + 'b {
        self.found.iter().filter_map(move |found| {
            let (name, _) = found.beside?;
            let name = &self.names[name];
            let owners = role::owners(&found.phrase, self.names).into_iter().filter(|owner| *owner != name.entity);
            let owners = owners.filter(|owner| role::is_owner(entities[owner.index()].kind) || self.possesses(found));
            Some(Role {
                holder: name.entity,
                noun: found.phrase.noun.clone(),
                owners: owners.collect(),
                colours: role::colours(&found.phrase),
                evidence: self.passage(found),
            })
        })
    }

    fn possesses(&self, found: &Found) -> bool {
        found.phrase.determiner == Determiner::Possessor
    }

    /// Where `found` stands.
    pub(super) fn passage(&self, found: &Found) -> Passage {
        Passage { article: self.article, span: self.lines[found.line].span(&found.phrase.pieces) }
    }

    /// Where name number `name` stands.
    fn name_passage(&self, name: usize) -> Passage {
        Passage { article: self.article, span: self.names[name].span }
    }
}

/// The mentions of named entities in one article, and its people without a name.
struct Resolved {
    mentions: Vec<Mention>,
    unnamed: Vec<(Entity, Vec<Mention>)>,
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
    pub(super) lexicon: &'a Lexicon,
    /// The people spoken of so far.
    pub(super) seen: Vec<Seen>,
    /// The last of `seen` for each of them of whom a role is known.
    last: HashMap<EntityId, usize>,
    /// The first name of the article that is not yet in `seen`.
    next_name: usize,
    unnamed: Unnamed,
    mentions: Vec<Mention>,
}

impl<'a> Resolver<'a> {
    fn new(account: &'a Account<'a>, entities: &'a [Entity], roles: &'a Roles, lexicon: &'a Lexicon) -> Self {
        Self {
            account,
            entities,
            roles,
            lexicon,
            seen: Vec::new(),
            last: HashMap::new(),
            next_name: 0,
            unnamed: Unnamed::default(),
            mentions: Vec::new(),
        }
    }

    fn resolve(mut self) -> Resolved {
        for found in &self.account.found {
            self.read_names(found);
            self.resolve_one(found);
        }
        Resolved { mentions: self.mentions, unnamed: self.unnamed.into_entities(self.account) }
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

    fn resolve_one(&mut self, found: &Found) {
        match found.beside {
            Some((_, Beside::Title | Beside::Predicate)) => return,
            Some((name, Beside::Apposition)) => {
                let reason = Reason { rule: Rule::Apposition, evidence: Some(self.account.name_passage(name)) };
                let entity = self.account.names[name].entity;
                return self.mention(found, Meant { entity, confidence: 0.95, reason });
            }
            None => {}
        }
        if found.phrase.plural || group::number(&found.phrase).is_some() {
            for meant in group::members(self, found) {
                self.mention(found, meant);
            }
            return;
        }
        match self.meant(found) {
            Some(meant) => self.mention(found, meant),
            None if !self.is_predicate(found) && self.may_be_unnamed(found) => self.unnamed.read(found, self.lexicon),
            None => {}
        }
    }

    /// Adds the mention that `found` is of the one `meant`.
    fn mention(&mut self, found: &Found, meant: Meant) {
        let Passage { article, span } = self.account.passage(found);
        let Meant { entity, confidence, reason } = meant;
        self.mentions.push(Mention { article, span, entity, kind: MentionKind::Nominal, confidence, reason });
        self.see(Seen { line: found.line, entity, passage: Passage { article, span } });
    }

    /// Whether `found` tells what someone becomes or is taken for, not who does something: "as host", "to be mayor", but
    /// not "as the mayor spoke" and "as well as the mayor".
    fn is_predicate(&self, found: &Found) -> bool {
        let (line, pieces) = (&self.account.lines[found.line], &found.phrase.pieces);
        let Some(before) = pieces.start.checked_sub(1) else { return false };
        if line.word(before) == "as" {
            let well = before > 0 && line.word(before - 1) == "well";
            let open = line.ends(pieces.end) || ["of", "for", "at", "in", "on"].contains(&line.word(pieces.end));
            return !well && (found.phrase.determiner == Determiner::Bare || open);
        }
        PREDICATIVE.contains(&line.word(before))
    }

    /// Who is meant by a phrase of the singular.
    fn meant(&self, found: &Found) -> Option<Meant> {
        let phrase = &found.phrase;
        if self.is_predicate(found) {
            return None;
        }
        let colours = role::colours(phrase);
        let mut owners = role::owners(phrase, self.account.names);
        match phrase.determiner {
            Determiner::Indefinite | Determiner::Quantifier => return None,
            Determiner::Bare if owners.is_empty() => return None,
            Determiner::Pronoun | Determiner::Possessor
                if ["counterpart", "opposite number"].contains(&phrase.noun.as_str()) =>
            {
                return self.counterpart(found, &owners);
            }
            Determiner::Pronoun if owners.is_empty() && self.is_office(&phrase.noun) => {
                owners = self.owners_before(found);
                if owners.is_empty() {
                    return None;
                }
            }
            _ => {}
        }
        let sought = Sought { noun: &phrase.noun, owners: &owners, colours: &colours };
        let here = self.candidates(found, &sought);
        let best = here.iter().map(|(suits, ..)| *suits).max();
        let elsewhere = || self.known_elsewhere(&sought);
        match best {
            Some(best) if best.owned || owners.is_empty() || best.fit == Fit::Same => {
                let top: Vec<_> = here.into_iter().filter(|(suits, ..)| *suits == best).collect();
                self.nearest(found, &top, phrase.determiner)
            }
            _ => elsewhere(),
        }
    }

    /// The people named in this article who suit `sought`, with where that is told and the last of `seen` that is them.
    fn candidates(&self, found: &Found, sought: &Sought<'_>) -> Vec<(Suits, EntityId, Passage)> {
        let inside = role::owners(&found.phrase, self.account.names);
        let mut people: Vec<EntityId> = self.last.keys().copied().filter(|person| !inside.contains(person)).collect();
        people.sort_unstable();
        let suits = |person| self.roles.suits(person, sought, self.lexicon).map(|(suits, told)| (suits, person, told));
        people.into_iter().filter_map(suits).collect()
    }

    /// The one of `top`, who suit equally well, spoken of last; nobody where that is not clear.
    fn nearest(&self, found: &Found, top: &[(Suits, EntityId, Passage)], determiner: Determiner) -> Option<Meant> {
        let mut near: Vec<_> =
            top.iter().filter_map(|one| Some((self.seen[*self.last.get(&one.1)?].line, one))).collect();
        near.sort_by_key(|(line, (_, entity, _))| (Reverse(*line), *entity));
        let &(line, (suits, entity, told)) = near.first()?;
        let rival = near.get(1).map(|(line, _)| *line);
        let far = found.line - line;
        // Who is asked for by a word of their own kind only must have been spoken of just now.
        let clear = match suits.fit {
            Fit::Same | Fit::Part => rival.is_none_or(|rival| rival < line && far <= 3),
            Fit::Kind if suits.owned => rival.is_none_or(|rival| rival < line && far <= 3),
            Fit::Kind => far <= 3 && rival.is_none_or(|rival| rival + 2 < line),
        };
        let possessed = determiner == Determiner::Pronoun && !suits.owned;
        let confidence = match (suits.fit, suits.owned) {
            (Fit::Same, true) => 0.95,
            (Fit::Part, true) | (Fit::Same, false) => 0.9,
            (Fit::Part, false) | (Fit::Kind, true) => 0.8,
            (Fit::Kind, false) => 0.7,
        };
        let reason = Reason { rule: Rule::Role, evidence: Some(*told) };
        (clear && !(possessed && suits.fit != Fit::Same)).then_some(Meant { entity: *entity, confidence, reason })
    }

    /// The one whom other articles tell to hold the role of these owners, if only one does.
    fn known_elsewhere(&self, sought: &Sought<'_>) -> Option<Meant> {
        let owner = sought.owners.first()?;
        let people = self.roles.holders(*owner, sought.noun).into_iter().filter(|person| self.is_person(*person));
        let suiting = people.filter_map(|person| {
            let (suits, told) = self.roles.suits(person, sought, self.lexicon)?;
            (suits.owned).then_some((suits, person, told))
        });
        let mut suiting: Vec<_> = suiting.collect();
        suiting.sort_by_key(|(suits, person, _)| (Reverse(*suits), *person));
        let (suits, entity, told) = *suiting.first()?;
        let alone = suiting.get(1).is_none_or(|(other, ..)| *other < suits);
        let confidence = if suits.fit == Fit::Kind { 0.7 } else { 0.85 };
        let reason = Reason { rule: Rule::Role, evidence: Some(told) };
        alone.then_some(Meant { entity, confidence, reason })
    }

    /// "His Russian counterpart": who holds the same role for other owners as the one spoken of last.
    fn counterpart(&self, found: &Found, owners: &[EntityId]) -> Option<Meant> {
        let owners: Vec<_> = owners.iter().copied().filter(|owner| !self.is_person(*owner)).collect();
        let base = self.seen.iter().rev().find(|seen| seen.line == found.line || seen.line + 1 == found.line)?;
        let roles = self.roles.of(base.entity).filter(|role| role.colours.is_empty());
        let found = roles.filter_map(|role| {
            let sought = Sought { noun: &role.noun, owners: &owners, colours: &[] };
            let equal = ["secretary of state", "foreign secretary"].contains(&role.noun.as_str());
            let foreign = Sought { noun: "foreign minister", ..sought.clone() };
            self.known_elsewhere(&sought).or_else(|| if equal { self.known_elsewhere(&foreign) } else { None })
        });
        found.filter(|meant| meant.entity != base.entity).max_by(|a, b| a.confidence.total_cmp(&b.confidence))
    }

    /// Whether `noun` is an office.
    fn is_office(&self, noun: &str) -> bool {
        self.lexicon.gazetteer().sorts(noun).any(Sorts::TITLE)
    }

    /// Whose office "his own president" is: the countries and bodies of the one spoken of last in the sentence or the
    /// one before.
    fn owners_before(&self, found: &Found) -> Vec<EntityId> {
        let base = self.seen.last().filter(|seen| seen.line + 1 >= found.line);
        let owners = base.into_iter().flat_map(|base| self.roles.of(base.entity)).flat_map(|role| role.owners.iter());
        let mut owners: Vec<_> = owners.copied().filter(|owner| !self.is_person(*owner)).collect();
        owners.sort_unstable();
        owners.dedup();
        if owners.len() == 1 { owners } else { Vec::new() }
    }

    /// Whether nobody with a name is likely to be meant.
    fn may_be_unnamed(&self, found: &Found) -> bool {
        let phrase = &found.phrase;
        let sought = Sought { noun: &phrase.noun, owners: &[], colours: &role::colours(phrase) };
        match phrase.determiner {
            Determiner::Indefinite => true,
            Determiner::Definite | Determiner::Possessor => self.candidates(found, &sought).is_empty(),
            Determiner::Pronoun | Determiner::Bare | Determiner::Quantifier => false,
        }
    }
}
