//! Where a sentence ends among the tokens of a line.

use super::{Token, TokenKind};

/// Words that a full stop may follow inside a sentence, in lower case.
const ABBREVIATIONS: [&str; 73] = [
    "adm", "apr", "assn", "asst", "atty", "aug", "ave", "blvd", "brig", "bros", "capt", "cllr", "cmdr", "co", "col",
    "corp", "cpl", "dec", "dept", "det", "dr", "ens", "est", "feb", "fig", "fr", "gen", "gov", "hon", "inc", "insp",
    "jan", "jr", "jul", "jun", "lt", "ltd", "maj", "mar", "messrs", "mgr", "mlle", "mme", "mr", "mrs", "ms", "msgr",
    "mt", "mx", "no", "nos", "nov", "oct", "op", "pfc", "pp", "prof", "pvt", "rep", "reps", "rev", "revd", "sen",
    "sens", "sep", "sept", "sgt", "sr", "st", "supt", "ven", "vol", "vs",
];

/// Abbreviations that often end a sentence too: they do so before a word that usually starts one.
const FINAL_ABBREVIATIONS: [&str; 10] = ["co", "corp", "inc", "jr", "ltd", "sr", "bros", "assn", "dept", "est"];

/// Words that, with a capital after an abbreviation, start a new sentence.
const STARTERS: [&str; 48] = [
    "a",
    "after",
    "although",
    "an",
    "and",
    "as",
    "at",
    "both",
    "but",
    "by",
    "during",
    "earlier",
    "for",
    "from",
    "he",
    "her",
    "his",
    "however",
    "i",
    "if",
    "in",
    "it",
    "its",
    "last",
    "later",
    "many",
    "meanwhile",
    "no",
    "on",
    "one",
    "she",
    "since",
    "so",
    "some",
    "that",
    "the",
    "their",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "to",
    "we",
    "when",
    "while",
    "with",
];

/// How many of `tokens`, a line's rest, its first sentence takes: all of them if none ends earlier.
pub(super) fn length(line: &str, tokens: &[Token]) -> usize {
    let mut at = 0;
    while at < tokens.len() {
        if !is_stop(line, &tokens[at]) {
            at += 1;
            continue;
        }
        let end = end_of_marks(line, tokens, at);
        if ends_sentence(line, tokens, at, end) {
            return end;
        }
        at = end;
    }
    tokens.len()
}

/// Whether a sentence can end with `token`: a full stop, or a word that holds one.
fn is_stop(line: &str, token: &Token) -> bool {
    let text = &line[token.span.range()];
    match token.kind {
        TokenKind::Mark => is_terminator(text),
        TokenKind::Word => text.ends_with('.'),
        TokenKind::Number | TokenKind::Possessive | TokenKind::Link => false,
    }
}

/// One past the last of the stops and closing marks that go along with the stop at `at`.
fn end_of_marks(line: &str, tokens: &[Token], at: usize) -> usize {
    let mut end = at + 1;
    while tokens.get(end).is_some_and(|next| goes_along(line, tokens, end, next)) {
        end += 1;
    }
    end
}

/// Whether the stop at `at`, with what goes along up to `end`, ends its sentence.
fn ends_sentence(line: &str, tokens: &[Token], at: usize, end: usize) -> bool {
    let Some(next) = tokens.get(end) else { return true };
    let text = &line[tokens[at].span.range()];
    let is_parted = next.span.start > tokens[end - 1].span.end || is_wide_terminator(text);
    let ends = if tokens[at].kind == TokenKind::Word {
        is_starter(line, tokens, end)
    } else {
        text != "." || end > at + 1 || at == 0 || ends_with_stop(line, tokens, at)
    };
    is_parted && ends && may_start(line, tokens, end)
}

/// Whether a plain full stop at `at` ends the sentence, as against an abbreviation.
fn ends_with_stop(line: &str, tokens: &[Token], at: usize) -> bool {
    let before = &tokens[at - 1];
    if before.span.end != tokens[at].span.start {
        return true;
    }
    let word = line[before.span.range()].to_lowercase();
    if word == "no" {
        // "No. 10" is a number; "They said no." is not.
        return tokens.get(at + 1).is_none_or(|next| next.kind != TokenKind::Number);
    }
    if FINAL_ABBREVIATIONS.contains(&word.as_str()) {
        return is_starter(line, tokens, at + 1);
    }
    !ABBREVIATIONS.contains(&word.as_str()) || !line[before.span.range()].starts_with(char::is_uppercase)
}

fn is_terminator(mark: &str) -> bool {
    matches!(mark, "." | "!" | "?" | "…" | "。" | "！" | "？" | "؟" | "।")
}

fn is_wide_terminator(mark: &str) -> bool {
    matches!(mark, "。" | "！" | "？")
}

/// Whether `next` is a further stop, or a closing mark that clings to what stands before it.
fn goes_along(line: &str, tokens: &[Token], at: usize, next: &Token) -> bool {
    let text = &line[next.span.range()];
    let clings = next.span.start == tokens[at - 1].span.end;
    clings && (is_terminator(text) || matches!(text, "”" | "’" | "»" | "\"" | "'" | ")" | "]" | "」" | "』"))
}

/// Whether a sentence may start at token `at`: with a capital, a digit, an opening mark or a script without case.
fn may_start(line: &str, tokens: &[Token], at: usize) -> bool {
    let Some(first) = line[tokens[at].span.start as usize..].chars().next() else { return false };
    match tokens[at].kind {
        TokenKind::Word => !first.is_lowercase(),
        TokenKind::Number | TokenKind::Link => true,
        TokenKind::Possessive => false,
        TokenKind::Mark => !matches!(first, ',' | ';' | ':' | '-' | '–' | '—' | ')' | '%' | '/'),
    }
}

/// Whether the word at `at` (behind an opening quotation mark, if there is one) usually starts a sentence.
fn is_starter(line: &str, tokens: &[Token], at: usize) -> bool {
    let is_quote = |token: &&Token| matches!(&line[token.span.range()], "“" | "\"" | "‘" | "'" | "«");
    let Some(next) = tokens.get(at) else { return true };
    if is_quote(&next) {
        return true;
    }
    let word = &line[next.span.range()];
    word.starts_with(char::is_uppercase) && STARTERS.contains(&word.to_lowercase().as_str())
}
