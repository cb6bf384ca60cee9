//! What is known of nouns for people: which are one another's kind, which mostly mean no person, number and gender.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::LazyLock;

use super::group::GROUPS;
use crate::entity::gazetteer::{Gazetteer, Sorts};
use crate::entity::piece::Piece;

/// Nouns listed as roles that mostly do not mean people, and on a line of their own those for many at once, compiled in.
static NOT_PEOPLE: &str = include_str!("../../models/words/not_people.txt");
/// Nouns and the roles that they may stand for, compiled in.
static KINDS: &str = include_str!("../../models/words/role_kinds.txt");

/// Nouns for people that no list of roles has.
const OTHERS: [&str; 3] = ["counterpart", "opposite number", "ally"];

/// Plurals that no rule makes.
const IRREGULAR: [(&str, &str); 8] = [
    ("men", "man"),
    ("women", "woman"),
    ("children", "child"),
    ("wives", "wife"),
    ("chiefs of staff", "chief of staff"),
    ("secretaries of state", "secretary of state"),
    ("attorneys general", "attorney general"),
    ("heads of state", "head of state"),
];

/// All that is known of nouns for people.
pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::default);

/// What is known of nouns for people.
#[derive(Debug)]
pub(super) struct Lexicon {
    gazetteer: Gazetteer,
    not_people: HashSet<&'static str>,
    /// Those of them that mean many people at once, as "crowd" does.
    gathered: HashSet<&'static str>,
    kinds: HashMap<&'static str, Vec<&'static str>>,
    /// The kinds of each role.
    kinds_of: HashMap<&'static str, Vec<&'static str>>,
    /// The first words of nouns of several words that the gazetteer may not have.
    openers: HashSet<&'static str>,
}

impl Default for Lexicon {
    fn default() -> Self {
        let lines = |text: &'static str| text.lines().filter(|line| !line.starts_with('#'));
        let not_people = lines(NOT_PEOPLE).flat_map(|line| line.split(", ")).collect();
        let gathered = lines(NOT_PEOPLE).skip(1).flat_map(|line| line.split(", ")).collect();
        let kinds = lines(KINDS).filter_map(|line| line.split_once(": "));
        let kinds: HashMap<_, Vec<_>> = kinds.map(|(kind, roles)| (kind, roles.split(", ").collect())).collect();
        let mut kinds_of: HashMap<_, Vec<_>> = HashMap::new();
        for (&kind, roles) in &kinds {
            roles.iter().for_each(|&role| kinds_of.entry(role).or_default().push(kind));
        }
        let listed = kinds.keys().copied().chain(OTHERS).chain(IRREGULAR.map(|(plural, _)| plural));
        let openers = listed.filter_map(|noun| Some(noun.split_once(' ')?.0)).collect();
        Self { gazetteer: Gazetteer::default(), not_people, gathered, kinds, kinds_of, openers }
    }
}

impl Lexicon {
    /// The gazetteer that it rests on.
    pub(super) fn gazetteer(&self) -> &Gazetteer {
        &self.gazetteer
    }

    /// Whether a noun of several words may begin with `piece`.
    pub(super) fn opens(&self, piece: &Piece<'_>) -> bool {
        piece.opens_phrase || self.openers.contains(&*piece.folded)
    }

    /// The singular of `phrase` and whether it is a plural, if it is a noun for people.
    pub(super) fn noun(&self, phrase: &str) -> Option<(String, bool)> {
        if let Some((_, singular)) = IRREGULAR.iter().find(|(plural, _)| *plural == phrase) {
            return Some(((*singular).to_owned(), true));
        }
        let may_be_plural = phrase.ends_with('s') || phrase.ends_with("men");
        let plural = if may_be_plural { singulars(phrase).find(|singular| self.is_person(singular)) } else { None };
        match plural {
            Some(singular) => Some((singular, true)),
            None => self.is_person(phrase).then(|| (phrase.to_owned(), false)),
        }
    }

    /// Whether the singular `noun` is listed for people, though it mostly means none: "head", "mechanic".
    pub(super) fn may_be_person(&self, noun: &str) -> bool {
        self.not_people.contains(noun) && self.is_listed(noun) && !self.gathered.contains(noun)
    }

    fn is_person(&self, phrase: &str) -> bool {
        is_age(phrase) || self.is_listed(phrase) && !self.not_people.contains(phrase)
    }

    fn is_listed(&self, phrase: &str) -> bool {
        self.gazetteer.sorts(phrase).any(Sorts::TITLE.union(Sorts::ROLE))
            || self.kinds.contains_key(phrase)
            || OTHERS.contains(&phrase)
            || GROUPS.iter().any(|(noun, _)| *noun == phrase)
    }

    /// Whether someone who is `role` can be called `noun`, both singular: the same, the end of it, or its kind.
    pub(super) fn fit(&self, noun: &str, role: &str) -> Option<Fit> {
        if noun == role || self.same(noun, role) {
            return Some(Fit::Same);
        }
        if ends_with_word(role, noun) && !noun.is_empty() {
            return Some(Fit::Part);
        }
        if ends_with_word(noun, role) || head(role).is_some_and(|head| head == noun) {
            return Some(Fit::Part);
        }
        let kind = self
            .kinds
            .get(noun)
            .is_some_and(|roles| roles.iter().any(|known| *known == role || ends_with_word(role, known)));
        kind.then_some(Fit::Kind)
    }

    /// All nouns by which someone who is `role` may be called, but for longer ones: its ends, its head, and their kinds.
    pub(super) fn callings<'a>(&'a self, role: &'a str) -> BTreeSet<&'a str> {
        let kinds = suffixes(role).flat_map(|end| self.kinds_of.get(end).into_iter().flatten().copied());
        suffixes(role).chain(head(role)).chain(kinds).collect()
    }

    /// "Premier" and "prime minister", "spokeswoman" and "spokesperson": kinds of one another.
    fn same(&self, a: &str, b: &str) -> bool {
        let has = |x: &str, y: &str| self.kinds.get(x).is_some_and(|roles| roles.contains(&y));
        has(a, b) && has(b, a)
    }
}

/// Whether the folded `phrase` tells how old somebody is: "the 79-year-old".
pub(super) fn is_age(phrase: &str) -> bool {
    phrase.strip_suffix(" year old").is_some_and(|years| years.parse::<u8>().is_ok())
}

/// The noun for somebody of `years`, as [`is_age`] knows it.
pub(super) fn age(years: u8) -> String {
    format!("{years} year old")
}

/// How well a noun suits a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Fit {
    /// A more general noun: "leader" for a president.
    Kind,
    /// One is the end of the other: "minister" for a foreign minister.
    Part,
    /// The same or another word for it.
    Same,
}

/// `phrase`, and what is left of it without its first words.
pub(super) fn suffixes(phrase: &str) -> impl Iterator<Item = &str> {
    let later = phrase.match_indices(' ').map(|(at, _)| &phrase[at + 1..]);
    std::iter::once(phrase).chain(later)
}

/// What a role with a complement may be called without it: "secretary" for a secretary of state.
fn head(role: &str) -> Option<&str> {
    role.split_once(" of ").map(|(head, _)| head)
}

/// Whether `phrase` ends with the words of `end`, and has more.
fn ends_with_word(phrase: &str, end: &str) -> bool {
    phrase.strip_suffix(end).is_some_and(|front| front.ends_with(' '))
}

/// What `phrase` can be the regular plural of.
fn singulars(phrase: &str) -> impl Iterator<Item = String> {
    const ENDINGS: [(&str, &str); 5] = [("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("men", "man"), ("s", "")];
    let stem = |&(plural, singular): &(&str, &str)| phrase.strip_suffix(plural).map(|stem| format!("{stem}{singular}"));
    let regular: Vec<_> =
        ENDINGS.iter().filter_map(stem).filter(|word| word.len() > 1 && !word.ends_with('s')).collect();
    regular.into_iter()
}
