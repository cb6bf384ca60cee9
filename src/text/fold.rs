//! Folding: the form in which names are compared and searched. Case, accents, quotes, hyphens and dots make no
//! difference, and every folded character knows where it came from.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Letters that do not decompose, and what readers type for them.
const LETTERS: [(char, &str); 11] = [
    ('ß', "ss"),
    ('æ', "ae"),
    ('œ', "oe"),
    ('ø', "o"),
    ('ł', "l"),
    ('đ', "d"),
    ('ð', "d"),
    ('þ', "th"),
    ('ħ', "h"),
    ('ı', "i"),
    ('ŧ', "t"),
];

/// Folded text, and for each of its bytes the byte of the original that it came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded form.
    pub text: String,
    origins: Vec<u32>,
    length: u32,
}

impl Folded {
    /// The byte of the original at which the character of folded byte `at` starts; its length for the end.
    #[must_use]
    pub fn origin(&self, at: usize) -> u32 {
        self.origins.get(at).copied().unwrap_or(self.length)
    }
}

/// The folded form of `text`: lower case; no accents; apostrophes and the dots of initials dropped; every other mark
/// or white space a single space, none at the ends.
#[must_use]
pub fn fold(text: &str) -> String {
    // Most words are plain, and all that folding does to them is this.
    if text.bytes().all(|byte| byte.is_ascii_alphanumeric()) { text.to_ascii_lowercase() } else { folded(text).text }
}

/// The folded form of `text` with its origins, so that a match can be shown in the original.
#[must_use]
pub fn folded(text: &str) -> Folded {
    let mut folder = Folder::default();
    for (at, ch) in text.char_indices() {
        folder.push(ch, at);
    }
    let length = u32::try_from(text.len()).unwrap_or(u32::MAX);
    Folded { text: folder.text, origins: folder.origins, length }
}

#[derive(Default)]
struct Folder {
    text: String,
    origins: Vec<u32>,
    /// How many letters or digits the word so far has.
    word: usize,
    /// A space is due before the next letter, and stands for what was here.
    gap: Option<u32>,
}

impl Folder {
    fn push(&mut self, ch: char, at: usize) {
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        if ch.is_ascii_alphanumeric() {
            self.letter(ch.to_ascii_lowercase(), at);
        } else if is_apostrophe(ch) || (ch == '.' && self.word == 1 && self.gap.is_none()) {
            self.word = if ch == '.' { 0 } else { self.word };
        } else if ch.is_ascii() {
            self.part(at);
        } else {
            self.push_wide(ch, at);
        }
    }

    fn push_wide(&mut self, ch: char, at: u32) {
        let before = self.text.len();
        for lower in ch.to_lowercase() {
            match LETTERS.iter().find(|(letter, _)| *letter == lower) {
                Some((_, plain)) => plain.chars().for_each(|ch| self.letter(ch, at)),
                None => lower.nfkd().filter(|ch| is_kept(*ch)).for_each(|ch| self.letter(ch, at)),
            }
        }
        if self.text.len() == before && !is_accent(ch) {
            self.part(at);
        }
    }

    fn letter(&mut self, ch: char, at: u32) {
        if let Some(gap) = self.gap.take()
            && !self.text.is_empty()
        {
            self.append(' ', gap);
        }
        self.word += 1;
        self.append(ch, at);
    }

    fn append(&mut self, ch: char, at: u32) {
        self.text.push(ch);
        self.origins.resize(self.text.len(), at);
    }

    fn part(&mut self, at: u32) {
        self.gap.get_or_insert(at);
        self.word = 0;
    }
}

fn is_apostrophe(ch: char) -> bool {
    matches!(ch, '\'' | '’' | '‘' | '`' | '´' | 'ʻ' | 'ʼ' | '′')
}

/// The combining marks of Latin, Greek and Cyrillic. Those of other scripts are vowels and tones, and are kept.
fn is_accent(ch: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&ch)
}

fn is_kept(ch: char) -> bool {
    ch.is_alphanumeric() || (is_combining_mark(ch) && !is_accent(ch))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(fold(text), expected, "{text:?}");
        assert_eq!(fold(expected), expected, "folding twice changes nothing");
    }

    #[test]
    fn case_accents_and_marks_make_no_difference() {
        check("Mevlüt Çavuşoğlu", "mevlut cavusoglu");
        check("al-Assad", "al assad");
        check("  “Jens  Stoltenberg,”\u{a0}", "jens stoltenberg");
        check("O’Neill", "oneill");
        check("Łukasz Straße Œuvre ÐØ", "lukasz strasse oeuvre do");
        check("#IranTalks", "irantalks");
        check("Ｆｕｌｌ ①", "full 1");
    }

    #[test]
    fn dots_of_initials_vanish_and_other_dots_part_words() {
        check("U.S.", "us");
        check("U.S.-Russian", "us russian");
        check("J.K. Rowling", "jk rowling");
        check("J. K. Rowling", "j k rowling");
        check("St. Petersburg", "st petersburg");
        check("example.com", "example com");
    }

    #[test]
    fn scripts_without_case_are_kept_whole() {
        check("北京", "北京");
        check("नमस्ते", "नमस्ते");
        check("Ёлка", "елка");
    }

    #[test]
    fn every_folded_byte_knows_its_origin() {
        let text = "“Çavuş’s œuvre";
        let folded = folded(text);
        assert_eq!(folded.text, "cavuss oeuvre");
        let origin = |needle| folded.origin(folded.text.find(needle).expect("stands in the text")) as usize;
        assert_eq!(origin("cav"), text.find('Ç').expect("stands in the text"));
        assert_eq!(origin("oeu"), text.find('œ').expect("stands in the text"));
        assert_eq!(origin("uvre"), text.find("uvre").expect("stands in the text"));
        assert_eq!(folded.origin(folded.text.len()) as usize, text.len());
    }

    proptest::proptest! {
        #[test]
        fn origins_are_ordered_character_boundaries(text in "\\PC*") {
            let folded = folded(&text);
            let origins: Vec<_> = (0..=folded.text.len()).map(|at| folded.origin(at) as usize).collect();
            proptest::prop_assert!(origins.is_sorted());
            proptest::prop_assert!(origins.iter().all(|&at| text.is_char_boundary(at)));
        }
    }
}
