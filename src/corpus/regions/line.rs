//! What can be said of a line by its letters and marks.

/// The letters and digits of `text`, lower case: what stays equal when two copies differ in marks and spaces.
pub(super) fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|ch| ch.is_alphanumeric()).flat_map(char::to_lowercase)
}

/// Whether `long` begins with `short`, marks and case aside.
pub(super) fn begins_with(long: &str, short: &str) -> bool {
    let mut letters_of_long = letters(long);
    letters(short).all(|letter| letters_of_long.next() == Some(letter))
}

/// How many words `text` has.
pub(super) fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// `text` without closing quotes and brackets at its end.
pub(super) fn unquoted_end(text: &str) -> &str {
    text.trim_end_matches(|ch: char| ch.is_whitespace() || "\"'”’»)]*_".contains(ch))
}

/// Whether a sentence ends at the end of `text`, or before a remark in brackets there.
pub(super) fn is_stopped(text: &str) -> bool {
    let before_remark = text.strip_suffix(')').and_then(|text| text.rsplit_once('('));
    is_stop(text) || before_remark.is_some_and(|(before, _)| is_stop(before))
}

fn is_stop(text: &str) -> bool {
    unquoted_end(text).ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '।'])
}

/// Whether `text` ends with the full stop of a sentence, not of an abbreviation such as `U.S.` or `Inc.`
pub(super) fn ends_with_full_stop(text: &str) -> bool {
    let end = unquoted_end(text);
    if !end.ends_with(['.', '。', '।']) || end.ends_with("...") {
        return false;
    }
    let last = end.split_whitespace().next_back().unwrap_or_default();
    let inner = &last[..last.len() - last.chars().next_back().map_or(0, char::len_utf8)];
    let initials = inner.contains('.') && inner.split('.').all(|part| part.chars().count() == 1);
    !initials && !matches!(inner, "Inc" | "Corp" | "Co" | "Ltd" | "Jr" | "Sr" | "St" | "No" | "vs")
}

/// Whether `text` reads as running text: it ends like a sentence, or is too long for a heading.
pub(super) fn is_prose(text: &str) -> bool {
    is_stopped(text) || words(text) > 25 || text.ends_with([':', ',', '-', '–', '—'])
}

/// Whether `text` is a row of figures: a quarter of its words hold digits, and more than one.
pub(super) fn is_figures(text: &str) -> bool {
    let figures = text.split_whitespace().filter(|word| word.contains(|ch: char| ch.is_ascii_digit())).count();
    figures > 1 && figures * 4 >= words(text)
}

/// Whether `text` begins in the middle of a sentence.
pub(super) fn begins_small(text: &str) -> bool {
    text.starts_with(char::is_lowercase)
}

/// Whether all letters of `text` are capitals.
pub(super) fn is_upper(text: &str) -> bool {
    let mut letters = text.chars().filter(|ch| ch.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(|ch| !ch.is_lowercase())
}

/// Whether `short` is the beginning of `long`, or all of it, marks aside. A few words prove nothing.
pub(super) fn is_cut_of(short: &str, long: &str) -> bool {
    const MIN_LETTERS: usize = 24;
    begins_with(long, short) && letters(short).count() >= MIN_LETTERS
}

#[cfg(test)]
mod tests {
    use super::{ends_with_full_stop, is_cut_of, is_stopped};

    #[test]
    fn stops() {
        for (text, full, any) in [
            ("He left.", true, true),
            ("“He left.”", true, true),
            ("He left for the U.S.", false, true),
            ("Harbour plan delayed", false, false),
            ("‘Bad moment’", false, false),
            ("Who pays?", false, true),
            ("He left.(XY 1821)", false, true),
            ("A deal at last...", false, true),
        ] {
            assert_eq!((ends_with_full_stop(text), is_stopped(text)), (full, any), "{text}");
        }
    }

    #[test]
    fn cuts() {
        assert!(is_cut_of(
            "The minister greets co-workers at the gate",
            "The minister greets coworkers at the gate of the mill."
        ));
        assert!(!is_cut_of("The minister", "The minister left."));
    }
}
