//! Places that are found again in a text that has changed: by the words that stood there.

use serde::{Deserialize, Serialize};

use crate::model::Span;

/// The least letters of the beginning or end of a quote that is enough to find it again.
const ENOUGH: usize = 16;

/// A place and the words that stood there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// The byte at which the words started.
    pub start: u32,
    /// The words.
    pub quote: String,
}

impl Anchor {
    /// The place of `span` in `text`.
    #[must_use]
    pub fn new(text: &str, span: Span) -> Self {
        Self { start: span.start, quote: text.get(span.range()).unwrap_or_default().to_owned() }
    }

    /// Where the words stand in `text`: as they were, else nearest to where they were; where they have changed, their
    /// beginning or their end. None where they are gone.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<Span> {
        let start = self.start as usize;
        let span = |start: usize, words: &str| Span::new(start, start + words.len());
        if text.get(start..).is_some_and(|rest| rest.starts_with(&self.quote)) {
            return Some(span(start, &self.quote));
        }
        let half = self.quote.len() / 2;
        let middle = (0..=half).rev().find(|at| self.quote.is_char_boundary(*at)).unwrap_or_default();
        let (first, last) = self.quote.split_at(middle);
        let whole = nearest(text, &self.quote, start);
        let parts = [first, last].into_iter().filter(|part| part.len() >= ENOUGH);
        let part = || parts.filter_map(|part| nearest(text, part, start).map(|at| span(at, part))).next();
        whole.map(|at| span(at, &self.quote)).or_else(part)
    }
}

/// The place of `words` in `text` that is nearest to `start`.
fn nearest(text: &str, words: &str, start: usize) -> Option<usize> {
    let found = text.match_indices(words).map(|(at, _)| at).filter(|_| !words.is_empty());
    found.min_by_key(|at| at.abs_diff(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where the words in braces of `before` stand in `after`, shown as braces.
    #[track_caller]
    fn check(before: &str, after: &str, expected: Option<&str>) {
        let (start, end) = (before.find('{').expect("marked"), before.find('}').expect("marked") - 1);
        let anchor = Anchor::new(&before.replace(['{', '}'], ""), Span::new(start, end));
        let found = anchor.find(after).map(|span| {
            let (start, end) = (span.start as usize, span.end as usize);
            format!("{}{{{}}}{}", &after[..start], &after[start..end], &after[end..])
        });
        assert_eq!(found.as_deref(), expected);
    }

    #[test]
    fn words_are_found_where_they_have_gone() {
        check("One. {Two.} Three.", "One. Two. Three.", Some("One. {Two.} Three."));
        check("One. {Two.} Three.", "Zero. One. Two. Three. Two.", Some("Zero. One. {Two.} Three. Two."));
        check("One. {Two.} Three.", "One. Three.", None);
        check("{} One.", "One.", Some("{}One."));
    }

    #[test]
    fn changed_words_are_found_by_what_is_left_of_them() {
        let before = "A. {The ferry left the harbour before dawn with nobody on board but the cook.} B.";
        let after = "A. The ferry left the harbour before dawn with no passengers on board. B.";
        assert!(Anchor { start: 3, quote: before[4..before.len() - 4].to_owned() }.find(after).is_some());
        check("é{ü}", "ü", Some("{ü}"));
    }
}
