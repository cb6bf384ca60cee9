//! Patterns that cost little to compile.
//!
//! Unicode's full tables for letters, digits and word boundaries make a pattern of this layer ten times as slow to
//! compile, which shows in the time to the first screen, and make it leave the fast matcher at the first curly quote.
//! Here digits, boundaries and the case of letters are those of ASCII; letters beyond are found in shapes alone.

use regex::{Regex, RegexSet};

use super::shape;

/// What stands for a class in a pattern.
const CLASSES: &[(&str, &str)] = &[
    (r"\p{Lu}", shape::UPPER),
    (r"\p{Ll}", shape::LOWER),
    (r"\p{L}", shape::LETTER),
    (r"\d", "[0-9]"),
    (r"\D", "[^0-9]"),
    (r"\w", "[0-9A-Za-z_]"),
    (r"\W", shape::NO_WORD),
    (r"\b", r"(?-u:\b)"),
    (r"(?i:", r"(?i-u:"),
];

/// Compiles `source`, in which classes have the meaning above.
///
/// # Panics
/// When `source` is no pattern. All are constants of the program, and every one is compiled by a test.
pub(crate) fn compile(source: &str) -> Regex {
    Regex::new(&spelled_out(source)).expect("every pattern is compiled by a test")
}

/// Compiles `sources` to one set, as [`compile`] does.
///
/// # Panics
/// Likewise.
pub(crate) fn compile_set(sources: &[String]) -> RegexSet {
    let sources = sources.iter().map(|source| spelled_out(source));
    RegexSet::new(sources).expect("every pattern is compiled by a test")
}

fn spelled_out(source: &str) -> String {
    CLASSES.iter().fold(source.to_owned(), |source, (class, ranges)| source.replace(class, ranges))
}
