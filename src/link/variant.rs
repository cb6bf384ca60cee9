//! Rare names that accounts spell otherwise than each other: "Orlavandi" and "Orlabandi", "Del Mareno" and `DelMareno`.
//!
//! Two family names are one where they are nearly equal or loose transliterations of one name, not both listed, the first
//! given names are equal, and no article has both full names; so are two given names of one family name.

use std::cmp::Reverse;

use foldhash::HashMap;

use super::person::MOST_COMPARED;
use super::spelling::{loosely, nearly_equal, transliterated};
use super::telling::parts;
use super::usage::{Form, Usage, best};
use crate::entity::gazetteer::{Gazetteer, Sorts};
use crate::model::EntityType;

/// The shortest word that is looked at, in bytes as it is transliterated: short names are easily alike.
const SHORTEST: usize = 6;
/// Particles that are written as a part of the name behind them now and then.
const JOINED: [&str; 8] = ["del", "della", "de", "van", "von", "der", "la", "le"];

/// The words, transliterated, that are others spelled otherwise, with these.
#[derive(Debug, Default)]
pub(super) struct Variants {
    given: HashMap<String, String>,
    family: HashMap<String, String>,
}

impl Variants {
    /// `word`, or what it is another spelling of.
    pub(super) fn usual<'a>(&'a self, word: &'a str) -> &'a str {
        self.family.get(word).or_else(|| self.given.get(word)).map_or(word, String::as_str)
    }

    /// The same of a given `word` that is not transliterated.
    pub(super) fn usual_given(&self, word: &str) -> String {
        let usual = if self.given.is_empty() { None } else { self.given.get(&transliterated(word)) };
        usual.map_or(word, String::as_str).to_owned()
    }
}

/// A full name of two words or more.
struct Full {
    /// The first and the last word, transliterated.
    words: [String; 2],
    /// The same by whatever transliteration.
    loose: [String; 2],
    /// Whether each is a listed name or word.
    listed: [bool; 2],
    uses: u32,
    /// The articles that use it, in order.
    articles: Vec<usize>,
}

/// The variants among the full names of people in `usage`: of given names where the family names are one, and the other way
/// round.
pub(super) fn variants(usage: &Usage, gazetteer: &Gazetteer) -> Variants {
    let mut full = full_names(usage, gazetteer);
    full.sort_by(|a, b| (Reverse(a.uses), &a.words).cmp(&(Reverse(b.uses), &b.words)));
    Variants { given: of_word(0, &full), family: of_word(1, &full) }
}

/// The variants of the words at `own` of the names `full`, of which the other word is the same.
fn of_word(own: usize, full: &[Full]) -> HashMap<String, String> {
    let mut variants: HashMap<String, String> = HashMap::default();
    let mut blocks: HashMap<&str, Vec<&Full>> = HashMap::default();
    for name in full {
        let block = blocks.entry(&name.words[1 - own]).or_default();
        if let Some(known) = block.iter().find(|known| is_variant(own, name, known)) {
            variants.entry(name.words[own].clone()).or_insert_with(|| known.words[own].clone());
        } else if block.len() < MOST_COMPARED {
            block.push(name);
        }
    }
    variants
}

/// Whether the word at `own` of the full `name` is that of `other`, spelled otherwise.
fn is_variant(own: usize, name: &Full, other: &Full) -> bool {
    let (word, known) = (&*name.words[own], &*other.words[own]);
    let long = word.len() >= SHORTEST && known.len() >= SHORTEST;
    let joined = |long: &str, short: &str| JOINED.iter().any(|particle| long.strip_prefix(particle) == Some(short));
    let is_near = || nearly_equal(word, known) || joined(word, known) || joined(known, word);
    let apart = || !name.articles.iter().any(|article| other.articles.binary_search(article).is_ok());
    let both_listed = name.listed[own] && other.listed[own];
    let is_one = || is_near() || name.loose[own] == other.loose[own];
    word != known && long && !both_listed && is_one() && apart()
}

/// The full names of people.
fn full_names(usage: &Usage, gazetteer: &Gazetteer) -> Vec<Full> {
    let names = Sorts::GIVEN.union(Sorts::FAMILY).union(Sorts::COMMON);
    let mut articles: Vec<Vec<usize>> = vec![Vec::new(); usage.forms.len()];
    for one in &usage.uses {
        if articles[one.form].last() != Some(&one.article) {
            articles[one.form].push(one.article);
        }
    }
    let name = |(form, articles): (&Form, Vec<usize>)| {
        let words = parts(&form.telling.words);
        let [given, .., family] = words.as_slice() else { return None };
        let listed = [given, family].map(|word| gazetteer.sorts(word).any(names));
        let words = [given, family].map(|word| transliterated(word));
        let loose = [loosely(&words[0]), loosely(&words[1])];
        (best(&form.votes) == EntityType::Person).then_some(Full { words, loose, listed, uses: form.uses, articles })
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
        check(["Anna Orlavandi", "Anna Orlavandi", "Anna Orlabandi"], 1);
        check(["Anna Del Mareno", "Anna Del Mareno", "Anna DelMareno"], 1);
        check(["Darbanguly Hallovski", "Darbanguly Hallovski", "Karbanguly Hallovski"], 1);
    }

    #[test]
    fn known_names_are_others() {
        check(["Anna Hansen", "Anna Hansen", "Anna Hanson"], 2);
        check(["Peter Fischer", "Peter Fischer", "Peter Fisher"], 2);
        check(["Anna Whitley", "Anna Whitley", "Anna Whitney"], 2);
        check(["Martin Hallovski", "Martin Hallovski", "Marvin Hallovski"], 2);
    }
}
