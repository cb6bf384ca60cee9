//! Queries with conditions on columns: `kerry %src reuters %kind pronoun !caption`.
//!
//! A value ends at a space unless it is quoted; the beginning of a column's name is enough, as it is for its values
//! where these are a fixed list. `a,b` is either of two; `!` before a value turns the condition round, and before a word
//! leaves out what holds it in any column.

use super::column::{Column, ScopeError};
use super::piece::{Kind, Piece, QUOTE, pieces};
use crate::text::fold::fold;

/// What turns a condition round.
pub(super) const NOT: char = '!';
/// What parts values of which one is enough.
pub(super) const OR: char = ',';

/// One thing that answers must hold, or must not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Condition {
    /// Where; [`Column::Words`] is any of them.
    pub(super) column: Column,
    /// What: one of these. Folded, unless they are numbers.
    pub(super) values: Vec<String>,
    /// Whether it must not be there.
    pub(super) excludes: bool,
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
        for piece in pieces(query) {
            match piece.kind {
                Kind::Column => column = scope.take(Column::named(&piece.name().to_lowercase())),
                Kind::Value => scope.push(column, piece.text),
                Kind::Word => scope.push(Some(Column::Words), piece.text),
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
        let read = |value: String| if column == Column::In { value.trim().to_lowercase() } else { fold(&value) };
        let values: Vec<String> = split(term).into_iter().map(read).filter(|value| !value.is_empty()).collect();
        let taken = values.iter().map(|value| column.takes(value)).collect::<Result<Vec<()>, _>>();
        if self.take(taken).is_some() && !values.is_empty() {
            self.conditions.push(Condition { column, values, excludes });
        }
    }
}

/// The values of `term`, without quotes. What is quoted is one value.
fn split(term: &str) -> Vec<String> {
    let mut values = vec![String::new()];
    let mut is_quoted = false;
    for ch in term.chars() {
        match (ch, values.last_mut()) {
            (QUOTE, _) => is_quoted = !is_quoted,
            (OR, _) if !is_quoted => values.push(String::new()),
            (ch, Some(value)) => value.push(ch),
            (_, None) => {}
        }
    }
    values
}

/// `query` with only the subjects of type `label` asked for; without that, where only these were asked for already.
#[must_use]
pub fn toggle_type(query: &str, label: &str) -> String {
    let pieces = pieces(query);
    let is_type = |piece: &Piece| piece.kind == Kind::Column && Column::named(piece.name()) == Ok(Column::Type);
    let Some(at) = pieces.iter().position(is_type) else { return format!("{} %type {label}", query.trim_end()) };
    let old = pieces.get(at + 1).filter(|piece| piece.kind == Kind::Value);
    let end = old.unwrap_or(&pieces[at]).end();
    let kept = match (query[..pieces[at].start].trim_end(), query[end..].trim_start()) {
        (before, "") => before.to_owned(),
        (before, rest) => format!("{before} {rest}"),
    };
    if old.is_some_and(|old| old.text == label) { kept } else { format!("{kept} %type {label}") }
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
        check("%src north wire %k pro", "wire; Source=north; Kind=pro");
        check("%src \"North  Wire\" tide", "tide; Source=north wire");
        check("%src a,\"b, c\" x", "x; Source=a|b c");
        check("%type org,place kerry", "kerry; Type=org|place");
        check("chlorine %speaker kerry", "chlorine; Speaker=kerry");
        check("%by !kerry %in 2-4", "; !Speaker=kerry; In=2-4");
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
        check("kerry %colour red x", "kerry x; no column %colour: source speaker type kind in region title date words");
        check("%t org", "; %t is %type or %title");
        check("%in few", "; no number of sources few: 1, 2-4, 3-, all");
        check("%kind verb", "; no kind verb: name nominal pronoun");
        check("%nope x %src y", "; Source=y; no column %nope: source speaker type kind in region title date words");
    }
}
