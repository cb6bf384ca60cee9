//! Whom one article names, and where: what tells whom a single word means in it.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use foldhash::HashMap;

use super::person::{MOST_COMPARED, People, Sought};
use super::usage::Use;
use crate::entity::gender::Gender;

/// Within how many bytes after a full name it is close.
const CLOSE: u32 = 150;
/// How many times as often one must be named as the one named last for a name alone to mean the first.
pub(super) const LEAD: u32 = 2;
/// The same where the one named last is named close by.
pub(super) const LEAD_OF_FAR: u32 = 4;
/// How often somebody must have been called by the name alone to keep it when another is named in full.
const OFTEN: usize = 5;
/// The same where the last time was lately.
const TWICE: usize = 2;
/// Within how many bytes before the other's full name that was lately.
const LATELY: u32 = 400;

/// Where one article names its people beyond doubt, by what may mean them.
#[derive(Debug, Default)]
pub(super) struct Present {
    named: HashMap<Sought, Named>,
    /// The same by first names that are the family names of others: they mean their bearers where nobody of that family is
    /// named.
    first: HashMap<Sought, Named>,
}

/// Where those are named whom one word may mean.
#[derive(Debug, Default)]
struct Named {
    /// Who is named, by where that begins.
    starts: BTreeMap<u32, usize>,
    /// All of them, each once, as far as they are compared.
    people: Vec<usize>,
    /// Where each has been called by the name alone so far, without any form of address.
    called: BTreeMap<usize, Vec<u32>>,
}

impl Named {
    /// Whether `start` is close behind the last full name before it.
    fn is_close(&self, start: u32) -> bool {
        let before = self.starts.range(..start).next_back();
        before.is_some_and(|(place, _)| (*place..place + CLOSE).contains(&start))
    }

    /// The only one whom the article has called by the name alone, if often or lately, when another is named in full at
    /// `place`.
    fn owner(&self, place: u32) -> Option<usize> {
        let mut called = self.called.iter();
        let (&owner, times) = called.next().filter(|(owner, _)| self.people.contains(*owner))?;
        let is_late = times.last().is_some_and(|last| last + LATELY >= place);
        let is_settled = times.len() >= OFTEN || times.len() >= TWICE && is_late;
        (is_settled && called.next().is_none()).then_some(owner)
    }
}

impl Present {
    /// Takes the full names from `uses` of people's names in one article, which are in order.
    pub(super) fn new<'a>(uses: impl Iterator<Item = &'a Use>, people: &People) -> Self {
        let mut present = Self::default();
        for one in uses {
            if let Some(person) = people.full(one.form) {
                present.see(people, person, one.span.start);
            }
        }
        present
    }

    /// Takes in that `person` is named at `start`, beyond doubt.
    pub(super) fn see(&mut self, people: &People, person: usize, start: u32) {
        let genders = [None, Some(Gender::Female), Some(Gender::Male)];
        for gender in genders.into_iter().filter(|gender| people.suits(person, *gender)) {
            people.keys(person).for_each(|key| add(&mut self.named, (key, gender), person, start));
            people.shared_firsts(person).for_each(|key| add(&mut self.first, (key, gender), person, start));
        }
    }

    /// Takes in that someone of the cluster `loner` is called `key` at `start`.
    pub(super) fn insert(&mut self, key: usize, loner: usize, start: u32) {
        for gender in [None, Some(Gender::Female), Some(Gender::Male)] {
            add(&mut self.named, (key, gender), loner, start);
        }
    }

    /// Those whom `sought` may mean.
    fn of(&self, sought: Sought) -> Option<&Named> {
        let is_family = self.named.contains_key(&(sought.0, None));
        self.named.get(&sought).or_else(|| self.first.get(&sought).filter(|_| !is_family))
    }

    /// Takes in that the article calls `person` by `key` alone at `start`.
    pub(super) fn call(&mut self, key: usize, person: usize, start: u32) {
        let sought = (key, None);
        if let Some(named) = self.named.get_mut(&sought).or_else(|| self.first.get_mut(&sought)) {
            named.called.entry(person).or_default().push(start);
        }
    }

    /// Whether the article names somebody else of the family of `person`.
    pub(super) fn has_relative(&self, people: &People, person: usize) -> bool {
        let family = (people.family(person), None);
        self.named.get(&family).is_some_and(|named| named.people.iter().any(|other| *other != person))
    }

    /// Whether the article names several people whom `key` may mean.
    pub(super) fn is_shared(&self, key: usize) -> bool {
        self.of((key, None)).is_some_and(|named| named.people.len() > 1)
    }

    /// The only one of those whom `sought` may mean who `fits`.
    pub(super) fn only(&self, sought: Sought, fits: impl Fn(usize) -> bool) -> Option<usize> {
        let mut fitting = self.of(sought)?.people.iter().copied().filter(|&person| fits(person));
        fitting.next().filter(|_| fitting.next().is_none())
    }

    /// Whom `sought` means at `start`: of those whom the article names in full, the last before it, else the first after
    /// it; but one whom the article has called so while it never called the other so, or who is named far more often, by
    /// `mentions`, keeps the name for themselves, as a president does of whose wife was spoken last.
    pub(super) fn likeliest(&self, sought: Sought, start: u32, mentions: impl Fn(usize) -> u32) -> Option<usize> {
        let named = self.of(sought)?;
        let before = named.starts.range(..start).next_back();
        let (&place, &nearest) = before.or_else(|| named.starts.range(start..).next())?;
        if let Some(owner) = named.owner(place) {
            return Some(owner);
        }
        let lead = if named.is_close(start) { LEAD_OF_FAR } else { LEAD };
        let first = named.people.iter().copied().max_by_key(|&person| (mentions(person), Reverse(person)))?;
        Some(if mentions(first) >= mentions(nearest) * lead { first } else { nearest })
    }

    /// All whom `sought` may mean.
    pub(super) fn all(&self, sought: Sought) -> &[usize] {
        self.of(sought).map_or(&[], |named| named.people.as_slice())
    }

    /// Whether `start` is close behind a full name of those whom `sought` may mean, the last before it.
    pub(super) fn is_close(&self, sought: Sought, start: u32) -> bool {
        self.of(sought).is_some_and(|named| named.is_close(start))
    }

    /// Whether the article has called `person` by `key` alone.
    pub(super) fn is_called(&self, key: usize, person: usize) -> bool {
        self.of((key, None)).is_some_and(|named| named.called.contains_key(&person))
    }

    /// The only one whom `sought` can mean in the article, if named in full before `start`.
    pub(super) fn sole(&self, sought: Sought, start: u32) -> Option<usize> {
        self.only(sought, |_| true).filter(|_| !self.is_before(sought, start))
    }

    /// Whether `start` is before the first full name of all whom `sought` may mean.
    pub(super) fn is_before(&self, sought: Sought, start: u32) -> bool {
        self.of(sought).and_then(|named| named.starts.first_key_value()).is_none_or(|(first, _)| start < *first)
    }
}

fn add(all: &mut HashMap<Sought, Named>, sought: Sought, person: usize, start: u32) {
    let named = all.entry(sought).or_default();
    named.starts.insert(start, person);
    if named.people.len() < MOST_COMPARED && !named.people.contains(&person) {
        named.people.push(person);
    }
}
