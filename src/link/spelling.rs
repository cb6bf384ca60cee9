//! When two spellings are one word: transliterations (`Sergei`, `Sergey`) and short forms (`Bill`, `William`).

use std::collections::HashMap;
use std::sync::LazyLock;

/// Short forms of given names, compiled in.
static SHORT_FORMS: &str = include_str!("../../models/words/nicknames.txt");

/// Replacements that bring transliterations of one name together, applied in order to a folded word.
const TRANSLITERATIONS: [(&str, &str); 15] = [
    ("kh", "h"),
    ("ph", "f"),
    ("ck", "k"),
    ("q", "k"),
    ("w", "v"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("y", "i"),
    ("ii", "i"),
    ("ei", "e"),
    ("aa", "a"),
    ("iu", "u"),
    ("ia", "a"),
    ("dj", "j"),
];

/// A form that is equal for the usual transliterations of one name, from a folded word.
#[must_use]
pub(super) fn transliterated(word: &str) -> String {
    let mut form = word.to_owned();
    if !word.is_ascii() || word.len() < 4 {
        return form;
    }
    for (from, to) in TRANSLITERATIONS {
        if form.contains(from) {
            form = form.replace(from, to);
        }
    }
    let mut letters: Vec<char> = form.chars().collect();
    letters.dedup();
    letters.into_iter().collect()
}

/// A form that is equal for transliterations that are farther apart, from one that is transliterated: "Araghchi" and
/// "Araqchi", "Rouhani" and "Rowhani". Other names may share it.
#[must_use]
pub(super) fn loosely(form: &str) -> String {
    const PAIRS: [(&str, &str); 5] = [("gh", "k"), ("zh", "j"), ("tch", "ch"), ("sch", "sh"), ("sz", "sh")];
    let mut loose = PAIRS.iter().fold(form.to_owned(), |form, (from, to)| form.replace(from, to));
    let before_consonant = |at: usize| loose[at + 2..].starts_with(|next: char| !"aeiou".contains(next));
    if let Some((at, _)) = loose.match_indices("ov").find(|(at, _)| before_consonant(*at)) {
        loose.replace_range(at..at + 2, "u");
    }
    loose
}

/// The consonants of a folded word, doubles once, its first letter kept: equal for `Mohammad` and `Muhammed`.
#[must_use]
pub(super) fn skeleton(word: &str) -> String {
    consonants(&transliterated(word))
}

/// The same of a `form` that is transliterated. A C is a K, as in Catherine, but for a soft one and that of "ch".
fn consonants(form: &str) -> String {
    let mut letters: Vec<char> = Vec::new();
    for (at, letter) in form.char_indices() {
        let hard = letter == 'c' && !form[at + 1..].starts_with(['e', 'h', 'i']);
        let letter = if hard { 'k' } else { letter };
        if (at == 0 || !"aeiou".contains(letter)) && letters.last() != Some(&letter) {
            letters.push(letter);
        }
    }
    letters.into_iter().collect()
}

/// Whether two given names are one, spelled otherwise.
fn alike(a: &str, b: &str) -> bool {
    let (form_a, form_b) = (transliterated(a), transliterated(b));
    form_a == form_b || {
        let skeleton = consonants(&form_a);
        skeleton.len() >= 3 && skeleton == consonants(&form_b)
    }
}

/// Whether one letter at most parts two folded words: one more, one less or another.
#[must_use]
pub(super) fn nearly_equal(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a.as_bytes(), b.as_bytes()) } else { (b.as_bytes(), a.as_bytes()) };
    let front = short.iter().zip(long).take_while(|(x, y)| x == y).count();
    let back = short.iter().rev().zip(long.iter().rev()).take_while(|(x, y)| x == y).count();
    long.len() - short.len() <= 1 && front + back + 1 >= long.len()
}

/// All given names by their short forms.
pub(super) static NICKNAMES: LazyLock<Nicknames> = LazyLock::new(Nicknames::default);

/// Given names by their short forms.
#[derive(Debug)]
pub(super) struct Nicknames(HashMap<&'static str, Vec<&'static str>>);

impl Default for Nicknames {
    fn default() -> Self {
        let mut full: HashMap<_, Vec<_>> = HashMap::new();
        for line in SHORT_FORMS.lines().filter(|line| !line.starts_with('#')) {
            let Some((name, shorts)) = line.split_once(':') else { continue };
            shorts.split(',').for_each(|short| full.entry(short.trim()).or_default().push(name));
        }
        Self(full)
    }
}

impl Nicknames {
    /// The given names that `word` may be short for.
    pub(super) fn full(&self, word: &str) -> impl Iterator<Item = &'static str> + use<> {
        self.0.get(word).cloned().unwrap_or_default().into_iter()
    }

    /// The letters with which other forms of a given name can begin: its own, and those of what it may be short for.
    pub(super) fn letters(&self, word: &str) -> Vec<char> {
        let full = self.0.get(word).into_iter().flatten().filter_map(|name| name.chars().next());
        let mut letters: Vec<char> =
            word.chars().next().into_iter().chain(transliterated(word).chars().next()).chain(full).collect();
        letters.sort_unstable();
        letters.dedup();
        letters
    }

    /// Whether two folded given names can be one: equal, spelled otherwise, a short form, or an initial of the other.
    #[must_use]
    pub(super) fn agree(&self, a: &str, b: &str) -> bool {
        if a == b || a.chars().count() == 1 && b.starts_with(a) || b.chars().count() == 1 && a.starts_with(b) {
            return true;
        }
        let full = |short: &str, name: &str| self.0.get(short).is_some_and(|full| full.contains(&name));
        let both = self.0.get(a).zip(self.0.get(b)).is_some_and(|(a, b)| a.iter().any(|name| b.contains(name)));
        alike(a, b) || full(a, b) || full(b, a) || both
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(a: &str, b: &str, same: bool) {
        assert_eq!(transliterated(a) == transliterated(b), same, "{a} {b}");
    }

    #[test]
    fn transliterations_are_equal() {
        check("sergei", "sergey", true);
        check("zelensky", "zelenskyy", true);
        check("zelensky", "zelenskiy", true);
        check("yanukovych", "yanukovich", true);
        check("khan", "han", true);
    }

    #[test]
    fn other_names_are_not() {
        check("johnson", "johnston", false);
        check("ivanov", "lavrov", false);
        check("iran", "iraq", false);
        check("austria", "australia", false);
        check("hansen", "hanson", false);
    }

    #[test]
    fn given_names_agree_across_spellings_short_forms_and_initials() {
        let names = &*NICKNAMES;
        for (a, b) in [
            ("sergei", "sergey"),
            ("bill", "william"),
            ("muhammad", "mohammed"),
            ("j", "john"),
            ("kate", "katie"),
            ("katie", "kathryn"),
        ] {
            assert!(names.agree(a, b) && names.agree(b, a), "{a} {b}");
        }
        for (a, b) in [("bill", "hillary"), ("sergei", "ivan"), ("john", "jane"), ("maria", "mark")] {
            assert!(!names.agree(a, b) && !names.agree(b, a), "{a} {b}");
        }
    }

    #[test]
    fn transliterations_that_are_farther_apart() {
        let loose = |word: &str| loosely(&transliterated(word));
        for (a, b) in [("araghchi", "araqchi"), ("rouhani", "rowhani"), ("zhanov", "djanov")] {
            assert_eq!(loose(a), loose(b), "{a} {b}");
        }
        for (a, b) in [("ivanov", "ivanu"), ("hansen", "hanson"), ("kovalev", "kualev")] {
            assert_ne!(loose(a), loose(b), "{a} {b}");
        }
    }

    #[test]
    fn one_letter_apart() {
        assert!(nearly_equal("taliban", "taleban") && nearly_equal("abc", "ab") && nearly_equal("", "a"));
        assert!(!nearly_equal("abc", "cba") && !nearly_equal("a", "abc"));
    }
}
