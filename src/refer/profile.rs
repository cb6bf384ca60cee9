//! Who is a man and who a woman, as far as names, forms of address and descriptions tell.

use crate::entity::gazetteer::{Gazetteer, Sorts};
use crate::entity::gender::Gender;
use crate::entity::public;
use crate::link::Links;
use crate::memo::Memo;
use crate::model::{Entity, EntityId, EntityType, Mention, MentionKind, Span};
use crate::reading::Reading;
use crate::text::fold::fold;

/// How sure a gender is: positive for women, negative for men.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Belief(i32);

/// What a form of address counts.
const ADDRESS: i32 = 3;
/// What a noun for women or for men counts.
const NOUN: i32 = 3;
/// What a given name counts, which nine of ten bearers share a gender of.
const GIVEN: i32 = 2;
/// What it counts that somebody is a public person.
const KNOWN: i32 = 3;
/// What pronouns count that can mean no one else.
const PRONOUNS: i32 = 2;
/// From where on a belief is sure.
const SURE: i32 = 3;

/// Nouns for women, then nouns for men, that do not end in -woman or -man.
const NOUNS: [(Gender, &str); 2] = [
    (
        Gender::Female,
        "woman women girl girls mother mum mom mommy mummy daughter daughters sister sisters wife wives widow aunt niece \
         grandmother grandma granddaughter stepmother stepdaughter stepsister girlfriend fiancee bride lady ladies \
         queen princess duchess countess baroness empress actress waitress hostess heiress heroine mistress governess \
         goddess nun ballerina schoolgirl businesswoman ms mrs miss madam",
    ),
    (
        Gender::Male,
        "man men boy boys father dad daddy son sons brother brothers husband husbands widower uncle nephew grandfather \
         grandpa grandson stepfather stepson stepbrother boyfriend fiance groom bridegroom gentleman gentlemen guy \
         bloke chap lad king prince duke emperor monk pope friar waiter schoolboy sir mr",
    ),
];

/// Words in -man that say nothing of gender.
const NEUTRAL: [&str; 7] = ["human", "german", "roman", "ottoman", "norman", "talisman", "caiman"];

impl Belief {
    /// The belief that evidence of `weight` for `gender` gives.
    fn of(gender: Gender, weight: i32) -> Self {
        Self(if gender == Gender::Female { weight } else { -weight })
    }

    /// What a noun says: "actress".
    #[must_use]
    pub fn of_noun(folded: &str) -> Self {
        noun(folded).map_or(Self::default(), |gender| Self::of(gender, NOUN))
    }

    /// The gender and whether it is sure, if any is believed in.
    #[must_use]
    pub fn gender(self) -> Option<(Gender, bool)> {
        let gender = if self.0 > 0 { Gender::Female } else { Gender::Male };
        (self.0 != 0).then_some((gender, self.0.abs() >= SURE))
    }

    /// A belief of the same gender that is as sure, whatever more speaks for it.
    #[must_use]
    pub fn settled(self) -> Self {
        Self(self.0.clamp(-SURE, SURE))
    }

    fn add(&mut self, other: Self) {
        self.0 += other.0;
    }
}

/// The gender of the people whom the noun `folded` can mean.
fn noun(folded: &str) -> Option<Gender> {
    let word = folded.rsplit(' ').next().unwrap_or(folded);
    let listed = NOUNS.iter().find(|(_, nouns)| nouns.split(' ').any(|noun| noun == word));
    if let Some((gender, _)) = listed {
        return Some(*gender);
    }
    if NEUTRAL.contains(&word) || word.len() < 6 {
        return None;
    }
    let ends = |endings: [&str; 2]| endings.iter().any(|ending| word.ends_with(ending));
    if ends(["woman", "women"]) {
        Some(Gender::Female)
    } else {
        ends(["man", "men"]).then_some(Gender::Male).filter(|_| !word.ends_with("ment") && !word.ends_with("omen"))
    }
}

/// What is believed of every entity.
#[derive(Clone, Debug, Default)]
pub struct Profiles(Vec<Belief>);

/// What the words beside the mentions of people in each article say.
pub(super) type Memos = Memo<Vec<Belief>>;

impl Profiles {
    /// What names, forms of address and descriptions in `links`, whose mentions are in order, say.
    #[must_use]
    pub fn new(readings: &[Reading], links: &Links, gazetteer: &Gazetteer) -> Self {
        Self::new_with(readings, links, gazetteer, &mut Memos::default())
    }

    /// The same, where some was found before.
    pub(super) fn new_with(readings: &[Reading], links: &Links, gazetteer: &Gazetteer, memos: &mut Memos) -> Self {
        let by_name = links.entities.iter().map(|entity| match entity.kind {
            EntityType::Person => named(entity, gazetteer),
            _ => Belief::default(),
        });
        let mut profiles = Self(by_name.collect());
        let is_person = |mention: &&Mention| links.entities[mention.entity.index()].kind == EntityType::Person;
        let people: Vec<&Mention> = links.mentions.iter().filter(is_person).collect();
        let articles: Vec<(&Reading, Vec<Place>)> = people
            .chunk_by(|a, b| a.article == b.article)
            .map(|own| (&readings[own[0].article.index()], own.iter().map(|own| (own.span, own.kind)).collect()))
            .collect();
        let found = memos.ask(&articles, |reading, places| {
            places.iter().map(|place| told(reading, *place, gazetteer)).collect::<Vec<_>>()
        });
        for (mention, told) in people.iter().zip(found.iter().flat_map(|found| found.iter())) {
            profiles.0[mention.entity.index()].add(*told);
        }
        profiles
    }

    /// Nothing is believed of `count` entities.
    #[must_use]
    pub fn unknown(count: usize) -> Self {
        Self(vec![Belief::default(); count])
    }

    /// What is believed of `entity`.
    #[must_use]
    pub fn of(&self, entity: EntityId) -> Belief {
        self.0[entity.index()]
    }

    /// Learns that pronouns of `gender` mean `entity` where nothing else told the gender.
    pub fn learn(&mut self, entity: EntityId, gender: Gender) {
        self.0[entity.index()].add(Belief::of(gender, PRONOUNS));
    }
}

impl FromIterator<Belief> for Profiles {
    fn from_iter<T: IntoIterator<Item = Belief>>(beliefs: T) -> Self {
        Self(beliefs.into_iter().collect())
    }
}

/// Where someone is mentioned, and how.
type Place = (Span, MentionKind);

/// What the names of the person `entity` say. Where there are names of several words, one alone may be the family's.
fn named(entity: &Entity, gazetteer: &Gazetteer) -> Belief {
    let names = || std::iter::once(entity.name.as_str()).chain(entity.aliases.iter().map(|alias| alias.text.as_str()));
    let has_full = names().any(|name| name.contains(' '));
    if let Some(known) = public::of(entity) {
        return Belief::of(known.gender, KNOWN);
    }
    let mut telling = names().filter(|name| !has_full || name.contains(' '));
    let gender = telling.find_map(|name| given_name(name, gazetteer));
    gender.map_or(Belief::default(), |gender| Belief::of(gender, GIVEN))
}

/// The gender that the given name in the name of a person tells; of two with a hyphen, what both tell.
fn given_name(name: &str, gazetteer: &Gazetteer) -> Option<Gender> {
    let (first, rest) = name.split_once(' ').unwrap_or((name, ""));
    if rest.split_once('-').is_some_and(|(_, second)| second.starts_with(char::is_lowercase)) {
        // "Park Geun-hye": the family's name stands first.
        return None;
    }
    let mut parts = first.split('-').map(|part| gazetteer.sorts(&fold(part)));
    let sorts = parts.next()?;
    let alone = rest.is_empty();
    if !sorts.any(Sorts::GIVEN) || (alone && sorts.any(Sorts::FAMILY)) {
        return None;
    }
    let gender = Gender::of(sorts)?;
    parts.all(|sorts| Gender::of(sorts) == Some(gender)).then_some(gender)
}

/// What the words of a description, or the word before a name, say.
fn told(reading: &Reading, (span, kind): Place, gazetteer: &Gazetteer) -> Belief {
    let text = reading.article.slice(span);
    if kind == MentionKind::Nominal {
        return Belief::of_noun(&fold(head(text)));
    }
    let Some(before) = reading.word_before(span) else { return Belief::default() };
    let folded = fold(before);
    let sorts = gazetteer.sorts(&folded);
    if sorts.any(Sorts::HONORIFIC) && before.starts_with(char::is_uppercase) {
        return Gender::of_address(&folded, sorts).map_or(Belief::default(), |gender| Belief::of(gender, ADDRESS));
    }
    Belief::of_noun(&folded)
}

/// The words of a description up to the first preposition, whose last is the noun that it turns on.
fn head(description: &str) -> &str {
    let ends = [" of ", " in ", " for ", " at ", " from ", " who ", ", "];
    let end = ends.iter().filter_map(|word| description.find(word)).min();
    &description[..end.unwrap_or(description.len())]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::link;
    use crate::reading::marked;

    #[track_caller]
    fn check(word: &str, expected: Option<Gender>) {
        assert_eq!(noun(word), expected, "{word}");
    }

    #[test]
    fn nouns_tell_the_gender() {
        check("actress", Some(Gender::Female));
        check("spokeswoman", Some(Gender::Female));
        check("firemen", Some(Gender::Male));
        check("grandson", Some(Gender::Male));
        check("german", None);
        check("minister", None);
        check("document", None);
    }

    #[test]
    fn the_head_of_a_description_stands_before_its_prepositions() {
        assert_eq!(head("the wife of the king"), "the wife");
        assert_eq!(head("the king's wife"), "the king's wife");
    }

    /// Checks the gender of Marsh, whom the paragraphs of `text` name, as the words around the name tell it.
    #[track_caller]
    fn told_of_marsh(text: &str, expected: Option<Gender>) {
        let readings = [marked::reading(text)];
        let links = link(&readings);
        let at = links.entities.iter().position(|entity| entity.name == "Marsh").expect("Marsh is found");
        let profiles = Profiles::new(&readings, &links, &Gazetteer::default());
        assert_eq!(profiles.of(EntityId::new(at)).gender().map(|(gender, _)| gender), expected, "{text}");
    }

    #[test]
    fn the_word_before_a_name_tells_the_gender_in_its_own_sentence_only() {
        told_of_marsh("They thanked Mrs. Marsh for her help.", Some(Gender::Female));
        told_of_marsh("They thanked Mr Marsh for his help.", Some(Gender::Male));
        told_of_marsh("They waited for the queen. Mr Marsh spoke.", Some(Gender::Male));
        told_of_marsh("They spoke to Marsh, and they asked the wife. Marsh said no.", None);
        told_of_marsh("They asked Marsh and the wife\nMarsh said no to them.", None);
    }

    #[test]
    fn evidence_adds_up_and_cancels() {
        let mut belief = Belief::of(Gender::Male, GIVEN);
        assert_eq!(belief.gender(), Some((Gender::Male, false)));
        belief.add(Belief::of(Gender::Male, ADDRESS));
        assert_eq!(belief.gender(), Some((Gender::Male, true)));
        assert_eq!(Belief::default().gender(), None);
    }
}
