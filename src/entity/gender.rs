//! Who is a man and who a woman, as far as lists of names and forms of address tell.

use super::gazetteer::Sorts;

/// The gender that texts give a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gender {
    /// She.
    Female,
    /// He.
    Male,
}

/// Forms of address for anybody that are given names of men, too.
const NEUTRAL: [&str; 4] = ["judge", "justice", "master", "doctor"];

impl Gender {
    /// What the lists say of a word that has `sorts`; nothing where they say both.
    #[must_use]
    pub fn of(sorts: Sorts) -> Option<Self> {
        match (sorts.any(Sorts::FEMALE), sorts.any(Sorts::MALE)) {
            (true, false) => Some(Self::Female),
            (false, true) => Some(Self::Male),
            _ => None,
        }
    }

    /// What the form of address `word`, folded, with its `sorts`, says.
    #[must_use]
    pub fn of_address(word: &str, sorts: Sorts) -> Option<Self> {
        Self::of(sorts).filter(|_| sorts.any(Sorts::HONORIFIC) && !NEUTRAL.contains(&word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::gazetteer::Gazetteer;

    #[track_caller]
    fn check(word: &str, expected: Option<Gender>) {
        assert_eq!(Gender::of_address(word, Gazetteer::default().sorts(word)), expected, "{word}");
    }

    #[test]
    fn forms_of_address_tell_the_gender() {
        check("mrs", Some(Gender::Female));
        check("mr", Some(Gender::Male));
        check("dr", None);
        check("judge", None);
        check("peter", None);
    }
}
