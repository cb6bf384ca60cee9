//! Which names of people are one person.
//!
//! Full names come together when the family name is one spelling or transliteration and the given names agree; a family
//! (or given) name alone goes to the person of that name whom its article names, by address, title and nearness, else to
//! the one whom the corpus names far more than any other.

use std::cmp::Reverse;

use foldhash::{HashMap, HashMapExt, HashSet};

use super::present::{LEAD, LEAD_OF_FAR, Present};
use super::spelling::{NICKNAMES, transliterated};
use super::telling::parts;
use super::together::Together;
use super::usage::{Families, Form, Usage, Use};
use crate::entity::gazetteer::{Gazetteer, Sorts};
use crate::entity::gender::Gender;
use crate::model::EntityType;

/// How many more pronouns of one gender than of the other say something.
const ENOUGH: u32 = 2;
/// With how many people of one family name and first letter a new name is compared at most.
const MOST_COMPARED: usize = 200;
/// How many people whom an article does not name are asked about for a name in it.
const FEW: usize = 3;
/// By how much one person must be named more than the next for a family name alone to mean that person everywhere.
const DOMINANCE: u32 = 2;

/// A person: the parts of the fullest name, and how often full names are used.
#[derive(Debug)]
struct Person {
    given: Vec<String>,
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
    /// That of the last word of each form.
    lasts: Vec<usize>,
    /// People by that of the family name.
    by_family: HashMap<usize, Vec<usize>>,
    /// People by that of their first word, for "Hillary" and for "Xi" of Xi Jinping.
    by_given: HashMap<usize, Vec<usize>>,
    /// People by the first and the last words of their full names as they are spelled.
    by_spelling: HashMap<String, Vec<usize>>,
}

impl People {
    /// The people whom `usage` names in full, most used forms first.
    pub(super) fn new(usage: &Usage, gazetteer: &Gazetteer) -> Self {
        let mut people = Self { full: vec![None; usage.forms.len()], ..Self::default() };
        people.lasts = usage.forms.iter().map(|form| people.number(&transliterated(last(form)))).collect();
        let mut order: Vec<usize> = (0..usage.forms.len()).filter(|&form| is_full_name(usage, form)).collect();
        order.sort_unstable_by_key(|&form| {
            let form = &usage.forms[form];
            (Reverse((form.uses, form.folded.len())), form.folded)
        });
        let mut nearby: HashMap<(usize, char), Vec<usize>> = HashMap::new();
        for form in order {
            let words = parts(&usage.forms[form].telling.words);
            let Some((family_name, given)) = words.split_last() else { continue };
            let family = people.lasts[form];
            let letters = given.iter().flat_map(|word| NICKNAMES.letters(word));
            let blocks: Vec<_> = letters.map(|letter| (family, letter)).collect();
            let known = blocks.iter().flat_map(|block| nearby.get(block).into_iter().flatten().copied());
            let same = known.take(MOST_COMPARED).find(|&person| agrees(&people.persons[person].given, given));
            let person = same.unwrap_or_else(|| people.add(given, family, gazetteer));
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
        people
    }

    /// The number of `word`, which is transliterated.
    fn number(&mut self, word: &str) -> usize {
        let next = self.words.len();
        self.words.get(word).copied().unwrap_or_else(|| *self.words.entry(word.to_owned()).or_insert(next))
    }

    fn add(&mut self, given: &[&str], family: usize, gazetteer: &Gazetteer) -> usize {
        let person = self.persons.len();
        self.by_family.entry(family).or_default().push(person);
        let gender = gender(given, gazetteer);
        let given = given.iter().map(|&word| word.to_owned()).collect();
        self.persons.push(Person { given, firsts: Vec::new(), family, gender, pronouns: 0, is_told: false, uses: 0 });
        person
    }

    /// Lets `person` be found by the first of the names `given`: "Ben" for Benjamin who is also called Ben in full.
    fn call(&mut self, person: usize, given: &[&str]) {
        let first = transliterated(given.first().copied().unwrap_or_default());
        let number = self.number(&first);
        let firsts = &mut self.persons[person].firsts;
        if !firsts.contains(&number) && first.chars().count() > 1 {
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

    /// Whom a single word, by its number, may mean: people of that family name, else of that first name.
    fn bearers(&self, word: usize) -> &[usize] {
        self.by_family.get(&word).or_else(|| self.by_given.get(&word)).map_or(&[], Vec::as_slice)
    }

    /// Under which single words, by their numbers, `person` is found.
    pub(super) fn keys(&self, person: usize) -> impl Iterator<Item = usize> {
        let &Person { ref firsts, family, .. } = &self.persons[person];
        let is_own = move |first: &usize| *first != family && !self.by_family.contains_key(first);
        std::iter::once(family).chain(firsts.iter().copied().filter(is_own))
    }

    /// The person most named, by `mentions`, of those whom `word` may mean with this gender, if far more than the next;
    /// those whose gender is not known stand back.
    fn dominant(&self, (word, gender): Sought, mentions: &[u32]) -> Option<usize> {
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
    fn addressed(&self, (word, gender): Sought) -> Option<usize> {
        gender?;
        let mut known = self.bearers(word).iter().filter(|&&person| self.persons[person].gender == gender);
        known.next().copied().filter(|_| known.next().is_none())
    }

    /// The only one whom `word` may mean, if pronouns alone speak against the address.
    fn only_told(&self, word: usize) -> Option<usize> {
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

/// Whether a form is the full name of a person: several parts, and mostly read as a person.
fn is_full_name(usage: &Usage, form: usize) -> bool {
    let form = &usage.forms[form];
    super::usage::best(&form.votes) == EntityType::Person && form.telling.words.contains(' ')
}

/// Whether given names can be one person's: the first agree and no middle name contradicts, or all of the fewer are
/// among the more ("Javad" of "Mohammad Javad") or the last of them ("Ó" of "Ruth Ó").
fn agrees(a: &[String], b: &[&str]) -> bool {
    let (Some(first_a), Some(first_b)) = (a.first(), b.first()) else { return false };
    if NICKNAMES.agree(first_a, first_b) {
        let (middle_a, middle_b) = (&a[1..], &b[1..]);
        return middle_a.is_empty()
            || middle_b.is_empty()
            || (middle_a.len() == middle_b.len() && middle_a.iter().zip(middle_b).all(|(x, y)| NICKNAMES.agree(x, y)));
    }
    if are_initials(a, b) || are_initials(b, a) {
        return true;
    }
    let long = |word: &str| word.chars().count() > 2;
    if a.len() < b.len() && b[b.len() - a.len()..].iter().zip(a).all(|(x, y)| x == y)
        || b.len() < a.len() && a[a.len() - b.len()..].iter().zip(b).all(|(x, y)| x == y)
    {
        return true;
    }
    if a.len() < b.len() {
        a.iter().all(|x| long(x) && b.contains(&x.as_str()))
    } else {
        b.len() < a.len() && b.iter().all(|y| long(y) && a.iter().any(|x| x == y))
    }
}

/// Whether `short` begins the given name `full`, but for a fond ending, or ends it, and leaves more than a letter out.
fn is_part(short: &str, full: &str) -> bool {
    const SHORTEST: usize = 2;
    const SHORTEST_END: usize = 4;
    let (letters, all) = (short.chars().count(), full.chars().count());
    let fond = ["ie", "i", "y"].iter().find_map(|ending| short.strip_suffix(ending));
    let stem = fond.filter(|stem| stem.chars().count() > SHORTEST).unwrap_or(short);
    let begins = letters >= SHORTEST && (full.starts_with(short) || full.starts_with(stem));
    let ends = letters >= SHORTEST_END && full.ends_with(short);
    (begins || ends) && all >= letters + 2
}

/// Whether `a` are several initials of which the only name `b` has one: "H.R." and "Bob", who is Robert.
fn are_initials(a: &[impl AsRef<str>], b: &[impl AsRef<str>]) -> bool {
    let [name] = b else { return false };
    let initial = |one: &str| one.chars().count() == 1;
    let agree = |one: &str| NICKNAMES.letters(name.as_ref()).iter().any(|letter| one.starts_with(*letter));
    a.len() > 1 && a.iter().all(|one| initial(one.as_ref())) && a.iter().any(|one| agree(one.as_ref()))
}

/// A single word, by its number, and the gender of the one addressed.
pub(super) type Sought = (usize, Option<Gender>);

/// For each use that is a person's name, the number of its cluster: a person's position, or from `People::len` on one for
/// each name alone that no one bears.
pub(super) fn resolve(usage: &Usage, people: &People) -> Vec<Option<usize>> {
    let mut clusters = vec![None; usage.uses.len()];
    let person_uses: Vec<usize> =
        (0..usage.uses.len()).filter(|&at| usage.uses[at].kind == EntityType::Person).collect();
    let groups = || person_uses.chunk_by(|&a, &b| usage.uses[a].article == usage.uses[b].article);
    let present: Vec<Present> =
        groups().map(|group| Present::new(group.iter().map(|&at| &usage.uses[at]), people)).collect();
    let mut alone = Alone::new(usage, people);
    for (group, present) in groups().zip(&present) {
        group.iter().for_each(|&at| alone.count(&usage.uses[at], present));
    }
    for (group, mut present) in groups().zip(present) {
        for &at in group {
            let one = &usage.uses[at];
            clusters[at] = Some(people.full(one.form).unwrap_or_else(|| alone.meant(one, &mut present)));
        }
    }
    clusters
}

/// Whom names of one word mean.
struct Alone<'a> {
    usage: &'a Usage<'a>,
    people: &'a People,
    /// Which people bear which titles where they are named in full.
    titled: HashSet<(usize, usize)>,
    /// Who is named in full as somebody's relative.
    kin: HashSet<usize>,
    /// Names that stand alone, by the numbers of their words.
    names: HashSet<usize>,
    together: Together,
    /// How often each person is named beyond doubt.
    mentions: Vec<u32>,
    dominant: HashMap<Sought, Option<usize>>,
    loners: HashMap<usize, usize>,
}

impl<'a> Alone<'a> {
    fn new(usage: &'a Usage<'a>, people: &'a People) -> Self {
        let full = || usage.uses.iter().filter_map(|one| Some((people.full(one.form)?, one)));
        let person = |one: &&Use| one.kind == EntityType::Person && people.full(one.form).is_none();
        Self {
            titled: full().filter_map(|(person, one)| Some((person, one.title?))).collect(),
            kin: full().filter(|(_, one)| one.kin).map(|(person, _)| person).collect(),
            names: usage.uses.iter().filter(person).map(|one| people.lasts[one.form]).collect(),
            together: Together::new(usage, people),
            mentions: people.persons.iter().map(|person| person.uses).collect(),
            dominant: HashMap::new(),
            loners: HashMap::new(),
            usage,
            people,
        }
    }

    /// Counts `one` if it is a name alone that can mean one only of the people who are `present`.
    fn count(&mut self, one: &Use, present: &Present) {
        let sought = (self.people.lasts[one.form], one.gender);
        if self.people.full(one.form).is_some() {
            return;
        }
        let person = present.sole(sought, one.span.start).or_else(|| self.people.addressed(sought));
        if let Some(person) = person.filter(|&person| person < self.people.len()) {
            self.mentions[person] += 1;
        }
    }

    /// The cluster of `one`, a name alone in the article whose people are `present`.
    fn meant(&mut self, one: &Use, present: &mut Present) -> usize {
        let word = last(&self.usage.forms[one.form]);
        let sought = (self.people.lasts[one.form], one.gender);
        if one.kin && !self.people.by_family.contains_key(&sought.0) {
            return self.relative(sought, word, one.span.start, present);
        }
        let by_title =
            one.title.and_then(|title| present.only(sought, |person| self.titled.contains(&(person, title))));
        let found = by_title
            .or_else(|| self.likeliest(sought, one, present))
            .or_else(|| self.by_short_form(sought, word, one.span.start, present))
            .or_else(|| self.by_part(sought, word, one))
            .or_else(|| self.dominant(sought))
            .or_else(|| self.people.only_told(sought.0));
        let sure = by_title.or_else(|| present.only(sought, |_| true)).filter(|_| present.is_shared(sought.0));
        if let Some(person) = sure.filter(|&person| person < self.people.len()) {
            present.see(self.people, person, one.span.start);
        }
        found.unwrap_or_else(|| self.loner(sought.0, word))
    }

    /// Whom a given name means that is introduced as a relative's: a bearer who is also named in full so, or whose family
    /// the article names; else somebody who is never named in full, whom the article means by the name from there on.
    fn relative(&mut self, sought: Sought, word: &str, start: u32, present: &mut Present) -> usize {
        let people = self.people;
        let mut bearers = people.bearers(sought.0).iter().copied().filter(|&person| people.suits(person, sought.1));
        let known = bearers.find(|&person| self.kin.contains(&person) || present.has_relative(people, person));
        let found = known.or_else(|| self.by_short_form(sought, word, start, present));
        found.unwrap_or_else(|| {
            let loner = self.loner(sought.0, word);
            present.insert(sought.0, loner, start);
            loner
        })
    }

    /// Whom the article means by a short form of a given name: "Dave" for the only David whom it names.
    fn by_short_form(&self, sought: Sought, word: &str, start: u32, present: &Present) -> Option<usize> {
        let mut full = self.full(word).filter(|full| !self.people.by_family.contains_key(full));
        full.find_map(|full| present.likeliest((full, sought.1), start, |person| self.count_of(person)))
    }

    /// Whom the article of `one` means by a part of a given name that nobody bears: "Ros" for the only Rosalind whom it
    /// names in full, "Dette" for an Odette.
    fn by_part(&self, sought: Sought, word: &str, one: &Use) -> Option<usize> {
        if !self.people.bearers(sought.0).is_empty() {
            return None;
        }
        let is_called = |person: &&usize| {
            let person = **person;
            let given = self.people.persons[person].given.first().map_or("", String::as_str);
            is_part(word, given) && self.people.suits(person, sought.1)
        };
        let mut called = self.together.people(one.article).iter().filter(is_called);
        called.next().copied().filter(|_| called.next().is_none())
    }

    fn count_of(&self, person: usize) -> u32 {
        self.mentions.get(person).copied().unwrap_or(1)
    }

    /// Whom `sought` means at `one` of an article whose people are `present`; somebody whom it does not name in full where
    /// other accounts name that one far more than those present.
    fn likeliest(&mut self, sought: Sought, one: &Use, present: &Present) -> Option<usize> {
        let start = one.span.start;
        let here = present.likeliest(sought, start, |person| self.count_of(person))?;
        if here >= self.people.len() {
            return Some(here);
        }
        let lead = if present.is_before(sought, start) { LEAD } else { LEAD_OF_FAR };
        let other = self.elsewhere(sought, one.article);
        Some(other.filter(|&other| self.count_of(other) >= self.count_of(here) * lead).unwrap_or(here))
    }

    /// Who is named most of those whom `sought` may mean and whom other accounts of the story of `article` name in full,
    /// but not that.
    fn elsewhere(&mut self, sought: Sought, article: usize) -> Option<usize> {
        let people = self.people;
        let suiting = people.bearers(sought.0).iter().copied().filter(|&person| people.suits(person, sought.1));
        let absent = suiting.take(MOST_COMPARED).filter(|&person| !self.together.names(article, person));
        let mut absent: Vec<usize> = absent.collect();
        absent.sort_unstable_by_key(|&person| (Reverse(self.count_of(person)), person));
        absent.into_iter().take(FEW).find(|&person| self.together.meets(person, article))
    }

    fn dominant(&mut self, sought: Sought) -> Option<usize> {
        let people = self.people;
        *self.dominant.entry(sought).or_insert_with(|| people.dominant(sought, &self.mentions))
    }

    /// The given names that `word` may be short for, by their numbers.
    fn full(&self, word: &str) -> impl Iterator<Item = usize> + use<'a> {
        let people = self.people;
        NICKNAMES.full(word).filter_map(|full| people.words.get(&transliterated(full)).copied())
    }

    /// The cluster of a name that nobody bears in full; that of the full form of `word` where that stands alone too.
    fn loner(&mut self, key: usize, word: &str) -> usize {
        let mut full = self.full(word).filter(|full| self.names.contains(full));
        let key = full.next().filter(|_| full.next().is_none()).unwrap_or(key);
        let next = self.people.len() + self.loners.len();
        *self.loners.entry(key).or_insert(next)
    }
}

/// The last telling word of the name.
fn last<'a>(form: &Form<'a>) -> &'a str {
    form.telling.words.rsplit(' ').next().unwrap_or_default()
}

/// Whose family name a form is in an article: somebody's who is named in full there, or in other accounts of the story.
pub(super) fn families(usage: &Usage, people: &People) -> Families {
    let mut families = Families::default();
    let mut together = Together::new(usage, people);
    let alone = |form: &Form| form.sorts.referent().is_none() && !form.telling.words.contains(' ');
    for one in usage.uses.iter().filter(|one| alone(&usage.forms[one.form])) {
        let place = (one.article, one.form);
        if families.here.contains(&place) || families.elsewhere.contains(&place) {
            continue;
        }
        let bearers = people.by_family.get(&people.lasts[one.form]).map_or(&[][..], Vec::as_slice);
        if bearers.iter().any(|&person| together.names(one.article, person)) {
            families.here.insert(place);
        } else if bearers.iter().any(|&person| together.meets(person, one.article)) {
            families.elsewhere.insert(place);
        }
    }
    families
}
