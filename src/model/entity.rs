//! Who and what the articles speak of, and where, and why that is believed.

use serde::Serialize;

use super::{ArticleId, EntityId, Passage, Span};

/// What sort of thing an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum EntityType {
    /// A person.
    #[serde(rename = "PER")]
    Person,
    /// A company, agency, party, government, team.
    #[serde(rename = "ORG")]
    Organisation,
    /// A country, city, region, river, building.
    #[serde(rename = "LOC")]
    Place,
    /// Any other name: a treaty, a weapon, a work.
    #[serde(rename = "MISC")]
    Misc,
    /// A named war, games, storm, summit.
    #[serde(rename = "EVENT")]
    Event,
}

impl EntityType {
    /// All types, in the order in which they are shown.
    pub const ALL: [Self; 5] = [Self::Person, Self::Organisation, Self::Place, Self::Misc, Self::Event];

    /// The tag used in exports and data sets.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Person => "PER",
            Self::Organisation => "ORG",
            Self::Place => "LOC",
            Self::Misc => "MISC",
            Self::Event => "EVENT",
        }
    }

    /// The word used on the screen and on the command line.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "org",
            Self::Place => "place",
            Self::Misc => "misc",
            Self::Event => "event",
        }
    }
}

/// One surface form of an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias {
    /// The form as it stands in the text.
    pub text: String,
    /// In how many mentions it stands.
    pub count: u32,
}

/// Someone or something that the articles name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// The fullest common name.
    pub name: String,
    /// What sort of thing it is.
    pub kind: EntityType,
    /// Its surface forms, the most frequent first; ties in alphabetical order.
    pub aliases: Vec<Alias>,
}

/// Words that tell what the bearer of a name beside them is, and are no mention of their own: "Foreign Minister" before a
/// name, "the mayor" behind "was elected".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Role {
    /// The name.
    pub holder: Passage,
    /// The words, with their article.
    pub words: Passage,
}

/// How a mention refers to its entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum MentionKind {
    /// By name: "John Kerry", "Kerry".
    Name,
    /// By description: "America's top diplomat".
    Nominal,
    /// By pronoun: "he".
    Pronoun,
}

impl MentionKind {
    /// All kinds, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Name, Self::Nominal, Self::Pronoun];

    /// The word used in exports and on the command line.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Nominal => "nominal",
            Self::Pronoun => "pronoun",
        }
    }
}

/// By what rule words are linked to their entity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Rule {
    /// The words are one of its names.
    #[default]
    Name,
    /// A name and a description stand side by side: "Putin's spokesman, Dmitry Peskov".
    Apposition,
    /// The words describe a role that it is known to hold: "the Russian leader".
    Role,
    /// The words describe a role that readers know it to have held, though no article says so: "the Russian leader".
    Known,
    /// The words describe what was spoken of before: "the company".
    Description,
    /// A pronoun refers back to it.
    Pronoun,
    /// It is one of several that are meant together: "the two men".
    Group,
    /// It speaks: "I" inside a quotation.
    Speaker,
    /// The reader said so.
    Correction,
}

/// Why words are linked to their entity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Reason {
    /// By what rule.
    pub rule: Rule,
    /// The words that the rule rests on: where the role was learned, what a pronoun refers back to.
    pub evidence: Option<Passage>,
}

/// A place in an article that refers to an entity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mention {
    /// The article.
    pub article: ArticleId,
    /// The words, without honorific, job title or possessive 's.
    pub span: Span,
    /// What is referred to.
    pub entity: EntityId,
    /// How it is referred to.
    pub kind: MentionKind,
    /// How sure the program is, from 0 to 1.
    pub confidence: f32,
    /// Why it is linked.
    pub reason: Reason,
}
