//! Lines that stand under pictures.
//!
//! No sign proves a caption alone: "(R)" is a party, "pictured" a verb. Signs are weighed, and a line with enough of
//! them is a caption.

use std::sync::LazyLock;

use regex::{Regex, RegexSet};

use super::byline::NAME;
use super::line;
use crate::corpus::draft::{Block, Form};
use crate::corpus::outlets::Sort;
use crate::corpus::pattern;
use crate::corpus::shape::{self, Shape};

/// Where a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Between headline and body, where stand-firsts in present tense stand too.
    Opening,
    /// In the body.
    Body,
}

impl Place {
    /// The weight from which on a line is a caption.
    fn floor(self) -> u32 {
        match self {
            Self::Opening => 4,
            Self::Body => 3,
        }
    }
}

/// Longer lines are no captions, in bytes.
const MAX_BYTES: usize = 700;

/// What people and things do in pictures, in the third person: captions are in the present tense.
const DEEDS: &[&str] = &[
    "addresses",
    "answers",
    "appears",
    "applauds",
    "arrives",
    "attends",
    "boards",
    "burns",
    "carries",
    "celebrates",
    "cheers",
    "chats",
    "delivers",
    "drives",
    "embraces",
    "enters",
    "flies",
    "gathers",
    "gestures",
    "gives",
    "greets",
    "hands",
    "holds",
    "hugs",
    "inspects",
    "kisses",
    "lays",
    "leaves",
    "listens",
    "looks",
    "makes",
    "marches",
    "meets",
    "participates",
    "passes",
    "plays",
    "points",
    "poses",
    "prepares",
    "reacts",
    "reads",
    "rides",
    "runs",
    "shakes",
    "shows",
    "signs",
    "sits",
    "smiles",
    "speaks",
    "stands",
    "talks",
    "takes",
    "visits",
    "walks",
    "watches",
    "waves",
    "welcomes",
];

/// Those among them that are as often things, and the words behind which they are deeds.
const DEEDS_OR_THINGS: &[&str] = &[
    "boards", "burns", "cheers", "hands", "holds", "leaves", "looks", "marches", "passes", "plays", "points", "reads",
    "runs", "shows", "signs", "stands", "takes", "talks", "visits", "walks", "watches", "waves",
];
const DIRECTIONS: &[&str] = &[
    "a", "across", "after", "along", "an", "as", "at", "away", "during", "her", "his", "its", "on", "outside", "over",
    "past", "the", "their", "through", "to", "towards", "with",
];

/// The same after people and things in the plural.
const DEEDS_OF_MANY: &[&str] = &[
    "arrive",
    "attend",
    "burn",
    "carry",
    "celebrate",
    "cheer",
    "chat",
    "embrace",
    "gather",
    "gesture",
    "greet",
    "hold",
    "hug",
    "inspect",
    "listen",
    "look",
    "march",
    "meet",
    "pose",
    "protest",
    "react",
    "search",
    "shake",
    "sit",
    "smile",
    "speak",
    "stand",
    "talk",
    "wait",
    "walk",
    "watch",
    "wave",
];

/// Words behind "is" and "are" that speak of a picture.
const SEEN: &[&str] = &["seen", "pictured", "greeted", "welcomed", "escorted", "surrounded"];

/// Words that open another verb or clause: what follows is no deed of a picture.
const OTHER_VERBS: &[&str] = &[
    "also", "are", "can", "could", "did", "do", "does", "had", "has", "have", "is", "may", "might", "must", "not",
    "said", "says", "shall", "should", "that", "told", "was", "were", "which", "who", "whose", "will", "would",
];

/// Patterns, and how much each says for a caption.
struct Signs {
    patterns: RegexSet,
    weights: Vec<u32>,
}

static SIGNS: LazyLock<Signs> = LazyLock::new(|| {
    let suppliers = shape::outlets_of(&[Sort::Agency, Sort::Pictures]);
    let pictures = shape::outlets_of(&[Sort::Pictures]);
    let signs = [
        (r"^(?i:(?:image|media|photo|picture|video) ?caption\b|caption:|in pictures:|above:|below:|(?:on|in) (?:this|the) (?:\w+ ){0,5}(?:photo|picture|image|video)\b|file(?: photo| picture| image| -|:| –))".to_owned(), 3),
        (r"^(?i:pictured)\b".to_owned(), 2),
        (format!(r"(?:^|[.!?:)\]”’—–-]\s?|\()(?:{suppliers})(?: (?i:photo|pool|file|images?))*\)?\.?$"), 1),
        (format!(r"(?:^|[.!?:)\]”’—–-]\s?|\()(?:{pictures})\)?\.?$"), 2),
        (format!(r"(?:(?:{suppliers})(?: (?i:photo|pool|file|images?))?|(?i:pool|handout|photo)) ?/ ?(?:{suppliers}|{NAME})\)?\.?$"), 3),
        (format!(r"{NAME} ?/ ?(?:{suppliers})\)?\.?$"), 3),
        (r"\b(?i:(?:photo|photograph|picture|image)s?(?: by|:| credit:| courtesy))[^.]+\.?\)?$".to_owned(), 2),
        (r"\b(?i:file photo|file picture|file image|file pic|undated photo|handout photo)\b|\((?i:file)\)".to_owned(), 3),
        (r"\((?i:l|r|c|left|right|centre|center|top|bottom|front|rear|2nd [lr]|l-r|from l|pictured)\)".to_owned(), 2),
        (r"(?:, | \()(?i:(?:(?:second|third|far|2nd|3rd|top|bottom|front) (?:from )?)?(?:left|right|centre|center))[,)]".to_owned(), 2),
        (r"^(?i:from left|left to right|clockwise from|\(l-r\))|\((?i:(?:from )?l(?:eft)?[ -]to[ -]r(?:ight)?)\)".to_owned(), 3),
        (r"\b(?i:pictured)\b".to_owned(), 1),
        (r"(?:\b[A-Z]\p{L}{2,8}\.? \d{1,2},? \d{4}|\b\d{1,2} [A-Z]\p{L}{2,8},? \d{4})\b.{0,60}$".to_owned(), 1),
    ];
    let (patterns, weights): (Vec<_>, Vec<_>) = signs.into_iter().unzip();
    Signs { patterns: pattern::compile_set(&patterns), weights }
});

/// Sentences that begin like this speak of more than a picture.
static TELLING: LazyLock<Regex> = LazyLock::new(|| {
    pattern::compile(
        r#"^(?:["'“‘«]|(?i:he|she|it|they|we|i|you|this|that|these|those|there|but|and|if|when|while|as|who|what|how|why)\b)"#,
    )
});

/// Whether `block` is a caption.
pub(super) fn is_caption(block: &Block, place: Place) -> bool {
    if block.form == Form::Picture {
        return true;
    }
    if block.form == Form::Heading || block.text.len() > MAX_BYTES {
        return false;
    }
    weight(&block.text) >= place.floor()
}

fn weight(text: &str) -> u32 {
    if line::begins_small(text) || text.starts_with("- ") {
        return 0;
    }
    let signs: u32 = SIGNS.patterns.matches(Shape::of(text).signs()).iter().map(|sign| SIGNS.weights[sign]).sum();
    let open = line::words(text) >= 4 && !line::is_stopped(text) && !text.ends_with([':', ',']);
    signs + deed(text) + u32::from(open)
}

/// How much the verb of `text` says for a caption: a named person's deed more than that of a thing.
fn deed(text: &str) -> u32 {
    const WITHIN: usize = 14;
    if TELLING.is_match(text) {
        return 0;
    }
    let words: Vec<_> = text.split_whitespace().take(WITHIN).collect();
    for (at, pair) in words.windows(2).enumerate() {
        let (before, word) = (pair[0], pair[1].trim_end_matches(','));
        let next = words.get(at + 2).copied().unwrap_or_default();
        let date = next.starts_with(|ch: char| ch.is_ascii_digit());
        if date || (DEEDS_OR_THINGS.contains(&word) && !DIRECTIONS.contains(&next)) {
            continue;
        }
        let seen = matches!(before, "is" | "are") && SEEN.contains(&word);
        let many = before.ends_with('s') || before.ends_with("men") || before == "people";
        if seen || (DEEDS_OF_MANY.contains(&word) && many) {
            return 2;
        }
        if DEEDS.contains(&word) {
            return if before.starts_with(char::is_uppercase) || before.ends_with([')', ',']) { 2 } else { 1 };
        }
        if OTHER_VERBS.contains(&before) {
            return 0;
        }
    }
    0
}

/// Whether `text` says that its picture is older than the article.
pub(super) fn is_from_archive(text: &str) -> bool {
    let lower = text.to_lowercase();
    ["file", "archive", "in this "].iter().any(|word| lower.contains(word))
}

#[cfg(test)]
mod tests {
    use super::{Place, weight};

    #[test]
    fn captions() {
        for text in [
            "Minister Jane Doe (L) speaks with John Roe at the harbour in Malmo",
            "Minister Jane Doe greets John Roe in Malmo, May 12, 2014. REUTERS/Ann Poe",
            "A ship leaves the harbour. (AP Photo/Ann Poe)",
            "Jane Doe, left, and John Roe in the harbour on Monday",
            "File photo: the old harbour of Malmo",
            "FILE - In this May 3, 2012 photo, a ship burns off the coast.",
            "Jane Doe shakes hands with John Roe at the gate",
            "Dockers march through Malmo. Photograph: Ann Poe/AFP/Getty Images",
            "From left: Jane Doe, John Roe and Ann Poe",
            "Workers at the gate in Malmo on 12 May 2014. (Ann Poe/Getty Images)",
        ] {
            assert!(weight(text) >= Place::Body.floor(), "{text}: {}", weight(text));
        }
    }

    #[test]
    fn sentences_are_none() {
        for text in [
            "Senator Jane Doe (R) said on Tuesday that the harbour would close.",
            "He speaks three languages and was born on May 12, 1965.",
            "Jane Doe, pictured in Malmo, said she would leave.",
            "The minister told Reuters.",
            "The harbour talks take place every year.",
            "She left, right after the vote, for Malmo.",
            "A Harbour Co venture will make ropes in Malmo, a spokesman told Reuters.",
            "Each bond gives the right to subscribe to a share until March 31, 1989.",
            "Harbour Co said its board takes a loss for the quarter ended March 31, 1989",
            "“We stand together,” he told AFP.",
        ] {
            assert!(weight(text) < Place::Body.floor(), "{text}: {}", weight(text));
        }
    }
}
