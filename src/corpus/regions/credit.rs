//! Lines that say who supplied text or pictures, and lines that ask the reader to do something.

use std::sync::LazyLock;

use regex::{Regex, RegexSet};

use super::byline::NAME;
use crate::corpus::outlets::{self, Sort};
use crate::corpus::pattern;
use crate::corpus::shape::{self, Shape};

/// Those who supply text or pictures to others.
const SUPPLIERS: &[Sort] = &[Sort::Agency, Sort::Pictures];

/// Longer lines are no credits, in bytes.
const MAX_BYTES: usize = 400;

/// Calls to action begin like this, lower case. A line that does may be up to [`MAX_CALL`] bytes long.
const CALLS: &[&str] = &[
    "read more",
    "read also",
    "also read",
    "read next",
    "read:",
    "more:",
    "see also",
    "see more",
    "watch:",
    "watch now",
    "listen:",
    "related:",
    "related stories",
    "related articles",
    "related content",
    "related topics",
    "more on this story",
    "more from",
    "more stories",
    "recommended",
    "you may also like",
    "don't miss",
    "don’t miss",
    "sign up",
    "subscribe",
    "share this",
    "share on",
    "share with",
    "share via",
    "follow us",
    "follow @",
    "like us on",
    "click here",
    "tap here",
    "scroll down",
    "story continues",
    "article continues",
    "continue reading",
    "view comments",
    "leave a comment",
    "post a comment",
    "join the conversation",
    "join the discussion",
    "download our",
    "download the app",
    "get the app",
    "skip to",
    "back to top",
    "print this",
    "email this",
    "copy link",
    "log in",
    "sign in",
    "create an account",
    "advertisement",
    "sponsored",
    "promoted",
    "support our journalism",
    "this video is",
    "your browser",
    "please enable",
    "contact us",
    "have you got a story",
    "send us your",
    "all rights reserved",
    "terms of use",
    "privacy policy",
];
const MAX_CALL: usize = 160;

/// Calls to action that count only as a whole line, lower case.
const WORDS: &[&str] = &[
    "share",
    "tweet",
    "email",
    "e-mail",
    "print",
    "comments",
    "comment",
    "save",
    "close",
    "loading",
    "loading...",
    "ad",
    "ads",
    "video",
    "image",
    "images",
    "photos",
    "gallery",
    "image caption",
    "media caption",
    "image source",
    "facebook",
    "twitter",
    "whatsapp",
    "linkedin",
    "reddit",
    "pinterest",
    "copy",
    "newsletter",
    "newsletters",
    "topics",
    "tags",
    "advertisement",
    "more",
    "live",
    "menu",
    "search",
    "related",
    "embed",
    "transcript",
    "enlarge",
    "hide caption",
    "toggle caption",
];

/// The whole-line forms of credits.
static FORMS: LazyLock<RegexSet> = LazyLock::new(|| {
    let any = shape::outlets_of(&Sort::ALL);
    let forms = [
        // Outlets and nothing else: "Reuters", "AFP/Getty Images", "* Agence France-Presse", "(AP)".
        format!(r"^[(\[*•—–\- ]*(?i:source:? |via )?(?:{any})(?:(?: ?[/,&+|-] ?| and | with | via )(?:{any}))*[)\].* ]*$"),
        // With a photographer: "REUTERS/Jane Doe", "Jane Doe/AFP/Getty Images", "Jane Doe for Reuters".
        format!(r"^\(?(?:{NAME} ?/ ?)*(?:{any})(?: ?/ ?(?:{any}|{NAME}))+\)?$"),
        format!(r"^\(?(?:{NAME} ?/ ?)+(?:{any})\)?$"),
        format!(r"^(?:{any}) (?i:photo|image|picture|via)s?\b[^.!?]*$"),
        // Agencies without names.
        r"^[(*—–\- ]*(?i:(?:with |from |with inputs? from |with reporting from )?(?:the )?(?:news |wire )?(?:agencies|agency reports?|wire reports?|wire services?|wires))[).]*$".to_owned(),
        r"^\(?(?i:with (?:additional )?(?:inputs?|reporting|files|material|reports?) (?:from|by) ).+$".to_owned(),
        // Copyright.
        r"^(?:©|\((?i:c)\) |(?i:copyright)\b)".to_owned(),
        r"\b(?i:all rights reserved)\.?$".to_owned(),
        // "(Reporting by Jane Doe; editing by John Roe)". Nothing but names and more of the kind may follow.
        format!(
            r"^\(?(?i:(?:additional|further|other|with|original) )?(?i:reporting|writing|editing|compiled|translated|written|edited|reported|translation|graphics?|photography|produced)(?i: and (?:writing|editing|reporting))? (?i:by) {NAME}(?:[;,.]| and| in| with| at|\)|$)"
        ),
        r"^\(?(?i:additional|further|with|other) (?i:reporting|contributions|material) (?i:from) \p{Lu}".to_owned(),
        // "Jane Doe contributed to this report."
        r"^\W*\p{Lu}.*\bcontributed (?:additional )?(?:reporting|research|writing)\b[^.]*\.?\)?$".to_owned(),
        r"^\W*\p{Lu}.*\bcontributed to (?:this|the) (?:report|story|article|piece|dispatch|post)\b[^.]*\.?\)?$".to_owned(),
        r"^(?i:(?:this|the) (?:story|report|article|piece|version) (?:includes|contains|uses|was (?:produced|compiled|written|updated|first published|originally published|amended|corrected)|has been (?:updated|corrected|amended)|originally appeared|appeared))\b".to_owned(),
        // Run times of videos, with or without a source.
        r"^(?i:video[: ]+)?\d{1,2}:\d{2}(?::\d{2})?(?:\s*[-–—|·]\s*(?i:source|video|credit|duration)\b.*)?$".to_owned(),
        r"^(?i:(?:source|credit|courtesy|image source|image credit|photo credit|picture credit|video credit)s?): ?\S.*$".to_owned(),
        format!(r"^(?i:photo(?:graph)?|picture|image|video|graphic)s?(?:(?i: by| courtesy(?: of)?| credit)|:)+ ?(?:(?:{any}|{NAME})(?: ?/ ?|, | for | via |$))+$"),
        format!(r"^(?i:photo(?:graph)?|picture|image|video|graphic)s? (?:{any})$"),
    ];
    pattern::compile_set(&forms)
});

/// "CNN's Jane Doe reported from Malmo", "Jane Doe reported from Malmo and John Roe from Oslo."
static STAFF: LazyLock<Regex> = LazyLock::new(|| {
    let any = shape::outlets_of(&[Sort::Agency, Sort::Public]);
    let names = format!(r"{NAME}(?:(?:,| and|, and) {NAME})*");
    pattern::compile(&format!(
        r"^(?:(?:{any})['’]s? )?(?:(?:\p{{L}}+ )*(?i:writers?|correspondents?|reporters?|editors?|producers?) )?{names}(?:, (?:in|on) [^,.]+,)? (?:(?:also )?(?:reported|wrote|contributed)(?: this (?:story|report))? (?:from|in)\b|contributed\b).*$"
    ))
});

/// What may follow the first supplier in a credit.
static MORE_SUPPLIERS: LazyLock<Regex> = LazyLock::new(|| {
    let suppliers = shape::outlets_of(SUPPLIERS);
    pattern::compile(&format!("^(?:/(?:{suppliers}|{NAME}))*$"))
});

/// Whether the whole of `text` is a credit, a run time or a call to action.
pub(super) fn is_credit(text: &str) -> bool {
    text.len() <= MAX_BYTES && (is_call(text) || FORMS.is_match(Shape::of(text).signs()))
}

fn is_call(text: &str) -> bool {
    if text.len() > MAX_CALL {
        return false;
    }
    let lower = text.to_lowercase();
    let begins = |call: &str| {
        let rest = lower.strip_prefix(call);
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric) || call.ends_with('@'))
    };
    WORDS.contains(&lower.as_str()) || (CALLS.iter().any(|call| begins(call)) && !tells(text))
}

/// Whether `text` is a sentence that goes on after its first: people subscribe to ideas and sign up for things.
fn tells(text: &str) -> bool {
    text.split_whitespace().count() > 14 && text.ends_with('.')
}

/// Whether `text`, near the end of an article, says who of the staff worked on it.
pub(super) fn is_staff_credit(text: &str) -> bool {
    text.len() <= MAX_BYTES && STAFF.is_match(Shape::of(text).signs()) && !text.contains(" that ")
}

/// Where a credit begins that is glued to the end of `text`: a supplier's capital right behind a small letter, as when
/// two boxes of a page run together.
pub(super) fn glued_at_end(text: &str) -> Option<usize> {
    let mut before = ' ';
    let mut capitals = text.char_indices().filter(|&(_, ch)| {
        let glued = before.is_lowercase() && ch.is_uppercase();
        before = ch;
        glued
    });
    capitals.find_map(|(start, _)| {
        let (form, _) = outlets::at_start(&text[start..], SUPPLIERS)?;
        let rest = &text[start + form.len()..];
        (rest.is_empty() || MORE_SUPPLIERS.is_match(Shape::of(rest).signs())).then_some(start)
    })
}

#[cfg(test)]
mod tests {
    use super::{glued_at_end, is_credit, is_staff_credit};

    #[test]
    fn credits() {
        for text in [
            "Reuters",
            "AFP/Getty Images",
            "* Agence France-Presse",
            "(AP)",
            "— AFP",
            "REUTERS/Jane Doe",
            "Jane Doe / Reuters",
            "Jane Doe/AFP/Getty Images",
            "AFP contributed to this report.",
            "Jane Doe and John Roe contributed reporting.",
            "(Reporting by Jane Doe; editing by John Roe)",
            "Additional reporting by Jane Doe",
            "© 2014 The Harbour Post",
            "Copyright 2014. All rights reserved.",
            "02:17 - Source: CNN",
            "1:04",
            "With inputs from agencies",
            "Agencies",
            "Photo: AP",
            "Image: Jane Doe/Reuters",
            "Picture: Getty Images",
            "This story has been updated.",
            "Source: Reuters",
        ] {
            assert!(is_credit(text), "{text}");
        }
    }

    #[test]
    fn calls() {
        for text in
            ["Read more: Harbour talks fail", "Sign up to our newsletter", "ADVERTISEMENT", "Share this", "Tweet"]
        {
            assert!(is_credit(text), "{text}");
        }
    }

    #[test]
    fn sentences_are_none() {
        for text in [
            "Reuters reported that the harbour was closed.",
            "The strike contributed to a loss of two million crowns last year.",
            "Reading by lamplight is hard.",
            "Recommendations were made.",
            "Sponsored terrorism is a charge that the ministry has made against its neighbour for many long years.",
            "Share prices fell.",
            "HARBOUR ROAD STOCKS/OSLO STEEL COMPANIES",
            "VIDEO HARBOUR MALL ADDS STATION",
            "By region, Malmo contributed 34 mln to the report.",
            "Translated from Norwegian crowns at 9.5.",
            "Produced by Jane Doe the study found that ships are late.",
            "Image problems beset the port",
        ] {
            assert!(!is_credit(text), "{text}");
        }
    }

    #[test]
    fn staff_at_the_end() {
        assert!(is_staff_credit("CNN’s Jane Doe reported from Malmo and John Roe wrote in Oslo."));
        assert!(is_staff_credit("Jane Doe reported from Malmo."));
        assert!(!is_staff_credit("The ministry reported from its seat that all was well."));
    }

    #[test]
    fn glued() {
        assert_eq!(glued_at_end("A ship leaves MalmoReuters"), Some(19));
        assert_eq!(glued_at_end("A ship leaves Malmo, says Reuters"), None);
    }
}
