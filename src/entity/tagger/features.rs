//! The features of a token, each as a row of the weight table.

use super::evidence::Evidence;
use super::field::{Field, density};
use super::word::{Case, Word};
use crate::entity::Candidate;
use crate::model::Span;

/// The weight table has two to this power rows.
pub const ROW_BITS: u32 = 18;

/// From so much confidence on, a name of the rules is counted among the surer ones.
const SURE: [f32; 3] = [0.7, 0.85, 0.95];

/// How the capitals of a sentence are to be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub enum Style {
    /// Capitals mark names.
    #[default]
    Plain,
    /// Most words have a capital: a headline.
    Headline,
    /// All is in capitals.
    Capitals,
    /// Nothing is.
    Small,
}

impl Style {
    /// How `words` are written.
    #[must_use]
    pub fn of(words: &[Word]) -> Self {
        let count = |wanted: fn(&&Word) -> bool| words.iter().filter(wanted).count();
        let letters = count(|word| word.length > 0);
        let small = count(|word| word.case == Case::Lower);
        let long_small = count(|word| word.case == Case::Lower && word.length > 3);
        let long = count(|word| word.length > 3);
        let upper = count(|word| word.case == Case::Upper);
        if letters == small && letters > 0 {
            Self::Small
        } else if letters >= 3 && upper * 3 >= letters * 2 {
            Self::Capitals
        } else if long >= 4 && long_small * 5 <= long {
            Self::Headline
        } else {
            Self::Plain
        }
    }

    /// Whether capitals mean something.
    #[must_use]
    pub fn is_cased(self) -> bool {
        self == Self::Plain
    }
}

/// A stretch of capitalised words, joined by "of" and the like, that a token lies in.
#[derive(Clone, Copy, Debug, Default)]
struct Run {
    start: u16,
    end: u16,
}

/// One sentence, ready for its features to be asked for.
#[derive(Clone, Debug, Default)]
pub struct Sentence {
    /// Its words, looked up.
    pub words: Vec<Word>,
    /// Which of them are possessive endings.
    pub possessives: Vec<bool>,
    /// How it is written.
    pub style: Style,
    /// What the article is about and how many numbers the sentence has; 0 for nothing special.
    setting: u32,
    /// What the rules take each word for; see [`Sentence::note_rules`].
    rules: Vec<u32>,
    runs: Vec<Run>,
}

impl Sentence {
    /// Forgets the last sentence.
    pub fn clear(&mut self) {
        self.words.clear();
        self.possessives.clear();
        self.runs.clear();
    }

    /// Finds the runs of capitals and the style. Call when the words are looked up.
    pub fn prepare(&mut self) {
        self.style = Style::of(&self.words);
        self.runs.clear();
        self.runs.resize(self.words.len(), Run::default());
        let mut at = 0;
        while at < self.words.len() {
            let mut end = at;
            while end < self.words.len() && self.words[end].case.is_capital() {
                end += 1;
            }
            let run = Run { start: at as u16, end: end as u16 };
            for slot in &mut self.runs[at..end] {
                *slot = run;
            }
            at = end.max(at + 1);
        }
    }

    /// Notes that the article is about `field`. Call when the words are looked up.
    pub fn set_field(&mut self, field: Field) {
        self.setting = field as u32 * 3 + density(&self.words);
    }

    /// Notes what the rules take each token of `spans` for: nothing, or the first or a later word of a name of some type,
    /// and how sure they are of it. `names` are those of the sentence.
    pub fn note_rules(&mut self, spans: impl Iterator<Item = Span>, names: &[Candidate]) {
        self.rules.clear();
        let mut names = names.iter().peekable();
        self.rules.extend(spans.map(|token| {
            while names.next_if(|name| name.span.end <= token.start).is_some() {}
            names.peek().filter(|name| name.span.start < token.end).map_or(0, |name| {
                let first = name.span.start >= token.start;
                let sure = SURE.iter().filter(|least| name.confidence >= **least).count() as u32;
                1 + u32::from(!first) + 2 * name.kind as u32 + 16 * sure
            })
        }));
    }

    /// Whether the word at `at` may be part of a name: where capitals mean something, a word without one that stands
    /// between words without one is none.
    #[must_use]
    pub fn may_name(&self, at: usize) -> bool {
        let marks = |at: usize| self.words.get(at).is_some_and(|word| word.case.is_capital() || word.digit);
        self.style != Style::Plain || marks(at.wrapping_sub(1)) || marks(at) || marks(at + 1)
    }

    /// What the rules take a word for, sure or not.
    fn rule(&self, at: usize) -> u32 {
        self.rules.get(at).map_or(0, |rule| rule % 16)
    }

    fn lower(&self, at: usize) -> u32 {
        // Sentence ends have a value that no word has.
        self.words.get(at).map_or(1, |word| word.lower)
    }

    fn shape(&self, at: usize) -> u32 {
        self.words.get(at).map_or(1, |word| word.shape)
    }

    fn cluster(&self, at: usize) -> u32 {
        self.words.get(at).map_or(0, |word| u32::from(word.cluster))
    }

    fn family(&self, at: usize) -> u32 {
        self.words.get(at).map_or(0, |word| u32::from(word.family))
    }

    fn sorts(&self, at: usize) -> u32 {
        self.words.get(at).map_or(1 << 31, |word| word.sorts)
    }
}

/// Room for the rows of any token: the templates that always have one, and three times as many for all sorts at once.
const ROOM: usize = 512;

/// The rows of one token.
#[derive(Clone, Debug)]
pub struct Rows {
    rows: [u32; ROOM],
    length: usize,
    /// Numbers the templates as they come, so that each has rows of its own.
    template: u32,
}

impl Default for Rows {
    fn default() -> Self {
        Self { rows: [0; ROOM], length: 0, template: 0 }
    }
}

impl Rows {
    /// The rows of the token at `at` of `sentence`: none where it [can be no part of a name](Sentence::may_name).
    pub fn of(&mut self, sentence: &Sentence, evidence: &Evidence, at: usize) -> &[u32] {
        (self.length, self.template) = (0, 0);
        if sentence.may_name(at) {
            words(sentence, at, self);
            forms(sentence, at, self);
            clusters(sentence, at, self);
            families(sentence, at, self);
            gazetteer(sentence, at, self);
            run(sentence, at, self);
            rules(sentence, at, self);
            document(sentence, evidence, at, self);
            setting(sentence, at, self);
        }
        &self.rows[..self.length]
    }

    fn add(&mut self, a: u32, b: u32) {
        self.template += 1;
        self.push(self.template, a, b);
    }

    /// For templates that have any number of rows.
    fn push(&mut self, template: u32, a: u32, b: u32) {
        let mut hash = u64::from(a) | u64::from(b) << 32;
        hash = (hash ^ u64::from(template).wrapping_mul(0x9e37_79b9_7f4a_7c15)).wrapping_mul(0xff51_afd7_ed55_8ccd);
        hash = (hash ^ hash >> 29).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
        self.rows[self.length % ROOM] = (hash >> (64 - ROW_BITS)) as u32;
        self.length += 1;
    }

    fn skip(&mut self, templates: u32) {
        self.template += templates;
    }
}

fn words(sentence: &Sentence, at: usize, out: &mut Rows) {
    let word = |offset: usize| sentence.lower((at + offset).wrapping_sub(3));
    let style = sentence.style as u32;
    out.add(1, style);
    out.add(sentence.words[at].exact, 0);
    for offset in 0..7 {
        out.add(word(offset), 0);
    }
    out.add(word(2), word(3));
    out.add(word(3), word(4));
    out.add(word(2), word(4));
    out.add(word(1), word(2));
    out.add(word(4), word(5));
}

fn forms(sentence: &Sentence, at: usize, out: &mut Rows) {
    let word = &sentence.words[at];
    let style = sentence.style as u32;
    let first = u32::from(at == 0) | style << 1;
    let shape = |offset: usize| sentence.shape((at + offset).wrapping_sub(1));
    out.add(word.shape, first);
    out.add(shape(0), style);
    out.add(shape(2), style);
    out.add(shape(0).wrapping_mul(31) ^ word.shape, style);
    out.add(word.shape.wrapping_mul(31) ^ shape(2), style);
    out.add((shape(0).wrapping_mul(31) ^ word.shape).wrapping_mul(31) ^ shape(2), style);
    for affix in 0..super::word::AFFIXES {
        out.add(word.prefix[affix], 0);
        out.add(word.suffix[affix], 0);
    }
    out.add(word.suffix[2], word.shape);
    out.add(sentence.lower(at.wrapping_sub(1)), word.shape);
    out.add(sentence.lower(at + 1), word.shape);
    out.add(sentence.words.get(at.wrapping_sub(1)).map_or(1, |word| word.suffix[2]), word.shape);
    out.add(sentence.words.get(at + 1).map_or(1, |word| word.suffix[2]), word.shape);
}

fn clusters(sentence: &Sentence, at: usize, out: &mut Rows) {
    let cluster = |offset: usize| sentence.cluster((at + offset).wrapping_sub(2));
    for offset in 0..5 {
        out.add(cluster(offset) >> 6, 0);
        out.add(cluster(offset) >> 2, 0);
    }
    out.add(cluster(2), 0);
    out.add(cluster(1) >> 2, cluster(2) >> 2);
    out.add(cluster(2) >> 2, cluster(3) >> 2);
    out.add(cluster(1) >> 2, sentence.words[at].shape);
    out.add(cluster(2) >> 2, sentence.words[at].shape);
    out.add(cluster(3) >> 2, sentence.words[at].shape);
}

fn rules(sentence: &Sentence, at: usize, out: &mut Rows) {
    let word = &sentence.words[at];
    let rule = |offset: usize| sentence.rule((at + offset).wrapping_sub(1));
    let sure = sentence.rules.get(at).copied().unwrap_or(0);
    out.add(sure, word.case as u32);
    out.add(rule(1), sentence.style as u32);
    out.add(rule(0) << 4 | rule(1), 0);
    out.add(rule(1) << 4 | rule(2), 0);
    out.add(rule(0) << 8 | rule(1) << 4 | rule(2), 0);
    out.add(rule(1), word.shape);
    out.add(rule(1), sentence.cluster(at) >> 6);
    out.add(rule(1), sentence.family(at) >> 6);
}

fn families(sentence: &Sentence, at: usize, out: &mut Rows) {
    let family = |offset: usize| sentence.family((at + offset).wrapping_sub(2));
    for offset in 1..4 {
        out.add(family(offset) >> 6, 0);
    }
    for offset in 0..5 {
        out.add(family(offset) >> 2, 0);
    }
    out.add(family(2), 0);
    out.add(family(1) >> 2, family(2) >> 2);
    out.add(family(2) >> 2, family(3) >> 2);
    out.add(family(1) >> 2, sentence.words[at].shape);
    out.add(family(2) >> 2, sentence.words[at].shape);
    out.add(family(3) >> 2, sentence.words[at].shape);
}

fn gazetteer(sentence: &Sentence, at: usize, out: &mut Rows) {
    let word = &sentence.words[at];
    out.add(word.sorts, word.case as u32);
    out.add(sentence.sorts(at.wrapping_sub(1)), word.case as u32);
    out.add(sentence.sorts(at + 1), word.case as u32);
    out.add(word.sorts, sentence.sorts(at + 1));
    out.add(sentence.sorts(at.wrapping_sub(1)), word.sorts);
    for (place, &sorts) in word.phrase.iter().enumerate() {
        out.template += 1;
        let template = out.template;
        if sorts != 0 {
            out.push(template, sorts, 1);
        }
        let mut rest = sorts;
        while rest != 0 {
            out.push(template, rest.trailing_zeros(), 2 + place as u32);
            rest &= rest - 1;
        }
    }
    out.template += 1;
    let template = out.template;
    for offset in 0..3 {
        let mut rest = sentence.sorts((at + offset).wrapping_sub(1));
        while rest != 0 {
            out.push(template, rest.trailing_zeros(), offset as u32);
            rest &= rest - 1;
        }
    }
}

/// What surrounds the whole run of capitals.
fn run(sentence: &Sentence, at: usize, out: &mut Rows) {
    let run = sentence.runs[at];
    if run.end == run.start || !sentence.style.is_cased() {
        out.skip(15);
        return;
    }
    let (start, end) = (usize::from(run.start), usize::from(run.end));
    let length = (end - start).min(6) as u32;
    let place = (at - start).min(4) as u32 | ((end - at).min(4) as u32) << 4;
    let last = &sentence.words[end - 1];
    out.add(sentence.lower(start.wrapping_sub(1)), 0);
    out.add(sentence.lower(end), 0);
    out.add(sentence.lower(start), place);
    out.add(last.lower, place);
    out.add(length, place);
    out.add(sentence.lower(start.wrapping_sub(1)), sentence.lower(end));
    out.add(sentence.cluster(start.wrapping_sub(1)) >> 2, place);
    out.add(sentence.cluster(end) >> 2, place);
    out.add(sentence.cluster(end - 1) >> 2, place);
    out.add(sentence.family(start.wrapping_sub(1)) >> 2, place);
    out.add(sentence.family(end) >> 2, place);
    out.add(sentence.family(end - 1) >> 2, place);
    out.add(sentence.sorts(start.wrapping_sub(1)), place);
    out.add(sentence.sorts(end), place);
    out.add(last.sorts, place);
}

fn document(sentence: &Sentence, evidence: &Evidence, at: usize, out: &mut Rows) {
    let word = &sentence.words[at];
    if word.length == 0 {
        out.skip(4);
        return;
    }
    let found = u32::from(evidence.of(word.folded.hash));
    let style = sentence.style as u32;
    let first = u32::from(at == 0);
    out.add(found & 7, word.case as u32 | first << 4 | style << 6);
    out.add(found, 0);
    out.add(found & 0x3f8, style);
    out.template += 1;
    let template = out.template;
    let mut rest = found;
    while rest != 0 {
        out.push(template, rest.trailing_zeros(), 0);
        rest &= rest - 1;
    }
}

/// What the field of the article and the numbers of the sentence make of a word.
fn setting(sentence: &Sentence, at: usize, out: &mut Rows) {
    let setting = sentence.setting;
    if setting == 0 {
        out.skip(12);
        return;
    }
    let word = &sentence.words[at];
    let (before, after) = (at.wrapping_sub(1), at + 1);
    let first = u32::from(at == 0) | (sentence.style as u32) << 1;
    out.add(setting, first);
    out.add(setting | first << 8, word.shape);
    out.add(setting, word.sorts);
    out.add(setting | 1 << 8, sentence.sorts(after));
    out.add(setting, sentence.rule(at) | (word.case as u32) << 8);
    out.add(setting, sentence.lower(before));
    out.add(setting, sentence.lower(after));
    out.add(setting, sentence.shape(before));
    out.add(setting, sentence.shape(after));
    out.add(setting, sentence.shape(before).wrapping_mul(31) ^ sentence.shape(after));
    out.add(setting, sentence.cluster(at) >> 2);
    out.add(setting, sentence.family(at) >> 2);
}
