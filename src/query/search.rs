//! Literal search in the text of all articles.
//!
//! The pattern is turned into a regular expression over the original text, so that what it finds are true spans:
//! accents, kinds of quote and dash, and the width of white space make no difference; case does when the pattern has a
//! capital.

use std::sync::LazyLock;

use rayon::prelude::*;
use regex::Regex;

use crate::library::Library;
use crate::model::{ArticleId, Passage, Span};
use crate::text::fold::fold;

/// Marks that are typed as one and printed as many.
const ALIKE: [&str; 3] = ["'’‘ʼ`´′", "\"“”„«»″", "-‐‑‒–—−"];

/// Where the letters with accents are: Latin, Greek and Cyrillic, and the further Latin and Greek ones.
const ACCENTED: [std::ops::RangeInclusive<char>; 2] = ['\u{c0}'..='\u{52f}', '\u{1e00}'..='\u{1fff}'];

/// White space inside a line.
const BLANK: &str = r"[^\S\n]+";
/// The accents that may follow a letter in decomposed text.
const ACCENTS: &str = r"[\x{300}-\x{36f}]*";

/// Something to look for in text.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// For any text.
    full: Regex,
    /// For text without accented letters, several times as fast; none where the pattern has letters of other kinds.
    plain: Option<Regex>,
}

impl Pattern {
    /// The pattern that finds `typed`; none when that is blank, or far too long to be looked for.
    #[must_use]
    pub fn new(typed: &str) -> Option<Self> {
        if typed.trim().is_empty() {
            return None;
        }
        Self::compile(typed, ("", ""))
    }

    /// The pattern that finds `typed` where it is not part of a longer word.
    pub(super) fn word(typed: &str) -> Option<Self> {
        let edge = |ch: Option<char>| if ch.is_some_and(char::is_alphanumeric) { r"\b" } else { "" };
        Self::compile(typed, (edge(typed.chars().next()), edge(typed.chars().next_back())))
    }

    fn compile(typed: &str, (start, end): (&str, &str)) -> Option<Self> {
        let full = expression(typed, |letter, exact| ALPHABET.letters_like(letter, exact));
        let plain = expression(typed, plain_letter);
        let is_plain = typed.chars().all(|ch| ch.is_ascii() || !ch.is_alphanumeric());
        let regex = |expression: &str| Regex::new(&format!("{start}{expression}{end}")).ok();
        Some(Self { full: regex(&full)?, plain: regex(&plain).filter(|_| is_plain) })
    }

    /// The expression to use for `text`.
    fn regex(&self, text: &str) -> &Regex {
        match &self.plain {
            Some(plain) if !has_accents(text) => plain,
            _ => &self.full,
        }
    }

    /// Where the pattern stands in `text`, in order, not overlapping.
    pub fn spans(&self, text: &str) -> impl Iterator<Item = Span> {
        self.regex(text).find_iter(text).map(|found| Span::new(found.start(), found.end()))
    }

    /// Whether the pattern stands in `text`.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        self.regex(text).is_match(text)
    }

    /// Where the pattern stands in these `articles`, in their order.
    #[must_use]
    pub fn passages_in(&self, library: &Library, articles: &[ArticleId]) -> Vec<Passage> {
        let found = articles.par_iter().flat_map_iter(|article| {
            self.spans(&library.article(*article).text).map(|span| Passage { article: *article, span })
        });
        found.collect()
    }

    /// Where the pattern stands in the articles of `library` from `first` on, in reading order.
    #[must_use]
    pub fn passages(&self, library: &Library, first: ArticleId) -> Vec<Passage> {
        let articles: Vec<ArticleId> = (first.index()..library.len()).map(ArticleId::new).collect();
        self.passages_in(library, &articles)
    }
}

/// Where `typed` stands in the articles of `library`, in reading order.
#[must_use]
pub fn search(library: &Library, typed: &str) -> Vec<Passage> {
    search_from(library, ArticleId(0), typed)
}

/// Where `typed` stands in the articles of `library` from `first` on, in reading order.
#[must_use]
pub fn search_from(library: &Library, first: ArticleId, typed: &str) -> Vec<Passage> {
    Pattern::new(typed).map(|pattern| pattern.passages(library, first)).unwrap_or_default()
}

/// Whether `text` may hold letters with accents: the bytes with which [`ACCENTED`] and combining accents start.
fn has_accents(text: &str) -> bool {
    text.bytes().any(|byte| (0xc3..=0xdf).contains(&byte) || byte == 0xe1)
}

/// The regular expression for `typed`, with what `letter` gives for a letter, be its case exact or not.
fn expression(typed: &str, letter: impl Fn(char, bool) -> String) -> String {
    let exact = typed.contains(char::is_uppercase);
    let mut expression = String::new();
    let mut blank = false;
    for ch in typed.chars() {
        if ch.is_whitespace() && blank {
            continue;
        }
        blank = ch.is_whitespace();
        match ch {
            _ if blank => expression.push_str(BLANK),
            _ if ch.is_alphanumeric() => expression.push_str(&letter(ch, exact)),
            _ => expression.push_str(&marks_like(ch)),
        }
    }
    expression
}

/// The letter of the basic alphabet, in the cases that it may have.
fn plain_letter(letter: char, exact: bool) -> String {
    let (lower, upper) = (letter.to_ascii_lowercase(), letter.to_ascii_uppercase());
    if exact || lower == upper { letter.to_string() } else { format!("[{lower}{upper}]") }
}

/// Folding so many letters takes longer than many a search.
static ALPHABET: LazyLock<Alphabet> = LazyLock::new(Alphabet::new);

/// Letters and what they fold to.
struct Alphabet {
    letters: Vec<(char, String)>,
}

impl Alphabet {
    fn new() -> Self {
        let plain = ('0'..='9').chain('A'..='Z').chain('a'..='z');
        let letters = plain.chain(ACCENTED.iter().cloned().flatten()).filter(|ch| ch.is_alphanumeric());
        Self { letters: letters.map(|ch| (ch, fold_letter(ch))).collect() }
    }

    /// A class of the letters that differ from `letter` by an accent only, and the accents that may follow.
    fn letters_like(&self, letter: char, exact: bool) -> String {
        let base = fold_letter(letter);
        let alike = self
            .letters
            .iter()
            .filter(|(other, folded)| *folded == base && other.is_uppercase() == letter.is_uppercase());
        let class: String = alike.map(|(other, _)| *other).chain([letter]).collect();
        let cases = if exact { "" } else { "(?i)" };
        format!("(?:{cases}[{class}]{ACCENTS})")
    }
}

fn fold_letter(letter: char) -> String {
    fold(letter.encode_utf8(&mut [0; 4]))
}

/// A class of the marks that are printed for `mark`.
fn marks_like(mark: char) -> String {
    match ALIKE.iter().find(|alike| alike.contains(mark)) {
        Some(alike) => format!("[{}]", regex::escape(alike)),
        None => regex::escape(mark.encode_utf8(&mut [0; 4])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What `typed` finds in `text`, each match in brackets.
    #[track_caller]
    fn check(typed: &str, text: &str, expected: &str) {
        let mut shown = String::new();
        let mut end = 0;
        for span in Pattern::new(typed).iter().flat_map(|pattern| pattern.spans(text)) {
            shown.push_str(&text[end..span.range().start]);
            shown.push_str(&format!("[{}]", &text[span.range()]));
            end = span.range().end;
        }
        shown.push_str(&text[end..]);
        assert_eq!(shown, expected, "{typed:?}");
    }

    #[test]
    fn case_counts_when_the_pattern_has_a_capital() {
        check("pact", "The Pact, a pact, PACTS", "The [Pact], a [pact], [PACT]S");
        check("Pact", "The Pact, a pact, PACTS", "The [Pact], a pact, PACTS");
    }

    #[test]
    fn accents_make_no_difference_and_spans_are_true() {
        check("cavusoglu", "Çavuşoğlu and Cavusoglu", "[Çavuşoğlu] and [Cavusoglu]");
        check("cavus", "Cavus; “Cavus” CAVUS", "[Cavus]; “[Cavus]” [CAVUS]");
        check("Çavuş", "Çavuşoğlu, Cavus, çavuş", "[Çavuş]oğlu, [Cavus], çavuş");
        check("cafe", "cafe\u{301} café", "[cafe\u{301}] [café]");
        check("lodz", "Łódź", "[Łódź]");
        check("мир", "Мир миру", "[Мир] [мир]у");
        check("東京", "東京都", "[東京]都");
    }

    #[test]
    fn marks_are_literal_but_may_be_printed_otherwise() {
        check("u.s.", "The U.S. and us", "The [U.S.] and us");
        check("it's", "it’s it's its", "[it’s] [it's] its");
        check("\"no\"", "“No” he said", "[“No”] he said");
        check("al-a", "al‑Amin al–Amin al Amin", "[al‑A]min [al–A]min al Amin");
        check("a.*[b", "a.*[b axxb", "[a.*[b] axxb");
        check("^$|()", "^$|()", "[^$|()]");
    }

    #[test]
    fn white_space_is_of_any_width_but_stays_on_its_line() {
        check("john  doe", "John\u{a0}Doe, John\nDoe", "[John\u{a0}Doe], John\nDoe");
        check("   ", "a   b", "a   b");
    }

    #[test]
    fn words_are_not_parts_of_words() {
        let word = |typed, text| Pattern::word(typed).is_some_and(|pattern| pattern.is_in(text));
        assert!(word("ban", "a ban on") && !word("ban", "the bank"));
        assert!(word("u.s.", "the U.S. said"));
    }
}
