//! Which names alone are family names, or nicknames, of people whom their article, or another account of the story, names in full.

use foldhash::HashMap;

use super::person::People;
use super::together::{Nearness, Together};
use super::usage::{Form, Usage};

/// What it counts that the article names a person with this family name in full.
const FAMILY_NAME: f32 = 1.5;
/// The same where other accounts of the story do.
const FAMILY_NAME_ELSEWHERE: f32 = 0.8;

/// For each form that is used in an article, where the people are named whose family name it is.
#[derive(Debug, Default)]
pub(super) struct Families(HashMap<(usize, usize), Option<Nearness>>);

impl Families {
    /// Of the names alone of `usage`.
    pub(super) fn new(usage: &Usage, people: &People, together: &Together) -> Self {
        let is_alone = |form: &Form| form.sorts.referent().is_none() && !form.telling.words.contains(' ');
        let mut families = Self::default();
        for one in usage.uses.iter().filter(|one| is_alone(&usage.forms[one.form])) {
            let nearness = || together.nearest(people.of_family_or_nickname(people.last(one.form)), one.article);
            families.0.entry((one.article, one.form)).or_insert_with(nearness);
        }
        families
    }

    fn nearness(&self, article: usize, form: usize) -> Option<Nearness> {
        self.0.get(&(article, form)).copied().flatten()
    }

    /// Whether `article` names somebody in full whose family name `form` is.
    pub(super) fn is_here(&self, article: usize, form: usize) -> bool {
        self.nearness(article, form) == Some(Nearness::Here)
    }

    /// What it counts for a person that `form` in `article` is a family name.
    pub(super) fn weight(&self, article: usize, form: usize) -> f32 {
        match self.nearness(article, form) {
            Some(Nearness::Here) => FAMILY_NAME,
            Some(Nearness::Elsewhere) => FAMILY_NAME_ELSEWHERE,
            None => 0.0,
        }
    }
}
