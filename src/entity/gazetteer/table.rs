//! A table of phrases and their values, compiled once and used where it lies.
//!
//! Open addressing by a hash of the phrase of 64 bits, which is taken for the phrase itself. The hash goes on letter by
//! letter, so that a phrase is looked up word by word and given up where no listed one goes on.
//!
//! All numbers are little-endian, eight bytes each: how many different values there are, the values, then the slots, a
//! quarter more than phrases. A slot holds the low bits of a hash, whether listed phrases go on after this one, and the position of its
//! value; zero is empty.

use std::collections::BTreeMap;

/// How many bits of a slot number a value.
const VALUE_BITS: u32 = 12;
/// Set where a listed phrase goes on with another word.
const GOES_ON: u64 = 1 << VALUE_BITS;
/// How many bits of a slot are none of the hash.
const OWN_BITS: u32 = VALUE_BITS + 1;

/// A phrase as far as it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase(u64);

impl Phrase {
    /// No letters yet.
    pub const EMPTY: Self = Self(0xcbf2_9ce4_8422_2325);

    /// The phrase with `folded` behind it (FNV-1a).
    #[must_use]
    pub fn then(self, folded: &str) -> Self {
        Self(folded.bytes().fold(self.0, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)))
    }

    /// The hash with all its bits mixed.
    fn mixed(self) -> u64 {
        let hash = (self.0 ^ self.0 >> 32).wrapping_mul(0xff51_afd7_ed55_8ccd);
        hash ^ hash >> 29
    }
}

/// What the table has for a phrase.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Its value; zero where the phrase only begins others.
    pub value: u64,
    /// Whether a listed phrase goes on with another word.
    pub goes_on: bool,
}

/// A compiled table.
#[derive(Clone, Copy, Debug)]
pub struct Table<'a> {
    values: &'a [u8],
    slots: &'a [u8],
}

impl<'a> Table<'a> {
    /// The table in `bytes`, if they are one.
    #[must_use]
    pub fn open(bytes: &'a [u8]) -> Option<Self> {
        let (count, rest) = bytes.split_at_checked(8)?;
        let length = usize::try_from(number(count, 0)).ok()?.checked_mul(8)?;
        let (values, slots) = rest.split_at_checked(length)?;
        (!slots.is_empty() && slots.len().is_multiple_of(8)).then_some(Self { values, slots })
    }

    /// What is listed of `phrase`.
    #[must_use]
    pub fn find(&self, phrase: Phrase) -> Entry {
        let (hash, slots) = (phrase.mixed(), self.slots.len() / 8);
        let mut slot = first_slot((hash >> 32) as u32, slots);
        loop {
            let found = number(self.slots, slot);
            if found == 0 {
                return Entry::default();
            }
            if found >> OWN_BITS == hash << OWN_BITS >> OWN_BITS {
                let value = number(self.values, (found & (GOES_ON - 1)) as usize);
                return Entry { value, goes_on: found & GOES_ON != 0 };
            }
            slot = if slot + 1 == slots { 0 } else { slot + 1 };
        }
    }
}

/// The slot, of so many, in which a hash is looked for first: its high bits.
#[must_use]
pub fn first_slot(hash: u32, slots: usize) -> usize {
    ((u64::from(hash) * slots as u64) >> 32) as usize
}

fn number(bytes: &[u8], at: usize) -> u64 {
    bytes[8 * at..8 * at + 8].try_into().map_or(0, u64::from_le_bytes)
}

/// The table of `phrases`, which have values other than zero. The same phrases give the same bytes.
///
/// # Errors
/// When there are too many different values, or two phrases have one hash.
pub fn compile(phrases: &BTreeMap<String, u64>) -> Result<Vec<u8>, String> {
    let entries = with_beginnings(phrases);
    let mut values = vec![0];
    values.extend(phrases.values());
    values.sort_unstable();
    values.dedup();
    if values.len() > 1 << VALUE_BITS {
        return Err(format!("{} values do not fit into {VALUE_BITS} bits", values.len()));
    }
    let mut slots = vec![0_u64; entries.len() * 5 / 4 + 1];
    for (phrase, entry) in entries {
        let hash = Phrase::EMPTY.then(phrase).mixed();
        let value = values.binary_search(&entry.value).map_err(|_| "every value is among the values")?;
        let mut slot = first_slot((hash >> 32) as u32, slots.len());
        while slots[slot] != 0 {
            if slots[slot] >> OWN_BITS == hash << OWN_BITS >> OWN_BITS {
                return Err(format!("{phrase} has the hash of another phrase"));
            }
            slot = (slot + 1) % slots.len();
        }
        slots[slot] = hash << OWN_BITS | if entry.goes_on { GOES_ON } else { 0 } | value as u64;
    }
    let numbers = [vec![values.len() as u64], values, slots].concat();
    Ok(numbers.iter().flat_map(|number| number.to_le_bytes()).collect())
}

/// `phrases`, and the words that longer ones begin with.
fn with_beginnings(phrases: &BTreeMap<String, u64>) -> BTreeMap<&str, Entry> {
    let mut entries: BTreeMap<&str, Entry> = BTreeMap::new();
    for (phrase, &value) in phrases {
        entries.entry(phrase).or_default().value = value;
        for (at, _) in phrase.match_indices(' ') {
            entries.entry(&phrase[..at]).or_default().goes_on = true;
        }
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_compiled_is_found() {
        let phrases = [("new york", 7), ("new york times", 9), ("may", 7), ("a", 1)];
        let phrases: BTreeMap<_, _> = phrases.into_iter().map(|(phrase, value)| (phrase.to_owned(), value)).collect();
        let bytes = compile(&phrases).expect("there are few values");
        let table = Table::open(&bytes).expect("it was just compiled");
        let find = |phrase: &str| {
            let Entry { value, goes_on } = table.find(Phrase::EMPTY.then(phrase));
            (value, goes_on)
        };
        assert_eq!([find("new york"), find("new york times"), find("may")], [(7, true), (9, false), (7, false)]);
        assert_eq!([find("new"), find("york"), find("")], [(0, true), (0, false), (0, false)]);
        assert_eq!(table.find(Phrase::EMPTY.then("new").then(" ").then("york")).value, 7);
    }

    #[test]
    fn other_bytes_are_no_table() {
        for bytes in [&[][..], &[1; 7], &[255; 64], &[0; 8], &[0; 33]] {
            assert!(Table::open(bytes).is_none(), "{bytes:?}");
        }
    }
}
