//! Finds the phrases that can be topics and where they stand. Spellings of one phrase come together.

use std::collections::HashMap;

use crate::entity::gazetteer::{Gazetteer, Sorts};
use crate::model::{ArticleId, Mention, MentionKind, Passage, RegionKind, Span};
use crate::reading::Reading;
use crate::text::fold::fold;
use crate::text::segment::TokenKind;

/// How many words a topic has at most.
const LONGEST: usize = 4;
/// A word alone must be rarer than 2^this in a million.
const TOO_FREQUENT: u32 = 9;

/// Words after which a verb stands.
const BEFORE_VERBS: [&str; 14] =
    ["to", "will", "would", "could", "can", "should", "must", "may", "might", "not", "cannot", "I", "they", "we"];

/// What a word can do in a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// Closes a phrase, or stands inside.
    Noun,
    /// Is an office, a trade or another word for people: it stands inside only.
    Person,
    /// Stands before a noun.
    Modifier,
    /// Is no part of a phrase.
    Other,
}

/// A word of the corpus.
#[derive(Clone, Debug)]
struct Word {
    /// Without plural ending, in one spelling.
    key: String,
    part: Part,
    /// Whether it can be a topic by itself.
    alone: bool,
    /// Whether it says little.
    vague: bool,
    /// Whether a longer phrase can start with it.
    starts: bool,
    /// How much it tells: more for words that are rare elsewhere.
    weight: f32,
}

/// A phrase and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    /// In how many words it is mostly written.
    pub(super) words: usize,
    /// How much its words tell, on average.
    pub(super) weight: f32,
    /// Where it stands, in order.
    pub(super) places: Vec<Passage>,
}

/// All phrases of `readings`, by key, without the names among `mentions`.
pub(super) fn phrases(readings: &[Reading], mentions: &[Mention]) -> HashMap<String, Phrase> {
    let mut finder = Finder::default();
    let mut rest = mentions;
    for (position, reading) in readings.iter().enumerate() {
        let own = rest.partition_point(|mention| mention.article.index() <= position);
        let (names, later) = rest.split_at(own);
        finder.read(ArticleId::new(position), reading, names);
        rest = later;
    }
    finder.phrases
}

#[derive(Default)]
struct Finder {
    gazetteer: Gazetteer,
    words: HashMap<String, Word>,
    phrases: HashMap<String, Phrase>,
}

impl Finder {
    fn read(&mut self, article: ArticleId, reading: &Reading, names: &[Mention]) {
        let names = names.iter().filter(|mention| mention.kind == MentionKind::Name);
        let mut names = names.map(|mention| mention.span).peekable();
        for sentence in &reading.segments.sentences {
            let kind = reading.article.regions.get(sentence.region).map(|region| region.kind);
            if matches!(kind, Some(RegionKind::Byline | RegionKind::Credit | RegionKind::Dateline)) {
                continue;
            }
            let mut run: Vec<(Span, Word)> = Vec::new();
            let mut verb_due = false;
            for token in &reading.segments.tokens[sentence.tokens.clone()] {
                while names.next_if(|name| name.end <= token.span.start).is_some() {}
                let named = names.peek().is_some_and(|name| name.overlaps(token.span));
                let word =
                    (token.kind == TokenKind::Word && !named).then(|| self.word(reading.article.slice(token.span)));
                match word {
                    Some(word) if word.part != Part::Other && !verb_due => run.push((token.span, word)),
                    _ => self.flush(article, &mut run),
                }
                verb_due = BEFORE_VERBS.contains(&reading.article.slice(token.span));
            }
            self.flush(article, &mut run);
        }
    }

    /// Counts every phrase in a run of fitting words, and empties the run.
    fn flush(&mut self, article: ArticleId, run: &mut Vec<(Span, Word)>) {
        for end in 0..run.len() {
            for start in (end + 1).saturating_sub(LONGEST)..=end {
                if is_phrase(&run[start..=end]) {
                    self.count(article, &run[start..=end]);
                }
            }
        }
        run.clear();
    }

    fn count(&mut self, article: ArticleId, words: &[(Span, Word)]) {
        let key: String = words.iter().map(|(_, word)| word.key.as_str()).collect();
        let span = Span { start: words[0].0.start, end: words[words.len() - 1].0.end };
        let weight = words.iter().map(|(_, word)| word.weight).sum::<f32>() / small(words.len());
        let new = || Phrase { words: words.len(), weight, places: Vec::new() };
        let phrase = self.phrases.entry(key).or_insert_with(new);
        phrase.words = phrase.words.max(words.len());
        phrase.places.push(Passage { article, span });
    }

    fn word(&mut self, text: &str) -> Word {
        if let Some(word) = self.words.get(text) {
            return word.clone();
        }
        let word = describe(text, &self.gazetteer);
        self.words.insert(text.to_owned(), word.clone());
        word
    }
}

/// Whether words in a row can be a topic.
fn is_phrase(words: &[(Span, Word)]) -> bool {
    let [(_, first), .., (_, last)] = words else { return words.iter().all(|(_, word)| word.alone) };
    let telling = words.iter().any(|(_, word)| !word.vague);
    telling && last.part == Part::Noun && first.starts
}

/// A small count as a number to reckon with.
#[expect(clippy::cast_precision_loss, reason = "counts of words are small")]
pub(super) fn small(count: usize) -> f32 {
    count as f32
}

/// What a word can do, from the gazetteer and its form.
fn describe(text: &str, gazetteer: &Gazetteer) -> Word {
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
    let part = match part(text, &folded, sorts) {
        Part::Noun if person => Part::Person,
        other => other,
    };
    let starts = !folded.ends_with("est") && (!folded.ends_with("ing") || sorts.any(Sorts::NOUN));
    let plain = !text.contains('-') || single.any(Sorts::NOUN);
    let telling = frequency < TOO_FREQUENT && folded.chars().count() > 3 && !vague && !folded.ends_with("ing");
    let alone = part == Part::Noun && telling && plain;
    #[expect(clippy::cast_precision_loss, reason = "a logarithm is small")]
    let weight = (14.0 - frequency.max(5) as f32).max(1.0);
    Word { key, part, alone, vague, starts, weight }
}

fn part(text: &str, folded: &str, sorts: Sorts) -> Part {
    let never = Sorts::FUNCTION.union(Sorts::CALENDAR).union(Sorts::SPEECH).union(Sorts::STATEMENT);
    let capital = text.chars().any(char::is_uppercase);
    if sorts.any(never) || folded.len() < 2 || (capital && !sorts.any(Sorts::COMMON)) {
        return Part::Other;
    }
    let inflected = ["ly", "ed", "ing"].iter().any(|ending| folded.ends_with(ending));
    if sorts.any(Sorts::NOUN) || (!sorts.any(Sorts::COMMON) && !inflected) {
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
fn normal(folded: &str) -> String {
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
