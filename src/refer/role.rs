//! Who holds which role, as titles and appositions teach it: "US Secretary of State John Kerry", "Dmitry Peskov, the
//! Kremlin's spokesman".

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::beside::Beside;
use super::kin;
use super::lexicon::{Fit, Lexicon, suffixes};
use super::offices::Offices;
use super::phrase::{CHANGING, Phrase};
use crate::model::{EntityId, EntityType, Mention, Passage};

/// A role as one phrase tells it.
#[derive(Clone, Debug)]
pub(super) struct Role {
    /// Who holds it.
    pub(super) holder: EntityId,
    /// The noun in the singular, folded.
    pub(super) noun: String,
    /// The countries, organisations and people whose role it is.
    pub(super) owners: Vec<EntityId>,
    /// Whom "his" and "her" before the noun likely mean.
    pub(super) own: Option<EntityId>,
    /// "Former", "deputy": what makes it another role.
    pub(super) colours: Vec<String>,
    /// How the phrase stands to the holder's name.
    pub(super) beside: Beside,
    /// Whether the noun stands alone, without words that describe it.
    pub(super) is_bare: bool,
    /// Where it is told.
    pub(super) evidence: Passage,
}

/// Offices that need no owner to tell who is meant: the state's where the story happens.
const OFFICES_OF_STATE: [&str; 9] =
    ["president", "prime minister", "premier", "chancellor", "pope", "king", "queen", "emperor", "sultan"];

/// Whether `noun` is one of [`OFFICES_OF_STATE`].
pub(super) fn is_office_of_state(noun: &str) -> bool {
    OFFICES_OF_STATE.contains(&noun)
}

/// Words that say the same of a role as another.
const SYNONYMS: [(&str, &str); 6] = [
    ("ex", "former"),
    ("onetime", "former"),
    ("erstwhile", "former"),
    ("caretaker", "acting"),
    ("interim", "acting"),
    ("temporary", "acting"),
];

/// Words that tell one holder of an office from those before and after.
const ORDINALS: [&str; 10] =
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

/// The words among the modifiers of `phrase` that make its noun another role.
pub(super) fn colours(phrase: &Phrase) -> Vec<String> {
    // A second wife is a wife, but the first president is seldom the president.
    let is_kin = kin::is_relation(&phrase.noun);
    let colour = |word: &String| {
        let synonym = SYNONYMS.iter().find(|(other, _)| other == word).map(|(_, colour)| *colour);
        let own = || (CHANGING.contains(&word.as_str()) || !is_kin && is_ordinal(word)).then_some(word.as_str());
        synonym.or_else(own).map(str::to_owned)
    };
    let mut colours: Vec<String> = phrase.modifiers.iter().filter_map(colour).collect();
    colours.sort();
    colours
}

/// Whether `word` is as "third" or "37th".
fn is_ordinal(word: &str) -> bool {
    let number = |ending| word.strip_suffix(ending).is_some_and(|number| number.parse::<u8>().is_ok());
    ORDINALS.contains(&word) || ["st", "nd", "rd", "th"].into_iter().any(number)
}

/// The owners that the names in `phrase` are, of an article's `names`.
pub(super) fn owners(phrase: &Phrase, names: &[Mention]) -> Vec<EntityId> {
    let mut owners: Vec<_> = phrase.names.iter().map(|&name| names[name].entity).collect();
    owners.sort_unstable();
    owners.dedup();
    owners
}

impl Role {
    /// Those to whom its holder is what the noun says.
    pub(super) fn others(&self) -> impl Iterator<Item = EntityId> {
        self.owners.iter().chain(&self.own).copied()
    }

    fn is_borne(&self) -> bool {
        self.beside != Beside::Predicate
    }

    /// The office of state by which its holder is addressed: "President Holt", but not "club president Holt".
    fn address(&self) -> Option<&'static str> {
        let is_plain = self.beside == Beside::Title && self.is_bare && self.owners.is_empty();
        OFFICES_OF_STATE.into_iter().find(|office| is_plain && *office == self.noun)
    }
}

/// What is asked for: whose noun, and which.
#[derive(Clone, Debug)]
pub(super) struct Sought<'a> {
    pub(super) noun: &'a str,
    pub(super) owners: &'a [EntityId],
    pub(super) colours: &'a [String],
}

/// How well a role suits what is asked for; the greater the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Suits {
    /// Whether all owners that are sought are known to be the role's.
    pub(super) owned: bool,
    pub(super) fit: Fit,
    /// Whether it is borne as a title or beside the name, not only said to be or have been held.
    pub(super) borne: bool,
}

impl Suits {
    /// Who is called by the very noun suits better than who is only of a kind with it, even if of a known owner.
    fn rank(self) -> (bool, bool, Fit, bool) {
        let is_kind = self.fit == Fit::Kind;
        (self.fit == Fit::Same || self.owned && !is_kind, self.owned, self.fit, self.borne)
    }
}

impl Ord for Suits {
    fn cmp(&self, other: &Self) -> Ordering {
        self.rank().cmp(&other.rank())
    }
}

impl PartialOrd for Suits {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// With how many holders of like roles of one owner a description is compared at most; where there are more, it tells
/// nobody in particular.
const MOST_COMPARED: usize = 100;

/// How many roles of one holder are known at most, those told first.
const MOST_ROLES: usize = 400;

/// All that is told of one holder.
#[derive(Debug, Default)]
struct Held {
    /// Positions among all roles.
    roles: Vec<usize>,
    /// The owners of all these roles, in order.
    owners: Vec<EntityId>,
}

/// The roles of all articles, each once with where it is told first.
#[derive(Debug, Default)]
pub(super) struct Roles {
    all: Vec<Role>,
    by_holder: HashMap<EntityId, Held>,
    /// Holders by owner and a noun that their role may be called by.
    by_owner: HashMap<(EntityId, String), BTreeSet<EntityId>>,
    /// Who is addressed by each office of state, with where that is told first.
    addressed: HashMap<&'static str, BTreeMap<EntityId, Passage>>,
    /// What is known without being told.
    pub(super) public: Offices,
}

impl Roles {
    /// Takes in `roles`, which are in the order of the articles, and those that are `public`.
    pub(super) fn new(roles: Vec<Role>, public: Offices, lexicon: &Lexicon) -> Self {
        let mut all = Self { public, ..Self::default() };
        let mut known = HashSet::new();
        for role in roles {
            let Role { holder, noun, owners, own, colours, .. } = &role;
            if known.insert((*holder, noun.clone(), owners.clone(), *own, colours.clone())) {
                all.add(role, lexicon);
            }
        }
        all
    }

    fn add(&mut self, role: Role, lexicon: &Lexicon) {
        let held = self.by_holder.entry(role.holder).or_default();
        if held.roles.len() == MOST_ROLES {
            return;
        }
        held.roles.push(self.all.len());
        held.owners.extend(&role.owners);
        held.owners.sort_unstable();
        held.owners.dedup();
        for noun in lexicon.callings(&role.noun) {
            for owner in role.owners.iter().chain(&role.own) {
                self.by_owner.entry((*owner, noun.to_owned())).or_default().insert(role.holder);
            }
        }
        if let Some(office) = role.address() {
            self.addressed.entry(office).or_default().entry(role.holder).or_insert(role.evidence);
        }
        self.all.push(role);
    }

    /// The only one whom all articles address by the office of state `noun`, with where that is told first.
    pub(super) fn addressed(&self, noun: &str) -> Option<(EntityId, Passage)> {
        let holders = self.addressed.get(noun).filter(|holders| holders.len() == 1)?;
        holders.iter().next().map(|(holder, told)| (*holder, *told))
    }

    /// Whether some article addresses `holder` by the office of state `noun`.
    pub(super) fn is_addressed(&self, holder: EntityId, noun: &str) -> bool {
        self.addressed.get(noun).is_some_and(|holders| holders.contains_key(&holder))
    }

    /// The roles of `holder`.
    pub(super) fn of(&self, holder: EntityId) -> impl Iterator<Item = &Role> {
        self.by_holder.get(&holder).into_iter().flat_map(|held| &held.roles).map(|&at| &self.all[at])
    }

    /// Who may hold a role of `owner` that can be called `noun`, if they are not too many to tell.
    pub(super) fn holders(&self, owner: EntityId, noun: &str) -> Vec<EntityId> {
        let mut holders = BTreeSet::new();
        for by_noun in suffixes(noun).filter_map(|noun| self.by_owner.get(&(owner, noun.to_owned()))) {
            if by_noun.len() > MOST_COMPARED {
                return Vec::new();
            }
            holders.extend(by_noun.iter().copied());
        }
        if holders.len() > MOST_COMPARED { Vec::new() } else { holders.into_iter().collect() }
    }

    /// How well `holder` suits `sought`, and where that is told. What a role says of its owner counts for all roles of
    /// its holder, so that "Foreign Minister Sergei Lavrov" of one source is Russian by "Russia's Lavrov" of another.
    pub(super) fn suits(&self, holder: EntityId, sought: &Sought<'_>, lexicon: &Lexicon) -> Option<(Suits, Passage)> {
        let known = &self.by_holder.get(&holder)?.owners;
        let is_own = |owner: &EntityId| known.contains(owner) || self.public.owners(holder).any(|own| own == *owner);
        let owned = !sought.owners.is_empty() && sought.owners.iter().all(is_own);
        let is_other = !known.is_empty() || self.public.is_foreign(holder, sought.owners);
        if !sought.owners.is_empty() && !owned && is_other {
            return None;
        }
        // The same noun may come hundreds of times in a row: how well it fits is asked for once.
        let mut last: Option<(&str, Option<Fit>)> = None;
        let mut fit = |noun| match last {
            Some((known, fit)) if known == noun => fit,
            _ => last.insert((noun, lexicon.fit(sought.noun, noun))).1,
        };
        let fitting = self.of(holder).filter(|role| role.colours == sought.colours);
        let fits = fitting.filter_map(|role| Some((fit(role.noun.as_str())?, role)));
        let has_owner = |role: &Role| role.owners.iter().any(|owner| sought.owners.contains(owner));
        let key = |(fit, role): &(Fit, &Role)| (*fit, has_owner(role), role.is_borne(), Reverse(role.evidence));
        let (fit, role) = fits.max_by_key(key)?;
        Some((Suits { owned, fit, borne: role.is_borne() }, role.evidence))
    }
}

/// Whether an entity of this type can be a country or body that has roles.
pub(super) fn is_owner(kind: EntityType) -> bool {
    matches!(kind, EntityType::Place | EntityType::Organisation)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ArticleId, Span};

    #[test]
    fn a_role_that_too_many_hold_tells_nobody() {
        let role = |holder: usize, noun: &str| Role {
            holder: EntityId::new(holder),
            noun: noun.to_owned(),
            owners: vec![EntityId::new(0)],
            own: None,
            colours: Vec::new(),
            beside: Beside::Title,
            is_bare: true,
            evidence: Passage { article: ArticleId::new(0), span: Span::new(0, 1) },
        };
        let roles = |ministers: usize| {
            let prime = (1..=60).map(|holder| role(holder, "prime minister"));
            let all = prime.chain((61..=60 + ministers).map(|holder| role(holder, "minister")));
            Roles::new(all.collect(), Offices::default(), &Lexicon::default())
        };
        assert_eq!(roles(40).holders(EntityId::new(0), "prime minister").len(), MOST_COMPARED);
        assert_eq!(roles(60).holders(EntityId::new(0), "prime minister"), []);
    }
}
