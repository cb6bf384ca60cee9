//! The file of the trained model: a header, then sections that are used where they lie.
//!
//! All numbers are little-endian. The header holds the magic, the version, a checksum of all that follows it, and the
//! length in bytes of each section in the order of [`Sections`].

use std::fmt;

use super::decode::{NEVER, TAGS, Transitions};
use super::lexicon::{Lexicon, MOST_SORTS};

/// How every model file begins.
const MAGIC: &[u8; 8] = b"CRNAMES\n";
/// Changes whenever features, tags or layout change.
const VERSION: u32 = 3;
/// Magic, version, lengths, checksum.
const HEADER: usize = 8 + 4 + 4 * SECTIONS + 8;
const SECTIONS: usize = 5;

/// The parts of a model, as bytes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sections<'a> {
    /// Scores of neighbouring tags, then the numbers that turn margins into confidences, four bytes each.
    pub numbers: &'a [u8],
    /// The weights: rows of [`TAGS`] bytes, and some bytes more than the last row needs.
    pub weights: &'a [u8],
    /// See [`Lexicon`].
    pub phrases: &'a [u8],
    /// See [`Lexicon`].
    pub clusters: &'a [u8],
    /// See [`Lexicon`].
    pub families: &'a [u8],
}

/// Why bytes are not a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModelError {
    /// They do not begin as one.
    Magic,
    /// They were made for another version of the program.
    Version(u32),
    /// They are cut short, or longer than they say.
    Length,
    /// They were changed.
    Checksum,
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Magic => f.write_str("this is not a model of names"),
            Self::Version(found) => {
                write!(f, "the model has version {found}, the program needs {VERSION}: train it again")
            }
            Self::Length => f.write_str("the model is cut short"),
            Self::Checksum => f.write_str("the model's checksum is wrong: it was damaged"),
        }
    }
}

impl std::error::Error for ModelError {}

impl<'a> Sections<'a> {
    /// The sections of `file`. The checksum is left to [`verify`].
    ///
    /// # Errors
    /// When `file` is no model, or one of another version or length.
    pub fn parse(file: &'a [u8]) -> Result<Self, ModelError> {
        let header = file.get(..HEADER).ok_or(ModelError::Length)?;
        if !header.starts_with(MAGIC) {
            return Err(ModelError::Magic);
        }
        let number = |at: usize| header[at..at + 4].try_into().map_or(0, u32::from_le_bytes);
        if number(8) != VERSION {
            return Err(ModelError::Version(number(8)));
        }
        let mut rest = &file[HEADER..];
        let mut parts = [rest; SECTIONS];
        for (at, part) in parts.iter_mut().enumerate() {
            (*part, rest) = rest.split_at_checked(number(12 + 4 * at) as usize).ok_or(ModelError::Length)?;
        }
        let [numbers, weights, phrases, clusters, families] = parts;
        let sections = Self { numbers, weights, phrases, clusters, families };
        if rest.is_empty() && sections.fits() { Ok(sections) } else { Err(ModelError::Length) }
    }

    fn fits(&self) -> bool {
        let table = |bytes: &[u8]| !bytes.is_empty() && bytes.len().is_multiple_of(4);
        self.numbers.len() >= 4 * TAGS * (TAGS + 1)
            && self.phrases.get(4 * MOST_SORTS..).is_some_and(table)
            && table(self.clusters)
            && table(self.families)
    }

    /// The file that holds these sections.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let parts = [self.numbers, self.weights, self.phrases, self.clusters, self.families];
        let mut file = Vec::from(MAGIC);
        file.extend(VERSION.to_le_bytes());
        for part in parts {
            file.extend(u32::try_from(part.len()).unwrap_or(u32::MAX).to_le_bytes());
        }
        file.extend(checksum(&parts.concat()).to_le_bytes());
        parts.iter().for_each(|part| file.extend_from_slice(part));
        file
    }

    /// The tables of words and phrases.
    #[must_use]
    pub fn lexicon(&self) -> Lexicon<'a> {
        Lexicon::new(self.phrases, self.clusters, self.families)
    }

    /// The scores of neighbouring tags.
    #[must_use]
    pub fn transitions(&self) -> Transitions {
        let mut transitions = [[0; TAGS]; TAGS + 1];
        for (at, slot) in transitions.iter_mut().flatten().enumerate() {
            *slot = self.number(at).map_or(NEVER, i32::from_le_bytes);
        }
        transitions
    }

    /// The four bytes of the number at `at`.
    fn number(&self, at: usize) -> Option<[u8; 4]> {
        self.numbers.get(4 * at..4 * at + 4)?.try_into().ok()
    }

    /// The number at `at` after the transitions.
    #[must_use]
    pub fn constant(&self, at: usize) -> f32 {
        self.number(TAGS * (TAGS + 1) + at).map_or(0.0, f32::from_le_bytes)
    }
}

/// Whether the bytes after the header are those that were written. Reads all of `file`.
///
/// # Errors
/// When they are not, or `file` is no model.
pub fn verify(file: &[u8]) -> Result<(), ModelError> {
    Sections::parse(file)?;
    let stored = file[HEADER - 8..HEADER].try_into().map_or(0, u64::from_le_bytes);
    if checksum(&file[HEADER..]) == stored { Ok(()) } else { Err(ModelError::Checksum) }
}

/// FNV-1a over eight bytes at a time.
fn checksum(bytes: &[u8]) -> u64 {
    let mut sum = 0xcbf2_9ce4_8422_2325_u64 ^ bytes.len() as u64;
    for chunk in bytes.chunks(8) {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        sum = (sum ^ u64::from_le_bytes(word)).wrapping_mul(0x0100_0000_01b3);
        sum ^= sum >> 29;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file() -> Vec<u8> {
        let numbers = [1_u8; 4 * TAGS * (TAGS + 1) + 8];
        let phrases = [0; 4 * MOST_SORTS + 8];
        Sections { numbers: &numbers, weights: &[2; 64], phrases: &phrases, clusters: &[0; 8], families: &[0; 8] }
            .to_bytes()
    }

    #[test]
    fn what_was_written_is_read() {
        let file = file();
        let sections = Sections::parse(&file).expect("it was just written");
        assert_eq!((sections.weights, sections.clusters.len()), (&[2_u8; 64][..], 8));
        assert_eq!(verify(&file), Ok(()));
    }

    #[test]
    fn damage_is_noticed() {
        let changed = |at: usize| {
            let mut file = file();
            file[at] ^= 1;
            verify(&file)
        };
        assert_eq!(changed(0), Err(ModelError::Magic));
        assert_eq!(changed(8), Err(ModelError::Version(VERSION ^ 1)));
        assert_eq!(changed(12), Err(ModelError::Length));
        assert_eq!(changed(HEADER + 5), Err(ModelError::Checksum));
        assert_eq!(verify(&file()[..100]), Err(ModelError::Length));
        assert_eq!(verify(&[]), Err(ModelError::Length));
    }
}
