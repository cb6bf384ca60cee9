//! Which names of places, organisations, events and other things are one thing.
//!
//! Forms come together through the gazetteer (`US`, `America`), through a key that ignores word order around "of"
//! (`Ministry of Defence`, `Defence Ministry`), through initials (`GCC`), and through what they add to a name that stands
//! alone elsewhere (`U.S. State Department`).

use std::collections::{BTreeMap, BTreeSet};

use foldhash::{HashMap, HashMapExt, HashSet};

use super::spelling::{nearly_equal, skeleton, transliterated};
use super::usage::{Form, Usage};
use crate::entity::gazetteer::{Gazetteer, LONGEST_PHRASE, Sorts};
use crate::model::EntityType;

/// Words that do not tell names apart.
const SMALL: [&str; 10] = ["the", "of", "for", "and", "on", "in", "to", "de", "la", "du"];
/// Legal forms of companies.
const LEGAL: [&str; 6] = ["inc", "corp", "ltd", "plc", "co", "llc"];
/// Words of names that are often shortened.
const SHORTENED: [(&str, &str); 4] = [("mt", "mount"), ("st", "saint"), ("ft", "fort"), ("univ", "university")];
/// Endings of places that may be left out.
const PLACE_ENDINGS: [&str; 8] =
    ["peninsula", "region", "province", "city", "governorate", "district", "oblast", "area"];
/// Nouns for what an organisation is, which its name may leave out.
const BODIES: [&str; 14] = [
    "party",
    "group",
    "company",
    "corporation",
    "holding",
    "holdings",
    "federation",
    "club",
    "movement",
    "airlines",
    "airways",
    "industries",
    "motors",
    "newspapers",
];
/// The shortest word whose spellings may differ.
const SHORTEST_VARIANT: usize = 6;

/// With how many spellings of the same consonants one is compared at most.
const MOST_COMPARED: usize = 200;

/// Sets of forms that are joined step by step.
#[derive(Debug)]
pub(super) struct Groups(Vec<usize>);

impl Groups {
    /// The form that stands for the group of `form`.
    pub(super) fn root(&mut self, form: usize) -> usize {
        let mut root = form;
        while self.0[root] != root {
            root = self.0[root];
        }
        let mut at = form;
        while self.0[at] != root {
            at = std::mem::replace(&mut self.0[at], root);
        }
        root
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.0[a.max(b)] = a.min(b);
    }
}

/// The articles that use each form, in order.
struct Articles(Vec<Vec<usize>>);

impl Articles {
    fn new(usage: &Usage) -> Self {
        let mut articles = vec![Vec::new(); usage.forms.len()];
        for one in &usage.uses {
            if articles[one.form].last() != Some(&one.article) {
                articles[one.form].push(one.article);
            }
        }
        Self(articles)
    }

    /// Whether an article uses both `a` and `b`.
    fn have_both(&self, a: usize, b: usize) -> bool {
        self.0[a].iter().any(|article| self.0[b].binary_search(article).is_ok())
    }
}

/// Joins the forms of `usage` that are used as other than people's names.
pub(super) fn group(usage: &Usage, gazetteer: &Gazetteer) -> Groups {
    let mut groups = Groups((0..usage.forms.len()).collect());
    let (things, articles) = (things(usage), Articles::new(usage));
    join_by_key(usage, &things, &mut groups);
    let by_folded: HashMap<&str, usize> = things.keys().map(|&form| (usage.forms[form].folded, form)).collect();
    join_by_ending(usage, &things, &by_folded, &mut groups);
    join_by_prefix(usage, &by_folded, gazetteer, &mut groups);
    join_by_body(usage, &things, &by_folded, &mut groups);
    join_by_first_word(usage, &things, &by_folded, &articles, &mut groups);
    join_by_number(usage, &things, &by_folded, &mut groups);
    join_by_last_word(usage, &things, &articles, &mut groups);
    join_by_initials(usage, &things, &articles, &mut groups);
    join_by_transliteration(usage, &things, &mut groups);
    join_by_spelling(usage, &things, &mut groups);
    groups
}

/// The forms used as things, each with its most frequent type.
fn things(usage: &Usage) -> BTreeMap<usize, EntityType> {
    let mut votes: Vec<Option<[f32; 5]>> = vec![None; usage.forms.len()];
    for one in usage.uses.iter().filter(|one| one.kind != EntityType::Person) {
        votes[one.form].get_or_insert_default()[one.kind as usize] += one.confidence;
    }
    let voted = votes.iter().enumerate().filter_map(|(form, votes)| Some((form, votes.as_ref()?)));
    voted.map(|(form, votes)| (form, super::usage::best(votes))).collect()
}

/// Joins forms that the gazetteer knows as one, or whose telling words are the same.
fn join_by_key(usage: &Usage, things: &BTreeMap<usize, EntityType>, groups: &mut Groups) {
    let mut first: HashMap<String, usize> = HashMap::new();
    let places: HashSet<&str> = things
        .iter()
        .filter(|(_, kind)| **kind == EntityType::Place)
        .map(|(&form, _)| usage.forms[form].folded)
        .collect();
    for &form in things.keys() {
        let known = usage.forms[form].sorts.referent().map(|referent| format!("#{referent}"));
        let key = known.unwrap_or_else(|| key(usage.forms[form].folded, |bare| !places.contains(bare)));
        let other = *first.entry(key).or_insert(form);
        groups.join(form, other);
    }
}

/// The telling words of a name; in order of the alphabet where "of" may have turned them round. A legal form is left out
/// where the rest `may_be_company`: "Marle plc" is not the town of Marle.
fn key(folded: &str, may_be_company: impl Fn(&str) -> bool) -> String {
    let spelled = |word| SHORTENED.iter().find(|(short, _)| *short == word).map_or(word, |(_, full)| *full);
    let mut words: Vec<&str> = folded.split(' ').filter(|word| !SMALL.contains(word)).map(spelled).collect();
    let legal = folded.rsplit_once(' ').filter(|(_, last)| LEGAL.contains(last));
    if words.len() > 1 && legal.is_some_and(|(bare, _)| may_be_company(bare)) {
        words.pop();
    }
    let offices = ["ministry", "department", "university", "office", "bureau"];
    if words.iter().any(|word| offices.contains(word)) {
        words.sort_unstable();
    }
    if words.is_empty() {
        folded.to_owned()
    } else {
        words.join(" ").replace("organisation", "organization").replace("defense", "defence")
    }
}

/// "Crimea Peninsula" and "Crimea", "New York City" and "New York", but not "Kuwait City" and "Kuwait".
fn join_by_ending(
    usage: &Usage,
    things: &BTreeMap<usize, EntityType>,
    by_folded: &HashMap<&str, usize>,
    groups: &mut Groups,
) {
    for &form in things.iter().filter(|(_, kind)| **kind == EntityType::Place).map(|(form, _)| form) {
        let Some((start, ending)) = usage.forms[form].folded.rsplit_once(' ') else { continue };
        let Some(&shorter) = by_folded.get(start) else { continue };
        let country = usage.forms[shorter].sorts.any(Sorts::COUNTRY.union(Sorts::DEMONYM));
        if PLACE_ENDINGS.contains(&ending) && !country {
            groups.join(form, shorter);
        }
    }
}

/// "Harbour Party" and "Harbour", where only one body is called so.
fn join_by_body(
    usage: &Usage,
    things: &BTreeMap<usize, EntityType>,
    by_folded: &HashMap<&str, usize>,
    groups: &mut Groups,
) {
    let mut longer: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for form in of_kind(things, EntityType::Organisation) {
        let Some((start, ending)) = usage.forms[form].folded.rsplit_once(' ') else { continue };
        let Some(&shorter) = by_folded.get(start) else { continue };
        if BODIES.contains(&ending) && things[&shorter] == EntityType::Organisation {
            longer.entry(shorter).or_default().push(form);
        }
    }
    join_single(longer, groups);
}

/// "12 Marlow Street" and "Marlow Street", where no other house of it is named.
fn join_by_number(
    usage: &Usage,
    things: &BTreeMap<usize, EntityType>,
    by_folded: &HashMap<&str, usize>,
    groups: &mut Groups,
) {
    let mut longer: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for &form in things.keys() {
        let Some((number, street)) = usage.forms[form].folded.split_once(' ') else { continue };
        if let (true, Some(&street)) = (number.chars().all(|ch| ch.is_ascii_digit()), by_folded.get(street)) {
            longer.entry(street).or_default().push(form);
        }
    }
    join_single(longer, groups);
}

/// "Marlow Sentinel" and "the Sentinel", where the articles that use the short form name one such body alone.
fn join_by_last_word(usage: &Usage, things: &BTreeMap<usize, EntityType>, articles: &Articles, groups: &mut Groups) {
    let mut by_last: HashMap<&str, Vec<usize>> = HashMap::new();
    for &form in things.keys() {
        if let Some((_, last)) = usage.forms[form].folded.rsplit_once(' ') {
            by_last.entry(last).or_default().push(form);
        }
    }
    let mut longer: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (&form, kind) in things {
        let &Form { folded, sorts, .. } = &usage.forms[form];
        let place = *kind == EntityType::Place && sorts.any(Sorts::PLACE_HEAD);
        if sorts.any(Sorts::ANY_NAME) || !(place || *kind == EntityType::Organisation) {
            continue;
        }
        let candidates = by_last.get(folded).into_iter().flatten().copied();
        let same = candidates.filter(|full| things[full] == *kind && articles.have_both(form, *full));
        longer.insert(form, same.collect());
    }
    join_single(longer, groups);
}

/// "Marlow Aerospace" and "Marlow", where an article names one such body alone, and no place of that name is known.
fn join_by_first_word(
    usage: &Usage,
    things: &BTreeMap<usize, EntityType>,
    by_folded: &HashMap<&str, usize>,
    articles: &Articles,
    groups: &mut Groups,
) {
    let mut by_first: HashMap<&str, Vec<usize>> = HashMap::new();
    for form in of_kind(things, EntityType::Organisation) {
        // Where the rest is a name, too, they are two: "Marlow-Holt".
        let parts = usage.forms[form].folded.split_once(' ').filter(|(_, rest)| !by_folded.contains_key(rest));
        if let Some((first, _)) = parts {
            by_first.entry(first).or_default().push(form);
        }
    }
    let mut longer: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for form in of_kind(things, EntityType::Organisation) {
        let &Form { folded, sorts, .. } = &usage.forms[form];
        if sorts.referent().is_none() && !sorts.any(Sorts::ANY_PLACE.union(Sorts::DEMONYM).union(Sorts::COMMON)) {
            let same = by_first.get(folded).into_iter().flatten().copied();
            longer.insert(form, same.filter(|full| articles.have_both(form, *full)).collect());
        }
    }
    join_single(longer, groups);
}

/// The forms of `things` that are of `kind`.
fn of_kind(things: &BTreeMap<usize, EntityType>, kind: EntityType) -> impl Iterator<Item = usize> {
    things.iter().filter(move |(_, own)| **own == kind).map(|(form, _)| *form)
}

/// Joins each form to the longer ones that it may stand for, where they are one.
fn join_single(longer: BTreeMap<usize, Vec<usize>>, groups: &mut Groups) {
    for (shorter, longer) in longer {
        let roots: BTreeSet<usize> = longer.into_iter().map(|form| groups.root(form)).collect();
        if let (Some(&root), 1) = (roots.first(), roots.len()) {
            groups.join(shorter, root);
        }
    }
}

/// "U.S. State Department" and "State Department", where no other country has one.
fn join_by_prefix(usage: &Usage, by_folded: &HashMap<&str, usize>, gazetteer: &Gazetteer, groups: &mut Groups) {
    let mut owners: BTreeMap<usize, Vec<(u32, usize)>> = BTreeMap::new();
    for &form in by_folded.values() {
        let folded = usage.forms[form].folded;
        for (at, _) in folded.match_indices(' ').take(LONGEST_PHRASE) {
            let (Some(owner), Some(&rest)) =
                (gazetteer.sorts(&folded[..at]).referent(), by_folded.get(&folded[at + 1..]))
            else {
                continue;
            };
            let named = usage.forms[rest].sorts.any(Sorts::ANY_PLACE) || usage.forms[rest].sorts.referent().is_some();
            if folded[at + 1..].contains(' ') && !named {
                owners.entry(rest).or_default().push((owner, form));
            }
        }
    }
    for (rest, owned) in owners {
        if owned.iter().all(|(owner, _)| *owner == owned[0].0) {
            owned.iter().for_each(|&(_, form)| groups.join(form, rest));
        }
    }
}

/// "GCC" and "Gulf Cooperation Council", where only one name of an article that has both has these initials, or only one
/// body of all articles.
fn join_by_initials(usage: &Usage, things: &BTreeMap<usize, EntityType>, articles: &Articles, groups: &mut Groups) {
    let mut full: HashMap<String, Vec<usize>> = HashMap::new();
    for &form in things.keys() {
        let words: Vec<&str> = usage.forms[form].folded.split(' ').collect();
        let initials = |small: bool| -> String {
            words.iter().filter(|word| small || !SMALL.contains(word)).filter_map(|word| word.chars().next()).collect()
        };
        if words.len() > 1 {
            full.entry(initials(false)).or_default().push(form);
            if initials(true) != initials(false) {
                full.entry(initials(true)).or_default().push(form);
            }
        }
    }
    for &form in things.keys().filter(|&&form| usage.forms[form].acronym) {
        let together = |full: &usize| articles.have_both(form, *full);
        let candidates = full.get(usage.forms[form].folded).map_or(&[][..], Vec::as_slice);
        let body = |full: &usize| [form, *full].iter().all(|form| things[form] == EntityType::Organisation);
        let near: Vec<usize> = candidates.iter().copied().filter(together).collect();
        let far = || candidates.iter().copied().filter(body).collect();
        let full = if near.is_empty() { far() } else { near };
        if usage.forms[form].sorts.referent().is_none() {
            join_single(BTreeMap::from([(form, full)]), groups);
        }
    }
}

/// "Bocharov Ruchei" and "Bocharov Ruchey": names of several words that are one by transliteration.
fn join_by_transliteration(usage: &Usage, things: &BTreeMap<usize, EntityType>, groups: &mut Groups) {
    let mut first: HashMap<(String, EntityType), usize> = HashMap::new();
    for (&form, &kind) in things {
        let folded = usage.forms[form].folded;
        if folded.contains(' ') && folded.is_ascii() && usage.forms[form].sorts.referent().is_none() {
            let words: Vec<String> = folded.split(' ').map(transliterated).collect();
            let other = *first.entry((words.join(" "), kind)).or_insert(form);
            groups.join(form, other);
        }
    }
}

/// "Taliban" and "Taleban": long single words with the same consonants, one letter apart, of one type.
fn join_by_spelling(usage: &Usage, things: &BTreeMap<usize, EntityType>, groups: &mut Groups) {
    let mut blocks: BTreeMap<(String, EntityType), Vec<usize>> = BTreeMap::new();
    for (&form, &kind) in things {
        let folded = usage.forms[form].folded;
        let single = !folded.contains(' ') && !folded.ends_with(char::is_numeric);
        let unlisted = !usage.forms[form].sorts.any(Sorts::COUNTRY.union(Sorts::CITY).union(Sorts::DEMONYM));
        if folded.len() >= SHORTEST_VARIANT && single && folded.is_ascii() && unlisted {
            blocks.entry((skeleton(folded), kind)).or_default().push(form);
        }
    }
    for mut block in blocks.into_values() {
        // The order of the alphabet, so that it does not matter which spelling comes first in the corpus.
        block.sort_by_key(|&form| usage.forms[form].folded);
        for (at, &a) in block.iter().enumerate() {
            for &b in block[at + 1..].iter().take(MOST_COMPARED) {
                if nearly_equal(usage.forms[a].folded, usage.forms[b].folded) {
                    groups.join(a, b);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::key;

    #[track_caller]
    fn check(a: &str, b: &str, same: bool) {
        let company = |bare: &str| bare != "marlow";
        assert_eq!(key(a, company) == key(b, company), same, "{a} {b}");
    }

    #[test]
    fn keys_leave_out_what_does_not_tell_names_apart() {
        check("ministry of defence", "defense ministry", true);
        check("mt cook", "mount cook", true);
        check("holt inc", "holt", true);
        check("bank of holt", "holt bank", false);
    }

    #[test]
    fn a_company_is_not_the_town_that_it_is_named_after() {
        check("marlow plc", "marlow", false);
    }
}
