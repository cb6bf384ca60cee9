//! How well a reader is served who follows a person from mention to mention.

use std::collections::BTreeSet;

use crossread::model::{EntityType, MentionKind};

use crate::align::Item;
use crate::measure::dice;
use crate::overlap::Overlap;
use crate::scope::Scope;

/// The fewest mentions of a person worth following.
const FEWEST: usize = 2;

/// From which F1 on nothing is to be said of a person.
const GOOD: f64 = 0.95;

/// The sum of the F1 of persons, and their number.
#[derive(Clone, Debug, Default)]
pub(crate) struct Jump {
    sum: f64,
    persons: usize,
    /// The F1 of each, with the marked entity.
    each: Vec<(f64, String)>,
}

impl Jump {
    /// The mean F1, from 0 to 1.
    pub(crate) fn mean(&self) -> f64 {
        self.sum / self.persons.max(1) as f64
    }

    /// How many persons were followed.
    pub(crate) fn persons(&self) -> usize {
        self.persons
    }

    /// Prints who is followed worst.
    pub(crate) fn print_worst(&self, scope: Scope) {
        let mut each: Vec<_> = self.each.iter().filter(|(f1, _)| *f1 < GOOD).collect();
        each.sort_by(|a, b| a.0.total_cmp(&b.0));
        for (f1, entity) in each {
            println!("{:5.1} jump   {} of {entity}", f1 * 100.0, scope.label);
        }
    }

    /// Adds the persons that are marked in `items`, a corpus, followed through the mentions of `scope`. `named`: only
    /// those who have a name.
    pub(crate) fn add(&mut self, items: &[Item], scope: Scope, named: bool) {
        let scoped: Vec<_> = items.iter().filter(|item| scope.holds(item)).collect();
        let persons = persons(items, named);
        let mut followed: Vec<&str> = Vec::new();
        let overlap = Overlap::of(scoped.iter().map(|item| {
            let key = item.marked.map(|marked| marked.entity.as_str());
            (key, item.found.map(|found| found.entity))
        }));
        for key in scoped.iter().filter_map(|item| item.marked) {
            if !followed.contains(&key.entity.as_str()) {
                followed.push(&key.entity);
            }
        }
        for (key, name) in followed.iter().enumerate() {
            if overlap.keys[key] >= FEWEST && persons.contains(name) {
                let f1 = best(&overlap, key);
                self.each.push((f1, (*name).to_owned()));
                self.sum += f1;
                self.persons += 1;
            }
        }
    }
}

/// The marked entities that are persons.
fn persons<'a>(items: &[Item<'a>], named: bool) -> BTreeSet<&'a str> {
    let marked = || items.iter().filter_map(|item| item.marked);
    let names: BTreeSet<_> = marked().filter(|one| one.kind == MentionKind::Name).map(|one| &one.entity).collect();
    let is_person = |one: &&crate::data::Marked| one.r#type == Some(EntityType::Person);
    marked()
        .filter(is_person)
        .filter(|one| !named || names.contains(&one.entity))
        .map(|one| one.entity.as_str())
        .collect()
}

/// The F1 of the entity whose mentions match those of marked entity `key` best.
fn best(overlap: &Overlap, key: usize) -> f64 {
    let matches = overlap.shared.range((key, 0)..(key + 1, 0));
    matches.map(|(&(_, found), &shared)| dice(shared, overlap.keys[key], overlap.responses[found])).fold(0.0, f64::max)
}
