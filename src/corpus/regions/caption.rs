//! Lines that stand under pictures.
//!
//! No sign proves a caption alone: "(R)" is a party, "pictured" a verb. Signs are weighed, and a line with enough of
//! them is a caption.

use std::sync::LazyLock;

use regex::Regex;

use super::byline::NAME;
use super::line;
use crate::corpus::draft::{Block, Form};
use crate::corpus::outlets::{self, Sort};

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

/// What people and things do in pictures: captions are in the present tense.
const DEEDS: &str = "speaks?|talks?|meets?|greets?|shakes?|arrives?|leaves?|walks?|attends?|listens?|looks?|waves?|poses?|\
    stands?|sits?|holds?|addresse?s?|gestures?|smiles?|delivers?|takes?|reacts?|welcomes?|watch(?:es)?|lays?|gives?|visits?|hugs?|kisse?s?|\
    rides?|carry|carries|prepares?|participates?|answers?|hands?|boards?|passe?s?|plays?|celebrates?|points?|makes?|\
    gathers?|marche?s?|inspects?|drives?|runs?|shows?|signs?|appears?|enters?|burns?|flies|fly|cheers?|embraces?|\
    (?:is|are) (?:seen|pictured|shown|escorted|surrounded|greeted|welcomed)";

/// A pattern, and how much it says for a caption.
static SIGNS: LazyLock<Vec<(Regex, u32)>> = LazyLock::new(|| {
    let suppliers = outlets::alternatives(&[Sort::Agency, Sort::Pictures]);
    let signs = [
        (r"^(?i:(?:image|media|photo|picture|video) ?caption|caption|in pictures|pictured|above|below|main image|(?:on|in) (?:this|the) (?:\w+ ){0,5}(?:photo|picture|image|video)|file(?: photo| picture| image| -|:| –))".to_owned(), 3),
        (format!(r"(?:^|[\s(\[|.:-])(?i:(?:photo|photograph|picture|image|credit)(?: by| credit| source|:)+ ?)?\(?(?:{suppliers})(?: ?/ ?(?:{suppliers}|{NAME}))*(?: (?i:photo|pool|file|images?))*\)?\.?$"), 2),
        (format!(r"(?:{suppliers}|(?i:pool|handout)) ?/ ?(?:{suppliers}|{NAME})\)?\.?$"), 2),
        (format!(r"{NAME} ?/ ?(?:{suppliers})\)?\.?$"), 3),
        (r"(?i)(?:photo|photograph|picture|image)s?(?: by|:| credit:| courtesy)[^.]{2,60}\.?\)?$".to_owned(), 2),
        (r"(?i)\b(?:file photo|file picture|file image|file pic|undated photo|handout photo|\(file\))".to_owned(), 3),
        (r"(?i)\((?:l|r|c|left|right|centre|center|top|bottom|front|rear|2nd [lr]|l-r|from l|pictured)\)".to_owned(), 2),
        (r"(?i)(?:, | \()(?:(?:second|third|far|2nd|3rd|top|bottom|front) (?:from )?)?(?:left|right|centre|center)[,)]".to_owned(), 2),
        (r"(?i)^(?:from left|left to right|clockwise from|\(l-r\))|\((?:from )?l(?:eft)?[ -]to[ -]r(?:ight)?\)".to_owned(), 3),
        (r"(?i)\bpictured\b".to_owned(), 1),
        (r"(?:\b[A-Z]\p{L}{2,8}\.? \d{1,2},? \d{4}|\b\d{1,2} [A-Z]\p{L}{2,8},? \d{4})\b.{0,60}$".to_owned(), 1),
    ];
    let compiled = signs.into_iter().map(|(pattern, weight)| (Regex::new(&pattern), weight));
    compiled.map(|(pattern, weight)| (pattern.expect("the patterns are compiled by the tests"), weight)).collect()
});

/// Someone with a capital, not a pronoun, does something in the first words, before any other verb is likely.
static DEED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"^(?:A |An |The |\d+ )?(?:\S+ ){{1,12}}?(?:[\p{{L}}.’'-]*[\p{{Ll}}.]|\([LRClrc]\)|\p{{L}}+,),? (?:{DEEDS})(?: |,|$)"
    ))
    .expect("the pattern is compiled by the tests")
});

/// Sentences that begin like this speak of more than a picture.
static TELLING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"^(?:["'“‘«]|(?i:he|she|it|they|we|i|you|this|that|these|those|there|but|and|if|when|while|as|who|what|how|why)\b)"#)
        .expect("the pattern is compiled by the tests")
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
    let signs: u32 = SIGNS.iter().filter(|(sign, _)| sign.is_match(text)).map(|(_, weight)| weight).sum();
    let words = line::words(text);
    let deed = words >= 5 && !TELLING.is_match(text) && DEED.is_match(text);
    let open = words >= 4 && !line::is_stopped(text) && !text.ends_with([':', ',']);
    signs + if deed { 2 } else { 0 } + u32::from(open)
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
            "“We stand together,” he told AFP.",
        ] {
            assert!(weight(text) < Place::Body.floor(), "{text}: {}", weight(text));
        }
    }
}
