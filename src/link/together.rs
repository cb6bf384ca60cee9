//! Who is named in full together with whom: what tells that two articles are of one story.

use std::sync::OnceLock;

use super::person::People;
use super::usage::Usage;

/// In how many articles those are looked up who are named together with somebody.
const MOST_ARTICLES: usize = 50;
/// How many of the people of such an article are looked up.
const MOST_PEOPLE: usize = 100;
/// How many people of one name are looked up in other accounts.
const MOST_BEARERS: usize = 200;

/// Which articles name somebody in full, as seen from one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nearness {
    /// That article does.
    Here,
    /// Other accounts of its story do.
    Elsewhere,
}

/// Who is named in full in which article.
#[derive(Debug)]
pub(super) struct Together {
    /// The people of each article, in order.
    people: Vec<Vec<usize>>,
    /// The articles of each person, [`MOST_ARTICLES`] where they are more.
    articles: Vec<Vec<usize>>,
    /// The people with whom each is named, in order, once somebody has asked: [`MOST_ARTICLES`] times [`MOST_PEOPLE`] at
    /// most, and few people are asked about.
    with: Vec<OnceLock<Vec<usize>>>,
}

impl Together {
    /// Of the `people` whom `usage` names.
    pub(super) fn new(usage: &Usage, people: &People) -> Self {
        let mut named = vec![Vec::new(); usage.uses.last().map_or(0, |one| one.article + 1)];
        for one in &usage.uses {
            named[one.article].extend(people.full(one.form));
        }
        for own in &mut named {
            own.sort_unstable();
            own.dedup();
        }
        // By whom they name, so that the order of the files does not matter for which are looked up.
        let mut order: Vec<usize> = (0..named.len()).collect();
        order.sort_by(|&one, &other| looked_up(&named[one]).cmp(looked_up(&named[other])));
        let mut articles = vec![Vec::new(); people.len()];
        for article in order {
            for &person in &named[article] {
                if articles[person].len() < MOST_ARTICLES {
                    articles[person].push(article);
                }
            }
        }
        Self { people: named, articles, with: vec![OnceLock::new(); people.len()] }
    }

    /// The people whom `article` names in full, in order.
    pub(super) fn people(&self, article: usize) -> &[usize] {
        self.people.get(article).map_or(&[], Vec::as_slice)
    }

    /// Whether `article` names `person` in full.
    pub(super) fn names(&self, article: usize, person: usize) -> bool {
        self.people(article).binary_search(&person).is_ok()
    }

    /// Whether `article` names somebody in full with whom `person` is named elsewhere.
    pub(super) fn meets(&self, person: usize, article: usize) -> bool {
        let with = self.with[person].get_or_init(|| self.named_with(person));
        self.people(article).iter().any(|other| *other != person && with.binary_search(other).is_ok())
    }

    /// The people whom the articles name in full that name `person` so, in order.
    fn named_with(&self, person: usize) -> Vec<usize> {
        let with = self.articles[person].iter().flat_map(|&other| looked_up(self.people(other)));
        let mut with: Vec<usize> = with.copied().collect();
        with.sort_unstable();
        with.dedup();
        with
    }

    /// Where any of `bearers`, the most named first, is named in full, as seen from `article`.
    pub(super) fn nearest(&self, bearers: &[usize], article: usize) -> Option<Nearness> {
        if bearers.iter().any(|&person| self.names(article, person)) {
            return Some(Nearness::Here);
        }
        let met = bearers.iter().take(MOST_BEARERS).any(|&person| self.meets(person, article));
        met.then_some(Nearness::Elsewhere)
    }
}

/// Those of the `people` of an article who tell of what story it is.
fn looked_up(people: &[usize]) -> &[usize] {
    &people[..people.len().min(MOST_PEOPLE)]
}
