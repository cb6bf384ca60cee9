//! What is known of words and phrases before any article is read: names of people and places, titles, head nouns.
//!
//! One table from folded phrases to [`Sorts`], compiled into the program and used where it lies: opening it costs nothing.
//! It is made by `examples/gazetteer.rs`; `models/README.md` names its sources.

pub mod table;

use std::sync::LazyLock;

use table::{Phrase, Table};

/// The compiled table.
static COMPILED: &[u8] = include_bytes!("../../models/gazetteer.table");

/// The canonical names, a line each.
static REFERENTS: &str = include_str!("../../models/referents.txt");

/// The same, by line.
static NAMES: LazyLock<Vec<&str>> = LazyLock::new(|| REFERENTS.lines().collect());

/// How many words the longest phrase that is looked up has.
pub const LONGEST_PHRASE: usize = 6;

/// The days of the week, which news put right behind a name: "Anna Holt Tuesday said".
pub const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// What a phrase can be: a set, since many words are several things (`Georgia`, `May`, `Church`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sorts(u64);

/// Declares the members of [`Sorts`], their bits and the names by which the word lists call them.
macro_rules! sorts {
    ($($(#[$doc:meta])* $name:ident = $bit:literal;)*) => {
        impl Sorts {
            $($(#[$doc])* pub const $name: Self = Self(1 << $bit);)*
        }
    };
}

sorts! {
    /// A given name.
    GIVEN = 0;
    /// A given name or form of address of women.
    FEMALE = 1;
    /// A given name or form of address of men.
    MALE = 2;
    /// A family name.
    FAMILY = 3;
    /// The full name of someone well known.
    PERSON = 4;
    /// A country; see [`Sorts::referent`].
    COUNTRY = 5;
    /// A people of a country and what is theirs: "Russian", "Danes"; see [`Sorts::referent`].
    DEMONYM = 6;
    /// A capital or a city of more than 100,000.
    CITY = 7;
    /// A smaller town.
    TOWN = 8;
    /// A region, sea, mountain or other place.
    PLACE = 9;
    /// An organisation.
    ORGANISATION = 10;
    /// A people, creed, language or work.
    MISC = 11;
    /// A war, a holiday, games.
    EVENT = 12;
    /// A form of address: "Mr", "Dame".
    HONORIFIC = 13;
    /// An office or rank: "prime minister", "Col".
    TITLE = 14;
    /// A noun for people: "negotiator", "cellist".
    ROLE = 15;
    /// Ends the name of an organisation, or begins it before "of".
    ORGANISATION_HEAD = 16;
    /// A legal form: the "Inc" of a name.
    COMPANY_FORM = 17;
    /// Ends the name of a place.
    PLACE_HEAD = 18;
    /// Begins the name of a place.
    PLACE_FIRST = 19;
    /// Ends the name of an event.
    EVENT_HEAD = 20;
    /// Begins the name of an event.
    EVENT_FIRST = 21;
    /// Ends the name of a treaty, law or prize.
    WORK_HEAD = 22;
    /// Begins the name of a treaty, law or prize.
    WORK_FIRST = 23;
    /// A day or month.
    CALENDAR = 24;
    /// A word that holds sentences together.
    FUNCTION = 25;
    /// A word mostly written in lower case.
    COMMON = 26;
    /// What only people do: "smiled", "said".
    SPEECH = 27;
    /// What people and those who speak for others do: "warned".
    STATEMENT = 28;
    /// A word that often closes a noun phrase.
    NOUN = 29;
    /// A word that often stands before the noun of a noun phrase.
    MODIFIER = 30;
    /// Begins the name of an organisation: "Banco", "Agence".
    ORGANISATION_FIRST = 31;
    /// A word that says little by itself.
    VAGUE = 54;
    /// The seat of a country's government.
    CAPITAL = 55;
}

impl Sorts {
    /// Nothing is known.
    pub const NONE: Self = Self(0);
    /// Any name of a place.
    pub const ANY_PLACE: Self = Self(Self::COUNTRY.0 | Self::CITY.0 | Self::TOWN.0 | Self::PLACE.0);
    /// Any name that is certain by itself.
    pub const ANY_NAME: Self = Self(
        Self::ANY_PLACE.0 | Self::PERSON.0 | Self::DEMONYM.0 | Self::ORGANISATION.0 | Self::MISC.0 | Self::EVENT.0,
    );
    /// The bits that are sorts; the others hold numbers.
    const SORTS: u64 = 0xffff_ffff | 0x3ff << 54;
    /// Where the number of what is meant begins, which takes 16 bits.
    const REFERENT_SHIFT: u32 = 32;

    /// Where the class of frequency begins, which takes six bits.
    const FREQUENCY_SHIFT: u32 = 48;

    /// The sorts of a value of the table.
    #[must_use]
    pub fn from_value(value: u64) -> Self {
        Self(value)
    }

    /// The value of the table for these sorts.
    #[must_use]
    pub fn value(self) -> u64 {
        self.0
    }

    /// The same sorts, for a name of what stands at `position` in the list of canonical names.
    #[must_use]
    pub fn with_referent(self, position: u32) -> Self {
        let others = self.0 & !(0xffff << Self::REFERENT_SHIFT);
        Self(others | (u64::from(position) + 1) << Self::REFERENT_SHIFT)
    }

    /// The same sorts, for a word that stands about 2^`class` times in a million.
    #[must_use]
    pub fn with_frequency(self, class: u32) -> Self {
        Self(self.0 | u64::from(class) << Self::FREQUENCY_SHIFT)
    }

    /// The binary logarithm of how often the word stands in a million; zero for rare and unknown ones.
    #[must_use]
    pub fn frequency(self) -> u32 {
        u32::try_from((self.0 >> Self::FREQUENCY_SHIFT) & 0x3f).unwrap_or(0)
    }

    /// The sorts of both; of two referents, the first stays.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        let mask = 0xffff << Self::REFERENT_SHIFT;
        let referent = if self.0 & mask == 0 { other.0 & mask } else { self.0 & mask };
        Self(((self.0 | other.0) & !mask) | referent)
    }

    /// Whether any of `others` is among these.
    #[must_use]
    pub fn any(self, others: Self) -> bool {
        self.0 & others.0 & Self::SORTS != 0
    }

    /// A number that is equal for all names of one thing that has several, such as a country and its people; its
    /// canonical name is [`canonical_name`].
    #[must_use]
    pub fn referent(self) -> Option<u32> {
        u32::try_from((self.0 >> Self::REFERENT_SHIFT) & 0xffff).unwrap_or(0).checked_sub(1)
    }
}

/// The compiled table, open. Costs nothing to make.
#[derive(Clone, Debug)]
pub struct Gazetteer {
    table: Table<'static>,
}

impl Default for Gazetteer {
    fn default() -> Self {
        Self { table: Table::open(COMPILED).expect("the compiled gazetteer is a table") }
    }
}

impl Gazetteer {
    /// What is known of `folded`, a phrase as [`crate::text::fold::fold`] gives it.
    #[must_use]
    pub fn sorts(&self, folded: &str) -> Sorts {
        self.find(Phrase::EMPTY.then(folded)).0
    }

    /// What is known of `phrase`, and whether listed ones go on after it.
    #[must_use]
    pub fn find(&self, phrase: Phrase) -> (Sorts, bool) {
        let entry = self.table.find(phrase);
        (Sorts::from_value(entry.value), entry.goes_on)
    }
}

/// The canonical name of what [`Sorts::referent`] numbers.
#[must_use]
pub fn canonical_name(referent: u32) -> &'static str {
    NAMES.get(referent as usize).copied().unwrap_or_default()
}
