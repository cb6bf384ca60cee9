//! Queries with conditions on columns: `kerry %src reuters %kind pronoun !caption`.
//!
//! Words stand for themselves up to the first `%column`; what follows belongs to that column, up to the next. The
//! beginning of a column's name is enough, as it is for its values where these are a fixed list. `a,b` is either of two;
//! `!` before a condition turns it round, and before a word among the others leaves out what holds it in any column.

use std::fmt;

use crate::model::{EntityType, MentionKind, RegionKind};
use crate::text::fold::fold;

/// What sets a column apart from words.
const SIGN: char = '%';
/// What turns a condition round.
const NOT: char = '!';
/// What parts values of which one is enough.
const OR: char = ',';

/// What a condition is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// The words of names and sentences, to be ranked.
    Words,
    /// Who published the article.
    Source,
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
}

/// All columns under their names. An alias stands behind the name that errors tell.
const COLUMNS: [(&str, Column); 8] = [
    ("source", Column::Source),
    ("src", Column::Source),
    ("title", Column::Title),
    ("date", Column::Date),
    ("type", Column::Type),
    ("kind", Column::Kind),
    ("region", Column::Region),
    ("words", Column::Words),
];

/// What topics are called among the types.
pub(super) const TOPIC: &str = "topic";

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

impl Column {
    /// What it can hold, where that is a fixed list.
    fn values(self) -> Vec<&'static str> {
        match self {
            Self::Type => EntityType::ALL.map(EntityType::label).into_iter().chain([TOPIC]).collect(),
            Self::Kind => MentionKind::ALL.map(MentionKind::label).to_vec(),
            Self::Region => REGIONS.map(RegionKind::label).to_vec(),
            Self::Words | Self::Source | Self::Title | Self::Date => Vec::new(),
        }
    }
}

/// One thing that answers must hold, or must not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Condition {
    /// Where; [`Column::Words`] is any of them.
    pub(super) column: Column,
    /// What, folded: one of these.
    pub(super) values: Vec<String>,
    /// Whether it must not be there.
    pub(super) excludes: bool,
}

/// What is wrong with a query, in words for the line beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScopeError(String);

impl fmt::Display for ScopeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A query taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Scope {
    /// The words to be ranked, parted by single spaces.
    pub(super) words: String,
    pub(super) conditions: Vec<Condition>,
    /// The first thing that is wrong. What it stands for is left out.
    pub(super) error: Option<ScopeError>,
}

impl Scope {
    /// Takes `query` apart.
    pub(super) fn parse(query: &str) -> Self {
        let mut scope = Self::default();
        let mut column = Some(Column::Words);
        for token in query.split_whitespace() {
            match token.strip_prefix(SIGN).filter(|name| name.starts_with(char::is_alphabetic)) {
                Some(name) => column = scope.take(named(name)),
                None => scope.push(column, token),
            }
        }
        scope
    }

    fn take<T>(&mut self, found: Result<T, ScopeError>) -> Option<T> {
        found.map_err(|error| self.error.get_or_insert(error).clone()).ok()
    }

    /// Adds `token`, which stands in `column`; in no column, it is left out.
    fn push(&mut self, column: Option<Column>, token: &str) {
        let Some(column) = column else { return };
        let negated = token.strip_prefix(NOT).filter(|rest| !fold(rest).is_empty());
        if column == Column::Words && negated.is_none() {
            self.words += if self.words.is_empty() { "" } else { " " };
            self.words += token;
            return;
        }
        let (excludes, term) = (negated.is_some(), negated.unwrap_or(token));
        let values = term.split(OR).map(fold).filter(|value| !value.is_empty()).collect::<Vec<_>>();
        let known = values.iter().map(|value| known(column, value)).collect::<Result<Vec<()>, _>>();
        if self.take(known).is_some() && !values.is_empty() {
            self.conditions.push(Condition { column, values, excludes });
        }
    }
}

/// The column whose name begins with `name`.
fn named(name: &str) -> Result<Column, ScopeError> {
    let name = name.to_lowercase();
    let mut found: Vec<_> = COLUMNS.iter().filter(|(known, _)| known.starts_with(&name)).collect();
    found.dedup_by_key(|(_, column)| *column);
    match found[..] {
        [(_, column)] => Ok(*column),
        [] => {
            let mut columns = COLUMNS.to_vec();
            columns.dedup_by_key(|(_, column)| *column);
            let names: Vec<_> = columns.iter().map(|(name, _)| *name).collect();
            Err(ScopeError(format!("no column {SIGN}{name}: {}", names.join(" "))))
        }
        _ => {
            let names: Vec<_> = found.iter().map(|(name, _)| format!("{SIGN}{name}")).collect();
            Err(ScopeError(format!("{SIGN}{name} is {}", names.join(" or "))))
        }
    }
}

/// `query` with only the subjects of type `label` asked for; without that, where only these were asked for already.
#[must_use]
pub fn toggle_type(query: &str, label: &str) -> String {
    let asked = format!("{SIGN}type ");
    let (before, after) = query.split_once(&asked).unwrap_or((query, ""));
    let (old, rest) = after.split_once(' ').unwrap_or((after, ""));
    let kept = match (before.trim_end(), rest) {
        (before, "") => before.to_owned(),
        (before, rest) => format!("{before} {rest}"),
    };
    if old == label { kept } else { format!("{kept} {asked}{label}") }
}

/// Whether `column` can hold `value`.
fn known(column: Column, value: &str) -> Result<(), ScopeError> {
    let values = column.values();
    if values.is_empty() || values.iter().any(|known| known.starts_with(value)) {
        return Ok(());
    }
    let name = COLUMNS.iter().find(|(_, known)| *known == column).map_or("", |(name, _)| name);
    Err(ScopeError(format!("no {name} {value}: {}", values.join(" "))))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What `query` is taken apart into: words, then conditions, then the error.
    #[track_caller]
    fn check(query: &str, expected: &str) {
        let Scope { words, conditions, error } = Scope::parse(query);
        let mut shown = vec![words];
        shown.extend(conditions.iter().map(|condition| {
            let sign = if condition.excludes { "!" } else { "" };
            format!("{sign}{:?}={}", condition.column, condition.values.join("|"))
        }));
        shown.extend(error.map(|error| error.to_string()));
        assert_eq!(shown.join("; "), expected, "{query}");
    }

    #[test]
    fn words_and_columns_are_told_apart() {
        check("kerry", "kerry");
        check("john  kerry %src reuters", "john kerry; Source=reuters");
        check("%src north wire %k pro", "; Source=north; Source=wire; Kind=pro");
        check("%type org,place kerry", "; Type=org|place; no type kerry: person org place misc event topic");
        check("%ty org %w tide", "tide; Type=org");
        check("a !caption b !x", "a b; !Words=caption; !Words=x");
        check("%sou !Reuters", "; !Source=reuters");
    }

    #[test]
    fn type_is_put_in_and_taken_out() {
        assert_eq!(toggle_type("berg", "person"), "berg %type person");
        assert_eq!(toggle_type("berg %type person", "person"), "berg");
        assert_eq!(toggle_type("berg %type org %src x", "person"), "berg %src x %type person");
        assert_eq!(toggle_type(" %type org", "org"), "");
    }

    #[test]
    fn signs_that_mean_nothing_are_words() {
        check("5 % !! !", "5 % !! !");
        check("50%src", "50%src");
        check("%kind", "");
        check("%src ,", "");
    }

    #[test]
    fn what_is_wrong_is_said() {
        check("kerry %colour red", "kerry; no column %colour: source title date type kind region words");
        check("%t org", "; %t is %title or %type");
        check("%kind verb", "; no kind verb: name nominal pronoun");
        check("%nope x %src y", "; Source=y; no column %nope: source title date type kind region words");
    }
}
