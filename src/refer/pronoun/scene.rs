//! Everyone and everything that one article speaks of, and its pronouns.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::class::{Class, Classes};
use super::figure::{Figure, Role, Wording};
use super::form::{self, Case, Family, Form};
use super::phrase::{self, Nature};
use super::sketch::Sketch;
use super::together::Together;
use crate::model::{EntityId, EntityType, Mention, MentionKind, RegionKind, Span};
use crate::reading::Reading;
use crate::refer::lexicon::Lexicon;
use crate::refer::open::Open;
use crate::refer::profile::Belief;
use crate::refer::view::Known;

/// Someone or something that an article speaks of.
#[derive(Clone, Debug)]
pub struct Referent {
    /// The entities: none where none is known, several for a group.
    pub entities: Vec<EntityId>,
    /// What it is.
    pub nature: Nature,
    /// What is believed of its gender before any pronoun is read.
    pub belief: Belief,
    /// Whether it has a name somewhere.
    pub(super) is_named: bool,
    /// The last word of a person's name, folded; empty for others.
    pub(super) family: Arc<str>,
    /// How often it is spoken of, not counting pronouns.
    pub(super) total: usize,
    /// How many referents of the same nature are spoken of more often.
    pub(super) rank: usize,
    /// Whether the title speaks of it.
    pub(super) in_title: bool,
}

impl Referent {
    fn is_named_person(&self) -> bool {
        self.is_named && self.nature == Nature::Person
    }
}

/// Who speaks in a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Speaker {
    /// The referent at a position.
    Referent(usize),
    /// Whom the anaphor at a position means.
    Anaphor(usize),
}

/// Words of which it is asked whom they mean: a pronoun, or a description of one person.
#[derive(Clone, Debug)]
pub(super) struct Anaphor<'a> {
    pub(super) figure: Figure,
    pub(super) form: Form,
    /// The description, and the referent that it stands for if nobody else is meant.
    pub(super) description: Option<(&'a Open, usize)>,
}

/// The longest pronoun in bytes.
const LONGEST_PRONOUN: usize = 4;

/// How many tokens stand between two names for one person at most.
const LONGEST_BETWEEN: usize = 4;

/// What an article is read with.
#[derive(Debug, Default)]
pub struct Words {
    pub(super) classes: Classes,
    pub(super) lexicon: Lexicon,
}

/// One article as the resolver sees it.
#[derive(Debug)]
pub struct Scene<'a> {
    pub(super) sketch: Sketch<'a>,
    /// Who and what is spoken of.
    pub referents: Vec<Referent>,
    /// Where, other than by pronoun, and of whom, ordered by where they end.
    pub figures: Vec<(Figure, usize)>,
    /// The pronouns and descriptions that are asked about, ordered by where they end.
    pub(super) anaphors: Vec<Anaphor<'a>>,
    /// How many descriptions have each noun.
    nouns: HashMap<&'a str, usize>,
    /// Which people are named together.
    pub(super) together: Together,
    /// The anaphors that tell who speaks, each with its quotation, in order.
    said: Vec<(usize, usize)>,
    /// Who speaks in each of the article's quotations.
    pub(super) speakers: Vec<Option<Speaker>>,
}

impl<'a> Scene<'a> {
    /// Sets out `reading` with its `mentions`, which are in order, of entities of which much is `known`, and the descriptions
    /// in it that are `open`.
    #[must_use]
    pub fn new(
        reading: &'a Reading,
        (mentions, open): (&[Mention], &'a [Open]),
        known: &[Known],
        words: &Words,
    ) -> Self {
        let sketch = Sketch::new(reading, &words.classes);
        let mut scene = Self {
            sketch,
            referents: vec![],
            figures: vec![],
            anaphors: vec![],
            nouns: HashMap::new(),
            together: Together::default(),
            said: vec![],
            speakers: vec![],
        };
        let mut casting = Casting { entities: known, known: HashMap::new() };
        scene.add_mentions(mentions, open, &mut casting);
        scene.add_pairs(&mut casting);
        scene.add_open(open);
        scene.add_phrases(&words.lexicon);
        scene.figures.sort_by_key(|(figure, _)| (figure.end, figure.first));
        scene.rank();
        scene.together = Together::new(&scene.figures, |at| scene.referents[at].is_named_person());
        scene.find_pronouns();
        scene.anaphors.sort_by_key(|anaphor| (anaphor.figure.end, Reverse(anaphor.figure.first)));
        for (open, _) in scene.anaphors.iter().filter_map(|anaphor| anaphor.description) {
            *scene.nouns.entry(&open.noun).or_default() += 1;
        }
        scene.find_speakers();
        scene
    }

    /// The article.
    #[must_use]
    pub fn reading(&self) -> &'a Reading {
        self.sketch.reading
    }

    /// The descriptions that are asked about, each with the referent that it stands for if nobody else is meant.
    pub fn descriptions(&self) -> impl Iterator<Item = (&Figure, usize)> {
        self.anaphors.iter().filter_map(|anaphor| Some((&anaphor.figure, anaphor.description?.1)))
    }

    fn add_mentions(&mut self, mentions: &[Mention], open: &'a [Open], casting: &mut Casting) {
        for same in mentions.chunk_by(|a, b| a.span == b.span) {
            let Some(first) = same.first() else { continue };
            let members: Vec<EntityId> = same.iter().map(|mention| mention.entity).collect();
            let Some(referent) = self.referent(&members, casting) else { continue };
            if first.kind == MentionKind::Nominal
                && let Ok(at) = open.binary_search_by_key(&first.span, |open| open.span)
            {
                self.add_description(&open[at], referent);
                continue;
            }
            let long = self.reading().article.slice(first.span).contains(' ');
            let wording = match first.kind {
                MentionKind::Name if long => Wording::FullName,
                MentionKind::Name => Wording::ShortName,
                _ => Wording::Description,
            };
            let mut figure = Figure::new(&self.sketch, first.span, wording);
            if let Some((before, _)) = self.figures.last().filter(|(before, other)| {
                *other == referent && before.sentence == figure.sentence && self.apposed(before.end, figure.first)
            }) {
                figure = figure.in_place_of(before);
            }
            self.figures.push((figure, referent));
        }
    }

    fn add_description(&mut self, open: &'a Open, referent: usize) {
        let figure = Figure::new(&self.sketch, open.span, Wording::Unnamed);
        let case = if figure.role == Role::Subject { Case::Subject } else { Case::Object };
        let form = Form { family: Family::Described, case };
        self.anaphors.push(Anaphor { figure, form, description: Some((open, referent)) });
    }

    /// Adds those of the descriptions that are `open` that are nobody's yet.
    fn add_open(&mut self, open: &'a [Open]) {
        let known: BTreeSet<Span> = self.anaphors.iter().map(|anaphor| anaphor.figure.span).collect();
        for open in open.iter().filter(|open| !known.contains(&open.span)) {
            let referent = self.add_referent(Vec::new(), Nature::Person, Belief::of_noun(&open.noun));
            self.add_description(open, referent);
        }
    }

    /// Whether only a comma, an age and a form of address stand from `from` up to `to`.
    fn apposed(&self, from: usize, to: usize) -> bool {
        let between = self.sketch.classes().get(from..to).unwrap_or_default();
        between.first() == Some(&Class::Comma)
            && between.len() <= LONGEST_BETWEEN
            && between.iter().all(|class| matches!(class, Class::Comma | Class::Number | Class::Capital))
    }

    /// The referent that the group of `members` is; none for what no pronoun can mean.
    fn referent(&mut self, members: &[EntityId], casting: &mut Casting) -> Option<usize> {
        let mut entities = members.to_vec();
        entities.sort_unstable();
        entities.dedup();
        if let Some(&known) = casting.known.get(&entities) {
            return Some(known);
        }
        let first = *entities.first()?;
        let nature = match casting.entities[first.index()].kind {
            EntityType::Person if entities.len() > 1 => Nature::People,
            EntityType::Person => Nature::Person,
            EntityType::Organisation => Nature::Organisation,
            EntityType::Place => Nature::Place,
            EntityType::Misc | EntityType::Event => Nature::Thing,
        };
        let one = &casting.entities[first.index()];
        let belief = if entities.len() == 1 { one.belief } else { Belief::default() };
        casting.known.insert(entities.clone(), self.referents.len());
        let referent = self.add_referent(entities, nature, belief);
        self.referents[referent].is_named = one.is_named;
        self.referents[referent].family = Arc::clone(&one.family);
        Some(referent)
    }

    fn add_referent(&mut self, entities: Vec<EntityId>, nature: Nature, belief: Belief) -> usize {
        let (total, rank, in_title, is_named, family) = (0, 0, false, false, Arc::default());
        self.referents.push(Referent { entities, nature, belief, is_named, family, total, rank, in_title });
        self.referents.len() - 1
    }

    /// Adds a group for two people who are joined by "and".
    fn add_pairs(&mut self, casting: &mut Casting) {
        let mut pairs = Vec::new();
        for pair in self.figures.windows(2) {
            let [(one, first), (other, second)] = pair else { continue };
            let people = [*first, *second].iter().all(|&at| self.referents[at].nature == Nature::Person);
            if people && first != second && one.sentence == other.sentence && self.joined(one.end, other.first) {
                let members = [*first, *second].into_iter().flat_map(|at| self.referents[at].entities.clone());
                pairs.push((members.collect::<Vec<_>>(), one.first, other.end));
            }
        }
        let tokens = &self.reading().segments.tokens;
        for (members, first, end) in pairs {
            let span = Span { start: tokens[first].span.start, end: tokens[end - 1].span.end };
            let figure = Figure::new(&self.sketch, span, Wording::Unnamed);
            if let Some(referent) = self.referent(&members, casting) {
                self.figures.push((figure, referent));
            }
        }
    }

    /// Whether only "and" and a title stand from `from` up to `to`.
    fn joined(&self, from: usize, to: usize) -> bool {
        const LONGEST: usize = 6;
        let between = self.sketch.classes().get(from..to).unwrap_or_default();
        between.first() == Some(&Class::And)
            && between.len() <= LONGEST
            && between[1..].iter().all(|class| {
                matches!(class, Class::Capital | Class::Word | Class::Determiner | Class::Of | Class::Owner)
            })
    }

    /// How many descriptions have the noun of `open`, which is one of them.
    pub(super) fn alike(&self, open: &Open) -> usize {
        self.nouns.get(open.noun.as_str()).copied().unwrap_or(1)
    }

    /// The referent who says the quotation at `quotation`, where that is told and `answers` say whom its anaphor means.
    pub(super) fn speaker(&self, quotation: usize, answers: &[Option<usize>]) -> Option<usize> {
        match self.speakers.get(quotation).copied().flatten()? {
            Speaker::Referent(referent) => Some(referent),
            Speaker::Anaphor(anaphor) => answers.get(anaphor).copied().flatten(),
        }
    }

    /// The quotations that the anaphor at `at` says.
    pub(super) fn said_by(&self, at: usize) -> impl Iterator<Item = usize> {
        let from = self.said.partition_point(|(anaphor, _)| *anaphor < at);
        self.said[from..].iter().take_while(move |(anaphor, _)| *anaphor == at).map(|(_, quotation)| *quotation)
    }

    /// Adds the noun phrases whose last noun lies in no figure so far.
    fn add_phrases(&mut self, lexicon: &Lexicon) {
        let mut taken = vec![false; self.sketch.classes().len()];
        let open = self.anaphors.iter().map(|anaphor| &anaphor.figure);
        for figure in self.figures.iter().map(|(figure, _)| figure).chain(open) {
            taken[figure.first..figure.end].fill(true);
        }
        let tokens = &self.reading().segments.tokens;
        let mut known: HashMap<(String, Nature), usize> = HashMap::new();
        for phrase in phrase::phrases(&self.sketch, lexicon) {
            let head = phrase.tokens.end - 1;
            // Where the noun is the title of a name, the name is spoken of.
            let titles = self.sketch.after(head + 1) == Class::Capital && taken[head + 1];
            if taken[head] || titles {
                continue;
            }
            let span = Span { start: tokens[phrase.tokens.start].span.start, end: tokens[head].span.end };
            let figure = Figure::new(&self.sketch, span, Wording::Unnamed);
            let belief = Belief::of_noun(&phrase.head);
            let key = (phrase.head, phrase.nature);
            let referent = known.get(&key).copied().filter(|_| phrase.definite);
            let referent = referent.unwrap_or_else(|| self.add_referent(Vec::new(), phrase.nature, belief));
            known.insert(key, referent);
            self.figures.push((figure, referent));
        }
    }

    fn rank(&mut self) {
        let open = self.anaphors.iter().filter_map(|anaphor| Some((anaphor.figure, anaphor.description?.1)));
        for (figure, referent) in self.figures.iter().copied().chain(open) {
            let region = self.sketch.region(figure.sentence);
            let kind = self.sketch.reading.article.regions.get(region).map(|region| region.kind);
            let referent = &mut self.referents[referent];
            referent.total += 1;
            referent.in_title |= kind == Some(RegionKind::Title);
        }
        let mut order: Vec<usize> = (0..self.referents.len()).collect();
        order.sort_by_key(|&at| Reverse(self.referents[at].total));
        let mut ranks: HashMap<Nature, usize> = HashMap::new();
        for at in order {
            let rank = ranks.entry(self.referents[at].nature).or_default();
            self.referents[at].rank = *rank;
            *rank += 1;
        }
    }

    fn find_pronouns(&mut self) {
        let mut in_name = vec![false; self.sketch.classes().len()];
        for (figure, _) in &self.figures {
            if matches!(figure.wording, Wording::FullName | Wording::ShortName) {
                in_name[figure.first..figure.end].fill(true);
            }
        }
        for (at, named) in in_name.iter().enumerate() {
            if !named && matches!(self.sketch.class(at), Class::Pronoun | Class::Owner) {
                self.anaphors.extend(self.pronoun(at));
            }
        }
    }

    /// Whether `referent` is named later in the clause of which a pronoun is the subject: "he met Doe" is not of Doe
    /// (Chomsky, "Lectures on Government and Binding", 1981, principle C).
    pub(super) fn is_named_beside(&self, pronoun: &Figure, form: Form, referent: usize) -> bool {
        let from = self.figures.partition_point(|(figure, _)| figure.end <= pronoun.end);
        let later = self.figures[from..].iter().take_while(|(figure, _)| figure.sentence == pronoun.sentence);
        form.case == Case::Subject
            && later.filter(|(_, other)| *other == referent).any(|(figure, _)| {
                let named = matches!(figure.wording, Wording::FullName | Wording::ShortName);
                let between = self.sketch.classes().get(pronoun.end..figure.first).unwrap_or_default();
                named && !between.iter().any(|class| class.parts_clauses())
            })
    }

    /// Whether `figure` of `referent` only owns somebody else who is described there: the Doe of "Doe's spokesman" is not who
    /// the next sentence goes on with (Brennan, Friedman and Pollard, "A centering approach to pronouns", 1987).
    pub(super) fn only_owns(&self, figure: &Figure, referent: usize) -> bool {
        let from = self.figures.partition_point(|(other, _)| other.end <= figure.end);
        let later = self.figures[from..].iter().take_while(|(other, _)| other.sentence == figure.sentence);
        later
            .filter(|(other, _)| other.first <= figure.first)
            .any(|(_, other)| *other != referent && self.referents[*other].nature == Nature::Person)
    }

    fn find_speakers(&mut self) {
        let quotations = &self.sketch.reading.quotations;
        self.speakers = quotations.iter().map(|quotation| self.spoken_by(quotation.speaker?)).collect();
        let said = self.speakers.iter().enumerate().filter_map(|(quotation, speaker)| match speaker {
            Some(Speaker::Anaphor(anaphor)) => Some((*anaphor, quotation)),
            _ => None,
        });
        self.said = said.collect();
        self.said.sort_unstable();
    }

    /// Whom the words at `span`, which tell who speaks, mean.
    fn spoken_by(&self, span: Span) -> Option<Speaker> {
        let ended = self.anaphors.partition_point(|anaphor| anaphor.figure.span.end < span.end);
        let alike = self.anaphors[ended..].iter().take_while(|anaphor| anaphor.figure.span.end == span.end);
        let is_pronoun = span.len() <= LONGEST_PRONOUN;
        let is_told = |anaphor: &Anaphor| anaphor.description.is_some() != is_pronoun;
        if let Some(at) = alike.into_iter().position(is_told) {
            return Some(Speaker::Anaphor(ended + at));
        }
        let here = |figure: &Figure| figure.span.end >= span.end && figure.span.start < span.end;
        // Figures are ordered by where they end, and none goes beyond its sentence.
        let first = self.reading().segments.tokens.partition_point(|token| token.span.end <= span.start);
        let from = self.figures.partition_point(|(figure, _)| figure.end <= first);
        let sentence = self.sketch.sentence_of(first);
        let near = self.figures[from..].iter().take_while(|(figure, _)| figure.sentence <= sentence);
        let shortest = near.filter(|(figure, _)| here(figure)).min_by_key(|(figure, _)| figure.span.len())?;
        Some(Speaker::Referent(shortest.1))
    }

    /// The pronoun at token `at`.
    fn pronoun(&self, at: usize) -> Option<Anaphor<'a>> {
        let (mut form, length) = form::form(self.sketch.text(at))?;
        let start = self.reading().segments.tokens[at].span.start as usize;
        let style = |text: &str| form::STYLES.contains(&crate::text::fold::fold(text).as_str());
        let after = self.sketch.after(at + 1);
        if after == Class::Capital && style(self.sketch.text(at + 1)) {
            return None;
        }
        // "her" has two cases: what follows tells.
        if form.family == Family::She && form.case == Case::Object && after.is_nominal() {
            form.case = Case::Possessive;
        }
        let figure = Figure::new(&self.sketch, Span::new(start, start + length), Wording::Pronoun(form));
        let case = if form.family == Family::It && form.case == Case::Subject && !figure.trail.is_verb() {
            Case::Object
        } else {
            form.case
        };
        Some(Anaphor { figure, form: Form { case, ..form }, description: None })
    }
}

/// The entities while the figures are set out.
struct Casting<'a> {
    entities: &'a [Known],
    known: HashMap<Vec<EntityId>, usize>,
}
