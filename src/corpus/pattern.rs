//! Patterns that cost little to compile.
//!
//! Unicode's full tables for letters, digits and word boundaries make a pattern of this layer ten times as slow to
//! compile, which shows in the time to the first screen, and make it leave the fast matcher at the first curly quote.
//! Here letters are ranges of the alphabets; digits, boundaries and the case of letters are those of ASCII.

use regex::{Regex, RegexSet};

/// What stands for a class in a pattern.
const CLASSES: &[(&str, &str)] = &[
    (r"\p{Lu}", r"[A-Z\u{C0}-\u{D6}\u{D8}-\u{DE}\u{100}-\u{17F}\u{386}-\u{3AB}\u{400}-\u{42F}\u{1E00}-\u{1EFF}]"),
    (r"\p{Ll}", r"[a-z\u{DF}-\u{F6}\u{F8}-\u{17F}\u{3AC}-\u{3CE}\u{430}-\u{45F}\u{1E00}-\u{1EFF}]"),
    (r"\p{L}", r"[A-Za-z\u{C0}-\u{24F}\u{370}-\u{1FFF}\u{2C00}-\u{D7FF}]"),
    (r"\d", "[0-9]"),
    (r"\D", "[^0-9]"),
    (r"\w", "[0-9A-Za-z_]"),
    (r"\W", "[^0-9A-Za-z_]"),
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
