//! Makes text from outside safe to measure and draw.
//!
//! Removed is whatever a terminal could obey, and whatever makes it show something other than what is stored: escape
//! sequences, controls, bidi controls, invisible letters. Nothing visible is ever removed, but for combining marks
//! stacked higher than any script needs.

use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;

/// More combining marks than this on one letter are dropped: no orthography needs them, and they would pile up over
/// neighbouring rows.
const MAX_MARKS: usize = 8;

/// `text` without anything that a terminal could obey or that would make it show what is not there: escape sequences,
/// C0 and C1 controls other than `\n` and `\t`, bidi controls, zero-width and tag characters. Every kind of line end
/// becomes `\n`. Clean text is borrowed.
#[must_use]
pub fn sanitise(text: &str) -> Cow<'_, str> {
    if is_clean(text) { Cow::Borrowed(text) } else { Cow::Owned(clean(text)) }
}

/// [`sanitise`] for what is shown on one line: line ends and tabs become spaces, outer white space goes.
#[must_use]
pub fn sanitise_line(text: &str) -> String {
    sanitise(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether nothing would change. Text in ASCII is decided byte by byte.
fn is_clean(text: &str) -> bool {
    let suspect = |ch: char| fate(ch) != Fate::Keep || is_combining_mark(ch);
    if text.is_ascii() {
        !text.bytes().any(|byte| (byte < b' ' && !matches!(byte, b'\n' | b'\t')) || byte == 0x7f)
    } else {
        !text.chars().any(suspect)
    }
}

/// What becomes of a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Keep,
    Drop,
    /// A line end of some kind.
    Newline,
    /// `\r`: a line end unless `\n` follows.
    Return,
    /// Starts an escape sequence.
    Escape,
    /// Kept where it joins the letters or pictures of scripts that need it.
    Joiner,
}

fn fate(ch: char) -> Fate {
    match ch {
        '\n' | '\t' => Fate::Keep,
        '\r' => Fate::Return,
        '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Fate::Newline,
        '\u{1b}' | '\u{90}' | '\u{98}' | '\u{9b}' | '\u{9d}'..='\u{9f}' => Fate::Escape,
        '\u{200c}' | '\u{200d}' => Fate::Joiner,
        _ if is_dropped(ch) => Fate::Drop,
        _ => Fate::Keep,
    }
}

/// Controls and characters that are invisible by design.
fn is_dropped(ch: char) -> bool {
    ch.is_control()
        || matches!(ch,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}'
            | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut marks = 0;
    while let Some(ch) = rest.chars().next() {
        rest = &rest[ch.len_utf8()..];
        match fate(ch) {
            Fate::Keep => {
                marks = if is_combining_mark(ch) { marks + 1 } else { 0 };
                if marks <= MAX_MARKS {
                    out.push(ch);
                }
            }
            Fate::Drop => {}
            Fate::Newline => out.push('\n'),
            Fate::Return if rest.starts_with('\n') => {}
            Fate::Return => out.push('\n'),
            Fate::Escape => rest = after_escape(ch, rest),
            Fate::Joiner if joins(&out, rest) => out.push(ch),
            Fate::Joiner => {}
        }
    }
    out
}

/// Whether a joiner stands between two characters of a script (or two pictures) that it can join. Latin, Greek and
/// Cyrillic have no use for one.
fn joins(before: &str, after: &str) -> bool {
    let joinable = |ch: Option<char>| ch.is_some_and(|ch| ch > '\u{52f}' && fate(ch) == Fate::Keep);
    joinable(before.chars().next_back()) && joinable(after.chars().next())
}

/// What follows the escape sequence that `introducer` starts. An unfinished sequence ends with its line.
fn after_escape(introducer: char, rest: &str) -> &str {
    let mut chars = rest.chars();
    match introducer {
        '\u{9b}' => after_control_sequence(rest),
        '\u{1b}' => match chars.next() {
            Some('[') => after_control_sequence(chars.as_str()),
            Some(']' | 'P' | 'X' | '^' | '_') => after_string(chars.as_str()),
            Some(' '..='/') => skip_one(chars.as_str()),
            Some('0'..='~') => chars.as_str(),
            _ => rest,
        },
        _ => after_string(rest),
    }
}

fn skip_one(text: &str) -> &str {
    let mut chars = text.chars();
    match chars.next() {
        Some('0'..='~') => chars.as_str(),
        _ => text,
    }
}

/// What follows parameters, intermediates and the final byte of a control sequence (ECMA-48, 5.4).
fn after_control_sequence(text: &str) -> &str {
    let end = text.find(|ch| !matches!(ch, ' '..='?')).unwrap_or(text.len());
    skip_final(&text[end..])
}

fn skip_final(text: &str) -> &str {
    let mut chars = text.chars();
    match chars.next() {
        Some('@'..='~') => chars.as_str(),
        _ => text,
    }
}

/// What follows a control string: up to BEL, ST or the end of the line.
fn after_string(text: &str) -> &str {
    let end = text.find(['\u{7}', '\u{9c}', '\u{1b}', '\n']).unwrap_or(text.len());
    let rest = &text[end..];
    rest.strip_prefix(['\u{7}', '\u{9c}']).or_else(|| rest.strip_prefix("\u{1b}\\")).unwrap_or(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(dirty: &str, expected: &str) {
        assert_eq!(sanitise(dirty), expected, "{dirty:?}");
        assert_eq!(sanitise(expected), expected, "cleaning twice changes nothing");
    }

    #[test]
    fn clean_text_is_borrowed() {
        for text in ["plain\n\ttext", "naïve “quotes” — €5\u{a0}m", "日本語", "👩‍👩‍👧 family? no: joined"]
        {
            check(text, text);
        }
        assert!(matches!(sanitise("plain “text”"), Cow::Borrowed(_)));
    }

    #[test]
    fn escape_sequences_go_with_their_parameters() {
        check("a\u{1b}[31;1mred\u{1b}[0m b", "ared b");
        check("a\u{1b}]0;title\u{7}b", "ab");
        check("a\u{1b}]8;;http://x\u{1b}\\link\u{1b}]8;;\u{1b}\\b", "alinkb");
        check("a\u{1b}P$q\u{1b}\\b\u{9b}2Jc\u{9d}52;c;x\u{9c}d", "abcd");
        check("a\u{1b}cb\u{1b}(Bc\u{1b}", "abc");
        check("a\u{1b}]unfinished\nnext line", "a\nnext line");
        check("a\u{1b}[12", "a");
    }

    #[test]
    fn removal_never_builds_a_new_sequence() {
        check("\u{1b}\u{1b}[[31m", "31m");
        check("\u{1b}\u{200b}[31m", "[31m");
    }

    #[test]
    fn line_ends_become_one_kind() {
        check("a\r\nb\rc\u{85}d\u{2028}e\u{c}f", "a\nb\nc\nd\ne\nf");
    }

    #[test]
    fn invisible_and_bidi_characters_go() {
        check("user\u{202e}txt.exe\u{202c}", "usertxt.exe");
        check("K\u{200b}er\u{ad}ry\u{feff}\u{2066}x\u{2069}", "Kerryx");
        check("a\u{0}\u{8}\u{7f}\u{80}b\u{e0041}", "ab");
        check("Ker\u{200d}ry", "Kerry");
        check("می\u{200c}خواهم", "می\u{200c}خواهم");
    }

    #[test]
    fn piled_up_marks_are_cut() {
        let zalgo = format!("a{}b", "\u{301}".repeat(50));
        check(&zalgo, &format!("a{}b", "\u{301}".repeat(MAX_MARKS)));
    }

    #[test]
    fn one_line_form_has_single_spaces() {
        assert_eq!(sanitise_line("  The\tTitle\n of \u{1b}[1mit "), "The Title of it");
    }

    proptest::proptest! {
        #[test]
        fn nothing_dangerous_is_left(text in "\\PC*|[\\x00-\\x7f\\u{80}-\\u{9f}\\u{200b}-\\u{206f}]*") {
            let safe = sanitise(&text);
            proptest::prop_assert!(!safe.chars().any(|ch| is_dropped(ch) && !matches!(ch, '\n' | '\t')));
            proptest::prop_assert_eq!(sanitise(&safe).into_owned(), safe.clone().into_owned());
        }
    }
}
