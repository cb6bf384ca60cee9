//! The pieces that names are made of: tokens, and the parts of tokens that a hyphen joins to something else
//! (`pro-Russian`, `U.S.-led`), each with its shape and what the gazetteer knows of it.

use std::collections::HashMap;

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
    pub folded: String,
    /// What the gazetteer knows of it by itself.
    pub sorts: Sorts,
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
    for token in tokens {
        if is_whole(article.slice(token.span), token) {
            pieces.push(piece(article, token.span, token.kind, words));
            continue;
        }
        for span in parts(article.slice(token.span), token, words.gazetteer) {
            pieces.push(piece(article, span, token.kind, words));
        }
    }
    pieces
}

/// What the gazetteer knows of the words of an article, each looked up once.
#[derive(Debug)]
pub struct Words<'a> {
    gazetteer: &'a Gazetteer,
    known: HashMap<&'a str, (String, Sorts, bool)>,
}

impl<'a> Words<'a> {
    /// Nothing is looked up yet.
    #[must_use]
    pub fn new(gazetteer: &'a Gazetteer) -> Self {
        Self { gazetteer, known: HashMap::new() }
    }

    /// `text` folded, what is known of it, and whether a listed phrase goes on after it.
    fn look_up(&mut self, text: &'a str) -> (String, Sorts, bool) {
        let known = self.known.entry(text).or_insert_with(|| {
            let folded = fold(text);
            let (sorts, opens) = self.gazetteer.word(&folded);
            // What is folded to nothing is passed over in phrases, which only a walk can tell.
            let opens = opens || folded.is_empty();
            (folded, sorts, opens)
        });
        known.clone()
    }
}

fn piece<'a>(article: &'a Article, span: Span, kind: TokenKind, words: &mut Words<'a>) -> Piece<'a> {
    let text = article.slice(span);
    let shape = match kind {
        TokenKind::Possessive => Shape::Possessive,
        TokenKind::Mark | TokenKind::Link => Shape::Mark,
        TokenKind::Word | TokenKind::Number => shape(text),
    };
    let (folded, mut sorts, opens_phrase) =
        if shape == Shape::Mark { (String::new(), Sorts::NONE, true) } else { words.look_up(text) };
    if is_compound(text) {
        sorts = sorts.union(Sorts::COMMON);
    }
    Piece { span, text, folded, sorts, opens_phrase, shape }
}

/// `Co-operation`, `T-shirt`: an ordinary word with a hyphen and a capital.
fn is_compound(text: &str) -> bool {
    !has_prefix(text) && text.rsplit_once('-').is_some_and(|(_, last)| last.starts_with(char::is_lowercase))
}

/// The parts of the word `token` that a hyphen joins though each is a word of its own; the token itself where it is one.
#[must_use]
pub fn hyphenated(article: &Article, token: &Token, gazetteer: &Gazetteer) -> Vec<Span> {
    parts(article.slice(token.span), token, gazetteer)
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
