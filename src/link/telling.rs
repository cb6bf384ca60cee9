//! The words by which people are told apart: without particles and ranks, the family name last in whatever order it is
//! written.

use std::borrow::Cow;

use crate::entity::piece;
use crate::text::fold::fold;

/// Small words and ranks that are no part of what tells people apart.
const SMALL: [&str; 26] = [
    "al", "el", "ul", "ur", "as", "ash", "ad", "van", "von", "der", "den", "de", "del", "della", "la", "le", "di",
    "da", "dos", "du", "bin", "ibn", "jr", "sr", "ii", "iii",
];

/// The telling words of a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Telling {
    /// Folded, parted by spaces.
    pub(super) words: String,
    /// Whether the family name was written first, as a given name of two joined syllables behind it shows.
    pub(super) is_turned: bool,
    /// The folded nickname in quotation marks within it, if it has several words, or nothing.
    pub(super) nickname: String,
}

impl Telling {
    /// Of the name that is written as `text`.
    pub(super) fn of(text: &str) -> Self {
        let (plain, nickname) = parted(text);
        let is_own = nickname.contains(' ') && nickname.starts_with(char::is_uppercase);
        let written: Vec<&str> = plain.split_whitespace().collect();
        let is_turned = written.len() > 1 && written.last().is_some_and(|last| piece::is_syllables(last));
        let mut words: Vec<String> = written.iter().flat_map(|word| folded(word)).collect();
        words.retain(|word| !word.is_empty());
        if words.iter().any(|word| !is_small(word)) {
            words.retain(|word| !is_small(word));
        }
        if is_turned {
            words.rotate_left(1);
        }
        Self { words: words.join(" "), is_turned, nickname: if is_own { fold(nickname) } else { String::new() } }
    }

    /// The one of two ways to write a name that tells more, whichever comes first: "H.R. Holt" rather than "HR Holt".
    pub(super) fn fuller<'a>(&'a self, other: &'a Self) -> &'a Self {
        let told = |one: &'a Self| (one.is_turned, parts(&one.words).len(), &one.words, &one.nickname);
        if told(other) > told(self) { other } else { self }
    }
}

/// `text` without a nickname in brackets or quotation marks within it, and that: "Adam (Ace) Holt", "Adam 'The Ace' Holt".
fn parted(text: &str) -> (Cow<'_, str>, &str) {
    const MARKS: [(&str, &str); 5] = [(" (", ") "), (" \"", "\" "), (" “", "” "), (" '", "' "), (" ‘", "’ ")];
    let parts = MARKS.iter().find_map(|(opening, closing)| {
        let (front, rest) = text.split_once(opening)?;
        let (nickname, back) = rest.rsplit_once(closing)?;
        let nickname = if *opening == " (" { "" } else { nickname };
        (!front.is_empty() && !back.is_empty()).then(|| (Cow::Owned(format!("{front} {back}")), nickname))
    });
    parts.unwrap_or((Cow::Borrowed(text), ""))
}

/// The telling words of folded and joined `words`.
pub(super) fn parts(words: &str) -> Vec<&str> {
    words.split(' ').collect()
}

fn is_small(word: &str) -> bool {
    SMALL.contains(&word)
}

/// The folded words of a `word` as it is written: one for "Jong-un", each of "J.K."
fn folded(word: &str) -> Vec<String> {
    let initials = word.strip_suffix('.').unwrap_or(word).split('.');
    if word.contains('.') && initials.clone().count() > 1 && initials.clone().all(|one| one.chars().count() == 1) {
        return initials.map(fold).collect();
    }
    let folded = fold(word);
    if piece::is_syllables(word) {
        return vec![folded.replace(' ', "")];
    }
    folded.split(' ').map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(Telling::of(text).words, expected, "{text}");
    }

    #[test]
    fn the_family_name_is_last() {
        check("Maria Jensen", "maria jensen");
        check("Bashar al-Assad", "bashar assad");
        check("Han Soo-jin", "soojin han");
        check("Soo-jin", "soojin");
        check("Jean-Luc Morel", "jean luc morel");
        check("A.B. Holt", "a b holt");
        check("St. Holt", "st holt");
        check("Adam \"The Ace\" Holt", "adam holt");
        check("Adam (Ace) Holt", "adam holt");
        check("Adam 'Ace'", "adam ace");
        check("de la", "de la");
        check("Maria -", "maria");
    }

    #[test]
    fn nicknames_are_parted() {
        let nickname = |text: &str| Telling::of(text).nickname;
        let names = ["Adam \"The Ace\" Holt", "Adam (The Ace) Holt", "Adam 'Ace' Holt", "Adam Holt"];
        assert_eq!(names.map(nickname), ["the ace", "", "", ""]);
    }
}
