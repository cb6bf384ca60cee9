//! The shape of a line: what the patterns for regions look at.
//!
//! A list of all outlets and tables of all letters make a pattern a hundred times as slow to compile, which shows in
//! the time to the first screen. So these patterns do not look at a line but at its shape: there a letter beyond ASCII
//! is a sign for its class, and the first and last letter of an outlet's name are signs that an outlet begins and ends.
//! Signs are control characters, which no tidy text holds. A shape has as many characters as its line.

use std::ops::Range;

use super::outlets::{self, Sort};

/// Classes of characters in shapes, as `pattern` puts them for the usual ones.
pub(crate) const UPPER: &str = r"[A-Z\x01\x05\x07\x0e\x10]";
pub(crate) const LOWER: &str = r"[a-z\x02\x06\x08\x0f\x11]";
pub(crate) const LETTER: &str = r"[A-Za-z\x01-\x03\x05-\x08\x0e-\x11]";
/// Neither letter, digit nor underscore of ASCII, nor part of an outlet's name.
pub(crate) const NO_WORD: &str = r"[^0-9A-Za-z_\x05-\x08\x0e-\x12]";

/// With which signs the names of outlets begin: with a capital, or a small letter.
const STARTS: &[(Sort, [char; 2])] =
    &[(Sort::Agency, ['\x05', '\x06']), (Sort::Pictures, ['\x07', '\x08']), (Sort::Public, ['\x0e', '\x0f'])];

/// A line with its shape.
#[derive(Debug)]
pub(crate) struct Shape<'a> {
    text: &'a str,
    signs: String,
}

impl<'a> Shape<'a> {
    /// The shape of `text`.
    pub(crate) fn of(text: &'a str) -> Self {
        let mut signs = String::with_capacity(text.len());
        let (mut rest, mut in_word) = (text, false);
        while let Some(ch) = rest.chars().next() {
            let outlet = if in_word { None } else { outlets::at_start(rest, &Sort::ALL) };
            let length = outlet.map_or(ch.len_utf8(), |(form, _)| form.len());
            match outlet {
                Some((form, outlet)) => push_outlet(&mut signs, form, outlet.sort),
                None => signs.push(sign(ch)),
            }
            in_word = outlet.is_some() || ch.is_alphanumeric();
            rest = &rest[length..];
        }
        Self { text, signs }
    }

    /// What patterns are matched with.
    pub(crate) fn signs(&self) -> &str {
        &self.signs
    }

    /// The text that the bytes `range` of its signs stand for.
    pub(crate) fn slice(&self, range: Range<usize>) -> &'a str {
        &self.text[self.in_text(range.start)..self.in_text(range.end)]
    }

    /// Where in the text the byte `at` of its signs stands.
    pub(crate) fn in_text(&self, at: usize) -> usize {
        let chars = self.signs[..at].chars().count();
        self.text.char_indices().nth(chars).map_or(self.text.len(), |(start, _)| start)
    }
}

/// A pattern for the names of the outlets of `sorts`.
pub(crate) fn outlets_of(sorts: &[Sort]) -> String {
    let starts = STARTS.iter().filter(|(sort, _)| sorts.contains(sort)).flat_map(|(_, starts)| starts);
    let starts: String = starts.map(|sign| format!(r"\x{:02x}", u32::from(*sign))).collect();
    format!(r"[{starts}][\x01-\x03 -~]*[\x10-\x12]")
}

fn push_outlet(signs: &mut String, form: &str, sort: Sort) {
    let last = form.chars().count() - 1;
    for (at, ch) in form.chars().enumerate() {
        signs.push(match at {
            0 => start(sort, ch),
            _ if at == last => end(ch),
            _ => sign(ch),
        });
    }
}

fn start(sort: Sort, ch: char) -> char {
    let found = STARTS.iter().find(|(known, _)| *known == sort);
    found.map_or(ch, |(_, [upper, lower])| if ch.is_uppercase() { *upper } else { *lower })
}

fn end(ch: char) -> char {
    match ch {
        _ if ch.is_uppercase() => '\x10',
        _ if ch.is_lowercase() => '\x11',
        _ => '\x12',
    }
}

/// What stands for `ch` outside the ends of outlets' names.
fn sign(ch: char) -> char {
    match ch {
        _ if ch.is_control() => ' ',
        _ if ch.is_ascii() || !ch.is_alphabetic() => ch,
        _ if ch.is_uppercase() => '\x01',
        _ if ch.is_lowercase() => '\x02',
        _ => '\x03',
    }
}

#[cfg(test)]
mod tests {
    use super::{Shape, outlets_of};
    use crate::corpus::outlets::Sort;
    use crate::corpus::pattern;

    /// The outlets of `sorts` that a pattern finds in `text`.
    fn found<'a>(text: &'a str, sorts: &[Sort]) -> Vec<&'a str> {
        let (shape, pattern) = (Shape::of(text), pattern::compile(&outlets_of(sorts)));
        pattern.find_iter(shape.signs()).map(|found| shape.slice(found.range())).collect()
    }

    #[test]
    fn outlets_are_found_as_whole_words_and_in_their_longest_form() {
        let text = "“Öl” — BBC News, AFP/Getty Images (RTÉ), APPLES, GRAPA, El País’s Süddeutsche-ANI";
        assert_eq!(
            found(text, &Sort::ALL),
            ["BBC News", "AFP", "Getty Images", "RTÉ", "El País", "Süddeutsche", "ANI"]
        );
        assert_eq!(found(text, &[Sort::Pictures]), ["Getty Images"]);
        assert_eq!(found(text, &[Sort::Agency]), ["AFP", "ANI"]);
    }

    #[test]
    fn letters_of_all_alphabets_keep_their_class() {
        let shape = Shape::of("ÖBB Łódź ивановъ 中 AP");
        let count = |class: &str| pattern::compile(class).find_iter(shape.signs()).count();
        assert_eq!((count(r"\p{Lu}"), count(r"\p{Ll}"), count(r"\p{L}")), (6, 10, 17));
        assert_eq!(shape.signs().chars().count(), "ÖBB Łódź ивановъ 中 AP".chars().count());
    }
}
