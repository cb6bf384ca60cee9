//! One token as numbers: hashes of its forms and endings, its shape, what the lexicon knows of it.

/// How many letters of a beginning or ending are hashed apart.
pub const AFFIXES: usize = 4;

/// The first value of every hash of text.
pub const HASH_SEED: u32 = 0x811c_9dc5;

/// One step of the hash of text (FNV-1a).
#[must_use]
pub fn step(hash: u32, byte: u8) -> u32 {
    (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
}

/// The hash of all of `text`.
#[must_use]
pub fn hash(text: &str) -> u32 {
    text.bytes().fold(HASH_SEED, step)
}

/// The multiplier of the rolling hash of folded text.
const ROLL: u32 = 0x0100_0193;

/// A hash of folded text that can be joined: that of `a b` follows from those of `a` and `b`, however the words were
/// cut into tokens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rolling {
    /// The hash.
    pub hash: u32,
    /// The multiplier to the power of the length.
    power: u32,
}

impl Rolling {
    const EMPTY: Self = Self { hash: 0, power: 1 };

    /// The hash of `folded`.
    #[must_use]
    pub fn of(folded: &str) -> Self {
        folded.bytes().fold(Self::EMPTY, Self::push)
    }

    /// The hash of the text so far and `byte`.
    #[must_use]
    fn push(self, byte: u8) -> Self {
        Self {
            hash: self.hash.wrapping_mul(ROLL).wrapping_add(u32::from(byte) + 1),
            power: self.power.wrapping_mul(ROLL),
        }
    }

    /// The hash of both, with a space between.
    #[must_use]
    pub fn join(self, next: Self) -> Self {
        let first = self.push(b' ');
        Self {
            hash: first.hash.wrapping_mul(next.power).wrapping_add(next.hash),
            power: first.power.wrapping_mul(next.power),
        }
    }
}

/// How the letters of a word are cased.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub enum Case {
    /// No letters.
    #[default]
    None,
    /// No capital.
    Lower,
    /// The first letter only.
    Initial,
    /// More than one letter, all capitals.
    Upper,
    /// A capital after a small letter: `McCain`, `iPhone`, `al-Assad`.
    Mixed,
    /// One capital letter, or capitals with dots: `J.`, `U.S.`
    Letter,
}

impl Case {
    /// Whether the word has a capital.
    #[must_use]
    pub fn is_capital(self) -> bool {
        !matches!(self, Self::None | Self::Lower)
    }
}

/// What the features are made from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// Hash of the token as it stands.
    pub exact: u32,
    /// Hash of the token in lower case.
    pub lower: u32,
    /// Hash of the token folded, as the lexicon has it.
    pub folded: Rolling,
    /// Hash of its shape, runs cut to two.
    pub shape: u32,
    /// Hashes of the first one to four letters, in lower case.
    pub prefix: [u32; AFFIXES],
    /// Hashes of the last one to four letters, in lower case.
    pub suffix: [u32; AFFIXES],
    /// How it is cased.
    pub case: Case,
    /// Whether it has a digit.
    pub digit: bool,
    /// Letters and digits.
    pub length: u8,
    /// The word's place in the tree of clusters; 0 is unknown.
    pub cluster: u16,
    /// Its place in the other tree, of words as they are cased; 0 is unknown.
    pub family: u16,
    /// What the word alone can be.
    pub sorts: u32,
    /// What a phrase that begins, goes on, ends or stands alone here can be.
    pub phrase: [u32; 4],
}

impl Word {
    /// Measures `token`. The lexicon's part is left empty.
    #[must_use]
    pub fn new(token: &str) -> Self {
        let mut word = Self { shape: HASH_SEED, lower: HASH_SEED, folded: Rolling::EMPTY, ..Self::default() };
        match token.as_bytes() {
            [first, rest @ ..] if first.is_ascii_alphabetic() && rest.iter().all(u8::is_ascii_lowercase) => {
                word.scan_plain(token.as_bytes());
            }
            bytes if token.is_ascii() => word.scan_ascii(bytes),
            _ => word.scan_wide(token),
        }
        word
    }

    /// Whether the word is written as a name may be.
    #[must_use]
    pub fn is_name_like(&self) -> bool {
        self.case.is_capital() && self.length > 1
    }

    /// Measures letters of which none but the first is a capital, as those of most words.
    fn scan_plain(&mut self, letters: &[u8]) {
        let raised = letters[0].is_ascii_uppercase();
        self.exact = HASH_SEED;
        for (at, &byte) in letters.iter().enumerate() {
            let low = byte.to_ascii_lowercase();
            self.exact = step(self.exact, byte);
            self.lower = step(self.lower, low);
            self.folded = self.folded.push(low);
            if at < AFFIXES {
                self.prefix[at] = self.lower;
            }
        }
        self.end(letters);
        let small = letters.len() - usize::from(raised);
        self.shape = if raised { step(HASH_SEED, b'X') } else { HASH_SEED };
        self.shape = (0..small.min(2)).fold(self.shape, |shape, _| step(shape, b'x'));
        self.length = u8::try_from(letters.len()).unwrap_or(u8::MAX);
        self.case = match (raised, small) {
            (false, _) => Case::Lower,
            (true, 0) => Case::Letter,
            (true, _) => Case::Initial,
        };
    }

    /// Hashes the last letters.
    fn end(&mut self, bytes: &[u8]) {
        let mut hash = HASH_SEED;
        for (at, byte) in bytes.iter().rev().take(AFFIXES).enumerate() {
            hash = step(hash, byte.to_ascii_lowercase());
            self.suffix[at] = hash;
        }
    }

    fn scan_ascii(&mut self, bytes: &[u8]) {
        self.exact = bytes.iter().copied().fold(HASH_SEED, step);
        let mut scan = Scan::default();
        let mut run = 0_usize;
        let mut gap = false;
        for (at, &byte) in bytes.iter().enumerate() {
            let low = byte.to_ascii_lowercase();
            self.lower = step(self.lower, low);
            if at < AFFIXES {
                self.prefix[at] = self.lower;
            }
            scan.add(self, class(byte));
            if byte.is_ascii_alphanumeric() {
                if gap && self.folded != Rolling::EMPTY {
                    self.folded = self.folded.push(b' ');
                }
                gap = false;
                self.folded = self.folded.push(low);
                run += 1;
            } else if !(byte == b'\'' || byte == b'`' || byte == b'.' && run == 1 && !gap) {
                gap = true;
                run = 0;
            } else if byte == b'.' {
                run = 0;
            }
        }
        self.end(bytes);
        scan.finish(self);
    }

    fn scan_wide(&mut self, token: &str) {
        self.exact = hash(token);
        let mut scan = Scan::default();
        for (at, ch) in token.chars().enumerate() {
            for low in ch.to_lowercase() {
                self.lower = step_char(self.lower, low);
            }
            if at < AFFIXES {
                self.prefix[at] = self.lower;
            }
            scan.add(self, class_wide(ch));
        }
        self.folded = Rolling::of(&crate::text::fold::fold(token));
        let mut hash = HASH_SEED;
        for (at, ch) in token.chars().rev().take(AFFIXES).enumerate() {
            for low in ch.to_lowercase() {
                hash = step_char(hash, low);
            }
            self.suffix[at] = hash;
        }
        scan.finish(self);
    }
}

fn step_char(hash: u32, ch: char) -> u32 {
    let mut buffer = [0; 4];
    ch.encode_utf8(&mut buffer).bytes().fold(hash, step)
}

fn class(byte: u8) -> u8 {
    match byte {
        b'A'..=b'Z' => b'X',
        b'a'..=b'z' => b'x',
        b'0'..=b'9' => b'd',
        _ => byte,
    }
}

fn class_wide(ch: char) -> u8 {
    if ch.is_uppercase() {
        b'X'
    } else if ch.is_alphabetic() {
        b'x'
    } else if ch.is_numeric() {
        b'd'
    } else {
        match ch {
            '’' | '‘' => b'\'',
            '–' | '—' | '‑' => b'-',
            _ => b'~',
        }
    }
}

/// What a pass over the characters has counted.
#[derive(Default)]
struct Scan {
    capitals: u8,
    smalls: u8,
    others: u8,
    dots: u8,
    first_capital: bool,
    run: (u8, u8),
}

impl Scan {
    fn add(&mut self, word: &mut Word, class: u8) {
        match class {
            b'X' => {
                self.first_capital |= (self.capitals, self.smalls, self.others) == (0, 0, 0);
                self.capitals = self.capitals.saturating_add(1);
            }
            b'x' => self.smalls = self.smalls.saturating_add(1),
            b'.' => self.dots = self.dots.saturating_add(1),
            _ => self.others = self.others.saturating_add(1),
        }
        word.digit |= class == b'd';
        self.run = if self.run.0 == class { (class, self.run.1.saturating_add(1)) } else { (class, 1) };
        if self.run.1 <= 2 {
            word.shape = step(word.shape, class);
        }
    }

    fn finish(&self, word: &mut Word) {
        word.length = self.capitals.saturating_add(self.smalls);
        word.case = match (self.capitals, self.smalls) {
            (0, 0) => Case::None,
            (0, _) => Case::Lower,
            (1, 0) => Case::Letter,
            (_, 0) if self.dots > 1 => Case::Letter,
            (_, 0) => Case::Upper,
            (1, _) if self.first_capital => Case::Initial,
            _ => Case::Mixed,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::fold;

    #[test]
    fn folded_hash_is_that_of_the_folded_text() {
        for token in [
            "Kerry",
            "U.S.",
            "al-Assad",
            "O'Neill",
            "O’Neill",
            "St.",
            "Çavuşoğlu",
            "U.S.-led",
            "AT&T",
            "1990s",
            "J.K.",
            "-",
        ] {
            assert_eq!(Word::new(token).folded, Rolling::of(&fold(token)), "{token}");
        }
    }

    #[test]
    fn plain_words_are_measured_as_others_are() {
        for token in ["a", "I", "said", "Kerry", "Is", "antidisestablishmentarianism"] {
            let mut word = Word { shape: HASH_SEED, lower: HASH_SEED, folded: Rolling::EMPTY, ..Word::default() };
            word.scan_ascii(token.as_bytes());
            assert_eq!(Word::new(token), word, "{token}");
        }
        assert_eq!(Word::new(&"a".repeat(300)).length, u8::MAX);
    }

    #[test]
    fn words_can_be_of_any_length() {
        assert_eq!(Word::new(&"U.S.-led-".repeat(300)).case, Case::Mixed);
        assert_eq!(Word::new(&"a-Ж.".repeat(300)).case, Case::Mixed);
    }

    #[test]
    fn words_are_told_by_their_case() {
        let case = |token| Word::new(token).case;
        assert_eq!([case("said"), case("Kerry"), case("NATO")], [Case::Lower, Case::Initial, Case::Upper]);
        assert_eq!(
            [case("McCain"), case("J."), case("U.S."), case("42")],
            [Case::Mixed, Case::Letter, Case::Letter, Case::None]
        );
    }
}
