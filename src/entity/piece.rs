//! The pieces that names are made of: tokens, and the parts of tokens that a hyphen joins to something else
//! (`pro-Russian`, `U.S.-led`), each with its shape and what the gazetteer knows of it.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::RangeInclusive;

use foldhash::fast::RandomState;

use crate::entity::gazetteer::table::Phrase;
use crate::entity::gazetteer::{Gazetteer, Sorts};
use crate::model::{Article, Span};
use crate::text::fold::fold;
use crate::text::segment::{Segments, Sentence, Token, TokenKind};

/// How a piece is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// `talks`
    Lower,
    /// `Sochi`, `al-Assad`, `McDonald`
    Capital,
    /// `NATO`, `U.S.`
    Capitals,
    /// `W.` or `W`
    Initial,
    /// `iPhone`, `S-300`, `G8`
    Mixed,
    /// `2015`
    Number,
    /// The `'s` of a possessive.
    Possessive,
    /// A comma, a quotation mark, a slash; also a web address.
    Mark,
}

/// A token or a part of one.
#[derive(Clone, Debug)]
pub struct Piece<'a> {
    /// Where it stands.
    pub span: Span,
    /// As it stands in the text.
    pub text: &'a str,
    /// As names are compared.
    pub folded: Cow<'a, str>,
    /// What the gazetteer knows of it by itself.
    pub sorts: Sorts,
    /// The beginning of the phrases that begin with it.
    pub phrase: Phrase,
    /// Whether a listed phrase of several words may begin with it.
    pub opens_phrase: bool,
    /// How it is written.
    pub shape: Shape,
}

impl Piece<'_> {
    /// Whether any of `sorts` is known of the piece.
    #[must_use]
    pub fn is(&self, sorts: Sorts) -> bool {
        self.sorts.any(sorts)
    }

    /// Whether it has a capital letter that could begin a name.
    #[must_use]
    pub fn is_capital(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Capitals | Shape::Mixed)
    }

    /// Whether it is a word of any kind.
    #[must_use]
    pub fn is_word(&self) -> bool {
        self.is_capital() || matches!(self.shape, Shape::Lower | Shape::Initial)
    }
}

/// Prefixes that belong to the name they are joined to.
const PARTICLE_PREFIXES: [&str; 16] =
    ["al", "el", "ul", "ur", "ad", "ar", "as", "at", "an", "az", "ash", "abd", "abu", "bin", "ben", "ibn"];

/// Prefixes of ordinary words, which a capital at the start of a sentence does not make names.
const WORD_PREFIXES: [&str; 20] = [
    "co", "anti", "pro", "vice", "ex", "non", "pre", "post", "re", "de", "un", "sub", "mid", "self", "multi", "inter",
    "counter", "semi", "neo", "over",
];

/// The pieces of `sentence`, in order.
#[must_use]
pub fn pieces<'a>(
    article: &'a Article,
    segments: &Segments,
    sentence: &Sentence,
    words: &mut Words<'a>,
) -> Vec<Piece<'a>> {
    let tokens = &segments.tokens[sentence.tokens.clone()];
    let mut pieces = Vec::with_capacity(tokens.len());
    for (at, token) in tokens.iter().enumerate() {
        if is_whole(article.slice(token.span), token) {
            pieces.push(words.piece(token.span, article.slice(token.span), token.kind));
            continue;
        }
        for span in hyphenated(article, tokens, at, words.gazetteer) {
            pieces.push(words.piece(span, article.slice(span), token.kind));
        }
    }
    pieces
}

/// For how many different words there is room from the start: those of a short article.
const ROOM: usize = 224;

/// What is known of the words of an article, each looked up once.
#[derive(Debug)]
pub struct Words<'a> {
    gazetteer: &'a Gazetteer,
    known: HashMap<&'a str, Known<'a>, RandomState>,
}

/// All of a piece but where it stands.
#[derive(Clone, Debug)]
struct Known<'a> {
    folded: Cow<'a, str>,
    sorts: Sorts,
    phrase: Phrase,
    opens_phrase: bool,
    shape: Shape,
}

impl<'a> Words<'a> {
    /// Nothing is looked up yet.
    #[must_use]
    pub fn new(gazetteer: &'a Gazetteer) -> Self {
        Self { gazetteer, known: HashMap::with_capacity_and_hasher(ROOM, RandomState::default()) }
    }

    fn piece(&mut self, span: Span, text: &'a str, kind: TokenKind) -> Piece<'a> {
        let known = match kind {
            TokenKind::Mark | TokenKind::Link => Known::mark(text),
            _ => self.known.entry(text).or_insert_with(|| Known::word(text, kind, self.gazetteer)).clone(),
        };
        let Known { folded, sorts, phrase, opens_phrase, shape } = known;
        Piece { span, text, folded, sorts, phrase, opens_phrase, shape }
    }
}

impl<'a> Known<'a> {
    fn word(text: &'a str, kind: TokenKind, gazetteer: &Gazetteer) -> Self {
        let shape = if kind == TokenKind::Possessive { Shape::Possessive } else { shape(text) };
        if shape == Shape::Mark {
            return Self::mark(text);
        }
        let folded = folded(text);
        let phrase = Phrase::EMPTY.then(&folded);
        let (sorts, goes_on) = gazetteer.find(phrase);
        // What is folded to nothing is passed over in phrases, which only a look at what follows can tell.
        let opens_phrase = goes_on || folded.is_empty();
        Self { folded, sorts: sorts.union(compound(text)), phrase, opens_phrase, shape }
    }

    /// Of marks and addresses nothing is looked up.
    fn mark(text: &str) -> Self {
        let (folded, phrase) = (Cow::Borrowed(""), Phrase::EMPTY);
        Self { folded, sorts: compound(text), phrase, opens_phrase: true, shape: Shape::Mark }
    }
}

/// [`fold`] without a copy of words that are folded as they stand.
fn folded(text: &str) -> Cow<'_, str> {
    let plain = text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    if plain { Cow::Borrowed(text) } else { Cow::Owned(fold(text)) }
}

/// What the look of a word says: `Co-operation` is an ordinary one.
fn compound(text: &str) -> Sorts {
    if is_compound(text) { Sorts::COMMON } else { Sorts::NONE }
}

/// `Co-operation`, `T-shirt`: an ordinary word with a hyphen and a capital.
fn is_compound(text: &str) -> bool {
    text.rsplit_once('-').is_some_and(|(_, last)| last.starts_with(char::is_lowercase)) && !has_prefix(text)
}

/// The parts of the word at `at` of `tokens` that a hyphen joins though each is a word of its own; the token itself where it
/// is one.
#[must_use]
pub fn hyphenated(article: &Article, tokens: &[Token], at: usize, gazetteer: &Gazetteer) -> Vec<Span> {
    let token = &tokens[at];
    let text = article.slice(token.span);
    let before = at.checked_sub(1).map_or("", |before| article.slice(tokens[before].span));
    if is_given(before, text, gazetteer) { vec![token.span] } else { parts(text, token, gazetteer) }
}

/// What is joined to the name of a place or body without being part of it: "London-based", "Soviet-era".
const JOINED: [&str; 16] = [
    "born", "led", "run", "held", "made", "era", "wide", "area", "like", "bound", "style", "type", "only", "built",
    "bred", "free",
];

/// Whether `text` is a given name of two syllables behind the family name `before`, as Koreans and Chinese are called:
/// "Kim Jong-il", "Chen Shui-bian".
#[must_use]
pub fn is_given(before: &str, text: &str, gazetteer: &Gazetteer) -> bool {
    const LENGTHS: RangeInclusive<usize> = 2..=6;
    let Some((first, second)) = text.split_once(['-', '–', '‑']) else { return false };
    let is_syllable = |part: &str| LENGTHS.contains(&part.chars().count()) && part.chars().all(char::is_alphabetic);
    let joined = second.ends_with("ed") || JOINED.contains(&second);
    let is_family = before.starts_with(char::is_uppercase) && gazetteer.sorts(&fold(before)).any(Sorts::FAMILY);
    let place = || gazetteer.sorts(&fold(first)).any(Sorts::ANY_PLACE) || stands_alone(first, gazetteer);
    is_family
        && shape(first) == Shape::Capital
        && shape(second) == Shape::Lower
        && is_syllable(first)
        && is_syllable(second)
        && !joined
        && !place()
}

/// Whether `text` is two syllables with a hyphen, the second without a capital, as given names of Koreans and Chinese are
/// written: "Jong-il", "Shui-bian", but not "Soviet-era".
#[must_use]
pub fn is_syllables(text: &str) -> bool {
    let Some((first, second)) = text.split_once(['-', '–', '‑']) else { return false };
    shape(first) == Shape::Capital
        && shape(second) == Shape::Lower
        && !JOINED.contains(&second)
        && is_syllable(&first.to_lowercase())
        && is_syllable(second)
}

/// Whether `text`, in lower case, is one syllable as Korean and Chinese are spelled: "hye", "kyung", "shui".
fn is_syllable(text: &str) -> bool {
    const ENDS: [&str; 11] = ["", "n", "ng", "k", "l", "m", "p", "t", "h", "r", "b"];
    let is_vowel = |ch: char| "aeiouy".contains(ch);
    let Some(vowel) = text.find(|ch| "aeiou".contains(ch)) else { return false };
    let (start, rest) = text.split_at(vowel);
    let end = rest.trim_start_matches(is_vowel);
    start.len() <= 3 && (2..=6).contains(&text.len()) && rest.len() - end.len() <= 3 && ENDS.contains(&end)
}

/// Whether nothing in the token can part it.
fn is_whole(text: &str, token: &Token) -> bool {
    token.kind != TokenKind::Word || !text.contains(['-', '–', '‑'])
}

/// The spans of the parts of a token. A hyphen parts a token where one side is lower case or a place or people.
fn parts(text: &str, token: &Token, gazetteer: &Gazetteer) -> Vec<Span> {
    let whole = vec![token.span];
    if is_whole(text, token) || gazetteer.sorts(&fold(text)).any(Sorts::ANY_NAME) {
        return whole;
    }
    let mut parts = Vec::new();
    let mut start = token.span.start as usize;
    for part in text.split(['-', '–', '‑']) {
        parts.push((Span::new(start, start + part.len()), part));
        let mark = text[start + part.len() - token.span.start as usize..].chars().next();
        start += part.len() + mark.map_or(0, char::len_utf8);
    }
    let first = parts.first().map(|(_, part)| part.to_lowercase()).unwrap_or_default();
    let compound =
        is_compound(text) && (WORD_PREFIXES.contains(&first.as_str()) || gazetteer.sorts(&first).any(Sorts::COMMON));
    let joined = PARTICLE_PREFIXES.contains(&first.as_str())
        || compound
        || parts.iter().any(|(_, part)| part.chars().count() < 2);
    let parted = parts.iter().any(|(_, part)| shape(part) == Shape::Lower && part.len() > 1)
        || parts.iter().filter(|(_, part)| stands_alone(part, gazetteer)).count() * 2 >= parts.len();
    if joined || !parted || parts.iter().any(|(_, part)| part.is_empty() || shape(part) == Shape::Number) {
        return whole;
    }
    parts.into_iter().map(|(span, _)| span).collect()
}

/// Whether `part` names a country, people or body by itself: "U.S.", "Russian", "EU".
fn stands_alone(part: &str, gazetteer: &Gazetteer) -> bool {
    let sorts = gazetteer.sorts(&fold(part));
    let known = sorts.any(Sorts::COUNTRY.union(Sorts::DEMONYM)) && !sorts.any(Sorts::GIVEN);
    let body = sorts.any(Sorts::ORGANISATION) && shape(part) == Shape::Capitals;
    shape(part) != Shape::Lower && (known || body)
}

/// How `text` is written.
fn shape(text: &str) -> Shape {
    if text.bytes().all(|byte| byte.is_ascii_lowercase()) && !text.is_empty() {
        return Shape::Lower;
    }
    let letters = text.chars().filter(|ch| ch.is_alphabetic()).count();
    let uppers = text.chars().filter(|ch| ch.is_uppercase()).count();
    let digits = text.chars().any(char::is_numeric);
    match (letters, uppers) {
        (0, _) if digits => Shape::Number,
        (0, _) => Shape::Mark,
        (_, 0) if text.chars().any(is_caseless) => Shape::Mixed,
        (_, 0) => Shape::Lower,
        _ if digits && text.starts_with(char::is_numeric) && uppers * 2 < letters => Shape::Number,
        _ if digits => Shape::Mixed,
        (1, 1) => Shape::Initial,
        (letters, uppers) if letters == uppers => Shape::Capitals,
        _ if text.starts_with(char::is_uppercase) || has_prefix(text) => Shape::Capital,
        _ => Shape::Mixed,
    }
}

/// A letter of a script that has no capitals.
fn is_caseless(ch: char) -> bool {
    ch.is_alphabetic() && !ch.is_lowercase() && !ch.is_uppercase()
}

/// Whether `text` is a particle joined to a capital: `al-Assad`, `d'Estaing`.
fn has_prefix(text: &str) -> bool {
    text.split_once(['-', '\'', '’', '‑'])
        .is_some_and(|(prefix, rest)| prefix.chars().count() <= 4 && rest.starts_with(char::is_uppercase))
}

/// The office that is written with these initials.
pub(crate) fn office_of_initials(text: &str) -> Option<&'static str> {
    const INITIALS: [(&str, &str); 2] = [("PM", "prime minister"), ("VP", "vice president")];
    INITIALS.into_iter().find(|(initials, _)| *initials == text).map(|(_, office)| office)
}
