//! What may be written where the caret stands in a query: columns, and values of a column.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::column::{self, Column};
use super::piece::{Kind, Piece, QUOTE, SIGN, pieces};
use super::scope::{NOT, OR};
use crate::library::Library;
use crate::text::fold::fold;

/// The most values that are offered.
const MOST_VALUES: usize = 20;

/// Which part of a query is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A column.
    Column,
    /// A value of the column before the caret.
    Value,
}

/// Something that may be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What is written, with its sign or quotes.
    pub text: String,
    /// What it asks, where that is a column; else nothing.
    pub meaning: &'static str,
}

/// What may be written at one place of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offers {
    /// What is written there.
    pub part: Part,
    /// The bytes of the query that it stands instead of.
    pub place: Range<usize>,
    /// The choices, the likeliest first; at least one.
    pub choices: Vec<Offer>,
}

impl Offers {
    /// The `query` with the choice at position `at` written in full and a space behind it, and where the caret is then.
    #[must_use]
    pub fn taken(&self, query: &str, at: usize) -> Option<(String, usize)> {
        let before = format!("{}{} ", &query[..self.place.start], self.choices.get(at)?.text);
        Some((format!("{before}{}", query[self.place.end..].trim_start()), before.len()))
    }
}

/// What may be written in `query` where the caret stands before byte `caret`; nothing where that is the end of no column
/// and no value, or where all is written.
#[must_use]
pub fn offers(library: &Library, query: &str, caret: usize) -> Option<Offers> {
    let pieces = pieces(query);
    let at = pieces.iter().position(|piece| piece.start < caret && caret <= piece.end());
    let found = match at.map(|at| &pieces[at]) {
        Some(piece) if caret < piece.end() => return None,
        Some(piece) if piece.kind == Kind::Column || piece.text == SIGN.to_string() => columns(piece),
        Some(piece) if piece.kind == Kind::Value => values(library, &pieces[at?.checked_sub(1)?], piece),
        Some(_) => return None,
        None => {
            let before = pieces.iter().rev().find(|piece| piece.end() < caret)?;
            let is_open = before.kind == Kind::Column && query[before.end()..caret].trim().is_empty();
            let has_value = pieces.iter().any(|piece| piece.kind == Kind::Value && piece.start == caret);
            if !is_open || has_value {
                return None;
            }
            values(library, before, &Piece { kind: Kind::Value, text: "", start: caret })
        }
    };
    Some(found).filter(|offers| !offers.choices.is_empty())
}

fn columns(piece: &Piece) -> Offers {
    let offer = |(name, meaning)| Offer { text: format!("{SIGN}{name}"), meaning };
    Offers {
        part: Part::Column,
        place: piece.start..piece.end(),
        choices: column::offered(piece.name()).map(offer).collect(),
    }
}

/// The values of the column `name` that begin like the last of those in `value`, unless it is one of them.
fn values(library: &Library, name: &Piece, value: &Piece) -> Offers {
    let last = last_value(value.text);
    let typed = &value.text[last..];
    let start = value.start + last + typed.len() - typed.trim_start_matches(NOT).len();
    let wanted = fold(typed);
    let column = Column::named(&name.name().to_lowercase());
    let known = column.map_or_else(|_| Vec::new(), |column| known(library, column));
    let begins = |text: &String| {
        let folded = fold(text);
        folded.starts_with(&wanted) || folded.split(' ').any(|word| word.starts_with(&wanted))
    };
    let is_written = known.iter().any(|text| fold(text) == wanted);
    let fitting = known.into_iter().filter(|text| !is_written && begins(text)).take(MOST_VALUES);
    let choices = fitting.map(|text| Offer { text: quoted(&text), meaning: "" }).collect();
    Offers { part: Part::Value, place: start..value.end(), choices }
}

/// The byte at which the last of the values in `text` starts. What is quoted is one value.
fn last_value(text: &str) -> usize {
    let mut is_quoted = false;
    let ends = text.char_indices().filter(|(_, ch)| {
        is_quoted ^= *ch == QUOTE;
        *ch == OR && !is_quoted
    });
    ends.last().map_or(0, |(at, _)| at + OR.len_utf8())
}

/// What stands in `column`, where that can be listed.
fn known(library: &Library, column: Column) -> Vec<String> {
    match column {
        Column::Source => {
            let labels = || library.articles().map(|(id, _)| library.label(id));
            let marked = labels().filter(|label| !label.mark.is_empty()).map(ToString::to_string);
            distinct(labels().map(|label| label.source.clone()).chain(marked))
        }
        Column::Date => library
            .articles()
            .filter_map(|(_, article)| article.date.clone())
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect(),
        Column::Speaker => {
            let speakers = library.quotes().iter().filter_map(|quote| quote.speaker);
            let mut counts: BTreeMap<_, usize> = BTreeMap::new();
            speakers.for_each(|speaker| *counts.entry(speaker).or_default() += 1);
            let mut counts: Vec<_> = counts.into_iter().collect();
            counts.sort_by_key(|(speaker, count)| (Reverse(*count), *speaker));
            distinct(counts.into_iter().map(|(speaker, _)| library.entity(speaker).name.clone()))
        }
        column => column.values().into_iter().map(str::to_owned).collect(),
    }
}

/// Each of `texts` once, in the order in which they come.
fn distinct(texts: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    texts.filter(|text| seen.insert(text.clone())).collect()
}

/// `value` as it is written: in quotes where it would end too early.
fn quoted(value: &str) -> String {
    let plain: String = value.chars().filter(|ch| *ch != QUOTE).collect();
    let needs = plain.contains(|ch: char| ch.is_whitespace() || ch == OR);
    if needs { format!("{QUOTE}{plain}{QUOTE}") } else { plain }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Article;
    use crate::reading::Reading;

    /// What may be written at the `|` of `marked`, each choice as the query that it makes.
    #[track_caller]
    fn check(marked: &str, expected: &[&str]) {
        let (before, after) = marked.split_once('|').expect("the caret is marked");
        let article = |(source, title): (&str, &str)| {
            Reading::new(Article {
                source: source.to_owned(),
                title: title.to_owned(),
                date: Some("2031-03-02".to_owned()),
                ..Article::default()
            })
        };
        let articles = [("North Wire", "A wall"), ("Radio", "A sea"), ("North Wire", "A boat")];
        let library = Library::new(articles.map(article).into(), Vec::new());
        let query = format!("{before}{after}");
        let offers = offers(&library, &query, before.len());
        let taken = |offers: Offers| {
            let all = 0..offers.choices.len();
            all.filter_map(|at| offers.taken(&query, at))
                .map(|(text, at)| format!("{}|{}", &text[..at], &text[at..]))
                .collect()
        };
        let shown: Vec<String> = offers.map_or_else(Vec::new, taken);
        assert_eq!(shown, expected, "{marked}");
    }

    #[test]
    fn columns_are_offered_by_their_beginnings() {
        check("tide %so|", &["tide %source |"]);
        check("%s| tide", &["%source |tide", "%speaker |tide"]);
        check("%sr|", &["%source |"]);
        check("%nope|", &[]);
        check("%ki|nd", &[]);
        check("ki|", &[]);
    }

    #[test]
    fn values_are_offered_by_the_beginnings_of_their_words() {
        let told_apart = ["%src \"North Wire · A wall\" |", "%src \"North Wire · A boat\" |"];
        check("%src |", &["%src \"North Wire\" |", "%src Radio |", told_apart[0], told_apart[1]]);
        check("%src !boa|", &["%src !\"North Wire · A boat\" |"]);
        check("%src north,ra|", &["%src north,Radio |"]);
        check("%src \"north w|", &["%src \"North Wire\" |", told_apart[0], told_apart[1]]);
        check(
            "%src radio,\"north, w|",
            &[
                "%src radio,\"North Wire\" |",
                "%src radio,\"North Wire · A wall\" |",
                "%src radio,\"North Wire · A boat\" |",
            ],
        );
        check("%src radio|", &[]);
        check("%type p| tide", &["%type person |tide", "%type place |tide"]);
        check("%date 2031|", &["%date 2031-03-02 |"]);
        check("%type person |", &[]);
        check("%title x|", &[]);
    }
}
