//! What readers know without being told: whom "the French president" means where no article says who that is.

use super::account::Found;
use super::beside::Beside;
use super::phrase::Determiner;
use super::resolver::{Meant, Resolver};
use super::role::{self, Role};
use crate::entity::gazetteer::Sorts;
use crate::model::{EntityId, Reason, Rule};

/// How sure it is that a description means the only public person whom the article, or another, names and who held that
/// office.
const CONFIDENCE: [f32; 2] = [0.8, 0.7];

impl Resolver<'_> {
    /// "The French president", "his president" of a Frenchman: the only public person whom the article names, or else all
    /// of them name, who held an office of that country or body which the noun calls, and is not told to hold another.
    pub(super) fn by_public_office(&self, found: &Found, owners: &[EntityId]) -> Option<Meant> {
        let phrase = &found.phrase;
        let is_office = self.is_office(&phrase.noun);
        let own = match phrase.determiner {
            Determiner::Definite | Determiner::Possessor => owners.to_vec(),
            Determiner::Pronoun if owners.is_empty() && is_office => self.owners_before(found),
            _ => return None,
        };
        let [owner] = own[..] else { return None };
        let is_contested = !is_office && self.is_contested(found, owners);
        if self.is_person(owner) || is_contested || !role::colours(phrase).is_empty() {
            return None;
        }
        let public = &self.roles.public;
        let holds = |person: &EntityId| {
            public.held(*person, &phrase.noun, owner, self.lexicon) && !self.is_told_otherwise(*person, found)
        };
        let here = only(self.people.iter().copied().filter(holds));
        // There are directors of whom nobody knows, but not presidents.
        let all = || if is_office { only(public.holders(owner).filter(holds)) } else { Ok(None) };
        let (entity, confidence) = match here {
            Ok(Some(here)) => (here, CONFIDENCE[0]),
            Ok(None) => (all().ok()??, CONFIDENCE[1]),
            Err(Several) => return None,
        };
        Some(Meant { entity, confidence, reason: Reason { rule: Rule::Known, evidence: None } })
    }

    /// Whether `person` is told to hold an office, but none that the noun of `found` calls, or to have held that one.
    fn is_told_otherwise(&self, person: EntityId, found: &Found) -> bool {
        let gazetteer = self.lexicon.gazetteer();
        let is_office =
            |role: &&Role| role.beside != Beside::Predicate && gazetteer.sorts(&role.noun).any(Sorts::TITLE);
        let holds = |role: &Role| role.colours.is_empty() && self.lexicon.fit(&found.phrase.noun, &role.noun).is_some();
        let mut told = self.roles.of(person).filter(is_office).peekable();
        told.peek().is_some() && !told.any(holds)
    }
}

/// There are several.
struct Several;

/// The only one of `people`, if there is any.
fn only(mut people: impl Iterator<Item = EntityId>) -> Result<Option<EntityId>, Several> {
    let first = people.next();
    if people.next().is_some() { Err(Several) } else { Ok(first) }
}

#[cfg(test)]
mod tests {
    use crate::link::link;
    use crate::model::MentionKind;
    use crate::reading::marked::reading;
    use crate::refer::described;

    /// Checks whom the last description in `articles`, parted by `---`, means.
    #[track_caller]
    fn check(articles: &str, expected: &str) {
        let readings: Vec<_> = articles.split(" --- ").map(reading).collect();
        let links = described(&readings, link(&readings)).links;
        let last = links.mentions.iter().rfind(|mention| mention.kind == MentionKind::Nominal);
        let name = last.map(|mention| links.entities[mention.entity.index()].name.as_str());
        assert_eq!(name.unwrap_or("nobody"), expected, "{articles}");
    }

    #[test]
    fn readers_know_who_held_which_office() {
        check(
            "Then Angela Merkel met François Hollande in Germany. It rained in France. The French president slept.",
            "François Hollande",
        );
        check("Then Angela Merkel spoke. --- It rained in Germany. The German chancellor slept.", "Angela Merkel");
        check(
            "Then Angela Merkel met Helmut Kohl. It rained in Germany. The German chancellor slept.",
            "the German chancellor",
        );
    }

    #[test]
    fn own_offices_are_those_of_ones_country() {
        check(
            "Then Wolfgang Schaeuble met Angela Merkel in Germany. Merkel praised her finance minister.",
            "Wolfgang Schaeuble",
        );
        check("Then Wolfgang Schaeuble left Germany. Peter Marsh praised his finance minister.", "nobody");
    }

    #[test]
    fn who_holds_another_office_now_is_not_meant() {
        check(
            "Foreign Secretary Boris Johnson spoke in Britain. Then the British prime minister slept.",
            "the British prime minister",
        );
    }

    #[test]
    fn deputies_and_former_holders_are_not_meant() {
        check(
            "Then Kamala Harris spoke. It rained in the United States. The American president slept.",
            "the American president",
        );
        check(
            "Former French President François Hollande spoke. It rained. Then the French president slept.",
            "the French president",
        );
    }

    #[test]
    fn foreigners_are_not_meant() {
        check(
            "President Angela Merkel met President Peter Marsh. It rained. The French president slept.",
            "Peter Marsh",
        );
    }
}
