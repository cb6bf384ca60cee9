//! Which names of people are one person.
//!
//! Full names come together when the family name is one spelling or transliteration and the given names agree; a family
//! (or given) name alone goes to the person of that name whom its article names, by address and nearness, else to the
//! one whom the corpus names far more than any other.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::spelling::{Nicknames, transliterated};
use super::usage::{Gender, Usage, Use};
use crate::entity::gazetteer::{Gazetteer, Sorts};
use crate::model::EntityType;

/// Small words and ranks that are no part of what tells people apart.
const SMALL: [&str; 26] = [
    "al", "el", "ul", "ur", "as", "ash", "ad", "van", "von", "der", "den", "de", "del", "della", "la", "le", "di",
    "da", "dos", "du", "bin", "ibn", "jr", "sr", "ii", "iii",
];
/// With how many people of one family name and first letter a new name is compared at most.
const MOST_COMPARED: usize = 200;
/// By how much one person must be named more than the next for a family name alone to mean that person everywhere.
const DOMINANCE: u32 = 2;

/// A person: the parts of the fullest name, and how often full names are used.
#[derive(Debug)]
struct Person {
    given: Vec<String>,
    family: String,
    gender: Option<Gender>,
    uses: u32,
}

/// The telling parts of a person's name, from its folded form.
fn parts(folded: &str) -> Vec<&str> {
    let words: Vec<&str> = folded.split(' ').collect();
    let telling: Vec<&str> = words.iter().copied().filter(|word| !SMALL.contains(word)).collect();
    if telling.is_empty() { words } else { telling }
}

/// The people of a corpus and how to find them by a part of their name.
#[derive(Debug, Default)]
pub(super) struct People {
    persons: Vec<Person>,
    /// The person that each form of several parts means.
    full: HashMap<usize, usize>,
    /// People by the transliterated family name.
    by_family: HashMap<String, Vec<usize>>,
    /// People by their first word, for "Hillary" and for "Xi" of Xi Jinping.
    by_given: HashMap<String, Vec<usize>>,
}

impl People {
    /// The people whom `usage` names in full, most used forms first.
    pub(super) fn new(usage: &Usage, gazetteer: &Gazetteer) -> Self {
        let mut people = Self::default();
        let nicknames = Nicknames::default();
        let mut order: Vec<usize> = (0..usage.forms.len()).filter(|&form| is_full_name(usage, form)).collect();
        order.sort_by_key(|&form| {
            let form = &usage.forms[form];
            (std::cmp::Reverse((form.uses, form.folded.len())), form.folded.clone())
        });
        let mut nearby: HashMap<(String, char), Vec<usize>> = HashMap::new();
        for form in order {
            let words = parts(&usage.forms[form].folded);
            let Some((family, given)) = words.split_last() else { continue };
            let key = transliterated(family);
            let blocks: Vec<_> =
                given.iter().flat_map(|word| nicknames.letters(word)).map(|letter| (key.clone(), letter)).collect();
            let known = blocks.iter().flat_map(|block| nearby.get(block).into_iter().flatten().copied());
            let same =
                known.take(MOST_COMPARED).find(|&person| agrees(&people.persons[person].given, given, &nicknames));
            let person = same.unwrap_or_else(|| people.add(given, family, gazetteer));
            people.persons[person].uses += usage.forms[form].uses;
            people.full.insert(form, person);
            for block in blocks {
                let block = nearby.entry(block).or_default();
                if !block.contains(&person) {
                    block.push(person);
                }
            }
        }
        people
    }

    fn add(&mut self, given: &[&str], family: &str, gazetteer: &Gazetteer) -> usize {
        let person = self.persons.len();
        let first = given.first().copied().unwrap_or_default();
        self.by_family.entry(transliterated(family)).or_default().push(person);
        self.by_given.entry(transliterated(first)).or_default().push(person);
        let sorts = gazetteer.sorts(first);
        let gender = if sorts.any(Sorts::GIVEN) { Gender::of(sorts) } else { None };
        let given = given.iter().map(|&word| word.to_owned()).collect();
        self.persons.push(Person { given, family: family.to_owned(), gender, uses: 0 });
        person
    }

    /// The person that a form of several parts means.
    pub(super) fn full(&self, form: usize) -> Option<usize> {
        self.full.get(&form).copied()
    }

    /// How many people are named in full.
    pub(super) fn len(&self) -> usize {
        self.persons.len()
    }

    /// Whom the single word `folded` may mean: people of that family name, else of that first name.
    fn bearers(&self, folded: &str) -> &[usize] {
        let key = transliterated(parts(folded).last().copied().unwrap_or_default());
        self.by_family.get(&key).or_else(|| self.by_given.get(&key)).map_or(&[], Vec::as_slice)
    }

    /// The person most named of those whom `folded` may mean with this gender, if far more than the next.
    fn dominant(&self, folded: &str, gender: Option<Gender>) -> Option<usize> {
        let mut bearers: Vec<usize> =
            self.bearers(folded).iter().copied().filter(|&person| self.suits(person, gender)).collect();
        bearers.sort_by_key(|&person| (std::cmp::Reverse(self.persons[person].uses), person));
        match bearers.as_slice() {
            [one] => Some(*one),
            [first, second, ..] => {
                (self.persons[*first].uses >= self.persons[*second].uses * DOMINANCE).then_some(*first)
            }
            [] => None,
        }
    }

    /// Whether nothing in the address speaks against the person.
    fn suits(&self, person: usize, gender: Option<Gender>) -> bool {
        let known = self.persons[person].gender;
        gender.is_none() || known.is_none() || known == gender
    }
}

/// Whether a form is the full name of a person: several parts, and mostly read as a person.
fn is_full_name(usage: &Usage, form: usize) -> bool {
    let form = &usage.forms[form];
    super::usage::best(&form.votes) == EntityType::Person && parts(&form.folded).len() > 1
}

/// Whether given names can be one person's: the first agree and no middle name contradicts, or all of the fewer are
/// among the more ("Javad" of "Mohammad Javad").
fn agrees(a: &[String], b: &[&str], nicknames: &Nicknames) -> bool {
    let (Some(first_a), Some(first_b)) = (a.first(), b.first()) else { return false };
    if nicknames.agree(first_a, first_b) {
        let (middle_a, middle_b) = (&a[1..], &b[1..]);
        return middle_a.is_empty()
            || middle_b.is_empty()
            || (middle_a.len() == middle_b.len() && middle_a.iter().zip(middle_b).all(|(x, y)| nicknames.agree(x, y)));
    }
    let long = |word: &str| word.chars().count() > 2;
    if a.len() < b.len() {
        a.iter().all(|x| long(x) && b.contains(&x.as_str()))
    } else {
        b.len() < a.len() && b.iter().all(|y| long(y) && a.iter().any(|x| x == y))
    }
}

/// For each use of a person's name, the number of its cluster: a person's position, or from `People::len` on one for
/// each name alone that no one bears.
pub(super) fn resolve(usage: &Usage, people: &People) -> BTreeMap<usize, usize> {
    let mut clusters = BTreeMap::new();
    let mut loners: HashMap<String, usize> = HashMap::new();
    let person_uses: Vec<usize> =
        (0..usage.uses.len()).filter(|&at| usage.uses[at].kind == EntityType::Person).collect();
    for group in person_uses.chunk_by(|&a, &b| usage.uses[a].article == usage.uses[b].article) {
        let mut present: HashMap<usize, Vec<u32>> = HashMap::new();
        for one in group.iter().map(|&at| &usage.uses[at]) {
            if let Some(person) = people.full(one.form) {
                present.entry(person).or_default().push(one.span.start);
            }
        }
        for &at in group {
            let one = &usage.uses[at];
            let folded = &usage.forms[one.form].folded;
            let found = people.full(one.form).or_else(|| alone(one, folded, people, &present));
            let cluster = found.unwrap_or_else(|| {
                let next = people.len() + loners.len();
                *loners.entry(transliterated(parts(folded).last().copied().unwrap_or_default())).or_insert(next)
            });
            clusters.insert(at, cluster);
        }
    }
    clusters
}

/// Whom a name alone means: of those whom the article names in full, the last before it, else the first after it.
/// `present` holds where the article names each of its people in full, in order.
fn alone(one: &Use, folded: &str, people: &People, present: &HashMap<usize, Vec<u32>>) -> Option<usize> {
    let (mut before, mut after) = (None, None);
    for &person in people.bearers(folded).iter().filter(|&&person| people.suits(person, one.gender)) {
        let Some(starts) = present.get(&person) else { continue };
        let at = starts.partition_point(|start| *start < one.span.start);
        before = before.max(at.checked_sub(1).map(|at| (starts[at], person)));
        after = starts.get(at).map(|start| (*start, person)).into_iter().chain(after).min();
    }
    before.or(after).map(|(_, person)| person).or_else(|| people.dominant(folded, one.gender))
}

/// Whether `article` names someone in full whose family name the form is.
pub(super) fn families(usage: &Usage, people: &People) -> impl Fn(usize, usize) -> bool + use<> {
    let mut named: HashSet<(usize, String)> = HashSet::new();
    for one in &usage.uses {
        if let Some(person) = people.full(one.form) {
            named.insert((one.article, transliterated(&people.persons[person].family)));
        }
    }
    let keys: Vec<Option<String>> = usage
        .forms
        .iter()
        .map(|form| {
            let words = parts(&form.folded);
            (words.len() == 1 && form.sorts.referent().is_none()).then(|| transliterated(words[0]))
        })
        .collect();
    move |article, form| keys[form].as_ref().is_some_and(|key| named.contains(&(article, key.clone())))
}
