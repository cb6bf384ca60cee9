//! Finds the phrases of an article that can be topics and where they stand. Spellings of one phrase come together.

use std::collections::HashMap;

use super::word::{Ending, Part, Word, describe};
use crate::entity::gazetteer::{Gazetteer, Sorts};
use crate::model::{RegionKind, Span};
use crate::reading::Reading;
use crate::text::fold::fold;
use crate::text::segment::TokenKind;

/// How many words a topic has at most.
const LONGEST: usize = 4;
/// Words after which a verb stands.
const BEFORE_VERBS: [&str; 22] = [
    "to", "will", "would", "could", "can", "should", "must", "may", "might", "not", "cannot", "I", "they", "we", "he",
    "she", "it", "you", "who", "They", "He", "She",
];

/// Words before which a noun phrase does not end, but a verb can.
const BEHIND_VERBS: [&str; 26] = [
    "a", "an", "the", "this", "that", "his", "her", "its", "their", "our", "my", "your", "it", "him", "them", "us",
    "me", "up", "down", "out", "off", "away", "back", "no", "how", "what",
];

/// Words behind which a noun stands, with nothing but adjectives between.
const FIRM: [&str; 44] = [
    "a", "an", "the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your", "of", "for",
    "in", "on", "with", "by", "from", "at", "into", "over", "under", "about", "between", "against", "no", "any",
    "some", "each", "every", "two", "three", "several", "without", "through", "during", "after", "before", "'s", "’s",
    "s",
];

/// Prepositions that turn two nouns round: "supply of gas", "ban on imports".
const PREPOSITIONS: [&str; 5] = ["of", "on", "for", "in", "against"];

/// What joins words before the noun that they share: "economic and military aid".
const JOINING: [&str; 4] = ["and", "or", ",", "-"];

/// What stands for a name behind words: a noun that they may belong to.
const A_NAME: &str = "Name";

const ARTICLES: [&str; 3] = ["the", "a", "an"];

/// A phrase of one article and where it stands there.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    /// Its words, each without plural ending and in one spelling, run together.
    pub(super) key: String,
    /// Its words.
    pub(super) keys: Vec<String>,
    /// In how many words it is mostly written.
    pub(super) words: usize,
    /// How much its words tell, on average.
    pub(super) weight: f32,
    /// Its rarest word stands about 2^this times in a million words elsewhere.
    pub(super) frequency: u32,
    /// How often it stands where a noun must: behind an article, a preposition or an adjective.
    pub(super) firm: usize,
    /// Where it stands, in order.
    pub(super) places: Vec<Span>,
}

/// All phrases of one article.
#[derive(Clone, Debug, Default)]
pub(super) struct Phrases {
    /// In the order in which they come, each once.
    pub(super) phrases: Vec<Phrase>,
    /// Phrases that are written the other way round, by the key that they would have: "supply of gas" by "gas supply".
    pub(super) turned: Vec<(String, Span)>,
    /// How many words the text has.
    pub(super) tokens: usize,
}

/// The phrases of `reading` without the `names` in it, which are in order. `words` are known from other articles.
pub(super) fn phrases(words: &mut Words, reading: &Reading, names: &[Span]) -> Phrases {
    let mut finder = Finder { words, positions: HashMap::new(), found: Phrases::default() };
    finder.read(reading, names);
    finder.found
}

/// What can be said of words.
#[derive(Debug, Default)]
pub(super) struct Words {
    gazetteer: Gazetteer,
    known: HashMap<String, Word>,
}

impl Words {
    fn word(&mut self, text: &str) -> Word {
        if let Some(word) = self.known.get(text) {
            return word.clone();
        }
        let word = describe(text, &self.gazetteer);
        self.known.insert(text.to_owned(), word.clone());
        word
    }
}

struct Finder<'a> {
    words: &'a mut Words,
    /// Where the phrase of a key is.
    positions: HashMap<String, usize>,
    found: Phrases,
}

/// Fitting words in a row.
#[derive(Default)]
struct Run<'a> {
    /// The word before them.
    before: &'a str,
    words: Vec<(Span, Word)>,
    /// The noun that a preposition parts from them.
    head: Option<(Span, Word)>,
}

impl Finder<'_> {
    fn read(&mut self, reading: &Reading, names: &[Span]) {
        let mut names = names.iter().peekable();
        for sentence in &reading.segments.sentences {
            let kind = reading.article.regions.get(sentence.region).map(|region| region.kind);
            if matches!(kind, Some(RegionKind::Byline | RegionKind::Credit | RegionKind::Dateline)) {
                continue;
            }
            let mut run = Run::default();
            let mut before = "";
            for token in &reading.segments.tokens[sentence.tokens.clone()] {
                while names.next_if(|name| name.end <= token.span.start).is_some() {}
                let named = names.peek().is_some_and(|name| name.overlaps(token.span));
                let word = (token.kind == TokenKind::Word && !named)
                    .then(|| self.words.word(reading.article.slice(token.span)));
                let text = reading.article.slice(token.span);
                match word {
                    Some(word) if word.part != Part::Other && !BEFORE_VERBS.contains(&before) => {
                        if run.words.is_empty() {
                            run.before = before;
                        }
                        run.words.push((token.span, word));
                    }
                    _ => self.flush(&mut run, if named { A_NAME } else { text }),
                }
                self.found.tokens += 1;
                before = text;
            }
            self.flush(&mut run, "");
        }
    }

    /// Counts every phrase in a run of fitting words that ends before the word `after`, and empties the run.
    fn flush(&mut self, run: &mut Run, after: &str) {
        if run.words.is_empty() {
            // An article may stand between a noun, its preposition and another noun.
            if !ARTICLES.contains(&after) {
                run.head = None;
            }
            return;
        }
        if run.words.last().is_some_and(|(_, word)| is_verb(word, run, after)) {
            run.words.pop();
        }
        let is_firm = FIRM.contains(&run.before.to_lowercase().as_str());
        let mut words = std::mem::take(&mut run.words);
        if (is_firm || words.len() > 1) && self.ends_phrase(after) {
            words.iter_mut().last().into_iter().for_each(|(_, word)| word.close());
        }
        for end in 0..words.len() {
            for start in (end + 1).saturating_sub(LONGEST)..=end {
                if is_phrase(&words[start..=end]) {
                    self.count(&words[start..=end], is_firm || start > 0);
                }
            }
        }
        self.turn(run.head.take(), &words);
        let last = words.last().filter(|(_, word)| word.part == Part::Noun && PREPOSITIONS.contains(&after));
        run.head = last.cloned();
    }

    /// Whether no noun can stand behind `after` that belongs to the words before it.
    fn ends_phrase(&self, after: &str) -> bool {
        let is_word = after.starts_with(char::is_alphanumeric);
        !JOINING.contains(&after) && (!is_word || self.words.gazetteer.sorts(&fold(after)).any(Sorts::FUNCTION))
    }

    /// Notes that the noun `head`, a preposition and `words` say what `words` and `head` would: "supply of gas".
    fn turn(&mut self, head: Option<(Span, Word)>, words: &[(Span, Word)]) {
        let Some(((span, head), (end, _))) = head.zip(words.last()) else { return };
        let key = words.iter().map(|(_, word)| word.key.as_str()).chain([head.key.as_str()]).collect();
        self.found.turned.push((key, Span { start: span.start, end: end.end }));
    }

    fn count(&mut self, words: &[(Span, Word)], is_firm: bool) {
        let key: String = words.iter().map(|(_, word)| word.key.as_str()).collect();
        let at = self.positions.get(&key).copied().unwrap_or_else(|| self.add(key, words));
        let phrase = &mut self.found.phrases[at];
        phrase.words = phrase.words.max(words.len());
        phrase.firm += usize::from(is_firm);
        phrase.places.push(Span { start: words[0].0.start, end: words[words.len() - 1].0.end });
    }

    /// Adds a phrase that stands nowhere yet; its position.
    fn add(&mut self, key: String, words: &[(Span, Word)]) -> usize {
        let at = self.found.phrases.len();
        self.positions.insert(key.clone(), at);
        self.found.phrases.push(Phrase {
            key,
            keys: words.iter().map(|(_, word)| word.key.clone()).collect(),
            words: words.len(),
            weight: words.iter().map(|(_, word)| word.weight).sum::<f32>() / small(words.len()),
            frequency: words.iter().map(|(_, word)| word.frequency).min().unwrap_or(0),
            firm: 0,
            places: Vec::new(),
        });
        at
    }
}

/// Whether `word`, the last of `run`, is a verb: it ends as one and what comes `after` it stands behind verbs.
fn is_verb(word: &Word, run: &Run, after: &str) -> bool {
    let is_behind_noun = run.words.len() > 1 || !FIRM.contains(&run.before.to_lowercase().as_str());
    word.ending == Ending::S && is_behind_noun && BEHIND_VERBS.contains(&after)
}

/// Whether words in a row can be a topic.
fn is_phrase(words: &[(Span, Word)]) -> bool {
    let [(_, first), .., (_, last)] = words else {
        return words.iter().all(|(_, word)| word.part == Part::Noun && word.tells);
    };
    let telling = words.iter().any(|(_, word)| !word.vague);
    telling && last.part == Part::Noun && first.starts
}

/// A small count as a number to reckon with.
#[expect(clippy::cast_precision_loss, reason = "counts of words are small")]
pub(super) fn small(count: usize) -> f32 {
    count as f32
}
