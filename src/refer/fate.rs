//! What becomes of each noun phrase that may mean a person: for those who look for where descriptions are lost.

use super::{family, nominal};
use crate::link::Links;
use crate::model::Span;
use crate::reading::Reading;

/// What becomes of a phrase before the network is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fate {
    /// It is a title before a name.
    Title,
    /// It tells what someone is or becomes: "is the mayor".
    Told,
    /// It stands beside the name of whom it means.
    Beside,
    /// A role tells whom it means.
    Role,
    /// It means several people.
    Several,
    /// It has no determiner, or one as "no", and means nobody in particular.
    Vague,
    /// It begins with "whose".
    Relative,
    /// Several people are known for what it says.
    Shared,
    /// The network is asked whom it means.
    Asked,
}

impl Fate {
    /// A short word for it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Told => "told",
            Self::Beside => "beside",
            Self::Role => "role",
            Self::Several => "several",
            Self::Vague => "vague",
            Self::Relative => "relative",
            Self::Shared => "shared",
            Self::Asked => "asked",
        }
    }
}

/// For each of `readings`, whose names are `links`, the phrases that may mean people and what becomes of them.
#[must_use]
pub fn fates(readings: &[Reading], mut links: Links) -> Vec<Vec<(Span, Fate)>> {
    family::part(readings, &mut links);
    nominal::fates(readings, &links)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link;
    use crate::reading::marked;

    #[test]
    fn every_phrase_has_a_fate() {
        let readings =
            [marked::reading("Mayor Anna Holt, a lawyer, met two men. Then the mayor left. No doctor came.")];
        let fates = fates(&readings, link::link(&readings));
        let told = fates[0].iter().map(|(span, fate)| format!("{} {}", readings[0].article.slice(*span), fate.label()));
        let expected = ["Mayor title", "a lawyer beside", "two men several", "the mayor role", "No doctor vague"]
            .map(str::to_owned);
        assert!(told.eq(expected));
    }

    /// Checks what becomes of the last phrase of the last sentence.
    #[track_caller]
    fn check(text: &str, expected: Fate) {
        let readings = [marked::reading(text)];
        let fates = fates(&readings, link::link(&readings));
        assert_eq!(fates[0].last().map(|(_, fate)| *fate), Some(expected), "{text}");
    }

    #[test]
    fn roles_tell_whom_the_noun_and_the_owner_are_of() {
        check("President Anna Holt spoke. Then the president slept.", Fate::Role);
        check("President Anna Holt spoke. Then the caretaker president slept.", Fate::Asked);
        check("President Anna Holt spoke. Then the second president slept.", Fate::Asked);
        check("Anna Holt, a woman of means, spoke. Then the woman slept.", Fate::Asked);
        check("Anna Holt, his wife, spoke. Then the Egyptian wife slept.", Fate::Asked);
        check("Anna Holt, his wife, spoke. Then the mayor's wife slept.", Fate::Asked);
        check("It rained. They held the suspect, identified as 23-year old Peter Marsh.", Fate::Beside);
        check("It rained. They named the gunman as Peter Marsh.", Fate::Beside);
        check("It rained. They named the gunman as they saw Peter Marsh.", Fate::Asked);
        check("President Anna Holt spoke. It rained on FIFA. Then the FIFA president wept.", Fate::Asked);
        check("President Anna Holt spoke. So did FIFA President Anna Holt. Then the FIFA president wept.", Fate::Role);
        check("President Anna Holt will meet Peter Marsh in Paris. The French president slept.", Fate::Asked);
        check("President Anna Holt met Mayor Peter Marsh in Paris. The French president slept.", Fate::Role);
        check("It rained. The officer identified him as Peter Marsh.", Fate::Asked);
        check("It rained. The gunman was not identified as Peter Marsh.", Fate::Asked);
        check("It rained. Anna Holt was named the chairman as Peter Marsh left.", Fate::Told);
        check("Norway's boss Anna Holt spoke. Peter Marsh met Paul Holt. His boss slept.", Fate::Asked);
    }
}
