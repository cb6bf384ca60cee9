//! The columns that a query can ask of, in one table: names, meanings, and what they can hold.

use std::fmt;
use std::ops::RangeInclusive;

use super::piece::SIGN;
use crate::model::{EntityType, MentionKind, RegionKind};

/// What a condition is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// The words of names and sentences, to be ranked.
    Words,
    /// Who published the article.
    Source,
    /// Whose quoted words they are.
    Speaker,
    /// Its headline.
    Title,
    /// When it was published.
    Date,
    /// What sort of thing is named.
    Type,
    /// How it is referred to.
    Kind,
    /// What part of the article it stands in.
    Region,
    /// In how many sources the entity or topic stands.
    In,
}

/// A column under its name and another one, with what it asks in words.
type Row = (&'static str, &'static str, Column, &'static str);

/// All columns.
const COLUMNS: [Row; 9] = [
    ("source", "src", Column::Source, "who published it: part of the name"),
    ("speaker", "by", Column::Speaker, "who says it, in quotation marks"),
    ("type", "type", Column::Type, "what it is: person org place misc event topic"),
    ("kind", "kind", Column::Kind, "how it is told: name nominal pronoun"),
    ("in", "in", Column::In, "in how many sources: 1, 2-4, 3-, all"),
    ("region", "region", Column::Region, "where in the article: title caption paragraph …"),
    ("title", "title", Column::Title, "words of the headline"),
    ("date", "date", Column::Date, "when it was published: 2015, 2015-05"),
    ("words", "words", Column::Words, "words, as without a column"),
];

/// What topics are called among the types.
pub(super) const TOPIC: &str = "topic";
/// What the number of all sources is called.
const ALL: &str = "all";

const REGIONS: [RegionKind; 8] = [
    RegionKind::Title,
    RegionKind::Byline,
    RegionKind::Dateline,
    RegionKind::Standfirst,
    RegionKind::Subhead,
    RegionKind::Paragraph,
    RegionKind::Caption,
    RegionKind::Credit,
];

/// What is wrong with a query, in words for the line beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScopeError(String);

impl fmt::Display for ScopeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Column {
    /// What it can hold, where that is a fixed list.
    pub(super) fn values(self) -> Vec<&'static str> {
        match self {
            Self::Type => EntityType::ALL.map(EntityType::label).into_iter().chain([TOPIC]).collect(),
            Self::Kind => MentionKind::ALL.map(MentionKind::label).to_vec(),
            Self::Region => REGIONS.map(RegionKind::label).to_vec(),
            Self::Words | Self::Source | Self::Speaker | Self::Title | Self::Date | Self::In => Vec::new(),
        }
    }

    /// The column whose name begins with `name`.
    pub(super) fn named(name: &str) -> Result<Self, ScopeError> {
        let found: Vec<&Row> = beginning(name).collect();
        let whole = found.iter().find(|(full, other, ..)| name == *full || name == *other);
        let told = |rows: &[&Row], sign: &str| rows.iter().map(|row| format!("{sign}{}", row.0)).collect::<Vec<_>>();
        match (whole, &found[..]) {
            (Some(row), _) | (None, [row]) => Ok(row.2),
            (None, []) => {
                let all = told(&COLUMNS.iter().collect::<Vec<_>>(), "").join(" ");
                Err(ScopeError(format!("no column {SIGN}{name}: {all}")))
            }
            (None, several) => {
                Err(ScopeError(format!("{SIGN}{name} is {}", told(several, &SIGN.to_string()).join(" or "))))
            }
        }
    }

    /// Whether it can hold `value`.
    pub(super) fn takes(self, value: &str) -> Result<(), ScopeError> {
        if self == Self::In {
            let is_number = spread(value, usize::MAX).is_some();
            return is_number
                .then_some(())
                .ok_or_else(|| ScopeError(format!("no number of sources {value}: 1, 2-4, 3-, {ALL}")));
        }
        let values = self.values();
        if values.is_empty() || values.iter().any(|known| known.starts_with(value)) {
            return Ok(());
        }
        let name = COLUMNS.iter().find(|row| row.2 == self).map_or("", |row| row.0);
        Err(ScopeError(format!("no {name} {value}: {}", values.join(" "))))
    }
}

/// The rows whose name, or other name, begins with `name`.
fn beginning(name: &str) -> impl Iterator<Item = &'static Row> {
    let name = name.to_lowercase();
    COLUMNS.iter().filter(move |(full, other, ..)| full.starts_with(&name) || other.starts_with(&name))
}

/// The names of the columns that begin with `name`, and what they ask.
pub(super) fn offered(name: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    beginning(name).map(|(name, _, _, meaning)| (*name, *meaning))
}

/// The numbers of sources, of `all`, that `value` stands for: `3`, `2-4`, `3-` and up, `-3` and down, `all`.
pub(super) fn spread(value: &str, all: usize) -> Option<RangeInclusive<usize>> {
    if !value.is_empty() && ALL.starts_with(value) {
        return Some(all..=all);
    }
    let number = |text: &str, open: usize| if text.is_empty() { Some(open) } else { text.parse().ok() };
    match value.split_once('-') {
        Some(("", "")) => None,
        Some((from, to)) => Some(number(from, 0)?..=number(to, usize::MAX)?),
        None => value.parse().ok().map(|only: usize| only..=only),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_sources_are_read() {
        assert_eq!(spread("3", 5), Some(3..=3));
        assert_eq!(spread("2-4", 5), Some(2..=4));
        assert_eq!(spread("3-", 5), Some(3..=usize::MAX));
        assert_eq!(spread("-2", 5), Some(0..=2));
        assert_eq!(spread("all", 5), Some(5..=5));
        for wrong in ["", "-", "x", "2-x", "1.5"] {
            assert_eq!(spread(wrong, 5), None, "{wrong}");
        }
    }

    #[test]
    fn names_and_beginnings_lead_to_columns() {
        assert_eq!(Column::named("src"), Ok(Column::Source));
        assert_eq!(Column::named("by"), Ok(Column::Speaker));
        assert_eq!(Column::named("sp"), Ok(Column::Speaker));
        assert_eq!(Column::named("i"), Ok(Column::In));
        assert!(Column::named("s").is_err_and(|error| error.to_string() == "%s is %source or %speaker"));
        assert_eq!(offered("").count(), COLUMNS.len());
        assert_eq!(offered("sr").map(|(name, _)| name).collect::<Vec<_>>(), ["source"]);
    }
}
