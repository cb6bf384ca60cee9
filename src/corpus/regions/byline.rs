//! Lines that say who wrote an article.

use std::sync::LazyLock;

use regex::Regex;

use crate::corpus::pattern;
use crate::corpus::shape::Shape;

/// A person's name: two to five words with capitals, particles between them.
pub(super) const NAME: &str = r"\p{Lu}[\p{L}.'’-]*(?: (?:de|da|del|della|di|du|la|le|van|von|der|den|al|el|bin|ibn|abu|ter|ten|y|\p{Lu}[\p{L}.'’-]*))+";

/// What people who write are.
const ROLE: &str = r"(?:(?:\p{L}[\p{L}’'-]* )*(?i:correspondents?|editor|reporters?|bureau chief|columnist|writer|analyst|producer|staff|journalist|contributor))";

static BYLINE: LazyLock<Regex> = LazyLock::new(|| {
    let names = format!(r"{NAME}(?:(?:,| and| with| &|, and) {NAME})*");
    let rest = r"(?:,? (?:in|at|for|of|from|on) [^.!?]+| ?[,|/·•—–-] ?[^.!?]+| \d[^!?]+)?";
    let forms = [
        format!(r"(?:By|BY|by|Written by|From|Words by|Story by):? {names}{rest}"),
        format!(r"(?:By|BY) (?:(?:our|the|a) )?{ROLE}{rest}"),
        r"(?:By|BY):? \p{Lu}[\p{L}.'’-]+(?: [Nn]ews)?(?: [Aa]gency| [Ss]taff)?".to_owned(),
        format!(r"{names}, {ROLE}{rest}"),
        format!(r"{names} in \p{{Lu}}[\p{{L}}.'’-]+(?:(?:,| and)? \p{{Lu}}[\p{{L}}.'’-]+){{0,3}}"),
    ];
    pattern::compile(&format!("^(?:{})$", forms.join("|")))
});

/// Days and months follow "By" in sentences.
static TIME: LazyLock<Regex> = LazyLock::new(|| {
    pattern::compile(
        r"^(?:By|BY) (?i:mon|tues|wednes|thurs|fri|satur|sun|january|february|march|april|may|june|july|august|september|october|november|december)",
    )
});

/// Whether `text` is a byline. A sentence is none: a byline has no stop at its end.
pub(super) fn is_byline(text: &str) -> bool {
    const MAX_BYTES: usize = 160;
    text.len() <= MAX_BYTES && BYLINE.is_match(Shape::of(text).signs()) && !TIME.is_match(text)
}

#[cfg(test)]
mod tests {
    use super::is_byline;

    #[test]
    fn bylines() {
        for text in [
            "By Jane Doe",
            "By JANE DOE and John van der Roe",
            "By Jane Doe, Harbour Correspondent",
            "By Jane Doe in Malmo",
            "By Jane Doe | 3 May 2014",
            "Jane Doe in Port Said",
            "Jane Doe, Diplomatic Editor",
            "By our staff reporter",
            "By Reuters",
            "By Jane Doe 12:04PM BST 12 May 2014",
        ] {
            assert!(is_byline(text), "{text}");
        }
    }

    #[test]
    fn sentences_and_headings_are_none() {
        for text in [
            "By Tuesday Evening",
            "By Jane Doe's count, nine ships left.",
            "Harbour talks in Malmo fail",
            "Global issues",
            "By noon it was over",
        ] {
            assert!(!is_byline(text), "{text}");
        }
    }
}
