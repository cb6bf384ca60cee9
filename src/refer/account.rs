//! An article with its sentences, names and the phrases that may mean people.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::beside::{self, Beside};
use super::head::{self, Headed};
use super::lexicon::{self, Lexicon};
use super::line;
use super::phrase::{self, Determiner, Phrase};
use super::role::{self, Role};
use crate::link::Links;
use crate::memo::Memo;
use crate::model::{self, ArticleId, Entity, EntityId, EntityType, Mention, Passage, RegionKind, Span};
use crate::reading::Reading;

/// How many sentences, with the title, open an article.
const OPENING: usize = 4;

/// What was found in each article, told where its names stand and which are people's.
pub(super) type Memos = Memo<Outline>;

/// What is found in an article, whoever its names mean.
#[derive(Clone, Debug, Default)]
pub(super) struct Outline {
    pub(super) found: Vec<Found>,
    /// The ages that stand behind names: "Doe, 54," and "Doe (54)".
    ages: Vec<(usize, u8)>,
    /// The nouns that may stand for something that is named.
    pub(super) headed: Vec<Headed>,
    /// The names in each sentence.
    pub(super) names: Vec<Vec<usize>>,
}

/// The articles with their phrases, some of which were found before.
pub(super) fn accounts<'a>(
    readings: &'a [Reading],
    links: &'a Links,
    lexicon: &Lexicon,
    memos: &mut Memos,
) -> Vec<Account<'a>> {
    let mut own = Vec::with_capacity(readings.len());
    let mut rest = links.mentions.as_slice();
    for at in 0..readings.len() {
        let (names, later) = rest.split_at(rest.partition_point(|mention| mention.article.index() <= at));
        own.push(names);
        rest = later;
    }
    let name = |name: &Mention| Name { span: name.span, is_person: is_person(name, &links.entities) };
    let told = |names: &[Mention]| names.iter().map(name).collect();
    let asked: Vec<(&Reading, Vec<Name>)> = readings.iter().zip(own.iter().map(|names| told(names))).collect();
    let outlines = memos.ask(&asked, |reading, names| outline(reading, names, lexicon));
    let parts = readings.iter().zip(own).zip(outlines).enumerate();
    parts
        .map(|(at, ((reading, names), outline))| Account { article: ArticleId::new(at), reading, names, outline })
        .collect()
}

/// Whether `name` is a person's.
fn is_person(name: &Mention, entities: &[Entity]) -> bool {
    entities[name.entity.index()].kind == EntityType::Person
}

/// Whether a part of an article of this kind tells who wrote it where, and nothing of what it speaks of.
fn is_imprint(kind: RegionKind) -> bool {
    matches!(kind, RegionKind::Byline | RegionKind::Credit | RegionKind::Dateline)
}

/// What an article is told of one of its names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Name {
    pub(super) span: Span,
    pub(super) is_person: bool,
}

/// A phrase of an article, whom it stands beside, and what the words around it say.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) line: usize,
    pub(super) phrase: Phrase,
    /// Where it stands.
    pub(super) span: Span,
    /// Where its noun ends.
    pub(super) noun_end: u32,
    pub(super) beside: Option<(usize, Beside)>,
    /// Whether it stands in a headline or one of the first sentences, which may speak of people before naming them.
    pub(super) opens: bool,
    /// Whether it tells what someone becomes or is taken for, not who does something.
    pub(super) is_predicate: bool,
}

/// What is found in `reading`, on which `names` stand.
fn outline(reading: &Reading, names: &[Name], lexicon: &Lexicon) -> Outline {
    let spans: Vec<Span> = names.iter().map(|name| name.span).collect();
    let lines = line::lines(reading, &spans, lexicon.gazetteer());
    let mut outline = Outline::default();
    for (at, line) in lines.iter().enumerate() {
        outline.names.push(line.names().collect());
        let ages = (1..line.pieces.len()).filter_map(|at| Some((line.name(at - 1)?, line.age(at)?)));
        outline.ages.extend(ages.filter(|(name, _)| names[*name].is_person));
        if is_imprint(line.region) {
            continue;
        }
        outline.headed.extend(head::headed(line, at, lexicon));
        let headline = line.region.is_headline();
        // The name beside which the phrase before stands, and where that ends.
        let mut last: Option<(usize, usize)> = None;
        outline.found.extend(phrase::phrases(line, lexicon).into_iter().filter_map(|mut phrase| {
            // "Engineer denies it", "Holt names engineer": headlines leave out the article.
            if headline && phrase.determiner == Determiner::Bare && !phrase.plural {
                let starts = phrase.pieces.start == 0;
                phrase.determiner = if starts { Determiner::Definite } else { Determiner::Indefinite };
            }
            let beside = beside::described(line, &phrase, |name| names[name].is_person);
            let beside = beside.or_else(|| last.and_then(|(name, end)| beside::beside_too(line, &phrase, name, end)));
            if let Some((name, Beside::Apposition)) = beside {
                last = Some((name, phrase.pieces.end));
            }
            if phrase.is_weak && beside.is_none() {
                return None;
            }
            let opens = at < OPENING || headline;
            let is_predicate = phrase.is_predicate(line);
            Some(Found {
                line: at,
                span: line.span(&phrase.pieces),
                noun_end: line.span(&phrase.noun_pieces).end,
                phrase,
                beside,
                opens,
                is_predicate,
            })
        }));
    }
    outline
}

/// An article with its names and phrases.
#[derive(Debug)]
pub(super) struct Account<'a> {
    pub(super) article: ArticleId,
    pub(super) reading: &'a Reading,
    pub(super) names: &'a [Mention],
    pub(super) outline: Arc<Outline>,
}

impl Account<'_> {
    /// The roles that this article tells, and the ages.
    pub(super) fn roles<'b>(&'b self, entities: &'b [Entity]) -> impl Iterator<Item = Role> + 'b {
        let ages = self.outline.ages.iter().map(|&(name, years)| Role {
            holder: self.names[name].entity,
            noun: lexicon::age(years),
            owners: Vec::new(),
            own: None,
            colours: Vec::new(),
            beside: Beside::Apposition,
            is_bare: true,
            evidence: self.name_passage(name),
        });
        self.told(entities).chain(ages)
    }

    fn told<'b>(&'b self, entities: &'b [Entity]) -> impl Iterator<Item = Role> + 'b {
        self.outline.found.iter().filter_map(move |found| {
            let (at, beside) = found.beside?;
            let name = &self.names[at];
            let possesses = found.phrase.determiner == Determiner::Possessor;
            let owners = role::owners(&found.phrase, self.names).into_iter().filter(|owner| *owner != name.entity);
            let owners = owners.filter(|owner| role::is_owner(entities[owner.index()].kind) || possesses);
            Some(Role {
                holder: name.entity,
                noun: found.phrase.noun.clone(),
                owners: owners.collect(),
                own: self.own(found, at, entities),
                colours: role::colours(&found.phrase),
                beside,
                // At the start of a sentence "Then" tells of the time.
                is_bare: found.phrase.modifiers.iter().all(|word| word == "then"),
                evidence: self.passage(found),
            })
        })
    }

    /// Whose wife "Anna Holt, his wife," is: the only other person whom the sentence names before her.
    fn own(&self, found: &Found, beside: usize, entities: &[Entity]) -> Option<EntityId> {
        const MOST_READ: usize = 50;
        let opens = self.reading.article.slice(found.span);
        let is_own = ["his ", "her ", "His ", "Her "].iter().any(|word| opens.starts_with(word));
        let before = self.outline.names[found.line].iter().take(MOST_READ).map(|&name| &self.names[name]);
        let before =
            before.filter(|name| name.span.start < self.names[beside].span.start && name.span.end <= found.span.start);
        let others = before.filter(|name| name.entity != self.names[beside].entity && is_person(name, entities));
        let others: BTreeSet<EntityId> = others.map(|name| name.entity).collect();
        if is_own && others.len() == 1 { others.first().copied() } else { None }
    }

    /// What titles and predicates tell of the bearers of the names beside them.
    pub(super) fn titles(&self) -> impl Iterator<Item = model::Role> + '_ {
        self.outline.found.iter().filter_map(|found| {
            let (name, beside) = found.beside?;
            let is_title = matches!(beside, Beside::Title | Beside::Predicate);
            is_title.then(|| model::Role { holder: self.name_passage(name), words: self.passage(found) })
        })
    }

    /// Whether the sentence at `line` is a byline, credit or dateline.
    pub(super) fn is_imprint(&self, line: usize) -> bool {
        let region = self.reading.segments.sentences[line].region;
        let kind = self.reading.article.regions.get(region).map(|region| region.kind);
        kind.is_some_and(is_imprint)
    }

    /// Where `found` stands.
    pub(super) fn passage(&self, found: &Found) -> Passage {
        Passage { article: self.article, span: found.span }
    }

    /// Where name number `name` stands.
    pub(super) fn name_passage(&self, name: usize) -> Passage {
        Passage { article: self.article, span: self.names[name].span }
    }
}
