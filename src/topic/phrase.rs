//! Finds the phrases that can be topics and where they stand. Spellings of one phrase come together.

use std::collections::HashMap;

use super::word::{Ending, Part, Word, describe};
use crate::entity::gazetteer::{Gazetteer, Sorts};
use crate::model::{ArticleId, Mention, MentionKind, Passage, RegionKind, Span};
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

/// A phrase and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    /// Its words, each without plural ending and in one spelling.
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
    pub(super) places: Vec<Passage>,
}

/// All phrases of a corpus.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    /// By key: the keys of the words, run together.
    pub(super) by_key: HashMap<String, Phrase>,
    /// How many words the texts have.
    pub(super) tokens: usize,
}

/// All phrases of `readings`, by key, without the names among `mentions`.
pub(super) fn phrases(readings: &[Reading], mentions: &[Mention]) -> Phrases {
    let mut finder = Finder::default();
    let mut rest = mentions;
    for (position, reading) in readings.iter().enumerate() {
        let own = rest.partition_point(|mention| mention.article.index() <= position);
        let (names, later) = rest.split_at(own);
        finder.read(ArticleId::new(position), reading, names);
        rest = later;
    }
    finder.finish()
}

#[derive(Default)]
struct Finder {
    gazetteer: Gazetteer,
    words: HashMap<String, Word>,
    phrases: HashMap<String, Phrase>,
    /// Phrases that are written the other way round, by the key that they would have: "supply of gas" by "gas supply".
    turned: Vec<(String, Passage)>,
    tokens: usize,
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

impl Finder {
    /// All phrases, those included that are written the other way round.
    fn finish(mut self) -> Phrases {
        for (key, place) in std::mem::take(&mut self.turned) {
            if let Some(phrase) = self.phrases.get_mut(&key) {
                phrase.places.push(place);
            }
        }
        for phrase in self.phrases.values_mut() {
            phrase.places.sort_unstable();
        }
        Phrases { by_key: self.phrases, tokens: self.tokens }
    }

    fn read(&mut self, article: ArticleId, reading: &Reading, names: &[Mention]) {
        let names = names.iter().filter(|mention| mention.kind == MentionKind::Name);
        let mut names = names.map(|mention| mention.span).peekable();
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
                let word =
                    (token.kind == TokenKind::Word && !named).then(|| self.word(reading.article.slice(token.span)));
                let text = reading.article.slice(token.span);
                match word {
                    Some(word) if word.part != Part::Other && !BEFORE_VERBS.contains(&before) => {
                        if run.words.is_empty() {
                            run.before = before;
                        }
                        run.words.push((token.span, word));
                    }
                    _ => self.flush(article, &mut run, if named { A_NAME } else { text }),
                }
                self.tokens += 1;
                before = text;
            }
            self.flush(article, &mut run, "");
        }
    }

    /// Counts every phrase in a run of fitting words that ends before the word `after`, and empties the run.
    fn flush(&mut self, article: ArticleId, run: &mut Run, after: &str) {
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
                    self.count(article, &words[start..=end], is_firm || start > 0);
                }
            }
        }
        self.turn(article, run.head.take(), &words);
        let last = words.last().filter(|(_, word)| word.part == Part::Noun && PREPOSITIONS.contains(&after));
        run.head = last.cloned();
    }

    /// Whether no noun can stand behind `after` that belongs to the words before it.
    fn ends_phrase(&self, after: &str) -> bool {
        let is_word = after.starts_with(char::is_alphanumeric);
        !JOINING.contains(&after) && (!is_word || self.gazetteer.sorts(&fold(after)).any(Sorts::FUNCTION))
    }

    /// Notes that the noun `head`, a preposition and `words` say what `words` and `head` would: "supply of gas".
    fn turn(&mut self, article: ArticleId, head: Option<(Span, Word)>, words: &[(Span, Word)]) {
        let Some(((span, head), (end, _))) = head.zip(words.last()) else { return };
        let key = words.iter().map(|(_, word)| word.key.as_str()).chain([head.key.as_str()]).collect();
        self.turned.push((key, Passage { article, span: Span { start: span.start, end: end.end } }));
    }

    fn count(&mut self, article: ArticleId, words: &[(Span, Word)], is_firm: bool) {
        let key: String = words.iter().map(|(_, word)| word.key.as_str()).collect();
        let span = Span { start: words[0].0.start, end: words[words.len() - 1].0.end };
        let weight = words.iter().map(|(_, word)| word.weight).sum::<f32>() / small(words.len());
        let phrase = self.phrases.entry(key).or_insert_with(|| Phrase {
            keys: words.iter().map(|(_, word)| word.key.clone()).collect(),
            words: words.len(),
            weight,
            frequency: words.iter().map(|(_, word)| word.frequency).min().unwrap_or(0),
            firm: 0,
            places: Vec::new(),
        });
        phrase.words = phrase.words.max(words.len());
        phrase.firm += usize::from(is_firm);
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
