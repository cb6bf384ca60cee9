//! What the rest of an article says of a word: how it is written and what stands around it elsewhere.

use super::word::{Case, Word};
use crate::entity::gazetteer::Sorts;

/// Seen in lower case.
pub const LOWER: u16 = 1;
/// Seen with a capital where a sentence does not begin.
pub const CAPITAL: u16 = 1 << 1;
/// Seen all in capitals where the sentence is not.
pub const UPPER: u16 = 1 << 2;
/// Seen after a title, a role or a form of address.
pub const AFTER_TITLE: u16 = 1 << 3;
/// Seen after a given name.
pub const AFTER_GIVEN: u16 = 1 << 4;
/// Seen before what only people do.
pub const BEFORE_SPEECH: u16 = 1 << 5;
/// Seen before the last word of an organisation's name.
pub const BEFORE_ORGANISATION: u16 = 1 << 6;
/// Seen before the last word of a place's name, or after its first.
pub const IN_PLACE: u16 = 1 << 7;
/// Seen alone after "in", "from" or "at".
pub const AFTER_IN: u16 = 1 << 8;
/// Seen before a family name.
pub const BEFORE_FAMILY: u16 = 1 << 9;
/// Seen after "the".
pub const AFTER_THE: u16 = 1 << 10;
/// Seen with a possessive.
pub const POSSESSIVE: u16 = 1 << 11;
/// Seen inside a longer run of capitals.
pub const IN_RUN: u16 = 1 << 12;
/// Seen standing alone.
pub const ALONE: u16 = 1 << 13;

/// The evidence for every word of an article. Open addressing by the hash of the folded word.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    slots: Vec<(u32, u16)>,
}

/// The words that evidence looks for.
#[derive(Clone, Copy, Debug)]
pub struct Cues {
    /// "in", "from", "at", "near", "to".
    pub places: [u32; 5],
    /// "the".
    pub the: u32,
}

impl Default for Cues {
    fn default() -> Self {
        Self { places: ["in", "from", "at", "near", "to"].map(super::word::hash), the: super::word::hash("the") }
    }
}

impl Evidence {
    /// Forgets the last article and makes room for `tokens` tokens.
    pub fn reset(&mut self, tokens: usize) {
        self.slots.clear();
        self.slots.resize((tokens * 2).next_power_of_two().max(16), (0, 0));
    }

    /// What is known of the word with this hash.
    #[must_use]
    pub fn of(&self, folded: u32) -> u16 {
        self.slots[self.slot(folded)].1
    }

    fn slot(&self, folded: u32) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = super::lexicon::spread(folded) as usize & mask;
        while self.slots[slot].1 != 0 && self.slots[slot].0 != folded {
            slot = (slot + 1) & mask;
        }
        slot
    }

    fn add(&mut self, folded: u32, found: u16) {
        let slot = self.slot(folded);
        self.slots[slot] = (folded, self.slots[slot].1 | found);
    }

    /// Adds what one sentence shows. `cased` says whether its capitals mean anything.
    pub fn learn(&mut self, words: &[Word], possessives: &[bool], cased: bool, cues: &Cues) {
        for (at, word) in words.iter().enumerate() {
            match word.case {
                Case::None => {}
                Case::Lower => self.add(word.folded.hash, LOWER),
                _ if !cased => {}
                _ => {
                    let found = around(words, possessives, at, cues);
                    if found != 0 {
                        self.add(word.folded.hash, found);
                    }
                }
            }
        }
    }
}

fn has(word: Option<&Word>, sorts: Sorts) -> bool {
    word.is_some_and(|word| u64::from(word.sorts) & sorts.value() != 0)
}

fn capital(word: Option<&Word>) -> bool {
    word.is_some_and(|word| word.case.is_capital())
}

/// What the neighbours of the capitalised word at `at` tell of it.
fn around(words: &[Word], possessives: &[bool], at: usize, cues: &Cues) -> u16 {
    let before = at.checked_sub(1).and_then(|at| words.get(at));
    let after = words.get(at + 1);
    let address = Sorts::HONORIFIC.union(Sorts::TITLE).union(Sorts::ROLE).union(Sorts::MALE).union(Sorts::FEMALE);
    let alone = !capital(before) && !capital(after);
    let mut found = 0;
    let mut note = |holds: bool, bit: u16| found |= if holds { bit } else { 0 };
    note(at > 0, CAPITAL);
    note(words[at].case == Case::Upper, UPPER);
    note(has(before, address) && !has(before, Sorts::GIVEN), AFTER_TITLE);
    note(capital(before) && has(before, Sorts::GIVEN), AFTER_GIVEN);
    note(has(after, Sorts::SPEECH), BEFORE_SPEECH);
    note(capital(after) && has(after, Sorts::ORGANISATION_HEAD.union(Sorts::COMPANY_FORM)), BEFORE_ORGANISATION);
    note(
        capital(after) && has(after, Sorts::PLACE_HEAD) || capital(before) && has(before, Sorts::PLACE_FIRST),
        IN_PLACE,
    );
    note(alone && before.is_some_and(|word| cues.places.contains(&word.lower)), AFTER_IN);
    note(capital(after) && has(after, Sorts::FAMILY), BEFORE_FAMILY);
    note(before.is_some_and(|word| word.lower == cues.the), AFTER_THE);
    note(possessives.get(at + 1).copied().unwrap_or(false), POSSESSIVE);
    note(!alone && at > 0, IN_RUN);
    note(alone && at > 0, ALONE);
    found
}
