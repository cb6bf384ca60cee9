//! Datelines, `SOCHI // ` and `Moscow CNN — `, and lines that hold only a date.

use std::sync::LazyLock;

use regex::Regex;

use super::line;
use crate::corpus::outlets::Sort;
use crate::corpus::pattern;
use crate::corpus::shape::{self, Shape};

const UPPER: &str = r"\p{Lu}[\p{Lu}.'’-]+(?:[ /](?:\p{Lu}[\p{Lu}.'’-]*))*";
const MIXED: &str = r"\p{Lu}[\p{L}.'’-]+(?:[ /](?:de|da|do|la|of|upon|am|\p{Lu}[\p{L}.'’-]+))*";
const REGION: &str = r"(?:, \p{Lu}[\p{L}.'’]*(?: (?:of|and|the|\p{Lu}[\p{L}.'’]*))*| \(\p{Lu}[\p{L}. ]+\))?";
const DATE: &str = r"(?:,? (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:\p{Lu}\p{L}{2,8}\.? \d{1,2}|\d{1,2} \p{Lu}\p{L}{2,8})(?:,? \d{4})?\.?,?)";

/// Words before a colon that are no places.
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern::compile(
        r"^(?i:analysis|opinion|comment|video|update\w*|live|watch|exclusive|breaking\w*|note|editor\w*|profile|photos?|pictures?|question|answer|q|a|read|listen|factbox|explainer|review|interview|summary|more|warning|correction|source|by)\b",
    )
});

/// Forms with an agency or a mark that nothing else has.
static STRICT: LazyLock<Regex> = LazyLock::new(|| {
    let any = shape::outlets_of(&[Sort::Agency, Sort::Public]);
    let forms = [
        format!(r"(?:{UPPER}|{MIXED})?{REGION}{DATE}? ?\((?:{any})\)\s*(?:[-–—:/]+\s*|$|[^\S\n]*)"),
        format!(r"{MIXED}{REGION}{DATE}?,? (?:{any})(?:\s*(?:—|–|--|//|:)\s*|\s+-\s+)"),
        format!(r"{UPPER}{REGION}{DATE}? ?/(?:{any})/[.:]?\s*(?:[-–—]+\s*)?"),
        format!(r"{UPPER}{REGION}{DATE}?\s*//\s*"),
    ];
    pattern::compile(&format!("^(?:{})", forms.join("|")))
});

/// Forms that count only at the start of the body.
static LOOSE: LazyLock<Regex> = LazyLock::new(|| {
    let forms = [
        format!(r"{UPPER}{REGION}{DATE}?(?: \([^()]+\))?(?:\s*[—–:]\s*|\s*--\s*|\s+-\s+)"),
        format!(r"{MIXED}{REGION}{DATE}(?: \([^()]+\))?\s*(?:[—–:]|--?)\s+"),
        format!(r"{MIXED}{REGION}(?: \([^()]+\))\s*(?:[—–]|--?)\s+"),
        format!(r"(?<place>{MIXED}{REGION})(?:\s[—–]|\s--|:)\s+"),
    ];
    pattern::compile(&format!("^(?:{})", forms.join("|")))
});

static ONLY_DATE: LazyLock<Regex> = LazyLock::new(|| {
    let prefix = r"(?:(?i:published|posted|updated|last updated|last modified|first published|issued|created|date|on|at|modified|publish date)(?: (?i:on|at))?:?\s*)*";
    let day = r"(?:(?i:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?i:day)?[.,]?\s+)?";
    let date = r"(?:\d{1,2}(?:st|nd|rd|th)?\.? \p{L}{3,9}\.?,? \d{4}|\p{L}{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4})";
    let time = r"(?:[ T,|·•–—-]*(?i:at )?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?i:[ap]\.?m\.?)?\s*(?:\(?[A-Z]{2,5}\)?)?)?";
    pattern::compile(&format!(r"^{prefix}(?:{time}[ ,|]+)?{day}{date}{time}(?: ?[|·•–—-] ?.*)?\.?$"))
});

/// The length in bytes of a dateline, with its mark, at the start of the body's first paragraph.
pub(super) fn at_start(text: &str) -> Option<usize> {
    strict_at_start(text).or_else(|| {
        let shape = Shape::of(text);
        let captures = LOOSE.captures(shape.signs())?;
        let length = shape.in_text(captures.get(0)?.end());
        let place = captures.name("place").is_none_or(|place| is_place(place.as_str(), &text[length..]));
        let rest = &text[length..];
        (place && !LABEL.is_match(text) && is_text(rest) && line::is_prose(rest)).then_some(length)
    })
}

/// The length in bytes of a dateline that can stand at the start of any paragraph.
pub(super) fn strict_at_start(text: &str) -> Option<usize> {
    let shape = Shape::of(text);
    let length = STRICT.find(shape.signs()).map(|found| shape.in_text(found.end())).filter(|length| *length > 0)?;
    let rest = &text[length..];
    (rest.is_empty() || is_text(rest)).then_some(length)
}

/// Whether `text` can be what a dateline leads to: it begins like a sentence and is not all in capitals.
fn is_text(text: &str) -> bool {
    let begins = text.starts_with(|ch: char| ch.is_uppercase() || ch.is_ascii_digit() || "\"'“‘«(".contains(ch));
    begins && text.chars().any(char::is_lowercase)
}

/// Whether `place`, in small letters and without date or agency, leads to a long sentence. A quotation behind a colon
/// is a speaker's.
fn is_place(place: &str, rest: &str) -> bool {
    let long = line::words(rest) >= 12 && line::is_stopped(rest);
    long && line::words(place) <= 3 && !rest.starts_with(['"', '“', '‘', '\'', '«'])
}

/// Whether `dateline`, on a line of its own, leads to the paragraph below: it ends with its mark.
pub(super) fn runs_on(dateline: &str) -> bool {
    dateline.ends_with(['-', '–', '—', '/', ':'])
}

/// Whether `text` is a date, perhaps with a time and behind the name of a place or paper, and nothing else.
pub(super) fn is_date(text: &str) -> bool {
    const MAX_BYTES: usize = 120;
    let only_date = |text: &str| ONLY_DATE.is_match(Shape::of(text).signs());
    let behind_name = || text.split_once(", ").is_some_and(|(name, date)| is_name(name) && only_date(date));
    text.len() <= MAX_BYTES && text.contains(|ch: char| ch.is_ascii_digit()) && (only_date(text) || behind_name())
}

/// Whether `text` is a few words with capitals.
fn is_name(text: &str) -> bool {
    const MAX_WORDS: usize = 5;
    let small = |word: &str| matches!(word, "of" | "the" | "and" | "&" | "de" | "la");
    let fits = |word: &str| small(word) || word.starts_with(char::is_uppercase);
    line::words(text) <= MAX_WORDS && text.starts_with(char::is_uppercase) && text.split(' ').all(fits)
}

#[cfg(test)]
mod tests {
    use super::{at_start, is_date, strict_at_start};

    /// A bar marks the end of the dateline.
    #[track_caller]
    fn check(marked: &str) {
        let text = marked.replace('|', "");
        assert_eq!(at_start(&text), marked.find('|'), "{marked}");
    }

    #[test]
    fn datelines() {
        for marked in [
            "MALMO // |The harbour closed.",
            "MALMO, May 12 (Reuters) - |The harbour closed.",
            "MALMO, Sweden (AP) — |The harbour closed.",
            "MALMO, Sweden — |The harbour closed.",
            "PORT SAID: |The harbour closed on Monday.",
            "Malmo CNN \u{a0}—\u{a0}|The harbour closed.",
            "Malmo (CNN) -- |The harbour closed.",
            "Malmo (CNN)|The harbour closed.",
            "(Reuters) - |The harbour closed.",
            "Malmo, May 12: |The harbour closed.",
            "MALMO, May 12. /TASS/. |The harbour closed.",
            "Malmo (Sweden) (AFP) - |The harbour closed.",
            "ST. PETERSBURG/OSLO - |The harbour closed.",
        ] {
            check(marked);
        }
    }

    #[test]
    fn sentences_are_none() {
        for text in [
            "The harbour closed.",
            "NATO said the harbour closed.",
            "Analysis: The harbour closed and nobody seems to know when it might open again.",
            "Roe: “The harbour closed and nobody seems to know when it might open again.”",
            "HARBOUR CLOSED - OWNERS",
            "HARBOUR RATES - April 7",
            "The ABC-TV station closed.",
            "Malmo - and its harbour - closed.",
        ] {
            check(text);
        }
        assert_eq!(strict_at_start("MALMO: The harbour closed."), None);
    }

    #[test]
    fn dates() {
        for text in [
            "12 May 2014",
            "Published: Tuesday, May 12, 2014 18:20 BST",
            "Last updated at 10:04, 12 May 2014",
            "2014-05-12",
            "The Malmo Courier, Tuesday 12 May 2014",
            "Malmo, May 12, 2014",
        ] {
            assert!(is_date(text), "{text}");
        }
        assert!(!is_date("The harbour closed on Monday, 12 May 2014"));
        assert!(!is_date("May 12, 2014 was the day on which the harbour closed for good."));
    }
}
