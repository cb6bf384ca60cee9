//! Whom a family or given name alone means: the person of that name whom its article names, by address, title and
//! nearness, else the one whom other accounts, or all articles, name far more than any other.

use std::cmp::Reverse;

use foldhash::{HashMap, HashMapExt, HashSet};

use super::given::is_part;
use super::person::{MOST_COMPARED, People, Sought, last_word};
use super::present::{LEAD, LEAD_OF_FAR, Present};
use super::spelling::NICKNAMES;
use super::together::Together;
use super::usage::{Usage, Use};
use crate::entity::gazetteer::Sorts;
use crate::model::EntityType;

/// How many people whom an article does not name are asked about for a name in it.
const FEW: usize = 3;

/// For each use that is a person's name, the number of its cluster: a person's position, or from `People::len` on one for
/// each name alone that no one bears.
pub(super) fn resolve(usage: &Usage, people: &People, together: &Together) -> Vec<Option<usize>> {
    let mut clusters = vec![None; usage.uses.len()];
    let person_uses: Vec<usize> =
        (0..usage.uses.len()).filter(|&at| usage.uses[at].kind == EntityType::Person).collect();
    let groups = || person_uses.chunk_by(|&a, &b| usage.uses[a].article == usage.uses[b].article);
    let present: Vec<Present> =
        groups().map(|group| Present::new(group.iter().map(|&at| &usage.uses[at]), people)).collect();
    let mut alone = Alone::new(usage, people, together);
    for (group, present) in groups().zip(&present) {
        group.iter().for_each(|&at| alone.count(&usage.uses[at], present));
    }
    for (group, mut present) in groups().zip(present) {
        for &at in group {
            let one = &usage.uses[at];
            clusters[at] = Some(people.full(one.form).unwrap_or_else(|| {
                let meant = alone.meant(one, &mut present);
                if one.gender.is_none() {
                    present.call(people.last(one.form), meant, one.span.start);
                }
                meant
            }));
        }
    }
    clusters
}

/// Whom names of one word mean.
struct Alone<'a> {
    usage: &'a Usage<'a>,
    people: &'a People,
    /// Which titles people bear where they are named in full.
    titles: HashMap<usize, HashSet<usize>>,
    /// Who is named in full as somebody's relative.
    kin: HashSet<usize>,
    /// Names that stand alone, by the numbers of their words.
    names: HashSet<usize>,
    together: &'a Together,
    /// How often each person is named beyond doubt.
    mentions: Vec<u32>,
    dominant: HashMap<Sought, Option<usize>>,
    /// Whom other accounts of an article's story name.
    elsewhere: HashMap<(usize, Sought), Option<usize>>,
    loners: HashMap<usize, usize>,
}

impl<'a> Alone<'a> {
    fn new(usage: &'a Usage<'a>, people: &'a People, together: &'a Together) -> Self {
        let full = || usage.uses.iter().filter_map(|one| Some((people.full(one.form)?, one)));
        let person = |one: &&Use| one.kind == EntityType::Person && people.full(one.form).is_none();
        let mut titles: HashMap<usize, HashSet<usize>> = HashMap::new();
        for (person, title) in full().filter_map(|(person, one)| Some((person, one.title?))) {
            titles.entry(person).or_default().insert(title);
        }
        Self {
            titles,
            kin: full().filter(|(_, one)| one.kin).map(|(person, _)| person).collect(),
            names: usage.uses.iter().filter(person).map(|one| people.last(one.form)).collect(),
            together,
            mentions: people.uses(),
            dominant: HashMap::new(),
            elsewhere: HashMap::new(),
            loners: HashMap::new(),
            usage,
            people,
        }
    }

    /// Counts `one` if it is a name alone that can mean one only of the people who are `present`.
    fn count(&mut self, one: &Use, present: &Present) {
        let sought = (self.people.last(one.form), one.gender);
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
        let word = last_word(&self.usage.forms[one.form]);
        let sought = (self.people.last(one.form), one.gender);
        if one.kin
            && let Some(relative) = self.relative(sought, word, one.span.start, present)
        {
            return relative;
        }
        let by_title = one.title.and_then(|title| present.only(sought, |person| self.bears(person, title)));
        // Of a husband and his wife, the one who goes on as "she".
        let heard = one.says.filter(|_| one.gender.is_none() && present.is_shared(sought.0));
        let by_pronoun = heard.and_then(|gender| present.only((sought.0, Some(gender)), |_| true));
        let titled = one.title.and_then(|title| self.titled(sought, title));
        let found = by_title
            .or(by_pronoun)
            .or_else(|| self.likeliest(sought, one, present))
            .or_else(|| self.by_short_form(sought, word, one.span.start, present))
            .or_else(|| self.by_part(sought, word, one))
            .or(titled)
            .or_else(|| self.dominant(sought).filter(|&person| self.may_be_far(sought.0, person, one)))
            .or_else(|| self.people.only_told(sought.0));
        let sure = by_title.or_else(|| present.only(sought, |_| true)).filter(|_| present.is_shared(sought.0));
        if let Some(person) = sure.filter(|&person| person < self.people.len()) {
            present.see(self.people, person, one.span.start);
        }
        found.unwrap_or_else(|| self.loner(sought.0, word))
    }

    /// Whom a given name means that is introduced as a relative's: a bearer who is also named in full so, or whose family
    /// the article names; else, where it is nobody's family name, somebody who is never named in full. The article means
    /// that one by the name from there on.
    fn relative(&mut self, sought: Sought, word: &str, start: u32, present: &mut Present) -> Option<usize> {
        let people = self.people;
        let bearers = people.of_given(sought.0).iter().copied().take(MOST_COMPARED);
        let mut bearers = bearers.filter(|&person| people.suits(person, sought.1));
        let known = bearers.find(|&person| self.kin.contains(&person) || present.has_relative(people, person));
        let is_family = !people.of_family(sought.0).is_empty();
        if let Some(found) = known.or_else(|| self.by_short_form(sought, word, start, present)) {
            if is_family {
                present.insert(sought.0, found, start);
            }
            return Some(found);
        }
        if is_family {
            return None;
        }
        let loner = self.loner(sought.0, word);
        present.insert(sought.0, loner, start);
        Some(loner)
    }

    /// Whom the article means by a short form of a given name: "Dave" for the only David whom it names.
    fn by_short_form(&self, sought: Sought, word: &str, start: u32, present: &Present) -> Option<usize> {
        let mut full = self.full(word).filter(|full| self.people.of_family(*full).is_empty());
        full.find_map(|full| present.likeliest((full, sought.1), start, |person| self.count_of(person)))
    }

    /// Whom the article of `one` means by a part of a given name that nobody bears: "Ros" for the only Rosalind whom it
    /// names in full, "Dette" for a Bernadette.
    fn by_part(&self, sought: Sought, word: &str, one: &Use) -> Option<usize> {
        if !self.people.bearers(sought.0).is_empty() {
            return None;
        }
        let is_called =
            |person: &&usize| is_part(word, self.people.given(**person)) && self.people.suits(**person, sought.1);
        let mut called = self.together.people(one.article).iter().take(MOST_COMPARED).filter(is_called);
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
        let here = self.principal(here, sought, one, present);
        let lead = if present.is_before(sought, start) { LEAD } else { LEAD_OF_FAR };
        let other = self.elsewhere(sought, one.article);
        Some(other.filter(|&other| self.count_of(other) >= self.count_of(here) * lead).unwrap_or(here))
    }

    /// Whether `person` bears `title` where named in full.
    fn bears(&self, person: usize, title: usize) -> bool {
        self.titles.get(&person).is_some_and(|titles| titles.contains(&title))
    }

    /// The only one of those whom `sought` may mean who bears `title` where any article names them in full.
    fn titled(&self, sought: Sought, title: usize) -> Option<usize> {
        let bearers = self.people.bearers(sought.0).iter().copied().take(MOST_COMPARED);
        let mut titled = bearers.filter(|&one| self.people.suits(one, sought.1) && self.bears(one, title));
        titled.next().filter(|_| titled.next().is_none())
    }

    /// Whom the article of `one` means by the family name alone that `here` bears, who is introduced as somebody's relative:
    /// the only other bearer whom it names, if he is none's, but where the relative has just been named in full and
    /// speaks.
    fn principal(&self, here: usize, sought: Sought, one: &Use, present: &Present) -> usize {
        if one.gender.is_some() || !self.kin.contains(&here) {
            return here;
        }
        let mut others = present.all(sought).iter().copied().filter(|person| !self.kin.contains(person));
        let Some(other) = others.next().filter(|other| *other < self.people.len() && others.next().is_none()) else {
            return here;
        };
        let is_own = one.speaks && (present.is_close(sought, one.span.start) || present.is_called(sought.0, here));
        let has_title = |person: usize| self.titles.contains_key(&person);
        let is_first = self.count_of(other) >= self.count_of(here) || has_title(other) && !has_title(here);
        if is_own || !is_first { here } else { other }
    }

    /// Who is named most of those whom `sought` may mean and whom other accounts of the story of `article` name in full,
    /// but not that.
    fn elsewhere(&mut self, sought: Sought, article: usize) -> Option<usize> {
        if let Some(known) = self.elsewhere.get(&(article, sought)) {
            return *known;
        }
        let people = self.people;
        let bearers = people.bearers(sought.0).iter().copied().take(MOST_COMPARED);
        let absent = bearers.filter(|&one| people.suits(one, sought.1) && !self.together.names(article, one));
        let mut absent: Vec<usize> = absent.collect();
        absent.sort_unstable_by_key(|&person| (Reverse(self.count_of(person)), person));
        let found = absent.into_iter().take(FEW).find(|&person| self.together.meets(person, article));
        self.elsewhere.insert((article, sought), found);
        found
    }

    /// Whether the article of `one`, the single word `key`, can mean `person` though it does not name that one in full.
    /// Hardly anybody is called by the given name alone but where the story is known to be of the same people.
    fn may_be_far(&self, key: usize, person: usize, one: &Use) -> bool {
        let is_given = self.people.of_family(key).is_empty() && self.usage.forms[one.form].sorts.any(Sorts::GIVEN);
        !is_given || self.together.people(one.article).is_empty() || self.together.meets(person, one.article)
    }

    fn dominant(&mut self, sought: Sought) -> Option<usize> {
        let people = self.people;
        *self.dominant.entry(sought).or_insert_with(|| people.dominant(sought, &self.mentions))
    }

    /// The given names that `word` may be short for, by their numbers.
    fn full(&self, word: &str) -> impl Iterator<Item = usize> + use<'a> {
        let people = self.people;
        NICKNAMES.full(word).filter_map(|full| people.word(full))
    }

    /// The cluster of a name that nobody bears in full; that of the full form of `word` where that stands alone too.
    fn loner(&mut self, key: usize, word: &str) -> usize {
        let mut full = self.full(word).filter(|full| self.names.contains(full));
        let key = full.next().filter(|_| full.next().is_none()).unwrap_or(key);
        let next = self.people.len() + self.loners.len();
        *self.loners.entry(key).or_insert(next)
    }
}
