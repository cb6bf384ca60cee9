//! Descriptions of one person that no role tells who is meant by: "his old ally", "the 79-year-old", "the banker". Whom
//! they mean is asked together with the pronouns, for which each is set out here with what speaks for whom.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use super::account::Found;
use super::fate::Fate;
use super::lexicon::{Fit, is_age};
use super::phrase::Determiner;
use super::resolver::Resolver;
use super::role::{self, Sought};
use super::tie::{self, Tie};
use crate::entity::gazetteer::Sorts;
use crate::model::{EntityId, Span};
use crate::text::fold::fold;

/// A description of one person who is not known by it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Open {
    /// Its words.
    pub(super) span: Span,
    /// Where its noun ends.
    pub(super) noun_end: u32,
    /// Its noun in the singular, folded.
    pub(super) noun: String,
    /// What sort of noun that is.
    pub(super) sort: Sort,
    /// How it begins.
    pub(super) determiner: Determiner,
    /// How many words stand before the noun.
    pub(super) modifiers: usize,
    /// Whether words as "former" make it another role.
    pub(super) coloured: bool,
    /// Whether it tells of what country, body or person.
    pub(super) owned: bool,
    /// Whether somebody of whom nothing is told was named right before it.
    pub(super) contested: bool,
    /// What is known of the people whom the article names, of whom anything is.
    pub(super) suits: BTreeMap<EntityId, Suit>,
    /// Who is known to be something to whom: owner, the one described, and what, in order.
    pub(super) ties: Vec<(EntityId, EntityId, Tie)>,
}

impl Open {
    /// Whether `person` is known for another role by the same noun, a deputy minister for the minister, or of another country,
    /// an American president for the Saudi king.
    pub(super) fn is_other(&self, person: EntityId) -> bool {
        let Some(suit) = self.suits.get(&person) else { return false };
        let has_other_role = !self.coloured && suit.fit == Some(Fit::Same) && !suit.same_colours;
        has_other_role || suit.elsewhere == Elsewhere::Country && matches!(self.sort, Sort::Office | Sort::National)
    }

    /// Whether `person` is known for another office of state, a president for the king; or for the role, but not that it is of
    /// those whom the description tells of, where somebody of whom nothing is told was named right before: "President
    /// Holt will meet Marsh in Paris. The French president".
    pub(super) fn is_doubtful(&self, person: EntityId) -> bool {
        let Some(suit) = self.suits.get(&person) else { return false };
        let has_other = suit.fit.is_none() && suit.elsewhere == Elsewhere::Office;
        has_other || self.contested && suit.fit == Some(Fit::Same) && suit.owned.is_none()
    }

    /// The same with the people of `suits` called as `number` says; those that it does not know are left out.
    pub(super) fn with_people(&self, number: impl Fn(EntityId) -> Option<EntityId>) -> Self {
        let suits = self.suits.iter().filter_map(|(person, suit)| Some((number(*person)?, *suit))).collect();
        let renumbered =
            |(owner, person, tie): &(EntityId, EntityId, Tie)| Some((number(*owner)?, number(*person)?, *tie));
        let mut ties: Vec<_> = self.ties.iter().filter_map(renumbered).collect();
        ties.sort_unstable();
        Self { suits, ties, noun: self.noun.clone(), ..*self }
    }

    /// What `person` is known to be to `owner` beside its noun.
    pub(super) fn tie(&self, owner: EntityId, person: EntityId) -> Option<Tie> {
        let at = self.ties.binary_search_by_key(&(owner, person), |(owner, person, _)| (*owner, *person)).ok()?;
        Some(self.ties[at].2)
    }

    /// Whether its noun is a word for a people: "the Frenchman".
    pub(super) fn is_national(&self) -> bool {
        self.sort == Sort::National
    }
}

/// How many sentences that name somebody beside a country are told apart, so that little that is known of an article changes
/// with others.
const MOST_BESIDE: u32 = 8;

/// What is known of somebody beside a description.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Suit {
    /// How well the noun suits a role, if any.
    pub(super) fit: Option<Fit>,
    /// Whether the role that suits best is coloured as the description is.
    pub(super) same_colours: bool,
    /// Whether those whom the description tells of are known to be the person's.
    pub(super) owned: Option<bool>,
    /// In how many other sentences with the noun the person is named.
    pub(super) near: u32,
    /// How often the noun stands close to a name of the person elsewhere.
    pub(super) close: u32,
    /// In how many other sentences that name those whom the description tells of the person is named.
    pub(super) beside: u32,
    /// How many roles are known.
    pub(super) roles: usize,
    /// Whether the person's age is known.
    pub(super) aged: bool,
    /// Whether the person is known for something else.
    pub(super) elsewhere: Elsewhere,
    /// Whether it is the age that the description tells, where both tell one.
    pub(super) same_age: Option<bool>,
}

/// Whether somebody is known for something else than a description tells of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) enum Elsewhere {
    /// Nothing is known that speaks against.
    #[default]
    No,
    /// For another office of state, a president for the king.
    Office,
    /// For roles of other countries, and of none of those that the description tells of.
    Country,
}

/// Sorts of nouns for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub(super) enum Sort {
    /// "79-year-old".
    Age,
    /// "Frenchman".
    National,
    /// "Man", "woman".
    Human,
    /// "Wife", "son".
    Kin,
    /// "Friend", "rival", "successor": somebody to another.
    Relation,
    /// "Minister", "mayor".
    Office,
    /// Any other.
    Other,
}

/// How many sorts there are.
pub(super) const SORTS: usize = Sort::Other as usize + 1;

/// Nouns of the sorts that have a list.
const LISTS: [(Sort, &str); 3] = [
    (Sort::Human, "man woman person boy girl lady gentleman guy bloke chap figure teenager youngster adult"),
    (
        Sort::Kin,
        "wife husband spouse widow widower father mother dad mum mom son daughter brother sister uncle aunt nephew niece \
         cousin grandfather grandmother grandson granddaughter stepfather stepmother stepson stepdaughter partner \
         girlfriend boyfriend fiance fiancee twin parent child relative sibling in-law",
    ),
    (
        Sort::Relation,
        "friend ally rival opponent foe enemy colleague counterpart successor predecessor deputy aide boss mentor protege \
         lawyer adviser advisor spokesman spokeswoman spokesperson assistant patron sponsor guest host visitor \
         interviewer critic supporter confidant confidante teammate partner employer employee superior subordinate \
         neighbour neighbor companion challenger nemesis mate buddy follower disciple student pupil client accuser \
         victim captor killer attacker biographer namesake heir running-mate comrade adversary subject",
    ),
];

/// The nouns of [`LISTS`] with their sorts; of a noun in several, the first.
static LISTED: LazyLock<HashMap<&str, Sort>> = LazyLock::new(|| {
    let nouns = LISTS.iter().rev().flat_map(|(sort, nouns)| nouns.split_whitespace().map(|noun| (noun, *sort)));
    nouns.collect()
});

/// The sort of `noun`, folded and in the singular, if it stands in a list.
pub(super) fn listed(noun: &str) -> Option<Sort> {
    LISTED.get(noun).copied()
}

impl Resolver<'_> {
    /// What is to be asked of `found`, or why it is not asked whom it means.
    pub(super) fn open(&self, found: &Found) -> Result<Open, Fate> {
        let phrase = &found.phrase;
        let words = self.account.reading.article.slice(found.span);
        let is_relative = words.get(..5).is_some_and(|word| word.eq_ignore_ascii_case("whose"));
        match phrase.determiner {
            _ if found.is_predicate => return Err(Fate::Told),
            Determiner::Quantifier | Determiner::Bare => return Err(Fate::Vague),
            _ if is_relative => return Err(Fate::Relative),
            _ => {}
        }
        let colours = role::colours(phrase);
        let owners = role::owners(phrase, self.account.names);
        let countries: Vec<_> = owners.iter().copied().filter(|owner| !self.is_person(*owner)).collect();
        let (age, asked) = (phrase.age(), self.countries(&countries).collect::<Vec<_>>());
        let sought = Sought { noun: &phrase.noun, owners: &countries, colours: &colours };
        let own = self.account.people(found.line, self.entities);
        let suit = |person| Some((person, self.suit(&own, person, &sought, (age.as_deref(), &asked))?));
        let has_owner = matches!(phrase.determiner, Determiner::Pronoun | Determiner::Possessor);
        let relations = if has_owner { self.relations.as_slice() } else { &[] };
        let suits: BTreeMap<EntityId, Suit> = self.people.iter().copied().filter_map(suit).collect();
        // Who holds a role or a country with others is told from them by what the roles tell, or not at all.
        let holds = |suit: &&Suit| suit.fit == Some(Fit::Same) && suit.same_colours && suit.owned != Some(false);
        let holders = suits.values().filter(holds).count();
        let sort = self.sort(&phrase.noun);
        let compatriots = suits.values().filter(|suit| suit.owned == Some(true)).count();
        if holders > 1 || sort == Sort::National && compatriots > 1 {
            return Err(Fate::Shared);
        }
        Ok(Open {
            span: found.span,
            noun_end: found.noun_end,
            noun: phrase.noun.clone(),
            sort,
            determiner: phrase.determiner,
            modifiers: phrase.modifiers.len(),
            coloured: !colours.is_empty(),
            owned: !countries.is_empty(),
            contested: self.is_contested(found, &countries),
            suits,
            ties: tie::ties(&phrase.noun, relations, self.lexicon),
        })
    }

    /// What is known of `person` beside what is `sought`, an age and countries, in a sentence that names `own`.
    fn suit(
        &self,
        own: &[EntityId],
        person: EntityId,
        sought: &Sought<'_>,
        (age, asked): (Option<&str>, &[EntityId]),
    ) -> Option<Suit> {
        let near = self.company.of(sought.noun, own, person);
        let beside = self.company.beside(sought.owners, own, person).min(MOST_BESIDE);
        let close = self.company.close(sought.noun, own, person);
        let mut suit = Suit { near, close, beside, ..Suit::default() };
        let mut told = Vec::new();
        for role in self.roles.of(person) {
            suit.roles += 1;
            if is_age(&role.noun) {
                suit.aged = true;
                suit.same_age = age.map(|age| suit.same_age == Some(true) || age == role.noun);
            }
            let fit = self.lexicon.fit(sought.noun, &role.noun);
            let same_colours = role.colours == sought.colours;
            if fit.is_none() && [sought.noun, &role.noun].into_iter().all(role::is_office_of_state) {
                suit.elsewhere = Elsewhere::Office;
            }
            (suit.fit, suit.same_colours) = (suit.fit, suit.same_colours).max((fit, same_colours));
            if !sought.owners.is_empty() && !role.owners.is_empty() {
                let owned = sought.owners.iter().any(|owner| role.owners.contains(owner));
                suit.owned = Some(suit.owned == Some(true) || owned);
            }
            if !asked.is_empty() {
                told.extend(self.countries(&role.owners));
            }
        }
        self.suit_public(person, sought.owners, &mut suit);
        told.extend(self.roles.public.countries(person));
        if !told.is_empty() && !asked.is_empty() && !asked.iter().any(|country| told.contains(country)) {
            suit.elsewhere = Elsewhere::Country;
        }
        let is_foreign = suit.elsewhere == Elsewhere::Country;
        (suit.roles > 0 || near > 0 || beside > 0 || is_foreign).then_some(suit)
    }

    /// Takes into `suit` what is known of `person` and these `owners` without being told.
    fn suit_public(&self, person: EntityId, owners: &[EntityId], suit: &mut Suit) {
        let public = &self.roles.public;
        if public.owners(person).any(|own| owners.contains(&own)) {
            suit.owned = Some(true);
        } else if suit.owned.is_none() && public.is_foreign(person, owners) {
            suit.owned = Some(false);
            suit.elsewhere = Elsewhere::Country;
        }
    }

    /// The countries among `owners`.
    fn countries<'b>(&'b self, owners: &'b [EntityId]) -> impl Iterator<Item = EntityId> + 'b {
        let is_country = |owner: &EntityId| {
            self.lexicon.gazetteer().sorts(&fold(&self.entities[owner.index()].name)).any(Sorts::COUNTRY)
        };
        owners.iter().copied().filter(is_country)
    }

    fn sort(&self, noun: &str) -> Sort {
        let sorts = self.lexicon.gazetteer().sorts(noun);
        match listed(noun) {
            _ if is_age(noun) => Sort::Age,
            Some(sort) => sort,
            None if sorts.any(Sorts::DEMONYM) => Sort::National,
            None if sorts.any(Sorts::TITLE) => Sort::Office,
            None => Sort::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::link;
    use crate::reading::marked::reading;
    use crate::refer::{Described, described};

    /// What `text` tells, and the last description by `noun` in it that is not resolved.
    fn open(text: &str, noun: &str) -> (Described, Open) {
        let readings = [reading(text)];
        let described = described(&readings, link(&readings));
        let open = described.open[0].iter().rfind(|open| open.noun == noun).expect("it is not resolved").clone();
        (described, open)
    }

    fn person(described: &Described, name: &str) -> EntityId {
        let at = described.links.entities.iter().position(|entity| entity.name == name);
        EntityId::new(at.expect("the person is named"))
    }

    #[test]
    fn owners_and_people_have_ties() {
        let text = "Then Anna Holt, Peter Marsh's lawyer, met Paul Berg. It rained on Marsh. Then her client slept.";
        let (described, open) = open(text, "client");
        let [anna, peter, paul] = ["Anna Holt", "Peter Marsh", "Paul Berg"].map(|name| person(&described, name));
        assert_eq!(open.tie(anna, peter), Some(Tie::Converse));
        assert_eq!(open.tie(peter, anna), Some(Tie::Other));
        assert_eq!(open.tie(anna, paul), None);
    }

    #[test]
    fn people_are_named_beside_countries() {
        let text = "Then Anna Holt met Peter Marsh. Holt left for France. It rained. The French engineer slept.";
        let (described, open) = open(text, "engineer");
        let beside = |name| open.suits.get(&person(&described, name)).map_or(0, |suit| suit.beside);
        assert_eq!(["Anna Holt", "Peter Marsh"].map(beside), [1, 0]);
    }

    #[test]
    fn who_holds_office_elsewhere_is_another() {
        let text = "US President Peter Marsh met Anna Holt. It rained in Saudi Arabia. Then the Saudi king slept.";
        let (described, open) = open(text, "king");
        let is_other = |name| open.is_other(person(&described, name));
        assert_eq!(["Peter Marsh", "Anna Holt"].map(is_other), [true, false]);
    }

    #[test]
    fn who_holds_the_office_of_another_country_does_not_share_it() {
        let text = "French President Peter Marsh met President Anna Holt. Then Paul Berg spoke in Germany. \
                    The German president slept.";
        let (described, open) = open(text, "president");
        let owned = |name| open.suits.get(&person(&described, name)).and_then(|suit| suit.owned);
        assert_eq!(["Peter Marsh", "Anna Holt"].map(owned), [Some(false), None]);
    }

    #[test]
    fn ages_and_nouns_close_to_names_are_told() {
        let text = "Anna Holt, 58, met a surgeon. Peter Marsh left. It rained. Then the 59-year-old surgeon slept.";
        let (described, open) = open(text, "surgeon");
        let told = |name| open.suits.get(&person(&described, name)).map(|suit| (suit.same_age, suit.close));
        assert_eq!(["Anna Holt", "Peter Marsh"].map(told), [Some((Some(false), 1)), None]);
    }
}
