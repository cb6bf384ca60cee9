//! The names of all articles as they are used: each distinct form once, each use with its place, type and address.

use std::collections::HashMap;

use super::{kin, sense};
use crate::entity::gazetteer::{Gazetteer, Sorts};
use crate::model::{EntityType, Span};
use crate::reading::Reading;
use crate::text::fold::fold;

/// What a form of address says of the one addressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Gender {
    /// "Mrs", "Dame".
    Female,
    /// "Mr", "Sir".
    Male,
}

impl Gender {
    /// What `sorts` say.
    pub(super) fn of(sorts: Sorts) -> Option<Self> {
        match (sorts.any(Sorts::FEMALE), sorts.any(Sorts::MALE)) {
            (true, false) => Some(Self::Female),
            (false, true) => Some(Self::Male),
            _ => None,
        }
    }
}

/// A name as it is written, whatever its case, accents and marks.
#[derive(Debug)]
pub(super) struct Form {
    /// As names are compared.
    pub(super) folded: String,
    /// What the gazetteer knows of it.
    pub(super) sorts: Sorts,
    /// Whether a use is an acronym: one word in capitals.
    pub(super) acronym: bool,
    /// How often the form is used.
    pub(super) uses: u32,
    /// How sure all uses together are of each type.
    pub(super) votes: [f32; 5],
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
    /// Its type; the recogniser's guess until [`settle_types`] has voted.
    pub(super) kind: EntityType,
    /// How sure the recogniser was.
    pub(super) confidence: f32,
    /// What the form of address before it says.
    pub(super) gender: Option<Gender>,
    /// Whether it is a capital that stands for a government.
    pub(super) government: bool,
    /// Whether it is introduced as the name of somebody's relative.
    pub(super) kin: bool,
    /// The title right before it, as a number that is equal for equal titles.
    pub(super) title: Option<u32>,
}

impl Use {
    /// Whether a government is meant that sits in the place named.
    pub(super) fn is_government(&self) -> bool {
        self.government && self.kind == EntityType::Place
    }
}

/// All forms and all uses, in the order of the articles.
#[derive(Debug, Default)]
pub(super) struct Usage {
    pub(super) forms: Vec<Form>,
    pub(super) uses: Vec<Use>,
}

/// Collects the candidates of `readings`.
pub(super) fn collect(readings: &[Reading], gazetteer: &Gazetteer) -> Usage {
    let mut usage = Usage::default();
    let mut positions: HashMap<String, usize> = HashMap::new();
    let mut titles: HashMap<String, u32> = HashMap::new();
    for (article, reading) in readings.iter().enumerate() {
        for candidate in reading.candidates.iter() {
            let text = reading.article.slice(candidate.span);
            let folded = fold(text);
            let form = *positions.entry(folded).or_insert_with_key(|folded| {
                let sorts = gazetteer.sorts(folded);
                usage.forms.push(Form { folded: folded.clone(), sorts, acronym: false, uses: 0, votes: [0.0; 5] });
                usage.forms.len() - 1
            });
            let counted = &mut usage.forms[form];
            counted.uses += 1;
            counted.acronym |= is_acronym(text);
            counted.votes[candidate.kind as usize] += candidate.confidence;
            let before = address(reading, candidate.span);
            let sorts = gazetteer.sorts(&before);
            let gender = Gender::of(sorts);
            let known = u32::try_from(titles.len()).unwrap_or(u32::MAX);
            let role = sorts.any(Sorts::TITLE.union(Sorts::ROLE)) && !sorts.any(Sorts::HONORIFIC);
            let is_title = role || before == "state";
            let title = is_title.then(|| *titles.entry(before).or_insert(known));
            let (kind, confidence) = (candidate.kind, candidate.confidence);
            let capital = usage.forms[form].sorts.any(Sorts::CAPITAL);
            let government = capital && sense::is_government(reading, candidate.span, gazetteer);
            let kin = kind == EntityType::Person && kin::introduces(reading, candidate.span);
            let span = candidate.span;
            usage.uses.push(Use { government, article, span, form, kind, confidence, gender, kin, title });
        }
    }
    usage
}

/// One word of two to seven capitals, with or without dots.
fn is_acronym(text: &str) -> bool {
    let letters = text.chars().filter(|ch| *ch != '.').count();
    (2..=7).contains(&letters) && text.chars().all(|ch| ch == '.' || ch.is_uppercase())
}

/// The folded word before `span` where it has a capital, else nothing.
fn address(reading: &Reading, span: Span) -> String {
    let word = reading.word_before(span).filter(|word| word.starts_with(char::is_uppercase));
    word.map_or_else(String::new, fold)
}

/// How much all articles together count beside one article.
const CORPUS_SHARE: f32 = 0.7;
/// The same for a name of several words, which hardly ever means two things.
const CORPUS_SHARE_OF_LONG: f32 = 10.0;
/// What it counts that the article names a person with this family name in full.
const FAMILY_NAME: f32 = 0.8;

/// Settles the type of every use: all uses of a form in one article have one type, which the article and the corpus vote
/// on. `is_family` says whether an article (by position) names a person in full whose family name a form is.
pub(super) fn settle_types(usage: &mut Usage, is_family: impl Fn(usize, usize) -> bool) {
    let mut by_article: HashMap<(usize, usize), [f32; 5]> = HashMap::new();
    for one in &usage.uses {
        by_article.entry((one.article, one.form)).or_default()[one.kind as usize] += one.confidence;
    }
    for (&(article, form), votes) in &mut by_article {
        let form_used = &usage.forms[form];
        let share = if form_used.folded.contains(' ') { CORPUS_SHARE_OF_LONG } else { CORPUS_SHARE };
        add_normalised(votes, &form_used.votes, share);
        if is_family(article, form) {
            votes[EntityType::Person as usize] += FAMILY_NAME;
        }
    }
    for one in &mut usage.uses {
        one.kind = best(&by_article[&(one.article, one.form)]);
    }
}

/// Brings `votes` to a sum of one and adds those of the `corpus`, brought to a sum of `share`.
fn add_normalised(votes: &mut [f32; 5], corpus: &[f32; 5], share: f32) {
    let (mine, all) = (votes.iter().sum::<f32>().max(f32::EPSILON), corpus.iter().sum::<f32>().max(f32::EPSILON));
    for (vote, others) in votes.iter_mut().zip(corpus) {
        *vote = *vote / mine + others / all * share;
    }
}

/// The type with the most votes; the first of equals.
pub(super) fn best(votes: &[f32; 5]) -> EntityType {
    let top = votes.iter().copied().fold(f32::MIN, f32::max);
    let at = votes.iter().position(|vote| *vote >= top).unwrap_or(0);
    EntityType::ALL[at]
}
