//! Whether given names can be one person's.

use super::spelling::NICKNAMES;

/// Whether given names can be one person's: the first agree and no middle name contradicts, or all of the fewer are
/// among the more ("Javad" of "Mohammad Javad") or the last of them ("Ó" of "Ruth Ó").
pub(super) fn agrees(a: &[String], b: &[&str]) -> bool {
    let (Some(first_a), Some(first_b)) = (a.first(), b.first()) else { return false };
    if NICKNAMES.agree(first_a, first_b) {
        let (middle_a, middle_b) = (&a[1..], &b[1..]);
        return middle_a.is_empty()
            || middle_b.is_empty()
            || (middle_a.len() == middle_b.len() && middle_a.iter().zip(middle_b).all(|(x, y)| NICKNAMES.agree(x, y)));
    }
    if are_initials(a, b) || are_initials(b, a) {
        return true;
    }
    let long = |word: &str| word.chars().count() > 2;
    if a.len() < b.len() && b[b.len() - a.len()..].iter().zip(a).all(|(x, y)| x == y)
        || b.len() < a.len() && a[a.len() - b.len()..].iter().zip(b).all(|(x, y)| x == y)
    {
        return true;
    }
    if a.len() < b.len() {
        a.iter().all(|x| long(x) && b.contains(&x.as_str()))
    } else {
        b.len() < a.len() && b.iter().all(|y| long(y) && a.iter().any(|x| x == y))
    }
}

/// Whether `short` begins the given name `full`, but for a fond ending, or ends it, and leaves more than a letter out.
pub(super) fn is_part(short: &str, full: &str) -> bool {
    const SHORTEST: usize = 2;
    const SHORTEST_END: usize = 4;
    let (letters, all) = (short.chars().count(), full.chars().count());
    let fond = ["ie", "i", "y"].iter().find_map(|ending| short.strip_suffix(ending));
    let stem = fond.filter(|stem| stem.chars().count() > SHORTEST).unwrap_or(short);
    let begins = letters >= SHORTEST && (full.starts_with(short) || full.starts_with(stem));
    let ends = letters >= SHORTEST_END && full.ends_with(short);
    (begins || ends) && all >= letters + 2
}

/// Whether `a` are several initials of which the only name `b` has one: "H.R." and "Bob", who is Robert.
fn are_initials(a: &[impl AsRef<str>], b: &[impl AsRef<str>]) -> bool {
    let [name] = b else { return false };
    let initial = |one: &str| one.chars().count() == 1;
    let agree = |one: &str| NICKNAMES.letters(name.as_ref()).iter().any(|letter| one.starts_with(*letter));
    a.len() > 1 && a.iter().all(|one| initial(one.as_ref())) && a.iter().any(|one| agree(one.as_ref()))
}

#[cfg(test)]
mod tests {
    use super::super::telling::parts;
    use super::*;

    /// Checks whether `a` and `b` can be one person's, from either side.
    #[track_caller]
    fn check(a: &str, b: &str, expected: bool) {
        for (a, b) in [(a, b), (b, a)] {
            let known: Vec<String> = parts(a).into_iter().map(str::to_owned).collect();
            assert_eq!(agrees(&known, &parts(b)), expected, "{a} {b}");
        }
    }

    #[test]
    fn initials_agree_with_names_and_short_forms() {
        check("h r", "bob", true);
        check("j r", "jane", true);
        check("h r", "anna", false);
        check("h", "bob", false);
        check("h r", "bob paul", false);
    }

    #[test]
    fn middle_names_may_lack_but_not_differ() {
        check("anna", "anna maria", true);
        check("anna w", "anna maria", false);
        check("mohammad javad", "javad", true);
        check("jo", "mary ann", false);
    }

    #[test]
    fn parts_of_given_names() {
        for (short, full) in [("ros", "rosalind"), ("dette", "bernadette"), ("gabi", "gabriela"), ("rosie", "rosalind")]
        {
            assert!(is_part(short, full), "{short} {full}");
        }
        for (short, full) in [("ann", "anna"), ("ind", "rosalind"), ("r", "rosalind"), ("rosa", "paul")] {
            assert!(!is_part(short, full), "{short} {full}");
        }
    }
}
