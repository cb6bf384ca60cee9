//! An article with its sentences, names and the phrases that may mean people.

use rayon::prelude::*;

use super::lexicon::{self, Lexicon};
use super::line::{self, Line};
use super::phrase::{self, Determiner, Phrase};
use super::role::{self, Beside, Role};
use crate::link::Links;
use crate::model::{ArticleId, Entity, EntityId, EntityType, Mention, Passage, RegionKind};
use crate::reading::Reading;

/// How many sentences, with the title, open an article.
const OPENING: usize = 4;

/// Whether `line` is written as headlines are.
fn is_headline(line: &Line<'_>) -> bool {
    matches!(line.region, RegionKind::Title | RegionKind::Subhead)
}

/// The articles with their phrases.
pub(super) fn accounts<'a>(readings: &'a [Reading], links: &'a Links, lexicon: &'a Lexicon) -> Vec<Account<'a>> {
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
    pub(super) beside: Option<(usize, Beside)>,
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
            let headline = is_headline(line);
            found.extend(phrase::phrases(line, lexicon).into_iter().map(|mut phrase| {
                // "Engineer denies it": headlines leave out the article.
                if headline && phrase.pieces.start == 0 && phrase.determiner == Determiner::Bare && !phrase.plural {
                    phrase.determiner = Determiner::Definite;
                }
                let beside = role::described(line, &phrase, names, is_person);
                Found { line: at, phrase, beside }
            }));
        }
        Self { article, reading, names, lines, found }
    }

    /// The roles that this article tells, and the ages.
    pub(super) fn roles<'b>(&'b self, entities: &'b [Entity]) -> impl Iterator<Item = Role> + 'b {
        self.told(entities).chain(self.ages(entities))
    }

    /// The ages that stand behind names: "Doe, 54," and "Doe (54)".
    fn ages<'b>(&'b self, entities: &'b [Entity]) -> impl Iterator<Item = Role> + 'b {
        let of_line =
            |line: &'b Line<'_>| (1..line.pieces.len()).filter_map(|at| Some((line.name(at - 1)?, line.age(at)?)));
        self.lines.iter().flat_map(of_line).filter_map(move |(name, years)| {
            let holder = self.names[name].entity;
            let is_person = entities[holder.index()].kind == EntityType::Person;
            is_person.then(|| Role {
                holder,
                noun: lexicon::age(years),
                owners: Vec::new(),
                colours: Vec::new(),
                evidence: self.name_passage(name),
            })
        })
    }

    fn told<'b>(&'b self, entities: &'b [Entity]) -> impl Iterator<Item = Role> + 'b {
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

    /// Whether `found` stands in a headline or one of the first sentences, which may speak of people before naming them.
    pub(super) fn opens(&self, found: &Found) -> bool {
        found.line < OPENING || is_headline(&self.lines[found.line])
    }

    fn possesses(&self, found: &Found) -> bool {
        found.phrase.determiner == Determiner::Possessor
    }

    /// Where `found` stands.
    pub(super) fn passage(&self, found: &Found) -> Passage {
        Passage { article: self.article, span: self.lines[found.line].span(&found.phrase.pieces) }
    }

    /// Where name number `name` stands.
    pub(super) fn name_passage(&self, name: usize) -> Passage {
        Passage { article: self.article, span: self.names[name].span }
    }
}
