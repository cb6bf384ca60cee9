//! Which nouns for people say the same of two people from either side: who has a wife is her husband.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Nouns of one side, then those of the other, parted by commas. Both may be the same.
const CONVERSES: [(&str, &str); 9] = [
    ("husband, widower", "wife, widow"),
    (
        "father, mother, dad, daddy, mum, mom, mummy, mommy, parent, stepfather, stepmother",
        "son, daughter, child, stepson, stepdaughter",
    ),
    ("brother, sister, sibling", "brother, sister, sibling"),
    ("grandfather, grandmother, grandparent", "grandson, granddaughter, grandchild"),
    ("uncle, aunt", "nephew, niece"),
    ("predecessor", "successor"),
    ("mentor, patron", "protege"),
    ("client", "lawyer, attorney, solicitor, barrister, counsel, agent"),
    (
        "boss, employer, master, chief",
        "aide, adviser, advisor, assistant, secretary, press secretary, chief of staff, spokesman, spokeswoman, \
         spokesperson, deputy, bodyguard, employee",
    ),
];

/// Nouns that two people are to one another.
const MUTUAL: [&str; 14] = [
    "friend",
    "rival",
    "opponent",
    "colleague",
    "ally",
    "cousin",
    "partner",
    "teammate",
    "twin",
    "enemy",
    "classmate",
    "neighbour",
    "neighbor",
    "adversary",
];

/// What others are to somebody who is the noun to them.
static OTHERS: LazyLock<HashMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let mut others: HashMap<&str, Vec<&str>> = HashMap::new();
    for (side, other) in CONVERSES.iter().flat_map(|(one, two)| [(one, two), (two, one)]) {
        side.split(", ").for_each(|noun| others.entry(noun).or_default().extend(other.split(", ")));
    }
    MUTUAL.into_iter().for_each(|noun| others.entry(noun).or_default().push(noun));
    others
});

/// What others are to somebody who is `noun` to them, folded and in the singular.
pub(super) fn converses(noun: &str) -> &'static [&'static str] {
    OTHERS.get(noun).map_or(&[], Vec::as_slice)
}

/// Whether `noun` is for what somebody is to another.
pub(super) fn is_relation(noun: &str) -> bool {
    is_spouse(noun) || !converses(noun).is_empty()
}

/// Whether `noun`, folded and in the singular, is for husbands or wives.
pub(super) fn is_spouse(noun: &str) -> bool {
    ["husband", "wife", "widow", "widower", "spouse"].contains(&noun)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn converses_hold_from_either_side() {
        let is_converse = |noun: &str, other: &str| converses(noun).contains(&other);
        assert!(is_converse("husband", "wife") && is_converse("wife", "husband"));
        assert!(is_converse("boss", "chief of staff") && is_converse("rival", "rival"));
        assert!(!is_converse("husband", "husband") && !is_converse("wife", "widow"));
        assert!(!is_converse("secretary press", "boss") && !is_converse("master chief", "aide"));
    }
}
