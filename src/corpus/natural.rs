//! The order in which people sort names: numbers by value, letters without regard to case.

use std::cmp::Ordering;

/// Compares `left` and `right` so that `page 2` stands before `page 10`. Never equal for different names.
pub(crate) fn compare(left: &str, right: &str) -> Ordering {
    let (mut a, mut b) = (left, right);
    while !a.is_empty() && !b.is_empty() {
        let (first, second) = (chunk(a), chunk(b));
        let order = compare_chunks(first, second);
        if order != Ordering::Equal {
            return order;
        }
        (a, b) = (&a[first.len()..], &b[second.len()..]);
    }
    a.len().cmp(&b.len()).then_with(|| left.cmp(right))
}

/// The digits, or the other characters, at the start of `text`.
fn chunk(text: &str) -> &str {
    let digits = text.starts_with(|ch: char| ch.is_ascii_digit());
    let end = text.find(|ch: char| ch.is_ascii_digit() != digits).unwrap_or(text.len());
    &text[..end]
}

fn compare_chunks(a: &str, b: &str) -> Ordering {
    let number = |chunk: &str| chunk.starts_with(|ch: char| ch.is_ascii_digit());
    if number(a) && number(b) {
        let (a, b) = (a.trim_start_matches('0'), b.trim_start_matches('0'));
        return a.len().cmp(&b.len()).then_with(|| a.cmp(b));
    }
    a.chars().flat_map(char::to_lowercase).cmp(b.chars().flat_map(char::to_lowercase))
}

#[cfg(test)]
mod tests {
    use super::compare;

    #[track_caller]
    fn check(sorted: &[&str]) {
        let mut names = sorted.to_vec();
        names.reverse();
        names.sort_by(|a, b| compare(a, b));
        assert_eq!(names, sorted);
    }

    #[test]
    fn numbers_go_by_value() {
        check(&["2.txt", "10.txt"]);
        check(&["a1b2", "a1b10", "a2b1"]);
        check(&["007", "7", "8"]);
        check(&["x99999999999999999999999", "x100000000000000000000000"]);
    }

    #[test]
    fn case_matters_last() {
        check(&["Alpha", "alpha", "Beta"]);
        check(&["a", "a1", "ab"]);
    }
}
