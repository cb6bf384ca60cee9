//! Two tables in the model file, used where they lie: what phrases can be, and to which cluster words belong.

use super::word::{Rolling, Word};
use crate::entity::gazetteer::table::first_slot;

/// Set in the entry of a phrase that is the beginning of a longer one.
pub const GOES_ON: u32 = 1 << 31;

/// How many tokens the longest phrase has.
pub const LONGEST_PHRASE: usize = 7;

/// How many different sorts phrases have at most.
pub const MOST_SORTS: usize = 1 << KNOWN_BITS;

/// Open-addressed tables over the bytes of the model file, of entries of four bytes: twelve bits that tell what is known,
/// then twenty of the hash. Empty ones are zero, and some are empty.
#[derive(Clone, Copy, Debug)]
pub struct Lexicon<'a> {
    /// The sorts that folded phrases can have, four bytes each, [`MOST_SORTS`] of them; the first is nothing.
    sorts: &'a [u8],
    /// The positions of their sorts.
    phrases: &'a [u8],
    /// Clusters of words in lower case.
    clusters: &'a [u8],
    /// The same for another clustering, of words as they are cased.
    families: &'a [u8],
}

impl<'a> Lexicon<'a> {
    /// The tables in these bytes, that of the phrases behind their sorts.
    ///
    /// # Panics
    /// When the sorts are cut short; a model file that is opened has them whole.
    #[must_use]
    pub fn new(phrases: &'a [u8], clusters: &'a [u8], families: &'a [u8]) -> Self {
        let (sorts, phrases) = phrases.split_at(4 * MOST_SORTS);
        Self { sorts, phrases, clusters, families }
    }

    /// What the phrase with this hash can be; 0 for nothing.
    #[must_use]
    pub fn sorts(&self, phrase: Rolling) -> u32 {
        word_at(self.sorts, 4 * usize::from(find(self.phrases, phrase.hash)))
    }

    /// The cluster of the word whose lower-case form has this hash; 0 for unknown.
    #[must_use]
    pub fn cluster(&self, hash: u32) -> u16 {
        find(self.clusters, hash)
    }

    /// The family of the word with this hash; 0 for unknown.
    #[must_use]
    pub fn family(&self, hash: u32) -> u16 {
        find(self.families, hash)
    }

    /// Fills in what is known of each word and of the phrases they make up.
    pub fn look_up(&self, words: &mut [Word]) {
        for word in &mut *words {
            word.sorts = self.sorts(word.folded) & !GOES_ON;
            word.cluster = self.cluster(word.lower);
            word.family = self.family(word.exact);
            if word.family == 0 {
                word.family = self.family(word.lower);
            }
        }
        for start in 0..words.len() {
            if words[start].case.is_capital() {
                self.mark_phrases(words, start);
            }
        }
    }

    /// Marks the longest phrase that starts at `start`.
    fn mark_phrases(&self, words: &mut [Word], start: usize) {
        let mut hash = Rolling::default();
        let mut longest = None;
        for (end, word) in words.iter().enumerate().skip(start).take(LONGEST_PHRASE) {
            hash = if end == start { word.folded } else { hash.join(word.folded) };
            let found = self.sorts(hash);
            if found & !GOES_ON != 0 {
                longest = Some((end, found & !GOES_ON));
            }
            if found & GOES_ON == 0 {
                break;
            }
        }
        match longest {
            Some((end, sorts)) if end == start => words[start].phrase[3] |= sorts,
            Some((end, sorts)) => {
                words[start].phrase[0] |= sorts;
                words[end].phrase[2] |= sorts;
                for word in &mut words[start + 1..end] {
                    word.phrase[1] |= sorts;
                }
            }
            None => {}
        }
    }
}

/// How many bits of an entry tell what is known.
pub const KNOWN_BITS: u32 = 12;

/// The hashes of text leave some bits poor; the tables need all.
#[must_use]
pub fn spread(hash: u32) -> u32 {
    let hash = (hash ^ (hash >> 15)).wrapping_mul(0x2c1b_3c6d);
    hash ^ (hash >> 13)
}

fn word_at(bytes: &[u8], at: usize) -> u32 {
    bytes[at..at + 4].try_into().map_or(0, u32::from_le_bytes)
}

/// The twelve bits that `table` has for `hash`; 0 for none.
fn find(table: &[u8], hash: u32) -> u16 {
    let slots = table.len() / 4;
    let hash = spread(hash);
    let mut slot = first_slot(hash, slots);
    loop {
        let entry = word_at(table, slot * 4);
        if entry == 0 {
            return 0;
        }
        if entry << KNOWN_BITS == hash << KNOWN_BITS {
            return (entry >> (32 - KNOWN_BITS)) as u16;
        }
        slot = if slot + 1 == slots { 0 } else { slot + 1 };
    }
}
