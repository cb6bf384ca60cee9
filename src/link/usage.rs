//! The names of all articles as they are used: each distinct form once, each use with its place, type and address.

use std::sync::Arc;

use foldhash::HashMap;

use super::called::Called;
use super::families::Families;
use super::missed::Missed;
use super::naming::{Naming, Namings, Spelling};
use super::telling::Telling;
use crate::entity::gazetteer::Sorts;
use crate::entity::gender::Gender;
use crate::model::{EntityType, Span};

/// A name, whatever its case, accents and marks.
#[derive(Debug)]
pub(super) struct Form<'a> {
    /// As names are compared.
    pub(super) folded: &'a str,
    /// Its words, if it is the name of a person.
    pub(super) telling: &'a Telling,
    /// What the gazetteer knows of it.
    pub(super) sorts: Sorts,
    /// Whether a use is an acronym: one word in capitals.
    pub(super) acronym: bool,
    /// How often the form is used.
    pub(super) uses: u32,
    /// How sure all uses together are of each type.
    pub(super) votes: [f32; 5],
    /// How much more often "she" follows a use than "he".
    pub(super) pronouns: i32,
}

/// A form as it is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Written<'a> {
    /// With plain single spaces.
    pub(super) text: &'a str,
    /// The position of its form.
    pub(super) form: usize,
}

/// One use of a form.
#[derive(Clone, Copy, Debug)]
pub(super) struct Use {
    /// The position of the article.
    pub(super) article: usize,
    /// Where it stands.
    pub(super) span: Span,
    /// The position of its form.
    pub(super) form: usize,
    /// The position of how that is written.
    pub(super) written: usize,
    /// Its type; the recogniser's guess until [`settle_types`] has voted.
    pub(super) kind: EntityType,
    /// How sure the recogniser was.
    pub(super) confidence: f32,
    /// What the form of address before it says.
    pub(super) gender: Option<Gender>,
    /// What the pronoun says by which its bearer goes on.
    pub(super) says: Option<Gender>,
    /// Whether it stands beside a verb of saying.
    pub(super) speaks: bool,
    /// Whether it is a capital that stands for a government.
    pub(super) government: bool,
    /// Whether it is introduced as the name of somebody's relative.
    pub(super) kin: bool,
    /// The title right before it, as a number that is equal for equal titles.
    pub(super) title: Option<usize>,
}

impl Use {
    /// Whether a government is meant that sits in the place named.
    pub(super) fn is_government(&self) -> bool {
        self.government && self.kind == EntityType::Place
    }
}

/// All forms and all uses, in the order of the articles.
#[derive(Debug, Default)]
pub(super) struct Usage<'a> {
    pub(super) forms: Vec<Form<'a>>,
    pub(super) written: Vec<Written<'a>>,
    pub(super) uses: Vec<Use>,
    /// What the articles say that people are called.
    pub(super) called: Vec<&'a Called>,
    form_numbers: Numbers<'a>,
    written_numbers: Numbers<'a>,
}

/// Numbers of texts, in the order in which they come.
type Numbers<'a> = HashMap<&'a str, usize>;

/// The number of `text`, and whether it is new.
fn number<'a>(numbers: &mut Numbers<'a>, text: &'a str) -> (usize, bool) {
    let next = numbers.len();
    let number = *numbers.entry(text).or_insert(next);
    (number, number == next)
}

/// Brings together the names of the articles, in their order.
pub(super) fn collect(articles: &[Arc<Namings>]) -> Usage<'_> {
    let mut usage = Usage::default();
    usage.uses.reserve(articles.iter().map(|own| own.uses.len()).sum());
    let mut titles = Numbers::default();
    for (article, own) in articles.iter().enumerate() {
        usage.called.extend(&own.called);
        let spellings: Vec<usize> = own.spellings.iter().map(|spelling| usage.write(spelling)).collect();
        let titles: Vec<usize> = own.titles.iter().map(|title| number(&mut titles, title).0).collect();
        for naming in &own.uses {
            usage.add(article, naming, spellings[naming.spelling], naming.title.map(|title| titles[title]));
        }
    }
    usage
}

impl<'a> Usage<'a> {
    /// Takes in the words that were passed over in each of `articles` and are names: those `named`, by position.
    pub(super) fn complete(&mut self, articles: &'a [Arc<Namings>], named: &[Vec<usize>]) {
        for (article, (own, named)) in articles.iter().zip(named).enumerate() {
            for &at in named {
                let Missed { candidate, spelling, .. } = &own.missed[at];
                let written = self.write(spelling);
                self.add(article, &Naming::alone(*candidate), written, None);
            }
        }
        self.uses.sort_by_key(|one| (one.article, one.span));
    }

    /// Takes in a spelling; where it is among those written.
    fn write(&mut self, spelling: &'a Spelling) -> usize {
        let Spelling { text, folded, telling, sorts, acronym } = spelling;
        let (at, is_new) = number(&mut self.written_numbers, text);
        if is_new {
            let (form, is_new) = number(&mut self.form_numbers, folded);
            if is_new {
                self.forms.push(Form {
                    folded,
                    telling,
                    sorts: *sorts,
                    acronym: false,
                    uses: 0,
                    votes: [0.0; 5],
                    pronouns: 0,
                });
            }
            self.written.push(Written { text, form });
        }
        let form = &mut self.forms[self.written[at].form];
        form.acronym |= acronym;
        form.telling = form.telling.fuller(telling);
        at
    }

    fn add(&mut self, article: usize, naming: &Naming, written: usize, title: Option<usize>) {
        let &Naming { candidate, gender, says, speaks, government, kin, .. } = naming;
        let form = self.written[written].form;
        let counted = &mut self.forms[form];
        counted.uses += 1;
        counted.votes[candidate.kind as usize] += candidate.confidence;
        counted.pronouns += naming.pronoun.map_or(0, |gender| if gender == Gender::Female { 1 } else { -1 });
        let (span, kind, confidence) = (candidate.span, candidate.kind, candidate.confidence);
        self.uses.push(Use {
            article,
            span,
            form,
            written,
            kind,
            confidence,
            gender,
            says,
            speaks,
            government,
            kin,
            title,
        });
    }
}

/// How much all articles together count beside one article.
const CORPUS_SHARE: f32 = 0.7;
/// The same for a name of several words, which hardly ever means two things.
const CORPUS_SHARE_OF_LONG: f32 = 10.0;
/// What it counts that the name stands behind "Mr" or the like in the article.
const ADDRESSED: f32 = 0.8;

/// Below which confidence a name is that of somebody whom the article names in full with this family name.
const UNSURE: f32 = 0.6;

/// What one article votes on one form.
#[derive(Clone, Copy, Default)]
struct Ballot {
    article: Option<usize>,
    votes: [f32; 5],
    /// How many uses voted.
    uses: f32,
    /// What speaks for a person besides.
    person: f32,
    settled: Option<EntityType>,
}

/// Settles the type of every use: all uses of a form in one article have one type, which the article and the corpus vote
/// on; that it is a family name, one of `families`, and that somebody is addressed by it speak for a person.
pub(super) fn settle_types(usage: &mut Usage, families: &Families) {
    let Usage { forms, uses, .. } = usage;
    let mut ballots = vec![Ballot::default(); forms.len()];
    for own in uses.chunk_by_mut(|a, b| a.article == b.article) {
        for one in own.iter() {
            let ballot = &mut ballots[one.form];
            if ballot.article != Some(one.article) {
                let person = families.weight(one.article, one.form);
                *ballot = Ballot { article: Some(one.article), person, ..Ballot::default() };
            }
            ballot.votes[one.kind as usize] += one.confidence;
            ballot.uses += 1.0;
            if one.gender.is_some() && !forms[one.form].folded.contains(' ') {
                ballot.person = ballot.person.max(ADDRESSED);
            }
        }
        for one in own {
            let ballot = &mut ballots[one.form];
            let kind = ballot.settled.unwrap_or_else(|| ballot.vote(&forms[one.form]));
            ballot.settled = Some(kind);
            let is_unsure = one.confidence < UNSURE && families.is_here(one.article, one.form);
            one.kind = if is_unsure { EntityType::Person } else { kind };
        }
    }
}

impl Ballot {
    /// The type for which an article's votes on `form` and those of the corpus are, each as sure as the uses are on
    /// average, with what speaks for a person besides.
    fn vote(&self, form: &Form) -> EntityType {
        let share = if form.folded.contains(' ') { CORPUS_SHARE_OF_LONG } else { CORPUS_SHARE };
        let mut votes = [0.0; 5];
        for (vote, (own, all)) in votes.iter_mut().zip(self.votes.iter().zip(&form.votes)) {
            *vote = own / self.uses + all / form.uses as f32 * share;
        }
        votes[EntityType::Person as usize] += self.person;
        best(&votes)
    }
}

/// The type with the most votes; the first of equals.
pub(super) fn best(votes: &[f32; 5]) -> EntityType {
    let top = votes.iter().copied().fold(f32::MIN, f32::max);
    let at = votes.iter().position(|vote| *vote >= top).unwrap_or(0);
    EntityType::ALL[at]
}
