//! What a word can do in a topic: by the word lists and by its form.

use crate::entity::gazetteer::{Gazetteer, Sorts};
use crate::text::fold::fold;

/// A word alone must be rarer than 2^this in a million.
const TOO_FREQUENT: u32 = 9;

/// Parts of names that are written small.
const PARTICLES: [&str; 14] =
    ["van", "der", "den", "von", "de", "del", "della", "di", "da", "dos", "bin", "ibn", "le", "la"];

/// What a word can do in a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Closes a phrase, or stands inside.
    Noun,
    /// Is an office, a trade or another word for people: it stands inside only.
    Person,
    /// Stands before a noun.
    Modifier,
    /// Is no part of a phrase.
    Other,
}

/// How a word ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// As verbs do behind "he", and nouns in the plural.
    S,
    /// As participles and adverbs do.
    Inflected,
    Other,
}

/// A word of the corpus.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// Without plural ending, in one spelling.
    pub(super) key: String,
    pub(super) part: Part,
    /// Whether it can be a topic by itself where it is a noun.
    pub(super) tells: bool,
    /// Whether it says little.
    pub(super) vague: bool,
    /// Whether a longer phrase can start with it.
    pub(super) starts: bool,
    pub(super) ending: Ending,
    /// How much it tells: more for words that are rare elsewhere.
    pub(super) weight: f32,
    /// It stands about 2^this times in a million words elsewhere.
    pub(super) frequency: u32,
}

impl Word {
    /// Makes a noun of a word that usually stands before one, where it closes a phrase: "the use of chlorine".
    pub(super) fn close(&mut self) {
        if self.part == Part::Modifier && self.ending != Ending::Inflected {
            self.part = Part::Noun;
        }
    }
}

/// What a word can do, from the gazetteer and its form.
pub(super) fn describe(text: &str, gazetteer: &Gazetteer) -> Word {
    let folded = fold(text);
    let listed = gazetteer.sorts(&folded);
    let key = normal(&folded);
    let single = gazetteer.sorts(&key);
    let sorts = if listed.any(Sorts::NOUN) || listed == Sorts::NONE || single.any(Sorts::NOUN) {
        listed.union(single)
    } else {
        listed
    };
    let frequency = listed.frequency().max(single.frequency());
    let vague = sorts.union(single).any(Sorts::VAGUE);
    let person = sorts.any(Sorts::ROLE.union(Sorts::TITLE).union(Sorts::HONORIFIC)) || folded.ends_with("maker");
    let plural = || ["s", "es"].iter().any(|ending| gazetteer.sorts(&format!("{folded}{ending}")).any(Sorts::NOUN));
    let sorts = if !sorts.any(Sorts::NOUN) && plural() { sorts.union(Sorts::NOUN) } else { sorts };
    let part = match part(text, &folded, sorts) {
        Part::Noun if person => Part::Person,
        other => other,
    };
    let starts =
        !folded.ends_with("est") && !folded.ends_with("ly") && (!folded.ends_with("ing") || sorts.any(Sorts::NOUN));
    let plain = !text.contains('-') || single.any(Sorts::NOUN);
    let telling = frequency < TOO_FREQUENT
        && folded.chars().count() > 3
        && !vague
        && !folded.ends_with("ing")
        && !folded.ends_with("est");
    #[expect(clippy::cast_precision_loss, reason = "a logarithm is small")]
    let weight = (14.0 - frequency.max(5) as f32).max(1.0);
    let ending = if is_inflected(&folded) {
        Ending::Inflected
    } else if folded.ends_with('s') && !folded.ends_with("ss") {
        Ending::S
    } else {
        Ending::Other
    };
    Word { key, part, tells: telling && plain, vague, starts, ending, weight, frequency }
}

/// Whether `folded` ends as participles and adverbs do.
fn is_inflected(folded: &str) -> bool {
    ["ly", "ed", "ing"].iter().any(|ending| folded.ends_with(ending))
}

fn part(text: &str, folded: &str, sorts: Sorts) -> Part {
    let never = Sorts::FUNCTION.union(Sorts::CALENDAR).union(Sorts::SPEECH).union(Sorts::STATEMENT);
    let capital = text.chars().any(char::is_uppercase);
    let contraction = ["'d", "'ll", "n't", "'re", "'ve", "'m"].iter().any(|end| text.replace('’', "'").ends_with(end));
    if contraction
        || sorts.any(never)
        || folded.len() < 2
        || PARTICLES.contains(&folded)
        || (capital && !sorts.any(Sorts::COMMON))
    {
        return Part::Other;
    }
    if sorts.any(Sorts::NOUN) || (!sorts.any(Sorts::COMMON) && !is_inflected(folded)) {
        Part::Noun
    } else if sorts.any(Sorts::MODIFIER) {
        Part::Modifier
    } else {
        Part::Other
    }
}

/// Spellings that come together, by the ending of a word without its plural.
const SPELLINGS: [(&str, &str); 9] = [
    ("isation", "ization"),
    ("ise", "ize"),
    ("yse", "yze"),
    ("our", "or"),
    ("tre", "ter"),
    ("ence", "ense"),
    ("ogramme", "ogram"),
    ("ogue", "og"),
    ("elling", "eling"),
];

/// A folded word without plural ending and in one spelling; parts joined by hyphens run together.
pub(super) fn normal(folded: &str) -> String {
    let joined = folded.replace(' ', "");
    let single = singular(&joined);
    for (from, to) in SPELLINGS {
        if let Some(stem) = single.strip_suffix(from).filter(|stem| stem.len() > 2) {
            return format!("{stem}{to}");
        }
    }
    single
}

/// A word without its plural ending.
fn singular(word: &str) -> String {
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 2) {
        return format!("{stem}y");
    }
    let hissing = ["ches", "shes", "sses", "xes", "zes"].iter().any(|ending| word.ends_with(ending));
    if hissing {
        return word[..word.len() - 2].to_owned();
    }
    let kept = ["ss", "us", "is", "ous"].iter().any(|ending| word.ends_with(ending)) || word.len() < 4;
    if kept { word.to_owned() } else { word.strip_suffix('s').unwrap_or(word).to_owned() }
}
