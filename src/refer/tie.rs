//! What the roles tell two people to be to one another, beside a description of one by the other: "her client" of him whose
//! lawyer she is.

use super::kin;
use super::lexicon::{Fit, Lexicon};
use super::role::Roles;
use crate::model::EntityId;

/// What somebody is known to be to another beside a noun; the greater the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Tie {
    /// Something else.
    Other,
    /// What the noun says from the other side: she is his lawyer, and the noun is "client".
    Converse,
    /// What the noun says.
    Told,
}

/// How many relations of the people of one article are looked at.
const MOST_RELATIONS: usize = 400;

/// A role that somebody holds to another person.
#[derive(Clone, Debug)]
pub(super) struct Relation<'a> {
    holder: EntityId,
    other: EntityId,
    noun: &'a str,
}

/// What the roles of `people`, who are in order, tell them to be to one another.
pub(super) fn relations<'a>(people: &[EntityId], roles: &'a Roles) -> Vec<Relation<'a>> {
    let told = people.iter().flat_map(|&holder| roles.of(holder).map(move |role| (holder, role)));
    let plain = told.filter(|(_, role)| role.colours.is_empty());
    let relations = plain.flat_map(|(holder, role)| {
        role.others().map(move |other| Relation { holder, other, noun: role.noun.as_str() })
    });
    relations
        .filter(|relation| relation.other != relation.holder && people.binary_search(&relation.other).is_ok())
        .take(MOST_RELATIONS)
        .collect()
}

/// Of whom `noun` may be said to whom: owners, those described, and what they are known to be to them, in order.
pub(super) fn ties(noun: &str, relations: &[Relation<'_>], lexicon: &Lexicon) -> Vec<(EntityId, EntityId, Tie)> {
    let converses = kin::converses(noun);
    let both = relations.iter().flat_map(|&Relation { holder, other, noun: role }| {
        let told = lexicon.fit(noun, role) >= Some(Fit::Part);
        let to_other = if told { Tie::Told } else { Tie::Other };
        let to_holder = if converses.contains(&role) { Tie::Converse } else { Tie::Other };
        [(other, holder, to_other), (holder, other, to_holder)]
    });
    let mut ties: Vec<_> = both.collect();
    // The best tie of two comes first.
    ties.sort_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)).then(b.2.cmp(&a.2)));
    ties.dedup_by_key(|(owner, person, _)| (*owner, *person));
    ties
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ArticleId, Passage, Span};
    use crate::refer::beside::Beside;
    use crate::refer::offices::Offices;
    use crate::refer::role::Role;

    #[test]
    fn the_best_tie_of_two_counts() {
        let [anna, peter, far] = [0, 1, 2].map(EntityId::new);
        let role = |noun: &str, other: EntityId| Role {
            holder: anna,
            noun: noun.to_owned(),
            owners: vec![other],
            own: None,
            colours: Vec::new(),
            beside: Beside::Apposition,
            is_bare: true,
            evidence: Passage { article: ArticleId::new(0), span: Span::new(0, 1) },
        };
        let lexicon = Lexicon::default();
        let told = vec![role("friend", peter), role("lawyer", peter), role("lawyer", far)];
        let roles = Roles::new(told, Offices::default(), &lexicon);
        let relations = relations(&[anna, peter], &roles);
        let ties = |noun: &str| ties(noun, &relations, &lexicon);
        assert_eq!(ties("lawyer"), [(anna, peter, Tie::Other), (peter, anna, Tie::Told)]);
        assert_eq!(ties("client"), [(anna, peter, Tie::Converse), (peter, anna, Tie::Other)]);
    }
}
