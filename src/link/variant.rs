//! Rare names that accounts spell otherwise than each other: "Alishvandi" and "Alishbandi", "Del Marsh" and "Delmarsh".
//!
//! Two words are one where they are nearly equal, seldom enough not to be listed both, the rest of the full names agrees, and no
//! article has both full names.

use std::cmp::Reverse;

use foldhash::HashMap;

use super::person::MOST_COMPARED;
use super::spelling::{nearly_equal, transliterated};
use super::telling::parts;
use super::usage::{Form, Usage, best};
use crate::entity::gazetteer::{Gazetteer, Sorts};
use crate::model::EntityType;

/// The shortest word that is looked at, in letters: one of more is no accident.
const SHORTEST: usize = 6;
/// Particles that are written as a part of the name behind them now and then.
const JOINED: [&str; 8] = ["del", "della", "de", "van", "von", "der", "la", "le"];

/// The words, transliterated, that are others spelled otherwise, with these.
#[derive(Debug, Default)]
pub(super) struct Variants(HashMap<String, String>);

impl Variants {
    /// `word`, or what it is another spelling of.
    pub(super) fn usual<'a>(&'a self, word: &'a str) -> &'a str {
        if self.0.is_empty() {
            return word;
        }
        self.0.get(word).map_or(word, String::as_str)
    }

    /// The same of a given `word` that is not transliterated.
    pub(super) fn usual_given(&self, word: &str) -> String {
        let usual = if self.0.is_empty() { None } else { self.0.get(&transliterated(word)) };
        usual.map_or(word, String::as_str).to_owned()
    }
}

/// A full name of two words or more.
struct Full<'a> {
    given: &'a str,
    family: &'a str,
    uses: u32,
    /// The articles that use it, in order.
    articles: Vec<usize>,
}

/// The variants among the full names of people in `usage`.
pub(super) fn variants(usage: &Usage, gazetteer: &Gazetteer) -> Variants {
    let mut full = full_names(usage);
    full.sort_by_key(|name| (Reverse(name.uses), name.family, name.given));
    let mut variants: HashMap<String, String> = HashMap::default();
    let mut by_given: HashMap<String, Vec<&Full>> = HashMap::default();
    let mut by_family: HashMap<String, Vec<&Full>> = HashMap::default();
    for name in &full {
        let blocks = [
            (by_given.entry(transliterated(name.given)).or_default(), true),
            (by_family.entry(transliterated(name.family)).or_default(), false),
        ];
        for (block, of_family) in blocks {
            let word = |name: &Full<'_>| transliterated(if of_family { name.family } else { name.given });
            let own = word(name);
            let known = block.iter().find(|known| is_variant((&own, &word(known)), (name, known), gazetteer));
            if let Some(known) = known {
                variants.entry(own).or_insert(word(known));
            } else if block.len() < MOST_COMPARED {
                block.push(name);
            }
        }
    }
    // A variant of a variant is one of what that is a variant of.
    let known = variants.clone();
    variants.values_mut().for_each(|word| *word = known.get(word).unwrap_or(word).clone());
    Variants(variants)
}

/// Whether `word` of one full name is `known` of another, spelled otherwise.
fn is_variant((word, known): (&str, &str), (name, other): (&Full, &Full), gazetteer: &Gazetteer) -> bool {
    let long = word.len() >= SHORTEST && known.len() >= SHORTEST;
    let listed = |word: &str| gazetteer.sorts(word).any(Sorts::GIVEN.union(Sorts::FAMILY).union(Sorts::COMMON));
    let joined = |long: &str, short: &str| JOINED.iter().any(|particle| long.strip_prefix(particle) == Some(short));
    let is_near = nearly_equal(word, known) || joined(word, known) || joined(known, word);
    let apart = || !name.articles.iter().any(|article| other.articles.binary_search(article).is_ok());
    word != known && long && is_near && !(listed(word) && listed(known)) && apart()
}

/// The full names of people.
fn full_names<'a>(usage: &Usage<'a>) -> Vec<Full<'a>> {
    let mut articles: Vec<Vec<usize>> = vec![Vec::new(); usage.forms.len()];
    for one in &usage.uses {
        if articles[one.form].last() != Some(&one.article) {
            articles[one.form].push(one.article);
        }
    }
    let name = |(form, articles): (&Form<'a>, Vec<usize>)| {
        let words = parts(&form.telling.words);
        let (family, given) = words.split_last()?;
        let is_person = best(&form.votes) == EntityType::Person;
        is_person.then_some(Full { given: given.first()?, family, uses: form.uses, articles })
    };
    usage.forms.iter().zip(articles).filter_map(name).collect()
}

#[cfg(test)]
mod tests {
    use crate::link::link;
    use crate::reading::marked::reading;

    /// Checks how many people three articles name that have one full name each.
    #[track_caller]
    fn check(names: [&str; 3], people: usize) {
        let readings = names.map(|name| reading(&format!("Then {name} spoke to Peter Marsh.")));
        let links = link(&readings);
        assert_eq!(links.entities.len(), people + 1, "{names:?}: {:?}", links.entities);
    }

    #[test]
    fn rare_names_are_spelled_otherwise() {
        check(["Anna Alishvandi", "Anna Alishvandi", "Anna Alishbandi"], 1);
        check(["Anna Del Giudice", "Anna Del Giudice", "Anna DelGiudice"], 1);
        check(["Gurbanguly Hallovski", "Gurbanguly Hallovski", "Kurbanguly Hallovski"], 1);
    }

    #[test]
    fn known_names_are_others() {
        check(["Anna Hansen", "Anna Hansen", "Anna Hanson"], 2);
        check(["Martin Hallovski", "Martin Hallovski", "Marvin Hallovski"], 2);
    }
}
