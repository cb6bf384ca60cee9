//! The words of the program: articles, entities, mentions, topics and the ids that join them.
//!
//! Plain data that every other module shares. Nothing here reads, recognises, ranks or draws. A word that is not
//! defined here is not a word of the program.

use std::fmt;
use std::ops::Range;

use serde::Serialize;

/// Declares a `u32` id: a position in the list that holds the thing.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        pub struct $name(pub u32);

        impl $name {
            /// The id of the thing at `position` of its list.
            ///
            /// # Panics
            /// When `position` does not fit into 32 bits.
            #[must_use]
            pub fn new(position: usize) -> Self {
                Self(u32::try_from(position).expect("a corpus holds fewer than 2^32 things of a kind"))
            }

            /// The position of the thing in its list.
            #[must_use]
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

id!(
    /// Names an [`Article`] by its place in the corpus.
    ArticleId
);
id!(
    /// Names an [`Entity`] by its place in the library. Stable within one library only.
    EntityId
);
id!(
    /// Names a [`Mention`] by its place in the library: mentions are ordered by article, then by offset.
    MentionId
);
id!(
    /// Names a [`Topic`] by its place in the library.
    TopicId
);

/// A half-open range of bytes in an article's text, on character boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span from byte `start` up to, not including, byte `end`.
    ///
    /// # Panics
    /// When an offset does not fit into 32 bits; the loader refuses longer texts.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        let narrow = |offset| u32::try_from(offset).expect("an article is shorter than 4 GiB");
        Self { start: narrow(start), end: narrow(end) }
    }

    /// The same bytes as a range that slices a `str`.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the span holds no byte.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether byte `offset` lies inside.
    #[must_use]
    pub fn contains(self, offset: u32) -> bool {
        (self.start..self.end).contains(&offset)
    }

    /// Whether all of `other` lies inside.
    #[must_use]
    pub fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// What a part of an article is. Every byte of text that is not white space lies in exactly one region.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum RegionKind {
    /// The headline.
    Title,
    /// Who wrote it.
    Byline,
    /// Where it was filed: `SOCHI //`, `Moscow CNN —`.
    Dateline,
    /// A stand-first or one of the highlights above the body.
    Standfirst,
    /// A heading inside the body.
    Subhead,
    /// A paragraph of the body.
    Paragraph,
    /// What stands under a picture or video.
    Caption,
    /// Who supplied text or picture; also image slugs and run times.
    Credit,
}

impl RegionKind {
    /// Whether the region is part of what the article tells, as against what surrounds it.
    #[must_use]
    pub fn is_body(self) -> bool {
        matches!(self, Self::Standfirst | Self::Subhead | Self::Paragraph)
    }

    /// The kind in lower case, as exports print it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Byline => "byline",
            Self::Dateline => "dateline",
            Self::Standfirst => "standfirst",
            Self::Subhead => "subhead",
            Self::Paragraph => "paragraph",
            Self::Caption => "caption",
            Self::Credit => "credit",
        }
    }
}

/// A typed part of an article. Regions are ordered and do not overlap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Region {
    /// Where it lies, without surrounding white space.
    pub span: Span,
    /// What it is.
    pub kind: RegionKind,
}

/// One text by one source. Its text never changes after loading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// The file as it was named or found; `-` for standard input; for the n-th record of a file of many, `file#n`.
    pub path: String,
    /// The publisher, or the best guess; never empty.
    pub source: String,
    /// The headline, or the opening words where the text has none; never empty.
    pub title: String,
    /// When it was published, as an ISO date (`2015-05-12`), where that is known.
    pub date: Option<String>,
    /// Who wrote it, where that is known.
    pub author: Option<String>,
    /// Where it was published, where that is known.
    pub url: Option<String>,
    /// The ISO 639-1 code of its language, `und` where that is not known.
    pub language: String,
    /// What the reader shows: title and body, cleaned, free of control characters, lines parted by `\n`, no line
    /// breaks inside a paragraph.
    pub text: String,
    /// The typed parts of `text`, in order.
    pub regions: Vec<Region>,
}

impl Article {
    /// The text of `span`.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        &self.text[span.range()]
    }

    /// The region that holds byte `offset`, if any does.
    #[must_use]
    pub fn region_at(&self, offset: u32) -> Option<&Region> {
        let after = self.regions.partition_point(|region| region.span.start <= offset);
        self.regions[..after].last().filter(|region| region.span.contains(offset))
    }
}

/// What a problem costs the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Harm {
    /// Nothing of the file was read.
    Unread,
    /// The file was read, but something of it is missing or stands there otherwise than it was meant.
    Damaged,
}

impl Harm {
    /// Both, the worse first.
    pub const ALL: [Self; 2] = [Self::Unread, Self::Damaged];

    /// What is said of such a file.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Unread => "not read",
            Self::Damaged => "damaged",
        }
    }
}

/// Something that could not be read, or could be read only in part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file, as it was named or found.
    pub path: String,
    /// Whether the file was read all the same.
    pub harm: Harm,
    /// What went wrong and, where there is one, what to do about it.
    pub reason: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.path, self.harm.label(), self.reason)
    }
}

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

/// A stretch of one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Passage {
    /// The article.
    pub article: ArticleId,
    /// The stretch.
    pub span: Span,
}

/// A recurring subject that is not a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// The commonest form of the key phrase.
    pub label: String,
    /// The surface forms that count as the topic, the most frequent first.
    pub terms: Vec<String>,
    /// Where the terms stand, ordered by article, then offset.
    pub occurrences: Vec<Passage>,
    /// The sentences that hold them, each once, in the same order.
    pub passages: Vec<Passage>,
}

/// What quoted words are in their sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum QuoteKind {
    /// Somebody speaks: "We have a deal," she said.
    Speech,
    /// Some words of somebody's are part of the teller's sentence: she called it "a step forward".
    Fragment,
    /// The marks only hold a word or two at arm's length, or are those of a title: a so-called "truce".
    Scare,
}

/// Quoted words and who said them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quote {
    /// Where the quoted words stand.
    pub passage: Passage,
    /// What they are in their sentence.
    pub kind: QuoteKind,
    /// Who said them, where that is known.
    pub speaker: Option<EntityId>,
}

/// What the reader has chosen to follow through the sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// An entity, followed through its mentions.
    Entity(EntityId),
    /// A topic, followed through its occurrences.
    Topic(TopicId),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn region_is_found_by_any_offset_inside_it() {
        let region = |start, end, kind| Region { span: Span::new(start, end), kind };
        let article = Article {
            text: "Head\n\nBody".to_owned(),
            regions: vec![region(0, 4, RegionKind::Title), region(6, 10, RegionKind::Paragraph)],
            ..Article::default()
        };
        let kind_at = |offset| article.region_at(offset).map(|region| region.kind);
        assert_eq!(kind_at(0), Some(RegionKind::Title));
        assert_eq!(kind_at(3), Some(RegionKind::Title));
        assert_eq!(kind_at(4), None);
        assert_eq!(kind_at(6), Some(RegionKind::Paragraph));
        assert_eq!(kind_at(10), None);
    }

    #[test]
    fn spans_compare_by_bytes() {
        let span = Span::new(3, 7);
        assert!(span.contains(3) && span.contains(6) && !span.contains(7));
        assert!(span.covers(Span::new(3, 7)) && !span.covers(Span::new(2, 7)));
        assert!(span.overlaps(Span::new(6, 9)) && !span.overlaps(Span::new(7, 9)));
    }
}
