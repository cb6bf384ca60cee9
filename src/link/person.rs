//! Which full names are one person: those whose family name is one spelling or transliteration and whose given names
//! agree.

use std::cmp::Reverse;

use foldhash::{HashMap, HashMapExt};

use super::called::Called;
use super::given::agrees;
use super::spelling::{NICKNAMES, transliterated};
use super::telling::parts;
use super::usage::{Form, Usage};
use super::variant::{self, Variants};
use crate::entity::gazetteer::{Gazetteer, Sorts};
use crate::entity::gender::Gender;
use crate::entity::public;
use crate::model::EntityType;

/// How many more pronouns of one gender than of the other say something.
const ENOUGH: u32 = 2;
/// With how many people of one name another is compared at most, the most named first.
pub(super) const MOST_COMPARED: usize = 200;
/// By how many first names one person is found at most.
const MOST_FIRSTS: usize = 20;
/// Over how many names somebody is known by another.
const LONGEST_CHAIN: usize = 3;
/// By how much one person must be named more than the next for a family name alone to mean that person everywhere.
const DOMINANCE: u32 = 2;

/// A single word, by its number, and the gender of the one addressed.
pub(super) type Sought = (usize, Option<Gender>);

/// A person: the parts of the fullest name, and how often full names are used.
#[derive(Debug)]
struct Person {
    given: Vec<String>,
    /// The same as they are usually spelled.
    usual: Vec<String>,
    /// The first words of all full names, transliterated, by their numbers.
    firsts: Vec<usize>,
    /// The family name, transliterated, by its number.
    family: usize,
    gender: Option<Gender>,
    /// How much more often "she" follows the full names than "he".
    pronouns: i32,
    /// Whether pronouns alone tell the gender, which can mean others.
    is_told: bool,
    uses: u32,
}

impl Person {
    /// Lets the pronouns behind the names decide where the given names say nothing; where they say the other, nothing is
    /// known.
    fn settle_gender(&mut self) {
        if self.pronouns.unsigned_abs() < ENOUGH {
            return;
        }
        let told = Some(if self.pronouns > 0 { Gender::Female } else { Gender::Male });
        self.is_told = self.gender.is_none();
        if self.gender != told {
            self.gender = told.filter(|_| self.is_told);
        }
    }
}

/// The people of a corpus and how to find them by a part of their name.
#[derive(Debug, Default)]
pub(super) struct People {
    persons: Vec<Person>,
    /// The person that each form means, where it has several parts.
    full: Vec<Option<usize>>,
    /// The numbers of all transliterated words.
    words: HashMap<String, usize>,
    /// Which of them are others spelled otherwise.
    variants: Variants,
    /// That of the last word of each form.
    lasts: Vec<usize>,
    /// People by that of the family name.
    by_family: HashMap<usize, Vec<usize>>,
    /// People by that of their first word, for "Hillary" and for "Xi" of Xi Jinping.
    by_given: HashMap<usize, Vec<usize>>,
    /// People by the first and the last words of their full names as they are spelled.
    by_spelling: HashMap<String, Vec<usize>>,
    /// People by the numbers of words that they are said to be called.
    nicknames: HashMap<usize, Vec<usize>>,
}

impl People {
    /// The people whom `usage` names in full, most used forms first.
    pub(super) fn new(usage: &Usage, gazetteer: &Gazetteer) -> Self {
        let mut people = Self { variants: variant::variants(usage, gazetteer), ..Self::default() };
        people.complete(usage);
        let told = told(usage);
        let called = nicknames(usage, &told);
        let is_other = |form: usize| called.get(usage.forms[form].folded).is_some_and(Option::is_some);
        let is_full = |&form: &usize| is_full_name(usage, form) && !is_other(form);
        let mut order: Vec<usize> = (0..usage.forms.len()).filter(is_full).collect();
        order.sort_unstable_by_key(|&form| {
            let form = &usage.forms[form];
            (Reverse((form.uses, form.folded.len())), form.folded)
        });
        let mut nearby: HashMap<(usize, char), Vec<usize>> = HashMap::new();
        for form in order {
            let words = parts(&usage.forms[form].telling.words);
            let Some((family_name, given)) = words.split_last() else { continue };
            let family = people.lasts[form];
            let usual: Vec<String> = given.iter().map(|word| people.variants.usual_given(word)).collect();
            let usual: Vec<&str> = usual.iter().map(String::as_str).collect();
            let letters = usual.iter().flat_map(|word| NICKNAMES.letters(word));
            let blocks: Vec<_> = letters.map(|letter| (family, letter)).collect();
            let known = blocks.iter().flat_map(|block| nearby.get(block).into_iter().flatten().copied());
            let same = known.take(MOST_COMPARED).find(|&person| agrees(&people.persons[person].usual, &usual));
            let person = same.unwrap_or_else(|| {
                let gender = gender(given, gazetteer).or_else(|| Some(public::known(usage.forms[form].folded)?.gender));
                people.add((given, &usual), family, gender)
            });
            people.persons[person].pronouns += usage.forms[form].pronouns;
            people.call(person, given);
            people.spell(person, family_name, given);
            people.persons[person].uses += usage.forms[form].uses;
            people.full[form] = Some(person);
            for block in blocks {
                let block = nearby.entry(block).or_default();
                if block.len() < MOST_COMPARED && !block.contains(&person) {
                    block.push(person);
                }
            }
        }
        people.persons.iter_mut().for_each(Person::settle_gender);
        for (form, one) in usage.forms.iter().enumerate() {
            let mut bearer = called.get(one.folded).copied().flatten();
            // Who is called so may be known by another name, too.
            for _ in 0..LONGEST_CHAIN {
                bearer =
                    bearer.map(|bearer| called.get(usage.forms[bearer].folded).copied().flatten().unwrap_or(bearer));
            }
            people.full[form] = people.full[form].or(bearer.and_then(|bearer| people.full[bearer]));
        }
        for (bearer, one) in told.into_iter().filter(|(_, one)| !one.words.contains(' ')) {
            if let Some(person) = people.full[bearer] {
                people.nickname(person, &one.words);
            }
        }
        people
    }

    /// Lets `person` be found by one `word` that is no part of the name.
    fn nickname(&mut self, person: usize, word: &str) {
        self.call(person, &[word]);
        self.spell(person, word, &[]);
        let number = self.number(&transliterated(word));
        self.nicknames.entry(number).or_default().push(person);
    }

    /// Takes in the forms that `usage` has come to have since, none of which is a full name.
    pub(super) fn complete(&mut self, usage: &Usage) {
        for form in &usage.forms[self.lasts.len()..] {
            let last = self.number(&transliterated(last_word(form)));
            self.lasts.push(last);
        }
        self.full.resize(usage.forms.len(), None);
    }

    /// The number of `word`, which is transliterated.
    fn number(&mut self, word: &str) -> usize {
        let next = self.words.len();
        let word = self.variants.usual(word);
        self.words.get(word).copied().unwrap_or_else(|| *self.words.entry(word.to_owned()).or_insert(next))
    }

    fn add(&mut self, (given, usual): (&[&str], &[&str]), family: usize, gender: Option<Gender>) -> usize {
        let person = self.persons.len();
        self.by_family.entry(family).or_default().push(person);
        let owned = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect();
        let (given, usual) = (owned(given), owned(usual));
        self.persons.push(Person {
            given,
            usual,
            firsts: Vec::new(),
            family,
            gender,
            pronouns: 0,
            is_told: false,
            uses: 0,
        });
        person
    }

    /// Lets `person` be found by the first of the names `given`: "Ben" for Benjamin who is also called Ben in full.
    fn call(&mut self, person: usize, given: &[&str]) {
        let first = transliterated(given.first().copied().unwrap_or_default());
        let number = self.number(&first);
        let firsts = &mut self.persons[person].firsts;
        if firsts.len() < MOST_FIRSTS && !firsts.contains(&number) && first.chars().count() > 1 {
            firsts.push(number);
            self.by_given.entry(number).or_default().push(person);
        }
    }

    /// Notes that `person` is written with this family name and the first of the names `given`.
    fn spell(&mut self, person: usize, family: &str, given: &[&str]) {
        for word in given.first().into_iter().chain([&family]) {
            let bearers = self.by_spelling.entry((*word).to_owned()).or_default();
            if bearers.last() != Some(&person) {
                bearers.push(person);
            }
        }
    }

    /// The people of whose full names `word` is the first or the last.
    pub(super) fn spelled(&self, word: &str) -> &[usize] {
        self.by_spelling.get(word).map_or(&[], Vec::as_slice)
    }

    /// The person that a form of several parts means.
    pub(super) fn full(&self, form: usize) -> Option<usize> {
        self.full[form]
    }

    /// How many people are named in full.
    pub(super) fn len(&self) -> usize {
        self.persons.len()
    }

    /// The number of the family name of `person`.
    pub(super) fn family(&self, person: usize) -> usize {
        self.persons[person].family
    }

    /// The number of the last word of a form.
    pub(super) fn last(&self, form: usize) -> usize {
        self.lasts[form]
    }

    /// The number of `word` as it is spelled, if a name has it.
    pub(super) fn word(&self, word: &str) -> Option<usize> {
        self.words.get(self.variants.usual(&transliterated(word))).copied()
    }

    /// The first word of the fullest name of `person`, folded.
    pub(super) fn given(&self, person: usize) -> &str {
        self.persons[person].given.first().map_or("", String::as_str)
    }

    /// How often each person is named in full.
    pub(super) fn uses(&self) -> Vec<u32> {
        self.persons.iter().map(|person| person.uses).collect()
    }

    /// The people whose family name a single word, by its number, is.
    pub(super) fn of_family(&self, word: usize) -> &[usize] {
        self.by_family.get(&word).map_or(&[], Vec::as_slice)
    }

    /// The people whose first name a single word, by its number, is.
    pub(super) fn of_given(&self, word: usize) -> &[usize] {
        self.by_given.get(&word).map_or(&[], Vec::as_slice)
    }

    /// The people whose family name a single word, by its number, is, or else who are said to be called so.
    pub(super) fn of_family_or_nickname(&self, word: usize) -> &[usize] {
        self.by_family.get(&word).or_else(|| self.nicknames.get(&word)).map_or(&[], Vec::as_slice)
    }

    /// Whom a single word, by its number, may mean: people of that family name, else of that first name.
    pub(super) fn bearers(&self, word: usize) -> &[usize] {
        self.by_family.get(&word).or_else(|| self.by_given.get(&word)).map_or(&[], Vec::as_slice)
    }

    /// Under which single words, by their numbers, `person` is found.
    pub(super) fn keys(&self, person: usize) -> impl Iterator<Item = usize> {
        let &Person { ref firsts, family, .. } = &self.persons[person];
        let is_own = move |first: &usize| *first != family && !self.by_family.contains_key(first);
        std::iter::once(family).chain(firsts.iter().copied().filter(is_own))
    }

    /// The first names of `person`, by their numbers, that are the family names of others.
    pub(super) fn shared_firsts(&self, person: usize) -> impl Iterator<Item = usize> {
        let &Person { ref firsts, family, .. } = &self.persons[person];
        firsts.iter().copied().filter(move |first| *first != family && self.by_family.contains_key(first))
    }

    /// The person most named, by `mentions`, of those whom `word` may mean with this gender, if far more than the next;
    /// those whose gender is not known stand back.
    pub(super) fn dominant(&self, (word, gender): Sought, mentions: &[u32]) -> Option<usize> {
        let suiting = || self.bearers(word).iter().copied().filter(|&person| self.suits(person, gender));
        let is_known = |&person: &usize| self.persons[person].gender == gender;
        let mut top: Vec<(Reverse<u32>, usize)> = Vec::new();
        let known = gender.is_some() && suiting().any(|person| is_known(&person));
        for person in suiting().filter(|person| !known || is_known(person)) {
            top.push((Reverse(mentions[person]), person));
            top.sort_unstable();
            top.truncate(2);
        }
        match top.as_slice() {
            [(_, one)] => Some(*one),
            [(first, one), (second, _)] => (first.0 >= second.0 * DOMINANCE).then_some(*one),
            _ => None,
        }
    }

    /// The only one of those whom a word may mean who is known to be of the gender of the one addressed.
    pub(super) fn addressed(&self, (word, gender): Sought) -> Option<usize> {
        gender?;
        let bearers = self.bearers(word).iter().take(MOST_COMPARED);
        let mut known = bearers.filter(|&&person| self.persons[person].gender == gender);
        known.next().copied().filter(|_| known.next().is_none())
    }

    /// The only one whom `word` may mean, if pronouns alone speak against the address.
    pub(super) fn only_told(&self, word: usize) -> Option<usize> {
        let [only] = self.bearers(word) else { return None };
        self.persons[*only].is_told.then_some(*only)
    }

    /// Whether nothing in the address speaks against the person.
    pub(super) fn suits(&self, person: usize, gender: Option<Gender>) -> bool {
        let known = self.persons[person].gender;
        gender.is_none() || known.is_none() || known == gender
    }
}

/// What the given names say; nothing where the first two say different things, as in "Jean-Claude".
fn gender(given: &[&str], gazetteer: &Gazetteer) -> Option<Gender> {
    let own = |word: &&str| {
        let sorts = gazetteer.sorts(word);
        Gender::of(sorts).filter(|_| sorts.any(Sorts::GIVEN))
    };
    let first = given.first().and_then(own)?;
    let second = given.get(1).and_then(own);
    second.is_none_or(|second| second == first).then_some(first)
}

/// The nicknames of several words in people's full names or `told` of them, and in which forms; nothing where in those of
/// several families.
fn nicknames<'a>(usage: &Usage<'a>, told: &[(usize, &'a Called)]) -> HashMap<&'a str, Option<usize>> {
    let mut called: HashMap<&str, Option<usize>> = HashMap::new();
    let full = (0..usage.forms.len()).filter(|at| is_full_name(usage, *at));
    let within = full.map(|at| (at, usage.forms[at].telling.nickname.as_str())).filter(|(_, name)| !name.is_empty());
    let bearers: HashMap<&str, u32> =
        told.iter().map(|(at, _)| (usage.forms[*at].folded, usage.forms[*at].uses)).collect();
    // Of two that are said to be one another, the one that is used more is the name.
    let is_name = |at: usize, name: &str| {
        let uses = (usage.forms[at].uses, Reverse(usage.forms[at].folded));
        usage.forms[at].folded == name || bearers.get(name).is_some_and(|&other| (other, Reverse(name)) > uses)
    };
    let told = told.iter().map(|(at, one)| (*at, one.folded.as_str()));
    let told = told.filter(|(at, name)| name.contains(' ') && !is_name(*at, name));
    for (at, nickname) in within.chain(told) {
        let known = called.entry(nickname).or_insert(Some(at));
        *known = known.filter(|&known| last_word(&usage.forms[known]) == last_word(&usage.forms[at]));
    }
    called
}

/// What articles say that people are called, each with the form of the full name of the one: that beside which it stands, or
/// the only one with that family name, the most used.
fn told<'a>(usage: &Usage<'a>) -> Vec<(usize, &'a Called)> {
    if usage.called.is_empty() {
        return Vec::new();
    }
    let mut full: HashMap<&str, Vec<usize>> = HashMap::new();
    for at in (0..usage.forms.len()).filter(|at| is_full_name(usage, *at)) {
        let words = usage.forms[at].telling.words.as_str();
        full.entry(words).or_default().push(at);
        full.entry(last_word(&usage.forms[at])).or_default().push(at);
    }
    let first = |at: &usize| usage.forms[*at].telling.words.split(' ').next();
    let bearer = |words: &str| {
        let forms = full.get(words)?;
        let is_one = forms.iter().all(|at| first(at) == forms.first().and_then(first));
        forms.iter().copied().filter(|_| is_one).max_by_key(|&at| (usage.forms[at].uses, Reverse(at)))
    };
    let mut bearers: HashMap<&str, Option<usize>> = HashMap::new();
    let told = usage.called.iter().filter_map(|one| {
        let words = one.bearer.as_str();
        Some(((*bearers.entry(words).or_insert_with(|| bearer(words)))?, *one))
    });
    told.collect()
}

/// Whether a form is the full name of a person: several parts, and mostly read as a person.
fn is_full_name(usage: &Usage, form: usize) -> bool {
    let form = &usage.forms[form];
    super::usage::best(&form.votes) == EntityType::Person && form.telling.words.contains(' ')
}

/// The last telling word of the name.
pub(super) fn last_word<'a>(form: &Form<'a>) -> &'a str {
    form.telling.words.rsplit(' ').next().unwrap_or_default()
}
