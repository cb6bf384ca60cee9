//! One line of clean text from whatever a file holds.

use crate::text::sanitise::sanitise;

/// `text` on one line: sanitised, runs of spaces, tabs and line ends as one space, trimmed. No-break spaces inside stay.
pub(crate) fn line(text: &str) -> String {
    let clean = sanitise(text);
    let mut line = String::with_capacity(clean.len());
    let mut gap = false;
    for ch in clean.trim().chars() {
        if is_gap(ch) {
            gap = true;
            continue;
        }
        if gap {
            line.push(' ');
            gap = false;
        }
        line.push(ch);
    }
    line
}

/// Whether `ch` parts words and means nothing else.
fn is_gap(ch: char) -> bool {
    matches!(ch, ' ' | '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// `line(text)`, or nothing where no letter, digit or mark is left.
pub(crate) fn filled(text: &str) -> Option<String> {
    Some(line(text)).filter(|line| !line.is_empty())
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn keeps_no_break_spaces_and_nothing_a_terminal_obeys() {
        assert_eq!(line("  a \t b\u{a0}c\r\nd \u{a0}\n"), "a b\u{a0}c d");
        assert!(!line("x\u{1b}[31mred\u{7}\u{202e}y").contains(['\u{1b}', '\u{7}', '\u{202e}']));
    }
}
