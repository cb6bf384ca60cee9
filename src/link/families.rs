//! Which names alone are family names of people whom their article, or another account of the story, names in full.

use foldhash::HashSet;

use super::person::People;
use super::together::Together;
use super::usage::{Form, Usage};

/// What it counts that the article names a person with this family name in full.
const FAMILY_NAME: f32 = 0.8;
/// The same where other accounts of the story do.
const FAMILY_NAME_ELSEWHERE: f32 = 0.4;

/// Forms that are family names of people, each with an article that uses it.
#[derive(Debug, Default)]
pub(super) struct Families {
    /// Of those whom the article names in full.
    here: HashSet<(usize, usize)>,
    /// Of those whom other accounts of its story name in full.
    elsewhere: HashSet<(usize, usize)>,
}

impl Families {
    /// Whether `article` names somebody in full whose family name `form` is.
    pub(super) fn is_here(&self, article: usize, form: usize) -> bool {
        self.here.contains(&(article, form))
    }

    /// What that counts for `form` in `article`.
    pub(super) fn weight(&self, article: usize, form: usize) -> f32 {
        let place = (article, form);
        if self.here.contains(&place) {
            FAMILY_NAME
        } else if self.elsewhere.contains(&place) {
            FAMILY_NAME_ELSEWHERE
        } else {
            0.0
        }
    }
}

/// Whose family name a form is in an article: somebody's who is named in full there, or in other accounts of the story.
pub(super) fn families(usage: &Usage, people: &People) -> Families {
    let mut families = Families::default();
    let mut together = Together::new(usage, people);
    let alone = |form: &Form| form.sorts.referent().is_none() && !form.telling.words.contains(' ');
    for one in usage.uses.iter().filter(|one| alone(&usage.forms[one.form])) {
        let place = (one.article, one.form);
        if families.here.contains(&place) || families.elsewhere.contains(&place) {
            continue;
        }
        let bearers = people.of_family(people.last(one.form));
        if bearers.iter().any(|&person| together.names(one.article, person)) {
            families.here.insert(place);
        } else if bearers.iter().any(|&person| together.meets(person, one.article)) {
            families.elsewhere.insert(place);
        }
    }
    families
}
