//! One line to tokens.

use unicode_normalization::char::is_combining_mark;

use super::{Token, TokenKind};
use crate::model::Span;

/// How web addresses start.
const WEB: [&str; 3] = ["http://", "https://", "www."];

/// Marks that may stand before an address without a space.
const OPENING: [char; 9] = ['(', '[', '{', '‘', '\'', '«', '—', '–', '*'];

/// The tokens of `line`, which cover all of it but white space.
pub(super) fn tokens(line: &str) -> Vec<Token> {
    let mut lexer = Lexer { line, at: 0, chunk_end: 0, open_quotes: 0, tokens: Vec::with_capacity(line.len() / 5) };
    while lexer.at < line.len() {
        lexer.step();
    }
    lexer.tokens
}

struct Lexer<'a> {
    line: &'a str,
    at: usize,
    /// Up to where a mail address was looked for.
    chunk_end: usize,
    /// How many single quotation marks wait for their partner.
    open_quotes: u32,
    tokens: Vec<Token>,
}

impl Lexer<'_> {
    /// Takes one token or one white space.
    fn step(&mut self) {
        let rest = &self.line[self.at..];
        let Some(first) = rest.chars().next() else { return };
        if first.is_whitespace() {
            self.at += first.len_utf8();
        } else if let Some(length) = self.link_length() {
            self.take(length, TokenKind::Link);
        } else if is_letter(first) {
            let length = word_length(rest);
            self.take(length, TokenKind::Word);
        } else if first.is_numeric() {
            let length = self.list_number_length(rest).unwrap_or_else(|| word_length(rest));
            self.take(length, TokenKind::Number);
        } else if let Some(length) = self.possessive_length(rest) {
            self.take(length, TokenKind::Possessive);
        } else {
            self.note_quote(first);
            self.take(first.len_utf8(), TokenKind::Mark);
        }
    }

    /// The length of the address that starts here. A mail address is looked for once in a chunk, behind its opening
    /// marks, since nothing but its end tells it from a word.
    fn link_length(&mut self) -> Option<usize> {
        let rest = &self.line[self.at..];
        let chunk = || &rest[..rest.find(ends_address).unwrap_or(rest.len())];
        if rest.starts_with(['h', 'w']) && WEB.iter().any(|start| rest.starts_with(start)) {
            return web_length(chunk());
        }
        if self.at < self.chunk_end || rest.starts_with(|ch: char| ends_address(ch) || OPENING.contains(&ch)) {
            return None;
        }
        let chunk = chunk();
        self.chunk_end = self.at + chunk.len();
        let chunk = without_end(chunk);
        is_mail(chunk).then_some(chunk.len())
    }

    /// The length of a number that a list ties to a name with a hyphen, as in a team of "1-Doe; 2-Roe, 5-Poe", or in a result,
    /// "2-Anna Doe beat 7-Eva Roe".
    fn list_number_length(&self, rest: &str) -> Option<usize> {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let name =
            rest.get(digits..).filter(|_| (1..=2).contains(&digits))?.strip_prefix(['-', '\u{2010}', '\u{2011}'])?;
        let mut letters = name.chars();
        if !letters.next()?.is_uppercase() || !letters.next()?.is_lowercase() {
            return None;
        }
        let before = self.line[..self.at].trim_end();
        let is_listed = before.ends_with([',', ';', ':', '(']);
        (is_listed || is_result(before, name)).then_some(digits)
    }

    fn take(&mut self, length: usize, kind: TokenKind) {
        self.tokens.push(Token { span: Span::new(self.at, self.at + length), kind });
        self.at += length;
    }

    /// The length of a possessive ending, if `rest` starts with one right after a word.
    fn possessive_length(&self, rest: &str) -> Option<usize> {
        let last = self.tokens.last().filter(|last| last.span.end as usize == self.at)?;
        if !matches!(last.kind, TokenKind::Word | TokenKind::Number) {
            return None;
        }
        let mut chars = rest.chars();
        let mark = chars.next().filter(|ch| is_apostrophe(*ch))?.len_utf8();
        if matches!(chars.next(), Some('s' | 'S')) && !chars.next().is_some_and(is_letter_or_digit) {
            return Some(mark + 1);
        }
        let is_plural = self.line[..self.at].ends_with(['s', 'S']);
        let is_followed_by_word = rest[mark..].trim_start().starts_with(is_letter) && rest[mark..].starts_with(' ');
        (is_plural && is_followed_by_word && self.open_quotes == 0).then_some(mark)
    }

    fn note_quote(&mut self, mark: char) {
        let opens = mark == '‘' || (mark == '\'' && !self.line[..self.at].ends_with(|ch: char| !ch.is_whitespace()));
        if opens {
            self.open_quotes += 1;
        } else if is_apostrophe(mark) {
            self.open_quotes = self.open_quotes.saturating_sub(1);
        }
    }
}

/// Whether a seeded player stands between `before` and `name`, the rest of the line: "2-Anna Doe beat 7-Eva Roe".
fn is_result(before: &str, name: &str) -> bool {
    const VERSUS: [&str; 7] = [" v", " v.", " vs", " vs.", " beat", " bt", " def."];
    /// How many bytes the first word of a name has at most.
    const LONGEST: usize = 32;
    let space = name.bytes().take(LONGEST).position(|byte| byte == b' ');
    let is_full = space.is_some_and(|at| name[at + 1..].starts_with(char::is_uppercase));
    let meets =
        |rest: &str| VERSUS.iter().any(|versus| rest.split_once(versus).is_some_and(|(_, rest)| rest.starts_with(' ')));
    is_full && (VERSUS.iter().any(|versus| before.ends_with(versus)) || before.is_empty() && meets(name))
}

fn is_letter(ch: char) -> bool {
    if ch.is_ascii() { ch.is_ascii_alphabetic() || ch == '_' } else { ch.is_alphabetic() || is_combining_mark(ch) }
}

fn is_letter_or_digit(ch: char) -> bool {
    is_letter(ch) || ch.is_numeric()
}

fn is_apostrophe(ch: char) -> bool {
    matches!(ch, '\'' | '’' | 'ʼ')
}

/// The length of the word or number that `text` starts with.
fn word_length(text: &str) -> usize {
    let mut end = run_length(text);
    while let Some(joint) = joint_length(&text[..end], &text[end..]) {
        end += joint;
        end += run_length(&text[end..]);
    }
    if text[end..].starts_with('.') && ends_with_initial(&text[..end]) && takes_final_dot(text, end) {
        end + 1
    } else {
        end
    }
}

/// The length of the letters and digits that `text` starts with.
fn run_length(text: &str) -> usize {
    // Most are ASCII, which needs no decoding.
    let plain = text.bytes().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(text.len());
    let rest = &text.as_bytes()[plain..];
    if rest.first().is_none_or(|byte| byte.is_ascii() && *byte != b'_') {
        return plain;
    }
    plain + text[plain..].find(|ch| !is_letter_or_digit(ch)).unwrap_or(text.len() - plain)
}

/// The length of the mark that joins `word` to what follows it, if one does.
fn joint_length(word: &str, rest: &str) -> Option<usize> {
    if rest.starts_with(' ') {
        return None;
    }
    let mut chars = rest.chars();
    let mark = chars.next()?;
    let dotted_hyphen = mark == '.' && matches!(chars.clone().next(), Some('-' | '‑'));
    if dotted_hyphen && ends_with_initial(word) && word.contains('.') {
        let after = chars.as_str().trim_start_matches(['-', '‑']);
        return after.starts_with(is_letter_or_digit).then(|| rest.len() - after.len());
    }
    let next = chars.next().filter(|ch| is_letter_or_digit(*ch))?;
    let is_number = word.ends_with(char::is_numeric);
    let joins = match mark {
        '-' | '\u{2010}' | '\u{2011}' => true,
        '.' => (ends_with_initial(word) && is_letter(next)) || (is_number && next.is_numeric()),
        ',' | ':' => is_number && next.is_numeric(),
        '&' => word.chars().all(char::is_uppercase) && next.is_uppercase(),
        _ if is_apostrophe(mark) => is_letter(next) && !is_possessive(rest, mark),
        _ => false,
    };
    joins.then_some(mark.len_utf8())
}

/// Whether `rest`, which starts with an apostrophe, is a possessive ending.
fn is_possessive(rest: &str, mark: char) -> bool {
    let mut chars = rest[mark.len_utf8()..].chars();
    matches!(chars.next(), Some('s' | 'S')) && !chars.next().is_some_and(is_letter_or_digit)
}

/// Whether `word` ends with a single letter that stands alone or behind a dot: `U`, `U.S`, `e.g`.
fn ends_with_initial(word: &str) -> bool {
    let mut chars = word.chars().rev();
    chars.next().is_some_and(char::is_alphabetic) && matches!(chars.next(), None | Some('.' | '-'))
}

/// Whether the dot at `end` belongs to the word: it does in `U.S.` and `e.g.`, and after a capital that is not `I`.
fn takes_final_dot(text: &str, end: usize) -> bool {
    let word = &text[..end];
    word.contains('.')
        || (word != "I" && word.starts_with(char::is_uppercase) && text[end + 1..].starts_with([' ', '\u{a0}']))
}

/// Whether `ch` ends an address.
fn ends_address(ch: char) -> bool {
    ch.is_whitespace() || matches!(ch, '<' | '>' | '"' | '“' | '”')
}

/// The length of the web address that `chunk` starts with.
fn web_length(chunk: &str) -> Option<usize> {
    let chunk = without_end(chunk);
    WEB.iter().any(|start| chunk.len() > start.len() && chunk.starts_with(start)).then_some(chunk.len())
}

/// `chunk` without the marks that end a sentence.
fn without_end(chunk: &str) -> &str {
    chunk.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '’'])
}

fn is_mail(chunk: &str) -> bool {
    let Some((name, host)) = chunk.split_once('@') else { return false };
    let plain = |part: &str| part.chars().all(|ch| ch.is_ascii_alphanumeric() || matches!(ch, '.' | '-' | '_' | '+'));
    !name.is_empty() && plain(name) && plain(host) && host.contains('.') && !host.starts_with('.')
}
