//! The parts of a query as it stands on the line: words, columns and values, each with its place.
//!
//! `%name` opens a column, and what stands next is its value: up to the next space, or in quotes (`"north wire"`).
//! Everything else is words.

use std::ops::Range;

/// What sets a column apart from words.
pub(super) const SIGN: char = '%';
/// What holds a value with spaces together.
pub(super) const QUOTE: char = '"';

/// What a part of a query is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word to be looked for.
    Word,
    /// The sign and name of a column.
    Column,
    /// What is asked of the column before it.
    Value,
}

/// One part of a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    pub(super) kind: Kind,
    pub(super) text: &'a str,
    /// The byte of the query at which it starts.
    pub(super) start: usize,
}

impl<'a> Piece<'a> {
    /// One past its last byte.
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// The name of a column, without its sign.
    pub(super) fn name(&self) -> &'a str {
        self.text.trim_start_matches(SIGN)
    }
}

/// The parts of `query`, in order.
pub(super) fn pieces(query: &str) -> Vec<Piece<'_>> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut end = 0;
    while let Some(gap) = query[end..].find(|ch: char| !ch.is_whitespace()) {
        let start = end + gap;
        let token = token(&query[start..], false);
        let is_column = token.strip_prefix(SIGN).is_some_and(|name| name.starts_with(char::is_alphabetic));
        let follows_column = pieces.last().is_some_and(|piece| piece.kind == Kind::Column);
        let (kind, text) = match (is_column, follows_column) {
            (true, _) => (Kind::Column, token),
            (false, true) => (Kind::Value, self::token(&query[start..], true)),
            (false, false) => (Kind::Word, token),
        };
        pieces.push(Piece { kind, text, start });
        end = start + text.len();
    }
    pieces
}

/// The beginning of `rest` up to white space; where it is a value, white space in quotes belongs to it.
fn token(rest: &str, is_value: bool) -> &str {
    let mut is_quoted = false;
    let end = rest.find(|ch: char| {
        is_quoted ^= is_value && ch == QUOTE;
        !is_quoted && ch.is_whitespace()
    });
    &rest[..end.unwrap_or(rest.len())]
}

/// Where in `query` columns and their values stand, by bytes.
#[must_use]
pub fn column_spans(query: &str) -> Vec<Range<usize>> {
    let asked = |piece: &Piece| piece.kind != Kind::Word;
    pieces(query).iter().filter(|piece| asked(piece)).map(|piece| piece.start..piece.end()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The parts of `query`: words as they are, columns with their sign, values in brackets.
    #[track_caller]
    fn check(query: &str, expected: &str) {
        let shown = pieces(query).into_iter().map(|piece| {
            assert_eq!(&query[piece.start..piece.end()], piece.text);
            if piece.kind == Kind::Value { format!("[{}]", piece.text) } else { piece.text.to_owned() }
        });
        assert_eq!(shown.collect::<Vec<_>>().join(" "), expected, "{query}");
    }

    #[test]
    fn a_value_ends_at_a_space_unless_quoted() {
        check("kerry %src  reuters  sochi", "kerry %src [reuters] sochi");
        check("%src \"north wire\" tide", "%src [\"north wire\"] tide");
        check("%src !a,\"b c\",d e", "%src [!a,\"b c\",d] e");
        check("%src \"north wi", "%src [\"north wi]");
        check("\"sea wall\" %k", "\"sea wall\" %k");
        check("%src %type org", "%src %type [org]");
        check("% 5% %5", "% 5% %5");
    }
}
