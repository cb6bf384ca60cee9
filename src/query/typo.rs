//! Slips of the finger: how many of them part a term from a word.
//!
//! The first letter is nearly always typed right, and short names differ from each other by one letter (`Iran`,
//! `Iraq`), so the shorter the term, the less is forgiven.

/// From so many letters on, one may be missing, doubled or out of order.
const SLIP_LETTERS: usize = 4;
/// From so many letters on, a vowel may be another.
const VOWEL_LETTERS: usize = 5;
/// From so many letters on, any letter may be another.
const LETTER_LETTERS: usize = 6;
/// From so many letters on, two may be wrong in any way.
const TWICE_LETTERS: usize = 8;

/// The most that is ever forgiven.
pub(super) const MOST: u32 = 2;

/// How one letter differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Slip {
    /// One letter too many or too few, or two letters swapped.
    Order,
    /// One vowel for another.
    Vowel,
    /// One letter for another.
    Letter,
}

/// How many slips part `term` from `word`, if they are few enough to forgive.
pub(super) fn edits(term: &str, word: &str) -> Option<i64> {
    let (typed, meant): (Vec<char>, Vec<char>) = (term.chars().collect(), word.chars().collect());
    if typed.len() < SLIP_LETTERS || typed.first() != meant.first() || typed.len().abs_diff(meant.len()) > 2 {
        return None;
    }
    match one_slip(&typed, &meant) {
        Some(slip) => (typed.len() >= least(slip)).then_some(1),
        None => (typed.len() >= TWICE_LETTERS && strsim::osa_distance(term, word) <= 2).then_some(2),
    }
}

fn least(slip: Slip) -> usize {
    match slip {
        Slip::Order => SLIP_LETTERS,
        Slip::Vowel => VOWEL_LETTERS,
        Slip::Letter => LETTER_LETTERS,
    }
}

/// The one slip that parts the two, if it is one.
fn one_slip(typed: &[char], meant: &[char]) -> Option<Slip> {
    let same = typed.iter().zip(meant).take_while(|(a, b)| a == b).count();
    let (typed, meant) = (&typed[same..], &meant[same..]);
    match (typed, meant) {
        ([_, rest @ ..], _) if rest == meant => Some(Slip::Order),
        (_, [_, rest @ ..]) if rest == typed => Some(Slip::Order),
        ([a, b, rest @ ..], [c, d, tail @ ..]) if (a, b) == (d, c) && rest == tail => Some(Slip::Order),
        ([a, rest @ ..], [b, tail @ ..]) if rest == tail => {
            Some(if is_vowel(*a) && is_vowel(*b) { Slip::Vowel } else { Slip::Letter })
        }
        _ => None,
    }
}

/// Whether `ch` is a vowel of the folded Latin alphabet.
pub(super) fn is_vowel(ch: char) -> bool {
    matches!(ch, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_forgiven_by_length() {
        let check = |term, word, expected| assert_eq!(edits(term, word), expected, "{term} for {word}");
        check("kery", "kerry", Some(1));
        check("kerrry", "kerry", Some(1));
        check("kerryy", "kerry", Some(1));
        check("krery", "kerry", Some(1));
        check("karry", "kerry", Some(1));
        check("kelly", "kerry", None);
        check("perry", "kerry", None);
        check("iran", "iraq", None);
        check("pain", "paris", None);
        check("lavrof", "lavrov", Some(1));
        check("stoltenburgh", "stoltenberg", Some(2));
        check("timoshenko", "poroshenko", None);
    }
}
