//! Public people: what readers of newspapers know of them without being told.

use std::sync::LazyLock;

use foldhash::HashMap;
use foldhash::fast::RandomState;

use super::gender::Gender;
use crate::model::{Entity, EntityType};
use crate::text::fold::fold;

/// Folded names, sexes and offices, compiled in. From general knowledge; see the first line of the file.
static LIST: &str = include_str!("../../models/public_people.txt");

/// All of them.
static PUBLIC: LazyLock<Public> = LazyLock::new(|| Public::of(LIST));

/// Public people by their folded names.
struct Public(HashMap<&'static str, Known>);

/// What is known of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Known {
    /// Whether a man or a woman.
    pub(crate) gender: Gender,
    /// Owners and offices: "France: president, mayor; UEFA: president".
    offices: &'static str,
}

impl Known {
    /// Whose offices these are: a country's or body's name, and the offices.
    pub(crate) fn offices(
        &self,
    ) -> impl Iterator<Item = (&'static str, impl Iterator<Item = &'static str> + use<>)> + use<> {
        let owned = self.offices.split("; ").filter_map(|owned| owned.split_once(": "));
        owned.map(|(owner, offices)| (owner, offices.split(", ")))
    }
}

impl Public {
    fn of(list: &'static str) -> Self {
        // A line is some sixty bytes long, and a person has one name or two.
        let mut people = HashMap::with_capacity_and_hasher(list.len() / 40, RandomState::default());
        for line in list.lines().filter(|line| !line.starts_with('#')) {
            let mut fields = line.split('\t');
            let (Some(names), Some(sex), Some(offices)) = (fields.next(), fields.next(), fields.next()) else {
                continue;
            };
            let gender = if sex == "F" { Gender::Female } else { Gender::Male };
            let known = Known { gender, offices };
            for name in names.split('|') {
                people.entry(name).or_insert(known);
            }
        }
        Self(people)
    }
}

/// What is known of `entity`, if it is a person, by a full name of it.
pub(crate) fn of(entity: &Entity) -> Option<Known> {
    let names = std::iter::once(entity.name.as_str()).chain(entity.aliases.iter().map(|alias| alias.text.as_str()));
    let full = names.filter(|name| entity.kind == EntityType::Person && name.contains([' ', '-']));
    full.map(fold).find_map(|name| known(&name))
}

/// What is known of whoever has the name `folded`.
pub(crate) fn known(folded: &str) -> Option<Known> {
    PUBLIC.0.get(folded).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_tells_names_a_sex_and_offices() {
        for line in LIST.lines().skip(1) {
            let fields: Vec<&str> = line.split('\t').collect();
            let [names, sex, offices] = fields[..] else { panic!("{line}") };
            assert!(names.split('|').all(|name| fold(name) == name && !name.is_empty()), "{line}");
            assert!(["M", "F"].contains(&sex), "{line}");
            assert!(offices.split("; ").all(|owned| owned.contains(": ")), "{line}");
        }
        let names = LIST.lines().skip(1).filter_map(|line| line.split("\t").next()).flat_map(|names| names.split("|"));
        assert_eq!(PUBLIC.0.len(), names.count(), "each name stands once");
    }

    #[test]
    fn offices_have_owners() {
        let merkel = known("angela merkel").expect("she is public");
        assert_eq!(merkel.gender, Gender::Female);
        let held: Vec<_> = merkel.offices().map(|(owner, offices)| (owner, offices.collect::<Vec<_>>())).collect();
        assert!(held.iter().any(|(owner, offices)| *owner == "Germany" && offices.contains(&"chancellor")), "{held:?}");
        assert_eq!(known("anna holt of nowhere"), None);
    }
}
