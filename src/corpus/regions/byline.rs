//! Lines that say who wrote an article.

use std::sync::LazyLock;

use regex::Regex;

use crate::corpus::shape::Shape;
use crate::corpus::{outlets, pattern};

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

/// The names at the start of a byline.
static NAMES: LazyLock<Regex> = LazyLock::new(|| {
    let leads = r"(?:(?:By|BY|by|Written by|From|Words by|Story by):? )?";
    pattern::compile(&format!("^{leads}({NAME}(?:(?:,| and| with| &|, and) {NAME})*)(?:[ ,;|/]|$)"))
});

/// What somebody who writes is, as it stands behind the name.
static AFTER_NAME: LazyLock<Regex> = LazyLock::new(|| pattern::compile(&format!("^{ROLE}$")));

/// Who wrote an article, as a byline names them.
pub(super) fn authors(text: &str) -> Option<&str> {
    let shape = Shape::of(text);
    let names = NAMES.captures(shape.signs())?.get(1)?;
    let is_lead = |names: &&str| names.get(..3).is_some_and(|by| by.eq_ignore_ascii_case("by "));
    let all = Some(shape.slice(names.range())).filter(|names| !is_lead(names))?;
    // What somebody is, and for whom, stands behind commas.
    let is_other = |part: &str| AFTER_NAME.is_match(Shape::of(part).signs()) || outlets::exactly(part).is_some();
    let named = all.split(", ").take_while(|part| !is_other(part)).map(|part| part.len() + 2).sum::<usize>();
    all.get(..named.saturating_sub(2)).filter(|named| !named.is_empty())
}

/// Whether `text` is a byline. A sentence is none: a byline has no stop at its end.
pub(super) fn is_byline(text: &str) -> bool {
    const MAX_BYTES: usize = 160;
    text.len() <= MAX_BYTES && BYLINE.is_match(Shape::of(text).signs()) && !TIME.is_match(text)
}

#[cfg(test)]
mod tests {
    use super::{authors, is_byline};

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
    fn bylines_name_authors() {
        for (text, names) in [
            ("By Jane Doe", Some("Jane Doe")),
            ("By JANE DOE and John van der Roe", Some("JANE DOE and John van der Roe")),
            ("By Jane Doe, Harbour Correspondent", Some("Jane Doe")),
            ("By Jane Doe in Malmö | 3 May 2014", Some("Jane Doe")),
            ("Jane Doe in Port Said", Some("Jane Doe")),
            ("By Jane Doe, Political Editor, BBC News", Some("Jane Doe")),
            ("By Jane Doe, John Roe and Ann Poe", Some("Jane Doe, John Roe and Ann Poe")),
            ("By Jane Doe, Associated Press", Some("Jane Doe")),
            ("By Associated Press", None),
            ("By Our Foreign Staff", None),
            ("By our staff reporter", None),
            ("By Reuters", None),
        ] {
            assert_eq!(authors(text), names, "{text}");
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
