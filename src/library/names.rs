//! The names of all subjects, and what is told that people are, folded once when the library is made, so that a key press
//! folds nothing but the query.

use std::ops::Range;

use rayon::prelude::*;

use super::roles::Told;
use crate::entity::gazetteer::{Gazetteer, Sorts};
use crate::model::{Entity, EntityId, Subject, Topic, TopicId};
use crate::text::fold::{fold, folded};

/// Words that join others and say nothing.
pub(crate) const SMALL_WORDS: [&str; 4] = ["of", "the", "and", "for"];

/// A form of a subject.
#[derive(Clone, Debug)]
pub(crate) struct Form {
    pub(crate) subject: Subject,
    pub(crate) written: Written,
    pub(crate) name: Name,
    pub(crate) letters: Letters,
}

/// What a form is to its subject.
#[derive(Clone, Debug)]
pub(crate) enum Written {
    /// The name or label.
    Name,
    /// The alias or term at this place.
    Alias(usize),
    /// What it is told to be.
    Role(Role),
}

/// What somebody is told to be.
#[derive(Clone, Debug)]
pub(crate) struct Role {
    /// In the words of an article.
    pub(crate) text: String,
    /// The bytes of the folded words at which those words start that tell more than whose the role is.
    pub(crate) own: Vec<usize>,
    /// The countries, bodies and people whose it is, also as told by others of its holder's roles that share a word of
    /// their own with it: "Foreign Minister" is Russia's where "the Russian minister" is the same.
    owners: Vec<EntityId>,
    /// The countries among these, as [`country`] numbers them.
    pub(crate) countries: Vec<u32>,
}

/// The number of the country that the folded `word` is, or belongs to: that of France for "french".
pub(crate) fn country(word: &str) -> Option<u32> {
    let sorts = Gazetteer::default().sorts(word);
    sorts.referent().filter(|_| sorts.any(Sorts::COUNTRY.union(Sorts::DEMONYM)))
}

/// The names, aliases, roles, labels and terms of all subjects of one library.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Entities before topics; the forms of a subject stand together, its name first and its roles last, no two names
    /// folded alike.
    pub(crate) forms: Vec<Form>,
    /// For each entity, the forms that it has.
    of: Vec<Range<usize>>,
}

impl Names {
    /// Folds the names of `entities`, of each of which `roles` are told, and of `topics`.
    #[must_use]
    pub(crate) fn new(entities: &[Entity], roles: &[Vec<Told>], topics: &[Topic]) -> Self {
        let countries: Vec<_> = entities.par_iter().map(|entity| country(&fold(&entity.name))).collect();
        let told = entities.par_iter().zip(roles).enumerate();
        let forms = |(at, told)| forms_of_entity(EntityId::new(at), told, &countries);
        let of_entities: Vec<Vec<Form>> = told.map(forms).collect();
        let mut end = 0;
        let range = |forms: &Vec<Form>| {
            let start = end;
            end += forms.len();
            start..end
        };
        let of = of_entities.iter().map(range).collect();
        let topics = topics.par_iter().enumerate().flat_map_iter(|(at, topic)| forms_of_topic(TopicId::new(at), topic));
        let forms = of_entities.into_par_iter().flatten_iter().chain(topics).collect();
        Self { forms, of }
    }

    /// Adds the names of `topic`, which stands behind all others.
    pub fn add_topic(&mut self, id: TopicId, topic: &Topic) {
        self.forms.extend(forms_of_topic(id, topic));
    }

    /// The names of those whose `role` is.
    pub(crate) fn owners<'a>(&'a self, role: &'a Role) -> impl Iterator<Item = &'a Name> {
        let forms = role.owners.iter().flat_map(|owner| &self.forms[self.of[owner.index()].clone()]);
        forms.filter(|form| !matches!(form.written, Written::Role(_))).map(|form| &form.name)
    }
}

fn forms_of_entity(id: EntityId, (entity, roles): (&Entity, &Vec<Told>), countries: &[Option<u32>]) -> Vec<Form> {
    let aliases = entity.aliases.iter().map(|alias| alias.text.as_str());
    let subject = Subject::Entity(id);
    let mut forms = forms(subject, &entity.name, aliases);
    forms.extend(forms_of_roles(subject, roles, countries));
    forms
}

/// The forms of `roles`, which one holds; `countries` are those that entities are.
fn forms_of_roles(subject: Subject, roles: &[Told], countries: &[Option<u32>]) -> Vec<Form> {
    let names: Vec<Name> = roles.iter().map(|told| Name::new(&told.text)).collect();
    let own: Vec<Vec<usize>> = roles.iter().map(own_words).collect();
    let has = |at: usize, word: &str| own[at].iter().any(|start| names[at].word_at(*start) == word);
    let shares = |at: usize, other: usize| own[at].iter().any(|start| has(other, names[at].word_at(*start)));
    let owners = |at: usize| {
        let sharing = (0..roles.len()).filter(|other| *other == at || shares(at, *other));
        let mut owners: Vec<EntityId> = sharing.flat_map(|other| roles[other].owners.iter().copied()).collect();
        owners.sort_unstable();
        owners.dedup();
        owners
    };
    let role = |at: usize| {
        let owners = owners(at);
        let mut countries: Vec<u32> = owners.iter().filter_map(|owner| countries[owner.index()]).collect();
        countries.dedup();
        Role { text: roles[at].text.clone(), own: own[at].clone(), owners, countries }
    };
    let form = |(at, name): (usize, &Name)| Form {
        subject,
        written: Written::Role(role(at)),
        letters: Letters::of(name.folded()),
        name: name.clone(),
    };
    names.iter().enumerate().map(form).collect()
}

/// The bytes of the folded words of a role at which those start that tell something, and not whose the role is.
fn own_words(told: &Told) -> Vec<usize> {
    let folded = folded(&told.text);
    let is_name = |at: usize| told.names.iter().any(|name| name.contains(&(folded.origin(at) as usize)));
    let is_possessive = |(at, word): (usize, &str)| {
        let written = &told.text[folded.origin(at) as usize..folded.origin(at + word.len()) as usize];
        ["'s", "’s"].iter().any(|ending| written.trim_end().ends_with(ending))
    };
    let telling = words(&folded.text).filter(|(_, word)| !SMALL_WORDS.contains(word));
    telling.filter(|word| !is_possessive(*word)).map(|(at, _)| at).filter(|at| !is_name(*at)).collect()
}

fn forms_of_topic(id: TopicId, topic: &Topic) -> Vec<Form> {
    forms(Subject::Topic(id), &topic.label, topic.terms.iter().map(String::as_str))
}

/// The forms of a subject, its name first, no two folded alike.
fn forms<'a>(subject: Subject, name: &str, aliases: impl Iterator<Item = &'a str>) -> Vec<Form> {
    let form = |written, name: Name| Form { subject, written, letters: Letters::of(name.folded()), name };
    let mut forms = vec![form(Written::Name, Name::new(name))];
    for (at, alias) in aliases.enumerate() {
        let name = Name::new(alias);
        if !name.folded().is_empty() && forms.iter().all(|form| form.name.folded() != name.folded()) {
            forms.push(form(Written::Alias(at), name));
        }
    }
    forms
}

/// A folded name, which knows the words that are not its own.
#[derive(Clone, Debug)]
pub(crate) struct Name {
    folded: String,
    /// The bytes at which the words start that are written without a capital, where others have one.
    pub(crate) particles: Vec<usize>,
}

impl Name {
    pub(crate) fn new(written: &str) -> Self {
        let folded = folded(written);
        let has_capital = |at: usize, length: usize| {
            let (start, end) = (folded.origin(at) as usize, folded.origin(at + length) as usize);
            written[start..end].contains(char::is_uppercase)
        };
        let (capital, small): (Vec<_>, Vec<_>) = words(&folded.text)
            .map(|(at, word)| (at, has_capital(at, word.len())))
            .partition(|(_, has_capital)| *has_capital);
        let particles = if capital.is_empty() { Vec::new() } else { small.into_iter().map(|(at, _)| at).collect() };
        Self { folded: folded.text, particles }
    }

    pub(crate) fn folded(&self) -> &str {
        &self.folded
    }

    /// The word that starts at byte `at` of the folded name.
    fn word_at(&self, at: usize) -> &str {
        self.folded[at..].split(' ').next().unwrap_or_default()
    }
}

/// Which letters a text has: a name that lacks some of a term's need not be looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Letters(u64);

impl Letters {
    pub(crate) fn of(text: &str) -> Self {
        Self(text.chars().filter(|ch| *ch != ' ').fold(0, |letters, ch| letters | 1 << (u32::from(ch) % 64)))
    }

    /// How many letters of `other` are missing, at least.
    pub(crate) fn lacks(self, other: Self) -> u32 {
        (other.0 & !self.0).count_ones()
    }
}

/// The words of folded text, with the bytes at which they start.
pub(crate) fn words(folded: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    folded.split(' ').map(move |word| {
        let at = start;
        start += word.len() + 1;
        (at, word)
    })
}
