//! Who is named in full together with whom: what tells that two articles are of one story.

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

use super::person::People;
use super::usage::Usage;

/// In how many articles those are looked up who are named together with somebody.
const MOST_ARTICLES: usize = 50;

/// Who is named in full in which article.
#[derive(Debug)]
pub(super) struct Together {
    /// The people of each article, in order.
    people: HashMap<usize, Vec<usize>>,
    /// The articles of each person, in order.
    articles: Vec<Vec<usize>>,
    /// Who is named together with whom, once that was looked up.
    with: HashMap<usize, HashSet<usize>>,
}

impl Together {
    /// Of the `people` whom `usage` names.
    pub(super) fn new(usage: &Usage, people: &People) -> Self {
        let mut together =
            Self { people: HashMap::new(), articles: vec![Vec::new(); people.len()], with: HashMap::new() };
        for one in &usage.uses {
            let Some(person) = people.full(one.form) else { continue };
            if together.articles[person].last() != Some(&one.article) {
                together.articles[person].push(one.article);
                together.people.entry(one.article).or_default().push(person);
            }
        }
        together.people.values_mut().for_each(|own| own.sort_unstable());
        together
    }

    /// The people whom `article` names in full, in order.
    pub(super) fn people(&self, article: usize) -> &[usize] {
        self.people.get(&article).map_or(&[], Vec::as_slice)
    }

    /// Whether `article` names `person` in full.
    pub(super) fn names(&self, article: usize, person: usize) -> bool {
        self.people(article).binary_search(&person).is_ok()
    }

    /// Whether `article` names somebody in full with whom `person` is named elsewhere.
    pub(super) fn meets(&mut self, person: usize, article: usize) -> bool {
        if !self.with.contains_key(&person) {
            let mut with = HashSet::new();
            for &article in self.articles[person].iter().take(MOST_ARTICLES) {
                with.extend(self.people(article).iter().copied().filter(|&other| other != person));
            }
            self.with.insert(person, with);
        }
        let with = &self.with[&person];
        self.people(article).iter().any(|other| with.contains(other))
    }
}
